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

//! One row for each of them.
inline void contractRows()
{
    QTest::addColumn<QString>("face");
    for (const QString& face : contractFaces())
        QTest::newRow(qPrintable(face)) << face;
}

} // namespace callboard

// The scenario is skipped where the PBX's own capabilities deny it, and only then.
#define CONTRACT_NEEDS(site, capability)                                                                               \
    if (!(site).can(capability)) {                                                                                     \
        QVERIFY2(!(site).whyNot(capability).isEmpty(), "a denial must say why");                                       \
        QSKIP(qPrintable((site).whyNot(capability)));                                                                  \
    }

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
