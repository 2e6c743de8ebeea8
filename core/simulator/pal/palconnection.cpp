// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pal/palconnection.h"

#include "core/base/logging.h"
#include "core/simulator/pal/palnotifications.h"
#include "core/simulator/world.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QUuid>

namespace callboard::sim {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kSystemAdministrator = "sa"_L1;
constexpr int kBadLogin = 4;
constexpr int kBadTenant = 2;
constexpr int kNotAllowed = 5;

QString md5Hex(const QString& text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Md5).toHex());
}

QJsonObject errorMessage(int code, const QString& message, const QJsonValue& id)
{
    return {
        {"jsonrpc"_L1, u"2.0"_s}, {"error"_L1, QJsonObject{{"code"_L1, code}, {"message"_L1, message}}}, {"id"_L1, id}};
}

} // namespace

Subscription::Subscription(const QStringList& values)
    : m_all(values.contains(u"*"_s))
    , m_names(values.begin(), values.end())
{
}

PalConnection::PalConnection(QWebSocket* socket, QTcpSocket* wire, const FaceSetup& setup, bool active, QObject* parent)
    : QObject(parent)
    , m_socket(socket)
    , m_tcp(wire)
    , m_world(*setup.world)
    , m_rejects(setup.faults.rejects)
    , m_injector(
          setup.faults, setup.seed, [this](const QString& text) { m_socket->sendTextMessage(text); },
          [this](const QByteArray& bytes) { writeTextFrame(bytes); })
    , m_wire(setup.wireProfile)
    , m_active(active)
    , m_query(socket->requestUrl())
{
    m_socket->setParent(this);
    connect(m_socket, &QWebSocket::textMessageReceived, this, &PalConnection::receive);
    connect(m_socket, &QWebSocket::disconnected, this, &PalConnection::closed);
}

void PalConnection::begin()
{
    if (m_wire)
        sendActive(m_active);
    const auto value = [this](QLatin1StringView key) { return m_query.queryItemValue(key, QUrl::FullyDecoded); };
    const auto values
        = [this](QLatin1StringView key) { return Subscription(m_query.allQueryItemValues(key, QUrl::FullyDecoded)); };
    const auto on = [&value](QLatin1StringView key) { return value(key) == "true"_L1; };
    m_user = value("login_user"_L1);
    m_status = on("status"_L1);
    m_registered = on("registered"_L1);
    m_voicemail = on("voicemail"_L1);
    m_recording = on("callrecording"_L1);
    m_users = values("user"_L1);
    m_parks = values("park"_L1);
    m_lines = values("line"_L1);
    m_queues = values("queue"_L1);
    if (m_query.hasQueryItem(u"login_password"_s)) {
        if (!knowsUser() || value("login_password"_L1) != passwordOfUser())
            return refuseLogin(kBadLogin);
        return accept();
    }
    m_nonce = QUuid::createUuid().toString(QUuid::Id128);
    send(pal::notification(u"login_password_required"_s, {{"nonce"_L1, m_nonce}}));
}

bool PalConnection::knowsUser() const
{
    return m_user == kSystemAdministrator || m_world.directory().user(m_user);
}

QString PalConnection::passwordOfUser() const
{
    return m_world.directory().password(m_user);
}

// pal 141: md5(user:nonce:md5(password))
pal::Reply PalConnection::login(const QJsonObject& params)
{
    const QString expected = md5Hex(m_user + u':' + m_nonce + u':' + md5Hex(passwordOfUser()));
    if (m_nonce.isEmpty() || !knowsUser() || pal::text(params, "login_password"_L1) != expected)
        return pal::failure(pal::kLoginFailed, u"Login failed (%1)"_s.arg(kBadLogin));
    return pal::ok(u"succeeded: "_s);
}

bool PalConnection::mayWatch() const
{
    if (m_role != pal::RoleUser || m_watchable.contains(u"*"_s))
        return true;
    const QSet<QString> allowed(m_watchable.begin(), m_watchable.end());
    return !m_users.isAll() && allowed.contains(m_users.names());
}

