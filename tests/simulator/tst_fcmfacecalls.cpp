// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fcmprobe.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace callboard;
using namespace callboard::sim;

//! The FCM630A's calls: the two lists of channels, call control, queues, call records, the event socket.
class TestFcmFaceCalls : public QObject, private FcmFixture
{
    Q_OBJECT

private:
    static constexpr auto kOutside = "+4930111222"; //!< on trunk 2: its digits add up to an odd number

    [[nodiscard]] static QString outside() { return QString::fromLatin1(kOutside); }
    [[nodiscard]] QString trunkOwner() { return u"trunk_"_s + world().trunkOf(outside()); }
    [[nodiscard]] QString trunkName()
    {
        return world().trunkOf(outside()) == "1"_L1 ? u"Provider North"_s : u"Provider South"_s;
    }
    void ring(const QString& to) { QVERIFY(world().dialFromOutside(outside(), u"ACME"_s, to)); }
    [[nodiscard]] QJsonArray records(const char* fields) const
    {
        return ask(u"cdrapi"_s, fields)["cdr_root"_L1].toArray();
    }

    //! A web user's socket.
    void openEvents(EventsProbe& probe, const QString& password)
    {
        QString url = m_info.url.section(u"/api"_s, 0, 0) + u"/websockify"_s;
        url.replace(u"https"_s, u"wss"_s);
        QVERIFY(probe.open(url, m_info.fingerprint));
        probe.send("{'type':'request','message':{'transactionid':'t1','action':'challenge','username':'admin',"
                   "'version':'1'}}");
        QTRY_COMPARE_WITH_TIMEOUT(probe.frames.size(), 1, 30'000);
        const QJsonObject challenged = probe.frames.first()["message"_L1].toObject();
        QCOMPARE(probe.frames.first()["type"_L1].toString(), u"response"_s);
        QCOMPARE(challenged["transactionid"_L1].toString(), u"t1"_s);
        const QByteArray token = QCryptographicHash::hash(
            (challenged["challenge"_L1].toString() + password).toUtf8(), QCryptographicHash::Md5)
                                     .toHex();
        probe.send(("{'type':'request','message':{'transactionid':'t2','action':'login','username':'admin','token':'"
            + token + "'}}")
                       .constData());
        QTRY_COMPARE_WITH_TIMEOUT(probe.frames.size(), 2, 30'000);
    }
    //! The bodies of all events of a name, in order.
    static QList<QJsonObject> told(const EventsProbe& probe, const QString& name)
    {
        QList<QJsonObject> found;
        for (const QJsonObject& frame : probe.frames) {
            for (const QJsonValue& event : frame["message"_L1].toArray()) {
                if (frame["type"_L1] != "request"_L1 || event["action"_L1] != "notify"_L1
                    || event["eventname"_L1] != name)
                    continue;
                for (const QJsonValue& body : event["eventbody"_L1].toArray())
                    found << body.toObject();
            }
        }
        return found;
    }

private Q_SLOTS:
    void cleanup() { m_host.reset(); }

    void nobodyTalks()
    {
        start(u"seed"_s);
        QCOMPARE(ask(u"listUnBridgedChannels"_s),
            json("{'response':{'channel':[],'page':1,'total_item':0,'total_page':1},'status':0}")); // fcm 2719
    }

    void insideCall()
    {
        start(u"seed"_s);
        QVERIFY(world().dial(u"201"_s, u"204"_s));
        QCOMPARE(unbridged().size(), 2);
        const QJsonObject rings = unbridgedRow(u"204"_s);
        static const QRegularExpression name(u"^PJSIP/204-[0-9a-f]{8}$"_s); // fcm 2641
        QVERIFY(name.match(rings["channel"_L1].toString()).hasMatch());
        QCOMPARE(rings["state"_L1].toString(), u"Ringing"_s); // fcm 2744
        QCOMPARE(rings["service"_L1].toString(), u"macro-dial"_s); // fcm 2745
        QCOMPARE(rings["callernum"_L1].toString(), u"201"_s); // who calls (fcm 2747)
        QCOMPARE(rings["connectednum"_L1].toString(), u"s"_s); // fcm 2748
        QCOMPARE(rings["alloc_time"_L1].toString(), u"2023-11-15 00:13:20"_s);
        QCOMPARE(rings.keys().size(), 10); // Table 27, no more
        advance(5000);
        QVERIFY(world().answer(leg(u"204"_s)));
        QCOMPARE(unbridged().size(), 0);
        const QJsonArray calls = bridged();
        QCOMPARE(calls.size(), 1);
        const QJsonObject call = calls.first().toObject();
        QCOMPARE(call["channel1"_L1].toString().section(u'-', 0, 0), u"PJSIP/201"_s); // the calling one (fcm 2683)
        QCOMPARE(call["channel2"_L1].toString(), rings["channel"_L1].toString());
        QCOMPARE(call["callerid1"_L1].toString(), u"201"_s);
        QCOMPARE(call["callerid2"_L1].toString(), u"204"_s);
        QCOMPARE(call["name2"_L1].toString(), world().directory().nameOf(u"204"_s));
        QCOMPARE(call["bridge_time"_L1].toString(), u"2023-11-15 00:13:25"_s); // when, not how long (fcm 2640, 2692)
        QCOMPARE(call["inbound_trunk_name"_L1].toString(), QString());
        QVERIFY(!QUuid(call["bridge_id"_L1].toString()).isNull());
        static const QRegularExpression unique(u"^1700000000\\.\\d+$"_s); // fcm 2650
        QVERIFY(unique.match(call["uniqueid1"_L1].toString()).hasMatch());
        QVERIFY(call["uniqueid1"_L1] != call["uniqueid2"_L1]);
        QVERIFY(world().hangup(leg(u"201"_s)));
        QCOMPARE(bridged().size(), 0);
    }

    void outsideCall()
    {
        start(u"seed"_s);
        ring(u"204"_s);
        for (const QString& owner : {trunkOwner(), u"204"_s}) {
            const QJsonObject row = unbridgedRow(owner);
            QCOMPARE(row["inbound_trunk_name"_L1].toString(), trunkName()); // fcm 2751
            QCOMPARE(row["outbound_trunk_name"_L1].toString(), QString());
            QCOMPARE(row["callernum"_L1].toString(), outside());
            QCOMPARE(row["callername"_L1].toString(), u"ACME"_s);
        }
        QVERIFY(world().answer(leg(u"204"_s)));
        QCOMPARE(bridged().first()["channel1"_L1].toString().section(u'-', 0, 0), u"PJSIP/"_s + trunkOwner());
        QCOMPARE(bridged().first()["inbound_trunk_name"_L1].toString(), trunkName());
        QVERIFY(world().hangup(leg(u"204"_s)));
        QVERIFY(world().dial(u"201"_s, outside()));
        QCOMPARE(unbridgedRow(trunkOwner())["outbound_trunk_name"_L1].toString(), trunkName()); // fcm 2752
        QCOMPARE(unbridgedRow(trunkOwner())["inbound_trunk_name"_L1].toString(), QString());
    }

    //! Notes 21 to 25: each leg tells of itself, and what belongs together says so.
    void outsideCallOnRealSystems()
    {
        start(u"wire"_s);
        ring(u"204"_s);
        const QJsonObject caller = unbridgedRow(trunkOwner());
        const QJsonObject called = unbridgedRow(u"204"_s);
        QCOMPARE(caller["callernum"_L1].toString(), outside());
        QCOMPARE(caller["connectednum"_L1].toString(), u"s"_s);
        QCOMPARE(called["callernum"_L1].toString(), u"204"_s);
        QCOMPARE(called["connectednum"_L1].toString(), outside());
        QCOMPARE(called["connectedname"_L1].toString(), u"ACME"_s);
        QVERIFY(!caller["linkedid"_L1].toString().isEmpty());
        QCOMPARE(called["linkedid"_L1], caller["linkedid"_L1]);
        QCOMPARE(caller["linkedid"_L1], caller["uniqueid"_L1]);
        QVERIFY(called["uniqueid"_L1] != caller["uniqueid"_L1]);
        QCOMPARE(called["alloc_timestamp"_L1].toString(), u"1700000000"_s);
        QVERIFY(world().answer(leg(u"204"_s)));
        QCOMPARE(bridged().first()["bridge_timestamp"_L1].toString(), u"1700000000"_s);
        QCOMPARE(bridged().first()["feature_calleenum"_L1].toString(), u"204"_s);
    }

    void queueOnRealSystems()
    {
        start(u"wire"_s);
        ring(u"600"_s);
        const QString agent = world().queueOf(u"600"_s)->members.first();
        const QJsonObject waits = unbridgedRow(trunkOwner());
        QCOMPARE(waits["service"_L1].toString().toLower(), u"queue"_s);
        QCOMPARE(waits["connectednum"_L1].toString(), u"600"_s);
        QCOMPARE(unbridgedRow(agent)["feature_calleenum"_L1].toString(), u"600"_s);
        QVERIFY(world().answer(leg(agent)));
        QCOMPARE(bridged().first()["feature_calleenum"_L1].toString(), u"600"_s);
        start(u"seed"_s);
        ring(u"600"_s);
        QCOMPARE(unbridgedRow(trunkOwner())["service"_L1].toString(), u"queue"_s); // fcm 2745
        QCOMPARE(unbridgedRow(trunkOwner())["connectednum"_L1].toString(), u"s"_s);
    }

    void machinesHaveNoChannel()
    {
        start(u"seed"_s);
        QVERIFY(world().dial(u"201"_s, u"900"_s));
        advance(1000);
        QCOMPARE(bridged().size(), 0);
        QCOMPARE(unbridged().size(), 1);
        QCOMPARE(unbridgedRow(u"201"_s)["state"_L1].toString(), u"Up"_s);
        QCOMPARE(unbridgedRow(u"201"_s)["service"_L1].toString(), u"ivr"_s);
    }

    //! A phone that consults has two channels; the first keeps the call.
    void consultingAtThePhone()
    {
        start(u"seed"_s);
        talk();
        const QJsonObject before = bridged().first().toObject();
        QVERIFY(world().consult(leg(u"204"_s), u"205"_s));
        QCOMPARE(bridged().size(), 1);
        QCOMPARE(bridged().first().toObject(), before);
        QCOMPARE(unbridgedRow(u"204"_s)["state"_L1].toString(), u"Ring"_s);
        QVERIFY(unbridgedRow(u"204"_s)["channel"_L1] != before["channel2"_L1]);
        QCOMPARE(unbridgedRow(u"205"_s)["state"_L1].toString(), u"Ringing"_s);
        QVERIFY(world().answer(leg(u"205"_s)));
        QCOMPARE(bridged().size(), 2);
        QCOMPARE(unbridged().size(), 0);
        QVERIFY(world().hangup(leg(u"204"_s))); // brings the two together
        QCOMPARE(bridged().size(), 1);
        QCOMPARE(bridged().first()["callerid1"_L1].toString(), u"201"_s);
        QCOMPARE(bridged().first()["callerid2"_L1].toString(), u"205"_s);
        QVERIFY(world().hangup(leg(u"205"_s)));
        QCOMPARE(bridged().size() + unbridged().size(), 0);
    }

    //! As at a phone: a transfer to the lot or to a slot of it.
    void parking()
    {
        start(u"seed"_s);
        ring(u"204"_s);
        QVERIFY(world().answer(leg(u"204"_s)));
        QCOMPARE(onChannel(u"callTransfer"_s, channel(u"204"_s), {{"extension"_L1, u"700"_s}}), 0);
        QVERIFY(world().parked().contains(u"701"_s));
        QCOMPARE(unbridgedRow(trunkOwner())["service"_L1].toString(), u"park"_s);
        QVERIFY(world().dial(u"205"_s, u"206"_s));
        QVERIFY(world().answer(leg(u"206"_s)));
        QCOMPARE(onChannel(u"callTransfer"_s, channel(u"206"_s), {{"extension"_L1, u"701"_s}}), -24); // taken
        QCOMPARE(onChannel(u"callTransfer"_s, channel(u"206"_s), {{"extension"_L1, u"705"_s}}), 0);
        QVERIFY(world().parked().contains(u"705"_s));
        QCOMPARE(status(u"dialExtension"_s, "{'caller':'201','callee':'701'}"), 0);
        advance(World::kPickUpMs);
        QVERIFY(!world().parked().contains(u"701"_s));
        QCOMPARE(bridged().first()["callerid1"_L1].toString(), outside());
    }

    void threeInOneBridge()
    {
        start(u"seed"_s);
        talk();
        QVERIFY(world().consult(leg(u"204"_s), u"205"_s));
        QVERIFY(world().answer(leg(u"205"_s)));
        QVERIFY(world().conference(leg(u"204"_s)));
        const QJsonArray rows = bridged();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0]["bridge_id"_L1], rows[1]["bridge_id"_L1]);
        QCOMPARE(rows[0]["channel1"_L1], rows[1]["channel1"_L1]);
    }

