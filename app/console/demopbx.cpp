// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/demopbx.h"

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

//! Whatever a face says about itself, its further addresses included.
Result<SiteProfile> profileOf(const sim::FaceInfo& face)
{
    auto profile = parseSiteSpec(face.siteSpec());
    if (!profile)
        return profile;
    profile->id = SiteId{u"demo-"_s + face.face};
    profile->name = DemoPbx::tr("Demo");
    profile->fingerprint = face.fingerprint;
    if (profile->voicemailPrefix.isEmpty())
        profile->voicemailPrefix = u"*9"_s;
    if (profile->parkSlots.isEmpty())
        profile->parkSlots = {u"701"_s, u"702"_s, u"703"_s, u"704"_s};
    return profile;
}

//! A face with a second door opens it with its key, or else with the same password.
SiteSecrets secretsOf(const sim::FaceInfo& face)
{
    if (face.password.isEmpty())
        return {face.apikey, face.relayToken};
    return {face.password, face.apikey.isEmpty() ? face.password : face.apikey};
}

} // namespace

DemoPbx::DemoPbx(sim::SimulatorOptions options, QObject* parent)
    : QObject(parent)
    , m_host(new sim::SimulatorHost(std::move(options)))
{
    m_thread.setObjectName(u"demo PBX"_s);
    m_host->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_host, &QObject::deleteLater);
}

DemoPbx::~DemoPbx()
{
    if (m_thread.isRunning()) {
        QMetaObject::invokeMethod(
            m_host, [host = m_host] { host->stop(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    } else {
        delete m_host;
    }
}

void DemoPbx::start()
{
    m_thread.start();
    QMetaObject::invokeMethod(m_host, [this, host = m_host] {
        const auto faces = host->start();
        if (!faces) {
            Q_EMIT failed(faces.error());
            return;
        }
        for (const sim::FaceInfo& face : *faces) {
            if (const auto profile = profileOf(face))
                Q_EMIT ready(*profile, secretsOf(face));
            else
                Q_EMIT failed(profile.error());
        }
    });
}

} // namespace callboard
