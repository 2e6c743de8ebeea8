// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/siteprofile.h"
#include "ui/connect/brandforms.h"

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
    QStringList parkSlots; //!< no field asks them; they stay
    QVariantMap options; //!< what only this brand asks, and whatever else the profile had

    //! What is typed into a field, by the field's id; a switch is "1" or empty.
    [[nodiscard]] QString value(QLatin1StringView id) const;
    void setValue(const FormItem& item, const QString& text);
};

//! Checks and completes drafts; nothing here talks to anybody.
class SiteDrafts
{
    Q_DECLARE_TR_FUNCTIONS(callboard::ui::SiteDrafts)

public:
    //! What stands in the way, a sentence a field, by its id; empty when the draft can be tried.
    [[nodiscard]] static QHash<QString, QString> problems(const SiteDraft& draft);
    //! A remark that does not stand in the way: the connection would not be encrypted.
    [[nodiscard]] static QString addressRemark(const SiteDraft& draft);
    //! The address with what is usually left out: encrypted scheme, the product's port and path.
    [[nodiscard]] static Result<QUrl> urlOf(const SiteDraft& draft);
    [[nodiscard]] static SiteProfile toProfile(const SiteDraft& draft);
    //! The secrets are not in a profile: their fields are empty.
    [[nodiscard]] static SiteDraft fromProfile(const SiteProfile& profile);

private:
    [[nodiscard]] static QString problemWith(const FormItem& item, const SiteDraft& draft);
};

} // namespace callboard::ui
