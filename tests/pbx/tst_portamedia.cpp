// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later

//! The media services over a real socket against a server that a test writes by hand.

#include "core/base/clock.h"
#include "core/base/redact.h"
#include "core/net/wirelog.h"
#include "core/pbx/portasip/portamedia.h"
#include "portamediapeer.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace callboard;
using namespace callboard::portasip;
using callboard::test::PortaMediaPeer;

namespace {

template <typename T> Result<T> wait(const QFuture<Result<T>>& future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10000) || future.resultCount() == 0)
        return unexpected(Error{.kind = ErrorKind::Timeout, .code = {}, .message = u"no answer"_s, .detail = {}});
    return future.result();
}

} // namespace

class TestPortaMedia : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<PortaMediaPeer>();
        m_media = std::make_unique<PortaMedia>(m_peer->profile(), m_peer->password, m_clock);
    }

    void cleanup()
    {
        m_media.reset();
        m_peer.reset();
    }

    void logsInWhenFirstNeeded()
    {
        m_peer->answers[u"Voicemail.get_vm_settings"_s] = [](const auto&) {
            return PortaMediaPeer::Answer{.body = R"({"vm_settings":{"password":"777","password_ask":"yes"}})"};
        };
        QVERIFY(m_peer->asks.isEmpty());
        const auto answer = wait(m_media->call(u"Voicemail"_s, u"get_vm_settings"_s));
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
        QCOMPARE(answer->toObject().value(u"vm_settings"_s).toObject().value(u"password"_s).toString(), u"777"_s);
        QCOMPARE(m_peer->asks.size(), 2);
        const auto& login = m_peer->asks.first();
        QCOMPARE(login.path, "/rest/Session/login/"_ba);
        QCOMPARE(login.form.value(u"auth_info"_s), "{}"_ba);
        QCOMPARE(login.params(),
            (QJsonObject{{u"login"_s, u"88881"_s}, {u"domain"_s, u"pum.somedomain.com"_s},
                {u"password"_s, u"test123"_s}})); // porta 3121
        QCOMPARE(m_peer->last().path, "/rest/Voicemail/get_vm_settings/"_ba);
        QCOMPARE(m_peer->last().auth(), (QJsonObject{{u"session_id"_s, m_peer->session}}));
        QVERIFY(wait(m_media->call(u"Voicemail"_s, u"get_vm_settings"_s)));
        QCOMPARE(m_peer->count(u"Session.login"_s), 1);
    }

    void oneLoginForMany()
    {
        QList<QFuture<Result<QJsonValue>>> futures;
        for (int i = 0; i < 5; ++i)
            futures << m_media->call(u"Conference"_s, u"get_conf_list"_s);
        for (const auto& future : futures)
            QVERIFY(wait(future));
        QCOMPARE(m_peer->count(u"Session.login"_s), 1);
        QCOMPARE(m_peer->count(u"Conference.get_conf_list"_s), 5);
    }

    void aReadRenewsTheSessionOnce()
    {
        QVERIFY(wait(m_media->call(u"AutoAttendant"_s, u"get_menu_list"_s)));
        m_peer->session = u"other"_s;
        QVERIFY(wait(m_media->call(u"AutoAttendant"_s, u"get_menu_list"_s)));
        QCOMPARE(m_peer->count(u"Session.login"_s), 2);
        QCOMPARE(m_peer->count(u"AutoAttendant.get_menu_list"_s), 3);
        // A server that never accepts a session is asked twice, not for ever; what it repeats of ours is masked.
        m_peer->answers[u"AutoAttendant.get_menu_list"_s] = [](const PortaMediaPeer::Ask& ask) {
            return PortaMediaPeer::fault(
                "Server.Session.auth_failed", "bad " + ask.auth().value(u"session_id"_s).toString().toUtf8());
        };
        const auto refused = wait(m_media->call(u"AutoAttendant"_s, u"get_menu_list"_s));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Auth);
        QCOMPARE(refused.error().detail, u"bad ***"_s);
        QCOMPARE(m_peer->count(u"AutoAttendant.get_menu_list"_s), 5);
    }

    void aChangeIsNeverSentTwice()
    {
        QVERIFY(wait(m_media->call(u"AutoAttendant"_s, u"get_menu_list"_s)));
        m_peer->session = u"other"_s;
        const auto first = wait(m_media->call(u"AutoAttendant"_s, u"del_menu"_s, {{u"i_menu"_s, 5}}));
        QVERIFY(!first);
        QCOMPARE(first.error().kind, ErrorKind::Auth);
        QVERIFY2(first.error().message.contains("nothing was changed"_L1), qPrintable(first.error().message));
        QCOMPARE(m_peer->count(u"AutoAttendant.del_menu"_s), 1);
        // The person's own second attempt has a session of its own.
        QVERIFY(wait(m_media->call(u"AutoAttendant"_s, u"del_menu"_s, {{u"i_menu"_s, 5}})));
        QCOMPARE(m_peer->count(u"AutoAttendant.del_menu"_s), 2);
    }

    void anIdleSessionIsRenewedBeforeAChange()
    {
        QVERIFY(wait(m_media->call(u"AutoAttendant"_s, u"get_menu_list"_s)));
        const QString old = m_peer->session;
        m_clock.advanceMs(std::chrono::milliseconds(std::chrono::minutes(11)).count());
        QVERIFY(wait(m_media->call(u"AutoAttendant"_s, u"del_menu"_s, {{u"i_menu"_s, 5}})));
        QCOMPARE(m_peer->count(u"Session.login"_s), 2);
        QTRY_COMPARE(m_peer->count(u"Session.logout"_s), 1);
        QCOMPARE(m_peer->count(u"AutoAttendant.del_menu"_s), 1);
        QVERIFY(m_peer->session != old);
    }

    void aRefusedLoginIsNotRepeated()
    {
        m_media->reset(m_peer->profile(), u"wrong"_s);
        for (int i = 0; i < 3; ++i) {
            const auto refused = wait(m_media->call(u"Conference"_s, u"get_conf_list"_s));
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, ErrorKind::Auth);
            QCOMPARE(refused.error().detail, u"Wrong password"_s);
        }
        QCOMPARE(m_peer->count(u"Session.login"_s), 1);
        m_media->reset(m_peer->profile(), m_peer->password);
        QVERIFY(wait(m_media->call(u"Conference"_s, u"get_conf_list"_s)));
    }

    void withoutAnAccountNothingIsSent()
    {
        SiteProfile profile = m_peer->profile();
        profile.options.remove(u"accountUser"_s);
        m_media->reset(profile, m_peer->password);
        QVERIFY(!m_media->availability().can);
        const auto refused = wait(m_media->call(u"Conference"_s, u"get_conf_list"_s));
        QCOMPARE(refused.error().kind, ErrorKind::NotSupported);
        m_media->reset(m_peer->profile(), {});
        const auto without = wait(m_media->call(u"Conference"_s, u"get_conf_list"_s));
        QCOMPARE(without.error().kind, ErrorKind::NotSupported);
        QVERIFY2(without.error().message.contains("88881"_L1), qPrintable(without.error().message));
        QVERIFY(m_peer->asks.isEmpty());
    }

    void soundsGoAndCome()
    {
        const QByteArray sound = QByteArray::fromHex("2e736e6400000018ff000d0a2d2d");
        m_peer->answers[u"Voicemail.set_vm_greeting"_s]
            = [](const auto&) { return PortaMediaPeer::Answer{.body = R"({"success":1,"i_audio_file":"17"})"}; };
        const auto sent = wait(m_media->invoke(u"porta.Voicemail.set_vm_greeting"_s,
            {{u"greeting_info"_s, QJsonObject{{u"greeting_type"_s, u"name"_s}}},
                {u"audio"_s,
                    QJsonObject{{u"name"_s, u"wellcome.au"_s}, {u"type"_s, u"audio/basic"_s},
                        {u"data"_s, QString::fromLatin1(sound.toBase64())}}}}));
        QVERIFY2(sent, qPrintable(sent ? QString() : sent.error().message));
        QCOMPARE(sent->toObject().value(u"i_audio_file"_s), QJsonValue(17));
        QCOMPARE(m_peer->last().file, sound);
        QCOMPARE(m_peer->last().params(),
            (QJsonObject{{u"greeting_info"_s,
                QJsonObject{{u"greeting_type"_s, u"name"_s}, {u"filename"_s, u"wellcome.au"_s}}}})); // porta 3158
        m_peer->answers[u"Voicemail.get_vm_greeting"_s] = [sound](const auto&) {
            return PortaMediaPeer::Answer{
                .body = sound, .contentType = "audio/basic", .disposition = "attachment; filename=\"name.au\""};
        };
        const auto heard
            = wait(m_media->sound(u"Voicemail"_s, u"get_vm_greeting"_s, {{u"greeting_type"_s, u"name"_s}}));
        QVERIFY(heard);
        QCOMPARE(*heard, (Audio{.data = sound, .mimeType = u"audio/basic"_s, .fileName = u"name.au"_s}));
        const auto invoked
            = wait(m_media->invoke(u"porta.Voicemail.get_vm_greeting"_s, {{u"greeting_type"_s, u"name"_s}}));
        QCOMPARE(invoked->toObject().value(u"audio"_s).toObject().value(u"data"_s).toString(),
            QString::fromLatin1(sound.toBase64()));
    }

    void whatIsMissingIsSaidBeforeSending_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QJsonObject>("params");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("no id") << u"porta.AutoAttendant.del_menu"_s << QJsonObject{} << ErrorKind::Invalid;
        QTest::newRow("inside") << u"porta.AutoAttendant.update_menu"_s
                                << QJsonObject{{u"menu_info"_s, QJsonObject{{u"name"_s, u"x"_s}}}}
                                << ErrorKind::Invalid;
        QTest::newRow("no such method") << u"porta.AutoAttendant.fly"_s << QJsonObject{} << ErrorKind::NotSupported;
        QTest::newRow("session") << u"porta.Session.login"_s << QJsonObject{} << ErrorKind::NotSupported;
        QTest::newRow("a sound that is none")
            << u"porta.Voicemail.set_vm_greeting"_s
            << QJsonObject{{u"greeting_info"_s, QJsonObject{{u"greeting_type"_s, u"name"_s}}},
                   {u"audio"_s, QJsonObject{{u"name"_s, u"a.au"_s}, {u"data"_s, u"*"_s}}}}
            << ErrorKind::Invalid;
        QTest::newRow("a sound too many")
            << u"porta.Conference.get_conf_list"_s
            << QJsonObject{{u"audio"_s, QJsonObject{{u"name"_s, u"a.au"_s}, {u"data"_s, u"YQ=="_s}}}}
            << ErrorKind::Invalid;
    }

    void whatIsMissingIsSaidBeforeSending()
    {
        QFETCH(QString, operation);
        QFETCH(QJsonObject, params);
        QFETCH(ErrorKind, kind);
        const auto refused = wait(m_media->invoke(operation, params));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, kind);
        QVERIFY(m_peer->asks.isEmpty());
    }

    void secretsAreMaskedButForTheOneWanted()
    {
        m_peer->answers[u"Conference.get_conf_list"_s] = [](const auto&) {
            return PortaMediaPeer::Answer{
                .body = R"({"conf_list":[{"i_conf":1,"pin_host":"7711","pin_user":"7722","x":{"pin_host":"7733"}}]})"};
        };
        const auto masked = wait(m_media->invoke(u"porta.Conference.get_conf_list"_s, {}));
        QVERIFY(masked);
        const QString text = QString::fromUtf8(QJsonDocument(masked->toObject()).toJson());
        QVERIFY2(!text.contains("77"_L1), qPrintable(text));
        const auto wanted = wait(m_media->invoke(u"porta.Conference.get_conf_list"_s, {}, {u"conf_list/pin_host"_s}));
        const QJsonObject room = wanted->toObject().value(u"conf_list"_s).toArray().at(0).toObject();
        QCOMPARE(room.value(u"pin_host"_s).toString(), u"7711"_s);
        QCOMPARE(room.value(u"pin_user"_s).toString(), u"***"_s);
        QCOMPARE(room.value(u"x"_s).toObject().value(u"pin_host"_s).toString(), u"***"_s);
    }

    void theMisspeltMethodIsTheSecondTry()
    {
        m_peer->answers[u"AutoAttendant.set_menu_transition_prompt"_s] = [](const auto&) {
            return PortaMediaPeer::fault("Client", "Failed to locate method (set_menu_transition_prompt) in class");
        };
        const QJsonObject params{{u"i_menu_transition"_s, 3}, {u"prompt"_s, u"a.au"_s}};
        for (int i = 0; i < 2; ++i)
            QVERIFY(wait(m_media->invoke(u"porta.AutoAttendant.set_menu_transition_promt"_s, params)));
        QCOMPARE(m_peer->count(u"AutoAttendant.set_menu_transition_prompt"_s), 1);
        QCOMPARE(m_peer->count(u"AutoAttendant.set_menu_transition_promt"_s), 2);
    }

    void theDirectoryIsLookedForFirst()
    {
        m_peer->answers[u"DialDirectory.get_dir_info"_s]
            = [](const auto&) { return PortaMediaPeer::Answer{.status = 404, .body = "<h1>Not Found</h1>"}; };
        for (int i = 0; i < 2; ++i) {
            const auto none = wait(m_media->call(u"DialDirectory"_s, u"del_dir_entry"_s, {{u"i_entry"_s, 1}}));
            QCOMPARE(none.error().kind, ErrorKind::NotSupported);
        }
        QCOMPARE(m_peer->count(u"DialDirectory.get_dir_info"_s), 1);
        QCOMPARE(m_peer->count(u"DialDirectory.del_dir_entry"_s), 0);
        QCOMPARE(*wait(m_media->hasDirectory()), false);
        m_media->reset(m_peer->profile(), m_peer->password);
        m_peer->answers.clear();
        QVERIFY(wait(m_media->call(u"DialDirectory"_s, u"del_dir_entry"_s, {{u"i_entry"_s, 1}})));
        QCOMPARE(m_peer->count(u"DialDirectory.get_dir_info"_s), 2);
        QCOMPARE(*wait(m_media->hasDirectory()), true);
    }

    void nonsense_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("no JSON") << 200 << "<html>"_ba << ErrorKind::Protocol;
        QTest::newRow("500") << 500 << "oops"_ba << ErrorKind::Protocol;
        QTest::newRow("502") << 502 << "oops"_ba << ErrorKind::Pbx;
        QTest::newRow("403") << 403 << "oops"_ba << ErrorKind::Denied;
        QTest::newRow("success 0") << 200 << R"({"success":0})"_ba << ErrorKind::Pbx;
        QTest::newRow("success 0 as text") << 200 << R"({"success":"0"})"_ba << ErrorKind::Pbx;
    }

    void nonsense()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, kind);
        m_peer->answers[u"SMPreferences.set_folder_preferences"_s]
            = [=](const auto&) { return PortaMediaPeer::Answer{.status = status, .body = body}; };
        const auto answer = wait(m_media->call(u"SMPreferences"_s, u"set_folder_preferences"_s,
            {{u"folder_prefs"_s, QJsonObject{{u"search_memory"_s, 3}}}}));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, kind);
        QCOMPARE(m_peer->count(u"SMPreferences.set_folder_preferences"_s), 1);
        // The connection lives on.
        QVERIFY(wait(m_media->call(u"Conference"_s, u"get_conf_list"_s)));
    }

    void closingEndsEverything()
    {
        m_peer->answers[u"Conference.get_conf_list"_s]
            = [](const auto&) { return PortaMediaPeer::Answer{.silent = true}; };
        const auto open = m_media->call(u"Conference"_s, u"get_conf_list"_s);
        QTRY_COMPARE(m_peer->count(u"Conference.get_conf_list"_s), 1);
        m_media->close();
        QCOMPARE(wait(open).error().kind, ErrorKind::Cancelled);
        QTRY_COMPARE(m_peer->count(u"Session.logout"_s), 1);
        const auto another = m_media->call(u"Conference"_s, u"get_conf_list"_s);
        m_media.reset();
        QCOMPARE(wait(another).error().kind, ErrorKind::Cancelled);
    }

    void overSoap()
    {
        const auto envelope = [](const QByteArray& body) {
            return PortaMediaPeer::Answer{
                .body = "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>" + body
                    + "</e:Body></e:Envelope>",
                .contentType = "text/xml; charset=utf-8"};
        };
        m_peer->answers[u"Session.login"_s] = [=](const PortaMediaPeer::Ask& ask) {
            if (!ask.body.contains("<login>88881</login>") || !ask.body.contains("<password>test123</password>"))
                return envelope("<e:Fault><faultcode>e:Client</faultcode><faultstring>no</faultstring></e:Fault>");
            return envelope("<loginResponse><session_id>f1ab</session_id></loginResponse>");
        };
        m_peer->answers[u"Conference.create_conf"_s] = [=](const PortaMediaPeer::Ask& ask) {
            const bool known = ask.body.contains("<auth_info><session_id>f1ab</session_id></auth_info>")
                && ask.body.contains("<conf_info><name>Board &amp; co</name></conf_info>");
            return envelope(known ? "<create_confResponse><i_conf>5</i_conf></create_confResponse>"
                                  : "<e:Fault><faultcode>e:Client</faultcode><faultstring>no</faultstring></e:Fault>");
        };
        m_media->reset(m_peer->profile(u"soap"_s), m_peer->password);
        const auto made = wait(m_media->call(
            u"Conference"_s, u"create_conf"_s, {{u"conf_info"_s, QJsonObject{{u"name"_s, u"Board & co"_s}}}}));
        QVERIFY2(made, qPrintable(made ? QString() : made.error().detail));
        QCOMPARE(made->toObject().value(u"i_conf"_s), QJsonValue(5));
        QCOMPARE(m_peer->last().path, "/soap/soap.fcgi"_ba);
        QCOMPARE(m_peer->last().action, "\"https://127.0.0.1/UM/SOAP/Conference#create_conf\""_ba);
    }

    void nothingSecretInTheWireLog_data()
    {
        QTest::addColumn<QString>("media");
        QTest::newRow("rest") << u"rest"_s;
        QTest::newRow("soap") << u"soap"_s;
    }

    void nothingSecretInTheWireLog()
    {
        QFETCH(QString, media);
        WireLog log(m_clock);
        log.setEnabled(true);
        m_media->reset(m_peer->profile(media), m_peer->password);
        m_media->setWireLog(&log);
        m_peer->answers[u"Session.login"_s] = [=](const auto&) {
            return media == "rest"_L1
                ? PortaMediaPeer::Answer{.body = R"({"session_id":"s3cr3tid"})"}
                : PortaMediaPeer::Answer{
                    .body = "<Envelope><Body><r><session_id>s3cr3tid</session_id></r></Body></Envelope>",
                    .contentType = "text/xml"};
        };
        m_peer->answers[u"Voicemail.set_vm_settings"_s] = [=](const auto&) {
            return media == "rest"_L1
                ? PortaMediaPeer::Answer{.body = R"({"vm_settings_saved":1})"}
                : PortaMediaPeer::Answer{
                    .body = "<Envelope><Body><r><vm_settings_saved>1</vm_settings_saved></r></Body></Envelope>",
                    .contentType = "text/xml"};
        };
        const auto done = wait(m_media->call(u"Voicemail"_s, u"set_vm_settings"_s,
            {{u"vm_settings"_s, QJsonObject{{u"password"_s, u"voicepin"_s}, {u"disa_password"_s, u"disapin"_s}}}}));
        QVERIFY(done);
        QVERIFY(log.frames().size() >= 4);
        for (const auto& frame : log.frames()) {
            for (const QString& secret : {u"test123"_s, u"s3cr3tid"_s, u"voicepin"_s, u"disapin"_s})
                QVERIFY2(!frame.text.contains(secret), qPrintable(frame.text));
        }
        m_media->setWireLog(nullptr);
    }

    void addresses_data()
    {
        QTest::addColumn<QVariantMap>("options");
        QTest::addColumn<QString>("url");
        const QVariantMap user{{u"accountUser"_s, u"1"_s}};
        const auto with = [user](QVariantMap more) {
            more.insert(user);
            return more;
        };
        QTest::newRow("defaults") << user << u"https://pbx.example:8445/rest"_s;
        QTest::newRow("soap") << with({{u"media"_s, u"soap"_s}}) << u"https://pbx.example:8443/soap/soap.fcgi"_s;
        QTest::newRow("realm") << with({{u"mediaRealm"_s, u"administrator"_s}}) << u"https://pbx.example:443/rest"_s;
        QTest::newRow("all of it") << with({{u"mediaHost"_s, u"um.example"_s}, {u"mediaPort"_s, u"8443"_s},
            {u"mediaPath"_s, u"/soap.fcgi"_s}, {u"media"_s, u"soap"_s}})
                                   << u"https://um.example:8443/soap.fcgi"_s;
        QTest::newRow("forwarded") << with({{u"sitePort"_s, 41233}}) << u"https://pbx.example:41233/rest"_s;
        QTest::newRow("odd transport") << with({{u"media"_s, u"carrier pigeon"_s}}) << QString();
        QTest::newRow("odd port") << with({{u"mediaPort"_s, u"88888"_s}}) << QString();
        QTest::newRow("odd realm") << with({{u"mediaRealm"_s, u"king"_s}}) << QString();
        QTest::newRow("no account") << QVariantMap{} << QString();
    }

    void addresses()
    {
        QFETCH(QVariantMap, options);
        QFETCH(QString, url);
        SiteProfile profile;
        profile.url = QUrl(u"wss://pbx.example:8444"_s);
        profile.user = u"centrex"_s;
        profile.options = options;
        if (options.contains(u"sitePort"_s))
            profile.url.setPort(options.value(u"sitePort"_s).toInt());
        const auto found = MediaOptions::from(profile);
        QCOMPARE(found ? found->url.toString() : QString(), url);
        if (found)
            QCOMPARE(found->space, u"https://%1/UM/SOAP/"_s.arg(found->url.host()));
    }

private:
    ManualClock m_clock;
    std::unique_ptr<PortaMediaPeer> m_peer;
    std::unique_ptr<PortaMedia> m_media;
};

QTEST_GUILESS_MAIN(TestPortaMedia)
#include "tst_portamedia.moc"
