// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace callboard::sim {

class World;

//! What happens by itself. Made for a world that has just been filled; acts until deleted.
class Scenario : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
};

//! "none", "quiet", "busy-morning", "storm".
[[nodiscard]] QStringList scenarioNames();
//! `rate`: events a second, for the storm. Null for "none".
[[nodiscard]] Scenario* createScenario(const QString& name, World& world, int rate, QObject* parent);

//! An office: outside callers, colleagues, queues.
class OfficeScenario : public Scenario
{
    Q_OBJECT

public:
    enum class Pace : quint8 { Quiet, Busy };
    OfficeScenario(World& world, Pace pace, QObject* parent);

private:
    void openingPicture();
    void repeat(int fromMs, int toMs, void (OfficeScenario::*what)());
    void callAttendant();
    void callQueue();
    void callSomebody();
    void callColleague();
    void leaveVoicemail();
    void changeRegistration();
    [[nodiscard]] QString somebodyFree();
    void outsideCall(const QString& to);

    World& m_world;
    QStringList m_users; //!< without the attendant
    QString m_offline;
    int m_callers = 0;
};

//! As many events a second as asked for, of every kind, without people.
class StormScenario : public Scenario
{
    Q_OBJECT

public:
    StormScenario(World& world, int rate, QObject* parent);

private:
    void tick();
    void oneEvent();
    void newCall();
    void changeTalker();

    World& m_world;
    QStringList m_users;
    double m_due = 0;
    int m_rate;
    qint64 m_last;
    qsizetype m_next = 0;
};

} // namespace callboard::sim
