// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/choicebox.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QPainter>

namespace callboard::ui {

ChoiceBox::ChoiceBox(const Theme& theme, QWidget* parent)
    : QComboBox(parent)
    , m_theme(theme)
{
}

void ChoiceBox::setSpokenNames(const QString& name)
{
    setAccessibleName(name);
    view()->setAccessibleName(name);
}

void ChoiceBox::paintEvent(QPaintEvent* event)
{
    QComboBox::paintEvent(event);
    QPainter painter(this);
    const int icon = m_theme.metrics().icon;
    painter.drawPixmap(width() - icon - 10, (height() - icon) / 2,
        Icons::pixmap(QStringLiteral("chevron-down"), m_theme.tokens().muted, icon, devicePixelRatioF()));
}

} // namespace callboard::ui
