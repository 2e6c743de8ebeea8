// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/portasip/portamethods.h"

#include "core/simulator/world.h"

#include <QUrl>

namespace callboard::sim::porta {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDefaultOrder = 2; // porta 2537

//! Only calls to access numbers of own applications can be steered like this.
Reply onMenu(const Context& c, const Params& p, const std::function<Reply(const QString& talker)>& action)
{
    const QJsonObject call = p.value("call"_L1).toObject();
    if (text(call, "id"_L1).isEmpty())
        return wrong(u"call.id"_s);
    const Leg* leg = legNamed(c, call);
    if (!leg)
        return notFound(call);
    if (leg->accessNumber.isEmpty())
        return wrong(u"not a call to an access number"_s);
    return action(QString(leg->talker));
}

std::optional<qint64> order(const Params& p)
{
    const auto given = p.contains("order"_L1) ? number(p, "order"_L1) : kDefaultOrder;
    return given == 2 || given == 3 ? given : std::nullopt;
}

} // namespace

Reply playPrompt(const Context& c, const Params& p)
{
    const auto place = order(p);
    if (!place)
        return wrong(u"order"_s);
    const auto times = p.contains("repeat"_L1) ? number(p, "repeat"_L1) : std::optional<qint64>(1);
    if (!times || *times == 0 || *times < -1)
        return wrong(u"repeat"_s);
    const QUrl url(text(p, "url"_L1));
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return wrong(u"url"_s);
    return onMenu(
        c, p, [&](const QString& talker) { return outcome(c.world.playPrompt(talker, int(*place), int(*times))); });
}

Reply stopPlayPrompt(const Context& c, const Params& p)
{
    const auto place = order(p);
    if (!place)
        return wrong(u"order"_s);
    return onMenu(c, p, [&](const QString& talker) { return outcome(c.world.stopPrompt(talker, int(*place))); });
}

Reply startDtmfDetect(const Context& c, const Params& p)
{
    return onMenu(c, p, [&](const QString& talker) { return outcome(c.world.setKeyDetection(talker, true)); });
}

Reply stopDtmfDetect(const Context& c, const Params& p)
{
    return onMenu(c, p, [&](const QString& talker) { return outcome(c.world.setKeyDetection(talker, false)); });
}

Reply ringCall(const Context& c, const Params& p)
{
    return onMenu(c, p, [&](const QString& talker) { return outcome(c.world.alert(talker, false)); });
}

Reply progressCall(const Context& c, const Params& p)
{
    return onMenu(c, p, [&](const QString& talker) { return outcome(c.world.alert(talker, true)); });
}

} // namespace callboard::sim::porta
