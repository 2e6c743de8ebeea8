// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/fcm630a/fcmapi.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace callboard::sim::fcm {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostRecords = 1000; // fcm 5633

//! In the order of a record's fields as a table has them.
const QStringList& cdrColumns()
{
    static const QStringList columns{u"AcctId"_s, u"accountcode"_s, u"src"_s, u"dst"_s, u"dcontext"_s, u"clid"_s,
        u"channel"_s, u"dstchannel"_s, u"lastapp"_s, u"lastdata"_s, u"start"_s, u"answer"_s, u"end"_s, u"duration"_s,
        u"billsec"_s, u"disposition"_s, u"amaflags"_s, u"uniqueid"_s, u"userfield"_s, u"channel_ext"_s,
        u"dstchannel_ext"_s, u"service"_s, u"caller_name"_s, u"recordfiles"_s, u"dstanswer"_s, u"chanext"_s,
        u"dstchanext"_s, u"session"_s, u"cdr"_s, u"action_owner"_s, u"action_type"_s, u"src_trunk_name"_s,
        u"dst_trunk_name"_s};
    return columns;
}

//! fcm 5602; the others as Asterisk writes them.
QString dispositionOf(CallResult result)
{
    switch (result) {
    case CallResult::Answered:
    case CallResult::Voicemail:
        return u"ANSWERED"_s;
    case CallResult::Busy:
        return u"BUSY"_s;
    case CallResult::Failed:
        return u"FAILED"_s;
    case CallResult::NoAnswer:
        return u"NO ANSWER"_s;
    }
    return {};
}

bool isAsked(const QString& part, const QString& number)
{
    static const QRegularExpression digits(u"^\\d+$"_s);
    if (part == "0-0"_L1) // everything that is no number
        return !digits.match(number).hasMatch();
    if (part.contains(u'@') || part.contains(u'_')) {
        QString pattern = QRegularExpression::escape(part);
        pattern.replace("@"_L1, "\\d*"_L1).replace("\\_"_L1, "."_L1).replace(u"_"_s, u"."_s);
        return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(number).hasMatch();
    }
    if (part.count(u'-') == 1) {
        const qint64 from = part.section(u'-', 0, 0).toLongLong();
        const qint64 to = part.section(u'-', 1).toLongLong();
        return digits.match(number).hasMatch() && number.toLongLong() >= from && number.toLongLong() <= to;
    }
    return part == number;
}

bool isAskedFor(const QString& filter, const QString& number)
{
    const QStringList parts = filter.split(u',', Qt::SkipEmptyParts);
    return std::ranges::any_of(parts, [&number](const QString& part) { return isAsked(part.trimmed(), number); });
}

QByteArray csv(const QList<QJsonObject>& rows)
{
    QByteArray out = cdrColumns().join(u',').toUtf8() + "\r\n";
    for (const QJsonObject& row : rows) {
        QStringList values;
        for (const QString& column : cdrColumns())
            values << u'"' + row.value(column).toString().replace(u'"', "\"\""_L1) + u'"';
        out += values.join(u',').toUtf8() + "\r\n";
    }
    return out;
}

//! Several files come as one (fcm 5680 does not say how): POSIX ustar.
QByteArray tarEntry(const QByteArray& name, const QByteArray& content)
{
    constexpr qsizetype kBlock = 512;
    const auto octal
        = [](qint64 number, int digits) { return QByteArray::number(number, 8).rightJustified(digits, '0') + '\0'; };
    QByteArray head = name.left(99).leftJustified(100, '\0') + octal(0644, 7) + octal(0, 7) + octal(0, 7)
        + octal(content.size(), 11) + octal(0, 11) + "        " + '0' + QByteArray(100, '\0') + "ustar" + '\0' + "00";
    head = head.leftJustified(kBlock, '\0');
    qint64 sum = 0;
    for (const char c : std::as_const(head))
        sum += quint8(c);
    head.replace(148, 8, octal(sum, 6) + ' ');
    const qsizetype padding = (kBlock - content.size() % kBlock) % kBlock;
    return head + content + QByteArray(padding, '\0');
}

QByteArray xml(const QList<QJsonObject>& rows)
{
    QString out = u"<?xml version=\"1.0\"?>\n<root>\n"_s;
    for (const QJsonObject& row : rows) {
        out += "<cdr>"_L1;
        for (const QString& column : cdrColumns())
            out += u"<%1>%2</%1>"_s.arg(column, row.value(column).toString().toHtmlEscaped());
        out += "</cdr>\n"_L1;
    }
    return (out + u"</root>\n"_s).toUtf8();
}

} // namespace

//! Queue recordings have a folder of their own (fcm 5679).
QString Api::folderOf(const PastCall& call)
{
    return call.queue.isEmpty() ? u"monitor"_s : u"queue"_s;
}

