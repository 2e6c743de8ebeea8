// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What has no event is asked for; and so is everything else while events stay away.
#include "core/pbx/jade/jadeclient.h"

#include "core/base/clock.h"
#include "core/base/logging.h"

#include <QJsonDocument>

#include <algorithm>

namespace callboard::jade {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 kTellTrafficMs = 1000;
} // namespace

void JadeClient::startPolls()
{
    using Ms = std::chrono::milliseconds;
    const JadeOptions& options = m_session.options();
    // Everything was read a moment ago. What goes on is told by events, so that only how closely people look decides.
    const auto add
        = [this](const QString& name, std::function<Ms()> every, QFuture<Result<void>> (JadeClient::*run)()) {
              PollTask task;
              task.name = name;
              task.every = [every = std::move(every)](PollPace pace) {
                  return every() * (pace == PollPace::Slow ? 4 : pace == PollPace::Normal ? 2 : 1);
              };
              task.fresh = true;
              task.run = [this, run] { return (this->*run)(); };
              m_polls.add(std::move(task));
          };
    const auto unless = [this](const QByteArray& path, Ms every) { return m_absent.contains(path) ? Ms{0} : every; };
    const auto boards = [this, &options] {
        return m_eventsProved && !m_boardEventsGone && !m_eventsMissing ? options.slowly : options.boardsFast;
    };
    m_polls.clear();
    if (m_rights.admin)
        add(
            u"health"_s, [=, &options] { return unless("/admin/core/systems/1", options.health); },
            &JadeClient::pollHealth);
    add(
        u"channels"_s,
        [this, &options] { return m_eventsProved && !m_eventsMissing ? options.slowly : options.channelsFast; },
        &JadeClient::pollChannels);
    if (m_rights.parking)
        add(u"parked"_s, boards, &JadeClient::pollParked);
    if (m_rights.queues)
        add(u"queues"_s, boards, &JadeClient::pollQueues);
    if (m_rights.voicemail)
        add(
            u"mailboxes"_s,
            [this, &options] { return options.mailboxes * std::max<qsizetype>(1, m_directory.boxes().size() / 50); },
            &JadeClient::pollMailboxes);
    if (m_rights.pjsip)
        add(
            u"registrations"_s, [=, &options] { return unless("/admin/pjsip/contacts", options.registrations); },
            &JadeClient::pollRegistrations);
    if (m_deviceStates)
        add(
            u"devices"_s, [this, &options] { return devicePace(options); }, &JadeClient::pollDevices);
    add(
        u"pool"_s, [=, &options] { return unless("/agents", options.registrations); }, &JadeClient::pollPool);
    if (m_rights.chats)
        add(
            u"chats"_s, [&options] { return options.chats; }, &JadeClient::pollChats);
    m_polls.start();
}

// What a poll came to, for the plan: it asks later after errors.
Result<void> JadeClient::ended(const Reply& reply)
{
    return reply ? Result<void>() : Result<void>(unexpected(reply.error()));
}

// So that everybody has had a turn in the time that the options name.
std::chrono::milliseconds JadeClient::devicePace(const JadeOptions& options) const
{
    const auto turns = std::max<qsizetype>(1, m_devices.size() / std::max(1, options.devicesAtOnce));
    return std::max(std::chrono::milliseconds{500}, std::chrono::milliseconds{options.devicesEvery.count() / turns});
}

std::optional<PollTraffic> JadeClient::pollTraffic() const
{
    return PollTraffic{.lastMinute = m_polls.requestsLastMinute(), .budget = m_polls.budget()};
}

void JadeClient::setPollBudget(int requestsPerMinute)
{
    m_polls.setBudget(requestsPerMinute);
    SiteProfile changed = profile();
    changed.options.insert(u"pollBudget"_s, QString::number(m_polls.budget()));
    setProfile(changed);
}

void JadeClient::onPolled()
{
    const qint64 now = m_clock.monotonicMs();
    if (m_trafficToldMs >= 0 && now - m_trafficToldMs < kTellTrafficMs)
        return;
    m_trafficToldMs = now;
    Q_EMIT pollTrafficChanged(*pollTraffic());
}

