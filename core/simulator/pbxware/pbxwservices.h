// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/pbxware/pbxwextensions.h"

#include <QObject>

namespace callboard::sim::pbxw {

//! One service whose settings can be read and written (pbxware 2156).
struct ServiceForm
{
    QString name;
    QString title;
    QString arguments; //!< as Actions::add() takes them; comma or colon lists have "*" behind the name
    QStringList sameSize; //!< lists that must match (pbxware 2239)
    QJsonObject begin; //!< its settings before anybody wrote them, as `configuration` shows them
};

//! Enhanced services of extensions (pbxware 1978): who may use them, and their settings. Do not disturb, call
//! forwarding and follow me change how the world routes calls.
class Services : public QObject
{
    Q_OBJECT

public:
    Services(House& house, Extensions& extensions, const Actions& actions, QObject* parent = nullptr);

    void addTo(Actions& actions);
    [[nodiscard]] static QStringList names(); //!< in the document's order (1996)

private:
    //! Of one extension.
    struct State
    {
        QHash<QString, QString> states; //!< yes, no, pin
        QHash<QString, QString> osc; //!< yes, no
        QHash<QString, QJsonObject> settings;
        quint64 dndEnds = 0; //!< timer of a temporary one
    };

    [[nodiscard]] std::expected<const ExtensionRecord*, QString> extensionOf(const Request& request) const;
    [[nodiscard]] QString stateOf(int extension, const QString& service, bool osc) const;
    [[nodiscard]] QJsonObject settingsOf(const ExtensionRecord& record, const ServiceForm& form) const;
    [[nodiscard]] Answer set(const Request& request, const QString& service, bool osc);
    [[nodiscard]] Answer setMany(const Request& request, bool osc);
    [[nodiscard]] Answer getMany(const Request& request, bool osc) const;
    void addStates(Actions& actions);
    void granted(const ExtensionRecord& record, const QString& service);

    // pbxwserviceforms.cpp
    void addForms(Actions& actions);
    [[nodiscard]] Answer configuration(const Request& request, const ServiceForm& form) const;
    [[nodiscard]] Answer edit(const Request& request, const ServiceForm& form);
    [[nodiscard]] QString wrong(const Request& request, const ServiceForm& form) const;
    void write(QJsonObject& settings, const Request& request, const ServiceForm& form) const;
    void toWorld(const ExtensionRecord& record);
    void writeDnd(const ExtensionRecord& record, const Request& request);

    House& m_house;
    Extensions& m_extensions;
    const Actions& m_actions;
    QList<ServiceForm> m_forms;
    QHash<int, State> m_states; //!< by the extension's id
};

[[nodiscard]] QList<ServiceForm> serviceForms(bool wire);

} // namespace callboard::sim::pbxw
