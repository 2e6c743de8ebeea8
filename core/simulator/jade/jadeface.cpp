// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/jade/jadeface.h"

namespace callboard::sim::jade {

using namespace Qt::StringLiterals;

JadeFace::JadeFace(const FaceSetup& setup, QObject* parent)
    : Face(parent)
    , m_setup(setup)
    , m_view(*setup.world, setup.wireProfile)
    , m_devices(m_view)
    , m_sessions(setup.world->accounts(), setup.world->scheduler(), setup.seed, setup.faults.expireSeconds)
    , m_rest(setup, m_view, m_devices, m_sessions)
    , m_hub(setup, m_sessions, setup.world->chats())
    , m_http(setup, [this](const HttpAsk& ask) { return m_rest.answer(ask); })
{
    connect(&m_view, &View::happened, &m_hub, &Hub::tell);
    connect(&m_devices, &Devices::happened, &m_hub, &Hub::tell);
    connect(&m_rest, &Rest::happened, &m_hub, &Hub::tell);
    connect(&m_rest, &Rest::reloaded, this, &JadeFace::reloaded);
}

Result<FaceInfo> JadeFace::start(quint16 port)
{
    stop();
    if (std::exchange(m_startedBefore, true)) { // a new jade in front of the same Asterisk
        m_view.reread();
        m_devices.reread();
        m_hub.unsilence();
        if (!m_setup.wireProfile)
            m_sessions.closeAll(); // measured: tokens outlive a restart
    }
    const auto rest = m_http.listen(port);
    if (!rest)
        return unexpected(rest.error());
    auto events = m_hub.listen(m_eventsPort);
    if (!events && m_eventsPort != 0)
        events = m_hub.listen(0);
    if (!events) {
        stop();
        return unexpected(events.error());
    }
    m_eventsPort = *events;
    FaceInfo info;
    info.face = u"jade"_s;
    info.url = u"%1://127.0.0.1:%2/?events=%3&home=%4"_s.arg(m_setup.tls ? u"https"_s : u"http"_s)
                   .arg(*rest)
                   .arg(*events)
                   .arg(Directory::attendant());
    info.user = Accounts::administrator();
    info.password = m_setup.world->directory().password(info.user);
    if (m_setup.tls)
        info.fingerprint = m_setup.certificate.fingerprint();
    return info;
}

void JadeFace::stop()
{
    m_http.close();
    m_hub.close();
}

void JadeFace::dropConnections()
{
    m_http.dropConnections();
    m_hub.dropConnections();
}

void JadeFace::setCertificate(const Certificate& certificate)
{
    m_setup.certificate = certificate;
    m_http.setCertificate(certificate);
    m_hub.setCertificate(certificate);
}

//! "queue", "park" or a module's name.
void JadeFace::reload(const QString& part)
{
    const QString name = part == "queue"_L1 ? u"app_queue"_s : part == "park"_L1 ? u"res_parking"_s : part;
    if (m_devices.setLoaded(m_setup.wireProfile ? name + u".so"_s : name, true))
        reloaded(name);
}

//! The measured jade re-reads the lists and then says no more about them.
void JadeFace::reloaded(const QString& module)
{
    if (!m_setup.wireProfile)
        return;
    if (module == "app_queue"_L1)
        m_hub.silence(u"queue"_s);
    else if (module == "res_parking"_L1)
        m_hub.silence(u"park"_s);
}

} // namespace callboard::sim::jade
