// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/clienttester.h"

#include "app/wiring/clientfactory.h"

#include <QFutureWatcher>

namespace callboard {

using ui::StepState;
using ui::TestStep;

namespace {

//! Longer than any single timeout inside a client, so that the client's own, better error comes first.
constexpr std::chrono::seconds kPatience{20};

} // namespace

ClientTester::ClientTester(const Clock& clock, QObject* parent)
    : ConnectionTester(parent)
    , m_clock(clock)
{
    m_listPatience.setSingleShot(true);
    connect(&m_listPatience, &QTimer::timeout, this, [this] {
        failTenants(Error{.kind = ErrorKind::Timeout,
            .code = {},
            .message = tr("The PBX did not answer within %n s.", nullptr, static_cast<int>(kPatience.count())),
            .detail = {},
            .retryable = true});
    });
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        fail(Error{.kind = ErrorKind::Timeout,
            .code = {},
            .message = tr("The PBX did not answer within %n s.", nullptr, static_cast<int>(kPatience.count())),
            .detail = {},
            .retryable = true});
    });
}

ClientTester::~ClientTester() = default;

void ClientTester::listTenants(const SiteProfile& profile, const SiteSecrets& secrets)
{
    dropLister();
    auto made = makeClient(profile, secrets, m_clock);
    if (!made) {
        QMetaObject::invokeMethod(
            this, [this, error = made.error()] { Q_EMIT tenantsFailed(error); }, Qt::QueuedConnection);
        return;
    }
    m_lister = std::move(*made);
    connect(m_lister.get(), &PbxClient::certificateOffered, this, [this] {
        failTenants(Error{.kind = ErrorKind::Tls,
            .code = {},
            .message = tr("Test the connection first: its certificate has to be looked at."),
            .detail = {}});
    });
    // Queued: the client may still be at work when it announces a state, and this may end in its destruction.
    connect(
        m_lister.get(), &PbxClient::linkChanged, this,
        [this](const LinkStatus& status) {
            if (!m_lister)
                return;
            const bool in = status.state == LinkState::Synchronising || status.state == LinkState::Live
                || status.state == LinkState::Degraded;
            if (in && !m_listing)
                askForTenants();
            else if (!in && !status.error.message.isEmpty())
                failTenants(status.error);
        },
        Qt::QueuedConnection);
    m_listPatience.start(kPatience);
    m_lister->open();
}

void ClientTester::askForTenants()
{
    m_listing = true;
    auto* watcher = new QFutureWatcher<Result<QList<Tenant>>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, asked = m_lister.get()] {
        watcher->deleteLater();
        if (asked != m_lister.get())
            return;
        const Result<QList<Tenant>> tenants = watcher->result();
        dropLister();
        if (tenants)
            Q_EMIT tenantsListed(*tenants);
        else
            Q_EMIT tenantsFailed(tenants.error());
    });
    watcher->setFuture(m_lister->tenants());
}

void ClientTester::failTenants(const Error& error)
{
    dropLister();
    Q_EMIT tenantsFailed(error);
}

void ClientTester::dropLister()
{
    m_listPatience.stop();
    m_listing = false;
    if (!m_lister)
        return;
    m_lister->disconnect(this);
    m_lister->close();
    m_lister.release()->deleteLater(); // we may have been called from one of its signals
}

void ClientTester::start(const SiteProfile& profile, const SiteSecrets& secrets)
{
    cancel();
    m_step = TestStep::Connecting;
    m_extensions.clear();
    m_queues.clear();
    auto made = makeClient(profile, secrets, m_clock);
    if (!made) {
        // Later, never from within: the page has not shown its steps yet.
        QMetaObject::invokeMethod(
            this, [this, error = made.error()] { Q_EMIT failed(TestStep::Connecting, error); }, Qt::QueuedConnection);
        return;
    }
    m_client = std::move(*made);
    connect(m_client.get(), &PbxClient::extensionChanged, this,
        [this](const Extension& extension) { m_extensions.insert(extension.id); });
    connect(m_client.get(), &PbxClient::queueChanged, this, [this](const Queue& queue) { m_queues.insert(queue.id); });
    connect(m_client.get(), &PbxClient::certificateOffered, this, [this](const CertificateOffer& offer) {
        Q_EMIT progressed(TestStep::Connecting, StepState::Done, {});
        drop();
        Q_EMIT certificateOffered(offer);
    });
    // Queued: the client may still be at work when it announces a state, and this may end in its destruction.
    connect(m_client.get(), &PbxClient::linkChanged, this, &ClientTester::follow, Qt::QueuedConnection);
    m_patience.start(kPatience);
    Q_EMIT progressed(TestStep::Connecting, StepState::Running, {});
    m_client->open();
}

void ClientTester::cancel()
{
    drop();
}

void ClientTester::drop()
{
    m_patience.stop();
    if (!m_client)
        return;
    m_client->disconnect(this);
    m_client->close();
    // Not deleted on the spot: we may have been called from one of its signals.
    m_client.release()->deleteLater();
}

void ClientTester::reach(TestStep step)
{
    while (m_step < step) {
        Q_EMIT progressed(m_step, StepState::Done, {});
        m_step = static_cast<TestStep>(static_cast<int>(m_step) + 1);
        Q_EMIT progressed(m_step, StepState::Running, {});
    }
}

void ClientTester::follow(const LinkStatus& status)
{
    if (!m_client)
        return;
    switch (status.state) {
    case LinkState::Connecting:
        break;
    case LinkState::Authenticating:
        reach(TestStep::Login);
        break;
    case LinkState::Synchronising:
        reach(TestStep::Reading);
        break;
    case LinkState::Live:
    case LinkState::Degraded:
        reach(TestStep::Reading);
        finish();
        break;
    case LinkState::Offline:
    case LinkState::Backoff:
        if (!status.error.message.isEmpty())
            fail(status.error);
        break;
    }
}

void ClientTester::finish()
{
    Q_EMIT progressed(TestStep::Reading, StepState::Done, {});
    const SiteProfile profile = m_client->profile();
    const QString summary = tr("%n extension(s)", nullptr, static_cast<int>(m_extensions.size())) + QStringLiteral(", ")
        + tr("%n queue(s)", nullptr, static_cast<int>(m_queues.size()));
    drop();
    Q_EMIT succeeded(profile, summary);
}

void ClientTester::fail(const Error& error)
{
    const TestStep step = error.kind == ErrorKind::Tls ? TestStep::Certificate
        : error.kind == ErrorKind::Auth                ? TestStep::Login
                                                       : m_step;
    reach(step);
    drop();
    Q_EMIT progressed(step, StepState::Failed, {});
    Q_EMIT failed(step, error);
}

} // namespace callboard
