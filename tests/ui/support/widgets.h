// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QWidget>

namespace callboard::ui {

//! Widgets that can be focused or clicked and that a screen reader could not name: class and object name of each.
[[nodiscard]] inline QStringList unnamedControls(const QWidget& root)
{
    QStringList unnamed;
    const QList<QWidget*> widgets = root.findChildren<QWidget*>();
    for (QWidget* widget : widgets) {
        const bool internal = widget->objectName().startsWith(QLatin1StringView("qt_"))
            || (widget->parentWidget() && widget->parentWidget()->inherits("QLineEdit"));
        if (widget->isHidden() || widget->focusPolicy() == Qt::NoFocus || internal)
            continue;
        QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
        if (!accessible || accessible->text(QAccessible::Name).trimmed().isEmpty())
            unnamed << QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName();
    }
    return unnamed;
}

} // namespace callboard::ui
