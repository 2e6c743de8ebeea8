// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../net/testcertificates.h"
#include "clientwatch.h"
#include "palpeer.h"

#include "core/base/clock.h"
#include "core/pbx/brekeke/palclient.h"

#include <QSignalSpy>
#include <QtTest>

using namespace callboard;
using namespace callboard::brekeke;
using namespace callboard::test;
using namespace Qt::StringLiterals;

namespace {

PalOptions quick()
{
    PalOptions options;
    options.backoff = {std::chrono::milliseconds{20}, std::chrono::milliseconds{40}, 0.0};
    options.loginWithin = std::chrono::milliseconds{300};
    options.readWithin = std::chrono::milliseconds{300};
    options.commandWithin = std::chrono::milliseconds{300};
    options.bridge = std::chrono::milliseconds{100};
    return options;
}

} // namespace

//! Logging in, staying connected, being thrown out, coming back.
class TestPalSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void loginUrl();
    void wrongPasswordIsNotRetried();
    void legacyLogin();
    void legacyLoginRefused();
    void silentServerTimesOut();
    void unreachableBacksOff();
    void kickedOutStaysOut();
    void standbyIsDegraded();
    void standbyFromTheStart();
    void reconnectMerges();
    void restartInTheMiddleOfACall();
    void staleIsKeptNotBlanked();
    void commandIsNeverRepeated();
    void commandTimeoutIsUnconfirmed();
    void closeCancels();
    void destructionCancels();
    void permissionNarrows();
    void unreadableFramesAreCounted();
    void deadLineIsNoticed();
    void certificateIsOfferedAndPinned();
    void changedCertificateIsRefused();
    void noSecretInLogs();

private:
    void make(const QString& password = u"secret"_s, PalOptions options = quick());
    void goLive();

    SystemClock m_clock;
    std::unique_ptr<PalPeer> m_pbx;
    std::unique_ptr<PbxClient> m_client;
    std::unique_ptr<ClientWatch> m_watch;
    SiteProfile m_profile;
};

void TestPalSession::init()
{
    m_pbx = std::make_unique<PalPeer>();
    QVERIFY(m_pbx->listen());
    m_profile = m_pbx->profile();
}

void TestPalSession::cleanup()
{
    m_watch.reset();
    m_client.reset();
    m_pbx.reset();
}

void TestPalSession::make(const QString& password, PalOptions options)
{
    m_client = makeBrekekeClient(m_profile, password, m_clock, options);
    m_watch = std::make_unique<ClientWatch>(*m_client);
    m_client->open();
}

void TestPalSession::goLive()
{
    make();
    QTRY_COMPARE(m_client->link().state, LinkState::Live);
}

void TestPalSession::loginUrl()
{
    SiteProfile profile;
    profile.url = QUrl(u"ws://pbx.test:18080"_s);
    profile.user = u"a+b&c"_s;
    profile.tenant = u"test"_s;
    profile.options.insert(u"users"_s, QStringList{u"200"_s, u"201"_s});
    QCOMPARE(QString::fromLatin1(PalSession::loginUrl(profile, u"pw"_s).toEncoded()),
        u"ws://pbx.test:18080/pbx/ws?tenant=test&login_user=a%2Bb%26c&user=200&user=201&status=true&registered=true"
        "&voicemail=true&callrecording=true&park=*&line=*&queue=*"_s);
    profile.options.insert(u"legacyLogin"_s, true);
    QVERIFY(PalSession::loginUrl(profile, u"p w"_s).toEncoded().contains("&login_password=p%20w&"));
}

void TestPalSession::wrongPasswordIsNotRetried()
{
    make(u"wrong"_s);
    QTRY_COMPARE(m_client->link().error.kind, ErrorKind::Auth);
    QCOMPARE(m_client->link().state, LinkState::Offline);
    QCOMPARE(m_client->link().error.detail, u"Login failed (4)"_s);
    QCOMPARE(m_client->link().error.code, u"-2022"_s);
    QVERIFY(!QTest::qWaitFor([this] { return m_pbx->connections > 1; }, 200));
    m_client->open(); // only a person tries again
    QTRY_COMPARE(m_pbx->connections, 2);
}

void TestPalSession::legacyLogin()
{
    m_pbx->challenge = false;
    m_profile.options.insert(u"legacyLogin"_s, true);
    m_pbx->snapshot = {notification(u"notify_registered"_s, {{u"user"_s, u"201"_s}, {u"registered"_s, u"true"_s}})};
    goLive();
    QCOMPARE(m_pbx->query.queryItemValue(u"login_password"_s), u"secret"_s);
    QCOMPARE(m_watch->extensions.value(u"201"_s).registered, true);
    QCOMPARE(m_pbx->count(u"login"_s), 0);
}

