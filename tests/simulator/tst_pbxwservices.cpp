// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pbxwprobe.h"

using namespace callboard;
using namespace callboard::sim;

//! Extensions and their enhanced services, and what the world makes of them.
class TestPbxwServices : public QObject, private PbxwFixture
{
    Q_OBJECT

    //! ext.es.<what> of the extension 201.
    [[nodiscard]] QJsonObject es(const QString& what, Arguments arguments = {}) const
    {
        arguments.append({u"id"_s, idOf(u"201"_s)});
        return ask(u"ext.es."_s + what, arguments);
    }
    //! Everybody who rings.
    [[nodiscard]] QStringList ringing()
    {
        QStringList found;
        for (const auto& [id, talker] : world().talkers()) {
            if (talker.alerting())
                found << talker.number;
        }
        found.sort();
        return found;
    }

private Q_SLOTS:
    void cleanup() { m_host.reset(); }

    void everyDocumentedActionIsThere_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("needs");
        for (const QByteArray& line : dataLines("pbxware_actions.tsv")) {
            const auto columns = line.split('\t');
            QTest::newRow(columns.at(0).constData())
                << QString::fromUtf8(columns.at(0)) << QString::fromUtf8(columns.value(2));
        }
    }
    void everyDocumentedActionIsThere()
    {
        QFETCH(QString, action);
        QFETCH(QString, needs);
        static const QString unknown = u"Invalid action."_s;
        if (!m_host)
            start(u"seed"_s);
        QCOMPARE(post(u"pbxware.no.such"_s).envelope().value("error"_L1), unknown);
        Arguments all;
        for (const QString& need : needs.split(u';', Qt::SkipEmptyParts)) {
            const QString name = need.section(u'=', 0, 0);
            if (name == "keymap"_L1)
                all << std::pair{u"keymap[1][type]"_s, u"ex"_s} << std::pair{u"keymap[1][destination]"_s, u"201"_s};
            else
                all << std::pair{name, need.section(u'=', 1)};
        }
        for (const auto& [needed, value] : std::as_const(all)) {
            Arguments less = all;
            less.removeIf(
                [&](const auto& pair) { return pair.first.section(u'[', 0, 0) == needed.section(u'[', 0, 0); });
            const QString why = post(action, less).envelope().value("error"_L1).toString();
            QCOMPARE(why, u"Argument '%1' is missing."_s.arg(needed.section(u'[', 0, 0)));
        }
        const Reply reply = post(action, all);
        QCOMPARE(reply.status, 200);
        QVERIFY(!QJsonDocument::fromJson(reply.body).isNull());
        const QString why = reply.envelope().value("error"_L1).toString();
        QVERIFY2(why != unknown && !why.contains("is missing"_L1) && !why.contains("invalid"_L1), qPrintable(why));
    }

    void anExtensionIsAdded() // pbxware 1565
    {
        start(u"seed"_s);
        const QJsonObject added = ask(u"ext.add"_s, newExtension(u"777"_s));
        const QString id = added.value("id"_L1).toString();
        QCOMPARE(added, (QJsonObject{{"success"_L1, u"Extension ID: "_s + id}, {"id"_L1, id}, {"ext"_L1, 777}}));
        const Extension* user = world().directory().user(u"777"_s);
        QVERIFY(user);
        QCOMPARE(user->name, u"Bo Li"_s);
        QCOMPARE(user->maxCalls, 2);
        const QJsonValue row = ask(u"ext.list"_s).value(id);
        QCOMPARE(row["ext"_L1].toString(), u"777"_s); // text in a list
        QCOMPARE(row["email"_L1].toString(), u"bo@x.test"_s);
        // pbxware 957; the SIP user is the tenant's code and the number (983)
        const QJsonValue configured = ask(u"ext.configuration"_s, {{u"id"_s, id}}).value(id);
        QCOMPARE(configured["pin"_L1].toString(), u"4711"_s);
        QCOMPARE(configured["options"_L1]["username"_L1].toString(), u"200777"_s);
        QCOMPARE(configured["options"_L1]["secret"_L1].toString(), u"S3cret+x"_s);
        QCOMPARE(configured["options"_L1]["callerid"_L1].toString(), u"Bo Li <777>"_s);
        QCOMPARE(ask(u"ext.configuration"_s, {{u"ext"_s, u"777"_s}}).keys(), QStringList{id});
        QVERIFY(world().dial(u"201"_s, u"777"_s));
        QCOMPARE(ringing(), QStringList{u"777"_s});
    }

    void anExtensionIsRefused()
    {
        start(u"seed"_s);
        QCOMPARE(error(u"ext.add"_s, newExtension(u"201"_s)), u"Extension 201 already exist."_s);
        QCOMPARE(error(u"ext.add"_s, newExtension(u"600"_s)), u"Extension 600 already exist."_s); // a group's
        QCOMPARE(error(u"ext.add"_s, newExtension(u"911"_s)), u"Extension 911 is reserved."_s);
        QCOMPARE(error(u"ext.add"_s, newExtension(u"7a"_s)), u"Argument 'ext' contains invalid data."_s);
        Arguments rated = newExtension(u"778"_s);
        rated << std::pair{u"call_rating"_s, u"1"_s};
        QCOMPARE(error(u"ext.add"_s, rated), u"Argument 'creditlimit' is missing."_s); // pbxware 1136
        QVERIFY(!world().directory().find(u"778"_s));
        // Without a number the PBX takes one (pbxware 1052).
        Arguments any = newExtension({});
        const QJsonObject added = ask(u"ext.add"_s, any);
        QVERIFY(world().directory().user(QString::number(added.value("ext"_L1).toInt())));
        const Arguments both{{u"id"_s, idOf(u"201"_s)}, {u"ext"_s, u"201"_s}};
        QCOMPARE(error(u"ext.configuration"_s, both), u"You cannot supply 'id' and 'ext' at the same time."_s); // 874
        QVERIFY(!error(u"ext.configuration"_s, {{u"id"_s, u"1"_s}}).isEmpty()); // another tenant's
    }

    void anExtensionIsChangedAndDeleted()
    {
        start(u"seed"_s);
        const QString id = idOf(u"201"_s);
        const QJsonObject sales = ask(u"department.add"_s, {{u"name"_s, u"Night shift"_s}});
        QCOMPARE(sales.value("success"_L1).toString(),
            u"Department ID: %1"_s.arg(sales.value("id"_L1).toInt())); // pbxware 9379
        const QJsonObject edited = ask(u"ext.edit"_s,
            {{u"id"_s, id}, {u"name"_s, u"Bo Lee"_s}, {u"department"_s, QString::number(sales.value("id"_L1).toInt())},
                {u"ringtime"_s, u"12"_s}});
        QCOMPARE(
            edited, (QJsonObject{{"success"_L1, u"Extension ID: "_s + id}, {"id"_L1, id}, {"ext"_L1, 201}})); // 1587
        QCOMPARE(world().directory().user(u"201"_s)->name, u"Bo Lee"_s);
        QCOMPARE(world().directory().user(u"201"_s)->department, u"Night shift"_s);
        QVERIFY(world().dial(u"204"_s, u"201"_s));
        advance(11'999);
        QCOMPARE(ringing(), QStringList{u"201"_s});
        advance(1);
        QVERIFY(ringing().isEmpty());
        QVERIFY(ask(u"ext.edit"_s, {{u"id"_s, id}, {u"status"_s, u"0"_s}}).contains(u"success"_s));
        QCOMPARE(ask(u"ext.list"_s).value(id)["status"_L1].toString(), u"disabled"_s);
        QCOMPARE(ask(u"monitor.list"_s).value(id)["status"_L1].toString(), u"offline"_s);
        QCOMPARE(ask(u"ext.delete"_s, {{u"id"_s, id}}),
            (QJsonObject{{"success"_L1, u"Deleted Extension ID %1 successfully."_s.arg(id)}})); // 1612
        QVERIFY(!world().directory().find(u"201"_s));
        QVERIFY(!ask(u"ext.list"_s).contains(id));
        QVERIFY(!error(u"ext.delete"_s, {{u"id"_s, id}}).isEmpty());
    }

    void anExtensionGetsAnotherNumber() // pbxware 1574
    {
        start(u"seed"_s);
        const QString member = world().directory().find(u"610"_s)->members.first();
        const QString id = idOf(member);
        const auto renumber = [&](const QString& number) {
            return ask(u"ext.edit"_s, {{u"id"_s, id}, {u"ext"_s, number}});
        };
        QCOMPARE(renumber(u"200"_s).value("error"_L1), u"Extension 200 already exist."_s);
        QVERIFY(ask(u"ext.es.dnd.set"_s, {{u"id"_s, id}, {u"state"_s, u"pin"_s}}).contains(u"success"_s));
        QCOMPARE(renumber(u"777"_s).value("ext"_L1), 777);
        QCOMPARE(idOf(u"777"_s), id);
        QVERIFY(!world().directory().find(member));
        QCOMPARE(world().directory().find(u"610"_s)->members.first(), u"777"_s);
        QCOMPARE(ask(u"ext.es.dnd.get"_s, {{u"id"_s, id}}), json("{'state':'pin'}"));
        QVERIFY(world().dial(u"200"_s, u"777"_s));
        QCOMPARE(ask(u"monitor.live_calls"_s).size(), 1);
        QVERIFY(ask(u"ext.edit"_s, {{u"id"_s, id}, {u"ext"_s, u"777"_s}}).contains(u"success"_s)); // its own
    }

    void recordCallsRecords() // pbxware 1230
    {
        start(u"seed"_s);
        QVERIFY(ask(u"ext.edit"_s, {{u"id"_s, idOf(u"204"_s)}, {u"recordcalls"_s, u"1"_s}}).contains(u"success"_s));
        talk();
        advance(0);
        QVERIFY(world().talkersOf(u"204"_s).first().recording);
        QVERIFY(!world().talkersOf(u"201"_s).first().recording);
    }

    void money() // pbxware 1616, 1732, 1786, 1949, 1972
    {
        start(u"seed"_s);
        const QString id = idOf(u"201"_s);
        const auto book = [&](const QString& mode, const QString& amount) {
            return ask(u"ext.balance"_s,
                {{u"id"_s, id}, {u"mode"_s, mode}, {u"amount"_s, amount}, {u"notes"_s, u"test billing update"_s},
                    {u"refno"_s, u"111"_s}});
        };
        QCOMPARE(book(u"credit"_s, u"5"_s).value("success"_L1),
            u"Updated balance for Extension ID '%1' successfully."_s.arg(id));
        advance(1000);
        QVERIFY(book(u"debit"_s, u"2"_s).contains(u"success"_s));
        QVERIFY(!error(u"ext.balance"_s, {{u"id"_s, id}, {u"mode"_s, u"give"_s}}).isEmpty());
        QVERIFY(ask(u"ext.edit"_s, {{u"id"_s, id}, {u"creditlimit"_s, u"15"_s}}).contains(u"success"_s));
        QCOMPARE(ask(u"ext.call_rating_info"_s, {{u"id"_s, id}}).value(id).toObject(),
            json("{'account_balance':'3.00000','available_funds':'18.00000','inclusive_minutes':'No Inclusives "
                 "spent.'}"));
        QCOMPARE(ask(u"ext.billing"_s, {{u"ext"_s, u"201"_s}}).value(id)["credit_limit"_L1], u"15.00000"_s);
        Arguments period{{u"id"_s, id}, {u"start"_s, u"Nov-01-2023"_s}, {u"end"_s, u"Nov-30-2023"_s}};
        const auto history = [&](const Arguments& more) {
            return QJsonDocument::fromJson(post(u"pbxware.ext.billing_history"_s, period + more).body).array();
        };
        QCOMPARE(history({}).size(), 2);
        QCOMPARE(history({}).first().toObject(),
            json("{'entry_date':'2023-11-14','refno':'111','notes':'test billing "
                 "update','amount':'-2','type':'debit'}"));
        QCOMPARE(history({{u"type"_s, u"credit"_s}}).size(), 1);
        QCOMPARE(history({{u"rrefno"_s, u"^2"_s}}).size(), 0);
        QCOMPARE(
            history({{u"sum"_s, u"1"_s}}).first().toObject(), json("{'sum_credit':'5.00000','sum_debit':'-2.00000'}"));
        period.last() = {u"end"_s, u"Nov-14-2023"_s}; // ends at 00:00:00 here (pbxware 1920)
        QCOMPARE(history({}).size(), 0);
        QVERIFY(ask(
            u"ext.edit"_s, {{u"id"_s, idOf(u"202"_s)}, {u"acc_slave"_s, u"1"_s}, {u"slave_accountcode"_s, u"201"_s}})
                    .contains(u"success"_s));
        QCOMPARE(ask(u"ext.slaves"_s, {{u"id"_s, id}}).keys(), QStringList{idOf(u"202"_s)}); // 1829
        QCOMPARE(ask(u"ext.reset_inclusive_minutes"_s, {{u"id"_s, id}}).value("success"_L1),
            u"Inclusive Minutes for Extension ID '%1' have been reset successfully."_s.arg(id)); // 3055
    }

    void voicemailsAreDeleted() // pbxware 3116
    {
        start(u"seed"_s);
        QVERIFY(world().leaveVoicemail(u"201"_s, u"+49151"_s, u"ACME"_s, 5));
        QVERIFY(world().leaveVoicemail(u"202"_s, u"+49151"_s, u"ACME"_s, 5));
        QCOMPARE(ask(u"ext.voicemail.delete"_s, {{u"ext"_s, u"201"_s}}),
            json("{'success':'Voicemails for extension 201 deleted successfully!'}"));
        QVERIFY(world().voicemails().of(u"201"_s).isEmpty());
        QVERIFY(!world().voicemails().of(u"202"_s).isEmpty());
    }

    void editionsAndApps() // pbxware 3201, 3223, 8942, 9054, 9071
    {
        start(u"seed"_s);
        const QString id = idOf(u"201"_s);
        const QJsonObject set = ask(u"ext.editions_modules.set"_s,
            {{u"id"_s, id}, {u"editions"_s, u"agent,mobile"_s}, {u"modules"_s, u"call popup"_s}});
        QCOMPARE(set.value("id"_L1), id.toInt());
        const QJsonObject read = ask(u"ext.editions_modules.configuration"_s, {{u"id"_s, id}});
        QCOMPARE(read.value("editions"_L1).toObject(),
            json("{'all':0,'office':0,'business':0,'agent':1,'supervisor':0,'mobile':1}"));
        QCOMPARE(read.value("modules"_L1).toObject(), json("{'all':0,'crm':0,'call_popup':1,'skype':0}"));
        QVERIFY(ask(u"apps.list"_s).value("MOBILE"_L1)["extensions"_L1].toArray().contains(201));
        QVERIFY(!error(u"ext.editions_modules.set"_s, {{u"id"_s, id}, {u"editions"_s, u"gold"_s}}).isEmpty());
        const QString department = ask(u"department.list"_s).keys().first();
        QVERIFY(ask(u"apps.templates.set"_s, {{u"department_id"_s, department}, {u"editions"_s, u"mobile"_s}})
                    .contains(u"success"_s));
        QCOMPARE(ask(u"apps.templates.list"_s).value(department)["editions"_L1], u"mobile"_s);
    }

    void states() // pbxware 2096-2144, 2915-3028
    {
        start(u"seed"_s);
        QCOMPARE(es(u"callmonitoring.get"_s), json("{'state':'no'}"));
        const QJsonObject set = es(u"callmonitoring.set"_s, {{u"state"_s, u"pin"_s}});
        QCOMPARE(set.value("state"_L1), u"pin"_s);
        QVERIFY(QRegularExpression(u"^\\d+: \\d\\.$"_s).match(set.value("success"_L1).toString()).hasMatch());
        QCOMPARE(es(u"callmonitoring.get"_s), json("{'state':'pin'}"));
        QCOMPARE(es(u"callmonitoring.get_osc"_s), json("{'state':'no'}"));
        QCOMPARE(es(u"callmonitoring.set_osc"_s, {{u"state"_s, u"yes"_s}}).value("state"_L1), u"yes"_s);
        QVERIFY(es(u"callmonitoring.set_osc"_s, {{u"state"_s, u"pin"_s}}).contains(u"error"_s));
        QVERIFY(es(u"callmonitoring.set"_s, {{u"state"_s, u"maybe"_s}}).contains(u"error"_s));
        QCOMPARE(es(u"states.set"_s, {{u"all"_s, u"no"_s}, {u"dnd"_s, u"pin"_s}}),
            json("{'success':'Updated Enhanced Service states successfully.'}"));
        QCOMPARE(es(u"states.get"_s, {{u"services"_s, u"dnd,callfwd"_s}}), json("{'dnd':'pin','callfwd':'no'}"));
        QCOMPARE(es(u"states.get"_s, {{u"services"_s, u"all"_s}}).size(), 25);
        QVERIFY(es(u"states.set"_s, {{u"all"_s, u"pin"_s}}).contains(u"error"_s)); // pbxware 2933
        QCOMPARE(es(u"states.set_osc"_s, {{u"dnd"_s, u"yes"_s}}),
            json("{'success':'Updated Enhanced Service OSC states successfully.'}"));
        QCOMPARE(es(u"states.get_osc"_s, {{u"services"_s, u"dnd"_s}}), json("{'dnd':'yes'}"));
        QCOMPARE(ask(u"ext.es.dnd.get"_s, {{u"id"_s, idOf(u"202"_s)}}), json("{'state':'yes'}")); // nobody else's
    }

    void doNotDisturbIsTheWorlds() // pbxware 2386
    {
        start(u"seed"_s);
        const auto isOn = [this] { return world().directory().user(u"201"_s)->dnd; };
        QCOMPARE(es(u"dnd.configuration"_s), json("{'dnd':'0','dst':'','dsttype':'voicemail','duration':'1'}"));
        QCOMPARE(es(u"dnd.edit"_s, {{u"dnd"_s, u"2"_s}}).keys(), QStringList{u"success"_s});
        QVERIFY(isOn());
        QCOMPARE(ask(u"monitor.list"_s).value(idOf(u"201"_s))["dnd"_L1], u"true"_s);
        // Its calls go to the mailbox.
        QVERIFY(world().dial(u"204"_s, u"201"_s));
        advance(World::kBusyMs);
        QCOMPARE(ringing(), QStringList{u"*9201"_s});
        world().endEverything();
        QVERIFY(es(u"dnd.edit"_s, {{u"dsttype"_s, u"call forward"_s}, {u"dst"_s, u"205"_s}}).contains(u"success"_s));
        QVERIFY(world().dial(u"204"_s, u"201"_s));
        advance(World::kBusyMs);
        QCOMPARE(ringing(), QStringList{u"205"_s});
        world().endEverything();
        // Who may not use it is disturbed; who switches it off at the phone, too.
        QVERIFY(es(u"dnd.set"_s, {{u"state"_s, u"no"_s}}).contains(u"success"_s));
        QVERIFY(!isOn());
        QVERIFY(es(u"dnd.set"_s, {{u"state"_s, u"yes"_s}}).contains(u"success"_s));
        QVERIFY(isOn());
        QVERIFY(world().setDnd(u"201"_s, false));
        QCOMPARE(es(u"dnd.configuration"_s).value("dnd"_L1), u"0"_s);
        QVERIFY(world().setDnd(u"202"_s, true));
        QCOMPARE(ask(u"ext.es.dnd.configuration"_s, {{u"id"_s, idOf(u"202"_s)}}).value("dnd"_L1), u"2"_s);
        // A temporary one ends.
        QVERIFY(es(u"dnd.edit"_s, {{u"dnd"_s, u"1"_s}, {u"duration"_s, u"2"_s}}).contains(u"success"_s));
        QVERIFY(isOn());
        advance(7'199'000);
        QVERIFY(isOn());
        advance(1000);
        QVERIFY(!isOn());
        QCOMPARE(es(u"dnd.configuration"_s).value("dnd"_L1), u"0"_s);
        QVERIFY(es(u"dnd.edit"_s, {{u"dnd"_s, u"3"_s}}).contains(u"error"_s));
    }

    void forwardingIsTheWorlds() // pbxware 2421
    {
        start(u"seed"_s);
        QVERIFY(es(u"callfwd.edit"_s,
            {{u"enabled"_s, u"unconditional"_s}, {u"uncond_dests"_s, u"205,206"_s}, {u"uncond_timeouts"_s, u"10,10"_s},
                {u"noansw_dests"_s, u"206"_s}, {u"noansw_timeouts"_s, u"10"_s}})
                    .contains(u"success"_s));
        const QJsonObject read = es(u"callfwd.configuration"_s);
        QCOMPARE(read.value("enabled"_L1).toArray(), QJsonArray{u"unconditional"_s});
        QCOMPARE(read.value("destinations"_L1)["unconditional"_L1].toArray(), (QJsonArray{u"205"_s, u"206"_s}));
        QCOMPARE(read.value("timeouts"_L1)["no answer"_L1].toArray(), QJsonArray{u"10"_s});
        QVERIFY(read.value("destinations"_L1)["line unavailable"_L1].toArray().isEmpty());
        QVERIFY(world().dial(u"204"_s, u"201"_s));
        QCOMPARE(ringing(), QStringList{u"205"_s});
        world().endEverything();
        // What is not enabled does nothing, and neither does what is not granted.
        QVERIFY(es(u"callfwd.edit"_s, {{u"enabled"_s, u"no answer,busy"_s}}).contains(u"success"_s));
        QVERIFY(world().dial(u"204"_s, u"201"_s));
        QCOMPARE(ringing(), QStringList{u"201"_s});
        advance(30'000);
        QCOMPARE(ringing(), QStringList{u"206"_s});
        world().endEverything();
        QVERIFY(es(u"callfwd.set"_s, {{u"state"_s, u"no"_s}}).contains(u"success"_s));
        QVERIFY(world().dial(u"204"_s, u"201"_s));
        advance(30'000);
        QVERIFY(ringing().isEmpty());
        QVERIFY(es(u"callfwd.edit"_s, {{u"enabled"_s, u"never"_s}}).contains(u"error"_s));
        QVERIFY(es(u"callfwd.edit"_s, {{u"busy_dests"_s, u"205,206"_s}, {u"busy_timeouts"_s, u"1"_s}})
                    .contains(u"error"_s)); // pbxware 2515
    }

    void followMe() // pbxware 2517
    {
        start(u"seed"_s);
        QVERIFY(es(
            u"followme.edit"_s, {{u"destinations"_s, u"207,208"_s}, {u"timeouts"_s, u"10,10"_s}, {u"dopts"_s, u"r"_s}})
                    .contains(u"success"_s));
        QCOMPARE(es(u"followme.configuration"_s),
            json("{'destinations':['207','208'],'timeouts':['10','10'],'dopts':'r','lastd':'','voicemail':'0',"
                 "'confirm_calls':'0'}"));
        QVERIFY(world().dial(u"204"_s, u"201"_s));
        advance(30'000);
        QCOMPARE(ringing(), QStringList{u"207"_s});
    }

    void settingsAreGivenBack_data()
    {
        QTest::addColumn<QString>("service");
        QTest::addColumn<Arguments>("written");
        QTest::addColumn<QByteArray>("read"); // a part of it
        const auto row = [](const char* service, const Arguments& written, const char* read) {
            QTest::newRow(service) << QString::fromLatin1(service) << written << QByteArray(read);
        };
        row("callerid", {{u"callerid"_s, u"Mr. Smith"_s}}, "{'callerid':'Mr. Smith'}"); // 2166
        row("callfilters",
            {{u"callers"_s, u"anonymous,300"_s}, {u"dtypes"_s, u"voicemail,busy"_s}, {u"destinations"_s, u"123,"_s}},
            "{'telemarketer':'0','callers':['anonymous','300'],'dtypes':['voicemail','busy'],'destinations':['123','']"
            "}"); // 2248
        row("callscreening",
            {{u"destinations"_s, u"100,101,102"_s}, {u"delays"_s, u"16,22,33"_s}, {u"suspends"_s, u"1,0,1"_s},
                {u"recordlen"_s, u"11"_s}, {u"timeout"_s, u"16"_s}, {u"dtypes"_s, u"1"_s}},
            "{'timeout':'16','recordlen':'11','dtype':'1','destinations':['100','101','102'],"
            "'delays':['16','22','33'],'suspends':{'0':'on','2':'on'}}"); // 2290
        row("instrecord", {{u"silent"_s, u"1"_s}, {u"emailrec"_s, u"0"_s}}, "{'silent':'1','emailrec':'0'}"); // 2578
        row("remoteaccess",
            {{u"callerids"_s, u"21345678,11223344"_s}, {u"pins"_s, u"1,0"_s}, {u"requirepin"_s, u"1"_s},
                {u"dopts"_s, u"rT"_s}},
            "{'callerids':['21345678','11223344'],'pins':['1','0'],'pid':'3','require_pin':'1','dial_opts':'rT'}"); // 2604
        row("phonecallback", {{u"callerids"_s, u"12015618445"_s}, {u"numbers"_s, u"447441907999"_s}},
            "{'callerids':['12015618445'],'numbers':['447441907999']}"); // 2653
        row("grouphunt",
            {{u"destinations"_s, u"100,101"_s}, {u"delays"_s, u"1,2"_s}, {u"suspends"_s, u"1,0"_s},
                {u"confirmcalls"_s, u"1"_s}},
            "{'destinations':['100','101'],'delays':['1','2'],'suspends':['1','0'],'confirmcalls':'1'}"); // 2684
        row("mobilenumbers", {{u"mobiles"_s, u"12015618445,12015618444"_s}, {u"labels"_s, u"Number one,Number two"_s}},
            "{'mobiles':['12015618445','12015618444'],'labels':['Number one','Number two']}"); // 2754
        row("sppage", {{u"extensions"_s, u"106,107"_s}}, "{'extensions':['106','107']}"); // 2779
        row("blflist",
            {{u"exts"_s, u"122,123"_s}, {u"labels"_s, u"Test,Test 1"_s}, {u"blfs"_s, u"1,0"_s},
                {u"blf_cleanup"_s, u"1"_s}},
            "{'exts':['122','123'],'labels':['Test','Test "
            "1'],'blfs':[1,0],'blf_start':1,'blf_cleanup':1,'cart_only':0}"); // 2807
        row("speeddial", {{u"codes"_s, u"11,22"_s}, {u"names"_s, u"test1,test2"_s}, {u"destinations"_s, u"106,107"_s}},
            "{'codes':['11','22'],'names':['test1','test2'],'destinations':['106','107']}"); // 2861
    }
    void settingsAreGivenBack()
    {
        QFETCH(QString, service);
        QFETCH(Arguments, written);
        QFETCH(QByteArray, read);
        if (!m_host)
            start(u"seed"_s);
        QCOMPARE(es(service + u".edit"_s, written).keys(), QStringList{u"success"_s});
        const QJsonObject found = es(service + u".configuration"_s);
        const QJsonObject expected = json(read.constData());
        for (auto it = expected.begin(); it != expected.end(); ++it)
            QCOMPARE(found.value(it.key()), it.value());
    }

    void listsMustMatch() // pbxware 2239, 2281, 2570, 2893
    {
        start(u"seed"_s);
        QVERIFY(
            es(u"speeddial.edit"_s, {{u"codes"_s, u"11,22"_s}, {u"names"_s, u"one"_s}, {u"destinations"_s, u"1,2"_s}})
                .value("error"_L1)
                .toString()
                .contains("must match in size"_L1));
        QVERIFY(
            es(u"callfilters.edit"_s, {{u"callers"_s, u"300"_s}, {u"dtypes"_s, u"busy"_s}, {u"destinations"_s, u"1"_s}})
                .contains(u"error"_s)); // 2271: begins with anonymous
        QVERIFY(es(u"callfilters.edit"_s,
            {{u"callers"_s, u"anonymous"_s}, {u"dtypes"_s, u"busy"_s}, {u"destinations"_s, u"1"_s}})
                    .contains(u"error"_s)); // 2273
        QVERIFY(es(u"callerid.edit"_s, {{u"callerid"_s, u"1"_s}, {u"anums"_s, u"1,2"_s}, {u"alabels"_s, u"one"_s}})
                    .contains(u"error"_s));
    }

    void theWireAnswersInOtherWords()
    {
        start(u"wire"_s);
        const auto id = [this](const QString& number) {
            return QString::number(100 + world().directory().numbers().indexOf(number) + 1);
        };
        const auto edit = [&](const QString& service, Arguments arguments) {
            arguments.append({u"id"_s, id(u"201"_s)});
            return ask(u"ext.es."_s + service, arguments);
        };
        QCOMPARE(edit(u"followme.edit"_s, {{u"destinations"_s, u"207"_s}, {u"timeouts"_s, u"1"_s}}).keys(),
            (QStringList{u"followme"_s, u"success"_s}));
        QCOMPARE(edit(u"callfilters.edit"_s,
                     {{u"callers"_s, u"anonymous"_s}, {u"dtypes"_s, u"voicemail"_s}, {u"destinations"_s, u"1"_s}})
                     .value("callfilters"_L1),
            u"OK"_s);
        QVERIFY(edit(u"callerid.edit"_s, {{u"callerid"_s, u"1"_s}})
                    .value("success"_L1)
                    .toString()
                    .startsWith("Caller ID: "_L1));
        QVERIFY(edit(u"blflist.configuration"_s, {}).value("functions"_L1).isArray());
        QVERIFY(edit(u"callfwd.configuration"_s, {}).value("enabled"_L1).isString());
        QVERIFY(edit(u"callfwd.configuration"_s, {}).value("play"_L1).isDouble());
        QCOMPARE(edit(u"extoperationtimes.configuration"_s, {}).value("sequential"_L1), u"0"_s);
        QCOMPARE(edit(u"dnd.set_osc"_s, {{u"state"_s, u"1"_s}}).value("state"_L1), u"yes"_s);
    }
};

QTEST_GUILESS_MAIN(TestPbxwServices)
#include "tst_pbxwservices.moc"
