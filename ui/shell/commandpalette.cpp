// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandpalette.h"

#include "core/commands/commandrunner.h"
#include "core/models/attendantcallsproxy.h"
#include "core/models/callmodel.h"
#include "core/models/livemodels.h"
#include "core/models/roles.h"
#include "core/models/wording.h"
#include "ui/common/actionregistry.h"
#include "ui/common/callactions.h"
#include "ui/common/numberlink.h"
#include "ui/common/selection.h"
#include "ui/common/theme.h"
#include "ui/transfer/directorylook.h"

#include <algorithm>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

bool matches(const QString& text, const QStringList& words)
{
    const QString folded = text.toCaseFolded();
    return std::ranges::all_of(words, [&](const QString& word) { return folded.contains(word); });
}

} // namespace

PaletteModel::PaletteModel(UiContext& context, AttendantCallsProxy& calls, QObject* parent)
    : QAbstractListModel(parent)
    , m_context(context)
    , m_calls(calls)
    , m_search(context.models)
{
    m_search.setLimit(30);
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, [this] {
        if (m_following)
            rebuild();
    });
    for (const QAbstractItemModel* source : std::initializer_list<const QAbstractItemModel*>{&m_search, &calls}) {
        connect(source, &QAbstractItemModel::rowsInserted, &m_later, qOverload<>(&QTimer::start));
        connect(source, &QAbstractItemModel::rowsRemoved, &m_later, qOverload<>(&QTimer::start));
        connect(source, &QAbstractItemModel::dataChanged, &m_later, qOverload<>(&QTimer::start));
    }
}

void PaletteModel::setQuery(const QString& text)
{
    m_query = text.trimmed();
    m_search.setQuery(m_query);
    m_later.stop();
    rebuild();
}

void PaletteModel::setFollowing(bool following)
{
    m_following = following;
}

