// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "ui/common/uicontext.h"

#include <QToolButton>

namespace callboard {
struct SiteRow;
}

namespace callboard::ui {

//! One PBX in the status bar: icon, name and how the link is, in words. Its menu is what can be done about it.
class SiteLamp : public QToolButton
{
    Q_OBJECT

public:
    SiteLamp(UiContext& context, const SiteId& site, QWidget* parent = nullptr);

    [[nodiscard]] const SiteId& site() const { return m_site; }
    //! Reads the model and the clock.
    void refresh();

Q_SIGNALS:
    void reconnectRequested(const callboard::SiteId& site);
    void systemRequested(const callboard::SiteId& site);
    void certificateRequested(const callboard::SiteId& site);
    void editRequested(const callboard::SiteId& site);
    void removeRequested(const callboard::SiteId& site);

private:
    [[nodiscard]] QString details(const SiteRow& row) const;

    UiContext m_context;
    SiteId m_site;
    QAction* m_system;
};

} // namespace callboard::ui
