// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QLabel>
#include <QWidget>

class QAbstractButton;
class QPushButton;
class QToolButton;

namespace callboard::ui {

enum class Tone : quint8 { Normal, Muted, Accent, Positive, Warning, Negative };

[[nodiscard]] QColor colourOf(Tone tone, const Tokens& tokens);

//! A label in one of the theme's sizes and tones; follows the theme. One-line labels elide at the right and show the
//! full text in the tooltip.
class TextLabel : public QLabel
{
    Q_OBJECT

public:
    TextLabel(const Theme& theme, TextSize size, bool strong, Tone tone, QWidget* parent = nullptr);

    void setTone(Tone tone);
    void setStrong(bool strong);
    //! One line that gives way when there is no room.
    void setElided(bool elided);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();

    const Theme& m_theme;
    TextSize m_size;
    bool m_strong;
    Tone m_tone;
    bool m_elided = false;
};

//! An icon of the family in a tone; decoration, so screen readers skip it.
class IconLabel : public QLabel
{
    Q_OBJECT

public:
    IconLabel(const Theme& theme, const QString& name, Tone tone, QWidget* parent = nullptr);

    void setIconName(const QString& name, Tone tone);
    //! For a lamp, which has a colour of its own.
    void setIconColour(const QString& name, const QColor& colour);
    void setIconSize(int size);

private:
    void redraw();

    const Theme& m_theme;
    QString m_name;
    Tone m_tone;
    QColor m_colour;
    int m_size = 16;
};

//! A plain area in the panel's colour with rounded corners; `raised` ones float above the window and cast a shadow.
class Surface : public QWidget
{
    Q_OBJECT

public:
    explicit Surface(const Theme& theme, bool raised = false, QWidget* parent = nullptr);

    //! A line of this tone at the left edge, and for Warning a tile of its colour.
    void setTone(Tone tone);
    //! Room that the shadow takes around a raised surface; include it in layouts' margins.
    static constexpr int kShadow = 12;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    bool m_raised;
    Tone m_tone = Tone::Normal;
};

//! Gives the button an icon of the family that follows the theme and its enabled state.
void setThemedIcon(QAbstractButton* button, const Theme& theme, const QString& name, Tone tone = Tone::Normal);

//! A flat tool button with an icon, a tooltip and an accessible name, for title bars.
[[nodiscard]] QToolButton* makeIconButton(
    const Theme& theme, const QString& icon, const QString& name, QWidget* parent);

//! The one button of a page that does what the page is for.
void makePrimary(QPushButton* button);

} // namespace callboard::ui
