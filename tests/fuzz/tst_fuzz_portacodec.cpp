// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mutations.h"
#include "portagoldenframes.h"

#include <QObject>
#include <QtTest>

class TestFuzzPortaCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mutations()
    {
        QCOMPARE(callboard::test::feedMutations(callboard::test::portaGoldenFrames(),
                     {"\"cseq\"", "\"event\"", "\"call_info\"", "\"call\"", "\"dialog_id\"", "\"state\"",
                         "\"calls_list\"", "\"error\"", "\"result\"", "\"queue_info\"", "\"2018-11-29 13:41:04\""},
                     40'000),
            40'000);
    }
};

QTEST_GUILESS_MAIN(TestFuzzPortaCodec)
#include "tst_fuzz_portacodec.moc"
