// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/contracttest.h"

using namespace Qt::StringLiterals;
using namespace callboard;

//! What people do with their telephones while the console looks on; needs nothing that an API can do. What a PBX does
//! not tell is left out of the comparison by its capabilities.
class TestContractPhones : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCallFromBeginningToEnd_data() { contractRows(); }
    void aCallFromBeginningToEnd()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        QSignalSpy ended(&site.client(), &PbxClient::callEnded);
        talk(site, u"201"_s);
        CONTRACT_TRUE(site);
        CONTRACT_CONTROL(site, {{u"do"_s, u"hangup"_s}, {u"extension"_s, u"201"_s}});
        QTRY_COMPARE(site.lamp(u"201"_s), ExtensionState::Idle);
        QTRY_COMPARE(ended.size(), 1);
        QTRY_COMPARE(site.models().calls().rowCount(), 0);
        CONTRACT_TRUE(site);
        CONTRACT_LOGGED(site);
    }

    void nobodyAnswers_data() { contractRows(); }
    void nobodyAnswers()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_CONTROL(site, {{u"do"_s, u"call"_s}, {u"from"_s, u"201"_s}, {u"to"_s, u"202"_s}});
        QTRY_COMPARE(site.lamp(u"202"_s), ExtensionState::Ringing);
        CONTRACT_TRUE(site);
        CONTRACT_CONTROL(site, {{u"do"_s, u"hangup"_s}, {u"extension"_s, u"201"_s}});
        QTRY_COMPARE(site.models().calls().rowCount(), 0);
        CONTRACT_TRUE(site);
        CONTRACT_LOGGED(site);
    }

    void heldAndResumedAtThePhone_data() { contractRows(); }
    void heldAndResumedAtThePhone()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        talk(site, u"201"_s);
        CONTRACT_CONTROL(site, {{u"do"_s, u"hold"_s}, {u"extension"_s, u"201"_s}});
        CONTRACT_TRUE(site);
        CONTRACT_CONTROL(site, {{u"do"_s, u"resume"_s}, {u"extension"_s, u"201"_s}});
        CONTRACT_TRUE(site);
        QCOMPARE(site.models().calls().rowCount(), 1);
        CONTRACT_NEEDS(site, Capability::SeeHeld);
    }

    void transferredBlindAtThePhone_data() { contractRows(); }
    void transferredBlindAtThePhone()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        talk(site, u"201"_s);
        CONTRACT_CONTROL(
            site, {{u"do"_s, u"transfer"_s}, {u"extension"_s, u"201"_s}, {u"to"_s, u"202"_s}, {u"mode"_s, u"blind"_s}});
        QTRY_COMPARE(site.lamp(u"202"_s), ExtensionState::Ringing);
        QTRY_COMPARE(site.lamp(u"201"_s), ExtensionState::Idle);
        CONTRACT_TRUE(site);
        CONTRACT_CONTROL(site, {{u"do"_s, u"answer"_s}, {u"extension"_s, u"202"_s}});
        QTRY_COMPARE(site.lamp(u"202"_s), ExtensionState::Talking);
        QTRY_COMPARE(site.models().extensions().find(site.extension(u"202"_s))->with.number, u"+4930555"_s);
        CONTRACT_TRUE(site);
        CONTRACT_CONTROL(site, {{u"do"_s, u"hangup"_s}, {u"extension"_s, u"202"_s}});
        QTRY_COMPARE(site.models().calls().rowCount(), 0);
        CONTRACT_TRUE(site);
    }

    void consultedAtThePhone_data() { contractRows(); }
    void consultedAtThePhone()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        talk(site, u"201"_s);
        CONTRACT_CONTROL(site,
            {{u"do"_s, u"transfer"_s}, {u"extension"_s, u"201"_s}, {u"to"_s, u"202"_s}, {u"mode"_s, u"attended"_s}});
        QTRY_COMPARE(site.lamp(u"202"_s), ExtensionState::Ringing);
        CONTRACT_TRUE(site);
        CONTRACT_CONTROL(site, {{u"do"_s, u"answer"_s}, {u"extension"_s, u"202"_s}});
        QTRY_COMPARE(site.lamp(u"202"_s), ExtensionState::Talking);
        CONTRACT_TRUE(site);
    }

    void parkedAtThePhone_data() { contractRows(); }
    void parkedAtThePhone()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::SeeParked);
        talk(site, u"201"_s);
        CONTRACT_CONTROL(site, {{u"do"_s, u"park"_s}, {u"extension"_s, u"201"_s}, {u"slot"_s, u"701"_s}});
        const ParkSlotId slot{site.profile().id, u"701"_s};
        QTRY_VERIFY(site.models().parks().find(slot) && !site.models().parks().find(slot)->isFree());
        CONTRACT_TRUE(site);
        CONTRACT_CONTROL(site, {{u"do"_s, u"unpark"_s}, {u"slot"_s, u"701"_s}, {u"extension"_s, u"203"_s}});
        site.pass(400);
        QTRY_COMPARE(site.lamp(u"203"_s), ExtensionState::Talking);
        QTRY_VERIFY(!site.models().parks().find(slot) || site.models().parks().find(slot)->isFree());
        CONTRACT_TRUE(site);
    }

    void callersWaitAndGiveUp_data() { contractRows(); }
    void callersWaitAndGiveUp()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::SeeQueues);
        for (const auto& number : {u"+4930551"_s, u"+4930552"_s, u"+4930553"_s}) {
            CONTRACT_CONTROL(site, {{u"do"_s, u"queue"_s}, {u"from"_s, number}, {u"queue"_s, u"600"_s}});
            CONTRACT_TRUE(site);
        }
        const QueueId queue{site.profile().id, u"600"_s};
        QCOMPARE(site.models().queues().find(queue)->waiting.size(), 3);
        CONTRACT_CONTROL(site, {{u"do"_s, u"hangup"_s}, {u"number"_s, u"+4930552"_s}});
        QTRY_COMPARE(site.models().queues().find(queue)->waiting.size(), 2);
        CONTRACT_TRUE(site);
        QStringList order;
        for (const QueuedCaller& caller : site.models().queues().find(queue)->waiting)
            order << caller.from.number;
        QCOMPARE(order, (QStringList{u"+4930551"_s, u"+4930553"_s})); // who came first is served first
    }

    void agentsAreTheWorlds_data() { contractRows(); }
    void agentsAreTheWorlds()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::SeeAgents);
        CONTRACT_TRUE(site);
        QVERIFY(site.models().agents().rowCount() > 0);
        const QString agent = site.models().agents().at(0).extension;
        CONTRACT_CONTROL(site, {{u"do"_s, u"call"_s}, {u"from"_s, u"+4930555"_s}, {u"to"_s, agent}});
        CONTRACT_CONTROL(site, {{u"do"_s, u"answer"_s}, {u"extension"_s, agent}});
        QTRY_COMPARE(site.models().agents().at(0).state, AgentState::Talking);
        CONTRACT_TRUE(site);
        CONTRACT_CONTROL(site, {{u"do"_s, u"hangup"_s}, {u"extension"_s, agent}});
        CONTRACT_TRUE(site);
        CONTRACT_CONTROL(site, {{u"do"_s, u"queue"_s}, {u"agent"_s, agent}, {u"paused"_s, true}});
        CONTRACT_TRUE(site);
        CONTRACT_CONTROL(site, {{u"do"_s, u"queue"_s}, {u"agent"_s, agent}, {u"paused"_s, false}});
        CONTRACT_TRUE(site);
    }

    void messagesAreLeft_data() { contractRows(); }
    void messagesAreLeft()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::SeeVoicemail);
        CONTRACT_CONTROL(site, {{u"do"_s, u"voicemail"_s}, {u"extension"_s, u"200"_s}});
        CONTRACT_TRUE(site);
        QTRY_COMPARE(site.models().mailboxes().find({site.profile().id, u"200"_s})->fresh, std::optional(1));
    }

    void recordedAtThePhone_data() { contractRows(); }
    void recordedAtThePhone()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::SeeRecording);
        talk(site, u"201"_s);
        CONTRACT_CONTROL(site, {{u"do"_s, u"record"_s}, {u"extension"_s, u"201"_s}, {u"on"_s, true}});
        QTRY_VERIFY(site.callOn(u"201"_s)->recording);
        CONTRACT_TRUE(site);
        CONTRACT_CONTROL(site, {{u"do"_s, u"record"_s}, {u"extension"_s, u"201"_s}, {u"on"_s, false}});
        QTRY_VERIFY(!site.callOn(u"201"_s)->recording);
        CONTRACT_TRUE(site);
    }

private:
    static void talk(ContractSite& site, const QString& number)
    {
        CONTRACT_CONTROL(site, {{u"do"_s, u"call"_s}, {u"from"_s, u"+4930555"_s}, {u"to"_s, number}});
        CONTRACT_CONTROL(site, {{u"do"_s, u"answer"_s}, {u"extension"_s, number}});
        QTRY_COMPARE(site.lamp(number), ExtensionState::Talking);
    }
};

QTEST_GUILESS_MAIN(TestContractPhones)
#include "tst_contract_phones.moc"
