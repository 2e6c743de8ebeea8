// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/contracttest.h"

using namespace Qt::StringLiterals;
using namespace callboard;

//! Connecting and plain calls, the same for every PBX.
class TestContractCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(!sim::faceNames().isEmpty()); }

    void rosterIsTheWorlds_data() { contractRows(); }
    void rosterIsTheWorlds()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_TRUE(site);
        QVERIFY(site.models().extensions().rowCount() >= 9);
    }

    void incomingCallRingsAndIsAnswered_data() { contractRows(); }
    void incomingCallRingsAndIsAnswered()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_CONTROL(site,
            {{u"do"_s, u"call"_s}, {u"from"_s, u"+49305550101"_s}, {u"name"_s, u"ACME Ltd"_s}, {u"to"_s, u"200"_s}});
        QTRY_COMPARE(site.lamp(u"200"_s), ExtensionState::Ringing);
        const Call* ringing = site.callOn(u"200"_s);
        QVERIFY(ringing);
        QCOMPARE(ringing->state, CallState::Ringing);
        QCOMPARE(ringing->direction, Direction::In);
        QCOMPARE(ringing->from, (Party{u"ACME Ltd"_s, u"+49305550101"_s}));
        QVERIFY(ringing->since.isValid());
        QVERIFY(!ringing->answeredAt.isValid());
        if (site.can(Capability::Answer))
            CONTRACT_DONE(site.run(Command::answer(ringing->id, u"200"_s)));
        else
            CONTRACT_CONTROL(site, {{u"do"_s, u"answer"_s}, {u"extension"_s, u"200"_s}});
        QTRY_COMPARE(site.lamp(u"200"_s), ExtensionState::Talking);
        QVERIFY(site.callOn(u"200"_s)->answeredAt.isValid());
        CONTRACT_TRUE(site);
        CONTRACT_LOGGED(site);
    }

    void internalCallIsOneCallWithTwoLegs_data() { contractRows(); }
    void internalCallIsOneCallWithTwoLegs()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_CONTROL(site, {{u"do"_s, u"call"_s}, {u"from"_s, u"201"_s}, {u"to"_s, u"202"_s}});
        QTRY_COMPARE(site.lamp(u"202"_s), ExtensionState::Ringing);
        QTRY_COMPARE(site.lamp(u"201"_s), ExtensionState::Dialing);
        QCOMPARE(site.models().calls().rowCount(), 1);
        QCOMPARE(site.models().calls().at(0).direction, Direction::Internal);
        CONTRACT_CONTROL(site, {{u"do"_s, u"answer"_s}, {u"extension"_s, u"202"_s}});
        QTRY_COMPARE(site.lamp(u"201"_s), ExtensionState::Talking);
        CONTRACT_TRUE(site);
        const Call& call = site.models().calls().at(0);
        QCOMPARE(call.legs.size(), 2);
        QCOMPARE(site.models().extensions().find(site.extension(u"201"_s))->with.number, u"202"_s);
        QCOMPARE(site.models().extensions().find(site.extension(u"202"_s))->with.number, u"201"_s);
        CONTRACT_LOGGED(site);
    }

    void hangUpEndsTheCall_data() { contractRows(); }
    void hangUpEndsTheCall()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        QSignalSpy ended(&site.client(), &PbxClient::callEnded);
        talk(site, u"200"_s);
        CONTRACT_NEEDS(site, Capability::Hangup);
        CONTRACT_DONE(site.run(Command::hangup(site.callIdOn(u"200"_s), u"200"_s)));
        QTRY_COMPARE(site.models().calls().rowCount(), 0);
        QCOMPARE(ended.size(), 1);
        QCOMPARE(ended.first().at(1).value<EndCause>().kind, EndCause::Kind::Normal);
        CONTRACT_TRUE(site);
        CONTRACT_LOGGED(site);
    }

    void rejectingIsNotAnswering_data() { contractRows(); }
    void rejectingIsNotAnswering()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::Reject);
        QSignalSpy ended(&site.client(), &PbxClient::callEnded);
        CONTRACT_CONTROL(site, {{u"do"_s, u"call"_s}, {u"from"_s, u"+4930555"_s}, {u"to"_s, u"200"_s}});
        QTRY_COMPARE(site.lamp(u"200"_s), ExtensionState::Ringing);
        CONTRACT_DONE(site.run(Command::reject(site.callIdOn(u"200"_s), u"200"_s)));
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended.first().at(1).value<EndCause>().kind, EndCause::Kind::Rejected);
        CONTRACT_TRUE(site);
    }

    void holdAndResume_data() { contractRows(); }
    void holdAndResume()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::Hold);
        talk(site, u"200"_s);
        const CallId call = site.callIdOn(u"200"_s);
        CONTRACT_DONE(site.run(Command::hold(call, u"200"_s)));
        QTRY_COMPARE(site.lamp(u"200"_s), ExtensionState::Held);
        QCOMPARE(site.models().calls().find(call)->state, CallState::Held);
        CONTRACT_TRUE(site);
        CONTRACT_DONE(site.run(Command::resume(call, u"200"_s)));
        QTRY_COMPARE(site.lamp(u"200"_s), ExtensionState::Talking);
        CONTRACT_TRUE(site);
    }

    void dialRingsTheCallerFirst_data() { contractRows(); }
    void dialRingsTheCallerFirst()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::Dial);
        CONTRACT_DONE(site.run(Command::dial(site.extension(u"200"_s), u"203"_s)));
        site.pass(400);
        QTRY_COMPARE(site.lamp(u"203"_s), ExtensionState::Ringing);
        CONTRACT_TRUE(site);
        CONTRACT_CONTROL(site, {{u"do"_s, u"answer"_s}, {u"extension"_s, u"203"_s}});
        QTRY_COMPARE(site.lamp(u"203"_s), ExtensionState::Talking);
        CONTRACT_TRUE(site);
        const Call* call = site.callOn(u"200"_s);
        QVERIFY(call);
        QCOMPARE(call->from.number, u"200"_s);
        QCOMPARE(call->to.number, u"203"_s);
    }

    void dialToNobodyIsRefusedWithThePbxsWords_data() { contractRows(); }
    void dialToNobodyIsRefusedWithThePbxsWords()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::Dial);
        const Outcome outcome = site.run(Command::dial(site.extension(u"200"_s), u"299"_s));
        QCOMPARE(outcome.status, Outcome::Status::Failed);
        QCOMPARE(outcome.error.kind, ErrorKind::Pbx);
        QVERIFY(!outcome.error.detail.isEmpty());
        CONTRACT_TRUE(site);
    }

    void whatItCannotDoIsRefusedWithoutTraffic_data() { contractRows(); }
    void whatItCannotDoIsRefusedWithoutTraffic()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        talk(site, u"200"_s);
        for (int i = 0; i <= static_cast<int>(kLastVerb); ++i) {
            const auto verb = static_cast<Capability>(i);
            if (site.can(verb))
                continue;
            Command command = Command::hangup(site.callIdOn(u"200"_s), u"200"_s);
            command.verb = verb;
            const Outcome outcome = site.run(command);
            QCOMPARE(outcome.status, Outcome::Status::Failed);
            QCOMPARE(outcome.error.kind, ErrorKind::NotSupported);
            QCOMPARE(outcome.error.message, site.whyNot(verb));
        }
        CONTRACT_TRUE(site);
    }

private:
    //! A caller from outside talks to this extension.
    static void talk(ContractSite& site, const QString& number)
    {
        CONTRACT_CONTROL(site, {{u"do"_s, u"call"_s}, {u"from"_s, u"+4930555"_s}, {u"to"_s, number}});
        CONTRACT_CONTROL(site, {{u"do"_s, u"answer"_s}, {u"extension"_s, number}});
        QTRY_COMPARE(site.lamp(number), ExtensionState::Talking);
    }
};

QTEST_GUILESS_MAIN(TestContractCalls)
#include "tst_contract_calls.moc"
