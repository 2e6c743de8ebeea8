// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/attention.h"
#include "core/domain/systemfact.h"
#include "ui/common/sheet.h"
#include "ui/common/uicontext.h"

class QSpinBox;
class QTreeWidget;

namespace callboard::ui {

//! What a PBX says of itself, in groups; and how often it is asked, with the limit.
class SystemSheet : public Sheet
{
    Q_OBJECT

public:
    SystemSheet(UiContext& context, const SiteId& site, QWidget* parent);

    void reload();

private:
    void buildTraffic();
    void fill(const QList<SystemFact>& facts);
    void showTraffic(const PollTraffic& traffic);

    UiContext& m_context;
    SiteId m_site;
    QTreeWidget* m_facts;
    QWidget* m_traffic;
    TextLabel* m_asked;
    QSpinBox* m_budget;
    QPushButton* m_again;
};

} // namespace callboard::ui
