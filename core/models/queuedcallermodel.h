// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/queue.h"
#include "core/models/keyedrowmodel.h"

namespace callboard {

//! One waiting caller in one queue.
struct QueuedCallerRow
{
    CallId id; //!< the call that waits
    QueueId queue;
    QueuedCaller caller;
    bool stale = false;

    friend bool operator==(const QueuedCallerRow&, const QueuedCallerRow&) = default;
};

//! Everybody who waits in any queue, flat. Role::State: the position (0 unknown); Role::Department: the queue's number.
class QueuedCallerModel final : public KeyedRowModel<QueuedCallerRow>
{
    Q_OBJECT

public:
    enum Column { CallerColumn, QueueColumn, PositionColumn, SinceColumn, ColumnCount };
    Q_ENUM(Column)

    explicit QueuedCallerModel(QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] QVariant display(const QueuedCallerRow& row, int column) const override;
    [[nodiscard]] QString sentence(const QueuedCallerRow& row) const override;
    [[nodiscard]] QVariant sortValue(const QueuedCallerRow& row, int column) const override;
    [[nodiscard]] QVariant state(const QueuedCallerRow& row) const override;
    [[nodiscard]] QDateTime since(const QueuedCallerRow& row) const override;
    [[nodiscard]] QString searchText(const QueuedCallerRow& row) const override;
    [[nodiscard]] QString department(const QueuedCallerRow& row) const override;
    [[nodiscard]] QString number(const QueuedCallerRow& row) const override;

    //! Makes the rows of this queue what the queue says.
    void setQueue(const Queue& queue);

private:
    QHash<QueueId, QList<CallId>> m_rowsOf;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::QueuedCallerRow)
