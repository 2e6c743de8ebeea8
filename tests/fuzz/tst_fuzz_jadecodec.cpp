// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "goldenjadeframes.h"

#include <QObject>
#include <QtTest>

#include <random>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

//! The fuzzer's entry over a fixed set of mutations: the same frames on every machine and every day.
class TestFuzzJadeCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mutations();
};

void TestFuzzJadeCodec::mutations()
{
    static const QList<QByteArray> kTokens{"{", "}", "[", "]", "\"", ",", ":", "null", "true", "-1", "1e999", "65",
        "\\u0000", "\\ud800", "\xff\xfe", QByteArray("\0", 1), "18446744073709551616", "\"list\"", "\"result\"", "\"/admin\"", "\"core.channel.update\""};
    const QList<QByteArray> seeds = callboard::test::goldenJadeEvents() + callboard::test::goldenJadeReplies();
    std::mt19937 random(20261121);
    const auto pick = [&](qsizetype below) { return qsizetype(random() % std::max<quint64>(1, quint64(below))); };
    int fed = 0;
    for (int round = 0; round < 15'000; ++round) {
        QByteArray frame = seeds.at(pick(seeds.size()));
        for (auto times = pick(6); times >= 0; --times) {
            const qsizetype at = pick(frame.size());
            switch (pick(5)) {
            case 0:
                frame.insert(at, kTokens.at(pick(kTokens.size())));
                break;
            case 1:
                frame.remove(at, pick(12));
                break;
            case 2:
                frame[at] = char(random());
                break;
            case 3:
                frame.insert(at, frame.mid(pick(frame.size()), pick(40)));
                break;
            default:
                frame.replace(at, pick(8), seeds.at(pick(seeds.size())).mid(pick(30), pick(30)));
                break;
            }
            if (frame.isEmpty())
                frame = "{}";
        }
        fed += LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(frame.constData()), size_t(frame.size())) == 0;
    }
    QCOMPARE(fed, 15'000);
}

QTEST_GUILESS_MAIN(TestFuzzJadeCodec)
#include "tst_fuzz_jadecodec.moc"
