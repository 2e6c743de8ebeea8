// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "palclienttest.h"

using namespace callboard;
using namespace callboard::brekeke;
using namespace callboard::test;

//! Snapshot, commands, outcomes, reads: the client against a scripted PBX.
class TestPalClient : public PalClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { prepare(); }
    void cleanup() { tearDown(); }

    void snapshotOrder();
    void incomingCallFromOutside();
    void internalCall();
    void dialIsOutgoing();
    void commandsSendWhatTheDocumentSays_data();
    void commandsSendWhatTheDocumentSays();
    void refusalKeepsThePbxsWords();
    void answerIsConfirmedByTheStatus();
    void answerWithoutReactionIsUnconfirmed();
    void unsupportedMakesNoTraffic();
    void ordinaryUserMayNotPickUp();
    void secretsAreMasked();
    void contactsArePaged();
    void contactRoundTrip();
};

void TestPalClient::snapshotOrder()
{
    m_pbx->snapshot = {
        notification(u"notify_registered"_s, {{u"user"_s, u"201"_s}, {u"registered"_s, u"true"_s}}),
        notification(u"notify_registered"_s, {{u"user"_s, u"202"_s}, {u"registered"_s, u"false"_s}}),
        notification(u"notify_voicemail"_s,
            {{u"user"_s, u"201"_s}, {u"new"_s, u"2"_s}, {u"unread"_s, u"3"_s}, {u"read"_s, u"1"_s},
                {u"saved"_s, u"4"_s}}),
        notification(u"notify_status"_s,
            {{u"user"_s, u"201"_s}, {u"status"_s, u"2"_s}, {u"other_number"_s, u"0312345678"_s},
                {u"room_id"_s, u"282000000230"_s}, {u"talker_id"_s, u"1416"_s}, {u"time"_s, 1587451427817.0}}),
        notification(
            u"notify_callrecording"_s, {{u"user"_s, u"201"_s}, {u"talker_id"_s, u"1416"_s}, {u"status"_s, u"on"_s}}),
    };
    goLive();
    using enum LinkState;
    QCOMPARE(m_watch->states, (QList<LinkState>{Connecting, Authenticating, Synchronising, Live}));
    QCOMPARE(m_watch->log.first(), u"snapshot begun"_s);
    QCOMPARE(m_watch->log.last(), u"snapshot ended"_s);
    QCOMPARE(m_watch->extensions.value(u"201"_s).name, u"Ann"_s);
    QCOMPARE(m_watch->extensions.value(u"201"_s).state, ExtensionState::Talking);
    QCOMPARE(m_watch->extensions.value(u"201"_s).voicemailNew, 2);
    QCOMPARE(m_watch->extensions.value(u"202"_s).state, ExtensionState::Unavailable);
    QCOMPARE(m_watch->extensions.value(u"203"_s).department, u"Sales"_s);
    QCOMPARE(m_watch->agents.value(u"600/202"_s).state, AgentState::LoggedOff);
    QCOMPARE(m_watch->agents.value(u"600/203"_s).state, AgentState::Idle);
    QCOMPARE(m_watch->queues.value(u"600"_s).name, u"Support"_s);
    QCOMPARE(m_watch->mailboxes.value(u"201"_s).old(), 5);
    QVERIFY(m_watch->slots_.value(u"778"_s).isFree());
    const Call talking = m_watch->calls.value(kRoom);
    QVERIFY(talking.recording);
    QCOMPARE(talking.from.number, u"0312345678"_s);
    QCOMPARE(talking.since.toMSecsSinceEpoch(), 1587451427817);
    QCOMPARE(m_pbx->query.allQueryItemValues(u"user"_s), QStringList{u"*"_s});
    QVERIFY(!m_pbx->query.hasQueryItem(u"login_password"_s));
}