void TestPalSession::legacyLoginRefused()
{
    m_pbx->challenge = false;
    m_profile.options.insert(u"legacyLogin"_s, true);
    make(u"wrong"_s);
    QTRY_COMPARE(m_client->link().error.kind, ErrorKind::Auth);
    QCOMPARE(m_client->link().state, LinkState::Offline);
    QCOMPARE(m_pbx->connections, 1);
}

void TestPalSession::silentServerTimesOut()
{
    m_pbx->challenge = false; // neither a nonce nor, for a login without a password, an answer
    m_pbx->password.clear();
    make();
    QTRY_COMPARE(m_client->link().state, LinkState::Backoff);
    QCOMPARE(m_client->link().error.kind, ErrorKind::Timeout);
    QTRY_VERIFY(m_pbx->connections > 1);
}

void TestPalSession::unreachableBacksOff()
{
    m_pbx->stop();
    make();
    QTRY_COMPARE(m_client->link().state, LinkState::Backoff);
    QCOMPARE(m_client->link().error.kind, ErrorKind::Network);
    QVERIFY(m_client->link().nextAttempt.isValid());
    QTRY_VERIFY(m_client->link().attempt >= 3);
    for (qsizetype i = 1; i < m_watch->states.size(); ++i)
        QVERIFY(isLegalTransition(m_watch->states.at(i - 1), m_watch->states.at(i)));
}

void TestPalSession::kickedOutStaysOut()
{
    goLive();
    m_pbx->say(notification(u"notify_pal"_s, {{u"code"_s, 1}, {u"message"_s, u"ANOTHER_LOGIN"_s}}));
    QTRY_COMPARE(m_client->link().state, LinkState::Offline);
    QVERIFY(m_client->link().error.message.contains(u"201"_s));
    QCOMPARE(m_client->link().error.detail, u"ANOTHER_LOGIN"_s);
    QVERIFY(!QTest::qWaitFor([this] { return m_pbx->connections > 1; }, 200));
}

void TestPalSession::standbyIsDegraded()
{
    goLive();
    m_pbx->status(u"201"_s, 2, u"1"_s, u"2"_s, u"0312345678"_s);
    QTRY_VERIFY(m_watch->calls.contains(u"1"_s));
    m_pbx->say(notification(u"notify_serverstatus"_s, {{u"status"_s, u"inactive"_s}}));
    QTRY_COMPARE(m_client->link().state, LinkState::Degraded);
    QTRY_VERIFY(m_watch->calls.value(u"1"_s).stale);
    m_pbx->say(notification(u"notify_serverstatus"_s, {{u"status"_s, u"active"_s}}));
    QTRY_COMPARE(m_client->link().state, LinkState::Live);
    QTRY_VERIFY(m_watch->ended.contains(u"1"_s)); // the new snapshot does not have it
}

void TestPalSession::standbyFromTheStart()
{
    m_pbx->greeting = {notification(u"notify_serverstatus"_s, {{u"status"_s, u"inactive"_s}})};
    make();
    QTRY_COMPARE(m_client->link().state, LinkState::Degraded);
    QVERIFY(!m_watch->states.contains(LinkState::Live));
}

void TestPalSession::reconnectMerges()
{
    const auto registered = [](const QString& user) {
        return notification(u"notify_registered"_s, {{u"user"_s, user}, {u"registered"_s, true}});
    };
    const auto talking = [](const QString& user, const QString& room, const QString& talker) {
        return notification(u"notify_status"_s,
            {{u"user"_s, user}, {u"status"_s, 2}, {u"room_id"_s, room}, {u"talker_id"_s, talker},
                {u"other_number"_s, u"0312345678"_s}});
    };
    m_pbx->snapshot = {registered(u"201"_s), registered(u"202"_s), talking(u"201"_s, u"1"_s, u"11"_s),
        talking(u"202"_s, u"2"_s, u"12"_s)};
    goLive();
    QCOMPARE(m_watch->calls.size(), 2);
    m_pbx->snapshot = {registered(u"201"_s), talking(u"201"_s, u"1"_s, u"11"_s)};
    m_watch->log.clear();
    m_pbx->dropAll();
    QTRY_VERIFY(m_client->link().state != LinkState::Live);
    QTRY_COMPARE(m_client->link().state, LinkState::Live);
    QVERIFY(m_watch->calls.contains(u"1"_s));
    QVERIFY(!m_watch->calls.value(u"1"_s).stale);
    QVERIFY(!m_watch->ended.contains(u"1"_s)); // the call that goes on was never taken away
    QCOMPARE(m_watch->ended.value(u"2"_s).kind, EndCause::Kind::Lost);
    QCOMPARE(m_watch->removed, QStringList{u"202"_s});
    const auto begun = m_watch->log.indexOf(u"snapshot begun"_s);
    const auto told = m_watch->log.indexOf(u"call 1 talking"_s, begun);
    QVERIFY(begun >= 0 && told > begun && told < m_watch->log.indexOf(u"snapshot ended"_s));
}

