// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a real server sent (jade f31439d with Asterisk 20), frame by frame. The expected states are those of the people
// who made the calls.
#include "jadeclienttest.h"

#include <QFile>

using namespace callboard;
using namespace callboard::test;

class TestJadeCalls : public JadeClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { tearDown(); }
    void aCallFromBeginToEnd();
    void aCallIsSeldomAnnounced();
    void busy();
    void blindTransfer();
    void parkedTakenBackByAnother();
    void parkedByTransferAndHungUp();
    void callFromOutside();
    void localChannelsAreNobody();
    void lateEventsDoNotResurrect();
    void ghostsAfterAsteriskWasKilled();
    void queueInTheOrderOfArrival();
    void membersAreAgents();
    void moduleReloadEndsInPolling();
    void timesAreByOurClock();

private:
    //! Feeds frames up to the first that satisfies `until` (that one included); all when none does.
    void feed(const std::function<bool(const QString& event, const QJsonObject& record)>& until = nullptr);
    void load(const QString& file);
    //! Without polling: the server's lists are empty while a capture is fed.
    void goLiveQuietly();
    [[nodiscard]] jade::JadeClient& jade() { return static_cast<jade::JadeClient&>(*m_client); }
    [[nodiscard]] const Call* only() const { return m_watch->calls.size() == 1 ? &*m_watch->calls.cbegin() : nullptr; }

    QList<QByteArray> m_frames;
    qsizetype m_at = 0;
};

void TestJadeCalls::init()
{
    prepare();
}

