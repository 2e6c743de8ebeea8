// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capability.h"
#include "ui/common/uicontext.h"
#include "ui/supervise/conversations.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QListView;

namespace callboard::ui {

class ModeBanner;

//! Conversations of colleagues; listen, whisper, barge in, leave. The banner says at all times who hears the
//! supervisor, read from what the PBX says about the supervisor's own leg.
class SupervisePanel : public QWidget
{
    Q_OBJECT

public:
    explicit SupervisePanel(UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] Conversations& conversations() { return m_conversations; }
    //! The mode the supervisor is in now, as the PBX says.
    [[nodiscard]] std::optional<SuperviseMode> mode() const;

private:
    QWidget* makeButtons();
    void run(Capability verb);
    void leave();
    void refresh();
    [[nodiscard]] const Call* chosen() const;
    [[nodiscard]] const Call* supervised() const;
    [[nodiscard]] Availability availabilityOf(Capability verb) const;

    UiContext m_context;
    Conversations m_conversations;
    QListView* m_list;
    QCheckBox* m_ask;
    ModeBanner* m_banner;
};

} // namespace callboard::ui