//! fcm 5588; `leg`: the phone that it is about, null for the call as a whole.
QJsonObject Api::cdrRow(const PastCall& call, const PastLeg* leg, int number) const
{
    const WallClock& clock = m_channels.clock();
    const World& world = m_world;
    const bool fromInside = world.directory().user(call.fromNumber) != nullptr;
    const auto taken = std::ranges::find_if(call.legs, [](const PastLeg& l) { return l.answered != 0; });
    const PastLeg* shown = leg     ? leg
        : taken != call.legs.end() ? &*taken
        : call.legs.isEmpty()      ? nullptr
                                   : &call.legs.first();
    const qint64 answered = leg ? leg->answered : call.answered;
    const qint64 started = leg ? leg->rang : call.started;
    const qint64 ended = leg ? leg->ended : call.ended;
    const CallResult result = leg ? leg->result : call.result;
    const quint64 serial = call.id.toULongLong();
    const QString source
        = m_channels.channelOfParty(call.fromNumber, fromInside ? call.fromNumber : QString(), serial * 2);
    const bool system = shown && shown->system;
    const QString target
        = !shown || system ? QString() : m_channels.channelOfParty(shown->number, shown->extension, serial * 2 + 1);
    const QString owner = shown && !shown->extension.isEmpty() ? shown->extension : call.toNumber;
    const QString unique = u"%1.%2"_s.arg(clock.seconds(call.started)).arg(serial % 100'000);
    const QString session = u"%1%2-%3"_s.arg(clock.seconds(call.started)).arg(serial % 1'000'000).arg(call.fromNumber);
    const bool mailbox = result == CallResult::Voicemail;
    const bool menu = system && !mailbox;
    const QString action = mailbox ? u"VM"_s
        : menu                     ? u"IVR[%1]"_s.arg(shown->number)
        : !call.queue.isEmpty()    ? u"QUEUE[%1]"_s.arg(call.queue)
                                   : u"DIAL"_s;
    const QString app = mailbox ? u"VoiceMail"_s
        : menu                  ? u"Background"_s
        : call.queue.isEmpty()  ? u"Dial"_s
                                : u"Queue"_s;
    const QString file = call.recording.isEmpty() ? QString()
        : m_setup.wireProfile                     ? clock.day(call.started).left(7) + u'/' + call.recording + u'@'
                                                  : call.recording;
    const bool in = call.direction == CallDirection::In;
    const bool out = call.direction == CallDirection::Out;
    const QString trunk = m_channels.trunkName(call.trunk);
    return {{"AcctId"_L1, QString::number(number)}, {"accountcode"_L1, QString()}, {"action_owner"_L1, owner},
        {"action_type"_L1, action}, {"amaflags"_L1, u"DOCUMENTATION"_s},
        {"answer"_L1, answered == 0 ? QString() : clock.text(answered)},
        {"billsec"_L1, QString::number(answered == 0 ? 0 : (ended - answered) / 1000)},
        {"caller_name"_L1, call.fromName}, {"cdr"_L1, session},
        {"chanext"_L1, fromInside ? call.fromNumber : QString()}, {"channel"_L1, source},
        {"channel_ext"_L1, source.section(u'/', 1).section(u'-', 0, 0)},
        {"clid"_L1, u"\"%1\" <%2>"_s.arg(call.fromName, call.fromNumber)},
        {"dcontext"_L1, in ? u"from-trunk"_s : u"from-internal"_s}, {"disposition"_L1, dispositionOf(result)},
        {"dst"_L1, call.toNumber}, {"dst_trunk_name"_L1, out ? trunk : QString()},
        {"dstanswer"_L1, leg ? (leg->answered == 0 ? QString() : leg->number) : call.answeredBy},
        {"dstchanext"_L1, shown ? shown->extension : QString()}, {"dstchannel"_L1, target},
        {"dstchannel_ext"_L1, target.section(u'/', 1).section(u'-', 0, 0)},
        {"duration"_L1, QString::number((ended - started) / 1000)}, {"end"_L1, clock.text(ended)}, {"lastapp"_L1, app},
        {"lastdata"_L1, target}, {"recordfiles"_L1, answered == 0 ? QString() : file},
        {"service"_L1,
            mailbox                    ? u"vm"_s
                : call.queue.isEmpty() ? u"s"_s
                                       : u"q"_s},
        {"session"_L1, session}, {"src"_L1, call.fromNumber}, {"src_trunk_name"_L1, in ? trunk : QString()},
        {"start"_L1, clock.text(started)}, {"uniqueid"_L1, unique},
        {"userfield"_L1,
            in        ? u"Inbound"_s
                : out ? u"Outbound"_s
                      : u"Internal"_s}};
}

//! On real systems what rang several phones is an object of records (notes 30).
QJsonObject Api::nestedRow(const PastCall& call, int number) const
{
    QJsonObject main = cdrRow(call, nullptr, number);
    QJsonObject out{{"cdr"_L1, main.value("cdr"_L1)}, {"main_cdr"_L1, main}};
    int index = 0;
    for (const PastLeg& leg : call.legs)
        out.insert(u"sub_cdr_%1"_s.arg(++index), cdrRow(call, &leg, number));
    return out;
}

bool Api::isWanted(const PastCall& call, const Request& request) const
{
    const WallClock& clock = m_channels.clock();
    const bool byEnd = request.text(u"timeFilterType"_s) == "End"_L1 || request.text(u"tineFilterType"_s) == "End"_L1;
    const qint64 time = byEnd ? call.ended : call.started;
    const QString from = request.text(u"startTime"_s);
    const QString to = request.text(u"endTime"_s);
    if ((!from.isEmpty() && time < clock.worldMs(from)) || (!to.isEmpty() && time > clock.worldMs(to)))
        return false;
    const QString caller = request.text(u"caller"_s); // source or destination, fcm 5635
    if (!caller.isEmpty() && !isAskedFor(caller, call.fromNumber) && !isAskedFor(caller, call.toNumber))
        return false;
    const QString by = request.text(u"answeredby"_s);
    if (!by.isEmpty() && !isAskedFor(by, call.answeredBy))
        return false;
    const QString name = request.text(u"callerName"_s);
    if (!name.isEmpty() && !call.fromName.contains(name, Qt::CaseInsensitive))
        return false;
    const QString least = request.text(u"minDur"_s);
    const QString most = request.text(u"maxDur"_s);
    return (least.isEmpty() || call.seconds() >= least.toLongLong())
        && (most.isEmpty() || call.seconds() <= most.toLongLong());
}

//! No envelope (fcm 5585). Deleting records is refused: nobody may rewrite what happened here.
Reply Api::cdrapi(const Request& request)
{
    const QString format = request.text(u"format"_s).isEmpty() ? u"csv"_s : request.text(u"format"_s);
    const QString most = request.text(u"numRecords"_s);
    const int count = most.isEmpty() ? kMostRecords : most.toInt();
    const int offset = request.text(u"offset"_s).toInt();
    const QStringList formats{u"csv"_s, u"xml"_s, u"json"_s};
    if (!formats.contains(format) || count < 0 || count > kMostRecords || offset < 0)
        return failed(InvalidValue);
    for (const QString& key : {u"startTime"_s, u"endTime"_s}) {
        if (!request.text(key).isEmpty() && m_channels.clock().worldMs(request.text(key)) < 0)
            return failed(InvalidValue);
    }
    if (!request.text(u"delete"_s).isEmpty())
        return failed(NoPermission);
    QList<QJsonObject> rows;
    QJsonArray nested;
    int number = 0;
    int skipped = 0;
    for (const PastCall& call : m_world.history().calls()) {
        ++number;
        if (!isWanted(call, request) || skipped++ < offset || rows.size() >= count)
            continue;
        rows << cdrRow(call, nullptr, number);
        nested << (m_setup.wireProfile && call.legs.size() > 1 ? nestedRow(call, number) : rows.last());
    }
    if (format == "json"_L1)
        return raw(QJsonDocument(QJsonObject{{"cdr_root"_L1, nested}}).toJson(QJsonDocument::Compact),
            "application/json; charset=UTF-8");
    return format == "csv"_L1 ? raw(csv(rows), "text/csv") : raw(xml(rows), "application/xml");
}

//! fcm 5679: folders, the files of a folder, or a file.
Reply Api::recapi(const Request& request)
{
    static const QStringList folders{u"monitor"_s, u"emergency"_s, u"meetme"_s, u"queue"_s, u"sca"_s};
    const QString files = request.text(u"filename"_s);
    const QString asked = request.text(u"filedir"_s);
    if (files.isEmpty() && asked.isEmpty())
        return raw(folders.join(u',').toUtf8() + "\r\n", "text/csv");
    QStringList wanted = asked.split(u',', Qt::SkipEmptyParts);
    if (wanted.isEmpty())
        wanted << u"monitor"_s;
    for (const QString& folder : std::as_const(wanted)) {
        if (!folders.contains(folder))
            return raw("filedir is not supported", "text/plain");
    }
    if (files.isEmpty()) {
        QByteArray list;
        for (const PastCall& call : m_world.history().calls()) {
            if (!call.recording.isEmpty() && wanted.contains(folderOf(call)))
                list += call.recording.toUtf8() + ',' + folderOf(call).toUtf8() + "\r\n";
        }
        return raw(list, "text/csv");
    }
    QList<const PastCall*> found;
    for (const QString& file : files.split(u',', Qt::SkipEmptyParts)) {
        const PastCall* call = m_world.history().recordingOf(file.trimmed());
        if (!call || !wanted.contains(folderOf(*call)))
            return m_setup.wireProfile ? failed(GetFailed) : raw("the file does not exist", "text/plain");
        found << call;
    }
    if (found.size() == 1)
        return raw(CallHistory::audio(*found.first()), "audio/x-wav");
    QByteArray archive;
    for (const PastCall* call : std::as_const(found))
        archive += tarEntry(call->recording.toUtf8(), CallHistory::audio(*call));
    return raw(archive + QByteArray(1024, '\0'), "application/x-tar");
}

} // namespace callboard::sim::fcm
