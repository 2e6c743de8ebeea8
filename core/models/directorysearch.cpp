// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/directorysearch.h"

#include "core/models/contactmodel.h"
#include "core/models/extensionmodel.h"
#include "core/models/livemodels.h"
#include "core/models/modeltext.h"
#include "core/models/parkmodel.h"
#include "core/models/queuemodel.h"
#include "core/models/searchtext.h"
#include "core/models/wording.h"

#include <algorithm>
#include <array>

namespace callboard {

namespace {

constexpr std::array kHeaders{
    QT_TRANSLATE_NOOP("callboard::DirectorySearch", "Name"),
    QT_TRANSLATE_NOOP("callboard::DirectorySearch", "Number"),
    QT_TRANSLATE_NOOP("callboard::DirectorySearch", "Department"),
    QT_TRANSLATE_NOOP("callboard::DirectorySearch", "State"),
};
static_assert(kHeaders.size() == DirectorySearch::ColumnCount);

bool sameThing(const DirectoryHit& a, const DirectoryHit& b)
{
    return a.kind == b.kind && a.site == b.site && a.key == b.key && a.number == b.number;
}

} // namespace

DirectorySearch::DirectorySearch(const LiveModels& models, QObject* parent)
    : QAbstractTableModel(parent)
    , m_models(models)
{
    for (const RowModelBase* model :
        {static_cast<const RowModelBase*>(&models.extensions()), static_cast<const RowModelBase*>(&models.contacts()),
            static_cast<const RowModelBase*>(&models.queues()), static_cast<const RowModelBase*>(&models.parks())})
        connect(model, &RowModelBase::batchEnded, this, &DirectorySearch::search);
}

void DirectorySearch::setQuery(const QString& query)
{
    if (query == m_text)
        return;
    m_text = query;
    m_query = SearchQuery(query);
    search();
}

void DirectorySearch::setSite(const SiteId& site)
{
    m_site = site;
    search();
}

void DirectorySearch::setKinds(const QList<DirectoryHit::Kind>& kinds)
{
    m_kinds = kinds;
    search();
}

void DirectorySearch::setLimit(int limit)
{
    m_limit = limit;
    search();
}

bool DirectorySearch::wants(DirectoryHit::Kind kind) const
{
    return m_kinds.isEmpty() || m_kinds.contains(kind);
}

void DirectorySearch::search()
{
    if (!m_query.isEmpty())
        show(find());
    else if (!m_hits.isEmpty())
        show({});
}

QList<DirectoryHit> DirectorySearch::find() const
{
    QList<DirectoryHit> hits;
    addExtensions(hits);
    addContacts(hits);
    addQueues(hits);
    addParkSlots(hits);
    const auto better = [](const DirectoryHit& a, const DirectoryHit& b) {
        if (a.score != b.score)
            return a.score > b.score;
        if (a.kind != b.kind)
            return a.kind < b.kind;
        if (const int order = QString::localeAwareCompare(a.name, b.name); order != 0)
            return order < 0;
        return std::tie(a.number, a.site, a.key) < std::tie(b.number, b.site, b.key);
    };
    const auto end = hits.begin() + std::min<qsizetype>(hits.size(), m_limit);
    std::partial_sort(hits.begin(), end, hits.end(), better);
    hits.erase(end, hits.end());
    addTypedNumber(hits);
    return hits;
}

//! The exact number, then the beginning of the name, of a later word, of the number, then anywhere.
int DirectorySearch::scoreOf(const QString& name, const QString& number) const
{
    const QString query = folded(m_text).simplified();
    const QString foldedName = folded(name);
    const QString digits = dialledDigits(m_text);
    const QString numberDigits = dialledDigits(number);
    if (number == m_text.trimmed() || (digits.size() >= 2 && digits == numberDigits))
        return 100;
    if (foldedName == query)
        return 95;
    if (foldedName.startsWith(query))
        return 90;
    if (foldedName.contains(QLatin1Char(' ') + query))
        return 80;
    if (!digits.isEmpty() && numberDigits.startsWith(digits))
        return 70;
    return foldedName.contains(query) ? 60 : 50;
}

void DirectorySearch::addExtensions(QList<DirectoryHit>& hits) const
{
    const ExtensionModel& model = m_models.extensions();
    if (!wants(DirectoryHit::Kind::Extension))
        return;
    const SearchIndex& index = model.searchIndex();
    for (int row = 0; row < model.rowCount(); ++row) {
        const Extension& e = model.at(row);
        if (!index.matches(row, m_query) || !wants(e.id.site))
            continue;
        hits.append({DirectoryHit::Kind::Extension, e.id.site, e.id.text, e.name, e.number(), e.department, e.state,
            e.since, e.stale, scoreOf(e.name, e.number())});
    }
}

void DirectorySearch::addContacts(QList<DirectoryHit>& hits) const
{
    const ContactModel& model = m_models.contacts();
    if (!wants(DirectoryHit::Kind::Contact))
        return;
    const SearchIndex& index = model.searchIndex();
    for (int row = 0; row < model.rowCount(); ++row) {
        if (!index.matches(row, m_query))
            continue;
        const Contact& contact = model.at(row);
        const QString name = contact.displayName.isEmpty() ? contact.company : contact.displayName;
        const QString detail = contact.company.isEmpty() ? contact.phonebook : contact.company;
        for (const PhoneNumber& phone : contact.numbers) {
            if (phone.kind == PhoneNumber::Kind::Fax)
                continue;
            hits.append({DirectoryHit::Kind::Contact, contact.id.site, contact.id.text, name, phone.number, detail,
                ExtensionState::Unknown, {}, false, scoreOf(name, phone.number)});
        }
    }
}

void DirectorySearch::addQueues(QList<DirectoryHit>& hits) const
{
    const QueueModel& model = m_models.queues();
    for (int row = 0; wants(DirectoryHit::Kind::Queue) && row < model.rowCount(); ++row) {
        const Queue& queue = model.at(row);
        if (!wants(queue.id.site) || !model.searchIndex().matches(row, m_query))
            continue;
        hits.append({DirectoryHit::Kind::Queue, queue.id.site, queue.id.text, queue.name, queue.id.text,
            tr("%n waiting", nullptr, static_cast<int>(queue.waiting.size())), ExtensionState::Unknown, {}, queue.stale,
            scoreOf(queue.name, queue.id.text)});
    }
}

void DirectorySearch::addParkSlots(QList<DirectoryHit>& hits) const
{
    const ParkModel& model = m_models.parks();
    for (int row = 0; wants(DirectoryHit::Kind::ParkSlot) && row < model.rowCount(); ++row) {
        const ParkSlot& slot = model.at(row);
        if (!wants(slot.id.site) || !model.searchIndex().matches(row, m_query))
            continue;
        const QString name = tr("Park slot %1").arg(slot.id.text);
        hits.append({DirectoryHit::Kind::ParkSlot, slot.id.site, slot.id.text, name, slot.id.text,
            slot.isFree() ? tr("free") : partyLabel(slot.who), ExtensionState::Unknown, {}, slot.stale,
            scoreOf(name, slot.id.text)});
    }
}

//! What was typed, as it is, unless something above already has exactly this number.
void DirectorySearch::addTypedNumber(QList<DirectoryHit>& hits) const
{
    const QString number = dialledDigits(m_text);
    const bool isNumber
        = !number.isEmpty() && std::none_of(m_text.begin(), m_text.end(), [](QChar c) { return c.isLetter(); });
    const bool known = std::any_of(
        hits.begin(), hits.end(), [&](const DirectoryHit& hit) { return dialledDigits(hit.number) == number; });
    if (!isNumber || known || !wants(DirectoryHit::Kind::Number))
        return;
    DirectoryHit hit;
    hit.site = m_site;
    hit.key = number;
    hit.number = number;
    hit.name = tr("Dial %1").arg(number);
    hits.append(hit);
}

//! Makes the rows `hits` with the fewest signals: rows that stay keep their indexes.
void DirectorySearch::show(const QList<DirectoryHit>& hits)
{
    for (int row = 0; row < hits.size(); ++row) {
        int old = row;
        while (old < m_hits.size() && !sameThing(m_hits.at(old), hits.at(row)))
            ++old;
        if (old == m_hits.size()) {
            beginInsertRows({}, row, row);
            m_hits.insert(row, hits.at(row));
            endInsertRows();
            continue;
        }
        if (old != row) {
            beginMoveRows({}, old, old, {}, row);
            m_hits.move(old, row);
            endMoveRows();
        }
        if (m_hits.at(row) != hits.at(row)) {
            m_hits[row] = hits.at(row);
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
    if (m_hits.size() > hits.size()) {
        beginRemoveRows({}, static_cast<int>(hits.size()), rowCount() - 1);
        m_hits.resize(hits.size());
        endRemoveRows();
    }
}

int DirectorySearch::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

int DirectorySearch::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DirectorySearch::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnTitle("callboard::DirectorySearch", kHeaders, section, orientation, role);
}

QHash<int, QByteArray> DirectorySearch::roleNames() const
{
    QHash<int, QByteArray> names = m_models.extensions().roleNames();
    names.insert({{KindRole, "kind"}, {NameRole, "name"}, {DetailRole, "detail"}});
    return names;
}

} // namespace callboard
