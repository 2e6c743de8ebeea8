// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/attendantcallsproxy.h"

#include "core/models/callmodel.h"
#include "core/models/livemodels.h"
#include "core/models/modeltext.h"
#include "core/models/parkmodel.h"
#include "core/models/wording.h"

namespace callboard {

AttendantCallsProxy::AttendantCallsProxy(QObject* parent)
    : SortedRowsProxy(parent)
{
}

AttendantCallsProxy::AttendantCallsProxy(LiveModels& models, QObject* parent)
    : AttendantCallsProxy(parent)
{
    setParks(&models.parks());
    setSourceModel(&models.calls());
    for (const Consultation& consultation : models.consultations())
        followConsultation(consultation);
    connect(&models, &LiveModels::consultationChanged, this,
        [this](const SiteId&, const Consultation& consultation) { followConsultation(consultation); });
}

void AttendantCallsProxy::followConsultation(const Consultation& consultation)
{
    using Phase = Consultation::Phase;
    const bool waits = consultation.phase == Phase::Ringing || consultation.phase == Phase::Talking;
    const bool ours = m_homes.value(consultation.heldCall.site, consultation.extension) == consultation.extension;
    if (waits && ours)
        m_waiting.insert(consultation.heldCall);
    else
        m_waiting.remove(consultation.heldCall);
    refilter();
}

void AttendantCallsProxy::sourceReplaced()
{
    m_model = qobject_cast<CallModel*>(sourceModel());
    Q_ASSERT(m_model || !sourceModel());
}

void AttendantCallsProxy::setHomes(const QHash<SiteId, QString>& homes)
{
    if (homes == m_homes)
        return;
    m_homes = homes;
    refilter();
    resort();
    refreshAll({});
}

void AttendantCallsProxy::setParks(ParkModel* parks)
{
    if (m_parks)
        disconnect(m_parks, nullptr, this, nullptr);
    m_parks = parks;
    if (m_parks)
        connect(m_parks, &RowModelBase::batchEnded, this, [this] { refilter(); });
    refilter();
}

void AttendantCallsProxy::setQueuedShown(bool shown)
{
    if (shown == m_queuedShown)
        return;
    m_queuedShown = shown;
    refilter();
}

void AttendantCallsProxy::setNow(const QDateTime& now)
{
    const QDateTime before = std::exchange(m_now, now);
    bool over = false;
    for (int row = 0; m_model && row < m_model->rowCount() && !over; ++row) {
        const QDateTime& by = m_model->at(row).admitBy;
        over = by.isValid() && by <= now && (!before.isValid() || before < by);
    }
    if (!over)
        return;
    refilter();
    refreshAll({});
}

bool AttendantCallsProxy::parkedByHome(const Call& call, const QString& home) const
{
    if (!m_parks || home.isEmpty())
        return false;
    if (!call.slot.isEmpty()) {
        const ParkSlot* slot = m_parks->find({call.id.site, call.slot});
        return slot && slot->by == home;
    }
    for (int row = 0; row < m_parks->rowCount(); ++row) {
        const ParkSlot& slot = m_parks->at(row);
        if (slot.call == call.id)
            return slot.by == home;
    }
    return false;
}

AttendantView AttendantCallsProxy::view(const Call& call) const
{
    const QString home = m_homes.value(call.id.site);
    AttendantView view{.state = call.state, .party = otherParty(call, home), .since = call.since, .ownExtension = {}};
    const Leg* own = home.isEmpty() ? nullptr : call.legOf(home);
    if (own && own->state != LegState::Ended) {
        view.concerned = true;
        view.ownExtension = home;
        view.muted = own->muted;
        // "Consulting" is said of the call; a leg only knows that it talks or waits.
        if (call.state != CallState::Consulting) {
            view.state = callStateOf(own->state);
            view.since = own->since.isValid() ? own->since : call.since;
        }
        return view;
    }
    if (call.admitBy.isValid() && (!m_now.isValid() || m_now < call.admitBy))
        view.concerned = true;
    else if (call.state == CallState::Queued)
        view.concerned = m_queuedShown && m_homes.contains(call.id.site);
    else if (call.state == CallState::Parked)
        view.concerned = parkedByHome(call, home);
    else
        view.concerned = m_waiting.contains(call.id);
    return view;
}

const Call& AttendantCallsProxy::callAt(int proxyRow) const
{
    return m_model->at(sourceRow(proxyRow));
}

QVariant AttendantCallsProxy::data(const QModelIndex& index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid));
    const Call& call = callAt(index.row());
    const AttendantView seen = view(call);
    switch (role) {
    case GroupRole:
    case callboard::Role::State:
        return static_cast<int>(seen.state);
    case callboard::Role::Since:
        return seen.since;
    case callboard::Role::Number:
    case PartyNumberRole:
        return seen.party.number;
    case PartyNameRole:
        return seen.party.name;
    case OwnExtensionRole:
        return seen.ownExtension;
    case MutedRole:
        return seen.muted;
    case QueueRole:
        return call.queue;
    case LineRole:
        return call.calledLine;
    case RecordingRole:
        return call.recording;
    case callboard::Role::AccessibleText:
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        if (index.column() == 0 || role == Qt::ToolTipRole)
            return callSentence(call, seen.ownExtension);
        break;
    case Qt::DisplayRole:
        if (index.column() == CallModel::StateColumn)
            return stateWord(seen.state);
        if (index.column() == CallModel::SinceColumn)
            return clockText(seen.since);
        break;
    default:
        break;
    }
    return SortedRowsProxy::data(index, role);
}

QHash<int, QByteArray> AttendantCallsProxy::roleNames() const
{
    QHash<int, QByteArray> names = SortedRowsProxy::roleNames();
    names.insert({{GroupRole, "group"}, {PartyNameRole, "partyName"}, {PartyNumberRole, "partyNumber"},
        {OwnExtensionRole, "ownExtension"}, {MutedRole, "muted"}, {QueueRole, "queue"}, {LineRole, "line"},
        {RecordingRole, "recording"}});
    return names;
}

bool AttendantCallsProxy::accepts(int sourceRow) const
{
    return view(m_model->at(sourceRow)).concerned;
}

bool AttendantCallsProxy::before(int a, int b) const
{
    const Call& left = m_model->at(a);
    const Call& right = m_model->at(b);
    const AttendantView seenLeft = view(left);
    const AttendantView seenRight = view(right);
    if (seenLeft.state != seenRight.state)
        return seenLeft.state < seenRight.state;
    if (seenLeft.since != seenRight.since)
        return seenLeft.since < seenRight.since;
    return left.id < right.id;
}

// Any change of a call can be one of its legs.
bool AttendantCallsProxy::concernsFilter(const QList<int>&) const
{
    return true;
}

bool AttendantCallsProxy::concernsOrder(const QList<int>&) const
{
    return true;
}

} // namespace callboard
