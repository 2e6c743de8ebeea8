// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "portaprobe.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

using namespace Qt::StringLiterals;
using namespace callboard;
using namespace callboard::sim;

//! The media services over real HTTP, with requests written by hand.
class TestPortaWeb : public QObject, private PortaFixture
{
    Q_OBJECT

    struct Got
    {
        int status = 0;
        QByteArray type;
        QByteArray body;
        [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
        [[nodiscard]] QString fault() const { return json().value("faultcode"_L1).toString(); }
    };

private Q_SLOTS:
    void cleanup() { m_host.reset(); }

    void loginAsTheDocumentDoes() // porta 189
    {
        start();
        Got got = form(u"/rest/Session/login"_s, {},
            {{u"login"_s, u"200"_s}, {u"password"_s, world().directory().password(u"200"_s)}});
        QCOMPARE(got.status, 200);
        QCOMPARE(got.json().keys(), QStringList{u"session_id"_s});
        got = form(u"/rest/Session/login/"_s, {}, {{u"login"_s, u"200"_s}, {u"password"_s, u"no"_s}});
        QCOMPARE(got.status, 500);
        QCOMPARE(got.json().keys(), (QStringList{u"faultcode"_s, u"faultstring"_s}));
    }

    void faults_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("code");
        QTest::newRow("method") << u"/rest/Voicemail/no_such/"_s << u"Server.Voicemail.unsupported_method"_s;
        QTest::newRow("service") << u"/rest/Nothing/at_all/"_s << u"Client.service_not_found"_s;
        QTest::newRow("call control is for sockets")
            << u"/rest/CallControl/get_sip_calls_list/"_s << u"sip.unsupported_method"_s;
        QTest::newRow("rejected") << u"/rest/Voicemail/get_vm_settings/"_s
                                  << u"Server.Voicemail.get_vm_settings.disabled"_s;
    }
    void faults()
    {
        QFETCH(QString, path);
        QFETCH(QString, code);
        SimulatorOptions options;
        options.faults = {u"reject:get_vm_settings"_s};
        start(options);
        const Got got = form(path, account(), {});
        QCOMPARE(got.status, 500);
        QCOMPARE(got.fault(), code);
        QCOMPARE(form(u"/rest/Voicemail/set_vm_settings/"_s, {}, {}).fault(), u"Client.check_auth.envelope_missed"_s);
        QCOMPARE(form(u"/rest/Voicemail/set_vm_settings/"_s, {{u"session_id"_s, u"no"_s}}, {}).fault(),
            u"Server.Session.check_auth.auth_failed"_s);
    }

    void onlyForms() // porta 159
    {
        start();
        const Got got = post(u"/rest/Session/login"_s, "application/json", "{}");
        QCOMPARE(got.status, 500);
        QCOMPARE(got.fault(), u"Client.bad_request"_s);
        QCOMPARE(post(u"/rest/Session/login"_s, "application/x-www-form-urlencoded", "params=%7Bnot").fault(),
            u"Client.bad_request"_s);
        QCOMPARE(get(u"/elsewhere"_s).status, 404);
    }

    void customerHasNoMailbox()
    {
        start();
        const QJsonObject customer{{u"login"_s, m_info.user}, {u"password"_s, m_info.password}};
        QCOMPARE(form(u"/rest/Voicemail/get_vm_settings/"_s, customer, {}).fault(),
            u"Client.Session.check_auth.realm_mismatch"_s);
        QCOMPARE(form(u"/rest/Account/get_account_list/"_s, customer, {}).status, 200);
    }

    void voicemailSettings() // porta 340
    {
        start();
        const QString session = sessionOf(u"201"_s);
        QCOMPARE(rest(session, u"Voicemail/set_vm_settings"_s,
                     json("{'vm_settings':{'password':'777','ext_email':'sergey.pavlov@gmail.com','auto_play':'no',"
                          "'announce_dt':'no'}}")),
            json("{'vm_settings_saved':1}"));
        QJsonObject settings = rest(session, u"Voicemail/get_vm_settings"_s).value("vm_settings"_L1).toObject();
        QCOMPARE(settings.value("ext_email"_L1), u"sergey.pavlov@gmail.com"_s);
        QCOMPARE(settings.value("password"_L1), u"777"_s);
        QCOMPARE(settings.size(), 12); // all of the table
        QVERIFY(settings.value("disa_password"_L1).isNull());
        QVERIFY(rest(session, u"Voicemail/set_vm_settings"_s, json("{'vm_settings':{'ext_email':null}}"))
                    .contains("vm_settings_saved"_L1));
        settings = rest(session, u"Voicemail/get_vm_settings"_s).value("vm_settings"_L1).toObject();
        QVERIFY(settings.value("ext_email"_L1).isNull());
        // everybody has his own
        settings = rest(sessionOf(u"202"_s), u"Voicemail/get_vm_settings"_s).value("vm_settings"_L1).toObject();
        QVERIFY(settings.value("password"_L1) != u"777"_s);
    }

