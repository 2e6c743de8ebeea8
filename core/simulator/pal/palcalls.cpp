// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pal/palmethods.h"
#include "core/simulator/pal/palnotifications.h"

#include "core/simulator/world.h"

#include <algorithm>

namespace callboard::sim::pal {

using namespace Qt::StringLiterals;

namespace {

//! A plain user works on calls that he takes part in, no others.
bool mayTouch(const Caller& c, const QString& talkerId)
{
    if (c.role != RoleUser)
        return true;
    const Talker* t = c.world.talker(talkerId);
    if (!t)
        return true; // the world says that there is no such talker
    const QList<Talker> own = c.world.talkersOf(c.user);
    return std::any_of(own.begin(), own.end(), [t](const Talker& o) { return o.room == t->room || o.home == t->room; });
}

Reply onTalker(const Caller& c, const QString& tid, const std::function<Result<void>(const QString&)>& action)
{
    if (!mayTouch(c, tid))
        return no(Refusal::Message, u"talker %1 is in somebody else's call"_s.arg(tid));
    return outcome(action(tid));
}

QString extensionOf(const Caller& c)
{
    return c.role == RoleSa ? QString() : c.user;
}

QJsonObject talkerInfo(const Talker& t)
{
    return {{"talker_id"_L1, t.id}, {"room_id"_L1, t.room}, {"user"_L1, t.extension}, {"number"_L1, t.number},
        {"display_name"_L1, t.name}, {"status"_L1, QString::number(statusCode(t.last))}, {"time"_L1, t.since}};
}

} // namespace

Reply barge(const Caller& c, const Params& p)
{
    const QString speak = text(p, "speak"_L1);
    if (speak != "true"_L1 && speak != "false"_L1 && speak != "tutor"_L1)
        return failure(kBadParameter, u"Invalid parameter: speak"_s);
    const Supervision how{flag(p, "listen"_L1), speak == "true"_L1, speak == "tutor"_L1};
    return outcome(c.world.supervise(text(p, "user"_L1), text(p, "tid"_L1), how));
}

Reply callforward(const Caller& c, const Params& p)
{
    return outcome(c.world.forward(text(p, "rid"_L1), texts(p, "user"_L1), extensionOf(c)));
}

Reply cancelTransfer(const Caller& c, const Params& p)
{
    return onTalker(c, text(p, "tid"_L1), [&](const QString& tid) { return c.world.cancelConsult(tid); });
}

Reply conference(const Caller& c, const Params& p)
{
    return onTalker(c, text(p, "talker_id"_L1), [&](const QString& tid) { return c.world.conference(tid); });
}

Reply disconnect(const Caller& c, const Params& p)
{
    if (p.contains("tid"_L1))
        return onTalker(c, text(p, "tid"_L1), [&](const QString& tid) { return c.world.hangup(tid); });
    if (!p.contains("rid"_L1))
        return failure(kBadParameter, u"Invalid parameter: tid"_s);
    if (c.role == RoleUser) // pal 589
        return failure(kDenied, u"Permission denied"_s);
    const QString rid = text(p, "rid"_L1);
    const int delay = integer(p, "delay"_L1, 0);
    if (delay <= 0 || !c.world.room(rid))
        return outcome(c.world.hangupRoom(rid));
    c.world.scheduler().after(delay, [&world = c.world, rid] { (void)world.hangupRoom(rid); });
    return ok(u"succeeded: "_s);
}

Reply getTalkerInfo(const Caller& c, const Params& p)
{
    const QString wanted = text(p, "talker_id"_L1);
    const QList<Talker> talkers = c.world.talkersIn(text(p, "room_id"_L1));
    QJsonArray all;
    for (const Talker& t : talkers) {
        if (t.id == wanted)
            return ok(talkerInfo(t));
        all << talkerInfo(t);
    }
    if (!wanted.isEmpty())
        return no(Refusal::Map, u"no such talker: %1"_s.arg(wanted));
    return ok(all);
}

Reply makeCall(const Caller& c, const Params& p)
{
    const QString type = text(p, "type"_L1);
    if (type != "1"_L1 && type != "2"_L1)
        return failure(kBadParameter, u"Invalid parameter: type"_s);
    const QString owner = text(p, "user"_L1);
    if (c.role == RoleUser && owner != c.user)
        return no(Refusal::Message, u"%1 may call for himself only"_s.arg(c.user));
    if (!c.world.directory().user(owner))
        return no(Refusal::Message, u"no such user: %1"_s.arg(owner));
    const auto made = c.world.originate({text(p, "from"_L1), texts(p, "to"_L1), type == "1"_L1, c.requestId});
    return made ? ok(u"succeeded: "_s + *made) : no(Refusal::Message, made.error().message);
}

Reply park(const Caller& c, const Params& p)
{
    return onTalker(c, text(p, "tid"_L1), [&](const QString& tid) { return c.world.park(tid, text(p, "number"_L1)); });
}

Reply remoteControl(const Caller& c, const Params& p)
{
    const QString action = text(p, "action"_L1);
    if (action != "talk"_L1 && action != "hold"_L1)
        return failure(kBadParameter, u"Invalid parameter: action"_s);
    return onTalker(c, text(p, "talker_id"_L1), [&](const QString& id) -> Result<void> {
        const Talker* t = c.world.talker(id);
        if (!t)
            return unexpected(refused(u"no such talker: %1"_s.arg(id)));
        const Extension* user = c.world.directory().user(t->extension);
        // The PBX only sends a NOTIFY: it does not learn whether the phone cared.
        if (!user || !user->remoteControlled)
            return {};
        if (action == "hold"_L1)
            (void)c.world.hold(id);
        else if (t->state == LegState::Held)
            (void)c.world.resume(id);
        else
            (void)c.world.answer(id);
        return {};
    });
}

Reply startRecording(const Caller& c, const Params& p)
{
    return onTalker(c, text(p, "tid"_L1), [&](const QString& tid) { return c.world.setRecording(tid, true); });
}

Reply stopRecording(const Caller& c, const Params& p)
{
    return onTalker(c, text(p, "tid"_L1), [&](const QString& tid) { return c.world.setRecording(tid, false); });
}

Reply transfer(const Caller& c, const Params& p)
{
    const QString to = text(p, "user"_L1);
    const bool blind = text(p, "mode"_L1) == "blind"_L1;
    return onTalker(c, text(p, "tid"_L1), [&](const QString& tid) {
        return blind ? c.world.blindTransfer(tid, to, extensionOf(c)) : c.world.consult(tid, to);
    });
}

Reply unpark(const Caller& c, const Params& p)
{
    const QString user = text(p, "user"_L1);
    if (c.role == RoleUser && user != c.user)
        return no(Refusal::Message, u"%1 may take calls for himself only"_s.arg(c.user));
    return outcome(c.world.retrieve(user, text(p, "number"_L1)));
}

} // namespace callboard::sim::pal
