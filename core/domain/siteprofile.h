// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <QUrl>
#include <QVariantMap>

namespace callboard {

//! The kinds of PBX that we speak to.
enum class Brand : quint8 { Brekeke, Pbxware, Fcm630a, Jade, Portasip };

[[nodiscard]] QString toName(Brand brand); //!< "brekeke", as in URLs and on command lines
[[nodiscard]] QString productName(Brand brand); //!< "Brekeke PBX", as people say it
[[nodiscard]] std::optional<Brand> brandFromName(QStringView name);

//! What opens a PBX. Kept in memory and in the SecretStore, never in a profile, a log or an address.
struct SiteSecrets
{
    QString main; //!< password or API key
    QString second; //!< for a second door that some brands have, with a login of its own; empty: not used

    friend bool operator==(const SiteSecrets&, const SiteSecrets&) = default;
};

//! Everything about one PBX connection but its secrets, which live in the SecretStore under the profile's id.
struct SiteProfile
{
    SiteId id;
    QString name; //!< what people call it: "Head office"
    Brand brand = Brand::Brekeke;
    QUrl url; //!< without user and password
    QString user;
    QString tenant;
    QString homeExtension; //!< the attendant's own extension; empty: the login user's
    QString fingerprint; //!< pinned certificate, SHA-256 hex; empty: system trust only
    QString voicemailPrefix; //!< what to dial before an extension to reach its mailbox; empty: unknown
    QStringList parkSlots; //!< slots to show although nobody uses them
    QVariantMap options; //!< switches that only this brand has, by name

    [[nodiscard]] QString home() const { return homeExtension.isEmpty() ? user : homeExtension; }
    bool operator==(const SiteProfile&) const = default;
};

//! Reads "brekeke+ws://USER@HOST:PORT/pbx/ws?tenant=T". The id and name become "HOST".
//! The query's `home`, `voicemail` and `slots` (with commas) are the profile's; what only one brand knows goes to
//! options. A password in the URL is refused: it would end up in the shell's history.
[[nodiscard]] Result<SiteProfile> parseSiteSpec(const QString& spec);

} // namespace callboard

Q_DECLARE_METATYPE(callboard::SiteProfile)
Q_DECLARE_METATYPE(callboard::SiteSecrets)
