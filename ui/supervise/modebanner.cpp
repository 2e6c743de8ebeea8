// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervise/modebanner.h"

#include "ui/common/icons.h"
#include "ui/common/paint.h"

#include <QAccessible>
#include <QPainter>

namespace callboard::ui {

using namespace Qt::StringLiterals;

ModeBanner::ModeBanner(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(u"modeBanner"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &QWidget::updateGeometry);
    hide();
}

void ModeBanner::setMode(std::optional<SuperviseMode> mode, const QString& agent, const QString& other)
{
    m_mode = mode;
    m_title.clear();
    m_explanation.clear();
    if (mode) {
        switch (*mode) {
        case SuperviseMode::Listen:
            m_title = tr("You are listening");
            m_explanation = tr("Neither %1 nor %2 hears you.").arg(agent, other);
            break;
        case SuperviseMode::Whisper:
            m_title = tr("You are whispering");
            m_explanation = tr("%1 hears you, %2 does not.").arg(agent, other);
            break;
        case SuperviseMode::Barge:
            m_title = tr("You are in the conversation");
            m_explanation = tr("%1 and %2 both hear you.").arg(agent, other);
            break;
        }
    }
    const QString said = m_mode ? m_title + u". "_s + m_explanation : QString();
    if (said != accessibleName()) {
        setAccessibleName(said);
        setToolTip(m_explanation);
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
    setVisible(m_mode.has_value());
    update();
}

QSize ModeBanner::sizeHint() const
{
    const int lines
        = QFontMetrics(m_theme.font(TextSize::Large, true)).height() + QFontMetrics(m_theme.font()).height();
    return {240, lines + 28};
}

void ModeBanner::paintEvent(QPaintEvent*)
{
    if (!m_mode)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = m_theme.tokens();
    QColor fill = tokens.accent;
    QColor ink = tokens.onAccent;
    QString icon = u"listen"_s;
    if (*m_mode == SuperviseMode::Whisper) {
        fill = tokens.positive;
        ink = tokens.onPositive;
        icon = u"whisper"_s;
    } else if (*m_mode == SuperviseMode::Barge) {
        fill = tokens.negative;
        ink = tokens.onNegative;
        icon = u"barge"_s;
    }
    drawTile(painter, rect(), m_theme.metrics().radius, fill);
    const int size = m_theme.metrics().largeIcon;
    painter.drawPixmap(16, (height() - size) / 2, Icons::pixmap(icon, ink, size, devicePixelRatioF()));
    QRect text = rect().adjusted(16 + size + 16, 12, -16, -12);
    painter.setPen(ink);
    painter.setFont(m_theme.font(TextSize::Large, true));
    const int first = painter.fontMetrics().height();
    drawElided(painter, QRect(text.left(), text.top(), text.width(), first), m_title);
    painter.setFont(m_theme.font());
    drawElided(
        painter, QRect(text.left(), text.top() + first + 4, text.width(), text.height() - first - 4), m_explanation);
}

} // namespace callboard::ui
