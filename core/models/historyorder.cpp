// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/historyorder.h"

#include "core/models/historymodel.h"
#include "core/models/searchtext.h"
#include "core/models/wording.h"

namespace callboard {

HistoryOrder::HistoryOrder(HistoryModel& model, QObject* parent)
    : SortedRowsProxy(parent)
    , m_model(model)
{
    setSourceModel(&model);
    connect(&model, &HistoryModel::boundsChanged, this, [this] { refilter(); });
}

void HistoryOrder::setSearch(const QString& text)
{
    const QStringList words = searchWords(text);
    if (words == m_words)
        return;
    m_words = words;
    refilter();
}

bool HistoryOrder::accepts(int sourceRow) const
{
    const CallRecord& record = m_model.at(sourceRow);
    const QDateTime horizon = m_model.horizon();
    if (record.startedAt.isValid()) {
        if (record.startedAt < m_model.from() || record.startedAt >= m_model.to())
            return false;
        if (horizon.isValid() && record.startedAt < horizon)
            return false;
    }
    if (m_model.missedOnly() && !isMissed(record))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString text = m_model.searchText(record);
    return std::ranges::all_of(m_words, [&](const QString& word) { return text.contains(word); });
}

bool HistoryOrder::before(int sourceRowA, int sourceRowB) const
{
    const CallRecord& a = m_model.at(sourceRowA);
    const CallRecord& b = m_model.at(sourceRowB);
    if (a.startedAt != b.startedAt)
        return b.startedAt < a.startedAt;
    return b.id < a.id;
}

bool HistoryOrder::concernsOrder(const QList<int>& roles) const
{
    return roles.isEmpty() || roles.contains(Qt::DisplayRole);
}

} // namespace callboard
