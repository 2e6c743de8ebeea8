// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jadeclienttest.h"

using namespace callboard;
using namespace callboard::test;

//! What the server is asked for, and what counts as done: 200 means only that it passed the command on.
class TestJadeCommands : public JadeClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { tearDown(); }
    void hangupIsDoneWhenTheChannelIsGone();
    void hangupUnconfirmed();
    void hangupOfParkedAndQueued();
    void hangupOfNobody();
    void agentsComeAndGo();
    void agentPauseNeedsItsReasonAndANumber();
    void agentsThatCannotBeRemoved();
    void dialsAColleague();
    void dialsNobodyElse();
    void voicemail();
    void chats();
    void invokeMasksSecrets();

private:
    void withMember(const QString& name, const QString& location, const QString& interface);
    [[nodiscard]] static QJsonObject channel(int state = 6)
    {
        return jadeChannel(
            u"testbed-1700000001.7"_s, u"testbed-1700000001.7"_s, u"PJSIP/101-00000007"_s, state, u"101"_s);
    }
};

void TestJadeCommands::hangupIsDoneWhenTheChannelIsGone()
{
    prepare();
    m_pbx->list("/admin/core/channels", {channel()});
    m_pbx->on("DELETE", "/admin/core/channels/", [this](const auto&) {
        QJsonObject gone = channel();
        gone.insert(u"hangup_cause"_s, 16);
        m_pbx->say(u"core.channel.delete"_s, gone);
        return jadeAnswer();
    });
    goLive();
    const Outcome outcome = run(Command::hangup(call(u"testbed-1700000001.7"_s), u"101"_s));
    QCOMPARE(outcome.status, Outcome::Status::Done);
    QCOMPARE(m_pbx->last("DELETE", "1700000001.7").path, "/v1/admin/core/channels/testbed-1700000001.7");
}

void TestJadeCommands::hangupUnconfirmed()
{
    prepare();
    m_pbx->list("/admin/core/channels", {channel()});
    m_pbx->on("DELETE", "/admin/core/channels/", [](const auto&) { return jadeAnswer(); });
    goLive();
    const Outcome outcome = run(Command::hangup(call(u"testbed-1700000001.7"_s), {}));
    QCOMPARE(outcome.status, Outcome::Status::Unconfirmed);
    QCOMPARE(m_pbx->count("DELETE", "1700000001.7"), 1);
}

void TestJadeCommands::hangupOfParkedAndQueued()
{
    prepare();
    QJsonObject waiting = channel();
    waiting.insert(u"unique_id"_s, u"1700000002.8"_s);
    waiting.insert(u"linked_id"_s, u"1700000002.8"_s);
    waiting.insert(u"channel"_s, u"PJSIP/provider-00000008"_s);
    m_pbx->list("/admin/core/channels", {channel(), waiting});
    m_pbx->list("/admin/park/parkedcalls",
        {QJsonObject{{u"parkee_unique_id"_s, u"testbed-1700000001.7"_s}, {u"parking_space"_s, u"701"_s},
            {u"parkee_linked_id"_s, u"testbed-1700000001.7"_s}, {u"tm_update"_s, jadeTime()}}});
    m_pbx->list("/admin/queue/entries",
        {QJsonObject{
            {u"unique_id"_s, u"1700000002.8"_s}, {u"queue_name"_s, u"sales"_s}, {u"tm_update"_s, jadeTime()}}});
    const auto ends = [this](const QByteArray& path) {
        m_pbx->on("DELETE", path, [this](const auto&) {
            m_pbx->list("/admin/core/channels", {});
            m_pbx->list("/admin/park/parkedcalls", {});
            m_pbx->list("/admin/queue/entries", {});
            return jadeAnswer();
        });
    };
    ends("/admin/park/parkedcalls/");
    ends("/admin/queue/entries/");
    goLive();
    QCOMPARE(m_watch->calls.value(u"1700000002.8"_s).state, CallState::Queued);
    // No event tells; the next read does.
    QCOMPARE(run(Command::hangup(call(u"1700000002.8"_s), {})).status, Outcome::Status::Done);
    QCOMPARE(m_pbx->count("DELETE", "/queue/entries/1700000002.8"), 1);
}

void TestJadeCommands::hangupOfNobody()
{
    prepare();
    m_pbx->list("/admin/core/channels", {channel()});
    goLive();
    QCOMPARE(run(Command::hangup(call(u"testbed-1700000001.7"_s), u"102"_s)).error.kind, ErrorKind::Invalid);
    QCOMPARE(run(Command::hangup(call(u"nobody"_s), {})).error.kind, ErrorKind::Invalid);
    QCOMPARE(run(Command::transferBlind(call(u"testbed-1700000001.7"_s), u"101"_s, u"102"_s)).error.kind,
        ErrorKind::NotSupported);
}

