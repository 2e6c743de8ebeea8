// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>

class QSoundEffect;

namespace callboard {
class Settings;
}

namespace callboard::ui {

//! The only three things that may make a sound.
enum class Sound : quint8 { Ringing, Recall, Failure };

class SoundPlayer
{
public:
    virtual ~SoundPlayer() = default;
    virtual void play(Sound sound) = 0;
    //! Again and again until stop().
    virtual void repeat(Sound sound) = 0;
    virtual void stop(Sound sound) = 0;
};

//! Plays the WAV files of the resources on the chosen output. Silent where there is no audio device.
class EffectPlayer final : public QObject, public SoundPlayer
{
    Q_OBJECT

public:
    //! Output, volume and the ringing's file are the settings', now and after every change.
    explicit EffectPlayer(const Settings& settings, QObject* parent = nullptr);
    ~EffectPlayer() override;

    void play(Sound sound) override;
    void repeat(Sound sound) override;
    void stop(Sound sound) override;

private:
    QSoundEffect* effect(Sound sound);

    void forget();

    const Settings& m_settings;
    QHash<Sound, QSoundEffect*> m_effects;
};

} // namespace callboard::ui
