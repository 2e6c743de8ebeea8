// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the client reads after each login, and again every minute.
#include "core/base/logging.h"
#include "core/pbx/portasip/portaclient.h"

#include <QJsonArray>

namespace callboard::portasip {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostMisses = 2; // notes 24
constexpr int kMostAccounts = 100'000;

QString text(const QJsonValue& value)
{
    return value.isNull() || value.isUndefined() ? QString() : value.toVariant().toString();
}

// AccountInfo is PortaBilling's; of its many fields those that say who it is.
Account accountFrom(const QJsonValue& info)
{
    Account out;
    out.id = text(info["id"_L1]);
    out.extension = text(info["extension_id"_L1]);
    out.name = text(info["extension_name"_L1]).trimmed();
    if (out.name.isEmpty())
        out.name = (text(info["firstname"_L1]) + u' ' + text(info["lastname"_L1])).trimmed();
    if (out.name.isEmpty())
        out.name = text(info["display_name"_L1]).trimmed();
    return out;
}

bool isSwitchedOff(const Error& error)
{
    return error.kind == ErrorKind::Denied || error.kind == ErrorKind::NotSupported;
}

} // namespace

// The accounts come first: they tell whose phone a leg is. Then notifications, then the list of what was before them
// (notes 24), so that nothing falls between the two.
void PortaClient::synchronise()
{
    ++m_round;
    m_consultations.clear();
    m_complete = false;
    m_awaitsRooms = false;
    m_problem = {};
    m_asking = 0;
    m_lists = 0;
    m_legs.clear();
    m_accounts.clear();
    m_endedSince.clear();
    m_live.beginSnapshot();
    m_rights = {};
    m_rights.media = m_media.availability().can;
    askAccounts(0);
}

void PortaClient::ask(const PortaRequest& request, Reader read)
{
    ++m_asking;
    m_session.send(request).then(
        this, [this, round = m_round, read = std::move(read)](const Result<QJsonValue>& reply) {
            if (round != m_round || !m_session.isLoggedIn())
                return;
            read(reply);
            if (--m_asking == 0)
                finishSync();
        });
}

void PortaClient::askAccounts(int offset)
{
    const int page = m_session.options().accountsAPage;
    ask(request::accountList({{u"offset"_s, offset}, {u"limit"_s, page}}),
        [this, offset, page](const Result<QJsonValue>& reply) {
            if (!reply)
                qCInfo(lcPbx) << "the PBX does not list its accounts:" << describe(reply.error());
            const bool more = reply && readAccounts(*reply);
            if (more && offset + page < kMostAccounts)
                return askAccounts(offset + page);
            ask(request::callQueueList(), [this](const Result<QJsonValue>& queues) {
                if (queues)
                    readQueues(*queues);
            });
            ++m_asking; // ends in onSubscribed()
            m_session.subscribe();
        });
}

//! True when there may be more. A server that does not know pages sends all of them each time.
bool PortaClient::readAccounts(const QJsonValue& answer)
{
    const QJsonArray list = answer["account_list"_L1].toArray();
    const qsizetype before = m_accounts.size();
    for (const QJsonValue& info : list) {
        const Account account = accountFrom(info);
        if (account.id.isEmpty())
            continue;
        m_accounts.add(account);
        m_live.setExtensionInfo(account.number(), account.name, {});
    }
    return list.size() >= m_session.options().accountsAPage && m_accounts.size() > before;
}

// porta 2131: what is behind i_c_queue. A queue is called by the number that people dial, where the PBX tells it.
void PortaClient::readQueues(const QJsonValue& answer)
{
    m_queueNumbers.clear();
    QSet<QString> taken;
    for (const QJsonValue& info : answer["callqueue_list"_L1].toArray()) {
        const QString id = text(info["i_c_queue"_L1]);
        if (id.isEmpty())
            continue;
        const QString told = text(info["id"_L1]);
        const QString number = told.isEmpty() || taken.contains(told) ? id : m_accounts.extensionFor(told);
        taken.insert(told);
        m_queueNumbers.insert(id, number);
        m_live.setQueueName(number, text(info["name"_L1]));
    }
}

void PortaClient::onSubscribed(const Error& problem)
{
    m_problem = problem;
    if (!problem.message.isEmpty()) {
        qCInfo(lcPbx) << "no notifications:" << describe(problem);
        m_rights.noCalls = problem.message;
    } else {
        for (const WatchKey& key : m_session.watched()) {
            if (key.name == "i_customer"_L1 || key.name == "i_main_office"_L1)
                m_accounts.setCentrex(key.value);
        }
        readCalls();
        ++m_asking; // ends in onRooms()
        m_awaitsRooms = true;
        m_rooms.refresh();
    }
    if (--m_asking == 0)
        finishSync();
}

void PortaClient::readCalls()
{
    ++m_list;
    m_askedAt = m_heard;
    m_listFailed = false;
    m_endedSince.clear();
    m_lists = static_cast<int>(m_session.watched().size());
    for (const WatchKey& key : m_session.watched()) {
        ask(request::callsList(key), [this](const Result<QJsonValue>& reply) {
            m_listFailed = m_listFailed || !reply;
            if (!reply) {
                qCInfo(lcPbx) << "the PBX does not list its calls:" << describe(reply.error());
                if (isSwitchedOff(reply.error()) && m_rights.noCalls.isEmpty())
                    m_rights.noCalls = reply.error().message;
            }
            if (--m_lists > 0)
                return;
            m_endedSince.clear();
            if (m_complete && !m_listFailed)
                sweepLegs();
        });
    }
}

void PortaClient::finishSync()
{
    if (std::exchange(m_complete, true))
        return;
    publishRights();
    m_live.endSnapshot();
    m_session.synchronised(m_problem);
    if (link().state == LinkState::Degraded)
        m_live.markStale();
}

void PortaClient::publishRights()
{
    setCapabilities(portaCapabilities(m_rights, profile()));
}

void PortaClient::poll()
{
    if (m_lists > 0 || !m_complete || !m_problem.message.isEmpty())
        return;
    readCalls();
    if (m_rights.noRooms.isEmpty())
        m_rooms.refresh();
}

// notes 24: an end that we missed shows in two lists that have the leg no more.
void PortaClient::sweepLegs()
{
    std::vector<PortaLeg*> lost;
    for (auto& [key, leg] : m_legs.all()) {
        if (leg.read == m_list || leg.heard > m_askedAt)
            continue;
        if (++leg.missed >= kMostMisses)
            lost.push_back(&leg);
    }
    EndCause cause;
    cause.kind = EndCause::Kind::Lost;
    for (PortaLeg* leg : lost) {
        qCInfo(lcPbx) << "a leg ended unheard of";
        forget(*leg, cause, 0);
    }
}

void PortaClient::onRooms(const Error& problem)
{
    const QString why = isSwitchedOff(problem) ? problem.message : QString();
    const bool changed = why != m_rights.noRooms;
    m_rights.noRooms = why;
    if (m_complete) {
        if (changed)
            publishRights();
        return;
    }
    if (std::exchange(m_awaitsRooms, false) && --m_asking == 0)
        finishSync();
}

} // namespace callboard::portasip
