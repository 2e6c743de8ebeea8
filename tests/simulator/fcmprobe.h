// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jadeprobe.h"

#include <QCryptographicHash>

namespace callboard::sim {

//! A simulated FCM630A in manual time, asked over real sockets.
class FcmFixture
{
public:
    std::unique_ptr<SimulatorHost> m_host;
    FaceInfo m_info;
    QUrl m_base;
    QString m_cookie;

    SimulatorHost& start(const QString& profile, SimulatorOptions options = {}, bool isLoggedIn = true)
    {
        options.manualTime = true;
        options.profile = profile;
        options.faces = {u"fcm630a"_s};
        m_host = std::make_unique<SimulatorHost>(options);
        const auto faces = m_host->start();
        m_info = faces ? faces->first() : FaceInfo();
        m_base = QUrl(m_info.url);
        m_cookie = isLoggedIn ? logIn() : QString();
        return *m_host;
    }
    World& world() { return *m_host->world(); }
    void advance(int ms) { m_host->scheduler()->advance(ms); }

    [[nodiscard]] Reply post(const QByteArray& body) const
    {
        return httpAsk(m_base, "POST", "/api", body, "Content-Type: application/json; charset=UTF-8\r\n");
    }
    [[nodiscard]] Reply send(const QString& action, QJsonObject fields, const QString& cookie) const
    {
        fields.insert("action"_L1, action);
        if (!cookie.isNull())
            fields.insert("cookie"_L1, cookie);
        return post(QJsonDocument(QJsonObject{{"request"_L1, fields}}).toJson(QJsonDocument::Compact));
    }
    //! The whole answer, with the session's cookie.
    [[nodiscard]] QJsonObject ask(const QString& action, const char* fields = "{}") const
    {
        return send(action, json(fields), m_cookie).envelope();
    }
    [[nodiscard]] QJsonObject ask(const QString& action, const QJsonObject& fields) const
    {
        return send(action, fields, m_cookie).envelope();
    }
    [[nodiscard]] int status(const QString& action, const char* fields = "{}") const
    {
        return ask(action, fields).value("status"_L1).toInt(999);
    }
    [[nodiscard]] int onChannel(const QString& action, const QString& channel, QJsonObject more = {}) const
    {
        more.insert("channel"_L1, channel);
        return ask(action, more).value("status"_L1).toInt(999);
    }
    [[nodiscard]] QJsonObject challenge(const QString& user) const
    {
        return send(u"challenge"_s, {{"user"_L1, user}, {"version"_L1, u"1.0"_s}}, {}).envelope();
    }
    [[nodiscard]] QJsonObject login(const QString& user, const QString& password) const
    {
        const QString text = challenge(user)["response"_L1]["challenge"_L1].toString();
        const QByteArray token = QCryptographicHash::hash((text + password).toUtf8(), QCryptographicHash::Md5).toHex();
        return send(u"login"_s,
            {{"user"_L1, user}, {"token"_L1, QString::fromLatin1(token)}, {"url"_L1, u"http://10.0.0.9:8070/fcm"_s}},
            {})
            .envelope();
    }
    [[nodiscard]] QString logIn() const
    {
        return login(m_info.user, m_info.password)["response"_L1]["cookie"_L1].toString();
    }

    // The two lists of channels.
    [[nodiscard]] QJsonArray bridged() const
    {
        return ask(u"listBridgedChannels"_s)["response"_L1]["channel"_L1].toArray();
    }
    [[nodiscard]] QJsonArray unbridged() const
    {
        return ask(u"listUnBridgedChannels"_s)["response"_L1]["channel"_L1].toArray();
    }
    //! The channel of who owns it: an extension, or "trunk_2".
    [[nodiscard]] QString channel(const QString& owner) const
    {
        const QString start = u"PJSIP/"_s + owner + u'-';
        for (const QJsonValue& row : unbridged()) {
            if (row["channel"_L1].toString().startsWith(start))
                return row["channel"_L1].toString();
        }
        for (const QJsonValue& row : bridged()) {
            for (const QString& key : {u"channel1"_s, u"channel2"_s}) {
                if (row[key].toString().startsWith(start))
                    return row[key].toString();
            }
        }
        return {};
    }
    [[nodiscard]] QJsonObject unbridgedRow(const QString& owner) const
    {
        for (const QJsonValue& row : unbridged()) {
            if (row["channel"_L1].toString().startsWith(u"PJSIP/"_s + owner + u'-'))
                return row.toObject();
        }
        return {};
    }
    [[nodiscard]] QString statusOf(const QString& extension) const
    {
        for (const QJsonValue& row : ask(u"listAccount"_s)["response"_L1]["account"_L1].toArray()) {
            if (row["extension"_L1] == extension)
                return row["status"_L1].toString();
        }
        return {};
    }
    [[nodiscard]] QString leg(const QString& who)
    {
        const QList<Talker> legs = world().talkersOf(who) + world().talkersAt(who);
        return legs.isEmpty() ? QString() : legs.last().id;
    }
    //! 201 talks to 204.
    void talk()
    {
        QVERIFY(world().dial(u"201"_s, u"204"_s));
        QVERIFY(world().answer(leg(u"204"_s)));
    }
};

} // namespace callboard::sim
