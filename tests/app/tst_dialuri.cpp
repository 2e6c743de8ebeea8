// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/dialuri.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace callboard;

class TestDialUri : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<QString>("number");
        QTest::newRow("tel") << u"tel:+49-30-555 0101"_s << u"+49305550101"_s;
        QTest::newRow("tel parameters") << u"tel:5550101;ext=12;phone-context=+49"_s << u"5550101"_s;
        QTest::newRow("callto with slashes") << u"callto://0170555"_s << u"0170555"_s;
        QTest::newRow("sip drops the host") << u"sip:201@pbx.example:5060"_s << u"201"_s;
        QTest::newRow("sips upper case") << u"SIPS:*98@h"_s << u"*98"_s;
        QTest::newRow("percent") << u"tel:%2B49%2030"_s << u"+4930"_s;
        QTest::newRow("hash is a digit") << u"tel:%2331%23201"_s << u"#31#201"_s;
        QTest::newRow("plus only leads") << u"tel:00+49"_s << u"0049"_s;
    }
    void reads()
    {
        QFETCH(QString, uri);
        const auto got = numberFromUri(uri);
        QVERIFY2(got, got ? "" : qPrintable(got.error().message));
        QTEST(*got, "number");
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::newRow("empty") << QString();
        QTest::newRow("web") << u"https://example.org/1"_s;
        QTest::newRow("no number") << u"tel:"_s;
        QTest::newRow("letters") << u"tel:1-800-FLOWERS"_s;
        QTest::newRow("sip name") << u"sip:alice@example.org"_s;
        QTest::newRow("no scheme") << u"5550101"_s;
    }
    void refuses()
    {
        QFETCH(QString, uri);
        const auto got = numberFromUri(uri);
        QVERIFY(!got);
        QCOMPARE(got.error().kind, ErrorKind::Invalid);
        QVERIFY(got.error().message.contains(uri));
    }
};

QTEST_GUILESS_MAIN(TestDialUri)
#include "tst_dialuri.moc"