QFuture<JadeClient::Reply> JadeClient::get(const QByteArray& path, const QString& name, HttpRequest::Priority priority)
{
    JadeRequest request;
    request.name = name;
    request.path = path;
    request.priority = priority;
    return m_session.send(request);
}

void JadeClient::eventHeard()
{
    if (m_syncing)
        return;
    if (!std::exchange(m_eventsProved, true))
        m_polls.reconsider();
    if (!m_eventsMissing)
        return;
    m_eventsMissing = false;
    m_polls.reconsider();
    m_session.setProblem(JadeSession::Problem::NoEvents, false);
}

// A list showed what no event had told. A socket that was opened with a bad token looks like any other and stays
// silent, notes 20.
void JadeClient::surprised(int changes)
{
    if (changes == 0 || !m_session.link().isLoggedIn())
        return;
    const qint64 now = m_clock.monotonicMs();
    const qint64 silent = now - std::max(m_lastEventMs, m_openedMs);
    m_eventsProved = false;
    m_polls.reconsider();
    if (silent < m_session.options().silentAfter.count())
        return;
    m_eventsMissing = true;
    m_session.setProblem(JadeSession::Problem::NoEvents, true);
}

QFuture<Result<void>> JadeClient::pollHealth()
{
    return get("/admin/core/systems/1", u"health"_s).then(this, [this](const Reply& reply) {
        if (reply && !m_syncing)
            readHealth(reply);
        return ended(reply);
    });
}

void JadeClient::readHealth(const Reply& reply)
{
    if (!reply)
        return;
    const auto envelope = m_decoder.decodeReply(reply->body);
    if (!envelope || envelope->records.isEmpty())
        return;
    m_serverClock.observe(envelope->atNs, m_clock.nowMs());
    const JadeHealth::Finding finding = m_health.read(envelope->records.at(0).toObject(), envelope->atNs);
    m_session.setProblem(JadeSession::Problem::AsteriskGone, finding.gone);
    if (finding.restarted) {
        qCInfo(lcPbx) << "Asterisk was started anew; what jade lists from before cannot be alive";
        m_polls.runNow(u"channels"_s);
        m_polls.runNow(u"parked"_s);
        m_polls.runNow(u"queues"_s);
    }
    if (finding.ghostsBeforeNs > 0)
        m_calls.markGhosts(finding.ghostsBeforeNs);
}

QFuture<Result<void>> JadeClient::pollChannels()
{
    const QByteArray path = m_rights.admin ? "/admin/core/channels" : "/me/calls";
    return get(path, u"channels"_s).then(this, [this](const Reply& reply) {
        if (!reply || m_syncing)
            return ended(reply);
        qint64 serverNs = 0;
        m_calls.beginList();
        if (readList(reply, ListKind::Channels, &serverNs))
            surprised(m_calls.endList(serverNs));
        settleWaiters();
        return ended(reply);
    });
}

QFuture<Result<void>> JadeClient::pollParked()
{
    return get("/admin/park/parkedcalls", u"parked calls"_s).then(this, [this](const Reply& reply) {
        if (!reply || m_syncing)
            return ended(reply);
        qint64 serverNs = 0;
        m_boards.beginParked();
        if (readList(reply, ListKind::ParkedCalls, &serverNs))
            m_boards.endParked(serverNs);
        settleWaiters();
        return ended(reply);
    });
}

QFuture<Result<void>> JadeClient::pollQueues()
{
    get("/admin/queue/entries", u"queue entries"_s).then(this, [this](const Reply& reply) {
        if (!reply || m_syncing)
            return;
        qint64 serverNs = 0;
        m_boards.beginEntries();
        if (readList(reply, ListKind::Entries, &serverNs))
            m_boards.endEntries(serverNs);
    });
    return get("/admin/queue/members", u"queue members"_s).then(this, [this](const Reply& reply) {
        if (!reply || m_syncing)
            return ended(reply);
        qint64 serverNs = 0;
        m_boards.beginMembers();
        if (readList(reply, ListKind::Members, &serverNs))
            m_boards.endMembers(serverNs);
        settleWaiters();
        return ended(reply);
    });
}

