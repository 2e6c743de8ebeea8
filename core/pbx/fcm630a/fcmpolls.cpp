// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked again and again, and what is done with the answers.
#include "core/base/clock.h"
#include "core/base/logging.h"
#include "core/pbx/fcm630a/fcmclient.h"
#include "core/pbx/fcm630a/fcmrecords.h"

#include <QPointer>

#include <algorithm>

namespace callboard::fcm630a {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostPages = 1000;

//! The same paces for everything: what notes 14 says while somebody looks, four times as seldom otherwise.
PollTask task(const QString& name, std::chrono::milliseconds every, int factor, int priority)
{
    PollTask out;
    out.name = name;
    out.fast = every;
    out.normal = every;
    out.slow = every * factor;
    out.priority = priority;
    return out;
}

} // namespace

struct FcmClient::Pages
{
    QString action;
    QJsonObject parameters;
    std::function<Result<Envelope>(const FcmReply&, int)> page;
    QPromise<Result<void>> promise;

    void finish(Result<void> result)
    {
        promise.addResult(std::move(result));
        promise.finish();
    }
};

void FcmClient::startPolls()
{
    PollPlan::Options options;
    options.scale = PollPlan::scaleOf(profile());
    options.requestsPerMinute = m_traffic.budget;
    m_plan = std::make_unique<PollPlan>(m_clock, options);
    m_plan->setAttention(m_attention);
    m_plan->setCallsLive(m_calls.anyLive());
    addPolls();
    m_plan->start();
    m_trafficTimer.start(1000);
    lookAtCalls();
}

void FcmClient::addPolls()
{
    const FcmOptions& options = m_session.options();
    const bool events = m_events && m_events->isLive();
    const int factor = events ? options.eventsFactor : 1;
    const auto add = [&](const QString& name, Ms every, int priority, Done (FcmClient::*run)()) {
        PollTask one = task(name, every, options.hiddenFactor, priority);
        one.run = [this, run] { return (this->*run)(); };
        m_plan->add(std::move(one));
    };
    if (m_rights.calls) {
        add(u"unbridged"_s, options.unbridged * factor, 0, &FcmClient::pollUnbridged);
        add(u"bridged"_s, options.bridged * factor, 0, &FcmClient::pollBridged);
    }
    if (m_rights.accounts)
        add(u"accounts"_s, options.accounts * factor, 1, &FcmClient::pollAccounts);
    add(u"trunks"_s, options.trunks, 3, &FcmClient::pollTrunks);
    if (m_rights.queues) {
        add(u"queues"_s, options.lists, 2, &FcmClient::pollQueues);
        add(u"pauses"_s, options.statistics, 3, &FcmClient::pollPauses);
    }
    add(u"users"_s, options.lists, 3, &FcmClient::pollUsers);
    add(u"menus"_s, options.lists, 3, &FcmClient::pollMenus);
    add(u"paging"_s, options.lists, 3, &FcmClient::pollPaging);
    add(u"clock"_s, options.clock, 3, &FcmClient::pollClock);
}

QFuture<Result<FcmReply>> FcmClient::ask(
    const QString& action, const QJsonObject& parameters, HttpRequest::Priority priority, FcmRequest::Expect expect)
{
    FcmRequest request;
    request.action = action;
    request.parameters = parameters;
    request.priority = priority;
    request.expect = expect;
    // Calls change by the second; the rest can wait for them.
    request.urgent = action == "listUnBridgedChannels"_L1 || action == "listBridgedChannels"_L1;
    return m_session.send(request);
}

QFuture<Result<void>> FcmClient::askPages(
    const QString& action, const QJsonObject& parameters, std::function<Result<Envelope>(const FcmReply&, int)> page)
{
    auto pages = std::make_shared<Pages>();
    pages->action = action;
    pages->parameters = parameters;
    pages->page = std::move(page);
    pages->promise.start();
    auto future = pages->promise.future();
    askPage(pages, 1);
    return future;
}

void FcmClient::askPage(const std::shared_ptr<Pages>& pages, int number)
{
    QJsonObject parameters = pages->parameters;
    if (parameters.contains("item_num"_L1) || number > 1)
        parameters.insert(u"page"_s, QString::number(number)); // as text, like the document's own samples, notes 17
    if (number > 1 && m_plan)
        m_plan->count(); // the plan counted one
    ask(pages->action, parameters).then(this, [this, pages, number, epoch = m_epoch](const Reply& reply) {
        if (!reply)
            return pages->finish(noted(pages->action, unexpected(reply.error())));
        if (epoch != m_epoch) {
            return pages->finish(unexpected(Error{
                .kind = ErrorKind::Cancelled, .code = {}, .message = tr("The connection was closed."), .detail = {}}));
        }
        const Result<Envelope> read = pages->page(*reply, number);
        if (!read) {
            m_session.link().dropped(pages->action, read.error().detail);
            return pages->finish(unexpected(read.error()));
        }
        for (int i = 0; i < read->dropped; ++i)
            m_session.link().dropped(pages->action, u"a record without its key"_s);
        if (number < read->totalPages && number < kMostPages)
            return askPage(pages, number + 1);
        pages->finish({});
    });
}

