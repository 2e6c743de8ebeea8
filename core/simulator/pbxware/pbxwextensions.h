// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/pbxware/pbxwactions.h"
#include "core/simulator/pbxware/pbxwhouse.h"

#include <QObject>

#include <map>

namespace callboard::sim::pbxw {

//! A movement of an extension's account (pbxware 1948).
struct Booking
{
    qint64 at = 0;
    QString reference;
    QString notes;
    QString type; //!< "credit" or "debit"
    double amount = 0; //!< signed
};

//! An extension of any tenant. Those of the home tenant have somebody in the world behind them.
struct ExtensionRecord
{
    int id = 0;
    QString server;
    QString number;
    QMap<QString, QString> settings{}; //!< as written, by the argument's name
    QList<Booking> bookings{};
    QStringList editions{};
    QStringList modules{};

    [[nodiscard]] QString text(const QString& name, const QString& fallback = {}) const
    {
        return settings.value(name, fallback);
    }
};

//! The object "ext" without its enhanced services (pbxware 661).
class Extensions : public QObject
{
    Q_OBJECT

public:
    explicit Extensions(House& house, QObject* parent = nullptr);

    void addTo(Actions& actions);

    //! In the order of their ids; of everybody without a server.
    [[nodiscard]] QList<const ExtensionRecord*> of(const QString& server) const;
    [[nodiscard]] const ExtensionRecord* byId(const QString& server, const QString& id) const;
    [[nodiscard]] const ExtensionRecord* byNumber(const QString& server, const QString& number) const;
    [[nodiscard]] const Extension* userOf(const ExtensionRecord& record) const; //!< null: nobody in the world
    [[nodiscard]] QString nameOf(const ExtensionRecord& record) const;
    [[nodiscard]] QString addressOf(const ExtensionRecord& record) const;
    [[nodiscard]] int licensed() const { return m_licensed; }
    [[nodiscard]] QJsonObject editionCounts(const QString& server) const;
    [[nodiscard]] bool isTaken(const QString& server, const QString& number) const;

private:
    using Found = std::expected<ExtensionRecord*, QString>;

    //! By id or ext, never both (pbxware 874).
    [[nodiscard]] Found target(const Request& request);
    void adopt(const QString& number);
    void recordIfWished(const Talker& talker);
    [[nodiscard]] QString departmentsOf(const ExtensionRecord& record) const;
    [[nodiscard]] QJsonObject summary(const ExtensionRecord& record) const;
    [[nodiscard]] QJsonObject options(const ExtensionRecord& record) const;
    [[nodiscard]] bool isEnabled(const ExtensionRecord& record) const;
    [[nodiscard]] QJsonObject deviceOf(const ExtensionRecord& record) const;
    [[nodiscard]] QString freeNumber(const QString& server) const;
    [[nodiscard]] QString wrongNumber(const Request& request, const ExtensionRecord* own) const;
    void renumber(ExtensionRecord& record, const QString& number);
    void write(ExtensionRecord& record, const Request& request);
    void toWorld(const ExtensionRecord& record, const Request& request);
    [[nodiscard]] QJsonObject written(const ExtensionRecord& record) const;
    [[nodiscard]] Answer configuration(const Request& request);
    [[nodiscard]] Answer add(const Request& request);
    [[nodiscard]] Answer edit(const Request& request);
    [[nodiscard]] Answer remove(const Request& request);
    [[nodiscard]] Answer removeVoicemails(const Request& request);
    [[nodiscard]] Answer additionalMacs(const Request& request);

    // pbxwbilling.cpp
    void addBilling(Actions& actions);
    [[nodiscard]] Answer balance(const Request& request);
    [[nodiscard]] Answer billing(const Request& request);
    [[nodiscard]] Answer billingInfo(const Request& request);
    [[nodiscard]] Answer history(const Request& request);
    [[nodiscard]] Answer slaves(const Request& request);
    [[nodiscard]] Answer resetInclusive(const Request& request, const QString& what);

    // pbxwapps.cpp
    void addApps(Actions& actions);
    [[nodiscard]] Answer setEditions(const Request& request);
    [[nodiscard]] Answer editions(const Request& request);
    [[nodiscard]] Answer apps(const Request& request) const;
    [[nodiscard]] Answer setTemplates(const Request& request);
    [[nodiscard]] Answer templates(const Request& request) const;

    House& m_house;
    std::map<int, ExtensionRecord> m_records;
    QHash<QString, int> m_byNumber; //!< "server/number" -> id
    int m_licensed;
};

//! Checks the lists "editions" and "modules" (pbxware 3189, 3191).
[[nodiscard]] QString wrongEditions(const Request& request); //!< an error's text; empty: none

} // namespace callboard::sim::pbxw
