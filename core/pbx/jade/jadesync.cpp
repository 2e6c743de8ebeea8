// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading everything after a login. The event socket is open before, so that nothing falls between.
#include "core/pbx/jade/jadeclient.h"

#include "core/base/clock.h"
#include "core/base/logging.h"

namespace callboard::jade {

using namespace Qt::StringLiterals;

namespace path {

constexpr QByteArrayView kSystem = "/admin/core/systems/1";
constexpr QByteArrayView kChannels = "/admin/core/channels";
constexpr QByteArrayView kEndpoints = "/admin/pjsip/endpoints";
constexpr QByteArrayView kAors = "/admin/pjsip/aors";
constexpr QByteArrayView kContacts = "/admin/pjsip/contacts";
constexpr QByteArrayView kOutbound = "/admin/pjsip/registration_outbounds";
constexpr QByteArrayView kTrunks = "/manager/trunks";
constexpr QByteArrayView kLots = "/admin/park/parkinglots";
constexpr QByteArrayView kParked = "/admin/park/parkedcalls";
constexpr QByteArrayView kQueues = "/admin/queue/queues";
constexpr QByteArrayView kEntries = "/admin/queue/entries";
constexpr QByteArrayView kMembers = "/admin/queue/members";
constexpr QByteArrayView kUsers = "/admin/user/users";
constexpr QByteArrayView kUserContacts = "/admin/user/contacts";
constexpr QByteArrayView kMailboxes = "/voicemail/users";
constexpr QByteArrayView kOwn = "/me/info";
constexpr QByteArrayView kOwnContacts = "/me/contacts";
constexpr QByteArrayView kOwnCalls = "/me/calls";
constexpr QByteArrayView kChats = "/me/chats";
constexpr QByteArrayView kDevices = "/device_states";
constexpr QByteArrayView kPeers = "/peers";
constexpr QByteArrayView kPool = "/agents";

} // namespace path

void JadeClient::synchronise()
{
    m_polls.stop();
    m_replies.clear();
    m_absent.clear();
    m_buffered.clear();
    m_syncing = true;
    m_eventsProved = false;
    m_eventsMissing = false;
    m_boardEventsGone = false;
    m_lastEventMs = -1;
    m_openedMs = m_clock.monotonicMs();
    m_health.restart();
    m_asking = 1; // until all are asked
    // What changes fastest is asked for last, and so is the freshest.
    for (const QByteArrayView ours : {path::kOwn, path::kOwnContacts, path::kChats})
        ask(ours.toByteArray(), u"own account"_s);
    if (m_session.door() != JadeSession::Role::Me) {
        for (const QByteArrayView theirs :
            {path::kEndpoints, path::kAors, path::kContacts, path::kOutbound, path::kTrunks, path::kUsers,
                path::kUserContacts, path::kMailboxes, path::kPeers, path::kDevices, path::kPool, path::kLots,
                path::kQueues, path::kMembers, path::kEntries, path::kParked, path::kChannels, path::kSystem})
            ask(theirs.toByteArray(), QString::fromLatin1(theirs.toByteArray()).section(u'/', -1));
    } else {
        ask(path::kOwnCalls.toByteArray(), u"own calls"_s);
        ask(path::kMailboxes.toByteArray(), u"mailboxes"_s);
    }
    if (--m_asking == 0)
        applyAll();
}

void JadeClient::ask(const QByteArray& path, const QString& name)
{
    ++m_asking;
    JadeRequest request;
    request.name = name;
    request.path = path;
    m_session.send(request).then(this, [this, path](const Reply& reply) {
        if (!m_syncing)
            return;
        m_replies.insert(path, reply);
        if (!reply && (reply.error().kind == ErrorKind::NotSupported || reply.error().kind == ErrorKind::Denied))
            m_absent.insert(path, true);
        if (--m_asking == 0)
            applyAll();
    });
}

bool JadeClient::answered(const QByteArray& path) const
{
    const auto it = m_replies.constFind(path);
    return it != m_replies.cend() && it->has_value();
}

QJsonArray JadeClient::records(const QByteArray& path)
{
    if (!answered(path))
        return {};
    const auto envelope = m_decoder.decodeReply(m_replies.value(path)->body);
    if (!envelope) {
        onDropped(Text(path.constData(), static_cast<size_t>(path.size())), envelope.error().detail.toStdString());
        return {};
    }
    m_serverClock.observe(envelope->atNs, m_clock.nowMs());
    return envelope->records;
}

bool JadeClient::readList(const Reply& reply, ListKind kind, qint64* serverNs)
{
    if (!reply || reply->body.isEmpty())
        return false; // refused, or never asked for
    const auto envelope = m_decoder.decodeList(reply->body, kind, *this);
    if (!envelope) {
        onDropped("list", envelope.error().detail.toStdString());
        return false;
    }
    m_serverClock.observe(envelope->atNs, m_clock.nowMs());
    if (serverNs)
        *serverNs = envelope->atNs;
    return envelope->shape == Shape::List || envelope->shape == Shape::Array || envelope->shape == Shape::ListObject;
}

void JadeClient::applyAll()
{
    const QByteArray channels
        = (m_session.door() == JadeSession::Role::Me ? path::kOwnCalls : path::kChannels).toByteArray();
    const Reply& calls = m_replies.value(channels);
    if (!calls && calls.error().kind != ErrorKind::Denied && calls.error().kind != ErrorKind::NotSupported) {
        // Without it nothing is known of any call; everything else can wait for the next poll.
        return m_session.lost(calls.error());
    }
    m_rights = JadeRights{.members = m_rights.members};
    m_rights.admin = answered(path::kChannels.toByteArray());
    m_rights.me = answered(path::kOwn.toByteArray());
    m_rights.queues = answered(path::kQueues.toByteArray()) && answered(path::kMembers.toByteArray());
    m_rights.parking = answered(path::kParked.toByteArray());
    m_rights.pjsip = answered(path::kEndpoints.toByteArray()) || answered(path::kPeers.toByteArray());
    m_rights.voicemail = answered(path::kMailboxes.toByteArray());
    m_rights.chats = answered(path::kChats.toByteArray());
    m_calls.forgetTimes();
    m_boards.forgetTimes();
    m_live.beginSnapshot();
    applyRoster();
    applyBoards();
    for (const QByteArray& frame : std::exchange(m_buffered, {}))
        readFrame(frame);
    m_syncing = false;
    finishSync();
}

void JadeClient::applyRoster()
{
    m_directory.clear();
    m_directory.setLines(profile().options.value(u"trunks"_s).toString().split(u',', Qt::SkipEmptyParts));
    m_directory.readEndpoints(records(path::kEndpoints.toByteArray()));
    m_directory.readAors(records(path::kAors.toByteArray()));
    m_directory.readContacts(records(path::kContacts.toByteArray()));
    m_directory.readPeers(records(path::kPeers.toByteArray()));
    m_directory.readOutbound(records(path::kOutbound.toByteArray()));
    m_directory.readTrunks(records(path::kTrunks.toByteArray()));
    m_directory.readUsers(records(path::kUsers.toByteArray()));
    m_directory.readUserContacts(records(path::kUserContacts.toByteArray()));
    m_directory.readOwn(records(path::kOwn.toByteArray()).at(0).toObject());
    m_directory.readOwnContacts(records(path::kOwnContacts.toByteArray()));
    m_directory.readVoicemailUsers(records(path::kMailboxes.toByteArray()));
    m_rights.ownPhone = !m_directory.ownPhones().isEmpty();
    announceExtensions();
    m_devices.clear();
    for (const QJsonValue& device : records(path::kDevices.toByteArray()))
        m_devices.append(text(device["device"_L1]));
    m_deviceStates = answered(path::kDevices.toByteArray());
    m_nextDevice = 0;
    adoptHome();
}

void JadeClient::announceExtensions()
{
    m_calls.setDevices(m_directory.phoneNames(), m_directory.lines());
    for (const JadeDirectory::Phone& phone : m_directory.phones()) {
        m_live.setExtensionInfo(phone.number, phone.name, {});
        if (phone.registered)
            m_live.setRegistered(phone.number.toStdString(), *phone.registered);
    }
    for (const JadeDirectory::Box& box : m_directory.boxes()) {
        Mailbox mailbox;
        mailbox.id = MailboxId{site(), box.number};
        mailbox.fresh = box.fresh;
        mailbox.read = box.old;
        m_live.setMailbox(mailbox);
    }
}

// The login's name is that of a person, not of a phone; jade says which phone is theirs.
void JadeClient::adoptHome()
{
    if (!profile().homeExtension.isEmpty() || m_directory.ownPhones().isEmpty() || m_live.isExtension(profile().user))
        return;
    SiteProfile changed = profile();
    changed.homeExtension = m_directory.ownPhones().first();
    m_session.setProfile(changed);
    setProfile(changed);
}

void JadeClient::applyBoards()
{
    qint64 serverNs = 0;
    m_calls.beginList();
    if (readList(m_replies.value((m_rights.admin ? path::kChannels : path::kOwnCalls).toByteArray()),
            ListKind::Channels, &serverNs))
        m_calls.endList(serverNs);
    m_calls.tellAll();
    m_boards.beginLots();
    readList(m_replies.value(path::kLots.toByteArray()), ListKind::Lots);
    m_live.setFixedSlots(profile().parkSlots + m_boards.slotNumbers());
    m_boards.beginParked();
    if (readList(m_replies.value(path::kParked.toByteArray()), ListKind::ParkedCalls, &serverNs))
        m_boards.endParked(serverNs);
    readList(m_replies.value(path::kQueues.toByteArray()), ListKind::Queues);
    m_boards.beginEntries();
    if (readList(m_replies.value(path::kEntries.toByteArray()), ListKind::Entries, &serverNs))
        m_boards.endEntries(serverNs);
    m_boards.beginMembers();
    if (readList(m_replies.value(path::kMembers.toByteArray()), ListKind::Members, &serverNs))
        m_boards.endMembers(serverNs);
    m_boards.tellAll();
    for (const QJsonValue& agent : records(path::kPool.toByteArray()))
        m_boards.poolAgent(text(agent["id"_L1]), text(agent["name"_L1]), text(agent["status"_L1]));
    if (m_replies.contains(path::kSystem.toByteArray()))
        readHealth(m_replies.value(path::kSystem.toByteArray()));
}

void JadeClient::finishSync()
{
    m_live.endSnapshot();
    setCapabilities(jadeCapabilities(m_rights, profile()));
    if (m_rights.chats)
        readChats(records(path::kChats.toByteArray()));
    m_replies.clear();
    m_session.synchronised();
    startPolls();
}

} // namespace callboard::jade