void TestPalClient::incomingCallFromOutside()
{
    goLive();
    m_pbx->status(u"201"_s, 0, kRoom, u"1416"_s, u"0312345678"_s, {{u"other_user_display_name"_s, u"ACME Ltd"_s}});
    m_pbx->status(u"201"_s, 65, kRoom, u"1416"_s, u"0312345678"_s, {{u"other_user_display_name"_s, u"ACME Ltd"_s}});
    QTRY_VERIFY(m_watch->calls.contains(kRoom));
    QCOMPARE(m_watch->calls.value(kRoom).state, CallState::Ringing);
    const Call ringing = m_watch->calls.value(kRoom);
    QCOMPARE(ringing.direction, Direction::In);
    QCOMPARE(ringing.from, (Party{u"ACME Ltd"_s, u"0312345678"_s}));
    QCOMPARE(ringing.to, (Party{u"Ann"_s, u"201"_s}));
    QVERIFY(!ringing.answeredAt.isValid());
    m_pbx->status(u"201"_s, 2, kRoom, u"1416"_s, u"0312345678"_s);
    QTRY_COMPARE(m_watch->calls.value(kRoom).state, CallState::Talking);
    QVERIFY(m_watch->calls.value(kRoom).answeredAt.isValid());
    QCOMPARE(m_watch->calls.value(kRoom).from.name, u"ACME Ltd"_s); // an event without a name does not erase it
    m_pbx->status(u"201"_s, 12, kRoom, u"1416"_s);
    m_pbx->status(u"201"_s, -1, kRoom, u"1416"_s, {},
        {{u"rescode"_s, u"200"_s}, {u"q850code"_s, u"16"_s}, {u"disconnected_by"_s, u"0"_s}});
    QTRY_VERIFY(m_watch->ended.contains(kRoom));
    const EndCause cause = m_watch->ended.value(kRoom);
    QCOMPARE(cause.kind, EndCause::Kind::Normal);
    QCOMPARE(cause.sipCode, 200);
    QCOMPARE(cause.q850, 16);
    QVERIFY(cause.byCaller);
    QCOMPARE(m_watch->legsEnded.size(), 1);
    QTRY_COMPARE(m_watch->extensions.value(u"201"_s).state, ExtensionState::Idle);
}

void TestPalClient::internalCall()
{
    goLive();
    m_pbx->status(u"201"_s, 1, kRoom, u"1"_s, u"202"_s);
    m_pbx->status(u"202"_s, 0, kRoom, u"2"_s, u"201"_s);
    m_pbx->status(u"202"_s, 65, kRoom, u"2"_s, u"201"_s);
    QTRY_COMPARE(m_watch->calls.value(kRoom).legs.size(), 2);
    const Call call = m_watch->calls.value(kRoom);
    QCOMPARE(call.direction, Direction::Internal);
    QCOMPARE(call.state, CallState::Ringing);
    QCOMPARE(call.from.number, u"201"_s);
    QCOMPARE(call.to, (Party{u"Bo"_s, u"202"_s}));
    QCOMPARE(m_watch->extensions.value(u"201"_s).state, ExtensionState::Dialing);
    QCOMPARE(m_watch->extensions.value(u"202"_s).state, ExtensionState::Ringing);
    QCOMPARE(m_watch->extensions.value(u"202"_s).with, (Party{u"Ann"_s, u"201"_s}));
}

void TestPalClient::dialIsOutgoing()
{
    goLive();
    const Outcome outcome = run(Command::dial(ExtensionId{m_client->site(), u"201"_s}, u"0312345678"_s));
    QVERIFY(outcome.ok());
    QCOMPARE(outcome.text, u"succeeded: makeCall"_s);
    const QString id = m_pbx->requests.last().value("id"_L1).toString();
    QVERIFY(!id.isEmpty());
    m_pbx->status(u"201"_s, 65, kRoom, u"1416"_s, u"0312345678"_s, {{u"logid"_s, id}});
    QTRY_VERIFY(m_watch->calls.contains(kRoom));
    QCOMPARE(m_watch->calls.value(kRoom).direction, Direction::Out);
    QCOMPARE(m_watch->calls.value(kRoom).to.number, u"0312345678"_s);
    QCOMPARE(m_watch->calls.value(kRoom).from.number, u"201"_s);
}

