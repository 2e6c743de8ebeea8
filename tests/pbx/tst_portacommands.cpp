// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "portaclienttest.h"

#include <QSignalSpy>

using namespace callboard;
using namespace callboard::portasip;
using namespace callboard::test;

//! Commands -> requests -> what became of them.
class TestPortaCommands : public PortaClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { prepare(); }
    void cleanup() { tearDown(); }

    void onOneLeg_data()
    {
        QTest::addColumn<Capability>("verb");
        QTest::addColumn<QString>("method");
        QTest::addColumn<QJsonObject>("more");
        using enum Capability;
        const auto row = [](Capability verb, const char* method, const QJsonObject& more = {}) {
            QTest::newRow(qPrintable(toName(verb))) << verb << QString::fromLatin1(method) << more;
        };
        row(Hangup, "terminate_call");
        row(Reject, "terminate_call");
        row(Hold, "hold_call");
        row(Resume, "unhold_call");
        row(TransferBlind, "transfer_call", {{u"cld"_s, u"123003"_s}});
        row(TransferVoicemail, "transfer_call", {{u"cld"_s, u"*9123003"_s}});
    }
    void onOneLeg()
    {
        QFETCH(Capability, verb);
        QFETCH(QString, method);
        QFETCH(QJsonObject, more);
        m_profile.voicemailPrefix = u"*9"_s;
        talk();
        Command command = Command::transferBlind(call(kCall), u"123007"_s, u"123003"_s);
        command.verb = verb;
        QVERIFY(run(command).ok());
        QJsonObject expected = more;
        expected.insert(u"call"_s, QJsonObject{{u"id"_s, QString(kCall)}, {u"tag"_s, QString(kInTag)}});
        QCOMPARE(m_pbx->params(method), expected);
        QCOMPARE(m_pbx->count(method), 1);
        // The other end of the same call is another leg.
        command.extension = u"123002"_s;
        QVERIFY(run(command).ok());
        QCOMPARE(m_pbx->params(method)["call"_L1]["tag"_L1].toString(), QString(kOutTag));
    }

    void refusalsKeepThePbxsWords()
    {
        talk();
        m_pbx->answers[u"transfer_call"_s]
            = [](const QJsonObject&) { return fault(u"sip.wrong_parameters"_s, u"Bad parameters"_s, u"cld"_s); };
        m_pbx->answers[u"hold_call"_s]
            = [](const QJsonObject&) { return fault(u"sip.call_not_found"_s, u"Not found"_s); };
        Outcome outcome = run(Command::transferBlind(call(kCall), u"123007"_s, u"1"_s));
        QCOMPARE(outcome.error.kind, ErrorKind::Pbx);
        QCOMPARE(outcome.error.code, u"sip.wrong_parameters"_s);
        QCOMPARE(outcome.error.detail, u"Bad parameters: cld"_s);
        outcome = run(Command::hold(call(kCall), u"123007"_s));
        QCOMPARE(outcome.error.code, u"sip.call_not_found"_s);
    }

    void successZeroIsARefusal()
    {
        talk();
        m_pbx->answers[u"hold_call"_s] = [](const QJsonObject&) {
            return QJsonObject{{u"result"_s, QJsonObject{{u"success"_s, 0}}}};
        };
        QCOMPARE(run(Command::hold(call(kCall), u"123007"_s)).status, Outcome::Status::Failed);
    }

    void nobodyThereIsSaidWithoutTraffic()
    {
        talk();
        QCOMPARE(run(Command::hold(call(kCall), u"123003"_s)).error.kind, ErrorKind::Invalid);
        QCOMPARE(run(Command::hold(call(u"x"_s), u"123007"_s)).error.kind, ErrorKind::Invalid);
        QCOMPARE(m_pbx->count(u"hold_call"_s), 0);
    }

    void whatItCannotDoHasAReason()
    {
        goLive();
        for (int i = 0; i < kCapabilityCount; ++i) {
            const auto capability = static_cast<Capability>(i);
            const Availability& can = m_client->capabilities().of(capability);
            QVERIFY2(can.can || can.why.contains(u"PortaSIP"_s) || capability == Capability::TransferVoicemail
                    || capability == Capability::Administration,
                qPrintable(toName(capability) + can.why));
        }
    }

    void whatThePbxSwitchedOffIsNotOfferedAgain()
    {
        talk();
        m_pbx->answers[u"hold_call"_s]
            = [](const QJsonObject&) { return fault(u"sip.call_control_disabled"_s, u"Disabled"_s); };
        QCOMPARE(run(Command::hold(call(kCall), u"123007"_s)).error.kind, ErrorKind::Denied);
        QVERIFY(!m_client->capabilities().can(Capability::Hold));
        QVERIFY(m_client->capabilities().can(Capability::Hangup));
        QCOMPARE(run(Command::hold(call(kCall), u"123007"_s)).error.kind, ErrorKind::NotSupported);
        QCOMPARE(m_pbx->count(u"hold_call"_s), 1);
    }

    void answerIsConfirmedByTheLeg()
    {
        ring();
        m_pbx->answers[u"answer_call"_s] = [this](const QJsonObject&) {
            m_pbx->leg(kCall, kInTag, u"incoming"_s, u"connected"_s, u"+4930555"_s, u"123007"_s);
            return result({{u"success"_s, 1}});
        };
        QVERIFY(run(Command::answer(call(kCall), u"123007"_s)).ok());
        QCOMPARE(m_pbx->count(u"answer_call"_s), 1);
        QCOMPARE(m_pbx->params(u"answer_call"_s).value("callee_answer_mode"_L1).toString(), u"notify"_s);
    }

    // notes 13: a phone that does not know the event keeps ringing; the PBX then calls it anew, with another tag.
    void answerFallsBackToInvite()
    {
        ring();
        m_pbx->answers[u"answer_call"_s] = [this](const QJsonObject& request) {
            if (request["params"_L1]["callee_answer_mode"_L1].toString() == "invite"_L1) {
                m_pbx->leg(kCall, kInTag, u"incoming"_s, u"terminated"_s, u"+4930555"_s, u"123007"_s,
                    {{u"reason"_s, u"answered elsewhere"_s}});
                m_pbx->leg(kCall, u"new"_s, u"incoming"_s, u"connected"_s, u"+4930555"_s, u"123007"_s);
            }
            return result({{u"success"_s, 1}});
        };
        QVERIFY(run(Command::answer(call(kCall), u"123007"_s)).ok());
        QCOMPARE(m_pbx->count(u"answer_call"_s), 2);
        QTRY_COMPARE(legState(kCall, u"123007"_s), LegState::Talking);
    }

    void aPhoneThatNeverObeys()
    {
        ring();
        const Outcome outcome = run(Command::answer(call(kCall), u"123007"_s));
        QCOMPARE(outcome.status, Outcome::Status::Unconfirmed);
        QCOMPARE(m_pbx->count(u"answer_call"_s), 2);
    }

    void callerGivesUpWhileAnswering()
    {
        ring();
        m_pbx->answers[u"answer_call"_s] = [this](const QJsonObject&) {
            m_pbx->leg(kCall, kInTag, u"incoming"_s, u"terminated"_s, u"+4930555"_s, u"123007"_s);
            return result({{u"success"_s, 1}});
        };
        QCOMPARE(run(Command::answer(call(kCall), u"123007"_s)).status, Outcome::Status::Failed);
        QCOMPARE(m_pbx->count(u"answer_call"_s), 1);
    }

    // The first phone rings before the PBX has named the call, or after.
    void dialledCallIsOutgoing_data()
    {
        QTest::addColumn<bool>("early");
        QTest::newRow("rings first") << true;
        QTest::newRow("answers first") << false;
    }
    void dialledCallIsOutgoing()
    {
        QFETCH(bool, early);
        goLive();
        const auto rings
            = [this] { m_pbx->leg(u"x@h"_s, u"a"_s, u"incoming"_s, u"ringing"_s, u"+4930555"_s, u"123007"_s); };
        m_pbx->answers[u"originate_advanced_call"_s] = [&](const QJsonObject&) {
            if (early)
                rings();
            return result({{u"call"_s, QJsonObject{{u"id"_s, u"x@h"_s}}}, {u"success"_s, 1}});
        };
        QVERIFY(run(Command::dial({m_client->site(), u"123007"_s}, u"+4930555"_s)).ok());
        QCOMPARE(m_pbx->params(u"originate_advanced_call"_s),
            (QJsonObject{{u"bill_id"_s, u"123007"_s}, {u"caller_id"_s, u"123007"_s}, {u"callee_id"_s, u"+4930555"_s}}));
        if (!early)
            rings();
        QTRY_COMPARE(m_watch->calls.size(), 1);
        const Call made = m_watch->calls.value(u"x@h"_s);
        QCOMPARE(made.direction, Direction::Out);
        QCOMPARE(made.from.number, u"123007"_s);
        QCOMPARE(made.to.number, u"+4930555"_s);
    }

    void consultAndComplete()
    {
        consult();
        m_pbx->answers[u"join_calls"_s] = [this](const QJsonObject&) {
            m_pbx->leg(kCall, kInTag, u"incoming"_s, u"terminated"_s, u"+4930555"_s, u"123007"_s,
                {{u"reason"_s, u"attended transfer"_s}});
            m_pbx->leg(u"x@h"_s, u"a"_s, u"incoming"_s, u"terminated"_s, u"123003"_s, u"123007"_s,
                {{u"reason"_s, u"attended transfer"_s}});
            m_pbx->leg(u"x@h~1o"_s, u"b"_s, u"incoming"_s, u"connected"_s, u"+4930555"_s, u"123003"_s);
            return result({{u"success"_s, 1}});
        };
        QVERIFY(run(Command::transferComplete(call(kCall), u"123007"_s)).ok());
        QCOMPARE(m_pbx->params(u"join_calls"_s),
            (QJsonObject{{u"call"_s, QJsonObject{{u"id"_s, QString(kCall)}, {u"tag"_s, QString(kInTag)}}},
                {u"to_call"_s, QJsonObject{{u"id"_s, u"x@h"_s}, {u"tag"_s, u"a"_s}}}}));
        QTRY_COMPARE(m_watch->consultations.last().phase, Consultation::Phase::Ended);
        QTRY_COMPARE(m_watch->calls.size(), 1); // the caller's call goes on, with somebody else
        QTRY_COMPARE(legState(kCall, u"123003"_s), LegState::Talking);
        QCOMPARE(m_watch->extensions.value(u"123003"_s).with.number, u"+4930555"_s);
        // Longer than the bridge.
        QVERIFY(!QTest::qWaitFor([this] { return !m_watch->calls.contains(kCall); }, 250));
        QVERIFY(!m_watch->ended.contains(kCall));
        // And its id goes on meaning this call.
        m_pbx->leg(u"x@h~1o"_s, u"b"_s, u"incoming"_s, u"holding"_s, u"+4930555"_s, u"123003"_s);
        QTRY_COMPARE(legState(kCall, u"123003"_s), LegState::Held);
    }

    void consultAndTakeBack()
    {
        consult();
        QVERIFY(run(Command::transferCancel(call(kCall), u"123007"_s)).ok());
        QCOMPARE(m_pbx->params(u"terminate_call"_s)["call"_L1]["id"_L1].toString(), u"x@h"_s);
        QCOMPARE(m_pbx->params(u"unhold_call"_s)["call"_L1]["tag"_L1].toString(), QString(kInTag));
        m_pbx->leg(u"x@h"_s, u"a"_s, u"incoming"_s, u"terminated"_s, u"123003"_s, u"123007"_s);
        m_pbx->leg(u"x@h~1o"_s, u"b"_s, u"incoming"_s, u"terminated"_s, u"123007"_s, u"123003"_s);
        QTRY_COMPARE(m_watch->consultations.last().phase, Consultation::Phase::Ended);
        QTRY_COMPARE(m_watch->calls.size(), 1);
    }

    void consultAndSwap()
    {
        consult();
        QVERIFY(run(Command::transferSwap(call(kCall), u"123007"_s)).ok());
        QCOMPARE(m_pbx->params(u"hold_call"_s)["call"_L1]["id"_L1].toString(), u"x@h"_s);
        QCOMPARE(m_pbx->params(u"unhold_call"_s)["call"_L1]["id"_L1].toString(), QString(kCall));
        m_pbx->leg(u"x@h"_s, u"a"_s, u"incoming"_s, u"holding"_s, u"123003"_s, u"123007"_s);
        m_pbx->leg(kCall, kInTag, u"incoming"_s, u"connected"_s, u"+4930555"_s, u"123007"_s);
        QTRY_VERIFY(m_watch->consultations.last().swapped);
        QVERIFY(run(Command::transferSwap(call(kCall), u"123007"_s)).ok());
        QCOMPARE(m_pbx->params(u"hold_call"_s)["call"_L1]["id"_L1].toString(), QString(kCall));
    }

    void consultWhoseFirstStepFailsStops()
    {
        talk();
        m_pbx->answers[u"hold_call"_s]
            = [](const QJsonObject&) { return fault(u"sip.internal_server_error"_s, u"no"_s); };
        QCOMPARE(run(Command::transferConsult(call(kCall), u"123007"_s, u"123003"_s)).status, Outcome::Status::Failed);
        QCOMPARE(m_pbx->count(u"originate_advanced_call"_s), 0);
        QVERIFY(m_watch->consultations.isEmpty());
    }

    void theWaitingCallerHangsUp()
    {
        consult();
        m_pbx->leg(kCall, kInTag, u"incoming"_s, u"terminated"_s, u"+4930555"_s, u"123007"_s);
        QTRY_COMPARE(m_watch->consultations.last().phase, Consultation::Phase::Ended);
        QTRY_COMPARE(m_watch->calls.value(u"x@h"_s).state, CallState::Talking);
    }

    void consultBecomesAConference()
    {
        consult();
        QVERIFY(run(Command::conference(call(kCall), u"123007"_s)).ok());
        QCOMPARE(m_pbx->count(u"convert_to_on_spot_conference"_s), 2);
        const QJsonObject second = m_pbx->params(u"convert_to_on_spot_conference"_s);
        QCOMPARE(second["conference_info"_L1]["owner_id"_L1].toString(), u"123007"_s);
        QVERIFY(!second["conference_info"_L1]["name"_L1].toString().isEmpty());
        QCOMPARE(second["call_info"_L1]["id"_L1].toString(), u"x@h"_s);
        QCOMPARE(m_pbx->params(u"terminate_call"_s)["call"_L1]["tag"_L1].toString(), u"a"_s);
        QCOMPARE(m_pbx->count(u"join_on_spot_conference"_s), 0);
        m_pbx->leg(u"x@h"_s, u"a"_s, u"incoming"_s, u"terminated"_s, u"123003"_s, u"123007"_s);
        QTRY_COMPARE(m_watch->calls.size(), 1);
        QCOMPARE(legState(kCall, u"123003"_s), LegState::Talking);
    }

    void conferenceWithoutASecondConversion()
    {
        consult();
        m_pbx->answers[u"convert_to_on_spot_conference"_s] = [](const QJsonObject& request) {
            return request["params"_L1]["call_info"_L1]["id"_L1].toString() == "x@h"_L1
                ? fault(u"internal_error"_s, u"Internal server error"_s)
                : result({{u"success"_s, 1}});
        };
        m_pbx->answers[u"join_on_spot_conference"_s] = [this](const QJsonObject&) {
            m_pbx->leg(u"room@h"_s, u"j"_s, u"incoming"_s, u"ringing"_s, u"123007"_s, u"123003"_s);
            return QJsonObject{{u"success"_s, 1}, {u"call"_s, QJsonObject{{u"id"_s, u"room@h"_s}}}}; // porta 2640
        };
        QVERIFY(run(Command::conference(call(kCall), u"123007"_s)).ok());
        QCOMPARE(m_pbx->params(u"join_on_spot_conference"_s)["call_info"_L1]["callee_id"_L1].toString(), u"123003"_s);
        QTRY_COMPARE(m_pbx->count(u"answer_call"_s), 2); // the consulting phone before, and now the one called back
        m_pbx->leg(u"x@h"_s, u"a"_s, u"incoming"_s, u"terminated"_s, u"123003"_s, u"123007"_s);
        m_pbx->leg(u"x@h~1o"_s, u"b"_s, u"incoming"_s, u"terminated"_s, u"123007"_s, u"123003"_s);
        QTRY_COMPARE(m_watch->calls.size(), 1);
        QCOMPARE(m_watch->calls.value(kCall).legs.size(), 2);
    }

    // porta 1161; the taker's phone is answered for him.
    void pickupAndTakeQueued_data()
    {
        QTest::addColumn<bool>("queued");
        QTest::newRow("ringing elsewhere") << false;
        QTest::newRow("queued") << true;
    }
    void pickupAndTakeQueued()
    {
        QFETCH(bool, queued);
        goLive();
        if (queued) {
            m_pbx->leg(kCall, kInTag, u"incoming"_s, u"queued"_s, u"+4930555"_s, u"123010"_s,
                {{u"queue_info"_s, QJsonObject{{u"i_c_queue"_s, 25}, {u"position"_s, 0}}}});
        } else {
            m_pbx->leg(kCall, kInTag, u"incoming"_s, u"ringing"_s, u"+4930555"_s, u"123003"_s);
        }
        QTRY_COMPARE(m_watch->calls.size(), 1);
        QVERIFY(run(queued ? Command::takeQueued(call(kCall), u"123007"_s) : Command::pickup(call(kCall), u"123007"_s))
                    .ok());
        QCOMPARE(m_pbx->params(u"transfer_call"_s),
            (QJsonObject{{u"call"_s, QJsonObject{{u"id"_s, QString(kCall)}, {u"tag"_s, QString(kInTag)}}},
                {u"cld"_s, u"123007"_s}}));
        QCOMPARE(m_pbx->count(u"answer_call"_s), 0);
        m_pbx->leg(kCall, u"t2"_s, u"incoming"_s, u"ringing"_s, u"+4930555"_s, u"123007"_s);
        QTRY_COMPARE(m_pbx->count(u"answer_call"_s), 1);
        QCOMPARE(m_pbx->params(u"answer_call"_s)["call"_L1]["tag"_L1].toString(), u"t2"_s);
    }

    void moveQueued()
    {
        goLive();
        m_pbx->leg(kCall, kInTag, u"incoming"_s, u"queued"_s, u"+4930555"_s, u"123010"_s,
            {{u"queue_info"_s, QJsonObject{{u"i_c_queue"_s, 25}, {u"position"_s, 0}}}});
        QTRY_COMPARE(m_watch->calls.size(), 1);
        QVERIFY(run(Command::moveQueued(call(kCall), u"123003"_s)).ok());
        QCOMPARE(m_pbx->params(u"transfer_call"_s).value("cld"_L1).toString(), u"123003"_s);
        m_pbx->leg(kCall, u"t2"_s, u"incoming"_s, u"ringing"_s, u"+4930555"_s, u"123003"_s);
        QTRY_COMPARE(legState(kCall, u"123003"_s), LegState::Ringing);
        QCOMPARE(m_pbx->count(u"answer_call"_s), 0);
    }

    // porta 2955: quiet_mode is for monitoring.
    void listening_data()
    {
        QTest::addColumn<Capability>("verb");
        QTest::addColumn<QString>("mute");
        QTest::addColumn<SuperviseMode>("mode");
        QTest::newRow("listen") << Capability::Listen << u"Y"_s << SuperviseMode::Listen;
        QTest::newRow("barge") << Capability::Barge << u"N"_s << SuperviseMode::Barge;
    }
    void listening()
    {
        QFETCH(Capability, verb);
        QFETCH(QString, mute);
        QFETCH(SuperviseMode, mode);
        talk();
        m_pbx->answers[u"join_on_spot_conference"_s] = [](const QJsonObject&) {
            return result({{u"call"_s, QJsonObject{{u"id"_s, u"room@h"_s}}}, {u"success"_s, 1}});
        };
        QVERIFY(run(Command::supervise(verb, call(kCall), u"123007"_s, u"123003"_s)).ok());
        QCOMPARE(m_pbx->params(u"convert_to_on_spot_conference"_s)["callee"_L1]["quiet_mode"_L1].toString(), u"Y"_s);
        const QJsonObject join = m_pbx->params(u"join_on_spot_conference"_s);
        QCOMPARE(join["call_info"_L1]["callee_id"_L1].toString(), u"123003"_s);
        QCOMPARE(
            join.value("participant_info"_L1).toObject(), (QJsonObject{{u"quiet_mode"_s, u"Y"_s}, {u"mute"_s, mute}}));
        QCOMPARE(join.value("conference_info"_L1),
            m_pbx->params(u"convert_to_on_spot_conference"_s).value("conference_info"_L1));
        m_pbx->leg(u"room@h"_s, u"s"_s, u"incoming"_s, u"ringing"_s, u"123007"_s, u"123003"_s);
        QTRY_COMPARE(m_pbx->count(u"answer_call"_s), 1);
        m_pbx->leg(u"room@h"_s, u"s"_s, u"incoming"_s, u"connected"_s, u"123007"_s, u"123003"_s);
        QTRY_COMPARE(legState(kCall, u"123003"_s), LegState::Talking);
        QCOMPARE(m_watch->calls.size(), 1);
        const Call watched = m_watch->calls.value(kCall);
        QVERIFY(watched.legOf(u"123003"_s)->supervising == mode);
        QVERIFY(run(Command::hangup(call(kCall), u"123003"_s)).ok());
        QCOMPARE(m_pbx->params(u"terminate_call"_s)["call"_L1]["tag"_L1].toString(), u"s"_s);
    }

    void rooms()
    {
        bool open = false;
        QString muted = u"N"_s;
        m_pbx->answers[u"get_on_spot_conference_list"_s] = [&](const QJsonObject&) {
            return result({{u"conference_list"_s,
                open ? QJsonArray{QJsonObject{{u"name"_s, u"test"_s}, {u"owner_id"_s, u"123007"_s}}} : QJsonArray{}}});
        };
        m_pbx->answers[u"get_on_spot_conference_participant_list"_s] = [&](const QJsonObject&) {
            return result({{u"participant_list"_s,
                QJsonArray{QJsonObject{{u"participant_id"_s, u"1"_s}, {u"caller_id"_s, u"123003"_s}, {u"mute"_s, muted},
                               {u"hold"_s, u"N"_s}, {u"moderator"_s, u"Y"_s}, {u"max_participants"_s, u"15"_s},
                               {u"join_time"_s, u"2018-11-29 15:33:00"_s}},
                    QJsonObject{{u"participant_id"_s, 2}, {u"caller_id"_s, u"+4930555"_s},
                        {u"join_time"_s, u"2018-11-29 15:34:00"_s}, {u"leave_time"_s, u"2018-11-29 15:35:00"_s}}}}});
        };
        goLive();
        QHash<QString, ConferenceRoom> known;
        connect(m_client.get(), &PbxClient::conferenceRoomChanged, this,
            [&](const ConferenceRoom& room) { known.insert(room.id.text, room); });
        connect(m_client.get(), &PbxClient::conferenceRoomRemoved, this,
            [&](const ConferenceRoomId& id) { known.remove(id.text); });
        open = true;
        QVERIFY(run(Command::roomOpen({m_client->site(), u"123007"_s}, u"test"_s, u"123003"_s)).ok());
        QCOMPARE(m_pbx->params(u"join_on_spot_conference"_s),
            (QJsonObject{{u"call_info"_s, QJsonObject{{u"callee_id"_s, u"123003"_s}, {u"caller_id"_s, u"123007"_s}}},
                {u"conference_info"_s, QJsonObject{{u"name"_s, u"test"_s}, {u"owner_id"_s, u"123007"_s}}}}));
        QTRY_COMPARE(known.size(), 1);
        const ConferenceRoom room = known.begin().value();
        QCOMPARE(room.name, u"test"_s);
        QCOMPARE(room.owner, u"123007"_s);
        QCOMPARE(room.maxParticipants, 15);
        QCOMPARE(room.startedAt, QDateTime({2018, 11, 29}, {15, 33}, Qt::UTC));
        QCOMPARE(room.participants.size(), 2);
        QCOMPARE(room.participants.at(0).extension, u"123003"_s);
        QCOMPARE(room.participants.at(0).party.name, u"Cy Fox"_s); // from the roster: the PBX gives the number alone
        QVERIFY(room.participants.at(0).moderator);
        QCOMPARE(room.participants.at(0).presence, ConferenceParticipant::Presence::Present);
        QCOMPARE(room.participants.at(1).presence, ConferenceParticipant::Presence::Left);
        QVERIFY(room.participants.at(1).extension.isEmpty());

        muted = u"Y"_s;
        QVERIFY(run(Command::participant(Capability::RoomMute, room.id, u"1"_s)).ok());
        QCOMPARE(m_pbx->params(u"update_on_spot_conference_participant"_s)["participant_info"_L1].toObject(),
            (QJsonObject{{u"participant_id"_s, 1}, {u"mute"_s, u"Y"_s}}));
        QTRY_VERIFY(known.value(room.id.text).participants.at(0).muted);
        QVERIFY(run(Command::participant(Capability::RoomHold, room.id, u"1"_s)).ok());
        QCOMPARE(m_pbx->params(u"update_on_spot_conference_participant"_s)["participant_info"_L1]["hold"_L1].toString(),
            u"Y"_s);
        QVERIFY(run(Command::roomAdd(room.id, u"+4930777"_s)).ok());
        QCOMPARE(m_pbx->params(u"join_on_spot_conference"_s)["call_info"_L1]["callee_id"_L1].toString(), u"+4930777"_s);
        QVERIFY(run(Command::participant(Capability::RoomKick, room.id, u"1"_s)).ok());
        QCOMPARE(m_pbx->count(u"delete_on_spot_conference_participant"_s), 1);
        QVERIFY(run(Command::roomClose(room.id)).ok()); // who has left is not thrown out
        QCOMPARE(m_pbx->count(u"delete_on_spot_conference_participant"_s), 2);
        open = false;
        m_pbx->say(notification({{u"state"_s, u"terminated"_s},
            {u"conference_info"_s, QJsonObject{{u"name"_s, u"test"_s}, {u"owner_id"_s, u"123007"_s}}}}));
        QTRY_VERIFY(known.isEmpty());
        QCOMPARE(run(Command::roomClose(room.id)).error.kind, ErrorKind::Invalid);
    }

    void roomFromCall()
    {
        talk();
        QVERIFY(run(Command::roomFromCall(call(kCall), u"123002"_s, u"a name"_s)).ok());
        const QJsonObject sent = m_pbx->params(u"convert_to_on_spot_conference"_s);
        QCOMPARE(sent.value("conference_info"_L1).toObject(),
            (QJsonObject{{u"name"_s, u"a name"_s}, {u"owner_id"_s, u"123002"_s}}));
        QCOMPARE(sent["call_info"_L1]["tag"_L1].toString(), QString(kOutTag));
        QCOMPARE(sent["call_info"_L1]["callee_id"_L1].toString(), u"123007"_s);
        QCOMPARE(sent["call_info"_L1]["transport_id"_L1].toString(), u"192.168.67.30:5070"_s);
    }

    // porta 2265 to 2484
    void ivrThroughInvoke()
    {
        goLive();
        const QJsonObject leg{{u"id"_s, u"3300f0b3-7a54a006@192.168.233.134"_s}, {u"tag"_s, u"100021"_s}};
        for (const char* method : {"ring_call", "progress_call", "start_dtmf_detect", "stop_dtmf_detect"}) {
            const auto done = m_client->invoke(u"porta.CallControl."_s + QLatin1StringView(method), {{u"call"_s, leg}});
            QTRY_VERIFY(done.isFinished());
            QVERIFY(done.result().has_value());
            QCOMPARE(m_pbx->params(QString::fromLatin1(method)).value("call"_L1).toObject(), leg);
        }
        auto* client = static_cast<PortaClient*>(m_client.get());
        QSignalSpy heard(client, &PortaClient::ivrEvent);
        const auto event = [&](const QJsonObject& more) {
            QJsonObject info{{u"call"_s, leg}};
            for (auto it = more.begin(); it != more.end(); ++it)
                info.insert(it.key(), it.value());
            m_pbx->say(notification(info));
        };
        event({{u"event"_s, u"dtmf_digit_detected"_s}, {u"digit"_s, u"5"_s}, {u"dtmf_duration"_s, 120}});
        event({{u"event"_s, u"dtmf_digit_detected"_s}, {u"digit"_s, u"#"_s}});
        event({{u"event"_s, u"play_prompt_completed"_s}, {u"order"_s, 3}});
        QTRY_COMPARE(heard.size(), 3);
        const QJsonArray digits
            = m_client->invoke(u"porta.event.dtmf_digit_detected"_s, {}).result().value_or(QJsonValue()).toArray();
        QCOMPARE(digits.size(), 2);
        QCOMPARE(digits.at(0)["digit"_L1].toString(), u"5"_s);
        QCOMPARE(digits.at(0)["dtmf_duration"_L1].toInt(), 120);
        QCOMPARE(digits.at(1)["digit"_L1].toString(), u"#"_s);
        QVERIFY(m_client->invoke(u"porta.event.dtmf_digit_detected"_s, {}).result()->toArray().isEmpty());
        const auto prompts = m_client->invoke(u"porta.event.play_prompt_completed"_s, {}).result();
        QCOMPARE(prompts->toArray().at(0)["order"_L1].toInt(), 3);
        QVERIFY(m_watch->calls.isEmpty());
    }

    void invokeMasksAndRefuses()
    {
        goLive();
        const auto accounts = m_client->invoke(u"porta.external.get_account_list"_s, {{u"id"_s, u"123007"_s}});
        QTRY_VERIFY(accounts.isFinished());
        const QByteArray text = QJsonDocument(accounts.result()->toObject()).toJson();
        QVERIFY(text.contains("123007"));
        QVERIFY(!text.contains("hunter2"));
        QCOMPARE(m_client->invoke(u"porta.CallControl.fly"_s, {}).result().error().kind, ErrorKind::NotSupported);
        QCOMPARE(m_client->invoke(u"porta.CallControl.hold_call"_s, {}).result().error().kind, ErrorKind::Invalid);
        for (const QString& operation : {u"porta.CallControl.join_calls"_s, u"porta.external.get_callqueue_list"_s,
                 u"porta.event.play_prompt_completed"_s, u"porta.Voicemail.get_vm_settings"_s})
            QVERIFY2(m_client->operations().contains(operation), qPrintable(operation));
    }

    void hangUpOfTheWholeCall()
    {
        talk();
        QVERIFY(run(Command::hangup(call(kCall), {})).ok());
        QCOMPARE(m_pbx->count(u"terminate_call"_s), 1);
    }

