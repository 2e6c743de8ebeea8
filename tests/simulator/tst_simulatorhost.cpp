// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/faultinjector.h"
#include "palfixture.h"

#include <QFile>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace callboard;
using namespace callboard::sim;

//! Running a whole simulated PBX: options, control commands, faults, restarts, threads.
class TestSimulatorHost : public QObject, private PalFixture
{
    Q_OBJECT

    QJsonObject control(const char* command) { return m_host->control(json(command)); }
    bool ok(const char* command) { return control(command).value("ok"_L1).toBool(); }

private Q_SLOTS:
    void cleanup() { m_host.reset(); }

    void wrongOptionsSayWhatIsAllowed()
    {
        SimulatorOptions options;
        options.scenario = u"carnival"_s;
        const auto refused = SimulatorHost(options).start();
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains("carnival"_L1));
        QVERIFY(refused.error().message.contains("busy-morning"_L1));
        options = {};
        options.faults = {u"explode:5%"_s};
        QVERIFY(!SimulatorHost(options).start());
        options.faults = {u"drop:200%"_s};
        QVERIFY(!SimulatorHost(options).start());
        options = {};
        options.faces = {u"siemens"_s};
        QVERIFY(!SimulatorHost(options).start());
        options.faces = {u"all"_s};
        SimulatorHost good(options);
        QVERIFY(good.start());
        QCOMPARE(good.faces().first().toJson().keys(),
            (QStringList{u"face"_s, u"password"_s, u"site"_s, u"tenant"_s, u"url"_s, u"user"_s}));
    }

    void controlMovesTheWorld()
    {
        start();
        QVERIFY(control("{'do':'dance'}").value("error"_L1).toString().contains("drop-connections"_L1));
        QVERIFY(control("{'do':'call','from':'999','to':'201'}").contains("error"_L1));
        QVERIFY(ok("{'do':'call','from':'+4930555','name':'ACME Ltd','to':'200'}"));
        QCOMPARE(world().talkersOf(u"200"_s).first().peerName, u"ACME Ltd"_s);
        QVERIFY(ok("{'do':'answer','extension':'200'}"));
        QVERIFY(ok("{'do':'hold','extension':200}"));
        QVERIFY(ok("{'do':'resume','extension':'200'}"));
        QVERIFY(ok("{'do':'record','extension':'200','on':true}"));
        QVERIFY(world().talkersOf(u"200"_s).first().recording);
        QVERIFY(ok("{'do':'park','extension':'200','slot':'703'}"));
        QVERIFY(world().parked().contains(u"703"_s));
        QVERIFY(ok("{'do':'unpark','extension':'201','slot':'703'}"));
        QVERIFY(ok("{'do':'advance','ms':300}"));
        QVERIFY(ok("{'do':'transfer','extension':'201','to':'202'}"));
        QVERIFY(ok("{'do':'hangup','number':'+4930555'}"));
        QVERIFY(world().rooms().empty());
        QVERIFY(ok("{'do':'queue','queue':'601','from':'+4930556'}"));
        QCOMPARE(world().waiting().first().queue, u"601"_s);
        QVERIFY(ok("{'do':'register','extension':'204','on':false}"));
        QVERIFY(!world().directory().user(u"204"_s)->registered);
        QVERIFY(ok("{'do':'voicemail','extension':'204','new':3}"));
        QCOMPARE(world().directory().user(u"204"_s)->mailbox.fresh, 3);
        const QJsonObject state = control("{'do':'state'}");
        QCOMPARE(state.value("calls"_L1).toArray().size(), 1);
        QCOMPARE(state.value("queues"_L1).toArray().size(), 1);
        QVERIFY(control("{'do':'hangup','extension':'299'}").contains("error"_L1));
        QSignalSpy quit(m_host.get(), &SimulatorHost::quitRequested);
        QVERIFY(ok("{'do':'quit'}"));
        QCOMPARE(quit.size(), 1);
    }

    void droppedConnectionsComeBack()
    {
        start();
        PalProbe probe;
        QVERIFY(logIn(probe));
        QCOMPARE(control("{'do':'drop-connections'}").value("dropped"_L1).toInt(), 1);
        QTRY_VERIFY(probe.closed);
        PalProbe again;
        QVERIFY(logIn(again));
        QVERIFY(ok("{'do':'expire-sessions'}"));
        QTRY_VERIFY(again.closed);
    }

    void restartKeepsTheAddressAndTheCalls_data()
    {
        QTest::addColumn<QString>("calls");
        QTest::addColumn<int>("left");
        QTest::newRow("keep") << u"keep"_s << 1;
        QTest::newRow("lose") << u"lose"_s << 0;
    }
    void restartKeepsTheAddressAndTheCalls()
    {
        QFETCH(QString, calls);
        QFETCH(int, left);
        start();
        QVERIFY(world().dial(u"201"_s, u"202"_s));
        PalProbe probe;
        QVERIFY(logIn(probe));
        QSignalSpy back(m_host.get(), &SimulatorHost::restarted);
        QVERIFY(m_host->control({{u"do"_s, u"restart"_s}, {u"calls"_s, calls}, {u"ms"_s, 50}}).value("ok"_L1).toBool());
        QTRY_VERIFY(probe.closed);
        QTRY_COMPARE(back.size(), 1);
        QCOMPARE(int(world().rooms().size()), left);
        PalProbe again;
        QVERIFY(logIn(again));
    }

    void tlsWithAPinnedCertificateThatChanges()
    {
        start({.tls = true});
        QVERIFY(m_base.startsWith("wss://"_L1));
        const QString before = m_host->faces().first().fingerprint;
        QCOMPARE(before.size(), 64);
        QString presented;
        const auto connectOnce = [&](PalProbe& probe) {
            connect(&probe.m_socket, &QWebSocket::sslErrors, this, [&](const QList<QSslError>& errors) {
                presented
                    = QString::fromLatin1(errors.first().certificate().digest(QCryptographicHash::Sha256).toHex());
                probe.m_socket.ignoreSslErrors(errors);
            });
            return logIn(probe);
        };
        PalProbe probe;
        QVERIFY(connectOnce(probe));
        QCOMPARE(presented, before);
        QSignalSpy back(m_host.get(), &SimulatorHost::restarted);
        const QString after = control("{'do':'change-certificate'}").value("fingerprint"_L1).toString();
        QVERIFY(!after.isEmpty() && after != before);
        QTRY_COMPARE(back.size(), 1);
        PalProbe again;
        QVERIFY(connectOnce(again));
        QCOMPARE(presented, after);
    }

    void wireProfile()
    {
        start({.extensions = 3, .profile = u"wire"_s});
        PalProbe probe;
        probe.open(url(u"200"_s, kEverything));
        QTRY_VERIFY(!probe.frames.isEmpty());
        QCOMPARE(probe.frames.first(),
            json("{'jsonrpc':'2.0','method':'notify_serverstatus','params':{'status':'active'}}"));
        probe.sendText(u"ping"_s);
        QTRY_VERIFY(probe.texts.contains(u"pong"_s));
        QVERIFY(world().dial(u"201"_s, u"202"_s));
        probe.sendText(u"{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"getOptions\"}"_s);
        QTRY_VERIFY(!probe.reply(u"5"_s).isEmpty());
        QVERIFY(probe.reply(u"5"_s).value("id"_L1).isString());
        QCOMPARE(probe.notified(u"notify_status"_s).first().value("status"_L1), QJsonValue(1));
        const QJsonObject several
            = ask(probe, u"getExtensionProperties"_s, json("{'extension':['200','600'],'property_names':['type']}"));
        QCOMPARE(several.value("result"_L1).toArray(), (QJsonArray{QJsonArray{u"user"_s}, QJsonArray{u"ringgroup"_s}}));
        QVERIFY(ok("{'do':'serverstatus','status':'inactive'}"));
        QTRY_COMPARE(probe.notified(u"notify_serverstatus"_s).size(), 2);
        PalProbe second;
        QVERIFY(logIn(second));
        QTRY_VERIFY(probe.closed);
        QCOMPARE(probe.notified(u"notify_pal"_s).first().value("message"_L1), u"ANOTHER_LOGIN"_s);
    }

    void secondLoginIsFineInTheDocument()
    {
        start();
        PalProbe first;
        QVERIFY(logIn(first));
        PalProbe second;
        QVERIFY(logIn(second));
        QVERIFY(settle(first));
        QVERIFY(!first.closed);
    }

    void rejectedMethod()
    {
        start({.faults = {u"reject:park"_s}});
        PalProbe probe;
        QVERIFY(logIn(probe));
        QVERIFY(result(probe, u"park"_s, json("{'tid':'1','number':'701'}")).startsWith("failed: "_L1));
        QVERIFY(ask(probe, u"getOptions"_s).contains("result"_L1));
    }

    void bytesThatAreNoUtf8()
    {
        start({.faults = {u"nonutf8:100%"_s}});
        PalProbe probe;
        QWebSocketProtocol::CloseCode code{};
        connect(&probe.m_socket, &QWebSocket::disconnected, this, [&] { code = probe.m_socket.closeCode(); });
        probe.open(url(u"200"_s, u"&user=200&registered=true"_s));
        QTRY_VERIFY(probe.closed); // Qt's reader closes at the first wrong byte, as RFC 6455 wants
        QCOMPARE(probe.notified(u"notify_registered"_s).size(), 1);
    }

    void injectedFaults_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        QTest::addColumn<bool>("whole");
        QTest::newRow("none") << u"delay:0"_s << 1000 << 1000 << true;
        QTest::newRow("drop all") << u"drop:100%"_s << 0 << 0 << true;
        QTest::newRow("drop some") << u"drop:30%"_s << 600 << 800 << true;
        QTest::newRow("duplicate") << u"duplicate:50%"_s << 1400 << 1600 << true;
        QTest::newRow("garbage") << u"garbage:50%"_s << 1400 << 1600 << false;
        QTest::newRow("truncate") << u"truncate:100%"_s << 1000 << 1000 << false;
        QTest::newRow("huge") << u"huge:5000"_s << 1040 << 1040 << false;
    }
    void injectedFaults()
    {
        QFETCH(QString, spec);
        QFETCH(int, least);
        QFETCH(int, most);
        QFETCH(bool, whole);
        const auto plan = FaultPlan::parse({spec});
        QVERIFY(plan);
        const QString frame = u"{\"jsonrpc\":\"2.0\"}"_s;
        QStringList sent;
        FaultInjector injector(
            *plan, 1, [&](const QString& text) { sent << text; }, [](const QByteArray&) {});
        for (int i = 0; i < 1000; ++i)
            injector.send(frame);
        QVERIFY2(sent.size() >= least && sent.size() <= most, qPrintable(QString::number(sent.size())));
        QCOMPARE(sent.count(frame) == sent.size(), whole);
    }

    void delayKeepsTheOrder()
    {
        QStringList sent;
        FaultPlan plan;
        plan.delayMs = 30;
        FaultInjector injector(
            plan, 1, [&](const QString& text) { sent << text; }, [](const QByteArray&) {});
        for (int i = 0; i < 5; ++i)
            injector.send(QString::number(i));
        QVERIFY(sent.isEmpty());
        QTRY_COMPARE(sent, (QStringList{u"0"_s, u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
    }

    void busyMorningOpensLively()
    {
        start({.scenario = u"busy-morning"_s});
        advance(2000);
        const QList<Talker> reception = world().talkersOf(u"200"_s);
        QCOMPARE(reception.size(), 1);
        QCOMPARE(reception.first().state, LegState::Ringing);
        QCOMPARE(world().parked().size(), 2);
        QVERIFY(!world().waiting().isEmpty());
        int talking = 0;
        for (const auto& [id, t] : world().talkers())
            talking += t.state == LegState::Talking && !t.extension.isEmpty() ? 1 : 0;
        QVERIFY2(talking >= 4, qPrintable(QString::number(talking)));
        advance(20'000);
        QCOMPARE(world().talkersOf(u"200"_s).first().state, LegState::Ringing); // waits for the operator
        for (int minute = 0; minute < 60; ++minute)
            advance(60'000); // an hour passes and nobody is stuck in it
        qint64 oldest = m_host->scheduler()->nowMs();
        for (const auto& [id, r] : world().rooms())
            oldest = qMin(oldest, r.begun);
        QVERIFY(m_host->scheduler()->nowMs() - oldest < 20 * 60'000);
        QVERIFY(world().rooms().size() < 40);
    }

    void colleaguesAnswerInBusyScenariosOnly()
    {
        start();
        QVERIFY(world().dial(u"201"_s, u"202"_s));
        advance(20'000);
        QCOMPARE(world().talkersOf(u"202"_s).first().state, LegState::Ringing);
        start({.scenario = u"quiet"_s});
        QVERIFY(world().dial(u"201"_s, u"202"_s));
        advance(6000);
        QCOMPARE(world().talkersOf(u"202"_s).first().state, LegState::Talking);
        QVERIFY(world().dial(u"203"_s, u"240"_s));
        advance(20'000);
        QCOMPARE(world().talkersOf(u"240"_s).first().state, LegState::Ringing); // the one who never answers
    }

    void sameSeedSameDay()
    {
        QList<QJsonObject> ends;
        for (int i = 0; i < 2; ++i) {
            start({.scenario = u"busy-morning"_s, .seed = 7});
            advance(300'000);
            ends << world().toJson();
        }
        QCOMPARE(ends.first(), ends.last());
        QVERIFY(!ends.first().value("calls"_L1).toArray().isEmpty());
    }

    void stormKeepsItsRate()
    {
        start({.scenario = u"storm"_s, .rate = 500});
        int events = 0;
        connect(&world(), &World::talkerChanged, this, [&] { ++events; });
        connect(&world(), &World::talkerEnded, this, [&] { ++events; });
        connect(&world(), &World::registeredChanged, this, [&] { ++events; });
        connect(&world(), &World::voicemailChanged, this, [&] { ++events; });
        for (int i = 0; i < 100; ++i)
            advance(100);
        QVERIFY2(events > 4500 && events < 5500, qPrintable(QString::number(events)));
    }

    void manyExtensions()
    {
        start({.extensions = 100'000});
        QCOMPARE(world().directory().numbers(ExtensionKind::User).size(), 100'001);
        QVERIFY(world().directory().user(u"110000"_s));
        PalProbe probe;
        QVERIFY(logIn(probe, u"200"_s, u"&user=10005&status=true"_s));
    }

    void truthLogTellsWhatHappened()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"truth.jsonl"_s);
        start({.truthFile = path});
        QVERIFY(world().dial(u"201"_s, u"202"_s));
        QVERIFY(world().hangup(leg(u"202"_s)));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QStringList story;
        while (!file.atEnd()) {
            const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
            QCOMPARE(line.value("at"_L1).toInteger(), 1'700'000'000'000);
            story << line.value("extension"_L1).toString() + u' ' + line.value("event"_L1).toString();
        }
        QCOMPARE(story,
            (QStringList{u"201 dialing"_s, u"202 offered"_s, u"202 ringing"_s, u"202 ended"_s, u"201 ended"_s,
                u" call-ended"_s}));
    }

    void runsInAThreadOfItsOwn()
    {
        QThread thread;
        thread.start();
        SimulatorOptions options;
        auto* host = new SimulatorHost(options);
        host->moveToThread(&thread);
        QList<FaceInfo> faces;
        QMetaObject::invokeMethod(
            host,
            [&] {
                if (const auto started = host->start())
                    faces = *started;
            },
            Qt::BlockingQueuedConnection);
        QCOMPARE(faces.size(), 1);
        PalProbe probe;
        probe.open(faces.first().url + u"?login_user=200&login_password="_s + faces.first().password
            + u"&user=200&registered=true"_s);
        QTRY_COMPARE(probe.notified(u"notify_registered"_s).size(), 1);
        QMetaObject::invokeMethod(
            host, [host] { delete host; }, Qt::BlockingQueuedConnection);
        QTRY_VERIFY(probe.closed);
        thread.quit();
        QVERIFY(thread.wait(5000));
    }
};

QTEST_GUILESS_MAIN(TestSimulatorHost)
#include "tst_simulatorhost.moc"
