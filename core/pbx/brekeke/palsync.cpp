// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the client reads after each login, and later to fill gaps.
#include "core/base/logging.h"
#include "core/pbx/brekeke/palclient.h"

#include <QJsonArray>

namespace callboard::brekeke {

using namespace Qt::StringLiterals;

namespace {

QString text(const QJsonValue& value)
{
    if (value.isString()) // nearly always; the way through QVariant costs three times as much
        return value.toString();
    return value.isBool() ? (value.toBool() ? u"true"_s : u"false"_s) : value.toVariant().toString();
}

bool isYes(const QJsonValue& value)
{
    return text(value).compare("true"_L1, Qt::CaseInsensitive) == 0;
}

} // namespace

void PalClient::synchronise()
{
    m_consultations.clear();
    m_askedRooms.clear();
    m_live.beginSnapshot();
    m_live.setFixedSlots(profile().parkSlots);
    m_asking = 0;
    m_rights = {};
    const bool system = profile().user == "sa"_L1;
    m_rights.admin = system;
    // getOptions comes first: the snapshot of a PBX precedes every answer, so this one marks its end.
    ask(request::getOptions(), [](const Result<QJsonValue>&) {});
    if (system) {
        askAsAdmin();
        ask(request::getExtensionProperties(profile().home(), {u"canjoin"_s}),
            [this](const Result<QJsonValue>& reply) { m_rights.canJoin = reply && isYes(reply->toArray().at(0)); });
        return;
    }
    ask(request::getExtensionProperties(profile().user, {u"admin"_s, u"canjoin"_s, u"name"_s}),
        [this](const Result<QJsonValue>& reply) { readOwnProperties(reply); });
}

void PalClient::ask(const PalRequest& request, Reader read)
{
    ++m_asking;
    m_session.send(request).then(this, [this, read = std::move(read)](const Result<QJsonValue>& reply) {
        if (!m_session.isLoggedIn())
            return;
        read(reply);
        if (--m_asking == 0)
            finishSync();
    });
}

void PalClient::finishSync()
{
    setCapabilities(palCapabilities(m_rights, profile()));
    m_live.endSnapshot();
    m_session.synchronised();
    if (m_session.link().state == LinkState::Degraded)
        m_live.markStale();
}

void PalClient::readOwnProperties(const Result<QJsonValue>& reply)
{
    if (!reply)
        return; // not an extension, or not allowed to look at itself: an ordinary user
    QJsonArray values = reply->toArray();
    if (values.at(0).isArray())
        values = values.at(0).toArray(); // notes 20
    m_rights.admin = isYes(values.at(0));
    m_rights.canJoin = isYes(values.at(1));
    if (const QString name = text(values.at(2)); !name.isEmpty())
        m_live.setExtensionInfo(profile().user, name, {});
    if (!m_rights.admin)
        return;
    askAsAdmin();
    if (profile().home() != profile().user) {
        ask(request::getExtensionProperties(profile().home(), {u"canjoin"_s}),
            [this](const Result<QJsonValue>& home) { m_rights.canJoin = home && isYes(home->toArray().at(0)); });
    }
}

void PalClient::askAsAdmin()
{
    ask(request::getExtensions(u"user"_s, {u"name"_s, u"desc"_s}),
        [this](const Result<QJsonValue>& reply) { readExtensions(reply); });
    ask(request::getExtensions(u"ringgroup"_s, {u"desc"_s, u"phoneforward"_s, u"stype"_s}),
        [this](const Result<QJsonValue>& reply) { readQueues(reply); });
}

void PalClient::readExtensions(const Result<QJsonValue>& reply)
{
    if (!reply) {
        qCInfo(lcPbx) << "the PBX does not list its extensions:" << describe(reply.error());
        return;
    }
    for (const QJsonValue& row : reply->toArray()) {
        const QJsonArray values = row.toArray();
        const QString number = row.isArray() ? text(values.at(0)) : text(row); // before v3.7 a plain list, pal 746
        if (!number.isEmpty())
            m_live.setExtensionInfo(number, text(values.at(1)), text(values.at(2)));
    }
}

void PalClient::readQueues(const Result<QJsonValue>& reply)
{
    if (!reply) {
        m_rights.queues = false;
        return;
    }
    for (const QJsonValue& row : reply->toArray()) {
        const QJsonArray values = row.toArray();
        const QString number = text(values.at(0));
        // pal 1607: only call hunting groups queue; "sr" rings all at once.
        if (number.isEmpty() || (values.size() > 3 && text(values.at(3)) == "sr"_L1))
            continue;
        m_live.setQueueName(number, text(values.at(1)));
        QStringList members;
        for (const QString& member : text(values.at(2)).split(u',', Qt::SkipEmptyParts)) {
            if (!members.contains(member.trimmed()))
                members.append(member.trimmed());
        }
        m_live.setAgents(number, members);
    }
}

// notify_queue and notify_park do not say who waits, notes 27.
void PalClient::askTalkers(const QString& room)
{
    if (m_askedRooms.contains(room))
        return;
    m_askedRooms.insert(room);
    m_session.send(request::getTalkerInfo(room)).then(this, [this, room](const Result<QJsonValue>& reply) {
        m_askedRooms.remove(room);
        if (!reply)
            return;
        const QJsonArray talkers = reply->isArray() ? reply->toArray() : QJsonArray{*reply};
        for (const QJsonValue& talker : talkers) {
            if (!text(talker["user"_L1]).isEmpty())
                continue;
            m_live.setOutsider(room, Party{text(talker["display_name"_L1]), text(talker["number"_L1])});
        }
    });
}

// An outside caller who hangs up while held leaves no trace in the events.
void PalClient::checkHeldRooms()
{
    for (const QString& room : m_consultations.heldRooms()) {
        m_session.send(request::getTalkerInfo(room)).then(this, [this, room](const Result<QJsonValue>& reply) {
            if (reply && reply->isArray() && reply->toArray().isEmpty())
                m_consultations.heldRoomGone(room);
        });
    }
    if (m_consultations.isEmpty())
        m_heldTimer.stop();
}

} // namespace callboard::brekeke
