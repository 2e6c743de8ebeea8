// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientwatch.h"

#include "core/base/clock.h"
#include "core/pbx/brekeke/palclient.h"
#include "core/simulator/simulatorhost.h"

#include <QtTest>

using namespace callboard;
using namespace callboard::test;
using namespace Qt::StringLiterals;

//! The client and the simulated PBX, which share no line of protocol code, over a real socket.
class TestPalWorld : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void callAnswerHoldResumeHangup();
    void consultCompletes();
    void consultTakenBack();
    void conference();
    void blindTransfer();
    void parkAndTakeBack();
    void queuedCallerIsTaken();
    void dialFromTheConsole();
    void whisper();
    void dropKeepsCalls();
    void contactsAndNotes();

private:
    void start(const QString& profile);
    QString incoming(const QString& to = u"200"_s);
    bool settles(const std::function<bool()>& fits) { return QTest::qWaitFor(fits, 5000); }
    Outcome run(const Command& command);
    QJsonObject pbx(const QJsonObject& command) { return m_pbx->control(command); }
    [[nodiscard]] CallId id(const QString& room) const { return {m_client->site(), room}; }
    [[nodiscard]] CallState stateOf(const QString& room) const
    {
        return m_watch->calls.contains(room) ? m_watch->calls.value(room).state : CallState::Ended;
    }
    [[nodiscard]] bool noOneTalks() const
    {
        return std::ranges::none_of(m_watch->extensions, [](const Extension& e) { return !e.call.isEmpty(); });
    }

    SystemClock m_clock;
    std::unique_ptr<sim::SimulatorHost> m_pbx;
    std::unique_ptr<PbxClient> m_client;
    std::unique_ptr<ClientWatch> m_watch;
};

void TestPalWorld::init()
{
    start(u"seed"_s);
}

void TestPalWorld::start(const QString& profile)
{
    sim::SimulatorOptions options;
    options.profile = profile;
    options.speed = 10;
    m_pbx = std::make_unique<sim::SimulatorHost>(options);
    const auto faces = m_pbx->start();
    QVERIFY(faces.has_value());
    SiteProfile site;
    site.id = SiteId{u"demo"_s};
    site.url = QUrl(faces->first().url);
    site.user = faces->first().user;
    site.tenant = faces->first().tenant;
    site.homeExtension = u"200"_s;
    brekeke::PalOptions quick;
    quick.backoff = {std::chrono::milliseconds{20}, std::chrono::milliseconds{50}, 0.0};
    m_client = brekeke::makeBrekekeClient(site, faces->first().password, m_clock, quick);
    m_watch = std::make_unique<ClientWatch>(*m_client);
    m_client->open();
    QTRY_COMPARE(m_client->link().state, LinkState::Live);
    QVERIFY(m_watch->extensions.size() > 30);
}

void TestPalWorld::cleanup()
{
    m_watch.reset();
    m_client.reset();
    m_pbx.reset();
}

QString TestPalWorld::incoming(const QString& to)
{
    return pbx({{u"do"_s, u"call"_s}, {u"from"_s, u"0312345678"_s}, {u"name"_s, u"ACME Ltd"_s}, {u"to"_s, to}})
        .value("call"_L1)
        .toString();
}

Outcome TestPalWorld::run(const Command& command)
{
    const auto future = m_client->submit(command);
    if (!settles([&] { return future.isFinished(); }))
        return Outcome::failed(Error{.kind = ErrorKind::Timeout, .code = {}, .message = u"no outcome"_s, .detail = {}});
    const Outcome outcome = future.result();
    if (!outcome.ok())
        qWarning() << toName(command.verb) << outcome.text << describe(outcome.error);
    return outcome;
}

