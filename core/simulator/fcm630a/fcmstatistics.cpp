// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/fcm630a/fcmapi.h"

#include <QJsonDocument>

#include <algorithm>

namespace callboard::sim::fcm {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostRecords = 1000; // fcm 6109

//! What a queue or an agent did.
struct Tally
{
    int total = 0;
    int answered = 0;
    qint64 waited = 0; //!< seconds, of all
    qint64 talked = 0;

    void add(const PastCall& call, bool taken)
    {
        ++total;
        answered += taken ? 1 : 0;
        waited += ((call.answered == 0 ? call.ended : call.answered) - call.queuedAt) / 1000;
        talked += taken ? call.talkSeconds() : 0;
    }
    [[nodiscard]] QString averageWait() const { return QString::number(total == 0 ? 0 : waited / total); }
    [[nodiscard]] QString averageTalk() const { return QString::number(answered == 0 ? 0 : talked / answered); }
    [[nodiscard]] QString rate(int part) const
    {
        return QString::number(total == 0 ? 0.0 : 100.0 * part / total, 'f', 1); // "50.0", fcm 6067
    }
};

bool isWantedNumber(const QString& filter, const QString& number)
{
    return filter.isEmpty() || filter == "*"_L1 || filter.split(u',').contains(number);
}

//! Members in the order of `columns`, as QJsonObject sorts them.
QByteArray element(const QString& name, const QJsonObject& record, const QStringList& columns)
{
    QString out = u"<%1>\n"_s.arg(name);
    for (const QString& column : columns)
        out += u"  <%1>%2</%1>\n"_s.arg(column, record.value(column).toVariant().toString().toHtmlEscaped());
    return (out + u"</%1>\n"_s.arg(name)).toUtf8();
}

QByteArray csvLine(const QStringList& values)
{
    QStringList quoted;
    for (QString value : values)
        quoted << u'"' + value.replace(u'"', "\"\""_L1) + u'"';
    return quoted.join(u',').toUtf8() + "\r\n";
}

const QStringList& totalColumns()
{
    static const QStringList columns{u"queuechairman"_s, u"total_calls"_s, u"abandoned_rate"_s, u"avg_wait"_s,
        u"avg_talk"_s, u"vq_total_calls"_s}; // fcm 6065
    return columns;
}
const QStringList& queueColumns()
{
    static const QStringList columns{u"queuechairman"_s, u"queue"_s, u"total_calls"_s, u"answered_calls"_s,
        u"answered_rate"_s, u"avg_wait"_s, u"avg_talk"_s, u"vq_total_calls"_s}; // fcm 6073
    return columns;
}
const QStringList& agentColumns()
{
    static const QStringList columns{u"queuechairman"_s, u"agent"_s, u"total_calls"_s, u"answered_calls"_s,
        u"answered_rate"_s, u"avg_talk"_s}; // fcm 6087
    return columns;
}
const QStringList& detailColumns()
{
    static const QStringList columns{
        u"queue"_s, u"agent"_s, u"callernum"_s, u"start_time"_s, u"wait_time"_s, u"talk_time"_s, u"connect"_s};
    return columns;
}
const QStringList& loginColumns()
{
    static const QStringList columns{u"agent"_s, u"queue"_s, u"login_data"_s, u"logout_data"_s};
    return columns;
}
const QStringList& pauseColumns()
{
    static const QStringList columns{u"agent"_s, u"queue"_s, u"pause_data"_s, u"unpause_data"_s, u"pause_reason"_s};
    return columns;
}

//! One list of records, all of the same columns, in one of the three formats. The document prints only XML; as JSON it
//! is an array of objects with one key each (notes 27).
Reply written(const QString& format, const QJsonArray& rows, const QStringList& columns)
{
    if (format == "json"_L1) {
        QJsonArray out;
        for (const QJsonValue& row : rows)
            out << QJsonObject{{"agent"_L1, row}};
        return raw(QJsonDocument(QJsonObject{{"queue_statistics"_L1, out}}).toJson(QJsonDocument::Compact),
            "application/json; charset=UTF-8");
    }
    if (format == "csv"_L1) {
        QByteArray out = csvLine(columns);
        for (const QJsonValue& row : rows) {
            QStringList values;
            for (const QString& column : columns)
                values << row[column].toVariant().toString();
            out += csvLine(values);
        }
        return raw(out, "text/csv");
    }
    QByteArray out = "<?xml version=\"1.0\"?>\n<root_statistics>\n";
    for (const QJsonValue& row : rows)
        out += element(u"agent"_s, row.toObject(), columns);
    return raw(out + "</root_statistics>\n", "application/xml");
}

//! The overview: totals, queues and agents. fcm 6062.
Reply writtenOverview(const QString& format, const QJsonObject& overview, bool wire)
{
    const QJsonArray queues = overview.value("queue"_L1).toArray();
    const QJsonArray agents = overview.value("agent"_L1).toArray();
    if (format == "json"_L1) {
        QJsonObject whole{{"root_statistics"_L1, overview}};
        if (wire) { // an array of objects with one key each (notes 27)
            QJsonArray out;
            for (const QJsonValue& agent : agents)
                out << QJsonObject{{"agent"_L1, agent}};
            for (const QJsonValue& queue : queues)
                out << QJsonObject{{"queue_details_total"_L1, queue}};
            whole = {{"queue_statistics"_L1, out}};
        }
        return raw(QJsonDocument(whole).toJson(QJsonDocument::Compact), "application/json; charset=UTF-8");
    }
    QByteArray out = format == "csv"_L1 ? "" : "<?xml version=\"1.0\"?>\n<root_statistics>\n";
    const auto add = [&](const QString& name, const QJsonArray& rows, const QStringList& columns) {
        out += format == "csv"_L1 ? csvLine(columns) : QByteArray();
        for (const QJsonValue& row : rows) {
            QStringList values;
            for (const QString& column : columns)
                values << row[column].toVariant().toString();
            out += format == "csv"_L1 ? csvLine(values) : element(name, row.toObject(), columns);
        }
    };
    add(u"total"_s, {overview.value("total"_L1)}, totalColumns());
    add(u"queue"_s, queues, queueColumns());
    add(u"agent"_s, agents, agentColumns());
    if (format == "csv"_L1)
        return raw(out, "text/csv");
    return raw(out + "</root_statistics>\n", "application/xml");
}

QJsonArray cut(const QJsonArray& rows, int offset, int most)
{
    QJsonArray out;
    for (int i = offset; i < std::min(offset + most, int(rows.size())); ++i)
        out << rows.at(i);
    return out;
}

} // namespace

