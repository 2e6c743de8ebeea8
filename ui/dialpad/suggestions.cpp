// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialpad/suggestions.h"

#include "core/models/directorysearch.h"
#include "ui/common/icons.h"
#include "ui/common/onecolumnproxy.h"
#include "ui/common/paint.h"
#include "ui/common/theme.h"
#include "ui/common/uicontext.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostShown = 6;
constexpr int kFrame = 4;

Lamp lampOfHit(const DirectoryHit& hit)
{
    Extension extension;
    extension.state = hit.state;
    return lampOf(extension);
}

QString iconOf(const DirectoryHit& hit)
{
    switch (hit.kind) {
    case DirectoryHit::Kind::Extension:
        return iconName(lampOfHit(hit));
    case DirectoryHit::Kind::Contact:
        return u"person"_s;
    case DirectoryHit::Kind::Queue:
        return u"queue"_s;
    case DirectoryHit::Kind::ParkSlot:
        return u"park"_s;
    case DirectoryHit::Kind::Number:
        break;
    }
    return u"dial"_s;
}

} // namespace

class Suggestions::Delegate : public QStyledItemDelegate
{
public:
    explicit Delegate(Suggestions& list)
        : QStyledItemDelegate(&list)
        , m_list(list)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = m_list.m_context.theme;
        const Tokens& tokens = theme.tokens();
        const DirectoryHit& hit = m_list.m_search.at(index.row());
        const bool lamp = hit.kind == DirectoryHit::Kind::Extension;
        if (option.state.testFlag(QStyle::State_Selected) || option.state.testFlag(QStyle::State_MouseOver)) {
            const bool selected = option.state.testFlag(QStyle::State_Selected);
            drawTile(*painter, option.rect, theme.metrics().controlRadius, selected ? tokens.selected : tokens.hover);
        }
        const int icon = theme.metrics().icon;
        const QRect inner = option.rect.adjusted(8, 0, -8, 0);
        painter->drawPixmap(inner.left(), inner.top() + (inner.height() - icon) / 2,
            Icons::pixmap(iconOf(hit), lamp ? tokens.lamp(lampOfHit(hit)).icon : tokens.muted, icon,
                painter->device()->devicePixelRatioF()));
        const QFontMetrics body(theme.font(TextSize::Body, true));
        const QFontMetrics small(theme.font(TextSize::Small));
        const int left = inner.left() + icon + 8;
        const int top = inner.top() + (inner.height() - body.height() - small.height()) / 2;
        painter->setFont(theme.font(TextSize::Body, true));
        painter->setPen(tokens.text);
        drawElided(
            *painter, {left, top, inner.right() - left, body.height()}, hit.name.isEmpty() ? hit.number : hit.name);
        painter->setFont(theme.font(TextSize::Small));
        painter->setPen(tokens.muted);
        QStringList second;
        if (!hit.name.isEmpty())
            second << hit.number;
        if (lamp)
            second << word(lampOfHit(hit));
        if (!hit.detail.isEmpty())
            second << hit.detail;
        drawElided(
            *painter, {left, top + body.height(), inner.right() - left, small.height()}, second.join(u" \u00B7 "_s));
    }

private:
    Suggestions& m_list;
};

Suggestions::Suggestions(UiContext& context, DirectorySearch& search, QWidget* window)
    : FlatListView(window)
    , m_context(context)
    , m_search(search)
{
    setObjectName(u"dialSuggestions"_s);
    setAccessibleName(tr("Suggestions"));
    setFocusPolicy(Qt::NoFocus);
    setItemDelegate(new Delegate(*this));
    auto* rows = new OneColumnProxy(this);
    rows->setSourceModel(&search);
    setModel(rows);
    hide();
}

void Suggestions::relayout()
{
    m_rowHeight = QFontMetrics(m_context.theme.font(TextSize::Body, true)).height()
        + QFontMetrics(m_context.theme.font(TextSize::Small)).height() + 8;
}

void Suggestions::showFor(const QWidget* field)
{
    const int rows = std::min(kMostShown, m_search.rowCount());
    if (rows == 0) {
        hide();
        return;
    }
    if (parentWidget() != field->window())
        setParent(field->window());
    relayout();
    const int height = rows * m_rowHeight + 2 * kFrame;
    const QPoint origin = field->mapTo(field->window(), QPoint(0, 0));
    // Below the field where there is room, else above it.
    const int below = origin.y() + field->height() + 4;
    const bool fits = below + height <= field->window()->height();
    setGeometry(origin.x(), fits ? below : origin.y() - height - 4, field->width(), height);
    doItemsLayout();
    raise();
    show();
}

const DirectoryHit* Suggestions::chosen() const
{
    return isVisible() && currentIndex().isValid() ? &m_search.at(currentIndex().row()) : nullptr;
}

void Suggestions::step(int by)
{
    const int rows = rowCount();
    if (rows == 0)
        return;
    const int from = currentIndex().isValid() ? currentIndex().row() : (by > 0 ? -1 : rows);
    setCurrentIndex(indexOfRow(std::clamp(from + by, 0, rows - 1)));
}

QRect Suggestions::itemRect(int row) const
{
    return {kFrame, kFrame + row * m_rowHeight, viewport()->width() - 2 * kFrame, m_rowHeight};
}

int Suggestions::rowAt(const QPoint& point) const
{
    const int row = (point.y() - kFrame) / m_rowHeight;
    return point.y() >= kFrame && row < rowCount() ? row : -1;
}

std::pair<int, int> Suggestions::rowsIn(const QRect& area) const
{
    if (area.isEmpty() || rowCount() == 0)
        return {0, -1};
    return {std::clamp((area.top() - kFrame) / m_rowHeight, 0, rowCount() - 1),
        std::clamp((area.bottom() - kFrame) / m_rowHeight, 0, rowCount() - 1)};
}

int Suggestions::contentHeight() const
{
    return rowCount() * m_rowHeight + 2 * kFrame;
}

int Suggestions::rowAfter(int row, CursorAction action) const
{
    return action == MoveUp ? row - 1 : action == MoveDown ? row + 1 : row;
}

void Suggestions::paintBehind(QPainter& painter, const QRect&)
{
    const Tokens& tokens = m_context.theme.tokens();
    drawTile(painter, viewport()->rect(), m_context.theme.metrics().radius, tokens.panel, tokens.outline);
}

} // namespace callboard::ui
