// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "palfixture.h"

#include <QFile>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace callboard;
using namespace callboard::sim;

//! What the document prints, over a real socket, with frames written by hand from it.
class TestPalFace : public QObject, private PalFixture
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_host.reset(); }

    void challengeLogin()
    {
        start();
        world().directory().find(u"201"_s)->password = u"geheim"_s;
        PalProbe probe;
        probe.open(m_base + u"?login_user=201&user=201&registered=true"_s);
        QTRY_COMPARE(probe.frames.size(), 1);
        QCOMPARE(probe.frames.first().value("method"_L1), u"login_password_required"_s);
        const QString nonce = probe.notified(u"login_password_required"_s).first().value("nonce"_L1).toString();
        QVERIFY(nonce.size() >= 6);
        const auto md5 = [](const QString& text) {
            return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Md5).toHex());
        };
        // the document's scheme, with the test vector that its users publish
        QCOMPARE(md5(u"1000:abc123:"_s + md5(u"1000"_s)), u"1c817071ee312153ceadd94b9fd7e969"_s);
        probe.send(u"1"_s, u"getOptions"_s);
        QTRY_VERIFY(!probe.reply(u"1"_s).isEmpty());
        QCOMPARE(probe.reply(u"1"_s).value("error"_L1).toObject().value("code"_L1).toInt(), -2021);
        probe.send(u"2"_s, u"login"_s, {{u"login_password"_s, md5(u"201:"_s + nonce + u':' + md5(u"geheim"_s))}});
        QTRY_VERIFY(probe.reply(u"2"_s).contains("result"_L1));
        QTRY_COMPARE(probe.notified(u"notify_registered"_s).size(), 1);
        QCOMPARE(probe.notified(u"notify_registered"_s).first(), json("{'user':'201','registered':true}"));
    }

    void wrongPasswordIsRefusedAndClosed_data()
    {
        QTest::addColumn<QString>("query");
        QTest::newRow("password") << u"?login_user=200&login_password=no"_s;
        QTest::newRow("user") << u"?login_user=nobody&login_password=no"_s;
        QTest::newRow("tenant") << u"?login_user=200&login_password=%1&tenant=other"_s;
        QTest::newRow("plain user who wants to watch others") << u"?login_user=201&login_password=%2&user=202"_s;
        QTest::newRow("plain user who wants to watch all") << u"?login_user=201&login_password=%2&user=*"_s;
    }
    void wrongPasswordIsRefusedAndClosed()
    {
        QFETCH(QString, query);
        start();
        if (query.contains("%1"_L1))
            query = query.arg(world().directory().password(u"200"_s));
        if (query.contains("%2"_L1))
            query.replace(u"%2"_s, world().directory().password(u"201"_s));
        PalProbe probe;
        probe.open(m_base + query);
        QTRY_VERIFY(probe.closed);
        QCOMPARE(probe.frames.size(), 1);
        QVERIFY(probe.frames.first().value("id"_L1).isNull());
        const QJsonObject error = probe.frames.first().value("error"_L1).toObject();
        QCOMPARE(error.value("code"_L1).toInt(), -2022);
        QVERIFY(error.value("message"_L1).toString().startsWith("Login failed ("_L1));
    }

    void allowedUsersMayBeWatched()
    {
        start();
        world().directory().find(u"201"_s)->extra.insert(u"pal.users"_s, u"202,203"_s);
        PalProbe probe;
        QVERIFY(logIn(probe, u"201"_s, u"&user=201&user=203&status=true"_s));
        QVERIFY(world().dial(u"202"_s, u"203"_s));
        QVERIFY(settle(probe));
        QCOMPARE(probe.story(), u"203:0 203:65"_s); // not 202: allowed, and not asked for
    }

    void snapshotComesBeforeReplies()
    {
        start({.extensions = 3});
        QVERIFY(world().dial(u"201"_s, u"202"_s));
        QVERIFY(world().answer(leg(u"202"_s)));
        QVERIFY(world().setRecording(leg(u"201"_s), true));
        QVERIFY(world().dialFromOutside(u"+4930111"_s, u"ACME"_s, u"203"_s));
        QVERIFY(world().answer(leg(u"203"_s)));
        const QString outside = world().talkersAt(u"+4930111"_s).first().id;
        QVERIFY(world().park(leg(u"203"_s), u"701"_s));
        QVERIFY(world().dialFromOutside(u"+4930222"_s, {}, u"600"_s));
        PalProbe probe;
        probe.open(url(u"200"_s, kEverything));
        QTRY_VERIFY(probe.m_socket.isValid());
        QVERIFY(settle(probe));
        QCOMPARE(probe.notified(u"notify_registered"_s).size(), 4);
        QCOMPARE(probe.notified(u"notify_voicemail"_s).size(), 4);
        QCOMPARE(probe.notified(u"notify_voicemail"_s).first(),
            json("{'user':'200','new':0,'unread':0,'read':0,'saved':0}"));
        QVERIFY(probe.story().startsWith("201:14 202:2"_L1));
        QCOMPARE(probe.notified(u"notify_callrecording"_s),
            QList<QJsonObject>{json("{'user':'201','talker_id':'1001','status':'on'}")});
        QCOMPARE(probe.notified(u"notify_park"_s).size(), 1);
        QCOMPARE(probe.notified(u"notify_park"_s).first().value("talker_id"_L1).toString(), outside);
        QCOMPARE(probe.notified(u"notify_line"_s).size(), 2);
        QCOMPARE(probe.notified(u"notify_queue"_s).size(), 1);
        QVERIFY(!probe.frames.last().contains("method"_L1));
    }

    void internalCallFrames()
    {
        start({.extensions = 3});
        world().directory().find(u"201"_s)->name = u"Ann"_s;
        world().directory().find(u"202"_s)->name = u"Bob"_s;
        PalProbe probe;
        QVERIFY(logIn(probe));
        QVERIFY(world().dial(u"201"_s, u"202"_s));
        QVERIFY(settle(probe));
        const QList<QJsonObject> seen = probe.notified(u"notify_status"_s);
        QCOMPARE(seen.size(), 3);
        QCOMPARE(seen.at(0),
            json("{'user':'201','status':'1','other_number':'202','room_id':'282000000001','talker_id':'1001','user_"
                 "display_name':'Ann','other_user_display_name':'Bob','time':1700000000000,'logid':''}"));
        QCOMPARE(seen.at(2),
            json("{'user':'202','status':'65','other_number':'201','room_id':'282000000001','talker_id':'1002','user_"
                 "display_name':'Bob','other_user_display_name':'Ann','time':1700000000000,'logid':''}"));
        probe.forget();
        QVERIFY(world().answer(u"1002"_s));
        advance(5000);
        QVERIFY(world().hangup(u"1001"_s));
        QVERIFY(settle(probe));
        QCOMPARE(probe.story(), u"202:2 201:14 201:12 201:-1 202:12 202:-1"_s);
        QCOMPARE(probe.notified(u"notify_status"_s).last(),
            json("{'user':'202','status':'-1','other_number':'201','room_id':'282000000001','talker_id':'1002','user_"
                 "display_name':'Bob','other_user_display_name':'Ann','time':1700000005000,'logid':'','rescode':'200','"
                 "disconnected_by':'0','q850code':'16'}"));
    }

    void makeCallRingsTheCallerFirst()
    {
        start();
        PalProbe probe;
        QVERIFY(logIn(probe));
        probe.send(u"77"_s, u"makeCall"_s,
            {{u"user"_s, u"200"_s}, {u"from"_s, u"200"_s}, {u"to"_s, QJsonArray{u"202"_s}}, {u"type"_s, u"2"_s}});
        QTRY_VERIFY(!probe.reply(u"77"_s).isEmpty());
        QVERIFY(probe.reply(u"77"_s).value("result"_L1).toString().startsWith("succeeded:"_L1));
        QCOMPARE(probe.story(), u"200:0 200:65"_s);
        QCOMPARE(probe.notified(u"notify_status"_s).first().value("other_number"_L1), u"202"_s);
        QCOMPARE(probe.notified(u"notify_status"_s).first().value("logid"_L1), u"77"_s);
        advance(299);
        QVERIFY(settle(probe));
        QCOMPARE(probe.story(), u"200:0 200:65"_s);
        advance(1);
        QVERIFY(settle(probe));
        QCOMPARE(probe.story(), u"200:0 200:65 200:2 202:0 202:65"_s);
        QVERIFY(world().answer(leg(u"202"_s)));
        QVERIFY(settle(probe));
        QCOMPARE(probe.story(), u"200:0 200:65 200:2 202:0 202:65 202:2"_s);
        QCOMPARE(probe.notified(u"notify_status"_s).last().value("logid"_L1), u"77"_s);
    }

    void remoteControlAnswersHoldsAndResumes()
    {
        start();
        PalProbe probe;
        QVERIFY(logIn(probe));
        QVERIFY(world().dial(u"201"_s, u"200"_s));
        QCOMPARE(result(probe, u"remoteControl"_s, {{u"talker_id"_s, leg(u"200"_s)}, {u"action"_s, u"talk"_s}}),
            u"succeeded: "_s);
        QCOMPARE(result(probe, u"remoteControl"_s, {{u"talker_id"_s, leg(u"200"_s)}, {u"action"_s, u"hold"_s}}),
            u"succeeded: "_s);
        QCOMPARE(result(probe, u"remoteControl"_s, {{u"talker_id"_s, leg(u"200"_s)}, {u"action"_s, u"talk"_s}}),
            u"succeeded: "_s);
        QCOMPARE(probe.story(), u"201:1 200:0 200:65 200:2 201:14 200:35 200:36"_s);
        world().directory().find(u"200"_s)->remoteControlled = false;
        QCOMPARE(result(probe, u"remoteControl"_s, {{u"talker_id"_s, leg(u"200"_s)}, {u"action"_s, u"hold"_s}}),
            u"succeeded: "_s);
        QVERIFY(settle(probe));
        QVERIFY(probe.story().endsWith("200:36"_L1)); // the phone did not care
    }

    void blindTransferParkAndUnpark()
    {
        start();
        PalProbe probe;
        QVERIFY(logIn(probe));
        QVERIFY(world().dialFromOutside(u"+4930555"_s, u"ACME"_s, u"200"_s));
        QVERIFY(world().answer(leg(u"200"_s)));
        QCOMPARE(result(probe, u"park"_s, {{u"tid"_s, leg(u"200"_s)}, {u"number"_s, u"701"_s}}), u"succeeded: "_s);
        QCOMPARE(probe.story(), u"200:0 200:65 200:2 200:12 200:-1"_s);
        QCOMPARE(probe.notified(u"notify_park"_s),
            QList<QJsonObject>{json("{'park':'701','status':'on','room_id':'282000000001','talker_id':'1001'}")});
        probe.forget();
        QCOMPARE(result(probe, u"unpark"_s, {{u"user"_s, u"200"_s}, {u"number"_s, u"701"_s}}), u"succeeded: "_s);
        QCOMPARE(probe.notified(u"notify_park"_s), QList<QJsonObject>{json("{'park':'701','status':'off'}")});
        advance(300);
        QVERIFY(settle(probe));
        QCOMPARE(probe.story(), u"200:0 200:65 200:2"_s);
        probe.forget();
        QCOMPARE(
            result(probe, u"transfer"_s, {{u"tid"_s, leg(u"200"_s)}, {u"user"_s, u"203"_s}, {u"mode"_s, u"blind"_s}}),
            u"succeeded: "_s);
        QCOMPARE(probe.story(), u"200:12 200:-1 203:0 203:65"_s);
        QCOMPARE(probe.notified(u"notify_status"_s).last().value("other_number"_L1), u"+4930555"_s);
        QVERIFY(result(probe, u"transfer"_s, {{u"tid"_s, u"4711"_s}, {u"user"_s, u"203"_s}, {u"mode"_s, u"blind"_s}})
                    .startsWith("failed: "_L1));
    }
};

QTEST_GUILESS_MAIN(TestPalFace)
#include "tst_palface.moc"
