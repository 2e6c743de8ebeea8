// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/secretsource.h"

#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace callboard;

class TestCtlArguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads()
    {
        const auto got = ctl::parseArguments({u"--site"_s, u"brekeke+ws://200@h:1/pbx/ws"_s, u"--json"_s,
            u"--timeout"_s, u"2.5"_s, u"transfer"_s, u"17"_s, u"202"_s, u"--consult"_s});
        QVERIFY2(got, got ? "" : qPrintable(got.error().message));
        QCOMPARE(got->command, u"transfer"_s);
        QCOMPARE(got->rest, (QStringList{u"17"_s, u"202"_s}));
        QVERIFY(got->json && got->consult && !got->voicemail);
        QCOMPARE(got->timeout.count(), 2500);
    }

    void fingerprintIsTakenInAnyUsualSpelling()
    {
        const QString hex(64, u'a');
        const auto got = ctl::parseArguments(
            {u"--site"_s, u"x"_s, u"--fingerprint"_s, QStringList(QList<QString>(32, u"AA"_s)).join(u':'), u"calls"_s});
        QVERIFY(got);
        QCOMPARE(got->fingerprint, hex);
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("names"); // what the message must name
        const QStringList site{u"--site"_s, u"x"_s};
        QTest::newRow("nothing") << QStringList() << u"command"_s;
        QTest::newRow("no site") << QStringList{u"calls"_s} << u"--site"_s;
        QTest::newRow("unknown command") << site + QStringList{u"fly"_s} << u"fly"_s;
        QTest::newRow("unknown command says the known") << site + QStringList{u"fly"_s} << u"take-back"_s;
        QTest::newRow("unknown option") << site + QStringList{u"--frob"_s, u"calls"_s} << u"frob"_s;
        QTest::newRow("too few") << site + QStringList{u"dial"_s, u"201"_s} << u"FROM TO"_s;
        QTest::newRow("too many") << site + QStringList{u"calls"_s, u"201"_s} << u"calls"_s;
        QTest::newRow("foreign option") << site + QStringList{u"dial"_s, u"1"_s, u"2"_s, u"--consult"_s}
                                        << u"--consult"_s;
        QTest::newRow("both") << site + QStringList{u"transfer"_s, u"1"_s, u"2"_s, u"--consult"_s, u"--voicemail"_s}
                              << u"--voicemail"_s;
        QTest::newRow("timeout text") << site + QStringList{u"--timeout"_s, u"soon"_s, u"calls"_s} << u"soon"_s;
        QTest::newRow("timeout negative") << site + QStringList{u"--timeout=-1"_s, u"calls"_s} << u"-1"_s;
        QTest::newRow("short fingerprint") << site + QStringList{u"--fingerprint"_s, u"abc"_s, u"calls"_s} << u"abc"_s;
        QTest::newRow("barge without --as") << site + QStringList{u"barge"_s, u"17"_s} << u"--as"_s;
    }
    void refuses()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, names);
        const auto got = ctl::parseArguments(arguments);
        QVERIFY(!got);
        QCOMPARE(got.error().kind, ErrorKind::Invalid);
        QVERIFY2(got.error().message.contains(names), qPrintable(got.error().message));
    }

    void helpNamesEveryCommand()
    {
        const auto got = ctl::parseArguments({u"--help"_s});
        QVERIFY(got && got->printAndExit);
        for (const auto& command : ctl::commandTable())
            QVERIFY2(got->printAndExit->contains(command.name), command.name.data());
    }

    void secretFileMustBePrivate()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("geheim\nthe other\nthird line\n");
        file.flush();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        const auto got = ctl::secretsFromEnvironment(file.fileName());
        QVERIFY(got && *got);
        QCOMPARE(**got, (SiteSecrets{u"geheim"_s, u"the other"_s}));
#ifdef Q_OS_UNIX
        file.setPermissions(QFile::ReadOwner | QFile::ReadOther);
        QVERIFY(!ctl::secretsFromEnvironment(file.fileName()));
#endif
        QVERIFY(!ctl::secretsFromEnvironment(u"/nonexistent/secret"_s));
    }

    void secretComesFromTheEnvironment()
    {
        qputenv("CALLBOARD_SECRET", "aus der Umgebung");
        const auto got = ctl::secretsFromEnvironment({});
        qputenv("CALLBOARD_SECOND_SECRET", "die andere");
        const auto two = ctl::secretsFromEnvironment({});
        qunsetenv("CALLBOARD_SECRET");
        const auto secondOnly = ctl::secretsFromEnvironment({});
        qunsetenv("CALLBOARD_SECOND_SECRET");
        QVERIFY(got && *got);
        QCOMPARE(**got, (SiteSecrets{u"aus der Umgebung"_s, {}}));
        QVERIFY(two && *two);
        QCOMPARE(**two, (SiteSecrets{u"aus der Umgebung"_s, u"die andere"_s}));
        QVERIFY(secondOnly && !*secondOnly);
        QVERIFY(!*ctl::secretsFromEnvironment({}));
    }
};

QTEST_GUILESS_MAIN(TestCtlArguments)
#include "tst_ctlarguments.moc"
