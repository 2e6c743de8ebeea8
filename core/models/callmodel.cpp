// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/callmodel.h"

#include "core/models/modeltext.h"
#include "core/models/searchtext.h"
#include "core/models/wording.h"

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kHeaders{
    QT_TRANSLATE_NOOP("callboard::CallModel", "From"),
    QT_TRANSLATE_NOOP("callboard::CallModel", "To"),
    QT_TRANSLATE_NOOP("callboard::CallModel", "State"),
    QT_TRANSLATE_NOOP("callboard::CallModel", "Since"),
    QT_TRANSLATE_NOOP("callboard::CallModel", "Line"),
    QT_TRANSLATE_NOOP("callboard::CallModel", "Queue"),
    QT_TRANSLATE_NOOP("callboard::CallModel", "Park slot"),
};
static_assert(kHeaders.size() == CallModel::ColumnCount);

} // namespace

CallModel::CallModel(QObject* parent)
    : KeyedRowModel<Call>(parent)
{
}

int CallModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CallModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnTitle("callboard::CallModel", kHeaders, section, orientation, role);
}

QVariant CallModel::display(const Call& call, int column) const
{
    switch (column) {
    case FromColumn:
        return partyLabel(call.from);
    case ToColumn:
        return call.to.label();
    case StateColumn:
        return stateWord(call.state);
    case SinceColumn:
        return clockText(call.since);
    case LineColumn:
        return call.calledLine;
    case QueueColumn:
        return call.queue;
    case SlotColumn:
        return call.slot;
    default:
        return {};
    }
}

QVariant CallModel::sortValue(const Call& call, int column) const
{
    switch (column) {
    case StateColumn:
        return static_cast<int>(call.state);
    case SinceColumn:
        return call.since;
    default:
        return display(call, column);
    }
}

QString CallModel::sentence(const Call& call) const
{
    return callSentence(call, {});
}

QVariant CallModel::state(const Call& call) const
{
    return static_cast<int>(call.state);
}

QDateTime CallModel::since(const Call& call) const
{
    return call.since;
}

QString CallModel::searchText(const Call& call) const
{
    return searchFolded({call.from.name, call.from.number, call.to.name, call.to.number, call.calledLine, call.queue});
}

QString CallModel::number(const Call& call) const
{
    return otherParty(call, {}).number;
}

} // namespace callboard
