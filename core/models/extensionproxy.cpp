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
    rankAll();
}

void ExtensionProxy::sourceRowsInserted(int first, int last)
{
    // Many rows are cheaper sorted at once with collation keys than searched for one by one.
    if (last - first >= 64)
        rankAll();
    else
        m_textOrder.insert(first, last, [this](int a, int b) { return textBefore(a, b); });
}

void ExtensionProxy::sourceRowsRemoved(int first, int last)
{
    m_textOrder.remove(first, last);
}

void ExtensionProxy::sourceRowsChanged(const std::vector<int>& sourceRows)
{
    if (sourceRows.size() >= 64)
        rankAll();
    else
        m_textOrder.update(sourceRows, [this](int a, int b) { return textBefore(a, b); });
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
    rankAll();
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
    if (const int first = group(a), second = group(b); first != second)
        return first < second;
    return m_textOrder.rank(a) < m_textOrder.rank(b);
}

//! What can change with every event and is compared before the text.
int ExtensionProxy::group(int sourceRow) const
{
    switch (m_sortKey) {
    case SortKey::State:
        return static_cast<int>(m_model->at(sourceRow).state);
    case SortKey::Members:
        return m_members ? m_members->value(m_model->at(sourceRow).id, std::numeric_limits<int>::max()) : 0;
    default:
        return 0;
    }
}

bool ExtensionProxy::textBefore(int a, int b) const
{
    const Extension& left = m_model->at(a);
    const Extension& right = m_model->at(b);
    if (m_sortKey == SortKey::Department) {
        if (left.department.isEmpty() != right.department.isEmpty())
            return right.department.isEmpty();
        if (const int order = m_collator.compare(left.department, right.department); order != 0)
            return order < 0;
    }
    if (m_sortKey != SortKey::Number) {
        if (const int order = m_collator.compare(sortText(a), sortText(b)); order != 0)
            return order < 0;
    }
    return compareIds(left.id, right.id) < 0;
}

// Collation keys cost a call each; without them a sort would collate each text a dozen times.
void ExtensionProxy::rankAll()
{
    struct Keyed
    {
        int row;
        QCollatorSortKey text;
    };
    const int rows = m_model ? m_model->rowCount() : 0;
    std::vector<Keyed> keyed;
    keyed.reserve(static_cast<size_t>(rows));
    const QCollatorSortKey none = m_collator.sortKey(QString());
    for (int row = 0; row < rows; ++row) {
        if (m_sortKey == SortKey::Number)
            keyed.push_back({row, none});
        else if (m_sortKey == SortKey::Department)
            keyed.push_back({row, m_collator.sortKey(m_model->at(row).department)});
        else
            keyed.push_back({row, m_collator.sortKey(sortText(row))});
    }
    std::sort(keyed.begin(), keyed.end(), [this](const Keyed& a, const Keyed& b) {
        const int order = a.text.compare(b.text);
        const bool settled = order != 0 && m_sortKey != SortKey::Department;
        return settled ? order < 0 : textBefore(a.row, b.row);
    });
    std::vector<int> order(keyed.size());
    std::transform(keyed.begin(), keyed.end(), order.begin(), [](const Keyed& key) { return key.row; });
    m_textOrder.assign(std::move(order));
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

bool ExtensionProxy::concernsMemory(const QList<int>& roles) const
{
    return m_sortKey != SortKey::Number && (roles.isEmpty() || roles.contains(Role::SearchText));
}

void ExtensionProxy::sortRows(std::vector<int>& sourceRows) const
{
    const auto all = static_cast<size_t>(m_textOrder.size());
    if (sourceRows.size() < all / 16 || m_sortKey == SortKey::Members) {
        SortedRowsProxy::sortRows(sourceRows);
        return;
    }
    // So many that walking along the known order is cheaper than sorting.
    std::vector<char> wanted(all, 0);
    for (const int row : sourceRows)
        wanted[static_cast<size_t>(row)] = 1;
    sourceRows.clear();
    for (const int row : m_textOrder.rowsInOrder()) {
        if (wanted[static_cast<size_t>(row)])
            sourceRows.push_back(row);
    }
    if (m_sortKey == SortKey::State)
        std::stable_sort(sourceRows.begin(), sourceRows.end(), [this](int a, int b) { return group(a) < group(b); });
}

} // namespace callboard
