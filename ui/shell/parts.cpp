// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/parts.h"

#include "ui/common/icons.h"

#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace callboard::ui {

QColor colourOf(Tone tone, const Tokens& tokens)
{
    switch (tone) {
    case Tone::Normal:
        return tokens.text;
    case Tone::Muted:
        return tokens.muted;
    case Tone::Accent:
        return tokens.accent;
    case Tone::Positive:
        return tokens.positive;
    case Tone::Warning:
        return tokens.warning;
    case Tone::Negative:
        return tokens.negative;
    }
    return tokens.text;
}

TextLabel::TextLabel(const Theme& theme, TextSize size, bool strong, Tone tone, QWidget* parent)
    : QLabel(parent)
    , m_theme(theme)
    , m_size(size)
    , m_strong(strong)
    , m_tone(tone)
{
    setTextFormat(Qt::PlainText); // what a caller calls himself is never markup
    connect(&theme, &Theme::changed, this, &TextLabel::restyle);
    restyle();
}

void TextLabel::setTone(Tone tone)
{
    m_tone = tone;
    restyle();
}

void TextLabel::setStrong(bool strong)
{
    m_strong = strong;
    restyle();
}

void TextLabel::setElided(bool elided)
{
    m_elided = elided;
    setWordWrap(false);
    updateGeometry();
}

QSize TextLabel::minimumSizeHint() const
{
    const QSize hint = QLabel::minimumSizeHint();
    return m_elided ? QSize(fontMetrics().averageCharWidth() * 4, hint.height()) : hint;
}

void TextLabel::paintEvent(QPaintEvent* event)
{
    if (textInteractionFlags() & Qt::TextSelectableByMouse) {
        QLabel::paintEvent(event);
        return;
    }
    // Drawn here, because the application's style sheet would overrule a colour in the palette.
    QPainter painter(this);
    const Tokens& tokens = m_theme.tokens();
    painter.setPen(isEnabled() ? colourOf(m_tone, tokens) : tokens.disabled);
    const QRect area = contentsRect();
    if (!m_elided) {
        painter.drawText(area, int(alignment()) | (wordWrap() ? Qt::TextWordWrap : 0), text());
        return;
    }
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, area.width());
    const QString full = shown == text() ? QString() : text();
    if (toolTip() != full)
        setToolTip(full);
    painter.drawText(area, int(alignment()) | Qt::TextSingleLine, shown);
}

void TextLabel::restyle()
{
    setFont(m_theme.font(m_size, m_strong));
    update();
}

IconLabel::IconLabel(const Theme& theme, const QString& name, Tone tone, QWidget* parent)
    : QLabel(parent)
    , m_theme(theme)
    , m_name(name)
    , m_tone(tone)
    , m_size(theme.metrics().icon)
{
    setAlignment(Qt::AlignCenter);
    connect(&theme, &Theme::changed, this, &IconLabel::redraw);
    redraw();
}

void IconLabel::setIconName(const QString& name, Tone tone)
{
    if (m_name == name && m_tone == tone && !m_colour.isValid())
        return;
    m_name = name;
    m_tone = tone;
    m_colour = QColor();
    redraw();
}

void IconLabel::setIconColour(const QString& name, const QColor& colour)
{
    if (m_name == name && m_colour == colour)
        return;
    m_name = name;
    m_colour = colour;
    redraw();
}

void IconLabel::setIconSize(int size)
{
    m_size = size;
    redraw();
}

void IconLabel::redraw()
{
    const QColor colour = m_colour.isValid() ? m_colour : colourOf(m_tone, m_theme.tokens());
    setPixmap(Icons::pixmap(m_name, colour, m_size, devicePixelRatioF()));
    setFixedSize(m_size, m_size);
}

Surface::Surface(const Theme& theme, bool raised, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_raised(raised)
{
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Surface::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Surface::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = m_theme.tokens();
    QRectF area = rect();
    const double radius = m_theme.metrics().radius;
    if (m_raised) {
        area.adjust(kShadow, kShadow, -kShadow, -kShadow);
        QColor shade = tokens.shadow;
        shade.setAlpha(std::max(1, shade.alpha() / 5));
        painter.setPen(Qt::NoPen);
        painter.setBrush(shade);
        for (int spread = kShadow; spread > 0; spread -= 2)
            painter.drawRoundedRect(
                area.adjusted(-spread, -spread + 4, spread, spread), radius + spread, radius + spread);
    }
    painter.setBrush(m_tone == Tone::Warning ? tokens.warningTile : tokens.panel);
    painter.setPen(QPen(m_raised ? tokens.outline : tokens.separator, 1));
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    if (m_tone != Tone::Normal) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colourOf(m_tone, tokens));
        painter.drawRoundedRect(QRectF(area.left() + 4, area.top() + 8, 4, area.height() - 16), 2, 2);
    }
}

void setThemedIcon(QAbstractButton* button, const Theme& theme, const QString& name, Tone tone)
{
    const auto redraw = [button, &theme, name, tone] {
        const Tokens& tokens = theme.tokens();
        QColor disabled = tokens.muted;
        disabled.setAlphaF(0.5f);
        button->setIcon(Icons::get(name, colourOf(tone, tokens), disabled));
        button->setIconSize(QSize(theme.metrics().icon, theme.metrics().icon));
    };
    redraw();
    QObject::connect(&theme, &Theme::changed, button, redraw);
}

QToolButton* makeIconButton(const Theme& theme, const QString& icon, const QString& name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    setThemedIcon(button, theme, icon, Tone::Muted);
    return button;
}

void makePrimary(QPushButton* button)
{
    button->setProperty("kind", QStringLiteral("primary"));
    button->setDefault(true);
}

} // namespace callboard::ui
