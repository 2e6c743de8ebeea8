// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/contracttest.h"

using namespace Qt::StringLiterals;
using namespace callboard;

//! Moving calls, the same for every PBX.
class TestContractTransfers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blindTransferHandsOver_data() { contractRows(); }
    void blindTransferHandsOver()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::TransferBlind);
        talk(site);
        const CallId call = site.callIdOn(u"200"_s);
        CONTRACT_DONE(site.run(Command::transferBlind(call, u"200"_s, u"202"_s)));
        QTRY_COMPARE(site.lamp(u"202"_s), ExtensionState::Ringing);
        QTRY_COMPARE(site.lamp(u"200"_s), ExtensionState::Idle);
        QCOMPARE(site.callOn(u"202"_s)->from.number, u"+4930555"_s);
        CONTRACT_TRUE(site);
        CONTRACT_CONTROL(site, {{u"do"_s, u"answer"_s}, {u"extension"_s, u"202"_s}});
        QTRY_COMPARE(site.lamp(u"202"_s), ExtensionState::Talking);
        CONTRACT_TRUE(site);
        CONTRACT_CONTROL(site, {{u"do"_s, u"hangup"_s}, {u"extension"_s, u"202"_s}});
        QTRY_COMPARE(site.lamp(u"202"_s), ExtensionState::Idle);
        QTRY_COMPARE(site.models().calls().rowCount(), 0);
        CONTRACT_LOGGED(site);
    }

    void blindTransferToNobodyChangesNothing_data() { contractRows(); }
    void blindTransferToNobodyChangesNothing()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::TransferBlind);
        talk(site);
        const Outcome outcome = site.run(Command::transferBlind(site.callIdOn(u"200"_s), u"200"_s, u"299"_s));
        QCOMPARE(outcome.status, Outcome::Status::Failed);
        QVERIFY(!outcome.error.detail.isEmpty());
        QCOMPARE(site.lamp(u"200"_s), ExtensionState::Talking);
        CONTRACT_TRUE(site);
    }

    void unansweredTransferComesBack_data() { contractRows(); }
    void unansweredTransferComesBack()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::TransferBlind);
        talk(site);
        CONTRACT_DONE(site.run(Command::transferBlind(site.callIdOn(u"200"_s), u"200"_s, u"202"_s)));
        QTRY_COMPARE(site.lamp(u"202"_s), ExtensionState::Ringing);
        site.pass(60'000);
        QTRY_VERIFY(site.lamp(u"202"_s) != ExtensionState::Ringing);
        CONTRACT_TRUE(site);
    }

    void consultCompletes_data() { contractRows(); }
    void consultCompletes()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::TransferConsult);
        const CallId call = consult(site);
        CONTRACT_DONE(site.run(Command::transferComplete(call, u"200"_s)));
        QTRY_COMPARE(site.lamp(u"200"_s), ExtensionState::Idle);
        pickUp(site, u"202"_s);
        QTRY_COMPARE(site.lamp(u"202"_s), ExtensionState::Talking);
        QTRY_COMPARE(site.models().extensions().find(site.extension(u"202"_s))->with.number, u"+4930555"_s);
        QTRY_COMPARE(site.models().calls().rowCount(), 1);
        QTRY_VERIFY(site.models().consultations().isEmpty());
        CONTRACT_TRUE(site);
    }

    void consultIsTakenBack_data() { contractRows(); }
    void consultIsTakenBack()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::TransferCancel);
        const CallId call = consult(site);
        CONTRACT_DONE(site.run(Command::transferCancel(call, u"200"_s)));
        QTRY_COMPARE(site.lamp(u"202"_s), ExtensionState::Idle);
        QTRY_COMPARE(site.lamp(u"200"_s), ExtensionState::Talking);
        QTRY_COMPARE(site.models().extensions().find(site.extension(u"200"_s))->with.number, u"+4930555"_s);
        QTRY_VERIFY(site.models().consultations().isEmpty());
        CONTRACT_TRUE(site);
    }

    void consultBecomesAConference_data() { contractRows(); }
    void consultBecomesAConference()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::Conference);
        const CallId call = consult(site);
        CONTRACT_DONE(site.run(Command::conference(call, u"200"_s)));
        QTRY_COMPARE(site.models().calls().rowCount(), 1);
        QTRY_COMPARE(site.lamp(u"202"_s), ExtensionState::Talking);
        QTRY_COMPARE(site.lamp(u"200"_s), ExtensionState::Talking);
        CONTRACT_TRUE(site);
    }

    void theCallerWhoWaitsIsNotForgotten_data() { contractRows(); }
    void theCallerWhoWaitsIsNotForgotten()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::TransferConsult);
        consult(site);
        const QList<Consultation> consultations = site.models().consultations();
        QCOMPARE(consultations.size(), 1);
        QCOMPARE(consultations.first().waiting.number, u"+4930555"_s);
        QCOMPARE(consultations.first().asked.number, u"202"_s);
        const Call* held = site.models().calls().find(consultations.first().heldCall);
        QVERIFY2(held, "the waiting caller's call is still there");
        CONTRACT_TRUE(site);
    }

    void voicemailTakesTheCall_data() { contractRows(); }
    void voicemailTakesTheCall()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::TransferVoicemail);
        talk(site);
        CONTRACT_DONE(site.run(Command::transferVoicemail(site.callIdOn(u"200"_s), u"200"_s, u"203"_s)));
        QTRY_COMPARE(site.lamp(u"200"_s), ExtensionState::Idle);
        site.pass(60'000);
        CONTRACT_TRUE(site);
        CONTRACT_NEEDS(site, Capability::SeeVoicemail);
        QTRY_COMPARE(site.models().mailboxes().find({site.profile().id, u"203"_s})->fresh, std::optional(1));
    }

private:
    static void talk(ContractSite& site)
    {
        CONTRACT_CONTROL(site, {{u"do"_s, u"call"_s}, {u"from"_s, u"+4930555"_s}, {u"to"_s, u"200"_s}});
        CONTRACT_CONTROL(site, {{u"do"_s, u"answer"_s}, {u"extension"_s, u"200"_s}});
        QTRY_COMPARE(site.lamp(u"200"_s), ExtensionState::Talking);
    }

    //! 200 has a caller waiting and talks to 202. Returns the call that was there first.
    static CallId consult(ContractSite& site)
    {
        talk(site);
        const CallId call = site.callIdOn(u"200"_s);
        const Outcome outcome = site.run(Command::transferConsult(call, u"200"_s, u"202"_s));
        [&] {
            CONTRACT_DONE(outcome);
            site.pass(400); // where the phone of whoever consults rings first
            QTRY_COMPARE(site.lamp(u"202"_s), ExtensionState::Ringing);
            CONTRACT_CONTROL(site, {{u"do"_s, u"answer"_s}, {u"extension"_s, u"202"_s}});
            QTRY_COMPARE(site.lamp(u"202"_s), ExtensionState::Talking);
            QTRY_COMPARE(site.models().consultations().size(), 1);
            QTRY_COMPARE(site.models().consultations().first().phase, Consultation::Phase::Talking);
            CONTRACT_TRUE(site);
        }();
        return call;
    }
};

QTEST_GUILESS_MAIN(TestContractTransfers)
#include "tst_contract_transfers.moc"
