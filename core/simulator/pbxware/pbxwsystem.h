// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/pbxware/pbxwactions.h"
#include "core/simulator/pbxware/pbxwhouse.h"

#include <QObject>

namespace callboard::sim::pbxw {

//! The PBX itself: licence (pbxware 9087), server (8180), routes, rates and destinations (6448, 8434, 8708), devices
//! (8802), ARI applications (9624), archiving (6348).
class System : public QObject
{
    Q_OBJECT

public:
    explicit System(House& house, QObject* parent = nullptr);

    void addTo(Actions& actions);

private:
    void addLicense(Actions& actions);
    void addRates(Actions& actions);
    void addDevices(Actions& actions);
    [[nodiscard]] Answer rates(const Request& request) const;
    [[nodiscard]] Answer smsRates() const;
    [[nodiscard]] Answer setSmsRates(const Request& request);
    [[nodiscard]] Answer destinations(const Request& request) const;
    [[nodiscard]] Answer setDevice(const Request& request, bool on);
    [[nodiscard]] Answer archivings(const Request& request) const;

    House& m_house;
    qint64 m_refreshed; //!< the licence
};

} // namespace callboard::sim::pbxw
