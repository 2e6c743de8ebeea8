// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "portaprobe.h"

using namespace Qt::StringLiterals;
using namespace callboard;
using namespace callboard::sim;

//! Queues, menus of applications and conferences on the spot, over a real socket.
class TestPortaRooms : public QObject, private PortaFixture
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_host.reset(); }

    void queueInTheOldShape() // porta 1242
    {
        start();
        for (const QString& agent : world().directory().find(u"600"_s)->members)
            QVERIFY(world().setRegistered(agent, false));
        QVERIFY(world().setRegistered(world().directory().find(u"600"_s)->members.at(0), true));
        QVERIFY(world().setRegistered(world().directory().find(u"600"_s)->members.at(1), true));
        world().directory().find(u"600"_s)->name.clear();
        PortaProbe probe;
        QVERIFY(watch(probe));
        QVERIFY(world().dialFromOutside(u"+493055512340"_s, {}, u"600"_s));
        settle(probe);
        QJsonObject printed = golden(u"queued"_s);
        // The house's queue is 600 and its caller another one.
        QString text = QString::fromUtf8(QJsonDocument(printed).toJson());
        text.replace(u"123010"_s, u"600"_s).replace(u"11198700001"_s, u"+493055512340"_s);
        printed = QJsonDocument::fromJson(text.toUtf8()).object();
        const QJsonObject got = probe.last(u"600"_s, u"queued"_s);
        QCOMPARE(difference(printed, got), QString());
        const QJsonArray list = probe.callControl(u"get_sip_calls_list"_s, {{u"i_customer"_s, 30}})
                                    .value("result"_L1)
                                    .toObject()
                                    .value("calls_list"_L1)
                                    .toArray();
        QVERIFY(std::any_of(list.begin(), list.end(),
            [&](const QJsonValue& entry) { return entry.toObject().value("state"_L1) == "queued"_L1; }));
        QVERIFY(world().answer(leg(world().directory().find(u"600"_s)->members.at(0))));
        settle(probe);
        QVERIFY(!probe.last(u"600"_s, u"dequeued"_s).isEmpty());
    }

    void queueInTheNewShape()
    {
        SimulatorOptions options;
        options.profile = u"wire"_s;
        start(options);
        PortaProbe probe;
        QVERIFY(watch(probe));
        QVERIFY(world().dialFromOutside(u"+493055512340"_s, u"ACME"_s, u"600"_s));
        QVERIFY(world().dialFromOutside(u"+442079460123"_s, u"Hartwell"_s, u"600"_s));
        settle(probe);
        QJsonObject second = probe.last(u"600"_s, u"queued"_s);
        QCOMPARE(second.value("queue_info"_L1).toObject().value("position"_L1).toInt(), 1);
        QCOMPARE(second.value("caller"_L1).toObject().value("display_name"_L1), u"Hartwell"_s);
        QVERIFY(!second.contains("dialog_id"_L1));
        const QJsonArray queues = probe.ask(u"Customer"_s, u"get_callqueue_list"_s)
                                      .value("result"_L1)
                                      .toObject()
                                      .value("callqueue_list"_L1)
                                      .toArray();
        QCOMPARE(queues.size(), 3);
        QCOMPARE(queues.first().toObject().value("i_c_queue"_L1),
            second.value("queue_info"_L1).toObject().value("i_c_queue"_L1));
        probe.forget();
        const QJsonObject first{{u"call"_s, second.value("call"_L1)}};
        QCOMPARE(probe.code(u"terminate_call"_s, first), QString()); // the waiting caller is sent away
        QCOMPARE(world().waiting().size(), 1);
    }

    void moveUp()
    {
        SimulatorOptions options;
        options.profile = u"wire"_s;
        start(options);
        PortaProbe probe;
        QVERIFY(watch(probe));
        QVERIFY(world().dialFromOutside(u"+493055512340"_s, u"ACME"_s, u"600"_s));
        advance(1000);
        QVERIFY(world().dialFromOutside(u"+442079460123"_s, u"Hartwell"_s, u"600"_s));
        QVERIFY(world().hangup(world().talkersAt(u"+493055512340"_s).first().id));
        settle(probe);
        const QJsonObject now = probe.last(u"600"_s, u"queued"_s);
        QCOMPARE(now.value("caller"_L1).toObject().value("id"_L1), u"+442079460123"_s);
        QCOMPARE(now.value("queue_info"_L1).toObject().value("position"_L1).toInt(), 0);
    }

    void menuOfAnApplication() // porta 2230 to 2610
    {
        SimulatorHost& host = start();
        world().directory().find(u"123003"_s)->name = u"123003"_s;
        PortaProbe application;
        QVERIFY(logInAccount(application, u"123007"_s));
        const QJsonObject obtained
            = application.ask(u"Account"_s, u"obtain_access_number"_s).value("result"_L1).toObject();
        const QString number = obtained.value("access_number"_L1).toString();
        QCOMPARE(number, u"*52"_s);
        QCOMPARE(application.code(u"enable_api_notifications"_s, {{u"i_ivr_an"_s, obtained.value("i_ivr_an"_L1)}}),
            QString());
        QVERIFY(world().dial(u"123003"_s, number));
        settle(application);
        QCOMPARE(application.story(), u"*52:trying"_s);
        QJsonObject call = application.callOf(number);
        const auto with = [&call](QJsonObject more) {
            more.insert("call"_L1, call.value("call"_L1));
            return more;
        };
        QCOMPARE(application.code(u"ring_call"_s, call), QString());
        settle(application);
        QJsonObject printed = golden(u"ivr-ringing"_s)["result"_L1].toObject()["call_info"_L1].toObject();
        printed.insert("callee"_L1, json("{'access_number':'*52'}"));
        QCOMPARE(difference(printed, application.last(number, u"ringing"_s)), QString());
        QVERIFY(!application.last(number, u"ringing"_s).value("caller"_L1).toObject().contains("centrex_id"_L1));
        QCOMPARE(application.code(u"progress_call"_s, call), QString());
        settle(application);
        QVERIFY(!application.last(number, u"early"_s).isEmpty());
        QCOMPARE(application.code(u"answer_call"_s, call), QString());
        const QJsonObject prompt = json("{'order':3,'repeat':-1,'url':'http://192.168.233.137:8080/files/welcome'}");
        QCOMPARE(application.code(u"play_prompt"_s, with(prompt)), QString());
        QCOMPARE(application.code(u"play_prompt"_s, with(json("{'order':1,'url':'http://h/x'}"))),
            u"sip.wrong_parameters"_s);
        QCOMPARE(application.code(u"play_prompt"_s, with(json("{'url':'ftp://h/x'}"))), u"sip.wrong_parameters"_s);
        QCOMPARE(application.code(u"play_prompt"_s, with(json("{'url':'http://h/x','repeat':0}"))),
            u"sip.wrong_parameters"_s);
        application.forget();
        QCOMPARE(application.code(u"stop_play_prompt"_s, with(json("{'order':3}"))), QString());
        settle(application);
        const QJsonObject completed = application.notified().value(0);
        QCOMPARE(completed.value("event"_L1), u"play_prompt_completed"_s);
        QCOMPARE(completed.value("order"_L1).toInt(), 3);
        QCOMPARE(application.code(u"play_prompt"_s, with(json("{'url':'http://h/x'}"))), QString());
        application.forget();
        advance(3000);
        settle(application);
        QCOMPARE(application.notified().value(0).value("order"_L1).toInt(), 2);
        application.forget();
        host.control({{u"do"_s, u"key"_s}, {u"extension"_s, u"123003"_s}, {u"key"_s, u"5"_s}});
        settle(application);
        QVERIFY(application.notified().isEmpty()); // nobody asked for keys yet
        QCOMPARE(application.code(u"start_dtmf_detect"_s, call), QString());
        host.control({{u"do"_s, u"key"_s}, {u"extension"_s, u"123003"_s}, {u"key"_s, u"5#"_s}, {u"ms"_s, 90}});
        settle(application);
        QCOMPARE(application.notified().size(), 2);
        QCOMPARE(application.notified().first().value("event"_L1), u"dtmf_digit_detected"_s);
        QCOMPARE(application.notified().first().value("digit"_L1), u"5"_s);
        QCOMPARE(application.notified().first().value("dtmf_duration"_L1).toInt(), 90);
        QCOMPARE(application.notified().first().value("call"_L1), call.value("call"_L1));
        QCOMPARE(application.code(u"stop_dtmf_detect"_s, call), QString());
        QCOMPARE(application.code(u"transfer_call"_s, with(json("{'cld':'202'}"))), QString());
        QCOMPARE(world().talkersOf(u"202"_s).size(), 1);
    }

    void steeringIsForMenusOnly()
    {
        start();
        PortaProbe probe;
        QVERIFY(watch(probe));
        QVERIFY(world().dial(u"201"_s, u"202"_s));
        settle(probe);
        QJsonObject call = probe.callOf(u"202"_s);
        for (const QString& method :
            {u"ring_call"_s, u"progress_call"_s, u"stop_play_prompt"_s, u"start_dtmf_detect"_s, u"stop_dtmf_detect"_s})
            QCOMPARE(probe.code(method, call), u"sip.wrong_parameters"_s);
    }

    void conferenceFromTheFirstToTheLast() // porta 2626
    {
        start();
        PortaProbe probe;
        QVERIFY(watch(probe));
        const QJsonObject room = json("{'name':'test','owner_id':'201'}");
        const auto ask = [&](const QString& method, QJsonObject params) {
            params.insert("conference_info"_L1, room);
            return probe.callControl(method, params);
        };
        QJsonObject answer = ask(u"join_on_spot_conference"_s,
            json("{'call_info':{'callee_id':'202'},'participant_info':{'moderator':'Y','max_participants':'15'}}"));
        QCOMPARE(difference(golden(u"join-conference"_s), answer), QString());
        settle(probe);
        QCOMPARE(probe.story(), u"room:started 202:trying 202:ringing room1:trying"_s);
        QCOMPARE(probe.last(u"202"_s, u"ringing"_s).value("call"_L1).toObject().value("id"_L1),
            answer.value("call"_L1).toObject().value("id"_L1));
        QCOMPARE(
            probe.last(u"room"_s, u"started"_s).value("conference_info"_L1).toObject().value("name"_L1), u"test"_s);
        probe.forget();
        QVERIFY(world().answer(leg(u"202"_s)));
        answer = ask(u"join_on_spot_conference"_s, json("{'call_info':{'callee_id':'203'}}"));
        QCOMPARE(answer.value("success"_L1).toInt(), 1);
        QVERIFY(world().answer(leg(u"203"_s)));
        settle(probe);
        QCOMPARE(probe.story(),
            u"202:connected room1:connected 203:trying 203:ringing room2:trying 203:connected room2:connected"_s);
        answer = probe.callControl(u"get_on_spot_conference_list"_s, json("{'conference_info':{}}"));
        const QJsonArray rooms = answer.value("result"_L1).toObject().value("conference_list"_L1).toArray();
        QCOMPARE(rooms.size(), 1);
        QCOMPARE(rooms.first().toObject().value("owner_id"_L1), u"201"_s);
        const auto participants = [&] {
            return ask(u"get_on_spot_conference_participant_list"_s, {})
                .value("result"_L1)
                .toObject()
                .value("participant_list"_L1)
                .toArray();
        };
        QCOMPARE(participants().size(), 2);
        QCOMPARE(participants().first().toObject().value("moderator"_L1), u"Y"_s);
        probe.forget();
        answer = ask(u"update_on_spot_conference_participant"_s,
            json("{'participant_info':{'participant_id':'2','mute':'Y','hold':'N'}}"));
        QCOMPARE(answer.value("success"_L1).toInt(), 1);
        QCOMPARE(participants().last().toObject().value("mute"_L1), u"Y"_s);
        answer = ask(u"delete_on_spot_conference_participant"_s,
            json("{'participant_info':{'participant_id':2,'play_announce':'Y'}}"));
        QCOMPARE(answer.value("success"_L1).toInt(), 1);
        QCOMPARE(participants().size(), 2); // who left stays in the list
        QVERIFY(participants().last().toObject().contains("leave_time"_L1));
        QVERIFY(!participants().first().toObject().contains("leave_time"_L1));
        QVERIFY(world().hangup(leg(u"202"_s)));
        settle(probe);
        QVERIFY(!probe.last(u"room"_s, u"terminated"_s).isEmpty());
        QCOMPARE(ask(u"get_on_spot_conference_participant_list"_s, {}).value("success"_L1).toInt(), 0);
    }

    void conferenceRefusals_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QJsonObject>("params");
        QTest::addColumn<QString>("code");
        const QString join = u"join_on_spot_conference"_s;
        QTest::newRow("no room") << join << json("{'call_info':{'callee_id':'202'}}") << u"sip.wrong_parameters"_s;
        QTest::newRow("no owner") << join << json("{'call_info':{'callee_id':'202'},'conference_info':{'name':'x'}}")
                                  << u"sip.wrong_parameters"_s;
        QTest::newRow("no callee") << join << json("{'call_info':{},'conference_info':{'name':'x','owner_id':'201'}}")
                                   << u"sip.wrong_parameters"_s;
        QTest::newRow("flag") << join
                              << json(
                                     "{'call_info':{'callee_id':'202'},'conference_info':{'name':'x','owner_id':'201'},"
                                     "'participant_info':{'mute':'yes'}}")
                              << u"sip.wrong_parameters"_s;
        QTest::newRow("too many") << join
                                  << json("{'call_info':{'callee_id':'202'},'conference_info':{'name':'x','owner_id':"
                                          "'201'},'participant_info':{'max_participants':31}}")
                                  << u"sip.wrong_parameters"_s;
        QTest::newRow("not enabled") << join
                                     << json("{'call_info':{'callee_id':'202'},'conference_info':{'name':'x',"
                                             "'owner_id':'205'}}")
                                     << u"sip.service_not_enabled"_s;
        QTest::newRow("unreachable") << join
                                     << json("{'call_info':{'callee_id':'600'},'conference_info':{'name':'x',"
                                             "'owner_id':'201'}}")
                                     << u"sip.internal_server_error"_s;
        QTest::newRow("unknown room") << u"get_on_spot_conference_participant_list"_s
                                      << json("{'conference_info':{'name':'x','owner_id':'201'}}")
                                      << u"sip.call_not_found"_s;
    }
    void conferenceRefusals()
    {
        QFETCH(QString, method);
        QFETCH(QJsonObject, params);
        QFETCH(QString, code);
        start();
        PortaProbe probe;
        QVERIFY(watch(probe));
        QCOMPARE(probe.code(method, params), code);
        QVERIFY(world().meetings().isEmpty());
        QVERIFY(world().rooms().empty());
    }

    void accountHasItsOwnRooms()
    {
        start();
        PortaProbe probe;
        QVERIFY(logInAccount(probe, u"201"_s));
        QCOMPARE(probe.code(u"get_on_spot_conference_list"_s, json("{'conference_info':{}}")),
            u"sip.wrong_parameters"_s); // porta 2691: a subscription comes first
        QCOMPARE(probe.code(u"enable_api_notifications"_s, {{u"i_account"_s, accountId(probe, u"201"_s)}}), QString());
        QVERIFY(world().openMeeting(u"202"_s, u"theirs"_s));
        QVERIFY(world().openMeeting(u"201"_s, u"mine"_s));
        const QJsonArray rooms = probe.callControl(u"get_on_spot_conference_list"_s, json("{'conference_info':{}}"))
                                     .value("result"_L1)
                                     .toObject()
                                     .value("conference_list"_L1)
                                     .toArray();
        QCOMPARE(rooms.size(), 1);
        QCOMPARE(rooms.first().toObject().value("name"_L1), u"mine"_s);
        QCOMPARE(probe.code(u"join_on_spot_conference"_s,
                     json("{'call_info':{'callee_id':'203'},'conference_info':{'name':'theirs','owner_id':'202'}}")),
            u"sip.wrong_parameters"_s);
        QCOMPARE(probe.code(u"join_on_spot_conference"_s,
                     json("{'call_info':{'callee_id':'203'},'conference_info':{'name':'mine'}}")),
            QString());
    }

    void callBecomesAConference() // porta 2652
    {
        SimulatorHost& host = start();
        PortaProbe probe;
        QVERIFY(watch(probe));
        talk(u"201"_s, u"202"_s);
        settle(probe);
        QJsonObject params = json("{'callee':{'moderator':'N','lang':'en','quiet_mode':'N','wait_for_moderator':'Y',"
                                  "'music_on_hold_url':'http://91.212.119.34:5687/8_bit'},"
                                  "'caller':{'moderator':'Y','max_participants':'15','lang':'en','quiet_mode':'N'},"
                                  "'conference_info':{'name':'test','owner_id':'201'}}");
        params.insert("call_info"_L1, probe.callOf(u"202"_s).value("call"_L1));
        probe.forget();
        QCOMPARE(probe.code(u"convert_to_on_spot_conference"_s, params), QString());
        settle(probe);
        QCOMPARE(probe.story(), u"room:started room1:connected room2:connected"_s);
        const QJsonObject callee = probe.notified().last().value("participant_info"_L1).toObject();
        QCOMPARE(callee.value("wait_for_moderator"_L1), u"Y"_s);
        QCOMPARE(callee.value("music_on_hold_url"_L1), u"http://91.212.119.34:5687/8_bit"_s);
        QCOMPARE(probe.code(u"convert_to_on_spot_conference"_s, params), u"sip.internal_server_error"_s);
        const QJsonObject state = host.control({{u"do"_s, u"state"_s}});
        QCOMPARE(state.value("meetings"_L1).toArray().first().toObject().value("most"_L1).toInt(), 15);
        QVERIFY(world().hangup(leg(u"201"_s))); // the moderator: the other one goes with him
        QVERIFY(world().talkersOf(u"202"_s).isEmpty());
    }
};

QTEST_MAIN(TestPortaRooms)
#include "tst_portarooms.moc"
