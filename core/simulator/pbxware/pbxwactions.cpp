// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pbxware/pbxwactions.h"

#include "core/simulator/pbxware/pbxwtimes.h"

#include <QRegularExpression>

#include <algorithm>

namespace callboard::sim::pbxw {

using namespace Qt::StringLiterals;

namespace {

QList<Argument> argumentsOf(const QString& spec)
{
    QList<Argument> found;
    for (const QString& token : spec.split(u' ', Qt::SkipEmptyParts)) {
        Argument argument;
        argument.name = token.section(u'=', 0, 0);
        argument.check = token.section(u'=', 1).replace(u'~', u' ');
        argument.required = argument.name.endsWith(u'!');
        if (argument.required)
            argument.name.chop(1);
        found << argument;
    }
    return found;
}

bool fits(const QString& value, const QString& check)
{
    static const QRegularExpression kWhole(u"^-?\\d+$"_s);
    static const QRegularExpression kDecimal(u"^-?\\d+(\\.\\d+)?$"_s);
    static const QRegularExpression kNumber(u"^\\+?\\d+$"_s);
    if (check.isEmpty())
        return true;
    if (check == "#"_L1)
        return kWhole.match(value).hasMatch();
    if (check == "$"_L1)
        return kDecimal.match(value).hasMatch();
    if (check == "+"_L1)
        return kNumber.match(value).hasMatch();
    if (check == "@"_L1)
        return dateOf(value).isValid();
    if (check == ":"_L1)
        return timeOf(value).isValid();
    if (check.endsWith(u'*'))
        return value.startsWith(QStringView(check).chopped(1));
    return check.split(u'|').contains(value);
}

} // namespace

QString missing(const QString& argument)
{
    return u"Argument '%1' is missing."_s.arg(argument);
}

QString invalid(const QString& argument)
{
    return u"Argument '%1' contains invalid data."_s.arg(argument);
}

void Actions::add(const QString& name, Scope scope, const QString& arguments, Handler handler)
{
    m_actions.insert(name, {scope, argumentsOf(arguments), std::move(handler)});
}

void Actions::addEdit(
    const QString& name, Scope scope, const QString& arguments, const QString& further, Handler handler)
{
    QList<Argument> all = argumentsOf(further);
    for (Argument argument : argumentsOf(arguments)) {
        argument.required = false;
        if (std::ranges::find(all, argument.name, &Argument::name) == all.end())
            all << argument;
    }
    m_actions.insert(name, {scope, all, std::move(handler)});
}

bool Actions::isRefused(const QString& name) const
{
    return std::ranges::any_of(m_refused, [&name](QString refused) {
        if (refused.startsWith("pbxware."_L1))
            refused.remove(0, 8);
        return name == refused || name.startsWith(refused + u'.');
    });
}

QString Actions::scopeError(Scope scope, const Request& request) const
{
    const QString server = request.server();
    if (scope == Scope::None || (scope == Scope::Filter && server.isEmpty()))
        return {};
    if (server.isEmpty())
        return missing(u"server"_s);
    if (scope == Scope::Master)
        return server == "1"_L1 ? QString() : u"In tenant mode, make sure server=1."_s;
    if (server == "1"_L1)
        return scope == Scope::Tenant ? u"In tenant mode, make sure server is greater than 1."_s : QString();
    return m_isTenant(server) ? QString() : u"Server/Tenant ID %1 does not exist."_s.arg(server);
}

Answer Actions::run(const Request& request) const
{
    if (request.action.isEmpty())
        return failed(u"Argument 'action' is missing."_s);
    const auto action = m_actions.constFind(request.action);
    if (action == m_actions.cend())
        return failed(u"Invalid action."_s);
    if (isRefused(request.action))
        return failed(u"API key has no permission for this action."_s);
    if (const QString wrong = scopeError(action->scope, request); !wrong.isEmpty())
        return failed(wrong);
    for (const Argument& argument : action->arguments) {
        const QString value = request.text(argument.name);
        if (value.isEmpty()) {
            if (argument.required)
                return failed(missing(argument.name));
            continue;
        }
        if (!fits(value, argument.check))
            return failed(invalid(argument.name));
    }
    return action->handler(request);
}

} // namespace callboard::sim::pbxw