void TestJadeCommands::withMember(const QString& name, const QString& location, const QString& interface)
{
    m_pbx->list("/admin/queue/queues", {QJsonObject{{u"name"_s, u"sales"_s}}});
    m_pbx->list("/admin/queue/members",
        {QJsonObject{{u"id"_s, name + u"@sales"_s}, {u"queue_name"_s, u"sales"_s}, {u"name"_s, name},
            {u"location"_s, location}, {u"state_interface"_s, interface}, {u"penalty"_s, 0}, {u"status"_s, 1},
            {u"paused"_s, 0}, {u"paused_reason"_s, QString()}, {u"tm_update"_s, jadeTime(-1000)}}});
}

void TestJadeCommands::agentsComeAndGo()
{
    prepare();
    m_pbx->list("/admin/queue/queues", {QJsonObject{{u"name"_s, u"sales"_s}}});
    m_pbx->on("POST", "/admin/queue/members", [this](const auto&) {
        withMember(u"Alice Smith"_s, u"PJSIP/101"_s, u"PJSIP/101"_s); // no event: the next read shows it
        return jadeAnswer();
    });
    m_pbx->on("DELETE", "/admin/queue/members/", [this](const auto&) {
        m_pbx->list("/admin/queue/members", {});
        return jadeAnswer();
    });
    goLive();
    const QueueId sales{m_client->site(), u"sales"_s};
    QVERIFY(run(Command::agent(Capability::AgentLogin, sales, u"101"_s)).ok());
    const QJsonObject body = m_pbx->last("POST", "/queue/members").json();
    QCOMPARE(body,
        QJsonObject({{u"queue_name"_s, u"sales"_s}, {u"state_interface"_s, u"PJSIP/101"_s},
            {u"name"_s, u"Alice Smith"_s}, {u"penalty"_s, 0}, {u"paused"_s, 0}}));
    QTRY_VERIFY(m_watch->agents.contains(u"sales/101"_s));
    QVERIFY(run(Command::agent(Capability::AgentLogout, sales, u"101"_s)).ok());
    QCOMPARE(m_pbx->last("DELETE", "sales").path, "/v1/admin/queue/members/Alice%20Smith%40sales");
    QTRY_VERIFY(!m_watch->agents.contains(u"sales/101"_s));
    QCOMPARE(run(Command::agent(Capability::AgentLogout, sales, u"101"_s)).error.kind, ErrorKind::Invalid);
}

// true would be taken for 0 and answered with 200; without a reason it is refused.
void TestJadeCommands::agentPauseNeedsItsReasonAndANumber()
{
    prepare();
    withMember(u"Dora"_s, u"Local/103@agents/n"_s, u"PJSIP/103"_s);
    m_pbx->on("PUT", "/admin/queue/members/", [](const auto&) { return jadeAnswer(); });
    goLive();
    const QueueId sales{m_client->site(), u"sales"_s};
    QCOMPARE(run(Command::agent(Capability::AgentPause, sales, u"103"_s, u"lunch"_s)).status,
        Outcome::Status::Unconfirmed); // nothing showed it
    QCOMPARE(m_pbx->last("PUT", "sales").json(),
        QJsonObject({{u"queue_name"_s, u"sales"_s}, {u"state_interface"_s, u"Local/103@agents/n"_s}, {u"paused"_s, 1},
            {u"paused_reason"_s, u"lunch"_s}}));
    QVERIFY(run(Command::agent(Capability::AgentResume, sales, u"103"_s)).ok()); // as it is
    QCOMPARE(m_pbx->last("PUT", "sales").json()["paused"_L1].toInt(-1), 0);
    QVERIFY(m_pbx->last("PUT", "sales").json().contains("paused_reason"_L1));
    run(Command::agentPenalty(sales, u"103"_s, 5));
    QCOMPARE(m_pbx->last("PUT", "sales").json()["penalty"_L1].toInt(), 5);
}

void TestJadeCommands::agentsThatCannotBeRemoved()
{
    prepare();
    withMember(u"Dora"_s, u"Local/103@agents/n"_s, u"PJSIP/103"_s);
    goLive();
    const QueueId sales{m_client->site(), u"sales"_s};
    QCOMPARE(run(Command::agent(Capability::AgentLogout, sales, u"103"_s)).error.kind, ErrorKind::NotSupported);
    QCOMPARE(m_pbx->count("DELETE", "Dora%40sales"), 0);
}

