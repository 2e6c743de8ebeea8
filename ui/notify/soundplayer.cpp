// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/soundplayer.h"

#include "core/settings/settings.h"

#include <QAudioDevice>
#include <QMediaDevices>
#include <QSoundEffect>
#include <QUrl>

//! The sounds are in a static library: nobody else pulls them into the program. The macro wants the global namespace.
static void initSounds()
{
    Q_INIT_RESOURCE(sounds);
}

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

QUrl sourceOf(Sound sound)
{
    switch (sound) {
    case Sound::Ringing:
        return QUrl(u"qrc:/sounds/ringing.wav"_s);
    case Sound::Recall:
        return QUrl(u"qrc:/sounds/recall.wav"_s);
    case Sound::Failure:
        break;
    }
    return QUrl(u"qrc:/sounds/failure.wav"_s);
}

} // namespace

EffectPlayer::EffectPlayer(const Settings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
{
    initSounds();
    connect(&settings, &Settings::changed, this, [this](Setting key) {
        if (key == Setting::RingDevice || key == Setting::RingSound)
            forget();
        for (QSoundEffect* effect : std::as_const(m_effects))
            effect->setVolume(float(m_settings.number(Setting::RingVolume)) / 100);
    });
}

EffectPlayer::~EffectPlayer() = default;

void EffectPlayer::forget()
{
    for (QSoundEffect* effect : std::as_const(m_effects))
        effect->deleteLater();
    m_effects.clear();
}

void EffectPlayer::play(Sound sound)
{
    if (QSoundEffect* playing = effect(sound)) {
        playing->setLoopCount(1);
        playing->play();
    }
}

void EffectPlayer::repeat(Sound sound)
{
    QSoundEffect* playing = effect(sound);
    if (!playing || playing->isPlaying())
        return;
    playing->setLoopCount(QSoundEffect::Infinite);
    playing->play();
}

void EffectPlayer::stop(Sound sound)
{
    if (QSoundEffect* playing = m_effects.value(sound))
        playing->stop();
}

QSoundEffect* EffectPlayer::effect(Sound sound)
{
    if (QSoundEffect* there = m_effects.value(sound))
        return there;
    const QList<QAudioDevice> outputs = QMediaDevices::audioOutputs();
    if (outputs.isEmpty())
        return nullptr; // asked again at the next sound: a headset may have been plugged in
    QAudioDevice chosen = QMediaDevices::defaultAudioOutput();
    const QByteArray wanted = m_settings.text(Setting::RingDevice).toUtf8();
    for (const QAudioDevice& output : outputs) {
        if (!wanted.isEmpty() && output.id() == wanted)
            chosen = output;
    }
    auto* made = new QSoundEffect(chosen, this);
    const QString own = sound == Sound::Ringing ? m_settings.text(Setting::RingSound) : QString();
    made->setSource(own.isEmpty() ? sourceOf(sound) : QUrl::fromLocalFile(own));
    made->setVolume(float(m_settings.number(Setting::RingVolume)) / 100);
    m_effects.insert(sound, made);
    return made;
}

} // namespace callboard::ui
