// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PAL's status events, see stormbench.h.
#include "tests/bench/stormbench.h"

#include "core/base/clock.h"
#include "core/pbx/brekeke/palclient.h"

#include <QApplication>

#include <array>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

constexpr int kFrames = 100'000;
constexpr int kExtensions = 5000;

// Whole calls, as a storm of them looks: rung, ringing, answered, held, resumed, over.
QList<QByteArray> makeFrames()
{
    static constexpr std::array kLife{0, 65, 2, 35, 36, 12, -1};
    QList<QByteArray> frames;
    frames.reserve(kFrames);
    for (int i = 0; frames.size() < kFrames; ++i) {
        const int group = i / int(kLife.size()) / 64;
        const int within = i / int(kLife.size()) % 64;
        for (const int code : kLife) {
            // 64 calls live at once, their events interleaved.
            const int id = group * 64 + within;
            frames.append(
                u"{\"jsonrpc\":\"2.0\",\"method\":\"notify_status\",\"params\":{\"user\":\"%1\",\"status\":\"%2\","
                "\"other_number\":\"03123%3\",\"room_id\":\"28200%4\",\"talker_id\":\"%4\",\"user_display_name\":\"Ann "
                "%1\","
                "\"other_user_display_name\":\"ACME %3\",\"time\":1587451427817,\"logid\":\"\",\"rescode\":\"%5\","
                "\"disconnected_by\":\"\",\"q850code\":\"\"}}"_s.arg(1000 + i % kExtensions)
                    .arg(code)
                    .arg(10000 + i % 777)
                    .arg(1000000 + id * 7 + i)
                    .arg(code == -1 ? u"200"_s : QString())
                    .toUtf8());
        }
    }
    frames.resize(kFrames);
    // Interleave: event k of call 0, of call 1, ... within blocks of 64 calls.
    QList<QByteArray> mixed;
    mixed.reserve(kFrames);
    const int block = 64 * int(kLife.size());
    for (int at = 0; at + block <= kFrames; at += block) {
        for (int step = 0; step < int(kLife.size()); ++step) {
            for (int call = 0; call < 64; ++call)
                mixed.append(frames.at(at + call * int(kLife.size()) + step));
        }
    }
    return mixed;
}

class Nothing final : public brekeke::PalSink
{
};

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    brekeke::PalDecoder decoder;
    Nothing nothing;
    SystemClock clock;
    SiteProfile profile;
    profile.id = SiteId{u"s"_s};
    brekeke::PalClient client(profile, {}, clock);
    bench::measure({makeFrames(), "\"talker_id\":\"",
                       [&](const QByteArray& frame) { return decoder.decode(frame, nothing).has_value(); },
                       [&](const QByteArray& frame) { client.replay(frame); }, bench::numbersFrom(1000, kExtensions)},
        client);
    return 0;
}
