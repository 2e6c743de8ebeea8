// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/worldtypes.h"

#include <QMap>

namespace callboard::sim {

struct Contact
{
    int id = 0;
    QString phonebook;
    bool shared = false;
    QString owner; //!< a personal phonebook's user
    QMap<QString, QString> fields;
};

struct Note
{
    QString name;
    QString description;
    int userAccess = 2; //!< 0 none, 1 read, 2 read and write
    QString text;
};

//! A route of a template: who gets calls to a number. Values by name: v1..v9, w1..w9, x1..x9.
struct Route
{
    QString routeTemplate;
    QString name;
    QString tenant;
    QString password;
    bool enabled = true;
    QMap<QString, QString> values;
};

struct PushDevice
{
    QString user;
    int service = 0;
    QString application;
    QString device; //!< device id or endpoint
};

//! What a PBX keeps in drawers: phonebooks, notes, routes, tenants, push registrations, plan timers.
class Records
{
public:
    Records();

    [[nodiscard]] QString nameOfNumber(const QString& number) const; //!< from the shared phonebook

    QMap<int, Contact> contacts;
    int nextContact = 1;
    QMap<QString, Note> notes;
    QList<Route> routes;
    QMap<QString, QMap<QString, QString>> tenants; //!< name -> properties
    QList<PushDevice> devices;
    QMap<QString, QString> timers; //!< "extension/number" -> schedule

    [[nodiscard]] Route* route(const QString& routeTemplate, const QString& name);
    [[nodiscard]] QStringList routeTemplates() const;
    [[nodiscard]] static QString displayName(const QMap<QString, QString>& fields);
    [[nodiscard]] static QString homeTenant();
    [[nodiscard]] static QString sharedPhonebook();
};

} // namespace callboard::sim
