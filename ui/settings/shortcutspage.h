// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/uicontext.h"
#include "ui/settings/page.h"

#include <QHash>

class QKeySequenceEdit;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace callboard::ui {

//! Every action with its keys, in groups; searchable, printable, and each key can be changed.
class ShortcutsPage : public Page
{
    Q_OBJECT

public:
    explicit ShortcutsPage(UiContext& context, QWidget* parent = nullptr);

    //! Writes the list as a web page. False when the file cannot be written.
    [[nodiscard]] bool exportTo(const QString& file) const;
    void choose(const QString& actionId);
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void exportWanted();
    void told(const QString& text);

private:
    QWidget* makeEditor();
    void fill();
    void refreshItem(const QString& id);
    void filter(const QString& text);
    [[nodiscard]] QString chosen() const;
    void showChosen();
    void checkTyped();
    void apply();
    void print();

    UiContext m_context;
    QLineEdit* m_filter;
    QTreeWidget* m_tree;
    QHash<QString, QTreeWidgetItem*> m_items;
    TextLabel* m_name = nullptr;
    TextLabel* m_problem = nullptr;
    QKeySequenceEdit* m_edit = nullptr;
    QPushButton* m_set = nullptr;
    QPushButton* m_clear = nullptr;
    QPushButton* m_default = nullptr;
};

} // namespace callboard::ui
