// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientwatch.h"

#include "core/base/clock.h"
#include "core/pbx/livestate.h"

#include <QtTest>

using namespace callboard;
using namespace callboard::test;
using namespace Qt::StringLiterals;

namespace {

class NoClient final : public PbxClient
{
public:
    NoClient()
        : PbxClient([] {
            SiteProfile profile;
            profile.id = SiteId{u"s"_s};
            return profile;
        }())
    {
    }
    void open() override { }
    void close() override { }
    void acceptCertificate(const QString&) override { }
    QFuture<Outcome> submit(const Command&) override { return QtFuture::makeReadyFuture(Outcome::done()); }
};

EndCause normal()
{
    EndCause cause;
    cause.kind = EndCause::Kind::Normal;
    cause.sipCode = 200;
    return cause;
}

} // namespace

//! The book-keeping alone: facts in any order, values out.
class TestLiveState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void changesOfOneTurnAreOneAnnouncement();
    void bornAndDeadInOneTurn();
    void endBeforeBegin();
    void unknownIdsAreCounted();
    void lateEventDoesNotRevive();
    void lampPriority();
    void lampWithoutALeg();
    void forwardingIsTold();
    void inferredCallsMarkTheLamp();
    void holdSilencesATwoPartyCall();
    void snapshotSweeps();
    void snapshotTellsWhatDidNotChange();
    void staleIsTold();
    void keptCallLives();
    void legMovesBetweenCalls();
    void parkedCallChangesSlot();
    void queueOrderAndPositions();
    void whoIsOfferedToAnAgentStillWaits();
    void agentsFollowTheirPhones();
    void freeSlot();
    void stormIsFlushedInTime();
    void listenerMayAskBack();

private:
    void leg(const char* id, const char* call, const char* extension, LegState state, const char* other = "",
        std::optional<Direction> direction = {}, qint64 at = 1'700'000'000'000);

    ManualClock m_clock;
    std::unique_ptr<NoClient> m_client;
    std::unique_ptr<LiveState> m_live;
    std::unique_ptr<ClientWatch> m_watch;
};

void TestLiveState::init()
{
    m_watch.reset();
    m_live.reset();
    m_client = std::make_unique<NoClient>();
    m_live = std::make_unique<LiveState>(*m_client, m_clock);
    m_watch = std::make_unique<ClientWatch>(*m_client);
}

void TestLiveState::leg(const char* id, const char* call, const char* extension, LegState state, const char* other,
    std::optional<Direction> direction, qint64 at)
{
    LiveState::LegFacts facts;
    facts.leg = id;
    facts.call = call;
    facts.extension = extension;
    facts.state = state;
    facts.otherNumber = other;
    facts.direction = direction;
    facts.atMs = at;
    m_live->setLeg(facts);
}

void TestLiveState::changesOfOneTurnAreOneAnnouncement()
{
    leg("1", "r", "201", LegState::Ringing, "099");
    leg("1", "r", "201", LegState::Talking, "099");
    leg("1", "r", "201", LegState::Held, "099");
    QVERIFY(m_watch->log.isEmpty()); // nothing before the turn ends
    QTRY_COMPARE(m_watch->log, QStringList{u"call r held"_s});
}

void TestLiveState::bornAndDeadInOneTurn()
{
    leg("1", "r", "201", LegState::Ringing, "099", Direction::In);
    m_live->endLeg("1", normal(), 1'700'000'001'000);
    m_live->flush();
    QCOMPARE(m_watch->log, (QStringList{u"call r ended"_s, u"leg 1 of r"_s, u"ended r"_s}));
    QCOMPARE(m_watch->ended.value(u"r"_s), normal());
    QCOMPARE(m_watch->legsEnded.first().extension, u"201"_s);
    QCOMPARE(m_watch->legsEnded.first().since.toMSecsSinceEpoch(), 1'700'000'001'000);
    QCOMPARE(m_watch->extensions.value(u"201"_s).state, ExtensionState::Idle);
    m_live->flush();
    QCOMPARE(m_watch->log.size(), 3);
}

