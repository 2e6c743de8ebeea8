// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/contracttest.h"

using namespace Qt::StringLiterals;
using namespace callboard;

//! Parking, queues, supervision, recording, mailboxes, registration: the same for every PBX.
class TestContractHouse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parkAndTakeBack_data() { contractRows(); }
    void parkAndTakeBack()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::Park);
        talk(site, u"200"_s);
        CONTRACT_DONE(site.run(Command::park(site.callIdOn(u"200"_s), u"200"_s, u"702"_s)));
        const ParkSlotId slot{site.profile().id, u"702"_s};
        QTRY_VERIFY(site.models().parks().find(slot) && !site.models().parks().find(slot)->isFree());
        QTRY_COMPARE(site.models().parks().find(slot)->who.number, u"+4930555"_s);
        QTRY_COMPARE(site.lamp(u"200"_s), ExtensionState::Idle);
        CONTRACT_TRUE(site);
        CONTRACT_DONE(site.run(Command::unpark(slot, u"203"_s)));
        site.pass(400);
        pickUp(site, u"203"_s);
        QTRY_COMPARE(site.lamp(u"203"_s), ExtensionState::Talking);
        QTRY_VERIFY(site.models().parks().find(slot)->isFree());
        CONTRACT_TRUE(site);
    }

    void parkChoosesAFreeSlot_data() { contractRows(); }
    void parkChoosesAFreeSlot()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::Park);
        talk(site, u"200"_s);
        CONTRACT_DONE(site.run(Command::park(site.callIdOn(u"200"_s), u"200"_s, u"701"_s)));
        QTRY_COMPARE(site.lamp(u"200"_s), ExtensionState::Idle);
        talk(site, u"200"_s);
        CONTRACT_DONE(site.run(Command::park(site.callIdOn(u"200"_s), u"200"_s, QString())));
        const ParkSlotId second{site.profile().id, u"702"_s};
        QTRY_VERIFY(site.models().parks().find(second) && !site.models().parks().find(second)->isFree());
        CONTRACT_TRUE(site);
    }

    void queuedCallerIsTaken_data() { contractRows(); }
    void queuedCallerIsTaken()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::SeeQueues);
        CONTRACT_CONTROL(
            site, {{u"do"_s, u"call"_s}, {u"from"_s, u"+4930555"_s}, {u"name"_s, u"Ms Ito"_s}, {u"to"_s, u"600"_s}});
        const QueueId queue{site.profile().id, u"600"_s};
        QTRY_VERIFY(site.models().queues().find(queue) && site.models().queues().find(queue)->waiting.size() == 1);
        QTRY_COMPARE(site.models().queues().find(queue)->waiting.first().from.number, u"+4930555"_s);
        CONTRACT_TRUE(site);
        CONTRACT_NEEDS(site, Capability::TakeQueued);
        const CallId call = site.models().queues().find(queue)->waiting.first().call;
        CONTRACT_DONE(site.run(Command::takeQueued(call, u"200"_s)));
        site.pass(400);
        pickUp(site, u"200"_s);
        QTRY_COMPARE(site.lamp(u"200"_s), ExtensionState::Talking);
        QTRY_VERIFY(site.models().queues().find(queue)->waiting.isEmpty());
        CONTRACT_TRUE(site);
    }

    void someoneElsesCallIsPickedUp_data() { contractRows(); }
    void someoneElsesCallIsPickedUp()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::Pickup);
        CONTRACT_CONTROL(site, {{u"do"_s, u"call"_s}, {u"from"_s, u"+4930555"_s}, {u"to"_s, u"204"_s}});
        QTRY_COMPARE(site.lamp(u"204"_s), ExtensionState::Ringing);
        CONTRACT_DONE(site.run(Command::pickup(site.callIdOn(u"204"_s), u"200"_s)));
        site.pass(400);
        pickUp(site, u"200"_s);
        QTRY_COMPARE(site.lamp(u"200"_s), ExtensionState::Talking);
        QTRY_COMPARE(site.lamp(u"204"_s), ExtensionState::Idle);
        CONTRACT_TRUE(site);
    }

    void supervising_data()
    {
        QTest::addColumn<QString>("face");
        QTest::addColumn<Capability>("verb");
        for (const QString& face : contractFaces()) {
            for (const Capability verb : {Capability::Listen, Capability::Whisper, Capability::Barge})
                QTest::newRow(qPrintable(face + u' ' + toName(verb))) << face << verb;
        }
    }
    void supervising()
    {
        QFETCH(QString, face);
        QFETCH(Capability, verb);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, verb);
        talk(site, u"203"_s);
        const CallId call = site.callIdOn(u"203"_s);
        CONTRACT_DONE(site.run(Command::supervise(verb, call, u"203"_s, u"200"_s)));
        site.pass(400);
        pickUp(site, u"200"_s);
        QTRY_COMPARE(site.lamp(u"200"_s), ExtensionState::Talking);
        CONTRACT_TRUE(site);
        const Leg* leg = site.models().calls().find(call)->legOf(u"200"_s);
        QVERIFY(leg);
        const SuperviseMode mode = verb == Capability::Listen ? SuperviseMode::Listen
            : verb == Capability::Whisper                     ? SuperviseMode::Whisper
                                                              : SuperviseMode::Barge;
        QVERIFY(leg->supervising == mode);
        // Leaving never ends the call of the others.
        CONTRACT_DONE(site.run(Command::hangup(call, u"200"_s)));
        QTRY_COMPARE(site.lamp(u"200"_s), ExtensionState::Idle);
        QCOMPARE(site.lamp(u"203"_s), ExtensionState::Talking);
        CONTRACT_TRUE(site);
    }

    void changingTheModeKeepsOneEar_data() { contractRows(); }
    void changingTheModeKeepsOneEar()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::Listen);
        CONTRACT_NEEDS(site, Capability::Whisper);
        talk(site, u"203"_s);
        const CallId call = site.callIdOn(u"203"_s);
        for (const auto& [verb, mode] : {std::pair{Capability::Listen, SuperviseMode::Listen},
                 {Capability::Whisper, SuperviseMode::Whisper}, {Capability::Listen, SuperviseMode::Listen}}) {
            CONTRACT_DONE(site.run(Command::supervise(verb, call, u"203"_s, u"200"_s)));
            site.pass(400);
            QTRY_VERIFY(site.callOn(u"200"_s));
            QTRY_VERIFY(site.models().calls().find(call)->legOf(u"200"_s)->supervising == mode);
            CONTRACT_TRUE(site);
            int ears = 0;
            for (const Leg& leg : site.models().calls().find(call)->legs)
                ears += leg.extension == "200"_L1 && leg.state != LegState::Ended ? 1 : 0;
            QCOMPARE(ears, 1);
        }
        QCOMPARE(site.lamp(u"203"_s), ExtensionState::Talking);
    }

    void recording_data() { contractRows(); }
    void recording()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::RecordStart);
        talk(site, u"200"_s);
        const CallId call = site.callIdOn(u"200"_s);
        CONTRACT_DONE(site.run(Command::record(Capability::RecordStart, call, u"200"_s)));
        QTRY_VERIFY(site.models().calls().find(call)->recording);
        CONTRACT_DONE(site.run(Command::record(Capability::RecordStop, call, u"200"_s)));
        QTRY_VERIFY(!site.models().calls().find(call)->recording);
    }

    void registrationAndMailboxes_data() { contractRows(); }
    void registrationAndMailboxes()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_NEEDS(site, Capability::SeeRegistration);
        CONTRACT_CONTROL(site, {{u"do"_s, u"register"_s}, {u"extension"_s, u"205"_s}, {u"registered"_s, false}});
        QTRY_COMPARE_WITH_TIMEOUT( // some PBXes have to be asked, now and then
            site.models().extensions().find(site.extension(u"205"_s))->registered, std::optional<bool>(false), 20'000);
        CONTRACT_TRUE(site);
        CONTRACT_NEEDS(site, Capability::SeeVoicemail);
        CONTRACT_CONTROL(site, {{u"do"_s, u"voicemail"_s}, {u"extension"_s, u"205"_s}, {u"new"_s, 3}, {u"old"_s, 1}});
        QTRY_COMPARE_WITH_TIMEOUT(
            site.models().mailboxes().find({site.profile().id, u"205"_s})->fresh, std::optional(3), 70'000);
        QTRY_COMPARE(site.models().extensions().find(site.extension(u"205"_s))->voicemailNew, std::optional(3));
    }

private:
    static void talk(ContractSite& site, const QString& number)
    {
        CONTRACT_CONTROL(site, {{u"do"_s, u"call"_s}, {u"from"_s, u"+4930555"_s}, {u"to"_s, number}});
        CONTRACT_CONTROL(site, {{u"do"_s, u"answer"_s}, {u"extension"_s, number}});
        QTRY_COMPARE(site.lamp(number), ExtensionState::Talking);
    }
};

QTEST_GUILESS_MAIN(TestContractHouse)
#include "tst_contract_house.moc"
