// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Command -> PAL request -> Outcome. A command is sent once or not at all.
#include "core/pbx/brekeke/palclient.h"

#include <algorithm>
#include <array>

namespace callboard::brekeke {

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

} // namespace

Outcome outcomeOf(const Result<QJsonValue>& reply)
{
    if (!reply) {
        if (reply.error().kind != ErrorKind::Timeout)
            return Outcome::failed(reply.error());
        Outcome outcome = Outcome::unconfirmed();
        outcome.error = reply.error();
        return outcome;
    }
    const QString text = reply->isString() ? reply->toString() : QString();
    const bool failed = text.startsWith("fail"_L1, Qt::CaseInsensitive)
        || text.startsWith("error"_L1, Qt::CaseInsensitive) || text.compare("false"_L1, Qt::CaseInsensitive) == 0
        || (reply->isBool() && !reply->toBool());
    if (failed) {
        return Outcome::failed(
            Error{.kind = ErrorKind::Pbx, .code = {}, .message = PalClient::tr("The PBX refused."), .detail = text});
    }
    Outcome outcome = Outcome::done(text);
    outcome.data = *reply;
    return outcome;
}

QFuture<Outcome> PalClient::submit(const Command& command)
{
    struct Row
    {
        Capability verb;
        QFuture<Outcome> (PalClient::*run)(const Command&);
    };
    using enum Capability;
    static constexpr std::array kRows{Row{Dial, &PalClient::dial}, Row{Answer, &PalClient::remoteControl},
        Row{Resume, &PalClient::remoteControl}, Row{Hold, &PalClient::remoteControl}, Row{Reject, &PalClient::simple},
        Row{Hangup, &PalClient::hangup}, Row{TransferBlind, &PalClient::transfer},
        Row{TransferConsult, &PalClient::transfer}, Row{TransferVoicemail, &PalClient::transfer},
        Row{TransferComplete, &PalClient::simple}, Row{TransferCancel, &PalClient::simple},
        Row{Conference, &PalClient::simple}, Row{Park, &PalClient::park}, Row{Unpark, &PalClient::unpark},
        Row{Pickup, &PalClient::callforward}, Row{TakeQueued, &PalClient::callforward},
        Row{MoveQueued, &PalClient::callforward}, Row{Listen, &PalClient::supervise},
        Row{Whisper, &PalClient::supervise}, Row{Barge, &PalClient::supervise}, Row{RecordStart, &PalClient::simple},
        Row{RecordStop, &PalClient::simple}};
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
        return ready(Outcome::failed(notSupported(tr("Brekeke's API has no such function."))));
    return (this->*row->run)(command);
}

QString PalClient::actorOf(const Command& command) const
{
    return command.extension.isEmpty() ? profile().home() : command.extension;
}

PalClient::Talker PalClient::talkerFor(const Command& command) const
{
    const QString extension = actorOf(command);
    if (const Leg* leg = m_live.legIn(command.call.text, extension))
        return leg->id.text;
    if (const QString talker = m_consultations.talkerOf(extension, command.call.text); !talker.isEmpty())
        return talker;
    return unexpected(invalid(tr("Extension %1 is not in this call (any more).").arg(extension)));
}

QFuture<Outcome> PalClient::send(const PalRequest& request)
{
    return m_session.send(request).then([](const Result<QJsonValue>& reply) { return outcomeOf(reply); });
}

QFuture<Outcome> PalClient::onTalker(const Command& command, const std::function<PalRequest(const QString&)>& make)
{
    const Talker talker = talkerFor(command);
    return talker ? send(make(*talker)) : ready(Outcome::failed(talker.error()));
}

QFuture<Outcome> PalClient::simple(const Command& command)
{
    switch (command.verb) {
    case Capability::TransferCancel:
        return onTalker(command, request::cancelTransfer);
    case Capability::Conference:
        return onTalker(command, request::conference);
    case Capability::RecordStart:
        return onTalker(command, request::startRecording);
    case Capability::RecordStop:
        return onTalker(command, request::stopRecording);
    default:
        return onTalker(command, request::disconnectTalker); // also completes a transfer, notes 14
    }
}

QFuture<Outcome> PalClient::dial(const Command& command)
{
    const QString from = actorOf(command);
    if (command.target.isEmpty() || from.isEmpty())
        return ready(Outcome::failed(invalid(tr("A call needs a phone to begin from and a number to call."))));
    m_dialling.push_back({m_session.nextId(), from, command.target, QDeadlineTimer(m_session.options().commandWithin)});
    return send(request::makeCall(from, from, command.target));
}

QFuture<Outcome> PalClient::hangup(const Command& command)
{
    if (!command.extension.isEmpty())
        return onTalker(command, request::disconnectTalker);
    if (m_rights.admin)
        return send(request::disconnectRoom(command.call.text));
    return onTalker(command, request::disconnectTalker); // pal 590: a user may name a talker only
}

// The PBX asks the phone by SIP NOTIFY and answers before the phone did anything, notes 13: only the status tells.
QFuture<Outcome> PalClient::remoteControl(const Command& command)
{
    const Talker talker = talkerFor(command);
    if (!talker)
        return ready(Outcome::failed(talker.error()));
    const bool hold = command.verb == Capability::Hold;
    Waiter waiter;
    waiter.talker = talker->toStdString();
    waiter.wanted = hold ? LegState::Held : LegState::Talking;
    waiter.promise = std::make_shared<QPromise<Outcome>>();
    waiter.until = QDeadlineTimer(m_session.options().reactWithin);
    waiter.promise->start();
    const auto promise = waiter.promise;
    auto future = promise->future();
    m_waiters.push_back(std::move(waiter));
    if (!m_waiterTimer.isActive())
        m_waiterTimer.start(m_session.options().reactWithin);
    send(request::remoteControl(*talker, hold ? u"hold"_s : u"talk"_s))
        .then(this, [this, promise](const Outcome& sent) {
            if (sent.status != Outcome::Status::Failed)
                return;
            const auto taken = std::erase_if(m_waiters, [&](const Waiter& w) { return w.promise == promise; });
            if (taken > 0) {
                promise->addResult(sent);
                promise->finish();
            }
        });
    return future;
}

