// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Attended transfers: a second call of the same phone, and joining or parting the two (notes 18).
#include "core/pbx/portasip/portaclient.h"

#include <memory>

namespace callboard::portasip {

using namespace Qt::StringLiterals;

namespace {

Error invalid(const QString& message)
{
    return Error{.kind = ErrorKind::Invalid, .code = {}, .message = message, .detail = {}};
}

QFuture<Outcome> ready(Outcome outcome)
{
    return QtFuture::makeReadyFuture(std::move(outcome));
}

struct Turn
{
    std::vector<std::function<QFuture<Outcome>()>> steps;
    size_t at = 0;
    QPromise<Outcome> promise;
};

void runTurn(QObject* context, const std::shared_ptr<Turn>& turn)
{
    turn->steps.at(turn->at)().then(context, [context, turn](const Outcome& outcome) {
        if (outcome.ok() && ++turn->at < turn->steps.size())
            return runTurn(context, turn);
        turn->promise.addResult(outcome);
        turn->promise.finish();
    });
}

} // namespace

QFuture<Outcome> PortaClient::inTurn(std::vector<Step> steps)
{
    if (steps.empty())
        return ready(Outcome::done());
    auto turn = std::make_shared<Turn>();
    turn->steps = std::move(steps);
    turn->promise.start();
    auto future = turn->promise.future();
    runTurn(this, turn);
    return future;
}

QFuture<Outcome> PortaClient::transferConsult(const Command& command)
{
    if (command.target.isEmpty())
        return ready(Outcome::failed(invalid(tr("A transfer needs somebody to give the call to."))));
    const Found found = legFor(command);
    if (!found)
        return ready(Outcome::failed(found.error()));
    const PortaLeg& leg = **found;
    const QString extension = actorOf(command);
    if (m_consultations.of(extension, command.call.text))
        return ready(Outcome::failed(invalid(tr("Extension %1 is consulting already.").arg(extension))));
    Consultation value;
    value.extension = extension;
    value.heldCall = command.call;
    value.asked = Party{m_live.extensionName(command.target), command.target};
    if (const Leg* shown = m_live.leg(leg.key))
        value.waiting = shown->other;
    std::vector<Step> steps;
    if (leg.phase != Phase::Holding)
        steps.emplace_back([this, dialog = leg.dialog] { return send(request::hold(dialog)); });
    steps.emplace_back([this, value, key = leg.key, to = command.target] {
        return originate(value.extension, to, [this, value, key](const QString& id) {
            Consultation made = value;
            made.consultCall = CallId{site(), m_legs.callIdOf(id)};
            m_consultations.begin(made, key);
            expectRinging(made.consultCall.text, made.extension); // whoever consults has the phone in his hand
            // The first phone may have rung before the PBX answered.
            if (PortaCall* call = m_legs.call(made.consultCall.text)) {
                for (const PortaLeg* early : call->legs)
                    m_consultations.legChanged(*early, m_legs);
            }
        });
    });
    return inTurn(std::move(steps));
}

// porta 1964: both legs of whoever transfers are named; they end, and the far ends are joined. The two calls are one
// for whoever looks on.
QFuture<Outcome> PortaClient::transferComplete(const Command& command)
{
    const auto one = m_consultations.of(actorOf(command), command.call.text);
    const PortaLeg* first = one ? m_legs.find(one->first) : nullptr;
    const PortaLeg* second = one ? m_legs.find(one->second) : nullptr;
    if (!first || !second)
        return ready(Outcome::failed(invalid(tr("There are no two calls to bring together."))));
    const QString held = one->value.heldCall.text;
    const QString consult = one->value.consultCall.text;
    m_live.keepCallFor(held, m_session.options().bridge);
    return send(request::join(first->dialog, second->dialog)).then(this, [this, held, consult](const Outcome& outcome) {
        if (outcome.ok()) {
            m_consultations.end(held);
            mergeCalls(consult, held);
        }
        return outcome;
    });
}

void PortaClient::mergeCalls(const QString& from, const QString& into)
{
    m_legs.merge(from, into);
    m_live.letGoOfCall(from);
    PortaCall* call = m_legs.call(into);
    if (!call)
        return;
    for (const PortaLeg* leg : call->legs) {
        if (leg->shown)
            m_live.moveLeg(leg->key, call->key);
    }
}

QFuture<Outcome> PortaClient::transferCancel(const Command& command)
{
    const auto one = m_consultations.of(actorOf(command), command.call.text);
    if (!one)
        return ready(Outcome::failed(invalid(tr("There is no consultation to take back."))));
    const PortaLeg* second = m_legs.find(one->second);
    if (!second)
        return ready(Outcome::failed(invalid(tr("The PBX has not told about the second call yet."))));
    const PortaLeg* first = m_legs.find(one->first);
    std::vector<Step> steps;
    steps.emplace_back([this, dialog = second->dialog] { return send(request::terminate(dialog)); });
    if (first && first->phase != Phase::Connected)
        steps.emplace_back([this, dialog = first->dialog] { return send(request::unhold(dialog)); });
    return inTurn(std::move(steps));
}

QFuture<Outcome> PortaClient::transferSwap(const Command& command)
{
    const auto one = m_consultations.of(actorOf(command), command.call.text);
    const PortaLeg* first = one ? m_legs.find(one->first) : nullptr;
    const PortaLeg* second = one ? m_legs.find(one->second) : nullptr;
    if (!first || !second)
        return ready(Outcome::failed(invalid(tr("There are no two calls to swap between."))));
    const bool back = first->phase == Phase::Connected; // talks to who waited at first
    const DialogId hold = back ? first->dialog : second->dialog;
    const DialogId resume = back ? second->dialog : first->dialog;
    return inTurn(
        {[this, hold] { return send(request::hold(hold)); }, [this, resume] { return send(request::unhold(resume)); }});
}

// The first call becomes a room, then the second is turned into the same: whoever joins a room of this name of this
// owner ends up in it, porta 2843. Where the PBX does not take a call into a room that exists, the second call ends and
// who was in it is called into the room. The phone that had both calls is in the room once.
QFuture<Outcome> PortaClient::conference(const Command& command)
{
    const QString extension = actorOf(command);
    const auto one = m_consultations.of(extension, command.call.text);
    const PortaLeg* first = one ? m_legs.find(one->first) : nullptr;
    const PortaLeg* second = one ? m_legs.find(one->second) : nullptr;
    if (!first || !second)
        return ready(Outcome::failed(invalid(tr("A conference starts from a consultation."))));
    const RoomRef room = newRoom(extension, {});
    std::vector<Step> steps;
    if (first->phase != Phase::Connected)
        steps.emplace_back([this, dialog = first->dialog] { return send(request::unhold(dialog)); });
    steps.emplace_back([this, key = one->first, room] {
        const PortaLeg* leg = m_legs.find(key);
        return leg ? convert(*leg, room, {}) : ready(Outcome::failed(invalid(tr("The first call has ended."))));
    });
    steps.emplace_back([this, value = one->value, key = one->second, room] {
        m_consultations.becameConference(value.heldCall.text);
        const PortaLeg* leg = m_legs.find(key);
        if (!leg)
            return ready(Outcome::done());
        return convert(*leg, room, {})
            .then(this, [this, value, key, room](const Outcome& taken) { return gather(value, key, room, taken.ok()); })
            .unwrap();
    });
    return inTurn(std::move(steps));
}

QFuture<Outcome> PortaClient::gather(
    const Consultation& value, const std::string& second, const RoomRef& room, bool taken)
{
    const QString held = value.heldCall.text;
    if (taken)
        mergeCalls(value.consultCall.text, held);
    std::vector<Step> steps;
    if (const PortaLeg* leg = m_legs.find(second))
        steps.emplace_back([this, dialog = leg->dialog] { return send(request::terminate(dialog)); });
    if (!taken) {
        steps.emplace_back([this, held, asked = value.asked.number, room] {
            return callIntoRoom(held, asked, room, {}, std::nullopt);
        });
    }
    m_consultations.end(held);
    return inTurn(std::move(steps));
}

} // namespace callboard::portasip
