// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <QPointer>

namespace callboard::ui {

class ActionRegistry;
class CallNotifier;
class Console;
class ShortcutsPage;

//! Files of layouts and key lists: asks where, reads and writes, says what came of it. Its dialogs block nothing.
class LayoutActions : public QObject
{
    Q_OBJECT

public:
    LayoutActions(ActionRegistry& actions, Console& console, CallNotifier& notifier, QObject* parent = nullptr);

    void exportLayoutTo(const QString& file);
    void importLayoutFrom(const QString& file);
    //! Asks where and saves this page's list.
    void exportKeys(ShortcutsPage& page);
    void exportKeysTo(const QString& file);

private:
    void ask(const QString& title, const QString& filter, const QString& suggestion, bool saving,
        void (LayoutActions::*then)(const QString&));

    Console& m_console;
    QPointer<ShortcutsPage> m_shortcuts; //!< whose list is being saved
    CallNotifier& m_notifier;
};

} // namespace callboard::ui