void TestJadeCommands::dialsAColleague()
{
    prepare();
    m_pbx->list("/me/contacts", {QJsonObject{{u"target"_s, u"100"_s}, {u"type"_s, u"pjsip_endpoint"_s}}});
    m_pbx->list("/admin/user/users", {QJsonObject{{u"uuid"_s, u"u-bob"_s}, {u"username"_s, u"bob"_s}}});
    m_pbx->list("/admin/user/contacts", {QJsonObject{{u"target"_s, u"102"_s}, {u"user_uuid"_s, u"u-bob"_s}}});
    m_pbx->on("POST", "/me/calls", [this](const auto&) {
        m_pbx->say(u"core.channel.create"_s,
            jadeChannel(u"1700000004.1"_s, u"1700000004.1"_s, u"PJSIP/100-00000001"_s, 5, u"100"_s));
        return jadeAnswer();
    });
    goLive();
    QCOMPARE(m_client->profile().homeExtension, u"100"_s); // jade says whose phone it is
    QVERIFY(run(Command::dialColleague(ExtensionId{m_client->site(), u"100"_s}, u"102"_s)).ok());
    QCOMPARE(m_pbx->last("POST", "/me/calls").json(),
        QJsonObject({{u"destination_type"_s, u"user"_s}, {u"destination"_s, u"u-bob"_s}}));
    QTRY_COMPARE(m_watch->extensions.value(u"100"_s).state, ExtensionState::Ringing);
}

void TestJadeCommands::dialsNobodyElse()
{
    prepare();
    goLive();
    QVERIFY(!m_client->capabilities().can(Capability::DialColleague)); // no phone of one's own
    QVERIFY(m_client->capabilities().of(Capability::DialColleague).why.contains("phone"_L1));
    QVERIFY(!m_client->capabilities().can(Capability::Dial));
}

void TestJadeCommands::voicemail()
{
    prepare();
    m_pbx->list("/voicemail/users",
        {QJsonObject{{u"id"_s, u"101@default"_s}, {u"context"_s, u"default"_s}, {u"mailbox"_s, u"101"_s},
            {u"full_name"_s, u"Alice S."_s}, {u"new_message_count"_s, 2}, {u"old_message_count"_s, 1}}});
    // Measured: all values are text.
    m_pbx->list("/voicemail/vms",
        {QJsonObject{{u"origtime"_s, u"1795221111"_s}, {u"callerid"_s, u"\"Reception\" <100>"_s},
             {u"duration"_s, u"7"_s}, {u"status"_s, u"unread"_s}, {u"dir"_s, u"INBOX"_s}, {u"msgname"_s, u"msg0000"_s},
             {u"flag"_s, QString()}},
            QJsonObject{{u"origtime"_s, u"1795221502"_s}, {u"callerid"_s, u"0301234567"_s}, {u"dir"_s, u"INBOX"_s},
                {u"msgname"_s, u"msg0001"_s}}});
    m_pbx->on("GET", "/voicemail/vms/", [](const auto&) {
        return JadePeer::Answer{200, "RIFF1234WAVE", "application/octet-stream"};
    });
    m_pbx->on("DELETE", "/voicemail/vms/", [](const auto&) { return jadeAnswer(); });
    goLive();
    QCOMPARE(m_watch->mailboxes.value(u"101"_s).fresh, std::optional(2));
    QCOMPARE(m_watch->extensions.value(u"101"_s).voicemailNew, std::optional(2));
    auto list = m_client->voicemailMessages(MailboxId{m_client->site(), u"101"_s});
    QTRY_VERIFY(list.isFinished());
    QVERIFY(list.result());
    const QList<VoicemailMessage> messages = *list.result();
    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages.first().from.number, u"0301234567"_s); // newest first
    QCOMPARE(messages.last().from, (Party{u"Reception"_s, u"100"_s}));
    QCOMPARE(messages.last().seconds, 7);
    QVERIFY(!messages.last().heard);
    auto audio = m_client->voicemailAudio(messages.last());
    QTRY_VERIFY(audio.isFinished());
    QVERIFY(audio.result());
    QCOMPARE(audio.result()->mimeType, u"audio/x-wav"_s);
    QCOMPARE(audio.result()->fileName, u"msg0000.wav"_s);
    const JadePeer::Ask ask = m_pbx->last("GET", "/voicemail/vms/msg0000");
    QCOMPARE(ask.query.queryItemValue(u"dir"_s), u"INBOX"_s);
    QCOMPARE(ask.query.queryItemValue(u"context"_s), u"default"_s);
    QVERIFY(run(Command::voicemailDelete(messages.last().id, u"101"_s)).ok());
    QCOMPARE(m_pbx->count("DELETE", "/voicemail/vms/msg0000"), 1);
    auto none = m_client->voicemailMessages(MailboxId{m_client->site(), u"102"_s});
    QTRY_VERIFY(none.isFinished());
    QCOMPARE(none.result().error().kind, ErrorKind::Invalid);
}

