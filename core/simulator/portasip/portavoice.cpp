// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/portasip/portamethods.h"

#include "core/simulator/world.h"

namespace callboard::sim::porta {

using namespace Qt::StringLiterals;

namespace {

//! Runs an action on the leg that "call" names.
Reply onLeg(const Context& c, const Params& p, const std::function<Reply(const Leg&)>& action)
{
    const QJsonObject call = p.value("call"_L1).toObject();
    if (text(call, "id"_L1).isEmpty())
        return wrong(u"call.id"_s);
    const Leg* leg = legNamed(c, call);
    return leg ? action(Leg(*leg)) : notFound(call);
}

//! The phone listens to what PortaSIP tells it; others answer 400 or 489. porta 1736
bool isObedient(const Context& c, const Leg& leg)
{
    const Extension* user = c.world.directory().user(leg.own);
    return user && user->remoteControlled;
}

//! The second of a consulting phone's two dialogs stands for both of its talker.
bool isConsulting(const Context& c, const Leg& leg)
{
    const Talker* t = c.world.talker(leg.talker);
    return t && !t->home.isEmpty();
}

//! What ends while the API is at it ends by its wish. porta 1310
class ByApi
{
public:
    explicit ByApi(Legs& legs)
        : m_legs(legs)
    {
        m_legs.setReason(u"Call terminated by API"_s);
    }
    ~ByApi() { m_legs.setReason({}); }
    Q_DISABLE_COPY_MOVE(ByApi)

private:
    Legs& m_legs;
};

} // namespace

const Leg* legNamed(const Context& c, const Params& call)
{
    const Leg* leg = c.legs.find(text(call, "id"_L1), text(call, "tag"_L1));
    return leg && sees(c, c.legs.audienceOf(*leg)) ? leg : nullptr;
}

//! First the caller is called, then for him the callee. `bill_id` pays. porta 1496
Reply originate(const Context& c, const Params& p)
{
    const auto pickup = flag(p, "callee_auto_pickup"_L1, false);
    if (!pickup)
        return wrong(u"callee_auto_pickup"_s);
    const QString given = text(p, "bill_id"_L1);
    const QString payer = !given.isEmpty() ? given
        : c.session.wholeHouse()           ? text(p, "caller_id"_L1)
                                           : c.session.account;
    if (!c.world.directory().user(payer) || (!c.session.wholeHouse() && payer != c.session.account))
        return wrong(u"bill_id"_s);
    const QString from = p.contains("caller_id"_L1) ? text(p, "caller_id"_L1) : payer;
    const auto room = c.world.originate({from, {text(p, "callee_id"_L1)}, false, {}});
    if (!room)
        return internal(room.error().message);
    return done({{"call"_L1, QJsonObject{{"id"_L1, c.ids.call(*room, true)}}}, {"success"_L1, 1}});
}

Reply answerCall(const Context& c, const Params& p)
{
    const QString mode = p.contains("callee_answer_mode"_L1) ? text(p, "callee_answer_mode"_L1).toLower() : u"notify"_s;
    if (mode != "notify"_L1 && mode != "invite"_L1)
        return wrong(u"callee_answer_mode"_s);
    return onLeg(c, p, [&](const Leg& leg) {
        const Talker* t = c.world.talker(leg.talker);
        if (!t->alerting() || t->extension.isEmpty()) {
            if (!t->application || !t->alerting())
                return internal(u"the call does not ring"_s);
            if (t->state == LegState::Offered)
                (void)c.world.alert(leg.talker, false);
            return outcome(c.world.answer(leg.talker));
        }
        if (mode == "notify"_L1) { // PortaSIP does not learn whether the phone cared
            if (isObedient(c, leg))
                (void)c.world.answer(leg.talker);
            return done();
        }
        if (t->state != LegState::Ringing)
            return internal(u"the call does not ring"_s);
        c.legs.redial(leg.talker);
        return outcome(c.world.answer(leg.talker));
    });
}

Reply terminateCall(const Context& c, const Params& p)
{
    const ByApi reason(c.legs);
    const QJsonObject call = p.value("call"_L1).toObject();
    const QString waits = c.legs.queuedTalker(text(call, "id"_L1), text(call, "tag"_L1));
    if (!waits.isEmpty() && c.session.wholeHouse())
        return outcome(c.world.hangup(waits));
    return onLeg(c, p, [&](const Leg& leg) {
        if (!isConsulting(c, leg))
            return outcome(c.world.hangup(leg.talker));
        const auto back = c.world.cancelConsult(leg.talker);
        return !back || leg.consulting ? outcome(back) : outcome(c.world.hangup(leg.talker));
    });
}

//! A phone that does not obey stays as it is: PortaSIP holds both parties then and plays the music. porta 1738
Reply holdCall(const Context& c, const Params& p)
{
    return onLeg(c, p, [&](const Leg& leg) {
        const Talker* t = c.world.talker(leg.talker);
        if (!t->answered())
            return internal(u"the call is not connected"_s);
        const QString room = t->room;
        const auto held = c.world.hold(leg.talker);
        if (!held || isObedient(c, leg))
            return outcome(held);
        const QList<Talker> others = c.world.talkersIn(room);
        for (const Talker& other : others) {
            if (other.id != leg.talker && other.state == LegState::Talking && !other.supervisor())
                (void)c.world.hold(other.id);
        }
        return done();
    });
}

Reply unholdCall(const Context& c, const Params& p)
{
    return onLeg(c, p, [&](const Leg& leg) {
        const auto resumed = c.world.resume(leg.talker);
        if (!resumed || isObedient(c, leg))
            return outcome(resumed);
        const QList<Talker> others = c.world.talkersIn(c.world.talker(leg.talker)->room);
        for (const Talker& other : others) {
            if (other.id != leg.talker && other.state == LegState::Held)
                (void)c.world.resume(other.id);
        }
        return done();
    });
}

Reply transferCall(const Context& c, const Params& p)
{
    if (p.contains("sip_headers"_L1)) {
        const QJsonValue given = p.value("sip_headers"_L1);
        const QJsonArray headers = given.isArray() ? given.toArray() : QJsonArray{given};
        for (const QJsonValue& header : headers) {
            if (header.toObject().value("name"_L1).toString().isEmpty() || !header.toObject().contains("value"_L1))
                return wrong(u"sip_headers"_s);
        }
    }
    // Who waits in a queue is named by the attendant's leg, as its notification has it. porta 1244
    const QJsonObject call = p.value("call"_L1).toObject();
    const QString waits = c.legs.queuedTalker(text(call, "id"_L1), text(call, "tag"_L1));
    if (!waits.isEmpty() && c.session.wholeHouse())
        return outcome(c.world.forward(c.world.talker(waits)->room, {text(p, "cld"_L1)}));
    return onLeg(c, p, [&](const Leg& leg) {
        if (leg.outside)
            return internal(u"only an account or a menu can transfer"_s);
        return outcome(c.world.blindTransfer(leg.talker, text(p, "cld"_L1), leg.own));
    });
}

Reply joinCalls(const Context& c, const Params& p)
{
    const QJsonObject other = p.value("to_call"_L1).toObject();
    if (text(other, "id"_L1).isEmpty())
        return wrong(u"to_call.id"_s);
    const Leg* second = legNamed(c, other);
    if (!second)
        return notFound(other);
    const QString talker = second->talker;
    return onLeg(c, p, [&](const Leg& leg) {
        if (leg.talker != talker)
            return outcome(c.world.join(leg.talker, talker));
        return isConsulting(c, leg) ? outcome(c.world.hangup(talker)) : wrong(u"to_call"_s);
    });
}

} // namespace callboard::sim::porta
