// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later

//! PortaSIP's catalogue through the engine and the media services, against a web server written from the document.

#include "await.h"
#include "core/admin/adminengine.h"
#include "core/admin/sound.h"
#include "core/base/clock.h"
#include "core/pbx/pbxclient.h"
#include "core/pbx/portasip/portamedia.h"
#include "portamediapeer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace callboard;
using namespace callboard::admin;
using callboard::test::await;
using callboard::test::PortaMediaPeer;

namespace {

//! The part of a client that administration needs.
class MediaOnly final : public PbxClient
{
    Q_OBJECT

public:
    MediaOnly(const SiteProfile& profile, const QString& secret, const Clock& clock)
        : PbxClient(profile)
        , m_media(profile, secret, clock)
    {
    }
    void open() override { }
    void close() override { }
    void acceptCertificate(const QString&) override { }
    QFuture<Outcome> submit(const Command&) override
    {
        return QtFuture::makeReadyFuture(Outcome::failed(notSupported(u"no calls here"_s)));
    }
    QFuture<Result<QJsonValue>> invoke(const QString& operation, const QJsonObject& parameters) override
    {
        return m_media.invoke(operation, parameters);
    }
    QFuture<Result<QJsonValue>> invokeRevealing(
        const QString& operation, const QJsonObject& parameters, const QStringList& paths) override
    {
        return m_media.invoke(operation, parameters, paths);
    }

private:
    portasip::PortaMedia m_media;
};

PortaMediaPeer::Answer json(const QByteArray& body)
{
    return {.body = body};
}

} // namespace

