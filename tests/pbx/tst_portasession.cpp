// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../net/testcertificates.h"
#include "portaclienttest.h"

using namespace callboard;
using namespace callboard::portasip;
using namespace callboard::test;

//! Logging in, subscribing, staying connected, an expired session, being thrown out, coming back.
class TestPortaSession : public PortaClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { prepare(); }
    void cleanup() { tearDown(); }

    void addresses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("realm");
        QTest::addColumn<QString>("expected");
        // porta 142
        QTest::newRow("customer") << u"wss://pbx.test"_s << u""_s << u"wss://pbx.test:8444/ws"_s;
        QTest::newRow("account") << u"wss://pbx.test"_s << u"account"_s << u"wss://pbx.test:8445/ws"_s;
        QTest::newRow("reseller") << u"wss://pbx.test/"_s << u"reseller"_s << u"wss://pbx.test:8442/ws"_s;
        QTest::newRow("administrator") << u"wss://pbx.test"_s << u"administrator"_s << u"wss://pbx.test:443/ws"_s;
        QTest::newRow("given") << u"wss://pbx.test:9/x"_s << u"account"_s << u"wss://pbx.test:9/x"_s;
    }
    void addresses()
    {
        QFETCH(QString, url);
        QFETCH(QString, realm);
        QFETCH(QString, expected);
        SiteProfile profile;
        profile.url = QUrl(url);
        profile.options.insert(u"realm"_s, realm);
        QCOMPARE(PortaSession::socketUrl(profile).toString(), expected);
    }

    void conversation()
    {
        m_profile.tenant = u"pbx.example"_s;
        goLive();
        QCOMPARE(m_pbx->methods().mid(0, 2), (QStringList{u"login"_s, u"get_account_list"_s}));
        QCOMPARE(m_pbx->params(u"login"_s),
            (QJsonObject{{u"login"_s, u"centrex"_s}, {u"password"_s, u"secret"_s}, {u"domain"_s, u"pbx.example"_s}}));
        QCOMPARE(m_pbx->requests.first().value("cseq"_L1).toInt(), 1);
        QCOMPARE(m_pbx->requests.first().value("auth_info"_L1), QJsonValue(QJsonObject{}));
        for (qsizetype i = 1; i < m_pbx->requests.size(); ++i) {
            QCOMPARE(m_pbx->requests.at(i).value("cseq"_L1).toInt(), int(i) + 1);
            QCOMPARE(m_pbx->requests.at(i)["auth_info"_L1]["session_id"_L1].toString(), m_pbx->session);
        }
        QCOMPARE(m_pbx->last(u"enable_api_notifications"_s).value("service"_L1).toString(), u"CallControl"_s);
        QCOMPARE(m_pbx->params(u"enable_api_notifications"_s).value("i_customer"_L1), QJsonValue(30));
        // Leaving properly, porta 248, without waiting for answers.
        m_client->close();
        QTRY_COMPARE(m_pbx->count(u"logout"_s), 1);
        QCOMPARE(m_pbx->count(u"disable_api_notifications"_s), 1);
        QVERIFY(!m_pbx->last(u"logout"_s).contains("cseq"_L1));
    }

    void sessionKeyIsPrintedInTwoWays()
    {
        m_pbx->answers[u"login"_s] = [this](const QJsonObject&) { return result({{u"session id"_s, m_pbx->session}}); };
        goLive();
    }

    void keysFromTheSettings()
    {
        m_profile.options = {{u"i_customer"_s, u"30"_s}, {u"i_ivr_an"_s, 5}};
        goLive();
        QCOMPARE(m_pbx->count(u"get_customer_info"_s), 0);
        QCOMPARE(m_pbx->count(u"enable_api_notifications"_s), 2);
        QCOMPARE(m_pbx->count(u"get_sip_calls_list"_s), 2);
        QCOMPARE(m_pbx->params(u"enable_api_notifications"_s).value("i_ivr_an"_L1), QJsonValue(5));
    }

    void accountRealmFindsItsAccount()
    {
        m_profile.options = {{u"realm"_s, u"account"_s}};
        m_profile.user = u"123007"_s;
        goLive();
        QCOMPARE(m_pbx->params(u"enable_api_notifications"_s).value("i_account"_L1), QJsonValue(7));
    }

    void olderServersSubscribeThroughCustomer()
    {
        m_pbx->answers[u"enable_api_notifications"_s] = [](const QJsonObject& request) {
            return request.value("service"_L1).toString() == "Customer"_L1
                ? result({{u"success"_s, 1}})
                : fault(u"sip.unsupported_method"_s, u"Unsupported method"_s);
        };
        goLive();
        QCOMPARE(m_pbx->count(u"enable_api_notifications"_s), 2);
        QVERIFY(m_client->capabilities().can(Capability::Hold));
    }

    void switchedOffCallControlSaysSo()
    {
        m_pbx->answers[u"enable_api_notifications"_s]
            = [](const QJsonObject&) { return fault(u"sip.call_control_disabled"_s, u"Disabled"_s); };
        make();
        QTRY_COMPARE(m_client->link().state, LinkState::Degraded);
        QCOMPARE(m_client->link().error.code, u"sip.call_control_disabled"_s);
        QVERIFY(!m_client->capabilities().can(Capability::Hold));
        QCOMPARE(m_client->capabilities().of(Capability::Hold).why, m_client->link().error.message);
        QCOMPARE(m_watch->extensions.size(), 3); // the roster is still there
    }

    void unknownCustomerSaysWhatToDo()
    {
        m_pbx->answers[u"get_customer_info"_s] = [](const QJsonObject&) { return result({{u"success"_s, 1}}); };
        make();
        QTRY_COMPARE(m_client->link().state, LinkState::Degraded);
        QVERIFY(m_client->link().error.message.contains(u"i_customer"_s));
    }

    void conferencesMayBeMissing()
    {
        m_pbx->answers[u"get_on_spot_conference_list"_s]
            = [](const QJsonObject&) { return fault(u"sip.service not enabled"_s, u"The service is not enabled"_s); };
        goLive();
        QVERIFY(m_client->capabilities().can(Capability::Hold));
        QVERIFY(!m_client->capabilities().can(Capability::RoomOpen));
        QVERIFY(!m_client->capabilities().of(Capability::Listen).why.isEmpty());
    }

    void wrongPasswordIsNotRetried()
    {
        make(u"wrong"_s);
        QTRY_COMPARE(m_client->link().state, LinkState::Offline);
        QCOMPARE(m_client->link().error.kind, ErrorKind::Auth);
        QCOMPARE(m_client->link().error.code, u"Server.Session.auth_failed"_s);
        QCOMPARE(m_client->link().error.detail, u"Authentication failed"_s);
        QVERIFY(!QTest::qWaitFor([this] { return m_pbx->connections > 1; }, 200));
        m_client->open(); // only a person tries again
        QTRY_COMPARE(m_pbx->connections, 2);
    }

    void troubleInThePbxIsTriedAgain()
    {
        m_pbx->answers[u"login"_s]
            = [](const QJsonObject&) { return fault(u"internal_error"_s, u"Internal server error"_s); };
        make();
        QTRY_VERIFY(m_pbx->connections > 2);
        m_pbx->answers.clear();
        QTRY_COMPARE(m_client->link().state, LinkState::Live);
    }

    void silentServerTimesOut()
    {
        m_pbx->answers[u"login"_s] = [](const QJsonObject&) { return QJsonObject{}; };
        make();
        QTRY_COMPARE(m_client->link().state, LinkState::Backoff);
        QCOMPARE(m_client->link().error.kind, ErrorKind::Timeout);
        QTRY_VERIFY(m_pbx->connections > 1);
    }

    // A session that ended is noticed by asking, and a new one reads everything anew.
    void expiredSessionLogsInAgain()
    {
        PortaOptions options = quick();
        options.aliveEvery = std::chrono::milliseconds{80};
        goLive(options);
        m_pbx->session = u"another"_s;
        m_pbx->calls = {callInfo(kCall, kInTag, u"incoming"_s, u"ringing"_s, u"+4930555"_s, u"123007"_s)};
        QTRY_COMPARE(m_watch->extensions.value(u"123007"_s).state, ExtensionState::Ringing);
        QTRY_COMPARE(m_client->link().state, LinkState::Live);
        QCOMPARE(m_pbx->connections, 1);
        QCOMPARE(m_pbx->count(u"login"_s), 2);
        QCOMPARE(m_pbx->count(u"enable_api_notifications"_s), 2);
        for (qsizetype i = 1; i < m_watch->states.size(); ++i)
            QVERIFY(isLegalTransition(m_watch->states.at(i - 1), m_watch->states.at(i)));
    }

    void aReadSurvivesAnExpiredSession()
    {
        goLive();
        m_pbx->session = u"another"_s;
        const auto read = m_client->invoke(u"porta.external.get_account_list"_s, {{u"id"_s, u"123007"_s}});
        QTRY_VERIFY(read.isFinished());
        QVERIFY(read.result().has_value());
    }

    void aCommandIsNotRepeatedAfterIt()
    {
        m_pbx->calls = {callInfo(kCall, kInTag, u"incoming"_s, u"connected"_s, u"+4930555"_s, u"123007"_s)};
        goLive();
        m_pbx->session = u"another"_s;
        const Outcome outcome = run(Command::hold(call(kCall), u"123007"_s));
        QCOMPARE(outcome.status, Outcome::Status::Failed);
        QCOMPARE(outcome.error.kind, ErrorKind::Auth);
        QTRY_COMPARE(m_pbx->count(u"login"_s), 2);
        QTRY_COMPARE(m_client->link().state, LinkState::Live);
        QCOMPARE(m_pbx->count(u"hold_call"_s), 1);
        QVERIFY(run(Command::hold(call(kCall), u"123007"_s)).ok()); // a person may
    }

    // A login that is good for nothing must not go round for ever.
    void aSessionThatIsRefusedAtOnceEnds()
    {
        m_pbx->answers[u"login"_s] = [](const QJsonObject&) { return result({{u"session_id"_s, u"useless"_s}}); };
        make();
        QTRY_COMPARE(m_client->link().state, LinkState::Offline);
        QCOMPARE(m_client->link().error.kind, ErrorKind::Auth);
        QVERIFY(m_pbx->count(u"login"_s) <= 2);
    }

    void passwordChangedMeanwhile()
    {
        goLive();
        m_pbx->session = u"another"_s;
        m_pbx->password = u"new"_s;
        m_client->invoke(u"porta.external.get_customer_info"_s, {});
        QTRY_COMPARE(m_client->link().state, LinkState::Offline);
        QCOMPARE(m_client->link().error.kind, ErrorKind::Auth);
        QVERIFY(!QTest::qWaitFor([this] { return m_pbx->connections > 1; }, 150));
    }

    void commandTimeoutIsUnconfirmed()
    {
        m_pbx->calls = {callInfo(kCall, kInTag, u"incoming"_s, u"connected"_s, u"+4930555"_s, u"123007"_s)};
        m_pbx->answers[u"hold_call"_s] = [](const QJsonObject&) { return QJsonObject{}; };
        goLive();
        const Outcome outcome = run(Command::hold(call(kCall), u"123007"_s));
        QCOMPARE(outcome.status, Outcome::Status::Unconfirmed);
        QCOMPARE(outcome.error.kind, ErrorKind::Timeout);
        QCOMPARE(m_pbx->count(u"hold_call"_s), 1);
    }

    void closeAndDestructionCancel()
    {
        goLive();
        m_pbx->answers[u"get_customer_info"_s] = [](const QJsonObject&) { return QJsonObject{}; };
        const auto first = m_client->invoke(u"porta.external.get_customer_info"_s, {});
        m_client->close();
        QVERIFY(first.isFinished());
        QCOMPARE(first.result().error().kind, ErrorKind::Cancelled);
        m_client->open();
        QTRY_COMPARE(m_client->link().state, LinkState::Synchronising);
        m_client.reset();
        QVERIFY(true);
    }

    void unreadableFramesAreCounted()
    {
        goLive();
        m_pbx->say(u"{\"event\":"_s);
        m_pbx->say(u"{\"event\":\"sip.call_control_notifications\",\"result\":{\"call_info\":{\"state\":\"x\"}}}"_s);
        QTRY_COMPARE(m_client->link().dropped, 2);
        QCOMPARE(m_client->link().state, LinkState::Live);
    }

    void certificateIsOfferedAndPinned()
    {
        const QSslConfiguration tls = tlsWith(kCertificateA, kKeyA);
        m_pbx = std::make_unique<PortaPeer>(&tls);
        QVERIFY(m_pbx->listen());
        m_profile = m_pbx->profile();
        make();
        QTRY_COMPARE(m_watch->offers.size(), 1);
        QTRY_COMPARE(m_client->link().state, LinkState::Offline);
        QCOMPARE(m_client->link().error.kind, ErrorKind::Tls);
        m_client->acceptCertificate(m_watch->offers.first().fingerprint);
        QTRY_COMPARE(m_client->link().state, LinkState::Live);
    }

    void noSecretInTheTrafficLog()
    {
        make();
        auto* client = static_cast<PortaClient*>(m_client.get());
        client->wireLog().setEnabled(true);
        QTRY_COMPARE(m_client->link().state, LinkState::Live);
        QVERIFY(!client->wireLog().frames().empty());
        for (const WireLog::Frame& frame : client->wireLog().frames()) {
            QVERIFY2(!frame.text.contains(u"secret"_s), qPrintable(frame.text));
            QVERIFY2(!frame.text.contains(m_pbx->session), qPrintable(frame.text));
            QVERIFY2(!frame.text.contains(u"hunter2"_s), qPrintable(frame.text));
        }
    }
};

QTEST_GUILESS_MAIN(TestPortaSession)
#include "tst_portasession.moc"
