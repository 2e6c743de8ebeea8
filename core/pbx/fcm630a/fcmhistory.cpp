// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Calls of the past, their recordings, figures of queues, and what the PBX says of itself.
#include "core/base/clock.h"
#include "core/pbx/fcm630a/fcmclient.h"
#include "core/pbx/fcm630a/fcmrecords.h"

#include <algorithm>

namespace callboard::fcm630a {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCdrPage = 1000; // the most that one answer has (fcm 5633)
constexpr int kMostCdrPages = 50;
constexpr qsizetype kMostText = 200;

bool isMissed(const CallRecord& record)
{
    return record.direction != Direction::Out && record.result != CallResult::Answered;
}

bool concerns(const CallRecord& record, const QString& number)
{
    return number.isEmpty() || record.from.number == number || record.to.number == number
        || record.answeredBy == number;
}

Error unreadable(const QByteArray& body)
{
    return Error{.kind = ErrorKind::Pbx,
        .code = {},
        .message = FcmClient::tr("The PBX did not give out the recording."),
        .detail = QString::fromUtf8(body.first(std::min(kMostText, body.size())))};
}

} // namespace

struct FcmClient::HistoryRead
{
    HistoryQuery query;
    QJsonObject parameters;
    QList<CallRecord> records;
    int offset = 0;
    int pages = 0;
    QPromise<Result<HistoryPage>> promise;

    void finish(Result<HistoryPage> result)
    {
        promise.addResult(std::move(result));
        promise.finish();
    }
};

// The PBX counts from the oldest and we show the newest first, so the whole period is read; its following pages are
// cut from what was read.
QFuture<Result<HistoryPage>> FcmClient::history(const HistoryQuery& query)
{
    if (!query.cursor.isEmpty() && query.from == m_historyQuery.from && query.to == m_historyQuery.to
        && query.number == m_historyQuery.number && query.missedOnly == m_historyQuery.missedOnly)
        return QtFuture::makeReadyFuture(Result<HistoryPage>(pageOf(query)));
    auto read = std::make_shared<HistoryRead>();
    read->query = query;
    read->promise.start();
    const qint64 now = m_clock.nowMs();
    const auto local = [this](qint64 utc) {
        const qint64 seconds = (m_pbxClock.localOf(utc) + 500) / 1000;
        return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss"_s);
    };
    const QDateTime midnight(
        QDateTime::fromMSecsSinceEpoch(m_pbxClock.localOf(now), Qt::UTC).date(), QTime(0, 0), Qt::UTC);
    const QString from
        = query.from.isValid() ? local(query.from.toMSecsSinceEpoch()) : midnight.toString(u"yyyy-MM-ddTHH:mm:ss"_s);
    // PBX local and without a zone, notes 53.
    read->parameters = {{u"format"_s, u"json"_s}, {u"startTime"_s, from},
        {u"endTime"_s, local(query.to.isValid() ? query.to.toMSecsSinceEpoch() : now)},
        {u"numRecords"_s, QString::number(kCdrPage)}};
    static const QRegularExpression kPlain(u"^[0-9]+$"_s); // '-', '@' and '_' are patterns (fcm 5635)
    if (kPlain.match(query.number).hasMatch())
        read->parameters.insert(u"caller"_s, query.number);
    auto future = read->promise.future();
    readHistory(read);
    return future;
}

void FcmClient::readHistory(const std::shared_ptr<HistoryRead>& read)
{
    QJsonObject parameters = read->parameters;
    parameters.insert(u"offset"_s, QString::number(read->offset));
    ask(u"cdrapi"_s, parameters, HttpRequest::Priority::Read, FcmRequest::Expect::Loose)
        .then(this, [this, read](const Reply& reply) {
            if (!reply)
                return read->finish(unexpected(reply.error()));
            const auto answer = decodeObject(reply->body);
            if (!answer)
                return read->finish(unexpected(answer.error()));
            const CdrPage page = decodeCdr(*answer, site());
            for (int i = 0; i < page.dropped; ++i)
                m_session.link().dropped(u"cdrapi"_s, u"a call without number or time"_s);
            for (CallRecord record : page.records) {
                for (QDateTime* at : {&record.startedAt, &record.answeredAt}) {
                    if (at->isValid() && m_pbxClock.known)
                        *at = QDateTime::fromMSecsSinceEpoch(m_pbxClock.utcOf(at->toMSecsSinceEpoch()), Qt::UTC);
                }
                if (concerns(record, read->query.number) && (!read->query.missedOnly || isMissed(record)))
                    read->records.append(record);
            }
            read->offset += page.read;
            if (page.read >= kCdrPage && ++read->pages < kMostCdrPages)
                return readHistory(read);
            std::ranges::stable_sort(read->records, std::greater<>{}, &CallRecord::startedAt);
            m_historyQuery = read->query;
            m_history = std::move(read->records);
            HistoryQuery first = read->query;
            read->finish(pageOf(first));
        });
}

