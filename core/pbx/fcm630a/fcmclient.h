// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/pollplan.h"
#include "core/pbx/fcm630a/fcmapply.h"
#include "core/pbx/fcm630a/fcmcalls.h"
#include "core/pbx/fcm630a/fcmcapabilities.h"
#include "core/pbx/fcm630a/fcmevents.h"
#include "core/pbx/fcm630a/fcmroster.h"
#include "core/pbx/fcm630a/fcmsession.h"
#include "core/pbx/pbxclient.h"

#include <QDeadlineTimer>

namespace callboard::fcm630a {

//! FIBERME FCM630A through its HTTPS API, by asking again and again: structs <-> domain. Its words stop here.
//!
//! Options of the profile: "legacyTls" (yes: TLS of another time is good enough), "callControl" (yes: the PBX waits for
//! somebody to let calls through or refuse them), "ringGroups" and "inside" (numbers that the PBX cannot list, with
//! commas), "pollScale", "pollBudget", "webUser" (login of the event socket, with SiteSecrets::second), "eventsPort"
//! (of that socket, if it is not the API's).
class FcmClient final : public PbxClient
{
    Q_OBJECT

public:
    FcmClient(SiteProfile profile, SiteSecrets secrets, const Clock& clock, FcmOptions options = {},
        QObject* parent = nullptr);
    ~FcmClient() override;

    void open() override;
    void close() override;
    void acceptCertificate(const QString& fingerprint) override;
    QFuture<Outcome> submit(const Command& command) override;

    QFuture<Result<HistoryPage>> history(const HistoryQuery& query) override;
    QFuture<Result<Audio>> recording(const CallRecord& record, const QString& recording) override;
    QFuture<Result<QueueReport>> queueReport(const QueueId& queue, const QDate& from, const QDate& to) override;
    QFuture<Result<QList<SystemFact>>> systemFacts() override;
    QFuture<Result<QList<PagingGroup>>> pagingGroups() override;

    void setAttention(Attention attention) override;
    [[nodiscard]] std::optional<PollTraffic> pollTraffic() const override;
    void setPollBudget(int requestsPerMinute) override;

    QFuture<Result<QJsonValue>> invoke(const QString& operation, const QJsonObject& parameters) override;
    QFuture<Result<QJsonValue>> invokeRevealing(
        const QString& operation, const QJsonObject& parameters, const QStringList& paths) override;
    [[nodiscard]] QStringList operations() const override;

    [[nodiscard]] WireLog& wireLog() { return m_session.wireLog(); }
    [[nodiscard]] LiveState& liveState() { return m_live; }
    //! Reads an answer of listAccount as if it had come over the wire: for measuring.
    void replayAccounts(const QByteArray& body);

private:
    using Reply = Result<FcmReply>;
    using Done = QFuture<Result<void>>;
    using Ms = std::chrono::milliseconds;

    // Asking (fcmpolls.cpp)
    void startPolls();
    void addPolls();
    QFuture<Reply> ask(const QString& action, const QJsonObject& parameters = {},
        HttpRequest::Priority priority = HttpRequest::Priority::Poll,
        FcmRequest::Expect expect = FcmRequest::Expect::Envelope);
    //! Every page of a list, one after the other. `page` reads one and says how many there are.
    Done askPages(const QString& action, const QJsonObject& parameters,
        std::function<Result<Envelope>(const FcmReply&, int)> page);
    struct Pages;
    void askPage(const std::shared_ptr<Pages>& pages, int number);
    Done pollUnbridged();
    Done pollBridged();
    Done pollAccounts();
    Done pollTrunks();
    Done pollQueues();
    Done pollUsers();
    Done pollMenus();
    Done pollPaging();
    Done pollPauses();
    Done pollClock();
    [[nodiscard]] QJsonObject accountParameters() const;
    Result<Envelope> readAccounts(const FcmReply& reply);
    Result<void> noted(const QString& action, const Result<void>& result);
    void readClock(const FcmReply& reply);
    void round();
    void lookAtCalls();
    void announceTraffic();
    void onDeadline();

    // Reading everything after a login (fcmsync.cpp)
    void synchronise();
    void syncStep(size_t step);
    void finishSync();
    void onStale();
    void announceCapabilities();

    // Events (fcmclient.cpp)
    void onEvent(const QString& name, const QJsonArray& body);
    void onCallEvent(const QJsonArray& body);
    void onEventsLive(bool live);

