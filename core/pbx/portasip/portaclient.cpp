// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/portasip/portaclient.h"

#include "core/base/clock.h"
#include "core/base/logging.h"

#include <QUrlQuery>

#include <algorithm>

namespace callboard::portasip {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kIvrEvents = 200;
constexpr qint64 kClockSlackMs = 10'000;

QString toQString(Text text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QByteArray toBytes(Text text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

const PartyNote& ownerOf(const CallNote& note)
{
    return note.outgoing ? note.caller : note.callee;
}

const PartyNote& otherOf(const CallNote& note)
{
    return note.outgoing ? note.callee : note.caller;
}

bool isAnswered(Phase phase)
{
    return phase == Phase::Connected || phase == Phase::Held || phase == Phase::Holding;
}

// An address may carry the options of its site, as the simulator prints it.
SiteProfile withoutQuery(SiteProfile profile)
{
    for (const auto& [key, value] : QUrlQuery(profile.url).queryItems(QUrl::FullyDecoded)) {
        if (!profile.options.contains(key))
            profile.options.insert(key, value);
    }
    profile.url.setQuery(QString());
    return profile;
}

// The account services have a login of their own; that of the site serves where it is an account's.
QString mediaSecret(const SiteProfile& profile, const SiteSecrets& secrets)
{
    if (!secrets.second.isEmpty())
        return secrets.second;
    return PortaSession::realmOf(profile) == Realm::Account ? secrets.main : QString();
}

qint64 timeOf(const CallNote& note)
{
    return isAnswered(note.phase) ? note.connectMs : note.startMs;
}

} // namespace

PortaClient::PortaClient(
    SiteProfile profile, const SiteSecrets& secrets, const Clock& clock, PortaOptions options, QObject* parent)
    : PbxClient(withoutQuery(std::move(profile)), parent)
    , m_clock(clock)
    , m_live(*this, clock)
    , m_consultations(m_live)
    , m_session(this->profile(), secrets.main, clock, options, *this)
    , m_rooms(m_session, m_accounts, site())
    , m_media(this->profile(), mediaSecret(this->profile(), secrets), clock)
    , m_mediaSecret(mediaSecret(this->profile(), secrets))
{
    connect(&m_session, &PortaSession::linkChanged, this, [this](const LinkStatus& status) { setLink(status); });
    connect(&m_session, &PortaSession::certificateRefused, this, &PbxClient::certificateOffered);
    connect(&m_session, &PortaSession::loggedIn, this, &PortaClient::synchronise);
    connect(&m_session, &PortaSession::subscribed, this, &PortaClient::onSubscribed);
    connect(&m_session, &PortaSession::pollDue, this, &PortaClient::poll);
    connect(&m_session, &PortaSession::wentStale, this, [this] {
        m_live.markStale();
        m_rooms.markStale();
        m_dialling.clear();
        m_taking.clear();
    });
    connect(&m_session, &PortaSession::frameDone, this, [this] { m_live.flushIfLate(); });
    connect(&m_rooms, &PortaRooms::changed, this, &PortaClient::announceRoom);
    connect(&m_rooms, &PortaRooms::removed, this, [this](const ConferenceRoomId& id) {
        if (m_rooms.isEmpty())
            m_namesInRooms.clear();
        Q_EMIT conferenceRoomRemoved(id);
    });
    connect(&m_rooms, &PortaRooms::refreshed, this, &PortaClient::onRooms);
    m_answerTimer.setSingleShot(true);
    connect(&m_answerTimer, &QTimer::timeout, this, &PortaClient::settleAnswers);
}

PortaClient::~PortaClient()
{
    // While every member is still there: answers that fail now are looked at by our own continuations. What the session
    // says while it goes itself would reach members that are gone already.
    close();
    disconnect(&m_session, nullptr, this, nullptr);
}

void PortaClient::open()
{
    m_session.open();
}

void PortaClient::close()
{
    failAnswers(
        Error{.kind = ErrorKind::Cancelled, .code = {}, .message = tr("The connection was closed."), .detail = {}});
    m_media.close();
    m_session.close();
}

void PortaClient::acceptCertificate(const QString& fingerprint)
{
    SiteProfile pinned = profile();
    pinned.fingerprint = TlsPolicy::normalised(fingerprint);
    m_session.close();
    m_session.setProfile(pinned);
    setProfile(pinned);
    m_media.reset(pinned, m_mediaSecret);
    m_session.open();
}

void PortaClient::onCall(const CallNote& note)
{
    if (!note.ivrEvent.empty())
        return onIvr(note);
    if (note.conference)
        return m_rooms.refreshSoon();
    apply(note, false);
}

void PortaClient::onListed(const CallNote& note)
{
    if (!note.conference && note.ivrEvent.empty())
        apply(note, true);
}

// A notification is newer than a list that was asked for before it came, whichever arrives first: one socket keeps the
// order of what the PBX says, and a list shows a moment before its answer.
void PortaClient::apply(const CallNote& note, bool listed)
{
    PortaLeg* leg = m_legs.find(note);
    if (listed) {
        if (leg && leg->heard > m_askedAt) {
            leg->read = m_list;
            return;
        }
        if (!leg && !m_endedSince.isEmpty() && m_endedSince.contains(toBytes(m_legs.keyOf(note))))
            return;
    } else {
        ++m_heard;
    }
    if (note.phase == Phase::Terminated) {
        if (m_lists > 0)
            m_endedSince.insert(toBytes(m_legs.keyOf(note)));
        if (leg)
            legEnds(*leg, note);
        else
            m_live.endLeg(m_legs.keyOf(note), {}); // an end before its beginning: remembered and counted
        return;
    }
    if (note.phase == Phase::Unknown) {
        if (!note.transferred)
            qCDebug(lcPbx) << "a leg's state that the document does not know:" << toQString(note.state);
        return;
    }
    const bool fresh = !leg;
    if (fresh) {
        leg = &m_legs.begin(note);
        legBegins(*leg, note);
    }
    if (!listed)
        leg->heard = m_heard;
    leg->read = m_list;
    leg->missed = 0;
    leg->phase = note.phase;
    if (note.phase == Phase::Queued || note.phase == Phase::Dequeued)
        return queueMoves(*leg, note, listed);
    if (!leg->extension.empty())
        show(*leg, note, listed);
    if (fresh && !isTaken(*leg, note))
        return;
    if (fresh || !m_consultations.isEmpty() || !m_answering.empty() || !m_taking.empty())
        afterChange(*leg);
}

//! False when the leg is one that has ended already: an event came late.
bool PortaClient::isTaken(PortaLeg& leg, const CallNote& note)
{
    if (leg.shown && !m_live.leg(leg.key)) {
        m_legs.erase(leg);
        return false;
    }
    // The same leg without its tag, if there was one: the PBX had not told it yet (notes 16).
    if (PortaLeg* bare = note.tag.empty() ? nullptr : m_legs.find(note.id); bare && bare->extension == leg.extension)
        forget(*bare, {}, 0);
    return true;
}

void PortaClient::legBegins(PortaLeg& leg, const CallNote& note)
{
    leg.extension = m_accounts.extensionOf(ownerOf(note));
    if (leg.outgoing || leg.extension.empty())
        return;
    // Leg A of a call that the PBX makes looks like a call from the destination to the caller, porta 1542.
    if (!m_dialling.empty()) {
        std::erase_if(m_dialling, [](const Dialling& d) { return d.until.hasExpired(); });
        const QString to = toQString(m_accounts.numberOf(otherOf(note)));
        const auto it = std::ranges::find_if(m_dialling, [&](const Dialling& d) {
            return d.id.isEmpty() ? d.from.toStdString() == leg.extension && d.to == to : d.id == leg.dialog.id;
        });
        if (it != m_dialling.end()) {
            leg.first = true;
            m_dialling.erase(it);
        }
    }
    // The other leg may be here already: a list has no order.
    const QString second = leg.dialog.id + u'~';
    leg.first = leg.first
        || std::ranges::any_of(leg.call->legs, [&](const PortaLeg* l) { return l->dialog.id.startsWith(second); });
}

//! When leg B shows, the one without the suffix turns out to be leg A, whoever had the call made.
void PortaClient::markFirstLeg(PortaLeg& leg)
{
    for (PortaLeg* other : leg.call->legs) {
        if (other->first || other->outgoing || !other->shown || !leg.dialog.id.startsWith(other->dialog.id + u'~'))
            continue;
        other->first = true;
        LiveState::LegFacts facts;
        facts.leg = other->key;
        facts.state = stateOf(*other);
        facts.direction = Direction::Out;
        m_live.setLeg(facts);
    }
}

void PortaClient::afterChange(PortaLeg& leg)
{
    markFirstLeg(leg);
    if (!m_consultations.isEmpty())
        m_consultations.legChanged(leg, m_legs);
    if (!m_taking.empty())
        answerByItself(leg);
    if (!m_answering.empty())
        settleAnswers();
}

LegState PortaClient::stateOf(const PortaLeg& leg) const
{
    switch (leg.phase) {
    case Phase::Trying:
    case Phase::Ringing:
    case Phase::Early:
        return leg.outgoing ? LegState::Dialing : LegState::Ringing;
    case Phase::Holding:
        return LegState::Held;
    case Phase::Held: {
        // Whom somebody else made wait hears music, but his own phone holds nothing. Where nobody holds, the PBX put
        // both on hold by itself (notes 20), or it was somebody outside.
        const bool other
            = std::ranges::any_of(leg.call->legs, [](const PortaLeg* l) { return l->phase == Phase::Holding; });
        return other ? LegState::Talking : LegState::Held;
    }
    default:
        return LegState::Talking;
    }
}

// Live events have just happened: a time that is far from now is another clock's. In a list it is all we have.
qint64 PortaClient::plausible(qint64 ms, bool listed) const
{
    const qint64 now = m_clock.nowMs();
    if (ms <= 0 || ms > now + kClockSlackMs || (!listed && ms < now - kClockSlackMs))
        return 0;
    return std::min(ms, now);
}

void PortaClient::show(PortaLeg& leg, const CallNote& note, bool listed)
{
    const PartyNote& other = otherOf(note);
    LiveState::LegFacts facts;
    facts.leg = leg.key;
    facts.call = leg.call->key;
    facts.extension = leg.extension;
    facts.extensionName = PortaAccounts::nameOf(ownerOf(note));
    facts.state = stateOf(leg);
    facts.direction = leg.outgoing || leg.first ? Direction::Out : Direction::In;
    facts.atMs = plausible(timeOf(note), listed);
    if (const Text number = m_accounts.numberOf(other); !number.empty()) {
        facts.otherNumber = number;
        facts.otherName = PortaAccounts::nameOf(other);
    }
    leg.shown = true;
    m_live.setLeg(facts);
    if (leg.call->legs.size() > 1)
        showHoldOfOthers(leg);
}

void PortaClient::showHoldOfOthers(const PortaLeg& leg)
{
    for (const PortaLeg* other : leg.call->legs) {
        if (other == &leg || other->phase != Phase::Held || !other->shown)
            continue;
        LiveState::LegFacts facts;
        facts.leg = other->key;
        facts.state = stateOf(*other);
        m_live.setLeg(facts);
    }
}

void PortaClient::queueMoves(PortaLeg& leg, const CallNote& note, bool listed)
{
    const QString call = leg.call->id;
    const QString id = toQString(note.queue);
    const QString queue = m_queueNumbers.value(id, id);
    if (note.phase == Phase::Dequeued) {
        const QString left = std::exchange(leg.queue, {});
        m_live.keepCallFor(call, m_session.options().bridge);
        if (!left.isEmpty())
            m_live.leaveQueue(left, call);
        return;
    }
    if (!leg.queue.isEmpty() && leg.queue != queue)
        m_live.leaveQueue(leg.queue, call);
    leg.queue = queue;
    m_live.enterQueue(queue, call, plausible(note.startMs, listed), note.position < 0 ? 0 : note.position + 1);
    const PartyNote& caller = otherOf(note);
    m_live.setOutsider(call, Party{toQString(PortaAccounts::nameOf(caller)), toQString(m_accounts.numberOf(caller))});
    // The leg is the attendant's account (porta 1242): no phone, and nobody's lamp.
    leg.extension.clear();
    if (std::exchange(leg.shown, false)) {
        EndCause moved;
        moved.kind = EndCause::Kind::Transferred;
        m_live.endLeg(leg.key, moved);
    }
}

void PortaClient::legEnds(PortaLeg& leg, const CallNote& note)
{
    const EndCause cause = endCauseOf(note.reason, note.reasonCode, note.transferred, isAnswered(leg.phase));
    if (cause.kind == EndCause::Kind::Transferred)
        m_live.keepCallFor(leg.call->id, m_session.options().bridge); // the target's leg is on its way
    forget(leg, cause, plausible(note.endMs, false));
}

void PortaClient::forget(PortaLeg& leg, const EndCause& cause, qint64 atMs)
{
    if (!m_consultations.isEmpty())
        m_consultations.legEnds(leg);
    if (!leg.queue.isEmpty())
        m_live.leaveQueue(leg.queue, leg.call->id);
    leg.phase = Phase::Terminated;
    if (leg.shown)
        m_live.endLeg(leg.key, cause, atMs);
    if (leg.call->legs.size() == 1)
        m_roomOfCall.remove(leg.call->id);
    m_legs.erase(leg);
    if (!m_answering.empty())
        settleAnswers();
}

void PortaClient::onIvr(const CallNote& note)
{
    QJsonObject event{{u"event"_s, toQString(note.ivrEvent)},
        {u"call"_s, DialogId{toQString(note.id), toQString(note.tag)}.toJson()},
        {u"at"_s, m_clock.now().toString(Qt::ISODateWithMs)}};
    if (!note.digit.empty())
        event.insert(u"digit"_s, toQString(note.digit));
    if (note.dtmfMs > 0)
        event.insert(u"dtmf_duration"_s, note.dtmfMs);
    if (note.order > 0)
        event.insert(u"order"_s, note.order);
    m_ivr.push_back(event);
    if (m_ivr.size() > kIvrEvents)
        m_ivr.pop_front();
    Q_EMIT ivrEvent(event);
}

EndCause endCauseOf(Text reason, int code, bool transferred, bool answered)
{
    EndCause cause;
    cause.text = toQString(reason);
    if (code >= 300)
        cause.sipCode = code;
    else if (code > 0 && code < 128)
        cause.q850 = code;
    const auto says = [&](QLatin1StringView word) { return cause.text.contains(word, Qt::CaseInsensitive); };
    using enum EndCause::Kind;
    if (transferred || says("transfer"_L1))
        cause.kind = Transferred;
    else if (code == 486 || code == 600 || code == 17 || says("busy"_L1))
        cause.kind = Busy;
    else if (code == 603 || code == 21 || says("reject"_L1) || says("decline"_L1))
        cause.kind = Rejected;
    else if (code == 408 || code == 480 || code == 18 || code == 19 || says("no answer"_L1) || says("timeout"_L1))
        cause.kind = NoAnswer;
    else if (code == 487 || code == 200 || code == 16 || code == 26 || code == 31 || answered)
        cause.kind = Normal;
    else if (code != 0)
        cause.kind = Failed;
    else if (!cause.text.isEmpty())
        cause.kind = Normal; // "Call terminated by API"
    return cause;
}

std::unique_ptr<PbxClient> makePortasipClient(
    SiteProfile profile, const SiteSecrets& secrets, const Clock& clock, PortaOptions options)
{
    return std::make_unique<PortaClient>(std::move(profile), secrets, clock, options);
}

} // namespace callboard::portasip
