// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/drophint.h"

#include "ui/common/icons.h"
#include "ui/common/paint.h"
#include "ui/common/theme.h"

#include <QPainter>

#include <algorithm>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMargin = 12;
constexpr int kGap = 8;
constexpr int kIcon = 20;
constexpr int kMost = 420;

} // namespace

DropHint::DropHint(const Theme& theme, QWidget* window)
    : QWidget(window)
    , m_theme(theme)
{
    setObjectName(u"dropHint"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    QWidget::hide();
}

DropHint* DropHint::of(QWidget* widget, const Theme& theme)
{
    QWidget* window = widget->window();
    auto* hint = window->findChild<DropHint*>(u"dropHint"_s, Qt::FindDirectChildrenOnly);
    return hint ? hint : new DropHint(theme, window);
}

void DropHint::show(
    const QWidget* of, const QRect& anchor, const QString& what, const QString& otherwise, bool possible)
{
    m_what = what;
    m_otherwise = otherwise;
    m_possible = possible;
    setAccessibleName(what);
    const QFontMetrics first(m_theme.font(TextSize::Body, true));
    const QFontMetrics second(m_theme.font(TextSize::Small));
    const int text = std::max(first.horizontalAdvance(what), second.horizontalAdvance(otherwise)) + 2;
    const int width = std::min({2 * kMargin + kIcon + kGap + text, kMost, window()->width()});
    const int height = 2 * kGap + first.height() + (otherwise.isEmpty() ? 0 : second.height() + 2);
    const QRect near(of->mapTo(window(), anchor.topLeft()), anchor.size());
    QRect place(near.left(), near.bottom() + 1 + kGap, width, height);
    if (place.bottom() >= window()->height())
        place.moveBottom(near.top() - kGap);
    place.moveLeft(std::clamp(place.left(), 0, std::max(0, window()->width() - width)));
    setGeometry(place);
    raise();
    QWidget::show();
    update();
}

void DropHint::dismiss()
{
    m_what.clear();
    hide();
}

void DropHint::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    drawTile(
        painter, rect(), m_theme.metrics().radius, tokens.tooltip, tokens.highContrast ? tokens.outline : QColor());
    const QRect inner = rect().adjusted(kMargin, kGap, -kMargin, -kGap);
    const QString icon = m_possible ? u"transfer"_s : u"state-dnd"_s;
    painter.drawPixmap(inner.left(), inner.top() + (inner.height() - kIcon) / 2,
        Icons::pixmap(icon, tokens.onTooltip, kIcon, devicePixelRatioF()));
    QRect line = inner.adjusted(kIcon + kGap, 0, 0, 0);
    painter.setPen(tokens.onTooltip);
    painter.setFont(m_theme.font(TextSize::Body, true));
    line.setHeight(painter.fontMetrics().height());
    drawElided(painter, line, m_what);
    if (m_otherwise.isEmpty())
        return;
    line.translate(0, line.height() + 2);
    painter.setFont(m_theme.font(TextSize::Small));
    line.setHeight(painter.fontMetrics().height());
    drawElided(painter, line, m_otherwise);
}

} // namespace callboard::ui
