// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pbxwpeer.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace callboard::test {

using namespace Qt::StringLiterals;

namespace {

QString decoded(QByteArray text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.replace('+', ' ')));
}

QList<std::pair<QString, QString>> decodedForm(const QByteArray& form)
{
    QList<std::pair<QString, QString>> out;
    for (const QByteArray& part : form.split('&')) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        out.append({decoded(part.left(equals < 0 ? part.size() : equals)),
            equals < 0 ? QString() : decoded(part.mid(equals + 1))});
    }
    return out;
}

} // namespace

QString PbxwPeer::Ask::value(const QString& name) const
{
    return values(name).value(0);
}

QStringList PbxwPeer::Ask::values(const QString& name) const
{
    QStringList out;
    for (const auto& [key, value] : arguments) {
        if (key == name)
            out.append(value);
    }
    return out;
}

bool PbxwPeer::Ask::has(const QString& name) const
{
    return std::ranges::any_of(arguments, [&](const auto& one) { return one.first == name; });
}

PbxwPeer::PbxwPeer()
{
    connect(&m_server, &QTcpServer::newConnection, this, &PbxwPeer::onConnection);
    // A single-tenant PBX with three phones (pbxware 757, 9198).
    say(u"license.info"_s, R"({"Edition": "Business", "Version": "7.5.0"})");
    say(u"tenant.list"_s, "[]");
    say(u"ext.list"_s, R"({
        "41": {"name": "Ana Ruiz", "email": "ana@x.test", "protocol": "sip", "ext": "201", "location": "local",
               "status": "enabled", "department": "4,6"},
        "42": {"name": "Bo Li", "ext": "202", "status": "enabled", "department": ""},
        "43": {"name": "Cy Dent", "ext": "203", "status": "enabled"}})");
    say(u"department.list"_s, R"({"4": {"name": "Sales"}, "6": {"name": "Support"}})");
    say(u"monitor.list"_s, R"({
        "41": {"name": "Ana Ruiz", "ext": "201", "ip": "10.0.0.9", "status": "online", "ua": "Yealink T41",
               "dnd": "false", "on_call": "false"},
        "42": {"name": "Bo Li", "ext": "202", "ip": "10.0.0.8", "status": "online", "ua": "", "dnd": "false",
               "on_call": "false"},
        "43": {"name": "Cy Dent", "ext": "203", "ip": "", "status": "offline", "ua": "", "dnd": "false",
               "on_call": "false"}})");
    say(u"monitor.live_calls"_s, "Live Calls: 0");
    say(u"monitor.trunks"_s, R"({"82": {"name": "Main", "ip": "192.0.2.4:5060", "status": "online"}})");
    for (const QString& list : {u"erg.list"_s, u"ring_group.list"_s, u"did.list"_s, u"ivr.list"_s,
             u"paging_group.list"_s, u"otimes.servers.list"_s, u"otimes.did.list"_s, u"otimes.ivr.list"_s,
             u"otimes.dial_group.list"_s, u"otimes.queues.list"_s, u"otimes.erg.list"_s})
        say(list, "[]");
}

PbxwPeer::~PbxwPeer()
{
    stop();
}

bool PbxwPeer::listen(quint16 port)
{
    return m_server.listen(QHostAddress::LocalHost, port);
}

void PbxwPeer::stop()
{
    m_server.close();
    for (QTcpSocket* socket : m_buffers.keys())
        socket->abort();
}

SiteProfile PbxwPeer::profile() const
{
    SiteProfile profile;
    profile.id = SiteId{u"site"_s};
    profile.name = u"Site"_s;
    profile.brand = Brand::Pbxware;
    profile.url = QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()));
    profile.options.insert(u"pollScale"_s, u"0.02"_s);
    return profile;
}

void PbxwPeer::on(const QString& action, Handler handler)
{
    m_handlers.insert(u"pbxware."_s + action, std::move(handler));
}

void PbxwPeer::say(const QString& action, const QByteArray& body)
{
    on(action, [body](const Ask&) {
        Answer answer;
        answer.body = body;
        return answer;
    });
}

void PbxwPeer::refuse(const QString& action, const QByteArray& words)
{
    say(action, "{\"error\": \"" + words + "\"}");
}

int PbxwPeer::count(const QString& action) const
{
    return static_cast<int>(
        std::ranges::count_if(asks, [&](const Ask& ask) { return ask.action == u"pbxware."_s + action; }));
}

PbxwPeer::Ask PbxwPeer::last(const QString& action) const
{
    for (auto it = asks.rbegin(); it != asks.rend(); ++it) {
        if (it->action == u"pbxware."_s + action)
            return *it;
    }
    return {};
}

