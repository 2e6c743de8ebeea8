// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "palprobe.h"

#include <QSignalSpy>

namespace callboard::sim {

using namespace Qt::StringLiterals;

inline const QString kEverything
    = QStringLiteral("&user=*&status=true&registered=true&voicemail=true&callrecording=true&park=*&line=*&queue=*");

//! JSON with single quotes, as texts in a test are easier to read that way.
[[nodiscard]] inline QJsonObject json(const char* text)
{
    return QJsonDocument::fromJson(QByteArray(text).replace('\'', '"')).object();
}

//! A simulated PBX in manual time and what a test needs to talk to it.
class PalFixture
{
public:
    std::unique_ptr<SimulatorHost> m_host;
    QString m_base;

    SimulatorHost& start(SimulatorOptions options = {})
    {
        options.manualTime = true;
        m_host = std::make_unique<SimulatorHost>(options);
        const auto faces = m_host->start();
        m_base = faces ? faces->first().url : QString();
        return *m_host;
    }
    World& world() { return *m_host->world(); }
    void advance(int ms) { m_host->scheduler()->advance(ms); }
    QString url(const QString& user, const QString& more = {})
    {
        return m_base + u"?login_user="_s + user + u"&login_password="_s + world().directory().password(user) + more;
    }
    //! Logged in, snapshot read, nothing remembered.
    bool logIn(PalProbe& probe, const QString& user = u"200"_s, const QString& more = kEverything)
    {
        probe.open(url(user, more));
        QSignalSpy connected(&probe.m_socket, &QWebSocket::connected);
        if (!connected.wait(5000))
            return false;
        if (!settle(probe))
            return false;
        probe.forget();
        return true;
    }
    //! Everything that was under way has arrived: an answered request comes after it.
    bool settle(PalProbe& probe)
    {
        static int n = 0;
        const QString id = u"settle%1"_s.arg(++n);
        probe.send(id, u"getTalkerInfo"_s, {{u"room_id"_s, u"0"_s}, {u"tenant"_s, u"demo"_s}});
        return waitForReply(probe, id);
    }
    static bool waitForReply(PalProbe& probe, const QString& id)
    {
        while (probe.reply(id).isEmpty()) {
            QSignalSpy arrival(&probe.m_socket, &QWebSocket::textMessageReceived);
            if (!arrival.wait(5000))
                return false;
        }
        return true;
    }
    QJsonObject ask(PalProbe& probe, const QString& method, const QJsonObject& params = {})
    {
        static int n = 0;
        const QString id = u"ask%1"_s.arg(++n);
        probe.send(id, method, params);
        (void)waitForReply(probe, id);
        return probe.reply(id);
    }
    QString result(PalProbe& probe, const QString& method, const QJsonObject& params = {})
    {
        return ask(probe, method, params).value("result"_L1).toVariant().toString();
    }
    QString leg(const QString& extension)
    {
        const QList<Talker> legs = world().talkersOf(extension);
        return legs.isEmpty() ? QString() : legs.last().id;
    }
};

} // namespace callboard::sim
