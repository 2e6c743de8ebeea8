// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pbxware/pbxwhouse.h"

#include <QCryptographicHash>

namespace callboard::sim::pbxw {

using namespace Qt::StringLiterals;

namespace {
constexpr int kMostRooms = 20'000; //!< whose ids are remembered
constexpr qint64 kFirstTalker = 1000;
} // namespace

House::House(const FaceSetup& setup, QObject* parent)
    : QObject(parent)
    , m_world(*setup.world)
    , m_wire(setup.wireProfile)
    , m_seed(setup.seed)
{
    for (const QString& number : m_world.directory().numbers())
        (void)idOf(number);
    connect(&m_world, &World::talkerChanged, this, &House::noteRoom);
    connect(&m_world.directory(), &Directory::removed, this, [this](const QString& number) {
        if (const int id = m_ids.take(number); id != 0)
            m_numbers.remove(id);
    });
}

int House::idOf(const QString& number)
{
    int& id = m_ids[number];
    if (id == 0) {
        id = newId();
        m_numbers.insert(id, number);
    }
    return id;
}

void House::renumber(int id, const QString& number)
{
    m_ids.remove(m_numbers.value(id));
    m_ids.insert(number, id);
    m_numbers.insert(id, number);
}

void House::noteRoom(const Talker& talker)
{
    const QString channel = channelId(talker);
    // Who leaves a call to ask somebody else takes its id along, but it is not the id of two calls.
    if (m_callIds.contains(talker.room) || m_usedIds.contains(channel))
        return;
    m_callIds.insert(talker.room, channel);
    m_usedIds.insert(channel);
    m_known << talker.room;
    if (m_known.size() <= kMostRooms)
        return;
    m_usedIds.remove(m_callIds.take(m_known.takeFirst()));
}

QString House::channelId(const Talker& talker) const
{
    return u"%1.%2"_s.arg(talker.begun / 1000).arg(talker.id.toLongLong() - kFirstTalker);
}

QString House::callId(const QString& roomId) const
{
    return m_callIds.value(roomId);
}

QString House::label(const QString& name, const QString& number)
{
    return name.isEmpty() ? number : u"%1 (%2)"_s.arg(name, number);
}

QString House::secret(const QString& of, int length) const
{
    const QByteArray text = QByteArray::number(m_seed) + "/pbxware/" + of.toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(length));
}

} // namespace callboard::sim::pbxw
