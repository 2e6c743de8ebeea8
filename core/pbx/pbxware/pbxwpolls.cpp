// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PBXware tells nothing by itself: what is asked again and again, and how often (notes 15).
#include "core/pbx/pbxware/pbxwclient.h"

#include "core/base/clock.h"

#include <algorithm>

namespace callboard::pbxware {

using namespace Qt::StringLiterals;

namespace {

using Done = Result<void>;

QFuture<Done> nothing()
{
    return QtFuture::makeReadyFuture(Done());
}

//! For the plan: what the key may not is asked seldom by other means, so it is no failure that slows the rest.
Done doneOf(const Result<PbxwReply>& reply)
{
    if (reply || (reply.error().kind == ErrorKind::Pbx && !reply.error().retryable))
        return {};
    return unexpected(reply.error());
}

} // namespace

PollPlan::Options PbxwClient::planOptions() const
{
    PollPlan::Options options;
    options.scale = PollPlan::scaleOf(profile());
    options.jitter = m_session.options().jitter;
    options.requestsPerMinute = m_budget;
    return options;
}

void PbxwClient::makePlan()
{
    const PbxwOptions& options = m_session.options();
    m_plan = std::make_unique<PollPlan>(m_clock, planOptions());
    m_plan->setAttention(m_attention);
    m_plan->add({.name = u"calls"_s,
        .fast = options.callsFast,
        .normal = options.callsNormal,
        .slow = options.callsSlow,
        .every = {},
        .fresh = true,
        .priority = 0,
        .requests = 1,
        .run = [this] { return pollCalls(); }});
    m_plan->add({.name = u"states"_s,
        .fast = options.statesFast,
        .normal = options.statesNormal,
        .slow = options.statesSlow,
        .every = {},
        .fresh = true,
        .priority = 1,
        .requests = 1,
        .run = [this] { return pollStates(); }});
    const auto seldom = [this](const QString& name, std::chrono::milliseconds every, int priority, int requests,
                            std::function<QFuture<Done>()> run) {
        m_plan->add({.name = name,
            .fast = every,
            .normal = every,
            .slow = every,
            .every = {},
            .fresh = false,
            .priority = priority,
            .requests = requests,
            .run = std::move(run)});
    };
    seldom(u"trunks"_s, options.trunks, 3, 1, [this] { return pollTrunks(); });
    seldom(u"directory"_s, options.directory, 4, 7, [this] { return pollDirectory(); });
    seldom(u"night"_s, options.night, 5, 6, [this] { return pollNight(); });
}

QFuture<PbxwClient::Done> PbxwClient::pollCalls()
{
    const QString action = u"pbxware.monitor.live_calls"_s;
    if (isRefusedLately(action))
        return nothing();
    return ask(action, {{u"server"_s, m_server}}, HttpRequest::Priority::Poll)
        .then(this, [this, action](const Reply& r) {
            if (!r)
                noteRefusal(action, r.error());
            else if (!m_syncing)
                readCalls(*r);
            return doneOf(r);
        });
}

bool PbxwClient::readCalls(const PbxwReply& reply)
{
    int bad = 0;
    const Body body = readBody(reply.bytes);
    if (!body.isJson() && !saysNoCalls(body))
        return false;
    const int changes = m_calls.readList(readLiveCalls(body, &bad), reply.askedMs, m_session.clockOffsetMs(),
        m_syncing ? EndCause::Kind::Lost : EndCause::Kind::Unknown);
    dropped(u"live call"_s, bad);
    afterCalls(changes);
    return true;
}

// Whoever is rung may have answered: the phones tell.
void PbxwClient::afterCalls(int changes)
{
    refreshBusy();
    if (!m_plan || m_syncing)
        return;
    m_plan->setCallsLive(m_calls.any());
    if (changes > 0 && !isRefusedLately(u"pbxware.monitor.list"_s))
        m_plan->runNow(u"states"_s);
}

QFuture<PbxwClient::Done> PbxwClient::pollStates()
{
    const QString action = u"pbxware.monitor.list"_s;
    if (isRefusedLately(action))
        return nothing();
    return ask(action, {{u"server"_s, m_server}}, HttpRequest::Priority::Poll)
        .then(this, [this, action](const Reply& reply) {
            if (!reply)
                noteRefusal(action, reply.error());
            else if (!m_syncing)
                readStates(reply->bytes, reply->askedMs);
            return doneOf(reply);
        });
}

void PbxwClient::replayStates(const QByteArray& body)
{
    readStates(body, m_clock.monotonicMs());
}

bool PbxwClient::readStates(const QByteArray& bytes, qint64 askedMs)
{
    if (m_lastStates.isEmpty() || bytes != m_lastStates) {
        bool newcomers = false;
        const auto read = m_monitor.decode(bytes, [this, &newcomers](const MonitorNote& note) {
            auto it = m_seen.find(note.ext);
            const bool fresh = it == m_seen.end();
            if (fresh) {
                it = m_seen.try_emplace(std::string(note.ext)).first;
                const QString number = QString::fromUtf8(note.ext.data(), static_cast<qsizetype>(note.ext.size()));
                const QString id = QString::fromUtf8(note.id.data(), static_cast<qsizetype>(note.id.size()));
                if (!m_idOf.contains(number)) {
                    // The list of extensions may be refused or older: the key is the id (notes A5 20).
                    m_idOf.insert(number, id);
                    m_numberOf.insert(id, number);
                    m_extensions.append({id, number,
                        QString::fromUtf8(note.name.data(), static_cast<qsizetype>(note.name.size())), {}, {}, {}});
                    newcomers = true;
                }
            }
            Seen& seen = it->second;
            if (fresh || m_syncing || seen.online != note.online)
                m_live.setRegistered(note.ext, note.online);
            if (fresh || m_syncing || seen.dnd != note.dnd)
                m_live.setDnd(note.ext, note.dnd);
            if (fresh || m_syncing || seen.onCall != note.onCall)
                m_calls.setOnCall(
                    QString::fromUtf8(note.ext.data(), static_cast<qsizetype>(note.ext.size())), note.onCall);
            seen.online = note.online;
            seen.dnd = note.dnd;
            seen.onCall = note.onCall;
        });
        if (!read) {
            m_session.link().dropped(u"list of phones"_s, describe(read.error()));
            return false;
        }
        dropped(u"phone"_s, *read);
        if (newcomers)
            tellDirectory();
        m_lastStates = bytes;
    }
    if (askedMs >= 0) {
        m_calls.setStatesAsked(askedMs);
        refreshBusy();
    }
    m_live.flushIfLate();
    return true;
}

// A phone may be on a call that the list of calls does not have, or the list may be refused.
void PbxwClient::refreshBusy()
{
    for (auto& [number, seen] : m_seen) {
        if (!seen.onCall && !seen.busy)
            continue;
        const bool busy = seen.onCall && !m_calls.isInCall(QString::fromStdString(number));
        if (std::exchange(seen.busy, busy) != busy)
            m_live.setBusy(number, busy);
    }
}

QFuture<PbxwClient::Done> PbxwClient::pollTrunks()
{
    const QString action = u"pbxware.monitor.trunks"_s;
    if (isRefusedLately(action))
        return nothing();
    return ask(action, {}, HttpRequest::Priority::Poll).then(this, [this, action](const Reply& reply) {
        int bad = 0;
        if (!reply)
            noteRefusal(action, reply.error());
        else
            m_trunks = readTrunks(readBody(reply->bytes), &bad);
        dropped(u"trunk"_s, bad);
        return doneOf(reply);
    });
}

QFuture<PbxwClient::Done> PbxwClient::pollDirectory()
{
    static const QStringList kAll{u"pbxware.ext.list"_s, u"pbxware.department.list"_s, u"pbxware.erg.list"_s,
        u"pbxware.ring_group.list"_s, u"pbxware.did.list"_s, u"pbxware.ivr.list"_s, u"pbxware.paging_group.list"_s};
    QList<QFuture<Done>> all;
    for (const QString& action : kAll) {
        if (isRefusedLately(action))
            continue;
        all.append(ask(action, {{u"server"_s, m_server}}, HttpRequest::Priority::Poll)
                       .then(this, [this, action](const Reply& reply) {
                           if (!reply)
                               noteRefusal(action, reply.error());
                           if (!m_syncing)
                               m_replies.insert(action, reply);
                           return doneOf(reply);
                       }));
    }
    if (all.isEmpty())
        return nothing();
    return QtFuture::whenAll(all.begin(), all.end()).then(this, [this](const QList<QFuture<Done>>& done) {
        if (m_syncing)
            return Done();
        for (const QFuture<Done>& one : done) {
            if (const Done result = one.result(); !result)
                return result;
        }
        const auto before = std::pair{m_extensions, m_groups};
        const QHash<QString, QString> departments = m_departments;
        applyDirectory();
        m_replies.clear();
        if (before == std::pair{m_extensions, m_groups} && departments == m_departments) {
            tellNight();
            return Done();
        }
        // Somebody left, came or changed: everything is told anew, so that whoever left goes.
        for (const GroupNote& group : before.second) {
            if (std::ranges::find(m_groups, group.number, &GroupNote::number) == m_groups.end())
                m_live.setAgents(group.number, {});
        }
        m_live.beginSnapshot();
        std::erase_if(m_seen, [this](const auto& one) { return !m_idOf.contains(QString::fromStdString(one.first)); });
        tellDirectory();
        for (const auto& [number, seen] : m_seen) {
            m_live.setRegistered(number, seen.online);
            m_live.setDnd(number, seen.dnd);
        }
        m_calls.tellAll();
        m_live.endSnapshot();
        tellNight();
        return Done();
    });
}

} // namespace callboard::pbxware