    void wrongValues_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QJsonObject>("params");
        QTest::newRow("choice") << u"Voicemail/set_vm_settings"_s << json("{'vm_settings':{'auto_play':'Yes'}}");
        QTest::newRow("capital") << u"Voicemail/set_vm_settings"_s << json("{'vm_settings':{'enable_disa':'yes'}}");
        QTest::newRow("unknown") << u"Voicemail/set_vm_settings"_s << json("{'vm_settings':{'colour':'red'}}");
        QTest::newRow("missing") << u"Voicemail/set_vm_settings"_s << json("{}");
        QTest::newRow("number") << u"SMPreferences/set_folder_preferences"_s
                                << json("{'folder_prefs':{'search_memory':10}}");
        QTest::newRow("format") << u"SMPreferences/set_display_preferences"_s
                                << json("{'display_prefs':{'addrsrch_fullname':'Fullname'}}");
        QTest::newRow("greeting") << u"Voicemail/get_vm_greeting"_s << json("{'greeting_type':'loud'}");
        QTest::newRow("no sound") << u"Voicemail/set_vm_greeting"_s
                                  << json("{'greeting_info':{'greeting_type':'name','filename':'x.au'}}");
        QTest::newRow("root twice") << u"AutoAttendant/create_menu"_s << json("{'menu_info':{'name':'ROOT'}}");
        QTest::newRow("period") << u"AutoAttendant/create_menu"_s
                                << json("{'menu_info':{'name':'x','period':'hr {9am-25pm}'}}");
        QTest::newRow("name") << u"Conference/create_conf"_s << json("{'conf_info':{'pin_host':'1'}}");
        QTest::newRow("pins") << u"Conference/create_conf"_s
                              << json("{'conf_info':{'name':'x','pin_host':'1','pin_user':'1'}}");
        QTest::newRow("start") << u"Conference/create_conf"_s
                               << json("{'conf_info':{'name':'x','start_time':'tomorrow'}}");
        QTest::newRow("entry") << u"DialDirectory/create_dir_entry"_s << json("{'dir_entry_info':{'lastname':'x'}}");
    }
    void wrongValues()
    {
        QFETCH(QString, method);
        QFETCH(QJsonObject, params);
        start();
        const Got got = form(u"/rest/"_s + method + u'/', account(), params);
        QCOMPARE(got.status, 500);
        QVERIFY2(got.fault().endsWith("wrong_parameters"_L1), qPrintable(got.fault()));
    }

    void periods_data() // porta 3470
    {
        QTest::addColumn<QString>("period");
        QTest::addColumn<bool>("good");
        for (const char* good : {"wd {Mon-Fri} hr {9am-4pm}", "wd {Mon Wed Fri} hr {9am-4pm}, wd{Tue Thu} hr {9am-2pm}",
                 "wk {1 3 5} wd {Mon Wed Fri} hr {9am-4pm}", "mo {Nov-Feb}", "mo {Jan Feb}, mo {Nov Dec}",
                 "mo {Jan Feb} mo {Nov Dec}", "minute {0-29}", "hour {12am-11am}",
                 "sec {0-4 10-14 20-24 30-34 40-44 50-54}", "wd {1 3 5 7} min {0-29}, wd {2 4 6} min {30-59}",
                 "hr{0-11}", "year {99-1972}", "MONTH {january - sep}"})
            QTest::newRow(good) << QString::fromLatin1(good) << true;
        for (const char* bad : {"wd", "wd {}", "wd {8}", "mo {0}", "hr {24}", "hr {13pm}", "day {1}",
                 "wd {Mon-Tue-Wed}", "wd {Mon} and hr {1}", "year {1969}", "mo {ja}"})
            QTest::newRow(bad) << QString::fromLatin1(bad) << false;
    }
    void periods()
    {
        QFETCH(QString, period);
        QFETCH(bool, good);
        start();
        const QJsonObject menu{{u"name"_s, u"x"_s}, {u"period"_s, period}};
        const Got got = form(u"/rest/AutoAttendant/create_menu/"_s, account(), {{u"menu_info"_s, menu}});
        QCOMPARE(got.status == 200, good);
    }

    void mailPreferences()
    {
        start();
        const QString session = sessionOf(u"201"_s);
        QJsonObject all = rest(session, u"SMPreferences/get_folder_preferences"_s).value("folder_prefs"_L1).toObject();
        QCOMPARE(all.size(), 7);
        QCOMPARE(rest(session, u"SMPreferences/set_folder_preferences"_s,
                     json("{'folder_prefs':{'trash_folder':'none','unseen_type':'2'}}")),
            json("{'success':1}"));
        all = rest(session, u"SMPreferences/get_folder_preferences"_s).value("folder_prefs"_L1).toObject();
        QCOMPARE(all.value("unseen_type"_L1).toInt(), 2);
        all = rest(session, u"SMPreferences/get_display_preferences"_s).value("display_prefs"_L1).toObject();
        QCOMPARE(all.size(), 18);
        QVERIFY(rest(session, u"SMPreferences/set_display_preferences"_s, {{u"display_prefs"_s, all}})
                    .contains("success"_L1)); // what was read can be written
    }

    void greetingGoesThereAndBack() // porta 430
    {
        start();
        const QString session = sessionOf(u"201"_s);
        QByteArray sound(".snd");
        for (int i = 0; i < 256; ++i)
            sound.append(char(i));
        const Got set = multipart(u"/rest/Voicemail/set_vm_greeting/"_s, session,
            json("{'greeting_info':{'greeting_type':'name','filename':'wellcome.au'}}"), u"wellcome.au"_s, sound);
        QCOMPARE(set.status, 200);
        QCOMPARE(set.json().value("success"_L1).toInt(), 1);
        QVERIFY(set.json().value("i_audio_file"_L1).toInt() > 0);
        const Got got = form(
            u"/rest/Voicemail/get_vm_greeting/"_s, {{u"session_id"_s, session}}, json("{'greeting_type':'name'}"));
        QVERIFY(got.type.startsWith("multipart/"));
        QVERIFY(got.body.contains(R"({"filename":"wellcome.au"})"));
        QVERIFY(got.body.contains(sound.toBase64()));
        QVERIFY(multipart(u"/rest/Voicemail/set_vm_greeting/"_s, session,
            json("{'greeting_info':{'greeting_type':'standard','filename':'a.au'}}"), u"a.au"_s, sound)
                    .fault()
                    .endsWith("wrong_parameters"_L1)); // porta 429: the standard one is not yours
    }

    void menusAndTransitions()
    {
        start();
        const QString session = sessionOf(u"201"_s);
        const auto ask = [&](const QString& method, const QJsonObject& params = {}) {
            return rest(session, u"AutoAttendant/"_s + method, params);
        };
        const QJsonObject root = ask(u"get_menu_list"_s).value("menu_list"_L1).toArray().first().toObject();
        QCOMPARE(root.value("name"_L1), u"ROOT"_s);
        QCOMPARE(root.value("next_digit_timeout"_L1).toInt(), 5); // porta 742
        const int rootId = root.value("i_menu"_L1).toInt();
        const int id = ask(u"create_menu"_s,
            json("{'menu_info':{'name':'AABBBCCC','period':'hr{0-11}','period_desc':'Some period',"
                 "'msg_timeout_type':'standard'}}"))
                           .value("i_menu"_L1)
                           .toInt();
        QVERIFY(id > 0);
        QVERIFY(ask(u"create_menu"_s, json("{'menu_info':{'name':'AABBBCCC'}}")).contains("faultcode"_L1));
        QCOMPARE(ask(u"update_menu"_s, {{u"menu_info"_s, QJsonObject{{u"i_menu"_s, id}, {u"name"_s, u"DDDEEFF"_s}}}})
                     .value("i_menu"_L1)
                     .toInt(),
            id);
        // the document's own transition
        QJsonObject set = json("{'transition_info':{'event':'#','action':'Transfer','target_i_menu':0,"
                               "'destination':'1','play_prompt':'Y'}}");
        set.insert("i_menu"_L1, id);
        const int transition = ask(u"set_menu_transition"_s, set).value("i_menu_transition"_L1).toInt();
        QVERIFY(transition > 0);
        QCOMPARE(ask(u"set_menu_transition"_s, set).value("i_menu_transition"_L1).toInt(), transition); // replaced
        const auto refused = [&](const char* info) {
            QJsonObject params{{u"i_menu"_s, id}, {u"transition_info"_s, json(info)}};
            return ask(u"set_menu_transition"_s, params).contains("faultcode"_L1);
        };
        QVERIFY(refused("{'event':'1','action':'Transfer'}"));
        QVERIFY(refused("{'event':'1','action':'Menu','target_i_menu':9999}"));
        QVERIFY(refused("{'event':'1','action':'Queue','target_i_queue':9999}"));
        QVERIFY(refused("{'event':'x','action':'Disabled'}"));
        QVERIFY(refused("{'event':'1'}"));
        QVERIFY(!refused("{'event':'Not Active','action':'Queue','target_i_queue':25}"));
        QVERIFY(!refused("{'event':'1','action':'DirectDial'}"));
        QVERIFY(ask(
            u"update_menu"_s, {{u"menu_info"_s, QJsonObject{{u"i_menu"_s, id}, {u"direct_dial_enabled"_s, u"Y"_s}}}})
                    .contains("faultcode"_L1)); // porta 745
        const QJsonArray list
            = ask(u"get_menu_transition_list"_s, {{u"i_menu"_s, id}}).value("transition_list"_L1).toArray();
        QCOMPARE(list.size(), 3);
        QCOMPARE(list.first().toObject().value("prompt_set"_L1).toInt(), 0);
        QCOMPARE(multipart(u"/rest/AutoAttendant/set_menu_transition_promt/"_s, session,
                     {{u"i_menu_transition"_s, transition}, {u"prompt"_s, u"p.au"_s}}, u"p.au"_s, "sound")
                     .status,
            200);
        QVERIFY(form(u"/rest/AutoAttendant/get_menu_transition_prompt/"_s, {{u"session_id"_s, session}},
            {{u"i_menu"_s, id}, {u"event"_s, u"#"_s}})
                    .body.contains(QByteArray("sound").toBase64()));
        QCOMPARE(
            ask(u"del_menu_transition"_s, {{u"i_menu_transition"_s, transition}}).value("i_menu_transition"_L1).toInt(),
            transition);
        QCOMPARE(multipart(u"/rest/AutoAttendant/set_menu_prompt/"_s, session,
                     {{u"i_menu"_s, id}, {u"prompt_type"_s, u"intro"_s}, {u"prompt"_s, u"w.au"_s}}, u"w.au"_s, "hello")
                     .status,
            200);
        const QJsonObject changed = ask(u"get_menu_list"_s).value("menu_list"_L1).toArray().last().toObject();
        QCOMPARE(changed.value("msg_intro_set"_L1).toInt(), 1);
        QCOMPARE(changed.value("msg_intro_type"_L1), u"custom"_s);
        QCOMPARE(changed.value("name"_L1), u"DDDEEFF"_s);
        QVERIFY(ask(u"get_menu_prompt"_s, {{u"i_menu"_s, id}, {u"prompt_type"_s, u"menu"_s}}).contains("faultcode"_L1));
        QVERIFY(ask(u"del_menu"_s, {{u"i_menu"_s, rootId}}).contains("faultcode"_L1)); // ROOT always exists
        QCOMPARE(ask(u"del_menu"_s, {{u"i_menu"_s, id}}).value("i_menu"_L1).toInt(), id);
        QCOMPARE(ask(u"get_menu_list"_s).value("menu_list"_L1).toArray().size(), 1);
    }

    void conferences()
    {
        start();
        const QString session = sessionOf(u"201"_s);
        const auto ask = [&](const QString& method, const QJsonObject& params = {}) {
            return rest(session, u"Conference/"_s + method, params);
        };
        const int id = ask(u"create_conf"_s,
            json("{'conf_info':{'name':'Weekly','pin_host':'11','pin_user':'22','start_time':'2026-01-01 09:00:00'}}"))
                           .value("i_conf"_L1)
                           .toInt();
        QVERIFY(id > 0);
        QCOMPARE(
            ask(u"get_conf_info"_s, {{u"name"_s, u"Weekly"_s}}).value("conf_info"_L1).toObject().value("i_conf"_L1),
            QJsonValue(id));
        QVERIFY(ask(u"get_conf_info"_s).contains("faultcode"_L1));
        QVERIFY(ask(u"update_conf"_s, {{u"conf_info"_s, QJsonObject{{u"i_conf"_s, id}, {u"max_session_time"_s, 60}}}})
                    .contains("faultcode"_L1)); // porta 965
        QCOMPARE(multipart(u"/rest/Conference/set_conf_prompt/"_s, session,
                     {{u"i_conf"_s, id}, {u"prompt_type"_s, u"moh"_s}, {u"prompt"_s, u"m.au"_s}}, u"m.au"_s, "la la")
                     .status,
            200);
        QCOMPARE(
            ask(u"get_conf_list"_s).value("conf_list"_L1).toArray().first().toObject().value("moh_set"_L1), u"1"_s);
        QVERIFY(
            ask(u"get_conf_prompt"_s, {{u"i_conf"_s, id}, {u"prompt_type"_s, u"intro"_s}}).contains("faultcode"_L1));
        QCOMPARE(ask(u"del_conf"_s, {{u"i_conf"_s, id}}).value("i_conf"_L1).toInt(), id);
        QVERIFY(ask(u"del_conf"_s, {{u"i_conf"_s, id}}).contains("faultcode"_L1));
    }

    void dialDirectory() // porta 3167
    {
        start();
        const QString session = sessionOf(u"201"_s);
        const auto ask = [&](const QString& method, const QJsonObject& params = {}) {
            return rest(session, u"DialDirectory/"_s + method, params);
        };
        const auto count = [&] {
            return ask(u"get_dir_info"_s).value("dir_info"_L1).toObject().value("dir_entry_list"_L1).toArray().size();
        };
        const auto shared = count();
        QCOMPARE(shared, world().records().contacts.size()); // the house's phonebook
        const int id = ask(u"create_dir_entry"_s,
            json("{'dir_entry_info':{'active':'Y','abbreviated_number':'1787896','number_to_dial':'111111',"
                 "'lastname':'LName','description':'desc foo'}}"))
                           .value("i_entry"_L1)
                           .toInt();
        QCOMPARE(count(), shared + 1);
        QVERIFY(ask(u"update_dir_entry"_s,
            {{u"dir_entry_info"_s, QJsonObject{{u"i_entry"_s, id}, {u"number_to_dial"_s, u"565656"_s}}}})
                    .contains("i_entry"_L1));
        QCOMPARE(ask(u"get_dir_entry"_s, {{u"i_entry"_s, id}})
                     .value("dir_entry_info"_L1)
                     .toObject()
                     .value("number_to_dial"_L1),
            u"565656"_s);
        QVERIFY(ask(u"del_dir_entry"_s, {{u"i_entry"_s, id}}).contains("i_entry"_L1));
        QVERIFY(ask(u"get_dir_entry"_s, {{u"i_entry"_s, id}}).contains("faultcode"_L1));
    }

    void dryRunDoesNothing() // porta 178
    {
        start();
        const QString session = sessionOf(u"201"_s);
        const auto dry = [&](const QString& params) {
            return post(u"/rest/Conference/create_conf/"_s, "application/x-www-form-urlencoded",
                "auth_info=" + QUrl::toPercentEncoding(u"{\"session_id\":\"%1\"}"_s.arg(session)) + "&aux_info="
                    + QUrl::toPercentEncoding(u"{\"dry_run\":1}"_s) + "&params=" + QUrl::toPercentEncoding(params));
        };
        QCOMPARE(dry(u"{\"conf_info\":{\"name\":\"x\"}}"_s).status, 200);
        QCOMPARE(dry(u"{\"conf_info\":{\"name\":\"x\",\"wait_host\":\"maybe\"}}"_s).status, 500);
        QVERIFY(rest(session, u"Conference/get_conf_list"_s).value("conf_list"_L1).toArray().isEmpty());
    }

    void requestInThePath() // porta 164
    {
        start();
        const QString password = world().directory().password(u"201"_s);
        const Got menus = form(u"/rest/AutoAttendant/get_menu_list/"_s, account(), {});
        const int id = menus.json().value("menu_list"_L1).toArray().first().toObject().value("i_menu"_L1).toInt();
        const QString auth
            = u"{\"login\":\"201\",\"password\":\"%1\",\"session_id\":null,\"domain\":\"127.0.0.1\"}"_s.arg(password);
        const QString params
            = u"{\"i_menu\":%1,\"transition_info\":{\"event\":\"%23\",\"action\":\"Transfer\",\"destination\":\"1\"}}"_s
                  .arg(id);
        const Got got
            = get(u"/rest/AutoAttendant/set_menu_transition/"_s + QString::fromLatin1(QUrl::toPercentEncoding(auth))
                + u'/' + QString::fromLatin1(QUrl::toPercentEncoding(params)));
        QCOMPARE(got.status, 200);
        const QJsonArray list = form(u"/rest/AutoAttendant/get_menu_transition_list/"_s, account(), {{u"i_menu"_s, id}})
                                    .json()
                                    .value("transition_list"_L1)
                                    .toArray();
        QVERIFY(std::any_of(
            list.begin(), list.end(), [](const QJsonValue& t) { return t.toObject().value("event"_L1) == "#"_L1; }));
    }

    void soap_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("as the text has it") << u"/soap/soap.fcgi"_s; // porta 113
        QTest::newRow("as the appendix has it") << u"/soap.fcgi"_s; // porta 3119
    }
    void soap()
    {
        QFETCH(QString, path);
        start();
        // what the appendix's library makes of ->login({...})
        Got got = post(path, "text/xml; charset=utf-8",
            envelope({}, "Session",
                "<login xmlns=\"https://localhost/UM/SOAP/Session\"><c-gensym3><login>201</login><domain/><password>"
                    + world().directory().password(u"201"_s).toUtf8() + "</password></c-gensym3></login>"));
        QCOMPARE(got.status, 200);
        QVERIFY(got.type.startsWith("text/xml"));
        const QByteArray session = between(got.body, "<session_id>", "</session_id>");
        QCOMPARE(session.size(), 32);
        got = post(path, "text/xml",
            envelope(session, "Voicemail",
                "<u:set_vm_settings><vm_settings><password>777</password><ext_email xsi:nil=\"true\"/></vm_settings>"
                "</u:set_vm_settings>"));
        QVERIFY(got.body.contains(">1</vm_settings_saved>"));
        got = post(path, "text/xml", envelope(session, "Voicemail", "<u:get_vm_settings/>"));
        QVERIFY(got.body.contains("<password>777</password>"));
        QVERIFY(got.body.contains("<ext_email xsi:nil=\"true\""));
        got = post(path, "text/xml", envelope(session, "Conference", "<u:del_conf><i_conf>999</i_conf></u:del_conf>"));
        QCOMPARE(got.status, 500);
        QVERIFY(got.body.contains("<faultcode>soap:Server.Conference.conference_not_found</faultcode>"));
        QVERIFY(got.body.contains("<faultstring>No such conference"));
        got = post(path, "text/xml", "<html/>");
        QVERIFY(got.body.contains("<faultcode>soap:Client</faultcode>"));
        got = post(path, "text/xml", envelope(session, "Session", "<u:logout/>"));
        QVERIFY(got.body.contains(">1</success>"));
        got = post(path, "text/xml", envelope(session, "Voicemail", "<u:get_vm_settings/>"));
        QVERIFY(got.body.contains("soap:Server.Session.check_auth.auth_failed"));
    }

    void soapWithAttachments() // porta 3148
    {
        start();
        const QByteArray session = sessionOf(u"201"_s).toLatin1();
        const QByteArray sound("\x2e\x73\x6e\x64\x00\xff music", 12);
        const QByteArray body = "--frame\r\nContent-Type: text/xml\r\nContent-ID: <main>\r\n\r\n"
            + envelope(session, "AutoAttendant",
                "<u:set_menu_prompt><i_menu>" + rootMenu(session)
                    + "</i_menu><prompt_type>intro</prompt_type><prompt>wellcome.au</prompt></u:set_menu_prompt>")
            + "\r\n--frame\r\nContent-Type: audio/basic; name=\"wellcome.au\"\r\nContent-Transfer-Encoding: base64\r\n"
              "Content-Disposition: attachment; filename=\"wellcome.au\"\r\n\r\n"
            + sound.toBase64() + "\r\n--frame--\r\n";
        Got got = post(u"/soap/soap.fcgi"_s, "multipart/related; boundary=frame; type=\"text/xml\"", body);
        QCOMPARE(got.status, 200);
        QVERIFY(got.body.contains("i_audio_file"));
        got = post(u"/soap/soap.fcgi"_s, "text/xml",
            envelope(session, "AutoAttendant",
                "<u:get_menu_prompt><i_menu>" + rootMenu(session)
                    + "</i_menu><prompt_type>intro</prompt_type></u:get_menu_prompt>"));
        QVERIFY(got.type.startsWith("multipart/related"));
        QVERIFY(got.body.contains("<prompt>wellcome.au</prompt>"));
        QVERIFY(got.body.contains(sound.toBase64()));
    }

    void sessionsExpireHereToo()
    {
        SimulatorHost& host = start();
        const QString session = sessionOf(u"201"_s);
        QVERIFY(rest(session, u"Voicemail/get_vm_settings"_s).contains("vm_settings"_L1));
        host.control({{u"do"_s, u"expire-sessions"_s}});
        QCOMPARE(rest(session, u"Voicemail/get_vm_settings"_s).value("faultcode"_L1),
            u"Server.Session.check_auth.auth_failed"_s);
    }

