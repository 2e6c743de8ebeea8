// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/uicontext.h"

#include <QListView>

namespace callboard::ui {

struct Target;

//! The list of past calls: Enter and double click call back, Space plays; a call can be dropped on the number behind a
//! row, as on any other number.
class HistoryList : public QListView
{
    Q_OBJECT

public:
    explicit HistoryList(UiContext& context, QWidget* parent = nullptr);

Q_SIGNALS:
    void callBackWanted(const QString& origin);
    void playWanted();
    //! The end of the list came into view.
    void endReached();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    [[nodiscard]] Target targetAt(const QModelIndex& index) const;
    void hideHint();

    UiContext& m_context;
};

} // namespace callboard::ui
