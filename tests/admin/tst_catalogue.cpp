// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later

//! The catalogues against the lists of everything in the vendors' documents, and what the reader says about mistakes.

#include "core/admin/catalogue.h"
#include "core/domain/capability.h"

#include <QFile>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace callboard;
using namespace callboard::admin;

namespace {

//! The rows of a tab separated file without its header.
QList<QStringList> table(const QString& name)
{
    QFile file(u"%1/%2"_s.arg(QString::fromUtf8(ADMIN_TEST_DATA), name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qPrintable(name));
    QList<QStringList> rows;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts).mid(1))
        rows << line.split(u'\t');
    return rows;
}

//! A brand with a catalogue: its lists of methods (id, access or group, line) and of those that are typed commands or
//! part of the session (id, capability or "session") are PREFIX-methods.tsv and PREFIX-typed.tsv.
struct Documented
{
    Brand brand;
    QString prefix;
    int methods; //!< how many the document has
};

const QList<Documented>& documents()
{
    static const QList<Documented> kDocuments{
        {Brand::Brekeke, u"pal"_s, 43},
        {Brand::Fcm630a, u"fcm"_s, 86},
        {Brand::Jade, u"jade"_s, 227},
        {Brand::Pbxware, u"pbxw"_s, 275},
        {Brand::Portasip, u"porta"_s, 59},
    };
    return kDocuments;
}

QByteArray oneResource(const QByteArray& resource)
{
    return R"({"format":1,"pbx":"x","title":"X","roles":["user"],"resources":[)" + resource + "]}";
}

} // namespace

class TestCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto loaded = Catalogue::load(Brand::Brekeke);
        QVERIFY2(loaded, qPrintable(loaded ? QString() : loaded.error().message));
        m_catalogue = *loaded;
        QCOMPARE(m_catalogue->pbx(), u"brekeke"_s);
    }

    void everyMethodIsACommandOrInTheCatalogue_data()
    {
        QTest::addColumn<int>("brand");
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<int>("methods");
        for (const Documented& one : documents())
            QTest::newRow(qPrintable(toName(one.brand))) << static_cast<int>(one.brand) << one.prefix << one.methods;
    }

    void everyMethodIsACommandOrInTheCatalogue()
    {
        QFETCH(int, brand);
        QFETCH(QString, prefix);
        QFETCH(int, methods);
        const auto loaded = Catalogue::load(static_cast<Brand>(brand));
        QVERIFY2(loaded, qPrintable(loaded ? QString() : loaded.error().message));
        QSet<QString> inCatalogue;
        for (const Resource& resource : (*loaded)->resources()) {
            for (const QString& call : resource.calls())
                inCatalogue << call;
        }
        QMap<QString, QString> typed;
        for (const QStringList& row : table(prefix + u"-typed.tsv"_s)) {
            QVERIFY2(row.at(1) == "session"_L1 || capabilityFromName(row.at(1)), qPrintable(row.join(u' ')));
            typed.insert(row.at(0), row.at(1));
        }
        QSet<QString> documented;
        for (const QStringList& row : table(prefix + u"-methods.tsv"_s)) {
            if (row.at(1).contains("not wire"_L1))
                continue;
            documented << row.at(0);
            QVERIFY2(inCatalogue.contains(row.at(0)) || typed.contains(row.at(0)),
                qPrintable(row.at(0) + u" (line "_s + row.at(2) + u") is nowhere"_s));
        }
        QCOMPARE(documented.size(), methods);
        for (const QString& call : std::as_const(inCatalogue))
            QVERIFY2(documented.contains(call), qPrintable(call + u" is not in the document"_s));
        for (const QString& call : typed.keys())
            QVERIFY2(documented.contains(call), qPrintable(call + u" is not in the document"_s));
    }

    void everyPropertyOfPortaIsAField_data()
    {
        QTest::addColumn<QString>("resource");
        QTest::addColumn<QString>("field");
        QTest::addColumn<int>("line");
        const QMap<QString, QString> resources{{u"VMSettings"_s, u"voicemail-settings"_s},
            {u"FolderPreferences"_s, u"folder-preferences"_s}, {u"DisplayPreferences"_s, u"display-preferences"_s},
            {u"MenuInfo"_s, u"menu"_s}, {u"TransitionInfo"_s, u"menu-key"_s}, {u"ConfInfo"_s, u"conference"_s}};
        for (const QStringList& row : table(u"porta-properties.tsv"_s)) {
            // A prompt is the name of a recording that travels along (porta 883).
            const QString field = row.at(2) == "prompt"_L1 ? u"sound"_s : row.at(2);
            QTest::newRow(qPrintable(row.at(0)))
                << resources.value(row.at(1).section(u':', 1)) << field << row.at(3).toInt();
        }
    }

    void everyPropertyOfPortaIsAField()
    {
        QFETCH(QString, resource);
        QFETCH(QString, field);
        QFETCH(int, line);
        const auto catalogue = Catalogue::load(Brand::Portasip);
        QVERIFY(catalogue);
        const Resource* found = (*catalogue)->resource(resource);
        QVERIFY2(found, qPrintable(resource));
        const Field* known = found->field(field);
        QVERIFY2(known, qPrintable(field));
        QCOMPARE(known->line, line);
        QVERIFY(!known->help.isEmpty());
    }

    void everyPropertyOfPbxwareIsAField_data()
    {
        QTest::addColumn<QString>("resource");
        QTest::addColumn<QString>("field");
        QTest::addColumn<int>("line");
        for (const QStringList& row : table(u"pbxw-properties.tsv"_s))
            QTest::newRow(qPrintable(row.at(0))) << row.at(1) << row.at(2) << row.at(3).toInt();
    }

    void everyPropertyOfPbxwareIsAField()
    {
        QFETCH(QString, resource);
        QFETCH(QString, field);
        QFETCH(int, line);
        static const auto kCatalogue = Catalogue::load(Brand::Pbxware);
        QVERIFY(kCatalogue);
        const Resource* found = (*kCatalogue)->resource(resource);
        QVERIFY2(found, qPrintable(resource));
        const Field* known = found->field(field);
        QVERIFY2(known, qPrintable(field));
        QCOMPARE(known->line, line);
        QVERIFY(!known->readOnly || field == "keymap"_L1);
    }

    // The 25 services (pbxware 1994), each with its grant, its place in self care and, where it has some, its settings.
    void servicesBelongToExtensions()
    {
        const auto catalogue = Catalogue::load(Brand::Pbxware);
        QVERIFY(catalogue);
        QStringList services;
        for (const Resource& resource : (*catalogue)->resources()) {
            if (!resource.ofExtension)
                continue;
            QCOMPARE(resource.key, QStringList{u"ext"_s});
            QVERIFY2(!resource.update.isEmpty(), qPrintable(resource.id));
            if (resource.id.startsWith("service-"_L1))
                services << resource.id.mid(8);
        }
        QCOMPARE(services.size(), 25);
        const Resource* forward = (*catalogue)->resource(u"service-callfwd"_s);
        QVERIFY(forward);
        QCOMPARE(forward->calls(),
            (QStringList{u"pbxware.ext.es.callfwd.configuration"_s, u"pbxware.ext.es.callfwd.get"_s,
                u"pbxware.ext.es.callfwd.get_osc"_s, u"pbxware.ext.es.callfwd.edit"_s, u"pbxware.ext.es.callfwd.set"_s,
                u"pbxware.ext.es.callfwd.set_osc"_s}));
        QCOMPARE(forward->readMore.size(), 2);
        QVERIFY(!(*Catalogue::load(Brand::Brekeke))->resource(u"user"_s)->ofExtension);
    }

    void otherWordsOfAChoice()
    {
        const auto catalogue = Catalogue::load(Brand::Pbxware);
        QVERIFY(catalogue);
        const Field* status = (*catalogue)->resource(u"extension"_s)->field(u"status"_s);
        QCOMPARE(status->fromWire(u"enabled"_s), u"1"_s); // pbxware 793
        QCOMPARE(status->fromWire(u"disabled"_s), u"0"_s);
        QCOMPARE(status->fromWire(u"other"_s), u"other"_s);
        const Field* type = (*catalogue)->resource(u"did"_s)->field(u"dest_type"_s);
        QCOMPARE(type->fromWire(u"multi user"_s), u"1"_s);
        QCOMPARE(type->toWire(u"1"_s).toString(), u"1"_s);
    }

    void everyPropertyIsAField_data()
    {
        QTest::addColumn<QString>("resource");
        QTest::addColumn<QString>("field");
        QTest::addColumn<int>("line");
        int rows = 0;
        for (const QStringList& row : table(u"pal-properties.tsv"_s)) {
            QString resource = row.at(1);
            resource.replace("extension:"_L1, QString()).replace(u'/', u'-');
            QTest::newRow(qPrintable(row.at(0))) << resource << row.at(2) << row.at(3).toInt();
            ++rows;
        }
        QCOMPARE(rows, 121);
    }

    void everyPropertyIsAField()
    {
        QFETCH(QString, resource);
        QFETCH(QString, field);
        QFETCH(int, line);
        const Resource* found = m_catalogue->resource(resource);
        QVERIFY2(found, qPrintable(resource));
        if (field.endsWith("_xxxx"_L1)) {
            compareMirroredSchedule(*found);
            return;
        }
        const auto it = std::ranges::find(found->fields, field, &Field::name);
        QVERIFY2(it != found->fields.end(), qPrintable(field));
        QCOMPARE(it->line, line);
        QVERIFY(!it->help.isEmpty());
    }

    void secretsAndDangersAreMarked()
    {
        const Resource* user = m_catalogue->resource(u"user"_s);
        QVERIFY(user->field(u"password"_s)->isSecret());
        QVERIFY(user->field(u"login.password"_s)->isSecret());
        QVERIFY(user->field(u"admin"_s)->dangerous);
        QVERIFY(m_catalogue->resource(u"route"_s)->field(u"password"_s)->isSecret());
        const auto porta = Catalogue::load(Brand::Portasip);
        QVERIFY(porta);
        QVERIFY((*porta)->resource(u"voicemail-settings"_s)->field(u"password"_s)->isSecret());
        QVERIFY((*porta)->resource(u"voicemail-settings"_s)->field(u"disa_password"_s)->isSecret());
        QVERIFY((*porta)->resource(u"conference"_s)->field(u"pin_host"_s)->isSecret());
        QVERIFY((*porta)->resource(u"conference"_s)->field(u"pin_user"_s)->isSecret());
        for (const Documented& one : documents()) {
            const auto catalogue = Catalogue::load(one.brand);
            QVERIFY(catalogue);
            for (const Resource& resource : (*catalogue)->resources()) {
                for (const Operation& step : resource.remove)
                    QVERIFY2(step.dangerous, qPrintable(resource.id));
                for (const QString& name : resource.listedNames() + resource.readableNames())
                    QVERIFY2(!resource.field(name)->onlyByName(), qPrintable(resource.id + u' ' + name));
            }
        }
    }

    void rolesAreTheDocuments_data()
    {
        QTest::addColumn<QString>("access");
        for (const QStringList& row : table(u"pal-methods.tsv"_s))
            QTest::newRow(qPrintable(row.at(0))) << row.at(1);
    }

    void rolesAreTheDocuments()
    {
        QFETCH(QString, access);
        const QString least = access.contains("user"_L1) ? u"user"_s : access.section(u'|', 0, 0);
        const QString call = QString::fromUtf8(QTest::currentDataTag());
        for (const Resource& resource : m_catalogue->resources()) {
            QList<Operation> all = resource.create + resource.update + resource.remove;
            for (const auto& one : {resource.list, resource.read}) {
                if (one)
                    all << *one;
            }
            for (const Operation& operation : std::as_const(all)) {
                // A second step of a create belongs to whoever may create.
                if (operation.call == call && !operation.onlyWithFields)
                    QCOMPARE(operation.role, least);
            }
        }
    }

    void routesAreRowsOf33()
    {
        const Resource* route = m_catalogue->resource(u"route"_s);
        QSet<int> positions;
        for (const Field& field : route->fields) {
            if (field.position >= 0)
                positions << field.position;
        }
        QCOMPARE(positions.size(), 33);
        QCOMPARE(route->field(u"v1"_s)->position, 6);
        QCOMPARE(route->field(u"w1"_s)->position, 15);
        QCOMPARE(route->field(u"x1"_s)->position, 24);
        QCOMPARE(route->field(u"x9"_s)->position, 32);
    }

    void familiesStandForTheirMembers()
    {
        const Resource* user = m_catalogue->resource(u"user"_s);
        QCOMPARE(user->field(u"pln3_d_ringertime"_s)->name, u"pln[n]_d_ringertime"_s);
        QCOMPARE(user->field(u"pln2_ptn4_p3_delay"_s)->name, u"pln[n]_ptn[n]_p[n]_delay"_s);
        QVERIFY(!user->field(u"plnx_d_ringertime"_s));
        QVERIFY(!user->field(u"pln1_d_ringertime2"_s));
        QCOMPARE(user->field(u"pnumber[n]"_s), nullptr);
        QVERIFY(user->readableNames().contains(u"pnumber4"_s));
        QVERIFY(!user->readableNames().contains(u"pnumber5"_s));
        const Resource* contact = m_catalogue->resource(u"contact"_s);
        QCOMPARE(contact->field(u"info.Middle name"_s)->pathOf(u"info.Middle name"_s), u"info/Middle name"_s);
    }

    void idsOfSeveralParts()
    {
        const Resource* route = m_catalogue->resource(u"route"_s);
        const auto key = route->keyOf(u"temp1/n1/b"_s);
        QVERIFY(key);
        QCOMPARE(key->value(u"template"_s), u"temp1"_s);
        QCOMPARE(key->value(u"name"_s), u"n1/b"_s);
        const Record odd{{u"template"_s, u"a/b%"_s}, {u"name"_s, u"c"_s}};
        QCOMPARE(*route->keyOf(route->idOf(odd)), odd);
        const auto half = route->keyOf(u"temp1"_s);
        QVERIFY(!half);
        QCOMPARE(half.error().kind, ErrorKind::Invalid);
        QVERIFY2(half.error().message.contains("TEMPLATE/NAME"_L1), qPrintable(half.error().message));
        // A timer's number may be left out; the document says that it is 1 then.
        QCOMPARE(m_catalogue->resource(u"plan-timer"_s)->keyOf(u"200"_s)->value(u"number"_s), u"1"_s);
        // A note's name is one part whatever it holds.
        QCOMPARE(m_catalogue->resource(u"note"_s)->keyOf(u"a/b"_s)->value(u"name"_s), u"a/b"_s);
    }

    void mistakesAreNamedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("place");
        QTest::newRow("not JSON") << QByteArray("{\n\"format\": 1,\n nonsense") << u"line 3"_s;
        QTest::newRow("another format") << QByteArray(R"({"format":2,"pbx":"x","title":"X","resources":[]})")
                                        << u"\"format\" must be 1"_s;
        const QByteArray start = R"({"id":"a","title":"A","singular":"a","help":"A.","key":["n"],)";
        const QByteArray list = R"("operations":{"list":{"call":"x.l","params":{},"result":{"shape":"objects"}}},)";
        const QByteArray field = R"({"name":"n","label":"N","type":"text","help":"N."})";
        QTest::newRow("unknown key") << oneResource(
            start + list + R"("fields":[{"name":"n","label":"N","type":"text","help":"N.","dangerus":true}]})")
                                     << u"resources \"a\", fields, field \"n\": \"dangerus\" is not known here"_s;
        QTest::newRow("unknown type") << oneResource(
            start + list + R"("fields":[{"name":"n","label":"N","type":"txt","help":"N."}]})")
                                      << u"field \"n\": \"type\" must be one of text, number"_s;
        QTest::newRow("key is no field") << oneResource(
            start + list + R"("fields":[{"name":"m","label":"N","type":"text","help":"N."}]})")
                                         << u"resources \"a\": the key \"n\" is no field"_s;
        QTest::newRow("template names nothing") << oneResource(start
            + R"("operations":{"list":{"call":"x.l","params":{"q":"{nope?}"},"result":{"shape":"objects"}}},"fields":[)"
            + field + "]}") << u"operation \"x.l\": \"nope\" is neither a field nor a filter"_s;
        QTest::newRow("unknown directive") << oneResource(start
            + R"("operations":{"list":{"call":"x.l","params":{"q":{"$nope":1}},"result":{"shape":"objects"}}},"fields":[)"
            + field + "]}") << u"\"$nope\" is not known here"_s;
        QTest::newRow("unknown shape") << oneResource(start
            + R"("operations":{"list":{"call":"x.l","params":{},"result":{"shape":"blob"}}},"fields":[)" + field + "]}")
                                       << u"operations \"list\": \"shape\" must be one of done, strings"_s;
        QTest::newRow("unknown role") << oneResource(start
            + R"("operations":{"list":{"call":"x.l","role":"boss","params":{},"result":{"shape":"objects"}}},"fields":[)"
            + field + "]}") << u"\"role\" must be one of user"_s;
        QTest::newRow("two of a name") << oneResource(start + list + "\"fields\":[" + field + "," + field + "]}")
                                       << u"two fields are called \"n\""_s;
        QTest::newRow("enum without values")
            << oneResource(start + list + R"("fields":[{"name":"n","label":"N","type":"enum","help":"N."}]})")
            << u"field \"n\": \"values\" is missing"_s;
        QTest::newRow("of something else")
            << oneResource(start + R"("of":"phone",)" + list + "\"fields\":[" + field + "]}")
            << u"\"of\" can only be \"extension\""_s;
        QTest::newRow("replace without read") << oneResource(start
            + R"("operations":{"update":{"call":"x.u","replace":true,"params":{},"result":{"shape":"done"}}},"fields":[)"
            + field + "]}") << u"\"replace\" needs a \"read\" or a \"list\""_s;
    }

    void mistakesAreNamedWithTheirPlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, place);
        const auto parsed = Catalogue::parse(json);
        QVERIFY(!parsed);
        QVERIFY2(parsed.error().message.contains(place), qPrintable(parsed.error().message));
    }

    void allMistakesAtOnce()
    {
        const auto parsed = Catalogue::parse(R"({"format":1,"pbx":"","title":"X","resources":[{"id":"a"}]})");
        QVERIFY(!parsed);
        QVERIFY(parsed.error().message.contains("\"pbx\" is missing"_L1));
        QVERIFY(parsed.error().message.contains("resources \"a\": \"title\" is missing"_L1));
        QVERIFY(parsed.error().message.contains("resources \"a\": \"operations\" is empty"_L1));
    }

private:
    //! "User Forwarding Schedule [n] properties' names are the same as those in Default Forwarding Schedule settings,
    //! but with a different prefix. For the conditions please check the Schedule Extension table." (pal 1757)
    void compareMirroredSchedule(const Resource& user) const
    {
        QStringList expected{u"callerroute"_s, u"filtertext"_s, u"filtertype"_s, u"timeschedule"_s};
        const QString prefix = u"pln[n]_d_"_s;
        for (const QStringList& row : table(u"pal-properties.tsv"_s)) {
            if (row.at(1) == "extension:user"_L1 && row.at(2).startsWith(prefix))
                expected << row.at(2).mid(prefix.size());
        }
        QCOMPARE(expected.size(), 16);
        for (const QString& name : std::as_const(expected)) {
            const QString mirrored = u"pln[n]_ptn[n]_"_s + name;
            QVERIFY2(std::ranges::find(user.fields, mirrored, &Field::name) != user.fields.end(), qPrintable(mirrored));
        }
    }

    std::shared_ptr<const Catalogue> m_catalogue;
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
