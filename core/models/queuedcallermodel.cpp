// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/queuedcallermodel.h"

#include "core/models/modeltext.h"
#include "core/models/searchtext.h"
#include "core/models/wording.h"

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kHeaders{
    QT_TRANSLATE_NOOP("callboard::QueuedCallerModel", "Caller"),
    QT_TRANSLATE_NOOP("callboard::QueuedCallerModel", "Queue"),
    QT_TRANSLATE_NOOP("callboard::QueuedCallerModel", "Position"),
    QT_TRANSLATE_NOOP("callboard::QueuedCallerModel", "Since"),
};
static_assert(kHeaders.size() == QueuedCallerModel::ColumnCount);

} // namespace

QueuedCallerModel::QueuedCallerModel(QObject* parent)
    : KeyedRowModel<QueuedCallerRow>(parent)
{
}

int QueuedCallerModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant QueuedCallerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnTitle("callboard::QueuedCallerModel", kHeaders, section, orientation, role);
}

QVariant QueuedCallerModel::display(const QueuedCallerRow& row, int column) const
{
    switch (column) {
    case CallerColumn:
        return partyLabel(row.caller.from);
    case QueueColumn:
        return row.queue.text;
    case PositionColumn:
        return row.caller.position > 0 ? QVariant(row.caller.position) : QVariant();
    case SinceColumn:
        return clockText(row.caller.since);
    default:
        return {};
    }
}

QVariant QueuedCallerModel::sortValue(const QueuedCallerRow& row, int column) const
{
    switch (column) {
    case QueueColumn:
        return numberSortKey(row.queue.text);
    case PositionColumn:
        return row.caller.position;
    case SinceColumn:
        return row.caller.since;
    default:
        return display(row, column);
    }
}

QString QueuedCallerModel::sentence(const QueuedCallerRow& row) const
{
    const QString who = partyText(row.caller.from);
    if (row.caller.position > 0)
        return tr("%1 is at position %2 in queue %3.").arg(who).arg(row.caller.position).arg(row.queue.text);
    return tr("%1 is waiting in queue %2.").arg(who, row.queue.text);
}

QVariant QueuedCallerModel::state(const QueuedCallerRow& row) const
{
    return row.caller.position;
}

QDateTime QueuedCallerModel::since(const QueuedCallerRow& row) const
{
    return row.caller.since;
}

QString QueuedCallerModel::searchText(const QueuedCallerRow& row) const
{
    return searchFolded({row.caller.from.name, row.caller.from.number, row.queue.text});
}

QString QueuedCallerModel::department(const QueuedCallerRow& row) const
{
    return row.queue.text;
}

QString QueuedCallerModel::number(const QueuedCallerRow& row) const
{
    return row.caller.from.number;
}

void QueuedCallerModel::setQueue(const Queue& queue)
{
    QList<CallId>& known = m_rowsOf[queue.id];
    const QList<CallId> before = std::exchange(known, {});
    for (const QueuedCaller& caller : queue.waiting) {
        upsert({caller.call, queue.id, caller, queue.stale});
        known.append(caller.call);
    }
    for (const CallId& call : before) {
        // A caller who moved on may already be a row of another queue.
        const QueuedCallerRow* row = latest(call);
        if (!known.contains(call) && row && row->queue == queue.id)
            remove(call);
    }
}

} // namespace callboard