void PalConnection::accept()
{
    const QString tenant = m_query.queryItemValue(u"tenant"_s, QUrl::FullyDecoded);
    const bool sa = m_user == kSystemAdministrator;
    if (!sa && !tenant.isEmpty() && !m_world.records().tenants.contains(tenant))
        return refuseLogin(kBadTenant);
    const Extension* own = m_world.directory().user(m_user);
    m_role = sa ? pal::RoleSa : own->admin ? pal::RoleAdmin : pal::RoleUser;
    m_watchable = QStringList{m_user};
    if (own)
        m_watchable << own->extra.value(u"pal.users"_s).split(u',', Qt::SkipEmptyParts);
    if (!mayWatch())
        return refuseLogin(kNotAllowed);
    m_loggedIn = true;
    Q_EMIT loggedIn();
    sendSnapshot();
}

void PalConnection::refuseLogin(int reason)
{
    send(errorMessage(pal::kLoginFailed, u"Login failed (%1)"_s.arg(reason), QJsonValue::Null));
    close(u"login failed"_s);
}

void PalConnection::close(const QString& why)
{
    m_socket->close(QWebSocketProtocol::CloseCodeNormal, why);
}

void PalConnection::abort()
{
    disconnect(m_socket, nullptr, this, nullptr);
    m_socket->abort();
}

void PalConnection::sendActive(bool active)
{
    m_active = active;
    if (m_wire)
        send(pal::notification(u"notify_serverstatus"_s, {{"status"_L1, active ? u"active"_s : u"inactive"_s}}));
}

void PalConnection::replacedByAnotherLogin()
{
    send(pal::notification(u"notify_pal"_s, {{"code"_L1, 1}, {"message"_L1, u"ANOTHER_LOGIN"_s}}));
    close(u"another login"_s);
}

void PalConnection::receive(const QString& text)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &problem);
    if (m_wire && text == "ping"_L1) {
        m_injector.send(u"pong"_s);
    } else if (document.isArray() && !document.array().isEmpty()) {
        QJsonArray replies;
        const QJsonArray requests = document.array();
        for (const QJsonValue& request : requests)
            handle(request, &replies);
        if (!replies.isEmpty())
            m_injector.send(QString::fromUtf8(QJsonDocument(replies).toJson(QJsonDocument::Compact)));
    } else if (document.isObject()) {
        handle(document.object(), nullptr);
    } else {
        const bool parsed = problem.error == QJsonParseError::NoError;
        send(errorMessage(parsed ? pal::kInvalidRequest : pal::kParseError,
            parsed ? u"Invalid Request"_s : u"Parse error"_s, QJsonValue::Null));
    }
}

void PalConnection::handle(const QJsonValue& value, QJsonArray* batch)
{
    const QJsonObject request = value.toObject();
    if (!request.value("method"_L1).isString()) {
        const QJsonValue id = request.value("id"_L1);
        send(errorMessage(pal::kInvalidRequest, u"Invalid Request"_s, id.isUndefined() ? QJsonValue::Null : id));
        return;
    }
    const bool loggingIn = !m_loggedIn && request.value("method"_L1) == "login"_L1;
    const QJsonObject reply = answerTo(request);
    if (loggingIn && reply.contains("error"_L1))
        return refuseLogin(kBadLogin);
    if (request.contains("id"_L1)) { // without an id it is a notification: nobody waits
        if (batch)
            batch->append(reply);
        else
            send(reply);
    }
    if (loggingIn)
        accept();
}

QJsonObject PalConnection::answerTo(const QJsonObject& request)
{
    const QString name = request.value("method"_L1).toString();
    const QJsonObject params = request.value("params"_L1).toObject();
    QJsonValue id = request.value("id"_L1);
    const QString idText = id.toVariant().toString();
    if (m_wire && id.isDouble())
        id = idText;
    const pal::Method* method = pal::findMethod(name);
    pal::Reply reply;
    if (!m_loggedIn)
        reply = name == "login"_L1 ? login(params) : pal::failure(pal::kNotLoggedIn, u"Not logged in"_s);
    else if (!method)
        reply = pal::failure(pal::kUnknownMethod, u"Method not found"_s);
    else if (m_rejects.contains(name))
        reply = pal::no(method->refusal, u"%1 is not possible now"_s.arg(name));
    else
        reply = pal::invoke(*method, {m_world, m_role, m_user, m_watchable, idText, m_wire}, params);
    if (reply.errorCode != 0)
        return errorMessage(reply.errorCode, reply.errorMessage, id);
    return {{"jsonrpc"_L1, u"2.0"_s}, {"result"_L1, reply.result}, {"id"_L1, id}};
}

