// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientwatch.h"
#include "portapeer.h"

#include "core/base/clock.h"
#include "core/pbx/portasip/portaclient.h"

#include <QtTest>

namespace callboard::test {

using namespace Qt::StringLiterals;

// Ids and tags of porta 1466 (an internal call, both legs).
inline constexpr auto kCall = "30108b5e-b29bdab0@192.168.233.134"_L1;
inline constexpr auto kOutTag = "ba6783868a4100a8o1"_L1;
inline constexpr auto kInTag = "qdkr5cjc9cfyzxyb.o"_L1;

//! A client, the scripted PBX on the other end of a real socket, and what the client told.
class PortaClientTest : public QObject
{
protected:
    static portasip::PortaOptions quick()
    {
        portasip::PortaOptions options;
        options.backoff = {std::chrono::milliseconds{20}, std::chrono::milliseconds{50}, 0.0};
        options.loginWithin = std::chrono::milliseconds{500};
        options.requestWithin = std::chrono::milliseconds{500};
        options.reactWithin = std::chrono::milliseconds{150};
        options.bridge = std::chrono::milliseconds{150};
        options.settle = std::chrono::milliseconds{10};
        return options;
    }
    void prepare()
    {
        m_pbx = std::make_unique<PortaPeer>();
        QVERIFY(m_pbx->listen());
        m_profile = m_pbx->profile();
    }
    void make(const QString& password = u"secret"_s, const portasip::PortaOptions& options = quick())
    {
        m_client = portasip::makePortasipClient(m_profile, SiteSecrets{password, {}}, m_clock, options);
        m_watch = std::make_unique<ClientWatch>(*m_client);
        m_client->open();
    }
    void goLive(const portasip::PortaOptions& options = quick())
    {
        make(u"secret"_s, options);
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
    [[nodiscard]] LegState legState(const QString& id, const QString& extension) const
    {
        const Call known = m_watch->calls.value(id);
        const Leg* leg = known.legOf(extension);
        return leg ? leg->state : LegState::Ended;
    }

    SystemClock m_clock;
    std::unique_ptr<PortaPeer> m_pbx;
    std::unique_ptr<PbxClient> m_client;
    std::unique_ptr<ClientWatch> m_watch;
    SiteProfile m_profile;
};

} // namespace callboard::test
