// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>

namespace callboard::ui {

//! The icon family in resources/icons: one outline weight, recoloured when drawn. Pixmaps are kept in QPixmapCache.
class Icons
{
public:
    //! `size` in device-independent pixels. An unknown name gives a null pixmap and one warning in the log.
    [[nodiscard]] static QPixmap pixmap(
        const QString& name, const QColor& colour, int size, qreal devicePixelRatio = 1);
    //! Renders itself at whatever size and ratio it is shown; `disabled` colour for disabled controls.
    [[nodiscard]] static QIcon get(const QString& name, const QColor& colour, const QColor& disabled = {});
    [[nodiscard]] static QStringList names();
};

} // namespace callboard::ui
