// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/csv.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace callboard::admin;

class TestCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void read_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("header");
        QTest::addColumn<QList<QStringList>>("rows");
        const QStringList ab{u"a"_s, u"b"_s};
        using Rows = QList<QStringList>;
        QTest::newRow("plain") << QByteArray("a,b\r\n1,2\r\n") << ab << Rows{{u"1"_s, u"2"_s}};
        QTest::newRow("no newline at the end") << QByteArray("a,b\n1,2") << ab << Rows{{u"1"_s, u"2"_s}};
        QTest::newRow("old Mac") << QByteArray("a,b\r1,2\r") << ab << Rows{{u"1"_s, u"2"_s}};
        QTest::newRow("semicolon") << QByteArray("a;b\n1,5;2\n") << ab << Rows{{u"1,5"_s, u"2"_s}};
        QTest::newRow("tab") << QByteArray("a\tb\n1\t2\n") << ab << Rows{{u"1"_s, u"2"_s}};
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf"
                                                       "a,b\n1,2\n")
                                         << ab << Rows{{u"1"_s, u"2"_s}};
        QTest::newRow("UTF-8") << QByteArray("a,b\nJ\xc3\xbcrgen,2\n") << ab << Rows{{u"J\u00fcrgen"_s, u"2"_s}};
        QTest::newRow("Latin-1") << QByteArray("a,b\nJ\xfcrgen,2\n") << ab << Rows{{u"J\u00fcrgen"_s, u"2"_s}};
        QByteArray utf16("\xff\xfe");
        for (const char c : QByteArray("a,b\n1,2"))
            utf16 += QByteArray(1, c) + QByteArray(1, '\0');
        QTest::newRow("UTF-16") << utf16 << ab << Rows{{u"1"_s, u"2"_s}};
        QTest::newRow("quotes") << QByteArray("a,b\n\"1,\"\"x\"\"\",\"two\r\nlines\"\n") << ab
                                << Rows{{u"1,\"x\""_s, u"two\nlines"_s}};
        QTest::newRow("a separator in a quoted header")
            << QByteArray("\"a;;;\",b\n1,2\n") << QStringList{u"a;;;"_s, u"b"_s} << Rows{{u"1"_s, u"2"_s}};
        QTest::newRow("a quote inside a cell")
            << QByteArray("a,b\n5\" phone,2\n") << ab << Rows{{u"5\" phone"_s, u"2"_s}};
        QTest::newRow("empty cells") << QByteArray("a,b\n,\n,2\n1,\n") << ab << Rows{{{}, u"2"_s}, {u"1"_s, {}}};
        QTest::newRow("blank lines") << QByteArray("\n\na,b\n\n1,2\n\n") << ab << Rows{{u"1"_s, u"2"_s}};
        QTest::newRow("header only") << QByteArray("a,b") << ab << Rows{};
        QTest::newRow("nothing") << QByteArray() << QStringList() << Rows{};
        QTest::newRow("blanks around headings") << QByteArray(" a , b \n1,2\n") << ab << Rows{{u"1"_s, u"2"_s}};
    }

    void read()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, header);
        QFETCH(QList<QStringList>, rows);
        const CsvTable table = readCsv(bytes);
        QCOMPARE(table.header, header);
        QList<QStringList> cells;
        for (const CsvRow& row : table.rows)
            cells << row.cells;
        QCOMPARE(cells, rows);
    }

    void linesAreWhereTheyAreInTheFile()
    {
        const CsvTable table = readCsv("a,b\r\n\r\n1,\"two\r\nlines\"\r\n3,4\r\n");
        QCOMPARE(table.rows.size(), 2);
        QCOMPARE(table.rows.at(0).line, 3);
        QCOMPARE(table.rows.at(1).line, 5);
    }

    void aQuoteThatIsNeverClosedCostsOneLine()
    {
        const CsvTable table = readCsv("a,b\n1,\"open\n3,4\n5,6\n");
        QCOMPARE(table.rows.size(), 3);
        QVERIFY(table.rows.at(0).unclosedQuote);
        QCOMPARE(table.rows.at(0).line, 2);
        QVERIFY(!table.rows.at(1).unclosedQuote);
        QCOMPARE(table.rows.at(1).cells, (QStringList{u"3"_s, u"4"_s}));
        QCOMPARE(table.rows.at(2).line, 4);
    }

    void writing()
    {
        CsvTable table{{u"a"_s, u"b"_s}, {}};
        table.rows << CsvRow{0, {u"x,y"_s, u"say \"hi\""_s}, false} << CsvRow{0, {u" lead"_s, u"l1\nl2"_s}, false};
        QCOMPARE(writeCsv(table), QByteArray("a,b\r\n\"x,y\",\"say \"\"hi\"\"\"\r\n\" lead\",\"l1\nl2\"\r\n"));
        const CsvTable again = readCsv(writeCsv(table));
        QCOMPARE(again.rows.at(0).cells, table.rows.at(0).cells);
        QCOMPARE(again.rows.at(1).cells, table.rows.at(1).cells);
    }
};

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
