// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/session.h"

#include "app/ctl/secretsource.h"
#include "app/wiring/clientfactory.h"
#include "app/wiring/profilefiles.h"
#include "core/settings/keychainsecretstore.h"
#include "core/settings/sitesecrets.h"
#include "core/settings/sitestore.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QCoroSignal>

namespace callboard::ctl {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(callboardctl)
};

Error invalid(const QString& message)
{
    return Error{.kind = ErrorKind::Invalid, .code = {}, .message = message, .detail = {}};
}

} // namespace

Session::Session(Arguments arguments, Output& output, QObject* parent)
    : QObject(parent)
    , m_arguments(std::move(arguments))
    , m_output(output)
    , m_runner(m_clock)
{
    m_runner.setConfirmer(&m_confirmer);
}

Session::~Session() = default;

QCoro::Task<Result<SiteProfile>> Session::findProfile()
{
    if (m_arguments.site.contains(u"://"_s))
        co_return parseSiteSpec(m_arguments.site);
    const SiteStore store(sitesFile(profilePaths(m_arguments.profileDir)));
    if (const auto profile = store.find(m_arguments.site))
        co_return *profile;
    QStringList names;
    for (const SiteProfile& profile : store.sites())
        names << profile.name;
    co_return unexpected(invalid(names.isEmpty()
            ? Text::tr("There is no saved profile \"%1\", and none at all. Give an address such as "
                       "brekeke+wss://USER@HOST/pbx/ws.")
                  .arg(m_arguments.site)
            : Text::tr("There is no saved profile \"%1\". Saved are: %2.").arg(m_arguments.site, names.join(u", "_s))));
}

QCoro::Task<Result<SiteSecrets>> Session::findSecrets(const SiteProfile& profile)
{
    const auto given = secretsFromEnvironment(m_arguments.secretFile);
    if (!given)
        co_return unexpected(given.error());
    if (*given)
        co_return **given;
    KeychainSecretStore keychain(makeSystemKeychain(keychainService()));
    const Result<SiteSecrets> stored = co_await readSecrets(keychain, profile.id);
    if (stored && !stored->main.isEmpty())
        co_return *stored;
    co_return unexpected(invalid(Text::tr("No password or API key: set CALLBOARD_SECRET, give --secret-file, or save "
                                          "the profile in the console.")));
}

std::optional<Result<void>> Session::verdict() const
{
    const LinkStatus& link = m_client->link();
    switch (link.state) {
    case LinkState::Live:
    case LinkState::Degraded:
        return Result<void>();
    case LinkState::Offline:
    case LinkState::Backoff:
        break;
    default:
        return std::nullopt;
    }
    if (link.error.message.isEmpty())
        return std::nullopt;
    Error error = link.error;
    if (m_certificate) {
        error.message += u' '
            + Text::tr("If that is your PBX, pin its certificate: --fingerprint %1").arg(m_certificate->fingerprint);
    }
    return Result<void>(unexpected(error));
}

QCoro::Task<Result<void>> Session::connectToSite()
{
    Result<SiteProfile> profile = co_await findProfile();
    if (!profile)
        co_return unexpected(profile.error());
    if (!m_arguments.fingerprint.isEmpty())
        profile->fingerprint = m_arguments.fingerprint;
    const Result<SiteSecrets> secrets = co_await findSecrets(*profile);
    if (!secrets)
        co_return unexpected(secrets.error());
    auto client = makeClient(*profile, *secrets, m_clock);
    if (!client)
        co_return unexpected(client.error());
    m_client = std::move(*client);
    connect(m_client.get(), &PbxClient::certificateOffered, this,
        [this](const CertificateOffer& offer) { m_certificate = offer; });
    m_models.attach(m_client.get());
    m_runner.attach(m_client.get());
    m_client->open();

    const qint64 deadline = m_clock.monotonicMs() + m_arguments.timeout.count();
    while (true) {
        if (const auto said = verdict())
            co_return *said;
        const auto left = std::chrono::milliseconds(deadline - m_clock.monotonicMs());
        if (left.count() <= 0 || !co_await qCoro(m_client.get(), &PbxClient::linkChanged, left)) {
            co_return unexpected(Error{.kind = ErrorKind::Network,
                .code = {},
                .message = Text::tr("%1 did not answer within %2 s.")
                               .arg(profile->url.host())
                               .arg(static_cast<double>(m_arguments.timeout.count()) / 1000.0),
                .detail = {}});
        }
    }
}

QCoro::Task<int> Session::run()
{
    if (const Result<void> connected = co_await connectToSite(); !connected)
        co_return fail(connected.error());
    const int code = co_await (this->*handlerOf(m_arguments.command))();
    m_client->close();
    co_return code;
}

int Session::fail(const Error& error)
{
    m_output.error(error);
    return exitCodeOf(error);
}

int Session::wrongUse(const QString& message)
{
    return fail(invalid(message));
}

} // namespace callboard::ctl