void TestPalWorld::callAnswerHoldResumeHangup()
{
    const QString room = incoming();
    QVERIFY(!room.isEmpty());
    QVERIFY(settles([&] { return stateOf(room) == CallState::Ringing; }));
    QCOMPARE(m_watch->calls.value(room).from, (Party{u"ACME Ltd"_s, u"0312345678"_s}));
    QVERIFY(run(Command::answer(id(room), u"200"_s)).ok());
    QVERIFY(settles([&] { return stateOf(room) == CallState::Talking; }));
    QVERIFY(run(Command::hold(id(room), u"200"_s)).ok());
    QVERIFY(settles([&] { return stateOf(room) == CallState::Held; }));
    QVERIFY(run(Command::resume(id(room), u"200"_s)).ok());
    QVERIFY(run(Command::record(Capability::RecordStart, id(room), u"200"_s)).ok());
    QVERIFY(settles([&] { return m_watch->calls.value(room).recording; }));
    QVERIFY(run(Command::hangup(id(room), u"200"_s)).ok());
    QVERIFY(settles([&] { return m_watch->ended.contains(room); }));
    QCOMPARE(m_watch->ended.value(room).kind, EndCause::Kind::Normal);
    QVERIFY(settles([&] { return noOneTalks(); }));
}

void TestPalWorld::consultCompletes()
{
    const QString room = incoming();
    QVERIFY(settles([&] { return stateOf(room) == CallState::Ringing; }));
    QVERIFY(run(Command::answer(id(room), u"200"_s)).ok());
    QVERIFY(run(Command::transferConsult(id(room), u"200"_s, u"202"_s)).ok());
    QVERIFY(settles([&] { return !m_watch->consultations.isEmpty(); }));
    QCOMPARE(m_watch->consultations.last().waiting.number, u"0312345678"_s);
    QCOMPARE(m_watch->consultations.last().asked.number, u"202"_s);
    const QString consult = m_watch->consultations.last().consultCall.text;
    QVERIFY(settles([&] { return m_watch->extensions.value(u"202"_s).state == ExtensionState::Ringing; }));
    QCOMPARE(stateOf(room), CallState::Held);
    pbx({{u"do"_s, u"answer"_s}, {u"extension"_s, u"202"_s}});
    QVERIFY(settles([&] { return m_watch->consultations.last().phase == Consultation::Phase::Talking; }));
    QVERIFY(run(Command::transferComplete(id(consult), u"200"_s)).ok());
    QVERIFY(settles([&] { return m_watch->calls.value(room).to.number == u"202"_s; }));
    QCOMPARE(stateOf(room), CallState::Talking);
    QVERIFY(settles([&] { return m_watch->ended.contains(consult); }));
    QVERIFY(!m_watch->ended.contains(room));
    QCOMPARE(m_watch->consultations.last().phase, Consultation::Phase::Ended);
    pbx({{u"do"_s, u"hangup"_s}, {u"extension"_s, u"202"_s}});
    QVERIFY(settles([&] { return m_watch->ended.contains(room); })); // nothing keeps it any more
}

void TestPalWorld::consultTakenBack()
{
    const QString room = incoming();
    QVERIFY(settles([&] { return stateOf(room) == CallState::Ringing; }));
    QVERIFY(run(Command::answer(id(room), u"200"_s)).ok());
    QVERIFY(run(Command::transferConsult(id(room), u"200"_s, u"202"_s)).ok());
    QVERIFY(settles([&] { return m_watch->extensions.value(u"202"_s).state == ExtensionState::Ringing; }));
    QVERIFY(run(Command::transferCancel(id(room), u"200"_s)).ok());
    QVERIFY(settles([&] { return m_watch->consultations.last().phase == Consultation::Phase::Ended; }));
    QVERIFY(settles([&] { return stateOf(room) == CallState::Talking && m_watch->calls.size() == 1; }));
    QCOMPARE(m_watch->calls.value(room).direction, Direction::In);
}

