// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voicemail/audioplayer.h"

#include <QAudioDevice>
#include <QAudioOutput>
#include <QBuffer>
#include <QMediaDevices>
#include <QMediaFormat>
#include <QMediaPlayer>
#include <QUrl>

namespace callboard::ui {

using namespace Qt::StringLiterals;

MediaAudioPlayer::MediaAudioPlayer(QObject* parent)
    : AudioPlayer(parent)
{
}

MediaAudioPlayer::~MediaAudioPlayer()
{
    stop();
}

QString MediaAudioPlayer::obstacle()
{
    if (QMediaDevices::audioOutputs().isEmpty())
        return tr("This computer has no sound output. Save the message as a file instead.");
    if (QMediaFormat().supportedFileFormats(QMediaFormat::Decode).isEmpty())
        return tr("This computer cannot play recordings: its media plug-ins are not installed. Save the message as a "
                  "file instead.");
    return {};
}

void MediaAudioPlayer::make()
{
    m_buffer = std::make_unique<QBuffer>();
    m_output = std::make_unique<QAudioOutput>();
    m_player = std::make_unique<QMediaPlayer>();
    m_player->setAudioOutput(m_output.get());
    connect(m_player.get(), &QMediaPlayer::positionChanged, this,
        [this](qint64 position) { Q_EMIT progressed(position, m_player->duration()); });
    connect(m_player.get(), &QMediaPlayer::durationChanged, this,
        [this](qint64 length) { Q_EMIT progressed(m_player->position(), length); });
    connect(m_player.get(), &QMediaPlayer::mediaStatusChanged, this, [this](QMediaPlayer::MediaStatus status) {
        if (status == QMediaPlayer::EndOfMedia)
            Q_EMIT finished();
        else if (status == QMediaPlayer::InvalidMedia)
            Q_EMIT failed(tr("This computer cannot play the message. Save it as a file and try another program."));
    });
    connect(m_player.get(), &QMediaPlayer::errorOccurred, this, [this](QMediaPlayer::Error error, const QString& why) {
        if (error != QMediaPlayer::NoError && error != QMediaPlayer::FormatError)
            Q_EMIT failed(why);
    });
}

void MediaAudioPlayer::play(const Audio& audio)
{
    if (const QString why = obstacle(); !why.isEmpty()) {
        // Later: whoever asked is not ready for an answer from within.
        QMetaObject::invokeMethod(
            this, [this, why] { Q_EMIT failed(why); }, Qt::QueuedConnection);
        return;
    }
    if (!m_player)
        make();
    stop();
    m_buffer->setData(audio.data);
    m_buffer->open(QIODevice::ReadOnly);
    // The name only hints at the format.
    m_player->setSourceDevice(m_buffer.get(), QUrl(audio.fileName.isEmpty() ? u"message.wav"_s : audio.fileName));
    m_player->play();
}

void MediaAudioPlayer::stop()
{
    if (!m_player)
        return;
    m_player->stop();
    m_player->setSourceDevice(nullptr);
    m_buffer->close();
}

void MediaAudioPlayer::seek(qint64 ms)
{
    if (m_player)
        m_player->setPosition(ms);
}

} // namespace callboard::ui
