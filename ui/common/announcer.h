// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace callboard::ui {

//! Says things to people who use a screen reader, without moving the focus: a new call, a change of state. Takes no
//! room. Qt 6.4 has no announcement event; an alert of an object whose name is the sentence is what readers take.
class Announcer : public QWidget
{
    Q_OBJECT

public:
    explicit Announcer(QWidget* parent);

    void say(const QString& sentence);
    [[nodiscard]] QString last() const { return accessibleName(); }

Q_SIGNALS:
    void said(const QString& sentence);
};

//! For names that are worked out again and again: a screen reader is told only when one really changes.
void setSpokenName(QWidget& widget, const QString& name);

} // namespace callboard::ui
