// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/sheet.h"

#include "ui/common/announcer.h"

#include <QAccessible>
#include <QPushButton>
#include <QVBoxLayout>

namespace callboard::ui {

using namespace Qt::StringLiterals;

Sheet::Sheet(const Theme& theme, const QString& title, QWidget* parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_title(new TextLabel(theme, TextSize::Large, true, Tone::Normal, this))
    , m_subtitle(new TextLabel(theme, TextSize::Body, false, Tone::Muted, this))
    , m_message(new TextLabel(theme, TextSize::Body, false, Tone::Negative, this))
    , m_body(new QVBoxLayout)
    , m_buttons(new QHBoxLayout)
    , m_close(new QPushButton(tr("Close"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::NonModal);
    setWindowTitle(title);
    setAccessibleName(title);
    m_title->setText(title);
    m_title->setElided(true);
    m_subtitle->setWordWrap(true);
    m_subtitle->hide();
    m_message->setObjectName(u"sheetMessage"_s);
    m_message->setWordWrap(true);
    m_message->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(m_subtitle);
    m_body->setSpacing(12);
    layout->addLayout(m_body, 1);
    layout->addWidget(m_message);
    m_buttons->setSpacing(8);
    m_buttons->addStretch(1);
    m_buttons->addWidget(m_close);
    layout->addLayout(m_buttons);
    m_close->setObjectName(u"sheetClose"_s);
    m_close->setAutoDefault(false);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
}

void Sheet::setSubtitle(const QString& text)
{
    m_subtitle->setText(text);
    m_subtitle->setVisible(!text.isEmpty());
}

void Sheet::setMessage(const QString& text, Tone tone)
{
    const bool fresh = !text.isEmpty() && text != m_message->text();
    m_message->setTone(tone);
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
    setSpokenName(*m_message, text);
    if (!fresh)
        return;
    QAccessibleEvent alert(m_message, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString Sheet::message() const
{
    return m_message->text();
}

QPushButton* Sheet::addPrimary(const QString& text, const QString& objectName)
{
    QPushButton* button = addButton(text, objectName);
    m_buttons->removeWidget(button);
    m_buttons->addWidget(button);
    makePrimary(button);
    return button;
}

QPushButton* Sheet::addButton(const QString& text, const QString& objectName)
{
    auto* button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    m_buttons->insertWidget(0, button);
    return button;
}

void Sheet::setCloseText(const QString& text)
{
    m_close->setText(text);
}

} // namespace callboard::ui
