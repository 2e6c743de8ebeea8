// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/consultstrip.h"

#include "core/commands/commandrunner.h"
#include "core/models/livemodels.h"
#include "core/models/wording.h"
#include "ui/common/actionregistry.h"

#include <QAccessible>
#include <QGridLayout>
#include <QPushButton>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

struct Button
{
    QLatin1StringView action;
    Capability verb;
};

constexpr Button kButtons[]{
    {action::kSwap, Capability::TransferSwap},
    {action::kComplete, Capability::TransferComplete},
    {action::kConference, Capability::Conference},
    {action::kTakeBack, Capability::TransferCancel},
};

} // namespace

ConsultStrip::ConsultStrip(UiContext& context, QWidget* parent)
    : Surface(context.theme, false, parent)
    , m_context(context)
    , m_sentence(new TextLabel(context.theme, TextSize::Body, true, Tone::Normal, this))
    , m_icon(new IconLabel(context.theme, u"consult"_s, Tone::Accent, this))
{
    setObjectName(u"consultStrip"_s);
    setTone(Tone::Accent);
    m_sentence->setObjectName(u"consultSentence"_s);
    m_sentence->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 12, 12);
    layout->setSpacing(8);
    auto* words = new QHBoxLayout;
    words->setSpacing(8);
    words->addWidget(m_icon, 0, Qt::AlignTop);
    words->addWidget(m_sentence, 1);
    layout->addLayout(words);
    auto* buttons = new QGridLayout;
    buttons->setSpacing(8);
    const QString texts[]{tr("Swap"), tr("Complete"), tr("Conference"), tr("Take back")};
    const QString icons[]{u"swap"_s, u"transfer"_s, u"conference"_s, u"takeback"_s};
    for (int i = 0; i < 4; ++i) {
        auto* button = new QPushButton(texts[i], this);
        button->setObjectName(u"consult_"_s + kButtons[i].action);
        button->setAutoDefault(true);
        if (kButtons[i].verb == Capability::TransferComplete)
            button->setProperty("kind", u"primary"_s);
        else
            setThemedIcon(button, context.theme, icons[i]);
        context.actions.bind(button, kButtons[i].action);
        buttons->addWidget(button, i / 2, i % 2);
        if (QAction* action = context.actions.find(kButtons[i].action))
            connect(action, &QAction::triggered, this, [this, verb = kButtons[i].verb] { run(verb); });
    }
    layout->addLayout(buttons);
    connect(&context.models, &LiveModels::consultationChanged, this, &ConsultStrip::onConsultation);
    connect(&context.models, &LiveModels::siteDetached, this, &ConsultStrip::showBest);
    connect(&context.commands, &CommandRunner::availabilityChanged, this, &ConsultStrip::refreshActions);
    showBest();
}

QString ConsultStrip::sentence(const Consultation& consultation)
{
    const QString asked = partyLabel(consultation.asked);
    const QString waiting = partyLabel(consultation.waiting);
    switch (consultation.phase) {
    case Consultation::Phase::Ringing:
        return consultation.swapped ? tr("You are talking to %2. %1 is still ringing.").arg(asked, waiting)
                                    : tr("%1 is ringing. %2 hears music.").arg(asked, waiting);
    case Consultation::Phase::Talking:
        return consultation.swapped ? tr("You are talking to %2. %1 hears music.").arg(asked, waiting)
                                    : tr("You are talking to %1. %2 hears music.").arg(asked, waiting);
    case Consultation::Phase::Conference:
        return tr("You, %1 and %2 all hear each other.").arg(asked, waiting);
    case Consultation::Phase::Ended:
        break;
    }
    return {};
}

void ConsultStrip::onConsultation(const SiteId&, const Consultation&)
{
    showBest();
}

void ConsultStrip::showBest()
{
    const QList<Consultation> all = m_context.models.consultations();
    const Consultation* best = nullptr;
    for (const Consultation& one : all) {
        if (one.phase != Consultation::Phase::Ended && one.extension == m_context.home(one.heldCall.site))
            best = &one; // the newest is last
    }
    const bool was = m_active;
    m_active = best != nullptr;
    if (best) {
        m_consultation = *best;
        m_site = best->heldCall.site;
        const QString said = sentence(*best);
        if (said != m_sentence->text()) {
            m_sentence->setText(said);
            setAccessibleName(said);
            QAccessibleEvent event(this, QAccessible::NameChanged);
            QAccessible::updateAccessibility(&event);
        }
    }
    setVisible(m_active);
    refreshActions();
    if (was != m_active)
        Q_EMIT activeChanged(m_active);
}

Availability ConsultStrip::availabilityOf(Capability verb) const
{
    if (!m_active)
        return Availability::no(tr("You are not asking anybody about a call."));
    const Availability can = m_context.commands.availability(m_site, verb);
    if (!can.can)
        return can;
    const QString asked = partyLabel(m_consultation.asked);
    const bool ringing = m_consultation.phase == Consultation::Phase::Ringing;
    const bool together = m_consultation.phase == Consultation::Phase::Conference;
    switch (verb) {
    case Capability::TransferSwap:
        if (together)
            return Availability::no(tr("Nobody is waiting: all of you hear each other."));
        [[fallthrough]];
    case Capability::Conference:
        if (together)
            return Availability::no(tr("You already hear each other."));
        if (ringing)
            return Availability::no(tr("%1 has not answered yet.").arg(asked));
        break;
    default: // completing while it rings is allowed: the phone goes on ringing for the one who waits
        break;
    }
    return can;
}

void ConsultStrip::refreshActions()
{
    for (const Button& button : kButtons)
        m_context.actions.setAvailability(button.action, availabilityOf(button.verb));
}

void ConsultStrip::run(Capability verb)
{
    if (!availabilityOf(verb).can)
        return;
    Command command = Command::transferComplete(m_consultation.heldCall, m_consultation.extension);
    command.verb = verb;
    command.details.insert(kDetailCaller, m_consultation.waiting.label());
    command.details.insert(kDetailTarget, m_consultation.asked.label());
    m_context.commands.run(command, u"key"_s);
}

} // namespace callboard::ui
