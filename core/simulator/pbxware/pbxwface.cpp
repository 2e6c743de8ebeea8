// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pbxware/pbxwface.h"

namespace callboard::sim::pbxw {

using namespace Qt::StringLiterals;

PbxwFace::PbxwFace(const FaceSetup& setup, QObject* parent)
    : Face(parent)
    , m_setup(setup)
    , m_house(setup)
    , m_api(setup, m_house)
    , m_relay(setup, m_house)
    , m_http(setup, [this](const HttpAsk& ask) { return m_api.answer(ask); })
{
    m_expiry.setSingleShot(true);
    connect(&m_expiry, &QTimer::timeout, this, [this] { m_api.changeKey(); });
}

Result<FaceInfo> PbxwFace::start(quint16 port)
{
    stop();
    const auto api = m_http.listen(port);
    if (!api)
        return unexpected(api.error());
    auto relay = m_relay.listen(m_relayPort);
    if (!relay && m_relayPort != 0)
        relay = m_relay.listen(0);
    if (!relay) {
        stop();
        return unexpected(relay.error());
    }
    m_relayPort = *relay;
    m_api.restoreKey();
    if (m_setup.faults.expireSeconds > 0)
        m_expiry.start(m_setup.faults.expireSeconds * 1000);
    const QString scheme = m_setup.tls ? u"https"_s : u"http"_s;
    FaceInfo info;
    info.face = u"pbxware"_s;
    info.url = u"%1://127.0.0.1:%2/?server=%3&relay=%1://127.0.0.1:%4/stream&home=%5"_s.arg(scheme)
                   .arg(*api)
                   .arg(House::homeServer())
                   .arg(*relay)
                   .arg(Directory::attendant());
    info.apikey = m_api.key();
    info.relayToken = m_relay.token();
    if (m_setup.tls)
        info.fingerprint = m_setup.certificate.fingerprint();
    return info;
}

void PbxwFace::stop()
{
    m_expiry.stop();
    m_http.close();
    m_relay.close();
}

void PbxwFace::dropConnections()
{
    m_http.dropConnections();
    m_relay.dropConnections();
}

void PbxwFace::setCertificate(const Certificate& certificate)
{
    m_setup.certificate = certificate;
    m_http.setCertificate(certificate);
    m_relay.setCertificate(certificate);
}

} // namespace callboard::sim::pbxw
