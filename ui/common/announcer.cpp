// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/announcer.h"

#include <QAccessible>

namespace callboard::ui {

using namespace Qt::StringLiterals;

Announcer::Announcer(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"announcer"_s);
    setFixedSize(1, 1);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
}

void Announcer::say(const QString& sentence)
{
    if (sentence.isEmpty())
        return;
    setAccessibleName(sentence);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    Q_EMIT said(sentence);
}

void setSpokenName(QWidget& widget, const QString& name)
{
    if (widget.accessibleName() != name)
        widget.setAccessibleName(name);
}

} // namespace callboard::ui
