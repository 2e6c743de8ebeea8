// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/simulatorhost.h"
#include "core/simulator/world.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslError>
#include <QSslSocket>
#include <QTest>
#include <QUrlQuery>
#include <QUuid>
#include <QWebSocket>

#include <memory>

namespace callboard::sim {

using namespace Qt::StringLiterals;

//! JSON with single quotes, as texts in a test are easier to read that way.
[[nodiscard]] inline QJsonObject json(const char* text)
{
    return QJsonDocument::fromJson(QByteArray(text).replace('\'', '"')).object();
}

//! What came back, taken apart by hand.
struct Reply
{
    int status = 0; //!< 0: no answer
    QByteArray head; //!< in lower case
    QByteArray body;

    [[nodiscard]] QJsonObject envelope() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QJsonValue result() const { return envelope().value("result"_L1); }
    [[nodiscard]] QJsonArray list() const { return result().toObject().value("list"_L1).toArray(); }
};

//! HTTP over a bare socket: one request a connection, GET may have a body.
[[nodiscard]] inline Reply httpAsk(const QUrl& base, const QByteArray& verb, const QByteArray& target,
    const QByteArray& body = {}, const QByteArray& extra = {})
{
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    QByteArray all;
    QObject::connect(&socket, &QSslSocket::readyRead, &socket, [&] { all += socket.readAll(); });
    const bool tls = base.scheme() == "https"_L1;
    QSignalSpy ready(&socket, tls ? &QSslSocket::encrypted : &QSslSocket::connected);
    if (tls)
        socket.connectToHostEncrypted(base.host(), quint16(base.port()));
    else
        socket.connectToHost(base.host(), quint16(base.port()));
    if (ready.isEmpty() && !ready.wait(30'000))
        return {};
    socket.write(verb + ' ' + target + " HTTP/1.1\r\nHost: pbx\r\n" + extra
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    Reply reply;
    const auto complete = [&] {
        const qsizetype end = all.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        reply.head = all.left(end).toLower();
        reply.body = all.mid(end + 4);
        const qsizetype at = reply.head.indexOf("content-length: ");
        return reply.body.size() >= (at < 0 ? 0 : reply.head.mid(at + 16).split('\r').first().toLongLong());
    };
    QSignalSpy more(&socket, &QSslSocket::readyRead);
    while (!complete()) {
        if (!more.wait(30'000))
            return {};
    }
    reply.status = reply.head.split(' ').value(1).toInt();
    return reply;
}

//! A bare events socket.
class EventsProbe : public QObject
{
    Q_OBJECT

public:
    EventsProbe()
    {
        connect(&m_socket, &QWebSocket::textMessageReceived, this,
            [this](const QString& text) { frames << QJsonDocument::fromJson(text.toUtf8()).object(); });
    }
    //! A certificate is taken for its fingerprint only.
    bool open(const QString& url, const QString& fingerprint = {})
    {
        connect(&m_socket, &QWebSocket::sslErrors, this, [this, fingerprint](const QList<QSslError>& errors) {
            const QSslCertificate certificate = errors.first().certificate();
            if (QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex()) == fingerprint)
                m_socket.ignoreSslErrors(errors);
        });
        QSignalSpy connected(&m_socket, &QWebSocket::connected);
        m_socket.open(QUrl(url));
        return connected.wait(30'000);
    }
    void send(const char* text) { m_socket.sendTextMessage(QString::fromUtf8(QByteArray(text).replace('\'', '"'))); }
    //! Everything sent so far has been read by the other side, and everything told so far has arrived.
    bool settle()
    {
        QSignalSpy pong(&m_socket, &QWebSocket::pong);
        m_socket.ping("x");
        return pong.wait(30'000);
    }
    //! Names of the events of all frames, in order; the wire's topic is looked through.
    [[nodiscard]] QStringList names(bool wire) const
    {
        QStringList found;
        for (const QJsonObject& frame : frames)
            found << (wire ? frame.begin().value().toObject() : frame).keys().value(0);
        return found;
    }
    [[nodiscard]] QList<QJsonObject> records(const QString& name, bool wire) const
    {
        QList<QJsonObject> found;
        for (const QJsonObject& frame : frames) {
            const QJsonObject event = wire ? frame.begin().value().toObject() : frame;
            if (event.contains(name))
                found << event.value(name).toObject();
        }
        return found;
    }

    QWebSocket m_socket;
    QList<QJsonObject> frames;
};

//! A simulated jade in manual time.
class JadeFixture
{
public:
    std::unique_ptr<SimulatorHost> m_host;
    FaceInfo m_info;
    QUrl m_base;
    QString m_token;

    SimulatorHost& start(const QString& profile, SimulatorOptions options = {})
    {
        options.manualTime = true;
        options.profile = profile;
        options.faces = {u"jade"_s};
        m_host = std::make_unique<SimulatorHost>(options);
        const auto faces = m_host->start();
        m_info = faces ? faces->first() : FaceInfo();
        m_base = QUrl(m_info.url);
        m_token = logIn();
        return *m_host;
    }
    World& world() { return *m_host->world(); }
    void advance(int ms) { m_host->scheduler()->advance(ms); }
    QString control(const char* command) { return m_host->control(json(command)).value("error"_L1).toString(); }
    [[nodiscard]] QString eventsUrl(const QString& token) const
    {
        const QString port = QUrlQuery(m_base.query()).queryItemValue(u"events"_s);
        return u"%1://127.0.0.1:%2/?authtoken=%3"_s.arg(
            m_base.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s, port, token);
    }
    [[nodiscard]] Reply login(const QByteArray& path, const QString& user, const QString& password) const
    {
        const QByteArray pair = (user + u':' + password).toUtf8().toBase64();
        return httpAsk(m_base, "POST", path, {}, "Authorization: Basic " + pair + "\r\n");
    }
    [[nodiscard]] QString logIn(const QByteArray& path = "/v1/admin/login", QString user = {}) const
    {
        if (user.isEmpty())
            user = m_info.user;
        const QString password = m_host->world()->directory().password(user);
        return login(path, user, password).result().toObject().value("authtoken"_L1).toString();
    }
    //! With the token, unless another is given.
    [[nodiscard]] Reply ask(
        const QByteArray& verb, QByteArray path, const QByteArray& body = {}, QString token = u"*"_s) const
    {
        if (token == "*"_L1)
            token = m_token;
        path += (path.contains('?') ? "&authtoken=" : "?authtoken=") + token.toLatin1();
        return httpAsk(m_base, verb, path, body);
    }
    [[nodiscard]] Reply get(const QByteArray& path) const { return ask("GET", path); }
    [[nodiscard]] QString leg(const QString& extension)
    {
        const QList<Talker> legs = world().talkersOf(extension);
        return legs.isEmpty() ? QString() : legs.last().id;
    }
    //! 201 talks to 204.
    void talk()
    {
        QVERIFY(world().dial(u"201"_s, u"204"_s));
        QVERIFY(world().answer(leg(u"204"_s)));
    }
};

//! Lines of a file in data, without comments.
[[nodiscard]] inline QList<QByteArray> dataLines(const char* name)
{
    QFile file(QStringLiteral(DATA_DIR "/") + QLatin1StringView(name));
    QList<QByteArray> lines;
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : file.readAll().split('\n')) {
            if (!line.isEmpty() && !line.startsWith('#'))
                lines << line;
        }
    }
    return lines;
}

} // namespace callboard::sim