void TestPalClient::commandsSendWhatTheDocumentSays_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<QString>("method");
    QTest::addColumn<QJsonObject>("params");
    const SiteId site{u"site"_s};
    const CallId call{site, kRoom};
    const auto row = [](const char* name, const Command& command, const QString& method, const QJsonObject& params) {
        QTest::newRow(name) << command << method << params;
    };
    const QString me = u"201"_s;
    row("dial", Command::dial({site, me}, u"0312345678"_s), u"makeCall"_s,
        {{u"user"_s, me}, {u"from"_s, me}, {u"to"_s, QJsonArray{u"0312345678"_s}}, {u"type"_s, u"2"_s}});
    row("reject", Command::reject(call, me), u"disconnect"_s, {{u"tid"_s, u"1416"_s}});
    row("hang up own leg", Command::hangup(call, me), u"disconnect"_s, {{u"tid"_s, u"1416"_s}});
    row("hang up the call", Command::hangup(call, {}), u"disconnect"_s, {{u"rid"_s, kRoom}});
    row("blind transfer", Command::transferBlind(call, me, u"200"_s), u"transfer"_s,
        {{u"user"_s, u"200"_s}, {u"tid"_s, u"1416"_s}, {u"mode"_s, u"blind"_s}});
    row("attended transfer", Command::transferConsult(call, me, u"200"_s), u"transfer"_s,
        {{u"user"_s, u"200"_s}, {u"tid"_s, u"1416"_s}});
    row("to voicemail", Command::transferVoicemail(call, me, u"200"_s), u"transfer"_s,
        {{u"user"_s, u"*9200"_s}, {u"tid"_s, u"1416"_s}, {u"mode"_s, u"blind"_s}});
    row("take back", Command::transferCancel(call, me), u"cancelTransfer"_s, {{u"tid"_s, u"1416"_s}});
    row("complete", Command::transferComplete(call, me), u"disconnect"_s, {{u"tid"_s, u"1416"_s}});
    row("conference", Command::conference(call, me), u"conference"_s, {{u"talker_id"_s, u"1416"_s}});
    row("park", Command::park(call, me, u"778"_s), u"park"_s, {{u"tid"_s, u"1416"_s}, {u"number"_s, u"778"_s}});
    row("park anywhere", Command::park(call, me, {}), u"park"_s, {{u"tid"_s, u"1416"_s}, {u"number"_s, u"777"_s}});
    row("unpark", Command::unpark({site, u"777"_s}, me), u"unpark"_s, {{u"user"_s, me}, {u"number"_s, u"777"_s}});
    row("pick up", Command::pickup(call, me), u"callforward"_s, {{u"rid"_s, kRoom}, {u"user"_s, QJsonArray{me}}});
    row("take queued", Command::takeQueued(call, me), u"callforward"_s,
        {{u"rid"_s, kRoom}, {u"user"_s, QJsonArray{me}}});
    row("move queued", Command::moveQueued(call, u"203"_s), u"callforward"_s,
        {{u"rid"_s, kRoom}, {u"user"_s, QJsonArray{u"203"_s}}});
    const auto barge = [&](const QString& listen, const QString& speak) {
        return QJsonObject{{u"user"_s, u"203"_s}, {u"tid"_s, u"1416"_s}, {u"listen"_s, listen}, {u"speak"_s, speak}};
    };
    row("listen", Command::supervise(Capability::Listen, call, me, u"203"_s), u"barge"_s, barge(u"true"_s, u"false"_s));
    row("whisper", Command::supervise(Capability::Whisper, call, me, u"203"_s), u"barge"_s,
        barge(u"true"_s, u"tutor"_s));
    row("barge", Command::supervise(Capability::Barge, call, me, u"203"_s), u"barge"_s, barge(u"true"_s, u"true"_s));
    row("record", Command::record(Capability::RecordStart, call, me), u"startRecording"_s, {{u"tid"_s, u"1416"_s}});
    row("stop", Command::record(Capability::RecordStop, call, me), u"stopRecording"_s, {{u"tid"_s, u"1416"_s}});
}

void TestPalClient::commandsSendWhatTheDocumentSays()
{
    QFETCH(Command, command);
    QFETCH(QString, method);
    QFETCH(QJsonObject, params);
    goLive();
    m_pbx->status(u"201"_s, 2, kRoom, u"1416"_s, u"0312345678"_s);
    QTRY_VERIFY(m_watch->calls.contains(kRoom));
    const Outcome outcome = run(command);
    QCOMPARE(outcome.error.message, QString());
    QCOMPARE(outcome.status, Outcome::Status::Done);
    QCOMPARE(m_pbx->count(method), 1);
    QCOMPARE(m_pbx->last(method), params);
}

