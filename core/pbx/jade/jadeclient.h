// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/pollplan.h"
#include "core/pbx/jade/jadeboards.h"
#include "core/pbx/jade/jadecapabilities.h"
#include "core/pbx/jade/jadedirectory.h"
#include "core/pbx/jade/jadehealth.h"
#include "core/pbx/jade/jadesession.h"
#include "core/pbx/pbxclient.h"

#include <QDeadlineTimer>
#include <QSet>

namespace callboard::jade {

//! jade, an Asterisk call manager, through REST and its event socket: structs <-> domain. Its words stop here.
class JadeClient final : public PbxClient, private JadeSink
{
    Q_OBJECT

public:
    JadeClient(
        SiteProfile profile, QString secret, const Clock& clock, JadeOptions options = {}, QObject* parent = nullptr);
    ~JadeClient() override;

    void open() override;
    void close() override;
    void acceptCertificate(const QString& fingerprint) override;
    QFuture<Outcome> submit(const Command& command) override;

    QFuture<Result<QList<VoicemailMessage>>> voicemailMessages(const MailboxId& mailbox) override;
    QFuture<Result<Audio>> voicemailAudio(const VoicemailMessage& message) override;
    QFuture<Result<QList<ChatMessage>>> chatMessages(
        const ChatRoomId& room, const QDateTime& before, int count) override;
    QFuture<Result<QList<ChatPerson>>> chatPeople(const QString& text) override;
    QFuture<Result<QJsonValue>> invoke(const QString& operation, const QJsonObject& parameters) override;
    [[nodiscard]] QStringList operations() const override;

    [[nodiscard]] WireLog& wireLog() { return m_session.wireLog(); }
    //! Reads a frame as if it had come over the wire: for replaying captures and for measuring.
    void replay(const QByteArray& frame);
    [[nodiscard]] LiveState& liveState() { return m_live; }

    void setAttention(Attention attention) override { m_polls.setAttention(attention); }
    [[nodiscard]] std::optional<PollTraffic> pollTraffic() const override;
    void setPollBudget(int requestsPerMinute) override;

private:
    // Events (jadeclient.cpp)
    void onChannel(const ChannelNote& note, Change change) override;
    void onParked(const ParkedNote& note, Change change) override;
    void onEntry(const EntryNote& note, Change change) override;
    void onMember(const MemberNote& note, Change change) override;
    void onQueue(const QueueNote& note, Change change) override;
    void onLot(const LotNote& note, Change change) override;
    void onModule(const ModuleNote& note) override;
    void onContact(const ContactNote& note, Change change) override;
    void onChat(Text event, const QJsonObject& record) override;
    void onDropped(Text event, Text reason) override;
    void onFrame(const QByteArray& frame);
    void readFrame(const QByteArray& frame);
    void onStale();

    // Reading everything after a login (jadesync.cpp)
    using Reply = Result<HttpReply>;
    void synchronise();
    void ask(const QByteArray& path, const QString& name);
    void applyAll();
    void applyRoster();
    void applyBoards();
    void finishSync();
    [[nodiscard]] QJsonArray records(const QByteArray& path);
    [[nodiscard]] bool answered(const QByteArray& path) const;
    bool readList(const Reply& reply, ListKind kind, qint64* serverNs = nullptr);
    void announceExtensions();
    void adoptHome();

    // What has no event, and what to do when events stay away (jadewatch.cpp)
    void startPolls();
    [[nodiscard]] static Result<void> ended(const Reply& reply);
    [[nodiscard]] std::chrono::milliseconds devicePace(const JadeOptions& options) const;
    QFuture<Reply> get(
        const QByteArray& path, const QString& name, HttpRequest::Priority priority = HttpRequest::Priority::Poll);
    QFuture<Result<void>> pollHealth();
    void readHealth(const Reply& reply);
    QFuture<Result<void>> pollChannels();
    QFuture<Result<void>> pollParked();
    QFuture<Result<void>> pollQueues();
    QFuture<Result<void>> pollMailboxes();
    void readMailboxes(const QJsonArray& users);
    QFuture<Result<void>> pollRegistrations();
    QFuture<Result<void>> pollDevices();
    QFuture<Result<void>> pollPool();
    void surprised(int changes);
    void onPolled();
    void eventHeard();

    // Commands (jadecommands.cpp)
    struct Waiter
    { //!< a command that the server took, and whose effect has not shown yet
        std::function<bool()> seen;
        std::function<void()> look; //!< reads what would show it
        std::shared_ptr<QPromise<Outcome>> promise;
        QDeadlineTimer until;
        bool looked = false;
    };
    QFuture<Outcome> run(JadeRequest request, std::function<bool()> seen, std::function<void()> look);
    void settleWaiters();
    void failWaiters(const Error& error);
    QFuture<Outcome> hangup(const Command& command);
    QFuture<Outcome> dialColleague(const Command& command);
    QFuture<Outcome> changeMembers(JadeRequest request, std::function<bool()> seen);
    QFuture<Outcome> agentLogin(const Command& command);
    QFuture<Outcome> agentLogout(const Command& command);
    QFuture<Outcome> agentChange(const Command& command);
    QFuture<Outcome> voicemailDelete(const Command& command);
    QFuture<Outcome> chatSend(const Command& command);
    QFuture<Outcome> chatOpen(const Command& command);
    QFuture<Outcome> chatLeave(const Command& command);

    // Chats and voicemail (jadechats.cpp, jadevoicemail.cpp)
    QFuture<Result<void>> pollChats();
    void readChats(const QJsonArray& chats);
    void pollNewMessages(const QString& room);
    [[nodiscard]] ChatPerson personOf(const QString& uuid) const;
    [[nodiscard]] std::optional<ChatMessage> chatMessageOf(const ChatRoomId& room, const QJsonObject& record) const;

    const Clock& m_clock;
    ServerClock m_serverClock;
    LiveState m_live;
    JadeCalls m_calls;
    JadeBoards m_boards;
    JadeDirectory m_directory;
    JadeHealth m_health;
    JadeSession m_session;
    JadeDecoder m_decoder;
    PollPlan m_polls;
    JadeRights m_rights;
    QHash<QByteArray, Reply> m_replies; //!< of one synchronisation, by path
    QHash<QByteArray, bool> m_absent; //!< paths that this server does not have or this login may not read
    QList<QByteArray> m_buffered; //!< frames that came while everything was read
    int m_asking = 0;
    bool m_syncing = false;
    bool m_eventsProved = false; //!< an event came on this connection
    bool m_eventsMissing = false; //!< a read showed what no event had told
    bool m_boardEventsGone = false; //!< their module was reloaded, after which jade tells no more of them
    qint64 m_lastEventMs = -1; //!< monotonic
    qint64 m_openedMs = 0;
    qint64 m_trafficToldMs = -1; //!< monotonic
    QStringList m_devices;
    qsizetype m_nextDevice = 0;
    bool m_deviceStates = false; //!< the server tells live device states
    QHash<QString, ChatRoom> m_rooms; //!< by uuid
    QHash<QString, QString> m_newest; //!< room -> uuid of the newest message known
    QSet<QString> m_chatsWatched; //!< rooms whose old messages are known for old
    std::vector<Waiter> m_waiters;
    QTimer m_waiterTimer;
};

//! What the composition root calls. `clock` is borrowed and must outlive the client.
[[nodiscard]] std::unique_ptr<PbxClient> makeJadeClient(
    SiteProfile profile, SiteSecrets secrets, const Clock& clock, JadeOptions options = {});

} // namespace callboard::jade
