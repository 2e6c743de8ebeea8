// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/page.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace callboard::ui {

using namespace Qt::StringLiterals;

Page::Page(const Theme& theme, const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_body(new QVBoxLayout)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(24, 8, 24, 16);
    auto* column = new QWidget(this);
    column->setMaximumWidth(880);
    auto* inside = new QVBoxLayout(column);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(12);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    auto* back = new QPushButton(tr("Back"), column);
    back->setObjectName(u"pageBack"_s);
    back->setToolTip(tr("Back to the console (Esc)"));
    back->setProperty("kind", u"quiet"_s);
    back->setAutoDefault(true);
    auto* heading = new TextLabel(theme, TextSize::Large, true, Tone::Normal, column);
    heading->setText(title);
    head->addWidget(back);
    head->addWidget(heading, 1);
    inside->addLayout(head);
    m_body->setSpacing(12);
    inside->addLayout(m_body, 1);
    layout->addStretch(1);
    layout->addWidget(column, 20);
    layout->addStretch(1);
    setAccessibleName(title);
    m_first = back;
    connect(back, &QPushButton::clicked, this, &Page::left);
}

void Page::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_first)
        m_first->setFocus();
}

} // namespace callboard::ui
