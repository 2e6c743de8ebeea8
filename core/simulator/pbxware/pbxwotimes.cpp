// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pbxware/pbxwotimes.h"

#include <QDateTime>
#include <QPointer>

#include <algorithm>

namespace callboard::sim::pbxw {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMinuteMs = 60'000;

//! A list of records from parallel lists (pbxware 6757-6815): name in the record, argument.
using Columns = QList<std::pair<QString, QString>>;
const Columns kClosed{{u"description"_s, u"closed_dates_desc"_s}, {u"destination"_s, u"closed_dates_dest"_s},
    {u"date_from"_s, u"closed_dates_date_from"_s}, {u"date_to"_s, u"closed_dates_date_to"_s},
    {u"time_from"_s, u"closed_dates_time_from"_s}, {u"time_to"_s, u"closed_dates_time_to"_s}};
const Columns kCustom{{u"destination"_s, u"custom_destinations_dest"_s},
    {u"is_open_range"_s, u"custom_destinations_is_open"_s}, {u"days"_s, u"custom_destinations_days"_s},
    {u"time_from"_s, u"custom_destinations_time_from"_s}, {u"time_to"_s, u"custom_destinations_time_to"_s}};
const Columns kOpen{{u"description"_s, u"open_days_desc"_s}, {u"days"_s, u"open_days"_s},
    {u"time_from"_s, u"open_days_time_from"_s}, {u"time_to"_s, u"open_days_time_to"_s}};

std::expected<QJsonArray, QString> rowsOf(const Request& request, const Columns& columns)
{
    qsizetype rows = 0;
    for (const auto& [name, argument] : columns)
        rows = std::max(rows, request.lists.value(argument).size());
    QJsonArray out;
    for (qsizetype i = 0; i < rows; ++i) {
        QJsonObject row;
        for (const auto& [name, argument] : columns) {
            const QStringList values = request.lists.value(argument);
            if (!values.isEmpty() && values.size() != rows)
                return std::unexpected<QString>(u"'%1' does not match in size."_s.arg(argument));
            row.insert(name, values.value(i));
        }
        out << row;
    }
    return out;
}

//! "08:00" to "17:00", the last minute not included; an empty one is the end of the day.
bool isWithin(const QJsonValue& row, QTime now)
{
    const QTime from = QTime::fromString(row["time_from"_L1].toString(), u"hh:mm"_s);
    const QTime to = QTime::fromString(row["time_to"_L1].toString(), u"hh:mm"_s);
    return (!from.isValid() || from <= now) && (!to.isValid() || now < to);
}

bool isDay(const QJsonValue& row, QDate today)
{
    return row["days"_L1].toString().split(u',').contains(QString::number(today.dayOfWeek()));
}

QString tableOf(const QString& kind)
{
    return kind == "dial_group"_L1 ? u"ring_group"_s : kind == "servers"_L1 ? u"tenant"_s : kind;
}

QJsonObject untouched(const QString& kind)
{
    return {{"status"_L1, kind == "servers"_L1 ? u"off"_s : u"inherit"_s}, {"greeting"_L1, QString()},
        {"default_dest_ext"_L1, QString()}, {"default_dest_is_vm"_L1, u"no"_s}, {"closed_dates"_L1, QJsonArray()},
        {"custom_destinations"_L1, QJsonArray()}, {"open_days"_L1, QJsonArray()}};
}

} // namespace

OperationTimes::OperationTimes(House& house, QObject* parent)
    : QObject(parent)
    , m_house(house)
{
}

void OperationTimes::addTo(Actions& actions)
{
    // pbxware 6551-6567, 6727-6755
    const QString written = u"id!=# status=on|off|inherit|On|Off|Inherit greeting=greeting-* pin=# "
                            "default_dest_ext default_dest_is_vm=yes|no"_s;
    for (const QString& kind :
        {u"did"_s, u"ivr"_s, u"dial_group"_s, u"servers"_s, u"routes"_s, u"queues"_s, u"erg"_s}) {
        actions.add(u"otimes.%1.list"_s.arg(kind), Scope::Filter, u"id=# number ext"_s,
            [this, kind](const Request& r) { return list(kind, r); });
        actions.add(u"otimes.%1.set"_s.arg(kind), Scope::Filter, written,
            [this, kind](const Request& r) { return set(kind, r); });
    }
    tick();
}

