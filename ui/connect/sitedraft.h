// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/siteprofile.h"

#include <QCoreApplication>
#include <QHash>

namespace callboard::ui {

//! Where a password stays.
enum class SecretKeeping : quint8 { Keychain, SessionOnly };

//! What a person has typed about a PBX so far.
struct SiteDraft
{
    SiteId id; //!< of the site being changed; empty for a new one
    QString fingerprint; //!< pinned before
    Brand brand = Brand::Brekeke;
    QString name;
    QString address; //!< "pbx.example.com", "pbx.example.com:8088" or a whole URL
    QString tenant;
    QString user;
    SiteSecrets secrets;
    SecretKeeping keeping = SecretKeeping::Keychain;
    QString homeExtension;
    QString voicemailPrefix;
    bool legacyLogin = false;
};

enum class DraftField : quint8 { Address, Tenant, User, Password, HomeExtension, VoicemailPrefix };

//! Checks and completes drafts; nothing here talks to anybody.
class SiteDrafts
{
    Q_DECLARE_TR_FUNCTIONS(callboard::ui::SiteDrafts)

public:
    //! What stands in the way, a sentence a field; empty when the draft can be tried.
    [[nodiscard]] static QHash<DraftField, QString> problems(const SiteDraft& draft);
    //! A remark that does not stand in the way: the connection would not be encrypted.
    [[nodiscard]] static QString addressRemark(const SiteDraft& draft);
    //! The address with what is usually left out: encrypted scheme and the product's path.
    [[nodiscard]] static Result<QUrl> urlOf(const SiteDraft& draft);
    [[nodiscard]] static SiteProfile toProfile(const SiteDraft& draft);
    [[nodiscard]] static SiteDraft fromProfile(const SiteProfile& profile);
};

//! Key in SiteProfile::options: send the password in the login URL, for old versions that know nothing else.
inline constexpr auto kLegacyLoginOption = "legacyLogin";

} // namespace callboard::ui
