// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "portaprobe.h"

#include <QSslCertificate>
#include <QSslConfiguration>

using namespace Qt::StringLiterals;
using namespace callboard;
using namespace callboard::sim;

//! Call control over a real socket: the session, who hears what, and each frame that the document prints.
class TestPortaFace : public QObject, private PortaFixture
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_host.reset(); }

    void addressAndLogin()
    {
        start();
        QVERIFY(m_info.url.contains("/ws?"_L1));
        const QUrlQuery query(QUrl(m_info.url).query());
        QCOMPARE(query.queryItemValue(u"i_customer"_s), u"30"_s);
        QCOMPARE(query.queryItemValue(u"accountUser"_s), u"200"_s);
        PortaProbe probe;
        QVERIFY(probe.open(m_info.url));
        const QJsonObject answer
            = probe.ask(u"Session"_s, u"login"_s, {{u"login"_s, m_info.user}, {u"password"_s, m_info.password}});
        QCOMPARE(answer.value("success"_L1).toInt(), 1);
        const QString session = answer.value("result"_L1).toObject().value("session_id"_L1).toString();
        QCOMPARE(session.size(), 32); // porta 281
        // the same secret opens the account of the console
        QVERIFY(probe.login(u"200"_s, m_info.password));
        const QJsonObject out = probe.ask(u"Session"_s, u"logout"_s);
        QCOMPARE(out.value("result"_L1), QJsonValue(json("{'success':1}")));
        QCOMPARE(
            probe.code(u"get_sip_calls_list"_s, {{u"i_customer"_s, 30}}), u"Server.Session.check_auth.auth_failed"_s);
    }

    void otherAddressesAreRefused()
    {
        start();
        PortaProbe probe;
        QString url = m_info.url;
        QVERIFY(probe.open(url.replace("/ws?"_L1, "/other?"_L1)));
        QTRY_VERIFY(probe.closed);
        PortaProbe second;
        url = m_info.url;
        QVERIFY(second.open(url.replace("/ws?"_L1, "/ws/CallControl?"_L1))); // porta 1159
        QVERIFY(second.login(m_info.user, m_info.password));
    }

    void refusedLogins_data()
    {
        QTest::addColumn<QJsonObject>("credentials");
        QTest::newRow("password") << json("{'login':'SIPAccounts','password':'no'}");
        QTest::newRow("user") << json("{'login':'nobody','password':'no'}");
        QTest::newRow("empty") << json("{}");
        QTest::newRow("a queue has no login") << json("{'login':'600','password':''}");
        QTest::newRow("domain") << json("{'login':'SIPAccounts','password':'%','domain':'pum.somedomain.com'}");
    }
    void refusedLogins()
    {
        QFETCH(QJsonObject, credentials);
        start();
        if (credentials.value("password"_L1).toString() == "%"_L1)
            credentials.insert("password"_L1, m_info.password);
        PortaProbe probe;
        QVERIFY(probe.open(m_info.url));
        const QJsonObject answer = probe.ask(u"Session"_s, u"login"_s, credentials);
        QCOMPARE(answer.value("success"_L1).toInt(), 0);
        QVERIFY(!answer.contains("result"_L1));
        QVERIFY(!answer.value("error"_L1).toObject().value("message"_L1).toString().isEmpty());
    }

    void credentialsInEveryRequest() // porta 98, 287
    {
        start();
        PortaProbe probe;
        QVERIFY(probe.open(m_info.url));
        const QJsonObject auth{{u"login"_s, m_info.user}, {u"password"_s, m_info.password}};
        probe.send({{u"cseq"_s, 77}, {u"service"_s, u"CallControl"_s}, {u"method"_s, u"enable_api_notifications"_s},
            {u"auth_info"_s, auth}, {u"params"_s, json("{'i_customer':'30'}")}});
        QTRY_VERIFY(!probe.reply(77).isEmpty());
        QCOMPARE(probe.reply(77).value("success"_L1).toInt(), 1);
        QVERIFY(world().dial(u"201"_s, u"202"_s));
        QTRY_VERIFY(!probe.notified().isEmpty());
    }

    void withoutCseqNobodyAnswers() // porta 1106
    {
        start();
        PortaProbe probe;
        QVERIFY(watch(probe));
        probe.send({{u"service"_s, u"CallControl"_s}, {u"method"_s, u"get_sip_calls_list"_s},
            {u"auth_info"_s, QJsonObject{{u"session_id"_s, probe.session}}}, {u"params"_s, json("{'i_customer':30}")}});
        settle(probe);
        QCOMPARE(probe.frames.size(), 1);
    }

    void nothingIsToldBeforeItIsAskedFor()
    {
        start();
        PortaProbe probe;
        QVERIFY(probe.open(m_info.url));
        QVERIFY(probe.login(m_info.user, m_info.password));
        talk(u"201"_s, u"202"_s);
        settle(probe);
        QVERIFY(probe.notified().isEmpty());
        QCOMPARE(probe.code(u"get_sip_calls_list"_s, {{u"i_customer"_s, 30}}), u"sip.wrong_parameters"_s);
        QCOMPARE(difference(golden(u"enable"_s),
                     probe.callControl(u"enable_api_notifications"_s,
                         {{u"event"_s, u"sip.call_control_notifications"_s}, {u"i_customer"_s, 30}})),
            QString());
        QVERIFY(world().hold(leg(u"202"_s)));
        settle(probe);
        QCOMPARE(probe.story(), u"202:holding 201:held"_s);
        // Appendix B asks the service Customer and sends the number as text. porta 3321
        QCOMPARE(probe.ask(u"Customer"_s, u"disable_api_notifications"_s, {{u"i_customer"_s, u"30"_s}})
                     .value("success"_L1)
                     .toInt(),
            1);
        probe.forget();
        QVERIFY(world().resume(leg(u"202"_s)));
        settle(probe);
        QVERIFY(probe.notified().isEmpty());
    }

    void subscriptionIsForOneThing()
    {
        start();
        PortaProbe probe;
        QVERIFY(probe.open(m_info.url));
        QVERIFY(probe.login(m_info.user, m_info.password));
        const qint64 id = accountId(probe, u"202"_s);
        QVERIFY(id > 0);
        QCOMPARE(probe.code(u"enable_api_notifications"_s, {{u"i_account"_s, id}}), QString());
        talk(u"201"_s, u"202"_s);
        talk(u"203"_s, u"204"_s);
        settle(probe);
        QCOMPARE(probe.story(), u"202:trying 202:ringing 202:connected"_s);
        QCOMPARE(probe.code(u"enable_api_notifications"_s, {{u"i_account"_s, 1}}), u"sip.wrong_parameters"_s);
        QCOMPARE(probe.code(u"enable_api_notifications"_s, {}), u"sip.wrong_parameters"_s);
        QCOMPARE(probe.code(u"enable_api_notifications"_s, {{u"i_customer"_s, 31}}), u"sip.wrong_parameters"_s);
        QCOMPARE(probe.code(u"enable_api_notifications"_s, {{u"event"_s, u"other"_s}, {u"i_customer"_s, 30}}),
            u"sip.wrong_parameters"_s);
        QCOMPARE(probe.code(u"enable_api_notifications"_s, {{u"i_main_office"_s, 30}}), QString());
        probe.forget();
        QVERIFY(world().hold(leg(u"203"_s)));
        settle(probe);
        QCOMPARE(probe.story(), u"203:holding 204:held"_s);
    }

    void accountRealmSeesItselfOnly()
    {
        start();
        PortaProbe watcher;
        QVERIFY(watch(watcher));
        talk(u"203"_s, u"204"_s);
        talk(u"201"_s, u"202"_s);
        settle(watcher);
        PortaProbe probe;
        QVERIFY(logInAccount(probe, u"201"_s));
        QCOMPARE(probe.code(u"enable_api_notifications"_s, {{u"i_customer"_s, 30}}), u"sip.wrong_parameters"_s);
        QCOMPARE(probe.code(u"enable_api_notifications"_s, {{u"i_account"_s, accountId(watcher, u"202"_s)}}),
            u"sip.wrong_parameters"_s);
        QCOMPARE(probe.code(u"enable_api_notifications"_s, {{u"i_account"_s, accountId(probe, u"201"_s)}}), QString());
        QCOMPARE(probe.code(u"terminate_call"_s, watcher.callOf(u"203"_s)), u"sip.call_not_found"_s);
        QCOMPARE(probe.code(u"hold_call"_s, watcher.callOf(u"202"_s)), u"sip.call_not_found"_s);
        QCOMPARE(probe.code(u"terminate_call"_s, watcher.callOf(u"201"_s)), QString());
        QVERIFY(world().talkersOf(u"202"_s).isEmpty());
        QVERIFY(!world().talkersOf(u"203"_s).isEmpty());
        const QJsonArray accounts = probe.ask(u"Account"_s, u"get_account_list"_s)
                                        .value("result"_L1)
                                        .toObject()
                                        .value("account_list"_L1)
                                        .toArray();
        QCOMPARE(accounts.size(), 1);
    }

    void accountsComeInPages()
    {
        start();
        PortaProbe probe;
        QVERIFY(watch(probe));
        QSet<qint64> ids;
        QStringList numbers;
        qint64 total = 1;
        for (int offset = 0; offset < total; offset += 7) {
            const QJsonObject page
                = probe.ask(u"Account"_s, u"get_account_list"_s, {{u"limit"_s, 7}, {u"offset"_s, offset}})
                      .value("result"_L1)
                      .toObject();
            total = page.value("total"_L1).toInteger();
            const QJsonArray rows = page.value("account_list"_L1).toArray();
            for (const QJsonValue& row : rows) {
                ids << row.toObject().value("i_account"_L1).toInteger();
                numbers << row.toObject().value("id"_L1).toString();
            }
        }
        QCOMPARE(total, 46); // the reception, forty people, the document's five
        QCOMPARE(ids.size(), 46);
        QCOMPARE(numbers, world().directory().numbers(ExtensionKind::User));
        QCOMPARE(probe.ask(u"Account"_s, u"get_account_list"_s, {{u"limit"_s, 0}}).value("success"_L1).toInt(), 0);
    }

    void callsList() // porta 1462
    {
        start();
        PortaProbe probe;
        QVERIFY(watch(probe));
        QVERIFY(world().dial(u"123002"_s, u"123007"_s));
        const QJsonObject answer = probe.callControl(u"get_sip_calls_list"_s, {{u"i_customer"_s, 30}});
        const QJsonArray list = answer.value("result"_L1).toObject().value("calls_list"_L1).toArray();
        QCOMPARE(list.size(), 2);
        QCOMPARE(difference(golden(u"list-outgoing"_s), list.at(0)), QString());
        QCOMPARE(difference(golden(u"list-incoming"_s), list.at(1)), QString());
        QCOMPARE(list.at(0).toObject().value("call"_L1).toObject().value("id"_L1),
            list.at(1).toObject().value("call"_L1).toObject().value("id"_L1));
        settle(probe);
        QCOMPARE(probe.story(), u"123002:trying 123007:trying 123007:ringing 123002:ringing"_s);
    }

    void wireListKnowsWhatBeganAfterwards()
    {
        SimulatorOptions options;
        options.profile = u"wire"_s;
        start(options);
        talk(u"201"_s, u"202"_s);
        advance(10);
        PortaProbe probe;
        QVERIFY(watch(probe));
        QVERIFY(world().dial(u"203"_s, u"204"_s));
        const QJsonObject answer = probe.callControl(u"get_sip_calls_list"_s, {{u"i_customer"_s, 30}});
        const QJsonArray list = answer.value("result"_L1).toObject().value("calls_list"_L1).toArray();
        QCOMPARE(list.size(), 2);
        QVERIFY(list.first().toObject().contains("transport_id"_L1));
    }

    void originate() // porta 1496
    {
        start();
        PortaProbe probe;
        QVERIFY(watch(probe));
        const QJsonObject answer = probe.callControl(
            u"originate_advanced_call"_s, json("{'bill_id':'123007','callee_id':'123003','caller_id':'123007'}"));
        QCOMPARE(difference(golden(u"originate"_s), answer), QString());
        const QJsonValue id = answer.value("result"_L1).toObject().value("call"_L1).toObject().value("id"_L1);
        settle(probe);
        QCOMPARE(probe.story(), u"123007:trying 123007:ringing"_s);
        const QJsonObject trying = frame(probe, 0);
        QCOMPARE(difference(golden(u"legA-trying"_s), trying), QString());
        QVERIFY(!probe.notified().first().value("caller"_L1).toObject().contains("account_id"_L1));
        QCOMPARE(probe.notified().first().value("call"_L1).toObject().value("id"_L1), id);
        QCOMPARE(difference(golden(u"legA-ringing"_s), frame(probe, 1)), QString());
        probe.forget();
        advance(300);
        settle(probe);
        QCOMPARE(probe.story(), u"123007:connected 123003:trying 123003:ringing"_s);
        QCOMPARE(difference(golden(u"legA-connected"_s), frame(probe, 0)), QString());
        QCOMPARE(difference(golden(u"legB-trying"_s), frame(probe, 1)), QString());
        QCOMPARE(difference(golden(u"legB-ringing"_s), frame(probe, 2)), QString());
        QCOMPARE(probe.last(u"123003"_s, u"ringing"_s).value("call"_L1).toObject().value("id"_L1).toString(),
            id.toString() + u"~1o"_s);
        probe.forget();
        QVERIFY(world().answer(leg(u"123003"_s)));
        settle(probe);
        QCOMPARE(probe.story(), u"123003:connected"_s);
        QCOMPARE(difference(golden(u"legB-connected"_s), frame(probe, 0)), QString());
    }

    void originateRefusals_data()
    {
        QTest::addColumn<QJsonObject>("params");
        QTest::addColumn<QString>("code");
        QTest::newRow("no callee") << json("{'caller_id':'201','bill_id':'201'}") << u"sip.wrong_parameters"_s;
        QTest::newRow("pickup") << json("{'caller_id':'201','callee_id':'202','callee_auto_pickup':'yes'}")
                                << u"sip.wrong_parameters"_s;
        QTest::newRow("payer") << json("{'caller_id':'201','callee_id':'202','bill_id':'999'}")
                               << u"sip.wrong_parameters"_s;
        QTest::newRow("itself") << json("{'caller_id':'201','callee_id':'201','bill_id':'201'}")
                                << u"sip.internal_server_error"_s;
    }
    void originateRefusals()
    {
        QFETCH(QJsonObject, params);
        QFETCH(QString, code);
        start();
        PortaProbe probe;
        QVERIFY(watch(probe));
        QCOMPARE(probe.code(u"originate_advanced_call"_s, params), code);
        QVERIFY(world().rooms().empty());
    }

    void answerByNotify() // porta 1652
    {
        start();
        PortaProbe probe;
        QVERIFY(watch(probe));
        QVERIFY(world().dial(u"201"_s, u"202"_s));
        settle(probe);
        QJsonObject params = probe.callOf(u"202"_s);
        params.insert("callee_answer_mode"_L1, u"notify"_s);
        QCOMPARE(probe.code(u"answer_call"_s, params), QString());
        QVERIFY(world().talkersOf(u"202"_s).first().answered());
        settle(probe);
        QVERIFY(probe.story().endsWith("202:connected 201:connected"_L1));
        QCOMPARE(probe.code(u"answer_call"_s, params), u"sip.internal_server_error"_s);
        params.insert("callee_answer_mode"_L1, u"shout"_s);
        QCOMPARE(probe.code(u"answer_call"_s, params), u"sip.wrong_parameters"_s);
    }

    void phoneThatDoesNotObeyNeedsAnInvite()
    {
        start();
        world().directory().find(u"202"_s)->remoteControlled = false;
        PortaProbe probe;
        QVERIFY(watch(probe));
        QVERIFY(world().dial(u"201"_s, u"202"_s));
        settle(probe);
        QJsonObject params = probe.callOf(u"202"_s);
        QCOMPARE(probe.code(u"answer_call"_s, params), QString());
        QVERIFY(!world().talkersOf(u"202"_s).first().answered());
        params.insert("callee_answer_mode"_L1, u"Invite"_s);
        probe.forget();
        QCOMPARE(probe.code(u"answer_call"_s, params), QString());
        QVERIFY(world().talkersOf(u"202"_s).first().answered());
        settle(probe);
        QCOMPARE(probe.story(), u"202:terminated 202:trying 202:connected 201:connected"_s);
        QVERIFY(probe.callOf(u"202"_s).value("call"_L1) != params.value("call"_L1)); // a new dialog
    }

    void holdAndRelease() // porta 1732
    {
        start();
        PortaProbe probe;
        QVERIFY(watch(probe));
        talk(u"123002"_s, u"123007"_s);
        settle(probe);
        probe.forget();
        QVERIFY(world().hold(leg(u"123002"_s)));
        settle(probe);
        QCOMPARE(probe.story(), u"123002:holding 123007:held"_s);
        QCOMPARE(difference(golden(u"holding"_s), frame(probe, 0)), QString());
        QVERIFY(probe.notified().first().contains("connect_time"_L1)); // porta 2053
        const QJsonObject params = probe.callOf(u"123002"_s);
        probe.forget();
        QCOMPARE(probe.code(u"unhold_call"_s, params), QString());
        settle(probe);
        QCOMPARE(probe.story(), u"123002:connected 123007:connected"_s);
        QCOMPARE(probe.code(u"hold_call"_s, params), QString());
        QCOMPARE(probe.code(u"hold_call"_s, params), u"sip.internal_server_error"_s);
    }

    void holdOfAPhoneThatDoesNotObeyHoldsBoth() // porta 1738
    {
        start();
        world().directory().find(u"202"_s)->remoteControlled = false;
        PortaProbe probe;
        QVERIFY(watch(probe));
        talk(u"201"_s, u"202"_s);
        settle(probe);
        const QJsonObject params = probe.callOf(u"202"_s);
        QCOMPARE(probe.code(u"hold_call"_s, params), QString());
        settle(probe);
        QCOMPARE(probe.notified().last().value("state"_L1), u"held"_s);
        QVERIFY(!probe.last(u"202"_s, u"held"_s).isEmpty());
        QVERIFY(!probe.last(u"201"_s, u"held"_s).isEmpty());
        probe.forget();
        QCOMPARE(probe.code(u"unhold_call"_s, params), QString());
        settle(probe);
        QVERIFY(!probe.last(u"202"_s, u"connected"_s).isEmpty());
        QVERIFY(!probe.last(u"201"_s, u"connected"_s).isEmpty());
    }

    void terminate() // porta 1697
    {
        start();
        PortaProbe probe;
        QVERIFY(watch(probe));
        talk(u"201"_s, u"202"_s);
        advance(7400);
        settle(probe);
        const QJsonObject params = probe.callOf(u"201"_s);
        probe.forget();
        QCOMPARE(probe.code(u"terminate_call"_s, params), QString());
        settle(probe);
        QCOMPARE(probe.story(), u"201:terminated 202:terminated"_s);
        const QJsonObject info = probe.last(u"202"_s, u"terminated"_s);
        QCOMPARE(info.value("duration"_L1).toInt(), 7);
        QCOMPARE(info.value("reason"_L1), u"Call terminated by API"_s);
        QCOMPARE(probe.code(u"terminate_call"_s, params), u"sip.call_not_found"_s);
        QCOMPARE(probe.code(u"terminate_call"_s, {{u"call"_s, u"x"_s}}), u"sip.wrong_parameters"_s);
        QCOMPARE(probe.code(u"terminate_call"_s, json("{'call':{}}")), u"sip.wrong_parameters"_s);
    }

    void blindTransfer() // porta 1838
    {
        start();
        PortaProbe probe;
        QVERIFY(watch(probe));
        talk(u"123002"_s, u"123007"_s);
        advance(5000);
        settle(probe);
        QJsonObject params = probe.callOf(u"123007"_s);
        params.insert("cld"_L1, u"123003"_s);
        params.insert("sip_headers"_L1, json("{'name':'X-A'}"));
        QCOMPARE(probe.code(u"transfer_call"_s, params), u"sip.wrong_parameters"_s);
        params.insert("sip_headers"_L1, json("{'name':'X-A','value':'1'}"));
        probe.forget();
        QCOMPARE(probe.code(u"transfer_call"_s, params), QString());
        settle(probe);
        QCOMPARE(probe.story(), u"123007:terminated 123003:trying 123003:ringing"_s);
        QCOMPARE(difference(golden(u"transferor"_s), frame(probe, 0)), QString());
        const QJsonValue id = probe.notified().first().value("call"_L1).toObject().value("id"_L1);
        probe.forget();
        QVERIFY(world().answer(leg(u"123003"_s)));
        settle(probe);
        QCOMPARE(probe.story(), u"123003:connected 123002:connected"_s);
        QCOMPARE(difference(golden(u"target-connected"_s), frame(probe, 0)), QString());
        QCOMPARE(difference(golden(u"transferee"_s), frame(probe, 1)), QString());
        for (const QJsonObject& info : probe.notified())
            QCOMPARE(info.value("call"_L1).toObject().value("id"_L1), id); // a new tag under the old id
        params = probe.callOf(u"123003"_s);
        QCOMPARE(probe.code(u"transfer_call"_s, params), u"sip.wrong_parameters"_s);
        params.insert("cld"_L1, u"nobody"_s);
        QCOMPARE(probe.code(u"transfer_call"_s, params), u"sip.internal_server_error"_s);
    }

    void joinCalls() // porta 1962
    {
        start();
        PortaProbe probe;
        QVERIFY(watch(probe));
        QVERIFY(world().dialFromOutside(u"+493055512340"_s, u"ACME"_s, u"200"_s));
        QVERIFY(world().answer(leg(u"200"_s)));
        settle(probe);
        const QJsonObject first = probe.callOf(u"200"_s);
        QCOMPARE(probe.code(u"hold_call"_s, first), QString());
        const QJsonObject made = probe.callControl(
            u"originate_advanced_call"_s, json("{'bill_id':'200','callee_id':'202','caller_id':'200'}"));
        QCOMPARE(made.value("success"_L1).toInt(), 1);
        advance(300);
        QVERIFY(world().answer(leg(u"202"_s)));
        settle(probe);
        const QJsonObject second = probe.callOf(u"200"_s);
        QVERIFY(first != second);
        probe.forget();
        const QJsonObject params{{u"call"_s, first.value("call"_L1)}, {u"to_call"_s, second.value("call"_L1)}};
        QCOMPARE(probe.code(u"join_calls"_s, params), QString());
        settle(probe);
        QCOMPARE(probe.story(), u"200:terminated 200:terminated 202:connected"_s);
        QCOMPARE(probe.last(u"202"_s, u"connected"_s).value("caller"_L1).toObject().value("id"_L1), u"+493055512340"_s);
        QVERIFY(world().talkersOf(u"200"_s).isEmpty());
        QCOMPARE(world().talkersIn(world().talkersOf(u"202"_s).first().room).size(), 2);
        QCOMPARE(probe.code(u"join_calls"_s, params), u"sip.call_not_found"_s);
    }

    void consultationIsASecondDialog()
    {
        start();
        PortaProbe probe;
        QVERIFY(watch(probe));
        talk(u"201"_s, u"202"_s);
        settle(probe);
        probe.forget();
        QVERIFY(world().consult(leg(u"202"_s), u"203"_s));
        settle(probe);
        QCOMPARE(probe.story(), u"202:holding 201:held 202:trying 203:trying 203:ringing 202:ringing"_s);
        const QJsonObject own = probe.last(u"202"_s, u"ringing"_s);
        const QJsonObject held = probe.last(u"202"_s, u"holding"_s);
        QCOMPARE(own.value("type"_L1), u"outgoing"_s);
        QVERIFY(own.value("call"_L1) != held.value("call"_L1));
        QVERIFY(world().answer(leg(u"203"_s)));
        probe.forget();
        const QJsonObject params{{u"call"_s, held.value("call"_L1)}, {u"to_call"_s, own.value("call"_L1)}};
        QCOMPARE(probe.code(u"join_calls"_s, params), QString());
        settle(probe);
        QVERIFY(probe.story().contains("202:terminated 202:terminated"_L1));
        QCOMPARE(probe.last(u"201"_s, u"connected"_s).value("callee"_L1).toObject().value("id"_L1), u"203"_s);
    }

    void forwardedAndEnded() // porta 1279
    {
        start();
        PortaProbe probe;
        QVERIFY(watch(probe));
        world().directory().find(u"123008"_s)->forwardAll = u"123009"_s;
        world().directory().find(u"123009"_s)->forwardAll = u"123007"_s;
        QVERIFY(world().dial(u"123002"_s, u"123008"_s));
        QVERIFY(world().answer(leg(u"123007"_s)));
        advance(10'000);
        settle(probe);
        const QJsonObject params = probe.callOf(u"123007"_s);
        probe.forget();
        QCOMPARE(probe.code(u"terminate_call"_s, params), QString());
        settle(probe);
        QCOMPARE(difference(golden(u"forwarded"_s), frame(probe, 0)), QString());
    }

    void externalNumberIsToldThroughTheAccount() // porta 1170
    {
        start();
        PortaProbe probe;
        QVERIFY(probe.open(m_info.url));
        QVERIFY(probe.login(m_info.user, m_info.password));
        QCOMPARE(probe.code(u"enable_api_notifications"_s, {{u"i_account"_s, accountId(probe, u"201"_s)}}), QString());
        QVERIFY(world().dial(u"201"_s, u"+493055512340"_s));
        settle(probe);
        QCOMPARE(probe.story(), u"201:trying +493055512340:ringing 201:ringing"_s);
        const QJsonObject callee = probe.last(u"+493055512340"_s, u"ringing"_s).value("callee"_L1).toObject();
        QVERIFY(!callee.contains("account_id"_L1));
    }

    void errorsOfTheTable() // porta 1128
    {
        SimulatorOptions options;
        options.faults = {u"reject:play_prompt"_s, u"reject:CallControl.ring_call"_s};
        start(options);
        PortaProbe probe;
        QVERIFY(watch(probe));
        QCOMPARE(probe.code(u"no_such_method"_s, {}), u"sip.unsupported_method"_s);
        QCOMPARE(probe.code(u"play_prompt"_s, {}), u"sip.call_control_disabled"_s);
        QCOMPARE(probe.code(u"ring_call"_s, {}), u"sip.call_control_disabled"_s);
        const QJsonObject error = probe.callControl(u"no_such_method"_s, {}).value("error"_L1).toObject();
        QCOMPARE(error.value("message"_L1), u"Unsupported method"_s);
        QCOMPARE(
            probe.ask(u"Nothing"_s, u"at_all"_s).value("error"_L1).toObject().value("code"_L1), u"internal_error"_s);
        probe.socket.sendTextMessage(u"not json"_s);
        QTRY_VERIFY(probe.frames.last().value("cseq"_L1).isNull());
        QCOMPARE(probe.frames.last().value("error"_L1).toObject().value("code"_L1), u"internal_error"_s);
    }

    void sessionEnds()
    {
        SimulatorHost& host = start();
        PortaProbe probe;
        QVERIFY(watch(probe));
        host.control({{u"do"_s, u"expire-sessions"_s}});
        QVERIFY(world().dial(u"201"_s, u"202"_s));
        QCOMPARE(
            probe.code(u"get_sip_calls_list"_s, {{u"i_customer"_s, 30}}), u"Server.Session.check_auth.auth_failed"_s);
        QVERIFY(probe.notified().isEmpty()); // the subscription went with it
        QVERIFY(probe.login(m_info.user, m_info.password));
        QCOMPARE(probe.code(u"enable_api_notifications"_s, {{u"i_customer"_s, 30}}), QString());
        const QJsonObject answer = probe.callControl(u"get_sip_calls_list"_s, {{u"i_customer"_s, 30}});
        QCOMPARE(answer.value("result"_L1).toObject().value("calls_list"_L1).toArray().size(), 2);
    }

    void sessionEndsByItself()
    {
        SimulatorOptions options;
        options.faults = {u"expire:1"_s};
        start(options);
        PortaProbe probe;
        QVERIFY(watch(probe));
        QTRY_COMPARE_WITH_TIMEOUT(probe.code(u"get_sip_calls_list"_s, {{u"i_customer"_s, 30}}),
            u"Server.Session.check_auth.auth_failed"_s, 5000);
    }

    void standAlone() // porta 1445
    {
        SimulatorHost& host = start();
        PortaProbe probe;
        QVERIFY(watch(probe));
        host.control({{u"do"_s, u"serverstatus"_s}, {u"status"_s, u"inactive"_s}});
        QVERIFY(world().dial(u"201"_s, u"202"_s));
        QCOMPARE(probe.code(u"originate_advanced_call"_s, json("{'callee_id':'203','caller_id':'204'}")),
            u"sip.call_control_disabled"_s);
        QCOMPARE(probe.code(u"get_sip_calls_list"_s, {{u"i_customer"_s, 30}}), QString());
        QVERIFY(probe.notified().isEmpty());
    }

    void tls()
    {
        SimulatorOptions options;
        options.tls = true;
        start(options);
        QVERIFY(m_info.url.startsWith("wss://"_L1));
        QCOMPARE(m_info.fingerprint.size(), 64);
        PortaProbe probe;
        connect(&probe.socket, &QWebSocket::sslErrors, &probe, [&](const QList<QSslError>& errors) {
            const QByteArray print
                = probe.socket.sslConfiguration().peerCertificate().digest(QCryptographicHash::Sha256);
            if (m_info.fingerprint.toLatin1() == print.toHex())
                probe.socket.ignoreSslErrors(errors);
        });
        QVERIFY(probe.open(m_info.url));
        QVERIFY(probe.login(m_info.user, m_info.password));
    }

    void droppedWithoutAWord()
    {
        SimulatorHost& host = start();
        PortaProbe probe;
        QVERIFY(watch(probe));
        QCOMPARE(host.control({{u"do"_s, u"drop-connections"_s}}).value("dropped"_L1).toInt(), 1);
        QTRY_VERIFY(probe.closed);
    }

private:
    //! The whole frame of the n-th notification.
    static QJsonObject frame(const PortaProbe& probe, int n)
    {
        for (const QJsonObject& f : probe.frames) {
            if (f.contains("event"_L1) && n-- == 0)
                return f;
        }
        return {};
    }
};

QTEST_MAIN(TestPortaFace)
#include "tst_portaface.moc"
