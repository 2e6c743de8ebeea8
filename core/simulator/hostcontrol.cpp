// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/simulatorhost.h"

#include "core/simulator/world.h"

#include <algorithm>

namespace callboard::sim {

using namespace Qt::StringLiterals;

struct SimulatorHost::Verb
{
    QString name;
    Answer (SimulatorHost::*run)(const QJsonObject&);
    QString keys; //!< told when they are wrong
};

namespace {

QJsonObject fail(const QString& why)
{
    return {{"error"_L1, why}};
}

QJsonObject answerOf(const Result<void>& result)
{
    return result ? QJsonObject{{"ok"_L1, true}} : fail(result.error().message);
}

//! The first of the keys that is there, numbers as text.
QString text(const QJsonObject& c, std::initializer_list<QLatin1StringView> keys)
{
    for (const auto key : keys) {
        const QJsonValue value = c.value(key);
        if (value.isString() && !value.toString().isEmpty())
            return value.toString();
        if (value.isDouble())
            return QString::number(value.toDouble(), 'f', 0);
    }
    return {};
}

//! on/off in any of its spellings.
bool isOn(const QJsonObject& c, std::initializer_list<QLatin1StringView> keys, bool fallback)
{
    for (const auto key : keys) {
        const QJsonValue value = c.value(key);
        if (value.isBool())
            return value.toBool();
        if (value.isString())
            return QStringList{u"on"_s, u"true"_s, u"yes"_s, u"start"_s, u"active"_s}.contains(value.toString());
    }
    return fallback;
}

QList<Talker> candidates(const World& w, const QJsonObject& c)
{
    if (const Talker* t = w.talker(text(c, {"leg"_L1, "talker"_L1, "tid"_L1})))
        return {*t};
    const QString who = text(c, {"extension"_L1, "number"_L1, "user"_L1, "who"_L1, "from"_L1});
    QList<Talker> found = w.talkersOf(who) + w.talkersAt(who);
    const QString call = text(c, {"call"_L1, "room"_L1, "rid"_L1});
    if (who.isEmpty())
        found = w.talkersIn(call);
    else if (!call.isEmpty())
        found.removeIf([&call](const Talker& t) { return t.room != call; });
    return found;
}

//! The leg that a command means: the first whose state fits, preferably inside the house.
Result<QString> pickLeg(const World& w, const QJsonObject& c, const std::function<bool(const Talker&)>& fits)
{
    QList<Talker> found = candidates(w, c);
    found.removeIf([&fits](const Talker& t) { return t.system || !fits(t); });
    std::ranges::stable_sort(found, {}, [](const Talker& t) { return t.extension.isEmpty() ? 1 : 0; });
    if (found.isEmpty())
        return unexpected(refused(u"no such leg in a fitting state; name one by \"extension\", \"number\" (outside), "
                                  "\"call\" or \"leg\", see {\"do\":\"state\"}"_s));
    return found.first().id;
}

QJsonObject onLeg(const World& w, const QJsonObject& c, const std::function<bool(const Talker&)>& fits,
    const std::function<Result<void>(const QString&)>& action)
{
    const auto leg = pickLeg(w, c, fits);
    if (!leg)
        return fail(leg.error().message);
    QJsonObject out = answerOf(action(*leg));
    if (!out.contains("error"_L1))
        out.insert("leg"_L1, *leg);
    return out;
}

bool isAnswered(const Talker& t)
{
    return t.answered();
}

} // namespace

const QList<SimulatorHost::Verb>& SimulatorHost::verbs()
{
    using H = SimulatorHost;
    static const QList<Verb> table{
        {u"call"_s, &H::doCall, u"from, to, [name]"_s},
        {u"answer"_s, &H::doAnswer, u"extension|number|call|leg"_s},
        {u"hangup"_s, &H::doHangup, u"extension|number|leg|call"_s},
        {u"hold"_s, &H::doHold, u"extension|leg"_s},
        {u"resume"_s, &H::doResume, u"extension|leg"_s},
        {u"park"_s, &H::doPark, u"extension|leg, slot"_s},
        {u"unpark"_s, &H::doUnpark, u"slot, extension"_s},
        {u"queue"_s, &H::doQueue, u"queue, from, [name] | agent, paused"_s},
        {u"register"_s, &H::doRegister, u"extension, on"_s},
        {u"voicemail"_s, &H::doVoicemail, u"extension, [new, unread, read, saved] | [from, name, seconds]"_s},
        {u"record"_s, &H::doRecord, u"extension|leg, on"_s},
        {u"transfer"_s, &H::doTransfer, u"extension|leg, to, [mode: blind|attended]"_s},
        {u"dnd"_s, &H::doDnd, u"extension, on"_s},
        {u"key"_s, &H::doKey, u"extension|number|leg, key, [ms]"_s},
        {u"meeting"_s, &H::doMeeting, u"owner, name, invite | owner, name, end"_s},
        {u"drop-connections"_s, &H::doDropConnections, {}},
        {u"restart"_s, &H::doRestart, u"[calls: keep|lose, ms]"_s},
        {u"change-certificate"_s, &H::doChangeCertificate, {}},
        {u"expire-sessions"_s, &H::doExpireSessions, {}},
        {u"serverstatus"_s, &H::doServerStatus, u"status: active|inactive"_s},
        {u"reload"_s, &H::doReload, u"part: queue|park|a module's name"_s},
        {u"crash"_s, &H::doCrash, u"[ms]"_s},
        {u"pause"_s, &H::doPause, u"agent, on, [reason, queue]"_s},
        {u"member"_s, &H::doMember, u"queue, agent, on | penalty | loggedIn"_s},
        {u"chat"_s, &H::doChat, u"from, text, to | room; people by login"_s},
        {u"state"_s, &H::doState, {}},
        {u"call-control"_s, &H::doCallControl, u"on"_s},
        {u"advance"_s, &H::doAdvance, u"ms"_s},
        {u"quit"_s, &H::doQuit, {}},
    };
    return table;
}

QStringList SimulatorHost::controlVerbs()
{
    QStringList names;
    for (const Verb& verb : verbs())
        names << verb.name;
    return names;
}

QJsonObject SimulatorHost::control(const QJsonObject& command)
{
    const QString name = text(command, {"do"_L1});
    const auto verb = std::ranges::find(verbs(), name, &Verb::name);
    if (verb == verbs().end())
        return fail(u"\"do\" is \"%1\"; allowed: %2"_s.arg(name, controlVerbs().join(u", "_s)));
    if (!m_world)
        return fail(u"the simulated PBX does not run"_s);
    QJsonObject out = (this->*(verb->run))(command);
    if (out.contains("error"_L1) && !verb->keys.isEmpty())
        out.insert("keys"_L1, verb->keys);
    return out;
}

QJsonObject SimulatorHost::doCall(const QJsonObject& c)
{
    const QString from = text(c, {"from"_L1, "extension"_L1, "number"_L1});
    const QString to = text(c, {"to"_L1, "queue"_L1});
    const auto made = m_world->directory().user(from) ? m_world->dial(from, to)
        : World::isOutsideNumber(from)                ? m_world->dialFromOutside(from, text(c, {"name"_L1}), to)
                                                      : unexpected(refused(u"no such caller: \"%1\""_s.arg(from)));
    return made ? QJsonObject{{"ok"_L1, true}, {"call"_L1, *made}} : fail(made.error().message);
}

QJsonObject SimulatorHost::doAnswer(const QJsonObject& c)
{
    return onLeg(
        *m_world, c, [](const Talker& t) { return t.state == LegState::Ringing; },
        [this](const QString& id) { return m_world->answer(id); });
}

QJsonObject SimulatorHost::doHangup(const QJsonObject& c)
{
    const QString call = text(c, {"call"_L1, "room"_L1, "rid"_L1});
    if (!call.isEmpty() && text(c, {"extension"_L1, "number"_L1, "leg"_L1, "user"_L1}).isEmpty())
        return answerOf(m_world->hangupRoom(call));
    return onLeg(
        *m_world, c, [](const Talker&) { return true; }, [this](const QString& id) { return m_world->hangup(id); });
}

QJsonObject SimulatorHost::doHold(const QJsonObject& c)
{
    return onLeg(
        *m_world, c, [](const Talker& t) { return t.state == LegState::Talking; },
        [this](const QString& id) { return m_world->hold(id); });
}

QJsonObject SimulatorHost::doResume(const QJsonObject& c)
{
    return onLeg(
        *m_world, c, [](const Talker& t) { return t.state == LegState::Held; },
        [this](const QString& id) { return m_world->resume(id); });
}

QJsonObject SimulatorHost::doPark(const QJsonObject& c)
{
    const QString slot = text(c, {"slot"_L1, "park"_L1, "to"_L1});
    return onLeg(*m_world, c, isAnswered, [this, &slot](const QString& id) { return m_world->park(id, slot); });
}

QJsonObject SimulatorHost::doUnpark(const QJsonObject& c)
{
    return answerOf(m_world->retrieve(text(c, {"extension"_L1, "to"_L1, "user"_L1}), text(c, {"slot"_L1, "park"_L1})));
}

//! With an agent: pauses or resumes him. Otherwise a caller enters.
QJsonObject SimulatorHost::doQueue(const QJsonObject& c)
{
    if (const QString agent = text(c, {"agent"_L1}); !agent.isEmpty())
        return answerOf(m_world->setPaused(agent, isOn(c, {"paused"_L1, "on"_L1}, true)));
    QJsonObject call = c;
    if (text(c, {"from"_L1, "extension"_L1, "number"_L1}).isEmpty())
        call.insert("from"_L1, outsideParty(0).first);
    if (text(c, {"to"_L1, "queue"_L1}).isEmpty())
        call.insert("queue"_L1, u"600"_s);
    return doCall(call);
}

QJsonObject SimulatorHost::doRegister(const QJsonObject& c)
{
    return answerOf(m_world->setRegistered(
        text(c, {"extension"_L1, "user"_L1}), isOn(c, {"on"_L1, "registered"_L1, "state"_L1}, true)));
}

QJsonObject SimulatorHost::doVoicemail(const QJsonObject& c)
{
    const QString extension = text(c, {"extension"_L1, "to"_L1, "user"_L1});
    const Extension* user = m_world->directory().user(extension);
    if (!user)
        return fail(u"no such user: \"%1\""_s.arg(extension));
    Mailbox box = user->mailbox;
    const std::pair<QLatin1StringView, int*> counts[]
        = {{"new"_L1, &box.fresh}, {"unread"_L1, &box.unread}, {"read"_L1, &box.read}, {"saved"_L1, &box.saved}};
    bool given = false;
    for (const auto& [key, count] : counts) {
        if (c.contains(key)) {
            *count = std::max(c.value(key).toInt(), 0);
            given = true;
        }
    }
    if (!given) { // somebody leaves a message
        const QString from = text(c, {"from"_L1, "number"_L1});
        const QString name = text(c, {"name"_L1});
        const auto left = m_world->leaveVoicemail(extension, from.isEmpty() ? outsideParty(0).first : from,
            name.isEmpty() && from.isEmpty() ? outsideParty(0).second : name, c.value("seconds"_L1).toInt(4));
        return left ? QJsonObject{{"ok"_L1, true}, {"message"_L1, *left}} : fail(left.error().message);
    }
    return answerOf(m_world->setMailbox(extension, box));
}

QJsonObject SimulatorHost::doRecord(const QJsonObject& c)
{
    const bool on = isOn(c, {"on"_L1, "record"_L1, "state"_L1}, true);
    return onLeg(*m_world, c, isAnswered, [this, on](const QString& id) { return m_world->setRecording(id, on); });
}

QJsonObject SimulatorHost::doTransfer(const QJsonObject& c)
{
    const QString to = text(c, {"to"_L1, "target"_L1});
    const QString mode = text(c, {"mode"_L1});
    if (!mode.isEmpty() && mode != "blind"_L1 && mode != "attended"_L1)
        return fail(u"mode is \"%1\"; allowed: blind, attended"_s.arg(mode));
    const QString who = text(c, {"extension"_L1, "from"_L1, "user"_L1});
    return onLeg(
        *m_world, c, [](const Talker& t) { return t.state != LegState::Dialing; },
        [&](const QString& id) {
            return mode == "attended"_L1 ? m_world->consult(id, to) : m_world->blindTransfer(id, to, who);
        });
}

QJsonObject SimulatorHost::doDnd(const QJsonObject& c)
{
    return answerOf(m_world->setDnd(text(c, {"extension"_L1, "user"_L1}), isOn(c, {"on"_L1, "dnd"_L1}, true)));
}

//! A party presses keys of the phone, one after the other.
QJsonObject SimulatorHost::doKey(const QJsonObject& c)
{
    const QString keys = text(c, {"key"_L1, "keys"_L1, "digit"_L1});
    const int ms = c.contains("ms"_L1) ? c.value("ms"_L1).toInt() : 120;
    if (keys.isEmpty())
        return fail(u"a key is needed"_s);
    return onLeg(
        *m_world, c, [](const Talker&) { return true; },
        [&](const QString& id) {
            Result<void> pressed;
            for (qsizetype i = 0; i < keys.size() && pressed; ++i)
                pressed = m_world->pressKey(id, keys.at(i), ms);
            return pressed;
        });
}

//! Somebody is called into a meeting, which is opened for it; or it ends.
QJsonObject SimulatorHost::doMeeting(const QJsonObject& c)
{
    const QString owner = text(c, {"owner"_L1, "extension"_L1});
    const QString name = text(c, {"name"_L1});
    const Meeting* known = m_world->meetingOf(owner, name);
    if (isOn(c, {"end"_L1}, false))
        return known ? answerOf(m_world->endMeeting(known->id)) : fail(u"no such meeting: \"%1\""_s.arg(name));
    const auto meeting = known ? Result<QString>(known->id) : m_world->openMeeting(owner, name);
    if (!meeting)
        return fail(meeting.error().message);
    const auto leg = m_world->inviteToMeeting(*meeting, text(c, {"invite"_L1, "to"_L1}), {});
    if (!leg) {
        if (!known)
            (void)m_world->endMeeting(*meeting);
        return fail(leg.error().message);
    }
    return {{"ok"_L1, true}, {"meeting"_L1, *meeting}, {"leg"_L1, *leg}};
}

QJsonObject SimulatorHost::doDropConnections(const QJsonObject&)
{
    int dropped = 0;
    for (const auto& face : m_faces) {
        dropped += face->connectionCount();
        face->dropConnections();
    }
    return {{"ok"_L1, true}, {"dropped"_L1, dropped}};
}

QJsonObject SimulatorHost::doRestart(const QJsonObject& c)
{
    const QString calls = text(c, {"calls"_L1});
    if (!calls.isEmpty() && calls != "keep"_L1 && calls != "lose"_L1)
        return fail(u"calls is \"%1\"; allowed: keep, lose"_s.arg(calls));
    restart(std::max(c.value("ms"_L1).toInt(400), 0), calls != "lose"_L1);
    return {{"ok"_L1, true}};
}

QJsonObject SimulatorHost::doChangeCertificate(const QJsonObject&)
{
    if (m_certificate.certificate.isNull())
        return fail(u"there is no certificate without TLS"_s);
    const auto made = makeSelfSigned();
    if (!made)
        return fail(made.error().message);
    m_certificate = *made;
    restart(0, true);
    return {{"ok"_L1, true}, {"fingerprint"_L1, m_certificate.fingerprint()}};
}

QJsonObject SimulatorHost::doExpireSessions(const QJsonObject&)
{
    for (const auto& face : m_faces)
        face->expireSessions();
    return {{"ok"_L1, true}};
}

QJsonObject SimulatorHost::doServerStatus(const QJsonObject& c)
{
    const QString status = text(c, {"status"_L1, "state"_L1});
    if (status != "active"_L1 && status != "inactive"_L1)
        return fail(u"status is \"%1\"; allowed: active, inactive"_s.arg(status));
    for (const auto& face : m_faces)
        face->setActive(status == "active"_L1);
    return {{"ok"_L1, true}};
}

QJsonObject SimulatorHost::doReload(const QJsonObject& c)
{
    const QString part = text(c, {"part"_L1, "module"_L1});
    if (part.isEmpty())
        return fail(u"what to reload?"_s);
    for (const auto& face : m_faces)
        face->reload(part);
    return {{"ok"_L1, true}};
}

QJsonObject SimulatorHost::doCrash(const QJsonObject& c)
{
    m_world->crash(std::max(c.value("ms"_L1).toInt(0), 0));
    return {{"ok"_L1, true}};
}

QJsonObject SimulatorHost::doPause(const QJsonObject& c)
{
    return answerOf(m_world->setPaused(text(c, {"agent"_L1, "extension"_L1}), isOn(c, {"on"_L1, "paused"_L1}, true),
        text(c, {"reason"_L1}), text(c, {"queue"_L1})));
}

//! Joins or leaves a queue, or gets another penalty in it.
QJsonObject SimulatorHost::doMember(const QJsonObject& c)
{
    const QString queue = text(c, {"queue"_L1});
    const QString agent = text(c, {"agent"_L1, "extension"_L1});
    if (c.contains("loggedIn"_L1))
        return answerOf(m_world->setLoggedIn(queue, agent, isOn(c, {"loggedIn"_L1}, true)));
    if (c.contains("penalty"_L1) && !c.contains("on"_L1))
        return answerOf(m_world->setPenalty(queue, agent, c.value("penalty"_L1).toInt()));
    return answerOf(isOn(c, {"on"_L1}, true) ? m_world->addQueueMember(queue, agent, c.value("penalty"_L1).toInt())
                                             : m_world->removeQueueMember(queue, agent));
}

//! Somebody writes to somebody; a room for the two is made when they have none.
QJsonObject SimulatorHost::doChat(const QJsonObject& c)
{
    const Account* from = m_world->accounts().byLogin(text(c, {"from"_L1}));
    if (!from)
        return fail(u"no such account: \"%1\""_s.arg(text(c, {"from"_L1})));
    const QString me = from->id;
    QString room = text(c, {"room"_L1});
    if (room.isEmpty()) {
        const Account* to = m_world->accounts().byLogin(text(c, {"to"_L1}));
        if (!to)
            return fail(u"no such account: \"%1\""_s.arg(text(c, {"to"_L1})));
        const QString other = to->id;
        room = m_world->chats().directRoom(me, other);
        if (room.isEmpty()) {
            const auto made = m_world->chats().open(me, {other}, {from->name, {}, 0}, true);
            if (!made)
                return fail(made.error().message);
            room = *made;
        }
    }
    const auto said = m_world->chats().post(room, me, text(c, {"text"_L1, "message"_L1}));
    return said ? QJsonObject{{"ok"_L1, true}, {"room"_L1, room}, {"message"_L1, *said}} : fail(said.error().message);
}

//! Calls from outside wait to be let in, or no longer do.
QJsonObject SimulatorHost::doCallControl(const QJsonObject& c)
{
    m_world->setCallControl(isOn(c, {"on"_L1}, true));
    return {{"ok"_L1, true}, {"on"_L1, m_world->callControl()}};
}

QJsonObject SimulatorHost::doState(const QJsonObject&)
{
    QJsonObject out = m_world->toJson();
    out.insert("ok"_L1, true);
    return out;
}

QJsonObject SimulatorHost::doAdvance(const QJsonObject& c)
{
    const int ms = c.value("ms"_L1).toInt(-1);
    if (ms < 0)
        return fail(u"ms must be 0 or more"_s);
    if (m_scheduler->mode() != Scheduler::Mode::Manual)
        return fail(u"world time runs by itself here"_s);
    m_scheduler->advance(ms);
    return {{"ok"_L1, true}, {"now"_L1, m_scheduler->nowMs()}};
}

QJsonObject SimulatorHost::doQuit(const QJsonObject&)
{
    Q_EMIT quitRequested();
    return {{"ok"_L1, true}};
}

} // namespace callboard::sim
