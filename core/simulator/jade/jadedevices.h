// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/jade/jadeview.h"

namespace callboard::sim::jade {

//! Phones, trunks, agents, modules and the system itself, as Asterisk's own objects.
class Devices : public QObject
{
    Q_OBJECT

public:
    explicit Devices(View& view, QObject* parent = nullptr);

    // Lists; one record by its name or id. An empty object: there is none.
    [[nodiscard]] QJsonArray endpoints() const;
    [[nodiscard]] QJsonObject endpoint(const QString& name) const;
    [[nodiscard]] QJsonArray aors() const;
    [[nodiscard]] QJsonObject aor(const QString& name) const;
    [[nodiscard]] QJsonArray auths() const;
    [[nodiscard]] QJsonObject auth(const QString& name) const;
    [[nodiscard]] QJsonArray contacts() const;
    [[nodiscard]] QJsonObject contact(const QString& id) const;
    [[nodiscard]] QJsonArray agents(bool idsOnly) const;
    [[nodiscard]] QJsonObject agent(const QString& id) const;
    [[nodiscard]] QJsonArray deviceStates() const; //!< names only (jade 574)
    [[nodiscard]] QJsonObject deviceState(const QString& device) const;
    [[nodiscard]] QJsonArray peers() const;
    [[nodiscard]] QJsonObject peer(const QString& name) const;
    [[nodiscard]] QJsonArray registries() const;
    [[nodiscard]] QJsonObject registry(const QString& account) const;
    [[nodiscard]] QJsonArray systems() const;
    [[nodiscard]] QJsonArray modules() const;
    [[nodiscard]] QJsonObject module(const QString& name) const;

    //! "loaded", "not loaded" by load or unload. False: no such module.
    bool setLoaded(const QString& name, bool on);
    //! Reads from Asterisk what is read only then.
    void reread();

Q_SIGNALS:
    void happened(const callboard::sim::jade::Event& event);

private:
    struct Module
    {
        QString name; //!< without ".so"
        int size;
        bool loaded = true;
        QString updated;
    };

    [[nodiscard]] QString moduleName(const Module& module) const;
    [[nodiscard]] const Module* findModule(const QString& name) const;
    [[nodiscard]] QString began() const;
    [[nodiscard]] QString trunkName(const Trunk& trunk) const;

    View& m_view;
    World& m_world;
    bool m_wire;
    QList<Module> m_modules;
    QHash<QString, int> m_statesAtStart; //!< where it was not 1; the server never reads them again
    QHash<QString, int> m_channelsAtStart;
    QSet<QString> m_listed; //!< phones whose contact is in the list, registered or removed
    QHash<QString, QString> m_contactUpdated;
    QHash<QString, QString> m_stateChanged; //!< device -> tm_update
};

} // namespace callboard::sim::jade
