// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/parts.h"

#include <QPointer>

class QAbstractItemModel;
class QLineEdit;
class QListView;

namespace callboard::ui {

//! A field with a list below it that floats over the window: type, arrows, Enter. Esc closes it and gives the focus
//! back to whoever had it; so does going elsewhere with the mouse.
class PickerFrame : public Surface
{
    Q_OBJECT

public:
    PickerFrame(const Theme& theme, QWidget* window, const QString& name);

    [[nodiscard]] bool isOpen() const { return isVisible(); }
    void dismiss();

Q_SIGNALS:
    void closed();

protected:
    //! `title` above the field; empty: none.
    void open(const QString& title, const QString& placeholder);
    void setModel(QAbstractItemModel* model);
    //! What Enter and its companions would do now, under the list.
    void setFooter(const QString& text, Tone tone = Tone::Muted);
    [[nodiscard]] QString typed() const;
    [[nodiscard]] int currentRow() const;
    void selectFirst();

    virtual void queryChanged(const QString& text) = 0;
    virtual void currentChanged() = 0;
    virtual void accepted(Qt::KeyboardModifiers modifiers) = 0;

    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    //! Where in the window it opens; the default: centred, an eighth from the top.
    [[nodiscard]] virtual QRect placeIn(const QRect& window, const QSize& wanted) const;

private:
    bool moveSelection(int key);
    void place();
    void onFocusChanged(QWidget* now);

    const Theme& m_theme;
    TextLabel* m_title;
    QLineEdit* m_field;
    QListView* m_list;
    TextLabel* m_footer;
    QPointer<QWidget> m_before;
};

} // namespace callboard::ui
