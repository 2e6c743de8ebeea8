// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/pbxclient.h"

#include "core/base/logging.h"

#include <QCoreApplication>

namespace callboard {

namespace {

template <typename T> QFuture<Result<T>> refuse()
{
    const QString why = QCoreApplication::translate("PbxClient", "This PBX's API has no such function.");
    return QtFuture::makeReadyFuture(Result<T>(unexpected(notSupported(why))));
}

QFuture<Outcome> refuseOutcome()
{
    const QString why = QCoreApplication::translate("PbxClient", "This PBX's API has no such function.");
    return QtFuture::makeReadyFuture(Outcome::failed(notSupported(why)));
}

} // namespace

Error notSupported(const QString& why)
{
    return Error{.kind = ErrorKind::NotSupported, .code = {}, .message = why, .detail = {}};
}

PbxClient::PbxClient(SiteProfile profile, QObject* parent)
    : QObject(parent)
    , m_profile(std::move(profile))
{
}

PbxClient::~PbxClient() = default;

QFuture<Result<QList<Phonebook>>> PbxClient::phonebooks()
{
    return refuse<QList<Phonebook>>();
}

QFuture<Result<QList<Contact>>> PbxClient::contacts(const ContactQuery&)
{
    return refuse<QList<Contact>>();
}

QFuture<Result<Contact>> PbxClient::contact(const ContactId&)
{
    return refuse<Contact>();
}

QFuture<Result<ContactId>> PbxClient::saveContact(const Contact&)
{
    return refuse<ContactId>();
}

QFuture<Result<QStringList>> PbxClient::noteNames()
{
    return refuse<QStringList>();
}

QFuture<Result<Note>> PbxClient::note(const QString&)
{
    return refuse<Note>();
}

QFuture<Outcome> PbxClient::saveNote(const Note&)
{
    return refuseOutcome();
}

QFuture<Outcome> PbxClient::deleteNote(const QString&)
{
    return refuseOutcome();
}

QFuture<Result<QList<VoicemailMessage>>> PbxClient::voicemailMessages(const MailboxId&)
{
    return refuse<QList<VoicemailMessage>>();
}

QFuture<Result<Audio>> PbxClient::voicemailAudio(const VoicemailMessage&)
{
    return refuse<Audio>();
}

QFuture<Result<QList<ChatMessage>>> PbxClient::chatMessages(const ChatRoomId&, const QDateTime&, int)
{
    return refuse<QList<ChatMessage>>();
}

QFuture<Result<QList<ChatPerson>>> PbxClient::chatPeople(const QString&)
{
    return refuse<QList<ChatPerson>>();
}

QFuture<Result<QJsonValue>> PbxClient::invokeRevealing(
    const QString& operation, const QJsonObject& parameters, const QStringList&)
{
    return invoke(operation, parameters);
}

QFuture<Result<HistoryPage>> PbxClient::history(const HistoryQuery&)
{
    return refuse<HistoryPage>();
}

QFuture<Result<Audio>> PbxClient::recording(const CallRecord&, const QString&)
{
    return refuse<Audio>();
}

QFuture<Result<QString>> PbxClient::transcript(const CallRecord&)
{
    return refuse<QString>();
}

QFuture<Result<QueueReport>> PbxClient::queueReport(const QueueId&, const QDate&, const QDate&)
{
    return refuse<QueueReport>();
}

QFuture<Result<QList<SystemFact>>> PbxClient::systemFacts()
{
    return refuse<QList<SystemFact>>();
}

QFuture<Result<QList<PagingGroup>>> PbxClient::pagingGroups()
{
    return refuse<QList<PagingGroup>>();
}

QFuture<Result<QList<Tenant>>> PbxClient::tenants()
{
    return refuse<QList<Tenant>>();
}

QFuture<Result<QJsonValue>> PbxClient::invoke(const QString&, const QJsonObject&)
{
    return refuse<QJsonValue>();
}

void PbxClient::setLink(const LinkStatus& status)
{
    if (status == m_link)
        return;
    if (!isLegalTransition(m_link.state, status.state)) {
        qCWarning(lcPbx) << "illegal link transition from" << toName(m_link.state) << "to" << toName(status.state);
    }
    m_link = status;
    Q_EMIT linkChanged(m_link);
}

void PbxClient::setCapabilities(const CapabilitySet& capabilities)
{
    if (capabilities == m_capabilities)
        return;
    m_capabilities = capabilities;
    Q_EMIT capabilitiesChanged(m_capabilities);
}

void PbxClient::setProfile(const SiteProfile& profile)
{
    if (profile == m_profile)
        return;
    m_profile = profile;
    Q_EMIT profileChanged(m_profile);
}

} // namespace callboard
