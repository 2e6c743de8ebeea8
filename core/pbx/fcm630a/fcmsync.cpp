// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading everything after a login, what changes fastest last, so that it is the freshest.
#include "core/base/clock.h"
#include "core/pbx/fcm630a/fcmclient.h"

#include <array>

namespace callboard::fcm630a {

using namespace Qt::StringLiterals;

void FcmClient::synchronise()
{
    ++m_epoch;
    m_syncing = true;
    if (m_plan)
        m_plan->stop();
    m_roster.setQuiet(true);
    m_calls.setQuiet(true);
    m_absent.clear();
    m_rights = {};
    const QString control = profile().options.value(u"callControl"_s).toString();
    m_rights.callControl = control == "yes"_L1 || control == "true"_L1 || control == "1"_L1;
    m_rights.parking = !profile().parkSlots.isEmpty();
    m_calls.setAdmission(m_rights.callControl ? std::optional<Ms>(m_session.options().admitWithin) : std::nullopt);
    m_optionsFor = u"extension,account_type,fullname,out_of_service,status,addr,urgmsg,newmsg,oldmsg,presence_status"_s;
    m_live.setFixedSlots(profile().parkSlots);
    syncStep(0);
}

void FcmClient::syncStep(size_t step)
{
    struct Row
    {
        const char* action;
        Done (FcmClient::*run)();
        bool FcmRights::*right; //!< what goes when the login may not read it; nullptr: no more than that
    };
    static constexpr std::array kRows{Row{"getSystemStatus", &FcmClient::pollClock, nullptr},
        Row{"listVoIPTrunk", &FcmClient::pollTrunks, nullptr},
        Row{"listQueue", &FcmClient::pollQueues, &FcmRights::queues},
        Row{"listAccount", &FcmClient::pollAccounts, &FcmRights::accounts},
        Row{"listUnBridgedChannels", &FcmClient::pollUnbridged, &FcmRights::calls},
        Row{"listBridgedChannels", &FcmClient::pollBridged, &FcmRights::calls}};
    if (step == 4 && !m_live.inSnapshot()) {
        // Who is there is known by now; from here on everything is told anew.
        m_live.beginSnapshot();
        m_roster.setQuiet(false);
        m_roster.tellAll();
    }
    if (step == kRows.size())
        return finishSync();
    const Row& row = kRows.at(step);
    (this->*row.run)().then(this, [this, step, row, epoch = m_epoch](const Result<void>& result) {
        if (epoch != m_epoch)
            return;
        if (result)
            return syncStep(step + 1);
        const Error& error = result.error();
        const bool forbidden = error.kind == ErrorKind::Denied || error.kind == ErrorKind::NotSupported;
        // Without it nothing is known of any call; everything else can wait for the next poll.
        if (row.right == &FcmRights::calls && !forbidden)
            return m_session.lost(error);
        if (row.right && forbidden)
            m_rights.*row.right = false;
        syncStep(step + 1);
    });
}

void FcmClient::finishSync()
{
    m_syncing = false;
    m_roster.setLampsFromList(!m_rights.calls);
    if (!m_rights.calls)
        m_roster.tellAll();
    m_calls.setQuiet(false);
    m_calls.tellAll();
    m_live.endSnapshot();
    announceCapabilities();
    if (profile().options.contains(u"webUser"_s) && !m_secrets.second.isEmpty()) {
        if (!m_events) {
            QUrl url = profile().url; // the web interface's own
            if (const int port = profile().options.value(u"eventsPort"_s).toInt(); port > 0)
                url.setPort(port);
            m_events = std::make_unique<FcmEvents>(
                url, profile().options.value(u"webUser"_s).toString(), m_secrets.second, m_session.options());
            m_events->setWireLog(&m_session.wireLog());
            connect(m_events.get(), &FcmEvents::liveChanged, this, &FcmClient::onEventsLive);
            connect(m_events.get(), &FcmEvents::happened, this, &FcmClient::onEvent);
            connect(m_events.get(), &FcmEvents::dropped, this,
                [this](const QString& what, const QString& why) { m_session.link().dropped(what, why); });
        }
        m_events->open(m_session.tls());
    }
    m_session.synchronised();
    startPolls();
    round();
}

void FcmClient::announceCapabilities()
{
    m_rights.voicemail = m_roster.saysVoicemail();
    m_rights.waiting = m_roster.queueNumbers().size() < 2 || m_calls.tellsQueues();
    setCapabilities(fcmCapabilities(m_rights, profile()));
}

} // namespace callboard::fcm630a
