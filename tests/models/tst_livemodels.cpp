// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/callmodel.h"
#include "core/models/extensionmodel.h"
#include "core/models/livemodels.h"
#include "core/models/parkmodel.h"
#include "core/models/queuedcallermodel.h"
#include "core/models/queuemodel.h"
#include "core/models/sitemodel.h"
#include "tests/support/fakeclient.h"

#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

Leg leg(const FakeClient& client, const QString& extension, LegState state, Direction direction = Direction::In)
{
    Leg leg;
    leg.id = {client.site(), u"leg-"_s + extension};
    leg.extension = extension;
    leg.state = state;
    leg.direction = direction;
    return leg;
}

struct Fixture
{
    LiveModels models;
    FakeClient client;
    Fixture()
    {
        models.attach(&client);
        client.open();
        models.flush();
    }
};

} // namespace

class TestLiveModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lostLinkMarksRowsAndReadingAgainClearsThem()
    {
        Fixture f;
        Q_EMIT f.client.extensionChanged(f.client.extension(u"200"_s, u"Ana"_s));
        Q_EMIT f.client.callChanged(f.client.incoming(u"c1"_s, {u"ACME"_s, {}}, u"201"_s));
        f.models.flush();
        f.client.setState(LinkState::Degraded);
        f.models.flush();
        QVERIFY(!f.models.extensions().at(0).stale); // degraded: still the PBX's word
        f.client.setState(LinkState::Backoff);
        f.models.flush();
        QCOMPARE(f.models.extensions().rowCount(), 1);
        QVERIFY(f.models.extensions().at(0).stale);
        QVERIFY(f.models.calls().at(0).stale);
        f.client.setState(LinkState::Live);
        Q_EMIT f.client.snapshotBegun();
        Q_EMIT f.client.extensionChanged(f.client.extension(u"200"_s, u"Ana"_s));
        Q_EMIT f.client.snapshotEnded();
        f.models.flush();
        QVERIFY(!f.models.extensions().at(0).stale);
        QCOMPARE(f.models.calls().rowCount(), 0); // the PBX no longer knows that call
    }

    void siteRowFollowsTheClient()
    {
        Fixture f;
        QCOMPARE(f.models.sites().at(0).link.state, LinkState::Live);
        f.client.deny(Capability::Park, u"no parking"_s);
        f.models.flush();
        QCOMPARE(f.models.sites().at(0).capabilities.of(Capability::Park).why, u"no parking"_s);
        QCOMPARE(f.models.home(f.client.site()), u"201"_s);
    }

    void detachedClientIsHeardNoMore()
    {
        Fixture f;
        f.models.detach(f.client.site());
        Q_EMIT f.client.extensionChanged(f.client.extension(u"200"_s, u"Ana"_s));
        f.models.flush();
        QCOMPARE(f.models.extensions().rowCount(), 0);
        QCOMPARE(f.models.home(f.client.site()), QString());
    }

    void callerWhoMovesToAnotherQueueStaysOneRow_data()
    {
        QTest::addColumn<bool>("newQueueFirst");
        QTest::newRow("the new queue is announced first") << true;
        QTest::newRow("the old queue is announced first") << false;
    }

    void callerWhoMovesToAnotherQueueStaysOneRow()
    {
        QFETCH(bool, newQueueFirst);
        Fixture f;
        Queue sales;
        sales.id = {f.client.site(), u"801"_s};
        sales.waiting = {{f.client.callId(u"c1"_s), {u"ACME"_s, {}}, {}, 1}};
        Queue support;
        support.id = {f.client.site(), u"802"_s};
        Q_EMIT f.client.queueChanged(sales);
        Q_EMIT f.client.queueChanged(support);
        f.models.flush();
        support.waiting = std::exchange(sales.waiting, {});
        Q_EMIT f.client.queueChanged(newQueueFirst ? support : sales);
        Q_EMIT f.client.queueChanged(newQueueFirst ? sales : support);
        f.models.flush();
        QCOMPARE(f.models.queuedCallers().rowCount(), 1);
        QCOMPARE(f.models.queuedCallers().at(0).queue.text, u"802"_s);
    }

    void answeredElsewhereIsToldOnce()
    {
        Fixture f;
        QSignalSpy elsewhere(&f.models, &LiveModels::callAnsweredElsewhere);
        Call call = f.client.incoming(u"c1"_s, {u"ACME"_s, {}}, u"201"_s);
        call.legs << leg(f.client, u"202"_s, LegState::Ringing)
                  << leg(f.client, u"300"_s, LegState::Talking, Direction::Out);
        Q_EMIT f.client.callChanged(call);
        call.legs.removeFirst(); // it stopped ringing here, but nobody has it yet
        Q_EMIT f.client.callChanged(call);
        QCOMPARE(elsewhere.count(), 0);
        call.state = CallState::Talking;
        call.legs[0].state = LegState::Talking;
        Q_EMIT f.client.callChanged(call);
        Q_EMIT f.client.callChanged(call);
        QCOMPARE(elsewhere.count(), 1);
        QCOMPARE(elsewhere.at(0).at(1).value<Leg>().extension, u"202"_s);
    }

    void answeredHereAndPassedOnIsNotAnsweredElsewhere()
    {
        Fixture f;
        QSignalSpy elsewhere(&f.models, &LiveModels::callAnsweredElsewhere);
        Call call = f.client.incoming(u"c1"_s, {u"ACME"_s, {}}, u"201"_s);
        Q_EMIT f.client.callChanged(call);
        call.legs[0].state = LegState::Talking;
        Q_EMIT f.client.callChanged(call);
        call.legs[0] = leg(f.client, u"202"_s, LegState::Talking);
        Q_EMIT f.client.callChanged(call);
        QCOMPARE(elsewhere.count(), 0);
    }

    void callerWhoGivesUpIsNotAnsweredElsewhere()
    {
        Fixture f;
        QSignalSpy elsewhere(&f.models, &LiveModels::callAnsweredElsewhere);
        QSignalSpy ended(&f.models, &LiveModels::callEnded);
        Q_EMIT f.client.callChanged(f.client.incoming(u"c1"_s, {u"ACME"_s, {}}, u"201"_s));
        Q_EMIT f.client.callEnded(f.client.callId(u"c1"_s), {});
        f.models.flush();
        QCOMPARE(elsewhere.count(), 0);
        QCOMPARE(ended.count(), 1);
        QCOMPARE(f.models.calls().rowCount(), 0);
    }

    void consultationsLiveUntilTheyEnd()
    {
        Fixture f;
        QSignalSpy changed(&f.models, &LiveModels::consultationChanged);
        Consultation consultation;
        consultation.extension = u"201"_s;
        consultation.heldCall = f.client.callId(u"c1"_s);
        Q_EMIT f.client.consultationChanged(consultation);
        consultation.phase = Consultation::Phase::Talking;
        Q_EMIT f.client.consultationChanged(consultation);
        QCOMPARE(f.models.consultations(), QList<Consultation>{consultation});
        consultation.phase = Consultation::Phase::Ended;
        Q_EMIT f.client.consultationChanged(consultation);
        QVERIFY(f.models.consultations().isEmpty());
        QCOMPARE(changed.count(), 3);
    }
};

QTEST_GUILESS_MAIN(TestLiveModels)
#include "tst_livemodels.moc"
