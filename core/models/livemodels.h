// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/siteprofile.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace callboard {

class PbxClient;
class AgentModel;
class CallModel;
class ContactModel;
class ExtensionModel;
class LineModel;
class MailboxModel;
class ParkModel;
class QueueModel;
class SiteModel;

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

    [[nodiscard]] CallModel& calls() const { return *m_calls; }
    [[nodiscard]] ExtensionModel& extensions() const { return *m_extensions; }
    [[nodiscard]] ParkModel& parks() const { return *m_parks; }
    [[nodiscard]] QueueModel& queues() const { return *m_queues; }
    [[nodiscard]] AgentModel& agents() const { return *m_agents; }
    [[nodiscard]] MailboxModel& mailboxes() const { return *m_mailboxes; }
    [[nodiscard]] ContactModel& contacts() const { return *m_contacts; }
    [[nodiscard]] LineModel& lines() const { return *m_lines; }
    [[nodiscard]] SiteModel& sites() const { return *m_sites; }

private:
    std::unique_ptr<CallModel> m_calls;
    std::unique_ptr<ExtensionModel> m_extensions;
    std::unique_ptr<ParkModel> m_parks;
    std::unique_ptr<QueueModel> m_queues;
    std::unique_ptr<AgentModel> m_agents;
    std::unique_ptr<MailboxModel> m_mailboxes;
    std::unique_ptr<ContactModel> m_contacts;
    std::unique_ptr<LineModel> m_lines;
    std::unique_ptr<SiteModel> m_sites;
    QHash<SiteId, PbxClient*> m_clients;
};

} // namespace callboard
