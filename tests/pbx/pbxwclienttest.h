// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientwatch.h"
#include "pbxwpeer.h"

#include "core/base/clock.h"
#include "core/pbx/pbxware/pbxwclient.h"

#include <QtTest>

namespace callboard::test {

using namespace Qt::StringLiterals;

//! A client, the scripted PBX on the other end of a real socket, and what the client told. The polls run fifty times
//! as fast as they do.
class PbxwClientTest : public QObject
{
protected:
    static pbxware::PbxwOptions quick()
    {
        using Ms = std::chrono::milliseconds;
        pbxware::PbxwOptions options;
        options.backoff = {Ms{20}, Ms{50}, 0.0};
        options.relayBackoffFirst = Ms{20};
        options.jitter = 0;
        return options;
    }
    void prepare()
    {
        m_pbx = std::make_unique<PbxwPeer>();
        QVERIFY(m_pbx->listen());
        m_profile = m_pbx->profile();
    }
    void start(const QString& key = u"K0123456789"_s, const pbxware::PbxwOptions& options = quick())
    {
        m_client = pbxware::makePbxwareClient(
            m_profile, SiteSecrets{key, QString::fromLatin1(m_pbx->token)}, m_clock, options);
        m_watch = std::make_unique<ClientWatch>(*m_client);
        m_nights.clear();
        connect(m_client.get(), &PbxClient::nightSwitchChanged, m_watch.get(),
            [this](const NightSwitch& n) { m_nights.insert(n.id.text, n); });
        connect(m_client.get(), &PbxClient::nightSwitchRemoved, m_watch.get(),
            [this](const NightSwitchId& n) { m_nights.remove(n.text); });
        m_client->open();
    }
    void goLive()
    {
        start();
        QTRY_COMPARE(m_client->link().state, LinkState::Live);
    }
    template <typename T> std::optional<T> await(QFuture<T> future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }) || future.resultCount() == 0)
            return std::nullopt;
        return future.result();
    }
    Outcome run(const Command& command)
    {
        const auto outcome = await(m_client->submit(command));
        const Error error{.kind = ErrorKind::Timeout, .code = {}, .message = u"no outcome"_s, .detail = {}};
        return outcome.value_or(Outcome::failed(error));
    }
    void tearDown()
    {
        m_watch.reset();
        m_client.reset();
        m_pbx.reset();
    }
    //! The list of live calls; each line is key, from, to.
    void sayCalls(const QList<std::array<QByteArray, 3>>& calls)
    {
        QByteArray body;
        for (const auto& [id, from, to] : calls) {
            body += body.isEmpty() ? "{" : ",";
            body += quoted(id) + ":{\"from\":" + quoted(from) + ",\"to\":" + quoted(to) + ",\"timestamp\":\"5\"}";
        }
        m_pbx->say(u"monitor.live_calls"_s, calls.isEmpty() ? QByteArray("Live Calls: 0") : body + "}");
    }
    //! What the monitor says of 201, 202 and 203: a letter each, c on a call, d do not disturb, x offline, - nothing.
    void sayPhones(const QByteArray& letters)
    {
        QByteArray body;
        for (qsizetype i = 0; i < letters.size(); ++i) {
            const char c = letters.at(i);
            body += body.isEmpty() ? "{" : ",";
            body += quoted(QByteArray::number(41 + i)) + ":{\"name\":\"x\",\"ext\":"
                + quoted(QByteArray::number(201 + i)) + ",\"status\":" + quoted(c == 'x' ? "offline" : "online")
                + ",\"dnd\":" + quoted(c == 'd' ? "true" : "false")
                + ",\"on_call\":" + quoted(c == 'c' ? "true" : "false") + "}";
        }
        m_pbx->say(u"monitor.list"_s, body + "}");
    }
    static QByteArray quoted(const QByteArray& text) { return '"' + text + '"'; }
    [[nodiscard]] QByteArray key(int sequence, qint64 secondsAgo = 0) const
    {
        return QByteArray::number(QDateTime::currentSecsSinceEpoch() - secondsAgo) + '.' + QByteArray::number(sequence);
    }
    [[nodiscard]] Extension lamp(const QString& number) const { return m_watch->extensions.value(number); }
    [[nodiscard]] CallId call(const QByteArray& id) const { return CallId{m_client->site(), QString::fromLatin1(id)}; }

    SystemClock m_clock;
    std::unique_ptr<PbxwPeer> m_pbx;
    std::unique_ptr<PbxClient> m_client;
    std::unique_ptr<ClientWatch> m_watch;
    QHash<QString, NightSwitch> m_nights;
    SiteProfile m_profile;
};

} // namespace callboard::test
