// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/session.h"
#include "core/domain/rowjson.h"
#include "core/models/agentmodel.h"
#include "core/models/callmodel.h"
#include "core/models/conferenceroommodel.h"
#include "core/models/extensionmodel.h"
#include "core/models/mailboxmodel.h"
#include "core/models/parkmodel.h"
#include "core/models/queuemodel.h"

#include <QCoreApplication>

#include <QCoroFuture>
#include <QCoroTimer>
#include <limits>

namespace callboard::ctl {

using namespace Qt::StringLiterals;

namespace {

template <typename Model> QList<QJsonObject> rowsOf(Model& model)
{
    model.flush();
    QList<QJsonObject> rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows << toJson(model.at(row));
    return rows;
}

QList<QJsonObject> queueRows(LiveModels& models)
{
    models.queues().flush();
    models.agents().flush();
    QList<QJsonObject> rows;
    for (int row = 0; row < models.queues().rowCount(); ++row) {
        const Queue& queue = models.queues().at(row);
        QList<Agent> members;
        for (int i = 0; i < models.agents().rowCount(); ++i) {
            const Agent& agent = models.agents().at(i);
            if (agent.queue == queue.id.text && agent.id.site == queue.id.site)
                members << agent;
        }
        rows << toJson(queue, members);
    }
    return rows;
}

} // namespace

QCoro::Task<int> Session::showCapabilities()
{
    const QJsonObject all = toJson(m_client->capabilities());
    if (m_output.json()) {
        m_output.line(all);
        co_return Done;
    }
    QList<QJsonObject> rows;
    for (auto it = all.begin(); it != all.end(); ++it) {
        rows << QJsonObject{{u"name"_s, it.key()}, {u"state"_s, it.value().toObject().value(u"can"_s)},
            {u"why"_s, it.value().toObject().value(u"why"_s).toString()}};
    }
    m_output.rows(rows);
    co_return Done;
}

QCoro::Task<int> Session::showRows()
{
    const QString& what = m_arguments.command;
    if (what == "calls"_L1)
        m_output.rows(rowsOf(m_models.calls()));
    else if (what == "extensions"_L1)
        m_output.rows(rowsOf(m_models.extensions()));
    else if (what == "parks"_L1)
        m_output.rows(rowsOf(m_models.parks()));
    else if (what == "queues"_L1)
        m_output.rows(queueRows(m_models));
    else if (what == "rooms"_L1)
        m_output.rows(rowsOf(m_models.rooms()));
    else if (what == "agents"_L1)
        m_output.rows(rowsOf(m_models.agents()));
    else
        m_output.rows(rowsOf(m_models.mailboxes()));
    co_return Done;
}

QCoro::Task<int> Session::showContacts()
{
    ContactQuery query;
    query.text = m_arguments.rest.value(0);
    query.limit = 1000;
    QList<QJsonObject> rows;
    const Result<QList<Phonebook>> books = co_await m_client->phonebooks();
    if (!books)
        co_return fail(books.error());
    for (const Phonebook& book : *books) {
        query.phonebook = book.name;
        query.shared = book.shared;
        query.offset = 0;
        while (true) {
            const Result<QList<Contact>> page = co_await m_client->contacts(query);
            if (!page)
                co_return fail(page.error());
            for (const Contact& summary : *page) {
                // The list has names only; the numbers are in the contact itself.
                const Result<Contact> whole = co_await m_client->contact(summary.id);
                rows << toJson(whole ? *whole : summary);
            }
            if (page->size() < query.limit)
                break;
            query.offset += query.limit;
        }
    }
    m_output.rows(rows);
    co_return Done;
}

void Session::watchSignals()
{
    PbxClient* client = m_client.get();
    const auto print = [this](const QString& event, const QString& key, const QJsonObject& row) {
        m_output.line({{u"event"_s, event}, {u"at"_s, timeJson(m_clock.now())}, {key, row}});
    };
    connect(client, &PbxClient::callChanged, this,
        [print](const Call& call) { print(u"call-changed"_s, u"call"_s, toJson(call)); });
    connect(client, &PbxClient::callEnded, this, [print](const CallId& call, const EndCause& cause) {
        print(u"call-ended"_s, u"call"_s,
            {{u"id"_s, call.text}, {u"site"_s, call.site.text}, {u"state"_s, u"ended"_s}, {u"sipCode"_s, cause.sipCode},
                {u"q850"_s, cause.q850}, {u"text"_s, cause.text}});
    });
    connect(client, &PbxClient::extensionChanged, this,
        [print](const Extension& row) { print(u"extension-changed"_s, u"extension"_s, toJson(row)); });
    connect(client, &PbxClient::parkSlotChanged, this,
        [print](const ParkSlot& row) { print(u"park-slot-changed"_s, u"slot"_s, toJson(row)); });
    connect(client, &PbxClient::queueChanged, this,
        [print](const Queue& row) { print(u"queue-changed"_s, u"queue"_s, toJson(row, {})); });
    connect(client, &PbxClient::agentChanged, this,
        [print](const Agent& row) { print(u"agent-changed"_s, u"agent"_s, toJson(row)); });
    connect(client, &PbxClient::mailboxChanged, this,
        [print](const Mailbox& row) { print(u"mailbox-changed"_s, u"mailbox"_s, toJson(row)); });
    connect(client, &PbxClient::lineChanged, this,
        [print](const Line& row) { print(u"line-changed"_s, u"line"_s, toJson(row)); });
    connect(client, &PbxClient::conferenceRoomChanged, this,
        [print](const ConferenceRoom& row) { print(u"room-changed"_s, u"room"_s, toJson(row)); });
    connect(client, &PbxClient::conferenceRoomRemoved, this, [print](const ConferenceRoomId& id) {
        print(u"room-closed"_s, u"room"_s, {{u"room"_s, id.text}, {u"site"_s, id.site.text}});
    });
    connect(client, &PbxClient::linkChanged, this,
        [print](const LinkStatus& row) { print(u"link-changed"_s, u"link"_s, toJson(row)); });
}

QCoro::Task<int> Session::watch()
{
    watchSignals();
    // Without --for the wait ends with the process; a timer cannot wait longer than 24 days.
    constexpr std::chrono::milliseconds kLongest{std::numeric_limits<int>::max()};
    QTimer stop;
    stop.setSingleShot(true);
    stop.start(m_arguments.watchFor.value_or(kLongest));
    co_await stop;
    co_return Done;
}

} // namespace callboard::ctl