private:
    void talk()
    {
        goLive();
        m_pbx->leg(kCall, kOutTag, u"outgoing"_s, u"connected"_s, u"123002"_s, u"123007"_s,
            {{u"transport_id"_s, u"192.168.67.30:5070"_s}});
        m_pbx->leg(kCall, kInTag, u"incoming"_s, u"connected"_s, u"123002"_s, u"123007"_s);
        QTRY_COMPARE(legState(kCall, u"123007"_s), LegState::Talking);
    }
    void ring()
    {
        goLive();
        m_pbx->leg(kCall, kInTag, u"incoming"_s, u"ringing"_s, u"+4930555"_s, u"123007"_s);
        QTRY_COMPARE(legState(kCall, u"123007"_s), LegState::Ringing);
    }
    //! 123007 has a caller from outside on hold and talks to 123003.
    void consult()
    {
        goLive();
        m_pbx->leg(kCall, kInTag, u"incoming"_s, u"connected"_s, u"+4930555"_s, u"123007"_s);
        QTRY_COMPARE(legState(kCall, u"123007"_s), LegState::Talking);
        m_pbx->answers[u"originate_advanced_call"_s] = [](const QJsonObject&) {
            return result({{u"call"_s, QJsonObject{{u"id"_s, u"x@h"_s}}}, {u"success"_s, 1}});
        };
        QVERIFY(run(Command::transferConsult(call(kCall), u"123007"_s, u"123003"_s)).ok());
        QCOMPARE(m_pbx->count(u"hold_call"_s), 1);
        QTRY_COMPARE(m_watch->consultations.size(), 1);
        QCOMPARE(m_watch->consultations.first().waiting.number, u"+4930555"_s);
        QCOMPARE(m_watch->consultations.first().asked, (Party{u"Cy Fox"_s, u"123003"_s}));
        m_pbx->leg(kCall, kInTag, u"incoming"_s, u"holding"_s, u"+4930555"_s, u"123007"_s);
        m_pbx->leg(u"x@h"_s, u"a"_s, u"incoming"_s, u"ringing"_s, u"123003"_s, u"123007"_s);
        QTRY_COMPARE(m_pbx->count(u"answer_call"_s), 1); // the operator's own phone
        m_pbx->leg(u"x@h"_s, u"a"_s, u"incoming"_s, u"connected"_s, u"123003"_s, u"123007"_s);
        m_pbx->leg(u"x@h~1o"_s, u"b"_s, u"incoming"_s, u"ringing"_s, u"123007"_s, u"123003"_s);
        QTRY_COMPARE(legState(u"x@h"_s, u"123003"_s), LegState::Ringing);
        QCOMPARE(m_watch->consultations.last().phase, Consultation::Phase::Ringing);
        m_pbx->leg(u"x@h~1o"_s, u"b"_s, u"incoming"_s, u"connected"_s, u"123007"_s, u"123003"_s);
        QTRY_COMPARE(m_watch->consultations.last().phase, Consultation::Phase::Talking);
        QCOMPARE(m_watch->calls.value(u"x@h"_s).state, CallState::Consulting);
        QCOMPARE(m_watch->calls.value(kCall).state, CallState::Held);
    }
};

QTEST_GUILESS_MAIN(TestPortaCommands)
#include "tst_portacommands.moc"
