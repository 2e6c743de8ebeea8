// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/fcm630a/fcmapi.h"

#include <QJsonDocument>

#include <algorithm>

namespace callboard::sim::fcm {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestText = 512;

//! As the web server in front of it says it.
HttpAnswer page(int status, const QByteArray& title)
{
    return {.status = status,
        .contentType = "text/html",
        .body = "<!DOCTYPE html>\n<html><head><title>" + title + "</title></head><body><h1>" + title
            + "</h1></body></html>\n",
        .headers = {}};
}

QString span(qint64 ms)
{
    const qint64 s = std::max<qint64>(ms / 1000, 0);
    return u"%1:%2:%3"_s.arg(s / 3600, 2, 10, QLatin1Char('0'))
        .arg(s / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(s % 60, 2, 10, QLatin1Char('0'));
}

//! What a shell would take for more than a text (fcm 6181 does not say which). Caller-ID expressions have $ and {.
bool isSensitive(const QString& text)
{
    return std::ranges::any_of(text, [](QChar c) { return u";`|\\\n\r"_s.contains(c); });
}

} // namespace

Api::Api(const FaceSetup& setup, Channels& channels, Store& store, Sessions& sessions, QObject* parent)
    : QObject(parent)
    , m_setup(setup)
    , m_channels(channels)
    , m_store(store)
    , m_sessions(sessions)
    , m_world(*setup.world)
{
    for (const auto signal : {&Directory::added, &Directory::removed})
        connect(&setup.world->directory(), signal, this, [this] { m_userNumbers.clear(); });
    connect(setup.world, &World::memberChanged, this, [this](const QueueMember& member, Change change) {
        if (change == Change::Changed)
            onMember(member);
    });
}

const QHash<QString, Api::Action>& Api::table()
{
    using A = Api;
    static const QHash<QString, Action> actions{
        {u"challenge"_s, {&A::challenge, {u"user"_s}}},
        {u"login"_s, {&A::login, {u"user"_s, u"token"_s}}},
        {u"logout"_s, {&A::logout}}, // fcm 303
        {u"getSystemStatus"_s, {&A::getSystemStatus}},
        {u"getSystemGeneralStatus"_s, {&A::getSystemGeneralStatus}},
        {u"applyChanges"_s, {&A::applyChanges}},
        {u"pmsapi"_s, {&A::pmsapi}},
        {u"listAccount"_s, {&A::listAccount}},
        {u"getSIPAccount"_s, {&A::getSIPAccount, {u"extension"_s}}},
        {u"updateSIPAccount"_s, {&A::updateSIPAccount, {u"extension"_s}, true}},
        {u"listUser"_s, {&A::listUser}},
        {u"getUser"_s, {&A::getUser, {u"user_name"_s}}},
        {u"updateUser"_s, {&A::updateUser, {u"user_name"_s}, true}},
        {u"listExtensionGroup"_s, {&A::listExtensionGroup}},
        {u"listPinSets"_s, {&A::listPinSets}},
        {u"listVoIPTrunk"_s, {&A::listVoIPTrunk}},
        {u"addSIPTrunk"_s, {&A::addSIPTrunk, {u"trunk_name"_s, u"host"_s, u"trunk_type"_s}, true}},
        {u"getSIPTrunk"_s, {&A::getSIPTrunk, {u"trunk"_s}}},
        {u"updateSIPTrunk"_s, {&A::updateSIPTrunk, {u"trunk"_s}, true}},
        {u"deleteSIPTrunk"_s, {&A::deleteSIPTrunk, {u"trunk"_s}}},
        {u"listOutboundRoute"_s, {&A::listOutboundRoute}},
        {u"addOutboundRoute"_s, {&A::addOutboundRoute, {u"outbound_rt_name"_s, u"default_trunk_index"_s}, true}},
        {u"getOutboundRoute"_s, {&A::getOutboundRoute, {u"outbound_route"_s}}},
        {u"updateOutboundRoute"_s, {&A::updateOutboundRoute, {}, true}},
        {u"deleteOutboundRoute"_s, {&A::deleteOutboundRoute, {u"outbound_route"_s}}},
        {u"listInboundRoute"_s, {&A::listInboundRoute, {u"trunk_index"_s}}},
        {u"addInboundRoute"_s, {&A::addInboundRoute, {u"trunk_index"_s, u"did_pattern_match"_s}, true}},
        {u"getInboundRoute"_s, {&A::getInboundRoute, {u"inbound_route"_s}}},
        {u"updateInboundRoute"_s, {&A::updateInboundRoute, {u"inbound_route"_s}, true}},
        {u"deleteInboundRoute"_s, {&A::deleteInboundRoute, {u"inbound_route"_s}}},
        {u"listBridgedChannels"_s, {&A::listBridgedChannels}},
        {u"listUnBridgedChannels"_s, {&A::listUnBridgedChannels}},
        {u"Hangup"_s, {&A::hangup, {u"channel"_s}}}, // capital in the sample, fcm 2765
        {u"callbarge"_s, {&A::callbarge, {u"channel"_s, u"exten"_s, u"barge-exten"_s}}},
        {u"mute"_s, {&A::mute, {u"channel"_s}}},
        {u"unmute"_s, {&A::unmute, {u"channel"_s}}},
        {u"hold"_s, {&A::hold, {u"channel"_s}}},
        {u"unhold"_s, {&A::unhold, {u"channel"_s}}},
        {u"dialExtension"_s, {&A::dialExtension, {u"caller"_s, u"callee"_s}}},
        {u"dialOutbound"_s, {&A::dialOutbound, {u"caller"_s, u"outbound"_s}}},
        {u"dialIVR"_s, {&A::dialIvr, {u"caller"_s, u"ivrnumber"_s}}},
        {u"dialIVROutbound"_s, {&A::dialIvrOutbound, {u"outcaller"_s, u"ivrnumber"_s}}},
        {u"dialQueue"_s, {&A::dialQueue, {u"outcaller"_s, u"queue"_s}}},
        {u"dialRinggroup"_s, {&A::dialRinggroup, {u"outcaller"_s, u"ringgroup"_s}}},
        {u"dialOutboundTwo"_s, {&A::dialOutboundTwo, {u"outcaller"_s, u"outcallee"_s}}},
        {u"callTransfer"_s, {&A::callTransfer, {u"channel"_s, u"extension"_s}}},
        {u"transferNumberInbound"_s, {&A::transferNumberInbound, {u"channel"_s, u"callee"_s}}},
        {u"transferNumberOutbound"_s, {&A::transferNumberOutbound, {u"channel"_s, u"outbound"_s}}},
        {u"acceptCall"_s, {&A::acceptCall, {u"channel"_s}}},
        {u"refuseCall"_s, {&A::refuseCall, {u"channel"_s}}},
        {u"playPromptByOrg"_s, {&A::playPromptByOrg, {u"channel"_s, u"type"_s, u"variable"_s}}},
        {u"listPaginggroup"_s, {&A::listPaginggroup}},
        {u"addPaginggroup"_s,
            {&A::addPaginggroup, {u"extension"_s, u"paginggroup_name"_s, u"paginggroup_type"_s}, true}},
        {u"getPaginggroup"_s, {&A::getPaginggroup, {u"paginggroup"_s}}},
        {u"updatePaginggroup"_s, {&A::updatePaginggroup, {u"paginggroup"_s}, true}},
        {u"deletePaginggroup"_s, {&A::deletePaginggroup, {u"paginggroup"_s}}},
        {u"MulticastPaging"_s, {&A::multicastPaging, {u"pagingnum"_s, u"caller"_s}}},
        {u"MulticastPagingHangup"_s, {&A::multicastPagingHangup, {u"pagingnum"_s}}},
        {u"listIVR"_s, {&A::listIvr}},
        {u"addIVR"_s, {&A::addIvr, {u"ivr_name"_s, u"extension"_s, u"welcome_prompt"_s}, true}},
        {u"getIVR"_s, {&A::getIvr, {u"ivr"_s}}},
        {u"updateIVR"_s, {&A::updateIvr, {u"ivr"_s}, true}},
        {u"deleteIVR"_s, {&A::deleteIvr, {u"ivr"_s}}},
        {u"listQueue"_s, {&A::listQueue}},
        {u"getQueue"_s, {&A::getQueue, {u"queue"_s}}},
        {u"addQueue"_s, {&A::addQueue, {u"extension"_s, u"queue_name"_s}, true}},
        {u"updateQueue"_s, {&A::updateQueue, {u"queue"_s, u"queue_name"_s}, true}},
        {u"deleteQueue"_s, {&A::deleteQueue, {u"queue"_s}}},
        {u"loginLogoffQueueAgent"_s, {&A::loginLogoffQueueAgent, {u"operatetype"_s, u"interface"_s, u"extension"_s}}},
        {u"pauseUnpauseQueueAgent"_s, {&A::pauseUnpauseQueueAgent, {u"operatetype"_s, u"interface"_s}}},
        {u"queueapi"_s, {&A::queueapi, {u"startTime"_s}}},
        {u"cdrapi"_s, {&A::cdrapi}},
        {u"recapi"_s, {&A::recapi}},
    };
    return actions;
}

QStringList Api::actions()
{
    return table().keys();
}

HttpAnswer Api::answer(const HttpAsk& ask)
{
    if (ask.url.path() != "/api"_L1)
        return page(404, "404 - Not Found");
    if (ask.verb != "POST")
        return page(405, "405 - Method Not Allowed");
    const QJsonObject whole = QJsonDocument::fromJson(ask.body).object();
    const Request request(whole.value("request"_L1).toObject());
    const QString action = request.text(u"action"_s);
    const auto& faults = m_setup.faults;
    for (const QString& name : {action, u"*"_s}) {
        const auto planned = faults.answers.constFind(name);
        if (planned == faults.answers.cend())
            continue;
        return *planned < 0 ? wrapped(failed(*planned)) : page(*planned, QByteArray::number(*planned) + " - Error");
    }
    return wrapped(act(request));
}

HttpAnswer Api::wrapped(const Reply& reply) const
{
    if (!reply.contentType.isEmpty())
        return {.contentType = reply.contentType, .body = reply.body, .headers = {}};
    return {.contentType = "application/json; charset=UTF-8",
        .body = QJsonDocument(envelope(reply, m_setup.wireProfile)).toJson(QJsonDocument::Compact),
        .headers = {}};
}

Reply Api::act(const Request& request)
{
    const QString name = request.text(u"action"_s);
    if (name.isEmpty())
        return failed(InvalidParameters);
    const auto found = table().constFind(name);
    const bool needsCookie = name != "challenge"_L1 && name != "login"_L1;
    if (needsCookie) {
        if (!m_sessions.find(request.text(u"cookie"_s)))
            return failed(CookieError); // fcm 494
    }
    if (found == table().cend())
        return failed(Unsupported);
    if (m_setup.faults.rejects.contains(name))
        return failed(NoPermission);
    for (const QString& key : found->required) {
        if (request.text(key).isEmpty())
            return failed(InvalidParameters);
    }
    if (found->writes) {
        if (const int wrong = checkValues(request); wrong != Ok)
            return failed(wrong);
    }
    return (this->*found->run)(request);
}

int Api::checkValues(const Request& request)
{
    for (auto it = request.fields().begin(); it != request.fields().end(); ++it) {
        const QString text = request.text(it.key());
        if (text.size() > kLongestText)
            return InvalidValue;
        if (isSensitive(text))
            return SensitiveCharacters;
        if (!text.isEmpty() && text != "null"_L1 && !Store::isAllowed(it.key(), text))
            return InvalidValue;
    }
    return Ok;
}

Reply Api::challenge(const Request& request)
{
    return m_sessions.challenge(request.text(u"user"_s));
}

Reply Api::login(const Request& request)
{
    return m_sessions.login(request.text(u"user"_s), request.text(u"token"_s));
}

Reply Api::logout(const Request& request)
{
    m_sessions.logout(request.text(u"cookie"_s));
    return good();
}

//! fcm 476
Reply Api::getSystemStatus(const Request&)
{
    const qint64 now = m_world.scheduler().nowMs();
    const QString up = span(now - m_world.startedAt());
    return good(
        {{"idle-time"_L1, up}, {"part-number"_L1, u"9660009999Z"_s}, {"serial-number"_L1, u"99ZZSIM000000001"_s},
            {"system-time"_L1, m_channels.clock().text(now) + u' ' + WallClock::zone()}, {"up-time"_L1, up}});
}

//! fcm 524
Reply Api::getSystemGeneralStatus(const Request&)
{
    return good(
        {{"base-version"_L1, u"1.0.20.13"_s}, {"boot-version"_L1, u"1.0.20.8"_s}, {"core-version"_L1, u"1.0.20.8"_s},
            {"lang-version"_L1, u"1.0.20.13"_s}, {"product-model"_L1, u"FCM630A V1.5A"_s},
            {"prog-version"_L1, u"1.0.20.13"_s}, {"rcvr-version"_L1, u"1.0.20.8"_s}});
}

//! fcm 6136; not while a conference goes on (fcm 6185).
Reply Api::applyChanges(const Request&)
{
    for (const auto& [id, room] : m_world.rooms()) {
        if (!room.conference.isEmpty() || !room.meeting.isEmpty())
            return failed(ConferenceOngoing);
    }
    m_store.apply();
    return good({{"settings"_L1, u"0"_s}});
}

//! Hotels have a user and a password of their own (fcm 5738), and this house is none: no token is right. fcm 5771.
Reply Api::pmsapi(const Request& request)
{
    const bool complete = !request.text(u"token"_s).isEmpty() && request.has(u"data"_s);
    return {.response = QJsonObject{{"error"_L1, complete ? u"authentication failed"_s : u"missing parameters"_s}},
        .status = InvalidParameters};
}

} // namespace callboard::sim::fcm
