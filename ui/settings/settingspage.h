// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settingkeys.h"
#include "ui/common/uicontext.h"
#include "ui/settings/page.h"

class QComboBox;
class QFormLayout;

namespace callboard::ui {

//! What a person can choose, each applied as it is chosen. What the administrator decides is shown and says so.
class SettingsPage : public Page
{
    Q_OBJECT

public:
    explicit SettingsPage(UiContext& context, QWidget* parent = nullptr);

Q_SIGNALS:
    void keysWanted();
    void soundTestWanted();

protected:
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] QFormLayout* addGroup(const QString& title);
    QComboBox* addChoice(
        QFormLayout* group, const QString& label, Setting key, const QList<std::pair<QString, QString>>& choices);
    void addFlag(QFormLayout* group, const QString& label, Setting key);
    void addNumber(QFormLayout* group, const QString& label, Setting key, const QString& suffix, int step);
    [[nodiscard]] QLabel* makeLabel(const QString& text, QWidget* buddy);
    //! Name, lock and help of a control whose label is beside it.
    void dress(QWidget* control, const QString& label, Setting key);
    void addAppearance();
    void addNotifications();
    void addWaiting();
    void addDevices(QFormLayout* group);

    UiContext m_context;
    QVBoxLayout* m_groups;
    QComboBox* m_devices = nullptr;
};

} // namespace callboard::ui
