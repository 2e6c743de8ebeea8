// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wiring/clientfactory.h"
#include "tests/contract/contractsite.h"

#include <QSignalSpy>
#include <QTest>

namespace callboard {

//! The PBXes that the simulator has a face of and the console a client for.
inline QStringList contractFaces()
{
    QStringList faces = sim::faceNames();
    faces.removeIf([](const QString& face) {
        const auto brand = brandFromName(face);
        return !brand || !speaks(*brand).can;
    });
    return faces;
}

//! A row for each of them in both profiles: as its document says and as real systems were seen to answer.
inline void contractRows()
{
    QTest::addColumn<QString>("face");
    for (const QString& face : contractFaces()) {
        QTest::newRow(qPrintable(face)) << face;
        QTest::newRow(qPrintable(face + QStringLiteral(" wire"))) << face + QStringLiteral(" wire");
    }
}

//! Where a call is fetched by sending it to a phone, somebody has to pick that up.
inline void pickUp(ContractSite& site, const QString& extension)
{
    const auto rings = [&] { return site.lamp(extension) == ExtensionState::Ringing; };
    const auto talks = [&] { return site.lamp(extension) == ExtensionState::Talking; };
    if (QTest::qWaitFor([&] { return rings() || talks(); }) && rings())
        site.control({{QStringLiteral("do"), QStringLiteral("answer")}, {QStringLiteral("extension"), extension}});
}

} // namespace callboard

// The scenario is skipped where the PBX's own capabilities deny it, and only then.
#define CONTRACT_NEEDS(site, capability)                                                                               \
    if (!(site).can(capability)) {                                                                                     \
        QVERIFY2(!(site).whyNot(capability).isEmpty(), "a denial must say why");                                       \
        QSKIP(qPrintable((site).whyNot(capability)));                                                                  \
    }

// What a document does not have and real systems do shows when it is first tried; from then on it is denied.
#define CONTRACT_UNLESS_LEARNT(site, capability, outcome)                                                              \
    if ((outcome).error.kind == ErrorKind::NotSupported) {                                                             \
        QVERIFY2(!(site).can(capability), "what the PBX refused for good must not be offered again");                  \
        QSKIP(qPrintable((site).whyNot(capability)));                                                                  \
    }                                                                                                                  \
    CONTRACT_DONE(outcome)

#define CONTRACT_DONE(outcome)                                                                                         \
    do {                                                                                                               \
        const Outcome contractOutcome = (outcome);                                                                     \
        QVERIFY2(contractOutcome.ok(),                                                                                 \
            qPrintable(describe(contractOutcome.error) + QStringLiteral(" ") + contractOutcome.text));                 \
    } while (false)

#define CONTRACT_CONTROL(site, ...) QCOMPARE((site).control(QJsonObject __VA_ARGS__), QString())

// Through the socket everything takes a moment; the end must be exactly the world's own state.
#define CONTRACT_TRUE(site) QTRY_COMPARE((site).differenceFromTruth(), QString())

// And what was announced on the way there is what the simulator wrote down, whatever its face made of it.
#define CONTRACT_LOGGED(site) QTRY_COMPARE((site).differenceFromLog(), QString())