void TestPalWorld::conference()
{
    const QString room = incoming();
    QVERIFY(settles([&] { return stateOf(room) == CallState::Ringing; }));
    QVERIFY(run(Command::answer(id(room), u"200"_s)).ok());
    QVERIFY(run(Command::transferConsult(id(room), u"200"_s, u"202"_s)).ok());
    QVERIFY(settles([&] { return m_watch->extensions.value(u"202"_s).state == ExtensionState::Ringing; }));
    pbx({{u"do"_s, u"answer"_s}, {u"extension"_s, u"202"_s}});
    QVERIFY(settles([&] { return m_watch->consultations.last().phase == Consultation::Phase::Talking; }));
    QVERIFY(run(Command::conference(id(room), u"200"_s)).ok());
    QVERIFY(settles([&] { return m_watch->consultations.last().phase == Consultation::Phase::Conference; }));
    QVERIFY(settles([&] { return m_watch->calls.size() == 1 && m_watch->calls.value(room).legs.size() == 2; }));
    QCOMPARE(stateOf(room), CallState::Talking);
}

void TestPalWorld::blindTransfer()
{
    const QString room = incoming();
    QVERIFY(settles([&] { return stateOf(room) == CallState::Ringing; }));
    QVERIFY(run(Command::answer(id(room), u"200"_s)).ok());
    QVERIFY(run(Command::transferBlind(id(room), u"200"_s, u"203"_s)).ok());
    QVERIFY(settles([&] { return m_watch->calls.value(room).to.number == u"203"_s; }));
    QVERIFY(!m_watch->ended.contains(room));
    QCOMPARE(run(Command::transferBlind(id(room), u"203"_s, u"203"_s)).status, Outcome::Status::Failed);
}

void TestPalWorld::parkAndTakeBack()
{
    const QString room = incoming();
    QVERIFY(settles([&] { return stateOf(room) == CallState::Ringing; }));
    QVERIFY(run(Command::answer(id(room), u"200"_s)).ok());
    QVERIFY(run(Command::park(id(room), u"200"_s, u"701"_s)).ok());
    QVERIFY(settles([&] { return !m_watch->slots_.value(u"701"_s).isFree(); }));
    QCOMPARE(m_watch->slots_.value(u"701"_s).who.number, u"0312345678"_s);
    QCOMPARE(m_watch->slots_.value(u"701"_s).by, u"200"_s);
    QVERIFY(settles([&] { return stateOf(room) == CallState::Parked; }));
    QVERIFY(run(Command::unpark({m_client->site(), u"701"_s}, u"200"_s)).ok());
    QVERIFY(settles([&] { return stateOf(room) == CallState::Talking; }));
    QVERIFY(m_watch->slots_.value(u"701"_s).isFree());
    QVERIFY(!m_watch->ended.contains(room));
}

void TestPalWorld::queuedCallerIsTaken()
{
    const QString room = incoming(u"600"_s);
    QVERIFY(settles([&] { return m_watch->queues.value(u"600"_s).waiting.size() == 1; }));
    QVERIFY(settles([&] { return m_watch->queues.value(u"600"_s).waiting.first().from.number == u"0312345678"_s; }));
    QVERIFY(!m_watch->agents.isEmpty());
    QVERIFY(run(Command::takeQueued(id(room), u"200"_s)).ok());
    QVERIFY(settles([&] { return m_watch->queues.value(u"600"_s).waiting.isEmpty(); }));
    QVERIFY(settles([&] { return stateOf(room) == CallState::Talking && m_watch->calls[room].legOf(u"200"_s); }));
    QVERIFY(!m_watch->ended.contains(room));
}

void TestPalWorld::dialFromTheConsole()
{
    QVERIFY(run(Command::dial({m_client->site(), u"200"_s}, u"202"_s)).ok());
    QVERIFY(settles([&] { return m_watch->extensions.value(u"202"_s).state == ExtensionState::Ringing; }));
    const Call call = m_watch->calls.value(m_watch->extensions.value(u"202"_s).call.text);
    QCOMPARE(call.from.number, u"200"_s);
    QCOMPARE(call.to.number, u"202"_s);
    QCOMPARE(call.direction, Direction::Internal);
    pbx({{u"do"_s, u"answer"_s}, {u"extension"_s, u"202"_s}});
    QVERIFY(settles(
        [&] { return stateOf(call.id.text) == CallState::Talking && m_watch->calls[call.id.text].legs.size() == 2; }));
}

