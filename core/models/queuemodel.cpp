// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/queuemodel.h"

#include "core/models/modeltext.h"
#include "core/models/searchtext.h"
#include "core/models/wording.h"

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kHeaders{
    QT_TRANSLATE_NOOP("callboard::QueueModel", "Name"),
    QT_TRANSLATE_NOOP("callboard::QueueModel", "Number"),
    QT_TRANSLATE_NOOP("callboard::QueueModel", "Waiting"),
    QT_TRANSLATE_NOOP("callboard::QueueModel", "Longest"),
};
static_assert(kHeaders.size() == QueueModel::ColumnCount);

} // namespace

QueueModel::QueueModel(QObject* parent)
    : KeyedRowModel<Queue>(parent)
{
}

int QueueModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnTitle("callboard::QueueModel", kHeaders, section, orientation, role);
}

QVariant QueueModel::display(const Queue& queue, int column) const
{
    switch (column) {
    case NameColumn:
        return queue.name.isEmpty() ? queue.id.text : queue.name;
    case NumberColumn:
        return queue.id.text;
    case WaitingColumn:
        return static_cast<int>(queue.waiting.size());
    case LongestColumn:
        return clockText(queue.longestSince());
    default:
        return {};
    }
}

QVariant QueueModel::sortValue(const Queue& queue, int column) const
{
    switch (column) {
    case NumberColumn:
        return numberSortKey(queue.id.text);
    case LongestColumn:
        return queue.longestSince();
    default:
        return display(queue, column);
    }
}

QString QueueModel::sentence(const Queue& queue) const
{
    return queueSentence(queue);
}

QVariant QueueModel::state(const Queue& queue) const
{
    return static_cast<int>(queue.waiting.size());
}

QDateTime QueueModel::since(const Queue& queue) const
{
    return queue.longestSince();
}

QString QueueModel::searchText(const Queue& queue) const
{
    return searchFolded({queue.name, queue.id.text});
}

QString QueueModel::number(const Queue& queue) const
{
    return queue.id.text;
}

} // namespace callboard
