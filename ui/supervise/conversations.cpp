// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervise/conversations.h"

#include "core/models/callmodel.h"
#include "core/models/extensionmodel.h"
#include "core/models/livemodels.h"
#include "core/models/roles.h"
#include "core/models/wording.h"

#include <algorithm>

namespace callboard::ui {

Conversations::Conversations(const LiveModels& models, QObject* parent)
    : SortedRowsProxy(parent)
    , m_models(models)
{
    setSourceModel(&models.calls());
}

void Conversations::setFilterText(const QString& text)
{
    const QStringList words = text.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    refilter();
}

const Call& Conversations::callAt(int row) const
{
    return m_models.calls().at(sourceRow(row));
}

QString Conversations::watchedIn(const Call& call) const
{
    const QString home = m_models.home(call.id.site);
    for (const Leg& leg : call.legs) {
        if (!leg.extension.isEmpty() && leg.extension != home && !leg.supervising
            && (leg.state == LegState::Talking || leg.state == LegState::Held))
            return leg.extension;
    }
    return {};
}

QString Conversations::nameOf(const SiteId& site, const QString& extension) const
{
    const Extension* found = m_models.extensions().find(ExtensionId{site, extension});
    return found && !found->name.isEmpty() ? found->name : extension;
}

QString Conversations::otherIn(const Call& call) const
{
    const QString watched = watchedIn(call);
    const Party other = otherParty(call, watched);
    return other.name.isEmpty() && !other.number.isEmpty() ? nameOf(call.id.site, other.number) : partyLabel(other);
}

QVariant Conversations::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Call& call = callAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return nameOf(call.id.site, watchedIn(call));
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return tr("%1 is talking to %2.").arg(nameOf(call.id.site, watchedIn(call)), otherIn(call));
    default:
        return SortedRowsProxy::data(index, role);
    }
}

bool Conversations::accepts(int sourceRow) const
{
    const Call& call = m_models.calls().at(sourceRow);
    if (call.state != CallState::Talking && call.state != CallState::Held && call.state != CallState::Consulting)
        return false;
    const Leg* own = call.legOf(m_models.home(call.id.site));
    if (own && own->state != LegState::Ended && !own->supervising)
        return false;
    const QString watched = watchedIn(call);
    if (watched.isEmpty())
        return false;
    const QString text = (nameOf(call.id.site, watched) + u' ' + watched + u' ' + otherIn(call)).toCaseFolded();
    return std::ranges::all_of(m_words, [&](const QString& word) { return text.contains(word); });
}

bool Conversations::before(int sourceRowA, int sourceRowB) const
{
    const Call& a = m_models.calls().at(sourceRowA);
    const Call& b = m_models.calls().at(sourceRowB);
    const QDateTime first = a.answeredAt.isValid() ? a.answeredAt : a.since;
    const QDateTime second = b.answeredAt.isValid() ? b.answeredAt : b.since;
    return first != second ? first < second : a.id < b.id;
}

} // namespace callboard::ui
