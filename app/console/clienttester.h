// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/pbxclient.h"
#include "ui/connect/connectiontester.h"

#include <QTimer>

#include <memory>

namespace callboard {

class Clock;

//! Tries a profile with a real client and tells how far it came.
class ClientTester final : public ui::ConnectionTester
{
    Q_OBJECT

public:
    explicit ClientTester(const Clock& clock, QObject* parent = nullptr);
    ~ClientTester() override;

    void start(const SiteProfile& profile, const QString& secret) override;
    void cancel() override;

private:
    void follow(const LinkStatus& status);
    void reach(ui::TestStep step);
    void finish();
    void fail(const Error& error);
    void drop();

    const Clock& m_clock;
    std::unique_ptr<PbxClient> m_client;
    ui::TestStep m_step = ui::TestStep::Connecting;
    QTimer m_patience;
    int m_extensions = 0;
    int m_queues = 0;
};

} // namespace callboard