void PalClient::settleWaiters(const StatusNote& note)
{
    std::vector<std::pair<std::shared_ptr<QPromise<Outcome>>, Outcome>> settled;
    std::erase_if(m_waiters, [&](const Waiter& waiter) {
        const Leg* leg = m_live.leg(waiter.talker);
        if (note.talkerId == waiter.talker && leg && leg->state == waiter.wanted) {
            settled.emplace_back(waiter.promise, Outcome::done());
        } else if (!leg) {
            settled.emplace_back(waiter.promise,
                Outcome::failed(Error{.kind = ErrorKind::Pbx,
                    .code = {},
                    .message = tr("The call ended before the phone reacted."),
                    .detail = {}}));
        } else if (waiter.until.hasExpired()) {
            Outcome outcome = Outcome::unconfirmed();
            outcome.error = Error{.kind = ErrorKind::Timeout,
                .code = {},
                .message = tr("The phone did not react. Some phones cannot be operated from here."),
                .detail = {}};
            settled.emplace_back(waiter.promise, outcome);
        } else {
            return false;
        }
        return true;
    });
    if (!m_waiters.empty() && !m_waiterTimer.isActive()) {
        const auto soonest = std::ranges::min(m_waiters, {}, [](const Waiter& w) { return w.until.remainingTime(); });
        m_waiterTimer.start(static_cast<int>(std::max<qint64>(1, soonest.until.remainingTime())));
    }
    for (auto& [promise, outcome] : settled) {
        promise->addResult(outcome);
        promise->finish();
    }
}

void PalClient::failWaiters(const Error& error)
{
    for (Waiter& waiter : std::exchange(m_waiters, {})) {
        waiter.promise->addResult(Outcome::failed(error));
        waiter.promise->finish();
    }
    m_waiterTimer.stop();
}

QFuture<Outcome> PalClient::transfer(const Command& command)
{
    if (command.target.isEmpty())
        return ready(Outcome::failed(invalid(tr("A transfer needs somebody to give the call to."))));
    const bool consult = command.verb == Capability::TransferConsult;
    const bool voicemail = command.verb == Capability::TransferVoicemail;
    const QString to = voicemail ? profile().voicemailPrefix + command.target : command.target;
    if (!consult)
        m_live.keepCallFor(command.call.text, m_session.options().bridge);
    return onTalker(command, [&](const QString& talker) { return request::transfer(talker, to, !consult); });
}

QFuture<Outcome> PalClient::park(const Command& command)
{
    const QString slot = command.target.isEmpty() ? m_live.freeSlot() : command.target;
    if (slot.isEmpty())
        return ready(Outcome::failed(
            invalid(tr("No free park slot is known. Name one, or enter the PBX's slots in the site's settings."))));
    m_live.keepCallFor(command.call.text, m_session.options().bridge);
    return onTalker(command, [&](const QString& talker) { return request::park(talker, slot); });
}

QFuture<Outcome> PalClient::unpark(const Command& command)
{
    return send(request::unpark(actorOf(command), command.target));
}

QFuture<Outcome> PalClient::callforward(const Command& command)
{
    const QString to = command.verb == Capability::MoveQueued ? command.target : actorOf(command);
    if (to.isEmpty())
        return ready(Outcome::failed(invalid(tr("Nobody was named to give the call to."))));
    m_live.keepCallFor(command.call.text, m_session.options().bridge);
    return send(request::callforward(command.call.text, {to}));
}

QFuture<Outcome> PalClient::supervise(const Command& command)
{
    const Leg* agent = m_live.legIn(command.call.text, command.target);
    if (!agent)
        return ready(Outcome::failed(invalid(tr("Extension %1 is not in this call (any more).").arg(command.target))));
    const QString listener = actorOf(command);
    SuperviseMode mode = SuperviseMode::Listen;
    QString speak = u"false"_s;
    if (command.verb == Capability::Whisper) {
        mode = SuperviseMode::Whisper;
        speak = u"tutor"_s; // pal 368
    } else if (command.verb == Capability::Barge) {
        mode = SuperviseMode::Barge;
        speak = u"true"_s;
    }
    std::erase_if(m_joining, [](const Joining& j) { return j.until.hasExpired(); });
    if (std::ranges::any_of(m_joining, [&](const Joining& j) { return j.extension == listener; }))
        return ready(Outcome::failed(invalid(tr("Extension %1 is being connected already.").arg(listener))));
    const auto join = [this, listener, mode, room = command.call.text,
                          barge = request::barge(listener, agent->id.text, true, speak)] {
        m_joining.push_back({listener, room, mode, QDeadlineTimer(m_session.options().commandWithin)});
        return send(barge);
    };
    const Leg* joined = m_live.legIn(command.call.text, listener);
    if (!joined || !joined->supervising)
        return join();
    // No method changes the mode, and a second barge would only ring the phone once more beside the first: leave, join.
    return send(request::disconnectTalker(joined->id.text))
        .then(this, [join](const Outcome& left) { return left.ok() ? join() : ready(left); })
        .unwrap();
}

} // namespace callboard::brekeke
