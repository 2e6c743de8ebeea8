// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/park/parkboardmodel.h"

#include <QStyledItemDelegate>

namespace callboard {
class Clock;
}

namespace callboard::ui {

class Theme;

//! What a park tile says, worked out apart from painting so that tests can read it.
struct ParkTileLook
{
    QString slot; //!< "701"
    QString who; //!< "Ms Berg", "free", "Next free"
    QString waited; //!< "0:41"; empty when nobody waits
    QString below; //!< "parked by Ana Ruiz"
    bool used = false;
    bool overdue = false; //!< waits longer than the recall time
    bool stale = false;
};

[[nodiscard]] ParkTileLook lookOf(const ParkTile& tile, qint64 nowMs, int recallSeconds);

class ParkDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    ParkDelegate(const Theme& theme, const Clock& clock, QObject* parent = nullptr);

    void setRecallSeconds(int seconds) { m_recallSeconds = seconds; }
    void setTileWidth(int width) { m_width = width; }
    void setDropRow(int row) { m_dropRow = row; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Theme& m_theme;
    const Clock& m_clock;
    int m_recallSeconds = 60;
    int m_dropRow = -1;
    int m_width = 160;
};

} // namespace callboard::ui
