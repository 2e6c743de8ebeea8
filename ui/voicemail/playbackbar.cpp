// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voicemail/playbackbar.h"

#include "core/models/wording.h"

#include <QHBoxLayout>
#include <QSlider>

namespace callboard::ui {

using namespace Qt::StringLiterals;

PlaybackBar::PlaybackBar(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_position(new QSlider(Qt::Horizontal, this))
    , m_time(new TextLabel(theme, TextSize::Small, false, Tone::Muted, this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 0, 4, 0);
    layout->setSpacing(8);
    m_position->setObjectName(u"playbackPosition"_s);
    m_position->setAccessibleName(tr("Position in the recording"));
    m_position->setSingleStep(1000);
    m_position->setPageStep(5000);
    m_time->setObjectName(u"playbackTime"_s);
    layout->addWidget(m_position, 1);
    layout->addWidget(m_time);
    setPlayer(std::make_unique<MediaAudioPlayer>());
    connect(m_position, &QSlider::sliderMoved, this, [this](int ms) { m_player->seek(ms); });
    connect(m_position, &QSlider::actionTriggered, this, [this](int action) {
        if (action != QAbstractSlider::SliderMove)
            m_player->seek(m_position->sliderPosition());
    });
    hide();
}

PlaybackBar::~PlaybackBar() = default;

void PlaybackBar::setPlayer(std::unique_ptr<AudioPlayer> player)
{
    m_player = std::move(player);
    connect(m_player.get(), &AudioPlayer::progressed, this, &PlaybackBar::show);
    connect(m_player.get(), &AudioPlayer::finished, this, &PlaybackBar::finished);
    connect(m_player.get(), &AudioPlayer::failed, this, &PlaybackBar::failed);
}

void PlaybackBar::begin(qint64 lengthMs)
{
    m_position->setMaximum(0);
    show(0, lengthMs);
    setVisible(true);
}

void PlaybackBar::play(const Audio& audio)
{
    m_player->play(audio);
}

void PlaybackBar::stop()
{
    m_player->stop();
    hide();
}

void PlaybackBar::show(qint64 position, qint64 length)
{
    if (length > 0)
        m_position->setMaximum(static_cast<int>(length));
    if (!m_position->isSliderDown())
        m_position->setValue(static_cast<int>(position));
    //: how far a recording has been played: "0:07 of 0:41"
    m_time->setText(tr("%1 of %2").arg(durationText(position), durationText(m_position->maximum())));
}

} // namespace callboard::ui
