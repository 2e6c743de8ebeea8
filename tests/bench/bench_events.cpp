// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//! What 100,000 events cost from bytes to pixels, beside one QJsonDocument parse of the same bytes, and how late a
//! change is seen. Prints JSON. Arguments: [extensions] [frames].

#include "app/wiring/clientfactory.h"
#include "core/base/clock.h"
#include "core/models/extensionmodel.h"
#include "core/models/roles.h"
#include "core/pbx/brekeke/palclient.h"
#include "tests/bench/benchfield.h"
#include "tests/bench/palrecording.h"

#include <QJsonObject>
#include <QTextStream>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

struct Bench : bench::Field
{
    std::unique_ptr<brekeke::PalClient> client;
};

//! The longest time from a frame to a painted lamp field while `everyMs` apart frames for visible tiles come.
double worstDelayMs(Bench& bench, bench::PaintWatch& paints, int everyMs, int changes, double* typical)
{
    const auto* grid = bench.panel->findChild<ui::BlfGrid*>();
    // Tiles that are on the screen and idle: each frame then changes what is seen.
    QStringList visible;
    for (int row = 0; row < grid->model()->rowCount() && visible.size() < 12; ++row) {
        const QModelIndex tile = grid->model()->index(row, 0);
        if (!grid->viewport()->rect().intersects(grid->visualRect(tile)))
            break;
        if (tile.data(Role::State).toInt() == static_cast<int>(ExtensionState::Idle))
            visible << tile.data(Role::Id).value<ExtensionId>().text;
    }
    if (visible.isEmpty())
        return -1;
    QList<double> delays;
    QElapsedTimer since;
    bool waiting = false;
    QEventLoop loop;
    int sent = 0;
    paints.onPaint = [&] {
        if (!waiting)
            return;
        waiting = false;
        delays.append(static_cast<double>(since.nsecsElapsed()) / 1e6);
    };
    QTimer flow;
    flow.setTimerType(Qt::PreciseTimer);
    QObject::connect(&flow, &QTimer::timeout, &loop, [&] {
        if (sent == changes) {
            flow.stop();
            QTimer::singleShot(100, &loop, &QEventLoop::quit);
            return;
        }
        const QString& user = visible.at(sent % visible.size());
        const bool on = (sent / visible.size()) % 2 == 0;
        const QString frame
            = u"{\"jsonrpc\":\"2.0\",\"method\":\"notify_status\",\"params\":{\"user\":\"%1\",\"status\":\"%2\","
              "\"other_number\":\"0301\",\"room_id\":\"9%3\",\"talker_id\":\"8%3\",\"user_display_name\":\"\","
              "\"other_user_display_name\":\"\",\"time\":%4}}"_s.arg(user, on ? u"65"_s : u"-1"_s)
                  .arg(sent % visible.size() + 1000 * (sent / (2 * visible.size())) + 10'000'000LL * everyMs)
                  .arg(bench.clock.nowMs());
        ++sent;
        if (!waiting) {
            waiting = true;
            since.start();
        }
        bench.client->replay(frame.toUtf8());
    });
    flow.start(everyMs);
    loop.exec();
    paints.onPaint = nullptr;
    std::ranges::sort(delays);
    *typical = delays.isEmpty() ? -1 : delays.at(delays.size() / 2);
    return delays.isEmpty() ? -1 : delays.last();
}

bool connectTo(Bench& bench, const sim::FaceInfo& face)
{
    SiteProfile profile;
    profile.id = SiteId{u"bench"_s};
    profile.url = QUrl(face.url);
    profile.user = face.user;
    bench.client = std::make_unique<brekeke::PalClient>(profile, face.password, bench.clock);
    bench.models.attach(bench.client.get());
    bench.client->open();
    QEventLoop loop;
    QObject::connect(bench.client.get(), &PbxClient::linkChanged, &loop, [&](const LinkStatus& status) {
        if (status.state == LinkState::Live || status.state == LinkState::Offline)
            loop.quit();
    });
    loop.exec();
    bench.models.flush();
    return bench.client->link().state == LinkState::Live;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const int extensions = argc > 1 ? QByteArray(argv[1]).toInt() : 5000;
    const int count = argc > 2 ? QByteArray(argv[2]).toInt() : 100'000;
    const QList<QByteArray> frames = bench::recordStatusFrames(extensions, count);

    sim::SimulatorOptions options;
    options.extensions = extensions;
    options.manualTime = true;
    sim::SimulatorHost host(options);
    const auto faces = host.start();
    Bench bench;
    if (!faces || frames.size() < count || !connectTo(bench, faces->first()))
        return 1;
    const ui::BlfGrid* grid = bench.show();
    bench::PaintWatch paints(grid->viewport());

    const double parse = bench::parseMs(frames);
    const double feed = bench::feedMs(frames, [&](const QByteArray& frame) { bench.client->replay(frame); });
    const int paintsInStorm = paints.paints;
    double single = 0;
    const double worstSingle = worstDelayMs(bench, paints, 250, 24, &single);
    double steady = 0;
    const double worstSteady = worstDelayMs(bench, paints, 50, 100, &steady);
    double dense = 0;
    const double worstDense = worstDelayMs(bench, paints, 1, 2000, &dense);
    const QJsonObject result{{u"extensions"_s, bench.models.extensions().rowCount()},
        {u"frames"_s, static_cast<int>(frames.size())}, {u"parseMs"_s, parse}, {u"bytesToPixelsMs"_s, feed},
        {u"ratio"_s, feed / parse}, {u"paints"_s, paintsInStorm}, {u"singleChangeMs"_s, single},
        {u"singleChangeWorstMs"_s, worstSingle}, {u"steady20MedianMs"_s, steady}, {u"steady20WorstMs"_s, worstSteady},
        {u"storm1000MedianMs"_s, dense}, {u"storm1000WorstMs"_s, worstDense}};
    QTextStream(stdout) << QJsonDocument(result).toJson(QJsonDocument::Compact) << Qt::endl;
    return 0;
}
