// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fcmclienttest.h"

using namespace callboard;
using namespace callboard::test;

//! The link: challenge, session, one request at a time, and what each refusal means.
class TestFcmSession : public FcmClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { tearDown(); }
    void goesLive();
    void secretsStayOutOfTheLog();
    void refusedLogin_data();
    void refusedLogin();
    void otherAddress();
    void busyAtLoginIsTriedLater();
    void idleSessionIsRenewedBefore();
    void endedSessionIsRenewedAndTheReadRepeated();
    void commandIsNotRepeatedAfterAnEndedSession();
    void theft();
    void oneAtATimeAndCommandsFirst();
    void timeoutOfThePbxRepeatsAReadOnce();
    void tooOften();
    void halfAReply();
    void unreadablePages();
    void commandWithoutAnswer();
    void forbiddenLists();
    void pagesOfExtensions();
    void optionsAreDroppedWhenTheyHideTheCounters();
    void someoneLeaves();
    void logsOut();
    void pollBudgetIsKept();
    void plainHttpIsRefused();
};

void TestFcmSession::goesLive()
{
    prepare();
    m_pbx->bridges({fcmTalk()});
    goLive();
    QCOMPARE(m_watch->states.first(), LinkState::Connecting);
    QVERIFY(m_watch->states.contains(LinkState::Authenticating));
    QVERIFY(m_watch->states.contains(LinkState::Synchronising));
    QCOMPARE(m_watch->extensions.size(), 4);
    QCOMPARE(m_watch->extensions.value(u"201"_s).name, u"Ana Ruiz"_s);
    QCOMPARE(m_watch->extensions.value(u"203"_s).registered, std::optional(false));
    QCOMPARE(stateOf(u"203"_s), u"unavailable"_s);
    QCOMPARE(stateOf(u"201"_s), u"talking"_s);
    QCOMPARE(m_watch->queues.value(u"6500"_s).name, u"Sales"_s);
    QCOMPARE(m_watch->agents.size(), 2);
    QVERIFY(m_client->capabilities().can(Capability::Hangup));
    QVERIFY(!m_client->capabilities().of(Capability::Answer).why.isEmpty());
    // fcm 355 and 392: version in the challenge, no address for reports in the login
    QCOMPARE(m_pbx->asks.at(0).text(u"version"_s), u"1.0"_s);
    QVERIFY(!m_pbx->asks.at(1).request.contains(u"url"_s));
    QVERIFY(!m_pbx->asks.at(1).request.contains(u"cookie"_s));
}

void TestFcmSession::secretsStayOutOfTheLog()
{
    prepare();
    start();
    auto& log = static_cast<fcm630a::FcmClient&>(*m_client).wireLog();
    log.setEnabled(true);
    QTRY_COMPARE(m_client->link().state, LinkState::Live);
    QVERIFY(log.frames().size() > 4);
    for (const WireLog::Frame& frame : log.frames()) {
        QVERIFY2(!frame.text.contains(m_pbx->cookie), qPrintable(frame.text));
        QVERIFY(!frame.text.contains(u"attendant"_s));
        QVERIFY(!frame.text.contains(m_pbx->asks.at(1).text(u"token"_s)));
    }
}

void TestFcmSession::refusedLogin_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("value");
    QTest::newRow("wrong password, tries left") << -37 << u"remain_num"_s << 3;
    QTest::newRow("restricted") << -68 << u"remain_time"_s << 120;
    QTest::newRow("banned") << -70 << u"remain_time"_s << 600;
    QTest::newRow("unknown user") << -71 << u"remain_num"_s << 2;
}

