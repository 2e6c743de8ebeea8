// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"
#include "core/domain/capability.h"
#include "ui/common/uicontext.h"
#include "ui/shell/parts.h"

namespace callboard::ui {

//! Who hears whom while the attendant asks somebody, and what can be done about it. Hidden when nobody is asked.
class ConsultStrip : public Surface
{
    Q_OBJECT

public:
    explicit ConsultStrip(UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] bool isActive() const { return m_active; }
    [[nodiscard]] const Consultation& consultation() const { return m_consultation; }
    //! "You are talking to Bo Li. Ms Ito hears music."
    [[nodiscard]] static QString sentence(const Consultation& consultation);

Q_SIGNALS:
    void activeChanged(bool active);

private:
    void onConsultation(const SiteId& site, const Consultation& consultation);
    void showBest();
    void refreshActions();
    [[nodiscard]] Availability availabilityOf(Capability verb) const;
    void run(Capability verb);

    UiContext m_context;
    TextLabel* m_sentence;
    IconLabel* m_icon;
    SiteId m_site;
    Consultation m_consultation;
    bool m_active = false;
};

} // namespace callboard::ui
