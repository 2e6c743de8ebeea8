// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jadeprobe.h"

using namespace callboard;
using namespace callboard::sim;

//! The REST side over real sockets: who gets in, which paths there are, what is said when something is wrong.
class TestJadeFace : public QObject, private JadeFixture
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_host.reset(); }

    void addressTellsBothPorts()
    {
        SimulatorOptions options;
        options.tls = true;
        start(u"wire"_s, options);
        QVERIFY(m_info.url.startsWith("https://127.0.0.1:"_L1));
        QCOMPARE(m_info.user, u"admin"_s);
        QCOMPARE(m_info.fingerprint.size(), 64);
        QVERIFY(QUrlQuery(m_base.query()).queryItemValue(u"events"_s).toInt() > 0);
        QCOMPARE(get("/v1/admin/core/systems").status, 200);
        EventsProbe probe;
        QVERIFY(probe.open(eventsUrl(m_token), m_info.fingerprint));
    }

    void everyDocumentedEndpointIsThere_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<QByteArray>("path");
        for (const QByteArray& line : dataLines("jade_endpoints.tsv")) {
            const auto columns = line.split('\t');
            QByteArray verb = columns.at(1);
            if (verb == "ANY") // the document gives no method
                verb = "GET";
            QByteArray path = columns.at(2);
            path.replace("<detail>", "some").replace("<uuid>", "some");
            QTest::newRow((columns.at(1) + ' ' + columns.at(2)).constData()) << verb << path;
        }
    }
    void everyDocumentedEndpointIsThere()
    {
        QFETCH(QByteArray, verb);
        QFETCH(QByteArray, path);
        if (!m_host)
            start(u"seed"_s);
        const Reply reply = ask(verb, path, "{}");
        QVERIFY2(reply.status != 405 && reply.status != 0, QByteArray::number(reply.status).constData());
        QVERIFY2(!reply.body.isEmpty(), "unknown path");
        QCOMPARE(reply.envelope().value("statuscode"_L1).toInt(), reply.status);
        QCOMPARE(reply.envelope().value("api_ver"_L1).toString(), u"0.1"_s); // jade 420
    }

    void pathsOfTheMeasuredServer()
    {
        start(u"wire"_s);
        QStringList wrong;
        int seen = 0;
        for (const QByteArray& line : dataLines("jade_paths.tsv")) {
            const auto columns = line.split('\t');
            const Reply reply = get(columns.at(1));
            const QByteArray body = reply.body.isEmpty() ? "empty" : "json";
            ++seen;
            if (reply.status != columns.at(2).toInt() || body != columns.at(3))
                wrong << QString::fromUtf8(line) + u" -> %1 %2"_s.arg(reply.status).arg(QString::fromLatin1(body));
        }
        QVERIFY(seen > 250);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void logins_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password"); // * = the right one
        QTest::addColumn<int>("status");
        // errors-rest.jsonl 1-5, 9, 13, 15
        QTest::newRow("wire") << u"wire"_s << QByteArray("/v1/admin/login") << u"admin"_s << u"*"_s << 200;
        QTest::newRow("wire wrong password")
            << u"wire"_s << QByteArray("/v1/admin/login") << u"admin"_s << u"x"_s << 404;
        QTest::newRow("wire nobody") << u"wire"_s << QByteArray("/v1/admin/login") << u"nobody"_s << u"x"_s << 404;
        QTest::newRow("wire empty") << u"wire"_s << QByteArray("/v1/admin/login") << u"admin"_s << u""_s << 404;
        QTest::newRow("wire no rights") << u"wire"_s << QByteArray("/v1/admin/login") << u"201"_s << u"*"_s << 200;
        QTest::newRow("wire me") << u"wire"_s << QByteArray("/me/login") << u"201"_s << u"*"_s << 200;
        QTest::newRow("wire as documented") << u"wire"_s << QByteArray("/admin/login") << u"admin"_s << u"*"_s << 404;
        QTest::newRow("seed") << u"seed"_s << QByteArray("/v1/admin/login") << u"admin"_s << u"*"_s << 200;
        QTest::newRow("seed heading") << u"seed"_s << QByteArray("/admin/login") << u"admin"_s << u"*"_s << 200;
        QTest::newRow("seed wrong") << u"seed"_s << QByteArray("/v1/admin/login") << u"admin"_s << u"x"_s << 401;
        QTest::newRow("seed has one door") << u"seed"_s << QByteArray("/v1/me/login") << u"201"_s << u"*"_s << 404;
    }
    void logins()
    {
        QFETCH(QString, profile);
        QFETCH(QByteArray, path);
        QFETCH(QString, user);
        QFETCH(QString, password);
        QFETCH(int, status);
        start(profile);
        if (password == "*"_L1)
            password = world().directory().password(user);
        const Reply reply = login(path, user, password);
        QCOMPARE(reply.status, status);
        if (status == 200)
            QVERIFY(!QUuid(reply.result()["authtoken"_L1].toString()).isNull()); // jade 2294
    }

    void loginWithoutAuthorization()
    {
        start(u"wire"_s);
        QCOMPARE(httpAsk(m_base, "POST", "/v1/admin/login").status, 400);
        QCOMPARE(httpAsk(m_base, "GET", "/v1/admin/login").status, 405);
        QCOMPARE(ask("DELETE", "/v1/admin/login", {}, {}).status, 400);
        QCOMPARE(ask("DELETE", "/v1/admin/login", {}, u"bad-token"_s).status, 200);
    }

    void rights()
    {
        start(u"wire"_s);
        const QString user = logIn("/v1/me/login", u"201"_s);
        QVERIFY(!user.isEmpty());
        QCOMPARE(ask("GET", "/v1/admin/core/channels", {}, user).status, 403);
        QCOMPARE(ask("GET", "/v1/manager/users", {}, user).status, 403);
        QCOMPARE(ask("GET", "/v1/admin/info", {}, user).status, 200); // errors-rest.jsonl 28
        QCOMPARE(ask("GET", "/v1/me/info", {}, user).status, 200);
        QCOMPARE(ask("GET", "/v1/admin/core/channels", {}, {}).status, 403);
        QCOMPARE(ask("GET", "/v1/admin/core/channels", {}, u"00000000-0000-0000-0000-000000000000"_s).status, 403);
        QCOMPARE(ask("GET", "/device_states", {}, {}).status, 200); // errors-rest.jsonl 38
        QCOMPARE(ask("GET", "/ping", {}, {}).result(), QJsonValue(json("{'message':'pong'}")));
        QCOMPARE(ask("GET", "/agents", {}, {}).status, 403);
        // the door is not looked at again: an administrator's token from /me works everywhere
        QCOMPARE(ask("GET", "/v1/admin/core/channels", {}, logIn("/v1/me/login")).status, 200);
        m_host.reset();
        start(u"seed"_s);
        QCOMPARE(ask("GET", "/v1/admin/core/channels", {}, {}).status, 401);
        QCOMPARE(ask("GET", "/core/channels", {}, {}).status, 200); // the old pages show no token
        QCOMPARE(ask("GET", "/me/info", {}, logIn("/v1/admin/login", u"201"_s)).status, 200);
        QCOMPARE(ask("GET", "/v1/admin/core/channels", {}, logIn("/v1/admin/login", u"201"_s)).status, 403);
    }

    void tokensExpire()
    {
        start(u"wire"_s);
        for (int i = 0; i < 3; ++i) { // sliding: every request gives another hour
            advance(3'000'000);
            QCOMPARE(get("/v1/admin/core/channels").status, 200);
        }
        advance(2'000'000);
        QCOMPARE(get("/v1/admin/info").status, 200); // does not renew
        advance(2'000'000);
        QCOMPARE(get("/v1/admin/core/channels").status, 403);
        m_token = logIn();
        QVERIFY(control("{'do':'expire-sessions'}").isEmpty());
        QCOMPARE(get("/v1/admin/core/channels").status, 403);
        m_token = logIn();
        QCOMPARE(ask("DELETE", "/v1/admin/login").status, 200);
        QCOMPARE(get("/v1/admin/core/channels").status, 403);
    }

    void tokensOutliveARestartOnTheWireOnly_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::addColumn<int>("status");
        QTest::newRow("wire") << u"wire"_s << 200;
        QTest::newRow("seed") << u"seed"_s << 401;
    }
    void tokensOutliveARestartOnTheWireOnly()
    {
        QFETCH(QString, profile);
        QFETCH(int, status);
        start(profile);
        const QString before = m_info.url;
        QSignalSpy back(m_host.get(), &SimulatorHost::restarted);
        QVERIFY(control("{'do':'restart','ms':10}").isEmpty());
        QVERIFY(back.wait(5000));
        QCOMPARE(m_host->faces().first().url, before); // both ports again
        QCOMPARE(get("/v1/admin/core/channels").status, status);
    }

    void envelopeAndTimes()
    {
        start(u"wire"_s);
        const Reply reply = get("/v1/admin/core/channels");
        QVERIFY2(reply.head.contains("content-type: text/plain"), reply.head.constData());
        QVERIFY(reply.head.contains("access-control-allow-origin: *"));
        QCOMPARE(reply.envelope().keys(), (QStringList{u"api_ver"_s, u"result"_s, u"statuscode"_s, u"timestamp"_s}));
        // unpadded nanoseconds: 1'700'000'000'000 ms and a few thousand of them
        static const QRegularExpression stamp(u"^2023-11-14T22:13:20\\.[1-9][0-9]{0,8}Z$"_s);
        const QString time = reply.envelope().value("timestamp"_L1).toString();
        QVERIFY2(stamp.match(time).hasMatch(), qPrintable(time));
        const Reply refusal = get("/v1/admin/core/channels/nope");
        QCOMPARE(refusal.envelope().value("error"_L1), QJsonValue(json("{'code':404,'message':''}")));
        QCOMPARE(httpAsk(m_base, "OPTIONS", "/v1/admin/core/channels").body, QByteArray());
        m_host.reset();
        start(u"seed"_s);
        QVERIFY(get("/v1/admin/core/channels").head.contains("content-type: application/json"));
    }

    void wrongRequests()
    {
        start(u"wire"_s);
        QVERIFY(world().dial(u"201"_s, u"204"_s));
        const QByteArray channel = "/v1/admin/core/channels/";
        QCOMPARE(ask("POST", "/v1/admin/core/channels").status, 405);
        QCOMPARE(ask("DELETE", channel + "nope").status, 500);
        QCOMPARE(get(channel).status, 400); // errors-rest.jsonl 54
        QCOMPARE(get(channel + QByteArray(3000, 'a')).status, 404);
        QCOMPARE(get(channel + "%00%ff%27").status, 404);
        QCOMPARE(get("/v1/manager/users/nope").body, QByteArray()); // errors-rest.jsonl 67
        QVERIFY(!get("/v1/admin/user/users/nope").body.isEmpty()); // errors-rest.jsonl 66
        QCOMPARE(ask("POST", "/v1/admin/core/modules/nosuch.so").status, 200); // sent, not done
        QCOMPARE(get("/v1/admin/core/modules/app_queue").status, 404);
        QCOMPARE(get("/v1/admin/core/modules/app_queue.so").status, 200);
    }

    void hangingUp()
    {
        start(u"wire"_s);
        talk();
        const QString id = get("/v1/admin/core/channels").list().first().toObject().value("unique_id"_L1).toString();
        const QByteArray path = "/v1/admin/core/channels/" + id.toLatin1();
        QCOMPARE(get(path).result()["channel_state"_L1].toInt(), 6);
        QCOMPARE(ask("DELETE", path).status, 200);
        QCOMPARE(get("/v1/admin/core/channels").list().size(), 0); // one leg takes the other with it
        QCOMPARE(world().rooms().size(), size_t(0));
        QCOMPARE(ask("DELETE", path).status, 500);
    }

    void parkedAndQueuedCallersAreHungUp()
    {
        start(u"wire"_s);
        talk();
        QVERIFY(world().park(leg(u"204"_s), u"701"_s));
        const QJsonObject parked = get("/v1/admin/park/parkedcalls").list().first().toObject();
        QCOMPARE(parked.value("parking_space"_L1).toString(), u"701"_s);
        QCOMPARE(parked.value("parker_dial_string"_L1).toString(), u"PJSIP/204"_s);
        QCOMPARE(parked.value("parkee_connected_line_num"_L1).toString(), u"204"_s);
        const QByteArray id = parked.value("parkee_unique_id"_L1).toString().toLatin1();
        QCOMPARE(ask("DELETE", "/v1/admin/park/parkedcalls/" + id).status, 200);
        QVERIFY(world().parked().isEmpty());
        QCOMPARE(ask("DELETE", "/v1/admin/park/parkedcalls/" + id).status, 500);
        QVERIFY(world().dialFromOutside(u"+4930555"_s, u"Ms Ito"_s, u"600"_s));
        const QJsonObject waits = get("/v1/admin/queue/entries").list().first().toObject();
        QCOMPARE(waits.value("caller_id_num"_L1).toString(), u"+4930555"_s);
        QCOMPARE(
            ask("DELETE", "/v1/admin/queue/entries/" + waits.value("unique_id"_L1).toString().toLatin1()).status, 200);
        QVERIFY(world().waiting().isEmpty());
    }

    void rejectedMethods()
    {
        SimulatorOptions options;
        options.faults = {u"reject:jade.GET./admin/core/channels"_s};
        start(u"seed"_s, options);
        QCOMPARE(get("/v1/admin/core/channels").status, 500);
        QCOMPARE(get("/core/channels").status, 200);
    }

    void droppedConnections()
    {
        start(u"wire"_s);
        EventsProbe probe;
        QVERIFY(probe.open(eventsUrl(m_token)));
        QSignalSpy gone(&probe.m_socket, &QWebSocket::disconnected);
        QVERIFY(control("{'do':'drop-connections'}").isEmpty());
        QVERIFY(gone.wait(5000));
        QVERIFY(probe.open(eventsUrl(m_token)));
    }

    void healthAfterACrash()
    {
        start(u"wire"_s);
        const auto system = [this] { return get("/v1/admin/core/systems/1").result().toObject(); };
        const QJsonObject first = system();
        advance(1000);
        QVERIFY(system().value("tm_update"_L1) != first.value("tm_update"_L1)); // every second while all is well
        talk();
        QCOMPARE(system().value("current_calls"_L1).toInt(), 2);
        QVERIFY(control("{'do':'crash','ms':5000}").isEmpty());
        const QJsonObject frozen = system();
        advance(3000);
        QCOMPARE(system().value("tm_update"_L1), frozen.value("tm_update"_L1));
        advance(4000);
        QVERIFY(system().value("tm_update"_L1) != frozen.value("tm_update"_L1));
        QVERIFY(system().value("startup_time"_L1) != first.value("startup_time"_L1));
        // ghosts: listed for ever, and hanging them up is "done"
        QCOMPARE(system().value("current_calls"_L1).toInt(), 0);
        const QJsonArray ghosts = get("/v1/admin/core/channels").list();
        QCOMPARE(ghosts.size(), 2);
        const QByteArray id = ghosts.first()["unique_id"_L1].toString().toLatin1();
        QCOMPARE(ask("DELETE", "/v1/admin/core/channels/" + id).status, 200);
        QCOMPARE(get("/v1/admin/core/channels").list().size(), 2);
        QSignalSpy back(m_host.get(), &SimulatorHost::restarted);
        QVERIFY(control("{'do':'restart','ms':10}").isEmpty());
        QVERIFY(back.wait(5000));
        QCOMPARE(get("/v1/admin/core/channels").list().size(), 0);
    }

    void phonesAreReadAtTheStartOnly()
    {
        start(u"wire"_s);
        const auto state = [this](const char* path, QLatin1StringView key) {
            return get(path).result().toObject().value(key).toString();
        };
        QVERIFY(world().dial(u"201"_s, u"204"_s));
        QCOMPARE(state("/v1/admin/pjsip/endpoints/204", "device_state"_L1), u"Not in use"_s);
        QCOMPARE(
            ask("GET", "/device_states/", "{\"device\":\"PJSIP/204\"}").result()["state"_L1].toString(), u"RINGING"_s);
        QVERIFY(world().setRegistered(u"205"_s, false));
        int removed = 0;
        for (const QJsonValue contact : get("/v1/admin/pjsip/contacts").list())
            removed += contact["status"_L1] == "Removed"_L1 ? 1 : 0;
        QCOMPARE(removed, 1);
        m_host.reset();
        start(u"seed"_s);
        QVERIFY(world().dial(u"201"_s, u"204"_s));
        QCOMPARE(state("/v1/admin/pjsip/endpoints/204", "device_state"_L1), u"Ringing"_s);
        QCOMPARE(get("/v1/admin/pjsip/aors/204").result()["contacts_registered"_L1].toInt(), 1);
    }
};

QTEST_GUILESS_MAIN(TestJadeFace)
#include "tst_jadeface.moc"