HistoryPage FcmClient::pageOf(const HistoryQuery& query) const
{
    HistoryPage out;
    const qsizetype from = std::clamp<qsizetype>(query.cursor.toLongLong(), 0, m_history.size());
    const qsizetype count = std::min<qsizetype>(std::max(1, query.limit), m_history.size() - from);
    out.records = m_history.mid(from, count);
    if (from + count < m_history.size())
        out.next = QString::number(from + count);
    return out;
}

QFuture<Result<Audio>> FcmClient::recording(const CallRecord& record, const QString& recording)
{
    auto promise = std::make_shared<QPromise<Result<Audio>>>();
    promise->start();
    auto future = promise->future();
    Q_UNUSED(record)
    askRecording(promise, recording, true);
    return future;
}

void FcmClient::askRecording(const std::shared_ptr<QPromise<Result<Audio>>>& promise, const QString& name, bool again)
{
    const QString folder = name.contains(u'/') ? name.section(u'/', 0, 0) : u"monitor"_s;
    const QString file = name.section(u'/', -1);
    ask(u"recapi"_s, {{u"filedir"_s, folder}, {u"filename"_s, file}}, HttpRequest::Priority::Read,
        FcmRequest::Expect::File)
        .then(this, [this, promise, file, folder, again](const Reply& reply) {
            const auto finish = [&promise](Result<Audio> result) {
                promise->addResult(std::move(result));
                promise->finish();
            };
            if (!reply)
                return finish(unexpected(reply.error()));
            // What is no sound is the PBX's explanation, notes 56.
            if (reply->body.startsWith("RIFF"))
                return finish(Audio{reply->body, u"audio/x-wav"_s, file});
            // Which folder it is in is worked out from the record only, notes 28.
            if (again && folder == "queue"_L1)
                return askRecording(promise, u"monitor/"_s + file, false);
            finish(unexpected(unreadable(reply->body)));
        });
}

QFuture<Result<QueueReport>> FcmClient::queueReport(const QueueId& queue, const QDate& from, const QDate& to)
{
    const QJsonObject parameters{{u"format"_s, u"json"_s}, {u"queue"_s, queue.text},
        {u"statisticsType"_s, u"overview"_s}, {u"startTime"_s, from.toString(Qt::ISODate)},
        {u"endTime"_s, to.toString(Qt::ISODate)}};
    return ask(u"queueapi"_s, parameters, HttpRequest::Priority::Read, FcmRequest::Expect::Loose)
        .then(this, [this, queue, from, to](const Reply& reply) -> Result<QueueReport> {
            if (!reply)
                return unexpected(reply.error());
            auto out = decodeQueueReport(reply->body, queue);
            if (!out)
                return out;
            out->from = from;
            out->to = to;
            for (AgentFigures& agent : out->agents)
                agent.name = m_live.extensionName(agent.extension);
            return out;
        });
}

namespace {

struct FactRow
{
    const char* key;
    const char* name;
};

void addFacts(
    const QJsonObject& from, std::initializer_list<FactRow> rows, const QString& group, QList<SystemFact>& out)
{
    for (const FactRow& row : rows) {
        const QString value = text(from.value(QLatin1StringView(row.key)));
        if (!value.isEmpty())
            out.append(SystemFact{group, FcmClient::tr(row.name), value});
    }
}

} // namespace

