// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voicemails.h"

#include "core/simulator/directory.h"
#include "core/simulator/scheduler.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace callboard::sim {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRate = 8000;
constexpr int kMostSeconds = 120;
constexpr qint64 kHourMs = 3'600'000;

QByteArray little(quint32 value, int bytes)
{
    QByteArray out;
    for (int i = 0; i < bytes; ++i)
        out.append(char((value >> (8 * i)) & 0xFF));
    return out;
}

Error noSuchMessage(const QString& id)
{
    return refused(u"no such voicemail message: %1"_s.arg(id));
}

} // namespace

Voicemails::Voicemails(Directory& directory, Scheduler& scheduler, quint32 seed, QObject* parent)
    : QObject(parent)
    , m_directory(directory)
    , m_scheduler(scheduler)
    , m_seed(seed)
{
}

QString Voicemails::put(const QString& extension, const QString& number, const QString& name, int seconds, qint64 at)
{
    const quint64 key = m_next++;
    m_messages.emplace(
        key, Voicemail{QString::number(key), extension, number, name, at, std::clamp(seconds, 1, kMostSeconds), false});
    m_boxes[extension] << key;
    return QString::number(key);
}

void Voicemails::follow(const QString& extension)
{
    const Extension* user = m_directory.user(extension);
    if (!user)
        return;
    const int old = user->mailbox.read + user->mailbox.saved;
    const int wanted = user->mailbox.fresh + old;
    QList<quint64>& box = m_boxes[extension];
    while (box.size() > wanted)
        m_messages.erase(box.takeFirst());
    for (int i = int(box.size()); i < wanted; ++i) {
        const auto [number, name] = outsideParty(int(m_next % 40));
        put(extension, number, name, 3 + int((m_next + m_seed) % 9), m_scheduler.nowMs() - (wanted - i) * kHourMs / 4);
    }
    int heard = int(std::ranges::count_if(box, [this](quint64 key) { return m_messages.at(key).heard; }));
    for (const quint64 key : std::as_const(box)) {
        Voicemail& message = m_messages.at(key);
        if (heard < old && !message.heard) {
            message.heard = true;
            ++heard;
        } else if (heard > old && message.heard) {
            message.heard = false;
            --heard;
        }
    }
}

QList<Voicemail> Voicemails::of(const QString& extension)
{
    follow(extension);
    QList<Voicemail> found;
    for (const quint64 key : m_boxes.value(extension))
        found << m_messages.at(key);
    std::ranges::stable_sort(found, {}, &Voicemail::at);
    return found;
}

const Voicemail* Voicemails::find(const QString& id) const
{
    const auto it = m_messages.find(id.toULongLong());
    return it == m_messages.cend() ? nullptr : &it->second;
}

Result<QString> Voicemails::leave(const QString& extension, const QString& number, const QString& name, int seconds)
{
    follow(extension);
    Extension* user = m_directory.find(extension);
    if (!user || user->kind != ExtensionKind::User)
        return unexpected(refused(u"no such user: %1"_s.arg(extension)));
    ++user->mailbox.fresh;
    ++user->mailbox.unread;
    return put(extension, number, name, seconds, m_scheduler.nowMs());
}

Result<void> Voicemails::setHeard(const QString& id, bool heard)
{
    const auto it = m_messages.find(id.toULongLong());
    Extension* user = it == m_messages.end() ? nullptr : m_directory.find(it->second.extension);
    if (!user)
        return unexpected(noSuchMessage(id));
    if (it->second.heard == heard)
        return {};
    it->second.heard = heard;
    Mailbox& box = user->mailbox;
    for (int* count : {&box.fresh, &box.unread})
        *count = std::max(*count + (heard ? -1 : 1), 0);
    box.read = std::max(box.read + (heard ? 1 : -1), 0);
    return {};
}

Result<void> Voicemails::remove(const QString& id)
{
    const auto it = m_messages.find(id.toULongLong());
    Extension* user = it == m_messages.end() ? nullptr : m_directory.find(it->second.extension);
    if (!user)
        return unexpected(noSuchMessage(id));
    Mailbox& box = user->mailbox;
    int& count = !it->second.heard ? box.fresh : box.read > 0 ? box.read : box.saved;
    count = std::max(count - 1, 0);
    if (!it->second.heard)
        box.unread = std::max(box.unread - 1, 0);
    m_boxes[it->second.extension].removeOne(it->first);
    m_messages.erase(it);
    return {};
}

QByteArray Voicemails::audio(const Voicemail& message)
{
    return melody(message.id.toULongLong(), message.seconds);
}

QByteArray Voicemails::melody(quint64 number, int seconds)
{
    static constexpr double kScale[] = {262, 294, 330, 392, 440, 523};
    const int samples = seconds * kRate;
    QByteArray sound;
    sound.reserve(samples * 2);
    for (int i = 0; i < samples; ++i) {
        const double hertz = kScale[(number + quint64(i / (kRate / 2)) * (number % 5 + 1)) % std::size(kScale)];
        const double fade = 1.0 - double(i % (kRate / 2)) / (kRate / 2);
        const auto value = qint16(8000 * fade * std::sin(2 * std::numbers::pi * hertz * i / kRate));
        sound += little(quint16(value), 2);
    }
    QByteArray file = "RIFF" + little(quint32(36 + sound.size()), 4) + "WAVEfmt " + little(16, 4) + little(1, 2)
        + little(1, 2) + little(kRate, 4) + little(kRate * 2, 4) + little(2, 2) + little(16, 2) + "data"
        + little(quint32(sound.size()), 4);
    return file + sound;
}

} // namespace callboard::sim