void TestPalClient::refusalKeepsThePbxsWords()
{
    m_pbx->answers[u"park"_s] = [](const QJsonObject&) { return result(u"Failed: 777 is taken"_s); };
    m_pbx->answers[u"conference"_s] = [](const QJsonObject&) {
        return QJsonObject{{u"error"_s, QJsonObject{{u"code"_s, -32001}, {u"message"_s, u"Permission denied"_s}}}};
    };
    goLive();
    m_pbx->status(u"201"_s, 2, kRoom, u"1416"_s, u"0312345678"_s);
    QTRY_VERIFY(m_watch->calls.contains(kRoom));
    const Outcome parked = run(Command::park(call(kRoom), u"201"_s, u"777"_s));
    QCOMPARE(parked.status, Outcome::Status::Failed);
    QCOMPARE(parked.error.kind, ErrorKind::Pbx);
    QCOMPARE(parked.error.detail, u"Failed: 777 is taken"_s);
    const Outcome conference = run(Command::conference(call(kRoom), u"201"_s));
    QCOMPARE(conference.error.kind, ErrorKind::Denied);
    QCOMPARE(conference.error.code, u"-32001"_s);
    QCOMPARE(run(Command::hangup(call(kOther), u"201"_s)).error.kind, ErrorKind::Invalid);
}

void TestPalClient::answerIsConfirmedByTheStatus()
{
    goLive();
    m_pbx->status(u"201"_s, 65, kRoom, u"1416"_s, u"0312345678"_s);
    QTRY_VERIFY(m_watch->calls.contains(kRoom));
    connect(m_pbx.get(), &PalPeer::requested, this, [this](const QString& method) {
        if (method == "remoteControl"_L1)
            m_pbx->status(u"201"_s, 2, kRoom, u"1416"_s, u"0312345678"_s);
    });
    QVERIFY(run(Command::answer(call(kRoom), u"201"_s)).ok());
    QCOMPARE(m_pbx->last(u"remoteControl"_s), (QJsonObject{{u"talker_id"_s, u"1416"_s}, {u"action"_s, u"talk"_s}}));
}

void TestPalClient::answerWithoutReactionIsUnconfirmed()
{
    goLive();
    m_pbx->status(u"201"_s, 2, kRoom, u"1416"_s, u"0312345678"_s);
    QTRY_VERIFY(m_watch->calls.contains(kRoom));
    const Outcome outcome = run(Command::hold(call(kRoom), u"201"_s));
    QCOMPARE(outcome.status, Outcome::Status::Unconfirmed);
    QVERIFY(!outcome.error.message.isEmpty());
    QCOMPARE(m_pbx->count(u"remoteControl"_s), 1);
}

void TestPalClient::unsupportedMakesNoTraffic()
{
    goLive();
    const auto before = m_pbx->requests.size();
    for (const Command& command :
        {Command::mute(call(kRoom), u"201"_s), Command::transferSwap(call(kRoom), u"201"_s),
            Command::sendDtmf(call(kRoom), u"201"_s, u"1"_s), Command::record(Capability::RecordPause, call(kRoom), {}),
            Command::agent(Capability::AgentLogin, {m_client->site(), u"600"_s}, u"201"_s)}) {
        const Outcome outcome = run(command);
        QCOMPARE(outcome.error.kind, ErrorKind::NotSupported);
        QVERIFY(!outcome.error.message.isEmpty());
    }
    QCOMPARE(m_pbx->requests.size(), before);
}

void TestPalClient::ordinaryUserMayNotPickUp()
{
    m_pbx->admin = false;
    goLive();
    QCOMPARE(m_pbx->count(u"getExtensions"_s), 0);
    for (const Capability verb :
        {Capability::Pickup, Capability::TakeQueued, Capability::Barge, Capability::SeeAgents}) {
        QVERIFY(!m_client->capabilities().can(verb));
        QVERIFY(m_client->capabilities().of(verb).why.contains(u"201"_s));
    }
    QVERIFY(m_client->capabilities().can(Capability::Park));
    const auto before = m_pbx->requests.size();
    QCOMPARE(run(Command::pickup(call(kRoom), u"201"_s)).error.kind, ErrorKind::NotSupported);
    QCOMPARE(m_pbx->requests.size(), before);
}

