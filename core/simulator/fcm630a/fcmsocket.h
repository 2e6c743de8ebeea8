// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/fcm630a/fcmchannels.h"
#include "core/simulator/fcm630a/fcmsessions.h"

#include <QMap>
#include <QObject>
#include <QSet>

#include <memory>

class QWebSocket;

namespace callboard::sim::fcm {

//! /websockify: the socket of the web interface (notes, last section; the document has none). Web users log in here,
//! subscribe to events by name and are told what changed. No snapshot follows a subscription.
class Socket : public QObject
{
    Q_OBJECT

public:
    Socket(const FaceSetup& setup, Channels& channels, Sessions& webSessions, QObject* parent = nullptr);
    ~Socket() override;

    void take(QWebSocket* socket);
    void dropConnections();
    [[nodiscard]] int connectionCount() const { return int(m_listeners.size()); }

private:
    struct Listener;
    using Rows = QMap<QString, QJsonObject>; //!< by what identifies a row

    void receive(Listener& listener, const QString& text);
    [[nodiscard]] QJsonObject answer(Listener& listener, const QJsonObject& message);
    [[nodiscard]] int subscribe(Listener& listener, const QJsonValue& names, bool on);
    void remove(const QWebSocket* socket);

    void note(const QStringList& extensions);
    void flush();
    void tell(const QString& event, const QJsonArray& body);
    [[nodiscard]] Rows rowsOf(const QList<QJsonObject>& list, const QString& kind) const;
    static void compare(QJsonArray& out, const Rows& before, const Rows& after, const QString& kind);
    [[nodiscard]] QJsonArray queueCounters() const;
    [[nodiscard]] QJsonObject pbxStatus() const;

    FaceSetup m_setup;
    Channels& m_channels;
    Sessions& m_sessions;
    QList<std::shared_ptr<Listener>> m_listeners;
    Rows m_unbridged;
    Rows m_bridged;
    QMap<QString, QString> m_statuses; //!< extension -> what was told last
    QMap<QString, QString> m_queues; //!< queue -> what was told last
    QString m_pbx;
    QSet<QString> m_changedExtensions;
    bool m_flushing = false;
};

} // namespace callboard::sim::fcm
