// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Command -> request -> Outcome. A command is sent once or not at all. "200" means that jade passed it on to Asterisk,
// not that anything came of it: that shows in an event or in the next read.
#include "core/pbx/jade/jadeclient.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace callboard::jade {

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

QByteArray bytes(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

JadeRequest command(const QString& name, const QByteArray& verb, const QByteArray& path, const QByteArray& body = {})
{
    JadeRequest request;
    request.name = name;
    request.verb = verb;
    request.path = path;
    request.body = body;
    request.priority = HttpRequest::Priority::Command;
    return request;
}

} // namespace

QFuture<Outcome> JadeClient::submit(const Command& command)
{
    struct Row
    {
        Capability verb;
        QFuture<Outcome> (JadeClient::*run)(const Command&);
    };
    using enum Capability;
    static constexpr std::array kRows{Row{Hangup, &JadeClient::hangup}, Row{DialColleague, &JadeClient::dialColleague},
        Row{AgentLogin, &JadeClient::agentLogin}, Row{AgentLogout, &JadeClient::agentLogout},
        Row{AgentPause, &JadeClient::agentChange}, Row{AgentResume, &JadeClient::agentChange},
        Row{AgentPenalty, &JadeClient::agentChange}, Row{VoicemailDelete, &JadeClient::voicemailDelete},
        Row{ChatSend, &JadeClient::chatSend}, Row{ChatOpen, &JadeClient::chatOpen},
        Row{ChatLeave, &JadeClient::chatLeave}};
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
        return ready(Outcome::failed(notSupported(tr("jade's API has no such function."))));
    return (this->*row->run)(command);
}

QFuture<Outcome> JadeClient::run(JadeRequest request, std::function<bool()> seen, std::function<void()> look)
{
    auto promise = std::make_shared<QPromise<Outcome>>();
    promise->start();
    auto future = promise->future();
    m_session.send(std::move(request))
        .then(this, [this, promise, seen = std::move(seen), look = std::move(look)](const Reply& reply) {
            if (!reply) {
                Outcome outcome = Outcome::failed(reply.error());
                if (reply.error().kind == ErrorKind::Timeout)
                    outcome.status = Outcome::Status::Unconfirmed;
                promise->addResult(outcome);
                promise->finish();
                return;
            }
            if (!seen || seen()) {
                promise->addResult(Outcome::done());
                promise->finish();
                return;
            }
            m_waiters.push_back({seen, look, promise, QDeadlineTimer(m_session.options().confirmWithin), false});
            settleWaiters();
        });
    return future;
}

// Called after every frame and every list that was read.
void JadeClient::settleWaiters()
{
    std::vector<std::pair<std::shared_ptr<QPromise<Outcome>>, Outcome>> settled;
    std::vector<std::function<void()>> looks;
    const auto within = m_session.options().confirmWithin.count();
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
        // An event would have come by now: look.
        if (!waiter.looked && left <= within * 2 / 3 && waiter.look) {
            waiter.looked = true;
            looks.push_back(waiter.look);
        }
        const qint64 due = waiter.looked ? left : left - within * 2 / 3 + 1;
        next = next < 0 ? due : std::min(next, due);
        return false;
    });
    if (next >= 0)
        m_waiterTimer.start(static_cast<int>(std::max<qint64>(1, next)));
    for (const auto& look : looks)
        look();
    for (auto& [promise, outcome] : settled) {
        promise->addResult(outcome);
        promise->finish();
    }
}

void JadeClient::failWaiters(const Error& error)
{
    for (Waiter& waiter : std::exchange(m_waiters, {})) {
        waiter.promise->addResult(Outcome::failed(error));
        waiter.promise->finish();
    }
    m_waiterTimer.stop();
}

// Nothing hangs up a call as such: one channel's end takes the other with it. Whoever is parked or waits has a door of
// their own.
QFuture<Outcome> JadeClient::hangup(const Command& wanted)
{
    const auto channels = m_calls.channelsOf(wanted.call.text);
    const Channel* chosen = nullptr;
    for (const Channel* channel : channels) {
        const bool fits = wanted.extension.isEmpty() || channel->extension == wanted.extension.toStdString();
        if (fits && (!chosen || (channel->caller && !chosen->caller)))
            chosen = channel;
    }
    const QStringList waiting = m_boards.waitingIn(wanted.call.text);
    QString id = chosen ? QString::fromStdString(chosen->id) : QString();
    if (wanted.extension.isEmpty() && !waiting.isEmpty())
        id = waiting.first();
    if (id.isEmpty()) {
        return ready(Outcome::failed(invalid(wanted.extension.isEmpty()
                ? tr("This call has ended already.")
                : tr("Extension %1 is not in this call (any more).").arg(wanted.extension))));
    }
    QByteArray path = "/admin/core/channels/";
    if (m_boards.parkedChannel(id))
        path = "/admin/park/parkedcalls/";
    else if (m_boards.waitingChannel(id))
        path = "/admin/queue/entries/";
    const bool ghost = !chosen && waiting.isEmpty();
    const auto seen = [this, id, ghost] {
        return !ghost && !m_calls.find(id.toStdString()) && !m_boards.parkedChannel(id) && !m_boards.waitingChannel(id);
    };
    const auto look = [this] {
        m_polls.runNow(u"channels"_s);
        m_polls.runNow(u"parked"_s);
        m_polls.runNow(u"queues"_s);
    };
    return run(command(u"hang up"_s, "DELETE", path + pathStep(id)), seen, look);
}

