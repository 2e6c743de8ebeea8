// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pbxware/pbxwmessages.h"

#include "core/simulator/pbxware/pbxwtimes.h"

namespace callboard::sim::pbxw {

using namespace Qt::StringLiterals;

namespace {

const QString kPeriod = u"start_date!=@ end_date!=@ start_time=: end_time=:"_s; // pbxware 3783

Period periodIn(const Request& request)
{
    return periodOf(request.text(u"start_date"_s), request.text(u"start_time"_s), request.text(u"end_date"_s),
        request.text(u"end_time"_s), {});
}

} // namespace

Messages::Messages(House& house, QObject* parent)
    : QObject(parent)
    , m_house(house)
    , m_campaignAt(house.now() - 3'600'000)
{
    m_messages << ShortMessage{.id = house.newId(),
        .server = House::homeServer(),
        .provider = u"Bandwidth"_s,
        .from = u"+4915112345678"_s,
        .to = numberOf(House::homeServer()),
        .direction = u"Inbound"_s,
        .at = house.now() - 7'200'000,
        .status = u"COMPLETED"_s,
        .error = {},
        .body = u"Are you open today?"_s};
}

void Messages::addTo(Actions& actions)
{
    actions.add(
        u"sms.send_message"_s, Scope::Tenant, u"to_number!=+ body!"_s, [this](const Request& r) { return send(r); });
    actions.add(u"sms.reports.list"_s, Scope::Filter,
        kPeriod + u" direction=Inbound|Outbound from_number to_number type=SMS|MMS"_s,
        [this](const Request& r) { return list(r); });
    actions.add(u"sms.reports.bulk_list"_s, Scope::Filter, kPeriod + u" status=Active|Paused|Stopped|Completed name"_s,
        [this](const Request& r) { return bulkList(r); });
}

//! The number configured for notifications (pbxware 4309): the first DID that takes SMS.
QString Messages::numberOf(const QString& server) const
{
    for (const Record& did : m_house.table(u"did"_s)) {
        if (did.server == server && did.text(u"sms_enabled"_s) == "1"_L1)
            return u'+' + did.text(u"did"_s);
    }
    return {};
}

//! pbxware 4307
Answer Messages::send(const Request& request)
{
    const auto body = QByteArray::fromBase64Encoding(
        request.text(u"body"_s).toLatin1(), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!body)
        return failed(invalid(u"body"_s)); // pbxware 4323
    if (!request.text(u"to_number"_s).startsWith(u'+'))
        return failed(invalid(u"to_number"_s)); // pbxware 4319
    const int trunk = m_house.table(u"sms.trunks.tenants"_s).value(request.server().toInt()).text(u"id"_s).toInt();
    const Record provider = m_house.table(u"sms.trunks"_s).value(trunk);
    if (provider.id == 0 || provider.text(u"enabled"_s) != "1"_L1)
        return failed(u"Tenant has no SMS Trunk."_s);
    const QString from = numberOf(request.server());
    if (from.isEmpty())
        return failed(u"Tenant has no SMS number."_s);
    const ShortMessage sent{.id = m_house.newId(),
        .server = request.server(),
        .provider = provider.text(u"name"_s),
        .from = from,
        .to = request.text(u"to_number"_s),
        .direction = u"Outbound"_s,
        .at = m_house.now(),
        .status = u"COMPLETED"_s,
        .error = {},
        .body = QString::fromUtf8(*body)};
    m_messages << sent;
    m_house.world().remark(
        u"sms-sent"_s, {{"id"_L1, sent.id}, {"from"_L1, sent.from}, {"to"_L1, sent.to}, {"text"_L1, sent.body}});
    return success(u"Success."_s);
}

//! pbxware 3777
Answer Messages::list(const Request& request) const
{
    const Period period = periodIn(request);
    const auto fits
        = [&request](const QString& name, const QString& value) { return request.text(name, value) == value; };
    QJsonObject out;
    for (const ShortMessage& m : m_messages) {
        if (!period.contains(m.at) || !fits(u"server"_s, m.server) || !fits(u"direction"_s, m.direction)
            || !fits(u"from_number"_s, m.from) || !fits(u"to_number"_s, m.to) || !fits(u"type"_s, m.type))
            continue;
        out.insert(QString::number(m.id),
            QJsonObject{{"server"_L1, m.server}, {"provider"_L1, m.provider}, {"from"_L1, m.from}, {"to"_L1, m.to},
                {"direction"_L1, m.direction}, {"date/time"_L1, stampOf(m.at)}, {"status"_L1, m.status},
                {"error"_L1, m.error}, {"type"_L1, m.type}});
    }
    return out;
}

//! pbxware 3895: one campaign, of an hour before this PBX came up.
Answer Messages::bulkList(const Request& request) const
{
    const bool wanted = periodIn(request).contains(m_campaignAt) && House::isHome(request.server())
        && request.text(u"status"_s, u"Completed"_s) == "Completed"_L1
        && request.text(u"name"_s, u"Opening hours"_s) == "Opening hours"_L1;
    if (!wanted)
        return QJsonObject();
    return QJsonObject{{"1"_L1,
        QJsonObject{{"name"_L1, u"Opening hours"_s}, {"sent"_L1, u"3"_s}, {"failed"_L1, u"0"_s},
            {"time_start"_L1, stampOf(m_campaignAt)}, {"time_end"_L1, stampOf(m_campaignAt + 11'000)},
            {"from"_L1, numberOf(House::homeServer())}, {"csv_file"_L1, u"Bulk Messages.csv"_s},
            {"status"_L1, u"Completed"_s}, {"message"_L1, u"We are open from nine to five."_s}}}};
}

} // namespace callboard::sim::pbxw
