// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later

//! The engine with the PAL catalogue against a strict fake PBX: what goes over the wire and what comes back.

#include "await.h"
#include "core/admin/adminengine.h"
#include "fakepal.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace callboard;
using namespace callboard::admin;
using callboard::test::await;
using callboard::test::FakePal;

namespace {

QJsonArray names(std::initializer_list<const char*> all)
{
    QJsonArray array;
    for (const char* name : all)
        array.append(QString::fromLatin1(name));
    return array;
}

} // namespace

class TestAdminEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto loaded = Catalogue::load(Brand::Brekeke);
        QVERIFY(loaded);
        m_catalogue = *loaded;
    }

    void init() { reset(u"admin"_s); }

    void listingUsersAsksForColumnsOnly()
    {
        const auto all = await(m_engine->list(r("user")));
        QVERIFY(all);
        QCOMPARE(all->size(), 2);
        QCOMPARE(all->at(0).value(u"extension"_s), u"201"_s);
        QCOMPARE(all->at(0).value(u"name"_s), u"Ann"_s);
        const QJsonObject sent = m_pbx->last(u"pal.getExtensions"_s);
        QCOMPARE(sent.value(u"pattern"_s).toString(), u"..*"_s);
        QCOMPARE(sent.value(u"limit"_s).toInt(), -1);
        QCOMPARE(sent.value(u"property_names"_s).toArray(), names({"name", "desc", "type"}));
        QVERIFY(!sent.contains(u"tenant"_s)); // pal 139: only for sa
        for (const Record& record : *all)
            QVERIFY(!record.values().contains(u"secret-1"_s));
    }

    void aFilterIsCheckedAndSent()
    {
        const auto one = await(m_engine->list(r("user"), {{u"pattern"_s, u"20[2-9]"_s}}));
        QVERIFY(one);
        QCOMPARE(one->size(), 1);
        QCOMPARE(one->first().value(u"extension"_s), u"202"_s);
        const auto bad = await(m_engine->list(r("user"), {{u"pattern"_s, u"("_s}}));
        QVERIFY(!bad);
        QCOMPARE(m_pbx->count(u"pal.getExtensions"_s), 1);
    }

    void kindsThatShareATypeAreToldApart()
    {
        QCOMPARE(idsOf("ringgroup-sr"), (QStringList{u"600"_s}));
        QCOMPARE(idsOf("ringgroup-rr"), (QStringList{u"700"_s}));
        const auto wrongKind = await(m_engine->get(r("ringgroup-sr"), u"700"_s));
        QVERIFY(!wrongKind);
        QVERIFY2(wrongKind.error().message.contains("another kind"_L1), qPrintable(wrongKind.error().message));
        QVERIFY(!await(m_engine->update(r("ringgroup-sr"), u"700"_s, {{u"desc"_s, u"x"_s}})));
        QVERIFY(!await(m_engine->remove(r("ringgroup-sr"), u"700"_s, u"700"_s)));
        QVERIFY(!await(m_engine->remove(r("ringgroup-sr"), u"201"_s, u"201"_s)));
        QVERIFY(m_pbx->changes().isEmpty());
    }

    void readingAUserLeavesSecretsAlone()
    {
        const auto user = await(m_engine->get(r("user"), u"201"_s));
        QVERIFY(user);
        QCOMPARE(user->value(u"desc"_s), u"Sales"_s);
        QCOMPARE(user->value(u"allowjoin"_s), u"true"_s);
        const QJsonArray asked = m_pbx->last(u"pal.getExtensionProperties"_s).value(u"property_names"_s).toArray();
        QVERIFY(asked.contains(u"pnumber4"_s));
        QVERIFY(asked.contains(u"pln1_d_ringertime"_s));
        QVERIFY(!asked.contains(u"password"_s));
        QVERIFY(!asked.contains(u"login.password"_s));
        QVERIFY(!asked.contains(u"extension"_s));
    }

    void nothingElseIsEverUnmasked()
    {
        QVERIFY(await(m_engine->list(r("user"))));
        QVERIFY(await(m_engine->get(r("user"), u"201"_s)));
        QVERIFY(await(m_engine->get(r("user"), u"201"_s, {u"name"_s, u"desc"_s})));
        QVERIFY(await(m_engine->describe(r("user"), u"201"_s)));
        QVERIFY(await(m_engine->preview(r("user"), u"201"_s, {{u"login.password"_s, u"new"_s}})));
        QVERIFY(await(m_engine->update(r("user"), u"201"_s, {{u"login.password"_s, u"new"_s}})));
        QVERIFY(await(m_engine->exportRecords(r("user"))));
        QVERIFY(await(m_engine->create(
            r("user"), {{u"extension"_s, u"210"_s}, {u"password"_s, u"1"_s}, {u"login.password"_s, u"2"_s}})));
        QVERIFY(await(m_engine->remove(r("user"), u"210"_s, u"210"_s)));
        QVERIFY2(m_pbx->revealed.isEmpty(), qPrintable(m_pbx->revealed.join(u' ')));
    }

    void aSecretIsReadWhenItsNameIsGiven()
    {
        const auto user = await(m_engine->get(r("user"), u"201"_s, {u"login.password"_s}));
        QVERIFY(user);
        QCOMPARE(user->value(u"login.password"_s), u"secret-1"_s);
        QVERIFY(!user->contains(u"password"_s));
        QCOMPARE(m_pbx->revealed, QStringList{u"login.password"_s});
        // A client that masks secrets has not told us one.
        m_pbx->answers.insert(u"pal.getExtensionProperties"_s, names({"***", "Ann", "user"}));
        const auto masked = await(m_engine->get(r("user"), u"201"_s, {u"login.password"_s}));
        QVERIFY(masked);
        QVERIFY(!masked->contains(u"login.password"_s));
        QCOMPARE(masked->value(u"name"_s), u"Ann"_s);
    }

    void creatingAUserTakesTwoSteps()
    {
        const auto created = await(m_engine->create(r("user"),
            {{u"extension"_s, u"210"_s}, {u"password"_s, u"1234"_s}, {u"login.password"_s, u"pw"_s},
                {u"name"_s, u"Zoe"_s}, {u"allowjoin"_s, u"yes"_s}, {u"pnumber2"_s, u"210p2"_s}}));
        QVERIFY2(created, qPrintable(created ? QString() : describe(created.error())));
        QCOMPARE(m_pbx->changes(), (QStringList{u"pal.createExtension"_s, u"pal.setExtensionProperties"_s}));
        QCOMPARE(m_pbx->last(u"pal.createExtension"_s),
            (QJsonObject{{u"extension"_s, u"210"_s}, {u"password"_s, u"1234"_s}, {u"login_password"_s, u"pw"_s},
                {u"type"_s, u"user"_s}}));
        QCOMPARE(m_pbx->last(u"pal.setExtensionProperties"_s),
            (QJsonObject{{u"extension"_s, u"210"_s},
                {u"properties"_s,
                    QJsonObject{{u"name"_s, u"Zoe"_s}, {u"allowjoin"_s, u"true"_s}, {u"pnumber2"_s, u"210p2"_s}}}}));
        QVERIFY(!created->contains(u"password"_s));
        QVERIFY(!created->contains(u"login.password"_s));
        QCOMPARE(created->value(u"extension"_s), u"210"_s);
    }

    void aCreateWithoutPropertiesIsOneStep()
    {
        QVERIFY(await(m_engine->create(
            r("user"), {{u"extension"_s, u"210"_s}, {u"password"_s, u"1"_s}, {u"login.password"_s, u"2"_s}})));
        QCOMPARE(m_pbx->changes(), (QStringList{u"pal.createExtension"_s}));
    }

    void whatIsHalfDoneIsSaid()
    {
        m_pbx->errors.insert(u"pal.setExtensionProperties"_s,
            Error{.kind = ErrorKind::Pbx, .code = u"-7"_s, .message = u"Refused."_s, .detail = u"no licence"_s});
        const auto created = await(m_engine->create(r("ringgroup-rr"), {{u"extension"_s, u"710"_s}}));
        QVERIFY(!created);
        QVERIFY2(created.error().message.contains("\"710\" was created"_L1), qPrintable(created.error().message));
        QCOMPARE(created.error().detail, u"no licence"_s);
        QCOMPARE(created.error().code, u"-7"_s);
    }

    void everyKindOfExtension_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("stype");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("user") << u"user"_s << QString() << u"desc"_s << u"Desk"_s;
        QTest::newRow("ringgroup-sr") << u"ringgroup"_s << u"sr"_s << u"phoneforward"_s << u"201,202"_s;
        QTest::newRow("ringgroup-rr") << u"ringgroup"_s << u"rr"_s << u"switchmode"_s << u"cyclic"_s;
        QTest::newRow("ivr-aa") << u"ivr"_s << u"aa"_s << u"ex.maxretry"_s << u"3"_s;
        QTest::newRow("ivr-fm") << u"ivr"_s << u"fm"_s << u"fm.targetusers"_s << u"600,700"_s;
        QTest::newRow("ivr-ptn") << u"ivr"_s << u"ptn"_s << u"ptn.index"_s << u"2"_s;
        QTest::newRow("ivr-scr") << u"ivr"_s << u"scr"_s << u"ivr.script.note"_s << u"greet"_s;
        QTest::newRow("ivr-fl") << u"ivr"_s << u"fl"_s << u"ivr.flow.name"_s << u"main"_s;
        QTest::newRow("schedule") << u"conditional"_s << QString() << u"pln1_ptn1_timeschedule"_s
                                  << u"PA62WDT09001700"_s;
        QTest::newRow("conference") << u"conference"_s << QString() << u"exit.on.host.disconnect"_s << u"true"_s;
        QTest::newRow("callback") << u"callback"_s << QString() << u"callback.callee"_s << u"201"_s;
    }

    void everyKindOfExtension()
    {
        QFETCH(QString, type);
        QFETCH(QString, stype);
        QFETCH(QString, field);
        QFETCH(QString, value);
        const Resource& resource = r(QTest::currentDataTag());
        Record values{{u"extension"_s, u"900"_s}, {field, value}};
        if (type == "user"_L1)
            values.insert({{u"password"_s, u"1"_s}, {u"login.password"_s, u"2"_s}});
        const auto created = await(m_engine->create(resource, values));
        QVERIFY2(created, qPrintable(created ? QString() : describe(created.error())));
        QCOMPARE(m_pbx->extensions.value(u"900"_s).value(u"type"_s), type);
        QCOMPARE(m_pbx->extensions.value(u"900"_s).value(u"stype"_s), stype);
        QCOMPARE(m_pbx->extensions.value(u"900"_s).value(field), value);

        QVERIFY(idsOf(QTest::currentDataTag()).contains(u"900"_s));
        const auto record = await(m_engine->get(resource, u"900"_s));
        QVERIFY(record);
        QCOMPARE(record->value(field), value);

        const auto updated = await(m_engine->update(resource, u"900"_s, {{u"desc"_s, u"New"_s}}));
        QVERIFY(updated);
        QCOMPARE(updated->fields(), (QStringList{u"desc"_s}));
        QCOMPARE(m_pbx->last(u"pal.setExtensionProperties"_s).value(u"properties"_s).toObject(),
            (QJsonObject{{u"desc"_s, u"New"_s}}));
        QCOMPARE(m_pbx->extensions.value(u"900"_s).value(u"desc"_s), u"New"_s);

        QVERIFY(!await(m_engine->remove(resource, u"900"_s, {})));
        QVERIFY(m_pbx->extensions.contains(u"900"_s));
        QVERIFY(await(m_engine->remove(resource, u"900"_s, u"900"_s)));
        QVERIFY(!m_pbx->extensions.contains(u"900"_s));
    }

    void onlyWhatDiffersIsSent()
    {
        const auto done = await(m_engine->update(r("user"), u"201"_s,
            {{u"name"_s, u"Ann"_s}, {u"desc"_s, u"Support"_s}, {u"extension"_s, u"201"_s},
                {u"login.password"_s, u"new"_s}}));
        QVERIFY2(done, qPrintable(done ? QString() : describe(done.error())));
        QCOMPARE(m_pbx->last(u"pal.setExtensionProperties"_s).value(u"properties"_s).toObject(),
            (QJsonObject{{u"desc"_s, u"Support"_s}, {u"login.password"_s, u"new"_s}}));
        QCOMPARE(done->changes.at(0).before, std::optional(u"Sales"_s));
        QCOMPARE(done->changes.at(1).after, u"***"_s);
        const auto again = await(m_engine->update(r("user"), u"201"_s, {{u"desc"_s, u"Support"_s}}));
        QVERIFY(again);
        QVERIFY(again->isEmpty());
        QCOMPARE(m_pbx->count(u"pal.setExtensionProperties"_s), 1);
    }

    void aPreviewSendsNothing()
    {
        const auto preview = await(m_engine->preview(r("user"), u"201"_s, {{u"desc"_s, u"Support"_s}}));
        QVERIFY(preview);
        QCOMPARE(preview->lines(), (QStringList{u"Description (desc): \"Sales\" -> \"Support\""_s}));
        QVERIFY(m_pbx->changes().isEmpty());
        QVERIFY(!m_engine->previewCreate(r("user"), {{u"extension"_s, u"2 0"_s}}));
        QVERIFY(m_engine->previewCreate(r("callback"), {{u"extension"_s, u"950"_s}}));
        QVERIFY(m_pbx->changes().isEmpty());
    }

    void nothingIsSentWhenSomethingIsWrong()
    {
        const auto created = await(m_engine->create(r("user"), {{u"extension"_s, u"210"_s}, {u"admin"_s, u"x"_s}}));
        QVERIFY(!created);
        QCOMPARE(created.error().kind, ErrorKind::Invalid);
        QCOMPARE(created.error().message.count(u'\n'), 2); // admin, password, login.password
        QVERIFY(!await(m_engine->update(r("user"), u"201"_s, {{u"type"_s, u"ivr"_s}})));
        QVERIFY(!await(m_engine->update(r("user"), u"201"_s, {{u"extension"_s, u"202"_s}})));
        QVERIFY(m_pbx->changes().isEmpty());
    }

    void deletingSaysWhatWouldGo()
    {
        const auto what = await(m_engine->describe(r("user"), u"201"_s));
        QVERIFY(what);
        QCOMPARE(*what, u"user extension \"201\" (Ann)"_s);
        const auto refused = await(m_engine->remove(r("user"), u"201"_s, u"202"_s));
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains("Type \"201\""_L1), qPrintable(refused.error().message));
        // pal 522: the only method that says "false" in its result.
        m_pbx->answers.insert(u"pal.deleteExtension"_s, u"false"_s);
        const auto failed = await(m_engine->remove(r("user"), u"201"_s, u"201"_s));
        QVERIFY(!failed);
        QCOMPARE(failed.error().kind, ErrorKind::Pbx);
    }

    void tenants()
    {
        reset(u"sa"_s);
        QVERIFY(await(m_engine->create(r("tenant"), {{u"tenant"_s, u"new"_s}, {u"maxusers"_s, u"20"_s}})));
        QCOMPARE(m_pbx->tenants.value(u"new"_s).value(u"maxusers"_s), u"20"_s);
        const auto tenant = await(m_engine->get(r("tenant"), u"new"_s));
        QVERIFY(tenant);
        QCOMPARE(tenant->value(u"maxusers"_s), u"20"_s);
        QCOMPARE(m_pbx->last(u"pal.getTenantProperties"_s).value(u"property_names"_s).toArray(),
            names({"tenantid", "desc", "maxrecordingsessions", "maxusers", "maxsessions"}));
        const auto done = await(m_engine->update(r("tenant"), u"new"_s, {{u"maxusers"_s, u"30"_s}}));
        QVERIFY(done);
        QVERIFY(done->dangerous());
        QCOMPARE(m_pbx->last(u"pal.setTenantProperties"_s).value(u"properties"_s).toObject(),
            (QJsonObject{{u"maxusers"_s, u"30"_s}}));
        QCOMPARE(await(m_engine->list(r("tenant"))).error().kind, ErrorKind::NotSupported);
        QCOMPARE(await(m_engine->remove(r("tenant"), u"new"_s, u"new"_s)).error().kind, ErrorKind::NotSupported);
        // sa names the tenant in what belongs to one (pal 139).
        QVERIFY(await(m_engine->list(r("user"))));
        QCOMPARE(m_pbx->last(u"pal.getExtensions"_s).value(u"tenant"_s).toString(), u"acme"_s);
    }

    void notes()
    {
        QVERIFY(await(m_engine->create(r("note"), {{u"name"_s, u"hours"_s}, {u"note"_s, u"9 to 5"_s}})));
        QCOMPARE(m_pbx->last(u"pal.setNote"_s),
            (QJsonObject{
                {u"name"_s, u"hours"_s}, {u"note"_s, u"9 to 5"_s}, {u"description"_s, u""_s}, {u"useraccess"_s, 1}}));
        const auto twice = await(m_engine->create(r("note"), {{u"name"_s, u"hours"_s}, {u"note"_s, u"x"_s}}));
        QVERIFY(!twice);
        QCOMPARE(m_pbx->count(u"pal.setNote"_s), 1);
        QCOMPARE(idsOf("note"), (QStringList{u"hours"_s}));
        // setNote replaces the note, so what was not touched goes along.
        QVERIFY(await(m_engine->update(r("note"), u"hours"_s, {{u"description"_s, u"Opening hours"_s}})));
        QCOMPARE(m_pbx->notes.value(u"hours"_s).value(u"note"_s).toString(), u"9 to 5"_s);
        QCOMPARE(m_pbx->notes.value(u"hours"_s).value(u"useraccess"_s).toInt(), 1);
        QCOMPARE(await(m_engine->get(r("note"), u"hours"_s))->value(u"description"_s), u"Opening hours"_s);
        QVERIFY(await(m_engine->remove(r("note"), u"hours"_s, u"hours"_s)));
        QVERIFY(m_pbx->notes.isEmpty());
        QCOMPARE(await(m_engine->get(r("note"), u"hours"_s)).error().detail, u"No such note"_s);
    }

    void contactsAndPhonebooks()
    {
        const auto books = await(m_engine->list(r("phonebook")));
        QVERIFY(books);
        QCOMPARE(books->at(0).value(u"shared"_s), u"true"_s);
        QCOMPARE(books->at(1).value(u"shared"_s), u"false"_s); // absent means not shared
        QCOMPARE(await(m_engine->get(r("phonebook"), u"Mine"_s))->value(u"phonebook"_s), u"Mine"_s);

        const auto created = await(m_engine->create(r("contact"),
            {{u"phonebook"_s, u"Company"_s}, {u"shared"_s, u"true"_s}, {u"firstname"_s, u"Ann"_s},
                {u"tel_work"_s, u"+49 30 1"_s}, {u"info.Middle name"_s, u"Q"_s}}));
        QVERIFY2(created, qPrintable(created ? QString() : describe(created.error())));
        QCOMPARE(created->value(u"aid"_s), u"6636"_s);
        QCOMPARE(m_pbx->last(u"pal.setContact"_s),
            (QJsonObject{{u"phonebook"_s, u"Company"_s}, {u"shared"_s, u"true"_s},
                {u"info"_s,
                    QJsonObject{
                        {u"$firstname"_s, u"Ann"_s}, {u"$tel_work"_s, u"+49 30 1"_s}, {u"Middle name"_s, u"Q"_s}}}}));

        QVERIFY(await(m_engine->update(r("contact"), u"6636"_s, {{u"lastname"_s, u"Lee"_s}})));
        const QJsonObject info = m_pbx->contacts.value(6636).value(u"info"_s).toObject();
        QCOMPARE(info.value(u"$lastname"_s).toString(), u"Lee"_s);
        QCOMPARE(info.value(u"$tel_work"_s).toString(), u"+49 30 1"_s);
        QCOMPARE(info.value(u"Middle name"_s).toString(), u"Q"_s);
        QVERIFY(!info.contains(u"display_name"_s));
        QCOMPARE(m_pbx->last(u"pal.setContact"_s).value(u"aid"_s).toInt(), 6636);

        const auto contact = await(m_engine->get(r("contact"), u"6636"_s));
        QCOMPARE(contact->value(u"info.Middle name"_s), u"Q"_s);
        QCOMPARE(contact->value(u"display_name"_s), u"Ann Lee"_s);
        QCOMPARE(await(m_engine->remove(r("contact"), u"6636"_s, u"6636"_s)).error().kind, ErrorKind::NotSupported);
    }

    void longListsAreReadInPages()
    {
        for (int aid = 1; aid <= 2300; ++aid)
            m_pbx->contacts.insert(aid, {{u"aid"_s, aid}, {u"display_name"_s, u"C%1"_s.arg(aid)}});
        const auto all = await(m_engine->list(r("contact"), {{u"search_text"_s, u"C"_s}}));
        QVERIFY(all);
        QCOMPARE(all->size(), 2300);
        QCOMPARE(m_pbx->count(u"pal.getContactList"_s), 3);
        QCOMPARE(m_pbx->last(u"pal.getContactList"_s),
            (QJsonObject{{u"search_text"_s, u"C"_s}, {u"offset"_s, 2000}, {u"limit"_s, 1000}}));
        // A server that ignores the offset must not be asked for ever.
        QJsonArray page;
        for (int aid = 1; aid <= 1000; ++aid)
            page.append(QJsonObject{{u"aid"_s, aid}, {u"display_name"_s, u"x"_s}});
        m_pbx->answers.insert(u"pal.getContactList"_s, page);
        QCOMPARE(await(m_engine->list(r("contact")))->size(), 1000);
    }

    void routes()
    {
        reset(u"sa"_s);
        m_pbx->routes.insert(u"in"_s, {});
        m_pbx->routes.insert(u"out"_s, {});
        QVERIFY(await(m_engine->create(r("route"),
            {{u"template"_s, u"out"_s}, {u"name"_s, u"n1"_s}, {u"tenant"_s, u"acme"_s}, {u"password"_s, u"pw"_s},
                {u"v1"_s, u"first"_s}, {u"x9"_s, u"last"_s}})));
        const QStringList row = m_pbx->routes.value(u"out"_s).first();
        QCOMPARE(row.size(), 33);
        QCOMPARE(row.mid(0, 7), (QStringList{u"1"_s, u"acme"_s, u"n1"_s, u"pw"_s, {}, {}, u"first"_s}));
        QCOMPARE(row.last(), u"last"_s);
        m_pbx->routes[u"out"_s][0][4] = u"reserved"_s;

        const auto all = await(m_engine->list(r("route")));
        QVERIFY(all);
        QCOMPARE(all->size(), 1);
        QCOMPARE(r("route").idOf(all->first()), u"out/n1"_s);
        QVERIFY(!all->first().contains(u"password"_s));
        QCOMPARE(m_pbx->count(u"pal.getRouteVariables"_s), 2); // each template
        QCOMPARE(m_pbx->last(u"pal.getRouteVariables"_s).value(u"tenant"_s).toString(), u"acme"_s);

        // The whole row is replaced: what was not touched goes along, the password stays unless it is touched.
        QVERIFY(await(m_engine->update(r("route"), u"out/n1"_s, {{u"v2"_s, u"second"_s}, {u"enabled"_s, u"false"_s}})));
        QCOMPARE(m_pbx->last(u"pal.updateRouteVariables"_s).value(u"update_password"_s).toString(), u"false"_s);
        QCOMPARE(m_pbx->routes.value(u"out"_s).first().mid(0, 8),
            (QStringList{u"0"_s, u"acme"_s, u"n1"_s, u"pw"_s, u"reserved"_s, {}, u"first"_s, u"second"_s}));
        QVERIFY(await(m_engine->update(r("route"), u"out/n1"_s, {{u"password"_s, u"new"_s}})));
        QCOMPARE(m_pbx->routes.value(u"out"_s).first().at(3), u"new"_s);

        const auto missing = await(m_engine->get(r("route"), u"out/n2"_s));
        QCOMPARE(missing.error().kind, ErrorKind::Pbx);
        QVERIFY(await(m_engine->remove(r("route"), u"out/n1"_s, u"out/n1"_s)));
        QVERIFY(m_pbx->routes.value(u"out"_s).isEmpty());
        QCOMPARE(idsOf("route-template"), (QStringList{u"in"_s, u"out"_s}));
    }

    void dids()
    {
        m_pbx->dids << QJsonObject{
            {u"template"_s, u"temp1"_s}, {u"name"_s, u"n1"_s}, {u"enabled"_s, 1}, {u"v1"_s, u"value1"_s}};
        QCOMPARE(idsOf("did"), (QStringList{u"temp1/n1"_s}));
        QCOMPARE(await(m_engine->get(r("did"), u"temp1/n1"_s))->value(u"enabled"_s), u"true"_s);
        QVERIFY(await(m_engine->update(r("did"), u"temp1/n1"_s, {{u"v2"_s, u"value2"_s}})));
        QCOMPARE(m_pbx->last(u"pal.setDid"_s),
            (QJsonObject{{u"template"_s, u"temp1"_s}, {u"name"_s, u"n1"_s}, {u"v2"_s, u"value2"_s}}));
        QVERIFY(await(m_engine->update(r("did"), u"temp1/n1"_s, {{u"enabled"_s, u"no"_s}})));
        QCOMPARE(m_pbx->last(u"pal.setDid"_s),
            (QJsonObject{{u"template"_s, u"temp1"_s}, {u"name"_s, u"n1"_s}, {u"enabled"_s, 0}}));
        QCOMPARE(await(m_engine->create(r("did"), {{u"template"_s, u"t"_s}})).error().kind, ErrorKind::NotSupported);
    }

    void timers()
    {
        m_pbx->timers.insert(u"201/2"_s, u"A62Todd"_s);
        QCOMPARE(await(m_engine->get(r("plan-timer"), u"201/2"_s))->value(u"schedule"_s), u"A62Todd"_s);
        QCOMPARE(m_pbx->last(u"pal.getPlanSwitchTimer"_s), (QJsonObject{{u"extension"_s, u"201"_s}, {u"number"_s, 2}}));
        QVERIFY(await(m_engine->update(r("plan-timer"), u"201"_s, {{u"schedule"_s, u"A127"_s}})));
        QCOMPARE(m_pbx->last(u"pal.setPlanSwitchTimer"_s),
            (QJsonObject{{u"extension"_s, u"201"_s}, {u"number"_s, 1}, {u"schedule"_s, u"PA127WDT"_s}}));
        QVERIFY(!await(m_engine->update(r("plan-timer"), u"201"_s, {{u"schedule"_s, u"nights"_s}})));
    }

    void push()
    {
        QVERIFY(await(m_engine->create(r("push-registration"),
            {{u"username"_s, u"201p1"_s}, {u"service_id"_s, u"2"_s}, {u"application_id"_s, u"app"_s},
                {u"device_id"_s, u"token"_s}})));
        QCOMPARE(m_pbx->last(u"pal.pnmanage"_s),
            (QJsonObject{{u"command"_s, u"add"_s}, {u"username"_s, u"201p1"_s}, {u"service_id"_s, 2},
                {u"application_id"_s, u"app"_s}, {u"device_id"_s, u"token"_s}}));
        QCOMPARE(await(m_engine->get(r("push-registration"), u"201p1"_s)).error().kind, ErrorKind::NotSupported);
        QVERIFY(await(m_engine->remove(r("push-registration"), u"201p1"_s, u"201p1"_s)));
        QCOMPARE(
            m_pbx->last(u"pal.pnmanage"_s), (QJsonObject{{u"command"_s, u"remove"_s}, {u"username"_s, u"201p1"_s}}));
        const auto again = await(m_engine->remove(r("push-registration"), u"201p1"_s, u"201p1"_s));
        QCOMPARE(again.error().kind, ErrorKind::Pbx);
        QCOMPARE(again.error().detail, u"Error:. not registered"_s);

        QCOMPARE(await(m_engine->get(r("push-application"), u"phone/2"_s))->value(u"appid"_s), u"app-1"_s);
        QVERIFY(await(m_engine->create(r("push-message"),
            {{u"username"_s, u"201"_s}, {u"type"_s, u"user"_s}, {u"message"_s, u"Hi"_s}, {u"priority"_s, u"5"_s}})));
        QCOMPARE(m_pbx->last(u"pal.pnsend"_s).value(u"priority"_s).toInt(), 5);
        const auto options = await(m_engine->get(r("options"), {}));
        QCOMPARE(*options, (Record{{u"pn"_s, u"true"_s}, {u"sdn"_s, u"false"_s}}));
    }

    void whatTheLoginMayNotDoIsNotSent()
    {
        m_pbx->denyAdministration(u"This login is no administrator."_s);
        const auto denied = await(m_engine->list(r("user")));
        QCOMPARE(denied.error().kind, ErrorKind::NotSupported);
        QCOMPARE(denied.error().message, u"This login is no administrator."_s);
        QVERIFY(m_pbx->calls.isEmpty());
        QVERIFY(await(m_engine->list(r("note")))); // notes are for everybody
    }

    void strangeAnswers_data()
    {
        QTest::addColumn<QJsonValue>("answer");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("records");
        QTest::newRow("an object") << QJsonValue(QJsonObject{{u"a"_s, 1}}) << int(ErrorKind::Protocol) << 0;
        QTest::newRow("null") << QJsonValue() << int(ErrorKind::Protocol) << 0;
        QTest::newRow("a refusal in words") << QJsonValue(u"failed: busy"_s) << int(ErrorKind::Pbx) << 0;
        QTest::newRow("bare numbers (before 3.7)") << QJsonValue(names({"201", "202"})) << -1 << 2;
        QTest::newRow("odd entries are dropped")
            << QJsonValue(QJsonArray{QJsonArray{u"201"_s, u"Ann"_s}, QJsonValue(), QJsonArray()}) << -1 << 1;
        QTest::newRow("nothing") << QJsonValue(QJsonArray()) << -1 << 0;
    }

    void strangeAnswers()
    {
        QFETCH(QJsonValue, answer);
        QFETCH(int, kind);
        QFETCH(int, records);
        m_pbx->answers.insert(u"pal.getExtensions"_s, answer);
        const auto all = await(m_engine->list(r("user")));
        QCOMPARE(all ? -1 : int(all.error().kind), kind);
        if (all)
            QCOMPARE(all->size(), records);
    }

    void anAnswerForSeveralExtensionsIsUnderstood()
    {
        m_pbx->answers.insert(u"pal.getExtensionProperties"_s, QJsonArray{names({"Sales", "Ann", "User"})});
        const auto user = await(m_engine->get(r("user"), u"201"_s, {u"desc"_s}));
        QVERIFY(user);
        QCOMPARE(user->value(u"desc"_s), u"Sales"_s);
    }

    void aClientThatGoesAwayFinishesTheFuture()
    {
        const auto future = m_engine->list(r("user"));
        m_pbx.reset();
        QCOMPARE(await(future).error().kind, ErrorKind::Cancelled);
        QCOMPARE(await(m_engine->list(r("user"))).error().kind, ErrorKind::Cancelled);
    }

    void anEngineThatGoesAwayDoesNotHurt()
    {
        const auto future = m_engine->update(r("user"), u"201"_s, {{u"desc"_s, u"Support"_s}});
        m_engine.reset();
        QVERIFY(await(future));
        QCOMPARE(m_pbx->extensions.value(u"201"_s).value(u"desc"_s), u"Support"_s);
    }

