// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/dialplan.h"

#include <QTest>

using namespace callboard;
using namespace Qt::StringLiterals;

class TestDialPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleansWhatPeopleType_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("error");
        const QString none;
        QTest::newRow("extension") << u"201"_s << u"201"_s << none;
        QTest::newRow("written number") << u" +49 (30) 555-01.01 "_s << u"+49305550101"_s << none;
        QTest::newRow("zero in brackets after a country code") << u"+49 (0)30 555"_s << u"+4930555"_s << none;
        QTest::newRow("zero in brackets at home") << u"(0)30 555"_s << u"030555"_s << none;
        QTest::newRow("feature code") << u"*72#201"_s << u"*72#201"_s << none;
        QTest::newRow("no-break space and en dash") << u"030\u00A0555\u201301"_s << u"03055501"_s << none;
        QTest::newRow("invisible direction mark") << u"\u202A030555\u202C"_s << u"030555"_s << none;
        QTest::newRow("full-width digits") << u"\uFF12\uFF10\uFF11"_s << u"201"_s << none;
        QTest::newRow("letters") << u"0800 FLOWERS"_s << none << u"\"F\" cannot be dialled. Use digits, +, * and #."_s;
        QTest::newRow("plus inside") << u"00+49"_s << none << u"A \"+\" can only stand at the beginning of a number."_s;
        QTest::newRow("empty") << u"  "_s << none << u"Type a number to dial."_s;
        QTest::newRow("only a plus") << u"+"_s << none << u"Type a number to dial."_s;
        QTest::newRow("header injection")
            << u"201\r\nBye: x"_s << none << u"\"B\" cannot be dialled. Use digits, +, * and #."_s;
    }

    void cleansWhatPeopleType()
    {
        QFETCH(QString, typed);
        QFETCH(QString, number);
        QFETCH(QString, error);
        const Result<QString> result = cleanNumber(typed);
        QCOMPARE(result.has_value(), error.isEmpty());
        if (result) {
            QCOMPARE(*result, number);
        } else {
            QCOMPARE(result.error().kind, ErrorKind::Invalid);
            QCOMPARE(result.error().message, error);
        }
    }

    void readsLinks_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<QString>("number"); // empty: refused
        QTest::newRow("tel") << u"tel:+49-30-555;ext=12"_s << u"+4930555"_s;
        QTest::newRow("upper case scheme") << u"TEL:201"_s << u"201"_s;
        QTest::newRow("callto with slashes") << u"callto://0301234"_s << u"0301234"_s;
        QTest::newRow("sip") << u"sip:201@pbx.example.com:5060;transport=tls"_s << u"201"_s;
        QTest::newRow("escaped") << u"tel:%2B4930%20555"_s << u"+4930555"_s;
        QTest::newRow("query") << u"tel:201?subject=hello"_s << u"201"_s;
        QTest::newRow("a name") << u"sip:alice@example.com"_s << QString();
        QTest::newRow("web page") << u"https://example.com/201"_s << QString();
        QTest::newRow("plain number") << u"201"_s << QString();
        QTest::newRow("nothing") << u"tel:"_s << QString();
    }

    void readsLinks()
    {
        QFETCH(QString, uri);
        QFETCH(QString, number);
        const Result<QString> result = numberFromUri(uri);
        QCOMPARE(result.value_or(QString()), number);
    }
};

QTEST_GUILESS_MAIN(TestDialPlan)
#include "tst_dialplan.moc"
