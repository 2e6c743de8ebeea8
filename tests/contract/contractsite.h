// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/commands/commandrunner.h"
#include "core/models/agentmodel.h"
#include "core/models/callmodel.h"
#include "core/models/extensionmodel.h"
#include "core/models/livemodels.h"
#include "core/models/mailboxmodel.h"
#include "core/models/parkmodel.h"
#include "core/models/queuemodel.h"
#include "core/pbx/pbxclient.h"
#include "core/simulator/simulatorhost.h"

#include <memory>

namespace callboard {

//! One PBX under contract: the simulator's face on a real socket, the brand's real client, the console's models.
//! World time stands still; a scenario moves it with pass().
class ContractSite
{
public:
    explicit ContractSite(const QString& face, bool tls = false);
    ~ContractSite();

    //! Starts the simulator and the client. Empty when Live was reached, else what went wrong.
    [[nodiscard]] QString connect(const QString& secret = {});
    void open(const QString& secret);

    //! One control command; the test fails by the returned text when the simulator refuses. "" = done.
    QString control(const QJsonObject& command);
    [[nodiscard]] QJsonObject lastAnswer() const { return m_lastAnswer; }
    //! Lets world time pass.
    void pass(int ms);

    //! Runs a command to its end. The wait is bounded by the client's own timeouts.
    [[nodiscard]] Outcome run(const Command& command);
    [[nodiscard]] bool can(Capability capability) const { return m_client->capabilities().can(capability); }
    [[nodiscard]] QString whyNot(Capability capability) const { return m_client->capabilities().of(capability).why; }

    [[nodiscard]] ExtensionId extension(const QString& number) const { return {m_profile.id, number}; }
    [[nodiscard]] ExtensionState lamp(const QString& number) const;
    //! The call that this extension is in; the one in `state` if given and there are several. Null if none.
    [[nodiscard]] const Call* callOn(const QString& number, std::optional<LegState> state = std::nullopt) const;
    [[nodiscard]] CallId callIdOn(const QString& number, std::optional<LegState> state = std::nullopt) const;
    //! Empty when the lamps, calls, slots and queues shown are those of the world; else the first difference.
    [[nodiscard]] QString differenceFromTruth();

    [[nodiscard]] PbxClient& client() { return *m_client; }
    [[nodiscard]] LiveModels& models() { return m_models; }
    [[nodiscard]] const SiteProfile& profile() const { return m_profile; }
    [[nodiscard]] const QString& secret() const { return m_secret; }
    //! Used by the next open().
    void setFingerprint(const QString& fingerprint) { m_profile.fingerprint = fingerprint; }

private:
    [[nodiscard]] QString lampDifference(const QJsonObject& state) const;
    [[nodiscard]] QString slotDifference(const QJsonObject& state) const;
    [[nodiscard]] QString queueDifference(const QJsonObject& state) const;

    SystemClock m_clock;
    sim::SimulatorHost m_host;
    QJsonObject m_lastAnswer;
    SiteProfile m_profile;
    QString m_secret;
    QString m_secondSecret; //!< of faces with a second door
    std::unique_ptr<PbxClient> m_client;
    LiveModels m_models;
    CommandRunner m_runner;
    std::unique_ptr<Confirmer> m_confirmer;
};

} // namespace callboard
