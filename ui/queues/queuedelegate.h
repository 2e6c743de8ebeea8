// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/queues/queuetree.h"

#include <QStyledItemDelegate>

namespace callboard {
class Clock;
}

namespace callboard::ui {

class Theme;

//! How long somebody may wait before it shows.
struct WaitThresholds
{
    int amberSeconds = 60;
    int redSeconds = 180;
};

enum class WaitLevel : quint8 { Fine, Amber, Red };
[[nodiscard]] WaitLevel waitLevel(qint64 waitedMs, const WaitThresholds& thresholds);

//! One line a row: queue with counts, waiting caller, or agent.
class QueueDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    QueueDelegate(const Theme& theme, const Clock& clock, const QueueTree& tree, QObject* parent = nullptr);

    void setThresholds(const WaitThresholds& thresholds) { m_thresholds = thresholds; }
    void setDropIndex(const QModelIndex& index) { m_drop = index; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    //! "2 idle, 1 talking", only the states that occur.
    [[nodiscard]] static QString agentSummary(const QList<int>& counts);

private:
    void paintQueue(QPainter& painter, QRect rest, const QModelIndex& index, const Queue& queue) const;
    void paintCaller(QPainter& painter, QRect rest, const QueuedCallerRow& row) const;
    void paintAgent(QPainter& painter, QRect rest, const Agent& agent) const;
    //! At the right: icon, word and time in the colour of the level. Returns what is left of `rest`.
    [[nodiscard]] QRect paintWait(QPainter& painter, QRect rest, const QDateTime& since, const QString& words) const;

    const Theme& m_theme;
    const Clock& m_clock;
    const QueueTree& m_tree;
    WaitThresholds m_thresholds;
    QPersistentModelIndex m_drop;
};

} // namespace callboard::ui
