// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/teststeps.h"

#include <QAccessible>
#include <QGridLayout>

namespace callboard::ui {

using namespace Qt::StringLiterals;

TestSteps::TestSteps(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_verdict(new TextLabel(theme, TextSize::Body, true, Tone::Normal, this))
    , m_detail(new TextLabel(theme, TextSize::Small, false, Tone::Muted, this))
{
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(8);
    layout->setColumnStretch(1, 1);
    const std::array names{tr("Reach the PBX"), tr("Check its certificate"), tr("Log in"), tr("Read people and calls")};
    for (int i = 0; i < kTestStepCount; ++i) {
        Row& row = m_rows[size_t(i)];
        row.name = names[size_t(i)];
        row.icon = new IconLabel(theme, u"state-idle"_s, Tone::Muted, this);
        row.text = new TextLabel(theme, TextSize::Body, false, Tone::Muted, this);
        row.text->setObjectName(u"testStep%1"_s.arg(i));
        row.text->setWordWrap(true);
        layout->addWidget(row.icon, i, 0, Qt::AlignTop);
        layout->addWidget(row.text, i, 1);
    }
    m_verdict->setObjectName(u"testVerdict"_s);
    m_verdict->setWordWrap(true);
    m_detail->setObjectName(u"testDetail"_s);
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_verdict, kTestStepCount, 0, 1, 2);
    layout->addWidget(m_detail, kTestStepCount + 1, 0, 1, 2);
    reset();
}

void TestSteps::reset()
{
    for (int i = 0; i < kTestStepCount; ++i)
        setStep(TestStep(i), StepState::Waiting, {});
    setVerdict({}, {}, Tone::Normal);
}

void TestSteps::setStep(TestStep step, StepState state, const QString& words)
{
    Row& row = m_rows[size_t(step)];
    row.state = state;
    QString said = words;
    switch (state) {
    case StepState::Waiting:
        row.icon->setIconName(u"state-idle"_s, Tone::Muted);
        row.text->setTone(Tone::Muted);
        break;
    case StepState::Running:
        row.icon->setIconName(u"state-dialing"_s, Tone::Accent);
        row.text->setTone(Tone::Normal);
        if (said.isEmpty())
            said = tr("one moment…");
        break;
    case StepState::Done:
        row.icon->setIconName(u"check"_s, Tone::Positive);
        row.text->setTone(Tone::Normal);
        if (said.isEmpty())
            said = tr("done");
        break;
    case StepState::Failed:
        row.icon->setIconName(u"warning"_s, Tone::Negative);
        row.text->setTone(Tone::Negative);
        if (said.isEmpty())
            said = tr("failed");
        break;
    }
    //: a step of the connection test and what was found: "Log in: done"
    row.text->setText(said.isEmpty() ? row.name : tr("%1: %2").arg(row.name, said));
}

void TestSteps::setVerdict(const QString& text, const QString& detail, Tone tone)
{
    m_verdict->setTone(tone);
    m_verdict->setText(text);
    m_verdict->setVisible(!text.isEmpty());
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    if (!text.isEmpty()) {
        QAccessibleEvent event(m_verdict, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

QString TestSteps::verdict() const
{
    return m_verdict->text();
}

} // namespace callboard::ui
