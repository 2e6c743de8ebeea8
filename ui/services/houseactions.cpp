// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/houseactions.h"

#include "core/commands/commandrunner.h"
#include "core/models/callmodel.h"
#include "core/models/extensionmodel.h"
#include "core/models/livemodels.h"
#include "core/models/sitemodel.h"
#include "core/models/wording.h"
#include "core/pbx/pbxclient.h"
#include "ui/common/actionregistry.h"
#include "ui/common/callactions.h"
#include "ui/common/selection.h"
#include "ui/notify/callnotifier.h"
#include "ui/services/smssheet.h"
#include "ui/transfer/choicepicker.h"

#include <QFutureWatcher>
#include <QWidget>

#include <algorithm>
#include <memory>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kPromptsKept = 8;
const QString kPagingToast = u"paging"_s;

} // namespace

//! Several PBXs are asked at once; the picker opens when the last one has answered.
struct HouseActions::Reading
{
    int open = 0;
    QList<Group> groups;
    QStringList problems;
};

HouseActions::HouseActions(UiContext& context, CallNotifier& notifier, QWidget* window)
    : QObject(window)
    , m_context(context)
    , m_notifier(notifier)
    , m_window(window)
{
    const auto on = [this](QLatin1StringView id, void (HouseActions::*slot)()) {
        if (QAction* bound = m_context.actions.find(id))
            connect(bound, &QAction::triggered, this, slot);
    };
    on(action::kPage, &HouseActions::readGroups);
    on(action::kPageEnd, &HouseActions::endPage);
    on(action::kConnectTwo, &HouseActions::connectTwo);
    on(action::kPlayPrompt, &HouseActions::askForPrompt);
    connect(&context.selection, &Selection::callChanged, this, &HouseActions::refresh);
    connect(&context.models.calls(), &RowModelBase::batchEnded, this, &HouseActions::refresh);
    connect(&context.commands, &CommandRunner::availabilityChanged, this, &HouseActions::refresh);
    connect(&context.models, &LiveModels::siteDetached, this, [this](const SiteId& site) {
        if (m_paging.site == site) {
            m_paging = {};
            m_notifier.withdraw(kPagingToast);
        }
        refresh();
    });
    refresh();
}

void HouseActions::readGroups()
{
    const auto reading = std::make_shared<Reading>();
    const SiteModel& sites = m_context.models.sites();
    QList<SiteId> asked;
    for (int row = 0; row < sites.rowCount(); ++row) {
        if (m_context.commands.availability(sites.at(row).id, Capability::Page).can)
            asked << sites.at(row).id;
    }
    reading->open = int(asked.size());
    for (const SiteId& site : std::as_const(asked)) {
        PbxClient* client = m_context.models.client(site);
        const QString name = asked.size() > 1 ? m_context.models.sites().find(site)->profile.name : QString();
        auto* watcher = new QFutureWatcher<Result<QList<PagingGroup>>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, reading, site, name] {
            watcher->deleteLater();
            const Result<QList<PagingGroup>> groups = watcher->result();
            if (!groups)
                reading->problems << groups.error().message;
            for (const PagingGroup& group : groups.value_or(QList<PagingGroup>{})) {
                QString label = group.name.isEmpty() ? group.id : group.name;
                if (!group.number.isEmpty() && group.number != label)
                    label = tr("%1, %2").arg(label, group.number);
                if (!name.isEmpty())
                    label = tr("%1 (%2)").arg(label, name);
                reading->groups.append({site, group, label});
            }
            if (--reading->open > 0)
                return;
            if (reading->groups.isEmpty())
                m_notifier.tellFailure(tr("There is nobody to page."),
                    reading->problems.isEmpty() ? tr("The PBX has no paging groups.") : reading->problems.join(u' '));
            else
                choose(reading->groups);
        });
        watcher->setFuture(client->pagingGroups());
    }
}

