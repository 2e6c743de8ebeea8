// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/commandrunner.h"
#include "core/commands/dialing.h"
#include "core/models/livemodels.h"
#include "tests/support/fakeclient.h"

#include "core/base/clock.h"

#include <QTest>

using namespace callboard;
using namespace Qt::StringLiterals;

class TestDialing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsCalledHow_data()
    {
        QTest::addColumn<bool>("any");
        QTest::addColumn<bool>("colleagues");
        QTest::addColumn<QString>("to");
        QTest::addColumn<Capability>("verb");
        QTest::addColumn<QString>("why"); // empty: can be done
        const QString dial = u"cannot dial"_s;
        QTest::newRow("any number") << true << true << u"0301"_s << Capability::Dial << QString();
        QTest::newRow("a colleague as any number") << true << true << u"202"_s << Capability::Dial << QString();
        QTest::newRow("a colleague") << false << true << u"202"_s << Capability::DialColleague << QString();
        QTest::newRow("a stranger where only colleagues can") << false << true << u"0301"_s << Capability::Dial << dial;
        QTest::newRow("another site's extension") << false << true << u"301"_s << Capability::Dial << dial;
        QTest::newRow("neither") << false << false << u"202"_s << Capability::Dial << dial;
    }

    void whoIsCalledHow()
    {
        QFETCH(bool, any);
        QFETCH(bool, colleagues);
        QFETCH(QString, to);
        QFETCH(Capability, verb);
        QFETCH(QString, why);
        ManualClock clock;
        LiveModels models;
        CommandRunner runner(clock);
        FakeClient client;
        FakeClient branch(FakeClient::profileFor(u"branch"_s, u"Branch"_s, u"300"_s));
        for (FakeClient* each : {&client, &branch}) {
            models.attach(each);
            runner.attach(each);
            each->open();
        }
        Q_EMIT client.extensionChanged(client.extension(u"202"_s, u"Bo Li"_s));
        Q_EMIT branch.extensionChanged(branch.extension(u"301"_s, u"Eve"_s));
        if (!any)
            client.deny(Capability::Dial, u"cannot dial"_s);
        if (!colleagues)
            client.deny(Capability::DialColleague, u"cannot connect colleagues"_s);
        const Dialing found = dialing(runner, models, client.extensionId(u"201"_s), to);
        QCOMPARE(found.command.verb, verb);
        QCOMPARE(found.command.extension, u"201"_s);
        QCOMPARE(found.command.target, to);
        QCOMPARE(found.command.site, client.site());
        QCOMPARE(found.availability.can, why.isEmpty());
        QCOMPARE(found.availability.why, why);
        QCOMPARE(dialAvailability(runner, client.site()).can, any || colleagues);
    }

    void theSystemsPhoneProgramComesLast()
    {
        ManualClock clock;
        LiveModels models;
        CommandRunner runner(clock);
        FakeClient client;
        models.attach(&client);
        runner.attach(&client);
        client.open();
        QVERIFY(dialing(runner, models, client.extensionId(u"201"_s), u"0301"_s, true).link.isEmpty());
        client.deny(Capability::Dial, u"cannot dial"_s);
        client.deny(Capability::DialColleague, u"cannot connect"_s);
        QVERIFY(!dialing(runner, models, client.extensionId(u"201"_s), u"0301"_s).availability.can);
        const Dialing handed = dialing(runner, models, client.extensionId(u"201"_s), u"+49 (30) 1"_s, true);
        QVERIFY(handed.availability.can);
        QCOMPARE(handed.link.toString(), u"tel:+49301"_s);
        // What is no number goes nowhere.
        QVERIFY(!dialing(runner, models, client.extensionId(u"201"_s), u"Sales"_s, true).availability.can);
        QVERIFY(dialAvailability(runner, client.site(), true).can);
        QVERIFY(!dialAvailability(runner, client.site()).can);
        QCOMPARE(phoneLink(u"*97#1"_s).toString(QUrl::FullyEncoded), u"tel:*97%231"_s);
    }
};

QTEST_GUILESS_MAIN(TestDialing)
#include "tst_dialing.moc"
