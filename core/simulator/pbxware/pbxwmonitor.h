// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/pbxware/pbxwactions.h"
#include "core/simulator/pbxware/pbxwhouse.h"

#include <QObject>
#include <QSet>

namespace callboard::sim::pbxw {

class Extensions;

//! What is the case now: extensions, calls and trunks (pbxware 9172), the dashboard (292), recording on demand (9427).
class Monitor : public QObject
{
    Q_OBJECT

public:
    Monitor(House& house, Extensions& extensions, QObject* parent = nullptr);

    void addTo(Actions& actions);

private:
    [[nodiscard]] Answer list(const Request& request) const;
    [[nodiscard]] Answer liveCalls(const Request& request) const;
    [[nodiscard]] Answer trunks() const;
    [[nodiscard]] Answer calls(const Request& request) const;
    [[nodiscard]] Answer licensing(const Request& request) const;
    [[nodiscard]] Answer record(const Request& request, const QString& what);
    void forget(); //!< the switch died
    void addDashboard(Actions& actions);
    //! A share in percent that goes up and down with the world's time.
    [[nodiscard]] QString share(int base, int swing, int periodMs) const;

    House& m_house;
    Extensions& m_extensions;
    QSet<QString> m_paused; //!< legs whose recording goes on later
    qint64 m_day = 0; //!< today's number, as the counters know it
    int m_today = 0;
    int m_answeredToday = 0;
    QList<qint64> m_lastHour; //!< beginnings
    QSet<QString> m_counted; //!< rooms that are among them
    QSet<QString> m_answered;
};

} // namespace callboard::sim::pbxw
