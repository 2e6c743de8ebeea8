// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/pbxware/pbxwactions.h"
#include "core/simulator/pbxware/pbxwhouse.h"

#include <QObject>

namespace callboard::sim::pbxw {

//! Operation times (pbxware 6488): each is written as a whole. Menus and groups of the world that are closed now send
//! their callers to the default destination, which makes a status "on" without open days the night switch.
class OperationTimes : public QObject
{
    Q_OBJECT

public:
    explicit OperationTimes(House& house, QObject* parent = nullptr);

    void addTo(Actions& actions);

private:
    struct Target
    {
        QString kind; //!< "ivr", "erg", ...
        QString id; //!< its number for queues
        QString number; //!< what is dialled; empty: nobody in the world
    };

    [[nodiscard]] std::expected<Target, QString> targetOf(const QString& kind, const Request& request) const;
    [[nodiscard]] Answer list(const QString& kind, const Request& request) const;
    [[nodiscard]] QJsonObject all(const QString& kind, const QString& server) const;
    [[nodiscard]] Answer set(const QString& kind, const Request& request);
    [[nodiscard]] QJsonObject stateOf(const QString& kind, const QString& id) const;
    //! Where callers go now instead; empty: nowhere else.
    [[nodiscard]] QString diversionOf(const QJsonObject& times) const;
    void apply();
    void tick();

    House& m_house;
    QHash<QString, QJsonObject> m_states; //!< "kind/id"
    QHash<QString, Target> m_targets; //!< by the number of the world: what was written for it last
    bool m_written = false;
    QHash<QString, QString> m_diverted; //!< numbers of the world -> where their callers went before
};

} // namespace callboard::sim::pbxw
