// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// New calls, announcements, agents and what phones are set to.
#include "core/base/clock.h"
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

QStringList listOption(const SiteProfile& profile, const QString& name)
{
    return profile.options.value(name).toString().split(u',', Qt::SkipEmptyParts);
}

} // namespace

QFuture<Outcome> FcmClient::dial(const Command& wanted)
{
    return dialFrom(wanted.extension, wanted.target);
}

// The PBX has an action for each kind of number, and gives back no id: the caller's phone has to ring, notes 34, 35.
QFuture<Outcome> FcmClient::dialFrom(const QString& extension, const QString& to)
{
    if (extension.isEmpty() || to.isEmpty())
        return refuse(tr("Name both the phone that calls and the number."));
    const bool inside = m_roster.isExtension(to.toStdString()) || m_roster.queueNumbers().contains(to)
        || m_roster.pagingOf(to) || to.startsWith(u'*') || profile().parkSlots.contains(to)
        || listOption(profile(), u"ringGroups"_s).contains(to) || listOption(profile(), u"inside"_s).contains(to)
        || (!profile().voicemailPrefix.isEmpty() && to.startsWith(profile().voicemailPrefix));
    const auto seen = newChannelOf(extension);
    if (m_roster.isMenu(to))
        return run(u"dialIVR"_s, {{u"caller"_s, extension}, {u"ivrnumber"_s, to}}, seen);
    if (inside)
        return run(u"dialExtension"_s, {{u"caller"_s, extension}, {u"callee"_s, to}}, seen);
    return run(u"dialOutbound"_s, {{u"caller"_s, extension}, {u"outbound"_s, to}}, seen);
}

QFuture<Outcome> FcmClient::connectOutside(const Command& wanted)
{
    const QString outside = wanted.text;
    const QString to = wanted.target;
    if (outside.isEmpty() || to.isEmpty())
        return refuse(tr("Name both numbers."));
    if (m_roster.isExtension(to.toStdString()))
        return dialFrom(to, outside); // the extension's phone rings first; there is no other way
    const auto seen = [this, before = m_calls.trunkChannels()] {
        const QStringList now = m_calls.trunkChannels();
        return std::ranges::any_of(now, [&before](const QString& name) { return !before.contains(name); });
    };
    if (m_roster.queueNumbers().contains(to))
        return run(u"dialQueue"_s, {{u"outcaller"_s, outside}, {u"queue"_s, to}}, seen);
    if (m_roster.isMenu(to))
        return run(u"dialIVROutbound"_s, {{u"outcaller"_s, outside}, {u"ivrnumber"_s, to}}, seen); // notes 33
    // They cannot be listed, so the settings name them.
    if (listOption(profile(), u"ringGroups"_s).contains(to))
        return run(u"dialRinggroup"_s, {{u"outcaller"_s, outside}, {u"ringgroup"_s, to}}, seen);
    return run(u"dialOutboundTwo"_s, {{u"outcaller"_s, outside}, {u"outcallee"_s, to}}, seen);
}

// "closed", or with its kind in front: "ivr/closed", "name_voice/201", "moh/waiting@playlist" (fcm 2587).
QFuture<Outcome> FcmClient::playPrompt(const Command& wanted)
{
    const QString prompt = wanted.target.isEmpty() ? wanted.text : wanted.target;
    if (wanted.extension.isEmpty() || prompt.isEmpty())
        return refuse(tr("Name the extension and the announcement."));
    static const QStringList kTypes{u"ivr"_s, u"name_voice"_s, u"moh"_s};
    const QString front = prompt.section(u'/', 0, 0);
    const bool typed = prompt.contains(u'/') && kTypes.contains(front);
    QString file = typed ? prompt.section(u'/', 1) : prompt;
    QJsonObject parameters{{u"type"_s, typed ? front : u"ivr"_s}, {u"channel"_s, wanted.extension}};
    if (front == "moh"_L1 && file.contains(u'@')) {
        parameters.insert(u"class"_s, file.section(u'@', 1));
        file = file.section(u'@', 0, 0);
    }
    parameters.insert(u"variable"_s, file);
    return run(u"playPromptByOrg"_s, parameters);
}

// Multicast groups have an action of their own; the others are called like an extension, notes 4.
QFuture<Outcome> FcmClient::page(const Command& wanted)
{
    const QString extension = wanted.extension.isEmpty() ? profile().home() : wanted.extension;
    const FcmRoster::Paging* group = m_roster.pagingOf(wanted.target);
    if (!group)
        return refuse(tr("The PBX has no paging group %1.").arg(wanted.target));
    const auto seen = newChannelOf(extension);
    if (group->type == "3way"_L1 || group->type == "multicast"_L1) {
        return run(u"MulticastPaging"_s, {{u"pagingnum"_s, wanted.target}, {u"caller"_s, extension}}, seen);
    }
    return run(u"dialExtension"_s, {{u"caller"_s, extension}, {u"callee"_s, wanted.target}}, seen);
}

QFuture<Outcome> FcmClient::pageEnd(const Command& wanted)
{
    const FcmRoster::Paging* group = m_roster.pagingOf(wanted.target);
    if (!group || (group->type != "3way"_L1 && group->type != "multicast"_L1))
        return refuse(tr("Only multicast paging can be ended from here; hang up the phone that pages."));
    return run(u"MulticastPagingHangup"_s, {{u"pagingnum"_s, wanted.target}});
}

