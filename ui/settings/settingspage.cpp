// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include "core/settings/settings.h"
#include "ui/common/choicebox.h"
#include "ui/shell/themesettings.h"

#include <QAudioDevice>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QMediaDevices>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace callboard::ui {

using namespace Qt::StringLiterals;

SettingsPage::SettingsPage(UiContext& context, QWidget* parent)
    : Page(context.theme, tr("Settings"), parent)
    , m_context(context)
    , m_groups(new QVBoxLayout)
{
    setObjectName(u"settingsPage"_s);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setProperty("surface", u"window"_s);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget(scroll);
    inside->setProperty("surface", u"window"_s);
    inside->setAttribute(Qt::WA_StyledBackground);
    m_groups->setContentsMargins(0, 0, 0, 0);
    m_groups->setSpacing(12);
    inside->setLayout(m_groups);
    scroll->setWidget(inside);
    body()->addWidget(scroll, 1);
    addAppearance();
    addNotifications();
    addWaiting();
    QFormLayout* dialling = addGroup(tr("Dialling"));
    addFlag(
        dialling, tr("Hand numbers that no PBX here can dial to the system's phone program"), Setting::SystemDialer);
    QFormLayout* keys = addGroup(tr("Keys"));
    auto* open = new QPushButton(tr("Show and change the keys…"), this);
    open->setObjectName(u"openKeys"_s);
    open->setAutoDefault(true);
    keys->addRow(makeLabel(tr("Every action has a key"), open), open);
    connect(open, &QPushButton::clicked, this, &SettingsPage::keysWanted);
    m_groups->addStretch();
    setFirst(findChild<QComboBox*>());
}

QFormLayout* SettingsPage::addGroup(const QString& title)
{
    auto* card = new Surface(m_context.theme, false, this);
    auto* outer = new QVBoxLayout(card);
    outer->setContentsMargins(24, 16, 24, 16);
    outer->setSpacing(12);
    auto* heading = new TextLabel(m_context.theme, TextSize::Body, true, Tone::Normal, card);
    heading->setText(title);
    outer->addWidget(heading);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(8);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    outer->addLayout(form);
    m_groups->addWidget(card);
    return form;
}

void SettingsPage::dress(QWidget* control, const QString& label, Setting key)
{
    control->setObjectName(QString::fromLatin1(settingRow(key).name));
    control->setAccessibleName(label);
    if (m_context.settings.isLocked(key)) {
        control->setEnabled(false);
        control->setToolTip(tr("Your administrator decides this."));
        control->setAccessibleDescription(control->toolTip());
    }
}

QComboBox* SettingsPage::addChoice(
    QFormLayout* group, const QString& label, Setting key, const QList<std::pair<QString, QString>>& choices)
{
    auto* box = new ChoiceBox(m_context.theme, this);
    dress(box, label, key);
    box->setMinimumWidth(240);
    for (const auto& [text, value] : choices)
        box->addItem(text, value);
    const auto follow = [this, box, key] {
        const int index = box->findData(m_context.settings.text(key));
        if (index != box->currentIndex())
            box->setCurrentIndex(std::max(0, index));
    };
    follow();
    connect(box, &QComboBox::activated, this,
        [this, box, key] { m_context.settings.choose(key, box->currentData().toString()); });
    connect(&m_context.settings, &Settings::changed, box, [key, follow](Setting changed) {
        if (changed == key)
            follow();
    });
    group->addRow(makeLabel(label, box), box);
    return box;
}

QLabel* SettingsPage::makeLabel(const QString& text, QWidget* buddy)
{
    auto* label = new TextLabel(m_context.theme, TextSize::Body, false, Tone::Normal, this);
    label->setText(text);
    label->setBuddy(buddy);
    label->setFixedWidth(280); // the controls of all groups stand below each other
    return label;
}

void SettingsPage::addFlag(QFormLayout* group, const QString& label, Setting key)
{
    auto* box = new QCheckBox(label, this);
    dress(box, label, key);
    const auto follow = [this, box, key] { box->setChecked(m_context.settings.flag(key)); };
    follow();
    connect(box, &QCheckBox::clicked, this, [this, key](bool on) { m_context.settings.choose(key, on); });
    connect(&m_context.settings, &Settings::changed, box, [key, follow](Setting changed) {
        if (changed == key)
            follow();
    });
    group->addRow(box);
}

