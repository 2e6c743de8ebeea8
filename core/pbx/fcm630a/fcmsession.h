// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/siteprofile.h"
#include "core/net/httpclient.h"
#include "core/net/sitelink.h"
#include "core/net/websocketchannel.h"
#include "core/net/wirelog.h"
#include "core/pbx/fcm630a/fcmcodec.h"

#include <QHash>

#include <array>
#include <deque>

namespace callboard::fcm630a {

//! Everything that a test or a slow line may want otherwise.
struct FcmOptions
{
    using Ms = std::chrono::milliseconds;
    HttpClient::Options http{.parallel = 1}; // notes 11
    Backoff::Plan backoff;
    Ms loginWithin{10'000};
    Ms readWithin{8'000};
    Ms commandWithin{10'000};
    Ms fileWithin{60'000};
    Ms idleLimit{540'000}; //!< a session older than that is renewed before it is used; it ends after ten minutes
    Ms theftWindow{30'000}; //!< two sessions ended within that: somebody else uses our login
    Ms theftPause{30'000};
    double waitScale = 1.0; //!< of the pauses that "too frequently" asks for
    Ms confirmWithin{10'000}; //!< how long the PBX may take to show that a command took effect, notes 35
    Ms applyAfter{1'000}; //!< from the last change to applyChanges, notes 37
    Ms admitWithin{10'000}; //!< fcm 242
    int pageSize = 200; //!< notes 17

    // How often to ask for what, notes 14. Four times as seldom where nobody can see it.
    Ms unbridged{1'000};
    Ms bridged{1'500};
    Ms accounts{3'000};
    Ms trunks{30'000};
    Ms lists{60'000};
    Ms statistics{60'000};
    Ms clock{3'600'000};
    int hiddenFactor = 4;
    int eventsFactor = 10; //!< of the calls and phones, while the event socket tells of them

    WebSocketChannel::Options channel;
    Ms heartbeatEvery{30'000};
    Ms heartbeatWithin{5'000};
    Ms eventsAgain{60'000}; //!< when to try the event socket again
};

//! One request. What becomes of it is told by FcmSession::send().
struct FcmRequest
{
    enum class Expect : quint8 {
        Envelope, //!< {"response":...,"status":N}
        Loose, //!< records or figures, with or without a status, in any format
        File, //!< bytes
    };
    QString action;
    QJsonObject parameters;
    HttpRequest::Priority priority = HttpRequest::Priority::Read;
    Expect expect = Expect::Envelope;
    bool urgent = false; //!< before the others of its priority

    [[nodiscard]] bool isRead() const { return priority != HttpRequest::Priority::Command; }
};

struct FcmReply
{
    Envelope envelope;
    QByteArray body;
    QByteArray contentType;

    //! What stands under "response".
    [[nodiscard]] QJsonValue response() const;
};

//! One login to one PBX: challenge, session, one request at a time, what each refusal means. Knows nothing of what
//! calls are. Lives in one thread.
class FcmSession : public QObject
{
    Q_OBJECT

public:
    FcmSession(SiteProfile profile, QString secret, const Clock& clock, FcmOptions options);
    ~FcmSession() override;

    void open();
    void close();
    void setProfile(const SiteProfile& profile) { m_profile = profile; }

    //! Commands go before reads and reads before polls. A reply of status 0, or an Error with the status as its code. A
    //! read is repeated once, after a new login or a time-out of the PBX's own; a command goes out once. A command
    //! whose answer never came fails with ErrorKind::Timeout.
    QFuture<Result<FcmReply>> send(FcmRequest request);

    //! The client has read everything: Synchronising -> Live, or Degraded while there is a problem.
    void synchronised();
    //! Usable, but not to be trusted fully; nullopt: it is again.
    void setProblem(const std::optional<Error>& problem);
    //! Whatever we know cannot be trusted any more: connect anew.
    void lost(const Error& reason, std::chrono::milliseconds atLeast = std::chrono::milliseconds{0});
    //! The same login, everything to be read anew.
    void resynchronise();

    [[nodiscard]] SiteLink& link() { return m_link; }
    [[nodiscard]] const SiteLink& link() const { return m_link; }
    [[nodiscard]] const FcmOptions& options() const { return m_options; }
    [[nodiscard]] WireLog& wireLog() { return m_log; }
    [[nodiscard]] TlsPolicy tls() const;
    [[nodiscard]] qsizetype waiting() const;

Q_SIGNALS:
    void certificateRefused(const callboard::CertificateOffer& offer);
    //! The login was accepted: read everything.
    void loggedIn();
    void wentStale();
    //! "Too frequently": nothing of this kind before that has passed.
    void rateLimited(const QString& action, std::chrono::milliseconds wait);
    //! A request that is no poll went out.
    void sent();

private:
    struct Job
    {
        FcmRequest request;
        std::shared_ptr<QPromise<Result<FcmReply>>> promise;
        bool repeated = false;
        bool underWay = false;
    };
    using JobPtr = std::shared_ptr<Job>;

    void connectNow();
    void login();
    void askChallenge();
    void askCookie(const QString& challenge);
    void readChallenge(const Result<HttpReply>& reply);
    void readCookie(const Result<HttpReply>& reply);
    //! nullopt: failed, and dealt with.
    std::optional<QJsonObject> readLoginReply(const Result<HttpReply>& reply);
    void acceptCookie(const QString& cookie);
    void refuseLogin(const Envelope& envelope);
    void hangUp(const Error& reason);
    void giveUp(const Error& reason);

    void pump();
    [[nodiscard]] JobPtr next();
    void post(const JobPtr& job);
    void onReply(const JobPtr& job, const Result<HttpReply>& reply);
    void onBroken(const JobPtr& job, const Error& error);
    void onStatus(const JobPtr& job, const Envelope& envelope);
    void onSessionOver(const JobPtr& job, const Envelope& envelope);
    void onUnreadable(const JobPtr& job, const HttpReply& reply, const Error& error);
    [[nodiscard]] Result<FcmReply> replyOf(const Job& job, const HttpReply& reply);
    //! Whether the link counts as broken by now.
    [[nodiscard]] bool isTooBad(const Job& job);
    void finish(const JobPtr& job, Result<FcmReply> result);
    [[nodiscard]] HttpRequest httpOf(const QByteArray& body) const;

    SiteProfile m_profile;
    QString m_secret;
    const Clock& m_clock;
    FcmOptions m_options;
    WireLog m_log;
    HttpClient m_http;
    SiteLink m_link;
    FcmDecoder m_decoder;
    std::array<std::deque<JobPtr>, 3> m_queue; //!< one a priority
    JobPtr m_current;
    QHash<QString, qint64> m_pausedUntil; //!< by action, monotonic
    QHash<QString, int> m_pauseStatus;
    QString m_cookie;
    std::optional<Error> m_problem;
    quint64 m_epoch = 0; //!< answers of an earlier login are not looked at
    qint64 m_usedMs = 0; //!< when the session was last used
    qint64 m_endedMs = -1; //!< when the PBX last ended a session
    bool m_loggingIn = false;
    bool m_settled = false; //!< the client was told to read
    QHash<QString, int> m_bad; //!< time-outs and unreadable answers in a row, of each poll
};

} // namespace callboard::fcm630a