// The only call that the API makes: own phone first, then that of another user. Not in the document; servers have it.
QFuture<Outcome> JadeClient::dialColleague(const Command& wanted)
{
    const QStringList own = m_directory.ownPhones();
    if (!wanted.extension.isEmpty() && !own.contains(wanted.extension)) {
        return ready(Outcome::failed(
            invalid(tr("jade rings the phone of the person logged in (%1), no other.").arg(own.value(0)))));
    }
    const QString user = m_directory.userUuid(wanted.target);
    if (user.isEmpty()) {
        return ready(Outcome::failed(invalid(
            tr("\"%1\" belongs to no user of this PBX, and jade connects its users only.").arg(wanted.target))));
    }
    const QString phone = own.value(0);
    const auto before = m_calls.channelsOfExtension(phone).size();
    m_calls.expectOwnLeg(phone);
    const QByteArray body = bytes({{u"destination_type"_s, u"user"_s}, {u"destination"_s, user}});
    return run(
        command(u"call a colleague"_s, "POST", "/me/calls", body),
        [this, phone, before] { return m_calls.channelsOfExtension(phone).size() > before; },
        [this] { m_polls.runNow(u"channels"_s); });
}

// Real servers change members, the document's do not: which one this is shows when it is first tried.
QFuture<Outcome> JadeClient::changeMembers(JadeRequest request, std::function<bool()> seen)
{
    return run(std::move(request), std::move(seen), [this] {
        m_polls.runNow(u"queues"_s);
    }).then(this, [this](const Outcome& outcome) {
        if (outcome.error.kind == ErrorKind::NotSupported && m_rights.members) {
            m_rights.members = false;
            setCapabilities(jadeCapabilities(m_rights, profile()));
        }
        return outcome;
    });
}

QFuture<Outcome> JadeClient::agentLogin(const Command& wanted)
{
    if (wanted.target.isEmpty() || wanted.extension.isEmpty())
        return ready(Outcome::failed(invalid(tr("Name the queue and the extension."))));
    if (m_boards.memberOf(wanted.target, wanted.extension))
        return ready(Outcome::done());
    const QString interface = u"PJSIP/"_s + wanted.extension;
    const QString name = m_live.extensionName(wanted.extension);
    // The first three are needed; a queue that does not exist is answered with 200 as well.
    const QByteArray body = bytes({{u"queue_name"_s, wanted.target}, {u"state_interface"_s, interface},
        {u"name"_s, name.isEmpty() ? wanted.extension : name}, {u"penalty"_s, 0}, {u"paused"_s, 0}});
    return changeMembers(command(u"log in an agent"_s, "POST", "/admin/queue/members", body),
        [this, wanted] { return m_boards.memberOf(wanted.target, wanted.extension) != nullptr; });
}

QFuture<Outcome> JadeClient::agentLogout(const Command& wanted)
{
    const JadeBoards::Member* member = m_boards.memberOf(wanted.target, wanted.extension);
    if (!member)
        return ready(Outcome::failed(invalid(tr("%1 is not in queue %2.").arg(wanted.extension, wanted.target))));
    // The server removes by the device whose state counts, so it cannot remove whoever is reached another way.
    if (member->location != member->interface) {
        return ready(Outcome::failed(
            notSupported(tr("%1 is reached through %2, and jade can remove only members that are reached directly.")
                             .arg(wanted.extension, member->location))));
    }
    return changeMembers(command(u"log out an agent"_s, "DELETE", "/admin/queue/members/" + pathStep(member->id)),
        [this, wanted] { return m_boards.memberOf(wanted.target, wanted.extension) == nullptr; });
}

QFuture<Outcome> JadeClient::agentChange(const Command& wanted)
{
    const JadeBoards::Member* member = m_boards.memberOf(wanted.target, wanted.extension);
    if (!member)
        return ready(Outcome::failed(invalid(tr("%1 is not in queue %2.").arg(wanted.extension, wanted.target))));
    // What it calls state_interface is used as the interface, so the location goes there.
    QJsonObject body{{u"queue_name"_s, wanted.target}, {u"state_interface"_s, member->location}};
    std::function<bool(const JadeBoards::Member&)> changed;
    if (wanted.verb == Capability::AgentPenalty) {
        bool isNumber = false;
        const int penalty = wanted.text.toInt(&isNumber);
        if (!isNumber || penalty < 0)
            return ready(Outcome::failed(invalid(tr("A penalty is a number from 0 up."))));
        body.insert(u"penalty"_s, penalty);
        changed = [penalty](const JadeBoards::Member& m) { return m.penalty == penalty; };
    } else {
        const bool pause = wanted.verb == Capability::AgentPause;
        // true would be taken for 0, and without a reason it is refused.
        body.insert(u"paused"_s, pause ? 1 : 0);
        body.insert(u"paused_reason"_s, pause ? wanted.text : QString());
        changed = [pause](const JadeBoards::Member& m) { return m.paused == pause; };
    }
    return changeMembers(
        command(u"change an agent"_s, "PUT", "/admin/queue/members/" + pathStep(member->id), bytes(body)),
        [this, wanted, changed] {
            const JadeBoards::Member* now = m_boards.memberOf(wanted.target, wanted.extension);
            return now && changed(*now);
        });
}

} // namespace callboard::jade