void PbxwPeer::sayEvent(const QByteArray& data, const QByteArray& id)
{
    QByteArray text = id.isEmpty() ? QByteArray() : "id: " + id + "\n";
    for (const QByteArray& line : data.split('\n'))
        text += "data: " + line + "\n";
    sayRaw(text + "\n");
}

void PbxwPeer::sayRaw(const QByteArray& bytes)
{
    for (const QPointer<QTcpSocket>& socket : std::as_const(m_streams)) {
        if (socket)
            socket->write(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n");
    }
}

void PbxwPeer::dropStreams()
{
    for (const QPointer<QTcpSocket>& socket : std::exchange(m_streams, {})) {
        if (socket)
            socket->abort();
    }
}

int PbxwPeer::streams() const
{
    return static_cast<int>(
        std::ranges::count_if(m_streams, [](const QPointer<QTcpSocket>& socket) { return !socket.isNull(); }));
}

QUrl PbxwPeer::streamUrl() const
{
    return QUrl(u"http://127.0.0.1:%1/stream"_s.arg(m_server.serverPort()));
}

void PbxwPeer::onConnection()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        m_buffers.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onBytes(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_buffers.remove(socket);
            socket->deleteLater();
        });
    }
}

void PbxwPeer::onBytes(QTcpSocket* socket)
{
    m_buffers[socket] += socket->readAll();
    while (m_buffers.contains(socket)) {
        QByteArray& buffer = m_buffers[socket];
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = buffer.left(end + 2);
        qsizetype length = 0;
        for (const QByteArray& line : head.split('\n')) {
            if (line.toLower().startsWith("content-length:"))
                length = line.mid(15).trimmed().toInt();
        }
        if (buffer.size() < end + 4 + length)
            return;
        const QByteArray body = buffer.mid(end + 4, length);
        buffer.remove(0, end + 4 + length);
        onRequest(socket, head, body);
    }
}

void PbxwPeer::onRequest(QTcpSocket* socket, const QByteArray& head, const QByteArray& body)
{
    const QList<QByteArray> line = head.left(head.indexOf("\r\n")).split(' ');
    Ask ask;
    ask.verb = line.value(0);
    ask.target = line.value(1);
    const qsizetype question = ask.target.indexOf('?');
    ask.path = ask.target.left(question < 0 ? ask.target.size() : question);
    if (ask.path == "/stream") {
        streamHeads.append(head);
        if (!head.contains("Authorization: Bearer " + token + "\r\n")) {
            Answer no;
            no.status = 401;
            return send(socket, no);
        }
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
        m_streams.append(socket);
        return;
    }
    QString givenKey;
    QString format;
    const QByteArray form = question < 0 ? body : ask.target.mid(question + 1);
    for (const auto& [name, value] : decodedForm(form)) {
        if (name == "apikey"_L1)
            givenKey = value;
        else if (name == "apiformat"_L1)
            format = value;
        else if (name == "action"_L1)
            ask.action = value;
        else
            ask.arguments.append({name, value});
    }
    asks.append(ask);
    send(socket, answerTo(ask, givenKey, format));
}

PbxwPeer::Answer PbxwPeer::answerTo(const Ask& ask, const QString& givenKey, const QString& format)
{
    Answer answer;
    const bool works = ask.verb == "POST" ? postWorks : getWorks;
    if (!works || format != "json"_L1) {
        answer.body = "<html><body>Welcome to PBXware</body></html>";
        return answer;
    }
    if (m_all)
        return m_all(ask);
    if (givenKey != key) {
        answer.body = R"({"error": "Invalid API key."})"; // pbxware 172
        return answer;
    }
    if (const auto handler = m_handlers.value(ask.action))
        return handler(ask);
    answer.body = R"({"error": "Unknown action."})";
    return answer;
}

void PbxwPeer::send(QTcpSocket* socket, const Answer& answer) const
{
    if (answer.silent)
        return;
    if (answer.hangUp)
        return socket->abort();
    const QDateTime now = QDateTime::currentDateTimeUtc().addMSecs(clockAheadMs);
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + " Status\r\nContent-Type: " + answer.contentType
        + "\r\nDate: " + QLocale::c().toString(now, u"ddd, dd MMM yyyy hh:mm:ss"_s).toLatin1()
        + " GMT\r\nContent-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    for (const auto& [name, value] : answer.headers)
        head += name + ": " + value + "\r\n";
    socket->write(head + "\r\n" + answer.body);
}

} // namespace callboard::test
