// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"
#include "core/domain/capability.h"
#include "core/domain/command.h"
#include "ui/common/uicontext.h"
#include "ui/rooms/roomtree.h"

#include <QWidget>

class QLineEdit;
class QMenu;
class QPushButton;

namespace callboard::ui {

class EmptyNote;
class PanelHeader;
class RoomsView;

//! Conference rooms with their participants: mute, hold and remove one, call somebody in, close a room, open one, or
//! make one of the current call. Everything by button, context menu, key and drop.
class RoomsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit RoomsPanel(UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] RoomTree& tree() { return m_tree; }
    [[nodiscard]] RoomsView& view() { return *m_view; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    QPushButton* makeButton(QLatin1StringView action, const QString& icon);
    void connectActions();

    // roomspanel_actions.cpp
    //! The verb of a toggle for the chosen participant, and whether it can be used.
    [[nodiscard]] Capability muteVerb() const;
    [[nodiscard]] Capability holdVerb() const;
    [[nodiscard]] Availability onParticipant(Capability verb) const;
    [[nodiscard]] Availability onRoom(Capability verb) const;
    //! Why nothing can be done with a row: the panel is hidden, or none is chosen.
    [[nodiscard]] QString nothingChosen(const QString& choose) const;
    //! The call that could become a room; nullptr when there is none.
    [[nodiscard]] const Call* callToTurn() const;
    [[nodiscard]] QString newName() const;
    void runOnParticipant(Capability verb, const QString& origin);
    void askWhomToAdd();
    void askWithWhomToOpen();
    void add(const ConferenceRoomId& room, const QString& number, const QString& name, const QString& origin);
    void turnIntoRoom(const CallId& call, const QString& origin);
    void close(const QString& origin);
    void removeCurrent();
    void showMenu(const QPoint& globalPos);
    void refresh();

    UiContext m_context;
    RoomTree m_tree;
    PanelHeader* m_header;
    RoomsView* m_view;
    EmptyNote* m_note;
    QLineEdit* m_name;
    QPushButton* m_mute = nullptr;
    QPushButton* m_hold = nullptr;
};

} // namespace callboard::ui
