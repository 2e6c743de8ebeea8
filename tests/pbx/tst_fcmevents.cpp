// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fcmclienttest.h"

using namespace callboard;
using namespace callboard::test;

//! The event socket: a second login that makes things faster and that nothing depends on.
class TestFcmEvents : public FcmClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { tearDown(); }
    void offByDefault();
    void logsInAndSubscribes();
    void callFromEventsAlone();
    void eventAndListAreOneCall();
    void statusOfAnExtension();
    void unknownNameIsLeftOut();
    void refusedWebUserIsNotTriedAgain();
    void silentHeartbeatFallsBack();
    void oddFrames();

private:
    //! Lists that come so seldom that what shows came by an event.
    void goLiveWithEvents(int eventsFactor = 10'000)
    {
        prepare();
        m_profile.options.insert(u"webUser"_s, u"web"_s);
        connectNow(eventsFactor);
    }
    void connectNow(int eventsFactor)
    {
        fcm630a::FcmOptions options = quick();
        m_eventsFactor = options.eventsFactor = eventsFactor;
        start(u"attendant"_s, options, u"panel"_s);
        QTRY_COMPARE(m_client->link().state, LinkState::Live);
    }
    void subscribed()
    {
        QTRY_VERIFY(std::ranges::any_of(m_pbx->socketAsks, [](const QJsonObject& message) {
            return message.value(u"eventnames"_s).toArray().contains(u"TrunkStatus"_s);
        }));
        // The lists are read once more after that.
        if (m_eventsFactor > 1)
            QVERIFY(quiet(u"listUnBridgedChannels"_s, 100));
    }

    int m_eventsFactor = 1;
};

void TestFcmEvents::offByDefault()
{
    prepare();
    goLive();
    rounds(2);
    QVERIFY(m_pbx->socketAsks.isEmpty());
}

void TestFcmEvents::logsInAndSubscribes()
{
    goLiveWithEvents();
    subscribed();
    QCOMPARE(m_pbx->socketAsks.at(0).value(u"action"_s).toString(), u"challenge"_s);
    QCOMPARE(m_pbx->socketAsks.at(0).value(u"username"_s).toString(), u"web"_s);
    const QJsonArray names = m_pbx->socketAsks.at(2).value(u"eventnames"_s).toArray();
    QCOMPARE(names, QJsonArray({u"ActiveCallStatus"_s, u"ExtensionStatus"_s}));
    QVERIFY(quiet(u"listUnBridgedChannels"_s, 200)); // much slower than 40 ms now
    QTRY_VERIFY(std::ranges::any_of(m_pbx->socketAsks,
        [](const QJsonObject& message) { return message.value(u"action"_s).toString() == "heartbeat"_L1; }));
    QCOMPARE(m_client->link().state, LinkState::Live);
}

void TestFcmEvents::callFromEventsAlone()
{
    goLiveWithEvents();
    subscribed();
    const QString linked = u"1772442890.31"_s;
    // The phone's row first: the outside still says whose call it is.
    m_pbx->event(u"ActiveCallStatus"_s,
        {QJsonObject{{u"action"_s, u"add"_s}, {u"chantype"_s, u"unbridge"_s}, {u"channel"_s, u"PJSIP/202-0000001d"_s},
             {u"linkedid"_s, linked}, {u"uniqueid"_s, u"1772442890.33"_s}, {u"state"_s, u"Ringing"_s},
             {u"callernum"_s, u"202"_s}, {u"connectednum"_s, u"5551234"_s}},
            QJsonObject{{u"action"_s, u"add"_s}, {u"chantype"_s, u"unbridge"_s},
                {u"channel"_s, u"PJSIP/trunk_4-0000001a"_s}, {u"linkedid"_s, linked}, {u"uniqueid"_s, linked},
                {u"state"_s, u"Ring"_s}, {u"callernum"_s, u"5551234"_s}, {u"connectednum"_s, u"s"_s},
                {u"inbound_trunk_name"_s, u"Telco"_s}}});
    QTRY_COMPARE(stateOf(u"202"_s), u"ringing"_s);
    QCOMPARE(m_watch->calls.size(), 1);
    QCOMPARE(m_watch->calls.begin()->id.text, linked);
    QCOMPARE(m_watch->calls.begin()->from.number, u"5551234"_s);
    // What the lists say from now on, for the moments in which they are asked because something is missing.
    const QJsonObject bridge
        = fcmBridge(u"b"_s, u"PJSIP/trunk_4-0000001a"_s, u"5551234"_s, u"PJSIP/202-0000001d"_s, u"202"_s);
    m_pbx->bridges({bridge});
    m_pbx->event(u"ActiveCallStatus"_s,
        {QJsonObject{{u"action"_s, u"add"_s}, {u"chantype"_s, u"bridge"_s},
            {u"channel1"_s, u"PJSIP/trunk_4-0000001a"_s}, {u"channel2"_s, u"PJSIP/202-0000001d"_s},
            {u"callerid1"_s, u"5551234"_s}, {u"callerid2"_s, u"202"_s}, {u"bridge_time"_s, fcmTime()},
            {u"linkedid"_s, QString()}}});
    QTRY_COMPARE(stateOf(u"202"_s), u"talking"_s);
    QCOMPARE(m_watch->calls.begin()->id.text, linked);
    m_pbx->bridges({});
    const auto gone = [](const QString& channel) {
        return QJsonObject{{u"action"_s, u"delete"_s}, {u"chantype"_s, u"unbridge"_s}, {u"channel"_s, channel}};
    };
    m_pbx->event(u"ActiveCallStatus"_s,
        {QJsonObject{{u"action"_s, u"delete"_s}, {u"chantype"_s, u"bridge"_s},
             {u"channel1"_s, u"PJSIP/trunk_4-0000001a"_s}, {u"channel2"_s, u"PJSIP/202-0000001d"_s}},
            gone(u"PJSIP/trunk_4-0000001a"_s), gone(u"PJSIP/202-0000001d"_s)});
    QTRY_VERIFY(m_watch->ended.contains(linked));
    QCOMPARE(stateOf(u"202"_s), u"idle"_s);
}

