// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/attention.h"
#include "core/domain/capability.h"
#include "core/domain/chat.h"
#include "core/domain/command.h"
#include "core/domain/conference.h"
#include "core/domain/contact.h"
#include "core/domain/endcause.h"
#include "core/domain/extension.h"
#include "core/domain/history.h"
#include "core/domain/line.h"
#include "core/domain/linkstatus.h"
#include "core/domain/mailbox.h"
#include "core/domain/nightswitch.h"
#include "core/domain/outcome.h"
#include "core/domain/park.h"
#include "core/domain/queue.h"
#include "core/domain/queuereport.h"
#include "core/domain/siteprofile.h"
#include "core/domain/systemfact.h"
#include "core/domain/voicemail.h"

#include <QFuture>
#include <QJsonObject>
#include <QObject>

namespace callboard {

struct ContactQuery
{
    QString text; //!< words that must all occur; empty for all
    QString phonebook; //!< empty for every phonebook
    bool shared = false;
    int offset = 0;
    int limit = 100;
};

//! The only thing that a vendor must supply. Lives in the thread that created it; every signal comes from there.
//!
//! Signals carry whole values. Within one turn of the event loop an object is announced at most once, in its latest
//! state. A call that began and ended within a turn is still announced by callChanged() and then callEnded().
//! Futures of a closed or destroyed client finish with ErrorKind::Cancelled; they never hang.
class PbxClient : public QObject
{
    Q_OBJECT

public:
    explicit PbxClient(SiteProfile profile, QObject* parent = nullptr);
    ~PbxClient() override;

    [[nodiscard]] const SiteProfile& profile() const { return m_profile; }
    [[nodiscard]] const SiteId& site() const { return m_profile.id; }
    [[nodiscard]] const LinkStatus& link() const { return m_link; }
    [[nodiscard]] const CapabilitySet& capabilities() const { return m_capabilities; }

    //! Starts connecting and keeps connected until close(). After a refused login or certificate the state is Offline
    //! with the reason in link().error, and nothing is retried until open() is called again.
    virtual void open() = 0;
    virtual void close() = 0;

    //! The operator looked at a certificate and accepts it: pin it and connect again.
    virtual void acceptCertificate(const QString& fingerprint) = 0;

    //! Sends the command once. What the PBX cannot do fails with ErrorKind::NotSupported without any traffic.
    virtual QFuture<Outcome> submit(const Command& command) = 0;

    // Reads. The default implementations answer ErrorKind::NotSupported.
    virtual QFuture<Result<QList<Phonebook>>> phonebooks();
    virtual QFuture<Result<QList<Contact>>> contacts(const ContactQuery& query);
    virtual QFuture<Result<Contact>> contact(const ContactId& id);
    virtual QFuture<Result<ContactId>> saveContact(const Contact& contact);
    virtual QFuture<Result<QStringList>> noteNames();
    virtual QFuture<Result<Note>> note(const QString& name);
    virtual QFuture<Outcome> saveNote(const Note& note);
    virtual QFuture<Outcome> deleteNote(const QString& name);

    //! Newest first.
    virtual QFuture<Result<QList<VoicemailMessage>>> voicemailMessages(const MailboxId& mailbox);
    virtual QFuture<Result<Audio>> voicemailAudio(const VoicemailMessage& message);
    //! At most `count` messages older than `before` (the newest ones if that is invalid), oldest first.
    virtual QFuture<Result<QList<ChatMessage>>> chatMessages(
        const ChatRoomId& room, const QDateTime& before, int count);
    //! People whose name or account contains the text.
    virtual QFuture<Result<QList<ChatPerson>>> chatPeople(const QString& text);

    //! Calls of the past from the PBX's own records, newest first.
    virtual QFuture<Result<HistoryPage>> history(const HistoryQuery& query);
    //! `recording` is one of the record's.
    virtual QFuture<Result<Audio>> recording(const CallRecord& record, const QString& recording);
    //! What was said, as text with a line a turn.
    virtual QFuture<Result<QString>> transcript(const CallRecord& record);
    //! Days in the PBX's own time zone, both inclusive.
    virtual QFuture<Result<QueueReport>> queueReport(const QueueId& queue, const QDate& from, const QDate& to);
    virtual QFuture<Result<QList<SystemFact>>> systemFacts();
    virtual QFuture<Result<QList<PagingGroup>>> pagingGroups();
    //! Whom this login could look at; for the choice in the site's form. Needs no more than a login that works.
    virtual QFuture<Result<QList<Tenant>>> tenants();

