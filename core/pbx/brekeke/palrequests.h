// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QStringList>

#include <span>

namespace callboard::brekeke {

//! Who may call a method, pal section 5. A higher role includes the lower ones.
enum class Access : quint8 { Anyone, User, Admin, System };

//! One documented method. `params` lists the documented names; "!" = required, "[]" = a list, "{}" = an object.
struct PalMethod
{
    QLatin1StringView name;
    Access access = Access::User;
    QLatin1StringView params;

    //! Reads change nothing in the PBX and may be repeated.
    [[nodiscard]] bool isRead() const { return name.startsWith(QLatin1StringView("get")); }
    [[nodiscard]] bool takesTenant() const;
};

[[nodiscard]] std::span<const PalMethod> palMethods();
//! nullptr when the document has no such method.
[[nodiscard]] const PalMethod* palMethod(QStringView name);

struct PalRequest
{
    QString method;
    QJsonObject params;
};

//! {"jsonrpc":"2.0","id":"7","method":...,"params":{...}}; ids are decimal text (notes 5), params a plain object.
[[nodiscard]] QByteArray encode(const PalRequest& request, const QString& id);

//! Builds a request from loosely typed parameters (a form, a command line): refuses names that the document does not
//! have and missing ones, splits "a,b" where a list is due, reads {...} text where an object is due.
[[nodiscard]] Result<PalRequest> makeRequest(const PalMethod& method, const QJsonObject& loose);

//! MD5 of "user:nonce:MD5(password)", both steps lower-case hex of UTF-8, pal 141.
[[nodiscard]] QByteArray loginDigest(const QString& user, const QString& nonce, const QString& password);

//! The answer with the values of secret properties replaced by "***". `params` tells which position is which.
[[nodiscard]] QJsonValue masked(
    const QString& method, const QJsonObject& params, const QJsonValue& answer, const QStringList& revealed = {});

namespace request {

[[nodiscard]] PalRequest login(const QByteArray& digest);
[[nodiscard]] PalRequest getOptions();
[[nodiscard]] PalRequest getExtensionProperties(const QString& extension, const QStringList& names);
[[nodiscard]] PalRequest getExtensions(const QString& type, const QStringList& names);
[[nodiscard]] PalRequest getTalkerInfo(const QString& room);
[[nodiscard]] PalRequest makeCall(const QString& owner, const QString& from, const QString& to);
[[nodiscard]] PalRequest remoteControl(const QString& talker, const QString& action);
[[nodiscard]] PalRequest disconnectTalker(const QString& talker);
[[nodiscard]] PalRequest disconnectRoom(const QString& room);
[[nodiscard]] PalRequest transfer(const QString& talker, const QString& to, bool blind);
[[nodiscard]] PalRequest cancelTransfer(const QString& talker);
[[nodiscard]] PalRequest conference(const QString& talker);
[[nodiscard]] PalRequest park(const QString& talker, const QString& number);
[[nodiscard]] PalRequest unpark(const QString& user, const QString& number);
[[nodiscard]] PalRequest callforward(const QString& room, const QStringList& users);
//! `speak` is "true", "false" or "tutor".
[[nodiscard]] PalRequest barge(const QString& user, const QString& talker, bool listen, const QString& speak);
[[nodiscard]] PalRequest startRecording(const QString& talker);
[[nodiscard]] PalRequest stopRecording(const QString& talker);
[[nodiscard]] PalRequest getPhonebooks();
[[nodiscard]] PalRequest getContactList(
    const QString& phonebook, bool shared, const QString& text, int offset, int limit);
[[nodiscard]] PalRequest getContact(const QString& aid);
//! An empty aid creates a contact.
[[nodiscard]] PalRequest setContact(const QString& aid, const QString& phonebook, bool shared, const QJsonObject& info);
[[nodiscard]] PalRequest getNoteNames();
[[nodiscard]] PalRequest getNote(const QString& name);
[[nodiscard]] PalRequest setNote(const QString& name, const QString& description, int userAccess, const QString& text);
[[nodiscard]] PalRequest deleteNote(const QString& name);

} // namespace request

} // namespace callboard::brekeke
