// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/lamp.h"

#include <QFontMetrics>
#include <QRect>
#include <QString>

class QDateTime;
class QPainter;

namespace callboard::ui {

class Theme;

enum class TileSize : quint8 { Small, Medium, Large };

//! What a tile says, ready to be painted.
struct TileContent
{
    Lamp lamp = Lamp::Unknown;
    QString number;
    QString name;
    QString word; //!< "talking", or where an idle phone forwards to: "> 0170..."
    QString with; //!< who is at the other end; empty when nobody is
    QString department;
    QString timer; //!< how long, while the phone is in use; empty otherwise
    QString site; //!< empty while only one site is open
    QString age; //!< "12 s ago" when stale
    int voicemail = 0; //!< new messages
    bool doubtful = false; //!< unregistered as well as busy with something
    bool stale = false;
    bool inferred = false;
    bool favourite = false;

    //! `lastHeard`: when the site's PBX last said anything; `now` in the same zone.
    static TileContent of(
        const Extension& extension, const QString& site, const QDateTime& lastHeard, const QDateTime& now);
    [[nodiscard]] QString toolTip() const;
};

//! "12 s ago", "3 min ago", "2 h ago".
[[nodiscard]] QString ageText(qint64 ms);

//! Where the parts of a tile are. A value: can be tested without a window. Parts that do not fit are empty.
struct TileGeometry
{
    QRect tile;
    QRect icon;
    QRect number;
    QRect badges; //!< voicemail, star, site: laid out from the right
    QRect name;
    QRect word;
    QRect timer;
    QRect extra; //!< with whom or the department; Large only

    static TileGeometry of(const QRect& tile, TileSize size, const Theme& theme, int timerWidth, int badgesWidth);
    //! The least a tile of this size may be.
    [[nodiscard]] static QSize least(TileSize size, const Theme& theme);
};

//! How the tile is being used at the moment.
struct TileState
{
    bool hovered = false;
    bool current = false; //!< the keys act on it
    bool focused = false; //!< and the grid has the focus
    bool dropTarget = false;
    bool dropPossible = true;
    double pulse = 0; //!< 0 to 1, ringing tiles only
};

class TilePainter
{
public:
    explicit TilePainter(const Theme& theme)
        : m_theme(theme)
    {
    }

    void paint(
        QPainter& painter, const QRect& rect, TileSize size, const TileContent& content, const TileState& state) const;

    //! The tile's background, also at the height of a pulse.
    [[nodiscard]] static QColor fill(const Theme& theme, Lamp lamp, const TileState& state);

private:
    void paintSurface(QPainter& painter, const QRect& rect, const TileContent& content, const TileState& state) const;
    void paintBadges(QPainter& painter, const QRect& rect, const TileContent& content) const;
    [[nodiscard]] int badgesWidth(const TileContent& content) const;
    void paintWords(QPainter& painter, const TileGeometry& geometry, TileSize size, const TileContent& content) const;

    const Theme& m_theme;
};

//! Words of tiles are translated in this context.
class TileWords
{
    Q_DECLARE_TR_FUNCTIONS(callboard::ui::TileWords)
    friend struct TileContent;
    friend QString ageText(qint64 ms);
};

} // namespace callboard::ui