private:
    QString base() const
    {
        QUrl url(m_info.url);
        return u"http://127.0.0.1:%1"_s.arg(url.port());
    }
    Got finish(QNetworkReply* reply)
    {
        QSignalSpy finished(reply, &QNetworkReply::finished);
        if (!reply->isFinished())
            finished.wait(5000);
        Got got{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->rawHeader("content-type"),
            reply->readAll()};
        reply->deleteLater();
        return got;
    }
    Got post(const QString& path, const QByteArray& type, const QByteArray& body)
    {
        QNetworkRequest request(QUrl(base() + path));
        request.setRawHeader("Content-Type", type);
        return finish(m_network.post(request, body));
    }
    Got get(const QString& path) { return finish(m_network.get(QNetworkRequest(QUrl(base() + path)))); }
    Got form(const QString& path, const QJsonObject& auth, const QJsonObject& params)
    {
        const auto field = [](const QJsonObject& object) {
            return QUrl::toPercentEncoding(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
        };
        return post(path, "application/x-www-form-urlencoded", "auth_info=" + field(auth) + "&params=" + field(params));
    }
    Got multipart(const QString& path, const QString& session, const QJsonObject& params, const QString& file,
        const QByteArray& sound)
    {
        return post(path, "multipart/form-data; boundary=xyz",
            "--xyz\r\nContent-Disposition: form-data; name=\"auth_info\"\r\n\r\n{\"session_id\":\"" + session.toUtf8()
                + "\"}\r\n--xyz\r\nContent-Disposition: form-data; name=\"params\"\r\n\r\n"
                + QJsonDocument(params).toJson(QJsonDocument::Compact)
                + "\r\n--xyz\r\nContent-Disposition: form-data; name=\"sound\"; filename=\"" + file.toUtf8()
                + "\"\r\nContent-Type: audio/basic\r\n\r\n" + sound + "\r\n--xyz--\r\n");
    }
    QJsonObject account() { return {{u"login"_s, u"201"_s}, {u"password"_s, world().directory().password(u"201"_s)}}; }
    QString sessionOf(const QString& number)
    {
        return form(
            u"/rest/Session/login"_s, {}, {{u"login"_s, number}, {u"password"_s, world().directory().password(number)}})
            .json()
            .value("session_id"_L1)
            .toString();
    }
    QJsonObject rest(const QString& session, const QString& method, const QJsonObject& params = {})
    {
        return form(u"/rest/"_s + method + u'/', {{u"session_id"_s, session}}, params).json();
    }
    QByteArray rootMenu(const QByteArray& session)
    {
        const QJsonObject menus = rest(QString::fromLatin1(session), u"AutoAttendant/get_menu_list"_s);
        return QByteArray::number(menus.value("menu_list"_L1).toArray().first().toObject().value("i_menu"_L1).toInt());
    }
    static QByteArray envelope(const QByteArray& session, const QByteArray& service, const QByteArray& body)
    {
        return "<?xml version=\"1.0\"?><s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" "
               "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:u=\"https://localhost/UM/SOAP/"
            + service + "\"><s:Header><auth_info><session_id>" + session
            + "</session_id></auth_info></s:Header><s:Body>" + body + "</s:Body></s:Envelope>";
    }
    static QByteArray between(const QByteArray& text, const QByteArray& from, const QByteArray& to)
    {
        const qsizetype begin = text.indexOf(from) + from.size();
        return text.mid(begin, text.indexOf(to, begin) - begin);
    }

    QNetworkAccessManager m_network;
};

QTEST_MAIN(TestPortaWeb)
#include "tst_portaweb.moc"
