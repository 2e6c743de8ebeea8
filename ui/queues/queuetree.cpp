// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queues/queuetree.h"

#include "core/models/agentmodel.h"
#include "core/models/livemodels.h"
#include "core/models/modeltext.h"
#include "core/models/queuemodel.h"
#include "core/models/roles.h"
#include "core/models/wording.h"

#include <QSet>

#include <algorithm>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

//! The free first: they are who a caller can be given to.
int agentOrder(AgentState state)
{
    switch (state) {
    case AgentState::Idle:
        return 0;
    case AgentState::Ringing:
        return 1;
    case AgentState::Talking:
        return 2;
    case AgentState::Paused:
        return 3;
    case AgentState::LoggedOff:
        return 5;
    case AgentState::Unknown:
        break;
    }
    return 4;
}

} // namespace

QString QueueTree::Child::key() const
{
    return kind == Kind::Caller ? u"c:"_s + caller.id.text : u"a:"_s + agent.id.text;
}

QueueTree::QueueTree(const LiveModels& models, QObject* parent)
    : QAbstractItemModel(parent)
    , m_models(models)
{
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, &QueueTree::sync);
    for (const RowModelBase* model : std::initializer_list<const RowModelBase*>{&models.queues(), &models.agents()})
        connect(model, &RowModelBase::batchEnded, &m_later, qOverload<>(&QTimer::start));
    sync();
}

void QueueTree::sync()
{
    syncQueues();
    for (int row = 0; row < m_nodes.size(); ++row)
        syncChildren(row);
    if (const int waiting = waitingCount(); waiting != m_waiting) {
        m_waiting = waiting;
        Q_EMIT waitingCountChanged(waiting);
    }
}

void QueueTree::syncQueues()
{
    const QueueModel& source = m_models.queues();
    QList<Queue> wanted;
    for (int row = 0; row < source.rowCount(); ++row)
        wanted << source.at(row);
    std::ranges::sort(wanted, [](const Queue& a, const Queue& b) {
        if (a.id.site != b.id.site)
            return a.id.site < b.id.site;
        return numberSortKey(a.id.text) < numberSortKey(b.id.text);
    });
    for (int row = int(m_nodes.size()) - 1; row >= 0; --row) {
        if (source.find(m_nodes.at(row).queue.id))
            continue;
        beginRemoveRows({}, row, row);
        m_nodes.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < wanted.size(); ++row) {
        if (row >= m_nodes.size() || m_nodes.at(row).queue.id != wanted.at(row).id) {
            beginInsertRows({}, row, row);
            m_nodes.insert(row, Node{wanted.at(row), {}, m_nextSerial++});
            endInsertRows();
        } else if (m_nodes.at(row).queue != wanted.at(row)) {
            m_nodes[row].queue = wanted.at(row);
            Q_EMIT dataChanged(index(row, 0), index(row, 0));
        }
    }
}

QList<QueueTree::Child> QueueTree::childrenOf(const Queue& queue) const
{
    QList<Child> wanted;
    for (const QueuedCaller& caller : queue.waiting)
        wanted << Child{Kind::Caller, QueuedCallerRow{caller.call, queue.id, caller, queue.stale}, {}};
    QList<Child> agents;
    const AgentModel& source = m_models.agents();
    for (int row = 0; row < source.rowCount(); ++row) {
        const Agent& agent = source.at(row);
        if (agent.queue == queue.id.text && agent.id.site == queue.id.site)
            agents << Child{Kind::Agent, {}, agent};
    }
    std::ranges::sort(agents, [](const Child& a, const Child& b) {
        const int first = agentOrder(a.agent.state);
        const int second = agentOrder(b.agent.state);
        if (first != second)
            return first < second;
        return numberSortKey(a.agent.extension) < numberSortKey(b.agent.extension);
    });
    return wanted + agents;
}

void QueueTree::syncChildren(int row)
{
    const QModelIndex parent = index(row, 0);
    const QList<Child> wanted = childrenOf(m_nodes.at(row).queue);
    QList<Child>& there = m_nodes[row].children;
    QSet<QString> stay;
    for (const Child& child : wanted)
        stay.insert(child.key());
    for (int i = int(there.size()) - 1; i >= 0; --i) {
        if (stay.contains(there.at(i).key()))
            continue;
        beginRemoveRows(parent, i, i);
        there.removeAt(i);
        endRemoveRows();
    }
    for (int i = 0; i < wanted.size(); ++i) {
        const QString key = wanted.at(i).key();
        int at = i;
        while (at < there.size() && there.at(at).key() != key)
            ++at;
        if (at == there.size()) {
            beginInsertRows(parent, i, i);
            there.insert(i, wanted.at(i));
            endInsertRows();
            continue;
        }
        if (at != i) {
            beginMoveRows(parent, at, at, parent, i);
            there.move(at, i);
            endMoveRows();
        }
        if (there.at(i) != wanted.at(i)) {
            there[i] = wanted.at(i);
            Q_EMIT dataChanged(index(i, 0, parent), index(i, 0, parent));
        }
    }
}

