// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/fcm630a/fcmevents.h"

#include "core/base/logging.h"

#include <QJsonDocument>

#include <algorithm>

namespace callboard::fcm630a {

using namespace Qt::StringLiterals;

FcmEvents::FcmEvents(QUrl url, QString user, QString secret, const FcmOptions& options)
    : m_url(std::move(url))
    , m_user(std::move(user))
    , m_secret(std::move(secret))
    , m_options(options)
    , m_channel([&options] {
        // There is no ping on this socket; a heartbeat of its own does that.
        WebSocketChannel::Options quiet = options.channel;
        quiet.pingEvery = std::chrono::hours{24 * 20};
        return quiet;
    }())
{
    m_url.setScheme(m_url.scheme() == "http"_L1 ? u"ws"_s : u"wss"_s);
    m_url.setPath(u"/websockify"_s);
    m_url.setQuery(QString());
    for (QTimer* timer : {&m_again, &m_watchdog})
        timer->setSingleShot(true);
    connect(&m_channel, &WebSocketChannel::opened, this, [this] {
        ask(Step::Challenge, {{u"action"_s, u"challenge"_s}, {u"username"_s, m_user}, {u"version"_s, u"1"_s}});
    });
    connect(&m_channel, &WebSocketChannel::closed, this, [this](const Error& reason) { fail(reason.message); });
    connect(&m_channel, &WebSocketChannel::frameReceived, this, &FcmEvents::onFrame);
    connect(&m_again, &QTimer::timeout, this, &FcmEvents::connectNow);
    connect(&m_heartbeat, &QTimer::timeout, this, &FcmEvents::beat);
    connect(&m_watchdog, &QTimer::timeout, this, [this] { fail(tr("The PBX's event socket fell silent.")); });
}

FcmEvents::~FcmEvents()
{
    disconnect(&m_channel, nullptr, this, nullptr);
}

void FcmEvents::open(const TlsPolicy& tls)
{
    m_tls = tls;
    m_wanted = true;
    connectNow();
}

void FcmEvents::close()
{
    m_wanted = false;
    m_again.stop();
    m_heartbeat.stop();
    m_watchdog.stop();
    m_pending.clear();
    m_channel.close();
    if (std::exchange(m_live, false))
        Q_EMIT liveChanged(false);
}

void FcmEvents::connectNow()
{
    m_pending.clear();
    m_subscribed.clear();
    m_cookie.clear();
    // All or nothing: an unknown name fails its whole group, so the sure ones are by themselves.
    m_groups = {{u"ActiveCallStatus"_s, u"ExtensionStatus"_s}, {u"CallQueueStatus"_s},
        {u"VoiceMailStatus"_s, u"PresenceStatus"_s}, {u"TrunkStatus"_s}};
    m_channel.open(m_url, m_tls);
}

void FcmEvents::fail(const QString& why)
{
    qCInfo(lcPbx) << "event socket:" << why;
    const bool wanted = m_wanted;
    close();
    m_wanted = wanted;
    if (wanted)
        m_again.start(m_options.eventsAgain);
}

void FcmEvents::ask(Step step, QJsonObject message, const QStringList& names)
{
    const QString transaction = u"t"_s + QString::number(++m_transactions);
    message.insert(u"transactionid"_s, transaction);
    if (!m_cookie.isEmpty())
        message.insert(u"cookie"_s, m_cookie);
    m_pending.push_back({transaction, step, names});
    const QJsonObject frame{{u"type"_s, u"request"_s}, {u"message"_s, message}};
    m_channel.send(QJsonDocument(frame).toJson(QJsonDocument::Compact));
    m_watchdog.start(step == Step::Heartbeat ? m_options.heartbeatWithin : m_options.loginWithin);
}

void FcmEvents::onFrame(const QByteArray& frame)
{
    const QJsonDocument document = QJsonDocument::fromJson(frame);
    if (!document.isObject()) {
        Q_EMIT dropped(u"event"_s, u"not an object"_s);
        return;
    }
    const QJsonObject object = document.object();
    const QJsonValue message = object.value("message"_L1);
    if (object.value("type"_L1) == "response"_L1)
        onReply(message.toObject());
    else
        onEvents(message);
}

void FcmEvents::onReply(const QJsonObject& message)
{
    const QString transaction = text(message.value("transactionid"_L1));
    const auto it = std::ranges::find(m_pending, transaction, &Pending::transaction);
    if (it == m_pending.end())
        return;
    const Pending pending = *it;
    m_pending.erase(it);
    m_watchdog.stop();
    const int status = number(message.value("status"_L1)).value_or(0);
    switch (pending.step) {
    case Step::Challenge: {
        const QString challenge = text(message.value("challenge"_L1));
        if (status != 0 || challenge.isEmpty())
            return fail(tr("The PBX refused the web user (%1).").arg(status));
        return ask(Step::Login,
            {{u"action"_s, u"login"_s}, {u"username"_s, m_user}, {u"token"_s, tokenOf(challenge, m_secret)}});
    }
    case Step::Login:
        if (status != 0) {
            // Never again by itself: the computer would be banned, notes 5.
            close();
            qCWarning(lcPbx) << "event socket: the web user was refused, status" << status;
            return;
        }
        m_cookie = text(message.value("cookie"_L1));
        return subscribeNext();
    case Step::Subscribe:
        if (status == 0)
            m_subscribed += pending.names;
        return subscribeNext();
    case Step::Heartbeat:
        return;
    }
}

void FcmEvents::subscribeNext()
{
    if (!m_groups.empty()) {
        const QStringList names = m_groups.front();
        m_groups.pop_front();
        return ask(Step::Subscribe,
            {{u"action"_s, u"subscribe"_s}, {u"eventnames"_s, QJsonArray::fromStringList(names)}}, names);
    }
    if (!m_subscribed.contains("ActiveCallStatus"_L1))
        return fail(tr("The PBX does not tell this web user of calls."));
    m_live = true;
    m_heartbeat.start(m_options.heartbeatEvery);
    Q_EMIT liveChanged(true);
}

void FcmEvents::beat()
{
    if (!m_watchdog.isActive())
        ask(Step::Heartbeat, {{u"action"_s, u"heartbeat"_s}});
}

// One event, or several in the order in which they happened.
void FcmEvents::onEvents(const QJsonValue& message)
{
    const QJsonArray all = message.isArray() ? message.toArray() : QJsonArray{message};
    for (const QJsonValue& value : all) {
        const QJsonObject event = value.toObject();
        if (event.value("action"_L1) != "notify"_L1)
            continue;
        const QJsonValue body = event.value("eventbody"_L1);
        Q_EMIT happened(text(event.value("eventname"_L1)), body.isArray() ? body.toArray() : QJsonArray{body});
        if (!m_wanted)
            return;
    }
}

} // namespace callboard::fcm630a