class TestPortaAdmin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto loaded = Catalogue::load(Brand::Portasip);
        QVERIFY2(loaded, qPrintable(loaded ? QString() : loaded.error().message));
        m_catalogue = *loaded;
    }

    void init()
    {
        m_peer = std::make_unique<PortaMediaPeer>();
        m_client = std::make_unique<MediaOnly>(m_peer->profile(), m_peer->password, m_clock);
        m_engine = std::make_unique<AdminEngine>(m_catalogue, *m_client);
    }

    void cleanup()
    {
        m_engine.reset();
        m_client.reset();
        m_peer.reset();
    }

    void settingsAreReadAndChanged()
    {
        m_peer->answers[u"Voicemail.get_vm_settings"_s] = [](const auto&) {
            return json(
                R"({"vm_settings":{"password":"7771","password_ask":"yes","auto_play":"no","enable_disa":"No","disa_password":"7772"}})");
        };
        m_peer->answers[u"Voicemail.set_vm_settings"_s]
            = [](const auto&) { return json(R"({"vm_settings_saved":1})"); };
        const auto all = await(m_engine->get(r("voicemail-settings"), {}));
        QVERIFY2(all, qPrintable(all ? QString() : describe(all.error())));
        QCOMPARE(*all,
            (Record{{u"password_ask"_s, u"true"_s}, {u"auto_play"_s, u"false"_s}, {u"enable_disa"_s, u"false"_s}}));
        const auto pin = await(m_engine->get(r("voicemail-settings"), {}, {u"password"_s}));
        QCOMPARE(pin->value(u"password"_s), u"7771"_s);
        QVERIFY(!pin->contains(u"disa_password"_s));
        const auto changed = await(m_engine->update(
            r("voicemail-settings"), {}, {{u"auto_play"_s, u"true"_s}, {u"password_ask"_s, u"true"_s}}));
        QVERIFY2(changed, qPrintable(changed ? QString() : describe(changed.error())));
        QCOMPARE(m_peer->last().params(), (QJsonObject{{u"vm_settings"_s, QJsonObject{{u"auto_play"_s, u"yes"_s}}}}));
    }

    void aGreetingIsSentFromAFileAndHeard()
    {
        QTemporaryDir folder;
        const QByteArray sound = QByteArray::fromHex("2e736e64000000180d0aff00");
        QFile file(folder.filePath(u"welcome.au"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(sound);
        file.close();
        // There is none yet: nobody asks for it before it is sent.
        m_peer->answers[u"Voicemail.get_vm_greeting"_s]
            = [](const auto&) { return PortaMediaPeer::fault("Server.Voicemail.no_greeting", "None"); };
        m_peer->answers[u"Voicemail.set_vm_greeting"_s]
            = [](const auto&) { return json(R"({"success":1,"i_audio_file":17})"); };
        const auto sent = await(m_engine->update(r("greeting"), u"name"_s, {{u"sound"_s, file.fileName()}}));
        QVERIFY2(sent, qPrintable(sent ? QString() : describe(sent.error())));
        QCOMPARE(m_peer->count(u"Voicemail.get_vm_greeting"_s), 0);
        QCOMPARE(m_peer->last().file, sound);
        QCOMPARE(m_peer->last().params().value(u"greeting_info"_s),
            QJsonValue(QJsonObject{{u"greeting_type"_s, u"name"_s}, {u"filename"_s, u"welcome.au"_s}}));
        QVERIFY2(!sent->lines().join(u' ').contains("base64"_L1), qPrintable(sent->lines().join(u' ')));

        m_peer->answers[u"Voicemail.get_vm_greeting"_s] = [sound](const auto&) {
            return PortaMediaPeer::Answer{
                .body = sound, .contentType = "audio/basic", .disposition = "attachment; filename=\"name.au\""};
        };
        const auto plain = await(m_engine->get(r("greeting"), u"name"_s));
        QCOMPARE(*plain, (Record{{u"greeting_type"_s, u"name"_s}, {u"filename"_s, u"name.au"_s}}));
        const auto heard = await(m_engine->get(r("greeting"), u"name"_s, {u"sound"_s}));
        QVERIFY(heard);
        const QJsonObject wire = sound::toWire(heard->value(u"sound"_s));
        QCOMPARE(wire.value(u"name"_s).toString(), u"name.au"_s);
        QCOMPARE(QByteArray::fromBase64(wire.value(u"data"_s).toString().toLatin1()), sound);
    }

    void aFileThatIsNoSoundIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("another kind") << u"a.txt"_s << "x"_ba;
        QTest::newRow("empty") << u"a.wav"_s << QByteArray();
        QTest::newRow("too large") << u"a.wav"_s << QByteArray(11 * 1024 * 1024, 'x');
        QTest::newRow("not there") << QString() << QByteArray();
    }

    void aFileThatIsNoSoundIsRefused()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        const QString path = folder.filePath(name.isEmpty() ? u"none.au"_s : name);
        if (QFile file(path); !name.isEmpty() && file.open(QIODevice::WriteOnly))
            file.write(content);
        const auto refused = await(m_engine->update(r("greeting"), u"name"_s, {{u"sound"_s, path}}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Invalid);
        QVERIFY2(refused.error().message.contains(path), qPrintable(refused.error().message));
        QVERIFY(m_peer->asks.isEmpty());
    }

    void keysOfMenusAreReplacedWhole()
    {
        m_peer->answers[u"AutoAttendant.get_menu_list"_s]
            = [](const auto&) { return json(R"({"menu_list":[{"i_menu":12,"name":"ROOT"}]})"); };
        m_peer->answers[u"AutoAttendant.get_menu_transition_list"_s] = [](const PortaMediaPeer::Ask& ask) {
            return ask.params() == QJsonObject{{u"i_menu"_s, 12}}
                ? json(
                    R"({"transition_list":[{"i_menu_transition":77,"event":"\u0023","action":"Transfer","destination":"1","play_prompt":"Y","prompt_set":0}]})")
                : PortaMediaPeer::fault("Server.x", "wrong menu");
        };
        m_peer->answers[u"AutoAttendant.set_menu_transition"_s]
            = [](const auto&) { return json(R"({"i_menu_transition":78})"); };
        const auto keys = await(m_engine->list(r("menu-key")));
        QVERIFY2(keys, qPrintable(keys ? QString() : describe(keys.error())));
        QCOMPARE(keys->size(), 1);
        QCOMPARE(r("menu-key").idOf(keys->first()), u"12/77"_s);
        const auto changed = await(m_engine->update(r("menu-key"), u"12/77"_s, {{u"destination"_s, u"5555"_s}}));
        QVERIFY2(changed, qPrintable(changed ? QString() : describe(changed.error())));
        // porta 3230: everything that makes the key, without what only the PBX sets
        QCOMPARE(m_peer->last().params(),
            (QJsonObject{{u"i_menu"_s, 12},
                {u"transition_info"_s,
                    QJsonObject{{u"event"_s, u"#"_s}, {u"action"_s, u"Transfer"_s}, {u"destination"_s, u"5555"_s},
                        {u"play_prompt"_s, u"Y"_s}}}}));
        const auto created = await(m_engine->create(r("menu-key"),
            {{u"i_menu"_s, u"12"_s}, {u"event"_s, u"0"_s}, {u"action"_s, u"Menu"_s}, {u"target_i_menu"_s, u"13"_s}}));
        QVERIFY2(created, qPrintable(created ? QString() : describe(created.error())));
        QCOMPARE(created->value(u"i_menu_transition"_s), u"78"_s);
        const int before = m_peer->asks.size();
        const auto incomplete = await(
            m_engine->create(r("menu-key"), {{u"i_menu"_s, u"12"_s}, {u"event"_s, u"0"_s}, {u"action"_s, u"Queue"_s}}));
        QVERIFY(!incomplete);
        QVERIFY2(incomplete.error().message.contains("target_i_queue"_L1), qPrintable(incomplete.error().message));
        QCOMPARE(m_peer->asks.size(), before);
    }

    void roomsKeepTheirPins()
    {
        m_peer->answers[u"Conference.get_conf_info"_s] = [](const auto&) {
            return json(
                R"({"conf_info":{"i_conf":3,"name":"Board","pin_host":"7711","pin_user":"7722","wait_host":"Y","msg_intro_set":"1"}})");
        };
        m_peer->answers[u"Conference.update_conf"_s] = [](const auto&) { return json(R"({"i_conf":3})"); };
        const auto room = await(m_engine->get(r("conference"), u"3"_s));
        QVERIFY(room);
        QCOMPARE(room->value(u"msg_intro_set"_s), u"true"_s);
        QVERIFY(!room->contains(u"pin_host"_s));
        const auto pin = await(m_engine->get(r("conference"), u"3"_s, {u"pin_user"_s}));
        QCOMPARE(pin->value(u"pin_user"_s), u"7722"_s);
        QVERIFY(!pin->contains(u"pin_host"_s));
        QVERIFY(await(m_engine->update(r("conference"), u"3"_s, {{u"name"_s, u"Staff"_s}})));
        QCOMPARE(m_peer->last().params(),
            (QJsonObject{{u"conf_info"_s, QJsonObject{{u"i_conf"_s, 3}, {u"name"_s, u"Staff"_s}}}}));
        const auto kept = await(m_engine->remove(r("conference"), u"3"_s, u"no"_s));
        QVERIFY(!kept);
        QCOMPARE(m_peer->count(u"Conference.del_conf"_s), 0);
        QVERIFY(await(m_engine->remove(r("conference"), u"3"_s, u"3"_s)));
        QCOMPARE(m_peer->count(u"Conference.del_conf"_s), 1);
    }

    void aSoundIsItsOwnOpposite()
    {
        const QJsonObject wire{{u"name"_s, u"a;b, ä.au"_s}, {u"type"_s, u"audio/basic"_s}, {u"data"_s, u"LnNuZA=="_s}};
        QCOMPARE(sound::toWire(sound::fromWire(wire)), wire);
        for (const QString& bad : {u""_s, u"data:"_s, u"data:audio/basic;name=a;base64,*"_s,
                 u"data:audio/basic;name=a;base64,"_s, u"/tmp/a.au"_s})
            QVERIFY2(sound::toWire(bad).isEmpty(), qPrintable(bad));
        QVERIFY(sound::fromWire({}).isEmpty());
    }

private:
    [[nodiscard]] const Resource& r(const char* id) const { return *m_catalogue->resource(QString::fromLatin1(id)); }

    ManualClock m_clock;
    std::shared_ptr<const Catalogue> m_catalogue;
    std::unique_ptr<PortaMediaPeer> m_peer;
    std::unique_ptr<MediaOnly> m_client;
    std::unique_ptr<AdminEngine> m_engine;
};

QTEST_GUILESS_MAIN(TestPortaAdmin)
#include "tst_portaadmin.moc"
