// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/states.h"
#include "ui/common/theme.h"

#include <QWidget>

#include <optional>

namespace callboard::ui {

//! Who hears the supervisor: impossible to overlook. Filled in the mode's colour, with its icon and two sentences.
class ModeBanner : public QWidget
{
    Q_OBJECT

public:
    explicit ModeBanner(const Theme& theme, QWidget* parent = nullptr);

    //! nullopt hides it.
    void setMode(std::optional<SuperviseMode> mode, const QString& agent, const QString& other);
    [[nodiscard]] const QString& title() const { return m_title; }
    [[nodiscard]] const QString& explanation() const { return m_explanation; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    std::optional<SuperviseMode> m_mode;
    QString m_title;
    QString m_explanation;
};

} // namespace callboard::ui
