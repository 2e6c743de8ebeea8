// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/pbxware/pbxwextensions.h"
#include "core/simulator/pbxware/pbxwmessages.h"
#include "core/simulator/pbxware/pbxwmonitor.h"
#include "core/simulator/pbxware/pbxwotimes.h"
#include "core/simulator/pbxware/pbxwrecords.h"
#include "core/simulator/pbxware/pbxwresources.h"
#include "core/simulator/pbxware/pbxwservices.h"
#include "core/simulator/pbxware/pbxwsystem.h"

#include <QRandomGenerator>

namespace callboard::sim::pbxw {

//! The HTTP API: the key, the action, and how the answer is written.
class Api : public QObject
{
    Q_OBJECT

public:
    Api(const FaceSetup& setup, House& house, QObject* parent = nullptr);

    [[nodiscard]] HttpAnswer answer(const HttpAsk& ask);
    [[nodiscard]] QString key() const;
    //! The administrator gives the API another key, which nobody here knows.
    void changeKey() { m_keyIsGood = false; }
    void restoreKey() { m_keyIsGood = true; }
    [[nodiscard]] QStringList actionNames() const; //!< as they are called, for a comparison with the specification

private:
    [[nodiscard]] HttpAnswer written(const Request& request, const Answer& answer) const;
    void addDate(HttpAnswer& answer) const;

    House& m_house;
    FaultPlan m_faults;
    QRandomGenerator m_random;
    bool m_keyIsGood = true;
    Actions m_actions;
    Extensions m_extensions;
    Resources m_resources;
    Monitor m_monitor;
    Services m_services;
    OperationTimes m_times;
    Messages m_messages;
    CallRecords m_records;
    System m_system;
};

} // namespace callboard::sim::pbxw
