// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/pbxware/pbxwrequest.h"

#include <QSet>

#include <functional>

namespace callboard::sim::pbxw {

//! What `server` has to be. In tenant mode 1 is the master tenant (pbxware 4380).
enum class Scope : quint8 {
    None, //!< the action knows no server
    Filter, //!< may be left out; then everybody's (pbxware 753)
    Known, //!< needed, any tenant or the master
    Tenant, //!< needed, not the master
    Master, //!< needed, always 1 (pbxware 4852)
};

//! An argument as the document flags it.
struct Argument
{
    QString name;
    QString check; //!< what the value must look like, see Actions::add(); empty: anything
    bool required = false;
};

//! Which actions there are and what each needs. Refuses what is missing or ill-formed before anybody acts.
class Actions
{
public:
    using Handler = std::function<Answer(const Request&)>;

    //! `arguments`: names parted by blanks, each with "!" if it is required and "=check" if its value is limited:
    //! "#" a whole number, "$" a decimal number, "+" a telephone number, "@" a date mmm-dd-YYYY, ":" a time hh:mm:ss,
    //! "a|b" one of these ("~" is a blank), "text-*" a beginning. `server` comes with the scope.
    void add(const QString& name, Scope scope, const QString& arguments, Handler handler);
    //! The same arguments, none of them required, and those of `further`.
    void addEdit(const QString& name, Scope scope, const QString& arguments, const QString& further, Handler handler);

    //! Servers that exist besides the master.
    void setTenants(std::function<bool(const QString&)> exists) { m_isTenant = std::move(exists); }
    //! Methods that the key has no permission for: an action or its beginning, with or without "pbxware.".
    void setRefused(const QSet<QString>& names) { m_refused = names; }

    [[nodiscard]] bool isKnown(const QString& name) const { return m_actions.contains(name); }
    [[nodiscard]] bool isRefused(const QString& name) const;
    [[nodiscard]] Answer run(const Request& request) const;
    [[nodiscard]] QStringList names() const { return m_actions.keys(); }

private:
    struct Action
    {
        Scope scope;
        QList<Argument> arguments;
        Handler handler;
    };

    [[nodiscard]] QString scopeError(Scope scope, const Request& request) const;

    QMap<QString, Action> m_actions;
    QSet<QString> m_refused;
    std::function<bool(const QString&)> m_isTenant;
};

[[nodiscard]] QString missing(const QString& argument);
[[nodiscard]] QString invalid(const QString& argument);

} // namespace callboard::sim::pbxw