void TestPalWorld::whisper()
{
    const QString room = incoming(u"202"_s);
    pbx({{u"do"_s, u"answer"_s}, {u"extension"_s, u"202"_s}});
    QVERIFY(settles([&] { return stateOf(room) == CallState::Talking; }));
    const Outcome outcome = run(Command::supervise(Capability::Whisper, id(room), u"202"_s, u"200"_s));
    QVERIFY(outcome.ok());
    QVERIFY(settles([&] { return m_watch->calls[room].legOf(u"200"_s) != nullptr; }));
    QCOMPARE(m_watch->calls[room].legOf(u"200"_s)->supervising, SuperviseMode::Whisper);
    QCOMPARE(m_watch->calls.value(room).to.number, u"202"_s);
}

void TestPalWorld::dropKeepsCalls()
{
    cleanup();
    start(u"wire"_s);
    const QString room = incoming();
    QVERIFY(settles([&] { return stateOf(room) == CallState::Ringing; }));
    m_watch->log.clear();
    pbx({{u"do"_s, u"drop-connections"_s}});
    QVERIFY(settles([&] { return m_watch->log.contains(u"snapshot ended"_s); }));
    QVERIFY(settles([&] { return m_client->link().state == LinkState::Live; }));
    QVERIFY(!m_watch->ended.contains(room));
    QVERIFY(!m_watch->calls.value(room).stale);
    pbx({{u"do"_s, u"serverstatus"_s}, {u"status"_s, u"inactive"_s}});
    QVERIFY(settles([&] { return m_client->link().state == LinkState::Degraded; }));
    QVERIFY(settles([&] { return m_watch->calls.value(room).stale; }));
    pbx({{u"do"_s, u"serverstatus"_s}, {u"status"_s, u"active"_s}});
    QVERIFY(settles([&] { return m_client->link().state == LinkState::Live; }));
}

void TestPalWorld::contactsAndNotes()
{
    const auto all = m_client->contacts(ContactQuery{});
    QVERIFY(settles([&] { return all.isFinished(); }));
    QVERIFY2(all.result().has_value(), all.result() ? "" : qPrintable(describe(all.result().error())));
    QVERIFY(!all.result()->isEmpty());
    Contact fresh;
    fresh.id.site = m_client->site();
    fresh.displayName = u"Ada Byron"_s;
    fresh.phonebook = u"Company"_s;
    fresh.shared = true;
    fresh.numbers = {{PhoneNumber::Kind::Work, u"0312345678"_s}};
    const auto saved = m_client->saveContact(fresh);
    QVERIFY(settles([&] { return saved.isFinished(); }));
    QVERIFY2(saved.result().has_value(), saved.result() ? "" : qPrintable(describe(saved.result().error())));
    const auto read = m_client->contact(*saved.result());
    QVERIFY(settles([&] { return read.isFinished(); }));
    QCOMPARE(read.result()->displayName, u"Ada Byron"_s);
    QCOMPARE(read.result()->numbers, fresh.numbers);
    Note note{u"shift"_s, u"who is here"_s, u"Ann until noon"_s, Note::Access::ReadOnly};
    const auto wrote = m_client->saveNote(note);
    QVERIFY(settles([&] { return wrote.isFinished(); }));
    QVERIFY(wrote.result().ok());
    const auto again = m_client->note(u"shift"_s);
    QVERIFY(settles([&] { return again.isFinished(); }));
    QCOMPARE(*again.result(), note);
}

QTEST_GUILESS_MAIN(TestPalWorld)
#include "tst_palworld.moc"