void TestFcmEvents::eventAndListAreOneCall()
{
    goLiveWithEvents(1);
    subscribed();
    m_pbx->bridges({fcmTalk()});
    QTRY_COMPARE(stateOf(u"201"_s), u"talking"_s);
    const CallId call = idOf(u"201"_s);
    m_pbx->event(u"ActiveCallStatus"_s,
        {QJsonObject{{u"action"_s, u"update"_s}, {u"chantype"_s, u"bridge"_s},
            {u"channel1"_s, u"PJSIP/trunk_4-0000001a"_s}, {u"channel2"_s, u"PJSIP/201-0000001b"_s},
            {u"callerid1"_s, u"5551234"_s}, {u"callerid2"_s, u"201"_s}, {u"name1"_s, u"ACME"_s}}});
    rounds(3);
    QCOMPARE(m_watch->calls.size(), 1);
    QCOMPARE(idOf(u"201"_s), call);
    QVERIFY(m_watch->ended.isEmpty());
}

void TestFcmEvents::statusOfAnExtension()
{
    goLiveWithEvents();
    subscribed();
    QCOMPARE(m_watch->extensions.value(u"203"_s).registered, std::optional(false));
    m_pbx->event(u"ExtensionStatus"_s, {QJsonObject{{u"extension"_s, u"203"_s}, {u"status"_s, u"Idle"_s}}});
    QTRY_COMPARE(m_watch->extensions.value(u"203"_s).registered, std::optional(true));
}

void TestFcmEvents::unknownNameIsLeftOut()
{
    prepare();
    m_profile.options.insert(u"webUser"_s, u"web"_s);
    m_pbx->unknownEvents = QStringList{u"CallQueueStatus"_s};
    connectNow(10'000);
    subscribed();
    m_pbx->event(u"ExtensionStatus"_s, {QJsonObject{{u"extension"_s, u"203"_s}, {u"status"_s, u"Idle"_s}}});
    QTRY_COMPARE(m_watch->extensions.value(u"203"_s).registered, std::optional(true));
}

void TestFcmEvents::refusedWebUserIsNotTriedAgain()
{
    prepare();
    m_profile.options.insert(u"webUser"_s, u"web"_s);
    m_pbx->refuseSocketLogin = -37;
    connectNow(10'000);
    QTRY_COMPARE(m_pbx->socketAsks.size(), 2);
    QVERIFY(!QTest::qWaitFor([this] { return m_pbx->socketAsks.size() > 2; }, 300));
    rounds(2); // polling as ever
    QCOMPARE(m_client->link().state, LinkState::Live);
}

void TestFcmEvents::silentHeartbeatFallsBack()
{
    goLiveWithEvents();
    subscribed();
    const qsizetype before = m_pbx->socketAsks.size();
    m_pbx->answersHeartbeat = false;
    rounds(2); // at the pace of a PBX that does not tell
    m_pbx->answersHeartbeat = true;
    QTRY_VERIFY(std::any_of(m_pbx->socketAsks.cbegin() + before, m_pbx->socketAsks.cend(),
        [](const QJsonObject& message) { return message.value(u"action"_s).toString() == "login"_L1; }));
    QCOMPARE(m_pbx->count(u"login"_s), 1); // a login of its own
    QCOMPARE(m_client->link().state, LinkState::Live);
}

void TestFcmEvents::oddFrames()
{
    goLiveWithEvents();
    subscribed();
    for (const QString& frame :
        {u"not json"_s, u"[]"_s, u"{}"_s, u"{\"type\":\"response\",\"message\":7}"_s,
            u"{\"type\":\"request\",\"message\":[{\"action\":\"notify\",\"eventname\":\"ActiveCallStatus\",\"eventbody\":[7,{},null]}]}"_s,
            u"{\"type\":\"request\",\"message\":{\"action\":\"notify\",\"eventname\":\"Unheard\",\"eventbody\":{}}}"_s})
        m_pbx->sayOnSocket(frame);
    m_pbx->event(u"ExtensionStatus"_s, {QJsonObject{{u"extension"_s, u"203"_s}, {u"status"_s, u"Idle"_s}}});
    QTRY_COMPARE(m_watch->extensions.value(u"203"_s).registered, std::optional(true));
    QVERIFY(m_watch->calls.isEmpty());
    QTRY_VERIFY(m_client->link().dropped > 0);
}

QTEST_GUILESS_MAIN(TestFcmEvents)
#include "tst_fcmevents.moc"
