// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/historymodel.h"

#include "core/models/livemodels.h"
#include "core/models/modeltext.h"
#include "core/models/searchtext.h"
#include "core/models/sitemodel.h"
#include "core/models/wording.h"

#include <QFutureWatcher>

namespace callboard {

namespace {

constexpr std::array kHeaders{
    QT_TRANSLATE_NOOP("callboard::HistoryModel", "Who"),
    QT_TRANSLATE_NOOP("callboard::HistoryModel", "Time"),
    QT_TRANSLATE_NOOP("callboard::HistoryModel", "Result"),
    QT_TRANSLATE_NOOP("callboard::HistoryModel", "Length"),
    QT_TRANSLATE_NOOP("callboard::HistoryModel", "Answered by"),
};
static_assert(kHeaders.size() == HistoryModel::ColumnCount);

} // namespace

HistoryModel::HistoryModel(LiveModels& models, QObject* parent)
    : KeyedRowModel<CallRecord>(parent)
    , m_models(models)
{
    setSiteNames(m_names);
    connect(&m_models, &LiveModels::siteDetached, this, &HistoryModel::forget);
    connect(&m_models.sites(), &RowModelBase::batchEnded, this, &HistoryModel::followNames);
    followNames();
}

int HistoryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnTitle("callboard::HistoryModel", kHeaders, section, orientation, role);
}

QVariant HistoryModel::display(const CallRecord& record, int column) const
{
    switch (column) {
    case WhoColumn:
        return partyLabel(otherParty(record));
    case TimeColumn:
        return momentText(record.startedAt);
    case ResultColumn:
        return resultWord(record);
    case LengthColumn:
        return record.talkSeconds < 0 ? QString() : durationText(record.talkSeconds * qint64{1000});
    case AnsweredByColumn:
        return record.answeredBy;
    default:
        return {};
    }
}

QVariant HistoryModel::sortValue(const CallRecord& record, int column) const
{
    switch (column) {
    case TimeColumn:
        return record.startedAt;
    case LengthColumn:
        return record.talkSeconds;
    default:
        return display(record, column);
    }
}

QString HistoryModel::sentence(const CallRecord& record) const
{
    return recordSentence(record);
}

QVariant HistoryModel::state(const CallRecord& record) const
{
    return static_cast<int>(record.result);
}

QDateTime HistoryModel::since(const CallRecord& record) const
{
    return record.startedAt;
}

QString HistoryModel::searchText(const CallRecord& record) const
{
    return searchFolded({record.from.name, record.from.number, dialledDigits(record.from.number), record.to.name,
        record.to.number, dialledDigits(record.to.number), record.answeredBy, record.queue, resultWord(record)});
}

QString HistoryModel::number(const CallRecord& record) const
{
    return otherParty(record).number;
}

void HistoryModel::setDays(const QDate& from, const QDate& to)
{
    const QDateTime begin = from.startOfDay().toUTC();
    const QDateTime end = to.addDays(1).startOfDay().toUTC();
    if (begin == m_from && end == m_to)
        return;
    m_from = begin;
    m_to = end;
    startOver();
}

void HistoryModel::setMissedOnly(bool missedOnly)
{
    if (missedOnly == m_missedOnly)
        return;
    m_missedOnly = missedOnly;
    startOver();
}

void HistoryModel::followNames()
{
    const SiteModel& sites = m_models.sites();
    QHash<SiteId, QString> named;
    for (int row = 0; row < sites.rowCount(); ++row)
        named.insert(sites.at(row).id, sites.at(row).profile.name);
    if (named == m_named)
        return;
    for (auto it = m_named.cbegin(); it != m_named.cend(); ++it)
        m_names->remove(it.key());
    for (auto it = named.cbegin(); it != named.cend(); ++it)
        m_names->set(it.key(), *it);
    m_named = named;
    refreshSiteNames();
}

void HistoryModel::startOver()
{
    ++m_generation; // answers under way belong to other days
    const bool wasLoading = isLoading();
    m_progress.clear();
    m_problems.clear();
    Q_EMIT boundsChanged();
    if (wasLoading)
        Q_EMIT loadingChanged();
}