void TestJadeCommands::chats()
{
    prepare(JadePeer::Generation::Document);
    const auto message = [](const QString& id, const QString& owner, const QString& text, int ms) {
        return QJsonObject{{u"uuid"_s, id}, {u"uuid_owner"_s, owner}, {u"tm_create"_s, jadeTime(ms)},
            {u"message"_s, QJsonObject{{u"message"_s, text}}}};
    };
    QJsonArray said{message(u"m2"_s, u"u-bob"_s, u"two"_s, -1000), message(u"m1"_s, u"u-admin"_s, u"one"_s, -2000)};
    const QJsonObject room{{u"uuid"_s, u"c1"_s}, {u"name"_s, u"Desk"_s}, {u"detail"_s, QString()},
        {u"tm_create"_s, jadeTime(-9000)},
        {u"room"_s,
            QJsonObject{{u"uuid"_s, u"r1"_s}, {u"type"_s, 1}, {u"members"_s, QJsonArray{u"u-admin"_s, u"u-bob"_s}}}}};
    m_pbx->on("GET", "/me/chats", [room](const auto&) { return jadeAnswer(QJsonArray{room}); }); // a bare array
    m_pbx->on("GET", "/me/chats/c1/messages", [&said](const auto&) { return jadeAnswer(said); });
    m_pbx->on("POST", "/me/chats/c1/messages", [](const auto&) { return jadeAnswer(); });
    m_pbx->on("POST", "/me/chats", [](const auto&) { return jadeAnswer(); });
    m_pbx->list(
        "/admin/user/users", {QJsonObject{{u"uuid"_s, u"u-bob"_s}, {u"username"_s, u"bob"_s}, {u"name"_s, u"Bob"_s}}});
    start();
    QSignalSpy rooms(m_client.get(), &PbxClient::chatRoomChanged);
    QSignalSpy arrived(m_client.get(), &PbxClient::chatMessageArrived);
    QTRY_COMPARE(rooms.size(), 1);
    const auto seen = rooms.first().first().value<ChatRoom>();
    QVERIFY(seen.direct);
    QCOMPARE(seen.members.last().name, u"Bob"_s);
    // By the name that people know, and everybody when nothing is typed yet, which the server refuses to look for.
    for (const QString& typed : {u"Bo"_s, QString()}) {
        auto people = m_client->chatPeople(typed);
        QTRY_VERIFY(people.isFinished());
        QVERIFY(people.result());
        QCOMPARE(people.result()->size(), 1);
        QCOMPARE(people.result()->first().name, u"Bob"_s);
    }
    QCOMPARE(m_pbx->count("GET", "/me/search"), 0);
    auto list = m_client->chatMessages(seen.id, {}, 20);
    QTRY_VERIFY(list.isFinished());
    QCOMPARE(list.result()->size(), 2);
    QCOMPARE(list.result()->first().text, u"one"_s); // oldest first
    QVERIFY(list.result()->first().own);
    QVERIFY(!list.result()->last().own);
    const int looks = m_pbx->count("GET", "/me/chats/c1/messages");
    QTRY_VERIFY(m_pbx->count("GET", "/me/chats/c1/messages") > looks);
    QCOMPARE(arrived.size(), 0); // what was there before is not news
    said.prepend(message(u"m3"_s, u"u-bob"_s, u"three"_s, 0));
    QTRY_COMPARE(arrived.size(), 1);
    QCOMPARE(arrived.first().first().value<ChatMessage>().text, u"three"_s);
    QVERIFY(run(Command::chatSend(seen.id, u"four"_s)).ok());
    QCOMPARE(m_pbx->last("POST", "/messages").json(), QJsonObject({{u"message"_s, u"four"_s}}));
    QVERIFY(run(Command::chatOpen(m_client->site(), {}, {u"u-bob"_s})).ok());
    const QJsonObject opened = m_pbx->last("POST", "/me/chats").json();
    QCOMPARE(opened["type"_L1].toInt(), 1);
    QCOMPARE(opened["members"_L1].toArray(), (QJsonArray{u"u-bob"_s, u"u-admin"_s}));
}

void TestJadeCommands::invokeMasksSecrets()
{
    prepare();
    m_pbx->list("/admin/user/users",
        {QJsonObject{{u"uuid"_s, u"u1"_s}, {u"username"_s, u"eva"_s}, {u"password"_s, u"hunter2"_s}}});
    goLive();
    auto answer = m_client->invoke(u"jade.GET./admin/user/users"_s, {});
    QTRY_VERIFY(answer.isFinished());
    QVERIFY(answer.result());
    QCOMPARE(answer.result()->toArray().at(0)["username"_L1].toString(), u"eva"_s);
    QCOMPARE(answer.result()->toArray().at(0)["password"_L1].toString(), u"***"_s);
    QCOMPARE(m_client->operations().size(), 227);
    auto login = m_client->invoke(u"jade.POST./admin/login"_s, {});
    QCOMPARE(login.result().error().kind, ErrorKind::NotSupported);
}

QTEST_GUILESS_MAIN(TestJadeCommands)
#include "tst_jadecommands.moc"