QFuture<Result<void>> JadeClient::pollMailboxes()
{
    return get("/voicemail/users", u"mailboxes"_s).then(this, [this](const Reply& reply) {
        if (!reply || m_syncing)
            return ended(reply);
        if (const auto envelope = m_decoder.decodeReply(reply->body))
            readMailboxes(envelope->records);
        settleWaiters();
        return ended(reply);
    });
}

void JadeClient::readMailboxes(const QJsonArray& users)
{
    const QList<JadeDirectory::Box> before = m_directory.boxes();
    m_directory.readVoicemailUsers(users);
    for (const JadeDirectory::Box& box : m_directory.boxes()) {
        const bool same = std::ranges::any_of(before, [&](const JadeDirectory::Box& b) {
            return b.number == box.number && b.mailbox == box.mailbox && b.fresh == box.fresh && b.old == box.old;
        });
        if (same)
            continue;
        Mailbox mailbox;
        mailbox.id = MailboxId{site(), box.number};
        mailbox.fresh = box.fresh;
        mailbox.read = box.old;
        m_live.setMailbox(mailbox);
    }
}

// Who is registered. Where the server tells live device states they are the better source.
QFuture<Result<void>> JadeClient::pollRegistrations()
{
    return get("/admin/pjsip/contacts", u"registrations"_s).then(this, [this](const Reply& reply) {
        if (!reply || m_syncing || m_deviceStates)
            return ended(reply);
        if (const auto envelope = m_decoder.decodeReply(reply->body))
            m_directory.readContacts(envelope->records);
        for (const JadeDirectory::Phone& phone : m_directory.phones()) {
            if (phone.registered)
                m_live.setRegistered(phone.number.toStdString(), *phone.registered);
        }
        return ended(reply);
    });
}

// One device a request, with a body on a GET (jade 624); a few at a time, so that a large house is asked in turns.
QFuture<Result<void>> JadeClient::pollDevices()
{
    int asked = 0;
    for (qsizetype i = 0; i < m_devices.size() && asked < m_session.options().devicesAtOnce; ++i) {
        const QString device = m_devices.at(m_nextDevice);
        m_nextDevice = (m_nextDevice + 1) % m_devices.size();
        const std::string bytes = device.toStdString();
        const QString number = QString::fromStdString(std::string(nameOf(bytes)));
        if (!device.contains(u'/') || isLocal(bytes) || !m_live.isExtension(number))
            continue;
        ++asked;
        JadeRequest request;
        request.name = u"device state"_s;
        request.path = "/device_states/";
        request.body = QJsonDocument(QJsonObject{{u"device"_s, device}}).toJson(QJsonDocument::Compact);
        request.priority = HttpRequest::Priority::Poll;
        m_session.send(request).then(this, [this, number](const Reply& reply) {
            if (!reply) {
                m_deviceStates = m_deviceStates && reply.error().kind != ErrorKind::NotSupported;
                return;
            }
            const auto envelope = m_decoder.decodeReply(reply->body);
            const QJsonValue state = envelope ? envelope->records.at(0) : QJsonValue();
            if (const auto reachable = isReachable(text(state["state"_L1])))
                m_live.setRegistered(number.toStdString(), *reachable);
        });
    }
    return QtFuture::makeReadyFuture(Result<void>());
}

QFuture<Result<void>> JadeClient::pollPool()
{
    return get("/agents", u"agents"_s).then(this, [this](const Reply& reply) {
        if (!reply || m_syncing)
            return ended(reply);
        const auto envelope = m_decoder.decodeReply(reply->body);
        if (!envelope)
            return ended(reply);
        for (const QJsonValue& agent : envelope->records)
            m_boards.poolAgent(text(agent["id"_L1]), text(agent["name"_L1]), text(agent["status"_L1]));
        return ended(reply);
    });
}

} // namespace callboard::jade
