// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a poll of PBXware's phones costs: the list of ten thousand extensions of which one in a hundred differs from the
// poll before, from its bytes to the models, beside one QJsonDocument parse of the same bytes.
#include "core/base/clock.h"
#include "core/models/livemodels.h"
#include "core/pbx/pbxware/pbxwclient.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTextStream>

#include <algorithm>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

constexpr int kExtensions = 10'000;
constexpr int kRounds = 20;

//! As in the document (pbxware 9229); in each round other people are on a call.
QByteArray listOf(int round)
{
    QByteArray out = "{";
    for (int i = 0; i < kExtensions; ++i) {
        const bool onCall = (i + round) % 200 == 0;
        out += (i == 0 ? "\"" : ",\"") + QByteArray::number(1000 + i) + R"(":{"name":"Person Number )"
            + QByteArray::number(i) + R"(","ext":")" + QByteArray::number(20'000 + i)
            + R"(","ip":"10.0.0.9","status":"online","ua":"Yealink T41","dnd":"false","on_call":")"
            + (onCall ? "true" : "false") + R"("})";
    }
    return out + "}";
}

template <typename Work> double bestMs(Work work)
{
    double best = 1e18;
    for (int round = 0; round < kRounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        work(round);
        best = std::min(best, double(timer.nsecsElapsed()) / 1e6);
    }
    return best;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const QList<QByteArray> polls{listOf(0), listOf(1)};
    int checks = 0;
    const double parse
        = bestMs([&](int round) { checks += QJsonDocument::fromJson(polls.at(round % 2)).isObject() ? 1 : 0; });
    SystemClock clock;
    SiteProfile profile;
    profile.id = SiteId{u"s"_s};
    profile.brand = Brand::Pbxware;
    pbxware::PbxwClient client(profile, {}, clock);
    LiveModels models;
    models.attach(&client);
    const auto poll = [&](int round) {
        client.replayStates(polls.at(round % 2));
        client.liveState().flush();
        models.flush();
    };
    poll(1); // everybody is new
    const double whole = bestMs(poll);
    const double same = bestMs([&](int) { poll(0); });
    QTextStream(stdout) << "{\"extensions\": " << kExtensions << ", \"bytes\": " << polls.first().size()
                        << ", \"parse_ms\": " << parse << ", \"poll_ms\": " << whole << ", \"same_ms\": " << same
                        << ", \"ratio\": " << whole / parse << ", \"limit\": 2, \"checks\": " << checks << "}\n";
    return whole / parse <= 2 ? 0 : 1;
}
