// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/httpfaceserver.h"
#include "core/simulator/pbxware/pbxwhouse.h"

#include <QJsonArray>
#include <QPointer>

class QTcpSocket;

namespace callboard::sim::pbxw {

//! Who takes the PBX's event webhooks and gives them on: server-sent events at /stream, the last 200 at /events, both
//! for the bearer of a token. Each side of a call is told. The fields are flat, or on the wire inside "payload".
class Relay : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 kCommentMs = 5000;
    static constexpr int kMostKept = 200;

    Relay(const FaceSetup& setup, House& house, QObject* parent = nullptr);

    Result<quint16> listen(quint16 port) { return m_http.listen(port); }
    void close() { m_http.close(); }
    void dropConnections() { m_http.dropConnections(); }
    void setCertificate(const Certificate& certificate) { m_http.setCertificate(certificate); }
    [[nodiscard]] int connectionCount() const { return m_http.connectionCount(); }
    [[nodiscard]] QString token() const { return m_house.secret(QStringLiteral("relay"), 32); }

private:
    [[nodiscard]] HttpAnswer answer(const HttpAsk& ask);
    void onChanged(const Talker& talker, LegEvent event);
    void onEnded(const Talker& talker, const EndReason& reason);
    //! What the PBX posts about a leg.
    [[nodiscard]] QJsonObject eventOf(const QString& name, const Talker& talker, const QString& state) const;
    void publish(QJsonObject event);
    void write(const QByteArray& bytes);
    void comment();

    House& m_house;
    QJsonArray m_kept;
    QList<QPointer<QTcpSocket>> m_streams;
    int m_nextId = 1;
    bool m_commenting = false;
    HttpFaceServer m_http;
};

} // namespace callboard::sim::pbxw
