// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/pbxware/pbxwcdr.h"

#include <array>

namespace callboard::pbxware {

using namespace Qt::StringLiterals;

namespace {

enum class Column : quint8 { From, To, Start, Total, Rated, Cost, Status, Id, Path, Recorded, Mos, Count };

//! Every name that a column was seen under, in lower case.
Column columnOf(const QString& header)
{
    static const QHash<QString, Column> kNames{{u"from"_s, Column::From}, {u"to"_s, Column::To},
        {u"date/time"_s, Column::Start}, {u"start date"_s, Column::Start}, {u"total duration"_s, Column::Total},
        {u"duration"_s, Column::Total}, {u"rating duration"_s, Column::Rated}, {u"billing duration"_s, Column::Rated},
        {u"rating cost"_s, Column::Cost}, {u"billing cost"_s, Column::Cost}, {u"cost"_s, Column::Cost},
        {u"cost of the call"_s, Column::Cost}, {u"status"_s, Column::Status}, {u"unique id"_s, Column::Id},
        {u"uniqueid"_s, Column::Id}, {u"id"_s, Column::Id}, {u"recording path"_s, Column::Path},
        {u"recording available"_s, Column::Recorded}, {u"mos"_s, Column::Mos}};
    return kNames.value(header.trimmed().toLower(), Column::Count);
}

int seconds(const QJsonValue& value)
{
    return static_cast<int>(num(value).value_or(-1));
}

} // namespace

CallResult callResultOf(const QString& status)
{
    const QString word = status.trimmed().toLower();
    if (word == "answered"_L1 || word == "8"_L1)
        return CallResult::Answered;
    if (word == "unanswered"_L1 || word == "not answered"_L1 || word == "no answer"_L1 || word == "4"_L1)
        return CallResult::NoAnswer;
    if (word == "busy"_L1 || word == "2"_L1)
        return CallResult::Busy;
    if (word == "failed"_L1 || word == "error"_L1 || word == "1"_L1)
        return CallResult::Failed;
    if (word.startsWith("voicemail"_L1))
        return CallResult::Voicemail;
    return CallResult::Unknown;
}

CdrPage readCdr(const Body& body, const std::function<QString(const QString&)>& numberOf)
{
    CdrPage page;
    const QJsonObject object = body.value.toObject();
    page.next = flag(object.value("next_page"_L1));
    std::array<qsizetype, static_cast<size_t>(Column::Count)> at{};
    at.fill(-1);
    const QJsonArray header = object.value("header"_L1).toArray(); // null when there are no rows (notes A5 5)
    for (qsizetype i = 0; i < header.size(); ++i) {
        if (const Column column = columnOf(str(header.at(i))); column != Column::Count)
            at.at(static_cast<size_t>(column)) = i;
    }
    page.hasMos = at.at(static_cast<size_t>(Column::Mos)) >= 0;
    const auto party = [&](const QString& said) {
        Party out = partyOf(said);
        out.number = numberOf(out.number);
        return out;
    };
    for (const QJsonValue& value : object.value("csv"_L1).toArray()) {
        const QJsonArray row = value.toArray();
        const auto cell = [&](Column column) {
            const qsizetype index = at.at(static_cast<size_t>(column));
            return index < 0 || index >= row.size() ? QJsonValue() : row.at(index);
        };
        CallRecord record;
        record.id.text = str(cell(Column::Id));
        record.from = party(str(cell(Column::From)));
        record.to = party(str(cell(Column::To)));
        const double start = num(cell(Column::Start)).value_or(0);
        if (start <= 0 || (record.from.isEmpty() && record.to.isEmpty())) {
            ++page.dropped;
            continue;
        }
        record.startedAt = QDateTime::fromSecsSinceEpoch(static_cast<qint64>(start), Qt::UTC);
        record.seconds = seconds(cell(Column::Total));
        record.detail = str(cell(Column::Status));
        record.result = callResultOf(record.detail);
        record.talkSeconds = record.result == CallResult::Answered ? seconds(cell(Column::Rated)) : -1;
        record.cost = str(cell(Column::Cost));
        record.recorded = flag(cell(Column::Recorded));
        if (const QString path = str(cell(Column::Path)); record.recorded && !path.isEmpty())
            record.recordings.append(path);
        if (const double mos = num(cell(Column::Mos)).value_or(0); mos > 0)
            record.quality = mos;
        if (record.id.text.isEmpty())
            record.id.text = u"%1/%2/%3"_s.arg(QString::number(start, 'f', 0), record.from.number, record.to.number);
        page.records.append(record);
    }
    return page;
}

std::optional<double> readMos(const Body& body, const QString& uniqueId)
{
    double sum = 0;
    int count = 0;
    for (const auto& [index, entry] : keyedMap(body.value["data"_L1])) {
        const double average = num(entry["avgmes"_L1]).value_or(0);
        if (average <= 0)
            continue;
        // The channel that was asked for says it best; else all of the call.
        if (str(entry["uniqueid"_L1]) == uniqueId)
            return average;
        sum += average;
        ++count;
    }
    return count > 0 ? std::optional(sum / count) : std::nullopt;
}

QString readTranscript(const Body& body)
{
    QStringList lines;
    for (const auto& [index, segment] : keyedMap(body.value["vtt"_L1]["segments"_L1])) {
        if (const QString line = str(segment["text"_L1]).trimmed(); !line.isEmpty())
            lines.append(line);
    }
    if (lines.isEmpty()) {
        const QString text = str(body.value["text"_L1]).trimmed();
        return text.isEmpty() ? str(body.value["vtt"_L1]["text"_L1]).trimmed() : text;
    }
    return lines.join(u'\n');
}

} // namespace callboard::pbxware
