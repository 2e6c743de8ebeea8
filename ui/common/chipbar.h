// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;
class QMenu;
class QToolButton;

namespace callboard::ui {

class Theme;

//! One choice out of several in a row of chips; those that do not fit are in a menu at the end. Tab goes to the chosen
//! one, the arrow keys choose.
class ChipBar : public QWidget
{
    Q_OBJECT

public:
    struct Chip
    {
        QString id;
        QString text;

        friend bool operator==(const Chip&, const Chip&) = default;
    };

    ChipBar(const Theme& theme, QWidget* parent);

    //! Keeps the choice where its id is still there, else chooses the first.
    void setChips(const QList<Chip>& chips);
    [[nodiscard]] const QList<Chip>& chips() const { return m_chips; }
    [[nodiscard]] QString current() const { return m_current; }
    void setCurrent(const QString& id);
    //! Shown after the last chip that fits.
    void addTail(QWidget* widget);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChanged(const QString& id);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange();
    void choose(const QString& id);
    void fillMenu(const QList<Chip>& hidden);
    void retheme();

    const Theme& m_theme;
    QList<Chip> m_chips;
    QString m_current;
    QButtonGroup* m_group;
    QList<QToolButton*> m_buttons;
    QToolButton* m_more;
    QMenu* m_menu;
    QList<QWidget*> m_tails;
};

} // namespace callboard::ui
