// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "worldprobe.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace callboard::sim;

namespace {

//! Empty while the world makes sense.
QString contradictionIn(const World& w)
{
    for (const auto& [id, t] : w.talkers()) {
        const Room* room = w.room(t.room);
        if (!room || room->talkers.count(id) != 1)
            return u"leg %1 is not in its call %2"_s.arg(id, t.room);
        if (!t.home.isEmpty() && (!w.room(t.home) || w.room(t.home)->consulting != id))
            return u"leg %1 consults, and its held call %2 does not know"_s.arg(id, t.home);
    }
    for (const auto& [id, room] : w.rooms()) {
        if (room.talkers.isEmpty())
            return u"call %1 is empty"_s.arg(id);
        for (const QString& talker : room.talkers) {
            if (!w.talker(talker) || w.talker(talker)->room != id)
                return u"call %1 lists leg %2, which is elsewhere"_s.arg(id, talker);
        }
        if (!room.consulting.isEmpty() && (!w.talker(room.consulting) || w.talker(room.consulting)->home != id))
            return u"call %1 waits for somebody who will not come back"_s.arg(id);
        if (!room.slot.isEmpty() && w.parked().value(room.slot).room != id)
            return u"call %1 believes to be parked at %2"_s.arg(id, room.slot);
        const bool waits = std::ranges::any_of(w.waiting(), [&](const QueueEntry& e) { return e.room == id; });
        if (waits == room.queue.isEmpty())
            return u"call %1 and the queue disagree"_s.arg(id);
        const auto parties = std::ranges::count_if(
            room.talkers, [&](const QString& talker) { return !w.talker(talker)->supervisor(); });
        const bool others
            = !room.consulting.isEmpty() || !room.slot.isEmpty() || !room.queue.isEmpty() || !room.dialNext.isEmpty();
        if (parties < 2 && !others)
            return u"call %1 goes on with one party"_s.arg(id);
    }
    for (const ParkedCall& p : w.parked()) {
        if (!w.room(p.room) || !w.talker(p.talker) || w.talker(p.talker)->room != p.room)
            return u"nobody is parked at %1"_s.arg(p.slot);
    }
    for (const SharedLine& line : w.lines()) {
        if (!line.talker.isEmpty() && !w.talker(line.talker))
            return u"line %1 is held by nobody"_s.arg(line.id);
    }
    return {};
}

} // namespace

//! Whatever anybody does in whatever order: the world stays consistent and refuses the rest.
class TestWorldChaos : public QObject
{
    Q_OBJECT

    QString anyUser(WorldProbe& p) { return QString::number(p.time.pick(200, 214)); }
    QString anyNumber(WorldProbe& p)
    {
        static const QStringList services{u"600"_s, u"601"_s, u"610"_s, u"800"_s, u"850"_s, u"900"_s, u"*9201"_s,
            u"299"_s, u"+4930555"_s, u"701"_s, QString()};
        return p.time.chance(75) ? anyUser(p) : services.at(p.time.pick(0, int(services.size()) - 1));
    }
    QString anyLeg(WorldProbe& p)
    {
        const auto& all = p.world.talkers();
        return all.empty() ? u"1"_s : std::next(all.begin(), p.time.pick(0, int(all.size()) - 1))->first;
    }
    QString anyRoom(WorldProbe& p)
    {
        const auto& all = p.world.rooms();
        return all.empty() ? u"1"_s : std::next(all.begin(), p.time.pick(0, int(all.size()) - 1))->first;
    }

    QString actOnCall(WorldProbe& p, int what)
    {
        World& w = p.world;
        const QString leg = anyLeg(p);
        const QString to = anyNumber(p);
        const QString slot = QString::number(p.time.pick(701, 704));
        switch (what) {
        case 0:
            (void)w.answer(leg);
            return u"answer "_s + leg;
        case 1:
            (void)w.hangup(leg);
            return u"hangup "_s + leg;
        case 2:
            (void)w.blindTransfer(leg, to, p.time.chance(50) ? anyUser(p) : QString());
            return u"blind "_s + leg + u' ' + to;
        case 3:
            (void)w.consult(leg, to);
            return u"consult "_s + leg + u' ' + to;
        case 4:
            (void)w.cancelConsult(leg);
            return u"cancel "_s + leg;
        case 5:
            (void)w.conference(leg);
            return u"conference "_s + leg;
        case 6:
            (void)w.park(leg, slot);
            return u"park "_s + leg + u' ' + slot;
        case 7:
            (void)w.retrieve(anyUser(p), slot);
            return u"retrieve "_s + slot;
        case 8:
            (void)w.supervise(anyUser(p), leg, {});
            return u"supervise "_s + leg;
        case 9:
            (void)w.forward(anyRoom(p), {to, anyUser(p)}, anyUser(p));
            return u"forward "_s + to;
        case 10:
            (void)(p.time.chance(50) ? w.hold(leg) : w.resume(leg));
            return u"hold or resume "_s + leg;
        case 11:
            (void)w.setRecording(leg, p.time.chance(50));
            return u"record "_s + leg;
        default:
            (void)w.hangupRoom(anyRoom(p));
            return u"hang up a call"_s;
        }
    }
    QString act(WorldProbe& p)
    {
        World& w = p.world;
        const int what = p.time.pick(0, 99);
        if (what < 10) {
            (void)w.dial(anyUser(p), anyNumber(p));
            return u"dial"_s;
        }
        if (what < 16) {
            (void)w.dialFromOutside(u"+49%1"_s.arg(p.time.pick(1, 99)), {}, anyNumber(p));
            return u"outside call"_s;
        }
        if (what < 20) {
            (void)w.originate({anyUser(p), {anyNumber(p), anyUser(p)}, p.time.chance(50), {}});
            return u"originate"_s;
        }
        if (what < 22) {
            (void)w.setRegistered(anyUser(p), p.time.chance(80));
            return u"register"_s;
        }
        if (what < 40) {
            const int ms = p.time.pick(0, 8000);
            p.time.advance(ms);
            return u"advance %1"_s.arg(ms);
        }
        return actOnCall(p, what < 60 ? 0 : p.time.pick(0, 13));
    }

private Q_SLOTS:
    void staysConsistent_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 60; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void staysConsistent()
    {
        QFETCH(quint32, seed);
        WorldProbe p;
        p.time.random().seed(seed);
        for (const QString& user : p.world.directory().numbers(ExtensionKind::User))
            p.world.directory().find(user)->canJoin = true;
        QStringList history;
        for (int i = 0; i < 1500; ++i) {
            history << act(p);
            const QString problem = contradictionIn(p.world);
            QVERIFY2(
                problem.isEmpty(), qPrintable(problem + u" after: "_s + history.mid(history.size() - 8).join(u", "_s)));
        }
        p.world.endEverything();
        QVERIFY(p.world.talkers().empty());
        QVERIFY(p.world.parked().isEmpty());
        QVERIFY(p.world.waiting().isEmpty());
        for (const SharedLine& line : p.world.lines())
            QVERIFY(line.talker.isEmpty());
        // Each leg that appeared has ended, once.
        QCOMPARE(p.story.filter(u" ended "_s).size(), p.started);
    }
};

QTEST_GUILESS_MAIN(TestWorldChaos)
#include "tst_worldchaos.moc"
