// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/face.h"

#include "core/simulator/fcm630a/fcmface.h"
#include "core/simulator/jade/jadeface.h"
#include "core/simulator/pal/palface.h"
#include "core/simulator/pbxware/pbxwface.h"
#include "core/simulator/portasip/portaface.h"

#include <QUrl>
#include <QUrlQuery>

namespace callboard::sim {

using namespace Qt::StringLiterals;

QString FaceInfo::siteSpec() const
{
    QUrl address(url);
    address.setUserName(user, QUrl::DecodedMode);
    if (!tenant.isEmpty()) {
        QUrlQuery query(address);
        query.addQueryItem(u"tenant"_s, QString::fromLatin1(QUrl::toPercentEncoding(tenant)));
        address.setQuery(query);
    }
    return face + u'+' + address.toString(QUrl::FullyEncoded);
}

QJsonObject FaceInfo::toJson() const
{
    QJsonObject out{{"face"_L1, face}, {"url"_L1, url}, {"site"_L1, siteSpec()}};
    const std::pair<QLatin1StringView, QString> optional[] = {{"user"_L1, user}, {"password"_L1, password},
        {"tenant"_L1, tenant}, {"apikey"_L1, apikey}, {"relaytoken"_L1, relayToken}, {"fingerprint"_L1, fingerprint}};
    for (const auto& [key, value] : optional) {
        if (!value.isEmpty())
            out.insert(key, value);
    }
    return out;
}

QStringList faceNames()
{
    return {u"brekeke"_s, u"fcm630a"_s, u"pbxware"_s, u"jade"_s, u"portasip"_s};
}

bool needsTls(const QString& face)
{
    return face == "fcm630a"_L1; // fcm 260: over plain HTTP its API cannot be used
}

bool hasFace(const QString& name)
{
    return faceNames().contains(name);
}

Face* createFace(const QString& name, const FaceSetup& setup, QObject* parent)
{
    if (name == "brekeke"_L1)
        return new PalFace(setup, parent);
    if (name == "fcm630a"_L1)
        return new fcm::FcmFace(setup, parent);
    if (name == "jade"_L1)
        return new jade::JadeFace(setup, parent);
    if (name == "pbxware"_L1)
        return new pbxw::PbxwFace(setup, parent);
    if (name == "portasip"_L1)
        return new PortaFace(setup, parent);
    return nullptr;
}

} // namespace callboard::sim
