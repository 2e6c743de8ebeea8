// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/commandrunner.h"
#include "core/domain/call.h"
#include "core/domain/endcause.h"

#include <QSet>

namespace callboard {

class LiveModels;

//! How a blind transfer ended.
struct TransferReport
{
    Call call; //!< as it was last seen
    QString extension; //!< who transferred
    QString target; //!< number that it was sent to
    QString targetName; //!< may be empty
    QString answeredBy; //!< the extension that took it, when it arrived
    QString reason; //!< one translated sentence
    EndCause cause; //!< why the target did not take it, as far as the PBX said
    bool canRetry = false; //!< the call still lives and another target can be tried
};

//! Watches calls after a blind transfer until somebody has them: a transfer that rings out, is busy or fails is told
//! with its reason, so that nobody is lost.
class TransferWatcher : public QObject
{
    Q_OBJECT

public:
    TransferWatcher(LiveModels& models, const CommandRunner& runner, QObject* parent = nullptr);

    [[nodiscard]] bool isWatching(const CallId& call) const { return m_watched.contains(call); }

Q_SIGNALS:
    //! Somebody talks to the caller.
    void arrived(const callboard::TransferReport& report);
    //! The target did not take it: the call is back with the transferrer, or gone.
    void cameBack(const callboard::TransferReport& report);

private:
    struct Watch
    {
        Command command;
        Call last; //!< the call as it was last seen
        QSet<LegId> before; //!< legs from before the transfer: none of them is the target answering
        EndCause cause; //!< why the target's leg ended
        bool targetEnded = false;
        bool left = false; //!< the transferrer is out of the call
        bool accepted = false; //!< the PBX took the command
    };

    void onStarted(const Command& command);
    void onFinished(const AuditEntry& entry);
    void onCallChanged(const Call& call);
    void onCallEnded(const CallId& call, const EndCause& cause);
    void onLegEnded(const CallId& call, const Leg& leg, const EndCause& cause);
    void judge(const CallId& id);
    //! The leg of whoever took the call; nullptr while nobody has.
    [[nodiscard]] static const Leg* answeringLeg(const Watch& watch);
    [[nodiscard]] static QString reasonFor(const Watch& watch, bool gone);
    [[nodiscard]] static TransferReport reportFor(const Watch& watch);

    LiveModels& m_models;
    QHash<CallId, Watch> m_watched;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::TransferReport)
