// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pal/palmethods.h"
#include "core/simulator/pal/palproperties.h"
#include "core/simulator/world.h"

#include <QRegularExpression>

namespace callboard::sim::pal {

using namespace Qt::StringLiterals;

namespace {

//! A plain user sees and changes himself; others only as far as he may watch them.
bool maySee(const Caller& c, const QString& number)
{
    return c.role != RoleUser || c.watchable.contains(number) || c.watchable.contains(u"*"_s);
}

bool mayChange(const Caller& c, const QString& number)
{
    return c.role != RoleUser || number == c.user;
}

QJsonArray valuesOf(const Caller& c, const Extension& e, const QStringList& names)
{
    QJsonArray values;
    for (const QString& name : names)
        values << property(c.world.directory(), e, name);
    return values;
}

Reply noExtension(const QString& number)
{
    return no(Refusal::Map, u"no such extension: %1"_s.arg(number));
}

//! Timers exist for users and schedules only.
const Extension* timed(const Caller& c, const QString& number)
{
    const Extension* found = c.world.directory().find(number);
    return found && (found->kind == ExtensionKind::User || found->kind == ExtensionKind::Schedule) ? found : nullptr;
}

} // namespace

Reply createExtension(const Caller& c, const Params& p)
{
    Extension made;
    made.number = text(p, "extension"_L1);
    if (!kindFromType(text(p, "type"_L1), &made.kind))
        return failure(kBadParameter, u"Invalid parameter: type"_s);
    if (made.kind == ExtensionKind::User) {
        made.registered = false; // no phone has logged in yet
        made.name = made.number;
        made.password = text(p, "login_password"_L1);
        if (made.password.isEmpty())
            return failure(kBadParameter, u"Invalid parameter: login_password"_s);
        made.extra.insert(u"password"_s, text(p, "password"_L1));
    }
    const auto added = c.world.directory().add(made);
    return added ? ok(u"true"_s) : no(Refusal::Map, added.error().message);
}

Reply deleteExtension(const Caller& c, const Params& p)
{
    const QString number = text(p, "extension"_L1);
    if (!c.world.talkersOf(number).isEmpty() || number == c.user)
        return no(Refusal::False, {});
    return c.world.directory().remove(number) ? ok(u"true"_s) : no(Refusal::False, {});
}

Reply getExtensionProperties(const Caller& c, const Params& p)
{
    const QStringList names = texts(p, "property_names"_L1);
    const bool several = c.wire && p.value("extension"_L1).isArray();
    const QStringList numbers = several ? texts(p, "extension"_L1) : QStringList{text(p, "extension"_L1)};
    if (numbers.isEmpty() || numbers.first().isEmpty())
        return failure(kBadParameter, u"Invalid parameter: extension"_s);
    QJsonArray rows;
    for (const QString& number : numbers) {
        const Extension* found = c.world.directory().find(number);
        if (!found)
            return noExtension(number);
        if (!maySee(c, number))
            return failure(kDenied, u"Permission denied"_s);
        rows << valuesOf(c, *found, names);
    }
    return ok(several ? QJsonValue(rows) : rows.first());
}

Reply getExtensions(const Caller& c, const Params& p)
{
    ExtensionKind kind{};
    if (!kindFromType(text(p, "type"_L1), &kind))
        return failure(kBadParameter, u"Invalid parameter: type"_s);
    const QRegularExpression pattern(QRegularExpression::anchoredPattern(text(p, "pattern"_L1)));
    if (!pattern.isValid())
        return failure(kBadParameter, u"Invalid parameter: pattern"_s);
    const int limit = integer(p, "limit"_L1, -1);
    const QStringList names = texts(p, "property_names"_L1);
    QJsonArray found;
    const QStringList numbers = c.world.directory().numbers(kind);
    for (const QString& number : numbers) {
        if (limit >= 0 && found.size() >= limit)
            break;
        if (!pattern.match(number).hasMatch())
            continue;
        if (!p.contains("property_names"_L1)) {
            found << number;
            continue;
        }
        QJsonArray row = valuesOf(c, *c.world.directory().find(number), names);
        row.prepend(number);
        found << row;
    }
    return ok(found);
}

Reply setExtensionProperties(const Caller& c, const Params& p)
{
    const QString number = text(p, "extension"_L1);
    Extension* found = c.world.directory().find(number);
    if (!found)
        return noExtension(number);
    const QJsonObject properties = p.value("properties"_L1).toObject();
    if (!mayChange(c, number)
        || (c.role == RoleUser && (properties.contains("admin"_L1) || properties.contains("pal.users"_L1))))
        return failure(kDenied, u"Permission denied"_s);
    for (auto it = properties.begin(); it != properties.end(); ++it)
        setProperty(*found, it.key(), text(properties, QLatin1StringView(it.key().toLatin1())));
    c.world.directory().touched(number);
    return ok(u"OK"_s);
}

Reply getPlanSwitchTimer(const Caller& c, const Params& p)
{
    const QString number = text(p, "extension"_L1);
    const int timer = integer(p, "number"_L1, 1);
    if (timer != 1 && timer != 2)
        return failure(kBadParameter, u"Invalid parameter: number"_s);
    if (!timed(c, number))
        return noExtension(number);
    if (!maySee(c, number))
        return failure(kDenied, u"Permission denied"_s);
    return ok(c.world.records().timers.value(u"%1/%2"_s.arg(number).arg(timer)));
}

Reply setPlanSwitchTimer(const Caller& c, const Params& p)
{
    static const QRegularExpression format(u"^P[^A]*A\\d*W\\d*D.*T\\d*$"_s); // pal 1699
    const QString number = text(p, "extension"_L1);
    const QString schedule = text(p, "schedule"_L1);
    const int timer = integer(p, "number"_L1, 1);
    if (timer != 1 && timer != 2)
        return failure(kBadParameter, u"Invalid parameter: number"_s);
    if (!format.match(schedule).hasMatch())
        return failure(kBadParameter, u"Invalid parameter: schedule"_s);
    if (!timed(c, number))
        return noExtension(number);
    if (!mayChange(c, number))
        return failure(kDenied, u"Permission denied"_s);
    c.world.records().timers.insert(u"%1/%2"_s.arg(number).arg(timer), schedule);
    return ok(u"OK"_s);
}

} // namespace callboard::sim::pal
