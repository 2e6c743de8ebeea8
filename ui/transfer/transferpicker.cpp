// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/transferpicker.h"

#include "core/commands/commandrunner.h"
#include "core/models/livemodels.h"
#include "core/models/wording.h"
#include "ui/common/selection.h"
#include "ui/transfer/directorylook.h"

#include <QLineEdit>

namespace callboard::ui {

using namespace Qt::StringLiterals;

TransferPicker::TransferPicker(UiContext& context, QWidget* window)
    : PickerFrame(context.theme, window, u"transferPicker"_s)
    , m_context(context)
    , m_search(context.models)
{
    setModel(new DirectoryLook(&m_search, context, this));
    connect(&m_search, &QAbstractItemModel::rowsInserted, this, [this] {
        if (currentRow() < 0)
            selectFirst();
    });
    connect(&m_search, &QAbstractItemModel::dataChanged, this, &TransferPicker::currentChanged);
    connect(&context.models, &LiveModels::callEnded, this, &TransferPicker::onCallEnded);
}

void TransferPicker::openFor(const Call& call, const QString& home, bool askFirst)
{
    m_call = call;
    m_home = home;
    m_askFirst = askFirst;
    m_caller = partyLabel(otherParty(call, home));
    m_search.setSite(call.id.site);
    open(askFirst ? tr("Whom do you want to ask about %1?").arg(m_caller) : tr("Transfer %1 to whom?").arg(m_caller),
        tr("Name or number"));
    // Whoever was clicked in the lamp field is probably meant; typing replaces it.
    const Target& target = m_context.selection.target();
    if (!target.isEmpty() && target.number != home && (target.site.isEmpty() || target.site == call.id.site)) {
        if (auto* field = findChild<QLineEdit*>()) {
            field->setText(target.label());
            field->selectAll();
        }
    }
}

void TransferPicker::queryChanged(const QString& text)
{
    m_search.setQuery(text);
    selectFirst();
}

const DirectoryHit* TransferPicker::currentHit() const
{
    const int row = currentRow();
    return row >= 0 && row < m_search.rowCount() ? &m_search.at(row) : nullptr;
}

Command TransferPicker::commandFor(Way way) const
{
    const DirectoryHit* hit = currentHit();
    if (!hit)
        return {};
    Command command;
    if (hit->kind == DirectoryHit::Kind::ParkSlot)
        command = Command::park(m_call.id, m_home, hit->number);
    else if (way == Way::Consult)
        command = Command::transferConsult(m_call.id, m_home, hit->number);
    else if (way == Way::Voicemail)
        command = Command::transferVoicemail(m_call.id, m_home, hit->number);
    else
        command = Command::transferBlind(m_call.id, m_home, hit->number);
    command.details.insert(kDetailCaller, m_caller);
    command.details.insert(kDetailTarget, hit->name);
    return command;
}

QString TransferPicker::wordsFor(Way way) const
{
    const Command command = commandFor(way);
    const Availability can = m_context.commands.availability(m_call.id.site, command.verb);
    if (!can.can)
        return can.why;
    const QString who = namedWithState(*currentHit(), m_context);
    switch (command.verb) {
    case Capability::Park:
        return tr("park %1 in slot %2").arg(m_caller, command.target);
    case Capability::TransferConsult:
        return tr("speak with %1 first; %2 hears music").arg(who, m_caller);
    case Capability::TransferVoicemail:
        return tr("let %1 leave a message for %2")
            .arg(m_caller, partyLabel({currentHit()->name, currentHit()->number}));
    default:
        return tr("transfer %1 to %2 now").arg(m_caller, who);
    }
}

void TransferPicker::currentChanged()
{
    const DirectoryHit* hit = currentHit();
    if (!hit) {
        setFooter(typed().trimmed().isEmpty()
                ? tr("Type a name or a number. Esc leaves the call as it is.")
                : tr("Nobody is called “%1”. Esc leaves the call as it is.").arg(typed()));
        return;
    }
    const Way enter = m_askFirst ? Way::Consult : Way::Blind;
    const Way shift = m_askFirst ? Way::Blind : Way::Consult;
    //: what a key would do: "Enter: transfer ACME Ltd to Bo Li now"
    QStringList lines{tr("%1: %2").arg(tr("Enter"), wordsFor(enter))};
    if (hit->kind != DirectoryHit::Kind::ParkSlot) {
        lines << tr("%1: %2").arg(tr("Shift+Enter"), wordsFor(shift));
        if (hit->kind == DirectoryHit::Kind::Extension)
            lines << tr("%1: %2").arg(tr("Ctrl+Enter"), wordsFor(Way::Voicemail));
    }
    setFooter(lines.join(u'\n'));
}

TransferPicker::Way TransferPicker::wayOf(Qt::KeyboardModifiers modifiers) const
{
    if (modifiers & Qt::ControlModifier)
        return Way::Voicemail;
    const bool shift = modifiers & Qt::ShiftModifier;
    return shift != m_askFirst ? Way::Consult : Way::Blind;
}

void TransferPicker::accepted(Qt::KeyboardModifiers modifiers)
{
    if (!currentHit())
        return;
    const Command command = commandFor(wayOf(modifiers));
    const Availability can = m_context.commands.availability(m_call.id.site, command.verb);
    if (!can.can) {
        setFooter(can.why, Tone::Negative);
        return;
    }
    dismiss();
    m_context.commands.run(command, u"key"_s);
}

void TransferPicker::onCallEnded(const CallId& call)
{
    if (isOpen() && call == m_call.id)
        dismiss();
}

} // namespace callboard::ui
