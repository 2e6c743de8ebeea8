// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pal/palmethods.h"
#include "palfixture.h"

#include <QFile>

using namespace Qt::StringLiterals;
using namespace callboard;
using namespace callboard::sim;

namespace {

QList<std::pair<QString, QStringList>> printedPermissions()
{
    QList<std::pair<QString, QStringList>> rows;
    QFile file(QStringLiteral(DATA_DIR "/pal_permissions.tsv"));
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        if (!line.startsWith(u'#'))
            rows.append({line.section(u'\t', 0, 0), line.section(u'\t', 1, 1).split(u'|')});
    }
    return rows;
}

} // namespace

//! Each method of section 5: who may call it, what it does, how it refuses.
class TestPalMethods : public QObject, private PalFixture
{
    Q_OBJECT

    int errorOf(const QJsonObject& reply) { return reply.value("error"_L1).toObject().value("code"_L1).toInt(); }
    QJsonValue value(PalProbe& probe, const QString& method, const QJsonObject& params = {})
    {
        return ask(probe, method, params).value("result"_L1);
    }

private Q_SLOTS:
    void cleanup() { m_host.reset(); }

    void everyMethodIsThere()
    {
        const auto printed = printedPermissions();
        QCOMPARE(printed.size(), 42);
        QCOMPARE(pal::methods().size(), size_t(42));
        for (const auto& [name, roles] : printed)
            QVERIFY2(pal::findMethod(name), qPrintable(name));
    }

