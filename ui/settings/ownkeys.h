// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace callboard {
class Settings;
}

namespace callboard::ui {

class ActionRegistry;

//! Takes the person's own keys from the settings when it is made, and keeps there what is changed later.
class OwnKeys : public QObject
{
    Q_OBJECT

public:
    OwnKeys(ActionRegistry& actions, Settings& settings, QObject* parent = nullptr);

private:
    void load();
    void store();

    ActionRegistry& m_actions;
    Settings& m_settings;
};

} // namespace callboard::ui