void PaletteModel::rebuild()
{
    const QStringList words = m_query.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    QList<Row> rows;
    addCalls(rows, words);
    for (int row = 0; row < m_search.rowCount(); ++row)
        rows << Row{Kind::Person, {}, m_search.at(row), {}};
    addActions(rows, words);
    if (rows.size() == m_rows.size()) {
        // The usual change: somebody's state. Keeps the chosen row.
        m_rows = rows;
        if (!rows.isEmpty())
            Q_EMIT dataChanged(index(0), index(int(rows.size()) - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

void PaletteModel::addCalls(QList<Row>& rows, const QStringList& words) const
{
    for (int row = 0; row < m_calls.rowCount(); ++row) {
        const Call& call = m_calls.callAt(row);
        const AttendantView view = m_calls.view(call);
        if (matches(view.party.name + u' ' + view.party.number + u' ' + stateWord(view.state), words))
            rows << Row{Kind::Call, call.id, {}, {}};
    }
}

void PaletteModel::addActions(QList<Row>& rows, const QStringList& words) const
{
    QList<Row> unavailable;
    const QStringList ids = m_context.actions.ids();
    for (const QString& id : ids) {
        const ActionSpec& spec = m_context.actions.spec(id);
        if (id == action::kFind || id == action::kCancel
            || !matches(spec.text + u' ' + spec.hint + u' ' + spec.category, words))
            continue;
        (m_context.actions.availability(id).can ? rows : unavailable) << Row{Kind::Action, {}, {}, id};
    }
    rows += unavailable;
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows.at(index.row());
    HitLook look;
    switch (row.kind) {
    case Kind::Person:
        look = lookOf(row.hit, m_context);
        break;
    case Kind::Action:
        look.icon = u"chevron-right"_s;
        look.name = m_context.actions.spec(row.action).text;
        look.detail = m_context.actions.spec(row.action).category;
        look.right = keyText(m_context.actions.keys(row.action));
        look.enabled = m_context.actions.availability(row.action).can;
        break;
    case Kind::Call: {
        const Call* call = m_context.models.calls().find(row.call);
        if (!call)
            return {};
        const AttendantView view = m_calls.view(*call);
        const Lamp lamp = lampOf(view.state);
        look.icon = iconName(lamp);
        look.colour = m_context.theme.tokens().lamp(lamp).text;
        look.name = partyLabel(view.party);
        look.state = word(lamp);
        look.right = view.party.name.isEmpty() ? QString() : view.party.number;
        break;
    }
    }
    if (role == kHitRole)
        return QVariant::fromValue(look);
    if (role == Qt::DisplayRole)
        return look.name;
    if (role == Qt::AccessibleTextRole)
        return QStringList{look.name, look.state, look.detail, look.right}.join(u", "_s);
    return {};
}

CommandPalette::CommandPalette(UiContext& context, AttendantCallsProxy& calls, QWidget* window)
    : PickerFrame(context.theme, window, u"commandPalette"_s)
    , m_context(context)
    , m_calls(calls)
    , m_model(context, calls)
{
    setModel(&m_model);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &CommandPalette::selectFirst);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &CommandPalette::currentChanged);
}

void CommandPalette::hideEvent(QHideEvent* event)
{
    m_model.setFollowing(false);
    PickerFrame::hideEvent(event);
}

void CommandPalette::openEmpty()
{
    m_model.setFollowing(true);
    open({}, tr("Search people, numbers, calls, actions"));
}

void CommandPalette::queryChanged(const QString& text)
{
    m_model.setQuery(text);
    selectFirst();
}

const Call* CommandPalette::transferable() const
{
    const auto fits = [this](const Call& call) {
        return makesSense(Capability::TransferBlind, call, m_context.home(call.id.site));
    };
    const Call* selected = m_context.models.calls().find(m_context.selection.call());
    if (selected && fits(*selected))
        return selected;
    for (int row = 0; row < m_calls.rowCount(); ++row) {
        if (fits(m_calls.callAt(row)))
            return &m_calls.callAt(row);
    }
    return nullptr;
}

void CommandPalette::currentChanged()
{
    const int row = currentRow();
    if (row < 0 || row >= m_model.rowCount()) {
        setFooter(tr("Nothing is called “%1”.").arg(typed()));
        return;
    }
    switch (m_model.kind(row)) {
    case PaletteModel::Kind::Call:
        setFooter(tr("Enter: go to this call."));
        return;
    case PaletteModel::Kind::Action: {
        const Availability can = m_context.actions.availability(m_model.action(row));
        setFooter(can.can ? tr("Enter: %1.").arg(m_context.actions.spec(m_model.action(row)).text) : can.why);
        return;
    }
    case PaletteModel::Kind::Person:
        break;
    }
    const QString who = namedWithState(m_model.hit(row), m_context);
    const Call* call = transferable();
    setFooter(call ? tr("Enter: call %1.   Shift+Enter: transfer %2 to %1.")
                         .arg(who, partyLabel(otherParty(*call, m_context.home(call->id.site))))
                   : tr("Enter: call %1.").arg(who));
}

void CommandPalette::accepted(Qt::KeyboardModifiers modifiers)
{
    const int row = currentRow();
    if (row < 0 || row >= m_model.rowCount())
        return;
    switch (m_model.kind(row)) {
    case PaletteModel::Kind::Call: {
        const CallId call = m_model.call(row);
        dismiss();
        Q_EMIT callChosen(call);
        return;
    }
    case PaletteModel::Kind::Action: {
        QAction* action = m_context.actions.find(m_model.action(row));
        if (!action->isEnabled())
            return;
        dismiss();
        action->trigger();
        return;
    }
    case PaletteModel::Kind::Person:
        acceptPerson(m_model.hit(row), modifiers & Qt::ShiftModifier);
        return;
    }
}

void CommandPalette::acceptPerson(const DirectoryHit& hit, bool transfer)
{
    const Call* call = transferable();
    const SiteId site = hit.site.isEmpty() ? m_context.dialSite() : hit.site;
    const Dialing way = dialingOf(m_context, {site, hit.number, hit.name});
    if (!(transfer && call) && !way.link.isEmpty()) {
        dismiss();
        dialTarget(m_context, {site, hit.number, hit.name}, u"key"_s);
        return;
    }
    Command command = way.command;
    if (transfer && call) {
        const QString home = m_context.home(call->id.site);
        command = Command::transferBlind(call->id, home, hit.number);
        command.details.insert(kDetailCaller, partyLabel(otherParty(*call, home)));
    }
    command.details.insert(kDetailTarget, hit.name);
    const Availability can = m_context.commands.availability(command.site, command.verb);
    if (!can.can) {
        setFooter(can.why, Tone::Negative);
        return;
    }
    dismiss();
    m_context.commands.run(command, u"key"_s);
}

} // namespace callboard::ui