    void permissions_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("role");
        QTest::newRow("sa") << u"sa"_s << u"sa"_s;
        QTest::newRow("admin") << u"200"_s << u"admin"_s;
        QTest::newRow("user") << u"201"_s << u"user"_s;
    }
    void permissions()
    {
        QFETCH(QString, user);
        QFETCH(QString, role);
        start();
        PalProbe probe;
        QVERIFY(logIn(probe, user, u""_s));
        for (const auto& [method, roles] : printedPermissions()) {
            // sa acts for a tenant: that is what the parameter tenant of the administrators' methods is for
            const bool allowed = roles.contains(role) || (role == "sa"_L1 && roles.contains("admin"_L1));
            const QJsonObject reply = ask(probe, method, {{u"tenant"_s, u"demo"_s}});
            QVERIFY2((errorOf(reply) == -32001) != allowed, qPrintable(role + u' ' + method));
        }
    }

    void saNeedsATenantOthersDoNot()
    {
        start();
        PalProbe sa;
        QVERIFY(logIn(sa, u"sa"_s, {}));
        QCOMPARE(errorOf(ask(sa, u"getNoteNames"_s)), -32602);
        QCOMPARE(errorOf(ask(sa, u"getNoteNames"_s, {{u"tenant"_s, u"nobody"_s}})), -32602);
        QVERIFY(value(sa, u"getNoteNames"_s, {{u"tenant"_s, u"demo"_s}}).isArray());
        PalProbe admin;
        QVERIFY(logIn(admin));
        QVERIFY(value(admin, u"getNoteNames"_s).isArray());
        QVERIFY(value(admin, u"getNoteNames"_s, {{u"tenant"_s, u"nobody"_s}}).isArray()); // ignored
    }

    void wrongRequests_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("code");
        QTest::newRow("unknown method") << u"{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"fly\"}"_s << -32601;
        QTest::newRow("missing parameter")
            << u"{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"park\",\"params\":{\"tid\":\"1\"}}"_s << -32602;
        QTest::newRow("wrong kind")
            << u"{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"callforward\",\"params\":{\"rid\":\"1\",\"user\":\"201\"}}"_s
            << -32602;
        QTest::newRow("no method") << u"{\"jsonrpc\":\"2.0\",\"id\":\"x\"}"_s << -32600;
    }
    void wrongRequests()
    {
        QFETCH(QString, text);
        QFETCH(int, code);
        start();
        PalProbe probe;
        QVERIFY(logIn(probe));
        probe.sendText(text);
        QTRY_VERIFY(!probe.reply(u"x"_s).isEmpty());
        QCOMPARE(errorOf(probe.reply(u"x"_s)), code);
    }

    void noJsonAndBatches()
    {
        start();
        PalProbe probe;
        QVERIFY(logIn(probe));
        probe.sendText(u"{\"jsonrpc\":"_s);
        QTRY_COMPARE(probe.frames.size(), 1);
        QCOMPARE(errorOf(probe.frames.first()), -32700);
        QVERIFY(probe.frames.first().value("id"_L1).isNull());
        probe.forget();
        probe.sendText(u"[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"getOptions\"},{\"jsonrpc\":\"2.0\",\"id\":2,"
                       "\"method\":\"fly\"}]"_s);
        QTRY_COMPARE(probe.frames.size(), 1);
        const QJsonArray batch = probe.frames.first().value("batch"_L1).toArray();
        QCOMPARE(batch.size(), 2);
        QVERIFY(batch.at(0).toObject().value("result"_L1).toObject().contains("pn"_L1));
        QCOMPARE(batch.at(1).toObject().value("id"_L1).toInt(), 2);
    }

    void unknownThingsInCallMethodsFailInWords()
    {
        start();
        PalProbe probe;
        QVERIFY(logIn(probe));
        const QList<std::pair<QString, QJsonObject>> requests{
            {u"barge"_s, json("{'user':'200','tid':'9','listen':'true','speak':'true'}")},
            {u"callforward"_s, json("{'rid':'9','user':['200']}")}, {u"cancelTransfer"_s, json("{'tid':'9'}")},
            {u"conference"_s, json("{'talker_id':'9'}")}, {u"disconnect"_s, json("{'tid':'9'}")},
            {u"disconnect"_s, json("{'rid':'9'}")},
            {u"makeCall"_s, json("{'user':'200','from':'299','to':['201'],'type':'2'}")},
            {u"park"_s, json("{'tid':'9','number':'701'}")},
            {u"remoteControl"_s, json("{'talker_id':'9','action':'talk'}")}, {u"startRecording"_s, json("{'tid':'9'}")},
            {u"stopRecording"_s, json("{'tid':'9'}")}, {u"transfer"_s, json("{'tid':'9','user':'201'}")},
            {u"unpark"_s, json("{'user':'200','number':'701'}")}};
        for (const auto& [method, params] : requests) {
            const QString said = result(probe, method, params);
            QVERIFY2(said.startsWith("failed: "_L1) && said.size() > 10, qPrintable(method + u": "_s + said));
        }
    }

    void plainUsersWorkOnTheirOwnCallsOnly()
    {
        start();
        PalProbe probe;
        QVERIFY(logIn(probe, u"201"_s, {}));
        QVERIFY(world().dial(u"202"_s, u"203"_s));
        QVERIFY(world().answer(leg(u"203"_s)));
        QVERIFY(result(probe, u"disconnect"_s, {{u"tid"_s, leg(u"202"_s)}}).startsWith("failed: "_L1));
        QCOMPARE(errorOf(ask(probe, u"disconnect"_s, {{u"rid"_s, world().rooms().begin()->first}})), -32001);
        QCOMPARE(world().talkersOf(u"202"_s).size(), 1);
        QVERIFY(world().dial(u"204"_s, u"201"_s));
        QVERIFY(result(probe, u"disconnect"_s, {{u"tid"_s, leg(u"201"_s)}}).startsWith("succeeded:"_L1));
        QVERIFY(leg(u"201"_s).isEmpty());
        QVERIFY(result(probe, u"makeCall"_s, json("{'user':'202','from':'202','to':['203'],'type':'2'}"))
                    .startsWith("failed: "_L1));
    }

    void talkerInfo()
    {
        start({.extensions = 3});
        world().directory().find(u"202"_s)->name = u"Bob"_s;
        QVERIFY(world().dialFromOutside(u"+4930555"_s, u"ACME"_s, u"202"_s));
        PalProbe probe;
        QVERIFY(logIn(probe));
        QCOMPARE(value(probe, u"getTalkerInfo"_s, {{u"room_id"_s, u"1"_s}}).toArray(), QJsonArray());
        const QJsonArray both = value(probe, u"getTalkerInfo"_s, {{u"room_id"_s, u"282000000001"_s}}).toArray();
        QCOMPARE(both.size(), 2);
        QCOMPARE(both.at(0).toObject(),
            json("{'talker_id':'1001','room_id':'282000000001','user':'','number':'+4930555','display_name':'ACME','"
                 "status':'1','time':1700000000000}"));
        QCOMPARE(value(probe, u"getTalkerInfo"_s, {{u"room_id"_s, u"282000000001"_s}, {u"talker_id"_s, u"1002"_s}})
                     .toObject(),
            json("{'talker_id':'1002','room_id':'282000000001','user':'202','number':'202','display_name':'Bob','"
                 "status':'65','time':1700000000000}"));
        QVERIFY(errorOf(ask(probe, u"getTalkerInfo"_s, {{u"room_id"_s, u"282000000001"_s}, {u"talker_id"_s, u"7"_s}}))
            != 0);
    }

    void bargeWithTutor()
    {
        start();
        PalProbe probe;
        QVERIFY(logIn(probe));
        QVERIFY(world().dial(u"201"_s, u"202"_s));
        QVERIFY(world().answer(leg(u"202"_s)));
        const QString tid = leg(u"202"_s);
        QVERIFY(result(probe, u"barge"_s,
            {{u"user"_s, u"200"_s}, {u"tid"_s, tid}, {u"listen"_s, u"true"_s}, {u"speak"_s, u"tutor"_s}})
                    .startsWith("succeeded:"_L1));
        advance(300);
        QCOMPARE(world().talkersOf(u"200"_s).first().supervision, (Supervision{true, false, true}));
        QCOMPARE(errorOf(ask(probe, u"barge"_s,
                     {{u"user"_s, u"200"_s}, {u"tid"_s, tid}, {u"listen"_s, u"true"_s}, {u"speak"_s, u"loud"_s}})),
            -32602);
    }

    void recordingIsNotified()
    {
        start();
        PalProbe probe;
        QVERIFY(logIn(probe));
        QVERIFY(world().dial(u"201"_s, u"202"_s));
        QVERIFY(world().answer(leg(u"202"_s)));
        QVERIFY(result(probe, u"startRecording"_s, {{u"tid"_s, u"1002"_s}}).startsWith("succeeded:"_L1));
        QVERIFY(result(probe, u"stopRecording"_s, {{u"tid"_s, u"1002"_s}}).startsWith("succeeded:"_L1));
        QCOMPARE(probe.notified(u"notify_callrecording"_s),
            (QList<QJsonObject>{json("{'user':'202','talker_id':'1002','status':'on'}"),
                json("{'user':'202','talker_id':'1002','status':'off'}")}));
    }

    void disconnectARoomLater()
    {
        start();
        PalProbe probe;
        QVERIFY(logIn(probe));
        QVERIFY(world().dial(u"201"_s, u"202"_s));
        const QString room = world().rooms().begin()->first;
        QVERIFY(result(probe, u"disconnect"_s, {{u"rid"_s, room}, {u"delay"_s, 500}}).startsWith("succeeded:"_L1));
        advance(499);
        QVERIFY(world().room(room));
        advance(1);
        QVERIFY(!world().room(room));
    }

    void extensions()
    {
        start({.extensions = 3});
        world().directory().find(u"202"_s)->name = u"Bob"_s;
        PalProbe probe;
        QVERIFY(logIn(probe));
        QCOMPARE(value(probe, u"getExtensions"_s, json("{'pattern':'20[12]','limit':-1,'type':'user'}")).toArray(),
            (QJsonArray{u"201"_s, u"202"_s}));
        QCOMPARE(
            value(probe, u"getExtensions"_s,
                json("{'pattern':'..*','limit':1,'type':'ringgroup','property_names':['desc','stype','phoneforward']}"))
                .toArray(),
            (QJsonArray{QJsonArray{u"600"_s, u"Sales"_s, u"rr"_s, u"201"_s}}));
        QCOMPARE(errorOf(ask(probe, u"getExtensions"_s, json("{'pattern':'(','type':'user'}"))), -32602);
        QCOMPARE(
            value(probe, u"getExtensionProperties"_s,
                json("{'extension':'202','property_names':['name','desc','admin','canjoin','allowjoin','language']}"))
                .toArray(),
            (QJsonArray{u"Bob"_s, u"Support"_s, u"false"_s, u"false"_s, u"true"_s, u"en"_s}));
        QVERIFY(errorOf(ask(probe, u"getExtensionProperties"_s, json("{'extension':'999','property_names':['name']}")))
            != 0);
    }

    void extensionLifeCycle()
    {
        start();
        PalProbe probe;
        QVERIFY(logIn(probe));
        const QJsonObject made = json("{'extension':'290','type':'user','password':'1','login_password':'2'}");
        QCOMPARE(result(probe, u"createExtension"_s, made), u"true"_s);
        QVERIFY(errorOf(ask(probe, u"createExtension"_s, made)) != 0);
        QCOMPARE(errorOf(ask(probe, u"createExtension"_s, json("{'extension':'291','type':'robot'}"))), -32602);
        QCOMPARE(result(probe, u"setExtensionProperties"_s,
                     json("{'extension':'290','properties':{'name':'Zoë','canjoin':'true','email':'z@example.com'}}")),
            u"OK"_s);
        QCOMPARE(value(probe, u"getExtensionProperties"_s,
                     json("{'extension':'290','property_names':['name','canjoin','email','type']}"))
                     .toArray(),
            (QJsonArray{u"Zoë"_s, u"true"_s, u"z@example.com"_s, u"user"_s}));
        QVERIFY(world().directory().user(u"290"_s)->canJoin);
        QCOMPARE(result(probe, u"setExtensionProperties"_s,
                     json("{'extension':'600','properties':{'phoneforward':'203,204'}}")),
            u"OK"_s);
        QCOMPARE(world().directory().find(u"600"_s)->members, (QStringList{u"203"_s, u"204"_s}));
        QCOMPARE(result(probe, u"deleteExtension"_s, {{u"extension"_s, u"290"_s}}), u"true"_s);
        QCOMPARE(result(probe, u"deleteExtension"_s, {{u"extension"_s, u"290"_s}}), u"false"_s);
        PalProbe user;
        QVERIFY(logIn(user, u"201"_s, {}));
        QCOMPARE(errorOf(ask(user, u"setExtensionProperties"_s, json("{'extension':'202','properties':{'name':'x'}}"))),
            -32001);
        QCOMPARE(
            errorOf(ask(user, u"setExtensionProperties"_s, json("{'extension':'201','properties':{'admin':'true'}}"))),
            -32001);
    }

    void notes()
    {
        start();
        PalProbe admin;
        QVERIFY(logIn(admin));
        QCOMPARE(
            result(admin, u"setNote"_s, json("{'name':'n','description':'d','useraccess':1,'note':'Ünï'}")), u"OK"_s);
        QCOMPARE(result(admin, u"setNote"_s, json("{'name':'s','description':'','useraccess':0,'note':''}")), u"OK"_s);
        QCOMPARE(value(admin, u"getNote"_s, {{u"name"_s, u"n"_s}}).toObject(),
            json("{'useraccess':1,'description':'d','name':'n','note':'Ünï'}"));
        PalProbe user;
        QVERIFY(logIn(user, u"201"_s, {}));
        const QJsonArray names = value(user, u"getNoteNames"_s).toArray();
        QVERIFY(names.contains(u"n"_s) && !names.contains(u"s"_s));
        QCOMPARE(errorOf(ask(user, u"getNote"_s, {{u"name"_s, u"s"_s}})), -32001);
        QCOMPARE(errorOf(ask(user, u"deleteNote"_s, {{u"name"_s, u"n"_s}})), -32001); // may only read
        QCOMPARE(result(admin, u"deleteNote"_s, {{u"name"_s, u"n"_s}}), u"true"_s);
        QVERIFY(errorOf(ask(admin, u"getNote"_s, {{u"name"_s, u"n"_s}})) != 0);
    }

    void contacts()
    {
        start();
        PalProbe admin;
        QVERIFY(logIn(admin));
        QCOMPARE(value(admin, u"getPhonebooks"_s).toArray(),
            (QJsonArray{json("{'phonebook':'Company','shared':true}"), json("{'phonebook':'Personal'}")}));
        const QJsonObject made = value(admin, u"setContact"_s,
            json("{'phonebook':'Company','shared':'true','info':{'$firstname':'Żaneta','$lastname':'Quill','$tel_work':"
                 "'+4930777'}}"))
                                     .toObject();
        const int aid = made.value("aid"_L1).toInt();
        QVERIFY(aid > 0);
        QCOMPARE(value(admin, u"getContactList"_s, {{u"search_text"_s, u"quill żaneta"_s}}).toArray(),
            (QJsonArray{QJsonObject{{u"aid"_s, aid}, {u"display_name"_s, u"Żaneta Quill"_s}}}));
        const QJsonObject contact = value(admin, u"getContact"_s, {{u"aid"_s, aid}}).toObject();
        QCOMPARE(contact.value("phonebook"_L1), u"Company"_s);
        QCOMPARE(contact.value("shared"_L1), true);
        QCOMPARE(contact.value("info"_L1).toObject().value("$tel_work"_L1), u"+4930777"_s);
        QCOMPARE(value(admin, u"getContactList"_s, json("{'limit':2,'offset':1}")).toArray().size(), 2);
        PalProbe user;
        QVERIFY(logIn(user, u"201"_s, {}));
        QCOMPARE(errorOf(ask(user, u"setContact"_s, json("{'phonebook':'Company','shared':true,'info':{}}"))), -32001);
        QVERIFY(value(user, u"setContact"_s, json("{'phonebook':'Personal','info':{'$firstname':'Mum'}}")).isObject());
        QCOMPARE(value(user, u"getContactList"_s, {{u"phonebook"_s, u"Personal"_s}}).toArray().size(), 1);
        QCOMPARE(value(admin, u"getContactList"_s, {{u"phonebook"_s, u"Personal"_s}}).toArray().size(), 0);
    }

    void routesAndDids()
    {
        start();
        PalProbe sa;
        QVERIFY(logIn(sa, u"sa"_s, {}));
        const QJsonObject demo{{u"tenant"_s, u"demo"_s}, {u"template"_s, u"main-in"_s}};
        const auto before = value(sa, u"getRouteVariables"_s, demo).toArray().size();
        QCOMPARE(result(sa, u"insertRouteVariables"_s,
                     json("{'template':'main-in','values':['1','demo','new','pw','','','+4930888']}")),
            u"true"_s);
        QCOMPARE(result(sa, u"updateRouteVariables"_s,
                     json("{'template':'main-in','update_password':'false','values':['0','demo','new','other','','','+"
                          "4930999','201']}")),
            u"true"_s);
        const QJsonArray routes = value(sa, u"getRouteVariables"_s, demo).toArray();
        QCOMPARE(routes.size(), before + 1);
        const QJsonArray row = routes.last().toArray();
        QCOMPARE(row.size(), 33);
        QCOMPARE(row.at(0), u"0"_s);
        QCOMPARE(row.at(3), u"pw"_s);
        QCOMPARE(row.at(6), u"+4930999"_s);
        QCOMPARE(row.at(7), u"201"_s);
        QCOMPARE(
            errorOf(ask(sa, u"insertRouteVariables"_s, json("{'template':'main-in','values':['1','demo']}"))), -32602);
        PalProbe admin;
        QVERIFY(logIn(admin));
        // the one request that the document prints in full, pal 1273
        QCOMPARE(result(admin, u"setDid"_s, json("{'template':'main-in','name':'new','v1':'value1','w9':'value2'}")),
            u"OK"_s);
        const QJsonArray after = value(sa, u"getRouteVariables"_s, demo).toArray().last().toArray();
        QCOMPARE(after.at(6), u"value1"_s);
        QCOMPARE(after.at(23), u"value2"_s);
        QCOMPARE(value(admin, u"getAllDids"_s).toArray().size(), before + 1);
        QVERIFY(value(admin, u"getRouteTemplateNames"_s).toArray().contains(u"main-in"_s));
        QCOMPARE(result(sa, u"deleteRouteVariables"_s, json("{'template':'main-in','name':'new'}")), u"OK"_s);
        QCOMPARE(value(sa, u"getRouteVariables"_s, demo).toArray().size(), before);
    }

    void tenants()
    {
        start();
        PalProbe sa;
        QVERIFY(logIn(sa, u"sa"_s, {}));
        QCOMPARE(result(sa, u"createTenant"_s, {{u"tenant"_s, u"t2"_s}}), u"true"_s);
        QVERIFY(errorOf(ask(sa, u"createTenant"_s, {{u"tenant"_s, u"t2"_s}})) != 0);
        QCOMPARE(result(sa, u"setTenantProperties"_s, json("{'tenant':'t2','properties':{'maxusers':'7'}}")), u"OK"_s);
        QCOMPARE(value(sa, u"getTenantProperties"_s, json("{'tenant':'t2','property_names':['maxusers','tenantid']}"))
                     .toArray(),
            (QJsonArray{u"7"_s, u"t2"_s}));
        QVERIFY(errorOf(ask(sa, u"getTenantProperties"_s, json("{'tenant':'t2','property_names':['colour']}"))) != 0);
    }

    void timersAndPush()
    {
        start();
        PalProbe user;
        QVERIFY(logIn(user, u"201"_s, {}));
        const QString schedule = u"P2026010120261231A31W31DT08001200"_s;
        QCOMPARE(
            result(user, u"setPlanSwitchTimer"_s, {{u"extension"_s, u"201"_s}, {u"schedule"_s, schedule}}), u"OK"_s);
        QCOMPARE(result(user, u"getPlanSwitchTimer"_s, {{u"extension"_s, u"201"_s}}), schedule);
        QCOMPARE(result(user, u"getPlanSwitchTimer"_s, {{u"extension"_s, u"201"_s}, {u"number"_s, 2}}), QString());
        QCOMPARE(errorOf(ask(user, u"setPlanSwitchTimer"_s, {{u"extension"_s, u"201"_s}, {u"schedule"_s, u"soon"_s}})),
            -32602);
        const QJsonObject add
            = json("{'command':'add','username':'201','service_id':2,'application_id':'a','device_id':'d'}");
        QCOMPARE(result(user, u"pnmanage"_s, add), u"Succeeded:"_s);
        QCOMPARE(result(user, u"pnmanage"_s, json("{'command':'remove','username':'201','device_id':'d'}")),
            u"Succeeded:"_s);
        QVERIFY(result(user, u"pnmanage"_s, json("{'command':'remove','username':'201','device_id':'d'}"))
                    .startsWith("Error:"_L1));
        QVERIFY(result(user, u"pnmanage"_s, json("{'command':'remove','username':'202','device_id':'d'}"))
                    .startsWith("Error:"_L1));
        QVERIFY(result(user, u"pnsend"_s, json("{'username':'201','type':'user','message':'hi'}"))
                    .startsWith("Succeeded"_L1));
        const QJsonObject app
            = value(user, u"getPnApplicationInfo"_s, json("{'appname':'x','service_id':1}")).toObject();
        QVERIFY(app.contains("appid"_L1) && app.contains("desc"_L1));
    }

    void attendedTransferOverTheWire()
    {
        start();
        PalProbe probe;
        QVERIFY(logIn(probe));
        QVERIFY(world().dialFromOutside(u"+4930555"_s, {}, u"200"_s));
        QVERIFY(world().answer(leg(u"200"_s)));
        QVERIFY(settle(probe));
        probe.forget();
        const QString tid = leg(u"200"_s);
        QVERIFY(result(probe, u"transfer"_s, {{u"tid"_s, tid}, {u"user"_s, u"203"_s}}).startsWith("succeeded:"_L1));
        QCOMPARE(probe.story(), u"200:35 200:1 203:0 203:65"_s);
        QVERIFY(result(probe, u"cancelTransfer"_s, {{u"tid"_s, tid}}).startsWith("succeeded:"_L1));
        QCOMPARE(probe.story(), u"200:35 200:1 203:0 203:65 203:-1 200:36"_s);
        QCOMPARE(probe.notified(u"notify_status"_s).at(4).value("rescode"_L1), u"487"_s);
        probe.forget();
        QVERIFY(result(probe, u"transfer"_s, {{u"tid"_s, tid}, {u"user"_s, u"203"_s}}).startsWith("succeeded:"_L1));
        QVERIFY(world().answer(leg(u"203"_s)));
        QVERIFY(result(probe, u"conference"_s, {{u"talker_id"_s, tid}}).startsWith("succeeded:"_L1));
        QCOMPARE(probe.story(), u"200:35 200:1 203:0 203:65 203:2 200:14 203:2 200:36"_s);
    }

    void callforwardTakesAQueuedCaller()
    {
        start();
        PalProbe probe;
        QVERIFY(logIn(probe));
        QVERIFY(world().dialFromOutside(u"+4930555"_s, {}, u"600"_s));
        QVERIFY(settle(probe));
        QCOMPARE(probe.notified(u"notify_queue"_s),
            QList<QJsonObject>{json("{'extension':'600','status':'on','room_id':'282000000001'}")});
        QVERIFY(
            result(probe, u"callforward"_s, json("{'rid':'282000000001','user':['200']}")).startsWith("succeeded:"_L1));
        advance(300);
        QVERIFY(settle(probe));
        QCOMPARE(probe.notified(u"notify_queue"_s).last(),
            json("{'extension':'600','status':'off','room_id':'282000000001'}"));
        QVERIFY(probe.story().endsWith("200:0 200:65 200:2"_L1));
    }
};

QTEST_GUILESS_MAIN(TestPalMethods)
#include "tst_palmethods.moc"
