// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/siteprofile.h"

#include <QCoreApplication>
#include <QUrlQuery>
#include <QVariantMap>

#include <array>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

struct BrandRow
{
    Brand brand;
    QLatin1StringView name;
    QLatin1StringView product;
};

constexpr std::array kBrands{
    BrandRow{Brand::Brekeke, "brekeke"_L1, "Brekeke PBX"_L1},
    BrandRow{Brand::Pbxware, "pbxware"_L1, "Bicom PBXware"_L1},
    BrandRow{Brand::Fcm630a, "fcm630a"_L1, "FIBERME FCM630A"_L1},
    BrandRow{Brand::Jade, "jade"_L1, "jade (Asterisk)"_L1},
    BrandRow{Brand::Portasip, "portasip"_L1, "PortaSIP"_L1},
};

Error invalid(const QString& message)
{
    return Error{.kind = ErrorKind::Invalid, .code = {}, .message = message, .detail = {}};
}

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(SiteProfile)
};

} // namespace

QString toName(Brand brand)
{
    return kBrands.at(static_cast<size_t>(brand)).name;
}

QString productName(Brand brand)
{
    return kBrands.at(static_cast<size_t>(brand)).product;
}

std::optional<Brand> brandFromName(QStringView name)
{
    for (const BrandRow& row : kBrands) {
        if (name.compare(row.name, Qt::CaseInsensitive) == 0)
            return row.brand;
    }
    return std::nullopt;
}

Result<SiteProfile> parseSiteSpec(const QString& spec)
{
    const qsizetype plus = spec.indexOf(u'+');
    const auto brand = plus > 0 ? brandFromName(QStringView(spec).first(plus)) : std::nullopt;
    if (!brand) {
        return unexpected(
            invalid(Text::tr("\"%1\" does not begin with a brand. Write brekeke+wss://USER@HOST:PORT/pbx/ws, "
                             "or pbxware+, fcm630a+, jade+, portasip+ and the address.")
                        .arg(spec)));
    }
    QUrl url(spec.mid(plus + 1), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return unexpected(invalid(Text::tr("\"%1\" is not an address: %2").arg(spec.mid(plus + 1), url.errorString())));
    static const QStringList kSchemes{u"ws"_s, u"wss"_s, u"http"_s, u"https"_s};
    if (!kSchemes.contains(url.scheme()))
        return unexpected(invalid(Text::tr("\"%1\" is not one of ws, wss, http and https.").arg(url.scheme())));
    if (!url.password().isEmpty()) {
        return unexpected(invalid(Text::tr("Leave the password out of the address; give it in CALLBOARD_SECRET, with "
                                           "--secret-file or from the keychain.")));
    }
    SiteProfile profile;
    profile.brand = *brand;
    profile.user = url.userName(QUrl::FullyDecoded);
    url.setUserInfo({});
    const QUrlQuery query(url);
    profile.tenant = query.queryItemValue(u"tenant"_s, QUrl::FullyDecoded);
    profile.homeExtension = query.queryItemValue(u"home"_s, QUrl::FullyDecoded);
    profile.voicemailPrefix = query.queryItemValue(u"voicemail"_s, QUrl::FullyDecoded);
    profile.parkSlots
        = query.queryItemValue(u"slots"_s, QUrl::FullyDecoded).split(u',', Qt::SkipEmptyParts); // none: an empty list
    static const QStringList kOwn{u"tenant"_s, u"home"_s, u"voicemail"_s, u"slots"_s};
    for (const auto& [key, value] : query.queryItems(QUrl::FullyDecoded)) {
        if (!kOwn.contains(key))
            profile.options.insert(key, value);
    }
    url.setQuery(QString());
    profile.url = url;
    profile.name = url.host();
    profile.id = SiteId{url.host()};
    return profile;
}

} // namespace callboard
