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
#include <QTest>
#include <QUrlQuery>
#include <QWebSocket>

namespace callboard::sim {

using namespace Qt::StringLiterals;

//! JSON with single quotes, as texts in a test are easier to read that way.
[[nodiscard]] inline QJsonObject json(const char* text)
{
    return QJsonDocument::fromJson(QByteArray(text).replace('\'', '"')).object();
}

//! A call control console made of a bare WebSocket. Knows nothing of the simulator's encoder.
class PortaProbe : public QObject
{
    Q_OBJECT

public:
    PortaProbe()
    {
        connect(&socket, &QWebSocket::textMessageReceived, this, [this](const QString& text) {
            texts << text;
            frames << QJsonDocument::fromJson(text.toUtf8()).object();
        });
        connect(&socket, &QWebSocket::disconnected, this, [this] { closed = true; });
    }

    bool open(const QString& url)
    {
        QSignalSpy connected(&socket, &QWebSocket::connected);
        socket.open(QUrl(url));
        return connected.wait(5000);
    }
    void send(const QJsonObject& frame)
    {
        socket.sendTextMessage(QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact)));
    }
    [[nodiscard]] QJsonObject reply(int cseq) const
    {
        for (const QJsonObject& frame : frames) {
            if (frame.value("cseq"_L1).toInt() == cseq)
                return frame;
        }
        return {};
    }
    //! Asks and waits for the answer.
    QJsonObject ask(const QString& service, const QString& method, const QJsonObject& params = {})
    {
        const int cseq = ++m_cseq;
        send({{u"cseq"_s, cseq}, {u"service"_s, service}, {u"method"_s, method},
            {u"auth_info"_s, QJsonObject{{u"session_id"_s, session}}}, {u"params"_s, params}});
        while (reply(cseq).isEmpty()) {
            QSignalSpy arrival(&socket, &QWebSocket::textMessageReceived);
            if (!arrival.wait(5000))
                return {};
        }
        return reply(cseq);
    }
    QJsonObject callControl(const QString& method, const QJsonObject& params)
    {
        return ask(u"CallControl"_s, method, params);
    }
    //! "" if it was done, else the error's code.
    QString code(const QString& method, const QJsonObject& params)
    {
        const QJsonObject answer = callControl(method, params);
        if (answer.isEmpty())
            return u"no answer"_s;
        return answer.value("success"_L1).toInt() == 1
            ? QString()
            : answer.value("error"_L1).toObject().value("code"_L1).toString();
    }
    bool login(const QString& user, const QString& password)
    {
        const QJsonObject answer = ask(u"Session"_s, u"login"_s, {{u"login"_s, user}, {u"password"_s, password}});
        session = answer.value("result"_L1).toObject().value("session_id"_L1).toString();
        return !session.isEmpty();
    }
    //! call_info of all notifications so far.
    [[nodiscard]] QList<QJsonObject> notified() const
    {
        QList<QJsonObject> found;
        for (const QJsonObject& frame : frames) {
            if (frame.value("event"_L1) == "sip.call_control_notifications"_L1)
                found << frame.value("result"_L1).toObject().value("call_info"_L1).toObject();
        }
        return found;
    }
    //! "202:ringing 201:trying ..." of all legs told of so far, by the account that has the leg.
    [[nodiscard]] QString story() const
    {
        QStringList words;
        for (const QJsonObject& info : notified())
            words << own(info) + u':' + info.value("state"_L1).toString() + info.value("event"_L1).toString();
        return words.join(u' ');
    }
    [[nodiscard]] static QString own(const QJsonObject& info)
    {
        if (info.contains("conference_info"_L1)) {
            return u"room"_s
                + (info.contains("participant_info"_L1) ? QString::number(
                       info.value("participant_info"_L1).toObject().value("participant_id"_L1).toInt())
                                                        : QString());
        }
        if (info.contains("local_party"_L1))
            return info.value("local_party"_L1).toObject().value("id"_L1).toString();
        const bool incoming = info.value("type"_L1) == "incoming"_L1;
        const QJsonObject party = info.value(incoming ? "callee"_L1 : "caller"_L1).toObject();
        return party.contains("access_number"_L1) ? party.value("access_number"_L1).toString()
                                                  : party.value("id"_L1).toString();
    }
    //! The newest notification of that account's leg in that state; empty if there is none.
    [[nodiscard]] QJsonObject last(const QString& account, const QString& state) const
    {
        QJsonObject found;
        for (const QJsonObject& info : notified()) {
            if (own(info) == account && info.value("state"_L1).toString() == state)
                found = info;
        }
        return found;
    }
    //! {"call":{id,tag}} of the account's newest leg.
    [[nodiscard]] QJsonObject callOf(const QString& account) const
    {
        QJsonObject found;
        for (const QJsonObject& info : notified()) {
            if (own(info) == account && info.value("call"_L1).toObject().contains("tag"_L1)
                && !info.contains("conference_info"_L1))
                found = info.value("call"_L1).toObject();
        }
        return {{u"call"_s, found}};
    }
    void forget()
    {
        frames.clear();
        texts.clear();
    }

    QWebSocket socket;
    QString session;
    QList<QJsonObject> frames;
    QStringList texts;
    bool closed = false;

private:
    int m_cseq = 0;
};

