// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/pollplan.h"
#include "core/pbx/pbxclient.h"
#include "core/pbx/pbxware/pbxwcalls.h"
#include "core/pbx/pbxware/pbxwcapabilities.h"
#include "core/pbx/pbxware/pbxwoperations.h"
#include "core/pbx/pbxware/pbxwrelay.h"
#include "core/pbx/pbxware/pbxwsession.h"

#include <QSet>

namespace callboard::pbxware {

//! Bicom PBXware through its HTTP API, which tells nothing by itself: structs <-> domain. Its words stop here.
class PbxwClient final : public PbxClient
{
    Q_OBJECT

public:
    PbxwClient(SiteProfile profile, SiteSecrets secrets, const Clock& clock, PbxwOptions options = {},
        QObject* parent = nullptr);
    ~PbxwClient() override;

    void open() override;
    void close() override;
    void acceptCertificate(const QString& fingerprint) override;
    QFuture<Outcome> submit(const Command& command) override;

    QFuture<Result<HistoryPage>> history(const HistoryQuery& query) override;
    QFuture<Result<QString>> transcript(const CallRecord& record) override;
    QFuture<Result<QList<SystemFact>>> systemFacts() override;
    QFuture<Result<QList<PagingGroup>>> pagingGroups() override;
    QFuture<Result<QList<Tenant>>> tenants() override;
    void setAttention(Attention attention) override;
    [[nodiscard]] std::optional<PollTraffic> pollTraffic() const override;
    void setPollBudget(int requestsPerMinute) override;
    QFuture<Result<QJsonValue>> invoke(const QString& operation, const QJsonObject& parameters) override;
    QFuture<Result<QJsonValue>> invokeRevealing(
        const QString& operation, const QJsonObject& parameters, const QStringList& paths) override;
    [[nodiscard]] QStringList operations() const override;

    [[nodiscard]] WireLog& wireLog() { return m_session.wireLog(); }
    //! Reads the body of a monitor.list as if it had just been asked for: for measuring.
    void replayStates(const QByteArray& body);
    [[nodiscard]] LiveState& liveState() { return m_live; }

private:
    using Reply = Result<PbxwReply>;
    using Done = Result<void>;

    // Asking (pbxwclient.cpp)
    QFuture<Reply> ask(const QString& action, const Arguments& arguments,
        HttpRequest::Priority priority = HttpRequest::Priority::Read);
    QFuture<Reply> write(const QString& action, const Arguments& arguments);
    [[nodiscard]] QString server() const { return m_server; }
    [[nodiscard]] QString idOf(const QString& extension) const { return m_idOf.value(extension); }
    [[nodiscard]] bool isRefusedLately(const QString& action) const;
    void noteRefusal(const QString& action, const Error& error);
    void dropped(const QString& what, int count);
    void onStale();
    void tellTraffic();

    // Reading everything after a login (pbxwsync.cpp)
    void synchronise();
    void chooseTenant(const Reply& reply);
    void readAll();
    void applyAll();
    void finishSync();
    void applyDirectory();
    void tellDirectory();
    [[nodiscard]] Body bodyOf(const QString& action) const;
    [[nodiscard]] bool answered(const QString& action) const;

    // Polls (pbxwpolls.cpp)
    void makePlan();
    [[nodiscard]] PollPlan::Options planOptions() const;
    QFuture<Done> pollCalls();
    QFuture<Done> pollStates();
    QFuture<Done> pollTrunks();
    QFuture<Done> pollDirectory();
    QFuture<Done> pollNight();
    bool readCalls(const PbxwReply& reply);
    bool readStates(const QByteArray& body, qint64 askedMs);
    void afterCalls(int changes);
    void refreshBusy();

    // Night (pbxwnight.cpp)
    struct NightObject
    {
        QString target, id, name, selector;
        QJsonObject times;
    };
    void readNight(const QString& target, const Body& body);
    void tellNight();
    [[nodiscard]] Arguments nightArguments(const QString& target) const;
    [[nodiscard]] bool isNight(const NightObject& object) const;

    // Commands (pbxwcommands.cpp)
    using Finish = std::function<void(Outcome)>;
    struct Pending
    {
        std::shared_ptr<QPromise<Outcome>> promise = std::make_shared<QPromise<Outcome>>();
        QFuture<Outcome> start()
        {
            promise->start();
            return promise->future();
        }
        void finish(Outcome outcome) const
        {
            promise->addResult(std::move(outcome));
            promise->finish();
        }
    };
    [[nodiscard]] static Outcome outcomeOf(const Reply& reply, QJsonObject* answer = nullptr);
    QFuture<Outcome> record(const Command& command);
    QFuture<Outcome> setDnd(const Command& command);
    QFuture<Outcome> setForward(const Command& command);
    QFuture<Outcome> setNight(const Command& command);
    QFuture<Outcome> sendSms(const Command& command);
    void ifServiceIsOn(const QString& service, const QString& id, const Pending& pending, std::function<void()> then);

    // Past calls (pbxwreads.cpp)
    struct HistoryWork;
    void askHistory(const std::shared_ptr<HistoryWork>& work, int type);
    void askQuality(const std::shared_ptr<HistoryWork>& work);

    QFuture<Result<QJsonValue>> call(const QString& operation, const QJsonObject& parameters, const QStringList& paths);

    const Clock& m_clock;
    LiveState m_live;
    PbxwCalls m_calls;
    PbxwSession m_session;
    PbxwRelay m_relay;
    MonitorDecoder m_monitor;
    std::unique_ptr<PollPlan> m_plan;
    QTimer m_trafficTimer;
    PollTraffic m_traffic;
    Attention m_attention = Attention::Front;
    PbxwRights m_rights;
    int m_budget = 0;

    // What was read.
    QString m_server; //!< the tenant's id
    QString m_tenantCode;
    QList<TenantNote> m_tenants;
    std::optional<Error> m_reservation; //!< why the link is not quite in order
    QHash<QString, Reply> m_replies; //!< of one synchronisation, by action
    int m_asking = 0;
    bool m_syncing = false;
    QHash<QString, qint64> m_refused; //!< action -> monotonic ms
    QList<ExtensionNote> m_extensions;
    QHash<QString, QString> m_idOf; //!< number -> id
    QHash<QString, QString> m_numberOf; //!< id -> number
    QHash<QString, QString> m_departments; //!< id -> name
    QList<GroupNote> m_groups;
    QHash<QString, QList<NamedNote>> m_named; //!< operation times' target -> what has some
    QList<TrunkNote> m_trunks;
    QList<PagingGroup> m_paging;
    QList<NightObject> m_night;
    QHash<QString, NightSwitch> m_nightTold; //!< by id
    struct Seen
    {
        bool online = false, dnd = false, onCall = false, busy = false;
        friend bool operator==(const Seen&, const Seen&) = default;
    };
    struct TextHash
    {
        using is_transparent = void;
        size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, Seen, TextHash, std::equal_to<>> m_seen; //!< by number
    QByteArray m_lastStates; //!< the same bytes say the same
    bool m_statesDiffer = true;
};

//! The options "server" (or the profile's tenant), "method" (post, get), "pollScale", "pollBudget" and "relay" (the
//! address of a stream of events) are read from the profile; the relay's token is the second secret.
[[nodiscard]] std::unique_ptr<PbxClient> makePbxwareClient(
    SiteProfile profile, SiteSecrets secrets, const Clock& clock, PbxwOptions options = {});

} // namespace callboard::pbxware