    void hangup()
    {
        start(u"seed"_s);
        talk();
        const QJsonObject done = ask(u"Hangup"_s, {{"channel"_L1, channel(u"201"_s)}});
        QCOMPARE(done, json("{'response':{'need_apply':'yes'},'status':0}")); // fcm 2775
        QVERIFY(world().rooms().empty());
        QCOMPARE(onChannel(u"Hangup"_s, u"PJSIP/201-00000001"_s), -16);
        QCOMPARE(status(u"Hangup"_s), -1);
        ring(u"204"_s); // refuses what rings
        QCOMPARE(onChannel(u"Hangup"_s, channel(u"204"_s)), 0);
        QVERIFY(world().rooms().empty());
    }

    void holdAndMute()
    {
        start(u"seed"_s);
        talk();
        const QString own = channel(u"204"_s);
        QCOMPARE(ask(u"mute"_s, {{"channel"_L1, own}}), json("{'response':{},'status':0}")); // fcm 2866
        QVERIFY(world().talker(leg(u"204"_s))->muted);
        QCOMPARE(onChannel(u"unmute"_s, own), 0);
        QVERIFY(!world().talker(leg(u"204"_s))->muted);
        QCOMPARE(ask(u"hold"_s, {{"channel"_L1, own}}), json("{'response':{},'status':0}")); // fcm 2940
        QCOMPARE(world().talker(leg(u"204"_s))->state, LegState::Held);
        QCOMPARE(bridged().size(), 1); // no hold state is told
        QCOMPARE(onChannel(u"hold"_s, own), -24);
        QCOMPARE(onChannel(u"unhold"_s, own), 0);
        QCOMPARE(world().talker(leg(u"204"_s))->state, LegState::Talking);
        QCOMPARE(onChannel(u"unhold"_s, own), -24);
        QCOMPARE(onChannel(u"mute"_s, u"PJSIP/999-00000001"_s), -16);
    }