//! By id, by number (queues) or by extension (DIDs), see 6553.
std::expected<OperationTimes::Target, QString> OperationTimes::targetOf(
    const QString& kind, const Request& request) const
{
    QString wanted = request.text(u"id"_s);
    if (kind == "queues"_L1) { // there is no object for queues: their number is all that one has
        const QString number = request.text(u"number"_s, wanted);
        const QString dialled = m_house.world().queueOf(number) ? number : m_house.numberOf(number.toInt());
        if (!m_house.world().queueOf(dialled))
            return std::unexpected<QString>(
                number.isEmpty() ? missing(u"number"_s) : u"Queue %1 does not exist."_s.arg(number));
        return Target{kind, dialled, dialled};
    }
    const QMap<int, Record>& records = m_house.table(tableOf(kind));
    if (wanted.isEmpty() && kind == "servers"_L1)
        wanted = request.server();
    const QString number = request.text(u"ext"_s, request.text(u"number"_s));
    if (wanted.isEmpty() && number.isEmpty())
        return std::unexpected<QString>(missing(u"id"_s));
    if (kind == "routes"_L1 && wanted.toInt() > 0) // countries; nothing in the world
        return Target{kind, wanted, {}};
    for (const Record& record : records) {
        const QString own = kind == "did"_L1 ? record.text(u"did"_s) : record.text(u"ext"_s);
        const bool fits = wanted.isEmpty() ? own == number : QString::number(record.id) == wanted;
        if (!fits || (!request.server().isEmpty() && !record.server.isEmpty() && record.server != request.server()))
            continue;
        const bool home = record.server == House::homeServer();
        return Target{kind, QString::number(record.id), home ? record.text(u"ext"_s) : QString()};
    }
    return std::unexpected<QString>(u"Destination %1 does not exist."_s.arg(wanted.isEmpty() ? number : wanted));
}

QJsonObject OperationTimes::stateOf(const QString& kind, const QString& id) const
{
    return m_states.value(kind + u'/' + id, untouched(kind));
}

//! pbxware 6542
Answer OperationTimes::list(const QString& kind, const Request& request) const
{
    const bool one = request.has(u"id"_s) || request.has(u"number"_s) || request.has(u"ext"_s);
    if (!one)
        return all(kind, request.server());
    const auto target = targetOf(kind, request);
    if (!target)
        return failed(target.error());
    return QJsonObject{{target->id, stateOf(kind, target->id)}};
}

//! Nothing says that one has to be named.
QJsonObject OperationTimes::all(const QString& kind, const QString& server) const
{
    QJsonObject out;
    if (kind == "queues"_L1) {
        for (const QString& number : m_house.world().directory().numbers(ExtensionKind::RingGroup)) {
            if (m_house.world().queueOf(number) && House::isHome(server))
                out.insert(number, stateOf(kind, number));
        }
        return out;
    }
    for (const Record& record : m_house.table(tableOf(kind))) {
        const QString of = kind == "servers"_L1 ? QString::number(record.id) : record.server;
        if (server.isEmpty() || of == server)
            out.insert(QString::number(record.id), stateOf(kind, QString::number(record.id)));
    }
    return out;
}

