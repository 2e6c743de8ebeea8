// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/themesettings.h"

#include "core/settings/settings.h"

#include <QCoreApplication>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(callboard::ui::ThemeSettings)
};

void apply(Theme& theme, const Settings& settings)
{
    theme.setMode(modeOf(settings.text(Setting::Theme)));
    theme.setDensity(densityOf(settings.text(Setting::Density)));
    theme.setFontScale(settings.number(Setting::TextScale) / 100.0);
    theme.setReduceMotion(settings.flag(Setting::ReduceMotion));
}

} // namespace

QString settingOf(Theme::Mode mode)
{
    switch (mode) {
    case Theme::Mode::Light:
        return u"light"_s;
    case Theme::Mode::Dark:
        return u"dark"_s;
    case Theme::Mode::HighContrast:
        return u"contrast"_s;
    case Theme::Mode::System:
        break;
    }
    return u"system"_s;
}

QString settingOf(Density density)
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

Theme::Mode modeOf(const QString& setting)
{
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark, Theme::Mode::HighContrast}) {
        if (settingOf(mode) == setting)
            return mode;
    }
    return Theme::Mode::System;
}

Density densityOf(const QString& setting)
{
    for (const auto density : {Density::Compact, Density::Spacious}) {
        if (settingOf(density) == setting)
            return density;
    }
    return Density::Comfortable;
}

QString modeText(Theme::Mode mode)
{
    switch (mode) {
    case Theme::Mode::System:
        return Words::tr("Like the system");
    case Theme::Mode::Light:
        return Words::tr("Light");
    case Theme::Mode::Dark:
        return Words::tr("Dark");
    case Theme::Mode::HighContrast:
        return Words::tr("High contrast");
    }
    return {};
}

QString densityText(Density density)
{
    switch (density) {
    case Density::Compact:
        return Words::tr("Compact");
    case Density::Comfortable:
        return Words::tr("Comfortable");
    case Density::Spacious:
        return Words::tr("Spacious");
    }
    return {};
}

void followSettings(Theme& theme, const Settings& settings, QObject* context)
{
    apply(theme, settings);
    QObject::connect(&settings, &Settings::changed, context, [&theme, &settings](Setting key) {
        if (key == Setting::Theme || key == Setting::Density || key == Setting::TextScale
            || key == Setting::ReduceMotion)
            apply(theme, settings);
    });
}

} // namespace callboard::ui