    //! How closely people look. Only a PBX that has to be asked cares.
    virtual void setAttention(Attention attention) { Q_UNUSED(attention) }
    //! Nothing for a PBX that tells by itself.
    [[nodiscard]] virtual std::optional<PollTraffic> pollTraffic() const { return std::nullopt; }
    //! Requests a minute; 0: no limit. Kept in the profile's option "pollBudget" (profileChanged()).
    virtual void setPollBudget(int requestsPerMinute) { Q_UNUSED(requestsPerMinute) }

    //! Any documented operation by its id in the spec ("pal.makeCall"); the PBX's answer as JSON, secrets masked.
    virtual QFuture<Result<QJsonValue>> invoke(const QString& operation, const QJsonObject& parameters);
    //! The same, but what stands at these paths comes as it is. Only for a form in which a person asked for exactly
    //! those fields. A path is the names from the answer's root, parts separated by '/', lists left out, "*" for a name
    //! that is data; in an answer without names, the name under which the value was asked for. The default masks
    //! everything.
    virtual QFuture<Result<QJsonValue>> invokeRevealing(
        const QString& operation, const QJsonObject& parameters, const QStringList& paths);
    //! The ids that invoke() knows.
    [[nodiscard]] virtual QStringList operations() const { return {}; }

Q_SIGNALS:
    void linkChanged(const callboard::LinkStatus& status);
    void capabilitiesChanged(const callboard::CapabilitySet& capabilities);
    void certificateOffered(const callboard::CertificateOffer& offer);
    //! The profile changed by itself (a certificate was pinned); whoever stores profiles stores it.
    void profileChanged(const callboard::SiteProfile& profile);

    //! Around a full re-read: rows not announced in between are gone.
    void snapshotBegun();
    void snapshotEnded();

    void callChanged(const callboard::Call& call);
    void callEnded(const callboard::CallId& call, const callboard::EndCause& cause);
    //! A leg left a call that goes on, or ended with it. For "answered by ..." and for history.
    void legEnded(const callboard::CallId& call, const callboard::Leg& leg, const callboard::EndCause& cause);
    void consultationChanged(const callboard::Consultation& consultation);
    void extensionChanged(const callboard::Extension& extension);
    void extensionRemoved(const callboard::ExtensionId& id);
    void parkSlotChanged(const callboard::ParkSlot& slot);
    void queueChanged(const callboard::Queue& queue);
    void agentChanged(const callboard::Agent& agent);
    void agentRemoved(const callboard::AgentId& id);
    void mailboxChanged(const callboard::Mailbox& mailbox);
    void lineChanged(const callboard::Line& line);
    void conferenceRoomChanged(const callboard::ConferenceRoom& room);
    void conferenceRoomRemoved(const callboard::ConferenceRoomId& id);
    void chatRoomChanged(const callboard::ChatRoom& room);
    void chatRoomRemoved(const callboard::ChatRoomId& id);
    void nightSwitchChanged(const callboard::NightSwitch& nightSwitch);
    void nightSwitchRemoved(const callboard::NightSwitchId& id);
    //! At most once a second.
    void pollTrafficChanged(const callboard::PollTraffic& traffic);
    //! One that nobody asked for: somebody wrote just now.
    void chatMessageArrived(const callboard::ChatMessage& message);

protected:
    //! Checks the transition, stamps nothing; emits linkChanged() when anything differs.
    void setLink(const LinkStatus& status);
    void setCapabilities(const CapabilitySet& capabilities);
    void setProfile(const SiteProfile& profile);

private:
    SiteProfile m_profile;
    LinkStatus m_link;
    CapabilitySet m_capabilities;
};

//! "X cannot do that", for the default implementations and for submit().
[[nodiscard]] Error notSupported(const QString& why);

} // namespace callboard
