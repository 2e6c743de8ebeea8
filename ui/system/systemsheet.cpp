// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/system/systemsheet.h"

#include "core/commands/commandrunner.h"
#include "core/models/livemodels.h"
#include "core/models/sitemodel.h"
#include "core/pbx/pbxclient.h"
#include "ui/common/icons.h"
#include "ui/system/trafficwords.h"

#include <QFutureWatcher>
#include <QHeaderView>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

struct LevelLook
{
    QString icon;
    QString word;
    Tone tone = Tone::Normal;
};

LevelLook lookOf(SystemFact::Level level)
{
    switch (level) {
    case SystemFact::Level::Good:
        return {u"check"_s, SystemSheet::tr("good"), Tone::Positive};
    case SystemFact::Level::Warning:
        return {u"warning"_s, SystemSheet::tr("look at this"), Tone::Warning};
    case SystemFact::Level::Bad:
        return {u"close"_s, SystemSheet::tr("bad"), Tone::Negative};
    case SystemFact::Level::Plain:
        break;
    }
    return {};
}

} // namespace

SystemSheet::SystemSheet(UiContext& context, const SiteId& site, QWidget* parent)
    : Sheet(context.theme, tr("State of the PBX"), parent)
    , m_context(context)
    , m_site(site)
    , m_facts(new QTreeWidget(this))
    , m_traffic(new QWidget(this))
    , m_asked(new TextLabel(context.theme, TextSize::Body, false, Tone::Normal, this))
    , m_budget(new QSpinBox(this))
    , m_again(addButton(tr("Read again"), u"systemAgain"_s))
{
    setObjectName(u"systemSheet"_s);
    if (const SiteRow* row = context.models.sites().find(site))
        setSubtitle(row->profile.name);
    m_facts->setObjectName(u"systemFacts"_s);
    m_facts->setAccessibleName(tr("What the PBX says of itself"));
    m_facts->setColumnCount(3);
    m_facts->setHeaderLabels({tr("What"), tr("Value"), tr("State")});
    m_facts->header()->setStretchLastSection(false);
    m_facts->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_facts->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_facts->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_facts->setSelectionMode(QAbstractItemView::SingleSelection);
    body()->addWidget(m_facts, 1);
    buildTraffic();
    connect(m_again, &QPushButton::clicked, this, &SystemSheet::reload);
    connect(&context.models, &LiveModels::pollTrafficChanged, this,
        [this](const SiteId& which, const PollTraffic& traffic) {
            if (which == m_site)
                showTraffic(traffic);
        });
    connect(&context.models, &LiveModels::siteDetached, this, [this](const SiteId& which) {
        if (which == m_site)
            close();
    });
    resize(560, 520);
    m_facts->setFocus();
    reload();
}

void SystemSheet::buildTraffic()
{
    auto* row = new QHBoxLayout(m_traffic);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    m_asked->setObjectName(u"systemAsked"_s);
    m_budget->setObjectName(u"systemBudget"_s);
    m_budget->setAccessibleName(tr("Most requests a minute"));
    m_budget->setToolTip(tr("A PBX that does not tell by itself is asked again and again. This limits how often; with "
                            "a low limit the console is slower to notice things."));
    m_budget->setRange(0, 6000);
    m_budget->setSingleStep(10);
    m_budget->setSpecialValueText(tr("no limit"));
    m_budget->setSuffix(tr(" a minute"));
    m_budget->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_budget->setKeyboardTracking(false); // half a number is no wish
    m_budget->setMinimumWidth(136);
    auto* label = new TextLabel(theme(), TextSize::Body, false, Tone::Normal, m_traffic);
    label->setText(tr("At most"));
    label->setBuddy(m_budget);
    row->addWidget(m_asked, 1);
    row->addWidget(label);
    row->addWidget(m_budget);
    body()->addWidget(m_traffic);
    const PbxClient* client = m_context.models.client(m_site);
    const std::optional<PollTraffic> traffic = client ? client->pollTraffic() : std::nullopt;
    m_traffic->setVisible(traffic.has_value());
    if (traffic)
        showTraffic(*traffic);
    connect(m_budget, &QSpinBox::valueChanged, this, [this](int most) {
        PbxClient* asked = m_context.models.client(m_site);
        if (asked && asked->pollTraffic() && asked->pollTraffic()->budget != most)
            asked->setPollBudget(most);
    });
}

void SystemSheet::showTraffic(const PollTraffic& traffic)
{
    m_traffic->show();
    m_asked->setText(askedText(traffic));
    if (!m_budget->hasFocus())
        m_budget->setValue(traffic.budget);
}

void SystemSheet::reload()
{
    PbxClient* client = m_context.models.client(m_site);
    const Availability can = m_context.commands.availability(m_site, Capability::SeeSystem);
    m_again->setEnabled(client && can.can);
    if (!client || !can.can) {
        setMessage(can.why, Tone::Muted);
        return;
    }
    setMessage(tr("Reading…"), Tone::Muted);
    m_again->setEnabled(false);
    auto* watcher = new QFutureWatcher<Result<QList<SystemFact>>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_again->setEnabled(true);
        const Result<QList<SystemFact>> facts = watcher->result();
        if (!facts) {
            setMessage(facts.error().message);
            return;
        }
        setMessage(facts->isEmpty() ? tr("The PBX says nothing of itself.") : QString(), Tone::Muted);
        fill(*facts);
    });
    watcher->setFuture(client->systemFacts());
}

void SystemSheet::fill(const QList<SystemFact>& facts)
{
    m_facts->clear();
    const Tokens& tokens = theme().tokens();
    QHash<QString, QTreeWidgetItem*> groups;
    for (const SystemFact& fact : facts) {
        QTreeWidgetItem*& group = groups[fact.group];
        if (!group) {
            group = new QTreeWidgetItem(m_facts, {fact.group.isEmpty() ? tr("The PBX") : fact.group});
            group->setFirstColumnSpanned(true);
            group->setFont(0, theme().font(TextSize::Body, true));
            group->setExpanded(true);
        }
        const LevelLook look = lookOf(fact.level);
        auto* item = new QTreeWidgetItem(group, {fact.name, fact.value, look.word});
        item->setToolTip(0, fact.name);
        item->setToolTip(1, fact.value);
        if (look.icon.isEmpty())
            continue;
        item->setIcon(2, Icons::get(look.icon, colourOf(look.tone, tokens)));
        item->setForeground(2, colourOf(look.tone, tokens));
    }
}

} // namespace callboard::ui