void PalConnection::send(const QJsonObject& message)
{
    m_injector.send(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
}

//! A text frame past QWebSocket, which would repair bytes that are no UTF-8.
void PalConnection::writeTextFrame(const QByteArray& payload)
{
    if (!m_tcp || payload.size() > 125)
        return;
    QByteArray frame;
    frame.append(char(0x81)).append(char(payload.size())).append(payload);
    m_tcp->write(frame);
}

void PalConnection::sendSnapshot()
{
    if (m_users.isAll()) {
        const QStringList users = m_world.directory().numbers(ExtensionKind::User);
        for (const QString& user : users)
            sendUserSnapshot(user);
    } else {
        for (const QString& user : m_users.names())
            sendUserSnapshot(user);
    }
    for (const auto& [id, t] : m_world.talkers()) {
        if (hears(t.extension, m_status))
            send(pal::status(t, t.last, tagOf(t.room), m_wire));
        if (t.recording && hears(t.extension, m_recording))
            send(pal::recording(t, true));
    }
    for (const ParkedCall& call : m_world.parked())
        onParkChanged(call, true);
    for (const SharedLine& line : m_world.lines()) {
        if (!line.talker.isEmpty())
            onLineChanged(line, true);
    }
    for (const QueueEntry& entry : m_world.waiting())
        onQueueChanged(entry, true);
}

void PalConnection::sendUserSnapshot(const QString& extension)
{
    const Extension* user = m_world.directory().user(extension);
    if (user && m_registered)
        send(pal::registered(extension, user->registered, m_wire));
    if (user && m_voicemail)
        send(pal::voicemail(extension, user->mailbox));
}

bool PalConnection::hears(const QString& extension, bool wanted) const
{
    return wanted && m_loggedIn && !extension.isEmpty() && m_users.has(extension);
}

QString PalConnection::tagOf(const QString& roomId) const
{
    const Room* room = m_world.room(roomId);
    return room ? room->tag : QString();
}

void PalConnection::onTalkerChanged(const Talker& talker, LegEvent event)
{
    if (hears(talker.extension, m_status))
        send(pal::status(talker, event, tagOf(talker.room), m_wire));
}

void PalConnection::onTalkerEnded(const Talker& talker, const EndReason& reason)
{
    if (hears(talker.extension, m_status))
        send(pal::ended(talker, reason, tagOf(talker.room), m_wire));
}

void PalConnection::onParkChanged(const ParkedCall& parked, bool on)
{
    if (m_loggedIn && m_parks.has(parked.slot))
        send(pal::parked(parked, on, m_wire));
}

void PalConnection::onQueueChanged(const QueueEntry& entry, bool on)
{
    if (m_loggedIn && m_queues.has(entry.queue))
        send(pal::queue(entry, on));
}

void PalConnection::onRecordingChanged(const Talker& talker, bool on)
{
    if (hears(talker.extension, m_recording))
        send(pal::recording(talker, on));
}

void PalConnection::onRegisteredChanged(const QString& extension, bool on)
{
    if (hears(extension, m_registered))
        send(pal::registered(extension, on, m_wire));
}

void PalConnection::onVoicemailChanged(const QString& extension, const Mailbox& box)
{
    if (hears(extension, m_voicemail))
        send(pal::voicemail(extension, box));
}

void PalConnection::onLineChanged(const SharedLine& line, bool on)
{
    if (m_loggedIn && m_lines.has(line.id))
        send(pal::line(line, on));
}

} // namespace callboard::sim
