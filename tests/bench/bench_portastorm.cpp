// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PortaSIP's call control notifications, see stormbench.h.
#include "tests/bench/stormbench.h"

#include "core/base/clock.h"
#include "core/pbx/portasip/portaclient.h"

#include <QApplication>

#include <array>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

constexpr int kCalls = 10'000;
constexpr int kAtOnce = 64;
constexpr int kExtensions = 5000;

struct Step
{
    const char* state;
    const char* more;
};
// Whole internal calls as a storm of them looks: both legs begin, ring, talk, hold, go on, end.
constexpr std::array kLife{Step{"trying", R"("start_time":"2018-11-29 13:41:04",)"},
    Step{"ringing", R"("start_time":"2018-11-29 13:41:04",)"},
    Step{"connected", R"("connect_time":"2018-11-29 13:41:09",)"},
    Step{"held", R"("connect_time":"2018-11-29 13:41:19",)"},
    Step{"connected", R"("connect_time":"2018-11-29 13:41:29",)"},
    Step{"terminated", R"("duration":25,"reason":"normal","reason_code":200,)"}};

// Byte for byte in the shape of porta 1876.
QByteArray frame(int call, const Step& step, bool incoming)
{
    const auto party = [](int number) {
        return u"{\"account_id\":\"%1\",\"centrex_id\":\"30\",\"display_id\":\"%1\",\"display_name\":\"Ann %1\","
               "\"forwarder_list\":[],\"id\":\"%1\"}"_s.arg(number);
    };
    const bool holds = incoming && QByteArrayView(step.state) == "held";
    return u"{\"action\":\"update\",\"event\":\"sip.call_control_notifications\",\"result\":{\"call_info\":{\"call\":{"
           "\"id\":\"%1-4f045471@192.168.233.134\",\"tag\":\"9dwxscwxp%2\"},\"callee\":%3,\"caller\":%4,%5\"state\":"
           "\"%6\",\"type\":\"%7\"}}}"_s
               .arg(QString::number(call, 16), incoming ? u"shymxri.o"_s : u"870o1"_s,
                   party(123'000 + call % kExtensions), party(123'000 + (call * 7 + 1) % kExtensions),
                   QString::fromLatin1(step.more), holds ? u"holding"_s : QString::fromLatin1(step.state),
                   incoming ? u"incoming"_s : u"outgoing"_s)
               .toUtf8();
}

// 64 calls live at once, their events interleaved.
QList<QByteArray> makeFrames()
{
    QList<QByteArray> frames;
    for (int first = 0; first < kCalls; first += kAtOnce) {
        for (const Step& step : kLife) {
            for (int call = first; call < std::min(first + kAtOnce, kCalls); ++call) {
                frames.append(frame(call, step, false));
                frames.append(frame(call, step, true));
            }
        }
    }
    return frames;
}

class Nothing final : public portasip::PortaSink
{
};

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    portasip::PortaDecoder decoder;
    Nothing nothing;
    SystemClock clock;
    SiteProfile profile;
    profile.id = SiteId{u"s"_s};
    profile.brand = Brand::Portasip;
    portasip::PortaClient client(profile, {}, clock);
    bench::measure(
        {makeFrames(), "\"call\":{\"id\":\"",
            [&](const QByteArray& bytes) { return decoder.decode(bytes, nothing).has_value(); },
            [&](const QByteArray& bytes) { client.replay(bytes); }, bench::numbersFrom(123'000, kExtensions)},
        client);
    return 0;
}