void TestFcmSession::refusedLogin()
{
    QFETCH(int, status);
    QFETCH(QString, key);
    QFETCH(int, value);
    prepare();
    m_pbx->refuseLogin = status;
    m_pbx->loginRefusal = {{key, value}};
    start();
    QTRY_COMPARE(m_client->link().state, LinkState::Offline);
    const Error& error = m_client->link().error;
    QCOMPARE(error.kind, ErrorKind::Auth);
    QCOMPARE(error.code, QString::number(status));
    QVERIFY2(error.message.contains(QString::number(value)), qPrintable(error.message));
    QVERIFY(!describe(error).contains(u"attendant"_s));
    // Another try by itself would ban this computer (fcm 254).
    QVERIFY(!QTest::qWaitFor([this] { return m_pbx->count(u"challenge"_s) > 1; }, 200));
    m_pbx->refuseLogin = 0;
    m_client->open();
    QTRY_COMPARE(m_client->link().state, LinkState::Live);
}

void TestFcmSession::otherAddress()
{
    prepare();
    m_profile.url.setPath(u"/elsewhere"_s);
    start();
    QTRY_COMPARE(m_client->link().state, LinkState::Backoff);
    QCOMPARE(m_client->link().error.kind, ErrorKind::Protocol);
    QTRY_VERIFY(m_pbx->asks.size() > 2); // it may be starting up, so this is tried again
}

void TestFcmSession::busyAtLoginIsTriedLater()
{
    prepare();
    m_pbx->refuseLogin = -45;
    start();
    QTRY_COMPARE(m_client->link().state, LinkState::Backoff);
    QCOMPARE(m_client->link().error.code, u"-45"_s);
    m_pbx->refuseLogin = 0;
    // Fifteen seconds at the test's scale, where the shortest wait is 20 ms.
    QVERIFY(!QTest::qWaitFor([this] { return m_pbx->count(u"challenge"_s) > 1; }, 150));
    QTRY_COMPARE(m_client->link().state, LinkState::Live);
}

void TestFcmSession::idleSessionIsRenewedBefore()
{
    prepare();
    goLive();
    const int logins = m_pbx->count(u"login"_s);
    m_clock.skipMs(9 * 60'000 + 1'000); // ten minutes end it (fcm 422)
    QTRY_COMPARE(m_pbx->count(u"login"_s), logins + 1);
    rounds(2);
    QCOMPARE(m_client->link().state, LinkState::Live);
    QCOMPARE(m_watch->states.count(LinkState::Synchronising), 1); // nothing was read anew
    for (const FcmPeer::Ask& ask : std::as_const(m_pbx->asks))
        QVERIFY(ask.action == "challenge"_L1 || ask.action == "login"_L1 || !ask.text(u"cookie"_s).isEmpty());
}

void TestFcmSession::endedSessionIsRenewedAndTheReadRepeated()
{
    prepare();
    goLive();
    m_pbx->cookie.clear();
    QTRY_VERIFY(!m_pbx->cookie.isEmpty());
    rounds(2);
    QCOMPARE(m_client->link().state, LinkState::Live);
    QCOMPARE(m_pbx->count(u"login"_s), 2);
    QVERIFY(!m_watch->states.contains(LinkState::Backoff));
}