void TestPalSession::restartInTheMiddleOfACall()
{
    goLive();
    m_pbx->status(u"201"_s, 2, u"1"_s, u"11"_s, u"0312345678"_s);
    QTRY_VERIFY(m_watch->calls.contains(u"1"_s));
    m_pbx->dropAll();
    QTRY_COMPARE(m_watch->ended.value(u"1"_s).kind, EndCause::Kind::Lost);
    // A restarted PBX counts from the beginning: the same talker id is somebody else now.
    m_pbx->status(u"201"_s, 65, u"1"_s, u"11"_s, u"0999"_s);
    QTRY_COMPARE(m_watch->calls.value(u"1"_s).from.number, u"0999"_s);
}

void TestPalSession::staleIsKeptNotBlanked()
{
    goLive();
    m_pbx->status(u"201"_s, 2, u"1"_s, u"11"_s, u"0312345678"_s);
    QTRY_VERIFY(m_watch->calls.contains(u"1"_s));
    m_pbx->stop();
    QTRY_VERIFY(m_watch->calls.value(u"1"_s).stale);
    QVERIFY(m_watch->extensions.value(u"201"_s).stale);
    QCOMPARE(m_watch->extensions.value(u"201"_s).state, ExtensionState::Talking);
    QVERIFY(m_watch->ended.isEmpty());
}

void TestPalSession::commandIsNeverRepeated()
{
    m_pbx->answers[u"park"_s] = [](const QJsonObject&) { return QJsonObject{}; }; // no answer
    goLive();
    m_pbx->status(u"201"_s, 2, u"1"_s, u"11"_s, u"0312345678"_s);
    QTRY_VERIFY(m_watch->calls.contains(u"1"_s));
    const auto future = m_client->submit(Command::park({m_client->site(), u"1"_s}, u"201"_s, u"777"_s));
    QTRY_COMPARE(m_pbx->count(u"park"_s), 1);
    m_pbx->dropAll();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().status, Outcome::Status::Failed);
    QCOMPARE(future.result().error.kind, ErrorKind::Network);
    QTRY_COMPARE(m_client->link().state, LinkState::Live);
    QCOMPARE(m_pbx->count(u"park"_s), 1);
}

void TestPalSession::commandTimeoutIsUnconfirmed()
{
    m_pbx->answers[u"unpark"_s] = [](const QJsonObject&) { return QJsonObject{}; };
    goLive();
    const auto future = m_client->submit(Command::unpark({m_client->site(), u"777"_s}, u"201"_s));
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().status, Outcome::Status::Unconfirmed);
    QCOMPARE(future.result().error.kind, ErrorKind::Timeout);
    QCOMPARE(m_pbx->count(u"unpark"_s), 1);
}

void TestPalSession::closeCancels()
{
    m_pbx->answers[u"getNoteNames"_s] = [](const QJsonObject&) { return QJsonObject{}; };
    goLive();
    const auto names = m_client->noteNames();
    QTRY_COMPARE(m_pbx->count(u"getNoteNames"_s), 1);
    m_client->close();
    QVERIFY(names.isFinished());
    QCOMPARE(names.result().error().kind, ErrorKind::Cancelled);
    QCOMPARE(m_client->link().state, LinkState::Offline);
    QCOMPARE(
        m_client->submit(Command::unpark({m_client->site(), u"777"_s}, {})).result().error.kind, ErrorKind::Network);
}

void TestPalSession::destructionCancels()
{
    m_pbx->answers[u"getNoteNames"_s] = [](const QJsonObject&) { return QJsonObject{}; };
    goLive();
    m_pbx->status(u"201"_s, 2, u"1"_s, u"11"_s, u"0312345678"_s);
    QTRY_VERIFY(m_watch->calls.contains(u"1"_s));
    const auto names = m_client->noteNames();
    const auto hold = m_client->submit(Command::hold({m_client->site(), u"1"_s}, u"201"_s));
    m_watch.reset();
    m_client.reset();
    QVERIFY(names.isFinished());
    QCOMPARE(names.result().error().kind, ErrorKind::Cancelled);
    QVERIFY(hold.isFinished());
    QCOMPARE(hold.result().error.kind, ErrorKind::Cancelled);
}

