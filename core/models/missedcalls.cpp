// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/missedcalls.h"

#include "core/models/callmodel.h"
#include "core/models/livemodels.h"
#include "core/models/sitemodel.h"
#include "core/models/wording.h"
#include "core/pbx/pbxclient.h"

#include <QFutureWatcher>

namespace callboard {

MissedCalls::MissedCalls(LiveModels& models, const QDateTime& seen, QObject* parent)
    : QObject(parent)
    , m_models(models)
    , m_seen(seen)
{
    m_later.setSingleShot(true);
    m_later.setInterval(kAfterCall);
    connect(&m_later, &QTimer::timeout, this, [this] {
        const QSet<SiteId> due = std::exchange(m_due, {});
        for (const SiteId& site : due)
            ask(site);
    });
    connect(&models, &LiveModels::callEnded, this, [this](const CallId& call) { onCallEnded(call); });
    connect(&models, &LiveModels::snapshotEnded, this, [this](const SiteId& site) { ask(site); });
    connect(&models, &LiveModels::siteDetached, this, [this](const SiteId& site) {
        m_due.remove(site);
        m_asked.remove(site);
        set(site, 0);
    });
    // A site says what it can do about when it comes up, not always before its first snapshot.
    connect(&models.sites(), &RowModelBase::batchEnded, this, [this] {
        for (int row = 0; row < m_models.sites().rowCount(); ++row) {
            if (!m_asked.contains(m_models.sites().at(row).id))
                ask(m_models.sites().at(row).id);
        }
    });
    refresh();
}

int MissedCalls::count() const
{
    int sum = 0;
    for (const int each : m_counts)
        sum += each;
    return std::min(sum, kMost);
}

void MissedCalls::markSeen(const QDateTime& now)
{
    m_seen = now;
    ++m_generation; // answers under way are about calls that were seen
    m_due.clear();
    if (m_counts.isEmpty())
        return;
    m_counts.clear();
    Q_EMIT changed();
}

void MissedCalls::refresh()
{
    for (int row = 0; row < m_models.sites().rowCount(); ++row)
        ask(m_models.sites().at(row).id);
}

void MissedCalls::onCallEnded(const CallId& id)
{
    const Call* call = m_models.calls().latest(id);
    if (!call || call->direction != Direction::In || call->answeredAt.isValid() || call->state == CallState::Talking)
        return;
    m_due.insert(id.site);
    if (!m_later.isActive())
        m_later.start();
}

void MissedCalls::ask(const SiteId& site)
{
    PbxClient* client = m_models.client(site);
    const bool up = client && (client->link().state == LinkState::Live || client->link().state == LinkState::Degraded)
        && client->capabilities().can(Capability::History);
    if (!up || !m_seen.isValid())
        return;
    m_asked.insert(site);
    const HistoryQuery query{.from = m_seen, .to = {}, .number = {}, .missedOnly = true, .limit = kMost, .cursor = {}};
    auto* watcher = new QFutureWatcher<Result<HistoryPage>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, site, generation = m_generation] {
        watcher->deleteLater();
        const Result<HistoryPage> page = watcher->result();
        if (generation != m_generation || !page || !m_models.client(site))
            return; // what cannot be read now is asked about after the next call
        const auto missed = std::ranges::count_if(
            page->records, [this](const CallRecord& record) { return isMissed(record) && record.startedAt >= m_seen; });
        set(site, static_cast<int>(missed));
    });
    watcher->setFuture(client->history(query));
}

void MissedCalls::set(const SiteId& site, int count)
{
    if (m_counts.value(site) == count)
        return;
    if (count == 0)
        m_counts.remove(site);
    else
        m_counts.insert(site, count);
    Q_EMIT changed();
}

} // namespace callboard
