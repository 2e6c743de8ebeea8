// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QFont>
#include <QObject>
#include <QPalette>

class QApplication;

namespace callboard {
class Settings;
}

namespace callboard::ui {

//! The three sizes of type, all of the system's family.
enum class TextSize : quint8 { Small, Body, Large };

enum class Density : quint8 { Compact, Comfortable, Spacious };

//! Lengths in device-independent pixels, on a grid of 8 (4 inside a row).
struct Metrics
{
    int grid = 8;
    int rowPadding = 8; //!< above and below the text of a list row
    int controlHeight = 32; //!< buttons, fields
    int radius = 8; //!< tiles, cards
    int controlRadius = 6;
    int icon = 16; //!< beside text
    int largeIcon = 24; //!< alone
};

//! Colours, type and lengths of the console. Follows the system or is told; panels read it when they paint and
//! repaint on changed(). The composition root owns the only one.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Mode : quint8 { System, Light, Dark, HighContrast };
    Q_ENUM(Mode)

    explicit Theme(QObject* parent = nullptr);

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] const Tokens& tokens() const { return m_tokens; }
    [[nodiscard]] Density density() const { return m_density; }
    [[nodiscard]] const Metrics& metrics() const { return m_metrics; }
    //! No pulse, no fade: asked for in the settings.
    [[nodiscard]] bool reduceMotion() const { return m_reduceMotion; }
    [[nodiscard]] QFont font(TextSize size = TextSize::Body, bool strong = false) const;

    void setMode(Mode mode);
    void setDensity(Density density);
    void setReduceMotion(bool reduce);
    //! The family and size to start from; the system's unless set. For tests and pictures.
    void setBaseFont(const QFont& font);
    //! 1.0 = as the system says; 0.75 to 2.
    void setFontScale(double scale);

    //! Takes mode, density, text size and motion from the settings, now and whenever they change.
    void follow(const Settings& settings);

    //! Style, palette, font and style sheet of the whole application, now and after every change.
    void applyTo(QApplication& application);

    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] QString styleSheet() const;

    [[nodiscard]] static Mode modeFromName(const QString& name); //!< "system", "light", "dark", "contrast"
    [[nodiscard]] static QString modeName(Mode mode);
    [[nodiscard]] static Density densityFromName(const QString& name); //!< "compact", "comfortable", "large"
    [[nodiscard]] static QString densityName(Density density);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void readSystem();

    Mode m_mode = Mode::System;
    Density m_density = Density::Comfortable;
    Tokens m_tokens;
    Metrics m_metrics;
    QFont m_baseFont;
    double m_fontScale = 1.0;
    bool m_reduceMotion = false;
    bool m_systemDark = false;
    bool m_applying = false;
    QApplication* m_application = nullptr;
};

} // namespace callboard::ui
