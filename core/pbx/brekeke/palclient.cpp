// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/brekeke/palclient.h"

#include "core/base/clock.h"

#include <algorithm>

namespace callboard::brekeke {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kHeldRoomCheck = std::chrono::seconds{3};

QString toQString(Text text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// notes 9. nullopt: the code says nothing about the leg's state (12, 21, codes that the document does not know).
std::optional<LegState> legStateOf(int code)
{
    switch (code) {
    case status::kCalling:
    case status::kStartRinging:
        return LegState::Ringing;
    case status::kIncoming:
        return LegState::Dialing;
    case status::kCallSuccess:
    case status::kAnswerSuccess:
    case status::kUnhold:
        return LegState::Talking;
    case status::kHold:
        return LegState::Held;
    case status::kParkStart:
        return LegState::Parked;
    default:
        return std::nullopt;
    }
}

} // namespace

EndCause endCauseOf(const StatusNote& note)
{
    EndCause cause;
    cause.sipCode = toInt(note.resCode).value_or(0);
    cause.q850 = toInt(note.q850).value_or(0);
    cause.byCaller = note.disconnectedBy == "0"; // pal 282
    using enum EndCause::Kind;
    switch (cause.sipCode) {
    case 486:
    case 600:
        cause.kind = Busy;
        break;
    case 408:
    case 480:
        cause.kind = NoAnswer;
        break;
    case 603:
        cause.kind = Rejected;
        break;
    case 487: // cancelled before it was answered
    case 200:
        cause.kind = Normal;
        break;
    default:
        cause.kind = cause.sipCode >= 400 ? Failed : Unknown;
        break;
    }
    if (cause.kind != Unknown)
        return cause;
    switch (cause.q850) {
    case 0:
        break;
    case 16:
    case 26:
        cause.kind = Normal;
        break;
    case 17:
        cause.kind = Busy;
        break;
    case 18:
    case 19:
        cause.kind = NoAnswer;
        break;
    case 21:
        cause.kind = Rejected;
        break;
    default:
        cause.kind = Failed;
        break;
    }
    return cause;
}

PalClient::PalClient(SiteProfile profile, QString secret, const Clock& clock, PalOptions options, QObject* parent)
    : PbxClient(profile, parent)
    , m_live(*this, clock)
    , m_consultations(m_live, options.bridge)
    , m_session(std::move(profile), std::move(secret), clock, options, *this)
{
    connect(&m_session, &PalSession::linkChanged, this, [this](const LinkStatus& status) { setLink(status); });
    connect(&m_session, &PalSession::certificateRefused, this, &PbxClient::certificateOffered);
    connect(&m_session, &PalSession::loggedIn, this, &PalClient::synchronise);
    connect(&m_session, &PalSession::wentStale, this, [this] {
        m_live.markStale();
        m_dialling.clear();
        m_joining.clear();
    });
    connect(&m_session, &PalSession::frameDone, this, [this] { m_live.flushIfLate(); });
    m_waiterTimer.setSingleShot(true);
    connect(&m_waiterTimer, &QTimer::timeout, this, [this] { settleWaiters(StatusNote{}); });
    m_heldTimer.setInterval(kHeldRoomCheck);
    connect(&m_heldTimer, &QTimer::timeout, this, &PalClient::checkHeldRooms);
}

PalClient::~PalClient()
{
    // While every member is still there: answers that fail now are looked at by our own continuations.
    close();
}

void PalClient::open()
{
    m_session.open();
}

void PalClient::close()
{
    failWaiters(
        Error{.kind = ErrorKind::Cancelled, .code = {}, .message = tr("The connection was closed."), .detail = {}});
    m_session.close();
}

void PalClient::acceptCertificate(const QString& fingerprint)
{
    SiteProfile pinned = profile();
    pinned.fingerprint = TlsPolicy::normalised(fingerprint);
    m_session.close();
    m_session.setProfile(pinned);
    setProfile(pinned);
    m_session.open();
}

void PalClient::onStatus(const StatusNote& note)
{
    if (note.code == status::kDisconnect)
        return legEnds(note);
    const Leg* known = m_live.leg(note.talkerId);
    const auto state = legStateOf(note.code);
    if (!known && !state)
        return;
    LiveState::LegFacts facts;
    facts.leg = note.talkerId;
    facts.call = note.roomId;
    facts.extension = note.user;
    facts.extensionName = note.userName;
    facts.state = state ? *state : known->state;
    facts.atMs = note.atMs;
    if (!note.otherNumber.empty()) {
        facts.otherNumber = note.otherNumber;
        facts.otherName = note.otherName.empty() ? Text() : note.otherName;
    }
    if (note.code == status::kIncoming)
        facts.direction = Direction::Out; // notes 9: the name misleads, this phone called the PBX
    if (!known)
        legBegins(note, facts);
    const bool consulting = note.code == status::kIncoming || !m_consultations.isEmpty();
    if (consulting)
        m_consultations.before(note, facts);
    m_live.setLeg(facts);
    if (consulting) {
        m_consultations.after(note);
        if (m_consultations.isEmpty())
            m_heldTimer.stop();
        else if (!m_heldTimer.isActive())
            m_heldTimer.start();
    }
    if (!known && !m_joining.empty()) {
        const auto it = std::ranges::find_if(m_joining,
            [&](const Joining& j) { return j.extension == toQString(note.user) && j.room == toQString(note.roomId); });
        if (it != m_joining.end()) {
            m_live.setSupervising(note.talkerId, it->mode);
            m_joining.erase(it);
        }
    }
    if (!m_waiters.empty())
        settleWaiters(note);
}

// Which way a new leg faces. A phone that the PBX rings is called, unless it rings because its owner dialled.
void PalClient::legBegins(const StatusNote& note, LiveState::LegFacts& facts)
{
    if (note.code == status::kAnswerSuccess)
        facts.direction = Direction::Out;
    const bool rings = note.code == status::kCalling || note.code == status::kStartRinging;
    if (!rings || m_live.hasCall(note.roomId))
        return;
    std::erase_if(m_dialling, [](const Dialling& d) { return d.until.hasExpired(); });
    const auto it = std::ranges::find_if(m_dialling, [&](const Dialling& d) {
        return d.from == toQString(note.user)
            && (d.logId == toQString(note.logId) || d.to == toQString(note.otherNumber));
    });
    if (it != m_dialling.end()) {
        m_dialling.erase(it);
        facts.direction = Direction::Out;
    } else if (!note.logId.empty() && note.logId != "0" && !m_live.inSnapshot()) {
        facts.direction = Direction::Out; // another console's makeCall: its first phone is the caller's
    }
}

void PalClient::legEnds(const StatusNote& note)
{
    if (!m_consultations.isEmpty())
        m_consultations.talkerEnds(note);
    m_live.endLeg(note.talkerId, endCauseOf(note), note.atMs);
    if (!m_waiters.empty())
        settleWaiters(note);
}

void PalClient::onRecording(const RecordingNote& note)
{
    if (note.talkerId.empty())
        m_live.setExtensionRecording(note.user, note.on); // before v3.6, pal 200
    else
        m_live.setRecording(note.talkerId, note.on);
}

void PalClient::onLine(const LineNote& note)
{
    Line line;
    line.id = LineId{site(), toQString(note.line)};
    line.busy = note.on;
    if (note.on) {
        line.outside = LegId{site(), toQString(note.lineTalkerId)};
        line.talker = toQString(note.lineTalker);
        line.assigned = LegId{site(), toQString(note.assignedTalkerId)};
    }
    m_live.setLine(line);
}

void PalClient::onPark(const ParkNote& note)
{
    const QString slot = toQString(note.park);
    if (!note.on)
        return m_live.clearParked(slot);
    const QString room = toQString(note.roomId);
    m_live.setParked(slot, room, toQString(note.talkerId), note.atMs);
    askTalkers(room);
}

void PalClient::onRegistered(const RegisteredNote& note)
{
    m_live.setRegistered(note.user, note.on);
}

void PalClient::onVoicemail(const VoicemailNote& note)
{
    Mailbox box;
    box.id = MailboxId{site(), toQString(note.user)};
    box.fresh = toInt(note.fresh);
    box.unread = toInt(note.unread);
    box.read = toInt(note.read);
    box.saved = toInt(note.saved);
    m_live.setMailbox(box);
}

void PalClient::onQueue(const QueueNote& note)
{
    const QString queue = toQString(note.extension);
    const QString room = toQString(note.roomId);
    if (!note.on)
        return m_live.leaveQueue(queue, room);
    m_live.enterQueue(queue, room, note.atMs);
    askTalkers(room);
}

std::unique_ptr<PbxClient> makeBrekekeClient(
    SiteProfile profile, QString secret, const Clock& clock, PalOptions options)
{
    return std::make_unique<PalClient>(std::move(profile), std::move(secret), clock, options);
}

} // namespace callboard::brekeke