private:
    const Resource& r(const char* name) const { return *m_catalogue->resource(QString::fromLatin1(name)); }

    QStringList idsOf(const char* name) const
    {
        const auto all = await(m_engine->list(r(name)));
        QStringList ids;
        for (const Record& record : all.value_or(QList<Record>()))
            ids << r(name).idOf(record);
        return ids;
    }

    void reset(const QString& user)
    {
        m_engine.reset();
        m_pbx = std::make_unique<FakePal>(user);
        m_engine = std::make_unique<AdminEngine>(m_catalogue, *m_pbx);
        m_pbx->extensions = {
            {u"201"_s,
                {{u"type"_s, u"user"_s}, {u"name"_s, u"Ann"_s}, {u"desc"_s, u"Sales"_s}, {u"allowjoin"_s, u"true"_s},
                    {u"password"_s, u"1234"_s}, {u"login.password"_s, u"secret-1"_s}}},
            {u"202"_s, {{u"type"_s, u"user"_s}, {u"name"_s, u"Bob"_s}, {u"login.password"_s, u"secret-1"_s}}},
            {u"600"_s, {{u"type"_s, u"ringgroup"_s}, {u"stype"_s, u"sr"_s}, {u"desc"_s, u"All"_s}}},
            {u"700"_s, {{u"type"_s, u"ringgroup"_s}, {u"stype"_s, u"rr"_s}, {u"desc"_s, u"Queue"_s}}},
        };
    }

    std::shared_ptr<const Catalogue> m_catalogue;
    std::unique_ptr<FakePal> m_pbx;
    std::unique_ptr<AdminEngine> m_engine;
};

QTEST_GUILESS_MAIN(TestAdminEngine)
#include "tst_adminengine.moc"
