// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "palclienttest.h"

using namespace callboard;
using namespace callboard::brekeke;
using namespace callboard::test;

//! Calls that wander: consultations, transfers, slots and queues, as PAL tells them.
class TestPalCalls : public PalClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { prepare(); }
    void cleanup() { tearDown(); }

    void consultAndComplete();
    void consultAndTakeBack();
    void consultAndConference();
    void consultFarPartyLeaves();
    void blindTransferIsOneCall();
    void parkKeepsTheCaller();
    void queueLearnsTheCaller();
    void unknownCodesKeepTheLeg();
    void roomFollowsTheTalker();
    void supervisorIsMarked();
};

void TestPalCalls::consultAndComplete()
{
    goLive();
    m_pbx->status(u"201"_s, 2, kRoom, u"1416"_s, u"0312345678"_s);
    m_pbx->status(u"201"_s, 35, kRoom, u"1416"_s, u"0312345678"_s);
    m_pbx->status(u"201"_s, 1, kOther, u"1416"_s, u"202"_s);
    m_pbx->status(u"202"_s, 65, kOther, u"1417"_s, u"201"_s);
    QTRY_COMPARE(m_watch->consultations.size(), 1);
    Consultation consultation = m_watch->consultations.last();
    QCOMPARE(consultation.phase, Consultation::Phase::Ringing);
    QCOMPARE(consultation.waiting.number, u"0312345678"_s);
    QCOMPARE(consultation.asked, (Party{u"Bo"_s, u"202"_s}));
    QCOMPARE(consultation.heldCall.text, kRoom);
    QCOMPARE(consultation.consultCall.text, kOther);
    QTRY_COMPARE(m_watch->calls.size(), 2);
    QCOMPARE(m_watch->calls.value(kRoom).state, CallState::Held); // nobody whom we watch is in it
    QCOMPARE(m_watch->calls.value(kOther).state, CallState::Consulting);
    m_pbx->status(u"202"_s, 2, kOther, u"1417"_s, u"201"_s);
    m_pbx->status(u"201"_s, 14, kOther, u"1416"_s, u"202"_s);
    QTRY_COMPARE(m_watch->consultations.last().phase, Consultation::Phase::Talking);

    const Outcome outcome = run(Command::transferComplete(call(kRoom), u"201"_s)); // by the held call's id
    QVERIFY(outcome.ok());
    QCOMPARE(m_pbx->last(u"disconnect"_s), (QJsonObject{{u"tid"_s, u"1416"_s}}));
    m_pbx->status(u"201"_s, 12, kOther, u"1416"_s);
    m_pbx->status(u"201"_s, -1, kOther, u"1416"_s, {}, {{u"rescode"_s, u"200"_s}, {u"q850code"_s, u"16"_s}});
    QTRY_COMPARE(m_watch->consultations.last().phase, Consultation::Phase::Ended);
    m_pbx->status(u"202"_s, 2, kRoom, u"1417"_s, u"0312345678"_s);
    QTRY_VERIFY(m_watch->ended.contains(kOther));
    QTRY_COMPARE(m_watch->calls.value(kRoom).state, CallState::Talking);
    QVERIFY(!m_watch->ended.contains(kRoom)); // the caller's call never broke
    QCOMPARE(m_watch->calls.value(kRoom).from.number, u"0312345678"_s);
    QCOMPARE(m_watch->calls.value(kRoom).to.number, u"202"_s);
}

void TestPalCalls::consultAndTakeBack()
{
    goLive();
    m_pbx->status(u"201"_s, 65, kRoom, u"1416"_s, u"0312345678"_s);
    m_pbx->status(u"201"_s, 2, kRoom, u"1416"_s, u"0312345678"_s);
    m_pbx->status(u"201"_s, 35, kRoom, u"1416"_s, u"0312345678"_s);
    m_pbx->status(u"201"_s, 1, kOther, u"1416"_s, u"202"_s);
    m_pbx->status(u"202"_s, 65, kOther, u"1417"_s, u"201"_s);
    QTRY_COMPARE(m_watch->calls.size(), 2);
    m_pbx->status(u"202"_s, -1, kOther, u"1417"_s, {}, {{u"rescode"_s, u"487"_s}});
    m_pbx->status(u"201"_s, 36, kRoom, u"1416"_s, u"0312345678"_s);
    QTRY_COMPARE(m_watch->consultations.last().phase, Consultation::Phase::Ended);
    QTRY_VERIFY(m_watch->ended.contains(kOther));
    QTRY_COMPARE(m_watch->calls.value(kRoom).state, CallState::Talking);
    QCOMPARE(m_watch->calls.value(kRoom).direction, Direction::In);
    QCOMPARE(m_watch->calls.value(kRoom).from.number, u"0312345678"_s);
    // The held room is no longer kept: when its last talker leaves it ends.
    m_pbx->status(u"201"_s, -1, kRoom, u"1416"_s, {}, {{u"rescode"_s, u"200"_s}});
    QTRY_VERIFY(m_watch->ended.contains(kRoom));
}

