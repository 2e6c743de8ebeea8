// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capability.h"
#include "core/domain/siteprofile.h"
#include "core/net/httpclient.h"
#include "core/pbx/portasip/portamediamessage.h"
#include "core/pbx/portasip/portamediamethods.h"

#include <QObject>
#include <QPromise>

#include <chrono>
#include <memory>

namespace callboard {
class Clock;
} // namespace callboard

namespace callboard::portasip {

//! Where the media services are and as whom they are asked. Read from the site's profile; options, all of them
//! optional: "media" rest or soap (rest), "accountUser" the account that logs in (the site's user, when the site
//! itself is of the account realm), "accountDomain", "mediaHost" (the site's), "mediaPort" (the site's, when that is
//! none of the document's; else by "mediaRealm", which is account: 8445; SOAP: 8443), "mediaPath" (/rest,
//! /soap/soap.fcgi), "mediaNamespace" (https://HOST/UM/SOAP/).
struct MediaOptions
{
    bool soap = false;
    QUrl url; //!< scheme, host, port and path; plain HTTP only where the site is plain, too
    QString space; //!< base of the SOAP namespaces
    QString user;
    QString domain;
    //! A session that nobody used for this long is renewed before something is changed, since a change that met an
    //! expired session would not be sent again.
    std::chrono::milliseconds idle{std::chrono::minutes{10}};

    [[nodiscard]] static Result<MediaOptions> from(const SiteProfile& profile);
};

//! The services around the calls: voicemail, mailbox preferences, auto attendants, conference rooms and the dial
//! directory. Account realm, so it has a login of its own, made when the first call needs it (porta 246, 905).
//!
//! A read whose session has ended is sent again after a new login, once; a change is never sent twice. A refused login
//! is remembered, and nothing is sent until reset(). Errors: Auth, Denied, NotSupported, Pbx (with the PBX's words),
//! Invalid (before anything is sent), Protocol, and those of HttpClient. Every future finishes, at the latest with
//! Cancelled when this object goes. One thread.
class PortaMedia : public QObject
{
    Q_OBJECT

public:
    PortaMedia(SiteProfile profile, QString secret, const Clock& clock, QObject* parent = nullptr);
    ~PortaMedia() override;

    //! Whether the profile says enough to ask anything.
    [[nodiscard]] const Availability& availability() const { return m_availability; }
    [[nodiscard]] const MediaOptions& options() const { return m_options; }

    //! Another profile (a certificate was pinned, an option changed) or secret. Ends the session.
    void reset(const SiteProfile& profile, const QString& secret);
    void setWireLog(WireLog* log) { m_http.setWireLog(log); }

    //! The answer as it is, secrets and all: for callers who pick what they need.
    QFuture<Result<MediaAnswer>> exchange(const MediaCall& call);
    //! The same without sounds.
    QFuture<Result<QJsonValue>> call(const QString& service, const QString& method, const QJsonObject& params = {});
    //! A sound as the PBX keeps it; NotSupported where the method has none, Pbx when there is none yet.
    QFuture<Result<Audio>> sound(const QString& service, const QString& method, const QJsonObject& params);

    //! A method by its id ("porta.Voicemail.get_vm_settings"), secrets masked but for those at the paths of `revealed`
    //! (see maskedJson()). A sound is the member "audio" on either side: {"name", "type", "data": base64}; "aux_info"
    //! {"dry_run": 1} only checks. The services log in by themselves: the Session methods are refused.
    QFuture<Result<QJsonValue>> invoke(
        const QString& operation, const QJsonObject& params, const QStringList& revealed = {});
    [[nodiscard]] static QStringList operations();

    //! Whether there is a dial directory, which only a sample in the document uses (porta 3167). Asked once.
    QFuture<Result<bool>> hasDirectory();

    //! Ends the session as the document wants it (porta 250). Does nothing when there is none.
    QFuture<Result<QJsonValue>> logout();
    //! Everything open finishes as Cancelled, the session ends.
    void close();

Q_SIGNALS:
    void certificateRefused(const callboard::CertificateOffer& offer);
    void latencyMeasured(int ms);

private:
    struct Job;
    using JobPtr = std::shared_ptr<Job>;
    enum class Directory : quint8 { Unknown, Yes, No };

    void start(const JobPtr& job);
    void send(const JobPtr& job);
    void onReply(const JobPtr& job, const Result<HttpReply>& reply);
    void onFault(const JobPtr& job, const MediaFault& fault);
    bool retriesOtherName(const JobPtr& job, const MediaFault& fault);
    void finish(const JobPtr& job, const Result<MediaAnswer>& answer);
    void logIn();
    void onLogin(const Result<MediaAnswer>& answer);
    void askDirectory(const JobPtr& waiting);
    void onDirectory(const Result<MediaAnswer>& answer);
    [[nodiscard]] Result<MediaAnswer> decode(const MediaCall& call, const Result<HttpReply>& reply) const;
    [[nodiscard]] Result<HttpRequest> requestFor(
        const MediaCall& call, const QJsonObject& authInfo, HttpRequest::Priority priority) const;
    [[nodiscard]] Error cleaned(Error error) const;
    void configure(const SiteProfile& profile);

    template <typename Handler> void post(const HttpRequest& request, Handler handler);

    const Clock& m_clock;
    HttpClient m_http;
    SiteProfile m_profile;
    QString m_secret;
    MediaOptions m_options;
    Availability m_availability;
    QString m_session;
    qint64 m_lastAnswerMs = 0;
    bool m_loggingIn = false;
    std::optional<Error> m_refused;
    Directory m_directory = Directory::Unknown;
    bool m_misspelt = false; //!< set_menu_transition_promt, as the document prints it, is what this PBX knows
    quint64 m_era = 0; //!< grows with reset() and close(), so that late replies of before are not taken for new ones
    QList<JobPtr> m_jobs; //!< all that are not finished
    QList<JobPtr> m_waiting; //!< those that wait for the login
    QList<JobPtr> m_waitingForDirectory;
};

} // namespace callboard::portasip
