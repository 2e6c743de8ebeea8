// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/attention.h"
#include "core/domain/call.h"
#include "core/domain/chat.h"
#include "core/domain/endcause.h"
#include "core/domain/mailbox.h"
#include "core/domain/siteprofile.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>
#include <tuple>

namespace callboard {

class PbxClient;
class AgentModel;
class CallModel;
class ChatRoomModel;
class ConferenceRoomModel;
class ContactModel;
class ExtensionModel;
class LineModel;
class MailboxModel;
class NightSwitchModel;
class ParkModel;
class ParticipantModel;
class QueueModel;
class QueuedCallerModel;
class SiteModel;
class SiteNames;

//! All live models of the console and their connection with the clients. Owns the models, borrows the clients.
class LiveModels : public QObject
{
    Q_OBJECT

public:
    explicit LiveModels(QObject* parent = nullptr);
    ~LiveModels() override;

    //! Feeds every model from this client until detach() or until the client is destroyed.
    void attach(PbxClient* client);
    //! Takes this site's rows out of every model.
    void detach(const SiteId& site);
    //! nullptr when no such site is attached.
    [[nodiscard]] PbxClient* client(const SiteId& site) const { return m_clients.value(site); }

    [[nodiscard]] CallModel& calls() const { return *m_calls; }
    [[nodiscard]] ExtensionModel& extensions() const { return *m_extensions; }
    [[nodiscard]] ParkModel& parks() const { return *m_parks; }
    [[nodiscard]] QueueModel& queues() const { return *m_queues; }
    [[nodiscard]] QueuedCallerModel& queuedCallers() const { return *m_queuedCallers; }
    [[nodiscard]] AgentModel& agents() const { return *m_agents; }
    [[nodiscard]] MailboxModel& mailboxes() const { return *m_mailboxes; }
    [[nodiscard]] ConferenceRoomModel& rooms() const { return *m_rooms; }
    [[nodiscard]] ParticipantModel& participants() const { return *m_participants; }
    [[nodiscard]] ChatRoomModel& chats() const { return *m_chats; }
    [[nodiscard]] ContactModel& contacts() const { return *m_contacts; }
    [[nodiscard]] LineModel& lines() const { return *m_lines; }
    [[nodiscard]] NightSwitchModel& nightSwitches() const { return *m_nightSwitches; }
    [[nodiscard]] SiteModel& sites() const { return *m_sites; }

    //! The consultations under way on all sites.
    [[nodiscard]] QList<Consultation> consultations() const;

    //! The attendant's own extension there; empty when no such site is attached.
    [[nodiscard]] QString home(const SiteId& site) const;

    //! How closely people follow the console: told to every client, also to those that come later.
    void setAttention(Attention attention);
    [[nodiscard]] Attention attention() const { return m_attention; }

    //! Applies what is staged in every model at once; for tests and before a screenshot.
    void flush();

Q_SIGNALS:
    // Forwarded from the clients, at once and before the models change.
    void callChanged(const callboard::Call& call);
    void callEnded(const callboard::CallId& call, const callboard::EndCause& cause);
    void legEnded(const callboard::CallId& call, const callboard::Leg& leg, const callboard::EndCause& cause);
    void consultationChanged(const callboard::SiteId& site, const callboard::Consultation& consultation);
    //! The home extension rang and somebody else took the call.
    void callAnsweredElsewhere(const callboard::Call& call, const callboard::Leg& answeredBy);
    void chatMessageArrived(const callboard::ChatMessage& message);
    void mailboxChanged(const callboard::Mailbox& mailbox);
    //! A full re-read of this site is over: what is read on demand may have changed as well.
    void snapshotEnded(const callboard::SiteId& site);
    void pollTrafficChanged(const callboard::SiteId& site, const callboard::PollTraffic& traffic);
    void siteAttached(const callboard::SiteId& site);
    void siteDetached(const callboard::SiteId& site);

private:
    void connectCalls(PbxClient* client);
    void connectRows(PbxClient* client);
    void connectTalk(PbxClient* client);
    void connectLink(PbxClient* client);
    void updateSite(const PbxClient* client);
    void onCallChanged(const Call& call);
    void onCallEnded(const CallId& call, const EndCause& cause);
    void watchForOtherAnswer(const Call& call);
    void onConsultation(const SiteId& site, const Consultation& consultation);
    void forget(const SiteId& site);
    void refreshSiteNames();
    //! Every model that follows snapshots.
    [[nodiscard]] auto snapshotModels() const
    {
        return std::tie(*m_calls, *m_extensions, *m_parks, *m_queues, *m_queuedCallers, *m_agents, *m_mailboxes,
            *m_lines, *m_rooms, *m_participants, *m_chats, *m_nightSwitches);
    }

    std::unique_ptr<CallModel> m_calls;
    std::unique_ptr<ExtensionModel> m_extensions;
    std::unique_ptr<ParkModel> m_parks;
    std::unique_ptr<QueueModel> m_queues;
    std::unique_ptr<QueuedCallerModel> m_queuedCallers;
    std::unique_ptr<AgentModel> m_agents;
    std::unique_ptr<MailboxModel> m_mailboxes;
    std::unique_ptr<ConferenceRoomModel> m_rooms;
    std::unique_ptr<ParticipantModel> m_participants;
    std::unique_ptr<ChatRoomModel> m_chats;
    std::unique_ptr<ContactModel> m_contacts;
    std::unique_ptr<LineModel> m_lines;
    std::unique_ptr<NightSwitchModel> m_nightSwitches;
    std::unique_ptr<SiteModel> m_sites;
    std::shared_ptr<SiteNames> m_siteNames;
    QHash<SiteId, PbxClient*> m_clients;
    QHash<SiteId, QList<Consultation>> m_consultations;
    Attention m_attention = Attention::Front;
    QSet<CallId> m_rangHome; //!< calls that ring or rang the home extension and that it did not answer
};

} // namespace callboard
