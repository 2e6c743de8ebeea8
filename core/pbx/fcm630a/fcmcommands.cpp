// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Command -> request -> Outcome: what is done to calls that are there. A command is sent once or not at all. Status 0
// means that the PBX took it; what came of it shows in the next list. need_apply after any of these is for nothing
// that has to be applied, notes 36.
#include "core/base/clock.h"
#include "core/pbx/fcm630a/fcmclient.h"

#include <algorithm>
#include <array>

namespace callboard::fcm630a {

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

QFuture<Outcome> refuse(const QString& message)
{
    return ready(Outcome::failed(invalid(message)));
}

} // namespace

QFuture<Outcome> FcmClient::submit(const Command& command)
{
    struct Row
    {
        Capability verb;
        QFuture<Outcome> (FcmClient::*run)(const Command&);
    };
    using enum Capability;
    static constexpr std::array kRows{Row{Dial, &FcmClient::dial}, Row{DialColleague, &FcmClient::dial},
        Row{Reject, &FcmClient::hangup}, Row{Hangup, &FcmClient::hangup}, Row{Hold, &FcmClient::hold},
        Row{Resume, &FcmClient::hold}, Row{Mute, &FcmClient::mute}, Row{Unmute, &FcmClient::mute},
        Row{TransferBlind, &FcmClient::transferBlind}, Row{TransferConsult, &FcmClient::consult},
        Row{TransferComplete, &FcmClient::consultComplete}, Row{TransferCancel, &FcmClient::consultCancel},
        Row{TransferSwap, &FcmClient::consultSwap}, Row{TransferVoicemail, &FcmClient::transferVoicemail},
        Row{Park, &FcmClient::park}, Row{Unpark, &FcmClient::unpark}, Row{Pickup, &FcmClient::pull},
        Row{TakeQueued, &FcmClient::pull}, Row{MoveQueued, &FcmClient::moveQueued}, Row{Listen, &FcmClient::supervise},
        Row{Whisper, &FcmClient::supervise}, Row{Barge, &FcmClient::supervise}, Row{Admit, &FcmClient::admission},
        Row{Refuse, &FcmClient::admission}, Row{ConnectOutside, &FcmClient::connectOutside},
        Row{PlayPrompt, &FcmClient::playPrompt}, Row{Page, &FcmClient::page}, Row{PageEnd, &FcmClient::pageEnd},
        Row{AgentLogin, &FcmClient::agentLog}, Row{AgentLogout, &FcmClient::agentLog},
        Row{AgentPause, &FcmClient::agentPause}, Row{AgentResume, &FcmClient::agentPause},
        Row{SetDnd, &FcmClient::setDnd}, Row{SetForward, &FcmClient::setForward}};
    if (!m_session.link().isLoggedIn()) {
        return ready(Outcome::failed(Error{.kind = ErrorKind::Network,
            .code = {},
            .message = tr("There is no connection to the PBX."),
            .detail = link().error.message}));
    }
    if (const Availability& can = capabilities().of(command.verb); !can.can)
        return ready(Outcome::failed(notSupported(can.why)));
    const auto row = std::ranges::find(kRows, command.verb, &Row::verb);
    if (row == kRows.end())
        return ready(Outcome::failed(notSupported(tr("The FCM630A's API has no such function."))));
    return (this->*row->run)(command);
}

QFuture<Result<FcmReply>> FcmClient::command(const QString& action, const QJsonObject& parameters)
{
    return ask(action, parameters, HttpRequest::Priority::Command);
}

Outcome FcmClient::outcomeOf(const Reply& reply)
{
    if (reply)
        return Outcome::done();
    Outcome out = Outcome::failed(reply.error());
    if (reply.error().kind == ErrorKind::Timeout)
        out.status = Outcome::Status::Unconfirmed; // it may have worked, and is not sent again
    return out;
}

QFuture<Outcome> FcmClient::run(
    const QString& action, const QJsonObject& parameters, std::function<bool()> seen, std::function<void()> done)
{
    return runSteps({Step{action, parameters, std::move(done)}}, std::move(seen));
}

