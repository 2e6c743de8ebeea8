// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/park.h"

#include <QAbstractListModel>

namespace callboard {
class LiveModels;
}

namespace callboard::ui {

//! One tile of the board.
struct ParkTile
{
    ParkSlotId id; //!< empty text: "next free"
    ParkSlot slot; //!< who waits there; isFree() when nobody
    QString byName; //!< who parked it: the name behind the number, or the number
    QString siteBadge; //!< the site's name while several are open
    QString why; //!< a "next free" that cannot be used: the reason

    [[nodiscard]] bool isNextFree() const { return id.text.isEmpty(); }
    [[nodiscard]] bool isUsed() const { return !isNextFree() && !slot.isFree(); }
    friend bool operator==(const ParkTile&, const ParkTile&) = default;
};

//! The slots that are used, the free ones that a site's profile or PBX names, and one "next free" a site that can
//! park. In the order of sites and numbers; never reset.
class ParkBoardModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit ParkBoardModel(const LiveModels& models, QObject* parent = nullptr);

    [[nodiscard]] const ParkTile& at(int row) const { return m_tiles.at(row); }
    [[nodiscard]] int rowOf(const ParkSlotId& id) const;
    [[nodiscard]] int usedCount() const;
    //! The row of the one that waits longest; -1 when nobody waits.
    [[nodiscard]] int longestRow() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void usedCountChanged(int count);

private:
    [[nodiscard]] QList<ParkTile> wanted() const;
    void sync();

    const LiveModels& m_models;
    QList<ParkTile> m_tiles;
    int m_used = 0;
};

} // namespace callboard::ui

Q_DECLARE_METATYPE(callboard::ui::ParkTile)
