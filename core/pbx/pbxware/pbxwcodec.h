// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/call.h"
#include "core/pbx/pbxware/pbxwjson.h"

#include <QList>

#include <functional>
#include <memory>
#include <string_view>

namespace callboard::pbxware {

using Text = std::string_view; //!< UTF-8 inside a decoder; valid during the callback only

using Arguments = QList<std::pair<QString, QString>>;

//! "a=b&c=%2B1": every name and value percent-encoded, the plus sign and brackets too (pbxware 4517, 6718).
[[nodiscard]] QByteArray formOf(const Arguments& arguments);

//! One extension as the monitor shows it (pbxware 9188).
struct MonitorNote
{
    Text id, ext, name;
    bool online = false;
    bool dnd = false;
    bool onCall = false;
};

//! The list that is read most often; everything else goes through readBody(). Keeps its buffers.
class MonitorDecoder
{
public:
    MonitorDecoder();
    ~MonitorDecoder();

    using Note = std::function<void(const MonitorNote&)>;
    //! How many records were no extensions; an Error (Protocol, or Pbx with the PBX's words) when it is no list.
    [[nodiscard]] Result<int> decode(const QByteArray& body, const Note& note);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

//! One line of the list of live calls (pbxware 9244).
struct LiveCallNote
{
    QString key; //!< Asterisk's id, "epoch.sequence"
    Party from;
    Party to;
    double timestamp = 0; //!< of no known meaning (notes 18)
};
//! `dropped`: records that were none.
[[nodiscard]] QList<LiveCallNote> readLiveCalls(const Body& body, int* dropped);

struct TrunkNote
{
    QString id, name, address;
    bool online = false;
};
[[nodiscard]] QList<TrunkNote> readTrunks(const Body& body, int* dropped);

//! pbxware 749
struct ExtensionNote
{
    QString id, number, name, email, status;
    QStringList departments; //!< ids
    friend bool operator==(const ExtensionNote&, const ExtensionNote&) = default;
};
[[nodiscard]] QList<ExtensionNote> readExtensions(const Body& body, int* dropped);

//! Ring groups (pbxware 5254) and enhanced ones (5829).
struct GroupNote
{
    QString id, number, name;
    QStringList members;
    bool enhanced = false;
    friend bool operator==(const GroupNote&, const GroupNote&) = default;
};
[[nodiscard]] QList<GroupNote> readGroups(const Body& body, bool enhanced, int* dropped);

//! Something with an id, a number and a name: a DID, an IVR, a department, a paging group.
struct NamedNote
{
    QString id, number, name;
    friend bool operator==(const NamedNote&, const NamedNote&) = default;
};
[[nodiscard]] QList<NamedNote> readNamed(const Body& body, int* dropped);

struct TenantNote
{
    QString id, name, code;
};
[[nodiscard]] QList<TenantNote> readTenants(const Body& body, int* dropped);

//! "Ana Ruiz (201)": the last group in parentheses is the number (notes 19).
[[nodiscard]] Party partyOf(const QString& text);
//! Milliseconds since 1970 UTC of an Asterisk id, 0 if it is none.
[[nodiscard]] qint64 epochOfKey(const QString& key);
//! "Feb-01-2009", in English whatever the locale (pbxware 5947).
[[nodiscard]] QString dateText(const QDate& date);

} // namespace callboard::pbxware
