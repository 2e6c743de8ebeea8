// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/pbxclient.h"

#include <QHash>
#include <QStringList>

namespace callboard::test {

//! What somebody who listens to a client would believe.
class ClientWatch : public QObject
{
    Q_OBJECT

public:
    explicit ClientWatch(PbxClient& client)
    {
        connect(&client, &PbxClient::callChanged, this, [this](const Call& c) {
            calls.insert(c.id.text, c);
            log.append(QStringLiteral("call %1 %2").arg(c.id.text, toName(c.state)));
        });
        connect(&client, &PbxClient::callEnded, this, [this](const CallId& id, const EndCause& cause) {
            calls.remove(id.text);
            ended.insert(id.text, cause);
            log.append(QStringLiteral("ended %1").arg(id.text));
        });
        connect(&client, &PbxClient::legEnded, this, [this](const CallId& id, const Leg& leg, const EndCause& cause) {
            legsEnded.append(leg);
            legCauses.append(cause);
            log.append(QStringLiteral("leg %1 of %2").arg(leg.id.text, id.text));
        });
        connect(&client, &PbxClient::extensionChanged, this,
            [this](const Extension& e) { extensions.insert(e.id.text, e); });
        connect(&client, &PbxClient::extensionRemoved, this, [this](const ExtensionId& e) {
            extensions.remove(e.text);
            removed.append(e.text);
        });
        connect(&client, &PbxClient::parkSlotChanged, this, [this](const ParkSlot& s) { slots_.insert(s.id.text, s); });
        connect(&client, &PbxClient::queueChanged, this, [this](const Queue& q) { queues.insert(q.id.text, q); });
        connect(&client, &PbxClient::agentChanged, this, [this](const Agent& a) { agents.insert(a.id.text, a); });
        connect(&client, &PbxClient::agentRemoved, this, [this](const AgentId& a) { agents.remove(a.text); });
        connect(
            &client, &PbxClient::mailboxChanged, this, [this](const Mailbox& m) { mailboxes.insert(m.id.text, m); });
        connect(&client, &PbxClient::lineChanged, this, [this](const Line& l) { lines.insert(l.id.text, l); });
        connect(
            &client, &PbxClient::consultationChanged, this, [this](const Consultation& c) { consultations.append(c); });
        connect(&client, &PbxClient::linkChanged, this, [this](const LinkStatus& s) {
            if (states.isEmpty() || states.last() != s.state)
                states.append(s.state);
        });
        connect(&client, &PbxClient::certificateOffered, this, [this](const CertificateOffer& o) { offers.append(o); });
        connect(&client, &PbxClient::snapshotBegun, this, [this] { log.append(QStringLiteral("snapshot begun")); });
        connect(&client, &PbxClient::snapshotEnded, this, [this] { log.append(QStringLiteral("snapshot ended")); });
    }

    QHash<QString, Call> calls;
    QHash<QString, EndCause> ended;
    QList<Leg> legsEnded;
    QList<EndCause> legCauses;
    QHash<QString, Extension> extensions;
    QStringList removed;
    QHash<QString, ParkSlot> slots_;
    QHash<QString, Queue> queues;
    QHash<QString, Agent> agents;
    QHash<QString, Mailbox> mailboxes;
    QHash<QString, Line> lines;
    QList<Consultation> consultations;
    QList<LinkState> states;
    QList<CertificateOffer> offers;
    QStringList log;
};

} // namespace callboard::test