    // Commands (fcmcommands.cpp, fcmdial.cpp)
    struct Waiter
    { //!< a command that the PBX took, and whose effect has not shown yet
        std::function<bool()> seen;
        std::shared_ptr<QPromise<Outcome>> promise;
        QDeadlineTimer until;
        QString missing; //!< what to say when it does not show
    };
    QFuture<Reply> command(const QString& action, const QJsonObject& parameters);
    QFuture<Outcome> run(const QString& action, const QJsonObject& parameters, std::function<bool()> seen = {},
        std::function<void()> done = {});
    void settleWaiters();
    void failWaiters(const Error& error);
    [[nodiscard]] static Outcome outcomeOf(const Reply& reply);
    [[nodiscard]] std::function<bool()> newChannelOf(const QString& extension) const;
    QFuture<Outcome> hangup(const Command& command);
    QFuture<Outcome> hold(const Command& command);
    QFuture<Outcome> mute(const Command& command);
    QFuture<Outcome> transferBlind(const Command& command);
    QFuture<Outcome> transferVoicemail(const Command& command);
    QFuture<Outcome> transferRinging(const Command& command, const QString& to);
    QFuture<Outcome> park(const Command& command);
    QFuture<Outcome> unpark(const Command& command);
    QFuture<Outcome> pull(const Command& command);
    QFuture<Outcome> moveQueued(const Command& command);
    QFuture<Outcome> supervise(const Command& command);
    QFuture<Outcome> admission(const Command& command);
    QFuture<Outcome> dial(const Command& command);
    QFuture<Outcome> dialFrom(const QString& extension, const QString& to);
    QFuture<Outcome> connectOutside(const Command& command);
    QFuture<Outcome> playPrompt(const Command& command);
    QFuture<Outcome> page(const Command& command);
    QFuture<Outcome> pageEnd(const Command& command);
    QFuture<Outcome> agentLog(const Command& command);
    QFuture<Outcome> agentPause(const Command& command);
    QFuture<Outcome> setDnd(const Command& command);
    QFuture<Outcome> setForward(const Command& command);
    QFuture<Outcome> writeAccount(const QJsonObject& parameters, std::function<void()> done);
    void showParked();

    // Consulting, which the PBX does not have (fcmconsult.cpp)
    struct Consult
    {
        Consultation value;
        QString heldChannel;
        QString consultChannel; //!< empty until it shows
        QString target;
        QStringList before; //!< channels that the extension had before
    };
    QFuture<Outcome> consult(const Command& command);
    QFuture<Outcome> consultComplete(const Command& command);
    QFuture<Outcome> consultCancel(const Command& command);
    QFuture<Outcome> consultSwap(const Command& command);
    void watchConsults();
    [[nodiscard]] Consult* consultOf(const QString& call, const QString& extension);
    //! The steps one after the other; the first that fails ends it.
    struct Step
    {
        QString action;
        QJsonObject parameters;
        std::function<void()> done;
    };
    QFuture<Outcome> runSteps(QList<Step> steps, std::function<bool()> seen = {});

    [[nodiscard]] QJsonObject completed(const QString& action, const QJsonObject& parameters) const;

    // Reads (fcmhistory.cpp)
    struct HistoryRead;
    void readHistory(const std::shared_ptr<HistoryRead>& read);
    [[nodiscard]] HistoryPage pageOf(const HistoryQuery& query) const;
    void askRecording(const std::shared_ptr<QPromise<Result<Audio>>>& promise, const QString& name, bool again);

    const Clock& m_clock;
    SiteSecrets m_secrets;
    LiveState m_live;
    FcmCalls m_calls;
    FcmRoster m_roster;
    FcmSession m_session;
    FcmDecoder m_decoder;
    FcmApply m_apply;
    std::unique_ptr<FcmEvents> m_events; //!< only where a web user is given
    std::unique_ptr<PollPlan> m_plan;
    FcmRights m_rights;
    PbxClock m_pbxClock;
    QList<SystemFact> m_identity; //!< what does not change while connected
    Attention m_attention = Attention::Front;
    PollTraffic m_traffic;
    QTimer m_trafficTimer;
    QTimer m_deadlineTimer; //!< of calls to be let through or refused
    QTimer m_waiterTimer;
    std::vector<Waiter> m_waiters;
    QList<Consult> m_consults;
    QHash<QString, QString> m_parked; //!< slot -> channel, as ordered from here
    QSet<QString> m_absent; //!< actions that this login may not use
    QString m_optionsFor; //!< what listAccount is asked for; empty: everything
    HistoryQuery m_historyQuery; //!< what m_history answers
    QList<CallRecord> m_history;
    quint64 m_epoch = 0; //!< of the login
    bool m_syncing = false;
    bool m_accountsAsked = false;
};

//! What the composition root calls. `clock` is borrowed and must outlive the client.
[[nodiscard]] std::unique_ptr<PbxClient> makeFcmClient(
    SiteProfile profile, SiteSecrets secrets, const Clock& clock, FcmOptions options = {});

} // namespace callboard::fcm630a
