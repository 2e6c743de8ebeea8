// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Asking back before a transfer. The PBX has none, so it is put together: hold, call, hang up, transfer; whoever was
// asked rings once more in the end, notes 4. What is shown of it is a guess.
#include "core/pbx/fcm630a/fcmclient.h"

#include <algorithm>

namespace callboard::fcm630a {

using namespace Qt::StringLiterals;

namespace {

QFuture<Outcome> refuse(const QString& message)
{
    return QtFuture::makeReadyFuture(
        Outcome::failed(Error{.kind = ErrorKind::Invalid, .code = {}, .message = message, .detail = {}}));
}

} // namespace

FcmClient::Consult* FcmClient::consultOf(const QString& call, const QString& extension)
{
    const auto it = std::ranges::find_if(m_consults, [&](const Consult& one) {
        return one.value.extension == extension
            && (one.value.heldCall.text == call || one.value.consultCall.text == call);
    });
    return it == m_consults.end() ? nullptr : &*it;
}

QFuture<Outcome> FcmClient::consult(const Command& wanted)
{
    const Channel* own = m_calls.channelOf(wanted.call.text, wanted.extension);
    if (!own || !own->isTalking())
        return refuse(tr("Extension %1 talks to nobody who could be asked to wait.").arg(wanted.extension));
    if (consultOf(wanted.call.text, wanted.extension))
        return refuse(tr("Extension %1 is asking somebody already.").arg(wanted.extension));
    Consult one;
    one.heldChannel = toQString(own->name);
    one.target = wanted.target;
    one.before = m_calls.channelsOfExtension(wanted.extension);
    one.value.extension = wanted.extension;
    one.value.heldCall = wanted.call;
    one.value.waiting = Party{toQString(own->peerName), toQString(own->peerNumber)};
    one.value.asked = Party{m_live.extensionName(wanted.target), wanted.target};
    const QString channel = one.heldChannel;
    const bool inside
        = m_roster.isExtension(wanted.target.toStdString()) || m_roster.queueNumbers().contains(wanted.target);
    const Step hold{u"hold"_s, {{u"channel"_s, channel}}, [this, channel] { m_calls.setHeld(channel, true); }};
    const Step call{inside ? u"dialExtension"_s : u"dialOutbound"_s,
        {{u"caller"_s, wanted.extension}, {inside ? u"callee"_s : u"outbound"_s, wanted.target}},
        [this, one] { m_consults.append(one); }};
    return runSteps({hold, call}, newChannelOf(wanted.extension))
        .then(this, [this, wanted, channel](const Outcome& outcome) {
            // Nobody is left waiting for somebody who was never called.
            const Channel* own = m_calls.find(channel);
            if (outcome.status == Outcome::Status::Failed && own && own->held
                && !consultOf(wanted.call.text, wanted.extension))
                run(u"unhold"_s, {{u"channel"_s, channel}}, {}, [this, channel] { m_calls.setHeld(channel, false); });
            return outcome;
        });
}

void FcmClient::watchConsults()
{
    for (Consult& one : m_consults) {
        Consultation now = one.value;
        const QStringList channels = m_calls.channelsOfExtension(now.extension);
        if (one.consultChannel.isEmpty()) {
            const auto fresh
                = std::ranges::find_if(channels, [&one](const QString& name) { return !one.before.contains(name); });
            if (fresh == channels.end())
                continue;
            one.consultChannel = *fresh;
        }
        const Channel* held = m_calls.find(one.heldChannel);
        const Channel* asking = m_calls.find(one.consultChannel);
        if (!held || !asking) {
            now.phase = Consultation::Phase::Ended;
        } else {
            now.heldCall = CallId{site(), toQString(held->call)};
            now.consultCall = CallId{site(), toQString(asking->call)};
            if (asking->isTalking())
                now.phase = Consultation::Phase::Talking;
            m_live.setConsulting(now.consultCall.text, true);
            m_live.setInferred(now.consultCall.text, Inferred(InferredField::State) | InferredField::With);
        }
        if (now == one.value)
            continue;
        one.value = now;
        if (now.phase == Consultation::Phase::Ended && asking)
            m_live.setConsulting(now.consultCall.text, false);
        m_live.setConsultation(now);
    }
    m_consults.removeIf([](const Consult& one) { return one.value.phase == Consultation::Phase::Ended; });
}

QFuture<Outcome> FcmClient::consultComplete(const Command& wanted)
{
    const Consult* one = consultOf(wanted.call.text, wanted.extension);
    if (!one || one->consultChannel.isEmpty())
        return refuse(tr("Extension %1 is asking nobody (any more).").arg(wanted.extension));
    const QString channel = one->heldChannel;
    const Step hangUp{u"Hangup"_s, {{u"channel"_s, one->consultChannel}}, {}};
    const Step give{u"callTransfer"_s, {{u"channel"_s, channel}, {u"extension"_s, one->target}},
        [this, channel] { m_calls.setTransferred(channel); }};
    return runSteps({hangUp, give}, [this, channel] {
        const Channel* own = m_calls.find(channel);
        return !own || !own->isTalking();
    });
}

QFuture<Outcome> FcmClient::consultCancel(const Command& wanted)
{
    const Consult* one = consultOf(wanted.call.text, wanted.extension);
    if (!one || one->consultChannel.isEmpty())
        return refuse(tr("Extension %1 is asking nobody (any more).").arg(wanted.extension));
    const QString channel = one->heldChannel;
    const QString asking = one->consultChannel;
    QList<Step> steps{Step{u"Hangup"_s, {{u"channel"_s, asking}}, {}}};
    if (!one->value.swapped)
        steps.append(
            Step{u"unhold"_s, {{u"channel"_s, channel}}, [this, channel] { m_calls.setHeld(channel, false); }});
    return runSteps(steps, [this, asking] {
        const Channel* own = m_calls.find(asking);
        return !own || !own->isPresent();
    });
}

QFuture<Outcome> FcmClient::consultSwap(const Command& wanted)
{
    const Consult* one = consultOf(wanted.call.text, wanted.extension);
    if (!one || one->value.phase != Consultation::Phase::Talking)
        return refuse(tr("Extension %1 is asking nobody (any more).").arg(wanted.extension));
    const bool swapped = !one->value.swapped;
    const QString silent = swapped ? one->consultChannel : one->heldChannel;
    const QString heard = swapped ? one->heldChannel : one->consultChannel;
    const QString call = one->value.heldCall.text;
    const QString extension = wanted.extension;
    const Step hold{u"hold"_s, {{u"channel"_s, silent}}, [this, silent] { m_calls.setHeld(silent, true); }};
    const Step resume{u"unhold"_s, {{u"channel"_s, heard}}, [this, heard, call, extension, swapped] {
                          m_calls.setHeld(heard, false);
                          if (Consult* now = consultOf(call, extension)) {
                              now->value.swapped = swapped;
                              m_live.setConsultation(now->value);
                          }
                      }};
    return runSteps({hold, resume});
}

} // namespace callboard::fcm630a
