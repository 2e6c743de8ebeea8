// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/logging.h"
#include "core/base/redact.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestRedact : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hides_data()
    {
        QTest::addColumn<QString>("in");
        QTest::addColumn<QString>("out");
        QTest::newRow("query") << u"ws://h/pbx/ws?login_user=1&login_password=geheim&user=*"_s
                               << u"ws://h/pbx/ws?login_user=1&login_password=***&user=*"_s;
        QTest::newRow("json") << u"{\"login_password\":\"ge\\\"heim\",\"user\":\"1\"}"_s
                              << u"{\"login_password\":\"***\",\"user\":\"1\"}"_s;
        QTest::newRow("json with spaces") << u"{\"apikey\" : \"abc\"}"_s << u"{\"apikey\" : \"***\"}"_s;
        QTest::newRow("json in json") << u"auth_info={\\\"session_id\\\":\\\"f1ab\\\"}"_s
                                      << u"auth_info={\\\"session_id\\\":\\\"***\\\"}"_s;
        QTest::newRow("number") << u"{\"pin\":1234,\"n\":5}"_s << u"{\"pin\":***,\"n\":5}"_s;
        QTest::newRow("a form of PBXware's")
            << u"apikey=K0123456789&apiformat=json&action=pbxware.ext.add&ext=202&pin=4711&secret=S3&auth=x%2By&pbd_pin=7"_s
            << u"apikey=***&apiformat=json&action=pbxware.ext.add&ext=202&pin=***&secret=***&auth=***&pbd_pin=***"_s;
        QTest::newRow("settings of PBXware's") << u"{\"smtp_user\":\"u\",\"smtp_pass\":\"p\",\"auth\":\"section\"}"_s
                                               << u"{\"smtp_user\":\"u\",\"smtp_pass\":\"***\",\"auth\":\"section\"}"_s;
        QTest::newRow("dotted property") << u"{\"login.password\":\"x\"}"_s << u"{\"login.password\":\"***\"}"_s;
        QTest::newRow("header") << u"Authorization: Basic YTpi\nHost: h"_s << u"Authorization: ***\nHost: h"_s;
        QTest::newRow("cookie header") << u"Cookie: a=b; c=d"_s << u"Cookie: ***"_s;
        QTest::newRow("userinfo") << u"https://ann:geheim@host/x"_s << u"https://ann:***@host/x"_s;
        QTest::newRow("xml, a header") << u"<auth_info><session_id>f1ab</session_id></auth_info><a>1</a>"_s
                                       << u"<auth_info><session_id>***</session_id></auth_info><a>1</a>"_s;
        QTest::newRow("xml with attributes")
            << u"<u:disa_password xsi:type=\"xsd:string\">77 7</u:disa_password><pin_host/><pin_user>12"_s
            << u"<u:disa_password xsi:type=\"xsd:string\">***</u:disa_password><pin_host/><pin_user>***"_s;
        QTest::newRow("json in a form, params")
            << u"auth_info=%7B%22session_id%22%3A%22f1ab%22%7D&params=%7B%22i_menu%22%3A12%7D"_s
            << u"auth_info=%7B%22session_id%22%3A***%7D&params=%7B%22i_menu%22%3A12%7D"_s;
        QTest::newRow("json in a form, the odd ones")
            << u"params=%7B%22password%22%3A%20%22a%5C%22b%22%2C%22pin_host%22%3A1234%2C%22x%22%3A1%7D&y=%7b%22password%22%3a%22cut"_s
            << u"params=%7B%22password%22%3A%20***%2C%22pin_host%22%3A***%2C%22x%22%3A1%7D&y=%7b%22password%22%3a***"_s;
        QTest::newRow("json in a form, the first of an object")
            << u"p=%7B%22vm_settings%22%3A%7B%22disa_password%22%3A%22x%22%2C%22l%22%3A%5B%7B%22pin%22%3A1%7D%5D%7D%7D"_s
            << u"p=%7B%22vm_settings%22%3A%7B%22disa_password%22%3A***%2C%22l%22%3A%5B%7B%22pin%22%3A***%7D%5D%7D%7D"_s;
        QTest::newRow("whether to ask is no secret") << u"{\"password_ask\":\"yes\",\"pin_user\":\"77\"}"_s
                                                     << u"{\"password_ask\":\"yes\",\"pin_user\":\"***\"}"_s;
        QTest::newRow("two tokens") << u"GET /x?authtoken=ab-c_d.e%2F&apikey=9&n=1 HTTP"_s
                                    << u"GET /x?authtoken=***&apikey=***&n=1 HTTP"_s;
        QTest::newRow("json in a form") << u"auth_info=%7B%22session_id%22%3A%22f1ab%22%7D&p=%7B%22a%22:1%7D"_s
                                        << u"auth_info=%7B%22session_id%22%3A***%7D&p=%7B%22a%22:1%7D"_s;
        QTest::newRow("json in a form, a blank") << u"p=%7B%22password%22%3A+%22a%2Cb%22%2C%22n%22%3A7%7D"_s
                                                 << u"p=%7B%22password%22%3A+***%2C%22n%22%3A7%7D"_s;
        QTest::newRow("json in a form, a number")
            << u"p=%7B%22pin%22%3A1234%2C%22n%22%3A7%7D"_s << u"p=%7B%22pin%22%3A***%2C%22n%22%3A7%7D"_s;
        QTest::newRow("json in a form, cut off") << u"p=%7B%22password%22%3A%22abc"_s << u"p=%7B%22password%22%3A***"_s;
        QTest::newRow("xml")
            << u"<a><ns1:session_id xsi:type=\"x\">f1</ns1:session_id><password>p w</password><n>1</n>"_s
            << u"<a><ns1:session_id xsi:type=\"x\">***</ns1:session_id><password>***</password><n>1</n>"_s;
        QTest::newRow("set-cookie") << u"HTTP/1.1 200\r\nset-cookie: sid=1; Path=/\r\nx: y"_s
                                    << u"HTTP/1.1 200\r\nset-cookie: ***\r\nx: y"_s;
        QTest::newRow("nothing") << u"pinned the certificate of host"_s << u"pinned the certificate of host"_s;
        QTest::newRow("empty") << QString() << QString();
    }
    void hides()
    {
        QFETCH(QString, in);
        QFETCH(QString, out);
        QCOMPARE(callboard::redacted(in), out);
    }

    void sinkHidesWhatAnyoneLogs()
    {
        static QStringList seen;
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString& text) { seen << text; });
        callboard::installRedactingLogSink();
        qCInfo(callboard::lcNet).noquote() << u"GET /?apikey=topsecret&x=1"_s;
        qInstallMessageHandler(nullptr);
        QCOMPARE(seen.size(), 1);
        QVERIFY(!seen.first().contains("topsecret"_L1));
        QVERIFY(seen.first().contains("x=1"_L1));
    }
};

QTEST_GUILESS_MAIN(TestRedact)
#include "tst_redact.moc"
