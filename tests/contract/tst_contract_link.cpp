// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/contracttest.h"

#include <QPersistentModelIndex>

using namespace Qt::StringLiterals;
using namespace callboard;

//! What happens to the connection, the same for every PBX.
class TestContractLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongPasswordSaysSoAndIsNotRepeated_data() { contractRows(); }
    void wrongPasswordSaysSoAndIsNotRepeated()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        site.open(u"wrong"_s);
        QTRY_COMPARE(site.client().link().state, LinkState::Offline);
        QTRY_COMPARE(site.client().link().error.kind, ErrorKind::Auth);
        QVERIFY(!site.client().link().error.message.isEmpty());
        // Nothing is scheduled: no attempt was made and none is announced.
        QCOMPARE(site.client().link().attempt, 1);
        QVERIFY(!site.client().link().nextAttempt.isValid());
    }

    void reconnectInTheMiddleOfACallLosesNothing_data() { contractRows(); }
    void reconnectInTheMiddleOfACallLosesNothing()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_CONTROL(site, {{u"do"_s, u"call"_s}, {u"from"_s, u"201"_s}, {u"to"_s, u"202"_s}});
        CONTRACT_CONTROL(site, {{u"do"_s, u"answer"_s}, {u"extension"_s, u"202"_s}});
        QTRY_COMPARE(site.lamp(u"201"_s), ExtensionState::Talking);
        const CallId call = site.callIdOn(u"201"_s);
        const QPersistentModelIndex row(site.models().calls().index(site.models().calls().rowOf(call), 0));
        QSignalSpy resets(&site.models().extensions(), &QAbstractItemModel::modelReset);
        QSignalSpy removed(&site.models().extensions(), &QAbstractItemModel::rowsRemoved);
        QSignalSpy ended(&site.client(), &PbxClient::callEnded);

        CONTRACT_CONTROL(site, {{u"do"_s, u"drop-connections"_s}});
        // Whoever asks again and again just opens the next connection.
        if (!site.client().pollTraffic()) {
            QTRY_VERIFY(site.client().link().state != LinkState::Live);
            // While it is away: kept and marked, not blanked.
            QTRY_VERIFY(site.models().calls().find(call) && site.models().calls().find(call)->stale);
        }
        // Somebody else's call begins and ours goes on meanwhile.
        CONTRACT_CONTROL(site, {{u"do"_s, u"call"_s}, {u"from"_s, u"203"_s}, {u"to"_s, u"204"_s}});
        QTRY_COMPARE_WITH_TIMEOUT(site.client().link().state, LinkState::Live, 15'000);
        CONTRACT_TRUE(site);
        QVERIFY(row.isValid());
        QTRY_VERIFY(!site.models().calls().find(call)->stale);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(removed.size(), 0);
        QCOMPARE(ended.size(), 0);
        QCOMPARE(site.lamp(u"204"_s), ExtensionState::Ringing);
    }

    void aCallThatThePbxForgotLeavesAtTheNextReading_data() { contractRows(); }
    void aCallThatThePbxForgotLeavesAtTheNextReading()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_CONTROL(site, {{u"do"_s, u"call"_s}, {u"from"_s, u"201"_s}, {u"to"_s, u"202"_s}});
        QTRY_COMPARE(site.lamp(u"202"_s), ExtensionState::Ringing);
        QSignalSpy ended(&site.client(), &PbxClient::callEnded);
        CONTRACT_CONTROL(site, {{u"do"_s, u"restart"_s}, {u"calls"_s, u"lose"_s}, {u"ms"_s, 100}});
        site.pass(200);
        QTRY_VERIFY(site.client().link().state != LinkState::Live);
        QTRY_COMPARE_WITH_TIMEOUT(site.client().link().state, LinkState::Live, 15'000);
        QTRY_COMPARE(site.models().calls().rowCount(), 0);
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended.first().at(1).value<EndCause>().kind, EndCause::Kind::Lost);
        CONTRACT_TRUE(site);
    }

    void expiredSessionLogsInAgain_data() { contractRows(); }
    void expiredSessionLogsInAgain()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        CONTRACT_CONTROL(site, {{u"do"_s, u"call"_s}, {u"from"_s, u"203"_s}, {u"to"_s, u"204"_s}});
        CONTRACT_CONTROL(site, {{u"do"_s, u"answer"_s}, {u"extension"_s, u"204"_s}});
        QTRY_COMPARE(site.lamp(u"204"_s), ExtensionState::Talking);
        const CallId before = site.callIdOn(u"204"_s);
        QSignalSpy ended(&site.client(), &PbxClient::callEnded);
        CONTRACT_CONTROL(site, {{u"do"_s, u"expire-sessions"_s}});
        CONTRACT_CONTROL(site, {{u"do"_s, u"call"_s}, {u"from"_s, u"201"_s}, {u"to"_s, u"202"_s}});
        QTRY_COMPARE_WITH_TIMEOUT(site.lamp(u"202"_s), ExtensionState::Ringing, 15'000);
        QTRY_COMPARE_WITH_TIMEOUT(site.client().link().state, LinkState::Live, 15'000);
        CONTRACT_TRUE(site);
        QCOMPARE(ended.size(), 0);
        QTRY_VERIFY(site.models().calls().find(before) && !site.models().calls().find(before)->stale);
        QTRY_COMPARE(site.models().calls().rowCount(), 2);
    }

    void callsThatEndWhileAwayLeave_data() { contractRows(); }
    void callsThatEndWhileAwayLeave()
    {
        QFETCH(QString, face);
        ContractSite site(face);
        QCOMPARE(site.connect(), QString());
        for (const auto& [from, to] : {std::pair{u"201"_s, u"202"_s}, {u"203"_s, u"204"_s}}) {
            CONTRACT_CONTROL(site, {{u"do"_s, u"call"_s}, {u"from"_s, from}, {u"to"_s, to}});
            CONTRACT_CONTROL(site, {{u"do"_s, u"answer"_s}, {u"extension"_s, to}});
        }
        QTRY_COMPARE(site.models().calls().rowCount(), 2);
        QTRY_COMPARE(site.lamp(u"204"_s), ExtensionState::Talking);
        const CallId gone = site.callIdOn(u"202"_s);
        const CallId stays = site.callIdOn(u"204"_s);
        QSignalSpy ended(&site.client(), &PbxClient::callEnded);
        CONTRACT_CONTROL(site, {{u"do"_s, u"drop-connections"_s}});
        CONTRACT_CONTROL(site, {{u"do"_s, u"hangup"_s}, {u"extension"_s, u"202"_s}});
        QTRY_COMPARE_WITH_TIMEOUT(site.client().link().state, LinkState::Live, 15'000);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 15'000);
        QCOMPARE(ended.first().first().value<CallId>(), gone);
        QTRY_COMPARE(site.models().calls().rowCount(), 1);
        QVERIFY(site.models().calls().find(stays));
        CONTRACT_TRUE(site);
    }

    void unknownCertificateIsShownAndPinned_data() { contractRows(); }
    void unknownCertificateIsShownAndPinned()
    {
        QFETCH(QString, face);
        ContractSite site(face, true);
        const QString real = site.profile().fingerprint;
        QCOMPARE(real.size(), 64);
        site.setFingerprint({});
        site.open(site.secret());
        QSignalSpy offered(&site.client(), &PbxClient::certificateOffered);
        QTRY_COMPARE(offered.size(), 1);
        const auto offer = offered.first().first().value<CertificateOffer>();
        QCOMPARE(offer.fingerprint, real);
        QVERIFY(!offer.changed);
        QVERIFY(!offer.problems.isEmpty());
        QTRY_COMPARE(site.client().link().state, LinkState::Offline);
        QCOMPARE(site.client().link().error.kind, ErrorKind::Tls);

        QSignalSpy kept(&site.client(), &PbxClient::profileChanged);
        site.client().acceptCertificate(offer.fingerprint);
        QTRY_COMPARE_WITH_TIMEOUT(site.client().link().state, LinkState::Live, 10'000);
        // Some PBXs tell more that is worth keeping once one is in: whose phone this is.
        QVERIFY(!kept.isEmpty());
        QCOMPARE(kept.first().first().value<SiteProfile>().fingerprint, real);
        QCOMPARE(kept.last().first().value<SiteProfile>().fingerprint, real);
    }

    void changedCertificateIsRefused_data() { contractRows(); }
    void changedCertificateIsRefused()
    {
        QFETCH(QString, face);
        ContractSite site(face, true);
        QCOMPARE(site.connect(), QString());
        const QString before = site.profile().fingerprint;
        QSignalSpy offered(&site.client(), &PbxClient::certificateOffered);
        CONTRACT_CONTROL(site, {{u"do"_s, u"change-certificate"_s}});
        CONTRACT_CONTROL(site, {{u"do"_s, u"drop-connections"_s}});
        QTRY_COMPARE_WITH_TIMEOUT(offered.size(), 1, 15'000);
        const auto offer = offered.first().first().value<CertificateOffer>();
        QVERIFY(offer.changed);
        QCOMPARE(offer.pinned, before);
        QVERIFY(offer.fingerprint != before);
        QTRY_COMPARE(site.client().link().state, LinkState::Offline);
        QCOMPARE(site.client().link().error.kind, ErrorKind::Tls);
    }
};

QTEST_GUILESS_MAIN(TestContractLink)
#include "tst_contract_link.moc"
