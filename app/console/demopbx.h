// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/siteprofile.h"
#include "core/simulator/simulatorhost.h"

#include <QObject>
#include <QThread>

namespace callboard {

//! The PBX behind `callboard --demo`: the simulator on a loopback socket, in a thread of its own so that its work
//! never delays the window.
class DemoPbx : public QObject
{
    Q_OBJECT

public:
    explicit DemoPbx(sim::SimulatorOptions options, QObject* parent = nullptr);
    ~DemoPbx() override;

    //! Answers with ready() or failed().
    void start();

Q_SIGNALS:
    //! Once a face. The secrets belong to the demo and are nobody's.
    void ready(const callboard::SiteProfile& profile, const callboard::SiteSecrets& secrets);
    void failed(const callboard::Error& error);

private:
    QThread m_thread;
    sim::SimulatorHost* m_host; //!< lives in m_thread, deleted with it
};

} // namespace callboard