    void blindTransfer()
    {
        start(u"seed"_s);
        ring(u"204"_s);
        QVERIFY(world().answer(leg(u"204"_s)));
        const QString before = bridged().first()["bridge_id"_L1].toString();
        QCOMPARE(ask(u"callTransfer"_s, {{"channel"_L1, channel(u"204"_s)}, {"extension"_L1, u"205"_s}}),
            json("{'response':{'need_apply':'no'},'status':0}")); // fcm 3108
        QVERIFY(channel(u"204"_s).isEmpty());
        QCOMPARE(unbridgedRow(u"205"_s)["state"_L1].toString(), u"Ringing"_s);
        QVERIFY(world().answer(leg(u"205"_s)));
        QVERIFY(bridged().first()["bridge_id"_L1].toString() != before);
        QCOMPARE(onChannel(u"callTransfer"_s, channel(u"205"_s), {{"extension"_L1, u"299"_s}}), -24);
        QCOMPARE(onChannel(u"callTransfer"_s, u"PJSIP/1-00000009"_s, {{"extension"_L1, u"205"_s}}), -16);
    }

    void transferNumbers()
    {
        start(u"seed"_s);
        ring(u"204"_s); // while it rings
        QCOMPARE(onChannel(u"transferNumberInbound"_s, channel(u"204"_s), {{"callee"_L1, u"205"_s}}), -15); // not his
        QCOMPARE(
            onChannel(u"transferNumberInbound"_s, channel(trunkOwner()), {{"callee"_L1, u"205"_s}}), 0); // fcm 3137
        QVERIFY(channel(u"204"_s).isEmpty());
        QVERIFY(world().answer(leg(u"205"_s)));
        QCOMPARE(onChannel(u"transferNumberInbound"_s, channel(trunkOwner()), {{"callee"_L1, u"206"_s}}), 0);
        QCOMPARE(unbridgedRow(u"206"_s)["state"_L1].toString(), u"Ringing"_s);
        QVERIFY(world().hangup(leg(outside())));
        QVERIFY(world().rooms().empty());

        QVERIFY(world().dial(u"201"_s, outside()));
        QCOMPARE(onChannel(u"transferNumberOutbound"_s, channel(u"201"_s), {{"outbound"_L1, u"+4930999888"_s}}), 0);
        QVERIFY(leg(outside()).isEmpty()); // fcm 3209: the caller goes elsewhere
        QVERIFY(!leg(u"+4930999888"_s).isEmpty());
        world().endEverything();
        talk();
        QCOMPARE(onChannel(u"transferNumberOutbound"_s, channel(u"201"_s), {{"outbound"_L1, u"+4930999888"_s}}), -15);
    }

