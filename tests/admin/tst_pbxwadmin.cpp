// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later

//! PBXware's catalogue through the engine and the client, against a PBX written from the document.

#include "await.h"
#include "core/admin/adminengine.h"
#include "core/base/clock.h"
#include "core/pbx/pbxware/pbxwclient.h"
#include "pbxwpeer.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace callboard;
using namespace callboard::admin;
using callboard::test::await;
using callboard::test::PbxwPeer;

class TestPbxwAdmin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto loaded = Catalogue::load(Brand::Pbxware);
        QVERIFY2(loaded, qPrintable(loaded ? QString() : loaded.error().message));
        m_catalogue = *loaded;
    }

    void init()
    {
        m_peer = std::make_unique<PbxwPeer>();
        QVERIFY(m_peer->listen());
        SiteProfile profile = m_peer->profile();
        profile.tenant = u"3"_s;
        m_peer->say(u"tenant.list"_s, R"({"3": {"name": "t.dot.com", "tenantcode": "344"}})");
        m_client = pbxware::makePbxwareClient(profile, SiteSecrets{m_peer->key, {}}, m_clock);
        m_engine = std::make_unique<AdminEngine>(m_catalogue, *m_client);
        m_client->open();
        QTRY_COMPARE(m_client->link().state, LinkState::Live);
    }

    void cleanup()
    {
        m_engine.reset();
        m_client.reset();
        m_peer.reset();
    }

    void extensionsAreListedReadAndChanged()
    {
        const auto all = await(m_engine->list(r("extension")));
        QVERIFY2(all, qPrintable(all ? QString() : describe(all.error())));
        QCOMPARE(all->size(), 3);
        QCOMPARE(all->first().value(u"id"_s), u"41"_s);
        QCOMPARE(all->first().value(u"ext"_s), u"201"_s);
        QCOMPARE(all->first().value(u"status"_s), u"1"_s); // "enabled" (pbxware 793)
        // pbxware 936 to 1000, shortened
        m_peer->say(u"ext.configuration"_s, R"({"41": {"name": "User 530", "pin": "1234", "protocol": "sip",
            "ext": "530", "location": "local", "user_language": "en", "ua_id": "50", "ua_name": "generic_sip",
            "status": "enabled", "options": {"dtmfmode": "rfc2833", "canreinvite": "0", "voicemail": "1",
            "incominglimit": "1", "outgoinglimit": "2", "username": "344530", "secret": "530",
            "allow": ["ulaw", "alaw"], "ringtime": "32"}}})");
        const auto one = await(m_engine->get(r("extension"), u"41"_s));
        QVERIFY2(one, qPrintable(one ? QString() : describe(one.error())));
        QCOMPARE(one->value(u"location"_s), u"1"_s);
        QCOMPARE(one->value(u"voicemail"_s), u"true"_s);
        QCOMPARE(one->value(u"acodecs"_s), u"ulaw,alaw"_s);
        QCOMPARE(one->value(u"ua"_s), u"50"_s);
        QVERIFY(!one->contains(u"pin"_s));
        QVERIFY(!one->contains(u"secret"_s));
        const auto secret = await(m_engine->get(r("extension"), u"41"_s, {u"secret"_s}));
        QCOMPARE(secret->value(u"secret"_s), u"530"_s);
        // Only what differs is sent (notes 23), in the words for writing.
        m_peer->say(u"ext.edit"_s, R"({"success": "Extension ID: 41", "id": "41", "ext": 530})"); // 1562
        const auto changed = await(m_engine->update(r("extension"), u"41"_s,
            {{u"name"_s, u"Bo Li"_s}, {u"status"_s, u"inactive"_s}, {u"voicemail"_s, u"true"_s}}));
        QVERIFY2(changed, qPrintable(changed ? QString() : describe(changed.error())));
        const PbxwPeer::Ask ask = m_peer->last(u"ext.edit"_s);
        QStringList names;
        for (const auto& [name, value] : ask.arguments)
            names << name + u'=' + value;
        names.sort();
        QCOMPARE(names, (QStringList{u"id=41"_s, u"name=Bo Li"_s, u"server=3"_s, u"status=0"_s}));
    }

    void anExtensionIsMade()
    {
        const Record half{{u"name"_s, u"Bo"_s}};
        QCOMPARE(await(m_engine->create(r("extension"), half)).error().kind, ErrorKind::Invalid);
        m_peer->say(u"ext.add"_s, R"({"success": "Extension ID: 42", "id": "42", "ext": 202})");
        const Record whole{{u"name"_s, u"Bo Li"_s}, {u"email"_s, u"bo@x.test"_s}, {u"location"_s, u"local"_s},
            {u"ua"_s, u"50"_s}, {u"status"_s, u"1"_s}, {u"pin"_s, u"4711"_s}, {u"incominglimit"_s, u"2"_s},
            {u"outgoinglimit"_s, u"2"_s}, {u"voicemail"_s, u"yes"_s}, {u"prot"_s, u"sip"_s}, {u"secret"_s, u"S3"_s}};
        const auto made = await(m_engine->create(r("extension"), whole));
        QVERIFY2(made, qPrintable(made ? QString() : describe(made.error())));
        QCOMPARE(made->value(u"id"_s), u"42"_s);
        QVERIFY(!made->contains(u"pin"_s));
        QCOMPARE(m_peer->last(u"ext.add"_s).value(u"voicemail"_s), u"1"_s);
        QCOMPARE(m_peer->last(u"ext.add"_s).value(u"location"_s), u"1"_s);
        m_peer->refuse(u"ext.add"_s, "Extension already exist.");
        QCOMPARE(await(m_engine->create(r("extension"), whole)).error().detail, u"Extension already exist."_s);
    }

    void deletingAsksForTheId()
    {
        m_peer->say(u"ext.delete"_s, R"({"success": "Deleted Extension ID 41 successfully."})");
        m_peer->say(u"ext.configuration"_s, R"({"41": {"name": "Ana"}})");
        QVERIFY(!await(m_engine->remove(r("extension"), u"41"_s, {})));
        QCOMPARE(m_peer->count(u"ext.delete"_s), 0);
        QVERIFY(await(m_engine->remove(r("extension"), u"41"_s, u"41"_s)));
        QCOMPARE(m_peer->last(u"ext.delete"_s).value(u"id"_s), u"41"_s);
    }

    // A service is keyed by the extension's number and made of three answers.
    void aServiceOfAnExtension()
    {
        m_peer->say(u"ext.es.callfwd.configuration"_s, R"({"play": "1", "cid": "0",
            "enabled": ["unconditional", "busy"], "destinations": {"unconditional": ["300"], "busy": ["106", "107"],
            "no answer": [], "line unavailable": []}, "timeouts": {"unconditional": [""], "busy": ["", ""],
            "no answer": [], "line unavailable": []}})"); // pbxware 2425
        m_peer->say(u"ext.es.callfwd.get"_s, R"({"state": "pin"})");
        m_peer->say(u"ext.es.callfwd.get_osc"_s, R"({"state": "no"})");
        const Resource& service = r("service-callfwd");
        QVERIFY(service.ofExtension);
        const auto now = await(m_engine->get(service, u"201"_s));
        QVERIFY2(now, qPrintable(now ? QString() : describe(now.error())));
        QCOMPARE(now->value(u"busy_dests"_s), u"106,107"_s);
        QCOMPARE(now->value(u"busy_timeouts"_s), u","_s);
        QCOMPARE(now->value(u"state"_s), u"pin"_s);
        QCOMPARE(now->value(u"self_care"_s), u"no"_s);
        QCOMPARE(m_peer->last(u"ext.es.callfwd.get"_s).value(u"id"_s), u"41"_s);
        m_peer->say(u"ext.es.callfwd.edit"_s, R"({"success": "Call Forward", "callfwd": "OK"})");
        m_peer->say(u"ext.es.callfwd.set"_s, R"({"success": "State set.", "state": "yes"})");
        // Whole lists are replaced: what did not change goes along; the grant is left alone.
        const auto changed = await(m_engine->update(service, u"201"_s, {{u"noansw_dests"_s, u"400"_s}}));
        QVERIFY2(changed, qPrintable(changed ? QString() : describe(changed.error())));
        QCOMPARE(m_peer->last(u"ext.es.callfwd.edit"_s).value(u"busy_dests"_s), u"106,107"_s);
        QCOMPARE(m_peer->last(u"ext.es.callfwd.edit"_s).value(u"noansw_dests"_s), u"400"_s);
        QCOMPARE(m_peer->count(u"ext.es.callfwd.set"_s), 0);
        QVERIFY(await(m_engine->update(service, u"201"_s, {{u"state"_s, u"yes"_s}})));
        QCOMPARE(m_peer->last(u"ext.es.callfwd.set"_s).value(u"state"_s), u"yes"_s);
        QCOMPARE(m_peer->count(u"ext.es.callfwd.edit"_s), 1);
        QCOMPARE(m_peer->count(u"ext.es.callfwd.set_osc"_s), 0);
        // Lists of unequal length are not sent (notes 27).
        const auto uneven = await(m_engine->update(service, u"201"_s, {{u"busy_timeouts"_s, u"10"_s}}));
        QCOMPARE(uneven.error().kind, ErrorKind::Invalid);
        QCOMPARE(m_peer->count(u"ext.es.callfwd.edit"_s), 1);
    }

    // A key may lack the right to one of the three.
    void aPartOfAServiceIsRefused()
    {
        m_peer->say(u"ext.es.dnd.configuration"_s,
            R"({"dnd": "0", "dst": "123", "dsttype": "voicemail", "duration": "1"})"); // pbxware 2394
        m_peer->say(u"ext.es.dnd.get"_s, R"({"state": "yes"})");
        m_peer->refuse(u"ext.es.dnd.get_osc"_s, "No permission.");
        const auto now = await(m_engine->get(r("service-dnd"), u"201"_s));
        QVERIFY(now);
        QCOMPARE(now->value(u"dnd"_s), u"0"_s);
        QCOMPARE(now->value(u"state"_s), u"yes"_s);
        QVERIFY(!now->contains(u"self_care"_s));
        m_peer->say(u"ext.es.dnd.edit"_s, R"({"success": "DND", "dnd": "OK"})");
        QVERIFY(await(m_engine->update(r("service-dnd"), u"201"_s, {{u"dnd"_s, u"permanent"_s}})));
        QCOMPARE(m_peer->last(u"ext.es.dnd.edit"_s).value(u"dnd"_s), u"2"_s);
        QVERIFY(!m_peer->last(u"ext.es.dnd.edit"_s).has(u"dst"_s));
    }

    void servicesThatHaveNoSettings()
    {
        m_peer->say(u"ext.es.callpickup.get"_s, R"({"state": "yes"})");
        m_peer->say(u"ext.es.callpickup.get_osc"_s, R"({"state": "yes"})");
        const auto now = await(m_engine->get(r("service-callpickup"), u"201"_s));
        QVERIFY(now);
        QCOMPARE(now->value(u"state"_s), u"yes"_s);
        m_peer->say(u"ext.es.states.get"_s, R"({"callpickup": "yes", "dnd": "pin"})");
        const auto all = await(m_engine->get(r("services"), u"201"_s));
        QVERIFY2(all, qPrintable(all ? QString() : describe(all.error())));
        QCOMPARE(all->value(u"dnd"_s), u"pin"_s);
        QCOMPARE(m_peer->last(u"ext.es.states.get"_s).value(u"services"_s), u"all"_s);
    }

    void blindFieldsAreNotAskedFor()
    {
        m_peer->say(u"did.list"_s, R"({"7": {"number": "12345", "number2": "", "server": "7", "trunk": "6099",
            "type": "Extension", "ext": "530", "status": "enabled"}})"); // pbxware 112
        const auto all = await(m_engine->list(r("did")));
        QVERIFY(all);
        QCOMPARE(all->first().value(u"dest_type"_s), u"0"_s);
        QCOMPARE(all->first().value(u"disabled"_s), u"0"_s); // the flag is the other way round (pbxware 4527)
        m_peer->say(u"did.edit"_s, R"({"success": "DID ID: 7", "id": 7})");
        QVERIFY(await(m_engine->update(r("did"), u"7"_s, {{u"destination"_s, u"531"_s}, {u"city"_s, u"Sarajevo"_s}})));
        QCOMPARE(m_peer->last(u"did.edit"_s).value(u"destination"_s), u"531"_s);
        QCOMPARE(m_peer->last(u"did.edit"_s).value(u"city"_s), u"Sarajevo"_s);
        QVERIFY(!m_peer->last(u"did.edit"_s).has(u"trunk"_s));
        m_peer->say(u"did.delete"_s, R"({"success": "Deleted."})");
        QVERIFY(await(m_engine->remove(r("did"), u"7"_s, u"7"_s)));
        QCOMPARE(m_peer->last(u"did.delete"_s).value(u"server"_s), u"1"_s); // pbxware 4650
    }

    void routesOfADid()
    {
        m_peer->say(u"did.list"_s, R"({"7": {"number": "12345", "status": "enabled"}})");
        m_peer->say(u"did.clirouting.list"_s, R"({"25": {"callerid": "12334455", "ext": "9999966",
            "type": "Extension", "matchtype": "1"}})"); // pbxware 4763
        const auto all = await(m_engine->list(r("did-route")));
        QVERIFY2(all, qPrintable(all ? QString() : describe(all.error())));
        QCOMPARE(all->size(), 1);
        QCOMPARE(r("did-route").idOf(all->first()), u"7/25"_s);
        m_peer->say(u"did.clirouting.edit"_s, R"({"success": "x", "id": "7"})");
        QVERIFY(await(m_engine->update(r("did-route"), u"7/25"_s, {{u"callerid"_s, u"1234%"_s}})));
        QCOMPARE(m_peer->last(u"did.clirouting.edit"_s).value(u"cliroutingid"_s), u"25"_s);
        QCOMPARE(m_peer->last(u"did.clirouting.edit"_s).value(u"id"_s), u"7"_s);
    }

    void operationTimesThroughAForm()
    {
        m_peer->say(u"otimes.erg.list"_s, R"({"12451": {"status": "on", "greeting": "g", "default_dest_ext": "103",
            "default_dest_is_vm": "yes", "closed_dates": [], "custom_destinations": [],
            "open_days": [{"description": "Week", "days": "1,2,3", "time_from": "09:00", "time_to": "17:00"},
                          {"description": "Sat", "days": "6", "time_from": "10:00", "time_to": "12:00"}]}})");
        const auto one = await(m_engine->get(r("times-erg"), u"12451"_s));
        QVERIFY2(one, qPrintable(one ? QString() : describe(one.error())));
        QCOMPARE(one->value(u"open_days[]"_s), u"1,2,3\n6"_s);
        m_peer->say(u"otimes.erg.set"_s, R"({"success": "Success."})");
        const auto changed = await(m_engine->update(r("times-erg"), u"12451"_s, {{u"status"_s, u"off"_s}}));
        QVERIFY2(changed, qPrintable(changed ? QString() : describe(changed.error())));
        const PbxwPeer::Ask set = m_peer->last(u"otimes.erg.set"_s);
        QCOMPARE(set.value(u"status"_s), u"off"_s);
        QCOMPARE(set.values(u"open_days[]"_s), (QStringList{u"1,2,3"_s, u"6"_s}));
        QCOMPARE(set.values(u"open_days_desc[]"_s), (QStringList{u"Week"_s, u"Sat"_s}));
        QCOMPARE(set.value(u"greeting"_s), u"g"_s);
    }

    void membersOfAGroup()
    {
        m_peer->say(u"erg.list"_s, R"({"2377": {"name": "erg205", "number": "205", "strategy": "ringall",
            "members": [{"ext": "300", "penalty": "5"}, {"ext": "303", "penalty": "10"}]}})");
        const auto one = await(m_engine->get(r("erg-members"), u"2377"_s));
        QCOMPARE(one->value(u"numbers"_s), u"300,303"_s);
        m_peer->say(u"erg.members"_s, R"({"success": "ERG ID: 2377", "id": 2377})");
        QVERIFY(!await(m_engine->update(r("erg-members"), u"2377"_s, {{u"numbers"_s, u"300"_s}})));
        QVERIFY(await(
            m_engine->update(r("erg-members"), u"2377"_s, {{u"numbers"_s, u"300,304"_s}, {u"penalties"_s, u"5,1"_s}})));
        QCOMPARE(m_peer->last(u"erg.members"_s).value(u"numbers"_s), u"300,304"_s);
    }

    void listsInTheirManyForms()
    {
        m_peer->say(u"package.list"_s, R"({"1": "Package 1", "2": "Package 2",})"); // pbxware 6952
        QCOMPARE(await(m_engine->list(r("package")))->at(1).value(u"name"_s), u"Package 2"_s);
        m_peer->say(u"trunk.providers"_s, R"({"Generic T1": ["13", "pstn"]})");
        QCOMPARE(await(m_engine->list(r("trunk-provider")))->first().value(u"kind"_s), u"pstn"_s);
        m_peer->say(u"ring_group.list"_s, "[]");
        QCOMPARE(await(m_engine->list(r("ring-group")))->size(), 0);
        m_peer->say(u"license.info"_s, R"({"Edition": "Multi-Tenant", "Hot Desking": "9999"})");
        m_peer->say(u"license.last_refreshed"_s, R"({"last_refreshed": "25 Jan 2022 16:53:32"})");
        const auto licence = await(m_engine->get(r("licence"), {}));
        QCOMPARE(licence->value(u"hot_desking"_s), u"9999"_s);
        QCOMPARE(licence->value(u"last_refreshed"_s), u"25 Jan 2022 16:53:32"_s);
        m_peer->say(u"server.configuration"_s, R"({"server_name": "pbx", "smtp_pass": "p"})");
        const auto server = await(m_engine->get(r("server"), {}));
        QCOMPARE(server->value(u"server_name"_s), u"pbx"_s);
        QVERIFY(!server->contains(u"smtp_pass"_s));
    }

private:
    [[nodiscard]] const Resource& r(const char* id) const
    {
        const Resource* found = m_catalogue->resource(QString::fromLatin1(id));
        if (!found)
            qFatal("no resource %s", id);
        return *found;
    }

    SystemClock m_clock;
    std::shared_ptr<const Catalogue> m_catalogue;
    std::unique_ptr<PbxwPeer> m_peer;
    std::unique_ptr<PbxClient> m_client;
    std::unique_ptr<AdminEngine> m_engine;
};

QTEST_GUILESS_MAIN(TestPbxwAdmin)
#include "tst_pbxwadmin.moc"
