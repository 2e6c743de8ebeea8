// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jadeprobe.h"

using namespace callboard;
using namespace callboard::sim;

//! What the events socket brings when the house changes, and what it does not.
class TestJadeEvents : public QObject, private JadeFixture
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_host.reset(); }

    //! One call as it was captured: the same leg does the same things in the same order.
    void aCallAsMeasured()
    {
        start(u"wire"_s);
        EventsProbe probe;
        QVERIFY(probe.open(eventsUrl(m_token)));
        QVERIFY(probe.settle());
        talk();
        advance(6000);
        QVERIFY(world().hangup(leg(u"201"_s)));
        QVERIFY(probe.settle());
        QMap<QString, QStringList> measured;
        for (const QByteArray& line : dataLines("jade_call.tsv")) {
            const auto columns = line.split('\t');
            measured[QString::fromLatin1(columns.at(1))]
                << QString::fromLatin1(columns.at(2) + ' ' + columns.value(3)).trimmed();
        }
        const auto told = story(probe, true);
        QCOMPARE(told.value(u"caller"_s), measured.value(u"caller"_s));
        QCOMPARE(told.value(u"called"_s), measured.value(u"called"_s));
        QVERIFY(measured.value(u"caller"_s).size() > 30);
    }

    void framesOnTheWire()
    {
        start(u"wire"_s);
        EventsProbe probe;
        QVERIFY(probe.open(eventsUrl(m_token)));
        QVERIFY(world().dial(u"201"_s, u"204"_s));
        QVERIFY(probe.settle());
        QVERIFY(!probe.frames.isEmpty());
        for (const QJsonObject& frame : std::as_const(probe.frames))
            QCOMPARE(frame.keys(), QStringList{u"/admin"_s}); // exactly, nothing after it
        const QJsonObject made = probe.records(u"admin.core.channel.create"_s, true).first();
        QCOMPARE(made.value("channel_state_desc"_L1).toString(), u"Ring"_s);
        QCOMPARE(made.value("connected_line_num"_L1).toString(), u"<unknown>"_s);
        const QString id = made.value("unique_id"_L1).toString();
        const QJsonObject last = probe.records(u"admin.core.channel.update"_s, true).last();
        // the same object as REST has
        QCOMPARE(get("/v1/admin/core/channels/" + last.value("unique_id"_L1).toString().toLatin1()).result().toObject(),
            last);
        QVERIFY(id.contains(u'-')); // the system's name stands in front
    }

    void subscriptionsOnTheWire()
    {
        start(u"wire"_s);
        EventsProbe nobody;
        QVERIFY(nobody.open(eventsUrl(u"no-such-token"_s))); // always let in
        EventsProbe documented;
        QVERIFY(documented.open(eventsUrl({})));
        documented.send("{'type':'subscribe','topic':'/'}");
        EventsProbe everything;
        QVERIFY(everything.open(eventsUrl({}).replace("/?"_L1, "/ws?"_L1)));
        everything.send("{'type':'subscribe__','topic':'/'}");
        EventsProbe prefix;
        QVERIFY(prefix.open(eventsUrl({})));
        const QString name = world().directory().nameOf(u"204"_s).section(u' ', 0, 0);
        prefix.send(qPrintable(u"{'type':'subscribe__','topic':'/core/channels/%1'}"_s.arg(name)));
        EventsProbe off;
        QVERIFY(off.open(eventsUrl(m_token)));
        off.send("{'type':'unsubscribe__','topic':'/admin'}");
        EventsProbe me;
        QVERIFY(me.open(eventsUrl(logIn("/v1/me/login"))));
        for (EventsProbe* probe : {&documented, &everything, &prefix, &off, &me, &nobody}) {
            probe->send("{oops");
            probe->send("[1]");
            probe->send("{'type':'subscribe__'}");
            QVERIFY(probe->settle());
        }
        QVERIFY(world().dial(u"201"_s, u"204"_s));
        for (EventsProbe* probe : {&documented, &everything, &prefix, &off, &me, &nobody})
            QVERIFY(probe->settle());
        QCOMPARE(nobody.frames.size(), 0);
        QCOMPARE(documented.frames.size(), 0);
        QCOMPARE(off.frames.size(), 0);
        QCOMPARE(me.frames.size(), 0);
        const QStringList names = everything.names(true);
        QCOMPARE(names.count(u"admin.core.channel.create"_s), 2); // each of them once a topic
        QCOMPARE(names.count(u"core.channel.create"_s), 2);
        QCOMPARE(prefix.names(true).count(u"core.channel.create"_s), 1);
    }

    void topicsOfTheDocument()
    {
        start(u"seed"_s);
        EventsProbe all;
        QVERIFY(all.open(eventsUrl(m_token)));
        EventsProbe silent; // no subscription, no event
        QVERIFY(silent.open(eventsUrl(m_token)));
        EventsProbe lot;
        QVERIFY(lot.open(eventsUrl(m_token)));
        EventsProbe measured;
        QVERIFY(measured.open(eventsUrl(m_token)));
        all.send("{'type':'subscribe', 'topic': '/'}"); // jade 5704
        lot.send("{'type':'subscribe', 'topic': '/park/parkinglots/default'}"); // jade 5267
        measured.send("{'type':'subscribe__', 'topic': '/'}");
        for (EventsProbe* probe : {&all, &silent, &lot, &measured})
            QVERIFY(probe->settle());
        talk();
        QVERIFY(world().park(leg(u"204"_s), u"701"_s));
        QVERIFY(world().dialFromOutside(u"+4930555"_s, u"Ms Ito"_s, u"600"_s));
        for (EventsProbe* probe : {&all, &silent, &lot, &measured})
            QVERIFY(probe->settle());
        QCOMPARE(silent.frames.size(), 0);
        QCOMPARE(measured.frames.size(), 0);
        QCOMPARE(lot.names(false), QStringList{u"park.parkedcall.create"_s});
        QCOMPARE(lot.frames.first().size(), 1); // {event: {...}}, no topic around it
        const QStringList names = all.names(false);
        for (const QString& name : {u"core.channel.create"_s, u"core.channel.update"_s, u"core.channel.delete"_s,
                 u"queue.entry.update"_s, u"queue.queue.update"_s, u"queue.member.update"_s})
            QVERIFY2(names.contains(name), qPrintable(name));
        QVERIFY(!names.contains(u"queue.entry.create"_s)); // "insert/update", jade 5439
        all.send("{'type':'unsubscribe', 'topic': '/'}");
        QVERIFY(all.settle());
        all.frames.clear();
        QVERIFY(world().dial(u"202"_s, u"205"_s));
        QVERIFY(all.settle());
        QCOMPARE(all.frames.size(), 0);
    }

    void queuesAsMeasured()
    {
        start(u"wire"_s);
        EventsProbe probe;
        QVERIFY(probe.open(eventsUrl(m_token)));
        QVERIFY(probe.settle());
        const QStringList agents = world().directory().find(u"600"_s)->members;
        for (const QString& agent : agents)
            QVERIFY(world().setPaused(agent, true, u"lunch"_s));
        QVERIFY(world().dialFromOutside(u"+4930111"_s, u"One"_s, u"600"_s));
        QVERIFY(world().dialFromOutside(u"+4930222"_s, u"Two"_s, u"600"_s));
        QVERIFY(world().hangup(world().talkersAt(u"+4930111"_s).first().id));
        QVERIFY(probe.settle());
        const auto entered = probe.records(u"admin.queue.entry.create"_s, true);
        QCOMPARE(entered.size(), 2);
        QCOMPARE(entered.last().value("position"_L1).toInt(), 2);
        QCOMPARE(probe.records(u"admin.queue.entry.delete"_s, true).size(), 1);
        QVERIFY(!probe.names(true).contains(u"admin.queue.entry.update"_s));
        // never corrected, and the counts of the queue never move
        QCOMPARE(get("/v1/admin/queue/entries").list().first()["position"_L1].toInt(), 2);
        QCOMPARE(get("/v1/admin/queue/queues/600").result()["calls"_L1].toInt(), 0);
        const QJsonObject paused = probe.records(u"admin.queue.member.update"_s, true).first();
        QCOMPARE(paused.value("paused"_L1).toInt(), 1);
        QCOMPARE(paused.value("paused_reason"_L1).toString(), u"lunch"_s);
        QCOMPARE(paused.value("id"_L1).toString(), world().directory().nameOf(agents.first()) + u"@600"_s);
    }

    void queueInTheDocument()
    {
        start(u"seed"_s);
        for (const QString& agent : world().directory().find(u"600"_s)->members)
            QVERIFY(world().setPaused(agent, true));
        QVERIFY(world().dialFromOutside(u"+4930111"_s, u"One"_s, u"600"_s));
        QVERIFY(world().dialFromOutside(u"+4930222"_s, u"Two"_s, u"600"_s));
        QCOMPARE(get("/queue/queues/600").result()["calls"_L1].toInt(), 2);
        EventsProbe probe;
        QVERIFY(probe.open(eventsUrl(m_token)));
        probe.send("{'type':'subscribe','topic':'/queue/statuses/600'}");
        QVERIFY(probe.settle());
        advance(3000);
        QVERIFY(world().hangup(world().talkersAt(u"+4930111"_s).first().id));
        QVERIFY(probe.settle());
        const auto moved = probe.records(u"queue.entry.update"_s, false);
        QCOMPARE(moved.size(), 1);
        QCOMPARE(moved.first().value("position"_L1).toInt(), 1);
        const QJsonObject queue = probe.records(u"queue.queue.update"_s, false).last();
        QCOMPARE(queue.value("abandoned"_L1).toInt(), 1);
        QCOMPARE(queue.value("hold_time"_L1).toInt(), 3);
        const QJsonObject status = get("/queue/statuses/600").result().toObject(); // jade 19857
        QCOMPARE(status.value("entries"_L1).toArray().size(), 1);
        QCOMPARE(status.value("members"_L1).toArray().size(), 4);
    }

    void membersAreChangedOverRest()
    {
        start(u"wire"_s);
        EventsProbe probe;
        QVERIFY(probe.open(eventsUrl(m_token)));
        QVERIFY(probe.settle());
        const QByteArray members = "/v1/admin/queue/members";
        const QByteArray add = "{\"queue_name\":\"600\",\"state_interface\":\"PJSIP/"
                               "200\",\"name\":\"Reception\",\"penalty\":5,\"paused\":0}";
        QCOMPARE(ask("POST", members, add).status, 200);
        const QByteArray id = members + "/Reception%40600";
        QCOMPARE(get(id).result()["membership"_L1].toString(), u"dynamic"_s);
        QCOMPARE(get(id).result()["calls_taken"_L1].toInt(), 5); // the penalty, after the first update
        QCOMPARE(get("/v1/admin/queue/members/PJSIP%2F200?queue_name=600").status, 404); // as documented
        // errors-rest.jsonl 85-101
        for (const QByteArray& body : {QByteArray(), QByteArray("{"), QByteArray("not json")})
            QCOMPARE(ask("POST", members, body).status, 400);
        for (const QByteArray& body : {QByteArray("[]"), QByteArray("\"x\""), QByteArray("null"), QByteArray("{}"),
                 QByteArray("{\"queue_name\":\"600\"}")})
            QCOMPARE(ask("POST", members, body).status, 500);
        QCOMPARE(ask("POST", members, QByteArray(add).replace("600", "nosuch")).status, 200);
        QCOMPARE(ask("PUT", id, "{}").status, 200);
        QCOMPARE(ask("PUT", id, "{\"paused\":1}").status, 500);
        const QByteArray who = "{\"queue_name\":\"600\",\"state_interface\":\"PJSIP/200\",";
        QCOMPARE(ask("PUT", id, who + "\"paused\":1}").status, 500); // no reason
        QCOMPARE(ask("PUT", id, who + "\"paused\":true,\"paused_reason\":\"x\"}").status, 200);
        QCOMPARE(get(id).result()["paused"_L1].toInt(), 0); // true is read as 0
        QCOMPARE(ask("PUT", members + "/nope@nope", who + "\"paused\":1,\"paused_reason\":\"tea\"}").status, 200);
        QCOMPARE(get(id).result()["paused_reason"_L1].toString(), u"tea"_s);
        QCOMPARE(ask("DELETE", id).status, 200);
        QCOMPARE(ask("DELETE", id).status, 500);
        QVERIFY(!world().directory().find(u"600"_s)->members.contains(u"200"_s));
        QVERIFY(probe.settle());
        const QStringList names = probe.names(true);
        QCOMPARE(names.first(), u"admin.queue.member.create"_s);
        QCOMPARE(names.last(), u"admin.queue.member.delete"_s);
    }

    void aReloadSilencesTheQueues()
    {
        start(u"wire"_s);
        EventsProbe probe;
        QVERIFY(probe.open(eventsUrl(m_token)));
        EventsProbe parks;
        QVERIFY(parks.open(eventsUrl({})));
        parks.send("{'type':'subscribe__','topic':'/park/statuses/default'}");
        QVERIFY(parks.settle());
        QCOMPARE(ask("PUT", "/v1/admin/core/modules/app_queue.so").status, 200);
        QVERIFY(control("{'do':'reload','part':'park'}").isEmpty());
        QVERIFY(probe.settle());
        QCOMPARE(probe.names(true), (QStringList{u"admin.core.module.update"_s, u"admin.core.module.update"_s}));
        probe.frames.clear();
        QVERIFY(world().dialFromOutside(u"+4930111"_s, u"One"_s, u"600"_s));
        talk();
        QVERIFY(world().park(leg(u"204"_s), u"701"_s));
        QVERIFY(probe.settle());
        QVERIFY(parks.settle());
        const QStringList names = probe.names(true);
        QVERIFY(names.contains(u"admin.core.channel.create"_s));
        QVERIFY(names.filter(u"queue"_s).isEmpty());
        QVERIFY(names.filter(u"park"_s).isEmpty());
        QCOMPARE(parks.names(true), QStringList{u"park.parkedcall.create"_s});
        QCOMPARE(get("/v1/admin/park/parkedcalls").list().size(), 1); // the list is right
    }

    void aCrashIsSilent()
    {
        start(u"wire"_s);
        talk();
        EventsProbe probe;
        QVERIFY(probe.open(eventsUrl(m_token)));
        QVERIFY(probe.settle());
        QVERIFY(control("{'do':'crash'}").isEmpty());
        QVERIFY(probe.settle());
        QCOMPARE(probe.frames.size(), 0);
        QVERIFY(world().rooms().empty());
        QVERIFY(world().dial(u"201"_s, u"204"_s)); // and life goes on
        QVERIFY(probe.settle());
        QVERIFY(!probe.frames.isEmpty());
        QCOMPARE(get("/v1/admin/core/channels").list().size(), 4);
    }

    void transfersAndConsultations()
    {
        start(u"wire"_s);
        talk();
        QVERIFY(world().consult(leg(u"204"_s), u"205"_s));
        QCOMPARE(channelsNow(), (QStringList{u"PJSIP/201 6"_s, u"PJSIP/204 6"_s, u"PJSIP/204 4"_s, u"PJSIP/205 5"_s}));
        QVERIFY(world().answer(leg(u"205"_s)));
        QVERIFY(world().hangup(leg(u"204"_s))); // completes it
        QCOMPARE(channelsNow(), (QStringList{u"PJSIP/201 6"_s, u"PJSIP/205 6"_s}));
        const QJsonArray both = get("/v1/admin/core/channels").list();
        QCOMPARE(both.at(0)["linked_id"_L1], both.at(1)["linked_id"_L1]);
        QCOMPARE(both.at(0)["variables"_L1]["BRIDGEPEER"_L1], both.at(1)["channel"_L1]);
        QVERIFY(world().blindTransfer(leg(u"205"_s), u"206"_s, u"205"_s));
        QCOMPARE(channelsNow(), (QStringList{u"PJSIP/201 6"_s, u"PJSIP/206 5"_s}));
        QCOMPARE(get("/v1/admin/core/channels").list().first()["exten"_L1].toString(), u"206"_s);
    }

    void whoFetchesAParkedCallIsAStrangerOnTheWire_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::addColumn<bool>("linked");
        QTest::newRow("wire") << u"wire"_s << false;
        QTest::newRow("seed") << u"seed"_s << true;
    }
    void whoFetchesAParkedCallIsAStrangerOnTheWire()
    {
        QFETCH(QString, profile);
        QFETCH(bool, linked);
        start(profile);
        talk();
        QVERIFY(world().park(leg(u"204"_s), u"701"_s));
        QVERIFY(world().dial(u"205"_s, u"701"_s));
        const QJsonArray both = get("/v1/admin/core/channels").list();
        QCOMPARE(both.size(), 2);
        QCOMPARE(both.at(1)["application"_L1].toString(), u"ParkedCall"_s);
        QCOMPARE(both.at(0)["linked_id"_L1] == both.at(1)["linked_id"_L1], linked);
        QCOMPARE(both.at(1)["variables"_L1]["BRIDGEPEER"_L1], both.at(0)["channel"_L1]);
        QCOMPARE(both.at(1)["connected_line_num"_L1].toString(), linked ? u"201"_s : u"<unknown>"_s);
    }

    void chatsReachTheirMembers()
    {
        start(u"wire"_s);
        const QString token = logIn("/v1/me/login");
        const Reply found = ask("GET", "/v1/me/search?type=username&filter=201", {}, token);
        const QString other = found.list().first()["uuid"_L1].toString();
        const QByteArray chat
            = "{\"name\":\"Desk\",\"detail\":\"\",\"type\":1,\"members\":[\"" + other.toLatin1() + "\"]}";
        QCOMPARE(ask("POST", "/v1/me/chats", chat, token).status, 200);
        QCOMPARE(ask("POST", "/v1/me/chats", chat, token).status, 200);
        const QJsonArray mine = ask("GET", "/me/chats", {}, token).list();
        QCOMPARE(mine.size(), 1); // two people have one room
        EventsProbe probe; // his rooms are subscribed at the handshake
        QVERIFY(probe.open(eventsUrl(token)));
        QVERIFY(probe.settle());
        QVERIFY(control("{'do':'chat','from':'201','to':'admin','text':'One'}").isEmpty());
        const QByteArray path = "/v1/me/chats/" + mine.first()["uuid"_L1].toString().toLatin1();
        advance(2000);
        QCOMPARE(ask("POST", path + "/messages", "{\"message\":\"Two\"}", token).status, 200);
        QVERIFY(probe.settle());
        QCOMPARE(probe.names(true), (QStringList{u"me.chats.message.create"_s, u"me.chats.message.create"_s}));
        QCOMPARE(probe.frames.first().keys().first(), u"/me/chats/"_s + mine.first()["room"_L1]["uuid"_L1].toString());
        const QJsonArray messages = ask("GET", path + "/messages", {}, token).list();
        QCOMPARE(messages.size(), 2);
        QCOMPARE(messages.first()["message"_L1]["message"_L1].toString(), u"Two"_s); // newest first
        const QByteArray before = QUrl::toPercentEncoding(messages.first()["tm_create"_L1].toString());
        const QJsonArray older = ask("GET", path + "/messages?count=5&timestamp=" + before, {}, token).list();
        QCOMPARE(older.size(), 1);
        QCOMPARE(older.first()["message"_L1]["message"_L1].toString(), u"One"_s);
        QCOMPARE(ask("PUT", path, "{\"name\":\"Front desk\"}", token).status, 200);
        QCOMPARE(ask("GET", path, {}, token).result()["name"_L1].toString(), u"Front desk"_s);
        QCOMPARE(ask("DELETE", path, {}, token).status, 200);
        QCOMPARE(ask("GET", path, {}, token).status, 404);
        // the other one still has it, and cannot be read by strangers
        const QString his = logIn("/v1/me/login", u"201"_s);
        QCOMPARE(ask("GET", "/me/chats", {}, his).list().size(), 1);
        QCOMPARE(ask("GET", "/me/chats", {}, logIn("/v1/me/login", u"202"_s)).list().size(), 0);
    }

    void theDocumentsOddMessage()
    {
        start(u"seed"_s);
        QVERIFY(control("{'do':'chat','from':'201','to':'admin','text':'One'}").isEmpty());
        const QJsonArray mine = get("/me/chats").result().toArray();
        const QByteArray path = "/me/chats/" + mine.first()["uuid"_L1].toString().toLatin1() + "/messages";
        QCOMPARE(ask("POST", path, "{\"test message\"}").status, 200); // jade 4743
        QCOMPARE(get(path).result().toArray().first()["message"_L1]["message"_L1].toString(), u"test message"_s);
    }

    void usersCallUsers()
    {
        start(u"wire"_s);
        const QString token = logIn("/v1/me/login", u"201"_s);
        const QString other
            = ask("GET", "/v1/me/search?type=username&filter=204", {}, token).list().first()["uuid"_L1].toString();
        const QByteArray body = "{\"destination_type\":\"user\",\"destination\":\"" + other.toLatin1() + "\"}";
        QCOMPARE(ask("POST", "/v1/me/calls", QByteArray(body).replace("user", "number"), token).status, 404);
        QCOMPARE(ask("POST", "/v1/me/calls", body, token).status, 200);
        advance(1000); // his own phone first
        QCOMPARE(channelsNow(), (QStringList{u"PJSIP/201 6"_s, u"PJSIP/204 5"_s}));
        QCOMPARE(ask("GET", "/v1/me/calls", {}, token).list().size(), 1);
    }

    void usersAreReplacedNotChanged()
    {
        start(u"wire"_s);
        QCOMPARE(ask("POST", "/v1/manager/users",
                     "{\"username\":\"eva\",\"password\":\"p1\",\"name\":\"Eva\",\"context\":\"demo\",\"permissions\":"
                     "[{\"permission\":\"user\"}]}")
                     .status,
            200);
        const Account* eva = world().accounts().byLogin(u"eva"_s);
        QVERIFY(eva && eva->user && !eva->administrator);
        QCOMPARE(login("/v1/me/login", u"eva"_s, u"p1"_s).status, 200);
        const QByteArray path = "/v1/manager/users/" + eva->id.toLatin1();
        QCOMPARE(ask("PUT", path, "{\"name\":\"Third\"}").status, 500);
        QCOMPARE(get(path).result()["name"_L1].toString(), u"Third"_s); // and yet it was done
        QCOMPARE(get(path).result()["password"_L1].toString(), QString());
        QCOMPARE(ask("PUT", "/v1/admin/user/users/" + eva->id.toLatin1(), "{\"password\":\"p2\"}").status, 200);
        QCOMPARE(get(path).result()["name"_L1].toString(), u"Third"_s); // only the manager's is a replacement
        QCOMPARE(ask("DELETE", path).status, 200);
        QCOMPARE(get(path).status, 404);
    }

    void voicemailIsHeardAndDeleted_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::newRow("seed") << u"seed"_s;
        QTest::newRow("wire") << u"wire"_s;
    }
    void voicemailIsHeardAndDeleted()
    {
        QFETCH(QString, profile);
        start(profile);
        QVERIFY(
            control("{'do':'voicemail','extension':'201','from':'+4930555','name':'Ms Ito','seconds':3}").isEmpty());
        QVERIFY(control("{'do':'voicemail','extension':'201','from':'202','seconds':2}").isEmpty());
        QCOMPARE(get("/voicemail/users/201%40default").result()["new_message_count"_L1].toInt(), 2);
        const QJsonArray all = get("/voicemail/vms?context=default&mailbox=201").list();
        QCOMPARE(all.size(), 2);
        QCOMPARE(all.at(1)["msgname"_L1].toString(), u"msg0000"_s); // the oldest
        QCOMPARE(all.at(1)["callerid"_L1].toString(), u"\"Ms Ito\" <+4930555>"_s);
        QCOMPARE(all.at(1)["duration"_L1].toString(), u"3"_s);
        const QByteArray oldest = "/voicemail/vms/msg0000?context=default&mailbox=201&dir=INBOX";
        const Reply sound = get(oldest);
        QVERIFY(sound.head.contains("content-type: application/octet-stream")); // jade 21391
        QVERIFY(sound.head.contains("content-disposition: attachment; filename=msg0000.wav"));
        QCOMPARE(sound.body.left(4), QByteArray("RIFF"));
        QCOMPARE(sound.body.mid(8, 8), QByteArray("WAVEfmt "));
        QCOMPARE(sound.body.size(), 44 + 3 * 8000 * 2); // PCM, 16 bit, mono, 8000 Hz
        QVERIFY(sound.body.mid(44).count('\0') < sound.body.size() / 2); // something is heard
        QCOMPARE(ask("DELETE", oldest).status, 200);
        const QJsonArray left = get("/voicemail/vms?context=default&mailbox=201").list();
        QCOMPARE(left.size(), 1);
        QCOMPARE(left.first()["msgname"_L1].toString(), u"msg0000"_s); // moved up
        QCOMPARE(left.first()["callerid"_L1].toString(), u"202"_s);
        QCOMPARE(world().directory().user(u"201"_s)->mailbox.fresh, 1);
        QCOMPARE(get("/voicemail/vms?context=default").status, 400);
    }

    void configurationIsKept()
    {
        start(u"seed"_s);
        QCOMPARE(ask("POST", "/v1/admin/dialplan/adpmas", "{\"name\":\"m\",\"detail\":\"d\"}").status, 200);
        const QString master = get("/v1/admin/dialplan/adpmas").list().last()["uuid"_L1].toString();
        QCOMPARE(ask("POST", "/v1/admin/dialplan/adps", "{\"name\":\"step\",\"sequence\":\"one\"}").status, 400);
        QCOMPARE(ask("POST", "/v1/admin/dialplan/adps",
                     "{\"name\":\"step\",\"sequence\":1,\"dpma_uuid\":\"" + master.toLatin1() + "\"}")
                     .status,
            200);
        const QJsonObject step = get("/v1/admin/dialplan/adps").list().last().toObject();
        const QByteArray path = "/v1/admin/dialplan/adps/" + step.value("uuid"_L1).toString().toLatin1();
        QCOMPARE(step.value("tm_update"_L1), QJsonValue(QJsonValue::Null));
        QCOMPARE(ask("PUT", path, "{\"sequence\":2}").status, 200);
        QCOMPARE(get(path).result()["name"_L1].toString(), u"step"_s);
        QCOMPARE(get(path).result()["sequence"_L1].toInt(), 2);
        QCOMPARE(ask("DELETE", path).status, 200);
        QCOMPARE(get(path).status, 404);
        // a changed file leaves a backup
        QCOMPARE(ask("PUT", "/queue/queues/600", "{\"strategy\":\"rrmemory\"}").status, 200);
        QCOMPARE(get("/queue/setting").result()["600"_L1]["strategy"_L1].toString(), u"rrmemory"_s);
        const QJsonArray backups = get("/queue/settings").list();
        QCOMPARE(backups.size(), 1);
        QCOMPARE(backups.first()["600"_L1]["strategy"_L1].toString(), u"ringall"_s);
        QCOMPARE(backups.first()["600"_L1]["member"_L1].toArray().size(), 4);
        QCOMPARE(ask("PUT", "/dialplan/setting", "[demo]\nexten=> 1,1,NoOp()\n").status, 200);
        QCOMPARE(get("/dialplan/setting?format=text").result().toString(), u"[demo]\nexten=> 1,1,NoOp()\n"_s);
    }

    void outboundRecordsHoldTogether()
    {
        start(u"seed"_s);
        const auto made = [this](const QByteArray& path, const QByteArray& body) {
            return ask("POST", path, body).result()["uuid"_L1].toString().toLatin1();
        };
        const QByteArray plan = made("/ob/plans", "{\"name\":\"p\"}");
        QCOMPARE(get("/ob/plans/" + plan).result()["dial_timeout"_L1].toInt(), 30000); // jade 13480
        const QByteArray campaign = made("/ob/campaigns", "{\"name\":\"c\",\"plan\":\"" + plan + "\"}");
        QVERIFY(ask("DELETE", "/ob/plans/" + plan).status != 200); // jade 13715
        QCOMPARE(ask("PUT", "/ob/campaigns/" + campaign, "{\"status\":1}").result()["status"_L1].toInt(), 1);
        QCOMPARE(ask("DELETE", "/ob/plans/" + plan + "?force=1").result()["in_use"_L1].toInt(), 0);
        QCOMPARE(get("/ob/plans").list().size(), 0);
        QCOMPARE(ask("POST", "/ob/dls", "{\"number_1\":\"300\"}").status, 400); // dlma_uuid is required
    }