// What this login may not use is not asked for again.
Result<void> FcmClient::noted(const QString& action, const Result<void>& result)
{
    if (result)
        return result;
    const ErrorKind kind = result.error().kind;
    if (kind == ErrorKind::Denied || kind == ErrorKind::NotSupported)
        m_absent.insert(action);
    return result;
}

QFuture<Result<void>> FcmClient::pollUnbridged()
{
    const quint64 ticket = m_calls.ticket();
    const auto read = [this, ticket](const FcmReply& reply, int number) {
        m_calls.beginUnbridged(ticket);
        auto envelope = m_decoder.decodeChannels(reply.body, [this](const ChannelRow& row) { m_calls.add(row); });
        if (envelope && number >= envelope->totalPages)
            m_calls.endUnbridged();
        if (envelope)
            round();
        return envelope;
    };
    return askPages(u"listUnBridgedChannels"_s, {}, read);
}

QFuture<Result<void>> FcmClient::pollBridged()
{
    const quint64 ticket = m_calls.ticket();
    const auto read = [this, ticket](const FcmReply& reply, int number) {
        m_calls.beginBridged(ticket);
        auto envelope = m_decoder.decodeBridges(reply.body, [this](const BridgeRow& row) { m_calls.add(row); });
        if (envelope && number >= envelope->totalPages)
            m_calls.endBridged();
        if (envelope)
            round();
        return envelope;
    };
    return askPages(u"listBridgedChannels"_s, {}, read);
}

// After each list and each event: what waits for something to show looks whether it has.
void FcmClient::round()
{
    if (m_syncing)
        return;
    if (!m_rights.waiting && m_calls.tellsQueues())
        announceCapabilities();
    watchConsults();
    showParked();
    settleWaiters();
    lookAtCalls();
}

