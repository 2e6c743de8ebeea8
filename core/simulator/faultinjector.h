// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QQueue>
#include <QRandomGenerator>
#include <QSet>
#include <QTimer>

#include <functional>

namespace callboard::sim {

//! What shall go wrong. Percentages are of frames sent by the PBX.
struct FaultPlan
{
    int dropPercent = 0;
    int delayMs = 0;
    int duplicatePercent = 0;
    int truncatePercent = 0;
    int garbagePercent = 0; //!< an odd frame besides the real one
    int notUtf8Percent = 0; //!< a text frame that is no UTF-8 besides the real one
    int hugeBytes = 0; //!< every 25th frame is followed by one of this size
    int expireSeconds = 0; //!< sessions end after this long
    int restartSeconds = 0; //!< the PBX restarts each time this long has passed
    int htmlPercent = 0; //!< an HTTP answer is an error page of some proxy instead
    int tooManyPercent = 0; //!< an HTTP answer is 429 instead
    int skewSeconds = 0; //!< how far ahead the clock is that the PBX shows; behind if negative
    int noticePercent = 0; //!< a PBX written in PHP does what it was told and answers with a notice about itself
    QSet<QString> rejects; //!< methods that are always refused
    int loginTries = 0; //!< wrong logins until a ban; 0: as many as that PBX allows
    int banSeconds = 0; //!< nobody may log in for this long from the start on
    int stealSeconds = 0; //!< each time this long has passed somebody else takes the session over
    QHash<QString, int> answers; //!< action, or "*" -> a code of the vendor (below 0) or an HTTP status instead

    //! Adds one SPEC: drop:N% delay:MS duplicate:N% truncate:N% reject:METHOD expire:S restart:S garbage:N%
    //! nonutf8[:N%] huge:BYTES html[:N%] toomany[:N%] notice[:N%] skew:S tries:N ban:S steal:S answer:ACTION=CODE.
    //! An error names what is allowed.
    Result<void> add(const QString& spec);
    [[nodiscard]] static Result<FaultPlan> parse(const QStringList& specs);
};

//! Between a face and one socket: the only place where faults of the wire are made.
class FaultInjector : public QObject
{
    Q_OBJECT

public:
    using SendText = std::function<void(const QString&)>;
    using SendRaw = std::function<void(const QByteArray&)>; //!< a text frame with exactly these bytes

    FaultInjector(const FaultPlan& plan, quint32 seed, SendText sendText, SendRaw sendRaw, QObject* parent = nullptr);

    void send(const QString& text);

private:
    struct Frame
    {
        qint64 due = 0;
        QString text;
        QByteArray raw; //!< sent instead of text when not empty
    };

    [[nodiscard]] bool hits(int percent);
    void queue(Frame frame);
    void flush();
    void deliver(const Frame& frame);

    FaultPlan m_plan;
    QRandomGenerator m_random;
    SendText m_sendText;
    SendRaw m_sendRaw;
    QQueue<Frame> m_waiting;
    QTimer m_timer;
    int m_sent = 0;
};

} // namespace callboard::sim
