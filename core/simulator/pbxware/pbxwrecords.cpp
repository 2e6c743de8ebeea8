// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pbxware/pbxwrecords.h"

#include "core/simulator/callhistory.h"
#include "core/simulator/pbxware/pbxwtimes.h"

#include <algorithm>

namespace callboard::sim::pbxw {

using namespace Qt::StringLiterals;

namespace {

// pbxware 6024
constexpr int kFailed = 1;
constexpr int kBusy = 2;
constexpr int kUnanswered = 4;
constexpr int kAnswered = 8;
constexpr int kMostRows = 1000; // pbxware 6011
constexpr int kDefaultRows = 16;
constexpr double kPriceAMinute = 0.1;

const QString kArguments = u"start!=@ starttime=: end!=@ endtime=: ext extdst trunk=# trunkdst=# page=# limit=# "
                           "status=# cdrtype=1|2|3 timezone"_s; // pbxware 5943

//! Calls to the outside are paid for by the second.
double costOf(const PastCall& call)
{
    return call.direction == CallDirection::Out ? double(call.talkSeconds()) / 60 * kPriceAMinute : 0;
}

//! pbxware 6081; live systems have other editions of it.
QJsonArray header(bool wire)
{
    if (wire)
        return {u"Tenant"_s, u"From"_s, u"To"_s, u"Date/Time"_s, u"Total Duration"_s, u"Rating Duration"_s,
            u"Rating Cost"_s, u"Status"_s, u"ID"_s, u"Recording Path"_s, u"Recording Available"_s, u"Location Type"_s};
    return {u"From"_s, u"To"_s, u"Date/Time"_s, u"Total Duration"_s, u"Rating Duration"_s, u"Rating Cost"_s,
        u"Status"_s, u"Unique ID"_s, u"Recording Path"_s, u"Recording Available"_s, u"Location Type"_s, u"MOS"_s};
}

double rounded(double score)
{
    return double(qRound(score * 10)) / 10;
}

} // namespace

CallRecords::CallRecords(House& house, QObject* parent)
    : QObject(parent)
    , m_house(house)
{
}

void CallRecords::addTo(Actions& actions)
{
    actions.add(u"cdr.download"_s, Scope::Filter, kArguments, [this](const Request& r) { return download(r); });
    actions.add(u"cdr.billamount"_s, Scope::Filter, kArguments, [this](const Request& r) { return billAmount(r); });
    actions.add(u"cdr.mos"_s, Scope::None, u"uniqueid!"_s, [this](const Request& r) { return quality(r); });
    actions.add(
        u"transcription.get"_s, Scope::Tenant, u"uniqueid!"_s, [this](const Request& r) { return transcription(r); });
}

QString CallRecords::uniqueId(const PastCall& call) const
{
    const QString live = m_house.callId(call.id);
    return live.isEmpty() ? u"%1.%2"_s.arg(call.started / 1000).arg(call.id.right(6).toInt()) : live;
}

const PastCall* CallRecords::find(const QString& uniqueId) const
{
    const auto& calls = m_house.world().history().calls();
    const auto found = std::find_if(
        calls.rbegin(), calls.rend(), [&](const PastCall& call) { return this->uniqueId(call) == uniqueId; });
    return found == calls.rend() ? nullptr : &*found;
}

//! A mailbox counts as the tenant wishes (pbxware 7582).
int CallRecords::statusOf(const PastCall& call) const
{
    switch (call.result) {
    case CallResult::Answered:
        return kAnswered;
    case CallResult::Busy:
        return kBusy;
    case CallResult::Failed:
        return kFailed;
    case CallResult::Voicemail: {
        const Record tenant = m_house.table(u"tenant"_s).value(House::homeServer().toInt());
        return tenant.text(u"cdrvoicemail"_s) == "1"_L1 ? kUnanswered : kAnswered;
    }
    case CallResult::NoAnswer:
        break;
    }
    return kUnanswered;
}

bool CallRecords::fits(const PastCall& call, const Request& request) const
{
    const auto among = [&request](const QString& name, const QString& number) {
        return !request.has(name) || request.list(name).contains(number);
    };
    const auto overTrunk = [&](const QString& name, CallDirection direction) {
        if (request.text(name).isEmpty())
            return true;
        const QString id = QString::number(request.number(name) - House::trunkId({}));
        return call.direction == direction && call.trunk == id;
    };
    const int type = request.number(u"cdrtype"_s, 3); // pbxware 6030
    const bool typed = type == 3 || (type == 1 && call.direction == CallDirection::In)
        || (type == 2 && call.direction == CallDirection::Out);
    const int status = request.number(u"status"_s, kFailed | kBusy | kUnanswered | kAnswered);
    return typed && (statusOf(call) & status) != 0 && among(u"ext"_s, call.fromNumber)
        && among(u"extdst"_s, call.toNumber) && overTrunk(u"trunk"_s, CallDirection::In)
        && overTrunk(u"trunkdst"_s, CallDirection::Out);
}

std::expected<CallRecords::Calls, QString> CallRecords::wanted(const Request& request) const
{
    for (const auto& [one, other] : {std::pair{u"trunk"_s, u"ext"_s}, {u"trunkdst"_s, u"extdst"_s}}) {
        if (!request.text(one).isEmpty() && !request.text(other).isEmpty())
            return std::unexpected<QString>(
                u"You cannot supply '%1' and '%2' at the same time."_s.arg(one, other)); // pbxware 5987
    }
    const Period period = periodOf(request.text(u"start"_s), request.text(u"starttime"_s), request.text(u"end"_s),
        request.text(u"endtime"_s), request.text(u"timezone"_s));
    Calls found;
    if (!House::isHome(request.server()))
        return found;
    for (const PastCall& call : m_house.world().history().calls()) {
        if (period.contains(call.started) && fits(call, request))
            found << &call;
    }
    std::ranges::stable_sort(found, std::ranges::greater(), &PastCall::started);
    return found;
}

//! pbxware 6058; on the wire as header() has it.
QJsonArray CallRecords::row(const PastCall& call) const
{
    static const QHash<int, QString> kWords{
        {kAnswered, u"Answered"_s}, {kUnanswered, u"Unanswered"_s}, {kBusy, u"Busy"_s}, {kFailed, u"Failed"_s}};
    const bool recorded = !call.recording.isEmpty();
    QJsonArray out;
    if (m_house.wire())
        out << u"office.example"_s;
    out << House::label(call.fromName, call.fromNumber) << House::label(call.toName, call.toNumber)
        << QString::number(call.started / 1000) << QString::number(call.seconds())
        << QString::number(call.talkSeconds()) << QString::number(costOf(call), 'f', 5) << kWords.value(statusOf(call))
        << uniqueId(call) << (recorded ? u"%1/recordings/%2.wav"_s.arg(House::homeCode(), call.recording) : QString())
        << (recorded ? u"True"_s : u"False"_s)
        << (call.direction == CallDirection::Internal ? u"Local"_s : u"Remote"_s);
    if (!m_house.wire())
        out << rounded(call.quality);
    return out;
}

//! pbxware 5937
Answer CallRecords::download(const Request& request) const
{
    const auto calls = wanted(request);
    if (!calls)
        return failed(calls.error());
    const int limit = request.number(u"limit"_s, kDefaultRows);
    const int page = request.number(u"page"_s, 1);
    if (limit < 1 || limit > kMostRows)
        return failed(invalid(u"limit"_s));
    if (page < 1)
        return failed(invalid(u"page"_s));
    const qsizetype from = qsizetype(limit) * (page - 1);
    QJsonArray rows;
    for (qsizetype i = from; i < std::min(calls->size(), from + limit); ++i)
        rows << row(*calls->at(i));
    const bool bare = m_house.wire() && rows.isEmpty();
    return success(u"Success."_s,
        {{"next_page"_L1, calls->size() > from + limit}, {"limit"_L1, limit}, {"records"_L1, int(rows.size())},
            {"header"_L1, bare ? QJsonValue() : QJsonValue(header(m_house.wire()))}, {"csv"_L1, rows}});
}

//! pbxware 6142
Answer CallRecords::billAmount(const Request& request) const
{
    const auto calls = wanted(request);
    if (!calls)
        return failed(calls.error());
    double sum = 0;
    for (const PastCall* call : *calls)
        sum += costOf(*call);
    const QString text = QString::number(sum, 'f', 5);
    return QJsonObject{{"billamount"_L1, m_house.wire() ? QJsonValue(text) : QJsonValue(text.toDouble())}};
}

//! pbxware 6160: every channel of the call, the one that called last.
Answer CallRecords::quality(const Request& request) const
{
    const PastCall* call = find(request.text(u"uniqueid"_s));
    if (!call)
        return failed(u"Unique ID %1 does not exist."_s.arg(request.text(u"uniqueid"_s)));
    const QString linked = uniqueId(*call);
    constexpr double kSpread = 0.1;
    const auto score = [&](double by) { return call->quality > 0 ? rounded(call->quality + by) : 0; };
    QJsonArray data;
    int place = 0;
    const auto channel = [&](const QString& number, bool inside, const QString& id) {
        const QString name = inside ? House::homeCode() + number : u"trunk"_s + call->trunk;
        data.prepend(QJsonObject{{"channel"_L1, u"PJSIP/%1-%2"_s.arg(name).arg(place, 8, 16, QChar(u'0'))},
            {"linkedid"_L1, linked}, {"uniqueid"_L1, id}, {"maxmes"_L1, score(kSpread)}, {"avgmes"_L1, score(0)},
            {"minmes"_L1, score(-kSpread)}});
        ++place;
    };
    channel(call->fromNumber, call->direction != CallDirection::In, linked);
    for (const PastLeg& leg : call->legs) {
        if (leg.answered != 0 && !leg.system)
            channel(leg.number, !leg.extension.isEmpty(),
                u"%1.%2"_s.arg(linked.section(u'.', 0, 0)).arg(linked.section(u'.', 1).toInt() + place));
    }
    return success(u"Success."_s, {{"data"_L1, data}});
}

//! pbxware 6236. There is one of what was recorded.
Answer CallRecords::transcription(const Request& request) const
{
    const PastCall* call = House::isHome(request.server()) ? find(request.text(u"uniqueid"_s)) : nullptr;
    if (!call || call->recording.isEmpty())
        return failed(u"Transcription for %1 does not exist."_s.arg(request.text(u"uniqueid"_s)));
    const QString speaker = call->toName.isEmpty() ? call->toNumber : call->toName;
    const QString text = u"Hello, this is %1. Thank you for calling."_s.arg(speaker);
    const QStringList words = text.split(u' ');
    const double each = double(std::max(call->recordedSeconds, 1)) / double(words.size());
    QJsonArray spoken;
    for (qsizetype i = 0; i < words.size(); ++i) {
        QString word = words.at(i);
        word.remove(u',').remove(u'.');
        spoken << QJsonObject{{"word"_L1, word}, {"start"_L1, double(i) * each}, {"end"_L1, double(i + 1) * each}};
    }
    const QJsonObject segment{{"id"_L1, 0}, {"seek"_L1, 0}, {"start"_L1, 0}, {"end"_L1, double(words.size()) * each},
        {"text"_L1, u' ' + text}};
    return QJsonObject{{"text"_L1, text},
        {"vtt"_L1,
            QJsonObject{{"language"_L1, u"english"_s}, {"duration"_L1, double(call->recordedSeconds)},
                {"words"_L1, spoken}, {"segments"_L1, QJsonArray{segment}}}}};
}

} // namespace callboard::sim::pbxw
