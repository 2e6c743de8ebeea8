// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One poll of the FCM630A's list of extensions, one in a hundred changed: from bytes to models, beside one
// QJsonDocument parse of the same bytes.
#include "core/base/clock.h"
#include "core/models/extensionmodel.h"
#include "core/models/livemodels.h"
#include "core/pbx/fcm630a/fcmclient.h"

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
constexpr int kChanged = 100; // one in so many

// A page with everybody, as listAccount answers (fcm 589); which ones are away differs from round to round.
QByteArray bodyOf(int round)
{
    QByteArray out = R"({"response":{"account":[)";
    for (int i = 0; i < kExtensions; ++i) {
        const QByteArray number = QByteArray::number(10'000 + i);
        const bool away = i % kChanged == round % kChanged;
        out += (i == 0 ? "" : ",");
        out += R"({"account_type":"SIP","addr":")" + QByteArray(away ? "-" : "10.0.0.21:5060") + R"(","extension":")"
            + number + R"(","fullname":"Person )" + number + R"(","newmsg":)" + (away ? "1" : "0")
            + R"(,"oldmsg":2,"out_of_service":"no","presence_status":"available","status":")"
            + (away ? "Unavailable" : "Idle") + R"(","urgmsg":0})";
    }
    return out + R"(],"page":1,"total_item":10000,"total_page":1},"status":0})";
}

template <typename Work> double bestMs(const QList<QByteArray>& bodies, Work work)
{
    double best = 1e18;
    for (const QByteArray& body : bodies) {
        QElapsedTimer timer;
        timer.start();
        work(body);
        best = std::min(best, double(timer.nsecsElapsed()) / 1e6);
    }
    return best;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    QList<QByteArray> bodies;
    for (int round = 0; round < kRounds; ++round)
        bodies.append(bodyOf(round));
    SystemClock clock;
    SiteProfile profile;
    profile.id = SiteId{u"s"_s};
    profile.brand = Brand::Fcm630a;
    profile.url = QUrl(u"https://127.0.0.1:8089"_s);
    fcm630a::FcmClient client(profile, {}, clock);
    LiveModels models;
    models.attach(&client);
    client.replayAccounts(bodies.last());
    client.liveState().flush();
    models.flush();
    qint64 announced = 0;
    QObject::connect(&client, &PbxClient::extensionChanged, &client, [&](const Extension&) { ++announced; });

    int checks = 0;
    const double qjson
        = bestMs(bodies, [&](const QByteArray& body) { checks += QJsonDocument::fromJson(body).isObject() ? 1 : 0; });
    fcm630a::FcmDecoder decoder;
    const double codec = bestMs(bodies, [&](const QByteArray& body) {
        checks += decoder.decodeAccounts(body, [](const fcm630a::AccountRow&) {})->rows > 0 ? 1 : 0;
    });
    const double whole = bestMs(bodies, [&](const QByteArray& body) {
        client.replayAccounts(body);
        client.liveState().flush();
        models.flush();
    });
    QTextStream(stdout) << "bytes                    " << bodies.first().size() << "\n"
                        << "QJsonDocument::fromJson  " << qjson << " ms\n"
                        << "decoder alone            " << codec << " ms (" << codec / qjson << " x QJson)\n"
                        << "from bytes to models     " << whole << " ms (" << whole / qjson << " x QJson)\n"
                        << "extensions announced     " << announced / kRounds << " a poll of "
                        << models.extensions().rowCount() << ", checks " << checks << "\n";
    return 0;
}
