// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/simulatorhost.h"
#include "core/simulator/world.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSslError>
#include <QTest>
#include <QUrlQuery>
#include <QWebSocket>

//! A console made of a bare WebSocket: sends texts, keeps what comes. Knows nothing of the simulator's encoder.
class PalProbe : public QObject
{
    Q_OBJECT

public:
    PalProbe()
    {
        connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString& text) {
            texts << text;
            const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
            frames << (document.isArray() ? QJsonObject{{QStringLiteral("batch"), document.array()}}
                                          : document.object());
        });
        connect(&m_socket, &QWebSocket::disconnected, this, [this] { closed = true; });
    }

    void open(const QString& url) { m_socket.open(QUrl(url)); }
    void close() { m_socket.close(); }
    void sendText(const QString& text) { m_socket.sendTextMessage(text); }
    void send(const QString& id, const QString& method, const QJsonObject& params = {})
    {
        const QJsonObject request{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")}, {QStringLiteral("id"), id},
            {QStringLiteral("method"), method}, {QStringLiteral("params"), params}};
        sendText(QString::fromUtf8(QJsonDocument(request).toJson(QJsonDocument::Compact)));
    }
    //! Empty while the reply has not come.
    [[nodiscard]] QJsonObject reply(const QString& id) const
    {
        for (const QJsonObject& frame : frames) {
            if (frame.value(QStringLiteral("id")).toVariant().toString() == id
                && !frame.contains(QStringLiteral("method")))
                return frame;
        }
        return {};
    }
    //! Params of all notifications of that name, in the order they came.
    [[nodiscard]] QList<QJsonObject> notified(const QString& method) const
    {
        QList<QJsonObject> found;
        for (const QJsonObject& frame : frames) {
            if (frame.value(QStringLiteral("method")).toString() == method)
                found << frame.value(QStringLiteral("params")).toObject();
        }
        return found;
    }
    //! "202:65 201:1 ..." of all notify_status so far.
    [[nodiscard]] QString story() const
    {
        QStringList words;
        for (const QJsonObject& p : notified(QStringLiteral("notify_status")))
            words << p.value(QStringLiteral("user")).toString() + QLatin1Char(':')
                    + p.value(QStringLiteral("status")).toVariant().toString();
        return words.join(QLatin1Char(' '));
    }
    void forget()
    {
        frames.clear();
        texts.clear();
    }

    QWebSocket m_socket;
    QList<QJsonObject> frames;
    QStringList texts;
    bool closed = false;
};
