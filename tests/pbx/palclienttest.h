// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientwatch.h"
#include "palpeer.h"

#include "core/base/clock.h"
#include "core/pbx/brekeke/palclient.h"

#include <QtTest>

namespace callboard::test {

using namespace Qt::StringLiterals;

inline constexpr auto kRoom = "282000000230"_L1;
inline constexpr auto kOther = "282000000231"_L1;

//! A client, the scripted PBX on the other end of a real socket, and what the client told.
class PalClientTest : public QObject
{
protected:
    static brekeke::PalOptions quick()
    {
        brekeke::PalOptions options;
        options.backoff = {std::chrono::milliseconds{20}, std::chrono::milliseconds{50}, 0.0};
        options.reactWithin = std::chrono::milliseconds{150};
        options.bridge = std::chrono::milliseconds{150};
        return options;
    }
    void prepare()
    {
        m_pbx = std::make_unique<PalPeer>();
        QVERIFY(m_pbx->listen());
        m_profile = m_pbx->profile();
        m_profile.parkSlots = {u"777"_s, u"778"_s};
        m_profile.voicemailPrefix = u"*9"_s;
        m_pbx->answers[u"getExtensions"_s] = [](const QJsonObject& request) {
            if (request["params"_L1]["type"_L1] == "user"_L1) {
                return result(QJsonArray{QJsonArray{u"201"_s, u"Ann"_s, u"Desk"_s},
                    QJsonArray{u"202"_s, u"Bo"_s, u"Sales"_s}, QJsonArray{u"203"_s, u"Cy"_s, u"Sales"_s}});
            }
            return result(QJsonArray{QJsonArray{u"600"_s, u"Support"_s, u"202,203"_s, u"rr"_s}});
        };
    }
    void goLive()
    {
        m_client = brekeke::makeBrekekeClient(m_profile, m_pbx->password, m_clock, quick());
        m_watch = std::make_unique<ClientWatch>(*m_client);
        m_client->open();
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
    [[nodiscard]] CallId call(QLatin1StringView room) const { return CallId{m_client->site(), room}; }

    SystemClock m_clock;
    std::unique_ptr<PalPeer> m_pbx;
    std::unique_ptr<PbxClient> m_client;
    std::unique_ptr<ClientWatch> m_watch;
    SiteProfile m_profile;
};

} // namespace callboard::test
