// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/system/trafficwords.h"

#include <QCoreApplication>

namespace callboard::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(callboard::ui::TrafficWords)
};

} // namespace

QString askedText(const PollTraffic& traffic)
{
    return Words::tr("Asked %n time(s) in the last minute", nullptr, traffic.lastMinute);
}

QString trafficText(const PollTraffic& traffic)
{
    const QString limit = traffic.budget > 0 ? Words::tr("at most %n time(s) a minute", nullptr, traffic.budget)
                                             : Words::tr("no limit");
    //: %1 = "Asked 12 times in the last minute", %2 = "at most 60 times a minute"
    return Words::tr("%1, %2").arg(askedText(traffic), limit);
}

} // namespace callboard::ui