void HouseActions::choose(const QList<Group>& groups)
{
    const auto find = [groups](const QString& label) -> const Group* {
        const auto found = std::ranges::find(groups, label, &Group::label);
        return found == groups.end() ? nullptr : &*found;
    };
    ChoicePicker::Request request;
    request.title = tr("Page whom?");
    request.placeholder = tr("Paging group");
    for (const Group& group : groups)
        request.usual << group.label;
    request.problem
        = [find](const QString& label) { return find(label) ? QString() : tr("Choose one of the paging groups."); };
    request.words = [](const QString& label) { return tr("speak to %1").arg(label); };
    request.chosen = [this, find](const QString& label) {
        if (const Group* group = find(label))
            page(*group);
    };
    ChoicePicker::of(m_window, m_context).openFor(request);
}

void HouseActions::page(const Group& group)
{
    Command command = Command::page(group.site, m_context.home(group.site), group.group.id);
    command.details.insert(kDetailTarget, group.group.name);
    auto* watcher = new QFutureWatcher<Outcome>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, group] {
        watcher->deleteLater();
        const bool ends = m_context.commands.availability(group.site, Capability::PageEnd).can;
        if (watcher->result().status == Outcome::Status::Failed || !ends)
            return; // the window says why, or nothing can be done about it any more
        m_paging = group;
        m_notifier.offer(kPagingToast, u"page"_s, tr("Paging %1").arg(group.label), tr("Speak now."),
            tr("End the page"), [this] { endPage(); });
        refresh();
    });
    watcher->setFuture(m_context.commands.run(command, u"key"_s));
}

void HouseActions::endPage()
{
    if (!isPaging())
        return;
    const Group ended = std::exchange(m_paging, {});
    Command command = Command::pageEnd(ended.site, ended.group.id);
    command.details.insert(kDetailTarget, ended.group.name);
    m_context.commands.run(command, u"key"_s);
    m_notifier.withdraw(kPagingToast);
    refresh();
}

void HouseActions::connectTwo()
{
    SiteId site = m_context.dialSite();
    if (!m_context.commands.availability(site, Capability::ConnectOutside).can
        && !m_context.anySiteCan(Capability::ConnectOutside, &site).can)
        return;
    const Target& target = m_context.selection.target();
    const bool outside = target.site == site && !m_context.models.extensions().find({site, target.number});
    (new ConnectSheet(m_context, site, outside ? target.number : QString(), m_window))->show();
}

const Call* HouseActions::callToPlayTo() const
{
    const Call* call = m_context.models.calls().find(m_context.selection.call());
    return call && makesSense(Capability::PlayPrompt, *call, m_context.home(call->id.site)) ? call : nullptr;
}

void HouseActions::askForPrompt()
{
    const Call* call = callToPlayTo();
    if (!call)
        return;
    const QString who = partyLabel(otherParty(*call, m_context.home(call->id.site)));
    ChoicePicker::Request request;
    request.title = tr("Play which announcement to %1?").arg(who);
    request.placeholder = tr("Name of the announcement");
    request.usual = m_prompts;
    request.words = [](const QString& prompt) { return tr("play %1").arg(prompt); };
    request.chosen = [this, chosen = *call](const QString& prompt) { play(chosen, prompt); };
    ChoicePicker::of(m_window, m_context).openFor(request);
}

void HouseActions::play(const Call& call, const QString& prompt)
{
    m_prompts.removeAll(prompt);
    m_prompts.prepend(prompt);
    m_prompts = m_prompts.first(std::min(kPromptsKept, m_prompts.size()));
    const QString home = m_context.home(call.id.site);
    Command command = Command::playPrompt(call.id, home, prompt);
    command.details.insert(kDetailCaller, partyLabel(otherParty(call, home)));
    m_context.commands.run(command, u"key"_s);
}

void HouseActions::refresh()
{
    ActionRegistry& actions = m_context.actions;
    actions.setAvailability(action::kPage, m_context.anySiteCan(Capability::Page));
    actions.setAvailability(
        action::kPageEnd, isPaging() ? Availability::yes() : Availability::no(tr("Nobody is being paged.")));
    actions.setAvailability(action::kConnectTwo, m_context.anySiteCan(Capability::ConnectOutside));
    const Call* call = callToPlayTo();
    actions.setAvailability(action::kPlayPrompt,
        call ? m_context.commands.availability(call->id.site, Capability::PlayPrompt)
             : Availability::no(tr("Choose a call of yours first.")));
}

} // namespace callboard::ui
