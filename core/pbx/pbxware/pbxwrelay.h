// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/eventstream.h"
#include "core/pbx/pbxware/pbxwcalls.h"
#include "core/pbx/pbxware/pbxwsession.h"

#include <QQueue>
#include <QSet>

namespace callboard::pbxware {

//! The fields of an event of PBXware's Event Publisher, as it is or as a relay passes it on: under "payload" or "body",
//! a body as text, names and states in any case (notes A6). nullopt: not about a call.
[[nodiscard]] std::optional<RelayEvent> readRelayEvent(const QByteArray& json);

//! Listens to a relay of PBXware's webhooks, where the profile's option "relay" names one. Without it, and while it is
//! broken, nothing is missing that the polls do not bring.
class PbxwRelay : public QObject
{
    Q_OBJECT

public:
    PbxwRelay(SiteProfile profile, QString token, const Clock& clock, const PbxwOptions& options);

    void setProfile(const SiteProfile& profile) { m_profile = profile; }
    void open(); //!< nothing when the profile names no relay
    void close() { m_stream.close(); }
    [[nodiscard]] bool isOpen() const { return m_stream.isOpen(); }

Q_SIGNALS:
    //! Each at most once, however often the relay says it.
    void event(const callboard::pbxware::RelayEvent& event);
    void broken(const callboard::Error& reason);

private:
    void onEvent(const EventStreamParser::Event& event);

    SiteProfile m_profile;
    QString m_token;
    EventStream m_stream;
    QSet<QString> m_heard;
    QQueue<QString> m_heardOrder;
};

} // namespace callboard::pbxware
