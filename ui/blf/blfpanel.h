// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capability.h"
#include "core/domain/extension.h"
#include "core/settings/settingkeys.h"
#include "ui/blf/tile.h"

#include <QTimer>
#include <QWidget>

class QButtonGroup;
class QLineEdit;
class QMenu;
class QToolButton;

namespace callboard {
class ExtensionProxy;
} // namespace callboard

namespace callboard::ui {

struct UiContext;
class BlfGrid;
class ChipBar;
class PanelHeader;
class TileGroups;

//! "Who can help": the lamps with their groups, filter, sizes and order. What the person chose is kept in the settings.
class BlfPanel : public QWidget
{
    Q_OBJECT

public:
    explicit BlfPanel(UiContext& context, QWidget* parent = nullptr);
    ~BlfPanel() override;

    [[nodiscard]] BlfGrid& grid() const { return *m_grid; }
    [[nodiscard]] ExtensionProxy& extensions() const { return *m_extensions; }

Q_SIGNALS:
    //! The voicemail messages of this person, from the context menu.
    void messagesWanted(const callboard::MailboxId& mailbox);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildHeader();
    void buildSizes();
    void buildSortMenu(QMenu* menu);
    void buildNewGroup();
    void connectModel();

    void readSettings();
    void readGroups();
    void readDepartments();
    void showGroup(const QString& chip);
    void updateCount();
    void updateEmptyText();
    void retheme();

    void onCurrent(const QModelIndex& index);
    void activate(const QModelIndex& index);
    void arrange(const ExtensionId& moved, int before);
    void finishNewGroup(bool keep);

    void showMenu(const QPoint& at);
    void addCallActions(QMenu* menu, const Extension& extension);
    void addPersonActions(QMenu* menu, const Extension& extension);
    void addGroupActions(QMenu* menu, const Extension& extension);
    void addCommand(QMenu* menu, Capability verb, const QString& text, const struct MenuCommand& command);
    //! The current call if it can be given away; empty id otherwise.
    [[nodiscard]] const Call* callToGive(const SiteId& site) const;

    UiContext& m_context;
    TileGroups* m_groups;
    ExtensionProxy* m_extensions;
    PanelHeader* m_header;
    QLineEdit* m_filter;
    QButtonGroup* m_sizes;
    ChipBar* m_chips;
    QToolButton* m_addGroup;
    QLineEdit* m_newGroup;
    BlfGrid* m_grid;
    QStringList m_departments;
    QTimer m_readDepartments;
};

} // namespace callboard::ui
