// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/siteprofile.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace callboard;

class TestSiteProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSpecsThatScriptsUse_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<Brand>("brand");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("tenant");
        QTest::newRow("pal") << u"brekeke+ws://200@127.0.0.1:41233/pbx/ws?tenant=t%201"_s << Brand::Brekeke
                             << u"ws://127.0.0.1:41233/pbx/ws"_s << u"200"_s << u"t 1"_s;
        QTest::newRow("pbxware") << u"pbxware+https://pbx.example/?server=3"_s << Brand::Pbxware
                                 << u"https://pbx.example/"_s << QString() << QString();
        QTest::newRow("fcm630a") << u"fcm630a+https://cdr@10.0.0.2:8089"_s << Brand::Fcm630a
                                 << u"https://10.0.0.2:8089"_s << u"cdr"_s << QString();
        QTest::newRow("jade") << u"JADE+http://bob@h:8081"_s << Brand::Jade << u"http://h:8081"_s << u"bob"_s
                              << QString();
        QTest::newRow("portasip") << u"portasip+wss://a%40b@h:8444"_s << Brand::Portasip << u"wss://h:8444"_s
                                  << u"a@b"_s << QString();
    }
    void readsTheSpecsThatScriptsUse()
    {
        QFETCH(QString, spec);
        const auto profile = parseSiteSpec(spec);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message));
        QTEST(profile->brand, "brand");
        QTEST(profile->url.toString(), "url");
        QTEST(profile->user, "user");
        QTEST(profile->tenant, "tenant");
    }

    void keepsWhatOnlyThisBrandKnows()
    {
        const auto profile = parseSiteSpec(u"pbxware+https://h/?server=3&home=101"_s);
        QVERIFY(profile);
        QCOMPARE(profile->options.value(u"server"_s).toString(), u"3"_s);
        QCOMPARE(profile->home(), u"101"_s);
        QVERIFY(profile->parkSlots.isEmpty());
    }

    void readsSlotsAndVoicemailPrefix()
    {
        const auto profile = parseSiteSpec(u"brekeke+ws://200@h/pbx/ws?slots=701,702,&voicemail=*9"_s);
        QVERIFY(profile);
        QCOMPARE(profile->parkSlots, (QStringList{u"701"_s, u"702"_s}));
        QCOMPARE(profile->voicemailPrefix, u"*9"_s);
        QVERIFY(profile->options.isEmpty());
    }

    void refusesWithAReason_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QString() << u"brand"_s;
        QTest::newRow("no brand") << u"wss://h/pbx/ws"_s << u"brekeke+"_s;
        QTest::newRow("unknown brand") << u"acme+wss://h"_s << u"acme"_s;
        QTest::newRow("password") << u"brekeke+wss://200:geheim@h/pbx/ws"_s << u"CALLBOARD_SECRET"_s;
        QTest::newRow("scheme") << u"brekeke+ftp://h"_s << u"ftp"_s;
        QTest::newRow("no host") << u"brekeke+ws:///pbx/ws"_s << u"address"_s;
        QTest::newRow("port") << u"brekeke+ws://h:99999/"_s << u"address"_s;
    }
    void refusesWithAReason()
    {
        QFETCH(QString, spec);
        QFETCH(QString, says);
        const auto profile = parseSiteSpec(spec);
        QVERIFY(!profile);
        QVERIFY2(profile.error().message.contains(says), qPrintable(profile.error().message));
        QVERIFY2(!profile.error().message.contains(u"geheim"_s), "a refused password is not repeated");
    }
};

QTEST_GUILESS_MAIN(TestSiteProfile)
#include "tst_siteprofile.moc"