void TestLiveState::endBeforeBegin()
{
    m_live->endLeg("1", normal());
    leg("1", "r", "201", LegState::Ringing, "099");
    m_live->flush();
    QVERIFY(m_watch->calls.isEmpty());
    QCOMPARE(m_live->oddities(), 2);
    m_clock.advanceMs(60'000); // by then the id may be somebody else's
    leg("1", "r", "201", LegState::Ringing, "099");
    m_live->flush();
    QCOMPARE(m_watch->calls.size(), 1);
}

void TestLiveState::unknownIdsAreCounted()
{
    m_live->setRecording("9", true);
    m_live->moveLeg("9", "r");
    m_live->clearParked(u"777"_s);
    m_live->leaveQueue(u"600"_s, u"r"_s);
    m_live->releaseCall(u"r"_s);
    m_live->setConsulting(u"r"_s, true);
    m_live->flush();
    QCOMPARE(m_live->oddities(), 4);
    QVERIFY(m_watch->log.isEmpty());
}

void TestLiveState::lateEventDoesNotRevive()
{
    leg("1", "r", "201", LegState::Talking, "099");
    m_live->endLeg("1", normal());
    leg("1", "r", "201", LegState::Talking, "099");
    m_live->flush();
    QVERIFY(m_watch->calls.isEmpty());
    QVERIFY(m_watch->ended.contains(u"r"_s));
}

// offline before busy before do not disturb before idle (pbxware notes 16)
void TestLiveState::lampWithoutALeg()
{
    m_live->setExtensionInfo(u"201"_s, u"Ana"_s, {});
    m_live->setRegistered("201", true);
    m_live->flush();
    QCOMPARE(m_watch->extensions.value(u"201"_s).state, ExtensionState::Idle);
    m_live->setDnd("201", true);
    m_live->flush();
    QCOMPARE(m_watch->extensions.value(u"201"_s).state, ExtensionState::Dnd);
    QVERIFY(m_watch->extensions.value(u"201"_s).dnd);
    m_live->setBusy("201", true);
    m_live->flush();
    QCOMPARE(m_watch->extensions.value(u"201"_s).state, ExtensionState::Talking);
    QVERIFY(m_watch->extensions.value(u"201"_s).since.isValid());
    m_live->setRegistered("201", false);
    m_live->flush();
    QCOMPARE(m_watch->extensions.value(u"201"_s).state, ExtensionState::Unavailable);
    QVERIFY(m_watch->extensions.value(u"201"_s).dnd);
}

void TestLiveState::forwardingIsTold()
{
    m_live->setExtensionInfo(u"201"_s, u"Ana"_s, {});
    m_live->setForward(u"201"_s, u"300"_s);
    m_live->flush();
    QCOMPARE(m_watch->extensions.value(u"201"_s).forwardTo, u"300"_s);
    m_live->setForward(u"201"_s, {});
    m_live->setForward(u"201"_s, {});
    m_live->flush();
    QCOMPARE(m_watch->extensions.value(u"201"_s).forwardTo, QString());
}

void TestLiveState::inferredCallsMarkTheLamp()
{
    LiveState::LegFacts facts;
    facts.leg = "l";
    facts.call = "c";
    facts.extension = "201";
    facts.state = LegState::Ringing;
    m_live->setLeg(facts);
    m_live->flush();
    QCOMPARE(m_watch->extensions.value(u"201"_s).inferred, Inferred());
    m_live->setInferred(u"c"_s, InferredField::State | InferredField::Direction);
    m_live->flush();
    QCOMPARE(m_watch->extensions.value(u"201"_s).inferred, Inferred(InferredField::State));
}

void TestLiveState::lampPriority()
{
    leg("1", "a", "201", LegState::Held, "099");
    leg("2", "b", "201", LegState::Ringing, "098");
    m_live->flush();
    QCOMPARE(m_watch->extensions.value(u"201"_s).state, ExtensionState::Ringing);
    QCOMPARE(m_watch->extensions.value(u"201"_s).with.number, u"098"_s);
    leg("3", "c", "201", LegState::Talking, "097");
    m_live->flush();
    QCOMPARE(m_watch->extensions.value(u"201"_s).call.text, u"c"_s);
    m_live->endLeg("3", normal());
    m_live->endLeg("2", normal());
    m_live->flush();
    QCOMPARE(m_watch->extensions.value(u"201"_s).state, ExtensionState::Held);
}

void TestLiveState::holdSilencesATwoPartyCall()
{
    leg("1", "r", "201", LegState::Talking, "202", Direction::Out);
    leg("2", "r", "202", LegState::Talking, "201", Direction::In);
    leg("1", "r", "201", LegState::Held);
    m_live->flush();
    QCOMPARE(m_watch->calls.value(u"r"_s).state, CallState::Held);
    leg("3", "r", "203", LegState::Talking, "202", Direction::In);
    m_live->flush();
    QCOMPARE(m_watch->calls.value(u"r"_s).state, CallState::Talking); // two still talk
}

void TestLiveState::snapshotSweeps()
{
    m_live->setRegistered("201", true);
    m_live->setRegistered("203", true);
    leg("1", "a", "201", LegState::Talking, "099");
    leg("2", "b", "202", LegState::Talking, "098");
    m_live->setParked(u"777"_s, u"c"_s, u"9"_s, 0);
    m_live->enterQueue(u"600"_s, u"d"_s, 0);
    m_live->flush();
    QCOMPARE(m_watch->calls.size(), 4);
    m_live->beginSnapshot();
    m_live->setRegistered("201", true);
    leg("1", "a", "201", LegState::Talking, "099");
    m_live->endSnapshot();
    QCOMPARE(m_watch->calls.keys(), QStringList{u"a"_s});
    for (const QString& gone : {u"b"_s, u"c"_s, u"d"_s})
        QCOMPARE(m_watch->ended.value(gone).kind, EndCause::Kind::Lost);
    QVERIFY(m_watch->slots_.value(u"777"_s).isFree());
    QCOMPARE(QSet<QString>(m_watch->removed.begin(), m_watch->removed.end()), (QSet<QString>{u"202"_s, u"203"_s}));
    QCOMPARE(m_watch->legsEnded.size(), 1);
}

void TestLiveState::snapshotTellsWhatDidNotChange()
{
    leg("1", "a", "201", LegState::Talking, "099");
    m_live->flush();
    m_watch->log.clear();
    m_watch->extensions.clear();
    m_live->beginSnapshot();
    leg("1", "a", "201", LegState::Talking, "099");
    m_live->flush();
    m_live->endSnapshot();
    QCOMPARE(m_watch->log, (QStringList{u"snapshot begun"_s, u"call a talking"_s, u"snapshot ended"_s}));
    QVERIFY(m_watch->extensions.contains(u"201"_s));
}

void TestLiveState::staleIsTold()
{
    leg("1", "a", "201", LegState::Talking, "099");
    m_live->setParked(u"777"_s, u"c"_s, u"9"_s, 0);
    m_live->flush();
    m_live->markStale();
    m_live->flush();
    QVERIFY(m_watch->calls.value(u"a"_s).stale);
    QVERIFY(m_watch->extensions.value(u"201"_s).stale);
    QVERIFY(m_watch->slots_.value(u"777"_s).stale);
    QCOMPARE(m_watch->extensions.value(u"201"_s).state, ExtensionState::Talking);
    m_live->beginSnapshot();
    leg("1", "a", "201", LegState::Talking, "099");
    m_live->flush();
    QVERIFY(!m_watch->calls.value(u"a"_s).stale);
    QVERIFY(m_watch->slots_.value(u"777"_s).stale); // not heard of yet
    m_live->endSnapshot();
    QVERIFY(!m_watch->slots_.value(u"777"_s).stale);
}

void TestLiveState::keptCallLives()
{
    leg("1", "a", "201", LegState::Held, "099");
    m_live->keepCall(u"a"_s);
    leg("1", "b", "201", LegState::Dialing, "202", Direction::Out);
    m_live->flush();
    QCOMPARE(m_watch->calls.value(u"a"_s).state, CallState::Held);
    QCOMPARE(m_watch->calls.value(u"a"_s).from.number, u"099"_s);
    m_live->releaseCall(u"a"_s);
    m_live->flush();
    QVERIFY(m_watch->ended.contains(u"a"_s));
}

void TestLiveState::legMovesBetweenCalls()
{
    leg("1", "a", "201", LegState::Talking, "099");
    m_live->flush();
    m_live->moveLeg("1", "b");
    m_live->flush();
    QCOMPARE(m_watch->ended.value(u"a"_s).kind, EndCause::Kind::Transferred);
    QVERIFY(m_watch->legsEnded.isEmpty()); // the leg goes on
    QCOMPARE(m_watch->calls.value(u"b"_s).legs.size(), 1);
}

void TestLiveState::parkedCallChangesSlot()
{
    m_live->setParked(u"777"_s, u"a"_s, u"9"_s, 0);
    m_live->setParked(u"777"_s, u"b"_s, u"8"_s, 0); // the end of the first got lost
    m_live->flush();
    QCOMPARE(m_watch->slots_.value(u"777"_s).call.text, u"b"_s);
    QCOMPARE(m_watch->calls.keys(), QStringList{u"b"_s});
    m_live->clearParked(u"777"_s);
    m_live->flush();
    QCOMPARE(m_watch->ended.value(u"b"_s).kind, EndCause::Kind::Normal);
    QVERIFY(m_watch->ended.value(u"b"_s).byCaller);
}

void TestLiveState::queueOrderAndPositions()
{
    m_live->enterQueue(u"600"_s, u"a"_s, 1'700'000'000'000);
    m_live->enterQueue(u"600"_s, u"b"_s, 1'700'000'005'000);
    m_live->enterQueue(u"600"_s, u"b"_s, 1'700'000'009'000); // said twice
    m_live->setOutsider(u"b"_s, Party{u"ACME"_s, u"099"_s});
    m_live->flush();
    Queue queue = m_watch->queues.value(u"600"_s);
    QCOMPARE(queue.waiting.size(), 2);
    QCOMPARE(queue.waiting.at(1).position, 2);
    QCOMPARE(queue.waiting.at(1).from.name, u"ACME"_s);
    QCOMPARE(queue.longestSince().toMSecsSinceEpoch(), 1'700'000'000'000);
    m_live->leaveQueue(u"600"_s, u"a"_s);
    m_live->flush();
    queue = m_watch->queues.value(u"600"_s);
    QCOMPARE(queue.waiting.first().call.text, u"b"_s);
    QCOMPARE(queue.waiting.first().position, 1);
}

void TestLiveState::whoIsOfferedToAnAgentStillWaits()
{
    m_live->enterQueue(u"600"_s, u"r"_s, 1'700'000'000'000);
    m_live->flush();
    QCOMPARE(m_watch->calls.value(u"r"_s).state, CallState::Queued);
    leg("1", "r", "201", LegState::Ringing, "099");
    m_live->flush();
    QCOMPARE(m_watch->calls.value(u"r"_s).state, CallState::Queued);
    leg("1", "r", "201", LegState::Talking, "099");
    m_live->flush();
    QCOMPARE(m_watch->calls.value(u"r"_s).state, CallState::Talking);
}

void TestLiveState::agentsFollowTheirPhones()
{
    m_live->setRegistered("201", true);
    m_live->setRegistered("202", false);
    m_live->setAgents(u"600"_s, {u"201"_s, u"202"_s});
    m_live->flush();
    QCOMPARE(m_watch->agents.value(u"600/201"_s).state, AgentState::Idle);
    QVERIFY(m_watch->agents.value(u"600/201"_s).inferred.testFlag(InferredField::State));
    QCOMPARE(m_watch->agents.value(u"600/202"_s).state, AgentState::LoggedOff);
    leg("1", "r", "201", LegState::Held, "099");
    m_live->flush();
    QCOMPARE(m_watch->agents.value(u"600/201"_s).state, AgentState::Talking);
    m_live->setAgents(u"600"_s, {u"201"_s});
    m_live->flush();
    QCOMPARE(m_watch->agents.keys(), QStringList{u"600/201"_s});
}

void TestLiveState::freeSlot()
{
    QVERIFY(m_live->freeSlot().isEmpty());
    m_live->setParked(u"900"_s, u"x"_s, {}, 0);
    m_live->setFixedSlots({u"778"_s, u"777"_s});
    QCOMPARE(m_live->freeSlot(), u"778"_s); // in the order of the settings
    m_live->setParked(u"778"_s, u"a"_s, {}, 0);
    QCOMPARE(m_live->freeSlot(), u"777"_s);
    m_live->setParked(u"777"_s, u"b"_s, {}, 0);
    QVERIFY(m_live->freeSlot().isEmpty());
    m_live->clearParked(u"900"_s);
    QCOMPARE(m_live->freeSlot(), u"900"_s);
}

void TestLiveState::stormIsFlushedInTime()
{
    QElapsedTimer timer;
    leg("1", "r", "201", LegState::Ringing, "099");
    m_live->flush();
    const auto before = m_watch->log.size();
    timer.start();
    int events = 0;
    // A storm that never lets the event loop run.
    while (timer.elapsed() < 200) {
        // Another party each time: a value that was announced already is not announced again.
        const QByteArray other = QByteArray::number(++events);
        leg("1", "r", "201", LegState::Talking, other.constData());
        m_live->flushIfLate();
    }
    const auto flushes = m_watch->log.size() - before;
    QVERIFY2(flushes >= 2 && flushes <= 13, qPrintable(u"%1 flushes of %2 events"_s.arg(flushes).arg(events)));
}

// A listener that reacts at once must not trip the flush that is telling it.
void TestLiveState::listenerMayAskBack()
{
    connect(m_client.get(), &PbxClient::callChanged, this, [this](const Call& call) {
        if (call.id.text == "a"_L1)
            leg("2", "b", "202", LegState::Ringing, "098");
        m_live->flush();
    });
    connect(m_client.get(), &PbxClient::callEnded, this, [this](const CallId&, const EndCause&) {
        leg("3", "a", "203", LegState::Ringing, "097"); // the same call again
    });
    leg("1", "a", "201", LegState::Ringing, "099");
    m_live->flush();
    QTRY_VERIFY(m_watch->calls.contains(u"b"_s));
    m_live->endLeg("1", normal());
    m_live->flush();
    QTRY_COMPARE(m_watch->calls.value(u"a"_s).to.number, u"203"_s);
}

QTEST_GUILESS_MAIN(TestLiveState)
#include "tst_livestate.moc"