QFuture<Outcome> FcmClient::runSteps(QList<Step> steps, std::function<bool()> seen)
{
    struct Progress
    {
        QList<Step> steps;
        std::function<bool()> seen;
        std::shared_ptr<QPromise<Outcome>> promise = std::make_shared<QPromise<Outcome>>();
        std::function<void(const std::shared_ptr<Progress>&)> next;
    };
    auto progress = std::make_shared<Progress>();
    progress->steps = std::move(steps);
    progress->seen = std::move(seen);
    progress->promise->start();
    auto future = progress->promise->future();
    progress->next = [this](const std::shared_ptr<Progress>& self) {
        const Step step = self->steps.takeFirst();
        command(step.action, step.parameters).then(this, [this, self, step](const Reply& reply) {
            const auto finish = [&self](const Outcome& outcome) {
                self->promise->addResult(outcome);
                self->promise->finish();
                self->next = {};
            };
            if (!reply)
                return finish(outcomeOf(reply));
            if (step.done)
                step.done();
            if (!self->steps.isEmpty())
                return self->next(self);
            if (m_plan) {
                m_plan->runNow(u"unbridged"_s);
                m_plan->runNow(u"bridged"_s);
            }
            if (!self->seen || self->seen())
                return finish(Outcome::done());
            m_waiters.push_back({self->seen, self->promise, QDeadlineTimer(m_session.options().confirmWithin), {}});
            self->next = {};
            settleWaiters();
        });
    };
    progress->next(progress);
    return future;
}

// Called after every list and event.
void FcmClient::settleWaiters()
{
    std::vector<std::pair<std::shared_ptr<QPromise<Outcome>>, Outcome>> settled;
    qint64 next = -1;
    std::erase_if(m_waiters, [&](Waiter& waiter) {
        if (waiter.seen()) {
            settled.emplace_back(waiter.promise, Outcome::done());
            return true;
        }
        const qint64 left = waiter.until.remainingTime();
        if (left <= 0) {
            Outcome outcome = Outcome::unconfirmed();
            outcome.error = Error{.kind = ErrorKind::Timeout,
                .code = {},
                .message = tr("The PBX took it, but nothing shows that it took effect."),
                .detail = {}};
            settled.emplace_back(waiter.promise, outcome);
            return true;
        }
        next = next < 0 ? left : std::min(next, left);
        return false;
    });
    if (next >= 0)
        m_waiterTimer.start(static_cast<int>(std::max<qint64>(1, next)));
    for (auto& [promise, outcome] : settled) {
        promise->addResult(outcome);
        promise->finish();
    }
}

void FcmClient::failWaiters(const Error& error)
{
    m_waiterTimer.stop();
    for (Waiter& waiter : std::exchange(m_waiters, {})) {
        waiter.promise->addResult(Outcome::failed(error));
        waiter.promise->finish();
    }
}

std::function<bool()> FcmClient::newChannelOf(const QString& extension) const
{
    return [this, extension, before = m_calls.channelsOfExtension(extension)] {
        const QStringList now = m_calls.channelsOfExtension(extension);
        return std::ranges::any_of(now, [&before](const QString& name) { return !before.contains(name); });
    };
}

// Hanging up the side that called ends the whole.
QFuture<Outcome> FcmClient::hangup(const Command& wanted)
{
    const auto all = m_calls.channelsIn(wanted.call.text);
    const Channel* chosen = nullptr;
    if (!wanted.extension.isEmpty()) {
        chosen = m_calls.channelOf(wanted.call.text, wanted.extension);
        if (!chosen)
            chosen = m_calls.spyIn(wanted.call.text, wanted.extension);
        if (!chosen)
            return refuse(tr("Extension %1 is not in this call (any more).").arg(wanted.extension));
    } else {
        const auto calls = std::ranges::find_if(
            all, [](const Channel* one) { return one->isTalking() ? one->isCaller : !one->isRinging(); });
        if (all.empty())
            return refuse(tr("This call has ended already."));
        chosen = calls == all.end() ? all.front() : *calls;
    }
    const QString channel = toQString(chosen->name);
    const bool reject = wanted.verb == Capability::Reject;
    return run(
        u"Hangup"_s, {{u"channel"_s, channel}},
        [this, channel] {
            const Channel* one = m_calls.find(channel);
            return !one || !one->isPresent();
        },
        [this, channel, call = wanted.call.text, reject] {
            if (!reject)
                return;
            for (const Channel* one : m_calls.channelsIn(call))
                m_calls.setRejected(toQString(one->name));
        });
}

