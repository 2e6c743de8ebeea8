// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later

//! Every method of the media services against the simulated PBX, over a real socket, by both transports.

#include "core/base/clock.h"
#include "core/pbx/portasip/portamedia.h"
#include "core/simulator/simulatorhost.h"

#include <QJsonArray>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace callboard;
using namespace callboard::portasip;

namespace {

template <typename T> Result<T> wait(const QFuture<Result<T>>& future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10000) || future.resultCount() == 0)
        return unexpected(Error{.kind = ErrorKind::Timeout, .code = {}, .message = u"no answer"_s, .detail = {}});
    return future.result();
}

} // namespace

class TestPortaMediaWorld : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("media");
        QTest::newRow("rest") << u"rest"_s;
        QTest::newRow("soap") << u"soap"_s;
    }

    void init()
    {
        QFETCH_GLOBAL(QString, media);
        m_host = std::make_unique<sim::SimulatorHost>(sim::SimulatorOptions{.faces = {u"portasip"_s}, .extensions = 5});
        const auto started = m_host->start();
        QVERIFY2(started, qPrintable(started ? QString() : started.error().message));
        const sim::FaceInfo info = started->first();
        SiteProfile profile;
        profile.id = SiteId{u"sim"_s};
        profile.brand = Brand::Portasip;
        profile.url = QUrl(info.url);
        profile.user = info.user;
        profile.options
            = {{u"media"_s, media}, {u"accountUser"_s, QUrlQuery(profile.url).queryItemValue(u"accountUser"_s)}};
        m_media = std::make_unique<PortaMedia>(profile, info.password, m_clock);
    }

    void cleanup()
    {
        m_media.reset();
        m_host.reset();
    }

    void voicemail()
    {
        const QJsonObject settings = ask("Voicemail.get_vm_settings").value("vm_settings"_L1).toObject();
        QVERIFY(settings.contains("auto_play"_L1));
        const QString other = settings.value("auto_play"_L1).toString() == "yes"_L1 ? u"no"_s : u"yes"_s;
        const QJsonObject saved = ask("Voicemail.set_vm_settings",
            {{u"vm_settings"_s, QJsonObject{{u"auto_play"_s, other}, {u"ext_email"_s, u"a&b@example.com"_s}}}});
        QCOMPARE(saved.value("vm_settings_saved"_L1), QJsonValue(1));
        const QJsonObject after = ask("Voicemail.get_vm_settings").value("vm_settings"_L1).toObject();
        QCOMPARE(after.value("auto_play"_L1).toString(), other);
        QCOMPARE(after.value("ext_email"_L1).toString(), u"a&b@example.com"_s);
        const QJsonObject sent = ask("Voicemail.set_vm_greeting",
            {{u"greeting_info"_s, QJsonObject{{u"greeting_type"_s, u"name"_s}}}, {u"audio"_s, sound()}});
        QVERIFY(sent.value("i_audio_file"_L1).isDouble());
        sameSound(ask("Voicemail.get_vm_greeting", {{u"greeting_type"_s, u"name"_s}}));
    }

    void preferences()
    {
        QVERIFY(ask("SMPreferences.get_folder_preferences").value("folder_prefs"_L1).isObject());
        ask("SMPreferences.set_folder_preferences",
            {{u"folder_prefs"_s, QJsonObject{{u"search_memory"_s, 7}, {u"trash_folder"_s, u"none"_s}}}});
        const QJsonObject folders = ask("SMPreferences.get_folder_preferences").value("folder_prefs"_L1).toObject();
        QCOMPARE(folders.value("search_memory"_L1), QJsonValue(7));
        QCOMPARE(folders.value("trash_folder"_L1).toString(), u"none"_s);
        ask("SMPreferences.set_display_preferences",
            {{u"display_prefs"_s, QJsonObject{{u"wrap_at"_s, 99}, {u"body_quote"_s, u"> "_s}}}});
        const QJsonObject display = ask("SMPreferences.get_display_preferences").value("display_prefs"_L1).toObject();
        QCOMPARE(display.value("wrap_at"_L1), QJsonValue(99));
        QCOMPARE(display.value("body_quote"_L1).toString(), u"> "_s);
    }

    void menus()
    {
        // porta 3254-3277
        const QJsonValue menu = ask("AutoAttendant.create_menu",
            {{u"menu_info"_s,
                QJsonObject{{u"name"_s, u"AABBBCCC"_s}, {u"period"_s, u"hr{0-11}"_s},
                    {u"period_desc"_s, u"Some period"_s}, {u"msg_timeout_type"_s, u"standard"_s}}}})
                                    .value("i_menu"_L1);
        QVERIFY(menu.isDouble());
        ask("AutoAttendant.update_menu",
            {{u"menu_info"_s, QJsonObject{{u"i_menu"_s, menu}, {u"name"_s, u"DDDEEFF"_s}}}});
        QCOMPARE(menuOf(menu).value("name"_L1).toString(), u"DDDEEFF"_s);
        QCOMPARE(menuOf(menu).value("period"_L1).toString(), u"hr{0-11}"_s);
        ask("AutoAttendant.set_menu_prompt",
            {{u"i_menu"_s, menu}, {u"prompt_type"_s, u"intro"_s}, {u"audio"_s, sound()}});
        QCOMPARE(menuOf(menu).value("msg_intro_set"_L1), QJsonValue(1));
        sameSound(ask("AutoAttendant.get_menu_prompt", {{u"i_menu"_s, menu}, {u"prompt_type"_s, u"intro"_s}}));

        // porta 3230-3243
        const QJsonValue key = ask("AutoAttendant.set_menu_transition",
            {{u"i_menu"_s, menu},
                {u"transition_info"_s,
                    QJsonObject{{u"event"_s, u"#"_s}, {u"action"_s, u"Transfer"_s}, {u"destination"_s, u"5555"_s}}}})
                                   .value("i_menu_transition"_L1);
        QVERIFY(key.isDouble());
        ask("AutoAttendant.set_menu_transition_promt", {{u"i_menu_transition"_s, key}, {u"audio"_s, sound()}});
        sameSound(
            ask("AutoAttendant.get_menu_transition_prompt", {{u"i_menu"_s, menu}, {u"i_menu_transition"_s, key}}));
        const QJsonArray keys = ask("AutoAttendant.get_menu_transition_list", {{u"i_menu"_s, menu}})
                                    .value("transition_list"_L1)
                                    .toArray();
        QCOMPARE(keys.size(), 1);
        QCOMPARE(keys.first().toObject().value("event"_L1).toString(), u"#"_s);
        QCOMPARE(keys.first().toObject().value("prompt_set"_L1), QJsonValue(1));
        ask("AutoAttendant.del_menu_transition", {{u"i_menu_transition"_s, key}});
        QVERIFY(ask("AutoAttendant.get_menu_transition_list", {{u"i_menu"_s, menu}})
                    .value("transition_list"_L1)
                    .toArray()
                    .isEmpty());
        ask("AutoAttendant.del_menu", {{u"i_menu"_s, menu}});
        QVERIFY(menuOf(menu).isEmpty());
        const auto gone = wait(m_media->call(u"AutoAttendant"_s, u"del_menu"_s, {{u"i_menu"_s, menu}}));
        QVERIFY(!gone);
        QCOMPARE(gone.error().kind, ErrorKind::Pbx);
        QVERIFY(!gone.error().detail.isEmpty());
    }

    void rooms()
    {
        const QJsonValue room = ask("Conference.create_conf",
            {{u"conf_info"_s, QJsonObject{{u"name"_s, u"Board <1>"_s}, {u"pin_host"_s, u"7711"_s}}}})
                                    .value("i_conf"_L1);
        QVERIFY(room.isDouble());
        ask("Conference.update_conf",
            {{u"conf_info"_s, QJsonObject{{u"i_conf"_s, room}, {u"max_participants"_s, 9}, {u"play_moh"_s, u"Y"_s}}}});
        ask("Conference.set_conf_prompt", {{u"i_conf"_s, room}, {u"prompt_type"_s, u"moh"_s}, {u"audio"_s, sound()}});
        sameSound(ask("Conference.get_conf_prompt", {{u"i_conf"_s, room}, {u"prompt_type"_s, u"moh"_s}}));
        const QJsonObject info
            = ask("Conference.get_conf_info", {{u"i_conf"_s, room}}).value("conf_info"_L1).toObject();
        QCOMPARE(info.value("name"_L1).toString(), u"Board <1>"_s);
        QCOMPARE(info.value("max_participants"_L1), QJsonValue(9));
        QCOMPARE(info.value("moh_set"_L1).toString(), u"1"_s);
        QCOMPARE(info.value("pin_host"_L1).toString(), u"***"_s);
        const auto pin = wait(
            m_media->invoke(u"porta.Conference.get_conf_info"_s, {{u"i_conf"_s, room}}, {u"conf_info/pin_host"_s}));
        QCOMPARE(pin->toObject().value("conf_info"_L1).toObject().value("pin_host"_L1).toString(), u"7711"_s);
        const qsizetype before = ask("Conference.get_conf_list").value("conf_list"_L1).toArray().size();
        QVERIFY(before >= 1);
        ask("Conference.del_conf", {{u"i_conf"_s, room}});
        QCOMPARE(ask("Conference.get_conf_list").value("conf_list"_L1).toArray().size(), before - 1);
    }

    void directory()
    {
        QCOMPARE(*wait(m_media->hasDirectory()), true);
        // porta 3170-3208
        const QJsonValue entry = ask("DialDirectory.create_dir_entry",
            {{u"dir_entry_info"_s,
                 QJsonObject{{u"active"_s, u"Y"_s}, {u"abbreviated_number"_s, u"1787896"_s},
                     {u"number_to_dial"_s, u"111111"_s}, {u"lastname"_s, u"LName"_s},
                     {u"description"_s, u"desc foo"_s}}},
                {u"audio"_s,
                    sound()}}).value("i_entry"_L1);
        QVERIFY(entry.isDouble());
        ask("DialDirectory.update_dir_entry",
            {{u"dir_entry_info"_s, QJsonObject{{u"i_entry"_s, entry}, {u"number_to_dial"_s, u"565656"_s}}}});
        const QJsonObject info
            = ask("DialDirectory.get_dir_entry", {{u"i_entry"_s, entry}}).value("dir_entry_info"_L1).toObject();
        QCOMPARE(info.value("number_to_dial"_L1).toString(), u"565656"_s);
        QCOMPARE(info.value("lastname"_L1).toString(), u"LName"_s);
        const QJsonArray all
            = ask("DialDirectory.get_dir_info").value("dir_info"_L1).toObject().value("dir_entry_list"_L1).toArray();
        QVERIFY(!all.isEmpty());
        ask("DialDirectory.del_dir_entry", {{u"i_entry"_s, entry}});
        QVERIFY(!wait(m_media->call(u"DialDirectory"_s, u"get_dir_entry"_s, {{u"i_entry"_s, entry}})));
    }

    void sessionsEnd()
    {
        ask("AutoAttendant.get_menu_list");
        QVERIFY(!m_host->control({{u"do"_s, u"expire-sessions"_s}}).contains("error"_L1));
        ask("AutoAttendant.get_menu_list");
        QVERIFY(!m_host->control({{u"do"_s, u"expire-sessions"_s}}).contains("error"_L1));
        const auto change = wait(m_media->call(u"SMPreferences"_s, u"set_folder_preferences"_s,
            {{u"folder_prefs"_s, QJsonObject{{u"search_memory"_s, 3}}}}));
        QVERIFY(!change);
        QCOMPARE(change.error().kind, ErrorKind::Auth);
        const QJsonObject folders = ask("SMPreferences.get_folder_preferences").value("folder_prefs"_L1).toObject();
        QVERIFY(folders.value("search_memory"_L1) != QJsonValue(3));
        const auto out = wait(m_media->logout());
        QVERIFY(out);
        QCOMPARE(out->toObject().value("success"_L1), QJsonValue(1));
    }

    void everyMethodWasAsked()
    {
        // The rows above, for each transport, are the whole list but for the session's own two.
        QFETCH_GLOBAL(QString, media);
        for (const QString& operation : PortaMedia::operations()) {
            if (!operation.startsWith("porta.Session."_L1))
                QVERIFY2(m_all.value(media).contains(operation), qPrintable(operation));
        }
    }

