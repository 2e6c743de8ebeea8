// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/parts.h"

class QVBoxLayout;

namespace callboard::ui {

//! A page that takes the place of the console until it is left: a way back, a title, and room below.
class Page : public QWidget
{
    Q_OBJECT

public:
    Page(const Theme& theme, const QString& title, QWidget* parent = nullptr);

    //! Where the page's own widgets go.
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    //! What has the focus when the page opens.
    void setFirst(QWidget* widget) { m_first = widget; }

Q_SIGNALS:
    void left();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QVBoxLayout* m_body;
    QWidget* m_first = nullptr;
};

} // namespace callboard::ui
