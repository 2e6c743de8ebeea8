// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "portamediapeer.h"

#include <QJsonDocument>
#include <QTcpSocket>

namespace callboard::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray between(const QByteArray& text, const QByteArray& before, const QByteArray& after)
{
    const qsizetype start = text.indexOf(before);
    if (start < 0)
        return {};
    const qsizetype end = text.indexOf(after, start + before.size());
    return text.mid(start + before.size(), end < 0 ? -1 : end - start - before.size());
}

void readForm(PortaMediaPeer::Ask& ask)
{
    if (ask.contentType == "application/x-www-form-urlencoded") {
        for (const QByteArray& pair : ask.body.split('&')) {
            const qsizetype equals = pair.indexOf('=');
            ask.form.insert(
                QString::fromUtf8(pair.left(equals)), QByteArray::fromPercentEncoding(pair.mid(equals + 1)));
        }
        return;
    }
    const QByteArray boundary = "--" + between(ask.contentType, "boundary=", ";");
    qsizetype at = ask.body.indexOf(boundary);
    while (at >= 0) {
        const qsizetype next = ask.body.indexOf("\r\n" + boundary, at);
        if (next < 0)
            return;
        const QByteArray part = ask.body.mid(at, next - at);
        const qsizetype end = part.indexOf("\r\n\r\n");
        if (part.left(end).contains("filename="))
            ask.file = part.mid(end + 4);
        else
            ask.form.insert(QString::fromUtf8(between(part, "name=\"", "\"")), part.mid(end + 4));
        at = next + 2;
    }
}

} // namespace

QString PortaMediaPeer::Ask::method() const
{
    if (!action.isEmpty()) {
        const QString text = QString::fromUtf8(action).remove(u'"');
        return text.section(u'/', -1).replace(u'#', u'.');
    }
    const QStringList parts = QString::fromUtf8(path).split(u'/', Qt::SkipEmptyParts);
    return parts.mid(1).join(u'.');
}

QJsonObject PortaMediaPeer::Ask::auth() const
{
    return QJsonDocument::fromJson(form.value(u"auth_info"_s)).object();
}

QJsonObject PortaMediaPeer::Ask::params() const
{
    return QJsonDocument::fromJson(form.value(u"params"_s)).object();
}

PortaMediaPeer::PortaMediaPeer()
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onReadable(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
}

SiteProfile PortaMediaPeer::profile(const QString& media) const
{
    SiteProfile profile;
    profile.id = SiteId{u"porta"_s};
    profile.brand = Brand::Portasip;
    profile.url = QUrl(u"ws://127.0.0.1:1/ws"_s);
    profile.user = u"centrex"_s;
    profile.options = {{u"accountUser"_s, u"88881"_s}, {u"accountDomain"_s, u"pum.somedomain.com"_s}, // porta 3121
        {u"mediaPort"_s, QString::number(m_server.serverPort())}, {u"media"_s, media}};
    return profile;
}

int PortaMediaPeer::count(const QString& method) const
{
    return static_cast<int>(std::ranges::count_if(asks, [&](const Ask& ask) { return ask.method() == method; }));
}

PortaMediaPeer::Answer PortaMediaPeer::fault(const QByteArray& code, const QByteArray& text)
{
    return {.status = 500, .body = R"({"faultcode":")" + code + R"(","faultstring":")" + text + R"("})"};
}

void PortaMediaPeer::onReadable(QTcpSocket* socket)
{
    QByteArray& read = m_read[socket];
    read += socket->readAll();
    const qsizetype end = read.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = read.first(end) + "\r\n";
    const auto header = [&head](const QByteArray& name) { return between(head, "\r\n" + name + ": ", "\r\n"); };
    QByteArray length = header("Content-Length");
    if (length.isEmpty())
        length = header("content-length");
    if (read.size() < end + 4 + length.toInt())
        return;
    Ask ask{.path = between(head, "POST ", " HTTP"),
        .contentType = header("Content-Type"),
        .action = header("SOAPAction"),
        .body = read.mid(end + 4, length.toInt()),
        .form = {},
        .file = {}};
    read.clear();
    readForm(ask);
    asks.append(ask);
    const Answer answer = answerTo(ask);
    if (answer.silent)
        return;
    QByteArray out = "HTTP/1.1 " + QByteArray::number(answer.status) + " X\r\nContent-Type: " + answer.contentType
        + "\r\nContent-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    if (!answer.disposition.isEmpty())
        out += "Content-Disposition: " + answer.disposition + "\r\n";
    socket->write(out + "\r\n" + answer.body);
}

PortaMediaPeer::Answer PortaMediaPeer::answerTo(const Ask& ask)
{
    const QString method = ask.method();
    if (answers.contains(method))
        return answers.value(method)(ask);
    if (method == "Session.login"_L1 && ask.action.isEmpty()) {
        if (ask.params().value(u"password"_s) != password)
            return fault("Client.Session.login.refused", "Wrong password");
        session = u"f1ab%1"_s.arg(++m_logins);
        return {.body = R"({"session_id":")" + session.toUtf8() + R"("})"};
    }
    if (ask.action.isEmpty() && method != "Session.logout"_L1 && ask.auth().value(u"session_id"_s) != session)
        return fault("Server.Session.check_auth.auth_failed",
            "No session " + ask.auth().value(u"session_id"_s).toString().toUtf8());
    return {};
}

} // namespace callboard::test
