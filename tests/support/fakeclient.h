// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/pbxclient.h"

#include <QPromise>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace callboard {

//! A PbxClient without a PBX. The test's author emits its signals (they are public) and decides what becomes of
//! commands.
class FakeClient : public PbxClient
{
    Q_OBJECT

public:
    //! A site "head" called "Head office" with the home extension 201, offline, that can do everything.
    explicit FakeClient(QObject* parent = nullptr);
    explicit FakeClient(SiteProfile profile, QObject* parent = nullptr);
    ~FakeClient() override;

    [[nodiscard]] static SiteProfile profileFor(const QString& site, const QString& name, const QString& home);

    // PbxClient. open() goes Live at once, close() goes Offline at once.
    void open() override;
    void close() override;
    void acceptCertificate(const QString& fingerprint) override;
    QFuture<Outcome> submit(const Command& command) override;

    //! Goes to `state` through the legal states in between, with this reason.
    void setState(LinkState state, const Error& error = {});
    void setLinkStatus(const LinkStatus& status) { setLink(status); }
    void allow(Capability capability);
    void deny(Capability capability, const QString& why);
    void allowEverything();

    // Reads answer from what the test's author put here.
    QFuture<Result<QList<VoicemailMessage>>> voicemailMessages(const MailboxId& mailbox) override;
    QFuture<Result<Audio>> voicemailAudio(const VoicemailMessage& message) override;
    QFuture<Result<QList<ChatMessage>>> chatMessages(
        const ChatRoomId& room, const QDateTime& before, int count) override;
    QFuture<Result<QList<ChatPerson>>> chatPeople(const QString& text) override;
    QFuture<Result<HistoryPage>> history(const HistoryQuery& query) override;
    QFuture<Result<Audio>> recording(const CallRecord& record, const QString& recording) override;
    QFuture<Result<QString>> transcript(const CallRecord& record) override;
    QFuture<Result<QueueReport>> queueReport(const QueueId& queue, const QDate& from, const QDate& to) override;
    QFuture<Result<QList<SystemFact>>> systemFacts() override;
    QFuture<Result<QList<PagingGroup>>> pagingGroups() override;
    QFuture<Result<QList<Tenant>>> tenants() override;
    QFuture<Result<QJsonValue>> invoke(const QString& operation, const QJsonObject& parameters) override;
    QList<VoicemailMessage> voicemail; //!< of all mailboxes, newest first
    Result<Audio> audio = Audio{};
    QList<ChatMessage> said; //!< in all rooms, oldest first
    QList<ChatPerson> people;
    QList<CallRecord> records; //!< newest first; a page is as long as its query asks
    QString spoken; //!< the transcript of every call
    QueueReport report; //!< with the queue and the days that were asked for
    QList<SystemFact> facts;
    QList<PagingGroup> pages;
    QList<Tenant> companies;
    QHash<QString, QJsonValue> operationAnswers; //!< what invoke() answers; others are refused
    //! Every operation that invoke() was asked for, in order.
    QList<std::pair<QString, QJsonObject>> invoked;
    //! Every query that history() was asked.
    QList<HistoryQuery> historyQueries;

    void setAttention(Attention attention) override { attentions << attention; }
    [[nodiscard]] std::optional<PollTraffic> pollTraffic() const override { return traffic; }
    void setPollBudget(int requestsPerMinute) override;
    QList<Attention> attentions; //!< in the order in which they were told
    std::optional<PollTraffic> traffic; //!< nothing: a PBX that tells by itself
    QList<int> budgets; //!< that were set
    //! Every read fails with this until it is reset.
    std::optional<Error> readError;
    //! Reads stay unanswered until finishReads(), which answers with what is there then.
    void holdReads() { m_holdReads = true; }
    void finishReads();
    [[nodiscard]] int readCount() const { return m_readCount; }

    //! Every command that reached this client, in order.
    [[nodiscard]] const QList<Command>& submitted() const { return m_submitted; }
    //! What the next commands are answered with, one each; afterwards again Outcome::done().
    void answerNext(const Outcome& outcome) { m_answers.push_back(outcome); }
    //! Commands stay unanswered until finishPending().
    void holdAnswers() { m_hold = true; }
    void finishPending(const Outcome& outcome = Outcome::done());
    [[nodiscard]] int pendingCount() const { return static_cast<int>(m_pending.size()); }
    [[nodiscard]] const QStringList& acceptedCertificates() const { return m_accepted; }

    // Short ways to say the usual things.
    [[nodiscard]] CallId callId(const QString& text) const { return {site(), text}; }
    [[nodiscard]] ExtensionId extensionId(const QString& number) const { return {site(), number}; }
    //! An extension of this site, not announced yet.
    [[nodiscard]] Extension extension(
        const QString& number, const QString& name, ExtensionState state = ExtensionState::Idle) const;
    //! A call from outside that is in `state` at `number`'s phone, not announced yet.
    [[nodiscard]] Call incoming(const QString& id, const Party& from, const QString& number,
        LegState state = LegState::Ringing, const QDateTime& since = {}) const;

private:
    QList<Command> m_submitted;
    std::deque<Outcome> m_answers;
    std::vector<std::unique_ptr<QPromise<Outcome>>> m_pending;
    //! Now, or from finishReads().
    template <typename T> QFuture<Result<T>> answer(std::function<T()> make);

    QStringList m_accepted;
    std::vector<std::function<void()>> m_reads;
    int m_readCount = 0;
    bool m_holdReads = false;
    bool m_hold = false;
};

} // namespace callboard
