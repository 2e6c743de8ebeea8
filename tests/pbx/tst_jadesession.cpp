// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jadeclienttest.h"

using namespace callboard;
using namespace callboard::test;

//! The link: doors, tokens, path forms, the event socket and what happens without it.
class TestJadeSession : public JadeClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { tearDown(); }
    void goesLive_data();
    void goesLive();
    void wrongPassword_data();
    void wrongPassword();
    void roleDoorFallsBackToTheDocumentedOne();
    void tokenOnlyInTheQueryAndNeverInTheLog();
    void expiredTokenIsRenewedOnce();
    void missingRightIsDeniedWithoutANewLogin();
    void commandIsNotRepeatedAfterExpiry();
    void bothSubscriptionsAreSent();
    void eventsAddress_data();
    void eventsAddress();
    void silentSocketEndsInPolling();
    void noEventPortEndsInPolling();
    void lostSocketReconnectsAndReadsAgain();
    void eventsDuringTheReadAreAppliedAfterIt();
    void frozenSystemIsDegraded();
    void logsOut();
};

void TestJadeSession::goesLive_data()
{
    QTest::addColumn<int>("generation");
    QTest::newRow("document") << int(JadePeer::Generation::Document);
    QTest::newRow("wire") << int(JadePeer::Generation::Wire);
}

void TestJadeSession::goesLive()
{
    QFETCH(int, generation);
    prepare(JadePeer::Generation(generation));
    m_pbx->list("/admin/core/channels",
        {jadeChannel(u"1700000001.7"_s, u"1700000001.7"_s, u"PJSIP/101-00000007"_s, 4, u"101"_s)});
    goLive();
    QCOMPARE(m_watch->states.first(), LinkState::Connecting);
    QVERIFY(m_watch->states.contains(LinkState::Synchronising));
    QCOMPARE(m_watch->extensions.size(), 4); // the line to the outside is no phone
    QCOMPARE(m_watch->extensions.value(u"101"_s).name, u"Alice Smith"_s);
    QCOMPARE(m_watch->calls.value(u"1700000001.7"_s).state, CallState::Dialing);
    QCOMPARE(m_watch->extensions.value(u"101"_s).state, ExtensionState::Dialing);
    m_pbx->say(u"core.channel.update"_s,
        jadeChannel(u"1700000001.7"_s, u"1700000001.7"_s, u"PJSIP/101-00000007"_s, 6, u"101"_s));
    QTRY_COMPARE(m_watch->calls.value(u"1700000001.7"_s).state, CallState::Talking);
    m_pbx->say(u"core.channel.delete"_s,
        jadeChannel(u"1700000001.7"_s, u"1700000001.7"_s, u"PJSIP/101-00000007"_s, 6, u"101"_s, u"<unknown>"_s,
            {{u"hangup_cause"_s, 16}}));
    QTRY_COMPARE(m_watch->ended.value(u"1700000001.7"_s).kind, EndCause::Kind::Normal);
}

void TestJadeSession::wrongPassword_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {404, 403, 401, 400})
        QTest::newRow(qPrintable(QString::number(status))) << status;
}

void TestJadeSession::wrongPassword()
{
    QFETCH(int, status);
    prepare();
    m_pbx->wrongPassword = status;
    start(u"wrong"_s);
    QTRY_COMPARE(m_client->link().state, LinkState::Offline);
    QCOMPARE(m_client->link().error.kind, ErrorKind::Auth);
    QVERIFY(!QTest::qWaitFor([this] { return m_pbx->count("POST", "/login") > 1; }, 150)); // and not again
    QVERIFY(!describe(m_client->link().error).contains("wrong"_L1));
}

void TestJadeSession::roleDoorFallsBackToTheDocumentedOne()
{
    prepare();
    m_pbx->noDoors = true; // 404 without a body at every door but /v1/admin/login
    m_profile.options.insert(u"role"_s, u"manager"_s);
    goLive();
    QStringList doors;
    for (const JadePeer::Ask& ask : std::as_const(m_pbx->asks)) {
        if (ask.verb == "POST")
            doors.append(QString::fromLatin1(ask.path));
    }
    QCOMPARE(doors, QStringList({u"/v1/manager/login"_s, u"/manager/login"_s, u"/v1/admin/login"_s}));
    QVERIFY(m_client->capabilities().can(Capability::Hangup));
}

void TestJadeSession::tokenOnlyInTheQueryAndNeverInTheLog()
{
    prepare();
    start();
    auto& log = static_cast<jade::JadeClient&>(*m_client).wireLog();
    log.setEnabled(true);
    QTRY_COMPARE(m_client->link().state, LinkState::Live);
    const QString token = m_pbx->tokens.first();
    for (const JadePeer::Ask& ask : std::as_const(m_pbx->asks)) {
        if (!ask.path.endsWith("/login"))
            QCOMPARE(ask.query.queryItemValue(u"authtoken"_s), token);
    }
    QCOMPARE(m_pbx->eventTokens, QStringList{token});
    for (const WireLog::Frame& frame : log.frames()) {
        QVERIFY(!frame.text.contains(token));
        QVERIFY(!frame.text.contains(u"secret"_s));
    }
}