void TestJadeCalls::goLiveQuietly()
{
    jade::JadeOptions options = quick();
    options.health = options.channelsFast = options.boardsFast = options.registrations = options.mailboxes
        = std::chrono::milliseconds{60'000};
    start(u"secret"_s, options);
    QTRY_COMPARE(m_client->link().state, LinkState::Live);
}

void TestJadeCalls::load(const QString& file)
{
    QFile data(QStringLiteral(CALLBOARD_PBX_DATA "/") + file);
    QVERIFY(data.open(QIODevice::ReadOnly));
    m_frames = data.readAll().split('\n');
    m_frames.removeAll(QByteArray());
    m_at = 0;
}

void TestJadeCalls::feed(const std::function<bool(const QString&, const QJsonObject&)>& until)
{
    while (m_at < m_frames.size()) {
        const QByteArray frame = m_frames.at(m_at++);
        jade().replay(frame);
        const QJsonObject topic = QJsonDocument::fromJson(frame).object().begin()->toObject();
        if (until && until(topic.begin().key().mid(6), topic.begin()->toObject()))
            break;
    }
    jade().liveState().flush();
}

namespace {

auto channelIs(const QString& ending, const QString& key, const QJsonValue& value)
{
    return [=](const QString& event, const QJsonObject& record) {
        return event.startsWith("core.channel"_L1) && record["channel"_L1].toString().endsWith(ending)
            && record[key] == value;
    };
}

auto eventIs(const QString& name)
{
    return [=](const QString& event, const QJsonObject&) { return event == name; };
}

} // namespace

void TestJadeCalls::aCallFromBeginToEnd()
{
    goLiveQuietly();
    load(u"jade-call.jsonl"_s);
    feed(channelIs(u"101-0000000b"_s, u"channel_state"_s, 5));
    QVERIFY(only());
    QCOMPARE(only()->state, CallState::Ringing);
    QCOMPARE(only()->direction, Direction::Internal);
    QCOMPARE(only()->from, (Party{u"Reception"_s, u"100"_s}));
    QCOMPARE(only()->to, (Party{u"Alice Smith"_s, u"101"_s}));
    QCOMPARE(m_watch->extensions.value(u"101"_s).state, ExtensionState::Ringing);
    QCOMPARE(m_watch->extensions.value(u"101"_s).with.number, u"100"_s);
    QCOMPARE(m_watch->extensions.value(u"100"_s).state, ExtensionState::Dialing);

    feed(channelIs(u"100-0000000a"_s, u"channel_state"_s, 6));
    QCOMPARE(only()->state, CallState::Talking);
    QCOMPARE(only()->legs.size(), 2);
    QVERIFY(only()->answeredAt.isValid());
    QVERIFY(!only()->inferred);
    QCOMPARE(m_watch->extensions.value(u"100"_s).state, ExtensionState::Talking);
    QCOMPARE(m_watch->extensions.value(u"100"_s).with, (Party{u"Alice Smith"_s, u"101"_s}));

    feed();
    QCOMPARE(m_watch->calls.size(), 0);
    QCOMPARE(m_watch->ended.value(u"testbed-1795221479.12"_s).kind, EndCause::Kind::Normal);
    QCOMPARE(m_watch->ended.value(u"testbed-1795221479.12"_s).q850, 16);
    QCOMPARE(m_watch->extensions.value(u"100"_s).state, ExtensionState::Idle);
}

// 62 events about channels, hold and resume among them; a person sees five changes.
void TestJadeCalls::aCallIsSeldomAnnounced()
{
    goLiveQuietly();
    load(u"jade-call.jsonl"_s);
    QSignalSpy changes(m_client.get(), &PbxClient::callChanged);
    for (const QByteArray& frame : std::as_const(m_frames)) {
        jade().replay(frame);
        jade().liveState().flush(); // every event in a turn of its own: the hardest case
    }
    QTRY_VERIFY(m_watch->ended.contains(u"testbed-1795221479.12"_s));
    QVERIFY2(changes.size() <= 12, qPrintable(QString::number(changes.size())));
}

void TestJadeCalls::busy()
{
    goLiveQuietly();
    load(u"jade-busy.jsonl"_s);
    feed();
    QCOMPARE(m_watch->ended.value(u"testbed-1795221491.14"_s).kind, EndCause::Kind::Busy);
    QCOMPARE(m_watch->extensions.value(u"102"_s).state, ExtensionState::Idle);
}

void TestJadeCalls::blindTransfer()
{
    goLiveQuietly();
    load(u"jade-transfer.jsonl"_s);
    feed(channelIs(u"103-0000000f"_s, u"channel_state"_s, 6));
    QCOMPARE(only()->from.number, u"103"_s);
    QCOMPARE(only()->to.number, u"101"_s);
    const CallId id = only()->id;

    feed(channelIs(u"102-00000011"_s, u"channel_state"_s, 5));
    QVERIFY(only());
    QCOMPARE(only()->id, id);
    QCOMPARE(only()->state, CallState::Ringing); // the one who was given away hears it ring
    QVERIFY(only()->inferred.testFlag(InferredField::State));
    QCOMPARE(only()->from.number, u"103"_s);
    QCOMPARE(only()->to.number, u"102"_s);
    QCOMPARE(m_watch->extensions.value(u"101"_s).state, ExtensionState::Idle);
    QCOMPARE(m_watch->legsEnded.size(), 1);
    QCOMPARE(m_watch->legCauses.first().kind, EndCause::Kind::Transferred);

    feed(channelIs(u"102-00000011"_s, u"channel_state"_s, 6));
    QCOMPARE(only()->state, CallState::Talking);
    QVERIFY(!only()->inferred.testFlag(InferredField::State));
    feed();
    QCOMPARE(m_watch->calls.size(), 0);
    QCOMPARE(m_watch->ended.value(id.text).kind, EndCause::Kind::Normal);
}

void TestJadeCalls::parkedTakenBackByAnother()
{
    m_pbx->list("/admin/park/parkinglots",
        {QJsonObject{{u"name"_s, u"default"_s}, {u"start_space"_s, u"701"_s}, {u"stop_spcae"_s, u"704"_s}}});
    goLiveQuietly();
    QCOMPARE(m_watch->slots_.size(), 4);
    load(u"jade-park.jsonl"_s);
    feed(eventIs(u"park.parkedcall.create"_s));
    const CallId parked = call(u"testbed-1795221619.22"_s);
    QCOMPARE(m_watch->slots_.value(u"701"_s).call, parked);
    QCOMPARE(m_watch->slots_.value(u"701"_s).who, (Party{u"Reception"_s, u"100"_s}));
    QCOMPARE(m_watch->slots_.value(u"701"_s).by, u"100"_s); // who parked himself
    QCOMPARE(m_watch->calls.value(parked.text).state, CallState::Parked);
    QCOMPARE(m_watch->calls.value(parked.text).slot, u"701"_s);
    QCOMPARE(m_watch->extensions.value(u"100"_s).state, ExtensionState::Parked);

    // 102 dials 701. The two channels keep different linked ids; only the bridge shows that they talk.
    feed(channelIs(u"100-00000012"_s, u"variables"_s,
        QJsonObject{{u"SIPDOMAIN"_s, u"127.0.0.1"_s}, {u"BRIDGEPEER"_s, u"PJSIP/102-00000013"_s}}));
    QVERIFY(m_watch->slots_.value(u"701"_s).isFree());
    QVERIFY(only());
    QCOMPARE(only()->id, parked);
    QCOMPARE(only()->state, CallState::Talking);
    QCOMPARE(only()->legs.size(), 2);
    QVERIFY(only()->inferred.testFlag(InferredField::Legs));
    QCOMPARE(m_watch->extensions.value(u"102"_s).with.number, u"100"_s);
    QCOMPARE(m_watch->extensions.value(u"100"_s).with.number, u"102"_s);

    feed(channelIs(u"100-00000012"_s, u"hangup_cause"_s, 16));
    feed(channelIs(u"100-00000012"_s, u"hangup_cause"_s, 16));
    QCOMPARE(m_watch->ended.value(parked.text).kind, EndCause::Kind::Normal);
}

void TestJadeCalls::parkedByTransferAndHungUp()
{
    goLiveQuietly();
    load(u"jade-park.jsonl"_s);
    feed(eventIs(u"park.parkedcall.create"_s));
    feed(eventIs(u"park.parkedcall.create"_s));
    feed(channelIs(u"101-00000015"_s, u"hangup_cause"_s, 16));
    feed(channelIs(u"101-00000015"_s, u"hangup_cause"_s, 16));
    const CallId parked = call(u"testbed-1795221628.24"_s);
    QCOMPARE(m_watch->slots_.value(u"702"_s).call, parked);
    QCOMPARE(m_watch->slots_.value(u"702"_s).by, u"101"_s);
    QCOMPARE(m_watch->slots_.value(u"702"_s).who, (Party{u"Reception"_s, u"100"_s}));
    QCOMPARE(m_watch->calls.value(parked.text).state, CallState::Parked);
    QCOMPARE(m_watch->extensions.value(u"101"_s).state, ExtensionState::Idle);
    feed();
    QVERIFY(m_watch->slots_.value(u"702"_s).isFree());
    QVERIFY(m_watch->ended.contains(parked.text));
}

void TestJadeCalls::callFromOutside()
{
    goLive();
    m_pbx->say(u"core.channel.create"_s,
        jadeChannel(u"1700000001.1"_s, u"1700000001.1"_s, u"PJSIP/provider-00000001"_s, 4, u"0301234567"_s,
            u"<unknown>"_s, {{u"caller_id_name"_s, u"Customer"_s}, {u"exten"_s, u"4930100"_s}}));
    m_pbx->say(u"core.channel.create"_s,
        jadeChannel(u"1700000001.2"_s, u"1700000001.1"_s, u"PJSIP/101-00000002"_s, 5, u"101"_s, u"0301234567"_s,
            {{u"connected_line_name"_s, u"Customer"_s}}));
    QTRY_COMPARE(m_watch->extensions.value(u"101"_s).state, ExtensionState::Ringing);
    const Call rings = m_watch->calls.value(u"1700000001.1"_s);
    QCOMPARE(rings.direction, Direction::In);
    QCOMPARE(rings.from, (Party{u"Customer"_s, u"0301234567"_s}));
    QCOMPARE(rings.to, (Party{u"Alice Smith"_s, u"101"_s}));
    QCOMPARE(rings.state, CallState::Ringing);
    QCOMPARE(m_watch->extensions.value(u"101"_s).with, rings.from);
    QVERIFY(!m_watch->extensions.contains(u"provider"_s));
}

void TestJadeCalls::localChannelsAreNobody()
{
    goLive();
    for (const QString& half : {u";1"_s, u";2"_s}) {
        m_pbx->say(u"core.channel.create"_s,
            jadeChannel(u"1700000001.%1"_s.arg(half.mid(1)), u"1700000001.1"_s, u"Local/201@demo-00000001"_s + half, 6,
                u"<unknown>"_s));
    }
    m_pbx->say(u"core.channel.create"_s,
        jadeChannel(u"1700000003.1"_s, u"1700000003.1"_s, u"PJSIP/102-00000003"_s, 4, u"102"_s));
    QTRY_COMPARE(m_watch->calls.size(), 1);
    QCOMPARE(m_watch->extensions.size(), 4);
}

void TestJadeCalls::lateEventsDoNotResurrect()
{
    goLive();
    const QJsonObject channel = jadeChannel(u"1700000001.1"_s, u"1700000001.1"_s, u"PJSIP/101-00000001"_s, 6, u"101"_s);
    m_pbx->say(u"core.channel.create"_s, channel);
    QTRY_COMPARE(m_watch->extensions.value(u"101"_s).state, ExtensionState::Talking);
    m_pbx->say(u"core.channel.delete"_s, channel);
    m_pbx->say(u"core.channel.update"_s, channel);
    m_pbx->say(u"core.channel.create"_s,
        jadeChannel(u"1700000002.2"_s, u"1700000002.2"_s, u"PJSIP/102-00000002"_s, 6, u"102"_s));
    QTRY_COMPARE(m_watch->extensions.value(u"102"_s).state, ExtensionState::Talking);
    QCOMPARE(m_watch->extensions.value(u"101"_s).state, ExtensionState::Idle);
}

// Asterisk was killed and is back: jade keeps listing its old channels for ever, and deletes of them do nothing.
void TestJadeCalls::ghostsAfterAsteriskWasKilled()
{
    QString startup = u"00:11:43"_s;
    m_pbx->on("GET", "/admin/core/systems/1", [&](const auto&) {
        return jadeAnswer(QJsonObject{{u"id"_s, u"1"_s}, {u"startup_date"_s, u"2026-11-21"_s},
            {u"startup_time"_s, startup}, {u"current_calls"_s, 0}, {u"tm_update"_s, jadeTime()}});
    });
    const QJsonObject old = jadeChannel(u"1700000001.7"_s, u"1700000001.7"_s, u"PJSIP/101-00000007"_s, 6, u"101"_s,
        u"<unknown>"_s, {{u"tm_update"_s, jadeTime(-60'000)}});
    m_pbx->list("/admin/core/channels", {old});
    goLive();
    QTRY_COMPARE(m_watch->calls.value(u"1700000001.7"_s).state, CallState::Talking);
    QVERIFY(!m_watch->calls.value(u"1700000001.7"_s).ghost);
    QVERIFY(m_watch->calls.value(u"1700000001.7"_s).inferred.testFlag(InferredField::Since));
    startup = u"00:20:01"_s;
    QTRY_VERIFY(m_watch->calls.value(u"1700000001.7"_s).ghost);
    QTRY_COMPARE(m_watch->extensions.value(u"101"_s).state, ExtensionState::Idle); // nobody talks there
    // A call of now is none.
    m_pbx->list("/admin/core/channels",
        {old, jadeChannel(u"1700000009.1"_s, u"1700000009.1"_s, u"PJSIP/102-00000001"_s, 6, u"102"_s)});
    QTRY_COMPARE(m_watch->calls.size(), 2);
    const int looks = m_pbx->count("GET", "/systems/1");
    QTRY_VERIFY(m_pbx->count("GET", "/systems/1") >= looks + 2);
    QVERIFY(!m_watch->calls.value(u"1700000009.1"_s).ghost);
    m_pbx->list("/admin/core/channels", {});
    QTRY_COMPARE(m_watch->calls.size(), 0); // the server let go
}

void TestJadeCalls::queueInTheOrderOfArrival()
{
    const auto entry = [](const QString& id, int ms) {
        return QJsonObject{{u"unique_id"_s, id}, {u"queue_name"_s, u"sales"_s}, {u"channel"_s, u"PJSIP/provider-1"_s},
            {u"position"_s, 9}, {u"wait"_s, QJsonValue::Null}, {u"tm_update"_s, jadeTime(ms)}};
    };
    const auto channel = [](const QString& id, const QString& number) {
        return jadeChannel(id, id, u"PJSIP/provider-"_s + id.right(8).replace(u'.', u'0'), 6, number);
    };
    m_pbx->list("/admin/queue/queues", {QJsonObject{{u"name"_s, u"sales"_s}}});
    m_pbx->list("/admin/core/channels",
        {channel(u"1700000001.1"_s, u"111"_s), channel(u"1700000002.2"_s, u"222"_s),
            channel(u"1700000003.3"_s, u"333"_s)});
    m_pbx->list("/admin/queue/entries", {entry(u"1700000003.3"_s, -1000), entry(u"1700000001.1"_s, -3000)});
    goLive();
    m_pbx->say(u"queue.entry.create"_s, entry(u"1700000002.2"_s, 0)); // the document calls it update
    QTRY_COMPARE(m_watch->queues.value(u"sales"_s).waiting.size(), 3);
    const auto waiting = m_watch->queues.value(u"sales"_s).waiting;
    QCOMPARE(waiting.at(0).from.number, u"111"_s);
    QCOMPARE(waiting.at(1).from.number, u"333"_s);
    QCOMPARE(waiting.at(2).from.number, u"222"_s);
    QCOMPARE(waiting.at(0).position, 1);
    QCOMPARE(m_watch->calls.value(u"1700000001.1"_s).state, CallState::Queued);
    m_pbx->say(u"queue.entry.delete"_s, entry(u"1700000001.1"_s, -3000));
    QTRY_COMPARE(m_watch->queues.value(u"sales"_s).waiting.size(), 2);
    QCOMPARE(m_watch->queues.value(u"sales"_s).waiting.at(0).position, 1);
}

void TestJadeCalls::membersAreAgents()
{
    const auto member = [](const QString& name, const QString& device, int status, const QJsonObject& more = {}) {
        QJsonObject out{{u"id"_s, name + u"@sales"_s}, {u"queue_name"_s, u"sales"_s}, {u"name"_s, name},
            {u"location"_s, device}, {u"state_interface"_s, device}, {u"penalty"_s, 5}, {u"status"_s, status},
            {u"paused"_s, 0}, {u"paused_reason"_s, QString()}, {u"tm_update"_s, jadeTime()}};
        for (auto it = more.begin(); it != more.end(); ++it)
            out.insert(it.key(), it.value());
        return out;
    };
    m_pbx->list("/admin/queue/queues", {QJsonObject{{u"name"_s, u"sales"_s}}});
    m_pbx->list("/admin/queue/members", {member(u"Alice"_s, u"PJSIP/101"_s, 1), member(u"Bob"_s, u"PJSIP/102"_s, 5)});
    goLive();
    const Agent alice = m_watch->agents.value(u"sales/101"_s);
    QCOMPARE(alice.state, AgentState::Idle);
    QCOMPARE(alice.name, u"Alice"_s);
    QCOMPARE(alice.penalty, std::optional(5));
    QVERIFY(!alice.inferred);
    QCOMPARE(m_watch->agents.value(u"sales/102"_s).state, AgentState::LoggedOff);
    QCOMPARE(m_watch->extensions.value(u"102"_s).registered, std::optional(false));
    m_pbx->say(u"queue.member.update"_s,
        member(u"Alice"_s, u"PJSIP/101"_s, 1, {{u"paused"_s, 1}, {u"paused_reason"_s, u"lunch"_s}}));
    QTRY_COMPARE(m_watch->agents.value(u"sales/101"_s).state, AgentState::Paused);
    QCOMPARE(m_watch->agents.value(u"sales/101"_s).reason, u"lunch"_s);
    // The document's schema heads this event queue.entry.delete.
    m_pbx->say(u"queue.entry.delete"_s, member(u"Bob"_s, u"PJSIP/102"_s, 4));
    QTRY_VERIFY(!m_watch->agents.contains(u"sales/102"_s));
}

// After the queue module was reloaded its events never come again.
void TestJadeCalls::moduleReloadEndsInPolling()
{
    goLive();
    m_pbx->say(u"core.channel.create"_s,
        jadeChannel(u"1700000001.1"_s, u"1700000001.1"_s, u"PJSIP/101-00000001"_s, 6, u"101"_s));
    QTRY_COMPARE(m_watch->calls.size(), 1); // events come, so the lists are read seldom
    const int looks = m_pbx->count("GET", "/voicemail/users");
    QTRY_VERIFY(m_pbx->count("GET", "/voicemail/users") >= looks + 2);
    const int before = m_pbx->count("GET", "/admin/queue/entries");
    QTRY_VERIFY(m_pbx->count("GET", "/voicemail/users") >= looks + 5); // a time in which it would have been read
    QVERIFY(m_pbx->count("GET", "/admin/queue/entries") <= before + 1);
    m_pbx->say(u"core.module.update"_s, {{u"name"_s, u"app_queue.so"_s}, {u"load"_s, u"loaded"_s}});
    QTRY_VERIFY(m_pbx->count("GET", "/admin/queue/entries") >= before + 3);
    QCOMPARE(m_client->link().state, LinkState::Live);
}

// The server's clock is an hour ahead.
void TestJadeCalls::timesAreByOurClock()
{
    jadeClockAheadMs = 3'600'000;
    const auto back = qScopeGuard([] { jadeClockAheadMs = 0; });
    m_pbx->list("/admin/core/channels",
        {jadeChannel(u"1.1"_s, u"1.1"_s, u"PJSIP/101-00000001"_s, 4, u"101"_s, u"<unknown>"_s,
            {{u"tm_update"_s, jadeTime(-20'000)}})});
    goLive();
    const qint64 age = m_watch->calls.value(u"1.1"_s).since.secsTo(m_clock.now());
    QVERIFY2(age >= 18 && age <= 25, qPrintable(QString::number(age)));
}

QTEST_GUILESS_MAIN(TestJadeCalls)
#include "tst_jadecalls.moc"
