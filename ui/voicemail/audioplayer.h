// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/voicemail.h"

#include <QObject>

#include <memory>

class QAudioOutput;
class QBuffer;
class QMediaPlayer;

namespace callboard::ui {

//! Plays one piece of audio at a time, from memory. Every play() ends in finished() or failed(), unless stop() or
//! another play() comes first.
class AudioPlayer : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void play(const Audio& audio) = 0;
    //! Silent at once. Harmless when nothing plays.
    virtual void stop() = 0;
    virtual void seek(qint64 ms) = 0;

Q_SIGNALS:
    //! Milliseconds; the length is 0 while it is not known.
    void progressed(qint64 position, qint64 length);
    void finished();
    //! Translated.
    void failed(const QString& why);
};

//! By Qt Multimedia. Nothing of it is made before the first sound.
class MediaAudioPlayer final : public AudioPlayer
{
    Q_OBJECT

public:
    explicit MediaAudioPlayer(QObject* parent = nullptr);
    ~MediaAudioPlayer() override;

    void play(const Audio& audio) override;
    void stop() override;
    void seek(qint64 ms) override;

private:
    //! Why nothing can be played here; empty: it can. Qt's player does not survive a system without sound or codecs.
    [[nodiscard]] static QString obstacle();
    void make();

    std::unique_ptr<QBuffer> m_buffer;
    std::unique_ptr<QAudioOutput> m_output;
    std::unique_ptr<QMediaPlayer> m_player;
};

} // namespace callboard::ui
