// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Command -> request -> Outcome. A command is sent once or not at all.
#include "core/pbx/portasip/portaclient.h"

#include <algorithm>
#include <array>

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

bool rings(Phase phase)
{
    return phase == Phase::Trying || phase == Phase::Ringing || phase == Phase::Early;
}

} // namespace

Outcome outcomeOf(const Result<QJsonValue>& reply)
{
    if (reply) {
        Outcome outcome = Outcome::done();
        outcome.data = *reply;
        return outcome;
    }
    if (reply.error().kind != ErrorKind::Timeout)
        return Outcome::failed(reply.error());
    Outcome outcome = Outcome::unconfirmed();
    outcome.error = reply.error();
    return outcome;
}

QFuture<Outcome> PortaClient::submit(const Command& command)
{
    struct Row
    {
        Capability verb;
        QFuture<Outcome> (PortaClient::*run)(const Command&);
    };
    using enum Capability;
    static constexpr std::array kRows{Row{Dial, &PortaClient::dial}, Row{Answer, &PortaClient::answer},
        Row{Reject, &PortaClient::hangup}, Row{Hangup, &PortaClient::hangup}, Row{Hold, &PortaClient::holdOrResume},
        Row{Resume, &PortaClient::holdOrResume}, Row{TransferBlind, &PortaClient::transferBlind},
        Row{TransferVoicemail, &PortaClient::transferBlind}, Row{TransferConsult, &PortaClient::transferConsult},
        Row{TransferComplete, &PortaClient::transferComplete}, Row{TransferCancel, &PortaClient::transferCancel},
        Row{TransferSwap, &PortaClient::transferSwap}, Row{Conference, &PortaClient::conference},
        Row{Pickup, &PortaClient::take}, Row{TakeQueued, &PortaClient::take}, Row{MoveQueued, &PortaClient::moveQueued},
        Row{Listen, &PortaClient::supervise}, Row{Barge, &PortaClient::supervise},
        Row{RoomOpen, &PortaClient::roomOpen}, Row{RoomFromCall, &PortaClient::roomFromCall},
        Row{RoomAdd, &PortaClient::roomAdd}, Row{RoomMute, &PortaClient::participant},
        Row{RoomUnmute, &PortaClient::participant}, Row{RoomHold, &PortaClient::participant},
        Row{RoomResume, &PortaClient::participant}, Row{RoomKick, &PortaClient::participant},
        Row{RoomClose, &PortaClient::roomClose}};
    if (!m_session.isLoggedIn()) {
        return ready(Outcome::failed(Error{.kind = ErrorKind::Network,
            .code = {},
            .message = tr("There is no connection to the PBX."),
            .detail = link().error.message}));
    }
    if (const Availability& can = capabilities().of(command.verb); !can.can)
        return ready(Outcome::failed(notSupported(can.why)));
    const auto row = std::ranges::find(kRows, command.verb, &Row::verb);
    if (row == kRows.end())
        return ready(Outcome::failed(notSupported(tr("PortaSIP's API has no such function."))));
    return (this->*row->run)(command).then(this, [this, verb = command.verb](const Outcome& outcome) {
        learnFrom(verb, outcome);
        return outcome;
    });
}

// porta 1128, 1146, 1149: what the PBX says it does not do is not offered again until the next login. A conferencing
// service is missing for one account; that is everybody only where this login is that account.
void PortaClient::learnFrom(Capability verb, const Outcome& outcome)
{
    const QString& code = outcome.error.code;
    const bool service = code == "sip.service_not_enabled"_L1 && m_session.realm() == Realm::Account;
    if (service)
        m_rights.noRooms = outcome.error.message;
    else if (code == "sip.call_control_disabled"_L1 || code == "sip.unsupported_method"_L1)
        m_rights.off.insert(verb, outcome.error.message);
    else
        return;
    publishRights();
}

QString PortaClient::actorOf(const Command& command) const
{
    return command.extension.isEmpty() ? profile().home() : command.extension;
}

PortaClient::Found PortaClient::legFor(const Command& command)
{
    const QString extension = actorOf(command);
    if (PortaLeg* leg = m_legs.legOf(command.call.text, extension))
        return leg;
    return unexpected(invalid(tr("Extension %1 is not in this call (any more).").arg(extension)));
}

QFuture<Outcome> PortaClient::send(const PortaRequest& request)
{
    return m_session.send(request).then([](const Result<QJsonValue>& reply) { return outcomeOf(reply); });
}

QFuture<Outcome> PortaClient::dial(const Command& command)
{
    const QString from = actorOf(command);
    if (command.target.isEmpty() || from.isEmpty())
        return ready(Outcome::failed(invalid(tr("A call needs a phone to begin from and a number to call."))));
    return originate(from, command.target, {});
}

