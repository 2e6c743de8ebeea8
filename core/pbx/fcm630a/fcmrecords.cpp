// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the PBX stores of the past.
#include "core/pbx/fcm630a/fcmrecords.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QXmlStreamReader>

#include <algorithm>

namespace callboard::fcm630a {

using namespace Qt::StringLiterals;

namespace {

const QStringList& folders()
{
    // fcm 5679
    static const QStringList kFolders{u"monitor"_s, u"emergency"_s, u"meetme"_s, u"queue"_s, u"sca"_s};
    return kFolders;
}

QDateTime timeOf(const QJsonValue& value)
{
    const qint64 ms = localMs(text(value).toStdString());
    return ms > 0 ? QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC) : QDateTime();
}

// "Answered" may have been the menu or the voicemail: a person answered only under all of these, notes 32.
bool byPerson(const QJsonObject& row)
{
    const QString app = text(row.value("lastapp"_L1));
    return text(row.value("disposition"_L1)).startsWith("ANSWERED"_L1, Qt::CaseInsensitive)
        && number(row.value("billsec"_L1)).value_or(0) > 0
        && (app.compare("Dial"_L1, Qt::CaseInsensitive) == 0 || app.compare("Queue"_L1, Qt::CaseInsensitive) == 0)
        && !text(row.value("action_type"_L1)).startsWith("VM"_L1);
}

CallResult resultOf(const QJsonObject& row)
{
    if (byPerson(row))
        return CallResult::Answered;
    if (text(row.value("action_type"_L1)).startsWith("VM"_L1)
        || text(row.value("lastapp"_L1)).startsWith("VoiceMail"_L1, Qt::CaseInsensitive))
        return CallResult::Voicemail;
    const QString said = text(row.value("disposition"_L1)).toUpper();
    if (said.startsWith("ANSWERED"_L1) || said.startsWith("NO ANSWER"_L1) || said == "NOANSWER"_L1)
        return CallResult::NoAnswer;
    if (said.startsWith("BUSY"_L1))
        return CallResult::Busy;
    if (said.startsWith("FAILED"_L1) || said.startsWith("CONGESTION"_L1))
        return CallResult::Failed;
    return CallResult::Unknown;
}

Direction directionOf(const QJsonObject& row)
{
    const QString said = text(row.value("userfield"_L1));
    if (said == "Internal"_L1)
        return Direction::Internal;
    if (said == "Inbound"_L1)
        return Direction::In;
    if (said == "Outbound"_L1)
        return Direction::Out;
    if (!text(row.value("src_trunk_name"_L1)).isEmpty())
        return Direction::In;
    return text(row.value("dst_trunk_name"_L1)).isEmpty() ? Direction::Internal : Direction::Out;
}

// "QUEUE[6500]" -> "6500"
QString queueOf(const QJsonObject& row)
{
    const QString action = text(row.value("action_type"_L1));
    if (!action.startsWith("QUEUE"_L1))
        return {};
    const qsizetype open = action.indexOf(u'[');
    const qsizetype close = action.indexOf(u']', open);
    return open < 0 || close < 0 ? QString() : action.sliced(open + 1, close - open - 1);
}

CallRecord recordOf(const QJsonObject& row, const SiteId& site)
{
    CallRecord out;
    QString id = text(row.value("AcctId"_L1));
    if (id.isEmpty())
        id = text(row.value("uniqueid"_L1));
    out.id = CallRecordId{site, id};
    out.direction = directionOf(row);
    out.from = Party{text(row.value("caller_name"_L1)), text(row.value("src"_L1))};
    if (out.from.name == out.from.number)
        out.from.name.clear();
    out.to = Party{{}, text(row.value("dst"_L1))};
    out.startedAt = timeOf(row.value("start"_L1));
    out.seconds = number(row.value("duration"_L1)).value_or(-1);
    out.talkSeconds = number(row.value("billsec"_L1)).value_or(-1);
    out.result = resultOf(row);
    out.queue = queueOf(row);
    out.trunk = text(row.value(out.direction == Direction::In ? "src_trunk_name"_L1 : "dst_trunk_name"_L1));
    if (out.result == CallResult::Answered) {
        out.answeredAt = timeOf(row.value("answer"_L1));
        out.answeredBy = text(row.value("dstchannel_ext"_L1));
        if (out.answeredBy.isEmpty())
            out.answeredBy = text(row.value("dstanswer"_L1));
        if (out.answeredBy.startsWith("trunk_"_L1))
            out.answeredBy.clear(); // somebody outside: the channel's owner is the line
    }
    out.recordings = recordingNames(text(row.value("recordfiles"_L1)), text(row.value("action_type"_L1)));
    out.recorded = !out.recordings.isEmpty();
    out.detail = text(row.value("action_type"_L1));
    return out;
}

// The parts of one call: what the whole does not say is taken from them.
CallRecord recordOf(const QJsonObject& whole, const QList<QJsonObject>& parts, const SiteId& site)
{
    CallRecord out = recordOf(whole, site);
    for (const QJsonObject& part : parts) {
        const CallRecord one = recordOf(part, site);
        for (const QString& name : one.recordings) {
            if (!out.recordings.contains(name))
                out.recordings.append(name);
        }
        if (out.queue.isEmpty())
            out.queue = one.queue;
        if (one.result == CallResult::Answered && out.answeredBy.isEmpty()) {
            out.result = CallResult::Answered;
            out.answeredBy = one.answeredBy;
            out.answeredAt = one.answeredAt;
            out.talkSeconds = std::max(out.talkSeconds, one.talkSeconds);
        } else if (one.result == CallResult::Voicemail && out.result != CallResult::Answered) {
            out.result = CallResult::Voicemail;
        }
    }
    out.recorded = !out.recordings.isEmpty();
    return out;
}

double decimal(const QJsonValue& value)
{
    bool isNumber = false;
    const double out = text(value).remove(u'%').toDouble(&isNumber);
    return isNumber ? out : -1;
}

int firstNumber(const QJsonObject& row, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        if (const auto value = number(row.value(name)))
            return *value;
    }
    return -1;
}

