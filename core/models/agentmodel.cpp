// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/agentmodel.h"

#include "core/models/modeltext.h"
#include "core/models/searchtext.h"
#include "core/models/wording.h"

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kHeaders{
    QT_TRANSLATE_NOOP("callboard::AgentModel", "Name"),
    QT_TRANSLATE_NOOP("callboard::AgentModel", "Extension"),
    QT_TRANSLATE_NOOP("callboard::AgentModel", "Queue"),
    QT_TRANSLATE_NOOP("callboard::AgentModel", "State"),
    QT_TRANSLATE_NOOP("callboard::AgentModel", "Reason"),
    QT_TRANSLATE_NOOP("callboard::AgentModel", "Since"),
    QT_TRANSLATE_NOOP("callboard::AgentModel", "Penalty"),
};
static_assert(kHeaders.size() == AgentModel::ColumnCount);

} // namespace

AgentModel::AgentModel(QObject* parent)
    : KeyedRowModel<Agent>(parent)
{
}

int AgentModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AgentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnTitle("callboard::AgentModel", kHeaders, section, orientation, role);
}

QVariant AgentModel::display(const Agent& agent, int column) const
{
    switch (column) {
    case NameColumn:
        return agent.name.isEmpty() ? agent.extension : agent.name;
    case ExtensionColumn:
        return agent.extension;
    case QueueColumn:
        return agent.queue;
    case StateColumn:
        return stateWord(agent.state);
    case ReasonColumn:
        return agent.reason;
    case SinceColumn:
        return clockText(agent.since);
    case PenaltyColumn:
        return agent.penalty ? QVariant(*agent.penalty) : QVariant();
    default:
        return {};
    }
}

QVariant AgentModel::sortValue(const Agent& agent, int column) const
{
    switch (column) {
    case ExtensionColumn:
        return numberSortKey(agent.extension);
    case QueueColumn:
        return numberSortKey(agent.queue);
    case StateColumn:
        return static_cast<int>(agent.state);
    case SinceColumn:
        return agent.since;
    default:
        return display(agent, column);
    }
}

QString AgentModel::sentence(const Agent& agent) const
{
    return agentSentence(agent);
}

QVariant AgentModel::state(const Agent& agent) const
{
    return static_cast<int>(agent.state);
}

QDateTime AgentModel::since(const Agent& agent) const
{
    return agent.since;
}

QString AgentModel::searchText(const Agent& agent) const
{
    return searchFolded({agent.name, agent.extension, agent.queue});
}

QString AgentModel::number(const Agent& agent) const
{
    return agent.extension;
}

} // namespace callboard
