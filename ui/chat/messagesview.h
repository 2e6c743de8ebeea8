// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace callboard::ui {

//! Messages, newest at the bottom. Stays at the bottom while it is there; what is read stays in its place when older
//! messages come above it.
class MessagesView : public QListView
{
    Q_OBJECT

public:
    explicit MessagesView(QWidget* parent = nullptr);

    //! Another chat is shown: begin at its end.
    void startAtEnd() { m_atEnd = true; }

Q_SIGNALS:
    //! Scrolled to the top, or the list does not fill the view: older ones should come if there are any.
    void olderWanted();

protected:
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void onRange(int most);
    void onScrolled(int value);

    bool m_atEnd = true;
    bool m_prepending = false;
    bool m_moving = false;
    int m_fromEnd = 0;
};

} // namespace callboard::ui
