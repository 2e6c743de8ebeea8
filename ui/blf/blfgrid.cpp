// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/blf/blfgrid.h"

#include "core/base/clock.h"
#include "core/models/livemodels.h"
#include "core/models/roles.h"
#include "core/models/sitemodel.h"
#include "ui/common/paint.h"
#include "ui/common/theme.h"
#include "ui/common/ticker.h"
#include "ui/common/uicontext.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QToolTip>

#include <cmath>
#include <numbers>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMargin = 8;
constexpr int kPulsePeriodMs = 1600;
constexpr int kPulseStepMs = 66;

} // namespace

class BlfGrid::Delegate : public QStyledItemDelegate
{
public:
    explicit Delegate(BlfGrid& grid)
        : QStyledItemDelegate(&grid)
        , m_grid(grid)
        , m_painter(grid.m_context.theme)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        TileState state;
        state.hovered = option.state.testFlag(QStyle::State_MouseOver);
        state.current = option.state.testFlag(QStyle::State_Selected);
        state.focused = option.state.testFlag(QStyle::State_HasFocus);
        state.dropTarget = index == m_grid.m_dropTarget;
        state.dropPossible = m_grid.m_dropPossible;
        state.pulse = m_grid.m_pulse;
        m_painter.paint(*painter, option.rect, m_grid.m_size, m_grid.contentOf(index), state);
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return TileGeometry::least(m_grid.m_size, m_grid.m_context.theme);
    }

private:
    BlfGrid& m_grid;
    TilePainter m_painter;
};

BlfGrid::BlfGrid(UiContext& context, QWidget* parent)
    : FlatListView(parent)
    , m_context(context)
{
    setObjectName(u"blfGrid"_s);
    setAccessibleName(tr("People"));
    setAccessibleDescription(tr("Lamps of the extensions. Arrow keys move, Enter calls, typing finds."));
    setItemDelegate(new Delegate(*this));
    setDragEnabled(true);
    setAcceptDrops(true);
    setDragDropMode(DragDrop);
    setDropIndicatorShown(false);
    m_pulseTimer.setInterval(kPulseStepMs);
    connect(&m_pulseTimer, &QTimer::timeout, this, &BlfGrid::stepPulse);
    connect(&context.ticker, &Ticker::tick, this, &BlfGrid::onTick);
    connect(&context.theme, &Theme::changed, this, &BlfGrid::doItemsLayout);
    relayout();
}

BlfGrid::~BlfGrid() = default;

void BlfGrid::setTileSize(TileSize size)
{
    if (m_size == size)
        return;
    const QModelIndex anchor = currentIndex().isValid() ? currentIndex() : indexAt({kMargin + 1, kMargin + 1});
    m_size = size;
    doItemsLayout();
    scrollTo(anchor);
}

void BlfGrid::setFavourites(const QSet<ExtensionId>& favourites)
{
    m_favourites = favourites;
    viewport()->update();
}

void BlfGrid::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

void BlfGrid::relayout()
{
    m_geometry.count = rowCount();
    m_geometry.width = viewport()->width();
    m_geometry.least = TileGeometry::least(m_size, m_context.theme);
    m_geometry.gap = m_context.theme.density() == Density::Compact ? 6 : 8;
    m_geometry.margin = kMargin;
    m_geometry.mirrored = isRightToLeft();
}

std::optional<Extension> BlfGrid::extensionAt(const QModelIndex& index) const
{
    const QVariant value = index.data(Role::Value);
    return value.canConvert<Extension>() ? std::optional(value.value<Extension>()) : std::nullopt;
}

Target BlfGrid::targetAt(const QModelIndex& index) const
{
    const auto extension = extensionAt(index);
    return extension ? Target{extension->id.site, extension->number(), extension->name} : Target{};
}

TileContent BlfGrid::contentOf(const QModelIndex& index) const
{
    const auto extension = extensionAt(index);
    if (!extension)
        return {};
    const SiteRow* site = m_context.models.sites().find(extension->id.site);
    TileContent content = TileContent::of(*extension, index.data(Role::SiteName).toString(),
        site ? site->link.lastHeard : QDateTime(), m_context.clock.now());
    content.favourite = m_favourites.contains(extension->id);
    return content;
}

