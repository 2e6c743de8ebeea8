// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pbxware/pbxwextensions.h"

#include "core/simulator/pbxware/pbxwtimes.h"

#include <QRegularExpression>

namespace callboard::sim::pbxw {

using namespace Qt::StringLiterals;

namespace {

QString money(double amount)
{
    return QString::number(amount, 'f', 5); // pbxware 1735
}

QString yesNo(const QString& flag)
{
    return flag == "1"_L1 ? u"yes"_s : u"no"_s;
}

double balanceOf(const ExtensionRecord& record)
{
    double sum = 0;
    for (const Booking& booking : record.bookings)
        sum += booking.amount;
    return sum;
}

} // namespace

void Extensions::addBilling(Actions& actions)
{
    const QString one = u"id=# ext"_s;
    actions.add(u"ext.balance"_s, Scope::Known, one + u" mode!=credit|debit amount!=$ notes! refno!"_s,
        [this](const Request& r) { return balance(r); });
    for (const QString& name : {u"billing"_s, u"call_rating"_s}) {
        actions.add(u"ext."_s + name, Scope::Known, one, [this](const Request& r) { return billing(r); });
        actions.add(u"ext.%1_info"_s.arg(name), Scope::Known, one, [this](const Request& r) { return billingInfo(r); });
        actions.add(u"ext.%1_history"_s.arg(name), Scope::Filter,
            one + u" start!=@ end!=@ starttime=: endtime=: type=credit|debit refno rrefno sum=0|1 timezone"_s, // 1896
            [this](const Request& r) { return history(r); });
    }
    actions.add(u"ext.sms_rating_info"_s, Scope::Known, one, [this](const Request& r) -> Answer {
        const Found found = target(r);
        if (!found)
            return failed(found.error());
        // The sample has another field's name (pbxware 1824), the text this one (1811).
        return QJsonObject{
            {QString::number((*found)->id), QJsonObject{{"inclusive_messages_left"_L1, u"No Inclusives spent."_s}}}};
    });
    actions.add(u"ext.slaves"_s, Scope::Known, one, [this](const Request& r) { return slaves(r); });
    for (const QString& what : {u"Minutes"_s, u"Messages"_s}) {
        actions.add(u"ext.reset_inclusive_"_s + what.toLower(), Scope::Known, one,
            [this, what](const Request& r) { return resetInclusive(r, what); });
    }
}

//! pbxware 1616
Answer Extensions::balance(const Request& request)
{
    const Found found = target(request);
    if (!found)
        return failed(found.error());
    const double amount = std::abs(request.text(u"amount"_s).toDouble());
    const QString mode = request.text(u"mode"_s);
    (*found)->bookings << Booking{
        m_house.now(), request.text(u"refno"_s), request.text(u"notes"_s), mode, mode == "debit"_L1 ? -amount : amount};
    return success(u"Updated balance for Extension ID '%1' successfully."_s.arg((*found)->id));
}

//! pbxware 1661
Answer Extensions::billing(const Request& request)
{
    const Found found = target(request);
    if (!found)
        return failed(found.error());
    const ExtensionRecord& record = **found;
    const QString master = record.text(u"slave_accountcode"_s);
    return QJsonObject{{QString::number(record.id),
        QJsonObject{{"splan"_L1, record.text(u"service_plan"_s, u"1"_s)},
            {"slave"_L1, yesNo(record.text(u"acc_slave"_s))},
            {"master_code"_L1, master.isEmpty() ? QJsonValue() : QJsonValue(master)},
            {"reminder_balance"_L1, money(record.text(u"reminderbalance"_s).toDouble())},
            {"credit_limit"_L1, money(record.text(u"creditlimit"_s).toDouble())},
            {"splan_date"_L1, record.text(u"service_plan_date"_s, u"01-09-2009"_s)},
            {"limits"_L1, yesNo(record.text(u"limitenable"_s))},
            {"limit_type"_L1, record.text(u"limittype"_s, u"Daily"_s)},
            {"soft_limit"_L1, record.text(u"softlimit"_s, u"100"_s)},
            {"hard_limit"_L1, record.text(u"hardlimit"_s, u"200"_s)},
            {"email"_L1, record.text(u"notification_email"_s)}}}};
}

//! pbxware 1747
Answer Extensions::billingInfo(const Request& request)
{
    const Found found = target(request);
    if (!found)
        return failed(found.error());
    const double sum = balanceOf(**found);
    return QJsonObject{{QString::number((*found)->id),
        QJsonObject{{"account_balance"_L1, money(sum)},
            {"available_funds"_L1, money(sum + (*found)->text(u"creditlimit"_s).toDouble())},
            {"inclusive_minutes"_L1, u"No Inclusives spent."_s}}}};
}

//! pbxware 1878; here the last time of day is 00:00:00 when it is not given (1920).
Answer Extensions::history(const Request& request)
{
    const Found found = target(request);
    if (!found)
        return failed(found.error());
    const Period period = periodOf(request.text(u"start"_s), request.text(u"starttime"_s), request.text(u"end"_s),
        request.text(u"endtime"_s), request.text(u"timezone"_s), u"00:00:00"_s);
    const QRegularExpression pattern(request.text(u"rrefno"_s));
    if (!pattern.isValid())
        return failed(invalid(u"rrefno"_s));
    QJsonArray out;
    double credit = 0;
    double debit = 0;
    for (auto it = (*found)->bookings.crbegin(); it != (*found)->bookings.crend(); ++it) { // latest first (1948)
        const bool wanted = period.contains(it->at) && request.text(u"type"_s, it->type) == it->type
            && request.text(u"refno"_s, it->reference) == it->reference && pattern.match(it->reference).hasMatch();
        if (!wanted)
            continue;
        (it->amount < 0 ? debit : credit) += it->amount;
        out << QJsonObject{{"entry_date"_L1, stampOf(it->at).left(10)}, {"refno"_L1, it->reference},
            {"notes"_L1, it->notes}, {"amount"_L1, QString::number(it->amount)}, {"type"_L1, it->type}};
    }
    if (request.text(u"sum"_s) == "1"_L1)
        return QJsonArray{QJsonObject{{"sum_credit"_L1, money(credit)}, {"sum_debit"_L1, money(debit)}}};
    return out;
}

//! pbxware 1829: those whose master is this one.
Answer Extensions::slaves(const Request& request)
{
    const Found found = target(request);
    if (!found)
        return failed(found.error());
    QJsonObject out;
    for (const ExtensionRecord* record : of((*found)->server)) {
        if (record->text(u"acc_slave"_s) == "1"_L1 && record->text(u"slave_accountcode"_s) == (*found)->number)
            out.insert(QString::number(record->id), summary(*record));
    }
    return out;
}

//! pbxware 3030, 3063
Answer Extensions::resetInclusive(const Request& request, const QString& what)
{
    const Found found = target(request);
    if (!found)
        return failed(found.error());
    return success(u"Inclusive %1 for Extension ID '%2' have been reset successfully."_s.arg(what).arg((*found)->id));
}

} // namespace callboard::sim::pbxw