// Never told by the PBX, so status 0 is all that there will be, notes 27.
QFuture<Outcome> FcmClient::hold(const Command& wanted)
{
    const Channel* own = m_calls.channelOf(wanted.call.text, wanted.extension);
    if (!own)
        return refuse(tr("Extension %1 is not in this call (any more).").arg(wanted.extension));
    const QString channel = toQString(own->name);
    const bool on = wanted.verb == Capability::Hold;
    return run(on ? u"hold"_s : u"unhold"_s, {{u"channel"_s, channel}}, {},
        [this, channel, on] { m_calls.setHeld(channel, on); });
}

QFuture<Outcome> FcmClient::mute(const Command& wanted)
{
    const Channel* own = m_calls.channelOf(wanted.call.text, wanted.extension);
    if (!own)
        return refuse(tr("Extension %1 is not in this call (any more).").arg(wanted.extension));
    const QString channel = toQString(own->name);
    const bool on = wanted.verb == Capability::Mute;
    return run(on ? u"mute"_s : u"unmute"_s, {{u"channel"_s, channel}}, {},
        [this, channel, on] { m_calls.setMuted(channel, on); });
}

QFuture<Outcome> FcmClient::transferBlind(const Command& wanted)
{
    const Channel* own = m_calls.channelOf(wanted.call.text, wanted.extension);
    if (!own)
        return refuse(tr("Extension %1 is not in this call (any more).").arg(wanted.extension));
    if (wanted.target.isEmpty())
        return refuse(tr("Name the number that gets the call."));
    if (!own->isTalking())
        return transferRinging(wanted, wanted.target);
    // The leg of whoever hands over, notes 29.
    const QString channel = toQString(own->name);
    return run(
        u"callTransfer"_s, {{u"channel"_s, channel}, {u"extension"_s, wanted.target}},
        [this, channel] {
            const Channel* one = m_calls.find(channel);
            return !one || !one->isTalking();
        },
        [this, channel] { m_calls.setTransferred(channel); });
}

// Before anybody answered only outside calls can be moved (fcm 3083, 3130).
QFuture<Outcome> FcmClient::transferRinging(const Command& wanted, const QString& to)
{
    const Channel* own = m_calls.channelOf(wanted.call.text, wanted.extension);
    const QString ringing = own ? toQString(own->name) : QString();
    const auto seen = [this, ringing] {
        const Channel* one = m_calls.find(ringing);
        return !one || !one->isRinging();
    };
    if (const Channel* trunk = m_calls.inboundTrunkOf(wanted.call.text)) {
        return run(u"transferNumberInbound"_s, {{u"channel"_s, toQString(trunk->name)}, {u"callee"_s, to}}, seen);
    }
    const auto all = m_calls.channelsIn(wanted.call.text);
    const bool goesOut = std::ranges::any_of(all, [](const Channel* one) { return one->trunk; });
    if (!own || !goesOut)
        return refuse(tr("The FCM630A can move a call inside the house only once it was answered."));
    return run(u"transferNumberOutbound"_s, {{u"channel"_s, toQString(own->name)}, {u"outbound"_s, to}}); // notes 32
}

QFuture<Outcome> FcmClient::transferVoicemail(const Command& wanted)
{
    Command blind = wanted;
    blind.target = profile().voicemailPrefix + wanted.target;
    return transferBlind(blind);
}

// Parking is a transfer to a slot that the settings name; the PBX says nothing of it afterwards, notes 4.
QFuture<Outcome> FcmClient::park(const Command& wanted)
{
    const QString slot = wanted.target.isEmpty() ? m_live.freeSlot() : wanted.target;
    if (slot.isEmpty())
        return refuse(tr("Every park slot that the settings name is taken."));
    const Channel* own = m_calls.channelOf(wanted.call.text, wanted.extension);
    if (!own || !own->isTalking())
        return refuse(tr("Extension %1 talks to nobody who could be parked.").arg(wanted.extension));
    const QString channel = toQString(own->name);
    const QString other = toQString(own->peer);
    return run(
        u"callTransfer"_s, {{u"channel"_s, channel}, {u"extension"_s, slot}},
        [this, channel] {
            const Channel* one = m_calls.find(channel);
            return !one || !one->isTalking();
        },
        [this, channel, slot, other] {
            m_calls.setTransferred(channel);
            m_parked.insert(slot, other);
        });
}

