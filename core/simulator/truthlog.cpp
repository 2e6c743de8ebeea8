// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/truthlog.h"

#include "core/simulator/world.h"

#include <QJsonDocument>

namespace callboard::sim {

using namespace Qt::StringLiterals;

TruthLog::TruthLog(World& world, QObject* parent)
    : QObject(parent)
    , m_world(world)
{
}

Result<void> TruthLog::open(const QString& path)
{
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append))
        return unexpected(Error{ErrorKind::Invalid, {}, u"%1: %2"_s.arg(path, m_file.errorString()), {}, false});
    const World* w = &m_world;
    connect(w, &World::talkerChanged, this, [this](const Talker& t, LegEvent event) { writeTalker(toName(event), t); });
    connect(w, &World::talkerEnded, this, [this](const Talker& t, const EndReason& r) {
        writeTalker(u"ended"_s, t, {{"reason"_L1, r.text}, {"sip"_L1, r.sip}, {"q850"_L1, r.q850}});
    });
    connect(w, &World::roomEnded, this, [this](const QString& id) { write(u"call-ended"_s, {{"call"_L1, id}}); });
    connect(w, &World::parkChanged, this, [this](const ParkedCall& p, bool on) {
        write(on ? u"park-on"_s : u"park-off"_s,
            {{"call"_L1, p.room}, {"leg"_L1, p.talker}, {"slot"_L1, p.slot}, {"extension"_L1, p.by}});
    });
    connect(w, &World::queueChanged, this, [this](const QueueEntry& e, bool on) {
        write(on ? u"queue-on"_s : u"queue-off"_s,
            {{"call"_L1, e.room}, {"leg"_L1, e.talker}, {"queue"_L1, e.queue}, {"extension"_L1, e.queue}});
    });
    connect(w, &World::recordingChanged, this,
        [this](const Talker& t, bool on) { writeTalker(on ? u"recording-on"_s : u"recording-off"_s, t); });
    connect(w, &World::registeredChanged, this, [this](const QString& extension, bool on) {
        write(on ? u"registered"_s : u"unregistered"_s, {{"extension"_L1, extension}});
    });
    connect(w, &World::voicemailChanged, this, [this](const QString& extension, const Mailbox& box) {
        write(u"voicemail"_s,
            {{"extension"_L1, extension}, {"new"_L1, box.fresh}, {"unread"_L1, box.unread}, {"read"_L1, box.read},
                {"saved"_L1, box.saved}});
    });
    connect(w, &World::lineChanged, this, [this](const SharedLine& line, bool on) {
        write(
            on ? u"line-on"_s : u"line-off"_s, {{"line"_L1, line.id}, {"call"_L1, line.room}, {"leg"_L1, line.talker}});
    });
    connect(w, &World::meetingChanged, this, [this](const Meeting& m, MeetingEvent event) {
        write(u"meeting-"_s + toName(event), {{"call"_L1, m.room}, {"meeting"_L1, m.id}, {"extension"_L1, m.owner}});
    });
    connect(w, &World::meetingMemberChanged, this,
        [this](const Meeting& m, const MeetingMember& member, MeetingEvent event) {
            write(u"member-"_s + toName(event),
                {{"call"_L1, m.room}, {"meeting"_L1, m.id}, {"leg"_L1, member.talker}, {"number"_L1, member.number}});
        });
    connect(w, &World::remarked, this, &TruthLog::write);
    return {};
}

void TruthLog::writeTalker(const QString& event, const Talker& t, QJsonObject fields)
{
    fields.insert("call"_L1, t.room);
    fields.insert("leg"_L1, t.id);
    fields.insert("extension"_L1, t.extension);
    fields.insert("number"_L1, t.number);
    fields.insert("other"_L1, t.peerNumber);
    write(event, std::move(fields));
}

void TruthLog::write(const QString& event, QJsonObject fields)
{
    fields.insert("at"_L1, m_world.scheduler().nowMs());
    fields.insert("event"_L1, event);
    m_file.write(QJsonDocument(fields).toJson(QJsonDocument::Compact) + '\n');
    m_file.flush();
}

} // namespace callboard::sim