private:
    //! "PJSIP/201 6" of all channels, oldest first.
    QStringList channelsNow() const
    {
        QStringList all;
        for (const QJsonValue channel : get("/v1/admin/core/channels").list())
            all << channel["channel"_L1].toString().section(u'-', 0, 0) + u' '
                    + QString::number(channel["channel_state"_L1].toInt());
        return all;
    }
    //! By leg: the verb and which fields and variables changed.
    static QMap<QString, QStringList> story(const EventsProbe& probe, bool wire)
    {
        QMap<QString, QStringList> told;
        QMap<QString, QJsonObject> before;
        QStringList legs;
        for (const QJsonObject& frame : probe.frames) {
            const QJsonObject event = wire ? frame.begin().value().toObject() : frame;
            const QString name = event.keys().first();
            if (!name.contains("channel"_L1))
                continue;
            const QJsonObject now = event.value(name).toObject();
            const QString id = now.value("unique_id"_L1).toString();
            if (!legs.contains(id))
                legs << id;
            QStringList changes;
            const QJsonObject was = before.value(id);
            if (!was.isEmpty()) {
                for (auto it = now.begin(); it != now.end(); ++it) {
                    if (it.value() != was.value(it.key()) && it.key() != "tm_update"_L1 && it.key() != "variables"_L1)
                        changes << it.key();
                }
            }
            const QJsonObject variables = now.value("variables"_L1).toObject();
            for (auto it = variables.begin(); it != variables.end(); ++it) {
                if (it.value() != was.value("variables"_L1).toObject().value(it.key()))
                    changes << u':' + it.key();
            }
            before.insert(id, now);
            changes.prepend(name.section(u'.', -1));
            told[legs.indexOf(id) == 0 ? u"caller"_s : u"called"_s] << changes.join(u' ');
        }
        return told;
    }
};

QTEST_GUILESS_MAIN(TestJadeEvents)
#include "tst_jadeevents.moc"