    void barge_data()
    {
        QTest::addColumn<QString>("exten");
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("mode");
        QTest::addColumn<int>("status");
        QTest::newRow("as the sample (fcm 2804)") << u"204"_s << u"200"_s << u""_s << 0;
        QTest::newRow("as the web interface") << u"204"_s << u"200@0"_s << u"W"_s << 0;
        QTest::newRow("as the table (fcm 2837)") << u"200"_s << u"204@1"_s << u"B"_s << 0;
        QTest::newRow("odd mode") << u"204"_s << u"200@0"_s << u"X"_s << -15;
        QTest::newRow("odd permission") << u"204"_s << u"200@7"_s << u"B"_s << -15;
        QTest::newRow("neither of them") << u"205"_s << u"200@0"_s << u"B"_s << -15;
        QTest::newRow("may not") << u"204"_s << u"202@0"_s << u"B"_s << -47;
        QTest::newRow("nobody") << u"204"_s << u"299@0"_s << u"B"_s << -16;
    }
    void barge()
    {
        QFETCH(QString, exten);
        QFETCH(QString, second);
        QFETCH(QString, mode);
        QFETCH(int, status);
        start(u"seed"_s);
        world().directory().find(u"204"_s)->allowJoin = true;
        world().directory().find(u"202"_s)->canJoin = false;
        talk();
        QJsonObject fields{{"channel"_L1, channel(u"204"_s)}, {"exten"_L1, exten}, {"barge-exten"_L1, second}};
        if (!mode.isEmpty()) // the sample leaves it out
            fields.insert("mode"_L1, mode);
        QCOMPARE(ask(u"callbarge"_s, fields)["status"_L1].toInt(), status);
        advance(World::kPickUpMs);
        const QList<Talker> legs = world().talkersOf(u"200"_s);
        QCOMPARE(legs.size(), status == 0 ? 1 : 0);
        if (status != 0)
            return;
        QVERIFY(legs.first().supervisor());
        QCOMPARE(legs.first().supervision, (Supervision{true, mode == "B"_L1, mode == "W"_L1}));
        QCOMPARE(bridged().size(), 1); // who listens is no party
    }

    void dialling()
    {
        start(u"seed"_s);
        QCOMPARE(ask(u"dialExtension"_s, "{'caller':'201','callee':'204'}"),
            json("{'response':{'need_apply':'no'},'status':0}")); // fcm 3017
        QCOMPARE(unbridgedRow(u"201"_s)["state"_L1].toString(), u"Ringing"_s); // his own phone first
        QVERIFY(channel(u"204"_s).isEmpty());
        advance(World::kPickUpMs);
        QCOMPARE(unbridgedRow(u"204"_s)["state"_L1].toString(), u"Ringing"_s);
        world().endEverything();
        QCOMPARE(status(u"dialOutbound"_s, "{'caller':'201','outbound':'+4930111222'}"), 0);
        advance(World::kPickUpMs);
        QCOMPARE(unbridgedRow(trunkOwner())["outbound_trunk_name"_L1].toString(), trunkName());
        world().endEverything();
        QCOMPARE(status(u"dialExtension"_s, "{'caller':'201','callee':'299'}"), -16);
        QCOMPARE(status(u"dialExtension"_s, "{'caller':'299','callee':'201'}"), -16);
        QVERIFY(world().setRegistered(u"202"_s, false));
        QCOMPARE(status(u"dialExtension"_s, "{'caller':'202','callee':'201'}"), -24);
        QCOMPARE(status(u"dialExtension"_s, "{'caller':'202'}"), -1);
    }

    void diallingForOthers()
    {
        start(u"seed"_s);
        QCOMPARE(status(u"dialIVR"_s, "{'caller':'201','ivrnumber':'900'}"), 0);
        advance(World::kPickUpMs + 1000);
        QCOMPARE(unbridgedRow(u"201"_s)["service"_L1].toString(), u"ivr"_s);
        world().endEverything();
        QCOMPARE(status(u"dialIVR"_s, "{'caller':'201','ivrnumber':'204'}"), -16);
        QCOMPARE(status(u"dialIVROutbound"_s, "{'outcaller':'+4930111222','ivrnumber':'900'}"), 0);
        QVERIFY(world().answer(leg(outside())));
        advance(1000);
        QCOMPARE(unbridgedRow(trunkOwner())["service"_L1].toString(), u"ivr"_s);
        world().endEverything();
        QCOMPARE(status(u"dialQueue"_s, "{'outcaller':'+4930111222','queue':'600'}"), 0);
        QVERIFY(world().answer(leg(outside())));
        QCOMPARE(world().waiting().size(), 1);
        world().endEverything();
        QCOMPARE(status(u"dialQueue"_s, "{'outcaller':'+4930111222','queue':'610'}"), -16); // a ring group
        QCOMPARE(status(u"dialQueue"_s, "{'outcaller':'201','queue':'600'}"), -15); // outside callers only
        QCOMPARE(status(u"dialRinggroup"_s, "{'outcaller':'+4930111222','ringgroup':'610'}"), 0);
        QVERIFY(world().answer(leg(outside())));
        QVERIFY(!channel(world().directory().find(u"610"_s)->members.first()).isEmpty());
        world().endEverything();
        QCOMPARE(status(u"dialOutboundTwo"_s, "{'outcaller':'+4930111222','outcallee':'+4930999888'}"), 0);
        QVERIFY(world().answer(leg(outside())));
        QVERIFY(world().answer(leg(u"+4930999888"_s)));
        QCOMPARE(bridged().size(), 1);
        QCOMPARE(bridged().first()["callerid1"_L1].toString(), outside());
    }

