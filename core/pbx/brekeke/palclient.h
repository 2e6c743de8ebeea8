// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/brekeke/palcapabilities.h"
#include "core/pbx/brekeke/palconsultations.h"
#include "core/pbx/brekeke/palsession.h"
#include "core/pbx/livestate.h"
#include "core/pbx/pbxclient.h"

#include <QSet>

#include <memory>

namespace callboard::brekeke {

//! Brekeke PBX through PAL v3: structs <-> domain. PAL's words stop here.
class PalClient final : public PbxClient, private PalSink
{
    Q_OBJECT

public:
    PalClient(
        SiteProfile profile, QString secret, const Clock& clock, PalOptions options = {}, QObject* parent = nullptr);
    ~PalClient() override;

    void open() override;
    void close() override;
    void acceptCertificate(const QString& fingerprint) override;
    QFuture<Outcome> submit(const Command& command) override;

    QFuture<Result<QList<Phonebook>>> phonebooks() override;
    QFuture<Result<QList<Contact>>> contacts(const ContactQuery& query) override;
    QFuture<Result<Contact>> contact(const ContactId& id) override;
    QFuture<Result<ContactId>> saveContact(const Contact& contact) override;
    QFuture<Result<QStringList>> noteNames() override;
    QFuture<Result<Note>> note(const QString& name) override;
    QFuture<Outcome> saveNote(const Note& note) override;
    QFuture<Outcome> deleteNote(const QString& name) override;
    QFuture<Result<QJsonValue>> invoke(const QString& operation, const QJsonObject& parameters) override;
    QFuture<Result<QJsonValue>> invokeRevealing(
        const QString& operation, const QJsonObject& parameters, const QStringList& paths) override;
    [[nodiscard]] QStringList operations() const override;

    [[nodiscard]] WireLog& wireLog() { return m_session.wireLog(); }
    //! Reads a frame as if it had come over the wire: for replaying captures and for measuring.
    void replay(const QByteArray& frame) { m_session.receive(frame); }
    [[nodiscard]] const LiveState& liveState() const { return m_live; }

private:
    // Events (palclient.cpp)
    void onStatus(const StatusNote& note) override;
    void onRecording(const RecordingNote& note) override;
    void onLine(const LineNote& note) override;
    void onPark(const ParkNote& note) override;
    void onRegistered(const RegisteredNote& note) override;
    void onVoicemail(const VoicemailNote& note) override;
    void onQueue(const QueueNote& note) override;
    void legBegins(const StatusNote& note, LiveState::LegFacts& facts);
    void legEnds(const StatusNote& note);
    void settleWaiters(const StatusNote& note);

    // Reading everything after a login (palsync.cpp)
    using Reader = std::function<void(const Result<QJsonValue>&)>;
    void synchronise();
    void ask(const PalRequest& request, Reader read);
    void finishSync();
    void readOwnProperties(const Result<QJsonValue>& reply);
    void askAsAdmin();
    void readExtensions(const Result<QJsonValue>& reply);
    void readQueues(const Result<QJsonValue>& reply);
    void askTalkers(const QString& room);
    void checkHeldRooms();

    // Commands (palcommands.cpp)
    using Talker = Result<QString>;
    [[nodiscard]] Talker talkerFor(const Command& command) const;
    [[nodiscard]] QString actorOf(const Command& command) const;
    QFuture<Outcome> send(const PalRequest& request);
    QFuture<Outcome> onTalker(const Command& command, const std::function<PalRequest(const QString&)>& make);
    QFuture<Outcome> dial(const Command& command);
    QFuture<Outcome> remoteControl(const Command& command);
    QFuture<Outcome> hangup(const Command& command);
    QFuture<Outcome> transfer(const Command& command);
    QFuture<Outcome> park(const Command& command);
    QFuture<Outcome> unpark(const Command& command);
    QFuture<Outcome> callforward(const Command& command);
    QFuture<Outcome> supervise(const Command& command);
    QFuture<Outcome> simple(const Command& command);
    void failWaiters(const Error& error);

    void fetchContacts(
        std::shared_ptr<QPromise<Result<QList<Contact>>>> promise, ContactQuery query, QList<Contact> soFar);

    struct Dialling
    { //!< a makeCall whose first phone has not rung yet
        QString logId;
        QString from;
        QString to;
        QDeadlineTimer until;
    };
    struct Joining
    { //!< a barge whose phone has not rung yet
        QString extension;
        QString room;
        SuperviseMode mode = SuperviseMode::Listen;
        QDeadlineTimer until;
    };
    struct Waiter
    { //!< a remoteControl whose effect has not shown yet
        std::string talker;
        LegState wanted = LegState::Talking;
        std::shared_ptr<QPromise<Outcome>> promise;
        QDeadlineTimer until;
    };

    LiveState m_live;
    PalConsultations m_consultations;
    PalSession m_session;
    PalRights m_rights;
    int m_asking = 0;
    QSet<QString> m_askedRooms;
    std::vector<Dialling> m_dialling;
    std::vector<Joining> m_joining;
    std::vector<Waiter> m_waiters;
    QTimer m_waiterTimer;
    QTimer m_heldTimer;
};

//! What the composition root calls. `clock` is borrowed and must outlive the client.
[[nodiscard]] std::unique_ptr<PbxClient> makeBrekekeClient(
    SiteProfile profile, QString secret, const Clock& clock, PalOptions options = {});

//! "succeeded: ..." and "failed: ..." travel in the same member, notes 8.
[[nodiscard]] Outcome outcomeOf(const Result<QJsonValue>& reply);
[[nodiscard]] EndCause endCauseOf(const StatusNote& note);

} // namespace callboard::brekeke