void TestPalSession::permissionNarrows()
{
    m_pbx->answers[u"getExtensions"_s] = [](const QJsonObject&) {
        return QJsonObject{{u"error"_s, QJsonObject{{u"code"_s, -32001}, {u"message"_s, u"Permission denied"_s}}}};
    };
    goLive();
    QVERIFY(!m_client->capabilities().can(Capability::SeeAgents));
    QVERIFY(m_client->capabilities().can(Capability::Park));
}

void TestPalSession::unreadableFramesAreCounted()
{
    goLive();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"dropped"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"dropped"_s));
    m_pbx->say(u"this is not JSON"_s);
    m_pbx->say(notification(u"notify_status"_s, {{u"user"_s, u"201"_s}}));
    QTRY_COMPARE(m_client->link().dropped, 2);
    QCOMPARE(m_client->link().state, LinkState::Live);
    m_pbx->status(u"201"_s, 2, u"1"_s, u"11"_s, u"0312345678"_s);
    QTRY_VERIFY(m_watch->calls.contains(u"1"_s));
}

void TestPalSession::deadLineIsNoticed()
{
    PalOptions options = quick();
    options.channel.pingEvery = std::chrono::milliseconds{30};
    make(u"secret"_s, options);
    QTRY_COMPARE(m_client->link().state, LinkState::Live);
    QTRY_VERIFY(m_client->link().latencyMs >= 0);
}

void TestPalSession::certificateIsOfferedAndPinned()
{
    const auto tls = tlsWith(kCertificateA, kKeyA);
    m_pbx = std::make_unique<PalPeer>(&tls);
    QVERIFY(m_pbx->listen());
    m_profile = m_pbx->profile();
    make();
    QSignalSpy stored(m_client.get(), &PbxClient::profileChanged);
    QTRY_COMPARE(m_watch->offers.size(), 1);
    QTRY_COMPARE(m_client->link().state, LinkState::Offline);
    QCOMPARE(m_client->link().error.kind, ErrorKind::Tls);
    const CertificateOffer offer = m_watch->offers.first();
    QCOMPARE(offer.fingerprint, QString::fromLatin1(kFingerprintA));
    QCOMPARE(offer.subject, u"pbx-a.test"_s);
    QCOMPARE(offer.problems.size(), 2); // signed by itself, and for another address
    QVERIFY(!offer.changed);
    QCOMPARE(m_pbx->connections, 0);
    m_client->acceptCertificate(offer.fingerprint);
    QTRY_COMPARE(m_client->link().state, LinkState::Live);
    QCOMPARE(stored.size(), 1);
    QCOMPARE(m_client->profile().fingerprint, offer.fingerprint);
}

void TestPalSession::changedCertificateIsRefused()
{
    const auto tls = tlsWith(kCertificateB, kKeyB);
    m_pbx = std::make_unique<PalPeer>(&tls);
    QVERIFY(m_pbx->listen());
    m_profile = m_pbx->profile();
    m_profile.fingerprint = QString::fromLatin1(kFingerprintA);
    make();
    QTRY_COMPARE(m_watch->offers.size(), 1);
    QTRY_COMPARE(m_client->link().state, LinkState::Offline);
    QVERIFY(m_watch->offers.first().changed);
    QCOMPARE(m_watch->offers.first().pinned, QString::fromLatin1(kFingerprintA));
    QVERIFY(!QTest::qWaitFor([this] { return m_pbx->connections > 0; }, 100));
}

void TestPalSession::noSecretInLogs()
{
    m_profile.options.insert(u"legacyLogin"_s, true);
    m_pbx->challenge = false;
    m_pbx->password = u"hunter2"_s;
    auto client = std::make_unique<PalClient>(m_profile, u"hunter2"_s, m_clock, quick());
    client->wireLog().setEnabled(true);
    client->open();
    QTRY_COMPARE(client->link().state, LinkState::Live);
    m_pbx->answers[u"getNote"_s] = [](const QJsonObject&) {
        return result(QJsonObject{{u"password"_s, u"hunter2"_s}});
    };
    const auto note = client->note(u"n"_s);
    QTRY_VERIFY(note.isFinished());
    const auto frames = client->wireLog().frames();
    QVERIFY(frames.size() > 4);
    for (const WireLog::Frame& frame : frames)
        QVERIFY2(!frame.text.contains(u"hunter2"_s), qPrintable(frame.text));
}

QTEST_GUILESS_MAIN(TestPalSession)
#include "tst_palsession.moc"