// The first phone rings before or after the answer that names the call; both find each other in m_dialling.
QFuture<Outcome> PortaClient::originate(
    const QString& from, const QString& to, const std::function<void(const QString&)>& made)
{
    const QDeadlineTimer until(m_session.options().requestWithin);
    m_dialling.push_back({{}, from, to, until});
    const QString account = m_accounts.accountOf(from);
    const bool autoPickup = profile().options.value(u"autoPickup"_s).toBool();
    return m_session.send(request::originate(account, account, m_accounts.accountOf(to), autoPickup))
        .then(this, [this, from, to, made](const Result<QJsonValue>& reply) {
            const auto it = std::ranges::find_if(
                m_dialling, [&](const Dialling& d) { return d.id.isEmpty() && d.from == from && d.to == to; });
            if (!reply) {
                if (it != m_dialling.end() && reply.error().kind != ErrorKind::Timeout)
                    m_dialling.erase(it);
                return outcomeOf(reply);
            }
            const QString id = (*reply)["call"_L1]["id"_L1].toString();
            if (it != m_dialling.end() && !id.isEmpty())
                it->id = id;
            if (made && !id.isEmpty())
                made(id);
            return outcomeOf(reply);
        });
}

// notes 13: the phone is asked by SIP NOTIFY first. One that still rings after options.reactWithin does not know that,
// and is called anew with the headers for answering by itself.
QFuture<Outcome> PortaClient::answer(const Command& command)
{
    const Found leg = legFor(command);
    if (!leg)
        return ready(Outcome::failed(leg.error()));
    Answering waiting;
    waiting.call = command.call.text;
    waiting.extension = actorOf(command);
    waiting.promise = std::make_shared<QPromise<Outcome>>();
    waiting.promise->start();
    waiting.until = QDeadlineTimer(m_session.options().reactWithin);
    const auto promise = waiting.promise;
    m_answering.push_back(waiting);
    if (!m_answerTimer.isActive())
        m_answerTimer.start(m_session.options().reactWithin);
    sendAnswer((*leg)->dialog, u"notify"_s, promise);
    return promise->future();
}

void PortaClient::sendAnswer(
    const DialogId& leg, const QString& mode, const std::shared_ptr<QPromise<Outcome>>& promise)
{
    send(request::answer(leg, mode)).then(this, [this, promise](const Outcome& sent) {
        if (sent.status != Outcome::Status::Failed)
            return;
        if (std::erase_if(m_answering, [&](const Answering& a) { return a.promise == promise; }) > 0) {
            promise->addResult(sent);
            promise->finish();
        }
    });
}

void PortaClient::settleAnswers()
{
    std::vector<std::pair<std::shared_ptr<QPromise<Outcome>>, Outcome>> settled;
    std::vector<std::pair<DialogId, std::shared_ptr<QPromise<Outcome>>>> invite;
    std::erase_if(m_answering, [&](Answering& waiting) {
        const PortaLeg* leg = m_legs.legOf(waiting.call, waiting.extension);
        if (leg && !rings(leg->phase)) {
            settled.emplace_back(waiting.promise, Outcome::done());
            return true;
        }
        // While the PBX calls anew there may be no leg for a moment.
        if (!leg && !waiting.invited) {
            settled.emplace_back(waiting.promise,
                Outcome::failed(Error{.kind = ErrorKind::Pbx,
                    .code = {},
                    .message = tr("The call ended before the phone reacted."),
                    .detail = {}}));
            return true;
        }
        if (!waiting.until.hasExpired())
            return false;
        if (leg && !waiting.invited) {
            waiting.invited = true;
            waiting.until = QDeadlineTimer(m_session.options().reactWithin);
            invite.emplace_back(leg->dialog, waiting.promise);
            return false;
        }
        Outcome outcome = Outcome::unconfirmed();
        outcome.error = Error{.kind = ErrorKind::Timeout,
            .code = {},
            .message = tr("The phone did not react. Some phones cannot be operated from here."),
            .detail = {}};
        settled.emplace_back(waiting.promise, outcome);
        return true;
    });
    for (const auto& [dialog, promise] : invite)
        sendAnswer(dialog, u"invite"_s, promise);
    if (!m_answering.empty() && !m_answerTimer.isActive()) {
        const auto soonest = std::ranges::min(m_answering, {}, [](const Answering& a) { return a.until.deadline(); });
        m_answerTimer.start(static_cast<int>(std::max<qint64>(1, soonest.until.remainingTime())));
    }
    for (auto& [promise, outcome] : settled) {
        promise->addResult(outcome);
        promise->finish();
    }
}

void PortaClient::failAnswers(const Error& error)
{
    for (Answering& waiting : std::exchange(m_answering, {})) {
        waiting.promise->addResult(Outcome::failed(error));
        waiting.promise->finish();
    }
    m_answerTimer.stop();
}

