// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/portasip/portaconnection.h"

#include "core/base/logging.h"
#include "core/simulator/world.h"

#include <QJsonDocument>

namespace callboard::sim::porta {

using namespace Qt::StringLiterals;

namespace {

QJsonObject envelope(const Reply& reply, const QJsonValue& cseq)
{
    QJsonObject out{{"cseq"_L1, cseq}, {"success"_L1, reply.code.isEmpty() ? 1 : 0}};
    if (!reply.code.isEmpty()) { // porta 1118; where the three stand the document does not show
        QJsonObject error{{"code"_L1, reply.code}, {"message"_L1, reply.message}};
        if (!reply.details.isNull() && !reply.details.isUndefined())
            error.insert("details"_L1, reply.details);
        out.insert("error"_L1, error);
    } else if (reply.flat) {
        for (auto it = reply.result.begin(); it != reply.result.end(); ++it)
            out.insert(it.key(), it.value());
    } else {
        out.insert("result"_L1, reply.result);
    }
    return out;
}

} // namespace

bool isRejected(const FaceSetup& setup, const QString& service, const QString& method)
{
    return setup.faults.rejects.contains(method) || setup.faults.rejects.contains(service + u'.' + method);
}

Connection::Connection(QWebSocket* socket, QTcpSocket* wire, Shared& shared, QObject* parent)
    : QObject(parent)
    , m_socket(socket)
    , m_tcp(wire)
    , m_shared(shared)
    , m_injector(
          shared.setup.faults, shared.setup.seed, [this](const QString& text) { m_socket->sendTextMessage(text); },
          [this](const QByteArray& bytes) { writeTextFrame(bytes); })
{
    m_socket->setParent(this);
    connect(m_socket, &QWebSocket::textMessageReceived, this, &Connection::receive);
    connect(m_socket, &QWebSocket::disconnected, this, &Connection::closed);
    connect(&shared.legs, &Legs::told, this, &Connection::onTold);
    // What a session subscribed to ends with it.
    connect(&shared.sessions, &Sessions::ended, this, [this](const QString& id) { m_subscriptions.removeOf(id); });
}

void Connection::abort()
{
    disconnect(m_socket, nullptr, this, nullptr);
    m_socket->abort();
}

void Connection::receive(const QString& text)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &problem);
    if (!document.isObject()) {
        send(envelope(failed(u"internal_error"_s, u"Internal server error"_s, u"not a JSON object"_s),
            QJsonValue(QJsonValue::Null)));
        return;
    }
    const QJsonObject request = document.object();
    const Reply reply = answerTo(request);
    const QJsonValue cseq = request.value("cseq"_L1);
    if (!cseq.isUndefined() && !cseq.isNull()) // porta 1106: without one nobody waits
        send(envelope(reply, cseq));
}

Reply Connection::answerTo(const QJsonObject& request)
{
    const QString service = request.value("service"_L1).toString();
    const QString name = request.value("method"_L1).toString();
    const Reply reply = worded(service == "Customer"_L1 ? u"CallControl"_s : service, run(service, name, request));
    if (!reply.code.isEmpty())
        qCInfo(lcSimulator).noquote() << "porta" << service << name << "refused:" << reply.code;
    return reply;
}

Reply Connection::run(const QString& service, const QString& name, const QJsonObject& request)
{
    if (!hasService(service))
        return failed(u"internal_error"_s, u"Internal server error"_s, u"service"_s);
    const QJsonObject params = request.value("params"_L1).toObject();
    Session session;
    const bool loggingIn = service == "Session"_L1 && name == "login"_L1;
    if (!loggingIn) {
        // One of the document's samples has it inside the parameters. porta 2737
        const QJsonValue beside = request.value("auth_info"_L1);
        const auto checked
            = m_shared.sessions.check((beside.isObject() ? beside : params.value("auth_info"_L1)).toObject());
        if (!checked)
            return failed(checked.error().code, checked.error().message);
        session = *checked;
    }
    if (isRejected(m_shared.setup, service, name))
        return disabled(name);
    const Method* method = findMethod(service, name, Socket);
    if (!method)
        return unsupported(name);
    // In stand-alone mode this is all that call control does. porta 1445
    if (!m_shared.active && service == "CallControl"_L1 && name != "get_sip_calls_list"_L1)
        return disabled(name);
    const Context context{*m_shared.setup.world, m_shared.legs, m_shared.ids, m_shared.sessions, m_shared.media,
        session, &m_subscriptions, m_shared.setup.wireProfile};
    return invoke(*method, context, params);
}

void Connection::onTold(const QJsonObject& callInfo, const Audience& audience)
{
    if (!m_shared.active || !m_subscriptions.wants(audience, m_shared.ids))
        return;
    send({{"action"_L1, u"update"_s}, {"event"_L1, u"sip.call_control_notifications"_s}, // porta 1283
        {"result"_L1, QJsonObject{{"call_info"_L1, callInfo}}}});
}

void Connection::send(const QJsonObject& message)
{
    m_injector.send(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
}

//! A text frame past QWebSocket, which would repair bytes that are no UTF-8.
void Connection::writeTextFrame(const QByteArray& payload)
{
    if (!m_tcp || payload.size() > 125)
        return;
    QByteArray frame;
    frame.append(char(0x81)).append(char(payload.size())).append(payload);
    m_tcp->write(frame);
}

} // namespace callboard::sim::porta