void FcmClient::lookAtCalls()
{
    if (!m_plan || !m_plan->isRunning())
        return;
    m_plan->setCallsLive(m_calls.anyLive());
    const QPointer<PollPlan> plan = m_plan.get();
    if (m_calls.wantsUnbridged())
        plan->runNow(u"unbridged"_s);
    if (plan && m_calls.wantsBridged())
        plan->runNow(u"bridged"_s);
    if (const qint64 due = m_calls.nextDeadline(); due > 0)
        m_deadlineTimer.start(static_cast<int>(std::clamp<qint64>(due - m_clock.nowMs() + 1, 1, 60'000)));
}

QJsonObject FcmClient::accountParameters() const
{
    QJsonObject out{{u"item_num"_s, QString::number(m_session.options().pageSize)}, {u"sidx"_s, u"extension"_s},
        {u"sord"_s, u"asc"_s}};
    if (!m_optionsFor.isEmpty())
        out.insert(u"options"_s, m_optionsFor);
    return out;
}

Result<Envelope> FcmClient::readAccounts(const FcmReply& reply)
{
    auto out = m_decoder.decodeAccounts(reply.body, [this](const AccountRow& row) { m_roster.add(row); });
    m_live.flushIfLate();
    return out;
}

QFuture<Result<void>> FcmClient::pollAccounts()
{
    m_roster.beginAccounts();
    const auto read = [this](const FcmReply& reply, int number) {
        auto envelope = readAccounts(reply);
        if (envelope && number >= envelope->totalPages) {
            if (!m_optionsFor.isEmpty() && !m_roster.saysVoicemail())
                m_optionsFor.clear(); // the names may be the misspelt ones, notes 16
            const bool voicemail = m_roster.saysVoicemail();
            const bool complete = m_roster.endAccounts();
            if (!m_syncing && voicemail != m_rights.voicemail)
                announceCapabilities();
            if (!complete && !m_syncing)
                QMetaObject::invokeMethod(
                    this, [this] { m_session.resynchronise(); }, Qt::QueuedConnection);
        }
        return envelope;
    };
    return askPages(u"listAccount"_s, accountParameters(), read);
}

namespace {

//! For lists that are read as JSON.
Result<Envelope> envelopeOf(const FcmReply& reply)
{
    return reply.envelope;
}

} // namespace

QFuture<Result<void>> FcmClient::pollTrunks()
{
    auto rows = std::make_shared<QJsonArray>();
    const auto read = [this, rows](const FcmReply& reply, int number) {
        for (const QJsonValue& row : recordsIn(reply.response(), u"voip_trunk"_s))
            rows->append(row);
        if (number >= reply.envelope.totalPages)
            m_roster.setTrunks(*rows);
        return envelopeOf(reply);
    };
    return askPages(u"listVoIPTrunk"_s, {}, read);
}

QFuture<Result<void>> FcmClient::pollQueues()
{
    auto rows = std::make_shared<QJsonArray>();
    const auto read = [this, rows](const FcmReply& reply, int number) {
        for (const QJsonValue& row : recordsIn(reply.response(), u"queue"_s))
            rows->append(row);
        if (number < reply.envelope.totalPages)
            return envelopeOf(reply);
        const QStringList before = m_roster.queueNumbers();
        m_roster.setQueues(*rows);
        const QStringList now = m_roster.queueNumbers();
        m_calls.setQueues(now);
        const bool lost = std::ranges::any_of(before, [&now](const QString& number) { return !now.contains(number); });
        if (lost && !m_syncing)
            QMetaObject::invokeMethod(
                this, [this] { m_session.resynchronise(); }, Qt::QueuedConnection);
        return envelopeOf(reply);
    };
    return askPages(u"listQueue"_s,
        {{u"options"_s, u"extension,queue_name,strategy,queue_chairmans,members"_s}, {u"sidx"_s, u"extension"_s},
            {u"sord"_s, u"asc"_s}},
        read);
}

QFuture<Result<void>> FcmClient::pollUsers()
{
    if (m_absent.contains(u"listUser"_s))
        return QtFuture::makeReadyFuture(Result<void>());
    auto rows = std::make_shared<QJsonArray>();
    const auto read = [this, rows](const FcmReply& reply, int number) {
        for (const QJsonValue& row : recordsIn(reply.response(), u"user_id"_s))
            rows->append(row);
        if (number >= reply.envelope.totalPages)
            m_roster.setUsers(*rows);
        return envelopeOf(reply);
    };
    return askPages(u"listUser"_s,
        {{u"item_num"_s, QString::number(m_session.options().pageSize)}, {u"sidx"_s, u"user_name"_s},
            {u"sord"_s, u"asc"_s}},
        read);
}

QFuture<Result<void>> FcmClient::pollMenus()
{
    if (m_absent.contains(u"listIVR"_s))
        return QtFuture::makeReadyFuture(Result<void>());
    const auto read = [this](const FcmReply& reply, int) {
        m_roster.setMenus(recordsIn(reply.response(), u"ivr"_s));
        return envelopeOf(reply);
    };
    return askPages(u"listIVR"_s, {}, read);
}

QFuture<Result<void>> FcmClient::pollPaging()
{
    if (m_absent.contains(u"listPaginggroup"_s))
        return QtFuture::makeReadyFuture(Result<void>());
    const auto read = [this](const FcmReply& reply, int) {
        m_roster.setPaging(recordsIn(reply.response(), u"paginggroup"_s));
        return envelopeOf(reply);
    };
    return askPages(u"listPaginggroup"_s, {}, read);
}

// Statistics of today, whose newest rows say who is paused now, notes 26.
QFuture<Result<void>> FcmClient::pollPauses()
{
    if (m_absent.contains(u"queueapi"_s) || !m_pbxClock.known)
        return QtFuture::makeReadyFuture(Result<void>());
    const QString today
        = QDateTime::fromMSecsSinceEpoch(m_pbxClock.localOf(m_clock.nowMs()), Qt::UTC).date().toString(Qt::ISODate);
    const QJsonObject parameters{{u"format"_s, u"json"_s}, {u"statisticsType"_s, u"pausedhistory"_s},
        {u"startTime"_s, today}, {u"endTime"_s, today}};
    return ask(u"queueapi"_s, parameters, HttpRequest::Priority::Poll, FcmRequest::Expect::Loose)
        .then(this, [this, epoch = m_epoch](const Reply& reply) -> Result<void> {
            if (!reply)
                return noted(u"queueapi"_s, unexpected(reply.error()));
            if (epoch != m_epoch || !reply->body.startsWith('{'))
                return {};
            const auto answer = decodeObject(reply->body);
            if (!answer)
                return unexpected(answer.error());
            for (const PauseNote& note : decodePauses(*answer)) {
                const QStringList queues
                    = note.queue.isEmpty() ? m_roster.queuesOf(note.agent) : QStringList{note.queue};
                for (const QString& queue : queues) {
                    if (!m_roster.isAgent(queue, note.agent))
                        continue;
                    m_live.setAgentOrder(queue, note.agent,
                        note.paused ? std::optional(AgentState::Paused) : std::nullopt, note.reason, true,
                        m_pbxClock.utcOf(note.sinceLocalMs));
                }
            }
            return {};
        });
}

QFuture<Result<void>> FcmClient::pollClock()
{
    return ask(u"getSystemStatus"_s).then(this, [this, epoch = m_epoch](const Reply& reply) -> Result<void> {
        if (!reply)
            return unexpected(reply.error());
        if (epoch == m_epoch)
            readClock(*reply);
        return {};
    });
}

// To the second only, and half a second on average has passed of it, notes 22.
void FcmClient::readClock(const FcmReply& reply)
{
    constexpr qint64 kHalf = 500;
    const SystemTime said = systemTime(text(reply.response()["system-time"_L1]).toStdString());
    if (said.localMs == 0)
        return;
    const qint64 ahead = said.localMs + kHalf - m_clock.nowMs();
    // Two readings of the same clock differ by up to a second; times that were told stay as they are.
    if (m_pbxClock.known && std::abs(ahead - m_pbxClock.localAheadMs) <= 1000)
        return;
    m_pbxClock = PbxClock{ahead, said.zoneMinutes, true};
    m_calls.setPbxClock(m_pbxClock);
}

} // namespace callboard::fcm630a
