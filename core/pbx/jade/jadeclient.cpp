// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/jade/jadeclient.h"

#include "core/base/clock.h"
#include "core/base/logging.h"

namespace callboard::jade {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostBuffered = 20'000; // frames; a server holds a thousand a socket

QString toQString(Text text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

PollPlan::Options planOf(const SiteProfile& profile)
{
    PollPlan::Options options;
    options.scale = PollPlan::scaleOf(profile);
    options.requestsPerMinute = PollPlan::budgetOf(profile);
    return options;
}

} // namespace

JadeClient::JadeClient(SiteProfile profile, QString secret, const Clock& clock, JadeOptions options, QObject* parent)
    : PbxClient(profile, parent)
    , m_clock(clock)
    , m_live(*this, clock)
    , m_calls(m_live, clock, m_serverClock)
    , m_boards(m_live, m_calls, m_serverClock)
    , m_health(clock)
    , m_session(profile, std::move(secret), clock, options)
    , m_polls(clock, planOf(profile))
{
    connect(&m_session.link(), &SiteLink::changed, this, [this](const LinkStatus& status) { setLink(status); });
    connect(&m_session, &JadeSession::certificateRefused, this, &PbxClient::certificateOffered);
    connect(&m_session, &JadeSession::loggedIn, this, &JadeClient::synchronise);
    connect(&m_session, &JadeSession::wentStale, this, &JadeClient::onStale);
    connect(&m_session, &JadeSession::frameReceived, this, &JadeClient::onFrame);
    connect(&m_polls, &PollPlan::finished, this, &JadeClient::onPolled);
    m_waiterTimer.setSingleShot(true);
    connect(&m_waiterTimer, &QTimer::timeout, this, &JadeClient::settleWaiters);
}

JadeClient::~JadeClient()
{
    // While every member is still there: answers that fail now are looked at by our own continuations. What the session
    // says while it goes itself would reach members that are gone already.
    close();
    disconnect(&m_session, nullptr, this, nullptr);
}

void JadeClient::open()
{
    m_session.open();
}

void JadeClient::close()
{
    failWaiters(
        Error{.kind = ErrorKind::Cancelled, .code = {}, .message = tr("The connection was closed."), .detail = {}});
    m_session.close();
}

void JadeClient::acceptCertificate(const QString& fingerprint)
{
    SiteProfile pinned = profile();
    pinned.fingerprint = TlsPolicy::normalised(fingerprint);
    m_session.close();
    m_session.setProfile(pinned);
    setProfile(pinned);
    m_session.open();
}

void JadeClient::onStale()
{
    m_polls.stop();
    m_syncing = false;
    m_buffered.clear();
    m_live.markStale();
}

// Frames that come while the lists are read are newer than some of them and are applied after all of them.
void JadeClient::onFrame(const QByteArray& frame)
{
    m_lastEventMs = m_clock.monotonicMs();
    if (!m_syncing)
        return readFrame(frame);
    if (m_buffered.size() < kMostBuffered)
        m_buffered.append(frame);
}

void JadeClient::readFrame(const QByteArray& frame)
{
    if (const auto read = m_decoder.decodeEvent(frame, *this); !read)
        onDropped("frame", read.error().detail.toStdString());
    m_live.flushIfLate();
    if (!m_waiters.empty())
        settleWaiters();
}

void JadeClient::replay(const QByteArray& frame)
{
    readFrame(frame);
}

void JadeClient::onChannel(const ChannelNote& note, Change change)
{
    m_calls.change(note, change);
    if (change != Change::Listed)
        eventHeard();
}

void JadeClient::onParked(const ParkedNote& note, Change change)
{
    m_boards.parked(note, change);
    if (change != Change::Listed)
        eventHeard();
}

void JadeClient::onEntry(const EntryNote& note, Change change)
{
    m_boards.entry(note, change);
    if (change != Change::Listed)
        eventHeard();
}

void JadeClient::onMember(const MemberNote& note, Change change)
{
    m_boards.member(note, change);
    if (change != Change::Listed)
        eventHeard();
}

void JadeClient::onQueue(const QueueNote& note, Change change)
{
    m_boards.queue(note, change);
}

void JadeClient::onLot(const LotNote& note, Change change)
{
    m_boards.lot(note, change);
    if (change != Change::Listed)
        m_live.setFixedSlots(profile().parkSlots + m_boards.slotNumbers());
}

// After these two were reloaded the server tells no more of what they do, until it is restarted.
void JadeClient::onModule(const ModuleNote& note)
{
    if (note.name.starts_with("app_queue") || note.name.starts_with("res_parking")) {
        m_boardEventsGone = true;
        m_polls.runNow(u"queues"_s);
        m_polls.runNow(u"parked"_s);
    }
}

void JadeClient::onContact(const ContactNote& note, Change change)
{
    const Text name = note.endpoint.empty() ? note.aor : note.endpoint;
    if (!m_live.isExtension(toQString(name)))
        return;
    const bool gone = change == Change::Deleted || note.status == "Removed" || note.status == "Unreachable";
    m_live.setRegistered(name, !gone);
}

void JadeClient::onChat(Text event, const QJsonObject& record)
{
    Q_UNUSED(record)
    Q_UNUSED(event)
    m_polls.runNow(u"chats"_s);
}

void JadeClient::onDropped(Text event, Text reason)
{
    m_session.link().dropped(toQString(event), toQString(reason));
}

std::unique_ptr<PbxClient> makeJadeClient(
    SiteProfile profile, SiteSecrets secrets, const Clock& clock, JadeOptions options)
{
    return std::make_unique<JadeClient>(std::move(profile), std::move(secrets.main), clock, options);
}

} // namespace callboard::jade
