// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/worldtypes.h"

#include <QObject>

#include <map>

namespace callboard::sim {

class Directory;
class Scheduler;

//! One message that somebody left.
struct Voicemail
{
    QString id; //!< unique on the PBX
    QString extension;
    QString number; //!< who left it
    QString name;
    qint64 at = 0; //!< world milliseconds
    int seconds = 0;
    bool heard = false;
};

//! The messages in everybody's mailbox. They follow the counts in Extension::mailbox, which also change by
//! themselves: where a count is higher than there are messages, somebody left one meanwhile.
class Voicemails : public QObject
{
    Q_OBJECT

public:
    Voicemails(Directory& directory, Scheduler& scheduler, quint32 seed, QObject* parent = nullptr);

    [[nodiscard]] QList<Voicemail> of(const QString& extension); //!< oldest first
    [[nodiscard]] const Voicemail* find(const QString& id) const;
    //! RIFF WAVE, PCM 16 bit, mono, 8000 Hz: a melody that is the same for the same message.
    [[nodiscard]] static QByteArray audio(const Voicemail& message);
    [[nodiscard]] static QByteArray melody(quint64 number, int seconds);

    // Each also moves the counts; the caller says so to the world's listeners.
    Result<QString> leave(const QString& extension, const QString& number, const QString& name, int seconds);
    Result<void> setHeard(const QString& id, bool heard);
    Result<void> remove(const QString& id);

private:
    QString put(const QString& extension, const QString& number, const QString& name, int seconds, qint64 at);
    void follow(const QString& extension);

    Directory& m_directory;
    Scheduler& m_scheduler;
    quint32 m_seed;
    std::map<quint64, Voicemail> m_messages;
    QHash<QString, QList<quint64>> m_boxes;
    quint64 m_next = 1;
};

} // namespace callboard::sim
