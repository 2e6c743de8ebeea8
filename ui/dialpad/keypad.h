// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace callboard::ui {

class Theme;

//! The twelve keys of a telephone.
class Keypad : public QWidget
{
    Q_OBJECT

public:
    Keypad(const Theme& theme, QWidget* parent);

Q_SIGNALS:
    void pressed(QChar key);
};

} // namespace callboard::ui
