// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "worldprobe.h"

#include <QSignalSpy>

using namespace callboard::sim;
using namespace Qt::StringLiterals;

//! Accounts, chats, messages in mailboxes and who belongs to which queue.
class TestWorldHouse : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<WorldProbe> m_probe;
    World& w() { return m_probe->world; }
    Scheduler& time() { return m_probe->time; }

private Q_SLOTS:
    void init() { m_probe = std::make_unique<WorldProbe>(); }

    void accounts()
    {
        Accounts& accounts = w().accounts();
        QCOMPARE(accounts.ids().size(), 22); // admin, reception, 20 users
        QVERIFY(accounts.byLogin(u"admin"_s)->administrator);
        QCOMPARE(accounts.byLogin(u"admin"_s)->extension, u"200"_s);
        QVERIFY(!accounts.byLogin(u"201"_s)->administrator);
        QCOMPARE(accounts.byLogin(u"201"_s)->password, w().directory().password(u"201"_s));
        QVERIFY(!accounts.byLogin(u"600"_s));
        WorldProbe again;
        QCOMPARE(again.world.accounts().byLogin(u"201"_s)->id, accounts.byLogin(u"201"_s)->id);
        QSignalSpy changed(&accounts, &Accounts::changed);
        QVERIFY(!accounts.add({}));
        Account eva;
        eva.login = u"201"_s;
        QVERIFY(!accounts.add(eva));
        eva.login = u"eva"_s;
        const auto id = accounts.add(eva);
        QVERIFY(id);
        eva = *accounts.find(*id);
        eva.login = u"eve"_s;
        time().advance(1000);
        QVERIFY(accounts.change(eva));
        QVERIFY(!accounts.byLogin(u"eva"_s));
        QCOMPARE(accounts.byLogin(u"eve"_s)->changed, time().nowMs());
        eva.login = u"202"_s;
        QVERIFY(!accounts.change(eva));
        QVERIFY(accounts.remove(*id));
        QVERIFY(!accounts.remove(*id));
        QCOMPARE(changed.size(), 3);
        Extension extra;
        extra.number = u"299"_s;
        QVERIFY(w().directory().add(extra));
        QVERIFY(accounts.byLogin(u"299"_s));
        QVERIFY(w().directory().remove(u"299"_s));
        QVERIFY(!accounts.byLogin(u"299"_s));
    }

    void chats()
    {
        Chats& chats = w().chats();
        const QString one = w().accounts().byLogin(u"201"_s)->id;
        const QString two = w().accounts().byLogin(u"202"_s)->id;
        const QString three = w().accounts().byLogin(u"203"_s)->id;
        QVERIFY(!chats.open(one, {u"nobody"_s}, {}, true));
        QVERIFY(!chats.open(one, {one}, {}, true));
        QVERIFY(!chats.open(one, {two, three}, {}, true)); // three are no pair
        QSignalSpy rooms(&chats, &Chats::roomChanged);
        QSignalSpy posts(&chats, &Chats::posted);
        const auto room = chats.open(one, {two}, {u"Desk"_s, {}, 0}, true);
        QVERIFY(room);
        QCOMPARE(rooms.size(), 2); // for each member
        QCOMPARE(chats.directRoom(two, one), *room);
        QCOMPARE(chats.directRoom(two, three), QString());
        QVERIFY(!chats.post(*room, three, u"hello"_s));
        QVERIFY(!chats.post(*room, one, {}));
        QVERIFY(chats.post(*room, one, u"hello"_s));
        QVERIFY(chats.post(*room, two, u"hi"_s));
        QCOMPARE(posts.size(), 2);
        const auto& messages = chats.find(*room)->messages;
        QVERIFY(messages.at(1).at > messages.at(0).at); // even within a moment
        QVERIFY(chats.relabel(*room, two, {u"Front"_s, {}, 0}));
        QCOMPARE(chats.find(*room)->labels.value(one).name, u"Desk"_s); // each has his own name for it
        QVERIFY(chats.leave(*room, one));
        QVERIFY(!chats.leave(*room, one));
        QCOMPARE(chats.roomsOf(one).size(), 0);
        QCOMPARE(chats.roomsOf(two).size(), 1);
        QVERIFY(chats.leave(*room, two));
        QVERIFY(!chats.find(*room));
    }

    void messagesFollowTheCounts()
    {
        QVERIFY(w().setMailbox(u"201"_s, {2, 2, 1, 0}));
        auto messages = w().voicemails().of(u"201"_s);
        QCOMPARE(messages.size(), 3);
        QCOMPARE(std::ranges::count_if(messages, &Voicemail::heard), 1);
        QSignalSpy changed(&w(), &World::voicemailChanged);
        const auto left = w().leaveVoicemail(u"201"_s, u"+4930555"_s, u"Ms Ito"_s, 5);
        QVERIFY(left);
        QCOMPARE(w().directory().user(u"201"_s)->mailbox.fresh, 3);
        QCOMPARE(w().voicemails().of(u"201"_s).last().name, u"Ms Ito"_s);
        QVERIFY(w().setVoicemailHeard(*left, true));
        QCOMPARE(w().directory().user(u"201"_s)->mailbox, (Mailbox{2, 2, 2, 0}));
        QVERIFY(w().removeVoicemail(*left));
        QCOMPARE(w().directory().user(u"201"_s)->mailbox, (Mailbox{2, 2, 1, 0}));
        QVERIFY(!w().removeVoicemail(*left));
        QVERIFY(!w().leaveVoicemail(u"600"_s, u"1"_s, {}, 1));
        QCOMPARE(changed.size(), 3);
        QVERIFY(w().setMailbox(u"201"_s, {}));
        QCOMPARE(w().voicemails().of(u"201"_s).size(), 0);
    }

    void audioIsTheSameAgain()
    {
        const auto id = w().leaveVoicemail(u"201"_s, u"202"_s, {}, 2);
        QVERIFY(id);
        const Voicemail message = *w().voicemails().find(*id);
        const QByteArray sound = Voicemails::audio(message);
        QCOMPARE(sound.size(), 44 + 2 * 8000 * 2);
        QCOMPARE(sound, Voicemails::audio(message));
        const auto other = w().leaveVoicemail(u"201"_s, u"202"_s, {}, 2);
        QVERIFY(Voicemails::audio(*w().voicemails().find(*other)) != sound);
    }

    void aCallerLeavesAMessage()
    {
        QVERIFY(w().dial(u"202"_s, u"*9201"_s));
        time().advance(10'000);
        const auto messages = w().voicemails().of(u"201"_s);
        QCOMPARE(messages.size(), 1);
        QCOMPARE(messages.first().number, u"202"_s);
        QVERIFY(w().rooms().empty());
    }

    void pausesHaveReasonsAndQueues()
    {
        const QString agent = w().directory().find(u"600"_s)->members.first();
        QSignalSpy changed(&w(), &World::memberChanged);
        QVERIFY(w().setPaused(agent, true, u"lunch"_s));
        QCOMPARE(changed.size(), 1);
        QVERIFY(w().isPaused(agent));
        QCOMPARE(w().queueMembers(u"600"_s).first().reason, u"lunch"_s);
        QCOMPARE(w().queueMembers(u"600"_s).first().pausedAt, time().nowMs());
        QVERIFY(w().setPaused(agent, true, u"lunch"_s)); // nothing new
        QCOMPARE(changed.size(), 1);
        QVERIFY(!w().setPaused(agent, true, {}, u"601"_s)); // not his queue
        QVERIFY(w().addQueueMember(u"601"_s, agent));
        QVERIFY(!w().isPaused(agent)); // not in that one
        QVERIFY(w().setPaused(agent, false, {}, u"600"_s));
        QCOMPARE(w().queueMembers(u"600"_s).first().reason, QString());
    }

    void onlyTheLowestPenaltyIsRung()
    {
        const QStringList agents = w().directory().find(u"600"_s)->members;
        for (const QString& agent : agents.mid(1))
            QVERIFY(w().setPenalty(u"600"_s, agent, 5));
        QVERIFY(!w().setPenalty(u"600"_s, u"200"_s, 1));
        QVERIFY(!w().setPenalty(u"600"_s, agents.first(), -1));
        QVERIFY(w().dialFromOutside(u"+4930555"_s, {}, u"600"_s));
        QCOMPARE(w().talkersOf(agents.at(0)).size(), 1);
        QCOMPARE(w().talkersOf(agents.at(1)).size(), 0);
        QVERIFY(w().dialFromOutside(u"+4930556"_s, {}, u"600"_s)); // the next caller gets the rest
        QCOMPARE(w().talkersOf(agents.at(1)).size(), 1);
        QVERIFY(w().answer(w().talkersOf(agents.at(0)).first().id));
        QCOMPARE(w().queueMembers(u"600"_s).first().callsTaken, 1);
        QCOMPARE(w().queueMembers(u"600"_s).first().lastCall, time().nowMs());
    }

    void membersComeAndGo()
    {
        QSignalSpy changed(&w(), &World::memberChanged);
        QVERIFY(!w().addQueueMember(u"610"_s, u"200"_s)); // a group in which nobody waits
        QVERIFY(!w().addQueueMember(u"600"_s, u"999"_s));
        QVERIFY(w().addQueueMember(u"600"_s, u"200"_s, 3, true));
        QVERIFY(!w().addQueueMember(u"600"_s, u"200"_s));
        const QueueMember made = w().queueMembers(u"600"_s).last();
        QVERIFY(made.dynamic && made.paused);
        QCOMPARE(made.penalty, 3);
        QCOMPARE(w().queuesOf(u"200"_s), QStringList{u"600"_s});
        QVERIFY(w().removeQueueMember(u"600"_s, u"200"_s));
        QVERIFY(!w().removeQueueMember(u"600"_s, u"200"_s));
        QCOMPARE(changed.size(), 2);
        QCOMPARE(changed.last().at(1).value<Change>(), Change::Removed);
    }

    void aCrashTellsNobody()
    {
        QVERIFY(w().dial(u"201"_s, u"204"_s));
        QVERIFY(w().dialFromOutside(u"+4930555"_s, {}, u"600"_s));
        m_probe->story.clear();
        QSignalSpy crashed(&w(), &World::crashed);
        w().crash(5000);
        QCOMPARE(crashed.size(), 1);
        QCOMPARE(m_probe->story, QStringList());
        QVERIFY(w().rooms().empty() && w().talkers().empty() && w().waiting().isEmpty());
        QCOMPARE(w().startedAt(), time().nowMs() + 5000);
        time().advance(120'000); // no timer of a dead call does anything
        QCOMPARE(m_probe->story, QStringList());
        QVERIFY(w().dial(u"201"_s, u"204"_s));
    }
};

QTEST_GUILESS_MAIN(TestWorldHouse)
#include "tst_worldhouse.moc"
