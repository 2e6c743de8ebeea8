// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later

//! The media services' two codecs against what the document prints, and against what no server should send. Numbers in
//! comments are lines of the document.

#include "core/pbx/portasip/portamediamethods.h"
#include "core/pbx/portasip/portamediamime.h"
#include "core/pbx/portasip/portarestcodec.h"
#include "core/pbx/portasip/portasoapcodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace callboard;
using namespace callboard::portasip;

namespace {

const QJsonObject kSession{{u"session_id"_s, u"flab18fe5a3decf0ba828e56a3d9e982"_s}}; // 198
const QString kSpace = u"https://web-server.yourdomain.com/UM/SOAP/"_s; // 113

MediaCall callOf(const QString& service, const QString& method, const QByteArray& params = "{}")
{
    return {.service = service, .method = method, .params = QJsonDocument::fromJson(params).object(), .audio = {}};
}

MediaReply json(const QByteArray& body, int status = 200)
{
    return {.status = status, .contentType = "application/json", .disposition = {}, .body = body};
}

MediaReply xml(const QByteArray& inBody, int status = 200)
{
    return {.status = status,
        .contentType = "text/xml; charset=utf-8",
        .disposition = {},
        .body
        = R"(<?xml version="1.0" encoding="UTF-8"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:SOAP-ENC="http://schemas.xmlsoap.org/soap/encoding/"><SOAP-ENV:Body>)"
            + inBody + "</SOAP-ENV:Body></SOAP-ENV:Envelope>"};
}

//! The fields of a form as a server reads them.
QMap<QByteArray, QByteArray> form(const QByteArray& body)
{
    QMap<QByteArray, QByteArray> out;
    for (const QByteArray& pair : body.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        out.insert(pair.first(equals), QByteArray::fromPercentEncoding(pair.mid(equals + 1)));
    }
    return out;
}

} // namespace

class TestPortaMediaCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void restAddress()
    {
        // 150
        QCOMPARE(rest::path(u"/rest"_s, u"SMPreferences"_s, u"set_folder_preferences"_s),
            u"/rest/SMPreferences/set_folder_preferences/"_s);
    }

    void restLogin()
    {
        // 191-193
        const MediaBody body = rest::encode(
            callOf(u"Session"_s, u"login"_s, R"({"login":"SIPAccounts", "password":"123password"})"), {});
        QCOMPARE(body.contentType, "application/x-www-form-urlencoded"_ba);
        const auto fields = form(body.body);
        QCOMPARE(fields.keys(), (QList<QByteArray>{"auth_info", "params"}));
        QCOMPARE(fields.value("auth_info"), "{}"_ba);
        QCOMPARE(fields.value("params"), R"({"login":"SIPAccounts","password":"123password"})"_ba);
    }

    void restTransition()
    {
        // 168-171, as the form of a POST: '#' and quotes are escaped once.
        const MediaBody body
            = rest::encode(callOf(u"AutoAttendant"_s, u"set_menu_transition"_s,
                               "{\"i_menu\":12,\"transition_info\":{\"event\":\"#\",\"action\":\"Transfer\",\"target_i_"
                               "menu\":0,\"destination\":\"1\",\"play_prompt\":\"Y\"}}"),
                kSession);
        QVERIFY(!body.body.contains("#"));
        QVERIFY(!body.body.contains("\""));
        const auto fields = form(body.body);
        QCOMPARE(fields.value("auth_info"), "{\"session_id\":\"flab18fe5a3decf0ba828e56a3d9e982\"}"_ba);
        const QJsonObject params = QJsonDocument::fromJson(fields.value("params")).object();
        QCOMPARE(params.value("i_menu"_L1), QJsonValue(12));
        QCOMPARE(params.value("transition_info"_L1).toObject().value("event"_L1), QJsonValue(u"#"_s));
    }

    void restDryRun()
    {
        MediaCall call = callOf(u"AutoAttendant"_s, u"del_menu"_s, R"({"i_menu":"12"})");
        call.dryRun = true; // 178-180
        const auto fields = form(rest::encode(call, kSession).body);
        QCOMPARE(fields.value("aux_info"), R"({"dry_run":1})"_ba);
        // What the document types int goes as a number, whatever a person typed.
        QCOMPARE(fields.value("params"), R"({"i_menu":12})"_ba);
    }

    void restSound()
    {
        // 3148-3161
        MediaCall call = callOf(u"Voicemail"_s, u"set_vm_greeting"_s,
            R"({"greeting_info":{"greeting_type":"name","filename":"wellcome.au"}})");
        const QByteArray sound("\x2e\x73\x6e\x64\r\n--\0\xff", 10);
        call.audio = Audio{.data = sound, .mimeType = u"audio/basic"_s, .fileName = u"wellcome.au"_s};
        const MediaBody body = rest::encode(call, kSession);
        QCOMPARE(mime::baseType(body.contentType), "multipart/form-data"_ba);
        const auto parts = mime::parse(body.contentType, body.body);
        QVERIFY(parts);
        QCOMPARE(parts->size(), 3);
        QCOMPARE(parts->at(0).formName(), u"auth_info"_s);
        QCOMPARE(parts->at(1).formName(), u"params"_s);
        QCOMPARE(parts->at(2).fileName(), u"wellcome.au"_s);
        QCOMPARE(parts->at(2).type(), "audio/basic"_ba);
        QCOMPARE(parts->at(2).data, sound);
    }

    void restAnswers()
    {
        // 198; the key is printed with a blank
        const auto login = rest::decode(
            callOf(u"Session"_s, u"login"_s), json(R"({"session id":"flab18fe5a3decf0ba828e56a3d9e982"})"));
        QVERIFY(login);
        QCOMPARE(login->result.value("session id"_L1).toString(), u"flab18fe5a3decf0ba828e56a3d9e982"_s);
        // 667, 716-748: numbers as text become numbers, null stays null
        const auto menus = rest::decode(callOf(u"AutoAttendant"_s, u"get_menu_list"_s),
            json(R"({"menu_list":[{"i_menu":"7","name":"ROOT","period":null,"msg_intro_set":"0"},"odd",5]})"));
        QVERIFY(menus);
        QCOMPARE(menus->dropped, 2);
        const QJsonObject root = menus->result.value("menu_list"_L1).toArray().at(0).toObject();
        QCOMPARE(root.value("i_menu"_L1), QJsonValue(7));
        QCOMPARE(root.value("name"_L1), QJsonValue(u"ROOT"_s));
        QVERIFY(root.value("period"_L1).isNull());
        QCOMPARE(menus->result.value("menu_list"_L1).toArray().size(), 1);
        // 982: in a room the same flag is a text
        const auto room = rest::decode(
            callOf(u"Conference"_s, u"get_conf_info"_s), json(R"({"conf_info":{"i_conf":3,"msg_intro_set":"1"}})"));
        QCOMPARE(room->result.value("conf_info"_L1).toObject().value("msg_intro_set"_L1), QJsonValue(u"1"_s));
    }

    void restFault()
    {
        // 202-205
        const auto fault = rest::decode(callOf(u"Voicemail"_s, u"get_vm_settings"_s),
            json(R"({"faultcode":"Server.Voicemail.failed","faultstring":"It is full."})", 500));
        QVERIFY(fault);
        QCOMPARE(*fault->fault, (MediaFault{u"Server.Voicemail.failed"_s, u"It is full."_s}));
        QCOMPARE(toError(*fault->fault).detail, u"It is full."_s);
    }

    void restSoundAnswers_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("disposition");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("the body is the sound") << "audio/basic"_ba
                                               << "attachment; filename=\"wellcome.au\""_ba
                                               << ".snd1234"_ba;
        QTest::newRow("beside the JSON")
            << "multipart/form-data; boundary=B"_ba << QByteArray()
            << "--B\r\nContent-Type: application/json\r\n\r\n{\"filename\":\"wellcome.au\"}\r\n"
               "--B\r\nContent-Type: audio/basic\r\nContent-Transfer-Encoding: base64\r\n"
               "Content-Disposition: attachment; filename=wellcome.au\r\n\r\nLnNuZDEy\r\nMzQ=\r\n--B--\r\n"_ba;
        QTest::newRow("bare line ends")
            << "multipart/mixed; boundary=\"B\""_ba << QByteArray()
            << "preamble\n--B\n\n{\"filename\":\"wellcome.au\"}\n"
               "--B\nContent-Type: audio/basic; name=\"/tmp/wellcome.au\"\n\n.snd1234\n--B--"_ba;
    }

    void restSoundAnswers()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, disposition);
        QFETCH(QByteArray, body);
        const auto answer = rest::decode(callOf(u"Voicemail"_s, u"get_vm_greeting"_s),
            {.status = 200, .contentType = type, .disposition = disposition, .body = body});
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
        QVERIFY(answer->audio);
        QCOMPARE(answer->audio->data, ".snd1234"_ba);
        QCOMPARE(answer->audio->fileName, u"wellcome.au"_s);
        QCOMPARE(answer->audio->mimeType, u"audio/basic"_s);
        QCOMPARE(answer->result.value("filename"_L1).toString(), u"wellcome.au"_s);
    }

    void restNonsense_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const QByteArray plain("application/json");
        QTest::newRow("nothing") << plain << QByteArray() << 200;
        QTest::newRow("truncated") << plain << "{\"vm_settings\":{\"password\":\"77"_ba << 200;
        QTest::newRow("a list") << plain << "[1,2]"_ba << 200;
        QTest::newRow("a page") << "text/html"_ba
                                << "<html>It works!</html>"_ba << 200;
        QTest::newRow("no UTF-8") << plain << "{\"a\":\"\xff\xfe\"}"_ba << 200;
        QTest::newRow("deep") << plain << QByteArray(100000, '[') << 200;
        QTest::newRow("500 without a fault") << plain << R"({"a":1})"_ba << 500;
        QTest::newRow("500 with a page") << "text/html"_ba
                                         << "<h1>Internal Server Error</h1>"_ba << 500;
        QTest::newRow("a sound that nobody asked for") << "audio/basic"_ba
                                                       << "x"_ba << 200;
        QTest::newRow("no boundary") << "multipart/mixed"_ba
                                     << "--B\r\n\r\n{}\r\n--B--"_ba << 200;
        QTest::newRow("stops in the middle") << "multipart/mixed; boundary=B"_ba
                                             << "--B\r\n\r\n{}\r\n--B\r\n\r\n.sn"_ba << 200;
        QTest::newRow("no base64") << "multipart/mixed; boundary=B"_ba
                                   << "--B\r\nContent-Transfer-Encoding: base64\r\n\r\n{*}\r\n--B--"_ba << 200;
        QTest::newRow("many parts") << "multipart/mixed; boundary=B"_ba
                                    << QByteArray("--B\r\n\r\n{}\r\n").repeated(1000) + "--B--" << 200;
    }

    void restNonsense()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        const auto answer = rest::decode(callOf(u"Voicemail"_s, u"get_vm_settings"_s),
            {.status = status, .contentType = type, .disposition = {}, .body = body});
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Protocol);
        QVERIFY(!answer.error().detail.contains("77"_L1)); // never what was in it
    }

    void soapSettings()
    {
        // 3140-3146, in the namespace of 306
        const auto body = soap::encode(callOf(u"Voicemail"_s, u"set_vm_settings"_s,
                                           R"({"vm_settings":{"password":"7<7&7","ext_email":null,"auto_play":"no"}})"),
            kSession, kSpace);
        QVERIFY(body);
        QCOMPARE(body->contentType, "text/xml; charset=utf-8"_ba);
        QCOMPARE(body->headers.size(), 1);
        QCOMPARE(body->headers.first().first, "SOAPAction"_ba);
        QCOMPARE(
            body->headers.first().second, "\"https://web-server.yourdomain.com/UM/SOAP/Voicemail#set_vm_settings\""_ba);
        QCOMPARE(body->body,
            R"(<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soap:Header><auth_info><session_id>flab18fe5a3decf0ba828e56a3d9e982</session_id></auth_info></soap:Header><soap:Body xmlns:u="https://web-server.yourdomain.com/UM/SOAP/Voicemail"><u:set_vm_settings><vm_settings><auto_play>no</auto_play><ext_email xsi:nil="true"/><password>7&lt;7&amp;7</password></vm_settings></u:set_vm_settings></soap:Body></soap:Envelope>)"
            "\n"_ba);
    }

    void soapSound()
    {
        // 3148-3161: audio/basic, base64, the name in the body is the part's
        MediaCall call = callOf(u"Voicemail"_s, u"set_vm_greeting"_s,
            R"({"greeting_info":{"greeting_type":"name","filename":"wellcome.au"}})");
        call.audio
            = Audio{.data = QByteArray(1000, '\x7f'), .mimeType = u"audio/basic"_s, .fileName = u"wellcome.au"_s};
        const auto body = soap::encode(call, kSession, kSpace);
        QVERIFY(body);
        QCOMPARE(mime::baseType(body->contentType), "multipart/related"_ba);
        QVERIFY(body->body.contains("Content-Transfer-Encoding: base64"));
        for (const QByteArray& line : body->body.split('\n')) {
            if (!line.startsWith("<") && !line.startsWith("Content"))
                QVERIFY2(line.size() <= 78, line.constData());
        }
        const auto parts = mime::parse(body->contentType, body->body);
        QVERIFY(parts);
        QCOMPARE(parts->size(), 2);
        QCOMPARE(parts->at(0).type(), "text/xml"_ba);
        QVERIFY(parts->at(0).data.contains("<filename>wellcome.au</filename>"));
        QCOMPARE(parts->at(1).fileName(), u"wellcome.au"_s);
        QCOMPARE(parts->at(1).data, call.audio->data);
    }

    void soapCannotSay_data()
    {
        QTest::addColumn<QJsonObject>("params");
        QTest::newRow("a control character") << QJsonObject{{u"name"_s, u"a\x01b"_s}};
        QTest::newRow("half a character") << QJsonObject{{u"name"_s, QString(QChar(0xd800))}};
        QTest::newRow("a name that is none") << QJsonObject{{u"a b><c"_s, u"x"_s}};
    }

    void soapCannotSay()
    {
        QFETCH(QJsonObject, params);
        MediaCall call = callOf(u"Conference"_s, u"get_conf_info"_s);
        call.params = params;
        const auto body = soap::encode(call, kSession, kSpace);
        QVERIFY(!body);
        QCOMPARE(body.error().kind, ErrorKind::Invalid);
    }

    void soapAnswers_data()
    {
        QTest::addColumn<QString>("service");
        QTest::addColumn<QString>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("result");
        QTest::newRow("plain")
            << u"Voicemail"_s << u"get_vm_settings"_s
            << R"(<n:get_vm_settingsResponse xmlns:n="https://h/UM/SOAP/Voicemail"><vm_settings><password>777</password><ext_email xsi:nil="true"/><auto_play>no</auto_play></vm_settings></n:get_vm_settingsResponse>)"_ba
            << R"({"vm_settings":{"password":"777","ext_email":null,"auto_play":"no"}})"_ba;
        QTest::newRow("wrapped and typed")
            << u"AutoAttendant"_s << u"create_menu"_s
            << R"(<create_menuResponse><s-gensym3><i_menu xsi:type="xsd:int">77</i_menu></s-gensym3></create_menuResponse>)"_ba
            << R"({"i_menu":77})"_ba;
        QTest::newRow("repeated")
            << u"AutoAttendant"_s << u"get_menu_list"_s
            << R"(<r><menu_list><i_menu>1</i_menu><name>ROOT</name></menu_list><menu_list><i_menu>2</i_menu><name>A&amp;B &#228;</name></menu_list></r>)"_ba
            << R"({"menu_list":[{"i_menu":1,"name":"ROOT"},{"i_menu":2,"name":"A&B ä"}]})"_ba;
        QTest::newRow("items")
            << u"Conference"_s << u"get_conf_list"_s
            << R"(<r><conf_list SOAP-ENC:arrayType="n:ConfInfo[2]"><item><i_conf>1</i_conf></item><item><i_conf>2</i_conf></item></conf_list></r>)"_ba
            << R"({"conf_list":[{"i_conf":1},{"i_conf":2}]})"_ba;
        QTest::newRow("one of a list") << u"Conference"_s << u"get_conf_list"_s
                                       << R"(<r><conf_list><i_conf>1</i_conf></conf_list></r>)"_ba
                                       << R"({"conf_list":[{"i_conf":1}]})"_ba;
        QTest::newRow("one item") << u"Conference"_s << u"get_conf_list"_s
                                  << R"(<r><conf_list><item><i_conf>1</i_conf></item></conf_list></r>)"_ba
                                  << R"({"conf_list":[{"i_conf":1}]})"_ba;
        QTest::newRow("an empty list") << u"Conference"_s << u"get_conf_list"_s << R"(<r><conf_list/></r>)"_ba
                                       << R"({"conf_list":[]})"_ba;
        QTest::newRow("nothing to say") << u"DialDirectory"_s << u"del_dir_entry"_s << "<r/>"_ba
                                        << "{}"_ba;
    }

    void soapAnswers()
    {
        QFETCH(QString, service);
        QFETCH(QString, method);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, result);
        const auto answer = soap::decode(callOf(service, method), xml(body));
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
        QCOMPARE(answer->result, QJsonDocument::fromJson(result).object());
        QVERIFY(!answer->fault);
    }

    void soapFault()
    {
        // 119-123
        const auto answer = soap::decode(callOf(u"Voicemail"_s, u"get_vm_settings"_s),
            xml("<SOAP-ENV:Fault><faultcode>SOAP-ENV:Server.Session.check_auth.auth_failed</faultcode>"
                "<faultstring>Session is over</faultstring></SOAP-ENV:Fault>",
                500));
        QVERIFY(answer);
        QCOMPARE(*answer->fault, (MediaFault{u"Server.Session.check_auth.auth_failed"_s, u"Session is over"_s}));
        QCOMPARE(kindOf(*answer->fault), FaultKind::Session);
    }

    void soapSoundAnswer()
    {
        const QByteArray envelope = xml("<r><prompt>menu.au</prompt></r>").body;
        const auto answer = soap::decode(callOf(u"AutoAttendant"_s, u"get_menu_prompt"_s),
            {.status = 200,
                .contentType = "multipart/related; type=\"text/xml\"; boundary=\"=_x\"; start=\"<main>\"",
                .disposition = {},
                .body = "--=_x\r\nContent-Type: text/xml\r\nContent-ID: <main>\r\n\r\n" + envelope
                    + "\r\n--=_x\r\nContent-Type: audio/basic\r\nContent-Disposition: attachment; "
                      "filename=\"other.au\"\r\n\r\nother\r\n"
                      "--=_x\r\nContent-Type: audio/basic\r\nContent-Transfer-Encoding: quoted-printable\r\n"
                      "Content-Disposition: attachment; filename=\"menu.au\"\r\n\r\n.sn=64=\r\n12\r\n--=_x--\r\n"});
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
        QVERIFY(answer->audio);
        QCOMPARE(answer->audio->fileName, u"menu.au"_s);
        QCOMPARE(answer->audio->data, ".snd12"_ba);
    }

    void soapNonsense_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const QByteArray whole = xml("<r><i_menu>77</i_menu></r>").body;
        QTest::newRow("nothing") << QByteArray() << 200;
        for (const int cut : {10, 60, 200, 330})
            QTest::addRow("truncated at %d", cut) << whole.first(cut) << 200;
        QTest::newRow("a page") << "<html><body>It works!</body></html>"_ba << 200;
        QTest::newRow("JSON") << "{}"_ba << 200;
        QTest::newRow("no body") << R"(<Envelope><Header/></Envelope>)"_ba << 200;
        QTest::newRow("an empty body") << xml("").body << 200;
        QTest::newRow("500 without a fault") << whole << 500;
        QTest::newRow("an entity from outside")
            << "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Envelope><Body><r><a>&x;</a></r></Body></Envelope>"_ba
            << 200;
        QTest::newRow("entities of entities")
            << "<!DOCTYPE a [<!ENTITY x \"77777\"><!ENTITY y \"&x;&x;&x;&x;&x;\">]><Envelope><Body><r><a>&y;</a></r></Body></Envelope>"_ba
            << 200;
        QTest::newRow("a document type") << "<!DOCTYPE html><Envelope><Body><r><a>1</a></r></Body></Envelope>"_ba
                                         << 200;
        QTest::newRow("an entity that is none") << xml("<r><a>&nbsp;</a></r>").body << 200;
        QTest::newRow("no UTF-8") << xml("<r><a>\xff\xfe</a></r>").body << 200;
        QTest::newRow("deep") << xml(QByteArray("<a>").repeated(100000)).body << 200;
        QTest::newRow("many") << xml("<r>" + QByteArray("<a/>").repeated(300000) + "</r>").body << 200;
        QTest::newRow("huge") << xml("<r>" + QByteArray(17 * 1024 * 1024, 'x') + "</r>").body << 200;
    }

    void soapNonsense()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        const auto answer = soap::decode(callOf(u"AutoAttendant"_s, u"create_menu"_s),
            {.status = status, .contentType = "text/xml", .disposition = {}, .body = body});
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Protocol);
        QVERIFY(!answer.error().detail.contains("77777"_L1));
    }

    void everyCutIsRefused()
    {
        // Wherever a connection breaks, what came is no answer.
        const MediaCall call = callOf(u"AutoAttendant"_s, u"create_menu"_s);
        const QByteArray envelope = xml("<r><i_menu>77</i_menu></r>").body;
        for (qsizetype length = 0; length < envelope.size(); ++length) {
            const auto answer = soap::decode(
                call, {.status = 200, .contentType = "text/xml", .disposition = {}, .body = envelope.first(length)});
            QVERIFY2(!answer, envelope.first(length).constData());
        }
        const QByteArray object(R"({"i_menu":77})");
        for (qsizetype length = 0; length < object.size(); ++length)
            QVERIFY2(!rest::decode(call, json(object.first(length))), object.first(length).constData());
    }

    void faultsByKind_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("text");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("session") << u"Server.Session.check_auth.auth_failed"_s << u"x"_s << ErrorKind::Auth;
        QTest::newRow("method") << u"Client"_s << u"Failed to locate method (fly) in class (X)"_s
                                << ErrorKind::NotSupported;
        QTest::newRow("method by code") << u"sip.unsupported_method"_s << u"x"_s << ErrorKind::NotSupported;
        QTest::newRow("denied") << u"Client.access_denied"_s << u"x"_s << ErrorKind::Denied;
        QTest::newRow("menus are no authorities")
            << u"Server.AutoAttendant.menu_not_found"_s << u"x"_s << ErrorKind::Pbx;
    }

    void faultsByKind()
    {
        QFETCH(QString, code);
        QFETCH(QString, text);
        QFETCH(ErrorKind, kind);
        QCOMPARE(toError({code, text}).kind, kind);
    }

    void namesOfFilesStayNames()
    {
        QCOMPARE(mime::plainFileName("../../etc/passwd"), u"passwd"_s);
        QCOMPARE(mime::plainFileName("C:\\sounds\\a.au"), u"a.au"_s);
        QCOMPARE(mime::plainFileName("a\"\r\nX: y"), u"aX: y"_s);
        QCOMPARE(mime::plainFileName(".."), QString());
    }

    void aBoundaryIsInNoPart()
    {
        QList<mime::Part> parts{mime::Part{{}, "x"}};
        const QByteArray first = mime::boundaryFor(parts);
        QCOMPARE(mime::boundaryFor(parts), first);
        parts << mime::Part{{}, "--" + first};
        QVERIFY(!parts.last().data.contains(mime::boundaryFor(parts)));
    }
};

QTEST_GUILESS_MAIN(TestPortaMediaCodec)
#include "tst_portamediacodec.moc"
