// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/scheduler.h"
#include "core/simulator/world.h"

#include <QTest>

namespace callboard::sim {

//! A world in manual time that writes down what it says: "202 ringing", "202 ended 486/17", "701 on".
class WorldProbe : public QObject
{
    Q_OBJECT

public:
    Scheduler time{Scheduler::Mode::Manual, 1};
    World world{time, 1};
    QStringList story;
    QList<Talker> seen; //!< the talker of each line about a leg
    int started = 0; //!< how many different legs there have been

    explicit WorldProbe(int users = 20)
    {
        world.directory().populate(users);
        connect(&world, &World::talkerChanged, this, [this](const Talker& t, LegEvent event) {
            story << label(t) + QLatin1Char(' ') + toName(event);
            seen << t;
            if (!m_known.contains(t.id)) {
                m_known.insert(t.id);
                ++started;
            }
        });
        connect(&world, &World::talkerEnded, this, [this](const Talker& t, const EndReason& r) {
            story << QStringLiteral("%1 ended %2/%3 by %4")
                         .arg(label(t))
                         .arg(r.sip)
                         .arg(r.q850)
                         .arg(r.byCallee ? QStringLiteral("callee") : QStringLiteral("caller"));
            seen << t;
        });
        connect(&world, &World::parkChanged, this, [this](const ParkedCall& p, bool on) {
            story << p.slot + (on ? QStringLiteral(" on") : QStringLiteral(" off"));
        });
        connect(&world, &World::queueChanged, this, [this](const QueueEntry& e, bool on) {
            story << e.queue + (on ? QStringLiteral(" on") : QStringLiteral(" off"));
        });
        connect(&world, &World::recordingChanged, this, [this](const Talker& t, bool on) {
            story << label(t) + (on ? QStringLiteral(" recorded") : QStringLiteral(" not recorded"));
        });
    }

    static QString label(const Talker& t) { return t.extension.isEmpty() ? t.number : t.extension; }
    //! The lines since the last call.
    QStringList told()
    {
        seen.clear();
        return std::exchange(story, {});
    }
    //! The newest leg of an extension or, for a number outside, of that party. Empty if there is none.
    Talker leg(const QString& who) const
    {
        const QList<Talker> legs = world.talkersOf(who) + world.talkersAt(who);
        return legs.isEmpty() ? Talker{} : legs.last();
    }
    QString id(const QString& who) const { return leg(who).id; }
    QString callOf(const QString& who) const { return leg(who).room; }
    //! `from` (a user, or an outside number) talks to the user `to`; nothing is told of how it came about.
    void talk(const QString& from, const QString& to)
    {
        if (world.directory().user(from))
            QVERIFY(world.dial(from, to));
        else
            QVERIFY(world.dialFromOutside(from, QStringLiteral("ACME"), to));
        QVERIFY(world.answer(id(to)));
        told();
    }

private:
    QSet<QString> m_known;
};

} // namespace callboard::sim
