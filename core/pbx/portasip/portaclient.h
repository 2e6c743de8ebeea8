// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/livestate.h"
#include "core/pbx/pbxclient.h"
#include "core/pbx/portasip/portacapabilities.h"
#include "core/pbx/portasip/portaconsultations.h"
#include "core/pbx/portasip/portalegs.h"
#include "core/pbx/portasip/portamedia.h"
#include "core/pbx/portasip/portarooms.h"
#include "core/pbx/portasip/portasession.h"

#include <QSet>

#include <deque>
#include <functional>
#include <memory>

namespace callboard::portasip {

//! PortaSIP through its call control API: structs <-> domain. PortaSIP's words stop here.
class PortaClient final : public PbxClient, private PortaSink
{
    Q_OBJECT

public:
    PortaClient(SiteProfile profile, const SiteSecrets& secrets, const Clock& clock, PortaOptions options = {},
        QObject* parent = nullptr);
    ~PortaClient() override;

    void open() override;
    void close() override;
    void acceptCertificate(const QString& fingerprint) override;
    QFuture<Outcome> submit(const Command& command) override;
    QFuture<Result<QJsonValue>> invoke(const QString& operation, const QJsonObject& parameters) override;
    QFuture<Result<QJsonValue>> invokeRevealing(
        const QString& operation, const QJsonObject& parameters, const QStringList& paths) override;
    [[nodiscard]] QStringList operations() const override;

    [[nodiscard]] WireLog& wireLog() { return m_session.wireLog(); }
    //! Reads a frame as if it had come over the wire: for replaying captures and for measuring.
    void replay(const QByteArray& frame) { m_session.receive(frame); }
    [[nodiscard]] const LiveState& liveState() const { return m_live; }

Q_SIGNALS:
    //! Something that happened in a call to an IVR access number: {"event": "dtmf_digit_detected", "call": {...},
    //! "digit": "5", ...}. The latest are also readable through invoke("porta.event.dtmf_digit_detected").
    void ivrEvent(const QJsonObject& event);

private:
    // Events (portaclient.cpp)
    void onCall(const CallNote& note) override;
    void onListed(const CallNote& note) override;
    void apply(const CallNote& note, bool listed);
    void legBegins(PortaLeg& leg, const CallNote& note);
    [[nodiscard]] bool isTaken(PortaLeg& leg, const CallNote& note);
    void legEnds(PortaLeg& leg, const CallNote& note);
    void forget(PortaLeg& leg, const EndCause& cause, qint64 atMs);
    void show(PortaLeg& leg, const CallNote& note, bool listed);
    void showHoldOfOthers(const PortaLeg& leg);
    void queueMoves(PortaLeg& leg, const CallNote& note, bool listed);
    void markFirstLeg(PortaLeg& leg);
    void afterChange(PortaLeg& leg);
    [[nodiscard]] LegState stateOf(const PortaLeg& leg) const;
    [[nodiscard]] qint64 plausible(qint64 ms, bool listed) const;
    void onIvr(const CallNote& note);

    // Reading everything after a login, and the lists again later (portasync.cpp)
    using Reader = std::function<void(const Result<QJsonValue>&)>;
    void synchronise();
    void ask(const PortaRequest& request, Reader read);
    void askAccounts(int offset);
    bool readAccounts(const QJsonValue& answer);
    void readQueues(const QJsonValue& answer);
    void onSubscribed(const Error& problem);
    void readCalls();
    void finishSync();
    void poll();
    void sweepLegs();
    void onRooms(const Error& problem);
    void publishRights();

    // Commands (portacommands.cpp)
    using Step = std::function<QFuture<Outcome>()>;
    using Found = Result<PortaLeg*>;
    [[nodiscard]] QString actorOf(const Command& command) const;
    [[nodiscard]] Found legFor(const Command& command);
    QFuture<Outcome> send(const PortaRequest& request);
    void learnFrom(Capability verb, const Outcome& outcome);
    QFuture<Outcome> dial(const Command& command);
    QFuture<Outcome> answer(const Command& command);
    void sendAnswer(const DialogId& leg, const QString& mode, const std::shared_ptr<QPromise<Outcome>>& promise);
    QFuture<Outcome> hangup(const Command& command);
    QFuture<Outcome> holdOrResume(const Command& command);
    QFuture<Outcome> transferBlind(const Command& command);
    QFuture<Outcome> take(const Command& command);
    QFuture<Outcome> moveQueued(const Command& command);
    QFuture<Outcome> handOver(const PortaLeg& leg, const QString& to);
    void settleAnswers();
    void failAnswers(const Error& error);
    void answerByItself(PortaLeg& leg);

