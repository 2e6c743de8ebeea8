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

#include <QTemporaryDir>

#include <memory>

namespace callboard {

//! One PBX under contract: the simulator's face on a real socket, the brand's real client, the console's models.
//! World time stands still; a scenario moves it with pass().
class ContractSite
{
public:
    //! `face` may name its profile behind a blank: "jade wire".
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
    //! Empty when the lamps, slots, waiting callers, agents, mailboxes and recordings shown are those of the world;
    //! else the first difference. Only what the client's capabilities deny is left out.
    [[nodiscard]] QString differenceFromTruth();
    //! Empty when, for each extension, as many calls began, were answered and ended as the simulator's truth log says;
    //! else the first difference. Counts from connect() on.
    [[nodiscard]] QString differenceFromLog() const;

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
    [[nodiscard]] QString agentDifference(const QJsonObject& state) const;
    [[nodiscard]] QString mailboxDifference(const QJsonObject& state) const;
    [[nodiscard]] QString recordingDifference(const QJsonObject& state) const;
    //! What the lamp of each extension may show.
    [[nodiscard]] QHash<QString, QStringList> expectedLamps(const QJsonObject& state) const;
    void listen();

    //! The calls that each extension had a part in.
    struct Story
    {
        QMap<QString, QSet<QString>> begun;
        QMap<QString, QSet<QString>> answered;
        QMap<QString, QSet<QString>> ended;
    };
    [[nodiscard]] Story loggedStory() const;

    SystemClock m_clock;
    QTemporaryDir m_folder;
    qint64 m_logFrom = 0; //!< what the truth log had before connect()
    Story m_announced;
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
