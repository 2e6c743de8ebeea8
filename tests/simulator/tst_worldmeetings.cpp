// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "worldprobe.h"

#include <QJsonArray>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace callboard;
using namespace callboard::sim;

//! A world that also writes down what happens in meetings: "staff joined 201".
class MeetingProbe : public WorldProbe
{
public:
    MeetingProbe()
    {
        connect(&world, &World::meetingChanged, this,
            [this](const Meeting& m, MeetingEvent event) { told << m.name + u' ' + toName(event); });
        connect(&world, &World::meetingMemberChanged, this,
            [this](const Meeting& m, const MeetingMember& member, MeetingEvent event) {
                told << m.name + u' ' + toName(event) + u' ' + member.number;
            });
    }
    QString open(const QString& owner, int most = 0)
    {
        return world.openMeeting(owner, u"staff"_s, most).value_or(QString());
    }
    bool enter(const QString& meeting, const QString& number, const MeetingMember& wish = {})
    {
        const auto leg = world.inviteToMeeting(meeting, number, wish);
        return leg && world.answer(*leg);
    }
    QStringList told;
};

//! Meetings, menus that applications run, and what else the world can do with legs beyond plain calls.
class TestWorldMeetings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void meetingLivesAsLongAsSomebodyIsInIt()
    {
        MeetingProbe p;
        const QString id = p.open(u"201"_s);
        QVERIFY(p.enter(id, u"202"_s));
        QVERIFY(p.enter(id, u"+493055512340"_s));
        QCOMPARE(p.told,
            (QStringList{u"staff started"_s, u"staff invited 202"_s, u"staff joined 202"_s,
                u"staff invited +493055512340"_s, u"staff joined +493055512340"_s}));
        QCOMPARE(p.world.talkersIn(p.world.meeting(id)->room).size(), 2);
        p.told.clear();
        QVERIFY(p.world.hangup(p.id(u"202"_s)));
        QVERIFY(p.world.meeting(id)); // one is enough
        QCOMPARE(p.world.meeting(id)->members.first().presence, MeetingMember::Presence::Left);
        QVERIFY(p.world.meeting(id)->members.first().left > 0);
        QVERIFY(p.world.hangup(p.id(u"+493055512340"_s)));
        QCOMPARE(p.told, (QStringList{u"staff left 202"_s, u"staff left +493055512340"_s, u"staff ended"_s}));
        QVERIFY(p.world.rooms().empty());
        QVERIFY(p.world.meetings().isEmpty());
    }

    void nobodyComesNobodyStays()
    {
        MeetingProbe p;
        const QString id = p.open(u"201"_s);
        QVERIFY(p.world.inviteToMeeting(id, u"202"_s, {}));
        p.time.advance(31'000); // does not answer
        QVERIFY(!p.world.meeting(id));
        QVERIFY(p.world.rooms().empty());
    }

    void ringingOfOthersGoesOnWhenOneAnswers()
    {
        MeetingProbe p;
        const QString id = p.open(u"201"_s);
        QVERIFY(p.world.inviteToMeeting(id, u"202"_s, {}));
        QVERIFY(p.world.inviteToMeeting(id, u"203"_s, {}));
        QVERIFY(p.world.answer(p.id(u"202"_s)));
        QCOMPARE(p.leg(u"203"_s).state, LegState::Ringing);
        QVERIFY(p.world.answer(p.id(u"203"_s)));
        QCOMPARE(p.leg(u"202"_s).room, p.leg(u"203"_s).room);
    }

    void refusals()
    {
        MeetingProbe p;
        QVERIFY(!p.world.openMeeting(u"999"_s, u"staff"_s));
        QVERIFY(!p.world.openMeeting(u"201"_s, {}));
        QVERIFY(!p.world.openMeeting(u"205"_s, u"staff"_s)); // the warehouse may not
        const QString id = p.open(u"201"_s, 2);
        QVERIFY(!p.world.openMeeting(u"201"_s, u"staff"_s)); // the name is taken
        QVERIFY(p.world.openMeeting(u"202"_s, u"staff"_s)); // but not of another owner
        QVERIFY(!p.world.inviteToMeeting(id, u"600"_s, {}));
        QVERIFY(!p.world.inviteToMeeting(id, u"nobody"_s, {}));
        QVERIFY(p.enter(id, u"202"_s));
        QVERIFY(!p.world.inviteToMeeting(id, u"202"_s, {})); // is there already
        QVERIFY(p.enter(id, u"203"_s));
        QVERIFY(!p.world.inviteToMeeting(id, u"204"_s, {})); // full
        QVERIFY(!p.world.blindTransfer(p.id(u"202"_s), u"206"_s));
        QVERIFY(!p.world.consult(p.id(u"202"_s), u"206"_s));
        QVERIFY(!p.world.park(p.id(u"202"_s), u"701"_s));
        QVERIFY(!p.world.forward(p.callOf(u"202"_s), {u"206"_s}));
        QVERIFY(!p.world.convertToMeeting(p.id(u"202"_s), {}, {}, {}));
        QVERIFY(!p.world.removeFromMeeting(id, 9));
        QVERIFY(!p.world.setMeetingMember(id, 9, true, false));
    }

    void callBecomesAMeeting()
    {
        MeetingProbe p;
        p.talk(u"+493055512340"_s, u"202"_s);
        const QString room = p.callOf(u"202"_s);
        Meeting wish;
        wish.name = u"staff"_s;
        wish.owner = u"202"_s;
        MeetingMember callee;
        callee.moderator = true;
        const auto id = p.world.convertToMeeting(p.id(u"202"_s), wish, {}, callee);
        QVERIFY(id);
        QCOMPARE(p.told, (QStringList{u"staff started"_s, u"staff joined +493055512340"_s, u"staff joined 202"_s}));
        QCOMPARE(p.world.meeting(*id)->room, room);
        QVERIFY(!p.world.meeting(*id)->members.at(0).moderator);
        QVERIFY(p.world.meeting(*id)->members.at(1).moderator);
        QVERIFY(p.enter(*id, u"203"_s));
        QVERIFY(p.world.hangup(p.id(u"202"_s)));
        QCOMPARE(p.world.talkersIn(room).size(), 2); // the others go on
    }

    void meetingEndsWithItsLastModerator_data()
    {
        QTest::addColumn<bool>("waits");
        QTest::newRow("somebody waits for one") << true;
        QTest::newRow("nobody cares") << false;
    }
    void meetingEndsWithItsLastModerator()
    {
        QFETCH(bool, waits);
        MeetingProbe p;
        const QString id = p.open(u"201"_s);
        MeetingMember moderator;
        moderator.moderator = true;
        MeetingMember plain;
        plain.waitsForModerator = waits;
        QVERIFY(p.enter(id, u"202"_s, plain));
        QVERIFY(p.world.meeting(id)); // before the first moderator it goes on
        QVERIFY(p.enter(id, u"203"_s, moderator));
        QVERIFY(p.enter(id, u"204"_s, plain));
        QVERIFY(p.world.hangup(p.id(u"203"_s)));
        QCOMPARE(p.world.meeting(id) == nullptr, waits);
        QCOMPARE(p.world.talkersOf(u"202"_s).isEmpty(), waits);
    }

    void muteHoldAndRemove()
    {
        MeetingProbe p;
        const QString id = p.open(u"201"_s);
        QVERIFY(p.enter(id, u"202"_s));
        QVERIFY(p.enter(id, u"203"_s));
        QVERIFY(p.world.setMeetingMember(id, 1, true, false));
        QVERIFY(p.world.meeting(id)->members.first().muted);
        QCOMPARE(p.told.last(), u"staff changed 202"_s);
        QVERIFY(p.world.removeFromMeeting(id, 1));
        QVERIFY(p.world.talkersOf(u"202"_s).isEmpty());
        QVERIFY(!p.world.removeFromMeeting(id, 1));
        QVERIFY(!p.world.setMeetingMember(id, 1, false, false));
        const QJsonArray meetings = p.world.toJson().value("meetings"_L1).toArray();
        QCOMPARE(meetings.size(), 1);
        QCOMPARE(meetings.first().toObject().value("members"_L1).toArray().first().toObject().value("presence"_L1),
            u"left"_s);
        QVERIFY(p.world.endMeeting(id));
        QVERIFY(p.world.talkersOf(u"203"_s).isEmpty());
    }

    void twoCallsOfOnePhoneAreJoined()
    {
        MeetingProbe p;
        p.talk(u"+493055512340"_s, u"200"_s);
        const QString first = p.id(u"200"_s);
        QVERIFY(p.world.originate({u"200"_s, {u"202"_s}, false, {}}));
        p.time.advance(300);
        QVERIFY(p.world.answer(p.id(u"202"_s)));
        const QString second = p.id(u"200"_s);
        QVERIFY(first != second);
        QVERIFY(!p.world.join(first, first));
        QVERIFY(!p.world.join(first, p.id(u"202"_s)));
        QVERIFY(p.world.join(first, second));
        QVERIFY(p.world.talkersOf(u"200"_s).isEmpty());
        QCOMPARE(p.leg(u"202"_s).room, p.leg(u"+493055512340"_s).room);
        QCOMPARE(p.leg(u"202"_s).peerNumber, u"+493055512340"_s);
        QCOMPARE(p.world.rooms().size(), size_t(1));
    }

    void whoForwarded()
    {
        MeetingProbe p;
        p.world.directory().find(u"202"_s)->forwardAll = u"203"_s;
        p.world.directory().find(u"203"_s)->forwardNoAnswer = u"204"_s;
        QVERIFY(p.world.dial(u"201"_s, u"202"_s));
        QCOMPARE(p.leg(u"203"_s).forwardedBy, QStringList{u"202"_s});
        p.time.advance(31'000);
        QCOMPARE(p.leg(u"204"_s).forwardedBy, (QStringList{u"202"_s, u"203"_s}));
    }

    void applicationDecides()
    {
        MeetingProbe p;
        QSignalSpy ended(&p.world, &World::promptEnded);
        QVERIFY(p.world.dial(u"201"_s, u"*51"_s));
        p.time.advance(5000);
        const QString menu = p.world.talkersIn(p.callOf(u"201"_s)).last().id;
        QCOMPARE(p.world.talker(menu)->state, LegState::Offered); // nobody answers for it
        QVERIFY(!p.world.playPrompt(menu, 2, 1)); // nothing is heard yet
        QVERIFY(p.world.alert(menu, true));
        QVERIFY(p.world.playPrompt(menu, 2, 2));
        p.time.advance(3000);
        QCOMPARE(ended.size(), 0);
        p.time.advance(3000);
        QCOMPARE(ended.size(), 1);
        QVERIFY(p.world.answer(menu));
        QVERIFY(!p.world.alert(menu, false));
        QVERIFY(p.world.playPrompt(menu, 3, -1));
        p.time.advance(60'000);
        QCOMPARE(ended.size(), 1); // for ever
        QVERIFY(p.world.stopPrompt(menu, 3));
        QCOMPARE(ended.size(), 2);
        QVERIFY(!p.world.stopPrompt(menu, 3));
        QVERIFY(!p.world.playPrompt(p.id(u"201"_s), 2, 1)); // a phone is no menu
        QVERIFY(p.world.setKeyDetection(menu, true));
        QSignalSpy keys(&p.world, &World::keyPressed);
        QVERIFY(p.world.pressKey(p.id(u"201"_s), u'#', 100));
        QVERIFY(!p.world.pressKey(p.id(u"201"_s), u'x', 100));
        QCOMPARE(keys.size(), 1);
        QVERIFY(p.world.hangup(p.id(u"201"_s)));
        QVERIFY(p.world.rooms().empty());
    }

    void applicationThatDoesNotCare()
    {
        MeetingProbe p;
        QVERIFY(p.world.dial(u"201"_s, u"*51"_s));
        p.time.advance(61'000);
        QVERIFY(p.world.rooms().empty());
    }

    void queuePositionsAndAgents()
    {
        MeetingProbe p;
        const QStringList agents = p.world.directory().find(u"600"_s)->members;
        QCOMPARE(p.world.activeAgents(u"600"_s), int(agents.size()));
        QVERIFY(p.world.setPaused(agents.at(0), true));
        QVERIFY(p.world.setRegistered(agents.at(1), false));
        QCOMPARE(p.world.activeAgents(u"600"_s), int(agents.size()) - 2);
        for (const QString& from : {u"+493055512340"_s, u"+442079460123"_s, u"+33142685301"_s})
            QVERIFY(p.world.dialFromOutside(from, {}, u"600"_s));
        QVERIFY(p.world.dialFromOutside(u"+12125550142"_s, {}, u"601"_s));
        const auto position = [&p](int n) { return p.world.queuePosition(p.world.waiting().at(n)); };
        QCOMPARE(position(0), 0);
        QCOMPARE(position(2), 2);
        QCOMPARE(position(3), 0); // of another queue
        QVERIFY(p.world.hangup(p.id(u"+493055512340"_s)));
        QCOMPARE(position(1), 1);
    }
};

QTEST_GUILESS_MAIN(TestWorldMeetings)
#include "tst_worldmeetings.moc"