private:
    QJsonObject ask(const char* method, const QJsonObject& params = {})
    {
        QFETCH_GLOBAL(QString, media);
        const QString operation = u"porta."_s + QString::fromLatin1(method);
        m_all[media] << operation;
        const auto answer = wait(m_media->invoke(operation, params));
        if (!answer) {
            const QString text = operation + u": "_s + describe(answer.error());
            QTest::qFail(qPrintable(text), __FILE__, __LINE__);
            return {};
        }
        return answer->toObject();
    }

    QJsonObject menuOf(const QJsonValue& id)
    {
        const QJsonArray menus = ask("AutoAttendant.get_menu_list").value("menu_list"_L1).toArray();
        for (const QJsonValue& menu : menus) {
            if (menu.toObject().value("i_menu"_L1) == id)
                return menu.toObject();
        }
        return {};
    }

    static QJsonObject sound()
    {
        return {{u"name"_s, u"wellcome.au"_s}, {u"type"_s, u"audio/basic"_s},
            {u"data"_s, QString::fromLatin1(bytes().toBase64())}};
    }

    static QByteArray bytes()
    {
        // .snd, 24 octets of header, 8-bit u-law at 8 kHz (porta 2533), and what a careless codec would trip over
        return QByteArray::fromHex("2e736e64000000180000000c0000000100001f4000000001") + "\r\n--\0\xff\r\n\r\n"_ba;
    }

    static void sameSound(const QJsonObject& answer)
    {
        const QJsonObject audio = answer.value("audio"_L1).toObject();
        QCOMPARE(QByteArray::fromBase64(audio.value("data"_L1).toString().toLatin1()), bytes());
    }

    ManualClock m_clock;
    std::unique_ptr<sim::SimulatorHost> m_host;
    std::unique_ptr<PortaMedia> m_media;
    QHash<QString, QStringList> m_all;
};

QTEST_GUILESS_MAIN(TestPortaMediaWorld)
#include "tst_portamediaworld.moc"
