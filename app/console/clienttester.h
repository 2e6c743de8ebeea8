// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/pbxclient.h"
#include "ui/connect/connectiontester.h"

#include <QSet>
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

    void start(const SiteProfile& profile, const SiteSecrets& secrets) override;
    void cancel() override;
    void listTenants(const SiteProfile& profile, const SiteSecrets& secrets) override;

private:
    void follow(const LinkStatus& status);
    void reach(ui::TestStep step);
    void finish();
    void fail(const Error& error);
    void drop();
    void askForTenants();
    void dropLister();
    void failTenants(const Error& error);

    const Clock& m_clock;
    std::unique_ptr<PbxClient> m_client;
    std::unique_ptr<PbxClient> m_lister; //!< of tenants
    bool m_listing = false; //!< the question is on its way
    QTimer m_listPatience;
    ui::TestStep m_step = ui::TestStep::Connecting;
    QTimer m_patience;
    QSet<ExtensionId> m_extensions; //!< a thing is announced whenever it changes
    QSet<QueueId> m_queues;
};

} // namespace callboard