void TestPalCalls::consultAndConference()
{
    goLive();
    m_pbx->status(u"201"_s, 2, kRoom, u"1416"_s, u"0312345678"_s);
    m_pbx->status(u"201"_s, 35, kRoom, u"1416"_s, u"0312345678"_s);
    m_pbx->status(u"201"_s, 1, kOther, u"1416"_s, u"202"_s);
    m_pbx->status(u"202"_s, 65, kOther, u"1417"_s, u"201"_s);
    m_pbx->status(u"202"_s, 2, kOther, u"1417"_s, u"201"_s);
    m_pbx->status(u"201"_s, 14, kOther, u"1416"_s, u"202"_s);
    m_pbx->status(u"202"_s, 2, kRoom, u"1417"_s, u"0312345678"_s);
    m_pbx->status(u"201"_s, 36, kRoom, u"1416"_s, u"0312345678"_s);
    QTRY_VERIFY(!m_watch->consultations.isEmpty());
    QTRY_COMPARE(m_watch->consultations.last().phase, Consultation::Phase::Conference);
    QTRY_COMPARE(m_watch->calls.value(kRoom).legs.size(), 2);
    QCOMPARE(m_watch->calls.value(kRoom).state, CallState::Talking);
    m_pbx->status(u"201"_s, -1, kRoom, u"1416"_s, {}, {{u"rescode"_s, u"200"_s}});
    QTRY_COMPARE(m_watch->consultations.last().phase, Consultation::Phase::Ended);
    QTRY_COMPARE(m_watch->calls.value(kRoom).legs.size(), 1);
}

void TestPalCalls::consultFarPartyLeaves()
{
    goLive();
    m_pbx->status(u"203"_s, 1, kRoom, u"1415"_s, u"201"_s);
    m_pbx->status(u"201"_s, 2, kRoom, u"1416"_s, u"203"_s);
    m_pbx->status(u"203"_s, 14, kRoom, u"1415"_s, u"201"_s);
    m_pbx->status(u"201"_s, 35, kRoom, u"1416"_s, u"203"_s);
    m_pbx->status(u"201"_s, 1, kOther, u"1416"_s, u"202"_s);
    m_pbx->status(u"202"_s, 2, kOther, u"1417"_s, u"201"_s);
    m_pbx->status(u"201"_s, 14, kOther, u"1416"_s, u"202"_s);
    QTRY_VERIFY(!m_watch->consultations.isEmpty());
    QTRY_COMPARE(m_watch->consultations.last().phase, Consultation::Phase::Talking);
    m_pbx->status(u"203"_s, -1, kRoom, u"1415"_s, {}, {{u"rescode"_s, u"200"_s}});
    QTRY_COMPARE(m_watch->consultations.last().phase, Consultation::Phase::Ended);
    QTRY_VERIFY(m_watch->ended.contains(kRoom));
    QTRY_COMPARE(m_watch->calls.value(kOther).state, CallState::Talking);
}

void TestPalCalls::blindTransferIsOneCall()
{
    goLive();
    m_pbx->status(u"201"_s, 2, kRoom, u"1416"_s, u"0312345678"_s);
    QTRY_VERIFY(m_watch->calls.contains(kRoom));
    QVERIFY(run(Command::transferBlind(call(kRoom), u"201"_s, u"202"_s)).ok());
    // The gap between the two phones may be long enough for several turns of the event loop.
    m_pbx->status(u"201"_s, -1, kRoom, u"1416"_s, {}, {{u"rescode"_s, u"200"_s}});
    QTRY_COMPARE(m_watch->legsEnded.size(), 1);
    m_pbx->status(u"202"_s, 65, kRoom, u"1418"_s, u"0312345678"_s);
    QTRY_COMPARE(m_watch->calls.value(kRoom).state, CallState::Ringing);
    QCOMPARE(m_watch->calls.value(kRoom).to.number, u"202"_s);
    QCOMPARE(m_watch->calls.value(kRoom).from.number, u"0312345678"_s);
    QVERIFY(!m_watch->ended.contains(kRoom));
}

void TestPalCalls::parkKeepsTheCaller()
{
    goLive();
    m_pbx->status(u"201"_s, 2, kRoom, u"1416"_s, u"0312345678"_s, {{u"other_user_display_name"_s, u"ACME Ltd"_s}});
    m_pbx->status(u"201"_s, -1, kRoom, u"1416"_s, {}, {{u"rescode"_s, u"200"_s}});
    m_pbx->say(notification(u"notify_park"_s,
        {{u"park"_s, u"777"_s}, {u"status"_s, u"on"_s}, {u"room_id"_s, u"282000000230"_s}, {u"talker_id"_s, u"1415"_s},
            {u"time"_s, 1587451427817.0}}));
    QTRY_VERIFY(!m_watch->slots_.value(u"777"_s).isFree());
    const ParkSlot slot = m_watch->slots_.value(u"777"_s);
    QCOMPARE(slot.call.text, kRoom);
    QCOMPARE(slot.who, (Party{u"ACME Ltd"_s, u"0312345678"_s}));
    QCOMPARE(slot.by, u"201"_s);
    QCOMPARE(slot.since.toMSecsSinceEpoch(), 1587451427817);
    QTRY_COMPARE(m_watch->calls.value(kRoom).state, CallState::Parked);
    QCOMPARE(m_watch->calls.value(kRoom).slot, u"777"_s);
    m_pbx->say(notification(u"notify_park"_s, {{u"park"_s, u"777"_s}, {u"status"_s, u"off"_s}}));
    QTRY_VERIFY(m_watch->slots_.value(u"777"_s).isFree());
    QTRY_VERIFY(m_watch->ended.contains(kRoom));
}

