// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "goldenjadeframes.h"
#include "mutations.h"

#include <QObject>
#include <QtTest>

class TestFuzzJadeCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mutations()
    {
        QCOMPARE(
            callboard::test::feedMutations(callboard::test::goldenJadeEvents() + callboard::test::goldenJadeReplies(),
                {"\"list\"", "\"result\"", "\"reuslt\"", "\"/admin\"", "\"core.channel.update\"", "\"admin.\"",
                    "\"unique_id\"", "\"variables\"", "\"2026-11-21T00:38:01.4251987Z\""},
                15'000),
            15'000);
    }
};

QTEST_GUILESS_MAIN(TestFuzzJadeCodec)
#include "tst_fuzz_jadecodec.moc"