    // Attended transfers (portatransfers.cpp)
    QFuture<Outcome> transferConsult(const Command& command);
    QFuture<Outcome> transferComplete(const Command& command);
    QFuture<Outcome> transferCancel(const Command& command);
    QFuture<Outcome> transferSwap(const Command& command);
    QFuture<Outcome> conference(const Command& command);
    QFuture<Outcome> callIntoRoom(const QString& call, const QString& number, const RoomRef& room,
        const QJsonObject& how, std::optional<SuperviseMode> mode);
    void expectRinging(const QString& call, const QString& extension, std::optional<SuperviseMode> mode = {});
    //! One after the other, until one fails.
    QFuture<Outcome> inTurn(std::vector<Step> steps);
    void mergeCalls(const QString& from, const QString& into);
    QFuture<Outcome> gather(const Consultation& value, const std::string& second, const RoomRef& room, bool taken);
    QFuture<Outcome> originate(const QString& from, const QString& to, const std::function<void(const QString&)>& made);

    // Conferences (portaconferences.cpp)
    QFuture<Outcome> roomOpen(const Command& command);
    QFuture<Outcome> roomFromCall(const Command& command);
    QFuture<Outcome> roomAdd(const Command& command);
    QFuture<Outcome> participant(const Command& command);
    QFuture<Outcome> roomClose(const Command& command);
    QFuture<Outcome> supervise(const Command& command);
    QFuture<Outcome> convert(const PortaLeg& leg, const RoomRef& room, const QJsonObject& both);
    void announceRoom(ConferenceRoom room);
    [[nodiscard]] RoomRef newRoom(const QString& owner, const QString& wished);

    QFuture<Result<QJsonValue>> readIvr(const QString& event);

    struct Dialling
    { //!< a call that we had made and whose first phone has not rung yet
        QString id; //!< empty until the PBX answered
        QString from;
        QString to;
        QDeadlineTimer until;
    };
    struct Answering
    { //!< answer_call was sent and the phone has not obeyed yet
        QString call;
        QString extension;
        bool invited = false; //!< the second way was tried, too
        std::shared_ptr<QPromise<Outcome>> promise;
        QDeadlineTimer until;
    };
    struct Taking
    { //!< a phone that shall be answered as soon as it rings
        QString call;
        QString extension;
        std::optional<SuperviseMode> mode;
        QDeadlineTimer until;
    };

    const Clock& m_clock;
    LiveState m_live;
    PortaAccounts m_accounts;
    PortaLegs m_legs;
    PortaConsultations m_consultations;
    PortaSession m_session;
    PortaRooms m_rooms;
    PortaMedia m_media;
    QString m_mediaSecret;
    PortaRights m_rights;
    int m_asking = 0;
    int m_round = 0; //!< of synchronise(); answers to an earlier one count no more
    bool m_complete = false; //!< the list was read since the login
    bool m_awaitsRooms = false; //!< the first reading of the rooms is under way
    Error m_problem; //!< why there are no notifications

    quint64 m_heard = 0; //!< notifications so far
    quint64 m_askedAt = 0; //!< m_heard when the running list was asked for
    quint32 m_list = 0; //!< number of the list
    int m_lists = 0; //!< lists under way
    bool m_listFailed = false;
    QSet<QByteArray> m_endedSince; //!< legs that ended while the list was under way

    std::vector<Dialling> m_dialling;
    std::vector<Answering> m_answering;
    std::vector<Taking> m_taking;
    QTimer m_answerTimer;
    QHash<QString, QString> m_queueNumbers; //!< what people dial, by i_c_queue
    QHash<QString, QString> m_namesInRooms; //!< of participants, by their id
    QHash<QString, RoomRef> m_roomOfCall; //!< calls that we turned into rooms
    std::deque<QJsonObject> m_ivr; //!< the latest, oldest first
};

//! What the composition root calls. `clock` is borrowed and must outlive the client.
[[nodiscard]] std::unique_ptr<PbxClient> makePortasipClient(
    SiteProfile profile, const SiteSecrets& secrets, const Clock& clock, PortaOptions options = {});

[[nodiscard]] Outcome outcomeOf(const Result<QJsonValue>& reply);
//! porta 2055: a reason in words and a code whose kind is not said (SIP from 300 on, else Q.850).
[[nodiscard]] EndCause endCauseOf(Text reason, int code, bool transferred, bool answered);

} // namespace callboard::portasip