QFuture<Result<QList<SystemFact>>> FcmClient::systemFacts()
{
    struct Reading
    {
        QList<SystemFact> facts;
        QList<FcmRoster::Trunk> trunks;
        QPromise<Result<QList<SystemFact>>> promise;
        std::function<void(const std::shared_ptr<Reading>&)> nextTrunk;
    };
    constexpr qsizetype kMostTrunks = 50;
    auto reading = std::make_shared<Reading>();
    reading->promise.start();
    auto future = reading->promise.future();
    reading->trunks = m_roster.trunks().mid(0, kMostTrunks);
    const auto finish = [](const std::shared_ptr<Reading>& self, Result<QList<SystemFact>> result) {
        self->promise.addResult(std::move(result));
        self->promise.finish();
        self->nextTrunk = {};
    };
    // Only the trunk itself says whether it works (fcm 1252).
    reading->nextTrunk = [this, finish](const std::shared_ptr<Reading>& self) {
        if (self->trunks.isEmpty())
            return finish(self, self->facts);
        const FcmRoster::Trunk trunk = self->trunks.takeFirst();
        ask(u"getSIPTrunk"_s, {{u"trunk"_s, trunk.index}}, HttpRequest::Priority::Read)
            .then(this, [self, trunk, finish](const Reply& reply) {
                if (!reply && reply.error().kind == ErrorKind::Cancelled)
                    return finish(self, unexpected(reply.error()));
                const QString status = reply ? text(reply->response()["trunk"_L1]["status"_L1]) : reply.error().message;
                using Level = SystemFact::Level;
                const bool bad = status.contains("un"_L1, Qt::CaseInsensitive)
                    || status.contains("fail"_L1, Qt::CaseInsensitive)
                    || status.contains("reject"_L1, Qt::CaseInsensitive);
                self->facts.append(
                    SystemFact{FcmClient::tr("Outside lines"), trunk.name, status.isEmpty() ? trunk.type : status,
                        !reply || status.isEmpty() ? Level::Plain
                            : bad                  ? Level::Bad
                                                   : Level::Good});
                self->nextTrunk(self);
            });
    };
    ask(u"getSystemStatus"_s, {}, HttpRequest::Priority::Read).then(this, [this, reading, finish](const Reply& reply) {
        if (!reply)
            return finish(reading, unexpected(reply.error()));
        const QString group = tr("System");
        addFacts(reply->response().toObject(),
            {{"system-time", QT_TR_NOOP("Time")}, {"up-time", QT_TR_NOOP("Running for")},
                {"idle-time", QT_TR_NOOP("Idle for")}, {"part-number", QT_TR_NOOP("Part number")},
                {"serial-number", QT_TR_NOOP("Serial number")}},
            group, reading->facts);
        ask(u"getSystemGeneralStatus"_s, {}, HttpRequest::Priority::Read)
            .then(this, [this, reading, finish](const Reply& general) {
                if (general) {
                    addFacts(general->response().toObject(),
                        {{"product-model", QT_TR_NOOP("Model")}, {"prog-version", QT_TR_NOOP("Program version")},
                            {"base-version", QT_TR_NOOP("Base version")}, {"boot-version", QT_TR_NOOP("Boot version")},
                            {"core-version", QT_TR_NOOP("Core version")},
                            {"rcvr-version", QT_TR_NOOP("Recovery version")},
                            {"lang-version", QT_TR_NOOP("Language version")}},
                        tr("Versions"), reading->facts);
                } else if (general.error().kind == ErrorKind::Cancelled) {
                    return finish(reading, unexpected(general.error()));
                }
                reading->nextTrunk(reading);
            });
    });
    return future;
}

QFuture<Result<QList<PagingGroup>>> FcmClient::pagingGroups()
{
    return ask(u"listPaginggroup"_s, {}, HttpRequest::Priority::Read)
        .then(this, [this](const Reply& reply) -> Result<QList<PagingGroup>> {
            if (!reply)
                return unexpected(reply.error());
            m_roster.setPaging(recordsIn(reply->response(), u"paginggroup"_s));
            QList<PagingGroup> out;
            for (const FcmRoster::Paging& one : m_roster.paging())
                out.append(one.group);
            return out;
        });
}

} // namespace callboard::fcm630a