    //! fcm 242: ten seconds to decide, then the call goes on by itself.
    void callControl()
    {
        start(u"seed"_s);
        ring(u"204"_s);
        QCOMPARE(onChannel(u"acceptCall"_s, channel(trunkOwner())), -47); // the switch is off
        world().endEverything();
        QVERIFY(m_host->control(json("{'do':'call-control','on':true}")).value("on"_L1).toBool());
        ring(u"204"_s);
        QVERIFY(channel(u"204"_s).isEmpty());
        QCOMPARE(unbridgedRow(trunkOwner())["inbound_trunk_name"_L1].toString(), trunkName());
        QCOMPARE(ask(u"acceptCall"_s, {{"channel"_L1, channel(trunkOwner())}}),
            json("{'response':{},'status':0}")); // fcm 3489
        QCOMPARE(unbridgedRow(u"204"_s)["state"_L1].toString(), u"Ringing"_s); // lets it ring, picks nothing up
        QCOMPARE(onChannel(u"refuseCall"_s, channel(trunkOwner())), -24);
        world().endEverything();
        ring(u"204"_s);
        QCOMPARE(ask(u"refuseCall"_s, {{"channel"_L1, channel(trunkOwner())}}),
            json("{'response':{},'status':0}")); // fcm 3452
        QVERIFY(world().rooms().empty());
        ring(u"204"_s);
        advance(10'000);
        QVERIFY(!channel(u"204"_s).isEmpty());
    }

    void prompts()
    {
        start(u"seed"_s);
        QCOMPARE(ask(u"playPromptByOrg"_s, "{'channel':'204','type':'ivr','variable':'prompt1'}"),
            json("{'response':{'need_apply':'yes'},'status':0}")); // fcm 2590
        QCOMPARE(unbridgedRow(u"204"_s)["state"_L1].toString(), u"Ringing"_s);
        QVERIFY(world().answer(leg(u"204"_s)));
        QCOMPARE(unbridgedRow(u"204"_s)["service"_L1].toString(), u"playback"_s);
        advance(4000);
        QVERIFY(world().rooms().empty());
        QCOMPARE(status(u"playPromptByOrg"_s, "{'channel':'204','type':'song','variable':'x'}"), -15); // fcm 2603
        QCOMPARE(status(u"playPromptByOrg"_s, "{'channel':'299','type':'moh','variable':'x'}"), -16);
    }

    void paging()
    {
        start(u"seed"_s);
        QCOMPARE(ask(u"MulticastPaging"_s, "{'pagingnum':'631','caller':'201'}"),
            json("{'response':{'need_apply':'yes'},'status':0}")); // fcm 4559
        advance(World::kPickUpMs + 1000);
        QCOMPARE(unbridgedRow(u"201"_s)["service"_L1].toString(), u"paging"_s);
        QCOMPARE(status(u"MulticastPagingHangup"_s, "{'pagingnum':'631'}"), 0);
        QVERIFY(world().rooms().empty());
        QCOMPARE(status(u"MulticastPagingHangup"_s, "{'pagingnum':'631'}"), -24);
        QCOMPARE(status(u"MulticastPaging"_s, "{'pagingnum':'630','caller':'201'}"), -15); // no multicast
        QCOMPARE(status(u"MulticastPaging"_s, "{'pagingnum':'777','caller':'201'}"), -16);
        QCOMPARE(status(u"dialExtension"_s, "{'caller':'201','callee':'630'}"), 0);
    }

    void agents()
    {
        start(u"wire"_s);
        const QString agent = world().queueOf(u"600"_s)->members.first();
        QJsonObject fields{{"operatetype"_L1, u"logoff"_s}, {"interface"_L1, agent}, {"extension"_L1, u"600"_s}};
        QCOMPARE(ask(u"loginLogoffQueueAgent"_s, fields), json("{'response':{},'status':0}")); // fcm 4131
        const int others = world().activeAgents(u"600"_s);
        fields["operatetype"_L1] = u"login"_s;
        advance(60'000);
        QCOMPARE(ask(u"loginLogoffQueueAgent"_s, fields)["status"_L1].toInt(), 0);
        QCOMPARE(world().activeAgents(u"600"_s), others + 1);
        fields["operatetype"_L1] = u"away"_s;
        QCOMPARE(ask(u"loginLogoffQueueAgent"_s, fields)["status"_L1].toInt(), -15);
        fields = {{"operatetype"_L1, u"login"_s}, {"interface"_L1, u"200"_s}, {"extension"_L1, u"600"_s}};
        QCOMPARE(ask(u"loginLogoffQueueAgent"_s, fields)["status"_L1].toInt(), -16); // not his queue
        fields = {{"operatetype"_L1, u"pause"_s}, {"interface"_L1, agent}};
        QCOMPARE(ask(u"pauseUnpauseQueueAgent"_s, fields)["response"_L1].toObject(),
            json("{'need_apply':'yes'}")); // fcm 4174
        QVERIFY(world().isPaused(agent));
        // The pause that goes on, and the stays of the one who was away for a minute (notes 26).
        const auto report = [this](const char* type) {
            return ask(u"queueapi"_s,
                {{"format"_L1, u"json"_s}, {"startTime"_L1, u"2023-11-15"_s}, {"endTime"_L1, u"2023-11-15"_s},
                    {"statisticsType"_L1, QString::fromLatin1(type)}})["queue_statistics"_L1]
                .toArray();
        };
        const QJsonArray pauses = report("pausedhistory");
        QCOMPARE(pauses.size(), 1);
        QCOMPARE(pauses[0]["agent"_L1]["agent"_L1].toString(), agent);
        QCOMPARE(pauses[0]["agent"_L1]["pause_data"_L1].toString(), u"2023-11-15 00:14:20"_s);
        QCOMPARE(pauses[0]["agent"_L1]["unpause_data"_L1].toString(), u"-"_s);
        QCOMPARE(report("loginhistory").size(), 2);
        fields["operatetype"_L1] = u"unpause"_s;
        advance(5000);
        QCOMPARE(ask(u"pauseUnpauseQueueAgent"_s, fields)["status"_L1].toInt(), 0);
        QVERIFY(!world().isPaused(agent));
        QCOMPARE(report("pausedhistory")[0]["agent"_L1]["unpause_data"_L1].toString(), u"2023-11-15 00:14:25"_s);
        fields["interface"_L1] = u"200"_s;
        QCOMPARE(ask(u"pauseUnpauseQueueAgent"_s, fields)["status"_L1].toInt(), -16);
    }

    void queueReport()
    {
        start(u"seed"_s);
        advance(2 * 86'400'000); // a day without calls from before
        const QStringList members = world().queueOf(u"601"_s)->members;
        m_cookie = logIn();
        ring(u"601"_s);
        advance(2000);
        QVERIFY(world().answer(leg(members.first())));
        advance(7000);
        QVERIFY(world().hangup(leg(members.first())));
        ring(u"601"_s);
        advance(2000);
        QVERIFY(world().hangup(leg(outside())));
        m_cookie = logIn();
        const QByteArray xml = send(u"queueapi"_s,
            {{"startTime"_L1, u"2023-11-17"_s}, {"endTime"_L1, u"2023-11-17"_s}, {"queue"_L1, u"601"_s}}, m_cookie)
                                   .body;
        // fcm 6062-6094: the same two calls, one of them answered
        QVERIFY(xml.startsWith("<?xml version=\"1.0\"?>\n<root_statistics>\n<total>\n"
                               "  <queuechairman>admin</queuechairman>\n  <total_calls>2</total_calls>\n"
                               "  <abandoned_rate>50.0</abandoned_rate>\n  <avg_wait>2</avg_wait>\n"
                               "  <avg_talk>7</avg_talk>\n  <vq_total_calls>0</vq_total_calls>\n</total>\n<queue>\n"
                               "  <queuechairman>admin</queuechairman>\n  <queue>601</queue>\n"
                               "  <total_calls>2</total_calls>\n  <answered_calls>1</answered_calls>\n"
                               "  <answered_rate>50.0</answered_rate>\n  <avg_wait>2</avg_wait>\n"
                               "  <avg_talk>7</avg_talk>\n  <vq_total_calls>0</vq_total_calls>\n</queue>\n<agent>\n"));
        QVERIFY(xml.contains("  <agent>" + members.first().toLatin1()
            + "</agent>\n  <total_calls>2</total_calls>\n"
              "  <answered_calls>1</answered_calls>\n  <answered_rate>50.0</answered_rate>\n  "
              "<avg_talk>7</avg_talk>\n"));
        QVERIFY(xml.endsWith("</root_statistics>\n"));
        const QByteArray csv = send(u"queueapi"_s,
            {{"startTime"_L1, u"2023-11-17"_s}, {"format"_L1, u"csv"_s}, {"statisticsType"_L1, u"calldetail"_s}},
            m_cookie)
                                   .body;
        QCOMPARE(csv.count('\n'), 3); // a head and two calls
        QCOMPARE(status(u"queueapi"_s), -1); // when?
        QCOMPARE(status(u"queueapi"_s, "{'startTime':'yesterday'}"), -15);
        QCOMPARE(status(u"queueapi"_s, "{'startTime':'2023-11-17','format':'pdf'}"), -15);
    }

    void callRecords()
    {
        start(u"seed"_s);
        ring(u"204"_s);
        advance(4000);
        QVERIFY(world().answer(leg(u"204"_s)));
        QVERIFY(world().setRecording(leg(u"204"_s), true));
        advance(30'000);
        QVERIFY(world().hangup(leg(u"204"_s)));
        const QJsonArray rows = records("{'format':'json','startTime':'2023-11-15T00:13:20'}");
        QCOMPARE(rows.size(), 1);
        const QJsonObject row = rows.first().toObject();
        QCOMPARE(row["src"_L1].toString(), outside());
        QCOMPARE(row["dst"_L1].toString(), u"204"_s);
        QCOMPARE(row["clid"_L1].toString(), u"\"ACME\" <+4930111222>"_s); // fcm 5600
        QCOMPARE(row["start"_L1].toString(), u"2023-11-15 00:13:20"_s);
        QCOMPARE(row["answer"_L1].toString(), u"2023-11-15 00:13:24"_s);
        QCOMPARE(row["end"_L1].toString(), u"2023-11-15 00:13:54"_s);
        QCOMPARE(row["duration"_L1].toString(), u"34"_s);
        QCOMPARE(row["billsec"_L1].toString(), u"30"_s);
        QCOMPARE(row["disposition"_L1].toString(), u"ANSWERED"_s); // fcm 5602
        QCOMPARE(row["src_trunk_name"_L1].toString(), trunkName());
        QCOMPARE(row["dst_trunk_name"_L1].toString(), QString());
        QCOMPARE(row["recordfiles"_L1].toString(), u"auto-1700000004-+4930111222-204.wav"_s);
        const Reply file
            = send(u"recapi"_s, {{"filedir"_L1, u"monitor"_s}, {"filename"_L1, row["recordfiles"_L1]}}, m_cookie);
        QVERIFY(file.body.startsWith("RIFF"));
        QCOMPARE(file.body.size(), 44 + 30 * 16'000);
        QVERIFY(!send(u"recapi"_s, {{"filedir"_L1, u"queue"_s}, {"filename"_L1, row["recordfiles"_L1]}}, m_cookie)
                     .body.startsWith("RIFF"));
        QVERIFY(send(u"recapi"_s, {{"filedir"_L1, u"monitor"_s}}, m_cookie).body.contains("auto-1700000004-"));
        QCOMPARE(send(u"recapi"_s, {}, m_cookie).body, "monitor,emergency,meetme,queue,sca\r\n"); // fcm 5679
        QCOMPARE(send(u"recapi"_s, {{"filedir"_L1, u"etc"_s}}, m_cookie).head.contains("text/plain"), true);
        QCOMPARE(send(u"recapi"_s, {}, u"sid1-1"_s).envelope()["status"_L1].toInt(), -6);
    }

    void severalRecordings()
    {
        start(u"seed"_s);
        QList<PastCall> recorded;
        for (const PastCall& call : world().history().calls()) {
            if (!call.recording.isEmpty())
                recorded << call;
        }
        QVERIFY(recorded.size() > 2);
        QTemporaryDir folder;
        QFile archive(folder.filePath(u"all.tar"_s));
        QVERIFY(archive.open(QIODevice::WriteOnly));
        const QString names = recorded.at(0).recording + u',' + recorded.at(1).recording;
        archive.write(send(u"recapi"_s, {{"filedir"_L1, u"monitor,queue"_s}, {"filename"_L1, names}}, m_cookie).body);
        archive.close();
        QProcess tar; // another's reader
        tar.start(u"tar"_s, {u"-xf"_s, archive.fileName(), u"-C"_s, folder.path()});
        QVERIFY(tar.waitForFinished(30'000));
        QCOMPARE(tar.exitCode(), 0);
        for (const PastCall& call : {recorded.at(0), recorded.at(1)}) {
            QFile file(folder.filePath(call.recording));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.size(), 44 + call.recordedSeconds * 16'000);
            QVERIFY(file.read(4) == "RIFF");
        }
    }

    void callRecordFilters()
    {
        start(u"seed"_s);
        const int all = int(records("{'format':'json'}").size());
        QCOMPARE(all, CallHistory::kFromBefore);
        QCOMPARE(records("{'format':'json','numRecords':'7'}").size(), 7);
        QCOMPARE(records("{'format':'json','numRecords':7,'offset':'75'}").size(), 5);
        const QJsonArray later
            = records("{'format':'json','startTime':'2023-11-14T12:00','endTime':'2023-11-14T18:00:00'}");
        QVERIFY(later.size() > 5 && later.size() < all);
        for (const QJsonValue& row : later) {
            QVERIFY(row["start"_L1].toString() >= "2023-11-14 12:00:00"_L1);
            QVERIFY(row["start"_L1].toString() <= "2023-11-14 18:00:00"_L1);
        }
        // The same hours named in another zone (fcm 5636).
        QCOMPARE(records("{'format':'json','startTime':'2023-11-14T10:00Z','endTime':'2023-11-14T17:00:00%2B01:00'}"),
            later);
        const QJsonArray inside = records("{'format':'json','caller':'201-205'}");
        QVERIFY(!inside.isEmpty() && inside.size() < all);
        for (const QJsonValue& row : inside) {
            const int from = row["src"_L1].toString().toInt();
            const int to = row["dst"_L1].toString().toInt();
            QVERIFY((from >= 201 && from <= 205) || (to >= 201 && to <= 205));
        }
        QCOMPARE(
            records("{'format':'json','caller':'20_'}").size(), records("{'format':'json','caller':'200-209'}").size());
        for (const QJsonValue& row : records("{'format':'json','minDur':'60','maxDur':'120'}")) {
            QVERIFY(row["duration"_L1].toString().toInt() >= 60);
            QVERIFY(row["duration"_L1].toString().toInt() <= 120);
        }
        QCOMPARE(status(u"cdrapi"_s, "{'format':'json','numRecords':'1001'}"), -15); // fcm 5633
        QCOMPARE(status(u"cdrapi"_s, "{'format':'json','startTime':'soon'}"), -15);
        QCOMPARE(status(u"cdrapi"_s, "{'format':'doc'}"), -15);
        QCOMPARE(status(u"cdrapi"_s, "{'format':'json','delete':'yes'}"), -47);
        const QByteArray csv = send(u"cdrapi"_s, {}, m_cookie).body; // the default (fcm 5632)
        QVERIFY(csv.startsWith("AcctId,accountcode,src,dst,"));
        QCOMPARE(csv.count('\n'), all + 1);
        const QByteArray xml = send(u"cdrapi"_s, {{"format"_L1, u"xml"_s}}, m_cookie).body;
        QCOMPARE(xml.count("<cdr><AcctId>"), all);
    }

    //! Notes 28 and 30.
    void callRecordsOnRealSystems()
    {
        start(u"wire"_s);
        const QStringList members = world().queueOf(u"601"_s)->members;
        ring(u"601"_s);
        QVERIFY(world().answer(leg(members.at(1))));
        QVERIFY(world().setRecording(leg(members.at(1)), true));
        advance(3000);
        QVERIFY(world().hangup(leg(members.at(1))));
        const QJsonArray rows = records("{'format':'json'}");
        QVERIFY(rows.first().toObject().contains("AcctId"_L1)); // flat ones among them
        const QJsonObject last = rows.last().toObject();
        const QJsonObject whole = last["main_cdr"_L1].toObject();
        QCOMPARE(whole["dst"_L1].toString(), u"601"_s);
        QCOMPARE(whole["action_type"_L1].toString(), u"QUEUE[601]"_s);
        QCOMPARE(last["sub_cdr_1"_L1]["disposition"_L1].toString(), u"NO ANSWER"_s);
        QCOMPARE(last["sub_cdr_2"_L1]["disposition"_L1].toString(), u"ANSWERED"_s);
        const QString file = whole["recordfiles"_L1].toString();
        QVERIFY(file.startsWith("2023-11/auto-"_L1) && file.endsWith(u'@'));
        const QString name = file.section(u'/', 1).chopped(1);
        QVERIFY(
            send(u"recapi"_s, {{"filedir"_L1, u"queue"_s}, {"filename"_L1, name}}, m_cookie).body.startsWith("RIFF"));
        QCOMPARE(ask(u"recapi"_s, {{"filedir"_L1, u"monitor"_s}, {"filename"_L1, name}})["status"_L1].toInt(), -26);
    }

    void eventSocket_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::newRow("seed") << u"seed"_s;
        QTest::newRow("wire") << u"wire"_s;
    }
    void eventSocket()
    {
        QFETCH(QString, profile);
        const bool wire = profile == "wire"_L1;
        start(profile);
        EventsProbe probe;
        openEvents(probe, m_info.apikey);
        QCOMPARE(probe.frames.at(1)["message"_L1]["status"_L1].toInt(), 0);
        QCOMPARE(status(u"getSystemStatus"_s), 0); // another session than the API's
        probe.frames.clear();
        probe.send("{'type':'request','message':{'transactionid':'t3','action':'subscribe',"
                   "'eventnames':['ActiveCallStatus','ExtensionStatus','CallQueueStatus']}}");
        QTRY_COMPARE_WITH_TIMEOUT(probe.frames.size(), 1, 30'000); // and no snapshot
        QCOMPARE(probe.frames.first()["message"_L1]["status"_L1].toInt(), 0);
        ring(u"204"_s);
        QTRY_VERIFY_WITH_TIMEOUT(told(probe, u"ActiveCallStatus"_s).size() == 2, 30'000);
        const QList<QJsonObject> rows = told(probe, u"ActiveCallStatus"_s);
        for (const QJsonObject& row : rows) {
            QCOMPARE(row["action"_L1].toString(), u"add"_s);
            QCOMPARE(row["chantype"_L1].toString(), u"unbridge"_s);
            QCOMPARE(row.contains("linkedid"_L1), wire);
        }
        if (wire)
            QCOMPARE(rows.at(0)["linkedid"_L1], rows.at(1)["linkedid"_L1]);
        QCOMPARE(told(probe, u"ExtensionStatus"_s).last(), json("{'extension':'204','status':'Ringing'}"));
        const QString ringing = channel(u"204"_s);
        probe.frames.clear();
        QVERIFY(world().answer(leg(u"204"_s)));
        QTRY_VERIFY_WITH_TIMEOUT(told(probe, u"ActiveCallStatus"_s).size() == 3, 30'000);
        const QList<QJsonObject> answered = told(probe, u"ActiveCallStatus"_s);
        QCOMPARE(answered.last()["chantype"_L1].toString(), u"bridge"_s);
        QCOMPARE(answered.last()["channel2"_L1].toString(), ringing);
        QCOMPARE(answered.first().keys(), (QStringList{u"action"_s, u"channel"_s, u"chantype"_s}));
        QCOMPARE(answered.first()["action"_L1].toString(), u"delete"_s);
        probe.frames.clear();
        QVERIFY(world().hangup(leg(u"204"_s)));
        QTRY_VERIFY_WITH_TIMEOUT(!told(probe, u"ActiveCallStatus"_s).isEmpty(), 30'000);
        const QJsonObject gone = told(probe, u"ActiveCallStatus"_s).first();
        QCOMPARE(gone["action"_L1].toString(), u"delete"_s);
        QCOMPARE(gone["channel2"_L1].toString(), ringing);
        QCOMPARE(told(probe, u"ExtensionStatus"_s).last(), json("{'extension':'204','status':'Idle'}"));
        probe.frames.clear();
        ring(u"601"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!told(probe, u"CallQueueStatus"_s).isEmpty(), 30'000);
        QCOMPARE(told(probe, u"CallQueueStatus"_s).last()["extension"_L1].toString(), u"601"_s);
        QCOMPARE(told(probe, u"CallQueueStatus"_s).last()["callswaiting"_L1].toInt(), 1);
    }

    void eventSocketRefuses()
    {
        start(u"wire"_s);
        EventsProbe probe;
        openEvents(probe, u"wrong"_s);
        QCOMPARE(probe.frames.at(1)["message"_L1]["status"_L1].toInt(), -37);
        const auto answerTo = [&probe](const char* message) {
            probe.frames.clear();
            probe.send((QByteArray("{'type':'request','message':") + message + "}").constData());
            return probe.settle() && !probe.frames.isEmpty() ? probe.frames.first()["message"_L1]["status"_L1].toInt()
                                                             : 999;
        };
        QCOMPARE(answerTo("{'action':'subscribe','eventnames':['ExtensionStatus']}"), -5); // fcm 6164
        EventsProbe in;
        openEvents(in, m_info.apikey);
        const auto answered = [&in](const char* message) {
            in.frames.clear();
            in.send((QByteArray("{'type':'request','message':") + message + "}").constData());
            return in.settle() && !in.frames.isEmpty() ? in.frames.first()["message"_L1]["status"_L1].toInt() : 999;
        };
        QCOMPARE(answered("{'action':'heartbeat'}"), 0);
        QCOMPARE(answered("{'action':'listAccount'}"), -19);
        QCOMPARE(answered("{'action':'subscribe','eventnames':['ExtensionStatus','Weather']}"), -9); // all or nothing
        ring(u"204"_s);
        QVERIFY(in.settle());
        QVERIFY(told(in, u"ExtensionStatus"_s).isEmpty());
        QCOMPARE(answered("{'action':'subscribe','eventnames':['ExtensionStatus']}"), 0);
        QCOMPARE(answered("{'action':'unsubscribe','eventnames':['ExtensionStatus']}"), 0);
        QCOMPARE(answered("{'action':'logout'}"), 0);
        QCOMPARE(answered("{'action':'heartbeat'}"), -5);
        QCOMPARE(answered("{'action':'challenge','username':'console'}"), -71); // the API's user is no web user
        EventsProbe elsewhere;
        QString url = m_info.url.section(u"/api"_s, 0, 0) + u"/other"_s;
        url.replace(u"https"_s, u"wss"_s);
        QVERIFY(elsewhere.open(url, m_info.fingerprint));
        QTRY_COMPARE_WITH_TIMEOUT(elsewhere.m_socket.state(), QAbstractSocket::UnconnectedState, 30'000);
    }
};

QTEST_GUILESS_MAIN(TestFcmFaceCalls)
#include "tst_fcmfacecalls.moc"