void SettingsPage::addNumber(QFormLayout* group, const QString& label, Setting key, const QString& suffix, int step)
{
    auto* box = new QSpinBox(this);
    dress(box, label, key);
    box->setMinimumWidth(96);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons); // typing and the arrow keys are quicker
    const QStringList limits = QString::fromLatin1(settingRow(key).allowed).split(u".."_s);
    box->setRange(limits.value(0).toInt(), limits.value(1).toInt());
    box->setSingleStep(step);
    box->setSuffix(suffix);
    if (limits.value(0) == "0"_L1 && step > 1 && suffix != " %"_L1)
        box->setSpecialValueText(tr("never"));
    box->setKeyboardTracking(false); // half a number is no wish
    const auto follow = [this, box, key] { box->setValue(m_context.settings.number(key)); };
    follow();
    connect(box, &QSpinBox::valueChanged, this, [this, key](int value) { m_context.settings.choose(key, value); });
    connect(&m_context.settings, &Settings::changed, box, [key, follow](Setting changed) {
        if (changed == key)
            follow();
    });
    group->addRow(makeLabel(label, box), box);
}

void SettingsPage::addAppearance()
{
    QFormLayout* group = addGroup(tr("Appearance"));
    QList<std::pair<QString, QString>> modes;
    for (const auto mode : {Theme::Mode::System, Theme::Mode::Light, Theme::Mode::Dark, Theme::Mode::HighContrast})
        modes.append({modeText(mode), Theme::modeName(mode)});
    addChoice(group, tr("Theme"), Setting::Theme, modes);
    QList<std::pair<QString, QString>> densities;
    for (const auto density : {Density::Compact, Density::Comfortable, Density::Spacious})
        densities.append({densityText(density), Theme::densityName(density)});
    addChoice(group, tr("Density"), Setting::Density, densities);
    addNumber(group, tr("Size of text"), Setting::TextScale, tr(" %"), 5);
    addFlag(group, tr("Reduce motion: nothing pulses or fades"), Setting::ReduceMotion);
}

void SettingsPage::showEvent(QShowEvent* event)
{
    // Asking for the outputs takes a moment on some systems, so not before somebody looks.
    if (m_devices->count() == 1) {
        const QList<QAudioDevice> outputs = QMediaDevices::audioOutputs();
        for (const QAudioDevice& output : outputs)
            m_devices->addItem(output.description(), QString::fromUtf8(output.id()));
        m_devices->setCurrentIndex(std::max(0, m_devices->findData(m_context.settings.text(Setting::RingDevice))));
    }
    Page::showEvent(event);
}

void SettingsPage::addDevices(QFormLayout* group)
{
    m_devices = addChoice(group, tr("Ring on"), Setting::RingDevice, {{tr("The system's output"), QString()}});
    addNumber(group, tr("Volume"), Setting::RingVolume, tr(" %"), 5);
    auto* test = new QPushButton(tr("Play the ringing"), this);
    test->setObjectName(u"testSound"_s);
    test->setAutoDefault(true);
    connect(test, &QPushButton::clicked, this, &SettingsPage::soundTestWanted);
    group->addRow(makeLabel({}, test), test);
}

void SettingsPage::addNotifications()
{
    QFormLayout* group = addGroup(tr("When a call comes"));
    addFlag(group, tr("Show messages in the corner of the window"), Setting::ShowToasts);
    addFlag(group, tr("Bring the window to the front"), Setting::RaiseOnRing);
    addFlag(group, tr("Sound while a call rings"), Setting::SoundOnRing);
    addFlag(group, tr("Sound when somebody waits too long on hold or parked"), Setting::SoundOnRecall);
    addFlag(group, tr("Sound when something did not work"), Setting::SoundOnFailure);
    addDevices(group);
}

void SettingsPage::addWaiting()
{
    QFormLayout* group = addGroup(tr("Waiting"));
    const QString seconds = tr(" s");
    addNumber(group, tr("Remind me of calls on hold after"), Setting::HoldRecallSeconds, seconds, 15);
    addNumber(group, tr("Remind me of parked calls after"), Setting::ParkRecallSeconds, seconds, 15);
    addNumber(group, tr("A wait in a queue is long after"), Setting::WaitAmberSeconds, seconds, 15);
    addNumber(group, tr("… and too long after"), Setting::WaitRedSeconds, seconds, 15);
}

} // namespace callboard::ui
