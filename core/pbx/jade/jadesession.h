// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/siteprofile.h"
#include "core/net/httpclient.h"
#include "core/net/sitelink.h"
#include "core/net/websocketchannel.h"
#include "core/net/wirelog.h"
#include "core/pbx/jade/jadecodec.h"

#include <QHash>

#include <functional>
#include <vector>

namespace callboard::jade {

//! Everything that a test or a slow line may want otherwise.
struct JadeOptions
{
    using Ms = std::chrono::milliseconds;
    WebSocketChannel::Options channel{
        .pingEvery = Ms{15'000}, .pongWithin = Ms{8'000}, .connectWithin = Ms{10'000}, .maxMessage = 32ULL << 20U};
    HttpClient::Options http;
    Backoff::Plan backoff;
    Ms loginWithin{10'000};
    Ms readWithin{5'000};
    Ms commandWithin{10'000};
    Ms confirmWithin{3'000}; //!< how long the PBX may take to show that a command took effect
    Ms eventsAgain{30'000}; //!< when to try the event socket again after it was refused
    Ms silentAfter{10'000}; //!< events count as lost when a change that a read showed is that old

    // How often to ask for what.
    Ms health{3'000};
    Ms channelsFast{2'000}; //!< while no event has proved that events come
    Ms boardsFast{5'000}; //!< queues and parked calls, likewise
    Ms slowly{30'000}; //!< to be sure, although events come
    Ms mailboxes{4'000}; //!< with up to fifty of them; all come at once, so more are read less often
    Ms registrations{20'000};
    Ms roster{300'000};
    Ms chats{10'000};
    Ms devicesEvery{3'000}; //!< each device's state at least that often, as far as the rate allows
    int devicesAtOnce = 4;
};

//! One request to the REST side. `path` is percent-encoded and has no version in front: "/admin/core/channels".
struct JadeRequest
{
    QString name; //!< what people and logs call it
    QByteArray verb{"GET"};
    QByteArray path;
    QList<std::pair<QString, QString>> query;
    QByteArray body;
    QByteArray contentType{"application/json"};
    HttpRequest::Priority priority = HttpRequest::Priority::Read;

    [[nodiscard]] bool isRead() const { return verb == "GET"; }
};

//! One login to one PBX: token, keep-alive, the event socket, reconnecting, which of two forms a path has here. Knows
//! nothing of what calls are.
class JadeSession : public QObject
{
    Q_OBJECT

public:
    enum class Role : quint8 { Admin, Manager, Me };
    enum class Problem : quint8 { NoEvents, AsteriskGone };

    JadeSession(SiteProfile profile, QString secret, const Clock& clock, JadeOptions options);
    ~JadeSession() override;

    void open();
    void close();
    void setProfile(const SiteProfile& profile) { m_profile = profile; }

    //! A reply of status 2xx, or an Error: NotSupported where the server has no such path or verb, Denied where the
    //! login may not, Pbx for the server's own refusals with the status as code. A read may be repeated after a new
    //! login or in the path's other form; a command goes out once.
    QFuture<Result<HttpReply>> send(JadeRequest request);
    //! Text frames on the event socket; nothing happens when there is none.
    void subscribe(const QByteArray& topic);

    //! The client has read everything: Synchronising -> Live, or Degraded while there is a problem.
    void synchronised();
    void setProblem(Problem problem, bool on);
    //! Whatever we know cannot be trusted any more: connect anew.
    void lost(const Error& reason);
    //! The same login, everything to be read anew.
    void resynchronise();

    [[nodiscard]] SiteLink& link() { return m_link; }
    [[nodiscard]] const SiteLink& link() const { return m_link; }
    [[nodiscard]] const JadeOptions& options() const { return m_options; }
    [[nodiscard]] WireLog& wireLog() { return m_log; }
    [[nodiscard]] Role role() const { return m_role; }
    //! The door that the token came from may differ from the role asked for.
    [[nodiscard]] Role door() const { return m_door; }
    [[nodiscard]] bool hasEventSocket() const { return m_channel.isOpen(); }
    [[nodiscard]] static QUrl eventsUrl(const SiteProfile& profile, const QString& token);

Q_SIGNALS:
    void certificateRefused(const callboard::CertificateOffer& offer);
    //! The login was accepted and the event socket is open or known not to open: read everything.
    void loggedIn();
    void wentStale();
    void frameReceived(const QByteArray& frame);

private:
    enum class Form : quint8 { V1, Plain, Legacy };
    struct Job
    {
        JadeRequest request;
        std::shared_ptr<QPromise<Result<HttpReply>>> promise;
        std::optional<Form> form; //!< tried now; nullopt: what is known of the family
        QString token; //!< that it was sent with
        bool relogged = false;
        int formsTried = 1;
    };

    void connectNow();
    void tryDoor(size_t index);
    void readDoor(size_t index, const Result<HttpReply>& reply);
    void acceptLogin(const QString& token, size_t index);
    void openEvents();
    void onEventsOpened();
    void onEventsClosed(const Error& reason);
    void eventsSettled();
    void hangUp(const Error& reason);
    void giveUp(const Error& reason);
    void failLogin(const Error& reason);
    void announceProblems();

    void post(const std::shared_ptr<Job>& job);
    void onReply(const std::shared_ptr<Job>& job, const Result<HttpReply>& reply);
    void onRefusedToken(const std::shared_ptr<Job>& job);
    void renewToken(const std::shared_ptr<Job>& job);
    void finish(const std::shared_ptr<Job>& job, Result<HttpReply> result);
    [[nodiscard]] HttpRequest httpOf(const JadeRequest& request, Form form) const;
    [[nodiscard]] static QString familyOf(const QByteArray& path);
    [[nodiscard]] Form formOf(const QString& family) const;
    [[nodiscard]] static Form nextForm(const QString& family, Form tried);
    [[nodiscard]] int statusOf(const HttpReply& reply);

    SiteProfile m_profile;
    QString m_secret;
    JadeOptions m_options;
    WireLog m_log;
    HttpClient m_http;
    WebSocketChannel m_channel;
    SiteLink m_link;
    JadeDecoder m_decoder;
    QTimer m_eventsTimer; //!< tries the event socket again
    Role m_role = Role::Admin;
    Role m_door = Role::Admin;
    std::vector<QByteArray> m_doors; //!< login paths in the order in which they are tried
    size_t m_knownDoor = 0; //!< what worked last
    QString m_token;
    quint64 m_epoch = 0; //!< answers of an earlier login are not looked at
    bool m_settled = false; //!< the client was told to read
    bool m_eventsOpen = false;
    bool m_renewing = false;
    std::vector<std::shared_ptr<Job>> m_waiting; //!< for a new token
    QHash<QString, Form> m_forms; //!< by family, as learned; kept as long as the session
    std::array<bool, 2> m_problems{};
    int m_timeouts = 0; //!< in a row
};

//! Percent-encoded for one step of a path: '/', '@', ';' and '_' included.
[[nodiscard]] QByteArray pathStep(const QString& text);
//! The words for a status that is no success.
[[nodiscard]] Error errorOf(int status, const QString& serverText);

} // namespace callboard::jade