QList<const PastCall*> Api::queueCalls(const Request& request, qint64 from, qint64 to) const
{
    QList<const PastCall*> found;
    for (const PastCall& call : m_world.history().calls()) {
        if (!call.queue.isEmpty() && call.started >= from && call.started < to
            && isWantedNumber(request.text(u"queue"_s), call.queue))
            found << &call;
    }
    return found;
}

QJsonObject Api::overview(const Request& request, const QList<const PastCall*>& calls) const
{
    const QString chairman = request.text(u"queuechairman"_s).isEmpty() ? u"admin"_s : request.text(u"queuechairman"_s);
    Tally total;
    QMap<QString, Tally> queues;
    QMap<QString, Tally> agents;
    for (const QJsonObject& queue : m_store.queues()) {
        const QString number = queue.value("extension"_L1).toString();
        if (isWantedNumber(request.text(u"queue"_s), number))
            queues[number];
    }
    for (const PastCall* call : calls) {
        const bool taken = call->result == CallResult::Answered;
        total.add(*call, taken);
        queues[call->queue].add(*call, taken);
        for (const PastLeg& leg : call->legs) {
            if (leg.group == call->queue && isWantedNumber(request.text(u"agent"_s), leg.extension))
                agents[leg.extension].add(*call, leg.answered != 0);
        }
    }
    QJsonArray queueRows;
    for (auto it = queues.begin(); it != queues.end(); ++it)
        queueRows << QJsonObject{{"queuechairman"_L1, chairman}, {"queue"_L1, it.key()},
            {"total_calls"_L1, QString::number(it->total)}, {"answered_calls"_L1, QString::number(it->answered)},
            {"answered_rate"_L1, it->rate(it->answered)}, {"avg_wait"_L1, it->averageWait()},
            {"avg_talk"_L1, it->averageTalk()}, {"vq_total_calls"_L1, u"0"_s}};
    QJsonArray agentRows;
    for (auto it = agents.begin(); it != agents.end(); ++it)
        agentRows << QJsonObject{{"queuechairman"_L1, chairman}, {"agent"_L1, it.key()},
            {"total_calls"_L1, QString::number(it->total)}, {"answered_calls"_L1, QString::number(it->answered)},
            {"answered_rate"_L1, it->rate(it->answered)}, {"avg_talk"_L1, it->averageTalk()}};
    return {
        {"total"_L1,
            QJsonObject{{"queuechairman"_L1, chairman}, {"total_calls"_L1, QString::number(total.total)},
                {"abandoned_rate"_L1, total.rate(total.total - total.answered)}, {"avg_wait"_L1, total.averageWait()},
                {"avg_talk"_L1, total.averageTalk()}, {"vq_total_calls"_L1, u"0"_s}}},
        {"queue"_L1, queueRows}, {"agent"_L1, agentRows}};
}

