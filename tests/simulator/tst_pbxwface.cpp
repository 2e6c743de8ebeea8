// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pbxwprobe.h"

#include <QElapsedTimer>
#include <QTcpSocket>

using namespace callboard;
using namespace callboard::sim;

//! The API over real sockets: the key, the action, the shapes of what is live, faults and the relay.
class TestPbxwFace : public QObject, private PbxwFixture
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_host.reset(); }

    void theAddressTellsEverything()
    {
        SimulatorOptions options;
        options.tls = true;
        start(u"seed"_s, options);
        QVERIFY(m_info.url.startsWith("https://127.0.0.1:"_L1));
        QVERIFY(m_info.apikey.size() >= 10); // pbxware 90
        QCOMPARE(m_info.fingerprint.size(), 64);
        QVERIFY(!m_info.relayToken.isEmpty() && m_info.relayToken != m_info.apikey);
        const QUrlQuery query(m_base);
        QCOMPARE(query.queryItemValue(u"server"_s), u"3"_s);
        QVERIFY(QUrl(query.queryItemValue(u"relay"_s, QUrl::FullyDecoded)).port() > 0);
        QCOMPARE(post(u"pbxware.license.info"_s).status, 200);
    }

    void theDocumentsOwnRequestWorks() // pbxware 101
    {
        start(u"seed"_s);
        for (const QByteArray path : {"/", "/index.php"}) {
            const Reply reply = get(u"pbxware.ext.list"_s, {}, path);
            QCOMPARE(reply.status, 200);
            QVERIFY(reply.head.contains("content-type: application/json"));
            QVERIFY(reply.envelope().size() > 40);
            QCOMPARE(post(u"pbxware.ext.list"_s).envelope(), reply.envelope());
        }
        QCOMPARE(httpAsk(m_base, "GET", "/other.php?apikey=" + m_info.apikey.toLatin1()).status, 404);
    }

    void aPlusSignIsEscaped() // pbxware 4517
    {
        start(u"seed"_s);
        const QByteArray start
            = "/?apikey=" + m_info.apikey.toLatin1() + "&server=3&action=pbxware.department.add&name=";
        QCOMPARE(httpAsk(m_base, "GET", start + "One+Two").envelope().value("name"_L1), u"One Two"_s);
        QCOMPARE(httpAsk(m_base, "GET", start + "One%2BTwo").envelope().value("name"_L1), u"One+Two"_s);
    }

    void aWrongKeyIsRefused_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("none") << QByteArray("/?action=pbxware.ext.list");
        QTest::newRow("wrong") << QByteArray("/?apikey=my.secret.apikey&action=pbxware.ext.list");
        QTest::newRow("empty") << QByteArray("/?apikey=&action=pbxware.ext.list");
        QTest::newRow("without action") << QByteArray("/?apikey=my.secret.apikey");
    }
    void aWrongKeyIsRefused()
    {
        QFETCH(QByteArray, target);
        start(u"seed"_s);
        const Reply reply = httpAsk(m_base, "GET", target);
        QCOMPARE(reply.status, 200); // errors are no HTTP errors
        QCOMPARE(reply.body, QByteArray(R"({"error":"Invalid API key."})")); // pbxware 172
    }

    void errorsAreOneKey()
    {
        start(u"seed"_s);
        QCOMPARE(
            httpAsk(m_base, "GET", "/?apikey=" + m_info.apikey.toLatin1()).envelope().keys(), QStringList{u"error"_s});
        for (const QString& action : {u"pbxware.call.start"_s, u"ext.list"_s, u"other.ext.list"_s, u"pbxware.ext"_s})
            QCOMPARE(post(action).envelope().keys(), QStringList{u"error"_s});
        QCOMPARE(error(u"ext.list"_s, {{u"server"_s, u"4"_s}}), u"Server/Tenant ID 4 does not exist."_s);
        QVERIFY(ask(u"ext.list"_s, {{u"server"_s, u"1"_s}}).isEmpty()); // the master tenant has nobody
        // pbxware 4379, 4380, 4650, 4852
        QVERIFY(error(u"did.list"_s, {{u"server"_s, u"1"_s}}).contains("greater than 1"_L1));
        QCOMPARE(post(u"pbxware.did.list"_s).envelope().value("error"_L1), u"Argument 'server' is missing."_s);
        QCOMPARE(error(u"did.delete"_s, {{u"id"_s, u"8"_s}}), u"In tenant mode, make sure server=1."_s);
        QCOMPARE(error(u"didgroup.delete"_s, {{u"id"_s, u"1"_s}}), u"In tenant mode, make sure server=1."_s);
        QVERIFY(error(u"recording.start"_s, {{u"server"_s, u"1"_s}, {u"ext"_s, u"200"_s}}).contains("greater"_L1));
    }

    void theKeyMayBeLimited()
    {
        startWith(u"seed"_s, {u"reject:pbxware.cdr"_s, u"reject:pbxware.ext.es.dnd.get"_s});
        QCOMPARE(error(u"cdr.mos"_s, {{u"uniqueid"_s, u"1.1"_s}}), u"API key has no permission for this action."_s);
        QVERIFY(error(u"ext.list"_s).isEmpty());
        const QString id = idOf(u"201"_s);
        QVERIFY(!error(u"ext.es.dnd.get"_s, {{u"id"_s, id}}).isEmpty());
        // pbxware 3028
        QVERIFY(!error(u"ext.es.states.get"_s, {{u"id"_s, id}, {u"services"_s, u"dnd,callfwd"_s}}).isEmpty());
        const QJsonObject all = ask(u"ext.es.states.get"_s, {{u"id"_s, id}, {u"services"_s, u"all"_s}});
        QCOMPARE(all.size(), 24);
        QVERIFY(!all.contains(u"dnd"_s));
    }

    void phpFormat() // pbxware 141
    {
        start(u"seed"_s);
        QCOMPARE(post(u"pbxware.license.refresh"_s, {{u"apiformat"_s, u"php"_s}}).body,
            QByteArray("a:1:{s:6:\"status\";s:33:\"License refresh request processed\";}"));
        const QByteArray uads = post(u"pbxware.uads.list"_s, {{u"apiformat"_s, u"php"_s}}).body;
        QVERIFY(uads.startsWith("a:5:{i:135;a:3:{s:7:\"enabled\";b:1;s:8:\"fullname\";s:11:\"Yealink T41\";"));
        QCOMPARE(httpAsk(m_base, "GET", "/?apiformat=php").body,
            QByteArray("a:1:{s:5:\"error\";s:16:\"Invalid API key.\";}"));
        QVERIFY(!post(u"pbxware.license.info"_s, {{u"apiformat"_s, u"json"_s}}).envelope().isEmpty());
    }

    void extensions() // pbxware 822
    {
        start(u"seed"_s);
        const QJsonObject row = ask(u"ext.list"_s).value(idOf(u"201"_s)).toObject();
        QCOMPARE(row.keys(),
            (QStringList{u"department"_s, u"email"_s, u"ext"_s, u"linenum"_s, u"location"_s, u"macaddress"_s, u"name"_s,
                u"protocol"_s, u"sn"_s, u"status"_s, u"ua_fullname"_s, u"ua_id"_s, u"ua_name"_s, u"user_location"_s}));
        QCOMPARE(row.value("name"_L1), world().directory().nameOf(u"201"_s));
        QCOMPARE(row.value("ua_fullname"_L1), u"Generic SIP"_s);
        QCOMPARE(row.value("status"_L1), u"enabled"_s);
        const QJsonObject departments = ask(u"department.list"_s);
        QCOMPARE(departments.value(row.value("department"_L1).toString())["name"_L1].toString(),
            world().directory().user(u"201"_s)->department);
        // Without a server everybody's (pbxware 753); the other tenants have one each.
        const QJsonObject all = post(u"pbxware.ext.list"_s).envelope();
        QCOMPARE(all.size(), ask(u"ext.list"_s).size() + 2);
        QCOMPARE(all.value(u"53"_s)["protocol"_L1], u"iax"_s); // pbxware 840
        QCOMPARE(ask(u"ext.list"_s, {{u"server"_s, u"7"_s}}).keys(), QStringList{u"1"_s});
    }

    void monitorOfAQuietHouse() // pbxware 9230
    {
        start(u"seed"_s);
        const QJsonObject row = ask(u"monitor.list"_s).value(idOf(u"201"_s)).toObject();
        QJsonObject expected
            = json("{'ext':'201','status':'online','ua':'Yealink T41','dnd':'false','on_call':'false'}");
        expected.insert("name"_L1, world().directory().nameOf(u"201"_s));
        expected.insert("ip"_L1, row.value("ip"_L1));
        QCOMPARE(row, expected);
        QVERIFY(!row.value("ip"_L1).toString().isEmpty());
        QCOMPARE(post(u"pbxware.monitor.live_calls"_s).body, QByteArray("{}"));
        const QJsonObject trunks = ask(u"monitor.trunks"_s); // pbxware 9305
        QCOMPARE(trunks.value(u"82"_s).toObject(),
            json("{'name':'Provider South','ip':'192.0.2.2:5060','status':'online'}"));
        QCOMPARE(trunks.value(u"83"_s)["status"_L1], u"offline"_s);
    }

    void aCallIsSeen() // pbxware 9271
    {
        start(u"seed"_s);
        const QString name201 = world().directory().nameOf(u"201"_s);
        const QString name204 = world().directory().nameOf(u"204"_s);
        const auto onCall = [this](const QString& number) {
            return ask(u"monitor.list"_s).value(idOf(number))["on_call"_L1].toString();
        };
        QVERIFY(world().dial(u"201"_s, u"204"_s));
        QJsonObject calls = ask(u"monitor.live_calls"_s);
        QCOMPARE(calls.size(), 1);
        const QString key = calls.keys().first();
        QCOMPARE(key.section(u'.', 0, 0), u"1700000000"_s); // when it began
        QCOMPARE(calls.value(key).toObject(),
            (QJsonObject{
                {"from"_L1, name201 + u" (201)"_s}, {"to"_L1, name204 + u" (204)"_s}, {"timestamp"_L1, u"0"_s}}));
        QCOMPARE(onCall(u"201"_s), u"true"_s);
        QCOMPARE(onCall(u"204"_s), u"false"_s); // it only rings
        QVERIFY(world().answer(leg(u"204"_s)));
        advance(95'000);
        calls = ask(u"monitor.live_calls"_s);
        QCOMPARE(calls.keys(), QStringList{key});
        QCOMPARE(calls.value(key)["timestamp"_L1], u"95"_s);
        QCOMPARE(onCall(u"204"_s), u"true"_s);
        QVERIFY(ask(u"monitor.live_calls"_s, {{u"server"_s, u"7"_s}}).isEmpty());
        QVERIFY(world().hangup(leg(u"204"_s)));
        QVERIFY(ask(u"monitor.live_calls"_s).isEmpty());
    }

    void callsThatAreNotBetweenTwo()
    {
        start(u"seed"_s);
        const auto shown = [this] {
            QStringList found;
            for (const QJsonValue call : ask(u"monitor.live_calls"_s))
                found << call["from"_L1].toString() + u" > "_s + call["to"_L1].toString();
            found.sort();
            return found;
        };
        QVERIFY(world().dialFromOutside(u"+4915112345678"_s, {}, u"600"_s));
        QVERIFY(shown().size() > 0);
        for (const QString& line : shown())
            QVERIFY2(line.startsWith("+4915112345678 > "_L1), qPrintable(line)); // no name, no parentheses (6111)
        world().endEverything();
        // A group rings all of its members: a line for each, with different ids.
        QVERIFY(world().dial(u"201"_s, u"610"_s));
        const qsizetype rung = world().directory().find(u"610"_s)->members.size();
        QCOMPARE(ask(u"monitor.live_calls"_s).size(), rung);
        world().endEverything();
        talk();
        QVERIFY(world().park(leg(u"201"_s), u"701"_s));
        QCOMPARE(shown(), QStringList{world().directory().nameOf(u"204"_s) + u" (204) > 701"_s});
        world().endEverything();
        talk();
        QVERIFY(world().consult(leg(u"201"_s), u"205"_s));
        QCOMPARE(shown().size(), 2);
    }

    void dashboard() // pbxware 359, 398, 435, 475, 521, 552, 587, 620
    {
        start(u"seed"_s);
        QVERIFY(world().setRegistered(u"202"_s, false));
        const int all = int(ask(u"ext.list"_s).size());
        QCOMPARE(
            ask(u"dashboard.ext_online"_s), (QJsonObject{{"type"_L1, u"Extensions Online"_s}, {"count"_L1, all - 1}}));
        QCOMPARE(ask(u"dashboard.services"_s),
            json("{'PBXware':'running','PBXware service':'running','PBXware proxy':'running',"
                 "'Push notification':'running','Chat server':'running','Memcached':'running'}"));
        QCOMPARE(ask(u"dashboard.sip_registrations"_s),
            (QJsonObject{
                {"SIP Registrations"_L1, QJsonObject{{"success"_L1, all - 1}, {"failed"_L1, 1}, {"lagged"_L1, 0}}}}));
        QCOMPARE(ask(u"dashboard.calls"_s), json("{'now':0,'last hour':0,'today':0,'answared calls':0}"));
        talk();
        QCOMPARE(ask(u"dashboard.calls"_s), json("{'now':1,'last hour':1,'today':1,'answared calls':1}"));
        world().endEverything();
        advance(3'601'000);
        QCOMPARE(ask(u"dashboard.calls"_s), json("{'now':0,'last hour':0,'today':1,'answared calls':1}"));
        QCOMPARE(ask(u"dashboard.glocom_editions"_s).value("office"_L1), all);
        QCOMPARE(ask(u"dashboard.glocom_users"_s), json("{'glocom_users':0}"));
        QCOMPARE(ask(u"dashboard.licensing"_s).value("ivr"_L1).toObject(), json("{'inuse':3,'max':200}"));
        QCOMPARE(ask(u"dashboard.licensing"_s).value("ext"_L1)["inuse"_L1], all);
        QCOMPARE(ask(u"dashboard.disk_usage"_s), json("{'inuse':'45%'}"));
        for (const QString& name : {u"cpu"_s, u"memory"_s})
            QVERIFY(ask(u"dashboard."_s + name).value("inuse"_L1).toString().endsWith(u'%'));
    }

    void recording() // pbxware 9427
    {
        start(u"seed"_s);
        const auto record = [this](const QString& what) { return ask(u"recording."_s + what, {{u"ext"_s, u"201"_s}}); };
        const auto changed = json("{'success':'Call status updated successfully.','affected_calls':1}"); // 9466
        QCOMPARE(record(u"start"_s).value("affected_calls"_L1), 0); // 9472: no error
        QVERIFY(record(u"start"_s).contains(u"success"_s));
        talk();
        const auto isRecorded = [this] { return world().talkersOf(u"201"_s).first().recording; };
        QCOMPARE(record(u"pause"_s).value("affected_calls"_L1), 0);
        QCOMPARE(record(u"start"_s), changed);
        QVERIFY(isRecorded());
        QCOMPARE(record(u"start"_s).value("affected_calls"_L1), 0);
        QCOMPARE(record(u"pause"_s), changed);
        QVERIFY(!isRecorded());
        QCOMPARE(record(u"pause"_s).value("affected_calls"_L1), 0);
        QCOMPARE(record(u"unpause"_s), changed);
        QVERIFY(isRecorded());
        QCOMPARE(record(u"stop"_s), changed);
        QVERIFY(!isRecorded());
        QCOMPARE(record(u"unpause"_s).value("affected_calls"_L1), 0);
        QVERIFY(!error(u"recording.start"_s, {{u"ext"_s, u"999999"_s}}).isEmpty());
    }

    void theWireSaysItOtherwise()
    {
        start(u"wire"_s);
        QCOMPARE(post(u"pbxware.monitor.live_calls"_s).body, QByteArray("Live Calls: 0"));
        QCOMPARE(post(u"pbxware.ext.list"_s, {{u"server"_s, u"1"_s}}).body, QByteArray("[]"));
        QVERIFY(world().setDnd(u"202"_s, true));
        talk();
        // A comma too many, as in the samples (pbxware 9239, 9275).
        QByteArray body = post(u"pbxware.monitor.live_calls"_s).body;
        QVERIFY(QJsonDocument::fromJson(body).isNull());
        QVERIFY(body.endsWith(",},}"));
        const QJsonObject call = QJsonDocument::fromJson(body.replace(",}", "}")).object().begin()->toObject();
        QVERIFY(call.value("timestamp"_L1).isDouble());
        body = post(u"pbxware.monitor.list"_s, {{u"server"_s, u"3"_s}}).body;
        const QJsonObject list = QJsonDocument::fromJson(body.replace(",}", "}")).object();
        const QString id = idOf(u"201"_s);
        QCOMPARE(list.value(id)["on_call"_L1], QJsonValue(true));
        QCOMPARE(list.value(id)["dnd"_L1], QJsonValue(u""_s));
        QCOMPARE(list.value(idOf(u"202"_s))["dnd"_L1], QJsonValue(true));
        // An error of this one comes in an array.
        QVERIFY(QJsonDocument::fromJson(post(u"pbxware.archiving.list"_s).body).array().first()["error"_L1].isString());
    }

    void aTenantIsBuilt()
    {
        start(u"wire"_s);
        const QJsonObject added = post(u"pbxware.tenant.add"_s,
            {{u"tenant_name"_s, u"new.example"_s}, {u"tenant_code"_s, u"345"_s}, {u"package"_s, u"1"_s},
                {u"ext_length"_s, u"3"_s}, {u"country"_s, u"869"_s}, {u"national"_s, u"0"_s},
                {u"international"_s,
                    u"00"_s}}).envelope();
        QVERIFY(added.value("id"_L1).isDouble());
        const QString id = QString::number(added.value("id"_L1).toInt());
        const Reply reply = post(u"pbxware.ext.list"_s, {{u"server"_s, id}});
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.body.startsWith("<!DOCTYPE html>"));
        advance(10'000);
        QCOMPARE(post(u"pbxware.ext.list"_s, {{u"server"_s, id}}).body, QByteArray("[]"));
    }

    void faults()
    {
        startWith(u"seed"_s, {u"html:100%"_s});
        Reply reply = post(u"pbxware.ext.list"_s);
        QCOMPARE(reply.status, 502);
        QVERIFY(reply.body.startsWith("<html>"));
        startWith(u"seed"_s, {u"toomany:100%"_s});
        reply = post(u"pbxware.ext.list"_s);
        QCOMPARE(reply.status, 429);
        QVERIFY(reply.head.contains("retry-after: 1"));
        startWith(u"seed"_s, {u"skew:-3600"_s});
        reply = post(u"pbxware.ext.list"_s);
        QVERIFY(reply.head.contains("date: tue, 14 nov 2023 21:13:20 gmt")); // an hour before 1700000000
        startWith(u"seed"_s, {u"garbage:100%"_s});
        QVERIFY(QJsonDocument::fromJson(post(u"pbxware.license.info"_s).body).isNull());
        startWith(u"seed"_s, {u"notice:100%"_s});
        reply = post(u"pbxware.department.add"_s, {{u"server"_s, u"3"_s}, {u"name"_s, u"Night shift"_s}});
        QVERIFY(reply.body.contains("<b>Notice</b>"));
        bool done = false;
        for (const QJsonValue department : ask(u"department.list"_s))
            done = done || department["name"_L1] == u"Night shift"_s;
        QVERIFY(done); // it was done all the same
    }

    void halfAReply()
    {
        startWith(u"seed"_s, {u"truncate:100%"_s});
        QTcpSocket socket;
        QByteArray all;
        connect(&socket, &QTcpSocket::readyRead, this, [&] { all += socket.readAll(); });
        QSignalSpy gone(&socket, &QTcpSocket::disconnected);
        socket.connectToHost(m_base.host(), quint16(m_base.port()));
        socket.write(
            "GET /?action=pbxware.license.info&apikey=" + m_info.apikey.toLatin1() + " HTTP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY(gone.wait(10'000));
        const QByteArray head = all.left(all.indexOf("\r\n\r\n")).toLower();
        const QByteArray body = all.mid(head.size() + 4);
        const qsizetype promised = head.mid(head.indexOf("content-length: ") + 16).split('\r').first().toLongLong();
        QVERIFY(!body.isEmpty() && body.size() < promised);
        QVERIFY(QJsonDocument::fromJson(body).isNull());
    }

    void aSlowReply()
    {
        startWith(u"seed"_s, {u"delay:300"_s});
        QElapsedTimer time;
        time.start();
        QCOMPARE(post(u"pbxware.license.info"_s).status, 200);
        QVERIFY(time.elapsed() >= 300);
    }

    void theKeyIsChangedAfterAWhile()
    {
        startWith(u"seed"_s, {u"expire:1"_s});
        QVERIFY(error(u"license.info"_s).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(error(u"license.info"_s), u"Invalid API key."_s, 10'000);
    }

    void badFaultsAreNamed()
    {
        SimulatorOptions options;
        options.faces = {u"pbxware"_s};
        for (const QString& fault : {u"skew:"_s, u"skew:x"_s, u"html:101%"_s, u"toomany:-1"_s, u"drop"_s}) {
            options.faults = {fault};
            SimulatorHost host(options);
            const auto started = host.start();
            QVERIFY2(!started, qPrintable(fault));
            QVERIFY(started.error().message.contains(u"toomany:N%"_s));
        }
    }
};

QTEST_GUILESS_MAIN(TestPbxwFace)
#include "tst_pbxwface.moc"
