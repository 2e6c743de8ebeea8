// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later

//! The engine through the real client against the simulated PBX, over a socket.

#include "await.h"
#include "core/admin/adminengine.h"
#include "core/base/clock.h"
#include "core/pbx/brekeke/palclient.h"
#include "core/simulator/directory.h"
#include "core/simulator/records.h"
#include "core/simulator/simulatorhost.h"
#include "core/simulator/world.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace callboard;
using namespace callboard::admin;
using callboard::test::await;

class TestAdminSocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto loaded = Catalogue::load(Brand::Brekeke);
        QVERIFY(loaded);
        m_catalogue = *loaded;
    }

    void init()
    {
        m_host = std::make_unique<sim::SimulatorHost>(sim::SimulatorOptions{.extensions = 5});
        QVERIFY(m_host->start());
    }

    void cleanup()
    {
        m_engine.reset();
        m_client.reset();
        m_host.reset();
    }

    void aUserFromBirthToDeath()
    {
        QVERIFY(login(m_host->faces().first().user));
        const auto before = await(m_engine->list(r("user")));
        QVERIFY2(before, qPrintable(before ? QString() : describe(before.error())));
        QCOMPARE(before->size(), m_host->world()->directory().numbers(sim::ExtensionKind::User).size());

        const auto created = await(m_engine->create(r("user"),
            {{u"extension"_s, u"299"_s}, {u"password"_s, u"12"_s}, {u"login.password"_s, u"pw"_s},
                {u"name"_s, u"Zoe Lang"_s}, {u"maxsessioncount"_s, u"3"_s}}));
        QVERIFY2(created, qPrintable(created ? QString() : describe(created.error())));
        const sim::Extension* made = m_host->world()->directory().find(u"299"_s);
        QVERIFY(made);
        QCOMPARE(made->name, u"Zoe Lang"_s);
        QCOMPARE(made->maxCalls, 3);

        const auto changed = await(m_engine->update(r("user"), u"299"_s, {{u"allowjoin"_s, u"true"_s}}));
        QVERIFY2(changed, qPrintable(changed ? QString() : describe(changed.error())));
        QVERIFY(m_host->world()->directory().find(u"299"_s)->allowJoin);
        QCOMPARE(await(m_engine->get(r("user"), u"299"_s))->value(u"name"_s), u"Zoe Lang"_s);

        QVERIFY(await(m_engine->remove(r("user"), u"299"_s, u"299"_s)));
        QVERIFY(!m_host->world()->directory().find(u"299"_s));
        const auto gone = await(m_engine->get(r("user"), u"299"_s));
        QCOMPARE(gone.error().kind, ErrorKind::Pbx);
    }

    void aSecretIsReadWhenItsNameIsGiven()
    {
        QVERIFY(login(m_host->faces().first().user));
        QVERIFY(await(m_engine->create(r("user"),
            {{u"extension"_s, u"298"_s}, {u"password"_s, u"4711"_s}, {u"login.password"_s, u"opensesame"_s}})));
        const auto named = await(m_engine->get(r("user"), u"298"_s, {u"login.password"_s}));
        QVERIFY2(named, qPrintable(named ? QString() : describe(named.error())));
        QCOMPARE(named->value(u"login.password"_s), u"opensesame"_s);
        QVERIFY(!named->contains(u"password"_s));
        const auto all = await(m_engine->get(r("user"), u"298"_s));
        QVERIFY(all);
        for (const QString& value : *all)
            QVERIFY2(!value.contains("opensesame"_L1) && !value.contains("4711"_L1), qPrintable(value));
        // Whoever asks the client without naming a path gets no secret, whatever the engine does.
        const auto raw = await(m_client->invoke(u"pal.getExtensionProperties"_s,
            {{u"extension"_s, u"298"_s}, {u"property_names"_s, u"login.password,password"_s}}));
        QVERIFY(raw);
        const QByteArray text = QJsonDocument(raw->toArray()).toJson();
        QVERIFY2(!text.contains("opensesame") && !text.contains("4711"), text.constData());
    }

    void groupsNotesContacts()
    {
        QVERIFY(login(m_host->faces().first().user));
        QVERIFY(await(m_engine->create(r("ringgroup-rr"),
            {{u"extension"_s, u"690"_s}, {u"phoneforward"_s, u"201, 202"_s}, {u"desc"_s, u"Help"_s}})));
        const sim::Extension* group = m_host->world()->directory().find(u"690"_s);
        QVERIFY(group);
        QCOMPARE(group->members, (QStringList{u"201"_s, u"202"_s}));
        const auto groups = await(m_engine->list(r("ringgroup-rr")));
        QVERIFY(std::ranges::any_of(
            *groups, [](const Record& record) { return record.value(u"extension"_s) == "690"_L1; }));

        QVERIFY(await(m_engine->create(r("note"), {{u"name"_s, u"hours"_s}, {u"note"_s, u"9 to 5"_s}})));
        const auto note = await(m_engine->update(r("note"), u"hours"_s, {{u"useraccess"_s, u"2"_s}}));
        QVERIFY2(note, qPrintable(note ? QString() : describe(note.error())));
        QCOMPARE(m_host->world()->records().notes.value(u"hours"_s).text, u"9 to 5"_s);
        QCOMPARE(m_host->world()->records().notes.value(u"hours"_s).userAccess, 2);
        QVERIFY(await(m_engine->remove(r("note"), u"hours"_s, u"hours"_s)));

        const auto contact = await(m_engine->create(r("contact"),
            {{u"phonebook"_s, u"Company"_s}, {u"shared"_s, u"true"_s}, {u"firstname"_s, u"Ann"_s},
                {u"tel_work"_s, u"123"_s}}));
        QVERIFY2(contact, qPrintable(contact ? QString() : describe(contact.error())));
        const QString aid = contact->value(u"aid"_s);
        QVERIFY(await(m_engine->update(r("contact"), aid, {{u"lastname"_s, u"Lee"_s}})));
        QCOMPARE(m_host->world()->records().contacts.value(aid.toInt()).fields.value(u"$tel_work"_s), u"123"_s);
        QCOMPARE(m_host->world()->records().contacts.value(aid.toInt()).fields.value(u"$lastname"_s), u"Lee"_s);
        QVERIFY(m_host->world()->records().contacts.value(aid.toInt()).shared);

        QVERIFY(await(m_engine->get(r("options"), {}))->contains(u"pn"_s));
        QVERIFY(await(m_engine->list(r("phonebook"))));
    }

    void routesAndTenantsAsSystemAdministrator()
    {
        QVERIFY(login(u"sa"_s));
        const auto routes = await(m_engine->list(r("route")));
        QVERIFY2(routes, qPrintable(routes ? QString() : describe(routes.error())));
        QCOMPARE(routes->size(), m_host->world()->records().routes.size());
        for (const Record& route : *routes)
            QVERIFY(!route.contains(u"password"_s));
        const auto done = await(m_engine->update(r("route"), u"carrier-out/north"_s, {{u"v2"_s, u"x"_s}}));
        QVERIFY2(done, qPrintable(done ? QString() : describe(done.error())));
        const sim::Route* route = m_host->world()->records().route(u"carrier-out"_s, u"north"_s);
        QCOMPARE(route->values.value(u"v2"_s), u"x"_s);
        QCOMPARE(route->values.value(u"v1"_s), u"sip.north.example"_s);
        QCOMPARE(route->password, u"trunk-pass"_s); // not touched, not lost

        QVERIFY(await(m_engine->create(r("tenant"), {{u"tenant"_s, u"branch"_s}, {u"maxusers"_s, u"20"_s}})));
        QCOMPARE(await(m_engine->get(r("tenant"), u"branch"_s))->value(u"maxusers"_s), u"20"_s);
        QVERIFY(await(m_engine->list(r("user"))));
    }

    void directInwardNumbers()
    {
        QVERIFY(login(m_host->faces().first().user));
        const auto dids = await(m_engine->list(r("did")));
        QVERIFY(dids);
        QCOMPARE(dids->size(), 3);
        const auto done
            = await(m_engine->update(r("did"), u"main-in/office"_s, {{u"enabled"_s, u"no"_s}, {u"v2"_s, u"202"_s}}));
        QVERIFY2(done, qPrintable(done ? QString() : describe(done.error())));
        const sim::Route* route = m_host->world()->records().route(u"main-in"_s, u"office"_s);
        QVERIFY(!route->enabled);
        QCOMPARE(route->values.value(u"v2"_s), u"202"_s);
        QCOMPARE(route->values.value(u"v1"_s), u"+49305550100"_s);
    }

    void anOrdinaryUserIsToldWhy()
    {
        // pal 173: the PBX must let him watch those whom the client subscribes to.
        m_host->world()->directory().find(u"201"_s)->extra.insert(u"pal.users"_s, u"*"_s);
        QVERIFY(login(u"201"_s));
        const auto denied = await(m_engine->list(r("user")));
        QVERIFY(!denied);
        QCOMPARE(denied.error().kind, ErrorKind::NotSupported);
        QVERIFY(!denied.error().message.isEmpty());
        QVERIFY(await(m_engine->list(r("note"))));

        // pal 1343: the one method that belongs to users alone.
        const auto timer = await(m_engine->update(r("plan-timer"), u"201"_s, {{u"schedule"_s, u"A62T09001700"_s}}));
        QVERIFY2(timer, qPrintable(timer ? QString() : describe(timer.error())));
        QCOMPARE(await(m_engine->get(r("plan-timer"), u"201/1"_s))->value(u"schedule"_s), u"PA62WDT09001700"_s);
        const auto other = await(m_engine->update(r("plan-timer"), u"202"_s, {{u"schedule"_s, u"A1"_s}}));
        QCOMPARE(other.error().kind, ErrorKind::Denied);
    }

    void aFileGoesInAndComesOut()
    {
        QVERIFY(login(m_host->faces().first().user));
        const auto plan = planImport(
            r("user"), "extension,name,password,login.password\n291,Una,1,2\n201,Renamed,,\n292,,,\n293,Vic,1,2\n");
        QVERIFY(plan);
        const auto future = m_engine->importRecords(r("user"), *plan, false);
        await(future);
        QList<ImportLine::Action> actions;
        for (const ImportLine& line : future.results())
            actions << line.action;
        using Action = ImportLine::Action;
        QCOMPARE(actions, (QList{Action::Create, Action::Update, Action::Refused, Action::Create}));
        QCOMPARE(m_host->world()->directory().find(u"293"_s)->name, u"Vic"_s);
        QCOMPARE(m_host->world()->directory().find(u"201"_s)->name, u"Renamed"_s);
        const auto exported = await(m_engine->exportRecords(r("user")));
        QVERIFY(exported);
        QVERIFY(exported->csv.contains("Renamed"));
        const auto again = planImport(r("user"), exported->csv);
        QVERIFY(again);
        const auto second = m_engine->importRecords(r("user"), *again, false);
        await(second);
        for (const ImportLine& line : second.results())
            QVERIFY2(line.action == Action::Nothing,
                qPrintable(QString::fromUtf8(QJsonDocument(line.toJson()).toJson(QJsonDocument::Compact))));
    }

private:
    const Resource& r(const char* name) const { return *m_catalogue->resource(QString::fromLatin1(name)); }

    bool login(const QString& user)
    {
        const sim::FaceInfo face = m_host->faces().first();
        SiteProfile profile;
        profile.id = SiteId{u"sim"_s};
        profile.brand = Brand::Brekeke;
        profile.url = QUrl(face.url);
        profile.user = user;
        profile.tenant = face.tenant;
        m_client = brekeke::makeBrekekeClient(profile, m_host->world()->directory().password(user), m_clock);
        m_client->open();
        m_engine = std::make_unique<AdminEngine>(m_catalogue, *m_client);
        return QTest::qWaitFor([this] { return m_client->link().state == LinkState::Live; });
    }

    SystemClock m_clock;
    std::shared_ptr<const Catalogue> m_catalogue;
    std::unique_ptr<sim::SimulatorHost> m_host;
    std::unique_ptr<PbxClient> m_client;
    std::unique_ptr<AdminEngine> m_engine;
};

QTEST_GUILESS_MAIN(TestAdminSocket)
#include "tst_adminsocket.moc"