QFuture<Outcome> FcmClient::agentLog(const Command& wanted)
{
    if (!m_roster.isAgent(wanted.target, wanted.extension))
        return refuse(tr("%1 is no agent of queue %2.").arg(wanted.extension, wanted.target));
    const bool in = wanted.verb == Capability::AgentLogin;
    return run(u"loginLogoffQueueAgent"_s,
        {{u"operatetype"_s, in ? u"login"_s : u"logoff"_s}, {u"interface"_s, wanted.extension},
            {u"extension"_s, wanted.target}},
        {}, [this, wanted, in] {
            m_live.setAgentOrder(
                wanted.target, wanted.extension, in ? std::nullopt : std::optional(AgentState::LoggedOff));
        });
}

QFuture<Outcome> FcmClient::agentPause(const Command& wanted)
{
    const bool pause = wanted.verb == Capability::AgentPause;
    const QStringList queues
        = wanted.target.isEmpty() ? m_roster.queuesOf(wanted.extension) : QStringList{wanted.target};
    if (queues.isEmpty() || !m_roster.isAgent(queues.first(), wanted.extension))
        return refuse(tr("%1 is no agent of queue %2.").arg(wanted.extension, wanted.target));
    QJsonObject parameters{{u"operatetype"_s, pause ? u"pause"_s : u"unpause"_s}, {u"interface"_s, wanted.extension}};
    if (!wanted.target.isEmpty())
        parameters.insert(u"extension"_s, wanted.target);
    return run(u"pauseUnpauseQueueAgent"_s, parameters, {}, [this, wanted, queues, pause] {
        for (const QString& queue : queues) {
            m_live.setAgentOrder(queue, wanted.extension, pause ? std::optional(AgentState::Paused) : std::nullopt,
                pause ? wanted.text : QString());
        }
    });
}

// Stored, then applied; applied too late is stored all the same, notes 37, 38.
QFuture<Outcome> FcmClient::writeAccount(const QJsonObject& parameters, std::function<void()> done)
{
    auto promise = std::make_shared<QPromise<Outcome>>();
    promise->start();
    auto future = promise->future();
    const auto finish = [promise](const Outcome& outcome) {
        promise->addResult(outcome);
        promise->finish();
    };
    command(u"updateSIPAccount"_s, parameters).then(this, [this, finish, done = std::move(done)](const Reply& reply) {
        if (!reply)
            return finish(outcomeOf(reply));
        m_apply.stored().then(this, [finish, done](const Result<void>& applied) {
            if (applied) {
                done();
                return finish(Outcome::done());
            }
            Outcome outcome = Outcome::unconfirmed();
            outcome.error = applied.error();
            outcome.error.message = FcmClient::tr("Stored, but not applied yet: %1").arg(outcome.error.message);
            finish(outcome);
        });
    });
    return future;
}

QFuture<Outcome> FcmClient::setDnd(const Command& wanted)
{
    const QString extension = wanted.extension;
    const bool on = wanted.on;
    return writeAccount({{u"extension"_s, extension}, {u"dnd"_s, on ? u"yes"_s : u"no"_s}},
        [this, extension, on] { m_roster.setDnd(extension, on); });
}

// The settings of every presence have to be sent, so they are read first (fcm 989), notes 40, 41.
QFuture<Outcome> FcmClient::setForward(const Command& wanted)
{
    auto promise = std::make_shared<QPromise<Outcome>>();
    promise->start();
    auto future = promise->future();
    ask(u"getSIPAccount"_s, {{u"extension"_s, wanted.extension}}, HttpRequest::Priority::Command)
        .then(this, [this, promise, wanted](const Reply& reply) {
            const auto finish = [promise](const Outcome& outcome) {
                promise->addResult(outcome);
                promise->finish();
            };
            if (!reply) {
                Outcome outcome = Outcome::failed(reply.error()); // nothing was changed yet
                return finish(outcome);
            }
            const QJsonObject response = reply->response().toObject();
            QString presence = text(response.value("extension"_L1)["presence_status"_L1]);
            if (presence.isEmpty())
                presence = u"available"_s;
            QJsonArray settings = response.value("sip_presence_settings"_L1).toArray();
            const bool inside = m_roster.isExtension(wanted.target.toStdString());
            bool found = false;
            for (qsizetype i = 0; i < settings.size(); ++i) {
                QJsonObject one = settings.at(i).toObject();
                if (text(one.value("presence_status"_L1)) != presence)
                    continue;
                found = true;
                one.insert(u"cfu"_s, wanted.target.isEmpty() ? QJsonValue() : QJsonValue(wanted.target));
                one.insert(u"cfu_destination_type"_s, wanted.target.isEmpty() ? u"0"_s : inside ? u"1"_s : u"2"_s);
                settings.replace(i, one);
            }
            if (!found) {
                return finish(Outcome::failed(Error{.kind = ErrorKind::Protocol,
                    .code = {},
                    .message = tr("The PBX did not tell what extension %1 does with calls.").arg(wanted.extension),
                    .detail = {}}));
            }
            writeAccount({{u"extension"_s, wanted.extension}, {u"presence_status"_s, presence},
                             {u"sip_presence_settings"_s, settings}},
                [this, wanted] { m_roster.setForward(wanted.extension, wanted.target); })
                .then(this, finish);
        });
    return future;
}

} // namespace callboard::fcm630a
