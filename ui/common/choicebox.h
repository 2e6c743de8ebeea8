// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace callboard::ui {

class Theme;

//! A combo box with the family's arrow.
class ChoiceBox : public QComboBox
{
    Q_OBJECT

public:
    ChoiceBox(const Theme& theme, QWidget* parent);

    //! For screen readers: the box and the list that it opens.
    void setSpokenNames(const QString& name);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
};

} // namespace callboard::ui