void TestPalCalls::queueLearnsTheCaller()
{
    m_pbx->answers[u"getTalkerInfo"_s] = [](const QJsonObject&) {
        return result(QJsonArray{QJsonObject{{u"talker_id"_s, u"9"_s}, {u"user"_s, QString()},
            {u"number"_s, u"0312345678"_s}, {u"display_name"_s, u"ACME Ltd"_s}}});
    };
    goLive();
    m_pbx->say(notification(
        u"notify_queue"_s, {{u"extension"_s, u"600"_s}, {u"status"_s, u"on"_s}, {u"room_id"_s, u"282000000230"_s}}));
    QTRY_COMPARE(m_watch->queues.value(u"600"_s).waiting.size(), 1);
    QTRY_COMPARE(m_watch->queues.value(u"600"_s).waiting.first().from, (Party{u"ACME Ltd"_s, u"0312345678"_s}));
    QTRY_COMPARE(m_watch->calls.value(kRoom).from.name, u"ACME Ltd"_s);
    QCOMPARE(m_watch->calls.value(kRoom).state, CallState::Queued);
    QCOMPARE(m_watch->calls.value(kRoom).to.name, u"Support"_s);
    m_pbx->status(u"202"_s, 65, kRoom, u"10"_s, u"0312345678"_s);
    QTRY_COMPARE(m_watch->agents.value(u"600/202"_s).state, AgentState::Ringing);
    m_pbx->status(u"202"_s, 2, kRoom, u"10"_s, u"0312345678"_s);
    m_pbx->say(notification(
        u"notify_queue"_s, {{u"extension"_s, u"600"_s}, {u"status"_s, u"off"_s}, {u"room_id"_s, u"282000000230"_s}}));
    QTRY_VERIFY(m_watch->queues.value(u"600"_s).waiting.isEmpty());
    QTRY_COMPARE(m_watch->calls.value(kRoom).state, CallState::Talking);
    QCOMPARE(m_watch->calls.value(kRoom).queue, u"600"_s);
}

void TestPalCalls::unknownCodesKeepTheLeg()
{
    goLive();
    m_pbx->status(u"201"_s, 2, kRoom, u"1416"_s, u"0312345678"_s);
    m_pbx->status(u"201"_s, 16, kRoom, u"1416"_s, u"0312345678"_s);
    m_pbx->status(u"201"_s, 99, kOther, u"77"_s, u"0312345678"_s);
    m_pbx->status(u"202"_s, 65, kOther, u"78"_s, u"201"_s);
    QTRY_VERIFY(m_watch->calls.contains(kOther));
    QCOMPARE(m_watch->calls.value(kRoom).state, CallState::Talking);
    QCOMPARE(m_watch->calls.value(kOther).legs.size(), 1); // an unknown code begins nothing
}

void TestPalCalls::roomFollowsTheTalker()
{
    goLive();
    m_pbx->status(u"201"_s, 2, kRoom, u"1416"_s, u"0312345678"_s);
    QTRY_VERIFY(m_watch->calls.contains(kRoom));
    m_pbx->status(u"201"_s, 2, kOther, u"1416"_s, u"202"_s);
    QTRY_VERIFY(m_watch->calls.contains(kOther));
    QTRY_VERIFY(m_watch->ended.contains(kRoom));
    QCOMPARE(m_watch->ended.value(kRoom).kind, EndCause::Kind::Transferred);
    QCOMPARE(m_watch->extensions.value(u"201"_s).call.text, kOther);
}

void TestPalCalls::supervisorIsMarked()
{
    goLive();
    m_pbx->status(u"202"_s, 2, kRoom, u"1416"_s, u"0312345678"_s);
    QTRY_VERIFY(m_watch->calls.contains(kRoom));
    QVERIFY(run(Command::supervise(Capability::Whisper, call(kRoom), u"202"_s, u"201"_s)).ok());
    m_pbx->status(u"201"_s, 65, kRoom, u"1420"_s, u"202"_s);
    m_pbx->status(u"201"_s, 2, kRoom, u"1420"_s, u"202"_s);
    QTRY_COMPARE(m_watch->calls.value(kRoom).legs.size(), 2);
    const Leg* leg = m_watch->calls[kRoom].legOf(u"201"_s);
    QVERIFY(leg);
    QCOMPARE(leg->supervising, SuperviseMode::Whisper);
    QCOMPARE(m_watch->calls.value(kRoom).to.number, u"202"_s); // the listener is no party of the call
}

QTEST_GUILESS_MAIN(TestPalCalls)
#include "tst_palcalls.moc"
