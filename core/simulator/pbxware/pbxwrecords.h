// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/pbxware/pbxwactions.h"
#include "core/simulator/pbxware/pbxwhouse.h"

#include <QObject>

namespace callboard::sim {
struct PastCall;
}

namespace callboard::sim::pbxw {

//! Calls that are over: their records and quality (pbxware 5921), what was said in them (6228).
class CallRecords : public QObject
{
    Q_OBJECT

public:
    explicit CallRecords(House& house, QObject* parent = nullptr);

    void addTo(Actions& actions);

private:
    using Calls = QList<const PastCall*>;

    //! Those that the arguments want, the newest first.
    [[nodiscard]] std::expected<Calls, QString> wanted(const Request& request) const;
    [[nodiscard]] bool fits(const PastCall& call, const Request& request) const;
    [[nodiscard]] Answer download(const Request& request) const;
    [[nodiscard]] Answer billAmount(const Request& request) const;
    [[nodiscard]] Answer quality(const Request& request) const;
    [[nodiscard]] Answer transcription(const Request& request) const;
    [[nodiscard]] QString uniqueId(const PastCall& call) const;
    [[nodiscard]] const PastCall* find(const QString& uniqueId) const;
    [[nodiscard]] int statusOf(const PastCall& call) const; //!< a bit of pbxware 6024
    [[nodiscard]] QJsonArray row(const PastCall& call) const;

    House& m_house;
};

} // namespace callboard::sim::pbxw