QJsonArray Api::callDetails(const Request& request, const QList<const PastCall*>& calls) const
{
    QJsonArray rows;
    for (const PastCall* call : calls) {
        if (!isWantedNumber(request.text(u"agent"_s), call->answeredBy))
            continue;
        const qint64 until = call->answered == 0 ? call->ended : call->answered;
        rows << QJsonObject{{"queue"_L1, call->queue}, {"agent"_L1, call->answeredBy},
            {"callernum"_L1, call->fromNumber}, {"start_time"_L1, m_channels.clock().text(call->started)},
            {"wait_time"_L1, QString::number((until - call->queuedAt) / 1000)},
            {"talk_time"_L1, QString::number(call->talkSeconds())},
            {"connect"_L1, call->answered == 0 ? u"no"_s : u"yes"_s}};
    }
    return rows;
}

//! Those that reach into the days asked for; "-" where there is no end yet.
QJsonArray Api::spells(
    const QList<Spell>& all, const Request& request, qint64 from, qint64 to, const QStringList& columns) const
{
    QJsonArray rows;
    for (const Spell& spell : all) {
        if (spell.begun >= to || (spell.ended != 0 && spell.ended < from)
            || !isWantedNumber(request.text(u"queue"_s), spell.queue)
            || !isWantedNumber(request.text(u"agent"_s), spell.agent))
            continue;
        QJsonObject row{{"agent"_L1, spell.agent}, {"queue"_L1, spell.queue}};
        row.insert(columns.at(2), m_channels.clock().text(spell.begun));
        row.insert(columns.at(3), spell.ended == 0 ? u"-"_s : m_channels.clock().text(spell.ended));
        if (columns.size() > 4)
            row.insert(columns.at(4), spell.reason);
        rows << row;
    }
    return rows;
}

Reply Api::queueapi(const Request& request)
{
    const QString format = request.text(u"format"_s).isEmpty() ? u"xml"_s : request.text(u"format"_s);
    const QString type
        = request.text(u"statisticsType"_s).isEmpty() ? u"overview"_s : request.text(u"statisticsType"_s);
    const QString last
        = request.text(u"endTime"_s).isEmpty() ? request.text(u"startTime"_s) : request.text(u"endTime"_s);
    const qint64 from = m_channels.clock().worldMs(request.text(u"startTime"_s));
    const qint64 to = m_channels.clock().worldMs(last.left(10)) + 86'400'000; // the last day belongs to it
    const QString most = request.text(u"numRecords"_s);
    const int count = most.isEmpty() ? kMostRecords : most.toInt();
    const QStringList formats{u"csv"_s, u"xml"_s, u"json"_s};
    if (!formats.contains(format) || from < 0 || to < 86'400'000 || count < 0 || count > kMostRecords
        || request.text(u"offset"_s).toInt() < 0)
        return failed(InvalidValue);
    const auto calls = queueCalls(request, from, to);
    if (type == "overview"_L1)
        return writtenOverview(format, overview(request, calls), m_setup.wireProfile);
    QJsonArray rows;
    QStringList columns;
    if (type == "calldetail"_L1) {
        columns = detailColumns();
        rows = callDetails(request, calls);
    } else if (type == "loginhistory"_L1) {
        columns = loginColumns();
        rows = spells(m_logins, request, from, to, columns);
    } else if (type == "pausedhistory"_L1) {
        columns = pauseColumns();
        rows = spells(m_pauses, request, from, to, columns);
    } else {
        return failed(InvalidValue);
    }
    return written(format, cut(rows, request.text(u"offset"_s).toInt(), count), columns);
}

} // namespace callboard::sim::fcm