void TestPalClient::secretsAreMasked()
{
    m_pbx->answers[u"getExtensionProperties"_s] = [](const QJsonObject& request) {
        const bool own = request["params"_L1]["property_names"_L1][0] == "admin"_L1;
        return own ? result(QJsonArray{u"true"_s, u"true"_s, u"Ann"_s})
                   : result(QJsonArray{u"Bo"_s, u"hunter2"_s, u"4711"_s});
    };
    goLive();
    for (const QJsonObject& request : m_pbx->requests)
        QVERIFY(!QJsonDocument(request["params"_L1]["property_names"_L1].toArray()).toJson().contains("password"));
    const auto future = m_client->invoke(u"pal.getExtensionProperties"_s,
        {{u"extension"_s, u"202"_s}, {u"property_names"_s, u"name,login.password,password"_s}});
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().value().toArray(), (QJsonArray{u"Bo"_s, u"***"_s, u"***"_s}));
    QCOMPARE(m_pbx->last(u"getExtensionProperties"_s)["property_names"_L1].toArray().size(), 3);
    // Only what is wanted by name comes as it is, and only where it was wanted.
    const auto wanted = m_client->invokeRevealing(u"pal.getExtensionProperties"_s,
        {{u"extension"_s, u"202"_s}, {u"property_names"_s, u"name,login.password,password"_s}},
        {u"login.password"_s, u"x/password"_s});
    QTRY_VERIFY(wanted.isFinished());
    QCOMPARE(wanted.result().value().toArray(), (QJsonArray{u"Bo"_s, u"hunter2"_s, u"***"_s}));
    QCOMPARE(m_client->operations().size(), 43);
    const auto unknown = m_client->invoke(u"pal.fly"_s, {});
    QCOMPARE(unknown.result().error().kind, ErrorKind::NotSupported);
    const auto missing = m_client->invoke(u"pal.park"_s, {{u"tid"_s, u"1"_s}});
    QCOMPARE(missing.result().error().kind, ErrorKind::Invalid);
}

void TestPalClient::contactsArePaged()
{
    m_pbx->answers[u"getContactList"_s] = [](const QJsonObject& request) {
        const int offset = request["params"_L1]["offset"_L1].toInt();
        const int limit = request["params"_L1]["limit"_L1].toInt();
        QJsonArray rows;
        for (int aid = offset; aid < std::min(offset + limit, 2345); ++aid)
            rows.append(QJsonObject{{u"aid"_s, aid}, {u"display_name"_s, u"Contact %1"_s.arg(aid)}});
        return result(rows);
    };
    goLive();
    ContactQuery query;
    query.limit = 100'000;
    const auto future = m_client->contacts(query);
    QTRY_VERIFY(future.isFinished());
    const auto contacts = future.result();
    QVERIFY(contacts.has_value());
    QCOMPARE(contacts->size(), 2345);
    QCOMPARE(contacts->last().id.text, u"2344"_s);
    QCOMPARE(m_pbx->count(u"getContactList"_s), 3);
}

void TestPalClient::contactRoundTrip()
{
    m_pbx->answers[u"getContact"_s] = [](const QJsonObject&) {
        return result(QJsonObject{{u"aid"_s, u"6636"_s}, {u"phonebook"_s, u"Company"_s}, {u"shared"_s, u"true"_s},
            {u"info"_s,
                QJsonObject{{u"$firstname"_s, u"Ada"_s}, {u"$lastname"_s, u"Byron"_s},
                    {u"$tel_work"_s, u"0312345678"_s}, {u"Room"_s, u"12"_s}}}});
    };
    m_pbx->answers[u"setContact"_s] = [](const QJsonObject&) { return result(QJsonObject{{u"aid"_s, 6636}}); };
    goLive();
    const auto read = m_client->contact({m_client->site(), u"6636"_s});
    QTRY_VERIFY(read.isFinished());
    Contact contact = read.result().value();
    QCOMPARE(contact.displayName, u"Ada Byron"_s); // notes 28: joined, as the PBX's own page shows it
    QVERIFY(contact.shared);
    QCOMPARE(contact.numbers, (QList<PhoneNumber>{{PhoneNumber::Kind::Work, u"0312345678"_s}}));
    contact.numbers = {{PhoneNumber::Kind::Mobile, u"07911"_s}};
    const auto saved = m_client->saveContact(contact);
    QTRY_VERIFY(saved.isFinished());
    QCOMPARE(saved.result().value().text, u"6636"_s);
    const QJsonObject sent = m_pbx->last(u"setContact"_s);
    QCOMPARE(sent.value("aid"_L1).toString(), u"6636"_s);
    QCOMPARE(sent.value("shared"_L1).toString(), u"true"_s);
    QCOMPARE(sent.value("info"_L1).toObject(),
        (QJsonObject{{u"$firstname"_s, u"Ada"_s}, {u"$lastname"_s, u"Byron"_s}, {u"$tel_mobile"_s, u"07911"_s},
            {u"Room"_s, u"12"_s}}));
}

QTEST_GUILESS_MAIN(TestPalClient)
#include "tst_palclient.moc"
