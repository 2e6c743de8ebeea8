// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/simulatorhost.h"

#include "core/simulator/scenario.h"
#include "core/simulator/truthlog.h"
#include "core/simulator/world.h"

#include <QTimer>
#include <QUrl>

#include <algorithm>

namespace callboard::sim {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostExtensions = 500'000;
constexpr int kDownMs = 400;

Error badOption(const QString& option, const QString& value, const QString& allowed)
{
    return {ErrorKind::Invalid, {}, u"%1 \"%2\" is not allowed; allowed: %3"_s.arg(option, value, allowed), {}, false};
}

} // namespace

SimulatorHost::SimulatorHost(SimulatorOptions options, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
{
}

SimulatorHost::~SimulatorHost()
{
    stop();
}

bool SimulatorHost::hasTls(const QString& face) const
{
    return m_options.tls || (needsTls(face) && !m_options.plain);
}

Result<void> SimulatorHost::check() const
{
    for (const QString& face : m_options.faces) {
        if (face != "all"_L1 && !hasFace(face))
            return unexpected(badOption(u"face"_s, face, faceNames().join(u", "_s) + u", all"_s));
    }
    if (m_options.faces.isEmpty())
        return unexpected(badOption(u"face"_s, {}, faceNames().join(u", "_s) + u", all"_s));
    if (!scenarioNames().contains(m_options.scenario))
        return unexpected(badOption(u"scenario"_s, m_options.scenario, scenarioNames().join(u", "_s)));
    if (m_options.profile != "seed"_L1 && m_options.profile != "wire"_L1)
        return unexpected(badOption(u"profile"_s, m_options.profile, u"seed, wire"_s));
    if (m_options.extensions < 1 || m_options.extensions > kMostExtensions)
        return unexpected(
            badOption(u"extensions"_s, QString::number(m_options.extensions), u"1 to %1"_s.arg(kMostExtensions)));
    if (!(m_options.speed > 0))
        return unexpected(badOption(u"speed"_s, QString::number(m_options.speed), u"more than 0"_s));
    if (m_options.rate < 1)
        return unexpected(badOption(u"rate"_s, QString::number(m_options.rate), u"1 or more"_s));
    return {};
}

Result<QList<FaceInfo>> SimulatorHost::start()
{
    stop();
    if (const auto good = check(); !good)
        return unexpected(good.error());
    const auto faults = FaultPlan::parse(m_options.faults);
    if (!faults)
        return unexpected(faults.error());
    m_faults = *faults;
    QStringList names = m_options.faces;
    if (names.contains(u"all"_s))
        names = faceNames();
    if (std::ranges::any_of(names, [this](const QString& name) { return hasTls(name); })) {
        auto made = makeSelfSigned();
        if (!made)
            return unexpected(made.error());
        m_certificate = *made;
    }
    const auto mode = m_options.manualTime ? Scheduler::Mode::Manual : Scheduler::Mode::Running;
    m_scheduler = std::make_unique<Scheduler>(mode, m_options.seed, m_options.speed);
    m_world = std::make_unique<World>(*m_scheduler, m_options.seed);
    m_world->directory().populate(m_options.extensions);
    if (!m_options.truthFile.isEmpty()) {
        m_truth = std::make_unique<TruthLog>(*m_world);
        if (const auto opened = m_truth->open(m_options.truthFile); !opened) {
            stop();
            return unexpected(opened.error());
        }
    }
    if (const auto listening = startFaces(); !listening) {
        stop();
        return unexpected(listening.error());
    }
    m_scenario.reset(createScenario(m_options.scenario, *m_world, m_options.rate, nullptr));
    restartRegularly();
    return m_infos;
}

Result<void> SimulatorHost::startFaces()
{
    QStringList names = m_options.faces;
    if (names.contains(u"all"_s))
        names = faceNames();
    names.removeDuplicates();
    quint16 port = m_options.port;
    for (const QString& name : std::as_const(names)) {
        const FaceSetup setup{
            m_world.get(), m_faults, hasTls(name), m_options.profile == "wire"_L1, m_certificate, m_options.seed};
        std::unique_ptr<Face> face(createFace(name, setup, nullptr));
        const auto info = face->start(port);
        if (!info)
            return unexpected(info.error());
        m_infos << *info;
        m_faces.push_back(std::move(face));
        if (port != 0)
            ++port;
    }
    return {};
}

void SimulatorHost::stop()
{
    for (const auto& face : m_faces)
        face->stop();
    m_scenario.reset();
    m_faces.clear();
    m_infos.clear();
    m_truth.reset();
    m_world.reset();
    m_scheduler.reset();
}

//! The faces go away and come back at the same addresses; calls go on meanwhile or are lost.
void SimulatorHost::restart(int downMs, bool keepCalls)
{
    for (const auto& face : m_faces)
        face->stop();
    if (!keepCalls && m_world)
        m_world->endEverything();
    QTimer::singleShot(downMs, this, [this] {
        for (size_t i = 0; i < m_faces.size(); ++i) {
            m_faces[i]->setCertificate(m_certificate);
            const quint16 port = quint16(QUrl(m_infos.at(qsizetype(i)).url).port());
            if (const auto info = m_faces[i]->start(port))
                m_infos[qsizetype(i)] = *info;
            else
                qWarning("the simulated PBX could not listen again: %s", qPrintable(info.error().message));
        }
        Q_EMIT restarted();
    });
}

void SimulatorHost::restartRegularly()
{
    if (m_faults.restartSeconds <= 0)
        return;
    auto* timer = new QTimer(m_scheduler.get());
    connect(timer, &QTimer::timeout, this, [this] { restart(kDownMs, true); });
    timer->start(m_faults.restartSeconds * 1000);
}

} // namespace callboard::sim
