// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/parts.h"

#include <QTimer>

#include <functional>

namespace callboard::ui {

struct ToastAction
{
    QString objectName;
    QString text; //!< "Answer"
    QString kind; //!< the theme's button kind: "positive", "negative", "" ...
    std::function<void()> run;
};

//! A message in the corner of the window.
struct ToastSpec
{
    QString id; //!< a second one with the same id takes the first one's place
    Tone tone = Tone::Normal;
    QString icon;
    QString title;
    QString text;
    QList<ToastAction> actions;
    int lifetimeMs = 7000; //!< 0: until it is dismissed
};

//! One message. Never takes the focus by itself; its buttons can be reached with Tab.
class Toast : public Surface
{
    Q_OBJECT

public:
    Toast(const Theme& theme, const ToastSpec& spec, QWidget* parent = nullptr);
    [[nodiscard]] const QString& id() const { return m_id; }

Q_SIGNALS:
    void closed(const QString& id);

protected:
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QString m_id;
    QTimer m_life;
};

//! The stack of messages at the bottom right of a window. Covers no more of it than the messages need.
class ToastArea : public QWidget
{
    Q_OBJECT

public:
    //! At most this many at once; older ones without buttons give way first.
    static constexpr int kMost = 4;

    ToastArea(const Theme& theme, QWidget* window);

    void present(const ToastSpec& spec);
    void dismiss(const QString& id);
    //! Other words in the toast that is there: a countdown. Nobody is told again.
    void setText(const QString& id, const QString& text);
    //! The newest that can be closed without deciding anything. False when there is none.
    bool dismissNewest();
    [[nodiscard]] Toast* find(const QString& id) const;
    [[nodiscard]] int count() const { return int(m_toasts.size()); }
    //! Pixels at the bottom of the window that belong to the status bar.
    void setBottomMargin(int pixels);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    void makeRoom();

    const Theme& m_theme;
    QList<Toast*> m_toasts;
    int m_bottom = 32;
};

} // namespace callboard::ui
