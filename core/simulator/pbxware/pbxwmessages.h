// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/pbxware/pbxwactions.h"
#include "core/simulator/pbxware/pbxwhouse.h"

#include <QObject>

namespace callboard::sim::pbxw {

struct ShortMessage
{
    int id = 0;
    QString server;
    QString provider;
    QString from;
    QString to;
    QString direction; //!< "Inbound", "Outbound" (pbxware 3813)
    qint64 at = 0;
    QString status;
    QString error;
    QString type = QStringLiteral("SMS");
    QString body; //!< not in any report; the truth log has it
};

//! SMS (pbxware 3745) without its trunks.
class Messages : public QObject
{
    Q_OBJECT

public:
    explicit Messages(House& house, QObject* parent = nullptr);

    void addTo(Actions& actions);

private:
    [[nodiscard]] Answer send(const Request& request);
    [[nodiscard]] Answer list(const Request& request) const;
    [[nodiscard]] Answer bulkList(const Request& request) const;
    [[nodiscard]] QString numberOf(const QString& server) const;

    House& m_house;
    QList<ShortMessage> m_messages;
    qint64 m_campaignAt;
};

} // namespace callboard::sim::pbxw