void TestJadeSession::expiredTokenIsRenewedOnce()
{
    prepare();
    goLive();
    m_pbx->tokens.clear();
    QTRY_COMPARE(m_pbx->count("POST", "/login"), 2);
    const int looks = m_pbx->count("GET", "/voicemail/users");
    QTRY_VERIFY(m_pbx->count("GET", "/voicemail/users") >= looks + 3);
    QCOMPARE(m_pbx->count("POST", "/login"), 2);
    QCOMPARE(m_client->link().state, LinkState::Live);
    QCOMPARE(m_watch->states.count(LinkState::Connecting), 1);
}

void TestJadeSession::missingRightIsDeniedWithoutANewLogin()
{
    prepare();
    for (const char* path : {"/admin/core/channels", "/admin/park/parkinglots", "/admin/park/parkedcalls",
             "/admin/queue/queues", "/admin/queue/entries", "/admin/queue/members", "/admin/pjsip/endpoints",
             "/admin/core/systems/1", "/voicemail/users"})
        m_pbx->refuse(path, 403);
    goLive();
    QCOMPARE(m_pbx->count("POST", "/login"), 1);
    QVERIFY(!m_client->capabilities().can(Capability::Hangup));
    QVERIFY(m_client->capabilities().of(Capability::Hangup).why.contains("administrators"_L1));
    QCOMPARE(run(Command::hangup(call(u"1.1"_s), {})).error.kind, ErrorKind::NotSupported);
}

void TestJadeSession::commandIsNotRepeatedAfterExpiry()
{
    prepare();
    jade::JadeOptions options = quick();
    options.health = options.channelsFast = options.boardsFast = options.registrations = options.mailboxes
        = std::chrono::milliseconds{60'000}; // nothing but the command meets the refusal
    m_pbx->list("/admin/core/channels",
        {jadeChannel(u"1700000001.7"_s, u"1700000001.7"_s, u"PJSIP/101-00000007"_s, 6, u"101"_s)});
    m_pbx->on("DELETE", "/admin/core/channels/", [](const auto&) { return jadeAnswer(); });
    start(u"secret"_s, options);
    QTRY_COMPARE(m_client->link().state, LinkState::Live);
    m_pbx->tokens.clear();
    const Outcome outcome = run(Command::hangup(call(u"1700000001.7"_s), {}));
    QCOMPARE(outcome.status, Outcome::Status::Failed);
    QCOMPARE(outcome.error.kind, ErrorKind::Denied);
    QTRY_COMPARE(m_pbx->tokens.size(), 1); // logged in again
    const auto again = [this] { return m_pbx->count("DELETE", "/admin/core/channels/1700000001.7") > 1; };
    QVERIFY(!QTest::qWaitFor(again, 100));
}

void TestJadeSession::bothSubscriptionsAreSent()
{
    prepare();
    goLive();
    QTRY_VERIFY(m_pbx->subscriptions.size() >= 2);
    QVERIFY(m_pbx->subscriptions.contains(uR"({"type":"subscribe","topic":"/"})"_s)); // jade 5704
    QVERIFY(m_pbx->subscriptions.contains(uR"({"type":"subscribe__","topic":"/admin"})"_s));
}

void TestJadeSession::eventsAddress_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("address");
    QTest::newRow("default") << QString() << u"wss://pbx.example:8083/?authtoken=t%2B1"_s;
    QTest::newRow("port") << u"9000"_s << u"wss://pbx.example:9000/?authtoken=t%2B1"_s;
    QTest::newRow("address") << u"ws://other:81/ws"_s << u"ws://other:81/ws?authtoken=t%2B1"_s;
}

void TestJadeSession::eventsAddress()
{
    QFETCH(QString, option);
    QFETCH(QString, address);
    SiteProfile profile;
    profile.url = QUrl(u"https://pbx.example:8081"_s);
    if (!option.isEmpty())
        profile.options.insert(u"events"_s, option);
    QCOMPARE(jade::JadeSession::eventsUrl(profile, u"t+1"_s).toString(QUrl::FullyEncoded), address);
}

