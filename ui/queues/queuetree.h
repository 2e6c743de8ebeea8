// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/queue.h"
#include "core/models/queuedcallermodel.h"

#include <QAbstractItemModel>
#include <QTimer>

namespace callboard {
class LiveModels;
}

namespace callboard::ui {

//! Queues, and under each its waiting callers in order and then its agents. Rows are kept by id: nothing collapses or
//! loses its selection when callers come and go.
class QueueTree : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum class Kind : quint8 { Queue, Caller, Agent };
    enum Role : int { KindRole = Qt::UserRole + 400, AgentSummaryRole };

    explicit QueueTree(const LiveModels& models, QObject* parent = nullptr);

    [[nodiscard]] Kind kindOf(const QModelIndex& index) const;
    // Each returns nullptr when the row is of another kind.
    [[nodiscard]] const Queue* queueAt(const QModelIndex& index) const;
    [[nodiscard]] const QueuedCallerRow* callerAt(const QModelIndex& index) const;
    [[nodiscard]] const Agent* agentAt(const QModelIndex& index) const;
    [[nodiscard]] int waitingCount() const;
    //! The one who waits longest in any queue; invalid when nobody waits.
    [[nodiscard]] QModelIndex longestCaller() const;
    //! How many agents of the queue are in each state, by int(AgentState).
    [[nodiscard]] QList<int> agentCounts(const QModelIndex& queue) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& = {}) const override { return 1; }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    //! Reads the models now; otherwise it happens once a turn.
    void sync();

Q_SIGNALS:
    void waitingCountChanged(int count);

private:
    struct Child
    {
        Kind kind = Kind::Caller;
        QueuedCallerRow caller;
        Agent agent;

        [[nodiscard]] QString key() const;
        friend bool operator==(const Child&, const Child&) = default;
    };
    struct Node
    {
        Queue queue;
        QList<Child> children;
        quintptr serial = 0; //!< what child indexes carry; never reused
    };

    [[nodiscard]] int nodeOf(quintptr serial) const;
    [[nodiscard]] const Child* childAt(const QModelIndex& index) const;
    [[nodiscard]] QList<Child> childrenOf(const Queue& queue) const;
    void syncQueues();
    void syncChildren(int row);

    const LiveModels& m_models;
    QList<Node> m_nodes;
    quintptr m_nextSerial = 1;
    QTimer m_later;
    int m_waiting = 0;
};

} // namespace callboard::ui
