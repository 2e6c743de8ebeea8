// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/contracttest.h"

using namespace Qt::StringLiterals;
using namespace callboard;

//! Who serves a queue and how, the same for every PBX: changed by the console and by others.
class TestContractAgents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pausedForAReason_data() { contractRows(); }
    void pausedForAReason()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::AgentPause);
        QTRY_VERIFY(agentsOf(site).size() > 1);
        const QString agent = agentsOf(site).first();
        const Outcome outcome = site.run(Command::agent(Capability::AgentPause, queue(site), agent, u"lunch"_s));
        CONTRACT_UNLESS_LEARNT(site, Capability::AgentPause, outcome);
        QTRY_COMPARE(shown(site, agent).state, AgentState::Paused);
        CONTRACT_TRUE(site);
        CONTRACT_NEEDS(site, Capability::AgentResume);
        CONTRACT_DONE(site.run(Command::agent(Capability::AgentResume, queue(site), agent)));
        QTRY_VERIFY(shown(site, agent).state != AgentState::Paused);
        CONTRACT_TRUE(site);
    }

    void pausedByOthers_data() { contractRows(); }
    void pausedByOthers()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::AgentPause);
        QTRY_VERIFY(agentsOf(site).size() > 1);
        const QString agent = agentsOf(site).last();
        CONTRACT_CONTROL(site,
            {{u"do"_s, u"pause"_s}, {u"agent"_s, agent}, {u"queue"_s, queue(site).text}, {u"reason"_s, u"training"_s}});
        QTRY_COMPARE(shown(site, agent).state, AgentState::Paused);
        CONTRACT_TRUE(site);
    }

    void penalty_data() { contractRows(); }
    void penalty()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::AgentPenalty);
        QTRY_VERIFY(agentsOf(site).size() > 1);
        const QString agent = agentsOf(site).first();
        CONTRACT_TRUE(site);
        const Outcome outcome = site.run(Command::agentPenalty(queue(site), agent, 7));
        CONTRACT_UNLESS_LEARNT(site, Capability::AgentPenalty, outcome);
        QTRY_COMPARE(shown(site, agent).penalty, std::optional(7));
        CONTRACT_TRUE(site);
    }

    void loggedOutAndIn_data() { contractRows(); }
    void loggedOutAndIn()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::AgentLogout);
        CONTRACT_NEEDS(site, Capability::AgentLogin);
        QTRY_VERIFY(agentsOf(site).size() > 1);
        const QString agent = agentsOf(site).first();
        const Outcome outcome = site.run(Command::agent(Capability::AgentLogout, queue(site), agent));
        CONTRACT_UNLESS_LEARNT(site, Capability::AgentLogout, outcome);
        QTRY_VERIFY(!agentsOf(site).contains(agent) || shown(site, agent).state == AgentState::LoggedOff);
        CONTRACT_TRUE(site);
        CONTRACT_DONE(site.run(Command::agent(Capability::AgentLogin, queue(site), agent)));
        QTRY_VERIFY(agentsOf(site).contains(agent) && shown(site, agent).state != AgentState::LoggedOff);
        CONTRACT_TRUE(site);
    }

private:
    static QueueId queue(const ContractSite& site) { return {site.profile().id, u"600"_s}; }

    static QStringList agentsOf(ContractSite& site)
    {
        QStringList agents;
        for (int row = 0; row < site.models().agents().rowCount(); ++row) {
            const Agent& agent = site.models().agents().at(row);
            if (agent.queue == queue(site).text)
                agents << agent.extension;
        }
        agents.sort();
        return agents;
    }

    static Agent shown(ContractSite& site, const QString& extension)
    {
        const Agent* agent = site.models().agents().find({site.profile().id, queue(site).text + u'/' + extension});
        return agent ? *agent : Agent{};
    }
};

QTEST_GUILESS_MAIN(TestContractAgents)
#include "tst_contract_agents.moc"
