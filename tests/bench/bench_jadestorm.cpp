// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// jade's events, see stormbench.h: a call as a real server told of it (data/jade-call.jsonl: dial, answer, hold,
// resume, hang up), many times over by other people.
#include "tests/bench/stormbench.h"

#include "core/base/clock.h"
#include "core/pbx/jade/jadeclient.h"

#include <QApplication>
#include <QFile>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

constexpr int kCalls = 1000;
constexpr int kAtOnce = 20;
constexpr int kExtensions = 2500;

QByteArray as(QByteArray frame, int call)
{
    const QByteArray from = QByteArray::number(1000 + 2 * (call % kExtensions));
    const QByteArray to = QByteArray::number(1001 + 2 * (call % kExtensions));
    frame.replace("testbed-1795221479.", "testbed-" + QByteArray::number(1795221479 + call) + '.');
    frame.replace("PJSIP/100-0000000a", "PJSIP/" + from + '-' + QByteArray::number(call, 16).rightJustified(8, '0'));
    frame.replace("PJSIP/101-0000000b", "PJSIP/" + to + '-' + QByteArray::number(call, 16).rightJustified(8, '0'));
    frame.replace("\"100\"", '"' + from + '"');
    frame.replace("\"101\"", '"' + to + '"');
    return frame;
}

// So many calls live at once, their events interleaved.
QList<QByteArray> makeFrames()
{
    QFile data(QStringLiteral(CALLBOARD_PBX_DATA "/jade-call.jsonl"));
    if (!data.open(QIODevice::ReadOnly))
        return {};
    QList<QByteArray> one = data.readAll().split('\n');
    one.removeAll(QByteArray());
    QList<QByteArray> frames;
    for (int first = 0; first < kCalls; first += kAtOnce) {
        for (const QByteArray& frame : std::as_const(one)) {
            for (int call = first; call < first + kAtOnce; ++call)
                frames.append(as(frame, call));
        }
    }
    return frames;
}

class Nothing final : public jade::JadeSink
{
};

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    jade::JadeDecoder decoder;
    Nothing nothing;
    SystemClock clock;
    SiteProfile profile;
    profile.id = SiteId{u"s"_s};
    profile.brand = Brand::Jade;
    jade::JadeClient client(profile, {}, clock);
    bench::measure(
        {makeFrames(), "_id\": \"testbed-",
            [&](const QByteArray& bytes) { return decoder.decodeEvent(bytes, nothing).has_value(); },
            [&](const QByteArray& bytes) { client.replay(bytes); }, bench::numbersFrom(1000, 2 * kExtensions)},
        client);
    return 0;
}
