// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/extensionproxy.h"

#include "core/models/extensionmodel.h"

#include <algorithm>
#include <limits>

namespace callboard {

namespace {

//! Shorter numbers first, as in "99" before "100". Numbers of one site seldom differ in anything but digits.
int compareNumbers(const QString& a, const QString& b)
{
    if (a.size() != b.size())
        return a.size() < b.size() ? -1 : 1;
    return QString::compare(a, b);
}

int compareIds(const ExtensionId& a, const ExtensionId& b)
{
    if (const int order = compareNumbers(a.text, b.text); order != 0)
        return order;
    return QString::compare(a.site.text, b.site.text);
}

} // namespace

ExtensionProxy::ExtensionProxy(QObject* parent)
    : SortedRowsProxy(parent)
{
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_collator.setNumericMode(true);
}

void ExtensionProxy::sourceReplaced()
{
    m_model = qobject_cast<ExtensionModel*>(sourceModel());
    Q_ASSERT(m_model || !sourceModel());
    if (m_model)
        (void)m_model->searchIndex(); // made now rather than while the first letter is typed
}

void ExtensionProxy::setFilterText(const QString& text)
{
    const SearchQuery query(text);
    m_filterText = text;
    if (query == m_query)
        return;
    const bool narrowing = query.narrows(m_query);
    m_query = query;
    refilter(narrowing);
}

void ExtensionProxy::setGroup(const QString& department)
{
    if (department == m_group)
        return;
    m_group = department;
    refilter();
}

void ExtensionProxy::setMembers(const std::optional<QList<ExtensionId>>& members)
{
    m_members.reset();
    if (members) {
        m_members.emplace();
        for (const ExtensionId& id : *members)
            m_members->insert(id, static_cast<int>(m_members->size()));
    }
    refilter();
    if (m_sortKey == SortKey::Members)
        resort();
}

void ExtensionProxy::setFavourites(const QSet<ExtensionId>& favourites)
{
    if (favourites == m_favourites)
        return;
    m_favourites = favourites;
    if (m_favouritesOnly)
        refilter();
}

void ExtensionProxy::setFavouritesOnly(bool only)
{
    if (only == m_favouritesOnly)
        return;
    m_favouritesOnly = only;
    refilter(only);
}

void ExtensionProxy::setRegisteredOnly(bool only)
{
    if (only == m_registeredOnly)
        return;
    m_registeredOnly = only;
    refilter(only);
}

void ExtensionProxy::setSortKey(SortKey key)
{
    if (key == m_sortKey)
        return;
    m_sortKey = key;
    resort();
}

QStringList ExtensionProxy::departments() const
{
    QSet<QString> names;
    for (int row = 0; m_model && row < m_model->rowCount(); ++row) {
        if (const QString& name = m_model->at(row).department; !name.isEmpty())
            names.insert(name);
    }
    QStringList sorted(names.begin(), names.end());
    std::sort(sorted.begin(), sorted.end(), m_collator);
    return sorted;
}

bool ExtensionProxy::accepts(int sourceRow) const
{
    const Extension& extension = m_model->at(sourceRow);
    if (!m_group.isEmpty() && extension.department != m_group)
        return false;
    if (m_registeredOnly && extension.registered == false)
        return false;
    if (m_favouritesOnly && !m_favourites.contains(extension.id))
        return false;
    if (m_members && !m_members->contains(extension.id))
        return false;
    return m_query.isEmpty() || m_model->searchIndex().matches(sourceRow, m_query);
}

bool ExtensionProxy::before(int a, int b) const
{
    if (const int first = rank(a), second = rank(b); first != second)
        return first < second;
    const Extension& left = m_model->at(a);
    const Extension& right = m_model->at(b);
    if (m_sortKey == SortKey::Department) {
        if (const int order = m_collator.compare(left.department, right.department); order != 0)
            return order < 0;
    }
    if (m_sortKey != SortKey::Number) {
        if (const int order = m_collator.compare(sortText(a), sortText(b)); order != 0)
            return order < 0;
    }
    return compareIds(left.id, right.id) < 0;
}

//! What decides before any text is compared.
int ExtensionProxy::rank(int sourceRow) const
{
    const Extension& extension = m_model->at(sourceRow);
    switch (m_sortKey) {
    case SortKey::State:
        return static_cast<int>(extension.state);
    case SortKey::Department:
        return extension.department.isEmpty() ? 1 : 0;
    case SortKey::Members:
        return m_members ? m_members->value(extension.id, std::numeric_limits<int>::max()) : 0;
    default:
        return 0;
    }
}

const QString& ExtensionProxy::sortText(int sourceRow) const
{
    const Extension& extension = m_model->at(sourceRow);
    return extension.name.isEmpty() ? extension.id.text : extension.name;
}

bool ExtensionProxy::concernsFilter(const QList<int>& roles) const
{
    if (roles.isEmpty())
        return true;
    if (m_registeredOnly && roles.contains(Role::State))
        return true;
    if (m_query.isEmpty() && m_group.isEmpty())
        return false;
    return roles.contains(Role::SearchText) || roles.contains(Role::Department);
}

bool ExtensionProxy::concernsOrder(const QList<int>& roles) const
{
    if (roles.isEmpty())
        return true;
    switch (m_sortKey) {
    case SortKey::Number:
        return false;
    case SortKey::State:
        return roles.contains(Role::State) || roles.contains(Role::SearchText);
    default:
        return roles.contains(Role::SearchText);
    }
}

// Collation keys cost a call each; without them a sort would collate each text a dozen times.
void ExtensionProxy::sortRows(std::vector<int>& sourceRows) const
{
    constexpr size_t kFew = 64;
    if (sourceRows.size() < kFew || m_sortKey == SortKey::Number) {
        SortedRowsProxy::sortRows(sourceRows);
        return;
    }
    struct Keyed
    {
        int row;
        int rank;
        QCollatorSortKey text;
    };
    const auto textOf
        = [this](int row) { return m_sortKey == SortKey::Department ? m_model->at(row).department : sortText(row); };
    std::vector<Keyed> keyed;
    keyed.reserve(sourceRows.size());
    for (const int row : sourceRows)
        keyed.push_back({row, rank(row), m_collator.sortKey(textOf(row))});
    std::sort(keyed.begin(), keyed.end(), [this](const Keyed& a, const Keyed& b) {
        if (a.rank != b.rank)
            return a.rank < b.rank;
        if (const int order = a.text.compare(b.text); order != 0)
            return order < 0;
        return before(a.row, b.row);
    });
    std::transform(keyed.begin(), keyed.end(), sourceRows.begin(), [](const Keyed& key) { return key.row; });
}

} // namespace callboard