int QueueTree::nodeOf(quintptr serial) const
{
    for (int row = 0; row < m_nodes.size(); ++row) {
        if (m_nodes.at(row).serial == serial)
            return row;
    }
    return -1;
}

const QueueTree::Child* QueueTree::childAt(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    const int node = nodeOf(index.internalId());
    return node >= 0 && index.row() < m_nodes.at(node).children.size() ? &m_nodes.at(node).children.at(index.row())
                                                                       : nullptr;
}

QueueTree::Kind QueueTree::kindOf(const QModelIndex& index) const
{
    const Child* child = childAt(index);
    return child ? child->kind : Kind::Queue;
}

const Queue* QueueTree::queueAt(const QModelIndex& index) const
{
    return index.isValid() && index.internalId() == 0 && index.row() < m_nodes.size() ? &m_nodes.at(index.row()).queue
                                                                                      : nullptr;
}

const QueuedCallerRow* QueueTree::callerAt(const QModelIndex& index) const
{
    const Child* child = childAt(index);
    return child && child->kind == Kind::Caller ? &child->caller : nullptr;
}

const Agent* QueueTree::agentAt(const QModelIndex& index) const
{
    const Child* child = childAt(index);
    return child && child->kind == Kind::Agent ? &child->agent : nullptr;
}

int QueueTree::waitingCount() const
{
    int count = 0;
    for (const Node& node : m_nodes)
        count += int(node.queue.waiting.size());
    return count;
}

QModelIndex QueueTree::longestCaller() const
{
    QModelIndex best;
    QDateTime since;
    for (int row = 0; row < m_nodes.size(); ++row) {
        const QList<Child>& children = m_nodes.at(row).children;
        for (int i = 0; i < children.size() && children.at(i).kind == Kind::Caller; ++i) {
            const QDateTime& came = children.at(i).caller.caller.since;
            if (!best.isValid() || came < since) {
                best = index(i, 0, index(row, 0));
                since = came;
            }
        }
    }
    return best;
}

QList<int> QueueTree::agentCounts(const QModelIndex& queue) const
{
    QList<int> counts(int(AgentState::Unknown) + 1, 0);
    if (!queueAt(queue))
        return counts;
    for (const Child& child : m_nodes.at(queue.row()).children) {
        if (child.kind == Kind::Agent)
            ++counts[int(child.agent.state)];
    }
    return counts;
}

QModelIndex QueueTree::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? m_nodes.at(parent.row()).serial : quintptr(0));
}

QModelIndex QueueTree::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    const int node = nodeOf(child.internalId());
    return node < 0 ? QModelIndex() : createIndex(node, 0, quintptr(0));
}

int QueueTree::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return int(m_nodes.size());
    return parent.internalId() == 0 && parent.column() == 0 ? int(m_nodes.at(parent.row()).children.size()) : 0;
}

QVariant QueueTree::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == KindRole)
        return int(kindOf(index));
    const bool sentence
        = role == Qt::AccessibleTextRole || role == Qt::ToolTipRole || role == callboard::Role::AccessibleText;
    if (const Queue* queue = queueAt(index)) {
        if (role == Qt::DisplayRole)
            return queue->name.isEmpty() ? queue->id.text : queue->name;
        if (role == callboard::Role::Id)
            return QVariant::fromValue(queue->id);
        return sentence ? queueSentence(*queue) : QVariant();
    }
    if (const QueuedCallerRow* caller = callerAt(index)) {
        if (role == Qt::DisplayRole)
            return partyLabel(caller->caller.from);
        if (role == callboard::Role::Id)
            return QVariant::fromValue(caller->id);
        return sentence
            ? tr("%1 waits at position %2.").arg(partyText(caller->caller.from)).arg(caller->caller.position)
            : QVariant();
    }
    if (const Agent* agent = agentAt(index)) {
        if (role == Qt::DisplayRole)
            return agent->name.isEmpty() ? agent->extension : agent->name;
        if (role == callboard::Role::Id)
            return QVariant::fromValue(agent->id);
        if (!sentence)
            return {};
        const QString said = agentSentence(*agent);
        return agent->inferred.testFlag(InferredField::State)
            ? said + u'\n' + tr("The PBX does not say this; it is worked out.")
            : said;
    }
    return {};
}

Qt::ItemFlags QueueTree::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    switch (kindOf(index)) {
    case Kind::Queue:
        return flags | Qt::ItemIsDropEnabled;
    case Kind::Caller:
        return flags | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    case Kind::Agent:
        return flags | Qt::ItemIsDropEnabled | Qt::ItemNeverHasChildren;
    }
    return flags;
}

} // namespace callboard::ui