QueueFigures figuresOf(const QJsonObject& row)
{
    QueueFigures out;
    out.calls = firstNumber(row, {"total_calls"_L1, "callstotal"_L1});
    out.answered = firstNumber(row, {"answered_calls"_L1, "callscomplete"_L1});
    out.abandoned = firstNumber(row, {"abandoned_calls"_L1, "callsabandoned"_L1});
    if (out.abandoned < 0 && out.calls >= 0 && out.answered >= 0)
        out.abandoned = std::max(0, out.calls - out.answered);
    out.averageWaitSeconds = decimal(row.value("avg_wait"_L1));
    out.averageTalkSeconds = decimal(row.value("avg_talk"_L1));
    return out;
}

void take(const QJsonObject& row, bool agent, bool isTotal, QueueReport& out)
{
    const QString queue = text(row.value("queue"_L1));
    if (agent) {
        const QString extension = text(row.value("agent"_L1));
        if (!extension.isEmpty())
            out.agents.append(AgentFigures{extension, {}, figuresOf(row)});
    } else if (queue == out.queue.text || (isTotal && out.total.calls < 0)) {
        out.total = figuresOf(row);
    }
}

// "queue_statistics": [{"agent": {...}}, {"queue_details_total": {...}}], or root_statistics.queue, notes 27.
void readJson(const QJsonObject& answer, QueueReport& out)
{
    QJsonObject root = answer.value("response"_L1).isObject() ? answer.value("response"_L1).toObject() : answer;
    if (root.value("root_statistics"_L1).isObject())
        root = root.value("root_statistics"_L1).toObject();
    const auto each = [&out](const QString& name, const QJsonValue& value) {
        const QJsonArray rows = value.isArray() ? value.toArray() : QJsonArray{value};
        for (const QJsonValue& row : rows)
            take(row.toObject(), name == "agent"_L1, name == "total"_L1 || name == "queue_details_total"_L1, out);
    };
    for (const QJsonValue& entry : root.value("queue_statistics"_L1).toArray()) {
        const QJsonObject object = entry.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            each(it.key(), it.value());
    }
    for (const QLatin1StringView name : {"total"_L1, "queue"_L1, "agent"_L1}) {
        if (root.contains(name))
            each(name, root.value(name));
    }
}

bool readXml(const QByteArray& body, QueueReport& out)
{
    QXmlStreamReader xml(body);
    if (!xml.readNextStartElement())
        return false;
    while (xml.readNextStartElement()) {
        const QString name = xml.name().toString();
        QJsonObject row;
        while (xml.readNextStartElement()) {
            const QString key = xml.name().toString();
            row.insert(key, xml.readElementText(QXmlStreamReader::SkipChildElements));
        }
        take(row, name == "agent"_L1, name == "total"_L1, out);
    }
    return !xml.hasError();
}