// The handshake succeeds whatever the token; then nothing ever comes.
void TestJadeSession::silentSocketEndsInPolling()
{
    prepare();
    goLive();
    const int looks = m_pbx->count("GET", "/admin/core/channels");
    QTRY_VERIFY(m_pbx->count("GET", "/admin/core/channels") >= looks + 5);
    QCOMPARE(m_client->link().state, LinkState::Live); // silence alone is no fault: nothing happens
    m_pbx->list("/admin/core/channels",
        {jadeChannel(u"1700000001.7"_s, u"1700000001.7"_s, u"PJSIP/101-00000007"_s, 6, u"101"_s)});
    QTRY_COMPARE(m_watch->calls.value(u"1700000001.7"_s).state, CallState::Talking);
    QTRY_COMPARE(m_client->link().state, LinkState::Degraded);
    QVERIFY(m_client->link().error.message.contains("no events"_L1));
    m_pbx->list("/admin/core/channels", {});
    QTRY_VERIFY(m_watch->ended.contains(u"1700000001.7"_s));
    m_pbx->say(u"core.channel.create"_s,
        jadeChannel(u"1700000009.1"_s, u"1700000009.1"_s, u"PJSIP/102-00000008"_s, 4, u"102"_s));
    QTRY_COMPARE(m_client->link().state, LinkState::Live); // they do come
}

void TestJadeSession::noEventPortEndsInPolling()
{
    prepare();
    m_pbx->closeEventPort();
    start();
    QTRY_COMPARE(m_client->link().state, LinkState::Degraded);
    m_pbx->list("/admin/core/channels",
        {jadeChannel(u"1700000001.7"_s, u"1700000001.7"_s, u"PJSIP/101-00000007"_s, 5, u"101"_s)});
    QTRY_COMPARE(m_watch->extensions.value(u"101"_s).state, ExtensionState::Ringing);
}

void TestJadeSession::lostSocketReconnectsAndReadsAgain()
{
    prepare();
    m_pbx->list("/admin/core/channels",
        {jadeChannel(u"1700000001.7"_s, u"1700000001.7"_s, u"PJSIP/101-00000007"_s, 6, u"101"_s)});
    goLive();
    QVERIFY(m_watch->calls.contains(u"1700000001.7"_s));
    m_pbx->list("/admin/core/channels", {});
    m_pbx->dropSockets();
    QTRY_VERIFY(m_watch->states.contains(LinkState::Backoff));
    QTRY_COMPARE(m_client->link().state, LinkState::Live);
    QCOMPARE(m_watch->ended.value(u"1700000001.7"_s).kind, EndCause::Kind::Lost);
}

void TestJadeSession::eventsDuringTheReadAreAppliedAfterIt()
{
    prepare();
    const QJsonObject old = jadeChannel(u"1700000001.7"_s, u"1700000001.7"_s, u"PJSIP/101-00000007"_s, 6, u"101"_s);
    // The channel ends, and another begins, while the list that still has it is on its way.
    m_pbx->on("GET", "/admin/core/channels", [this, old](const auto&) {
        QJsonObject gone = old;
        gone.insert(u"hangup_cause"_s, 16);
        m_pbx->say(u"core.channel.delete"_s, gone);
        m_pbx->say(u"core.channel.create"_s,
            jadeChannel(u"1700000002.8"_s, u"1700000002.8"_s, u"PJSIP/102-00000008"_s, 4, u"102"_s));
        return jadeAnswer(QJsonObject{{u"list"_s, QJsonArray{old}}});
    });
    goLive();
    QTRY_VERIFY(!m_watch->calls.contains(u"1700000001.7"_s));
    QTRY_COMPARE(m_watch->extensions.value(u"102"_s).state, ExtensionState::Dialing);
    QCOMPARE(m_watch->extensions.value(u"101"_s).state, ExtensionState::Idle);
}

void TestJadeSession::frozenSystemIsDegraded()
{
    prepare();
    bool alive = true;
    QString renewed;
    m_pbx->on("GET", "/admin/core/systems/1", [&](const auto&) {
        if (alive || renewed.isEmpty())
            renewed = jadeTime();
        return jadeAnswer(QJsonObject{{u"id"_s, u"1"_s}, {u"startup_date"_s, u"2026-11-21"_s},
            {u"startup_time"_s, u"00:11:43"_s}, {u"current_calls"_s, 0}, {u"tm_update"_s, renewed}});
    });
    goLive();
    const int looks = m_pbx->count("GET", "/systems/1");
    QTRY_VERIFY(m_pbx->count("GET", "/systems/1") >= looks + 2);
    QCOMPARE(m_client->link().state, LinkState::Live);
    alive = false;
    QTRY_COMPARE_WITH_TIMEOUT(m_client->link().state, LinkState::Degraded, 8000);
    QVERIFY(m_client->link().error.message.contains("Asterisk"_L1));
    alive = true;
    QTRY_COMPARE(m_client->link().state, LinkState::Live);
}

void TestJadeSession::logsOut()
{
    prepare();
    goLive();
    QCOMPARE(m_pbx->tokens.size(), 1);
    m_client->close();
    QCOMPARE(m_client->link().state, LinkState::Offline);
    QTRY_COMPARE(m_pbx->tokens.size(), 0);
}

QTEST_GUILESS_MAIN(TestJadeSession)
#include "tst_jadesession.moc"