//! A simulated PBX with the document's accounts in it, in manual time, and what a test needs to talk to it.
class PortaFixture
{
public:
    std::unique_ptr<SimulatorHost> m_host;
    FaceInfo m_info;

    SimulatorHost& start(SimulatorOptions options = {})
    {
        options.manualTime = true;
        options.faces = {u"portasip"_s};
        m_host = std::make_unique<SimulatorHost>(options);
        const auto faces = m_host->start();
        m_info = faces ? faces->first() : FaceInfo{};
        for (const QString& number : {u"123002"_s, u"123003"_s, u"123007"_s, u"123008"_s, u"123009"_s}) {
            Extension account;
            account.number = number;
            (void)world().directory().add(account);
        }
        return *m_host;
    }
    World& world() { return *m_host->world(); }
    void advance(int ms) { m_host->scheduler()->advance(ms); }
    qint64 accountId(PortaProbe& probe, const QString& number)
    {
        const QJsonObject answer = probe.ask(u"Account"_s, u"get_account_list"_s, {{u"id"_s, number}});
        return answer.value("result"_L1)
            .toObject()
            .value("account_list"_L1)
            .toArray()
            .first()
            .toObject()
            .value("i_account"_L1)
            .toInteger();
    }
    //! Logged in as the customer, subscribed to the whole house.
    bool watch(PortaProbe& probe)
    {
        const bool ready = probe.open(m_info.url) && probe.login(m_info.user, m_info.password)
            && probe
                   .code(u"enable_api_notifications"_s,
                       {{u"event"_s, u"sip.call_control_notifications"_s}, {u"i_customer"_s, 30}})
                   .isEmpty();
        probe.forget();
        return ready;
    }
    bool logInAccount(PortaProbe& probe, const QString& number)
    {
        return probe.open(m_info.url) && probe.login(number, world().directory().password(number));
    }
    //! Everything that was under way has arrived: an answered request comes after it.
    static void settle(PortaProbe& probe) { (void)probe.ask(u"Customer"_s, u"get_customer_info"_s); }
    QString leg(const QString& extension)
    {
        const QList<Talker> legs = world().talkersOf(extension);
        return legs.isEmpty() ? QString() : legs.last().id;
    }
    //! `from` talks to `to`, both inside; nothing is remembered of how it came about.
    void talk(const QString& from, const QString& to)
    {
        QVERIFY(world().dial(from, to));
        QVERIFY(world().answer(leg(to)));
    }
};

//! A frame that the document prints.
[[nodiscard]] inline QJsonObject golden(const QString& name)
{
    QFile file(QStringLiteral(DATA_DIR "/porta_frames.jsonl"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    while (!file.atEnd()) {
        const QJsonObject entry = QJsonDocument::fromJson(file.readLine()).object();
        if (entry.value("name"_L1) == name)
            return entry.value("frame"_L1).toObject();
    }
    return {};
}

//! Empty when `got` has all that `printed` has: ids, tags and times of the same look, the rest the same.
[[nodiscard]] inline QString difference(const QJsonValue& printed, const QJsonValue& got, const QString& path = {})
{
    static const QStringList kLook{u".id"_s, u".tag"_s, u"_time"_s};
    if (printed.type() != got.type())
        return path + u": another type: "_s + got.toVariant().toString();
    if (printed.isObject()) {
        const QJsonObject object = printed.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (!got.toObject().contains(it.key()))
                return path + u'.' + it.key() + u": missing"_s;
            const QString deeper = difference(it.value(), got.toObject().value(it.key()), path + u'.' + it.key());
            if (!deeper.isEmpty())
                return deeper;
        }
        return {};
    }
    if (printed.isArray()) {
        if (printed.toArray().size() != got.toArray().size())
            return path + u": another length"_s;
        for (int i = 0; i < printed.toArray().size(); ++i) {
            const QString deeper
                = difference(printed.toArray().at(i), got.toArray().at(i), path + u'[' + QString::number(i) + u']');
            if (!deeper.isEmpty())
                return deeper;
        }
        return {};
    }
    if (path.endsWith("call.id"_L1) || path.contains("dialog_id["_L1)) {
        const auto look = [](QString text) {
            static const QRegularExpression unique(u"^[^@]+@[0-9.]+"_s);
            static const QRegularExpression digits(u"^[0-9]+$"_s);
            return text.replace(unique, text.contains(u'!') ? u"!@"_s : u"@"_s).replace(digits, u"9"_s);
        };
        return look(printed.toString()) == look(got.toString()) ? QString() : path + u": "_s + got.toString();
    }
    if (path.endsWith("call.tag"_L1)) {
        const auto look = [](const QString& text) {
            return text.endsWith(".o"_L1) ? u".o"_s : text.endsWith("o1"_L1) ? u"o1"_s : u"number"_s;
        };
        return look(printed.toString()) == look(got.toString()) ? QString() : path + u": "_s + got.toString();
    }
    if (path.endsWith("_time"_L1)) {
        const auto look = [](QString text) { return text.replace(QRegularExpression(u"[0-9]"_s), u"9"_s); };
        return look(printed.toString()) == look(got.toString()) ? QString() : path + u": "_s + got.toString();
    }
    if (path.endsWith("session_id"_L1) || path.endsWith("cseq"_L1))
        return {};
    return printed == got ? QString() : path + u": "_s + got.toVariant().toString();
}

} // namespace callboard::sim