// Blocks of a header line and its rows; which block it is shows in the header.
bool readCsv(const QByteArray& body, QueueReport& out)
{
    QStringList header;
    bool any = false;
    for (const QString& line : QString::fromUtf8(body).split(u'\n')) {
        const QStringList cells = line.trimmed().split(u',');
        if (cells.contains("total_calls"_L1)) {
            header = cells;
            continue;
        }
        if (header.isEmpty() || cells.size() != header.size())
            continue;
        QJsonObject row;
        for (qsizetype i = 0; i < cells.size(); ++i)
            row.insert(header.at(i), cells.at(i));
        const bool agent = header.contains("agent"_L1);
        take(row, agent, !agent && !header.contains("queue"_L1), out);
        any = true;
    }
    return any;
}

} // namespace

QStringList recordingNames(const QString& recordFiles, const QString& actionType)
{
    const bool queued = actionType.contains("QUEUE"_L1) || actionType.contains("TRANSFER"_L1);
    QStringList out;
    for (const QString& word : recordFiles.split(u'@', Qt::SkipEmptyParts).join(u',').split(u',', Qt::SkipEmptyParts)) {
        const QString file = word.trimmed();
        // The part before "/" is a month, and sometimes the folder itself, notes 28 and 55.
        const QString front = file.contains(u'/') ? file.section(u'/', 0, 0) : QString();
        const QString folder = folders().contains(front) ? front : queued ? u"queue"_s : u"monitor"_s;
        const QString name = file.section(u'/', -1);
        if (!name.isEmpty())
            out.append(folder + u'/' + name);
    }
    return out;
}

CdrPage decodeCdr(const QJsonObject& answer, const SiteId& site)
{
    CdrPage out;
    QJsonArray rows = answer.value("cdr_root"_L1).toArray();
    if (rows.isEmpty())
        rows = answer.value("response"_L1).toObject().value("cdr_root"_L1).toArray();
    for (const QJsonValue& value : std::as_const(rows)) {
        ++out.read;
        const QJsonObject row = value.toObject();
        QList<QJsonObject> parts;
        for (auto it = row.begin(); it != row.end(); ++it) {
            if (it.key().startsWith("sub_cdr"_L1))
                parts.append(it->toObject());
        }
        QJsonObject whole = row.value("main_cdr"_L1).isObject() ? row.value("main_cdr"_L1).toObject() : row;
        if (!parts.isEmpty() && !row.contains("main_cdr"_L1))
            whole = parts.takeFirst();
        const CallRecord record = recordOf(whole, parts, site);
        if (record.id.isEmpty() || !record.startedAt.isValid()) {
            ++out.dropped;
            continue;
        }
        out.records.append(record);
    }
    return out;
}

Result<QueueReport> decodeQueueReport(const QByteArray& body, const QueueId& queue)
{
    QueueReport out;
    out.queue = queue;
    const QByteArray start = body.trimmed().first(std::min<qsizetype>(1, body.trimmed().size()));
    bool read = false;
    if (start == "{") {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(body, &error);
        read = error.error == QJsonParseError::NoError;
        readJson(document.object(), out);
    } else if (start == "<") {
        read = readXml(body, out);
    } else {
        read = readCsv(body, out);
    }
    if (!read) {
        return unexpected(Error{.kind = ErrorKind::Protocol,
            .code = {},
            .message = QCoreApplication::translate("FcmDecoder", "The PBX's statistics cannot be read."),
            .detail = QString::fromUtf8(body.first(std::min<qsizetype>(200, body.size())))});
    }
    return out;
}

QList<PauseNote> decodePauses(const QJsonObject& answer)
{
    QJsonObject root = answer.value("response"_L1).isObject() ? answer.value("response"_L1).toObject() : answer;
    QJsonArray rows = root.value("queue_statistics"_L1).toArray();
    QHash<QString, PauseNote> newest;
    for (const QJsonValue& entry : std::as_const(rows)) {
        QJsonObject row = entry.toObject();
        // An object with one member whose value is the row.
        if (row.size() == 1 && row.begin()->isObject())
            row = row.begin()->toObject();
        PauseNote note;
        note.agent = text(row.value("agent"_L1));
        note.queue = text(row.value("queue"_L1));
        note.reason = text(row.value("pause_reason"_L1));
        note.sinceLocalMs = localMs(text(row.value("pause_data"_L1)).toStdString());
        note.paused = text(row.value("unpause_data"_L1)).isEmpty();
        if (note.agent.isEmpty() || note.sinceLocalMs == 0)
            continue;
        const QString key = note.queue + u'/' + note.agent;
        const auto it = newest.constFind(key);
        if (it == newest.cend() || it->sinceLocalMs <= note.sinceLocalMs)
            newest.insert(key, note);
    }
    return newest.values();
}

} // namespace callboard::fcm630a