void HistoryModel::forget(const SiteId& site)
{
    removeSite(site);
    m_problems.remove(site);
    if (!m_progress.contains(site))
        return;
    const bool loaded = m_progress.take(site).loading;
    Q_EMIT boundsChanged();
    if (loaded)
        Q_EMIT loadingChanged();
}

void HistoryModel::reload()
{
    const SiteModel& sites = m_models.sites();
    for (int row = 0; row < sites.rowCount(); ++row) {
        if (sites.at(row).capabilities.can(Capability::History))
            read(sites.at(row).id, {});
    }
}

void HistoryModel::loadMore()
{
    const QDateTime limit = horizon();
    if (!limit.isValid() || isLoading())
        return;
    // The sites that keep the others' older calls from being shown.
    QList<std::pair<SiteId, QString>> wanted;
    for (auto it = m_progress.cbegin(); it != m_progress.cend(); ++it) {
        if (!it->next.isEmpty() && it->oldest >= limit)
            wanted.append({it.key(), it->next});
    }
    for (const auto& [site, cursor] : std::as_const(wanted))
        read(site, cursor);
}

bool HistoryModel::canLoadMore() const
{
    return std::any_of(
        m_progress.cbegin(), m_progress.cend(), [](const Progress& progress) { return !progress.next.isEmpty(); });
}

bool HistoryModel::isLoading() const
{
    return std::any_of(
        m_progress.cbegin(), m_progress.cend(), [](const Progress& progress) { return progress.loading; });
}

QDateTime HistoryModel::horizon() const
{
    QDateTime limit;
    for (const Progress& progress : m_progress) {
        if (!progress.next.isEmpty() && (!limit.isValid() || progress.oldest > limit))
            limit = progress.oldest;
    }
    return limit;
}

void HistoryModel::read(const SiteId& site, const QString& cursor)
{
    PbxClient* client = m_models.client(site);
    if (!client || m_progress[site].loading)
        return;
    m_progress[site].loading = true;
    m_problems.remove(site);
    Q_EMIT loadingChanged();
    const HistoryQuery query{
        .from = m_from, .to = m_to, .number = {}, .missedOnly = m_missedOnly, .limit = kPage, .cursor = cursor};
    // A watcher rather than then(this, ...): the client may answer after this model is gone.
    auto* watcher = new QFutureWatcher<Result<HistoryPage>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this,
        [this, watcher, site, first = cursor.isEmpty(), generation = m_generation] {
            watcher->deleteLater();
            if (generation != m_generation || !m_progress.contains(site))
                return;
            const Result<HistoryPage> page = watcher->result();
            m_progress[site].loading = false;
            if (page)
                takePage(site, *page, first);
            else if (page.error().kind != ErrorKind::Cancelled)
                m_problems.insert(site, page.error());
            Q_EMIT boundsChanged();
            Q_EMIT loadingChanged();
        });
    watcher->setFuture(client->history(query));
}

void HistoryModel::takePage(const SiteId& site, const HistoryPage& page, bool first)
{
    Progress& progress = m_progress[site];
    QDateTime oldest;
    QDateTime newest;
    for (const CallRecord& record : page.records) {
        if (!oldest.isValid() || record.startedAt < oldest)
            oldest = record.startedAt;
        if (!newest.isValid() || record.startedAt > newest)
            newest = record.startedAt;
    }
    // Read again after older pages: those stay, unless more calls came meanwhile than fit on a page.
    const bool touches
        = first && progress.begun && !page.next.isEmpty() && oldest.isValid() && oldest <= progress.newest;
    if (first)
        beginSnapshot(site);
    if (touches) {
        for (int row = 0; row < rowCount(); ++row) {
            if (at(row).id.site == site && at(row).startedAt < oldest)
                upsert(at(row));
        }
    }
    for (const CallRecord& record : page.records)
        upsert(record);
    if (first)
        endSnapshot(site);
    flush();
    if (!touches) {
        progress.next = page.next;
        if (oldest.isValid() && (first || oldest < progress.oldest))
            progress.oldest = oldest;
        if (page.records.isEmpty())
            progress.next.clear(); // whatever it says: an empty page leads nowhere
    }
    if (first)
        progress.newest = newest;
    progress.begun = true;
}

} // namespace callboard
