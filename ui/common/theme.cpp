// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "core/settings/settings.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QScopedValueRollback>
#include <QStyleFactory>

#include <algorithm>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

Metrics metricsOf(Density density)
{
    Metrics metrics;
    switch (density) {
    case Density::Compact:
        metrics.rowPadding = 4;
        metrics.controlHeight = 28;
        metrics.radius = 6;
        break;
    case Density::Comfortable:
        break;
    case Density::Spacious:
        metrics.rowPadding = 12;
        metrics.controlHeight = 40;
        metrics.icon = 20;
        break;
    }
    return metrics;
}

double scaleOf(TextSize size)
{
    switch (size) {
    case TextSize::Small:
        return 0.88;
    case TextSize::Body:
        return 1.0;
    case TextSize::Large:
        return 1.35;
    }
    return 1.0;
}

void setDisabled(QPalette& palette, const QColor& colour)
{
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, colour);
}

} // namespace

Theme::Theme(QObject* parent)
    : QObject(parent)
    , m_tokens(lightTokens())
    , m_baseFont(QFontDatabase::systemFont(QFontDatabase::GeneralFont))
{
    readSystem();
    refresh();
}

void Theme::setMode(Mode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    refresh();
}

void Theme::setDensity(Density density)
{
    if (m_density == density)
        return;
    m_density = density;
    refresh();
}

void Theme::setReduceMotion(bool reduce)
{
    if (m_reduceMotion == reduce)
        return;
    m_reduceMotion = reduce;
    refresh();
}

void Theme::setBaseFont(const QFont& font)
{
    m_baseFont = font;
    refresh();
}

void Theme::setFontScale(double scale)
{
    m_fontScale = std::clamp(scale, 0.75, 2.0);
    refresh();
}

QFont Theme::font(TextSize size, bool strong) const
{
    QFont font = m_baseFont;
    const int pixels = QFontInfo(m_baseFont).pixelSize();
    // Whole pixels: text of one size then has one height on every row, whatever the platform's rounding.
    font.setPixelSize(std::max(size == TextSize::Small ? 11 : 12, qRound(pixels * scaleOf(size) * m_fontScale)));
    font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    return font;
}

void Theme::follow(const Settings& settings)
{
    const auto read = [this, &settings] {
        m_mode = modeFromName(settings.text(Setting::Theme));
        m_density = densityFromName(settings.text(Setting::Density));
        m_fontScale = std::clamp(settings.number(Setting::TextScale) / 100.0, 0.75, 2.0);
        m_reduceMotion = settings.flag(Setting::ReduceMotion);
        refresh();
    };
    connect(&settings, &Settings::changed, this, [read](Setting key) {
        if (key == Setting::Theme || key == Setting::Density || key == Setting::TextScale
            || key == Setting::ReduceMotion)
            read();
    });
    read();
}

void Theme::applyTo(QApplication& application)
{
    m_application = &application;
    application.setStyle(QStyleFactory::create(u"Fusion"_s));
    application.installEventFilter(this);
    refresh();
}

QPalette Theme::palette() const
{
    const Tokens& t = m_tokens;
    QPalette palette(t.text, t.raised, t.separator, t.outline, t.separator, t.text, t.text, t.panel, t.window);
    palette.setColor(QPalette::AlternateBase, t.raised);
    palette.setColor(QPalette::ToolTipBase, t.tooltip);
    palette.setColor(QPalette::ToolTipText, t.onTooltip);
    palette.setColor(QPalette::PlaceholderText, t.muted);
    palette.setColor(QPalette::Highlight, t.accent);
    palette.setColor(QPalette::HighlightedText, t.onAccent);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::LinkVisited, t.accent);
    palette.setColor(QPalette::Shadow, t.shadow);
    setDisabled(palette, t.disabled);
    return palette;
}

void Theme::refresh()
{
    m_metrics = metricsOf(m_density);
    m_metrics.icon = qRound(m_metrics.icon * std::max(1.0, m_fontScale));
    m_metrics.controlHeight = qRound(m_metrics.controlHeight * std::max(1.0, m_fontScale));
    switch (m_mode) {
    case Mode::System:
        m_tokens = m_systemDark ? darkTokens() : lightTokens();
        break;
    case Mode::Light:
        m_tokens = lightTokens();
        break;
    case Mode::Dark:
        m_tokens = darkTokens();
        break;
    case Mode::HighContrast:
        m_tokens = highContrastTokens();
        break;
    }
    if (m_application) {
        const QScopedValueRollback guard(m_applying, true);
        m_application->setFont(font());
        m_application->setPalette(palette());
        m_application->setStyleSheet(styleSheet());
    }
    Q_EMIT changed();
}

void Theme::readSystem()
{
    // An empty palette asks for the platform's own again, which tells what the desktop is set to now.
    const QScopedValueRollback guard(m_applying, true);
    if (m_application)
        m_application->setPalette(QPalette());
    m_systemDark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange && watched->isWindowType() && !m_applying && m_mode == Mode::System) {
        const bool before = m_systemDark;
        readSystem();
        if (before != m_systemDark)
            refresh();
        else if (m_application)
            m_application->setPalette(palette());
    }
    return QObject::eventFilter(watched, event);
}

Theme::Mode Theme::modeFromName(const QString& name)
{
    for (const Mode mode : {Mode::Light, Mode::Dark, Mode::HighContrast}) {
        if (modeName(mode) == name)
            return mode;
    }
    return Mode::System;
}

QString Theme::modeName(Mode mode)
{
    switch (mode) {
    case Mode::Light:
        return u"light"_s;
    case Mode::Dark:
        return u"dark"_s;
    case Mode::HighContrast:
        return u"contrast"_s;
    case Mode::System:
        break;
    }
    return u"system"_s;
}

Density Theme::densityFromName(const QString& name)
{
    if (name == u"compact"_s)
        return Density::Compact;
    return name == u"large"_s ? Density::Spacious : Density::Comfortable;
}

QString Theme::densityName(Density density)
{
    switch (density) {
    case Density::Compact:
        return u"compact"_s;
    case Density::Spacious:
        return u"large"_s;
    case Density::Comfortable:
        break;
    }
    return u"comfortable"_s;
}

} // namespace callboard::ui
