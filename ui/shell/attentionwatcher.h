// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/attention.h"

#include <QObject>
#include <QTimer>

class QWidget;

namespace callboard {
class LiveModels;
}

namespace callboard::ui {

//! Tells the models how closely people follow the window: worked with, in sight, or minimised and away.
class AttentionWatcher : public QObject
{
    Q_OBJECT

public:
    //! Going from one of the program's windows to another takes this long at most.
    static constexpr std::chrono::milliseconds kSettle{250};

    //! Both are borrowed; the window owns this.
    AttentionWatcher(LiveModels& models, QWidget* window);

    [[nodiscard]] Attention current() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void update();

    LiveModels& m_models;
    QWidget* m_window;
    QTimer m_settle;
};

} // namespace callboard::ui