// What was parked from here: shown for as long as its channel waits alone.
void FcmClient::showParked()
{
    for (auto it = m_parked.begin(); it != m_parked.end();) {
        const Channel* one = m_calls.find(it.value());
        const QString call = one ? toQString(one->call) : QString();
        const auto all = m_calls.channelsIn(call);
        const bool leaving = std::ranges::any_of(all, [](const Channel* other) { return other->transferred; });
        if (one && (leaving || !one->isPresent())) {
            ++it; // the transfer does not show yet
        } else if (one && !one->isTalking() && all.size() == 1) {
            m_live.setParked(it.key(), call, toQString(one->leg), 0);
            m_live.setInferred(call, Inferred(InferredField::State) | InferredField::Since);
            ++it;
        } else {
            m_live.clearParked(it.key());
            it = m_parked.erase(it);
        }
    }
}

QFuture<Outcome> FcmClient::unpark(const Command& wanted)
{
    return dialFrom(wanted.extension, wanted.target);
}

// Somebody else's call, or one that waits, to our own phone: a transfer to ourselves, notes 4.
QFuture<Outcome> FcmClient::pull(const Command& wanted)
{
    const Channel* trunk = m_calls.inboundTrunkOf(wanted.call.text);
    if (!trunk)
        return refuse(tr("The FCM630A can fetch calls from outside only."));
    return run(u"transferNumberInbound"_s, {{u"channel"_s, toQString(trunk->name)}, {u"callee"_s, wanted.extension}},
        newChannelOf(wanted.extension));
}

QFuture<Outcome> FcmClient::moveQueued(const Command& wanted)
{
    const Channel* trunk = m_calls.inboundTrunkOf(wanted.call.text);
    if (!trunk)
        return refuse(tr("The FCM630A can move callers from outside only."));
    const QString channel = toQString(trunk->name);
    const std::string queue = trunk->queue;
    return run(
        u"transferNumberInbound"_s, {{u"channel"_s, channel}, {u"callee"_s, wanted.target}}, [this, channel, queue] {
            const Channel* one = m_calls.find(channel);
            return !one || one->queue != queue || !one->isWaiting();
        });
}

// exten is who is listened to, barge-exten who listens, with @1 to ask first; the document's note has them the other
// way round and its sample does not (fcm 2836), notes 30.
QFuture<Outcome> FcmClient::supervise(const Command& wanted)
{
    const Channel* watched = m_calls.channelOf(wanted.call.text, wanted.target);
    if (!watched)
        return refuse(tr("Extension %1 is not in this call (any more).").arg(wanted.target));
    QString mode;
    SuperviseMode how = SuperviseMode::Listen;
    if (wanted.verb == Capability::Whisper) {
        mode = u"W"_s;
        how = SuperviseMode::Whisper;
    } else if (wanted.verb == Capability::Barge) {
        mode = u"B"_s;
        how = SuperviseMode::Barge;
    }
    const QString channel = toQString(watched->name);
    const QJsonObject parameters{{u"channel"_s, channel}, {u"exten"_s, wanted.target}, {u"mode"_s, mode},
        {u"barge-exten"_s, wanted.extension + (wanted.ask ? u"@1"_s : u"@0"_s)}};
    const qint64 until = m_clock.nowMs() + m_session.options().confirmWithin.count();
    // Whoever is listened to may take a while to agree; the phone of the supervisor rings at once.
    m_calls.expectSpy(wanted.extension, channel, how, until);
    QList<Step> steps{Step{u"callbarge"_s, parameters, {}}};
    // Every callbarge rings the phone anew; who listens in another way does so with one ear.
    if (const Channel* spy = m_calls.spyOn(channel, wanted.extension))
        steps.prepend(Step{u"Hangup"_s, {{u"channel"_s, toQString(spy->name)}}, {}});
    return runSteps(steps, newChannelOf(wanted.extension));
}

// Lets the call ring, or turns it away, before the ten seconds are over (fcm 242).
QFuture<Outcome> FcmClient::admission(const Command& wanted)
{
    const Channel* trunk = m_calls.inboundTrunkOf(wanted.call.text);
    if (!trunk)
        return refuse(tr("This call has ended already."));
    const QString call = wanted.call.text;
    const QString channel = toQString(trunk->name);
    const auto decided = [this, call] { m_calls.decided(call); };
    if (wanted.verb == Capability::Admit)
        return run(u"acceptCall"_s, {{u"channel"_s, channel}}, {}, decided);
    return run(
        u"refuseCall"_s, {{u"channel"_s, channel}},
        [this, channel] {
            const Channel* one = m_calls.find(channel);
            return !one || !one->isPresent();
        },
        decided);
}

} // namespace callboard::fcm630a
