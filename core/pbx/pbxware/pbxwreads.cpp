// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is read when somebody asks for it: past calls, transcripts, what the PBX says of itself, tenants.
#include "core/pbx/pbxware/pbxwcdr.h"
#include "core/pbx/pbxware/pbxwclient.h"

#include "core/base/clock.h"

#include <QTimeZone>

#include <algorithm>

namespace callboard::pbxware {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostRows = 1000; // pbxware 5997
constexpr int kMostPages = 200; // notes 40
constexpr int kMostMos = 20; // asked one by one where the records have no quality
constexpr std::array kTypes{1, 2}; // incoming, outgoing (pbxware 6030)

QTimeZone zone()
{
    return QTimeZone::systemTimeZone();
}

//! A period in the console's time zone, which goes along so that the filter means what the person sees (pbxware 6032).
Arguments periodOf(const QDateTime& from, const QDateTime& to)
{
    const QDateTime first = from.toTimeZone(zone());
    const QDateTime last = to.toTimeZone(zone());
    return {{u"start"_s, dateText(first.date())}, {u"starttime"_s, first.time().toString(u"hh:mm:ss"_s)},
        {u"end"_s, dateText(last.date())}, {u"endtime"_s, last.time().toString(u"hh:mm:ss"_s)},
        {u"timezone"_s, QString::fromLatin1(zone().id())}};
}

} // namespace

struct PbxwClient::HistoryWork
{
    HistoryQuery query;
    int page = 1;
    Arguments period;
    HistoryPage result;
    bool next = false;
    bool hasMos = true;
    size_t type = 0;
    QPromise<Result<HistoryPage>> promise;

    void finish(Result<HistoryPage> with)
    {
        promise.addResult(std::move(with));
        promise.finish();
    }
};

QFuture<Result<HistoryPage>> PbxwClient::history(const HistoryQuery& query)
{
    auto work = std::make_shared<HistoryWork>();
    work->query = query;
    work->promise.start();
    auto future = work->promise.future();
    bool isPage = false;
    work->page = query.cursor.toInt(&isPage);
    if (query.cursor.isEmpty())
        work->page = 1;
    else if (!isPage || work->page < 1 || work->page > kMostPages) {
        work->finish(unexpected(Error{
            .kind = ErrorKind::Invalid, .code = {}, .message = tr("This list goes on no further."), .detail = {}}));
        return future;
    }
    const QDateTime now = m_clock.now();
    const QDateTime today = now.toTimeZone(zone()).date().startOfDay(zone());
    work->period = periodOf(query.from.isValid() ? query.from : today, query.to.isValid() ? query.to : now);
    askHistory(work, kTypes.front());
    return future;
}

// The records do not say which way a call went, so each way is asked for (notes 39).
void PbxwClient::askHistory(const std::shared_ptr<HistoryWork>& work, int type)
{
    Arguments arguments = work->period;
    arguments.append({u"server"_s, m_server});
    arguments.append({u"cdrtype"_s, QString::number(type)});
    arguments.append({u"page"_s, QString::number(work->page)});
    arguments.append({u"limit"_s, QString::number(std::clamp(work->query.limit, 1, kMostRows))});
    if (work->query.missedOnly)
        arguments.append({u"status"_s, u"4"_s}); // pbxware 6024
    if (const QString number = work->query.number; !number.isEmpty()) {
        // An extension is called from outside and calls out; an outside number the other way round.
        const bool called = (type == 1) == m_idOf.contains(number);
        arguments.append({called ? u"extdst"_s : u"ext"_s, number});
    }
    ask(u"pbxware.cdr.download"_s, arguments).then(this, [this, work, type](const Reply& reply) {
        if (!reply)
            return work->finish(unexpected(reply.error()));
        CdrPage page
            = readCdr(readBody(reply->bytes), [this](const QString& number) { return m_calls.numberOf(number); });
        dropped(u"call record"_s, page.dropped);
        work->next = work->next || (page.next && !page.records.isEmpty());
        for (CallRecord& record : page.records) {
            record.id.site = site();
            const bool inside = m_idOf.contains(record.from.number) && m_idOf.contains(record.to.number);
            record.direction = inside ? Direction::Internal : type == 1 ? Direction::In : Direction::Out;
            if (inside)
                record.inferred |= InferredField::Direction;
            if (record.result == CallResult::Answered && m_idOf.contains(record.to.number))
                record.answeredBy = record.to.number;
            // A call within the house may be in both lists.
            const bool known = std::ranges::any_of(work->result.records, [&](const CallRecord& other) {
                return other.id == record.id && other.from == record.from && other.to == record.to;
            });
            if (!known)
                work->result.records.append(record);
        }
        work->hasMos = work->hasMos && (page.hasMos || page.records.isEmpty());
        if (++work->type < kTypes.size())
            return askHistory(work, kTypes.at(work->type));
        std::ranges::stable_sort(
            work->result.records, [](const CallRecord& a, const CallRecord& b) { return a.startedAt > b.startedAt; });
        if (work->next && work->page < kMostPages)
            work->result.next = QString::number(work->page + 1);
        if (work->hasMos || isRefusedLately(u"pbxware.cdr.mos"_s))
            return work->finish(work->result);
        askQuality(work);
    });
}

