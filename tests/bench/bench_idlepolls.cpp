// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//! How many requests a minute a console sends that nobody calls through: with the window in front, visible and hidden.
//! Prints a JSON line a measure. Arguments: the simulator's face, how many extensions.

#include "app/wiring/clientfactory.h"
#include "core/base/clock.h"
#include "core/simulator/simulatorhost.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>
#include <QTimer>

#include <array>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

struct Step
{
    Attention attention;
    QLatin1StringView name;
};
constexpr std::array kSteps{
    Step{Attention::Front, "front"_L1}, Step{Attention::Visible, "visible"_L1}, Step{Attention::Hidden, "hidden"_L1}};
// What was asked at the pace before has left the minute that is counted.
constexpr std::chrono::seconds kSettled{62};

class IdlePolls : public QObject
{
public:
    IdlePolls(PbxClient& client, QString face)
        : m_client(client)
        , m_face(std::move(face))
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, &IdlePolls::report);
        connect(&client, &PbxClient::linkChanged, this, [this](const LinkStatus& status) {
            if (status.state == LinkState::Live && !m_timer.isActive())
                begin();
        });
        client.open();
    }

private:
    void begin()
    {
        m_client.setAttention(kSteps.at(m_at).attention);
        m_timer.start(kSettled);
    }
    void report()
    {
        const std::optional<PollTraffic> traffic = m_client.pollTraffic();
        const QJsonObject line{{u"face"_s, m_face}, {u"window"_s, QString(kSteps.at(m_at).name)},
            {u"requestsAMinute"_s, traffic ? traffic->lastMinute : -1}};
        QTextStream(stdout) << QJsonDocument(line).toJson(QJsonDocument::Compact) << Qt::endl;
        if (++m_at == kSteps.size())
            QCoreApplication::quit();
        else
            begin();
    }

    PbxClient& m_client;
    QString m_face;
    QTimer m_timer;
    size_t m_at = 0;
};

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    sim::SimulatorOptions options;
    options.faces = {QCoreApplication::arguments().value(1, u"jade"_s)};
    options.extensions = QCoreApplication::arguments().value(2, u"50"_s).toInt();
    sim::SimulatorHost host(options);
    const auto faces = host.start();
    if (!faces || faces->isEmpty())
        return 1;
    const sim::FaceInfo& face = faces->first();
    auto profile = parseSiteSpec(face.siteSpec());
    if (!profile)
        return 1;
    profile->fingerprint = face.fingerprint;
    const SiteSecrets secrets{.main = face.password.isEmpty() ? face.apikey : face.password,
        .second = face.password.isEmpty() ? QString() : face.apikey};
    SystemClock clock;
    const auto client = makeClient(*profile, secrets, clock);
    if (!client)
        return 1;
    IdlePolls polls(**client, face.face);
    return QCoreApplication::exec();
}