void PortaClient::expectRinging(const QString& call, const QString& extension, std::optional<SuperviseMode> mode)
{
    std::erase_if(m_taking, [&](const Taking& t) { return t.until.hasExpired() || t.extension == extension; });
    m_taking.push_back({call, extension, mode, QDeadlineTimer(m_session.options().requestWithin)});
    if (PortaLeg* early = m_legs.legOf(call, extension); early && rings(early->phase))
        answerByItself(*early);
}

// Whoever takes a call wants to talk: his phone is answered as soon as it rings for it.
void PortaClient::answerByItself(PortaLeg& leg)
{
    std::erase_if(m_taking, [](const Taking& t) { return t.until.hasExpired(); });
    const auto it = std::ranges::find_if(m_taking,
        [&](const Taking& t) { return t.call == leg.call->id && t.extension.toStdString() == leg.extension; });
    if (it == m_taking.end() || !leg.shown)
        return;
    if (it->mode)
        m_live.setSupervising(leg.key, it->mode);
    if (leg.phase == Phase::Trying)
        return;
    const bool due = rings(leg.phase) && !leg.outgoing;
    m_taking.erase(it);
    if (due)
        send(request::answer(leg.dialog, u"notify"_s));
}

QFuture<Outcome> PortaClient::hangup(const Command& command)
{
    if (!command.extension.isEmpty() || command.verb == Capability::Reject) {
        const Found leg = legFor(command);
        return leg ? send(request::terminate((*leg)->dialog)) : ready(Outcome::failed(leg.error()));
    }
    // The whole call: the end of one leg of two ends the other. A queued caller has his own.
    PortaCall* call = m_legs.call(command.call.text);
    if (!call || call->legs.empty())
        return ready(Outcome::failed(invalid(tr("This call has ended."))));
    std::vector<PortaLeg*> legs = call->legs;
    std::ranges::stable_sort(legs, {}, [](const PortaLeg* leg) { return !leg->shown; });
    if (legs.size() <= 2)
        return send(request::terminate(legs.front()->dialog));
    std::vector<Step> steps;
    for (const PortaLeg* leg : legs) {
        steps.emplace_back([this, key = leg->key] {
            const PortaLeg* still = m_legs.find(key);
            return still ? send(request::terminate(still->dialog)) : ready(Outcome::done());
        });
    }
    return inTurn(std::move(steps));
}

QFuture<Outcome> PortaClient::holdOrResume(const Command& command)
{
    const Found leg = legFor(command);
    if (!leg)
        return ready(Outcome::failed(leg.error()));
    const DialogId& dialog = (*leg)->dialog;
    return send(command.verb == Capability::Hold ? request::hold(dialog) : request::unhold(dialog));
}

QFuture<Outcome> PortaClient::handOver(const PortaLeg& leg, const QString& to)
{
    m_live.keepCallFor(leg.call->id, m_session.options().bridge);
    return send(request::transfer(leg.dialog, m_accounts.accountOf(to)));
}

QFuture<Outcome> PortaClient::transferBlind(const Command& command)
{
    if (command.target.isEmpty())
        return ready(Outcome::failed(invalid(tr("A transfer needs somebody to give the call to."))));
    const Found leg = legFor(command);
    if (!leg)
        return ready(Outcome::failed(leg.error()));
    const bool voicemail = command.verb == Capability::TransferVoicemail;
    return handOver(**leg, voicemail ? profile().voicemailPrefix + command.target : command.target);
}

// porta 1161: "redirect the call to another party". There is no pick-up of its own: the leg that rings elsewhere, or
// waits in the queue, is transferred to the phone of whoever wants the call.
QFuture<Outcome> PortaClient::take(const Command& command)
{
    const QString taker = actorOf(command);
    PortaLeg* leg = m_legs.queued(command.call.text);
    PortaCall* call = m_legs.call(command.call.text);
    if (!leg && call && command.verb == Capability::Pickup) {
        const auto ringing = std::ranges::find_if(
            call->legs, [&](const PortaLeg* l) { return !l->outgoing && rings(l->phase) && l->shown; });
        leg = ringing == call->legs.end() ? nullptr : *ringing;
    }
    if (!leg)
        return ready(Outcome::failed(invalid(tr("Nobody waits in this call (any more)."))));
    expectRinging(command.call.text, taker);
    return handOver(*leg, taker);
}

QFuture<Outcome> PortaClient::moveQueued(const Command& command)
{
    if (command.target.isEmpty())
        return ready(Outcome::failed(invalid(tr("Nobody was named to give the call to."))));
    const PortaLeg* leg = m_legs.queued(command.call.text);
    return leg ? handOver(*leg, command.target)
               : ready(Outcome::failed(invalid(tr("Nobody waits in this call (any more)."))));
}

} // namespace callboard::portasip
