// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/simulator/worldtypes.h"

#include <QFile>
#include <QObject>

namespace callboard::sim {

class World;

//! Appends what really happened, a JSON line an event, whatever the faces made of it.
class TruthLog : public QObject
{
    Q_OBJECT

public:
    explicit TruthLog(World& world, QObject* parent = nullptr);

    Result<void> open(const QString& path);

private:
    void write(const QString& event, QJsonObject fields);
    void writeTalker(const QString& event, const Talker& talker, QJsonObject fields = {});

    World& m_world;
    QFile m_file;
};

} // namespace callboard::sim
