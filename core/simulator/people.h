// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/worldtypes.h"

#include <QObject>
#include <QSet>

namespace callboard::sim {

class World;

//! What people do when a phone rings and when they have talked enough. The attendant's phone is left to the operator.
//! Acts through the scheduler only, so the same seed gives the same day.
class People : public QObject
{
    Q_OBJECT

public:
    explicit People(World& world, QObject* parent = nullptr);

    //! Somebody who never answers.
    void setAsleep(const QString& extension) { m_asleep.insert(extension); }

private:
    void onTalkerChanged(const Talker& talker, LegEvent event);
    void onParked(const ParkedCall& parked, bool on);
    void answerSoon(const Talker& talker);
    void talkAWhile(const Talker& talker);
    void getBored(const QString& talkerId, int seconds);
    void holdAWhile(const QString& talkerId);

    World& m_world;
    QSet<QString> m_asleep;
};

} // namespace callboard::sim