void TestFcmSession::commandIsNotRepeatedAfterAnEndedSession()
{
    prepare();
    m_pbx->bridges({fcmTalk()});
    m_pbx->says(u"Hangup"_s, {});
    fcm630a::FcmOptions slow = quick();
    slow.unbridged = slow.bridged = slow.accounts = slow.lists = slow.statistics = slow.trunks
        = std::chrono::milliseconds{60'000};
    goLive(slow);
    QTRY_COMPARE(stateOf(u"201"_s), u"talking"_s);
    QTRY_VERIFY(m_pbx->count(u"queueapi"_s) > 0);
    QVERIFY(quiet({}, 150)); // the last reads of the beginning are done
    m_pbx->cookie = u"somebody else's"_s;
    const Outcome outcome = run(Command::hangup(idOf(u"201"_s), u"201"_s));
    QCOMPARE(outcome.status, Outcome::Status::Failed);
    QCOMPARE(outcome.error.code, u"-6"_s);
    QCOMPARE(m_pbx->count(u"Hangup"_s), 1);
    QTRY_COMPARE(m_pbx->count(u"login"_s), 2);
}

void TestFcmSession::theft()
{
    prepare();
    goLive();
    m_pbx->cookie = u"of the first thief"_s;
    QTRY_COMPARE(m_pbx->count(u"login"_s), 2);
    rounds(1);
    m_pbx->cookie = u"of the second"_s;
    QTRY_COMPARE(m_client->link().state, LinkState::Backoff);
    QCOMPARE(m_client->link().error.kind, ErrorKind::Auth);
    QVERIFY(m_client->link().error.message.contains(u"API user"_s));
    // It does not fight back at once.
    QVERIFY(!QTest::qWaitFor([this] { return m_pbx->count(u"login"_s) > 2; }, 200));
    QTRY_COMPARE(m_client->link().state, LinkState::Live);
    QCOMPARE(m_pbx->count(u"login"_s), 3);
}

void TestFcmSession::oneAtATimeAndCommandsFirst()
{
    prepare();
    m_pbx->bridges({fcmTalk()});
    QStringList order;
    for (const QString& action : {u"hold"_s, u"getUser"_s})
        m_pbx->on(action, [&order, action](const FcmPeer::Ask&) {
            order.append(action);
            return fcmAnswer(QJsonObject());
        });
    goLive();
    QTRY_COMPARE(stateOf(u"201"_s), u"talking"_s);
    QList<QFuture<Result<QJsonValue>>> reads;
    for (int i = 0; i < 5; ++i)
        reads.append(m_client->invoke(u"fcm.getUser"_s, {{u"user_name"_s, u"201"_s}}));
    const Outcome outcome = run(Command::hold(idOf(u"201"_s), u"201"_s));
    QVERIFY(outcome.ok());
    QTRY_VERIFY(reads.last().isFinished());
    QVERIFY2(order.indexOf(u"hold"_s) <= 1, qPrintable(order.join(u' '))); // one may have been under way
    QCOMPARE(m_pbx->mostAtOnce(), 1);
}

void TestFcmSession::timeoutOfThePbxRepeatsAReadOnce()
{
    prepare();
    m_pbx->refuses(u"getUser"_s, -8);
    m_pbx->refuses(u"hold"_s, -8);
    m_pbx->bridges({fcmTalk()});
    goLive();
    const auto read = wait(m_client->invoke(u"fcm.getUser"_s, {{u"user_name"_s, u"201"_s}}));
    QVERIFY(!read);
    QCOMPARE(read.error().code, u"-8"_s);
    QCOMPARE(m_pbx->count(u"getUser"_s), 2);
    QTRY_COMPARE(stateOf(u"201"_s), u"talking"_s);
    QCOMPARE(run(Command::hold(idOf(u"201"_s), u"201"_s)).status, Outcome::Status::Failed);
    QCOMPARE(m_pbx->count(u"hold"_s), 1);
}

void TestFcmSession::tooOften()
{
    prepare();
    goLive();
    m_pbx->refuses(u"listAccount"_s, -45);
    QTRY_VERIFY(m_pbx->last(u"listAccount"_s).action == "listAccount"_L1);
    const int before = m_pbx->count(u"listAccount"_s);
    QTRY_VERIFY(m_pbx->count(u"listAccount"_s) > before);
    // Nothing is polled for fifteen seconds, 300 ms here.
    QVERIFY(quiet(u"listUnBridgedChannels"_s, 150));
    const qsizetype asked = m_pbx->asks.size();
    QTRY_VERIFY(m_pbx->asks.size() > asked);
    QCOMPARE(m_client->link().state, LinkState::Live);
    m_pbx->refuses(u"getUser"_s, -57);
    QVERIFY(!wait(m_client->invoke(u"fcm.getUser"_s, {{u"user_name"_s, u"201"_s}})));
    const auto again = wait(m_client->invoke(u"fcm.getUser"_s, {{u"user_name"_s, u"201"_s}}));
    QVERIFY(!again);
    QCOMPARE(again.error().code, u"-57"_s);
    QCOMPARE(m_pbx->count(u"getUser"_s), 1); // the second was not even sent
}

void TestFcmSession::halfAReply()
{
    prepare();
    goLive();
    m_pbx->on(u"listBridgedChannels"_s, [](const FcmPeer::Ask&) {
        FcmPeer::Answer answer = fcmAnswer(QJsonObject{{u"channel"_s, QJsonArray{fcmTalk()}}});
        answer.sent = 40;
        return answer;
    });
    QTRY_COMPARE(m_client->link().state, LinkState::Backoff);
    QVERIFY(m_watch->calls.isEmpty());
    m_pbx->bridges({fcmTalk()});
    QTRY_COMPARE(m_client->link().state, LinkState::Live);
    QCOMPARE(stateOf(u"201"_s), u"talking"_s);
}

void TestFcmSession::unreadablePages()
{
    prepare();
    m_pbx->bridges({fcmTalk()});
    goLive();
    int pages = 0;
    m_pbx->on(u"listUnBridgedChannels"_s, [&pages](const FcmPeer::Ask&) {
        ++pages;
        return pages == 1 ? FcmPeer::Answer{"<html>Service is starting</html>", "text/html"}
                          : fcmAnswer(QJsonObject{{u"channel"_s, QJsonArray()}});
    });
    QTRY_VERIFY(pages > 2);
    QCOMPARE(m_client->link().state, LinkState::Live); // one page is no broken link
    QTRY_VERIFY(m_client->link().dropped > 0);
    QCOMPARE(stateOf(u"201"_s), u"talking"_s);
    for (const QString& action : {u"listUnBridgedChannels"_s, u"listBridgedChannels"_s, u"listAccount"_s})
        m_pbx->on(action, [](const FcmPeer::Ask&) { return FcmPeer::Answer{"<html></html>", "text/html"}; });
    QTRY_COMPARE(m_client->link().state, LinkState::Backoff); // but nothing else is
}

void TestFcmSession::commandWithoutAnswer()
{
    prepare();
    m_pbx->bridges({fcmTalk()});
    m_pbx->on(u"callTransfer"_s, [](const FcmPeer::Ask&) {
        FcmPeer::Answer answer;
        answer.sent = 0;
        answer.body = "{}";
        return answer;
    });
    goLive();
    QTRY_COMPARE(stateOf(u"201"_s), u"talking"_s);
    const Outcome outcome = run(Command::transferBlind(idOf(u"201"_s), u"201"_s, u"202"_s));
    QCOMPARE(outcome.status, Outcome::Status::Unconfirmed); // nobody knows
    QVERIFY(!outcome.error.message.isEmpty());
    QTRY_COMPARE(m_client->link().state, LinkState::Live);
    QCOMPARE(m_pbx->count(u"callTransfer"_s), 1);
}

void TestFcmSession::forbiddenLists()
{
    prepare();
    m_pbx->refuses(u"listBridgedChannels"_s, -47);
    m_pbx->refuses(u"listQueue"_s, -19);
    m_pbx->accounts({fcmAccount(u"201"_s, u"Ana Ruiz"_s, u"InUse"_s), fcmAccount(u"202"_s, u"Bob"_s, u"Idle"_s)});
    goLive();
    QVERIFY(!m_client->capabilities().can(Capability::Hangup));
    QVERIFY(m_client->capabilities().of(Capability::Hangup).why.contains(u"console"_s));
    QVERIFY(!m_client->capabilities().can(Capability::SeeQueues));
    QVERIFY(m_client->capabilities().can(Capability::History));
    // Without calls the list of extensions says who is busy.
    QTRY_COMPARE(stateOf(u"201"_s), u"talking"_s);
    QCOMPARE(stateOf(u"202"_s), u"idle"_s);
    const int asked = m_pbx->count(u"listBridgedChannels"_s);
    QVERIFY(quiet(u"listBridgedChannels"_s, 200));
    QCOMPARE(m_pbx->count(u"listBridgedChannels"_s), asked);
    const Outcome outcome = run(Command::hangup(CallId{m_client->site(), u"x"_s}, u"201"_s));
    QCOMPARE(outcome.error.kind, ErrorKind::NotSupported);
}

void TestFcmSession::pagesOfExtensions()
{
    prepare();
    m_pbx->says(u"listQueue"_s, {{u"queue"_s, QJsonArray()}});
    QJsonArray many;
    for (int i = 0; i < 7; ++i)
        many.append(fcmAccount(QString::number(300 + i), u"P%1"_s.arg(i), u"Idle"_s));
    m_pbx->accounts(many);
    fcm630a::FcmOptions options = quick();
    options.pageSize = 3;
    goLive(options);
    QCOMPARE(m_watch->extensions.size(), 7);
    QCOMPARE(m_pbx->last(u"listAccount"_s).request.value(u"page"_s).type(), QJsonValue::String);
    QCOMPARE(m_pbx->last(u"listAccount"_s).text(u"item_num"_s), u"3"_s);
    const auto changes = m_watch->log.size();
    rounds(2);
    QCOMPARE(m_watch->log.size(), changes); // the same again is no news
}

void TestFcmSession::optionsAreDroppedWhenTheyHideTheCounters()
{
    prepare();
    // A unit that knows the misspelt names only (fcm 634) leaves out what it does not know.
    m_pbx->on(u"listAccount"_s, [](const FcmPeer::Ask& ask) {
        QJsonObject row = fcmAccount(u"201"_s, u"Ana Ruiz"_s, u"Idle"_s, {{u"newmsg"_s, 2}});
        if (ask.request.contains(u"options"_s)) {
            for (const QString& key : {u"urgmsg"_s, u"newmsg"_s, u"oldmsg"_s})
                row.remove(key);
        }
        return fcmAnswer(QJsonObject{{u"account"_s, QJsonArray{row}}});
    });
    start();
    QTRY_COMPARE(m_watch->mailboxes.value(u"201"_s).fresh, std::optional(2));
    QVERIFY(m_client->capabilities().can(Capability::SeeVoicemail));
}

void TestFcmSession::someoneLeaves()
{
    prepare();
    m_pbx->says(u"listQueue"_s, {{u"queue"_s, QJsonArray()}});
    m_pbx->bridges({fcmTalk()});
    goLive();
    QCOMPARE(m_watch->extensions.size(), 4);
    m_pbx->accounts({fcmAccount(u"200"_s, u"Reception"_s, u"Idle"_s), fcmAccount(u"201"_s, u"Ana Ruiz"_s, u"InUse"_s)});
    QTRY_COMPARE(m_watch->extensions.size(), 2);
    QTRY_COMPARE(m_client->link().state, LinkState::Live);
    QCOMPARE(stateOf(u"201"_s), u"talking"_s);
    QVERIFY(m_watch->ended.isEmpty());
    QCOMPARE(m_pbx->count(u"login"_s), 1);
}

void TestFcmSession::logsOut()
{
    prepare();
    goLive();
    const QString cookie = m_pbx->cookie;
    m_client->close();
    QCOMPARE(m_client->link().state, LinkState::Offline);
    QTRY_COMPARE(m_pbx->last(u"logout"_s).text(u"cookie"_s), cookie);
}

void TestFcmSession::pollBudgetIsKept()
{
    prepare();
    goLive();
    QSignalSpy profiles(m_client.get(), &PbxClient::profileChanged);
    QSignalSpy traffic(m_client.get(), &PbxClient::pollTrafficChanged);
    m_client->setPollBudget(120);
    QCOMPARE(profiles.count(), 1);
    QCOMPARE(m_client->profile().options.value(u"pollBudget"_s).toInt(), 120);
    QVERIFY(m_client->pollTraffic().has_value());
    QCOMPARE(m_client->pollTraffic()->budget, 120);
    QVERIFY(m_client->pollTraffic()->lastMinute > 0);
    QVERIFY(traffic.count() >= 1);
}

void TestFcmSession::plainHttpIsRefused()
{
    prepare();
    m_profile.url = QUrl(u"http://192.0.2.7:8089"_s);
    start();
    QTRY_COMPARE(m_client->link().state, LinkState::Offline);
    QCOMPARE(m_client->link().error.kind, ErrorKind::Invalid);
}

QTEST_GUILESS_MAIN(TestFcmSession)
#include "tst_fcmsession.moc"