//! pbxware 6710: the whole state; what is not given is empty then.
Answer OperationTimes::set(const QString& kind, const Request& request)
{
    const auto target = targetOf(kind, request);
    if (!target)
        return failed(target.error());
    QJsonObject times = untouched(kind);
    times.insert("status"_L1, request.text(u"status"_s, u"off"_s).toLower());
    for (const QString& name : {u"greeting"_s, u"default_dest_ext"_s, u"default_dest_is_vm"_s}) {
        if (request.has(name))
            times.insert(name, request.text(name));
    }
    for (const auto& [name, columns] :
        {std::pair{u"closed_dates"_s, &kClosed}, {u"custom_destinations"_s, &kCustom}, {u"open_days"_s, &kOpen}}) {
        const auto rows = rowsOf(request, *columns);
        if (!rows)
            return failed(rows.error());
        times.insert(name, *rows);
    }
    for (const QJsonValue closed : times.value("closed_dates"_L1).toArray()) { // pbxware 6819
        for (const auto key : {"date_from"_L1, "date_to"_L1}) {
            if (!QDate::fromString(closed[key].toString(), Qt::ISODate).isValid())
                return failed(u"Closed date '%1' contains invalid data."_s.arg(closed[key].toString()));
        }
    }
    m_states.insert(kind + u'/' + target->id, times);
    if (!target->number.isEmpty())
        m_targets.insert(target->number, *target);
    m_written = true;
    m_house.world().remark(u"night-switch"_s,
        {{"object"_L1, kind}, {"id"_L1, target->id}, {"extension"_L1, target->number},
            {"status"_L1, times["status"_L1]}, {"to"_L1, diversionOf(times)}});
    apply();
    return success(u"Edited Operation Times successfully."_s); // pbxware 6825
}

//! By the world's clock; the server's own zone is UTC. A closed date and a custom destination say themselves where to
//! (pbxware 6597, 6621), else it is the default destination outside of the open days.
QString OperationTimes::diversionOf(const QJsonObject& times) const
{
    if (times.value("status"_L1) != "on"_L1)
        return {};
    const QString otherwise = times.value("default_dest_ext"_L1).toString();
    const QString general
        = otherwise.isEmpty() || times.value("default_dest_is_vm"_L1) != "yes"_L1 ? otherwise : u"*9"_s + otherwise;
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_house.now(), Qt::UTC);
    for (const QJsonValue closed : times.value("closed_dates"_L1).toArray()) {
        const QDate from = QDate::fromString(closed["date_from"_L1].toString(), Qt::ISODate);
        const QDate to = QDate::fromString(closed["date_to"_L1].toString(), Qt::ISODate);
        if (from <= now.date() && now.date() <= to && isWithin(closed, now.time())) {
            const QString own = closed["destination"_L1].toString();
            return own.isEmpty() ? general : own;
        }
    }
    for (const QJsonValue custom : times.value("custom_destinations"_L1).toArray()) {
        if (isDay(custom, now.date()) && isWithin(custom, now.time()))
            return custom["destination"_L1].toString();
    }
    const QJsonArray open = times.value("open_days"_L1).toArray();
    const bool isOpen = std::ranges::any_of(
        open, [&](const QJsonValue& row) { return isDay(row, now.date()) && isWithin(row, now.time()); });
    return isOpen ? QString() : general;
}

//! Sends callers of what is closed elsewhere, and lets them in again where it is open.
void OperationTimes::apply()
{
    Directory& directory = m_house.world().directory();
    const QJsonObject house = stateOf(u"servers"_s, House::homeServer());
    QHash<QString, QString> wanted;
    for (const QString& number : directory.numbers()) {
        const Extension* there = directory.find(number);
        if (there->kind != ExtensionKind::Ivr && there->kind != ExtensionKind::RingGroup)
            continue;
        const Target target = m_targets.value(number);
        QJsonObject times = stateOf(target.kind, target.id); // untouched: inherited
        if (times.value("status"_L1) == "inherit"_L1)
            times = house;
        if (const QString to = diversionOf(times); !to.isEmpty() && to != number)
            wanted.insert(number, to);
    }
    for (auto it = m_diverted.cbegin(); it != m_diverted.cend(); ++it) {
        if (Extension* there = directory.find(it.key()); there && !wanted.contains(it.key()))
            there->forwardAll = it.value();
    }
    m_diverted.removeIf([&](const QHash<QString, QString>::iterator& it) { return !wanted.contains(it.key()); });
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
        Extension* there = directory.find(it.key());
        if (!m_diverted.contains(it.key()))
            m_diverted.insert(it.key(), there->forwardAll);
        there->forwardAll = it.value();
    }
}

void OperationTimes::tick()
{
    if (m_written)
        apply();
    QPointer<OperationTimes> self(this);
    m_house.time().after(kMinuteMs, [self] {
        if (self)
            self->tick();
    });
}

} // namespace callboard::sim::pbxw
