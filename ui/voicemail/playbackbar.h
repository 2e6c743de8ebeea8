// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/parts.h"
#include "ui/voicemail/audioplayer.h"

#include <memory>

class QSlider;

namespace callboard::ui {

//! How far a recording has been played: a slider that seeks, and the time. Hidden while nothing plays.
class PlaybackBar : public QWidget
{
    Q_OBJECT

public:
    explicit PlaybackBar(const Theme& theme, QWidget* parent = nullptr);
    ~PlaybackBar() override;

    //! In place of the computer's sound.
    void setPlayer(std::unique_ptr<AudioPlayer> player);
    //! Shows the bar while the sound is being fetched. `lengthMs`: 0 if unknown.
    void begin(qint64 lengthMs);
    void play(const Audio& audio);
    //! Silent and hidden. Harmless when nothing plays.
    void stop();

Q_SIGNALS:
    void finished();
    void failed(const QString& why);

private:
    void show(qint64 position, qint64 length);

    std::unique_ptr<AudioPlayer> m_player;
    QSlider* m_position;
    TextLabel* m_time;
};

} // namespace callboard::ui
