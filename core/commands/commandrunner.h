// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "core/domain/outcome.h"

#include <QDateTime>
#include <QFuture>
#include <QHash>
#include <QObject>

#include <memory>
#include <unordered_map>

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

// What Command::details may hold; describe() and the audit trail use the names in place of ids and numbers.
inline constexpr QLatin1StringView kDetailCaller{"caller"}; //!< the other side of the call: "ACME Ltd"
inline constexpr QLatin1StringView kDetailPart{"partName"}; //!< who is behind `part`
inline constexpr QLatin1StringView kDetailTarget{"targetName"}; //!< who is behind `target`: "Bo Li"

//! The one door through which every change to a PBX goes: capability, risk and confirmation, submit, outcome, audit.
//! Commands are never retried.
class CommandRunner : public QObject
{
    Q_OBJECT

public:
    //! How many entries audit() keeps; the oldest go first. AuditLog keeps them all.
    static constexpr int kAuditKept = 1000;

    explicit CommandRunner(const Clock& clock, QObject* parent = nullptr);
    //! Commands under way finish as Cancelled.
    ~CommandRunner() override;

    //! Borrowed; a client that is destroyed detaches itself.
    void attach(PbxClient* client);
    void detach(const SiteId& site);
    //! nullptr: risky commands are refused as Cancelled. Borrowed.
    void setConfirmer(Confirmer* confirmer) { m_confirmer = confirmer; }

    //! Whether this verb can be used on this site now, and if not, why (for disabled buttons).
    [[nodiscard]] Availability availability(const SiteId& site, Capability verb) const;
    //! Whether this very command can be done, which may need more than its verb: parking without naming a slot.
    [[nodiscard]] Availability availability(const Command& command) const;

    //! The future always finishes. Refusals cause no traffic; a command that was sent is never sent again.
    QFuture<Outcome> run(const Command& command, const QString& origin);

    //! "Transfer ACME Ltd to Bo Li", for tooltips, drop hints and the audit trail. Translated.
    [[nodiscard]] static QString describe(const Command& command);

    //! What a person is asked before this command; title, consequence and the word on the button. Translated.
    [[nodiscard]] static Question questionFor(const Command& command);

    [[nodiscard]] const QList<AuditEntry>& audit() const { return m_audit; }

Q_SIGNALS:
    void started(const callboard::Command& command);
    //! After every command, whatever its end. `entry.outcome` says how it went.
    void finished(const callboard::AuditEntry& entry);
    //! Some site's capabilities changed: ask availability() again.
    void availabilityChanged(const callboard::SiteId& site);

private:
    struct Pending;

    void ask(quint64 key);
    void submit(quint64 key);
    void finish(quint64 key, const Outcome& outcome);
    void cancelAll(const SiteId& site);

    const Clock& m_clock;
    Confirmer* m_confirmer = nullptr;
    QHash<SiteId, PbxClient*> m_clients;
    QHash<SiteId, QString> m_siteNames; //!< also of sites that are gone, for reasons
    std::unordered_map<quint64, std::unique_ptr<Pending>> m_pending;
    quint64 m_nextKey = 1;
    QList<AuditEntry> m_audit;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::AuditEntry)
