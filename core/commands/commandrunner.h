// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "core/domain/outcome.h"

#include <QDateTime>
#include <QFuture>
#include <QHash>
#include <QObject>

namespace callboard {

class Clock;
class PbxClient;

//! What a person is asked before a costly or destructive command. The safe answer is "no".
struct Question
{
    Command command;
    QString title; //!< "Hang up the call between Ana Ruiz and ACME Ltd?"
    QString consequence; //!< what will happen, in plain words
    QString action; //!< the word on the button: "Hang up"
};

//! Asks a person; the console asks in place, tests and callboardctl answer by themselves.
class Confirmer
{
public:
    virtual ~Confirmer() = default;
    //! True: go on. Must finish; false when the question could not be shown.
    virtual QFuture<bool> confirm(const Question& question) = 0;
};

//! One line of the audit trail.
struct AuditEntry
{
    QDateTime at; //!< UTC
    Command command;
    QString origin; //!< "button", "key", "drop", "link", "ctl"
    Outcome outcome;
    qint64 tookMs = 0;
};

//! The one door through which every change to a PBX goes: capability, risk and confirmation, submit, outcome, audit.
//! Commands are never retried.
class CommandRunner : public QObject
{
    Q_OBJECT

public:
    explicit CommandRunner(const Clock& clock, QObject* parent = nullptr);

    void attach(PbxClient* client);
    void detach(const SiteId& site);
    //! nullptr: risky commands are refused as Cancelled. Borrowed.
    void setConfirmer(Confirmer* confirmer) { m_confirmer = confirmer; }

    //! Whether this verb can be used on this site now, and if not, why (for disabled buttons).
    [[nodiscard]] Availability availability(const SiteId& site, Capability verb) const;

    QFuture<Outcome> run(const Command& command, const QString& origin);

    //! "Transfer ACME Ltd to Bo Li", for tooltips, drop hints and the audit trail. Translated.
    [[nodiscard]] static QString describe(const Command& command);

    [[nodiscard]] const QList<AuditEntry>& audit() const { return m_audit; }

Q_SIGNALS:
    void started(const callboard::Command& command);
    //! After every command, whatever its end. `entry.outcome` says how it went.
    void finished(const callboard::AuditEntry& entry);
    //! Some site's capabilities changed: ask availability() again.
    void availabilityChanged(const callboard::SiteId& site);

private:
    QFuture<Outcome> submit(const Command& command, const QString& origin);
    [[nodiscard]] Question questionFor(const Command& command) const;

    const Clock& m_clock;
    Confirmer* m_confirmer = nullptr;
    QHash<SiteId, PbxClient*> m_clients;
    QList<AuditEntry> m_audit;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::AuditEntry)
