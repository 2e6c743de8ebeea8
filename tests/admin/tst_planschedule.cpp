// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/planschedule.h"

#include <QTest>

using namespace Qt::StringLiterals;
using callboard::admin::PlanSchedule;

class TestPlanSchedule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPartIsRead()
    {
        const auto schedule = PlanSchedule::parse(u"P2026010120261231A62W3D[Exclude]1225,1226T0900120013301730"_s);
        QCOMPARE(schedule.dates()->first, QDate(2026, 1, 1));
        QCOMPARE(schedule.dates()->last, QDate(2026, 12, 31));
        QCOMPARE(*schedule.daysOfWeek(), 62u); // 0111110: all but the leftmost and the rightmost box
        QCOMPARE(*schedule.weeks(), 3u);
        QCOMPARE(schedule.dayPattern()->include, false);
        QCOMPARE(schedule.dayPattern()->days, (QStringList{u"1225"_s, u"1226"_s}));
        QCOMPARE(schedule.times()->size(), 2);
        QCOMPARE(schedule.times()->at(1).start, 13 * 60 + 30);
        QCOMPARE(schedule.times()->at(1).end, 17 * 60 + 30);
        QVERIFY(schedule.problems().isEmpty());
    }

    void whatIsReadIsPrintedAsItWas_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "P2026010120261231", "A62", "PAWDT", "D[Include]", "T09001200",
                 "Pyyyyymmddyyyyymmdd", "Thhmmhmmhmmhmmhmm", "D[Include]Tue,DecT09001700", "X1A62", "A62Z9", "T0900",
                 "W3A62", "P20260101A999W1", "free text"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void whatIsReadIsPrintedAsItWas()
    {
        QFETCH(QString, text);
        QCOMPARE(PlanSchedule::parse(text).toText(), text);
    }

    void daysMayBeWords()
    {
        const auto schedule = PlanSchedule::parse(u"D[Include]Tue,DecT09001700"_s);
        QCOMPARE(schedule.dayPattern()->days, (QStringList{u"Tue"_s, u"Dec"_s}));
        QCOMPARE(schedule.times()->size(), 1);
    }

    void settingOnePartKeepsTheOthers()
    {
        auto schedule = PlanSchedule::parse(u"PyyyyA62D[Include]1T0900"_s);
        schedule.setDaysOfWeek(127);
        QCOMPARE(schedule.toText(), u"PyyyyA127WD[Include]1T0900"_s);
        schedule.setWeeks(1);
        QCOMPARE(schedule.toText(), u"PyyyyA127W1D[Include]1T0900"_s);
        schedule.setTimes({{9 * 60, 12 * 60}, {13 * 60, 24 * 60}});
        QCOMPARE(schedule.toText(), u"PyyyyA127W1D[Include]1T0900120013002400"_s);
        schedule.setDates(PlanSchedule::Dates{QDate(2026, 2, 1), QDate(2026, 2, 28)});
        schedule.setDayPattern(PlanSchedule::DayPattern{false, {u"5"_s, u"6"_s}});
        schedule.setDaysOfWeek(std::nullopt);
        QCOMPARE(schedule.toText(), u"P2026020120260228AW1D[Exclude]5,6T0900120013002400"_s);
        QCOMPARE(PlanSchedule::parse(schedule.toText()).times(), schedule.times());
        schedule.setTimes({});
        QCOMPARE(schedule.times(), std::nullopt);
    }

    void aNewScheduleHasEveryLetterInOrder()
    {
        PlanSchedule schedule;
        schedule.setTimes({{0, 60}});
        schedule.setDaysOfWeek(1);
        QCOMPARE(schedule.toText(), u"PA1WDT00000100"_s);
        QCOMPARE(PlanSchedule::parse(u"A62T09001700"_s).completed().toText(), u"PA62WDT09001700"_s);
        QCOMPARE(PlanSchedule::parse(u"PAWDT"_s).completed().toText(), u"PAWDT"_s);
    }

    void problemsAreNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("beginnings");
        QTest::newRow("empty parts restrict nothing") << u"PAWDT"_s << QStringList();
        QTest::newRow("end before start") << u"P2026010220260101"_s << QStringList{u"P must"_s};
        QTest::newRow("no such day") << u"P2026023020260301"_s << QStringList{u"P must"_s};
        QTest::newRow("eight boxes") << u"A128"_s << QStringList{u"A must"_s};
        QTest::newRow("half a pair") << u"T0900"_s << QStringList{u"T must"_s};
        QTest::newRow("25 o'clock") << u"T25002600"_s << QStringList{u"T must"_s};
        QTest::newRow("61 minutes") << u"T09001061"_s << QStringList{u"T must"_s};
        QTest::newRow("no bracket") << u"D1,2"_s << QStringList{u"D must"_s};
        QTest::newRow("all of them") << u"PxAyWzD?T1"_s
                                     << QStringList{u"P must"_s, u"A must"_s, u"W must"_s, u"D must"_s, u"T must"_s};
        QTest::newRow("nothing of a schedule") << u"nights"_s << QStringList{u"\"nights\" is no part"_s};
    }

    void problemsAreNamed()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, beginnings);
        const QStringList problems = PlanSchedule::parse(text).problems();
        QCOMPARE(problems.size(), beginnings.size());
        for (qsizetype i = 0; i < problems.size(); ++i)
            QVERIFY2(problems.at(i).startsWith(beginnings.at(i)), qPrintable(problems.at(i)));
    }
};

QTEST_GUILESS_MAIN(TestPlanSchedule)
#include "tst_planschedule.moc"
