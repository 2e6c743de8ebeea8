// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/sitedraft.h"

#include <QRegularExpression>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

struct Wire
{
    QLatin1StringView secure;
    QLatin1StringView plain;
    QLatin1StringView path;
};

//! What each product's documents give as the address of its API.
Wire wireOf(Brand brand)
{
    switch (brand) {
    case Brand::Brekeke:
        return {"wss"_L1, "ws"_L1, "/pbx/ws"_L1};
    case Brand::Portasip:
        return {"wss"_L1, "ws"_L1, "/"_L1};
    case Brand::Pbxware:
    case Brand::Fcm630a:
    case Brand::Jade:
        break;
    }
    return {"https"_L1, "http"_L1, "/"_L1};
}

Error invalid(const QString& message)
{
    return Error{.kind = ErrorKind::Invalid, .code = {}, .message = message, .detail = {}};
}

bool isDialable(const QString& text)
{
    static const QRegularExpression kDialable(u"^[0-9*#+]*$"_s);
    return kDialable.match(text).hasMatch();
}

bool isNumber(const QString& text)
{
    static const QRegularExpression kNumber(u"^[0-9A-Za-z_.-]+$"_s);
    return kNumber.match(text).hasMatch();
}

} // namespace

Result<QUrl> SiteDrafts::urlOf(const SiteDraft& draft)
{
    const Wire wire = wireOf(draft.brand);
    QString text = draft.address.trimmed();
    if (text.isEmpty())
        return unexpected(invalid(tr("Type the address of the PBX, for example pbx.example.com.")));
    if (text.contains(u' '))
        return unexpected(invalid(tr("An address has no spaces in it.")));
    if (!text.contains("://"_L1))
        text = wire.secure + "://"_L1 + text;
    QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return unexpected(
            invalid(tr("This is not an address. A name or number is enough, for example 192.0.2.10:8443.")));
    if (!url.password().isEmpty())
        return unexpected(invalid(tr("Type the password into its own field, not into the address.")));
    const QString scheme = url.scheme();
    const bool secure = scheme == wire.secure || scheme == "https"_L1 || scheme == "wss"_L1;
    const bool plain = scheme == wire.plain || scheme == "http"_L1 || scheme == "ws"_L1;
    if (!secure && !plain) {
        return unexpected(
            invalid(tr("%1 is reached by %2:// or %3://.").arg(productName(draft.brand), wire.secure, wire.plain)));
    }
    url.setScheme(secure ? wire.secure : wire.plain);
    url.setUserInfo({});
    if (url.path().isEmpty() || url.path() == "/"_L1)
        url.setPath(wire.path);
    return url;
}

QHash<DraftField, QString> SiteDrafts::problems(const SiteDraft& draft)
{
    QHash<DraftField, QString> found;
    if (const Result<QUrl> url = urlOf(draft); !url)
        found.insert(DraftField::Address, url.error().message);
    if (draft.user.trimmed().isEmpty())
        found.insert(DraftField::User, tr("Type the user that you log in with."));
    else if (draft.user.contains(u' '))
        found.insert(DraftField::User, tr("A user name has no spaces in it."));
    if (draft.secrets.main.isEmpty())
        found.insert(DraftField::Password, tr("Type the password."));
    const QString home = draft.homeExtension.trimmed();
    if (!home.isEmpty() && !isNumber(home))
        found.insert(DraftField::HomeExtension, tr("An extension is a number, for example 200."));
    if (!isDialable(draft.voicemailPrefix.trimmed()))
        found.insert(DraftField::VoicemailPrefix, tr("Only what can be dialled: digits, *, # and +."));
    return found;
}

QString SiteDrafts::addressRemark(const SiteDraft& draft)
{
    const Result<QUrl> url = urlOf(draft);
    if (!url || url->scheme() == "wss"_L1 || url->scheme() == "https"_L1)
        return {};
    return tr("This connection is not encrypted: others in the network can read it.");
}

SiteProfile SiteDrafts::toProfile(const SiteDraft& draft)
{
    SiteProfile profile;
    profile.brand = draft.brand;
    if (const Result<QUrl> url = urlOf(draft))
        profile.url = *url;
    profile.name = draft.name.trimmed().isEmpty() ? profile.url.host() : draft.name.trimmed();
    profile.user = draft.user.trimmed();
    profile.tenant = draft.tenant.trimmed();
    // Two logins at one PBX are two sites.
    profile.id = draft.id.isEmpty() ? SiteId{u"%1@%2"_s.arg(profile.user, profile.url.host())} : draft.id;
    profile.homeExtension = draft.homeExtension.trimmed();
    profile.voicemailPrefix = draft.voicemailPrefix.trimmed();
    if (draft.legacyLogin)
        profile.options.insert(QString::fromLatin1(kLegacyLoginOption), true);
    return profile;
}

SiteDraft SiteDrafts::fromProfile(const SiteProfile& profile)
{
    SiteDraft draft;
    draft.id = profile.id;
    draft.fingerprint = profile.fingerprint;
    draft.brand = profile.brand;
    draft.name = profile.name;
    draft.address = profile.url.toString();
    draft.tenant = profile.tenant;
    draft.user = profile.user;
    draft.homeExtension = profile.homeExtension;
    draft.voicemailPrefix = profile.voicemailPrefix;
    draft.legacyLogin = profile.options.value(QString::fromLatin1(kLegacyLoginOption)).toBool();
    return draft;
}

} // namespace callboard::ui