// Older versions have no column for it (notes A5 5).
void PbxwClient::askQuality(const std::shared_ptr<HistoryWork>& work)
{
    QList<QFuture<Result<void>>> all;
    for (qsizetype i = 0; i < work->result.records.size() && all.size() < kMostMos; ++i) {
        if (work->result.records.at(i).result != CallResult::Answered)
            continue;
        const QString id = work->result.records.at(i).id.text;
        all.append(ask(u"pbxware.cdr.mos"_s, {{u"uniqueid"_s, id}}).then(this, [this, work, i, id](const Reply& reply) {
            if (reply)
                work->result.records[i].quality = readMos(readBody(reply->bytes), id);
            else
                noteRefusal(u"pbxware.cdr.mos"_s, reply.error());
            return Result<void>();
        }));
    }
    if (all.isEmpty())
        return work->finish(work->result);
    QtFuture::whenAll(all.begin(), all.end()).then(this, [work](const QList<QFuture<Result<void>>>&) {
        work->finish(work->result);
    });
}

QFuture<Result<QString>> PbxwClient::transcript(const CallRecord& record)
{
    return ask(u"pbxware.transcription.get"_s, {{u"uniqueid"_s, record.id.text}, {u"server"_s, m_server}})
        .then(this, [](const Reply& reply) -> Result<QString> {
            if (!reply)
                return unexpected(reply.error());
            const QString text = readTranscript(readBody(reply->bytes));
            if (text.isEmpty())
                return unexpected(refused(tr("There is no transcription of this call.")));
            return text;
        });
}

QFuture<Result<QList<PagingGroup>>> PbxwClient::pagingGroups()
{
    return ask(u"pbxware.paging_group.list"_s, {{u"server"_s, m_server}})
        .then(this, [this](const Reply& reply) -> Result<QList<PagingGroup>> {
            if (!reply)
                return unexpected(reply.error());
            int bad = 0;
            QList<PagingGroup> out;
            for (const NamedNote& group : readNamed(readBody(reply->bytes), &bad))
                out.append({group.id, group.name, group.number});
            dropped(u"paging group"_s, bad);
            m_paging = out;
            return out;
        });
}

QFuture<Result<QList<Tenant>>> PbxwClient::tenants()
{
    return ask(u"pbxware.tenant.list"_s, {}).then(this, [this](const Reply& reply) -> Result<QList<Tenant>> {
        if (!reply)
            return unexpected(reply.error());
        int bad = 0;
        QList<Tenant> out;
        for (const TenantNote& tenant : readTenants(readBody(reply->bytes), &bad))
            out.append({tenant.id, tenant.code.isEmpty() ? tenant.name : u"%1 (%2)"_s.arg(tenant.name, tenant.code)});
        std::ranges::sort(out, [](const Tenant& a, const Tenant& b) { return a.id.toInt() < b.id.toInt(); });
        dropped(u"tenant"_s, bad);
        return out;
    });
}

} // namespace callboard::pbxware