int BlfGrid::rowAfter(int row, CursorAction action) const
{
    using Move = GridGeometry::Move;
    Move move = Move::Right;
    switch (action) {
    case MoveUp:
        move = Move::Up;
        break;
    case MoveDown:
        move = Move::Down;
        break;
    case MoveLeft:
        move = Move::Left;
        break;
    case MoveHome:
        move = Move::Home;
        break;
    case MoveEnd:
        move = Move::End;
        break;
    case MovePageUp:
        move = Move::PageUp;
        break;
    case MovePageDown:
        move = Move::PageDown;
        break;
    case MovePrevious:
        return row - 1;
    case MoveNext:
        return row + 1;
    case MoveRight:
        break;
    }
    return m_geometry.moved(row, move, viewport()->height());
}

bool BlfGrid::matchesTyped(const QModelIndex& index, const QString& typed) const
{
    return index.data(Role::Number).toString().startsWith(typed) || FlatListView::matchesTyped(index, typed);
}

void BlfGrid::paintBehind(QPainter& painter, const QRect& area)
{
    if (m_geometry.count == 0) {
        painter.setFont(m_context.theme.font());
        painter.setPen(m_context.theme.tokens().muted);
        painter.drawText(
            viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
    }
    if (m_insertBefore >= 0 && m_geometry.count > 0) {
        const bool atEnd = m_insertBefore >= m_geometry.count;
        const QRect tile = toViewport(m_geometry.rect(atEnd ? m_geometry.count - 1 : m_insertBefore));
        const bool right = atEnd != m_geometry.mirrored;
        const int x = right ? tile.right() + m_geometry.gap / 2 : tile.left() - m_geometry.gap / 2 - 1;
        painter.fillRect(x - 1, tile.top(), 3, tile.height(), m_context.theme.tokens().accent);
    }
    Q_UNUSED(area)
}

void BlfGrid::paintEvent(QPaintEvent* event)
{
    FlatListView::paintEvent(event);
    watchPulse();
}

void BlfGrid::watchPulse()
{
    bool rings = false;
    const auto [first, last] = visibleRows();
    for (int row = first; row <= last && !rings; ++row)
        rings = indexOfRow(row).data(Role::State).toInt() == static_cast<int>(ExtensionState::Ringing);
    if (rings && !m_context.theme.reduceMotion()) {
        if (!m_pulseTimer.isActive()) {
            m_pulseClock.start();
            m_pulseTimer.start();
        }
    } else {
        m_pulseTimer.stop();
        m_pulse = 0;
    }
}

void BlfGrid::stepPulse()
{
    const double phase = double(m_pulseClock.elapsed() % kPulsePeriodMs) / kPulsePeriodMs;
    m_pulse = m_context.theme.reduceMotion() ? 0 : (1 - std::cos(2 * std::numbers::pi * phase)) / 2;
    bool rings = false;
    const auto [first, last] = visibleRows();
    for (int row = first; row <= last; ++row) {
        if (indexOfRow(row).data(Role::State).toInt() == static_cast<int>(ExtensionState::Ringing)) {
            viewport()->update(toViewport(itemRect(row)));
            rings = true;
        }
    }
    if (!rings)
        m_pulseTimer.stop();
}

void BlfGrid::onTick()
{
    if (!isVisible())
        return;
    const auto [first, last] = visibleRows();
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = indexOfRow(row);
        const auto state = static_cast<ExtensionState>(index.data(Role::State).toInt());
        const bool runs = state != ExtensionState::Idle && state != ExtensionState::Dnd
            && state != ExtensionState::Unavailable && state != ExtensionState::Unknown;
        if (runs || index.data(Role::Stale).toBool())
            viewport()->update(toViewport(itemRect(row)));
    }
}

bool BlfGrid::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QModelIndex index = indexAt(help->pos());
        if (index.isValid())
            QToolTip::showText(help->globalPos(), contentOf(index).toolTip(), viewport(), visualRect(index));
        else
            QToolTip::hideText();
        return true;
    }
    return FlatListView::viewportEvent(event);
}

void BlfGrid::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == (event->modifiers() & Qt::KeypadModifier) && currentIndex().isValid()) {
        Q_EMIT activated(currentIndex());
        event->accept();
        return;
    }
    FlatListView::keyPressEvent(event);
}

void BlfGrid::hideEvent(QHideEvent* event)
{
    m_pulseTimer.stop();
    clearDrag();
    FlatListView::hideEvent(event);
}

} // namespace callboard::ui
