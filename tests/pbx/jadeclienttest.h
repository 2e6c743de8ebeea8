// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientwatch.h"
#include "jadepeer.h"

#include "core/base/clock.h"
#include "core/pbx/jade/jadeclient.h"

#include <QtTest>

namespace callboard::test {

using namespace Qt::StringLiterals;

//! A client, the scripted PBX on the other end of real sockets, and what the client told.
class JadeClientTest : public QObject
{
protected:
    static jade::JadeOptions quick()
    {
        using Ms = std::chrono::milliseconds;
        jade::JadeOptions options;
        options.backoff = {Ms{20}, Ms{50}, 0.0};
        options.confirmWithin = Ms{600};
        options.silentAfter = Ms{200};
        options.health = Ms{100};
        options.channelsFast = Ms{60};
        options.boardsFast = Ms{80};
        options.slowly = Ms{60'000};
        options.registrations = Ms{100};
        options.mailboxes = Ms{100};
        options.chats = Ms{100};
        options.devicesEvery = Ms{300};
        return options;
    }
    void prepare(JadePeer::Generation generation = JadePeer::Generation::Wire)
    {
        m_pbx = std::make_unique<JadePeer>(generation);
        QVERIFY(m_pbx->listen());
        QJsonArray endpoints;
        for (const auto& [number, name] : {std::pair{u"100"_s, u"Reception"_s}, {u"101"_s, u"Alice Smith"_s},
                 {u"102"_s, u"Bob Jones"_s}, {u"103"_s, u"Carol Weber"_s}}) {
            endpoints.append(QJsonObject{{u"object_name"_s, number}, {u"auth"_s, number},
                {u"outbound_auth"_s, QString()}, {u"caller_id"_s, u"\"%1\" <%2>"_s.arg(name, number)},
                {u"mailboxes"_s, number + u"@default"_s}, {u"device_state"_s, u"Not in use"_s}});
        }
        endpoints.append(QJsonObject{{u"object_name"_s, u"provider"_s}, {u"auth"_s, QString()},
            {u"outbound_auth"_s, u"provider"_s}, {u"caller_id"_s, u"<unknown>"_s}});
        m_pbx->list("/admin/pjsip/endpoints", endpoints);
        m_profile = m_pbx->profile();
    }
    void start(const QString& password = u"secret"_s, const jade::JadeOptions& options = quick())
    {
        m_client = jade::makeJadeClient(m_profile, SiteSecrets{password, {}}, m_clock, options);
        m_watch = std::make_unique<ClientWatch>(*m_client);
        m_client->open();
    }
    void goLive()
    {
        start();
        QTRY_COMPARE(m_client->link().state, LinkState::Live);
    }
    Outcome run(const Command& command)
    {
        const auto future = m_client->submit(command);
        if (QTest::qWaitFor([&] { return future.isFinished(); }))
            return future.result();
        const Error error{.kind = ErrorKind::Timeout, .code = {}, .message = u"no outcome"_s, .detail = {}};
        return Outcome::failed(error);
    }
    void tearDown()
    {
        m_watch.reset();
        m_client.reset();
        m_pbx.reset();
    }
    [[nodiscard]] CallId call(const QString& id) const { return CallId{m_client->site(), id}; }

    SystemClock m_clock;
    std::unique_ptr<JadePeer> m_pbx;
    std::unique_ptr<PbxClient> m_client;
    std::unique_ptr<ClientWatch> m_watch;
    SiteProfile m_profile;
};

} // namespace callboard::test
