// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/outcome.h"

#include <QAbstractButton>
#include <QFuture>
#include <QTimer>

namespace callboard::ui {

class Theme;

//! A button that does something to a call: icon above word. Filled for what begins and ends a call, quiet for the rest.
//! Shows when its command takes longer than a blink.
class CommandButton : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Kind : quint8 { Plain, Positive, Negative };

    CommandButton(const Theme& theme, QWidget* parent);

    void setKind(Kind kind);
    void setIconName(const QString& name);
    //! Busy until the future is finished, shown from kBusyAfterMs on; further clicks are swallowed meanwhile.
    void track(const QFuture<Outcome>& future);
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool showsBusy() const { return m_showsBusy; }

    static constexpr int kBusyAfterMs = 150;

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void nextCheckState() override { }
    [[nodiscard]] bool hitButton(const QPoint& pos) const override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void finish();

    const Theme& m_theme;
    Kind m_kind = Kind::Plain;
    QString m_icon;
    QTimer m_busyTimer;
    int m_step = 0;
    bool m_busy = false;
    bool m_showsBusy = false;
};

} // namespace callboard::ui
