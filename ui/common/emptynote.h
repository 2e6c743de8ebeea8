// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/parts.h"

class QAbstractItemView;

namespace callboard::ui {

//! What a list says while it has no rows, in the middle of it. Never takes the mouse or a drop.
class EmptyNote final : public TextLabel
{
    Q_OBJECT

public:
    //! The view must have its model already.
    EmptyNote(QAbstractItemView* view, const Theme& theme);

    //! Also the view's accessible description while it is empty.
    void setNote(const QString& note);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();

    QAbstractItemView* m_view;
};

} // namespace callboard::ui
