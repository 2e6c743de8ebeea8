// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <random>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace callboard::test {

//! The fuzzer's entry over a fixed set of mutations: the same frames on every machine and every day. Returns how many
//! were taken.
[[nodiscard]] inline int feedMutations(const QList<QByteArray>& seeds, const QList<QByteArray>& words, int rounds)
{
    QList<QByteArray> tokens{"{", "}", "[", "]", "\"", ",", ":", "null", "true", "-1", "1e999", "65", "\\u0000",
        "\\ud800", "\xff\xfe", QByteArray("\0", 1), "18446744073709551616"};
    tokens += words;
    std::mt19937 random(20261121);
    const auto pick = [&](qsizetype below) { return qsizetype(random() % std::max<quint64>(1, quint64(below))); };
    int fed = 0;
    for (int round = 0; round < rounds; ++round) {
        QByteArray frame = seeds.at(pick(seeds.size()));
        for (auto times = pick(6); times >= 0; --times) {
            const qsizetype at = pick(frame.size());
            switch (pick(5)) {
            case 0:
                frame.insert(at, tokens.at(pick(tokens.size())));
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
    return fed;
}

} // namespace callboard::test
