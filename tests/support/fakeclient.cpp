// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeclient.h"

namespace callboard {

using namespace Qt::StringLiterals;

FakeClient::FakeClient(QObject* parent)
    : FakeClient(profileFor(u"head"_s, u"Head office"_s, u"201"_s), parent)
{
}

FakeClient::FakeClient(SiteProfile profile, QObject* parent)
    : PbxClient(std::move(profile), parent)
{
    allowEverything();
}

FakeClient::~FakeClient()
{
    readError = Error{.kind = ErrorKind::Cancelled, .code = {}, .message = u"closed"_s, .detail = {}};
    finishReads();
    finishPending(Outcome::failed({.kind = ErrorKind::Cancelled, .code = {}, .message = u"closed"_s, .detail = {}}));
}

SiteProfile FakeClient::profileFor(const QString& site, const QString& name, const QString& home)
{
    SiteProfile profile;
    profile.id = SiteId{site};
    profile.name = name;
    profile.homeExtension = home;
    profile.url = QUrl(u"ws://127.0.0.1/pbx/ws"_s);
    return profile;
}

void FakeClient::open()
{
    setState(LinkState::Live);
}

void FakeClient::close()
{
    setState(LinkState::Offline);
}

void FakeClient::acceptCertificate(const QString& fingerprint)
{
    m_accepted << fingerprint;
}

void FakeClient::setState(LinkState state, const Error& error)
{
    const auto enter = [&](LinkState next) {
        LinkStatus status = link();
        status.state = next;
        status.error = next == state ? error : Error{};
        setLink(status);
    };
    static constexpr LinkState kWayUp[]{
        LinkState::Connecting, LinkState::Authenticating, LinkState::Synchronising, LinkState::Live};
    while (link().state != state && !isLegalTransition(link().state, state)) {
        LinkState next = LinkState::Offline;
        for (const LinkState up : kWayUp) {
            if (isLegalTransition(link().state, up) && up > link().state) {
                next = up;
                break;
            }
        }
        enter(link().state == LinkState::Backoff ? LinkState::Connecting : next);
    }
    enter(state);
}

void FakeClient::allow(Capability capability)
{
    CapabilitySet set = capabilities();
    set.allow(capability);
    setCapabilities(set);
}

void FakeClient::deny(Capability capability, const QString& why)
{
    CapabilitySet set = capabilities();
    set.deny(capability, why);
    setCapabilities(set);
}

void FakeClient::allowEverything()
{
    CapabilitySet set;
    for (int i = 0; i < kCapabilityCount; ++i)
        set.allow(static_cast<Capability>(i));
    setCapabilities(set);
}

QFuture<Outcome> FakeClient::submit(const Command& command)
{
    m_submitted << command;
    if (m_hold) {
        m_pending.push_back(std::make_unique<QPromise<Outcome>>());
        m_pending.back()->start();
        return m_pending.back()->future();
    }
    if (m_answers.empty())
        return QtFuture::makeReadyFuture(Outcome::done());
    const Outcome outcome = m_answers.front();
    m_answers.pop_front();
    return QtFuture::makeReadyFuture(outcome);
}

void FakeClient::finishPending(const Outcome& outcome)
{
    m_hold = false;
    const auto pending = std::exchange(m_pending, {});
    for (const auto& promise : pending) {
        promise->addResult(outcome);
        promise->finish();
    }
}

template <typename T> QFuture<Result<T>> FakeClient::answer(std::function<T()> make)
{
    ++m_readCount;
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QFuture<Result<T>> future = promise->future();
    m_reads.push_back([this, promise, make] {
        promise->addResult(readError ? Result<T>(unexpected(*readError)) : Result<T>(make()));
        promise->finish();
    });
    if (!m_holdReads)
        finishReads();
    return future;
}

void FakeClient::finishReads()
{
    m_holdReads = false;
    const auto reads = std::exchange(m_reads, {});
    for (const auto& read : reads)
        read();
}

QFuture<Result<QList<VoicemailMessage>>> FakeClient::voicemailMessages(const MailboxId& mailbox)
{
    return answer<QList<VoicemailMessage>>([this, mailbox] {
        QList<VoicemailMessage> found;
        std::copy_if(voicemail.cbegin(), voicemail.cend(), std::back_inserter(found),
            [&](const VoicemailMessage& message) { return message.mailbox == mailbox.text; });
        return found;
    });
}

QFuture<Result<Audio>> FakeClient::voicemailAudio(const VoicemailMessage&)
{
    if (!audio) {
        ++m_readCount;
        return QtFuture::makeReadyFuture(audio);
    }
    return answer<Audio>([this] { return *audio; });
}

QFuture<Result<QList<ChatMessage>>> FakeClient::chatMessages(const ChatRoomId& room, const QDateTime& before, int count)
{
    return answer<QList<ChatMessage>>([this, room, before, count] {
        QList<ChatMessage> found;
        for (const ChatMessage& message : std::as_const(said)) {
            if (message.room == room && (!before.isValid() || message.at < before))
                found << message;
        }
        return found.size() > count ? found.last(count) : found;
    });
}

QFuture<Result<QList<ChatPerson>>> FakeClient::chatPeople(const QString& text)
{
    return answer<QList<ChatPerson>>([this, text] {
        QList<ChatPerson> found;
        std::copy_if(people.cbegin(), people.cend(), std::back_inserter(found), [&](const ChatPerson& person) {
            return person.name.contains(text, Qt::CaseInsensitive)
                || person.account.contains(text, Qt::CaseInsensitive);
        });
        return found;
    });
}

QFuture<Result<HistoryPage>> FakeClient::history(const HistoryQuery& query)
{
    historyQueries << query;
    return answer<HistoryPage>([this, query] {
        QList<CallRecord> fitting;
        for (const CallRecord& record : std::as_const(records)) {
            const bool missed = record.direction == Direction::In && record.result != CallResult::Answered;
            const bool inTime = (!query.from.isValid() || record.startedAt >= query.from)
                && (!query.to.isValid() || record.startedAt < query.to);
            const bool about
                = query.number.isEmpty() || record.from.number == query.number || record.to.number == query.number;
            if (inTime && about && (missed || !query.missedOnly))
                fitting << record;
        }
        const qsizetype first = query.cursor.toLongLong();
        HistoryPage page;
        page.records = fitting.mid(first, query.limit);
        if (first + query.limit < fitting.size())
            page.next = QString::number(first + query.limit);
        return page;
    });
}

QFuture<Result<Audio>> FakeClient::recording(const CallRecord&, const QString&)
{
    if (!audio) {
        ++m_readCount;
        return QtFuture::makeReadyFuture(audio);
    }
    return answer<Audio>([this] { return *audio; });
}

QFuture<Result<QString>> FakeClient::transcript(const CallRecord&)
{
    return answer<QString>([this] { return spoken; });
}

QFuture<Result<QueueReport>> FakeClient::queueReport(const QueueId& queue, const QDate& from, const QDate& to)
{
    return answer<QueueReport>([this, queue, from, to] {
        QueueReport made = report;
        made.queue = queue;
        made.from = from;
        made.to = to;
        return made;
    });
}

QFuture<Result<QList<SystemFact>>> FakeClient::systemFacts()
{
    return answer<QList<SystemFact>>([this] { return facts; });
}

QFuture<Result<QList<PagingGroup>>> FakeClient::pagingGroups()
{
    return answer<QList<PagingGroup>>([this] { return pages; });
}

QFuture<Result<QList<Tenant>>> FakeClient::tenants()
{
    return answer<QList<Tenant>>([this] { return companies; });
}

QFuture<Result<QJsonValue>> FakeClient::invoke(const QString& operation, const QJsonObject& parameters)
{
    invoked.append({operation, parameters});
    if (readError || !operationAnswers.contains(operation)) {
        const Error error = readError.value_or(
            Error{.kind = ErrorKind::NotSupported, .code = {}, .message = u"no such operation"_s, .detail = {}});
        return QtFuture::makeReadyFuture(Result<QJsonValue>(unexpected(error)));
    }
    return answer<QJsonValue>([this, operation] { return operationAnswers.value(operation); });
}

void FakeClient::setPollBudget(int requestsPerMinute)
{
    budgets << requestsPerMinute;
    if (!traffic)
        return;
    traffic->budget = requestsPerMinute;
    Q_EMIT pollTrafficChanged(*traffic);
}

Extension FakeClient::extension(const QString& number, const QString& name, ExtensionState state) const
{
    Extension extension;
    extension.id = extensionId(number);
    extension.name = name;
    extension.state = state;
    return extension;
}

Call FakeClient::incoming(
    const QString& id, const Party& from, const QString& number, LegState state, const QDateTime& since) const
{
    Call call;
    call.id = callId(id);
    call.direction = Direction::In;
    call.from = from;
    call.to = {.name = {}, .number = number};
    call.state = callStateOf(state);
    call.since = since;
    call.startedAt = since;
    Leg leg;
    leg.id = {site(), id + u"/"_s + number};
    leg.extension = number;
    leg.state = state;
    leg.other = from;
    leg.direction = Direction::In;
    leg.since = since;
    call.legs << leg;
    return call;
}

} // namespace callboard
