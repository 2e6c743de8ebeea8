// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//! Commands: what is sent, once, and what becomes of it.
#include "pbxwclienttest.h"

using namespace callboard;
using namespace callboard::test;

class TestPbxwCommands : public PbxwClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        prepare();
        m_pbx->say(u"ext.es.dnd.get"_s, R"({"state": "yes"})");
        m_pbx->say(u"ext.es.callfwd.get"_s, R"({"state": "yes"})");
    }
    void cleanup() { tearDown(); }

    void noCallControl()
    {
        goLive();
        for (const Capability verb : {Capability::Dial, Capability::Hangup, Capability::TransferBlind, Capability::Hold,
                 Capability::Park, Capability::Listen, Capability::Page, Capability::AgentPause}) {
            Command command = Command::hangup(call("1.1"), u"201"_s);
            command.verb = verb;
            const Outcome outcome = run(command);
            QCOMPARE(outcome.status, Outcome::Status::Failed);
            QCOMPARE(outcome.error.kind, ErrorKind::NotSupported);
            QCOMPARE(outcome.error.message, m_client->capabilities().of(verb).why);
            QVERIFY(!outcome.error.message.isEmpty());
        }
        QVERIFY(m_client->capabilities().of(Capability::Hangup).why.contains("has no call control"_L1));
    }

    void recording_data()
    {
        QTest::addColumn<int>("verb");
        QTest::addColumn<QString>("action");
        QTest::newRow("start") << static_cast<int>(Capability::RecordStart) << u"recording.start"_s;
        QTest::newRow("stop") << static_cast<int>(Capability::RecordStop) << u"recording.stop"_s;
        QTest::newRow("pause") << static_cast<int>(Capability::RecordPause) << u"recording.pause"_s;
        QTest::newRow("resume") << static_cast<int>(Capability::RecordResume) << u"recording.unpause"_s;
    }

    void recording()
    {
        QFETCH(int, verb);
        QFETCH(QString, action);
        sayPhones("c--");
        const QByteArray id = key(1);
        sayCalls({{id, "+49", "Ana Ruiz (201)"}});
        goLive();
        // pbxware 9463
        m_pbx->say(action, R"({"success": "Call status updated successfully.", "affected_calls": 1})");
        const auto what = static_cast<Capability>(verb);
        const Outcome outcome = run(Command::record(what, call(id), {}));
        QVERIFY2(outcome.ok(), qPrintable(describe(outcome.error)));
        QCOMPARE(outcome.text, u"Call status updated successfully."_s);
        QCOMPARE(m_pbx->last(action).value(u"ext"_s), u"201"_s); // the number, not the id
        QCOMPARE(m_pbx->last(action).value(u"server"_s), u"1"_s);
        const bool on = what == Capability::RecordStart || what == Capability::RecordResume;
        QTRY_COMPARE(m_watch->calls.value(QString::fromLatin1(id)).recording, on);
        // pbxware 9472: the same form, and nothing happened.
        m_pbx->say(action, R"({"success": "No calls to update.", "affected_calls": 0})");
        const Outcome none = run(Command::record(what, call(id), u"201"_s));
        QCOMPARE(none.status, Outcome::Status::Failed);
        QCOMPARE(none.error.kind, ErrorKind::Pbx);
        QVERIFY(none.error.message.contains("201"_L1));
        QCOMPARE(none.error.detail, u"No calls to update."_s);
        QCOMPARE(m_pbx->count(action), 2);
    }

    void recordingOfNobody()
    {
        goLive();
        QCOMPARE(run(Command::record(Capability::RecordStart, call("9.9"), {})).error.kind, ErrorKind::Invalid);
    }

    void doNotDisturb()
    {
        goLive();
        m_pbx->on(u"ext.es.dnd.edit"_s, [this](const PbxwPeer::Ask& ask) {
            sayPhones(ask.value(u"dnd"_s) == "2"_L1 ? "d--" : "---");
            return PbxwPeer::Answer{.body = R"({"success": "DND", "dnd": "OK"})"};
        });
        QVERIFY(run(Command::setDnd({m_client->site(), u"201"_s}, true)).ok());
        QCOMPARE(m_pbx->last(u"ext.es.dnd.edit"_s).value(u"id"_s), u"41"_s);
        QCOMPARE(m_pbx->last(u"ext.es.dnd.edit"_s).value(u"dnd"_s), u"2"_s); // permanent (pbxware 2405)
        QTRY_COMPARE(lamp(u"201"_s).state, ExtensionState::Dnd);
        QVERIFY(run(Command::setDnd({m_client->site(), u"201"_s}, false)).ok());
        QCOMPARE(m_pbx->last(u"ext.es.dnd.edit"_s).value(u"dnd"_s), u"0"_s);
        QTRY_COMPARE(lamp(u"201"_s).state, ExtensionState::Idle);
        QCOMPARE(run(Command::setDnd({m_client->site(), u"299"_s}, true)).error.kind, ErrorKind::Invalid);
    }

    void doNotDisturbThatIsNotGranted()
    {
        goLive();
        m_pbx->say(u"ext.es.dnd.get"_s, R"({"state": "no"})");
        const Outcome outcome = run(Command::setDnd({m_client->site(), u"201"_s}, true));
        QCOMPARE(outcome.error.kind, ErrorKind::Denied);
        QCOMPARE(m_pbx->count(u"ext.es.dnd.edit"_s), 0);
    }

    void forwarding()
    {
        goLive();
        // pbxware 2425 to 2462
        m_pbx->say(u"ext.es.callfwd.configuration"_s, R"({"play": "1", "cid": "1",
            "enabled": ["unconditional", "busy"],
            "destinations": {"unconditional": [], "busy": ["106", "107"], "no answer": ["106", "107"],
                "line unavailable": []},
            "timeouts": {"unconditional": [], "busy": ["", ""], "no answer": ["10", "10"], "line unavailable": []}})");
        m_pbx->say(u"ext.es.callfwd.edit"_s, R"({"success": "Call Forward", "callfwd": "OK"})");
        QVERIFY(run(Command::setForward({m_client->site(), u"201"_s}, u"+4930777"_s)).ok());
        const PbxwPeer::Ask on = m_pbx->last(u"ext.es.callfwd.edit"_s);
        QCOMPARE(on.value(u"enabled"_s), u"unconditional,busy"_s);
        QCOMPARE(on.value(u"uncond_dests"_s), u"+4930777"_s);
        QCOMPARE(on.value(u"busy_dests"_s), u"106,107"_s);
        QCOMPARE(on.value(u"busy_timeouts"_s), u","_s);
        QCOMPARE(on.value(u"noansw_timeouts"_s), u"10,10"_s);
        QCOMPARE(on.value(u"play"_s), u"1"_s);
        QTRY_COMPARE(lamp(u"201"_s).forwardTo, u"+4930777"_s);
        QVERIFY(run(Command::setForward({m_client->site(), u"201"_s}, {})).ok());
        QCOMPARE(m_pbx->last(u"ext.es.callfwd.edit"_s).value(u"enabled"_s), u"busy"_s);
        QTRY_COMPARE(lamp(u"201"_s).forwardTo, QString());
        QCOMPARE(run(Command::setForward({m_client->site(), u"201"_s}, u"1,2"_s)).error.kind, ErrorKind::Invalid);
    }

    void nightIsReadChangedAndSentWhole()
    {
        m_pbx->say(u"otimes.servers.list"_s, R"({"1": {"status": "off", "greeting": "g", "default_dest_ext": "103",
            "default_dest_is_vm": "yes", "closed_dates": [{"description": "Xmas", "destination": "103",
            "date_from": "2013-12-25", "date_to": "2013-12-26", "time_from": "00:00", "time_to": "23:59"}],
            "custom_destinations": [], "open_days": [{"description": "Never", "days": "1,2,3", "time_from": "17:00",
            "time_to": "17:00"}]}})");
        m_pbx->say(u"otimes.did.list"_s, R"({"7": {"status": "inherit"}})");
        m_pbx->say(u"did.list"_s, R"({"7": {"number": "4930123", "name": "Hotline", "ext": "201"}})");
        goLive();
        QTRY_VERIFY(m_nights.contains(u"servers:1"_s));
        QTRY_COMPARE(m_nights.value(u"did:7"_s).name, u"Hotline (4930123)"_s);
        QVERIFY(m_nights.value(u"servers:1"_s).whole);
        QVERIFY(!m_nights.value(u"servers:1"_s).night);
        QTRY_VERIFY(m_client->capabilities().can(Capability::SetNight));
        m_pbx->on(u"otimes.servers.set"_s, [this](const PbxwPeer::Ask& ask) {
            m_pbx->say(u"otimes.servers.list"_s, "{\"1\": {\"status\": \"" + ask.value(u"status"_s).toUtf8() + "\"}}");
            return PbxwPeer::Answer{.body = R"({"success": "Success."})"};
        });
        const Outcome closed = run(Command::setNight({m_client->site(), u"servers:1"_s}, true));
        QVERIFY2(closed.ok(), qPrintable(closed.text));
        const PbxwPeer::Ask set = m_pbx->last(u"otimes.servers.set"_s);
        QCOMPARE(set.value(u"id"_s), u"1"_s);
        QCOMPARE(set.value(u"status"_s), u"on"_s);
        QCOMPARE(set.value(u"greeting"_s), u"g"_s);
        QCOMPARE(set.values(u"closed_dates_desc[]"_s), QStringList{u"Xmas"_s});
        QCOMPARE(set.values(u"open_days[]"_s), QStringList{u"1,2,3"_s});
        QCOMPARE(set.values(u"open_days_time_to[]"_s), QStringList{u"17:00"_s});
        QVERIFY(!set.has(u"pin"_s));
        QTRY_VERIFY(m_nights.value(u"servers:1"_s).night);
        QVERIFY(m_nights.value(u"did:7"_s).night); // it does as the whole does
        QVERIFY(!m_nights.value(u"did:7"_s).by.isEmpty());
        m_pbx->say(u"otimes.did.list"_s, "[]");
        QVERIFY(run(Command::setNight({m_client->site(), u"servers:1"_s}, false)).ok());
        QTRY_VERIFY(!m_nights.value(u"servers:1"_s).night);
        QTRY_VERIFY(!m_nights.contains(u"did:7"_s));
        QCOMPARE(run(Command::setNight({m_client->site(), u"nothing:1"_s}, true)).error.kind, ErrorKind::Invalid);
    }

    // "On" means that the timetable counts, and that may say open.
    void nightInOpeningHours()
    {
        const QByteArray open = R"("open_days": [{"days": "1,2,3,4,5,6,7", "time_from": "00:00", "time_to": ""}])";
        m_pbx->say(u"otimes.servers.list"_s, R"({"1": {"status": "off", )" + open + "}}");
        m_pbx->say(u"otimes.servers.set"_s, R"({"success": "Success."})");
        goLive();
        QTRY_VERIFY(m_client->capabilities().can(Capability::SetNight));
        m_pbx->say(u"otimes.servers.list"_s, R"({"1": {"status": "on", )" + open + "}}");
        const Outcome outcome = run(Command::setNight({m_client->site(), u"servers:1"_s}, true));
        QCOMPARE(outcome.status, Outcome::Status::Unconfirmed);
        QVERIFY(outcome.text.contains("timetable"_L1));
        QTRY_VERIFY(!m_nights.value(u"servers:1"_s).by.isEmpty());
        QVERIFY(!m_nights.value(u"servers:1"_s).night);
        m_pbx->say(u"otimes.servers.list"_s,
            R"({"1": {"status": "on", "closed_dates": [{"date_from": "2000-01-01",
            "date_to": "2999-12-31", "time_from": "00:00", "time_to": ""}], )"
                + open + "}}");
        QVERIFY(run(Command::setNight({m_client->site(), u"servers:1"_s}, true)).ok());
        QTRY_VERIFY(m_nights.value(u"servers:1"_s).night);
    }

    void nothingIsSetThatCouldNotBeRead()
    {
        m_pbx->say(u"otimes.servers.list"_s, R"({"1": {"status": "off"}})");
        goLive();
        QTRY_VERIFY(m_client->capabilities().can(Capability::SetNight));
        m_pbx->say(u"otimes.servers.list"_s, "[]");
        QCOMPARE(run(Command::setNight({m_client->site(), u"servers:1"_s}, true)).status, Outcome::Status::Failed);
        QCOMPARE(m_pbx->count(u"otimes.servers.set"_s), 0);
    }

    void message()
    {
        goLive();
        m_pbx->say(u"sms.send_message"_s, R"({"success": "Success."})");
        QVERIFY(run(Command::sendSms(m_client->site(), {}, u"+49170555"_s, u"Grüße"_s)).ok());
        QCOMPARE(m_pbx->last(u"sms.send_message"_s).value(u"to_number"_s), u"+49170555"_s);
        const QString body = m_pbx->last(u"sms.send_message"_s).value(u"body"_s); // base64 (pbxware 4321)
        QCOMPARE(QString::fromUtf8(QByteArray::fromBase64(body.toLatin1())), u"Grüße"_s);
        m_pbx->refuse(u"sms.send_message"_s, "'to_number' contains invalid data.");
        const Outcome refused = run(Command::sendSms(m_client->site(), {}, u"x"_s, u"y"_s));
        QCOMPARE(refused.status, Outcome::Status::Failed);
        QCOMPARE(refused.error.detail, u"'to_number' contains invalid data."_s);
        QCOMPARE(m_pbx->count(u"sms.send_message"_s), 2);
        QCOMPARE(run(Command::sendSms(m_client->site(), {}, {}, u"y"_s)).error.kind, ErrorKind::Invalid);
    }

    // A write is sent once; what may have happened all the same is not called a failure.
    void unsure_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("silent");
        QTest::addColumn<bool>("hangUp");
        QTest::newRow("a notice of PHP") << QByteArray("Warning: something in /x.php") << false << false;
        QTest::newRow("a page") << QByteArray("<html>wait</html>") << false << false;
        QTest::newRow("half an answer") << QByteArray("{\"success\": \"Suc") << false << false;
        QTest::newRow("no answer") << QByteArray() << true << false;
        QTest::newRow("hung up") << QByteArray() << false << true;
    }

    void unsure()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, silent);
        QFETCH(bool, hangUp);
        pbxware::PbxwOptions options = quick();
        options.writeWithin = std::chrono::milliseconds{150};
        start(u"K0123456789"_s, options);
        QTRY_COMPARE(m_client->link().state, LinkState::Live);
        m_pbx->on(u"sms.send_message"_s,
            [&](const PbxwPeer::Ask&) { return PbxwPeer::Answer{.body = body, .silent = silent, .hangUp = hangUp}; });
        const Outcome outcome = run(Command::sendSms(m_client->site(), {}, u"+49"_s, u"y"_s));
        QCOMPARE(outcome.status, Outcome::Status::Unconfirmed);
        QVERIFY(outcome.text.contains("all the same"_L1));
        QVERIFY(!outcome.error.message.isEmpty());
        const int polls = m_pbx->count(u"monitor.list"_s);
        QTRY_VERIFY(m_pbx->count(u"monitor.list"_s) > polls + 2);
        QCOMPARE(m_pbx->count(u"sms.send_message"_s), 1);
    }

    // PHP's words before the JSON are a warning, not a failure.
    void doneWithAWarning()
    {
        goLive();
        m_pbx->say(u"sms.send_message"_s, "<b>Notice</b>: Undefined index\n{\"success\": \"Success.\"}");
        QVERIFY(run(Command::sendSms(m_client->site(), {}, u"+49"_s, u"y"_s)).ok());
    }

    void commandsWithoutALink()
    {
        goLive();
        m_client->close();
        QCOMPARE(run(Command::setDnd({m_client->site(), u"201"_s}, true)).error.kind, ErrorKind::Network);
    }

    void nothingHangsWhenTheClientGoes()
    {
        goLive();
        m_pbx->on(
            u"sms.send_message"_s, [](const PbxwPeer::Ask&) { return PbxwPeer::Answer{.body = {}, .silent = true}; });
        QFuture<Outcome> future = m_client->submit(Command::sendSms(m_client->site(), {}, u"+49"_s, u"y"_s));
        QTRY_COMPARE(m_pbx->count(u"sms.send_message"_s), 1);
        m_watch.reset();
        m_client.reset();
        QVERIFY(future.isFinished());
    }
};

QTEST_GUILESS_MAIN(TestPbxwCommands)
#include "tst_pbxwcommands.moc"
