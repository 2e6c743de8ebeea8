// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/themesettings.h"

#include <QCoreApplication>

namespace callboard::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(callboard::ui::ThemeSettings)
};

} // namespace

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

} // namespace callboard::ui
