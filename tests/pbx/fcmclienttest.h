// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientwatch.h"
#include "fcmpeer.h"

#include "core/base/clock.h"
#include "core/pbx/fcm630a/fcmclient.h"

#include <QtTest>

namespace callboard::test {

using namespace Qt::StringLiterals;

//! The time of this computer, and more of it when a test says so.
class SkippingClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override { return m_real.nowMs() + m_skippedMs; }
    [[nodiscard]] qint64 monotonicMs() const override { return m_real.monotonicMs() + m_skippedMs; }
    void skipMs(qint64 ms) { m_skippedMs += ms; }

private:
    SystemClock m_real;
    qint64 m_skippedMs = 0;
};

//! A client, the scripted PBX on the other end of real sockets, and what the client told.
class FcmClientTest : public QObject
{
protected:
    static fcm630a::FcmOptions quick()
    {
        using Ms = std::chrono::milliseconds;
        fcm630a::FcmOptions options;
        options.backoff = {Ms{20}, Ms{50}, 0.0};
        options.confirmWithin = Ms{600};
        options.applyAfter = Ms{50};
        options.unbridged = Ms{40};
        options.bridged = Ms{50};
        options.accounts = Ms{60};
        options.trunks = Ms{200};
        options.lists = Ms{300};
        options.statistics = Ms{100};
        options.heartbeatEvery = Ms{100};
        options.heartbeatWithin = Ms{300};
        options.eventsAgain = Ms{100};
        options.waitScale = 0.02; // fifteen seconds are 300 ms
        options.theftPause = Ms{400};
        return options;
    }
    void prepare()
    {
        fcmAheadMs = 2LL * 3'600'000;
        m_pbx = std::make_unique<FcmPeer>();
        QVERIFY(m_pbx->listen());
        m_profile = m_pbx->profile();
    }
    void start(const QString& password = u"attendant"_s, const fcm630a::FcmOptions& options = quick(),
        const QString& second = {})
    {
        m_client = fcm630a::makeFcmClient(m_profile, SiteSecrets{password, second}, m_clock, options);
        m_watch = std::make_unique<ClientWatch>(*m_client);
        m_client->open();
    }
    void goLive(const fcm630a::FcmOptions& options = quick())
    {
        start(u"attendant"_s, options);
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
    template <typename T> Result<T> wait(const QFuture<Result<T>>& future)
    {
        if (QTest::qWaitFor([&] { return future.isFinished(); }))
            return future.result();
        return unexpected(Error{.kind = ErrorKind::Timeout, .code = {}, .message = u"no answer"_s, .detail = {}});
    }
    //! So many further rounds of both lists.
    void rounds(int count)
    {
        const int channels = m_pbx->count(u"listUnBridgedChannels"_s) + count;
        const int bridges = m_pbx->count(u"listBridgedChannels"_s) + count;
        QTRY_VERIFY(
            m_pbx->count(u"listUnBridgedChannels"_s) > channels && m_pbx->count(u"listBridgedChannels"_s) > bridges);
    }
    //! Until nothing of that kind (empty: nothing at all) was asked for so long.
    bool quiet(const QString& action, int ms)
    {
        for (int i = 0; i < 20; ++i) {
            const auto count = [&] { return action.isEmpty() ? m_pbx->asks.size() : m_pbx->count(action); };
            const auto asked = count();
            if (!QTest::qWaitFor([&] { return count() > asked; }, ms))
                return true;
        }
        return false;
    }
    void tearDown()
    {
        m_watch.reset();
        m_client.reset();
        m_pbx.reset();
    }
    [[nodiscard]] const Call* callOf(const QString& extension) const
    {
        for (auto it = m_watch->calls.cbegin(); it != m_watch->calls.cend(); ++it) {
            if (it->legOf(extension))
                return &*it;
        }
        return nullptr;
    }
    [[nodiscard]] CallId idOf(const QString& extension) const
    {
        const Call* call = callOf(extension);
        return call ? call->id : CallId{};
    }
    [[nodiscard]] QString stateOf(const QString& extension) const
    {
        return toName(m_watch->extensions.value(extension).state);
    }

    SkippingClock m_clock;
    std::unique_ptr<FcmPeer> m_pbx;
    std::unique_ptr<PbxClient> m_client;
    std::unique_ptr<ClientWatch> m_watch;
    SiteProfile m_profile;
};

//! An outside call that talks to 201, as both lists tell of it.
[[nodiscard]] inline QJsonObject fcmTalk(const QString& extension = QStringLiteral("201"))
{
    return fcmBridge(u"7f12ed1a"_s, u"PJSIP/trunk_4-0000001a"_s, u"5551234"_s, u"PJSIP/%1-0000001b"_s.arg(extension),
        extension, {{u"inbound_trunk_name"_s, u"Telco"_s}, {u"name1"_s, u"ACME"_s}});
}

} // namespace callboard::test
