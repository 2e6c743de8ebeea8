// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/worldtypes.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <functional>
#include <span>

namespace callboard::sim {
class World;
}

namespace callboard::sim::pal {

enum Role : quint8 { RoleSa = 1, RoleAdmin = 2, RoleUser = 4 };

//! How a method says no, when the parameters are right and the PBX does not want.
enum class Refusal : quint8 {
    Message, //!< result "failed: reason"
    Map, //!< an associative array in the error field
    False, //!< result "false"
    Push, //!< result "Error: reason"
};

struct Reply
{
    QJsonValue result;
    int errorCode = 0; //!< not 0: an error reply
    QString errorMessage;
};

constexpr int kParseError = -32700;
constexpr int kInvalidRequest = -32600;
constexpr int kUnknownMethod = -32601;
constexpr int kBadParameter = -32602;
constexpr int kRefused = -32000;
constexpr int kDenied = -32001;
constexpr int kNotLoggedIn = -2021;
constexpr int kLoginFailed = -2022;

//! Who asks, and in which way the answers are worded.
struct Caller
{
    World& world;
    Role role = RoleUser;
    QString user; //!< login name; an extension unless sa
    QStringList watchable; //!< users that a plain user may look at, "*" = all
    QString requestId;
    bool wire = false;
};

using Params = QJsonObject;
using Handler = Reply (*)(const Caller&, const Params&);

struct Method
{
    const char16_t* name;
    quint8 roles; //!< exactly the roles that the document prints
    bool tenant; //!< has the parameter tenant, which sa must send
    Refusal refusal;
    const char16_t* required; //!< names, blank-separated; "x[]" must be an array, "x{}" an object
    Handler handler;
};

//! Section 5 of the document, complete. The only place that knows which methods there are.
[[nodiscard]] std::span<const Method> methods();
[[nodiscard]] const Method* findMethod(const QString& name);
//! As printed; besides, sa may do what an administrator of the tenant he names may (pal 139).
[[nodiscard]] bool allows(const Method& method, Role role);
//! Permission, tenant and parameters are checked, then the method runs.
[[nodiscard]] Reply invoke(const Method& method, const Caller& caller, const Params& params);

// For the handlers.
[[nodiscard]] Reply ok(const QJsonValue& result);
[[nodiscard]] Reply failure(int code, const QString& message);
[[nodiscard]] Reply no(Refusal form, const QString& reason);
[[nodiscard]] Reply outcome(const Result<void>& result); //!< for the Message form
[[nodiscard]] QString text(const Params& params, QLatin1StringView key); //!< numbers and booleans as text
[[nodiscard]] bool flag(const Params& params, QLatin1StringView key, bool fallback = false);
[[nodiscard]] int integer(const Params& params, QLatin1StringView key, int fallback);
[[nodiscard]] QStringList texts(const Params& params, QLatin1StringView key);

// palcalls.cpp
Reply barge(const Caller&, const Params&);
Reply callforward(const Caller&, const Params&);
Reply cancelTransfer(const Caller&, const Params&);
Reply conference(const Caller&, const Params&);
Reply disconnect(const Caller&, const Params&);
Reply getTalkerInfo(const Caller&, const Params&);
Reply makeCall(const Caller&, const Params&);
Reply park(const Caller&, const Params&);
Reply remoteControl(const Caller&, const Params&);
Reply startRecording(const Caller&, const Params&);
Reply stopRecording(const Caller&, const Params&);
Reply transfer(const Caller&, const Params&);
Reply unpark(const Caller&, const Params&);
// paldirectory.cpp
Reply createExtension(const Caller&, const Params&);
Reply deleteExtension(const Caller&, const Params&);
Reply getExtensionProperties(const Caller&, const Params&);
Reply getExtensions(const Caller&, const Params&);
Reply setExtensionProperties(const Caller&, const Params&);
Reply getPlanSwitchTimer(const Caller&, const Params&);
Reply setPlanSwitchTimer(const Caller&, const Params&);
// palphonebook.cpp
Reply deleteNote(const Caller&, const Params&);
Reply getContact(const Caller&, const Params&);
Reply getContactList(const Caller&, const Params&);
Reply getNote(const Caller&, const Params&);
Reply getNoteNames(const Caller&, const Params&);
Reply getPhonebooks(const Caller&, const Params&);
Reply setContact(const Caller&, const Params&);
Reply setNote(const Caller&, const Params&);
// palroutes.cpp
Reply createTenant(const Caller&, const Params&);
Reply deleteRouteVariables(const Caller&, const Params&);
Reply getAllDids(const Caller&, const Params&);
Reply getRouteTemplateNames(const Caller&, const Params&);
Reply getRouteVariables(const Caller&, const Params&);
Reply getTenantProperties(const Caller&, const Params&);
Reply insertRouteVariables(const Caller&, const Params&);
Reply setDid(const Caller&, const Params&);
Reply setTenantProperties(const Caller&, const Params&);
Reply updateRouteVariables(const Caller&, const Params&);
// palservices.cpp
Reply getOptions(const Caller&, const Params&);
Reply getPnApplicationInfo(const Caller&, const Params&);
Reply pnmanage(const Caller&, const Params&);
Reply pnsend(const Caller&, const Params&);

} // namespace callboard::sim::pal
