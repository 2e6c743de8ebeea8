// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later

//! CSV files into a PBX and out of it.

#include "await.h"
#include "core/admin/adminengine.h"
#include "fakepal.h"

#include <QFutureWatcher>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace callboard;
using namespace callboard::admin;
using callboard::test::await;
using callboard::test::FakePal;
using Action = ImportLine::Action;

class TestBulk : public QObject
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
        m_engine.reset();
        m_pbx = std::make_unique<FakePal>();
        m_engine = std::make_unique<AdminEngine>(m_catalogue, *m_pbx);
        m_pbx->extensions = {{u"201"_s, {{u"type"_s, u"user"_s}, {u"name"_s, u"Ann"_s}, {u"desc"_s, u"Sales"_s}}},
            {u"202"_s, {{u"type"_s, u"user"_s}, {u"name"_s, u"Bob"_s}}}};
    }

    void headersAreChecked_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QString>("fault"); //!< empty: accepted
        QTest::newRow("names") << QByteArray("extension,name\n") << QString();
        QTest::newRow("labels, any case") << QByteArray("EXTENSION;voicemail PASSWORD\n") << QString();
        QTest::newRow("a member of a family") << QByteArray("extension,pnumber2\n") << QString();
        QTest::newRow("what the PBX sets is ignored") << QByteArray("extension,type\n") << QString();
        QTest::newRow("empty file") << QByteArray("\n\n") << u"The file is empty"_s;
        QTest::newRow("unknown column") << QByteArray("extension,colour\n") << u"no field \"colour\""_s;
        QTest::newRow("no key") << QByteArray("name\n") << u"column \"extension\" is missing"_s;
        QTest::newRow("twice") << QByteArray("extension,name,Name\n") << u"Two columns are called \"Name\""_s;
    }

    void headersAreChecked()
    {
        QFETCH(QByteArray, csv);
        QFETCH(QString, fault);
        const auto plan = planImport(r("user"), csv);
        QCOMPARE(plan.has_value(), fault.isEmpty());
        if (!plan) {
            QCOMPARE(plan.error().kind, ErrorKind::Invalid);
            QVERIFY2(plan.error().message.contains(fault), qPrintable(plan.error().message));
        }
    }

    void oneBadLineStopsNoOther()
    {
        const auto lines = import("user",
            "\xef\xbb\xbf"
            "extension;name;desc;maxsessioncount;password;login.password\r\n"
            "201;Ann;Support;;;\r\n" // 2: update
            "202;Bob;;;;\r\n" // 3: like that already
            "203;Cid;;9;1;2\r\n" // 4: out of range
            "204;Dora;;;;\r\n" // 5: no passwords
            "205;\"Eve;;2;1;2\r\n" // 6: a quote never closed
            "206;Fay;;6;1;2\r\n" // 7: create
            "201;Ann;;;;\r\n" // 8: again
            ";Gus;;;1;2\r\n" // 9: nobody
            "207;Hal;;;1;2;extra\r\n" // 10: too many cells
            "208;Ida;;;1;2\r\n"); // 11: create
        QList<std::pair<int, Action>> got;
        for (const ImportLine& line : lines)
            got << std::pair(line.line, line.action);
        QCOMPARE(got,
            (QList<std::pair<int, Action>>{{2, Action::Update}, {3, Action::Nothing}, {4, Action::Refused},
                {5, Action::Refused}, {6, Action::Refused}, {7, Action::Create}, {8, Action::Refused},
                {9, Action::Refused}, {10, Action::Refused}, {11, Action::Create}}));
        QVERIFY(lines.at(2).error.message.contains("from -1 to 6"_L1));
        QCOMPARE(lines.at(3).error.message.count(u'\n'), 1); // both passwords
        QVERIFY(lines.at(6).error.message.contains("line 2"_L1));
        QCOMPARE(m_pbx->extensions.keys(), (QStringList{u"201"_s, u"202"_s, u"206"_s, u"208"_s}));
        QCOMPARE(m_pbx->extensions.value(u"201"_s).value(u"desc"_s), u"Support"_s);
        QCOMPARE(m_pbx->extensions.value(u"206"_s).value(u"name"_s), u"Fay"_s);
        // An empty cell touches nothing.
        QCOMPARE(m_pbx->extensions.value(u"202"_s).value(u"name"_s), u"Bob"_s);
        QCOMPARE(m_pbx->count(u"pal.getExtensions"_s), 1);
    }

    void aDryRunChangesNothingAndSaysTheSame()
    {
        const QByteArray csv = "extension,name,password,login.password\n201,Anna,,\n203,Cid,1,2\n204,Dora,,\n";
        const auto dry = import("user", csv, true);
        QVERIFY(m_pbx->changes().isEmpty());
        const auto wet = import("user", csv, false);
        QCOMPARE(dry.size(), 3);
        for (qsizetype i = 0; i < dry.size(); ++i) {
            QCOMPARE(dry.at(i).action, wet.at(i).action);
            QCOMPARE(dry.at(i).preview, wet.at(i).preview);
        }
        QCOMPARE(dry.at(0).preview.lines(), (QStringList{u"Name (name): \"Ann\" -> \"Anna\""_s}));
        const QJsonObject row = dry.at(1).toJson();
        QCOMPARE(row.value(u"action"_s).toString(), u"create"_s);
        QVERIFY(row.value(u"error"_s).isNull());
        const QString changes = QString::fromUtf8(QJsonDocument(row).toJson());
        QVERIFY(changes.contains("\"***\""_L1)); // the passwords
    }

    void cancellingStopsBeforeTheNextLine()
    {
        QByteArray csv = "extension,password,login.password\n";
        for (int n = 300; n < 400; ++n)
            csv += QByteArray::number(n) + ",1,2\n";
        const auto plan = planImport(r("user"), csv);
        QVERIFY(plan);
        auto future = m_engine->importRecords(r("user"), *plan, false);
        QCOMPARE(future.progressMaximum(), 100);
        // At the third result itself: a waiting loop looks so seldom that everything may be over by then.
        QFutureWatcher<ImportLine> watcher;
        connect(&watcher, &QFutureWatcherBase::resultReadyAt, this, [&watcher](int index) {
            if (index == 2)
                watcher.cancel();
        });
        watcher.setFuture(future);
        QTRY_VERIFY(future.isFinished());
        const auto created = m_pbx->count(u"pal.createExtension"_s);
        QVERIFY2(created >= 3 && created < 10, qPrintable(QString::number(created)));
    }

    void whenTheConnectionIsGoneTheRestIsReported()
    {
        m_pbx->errors.insert(u"pal.createExtension"_s,
            Error{.kind = ErrorKind::Network, .code = {}, .message = u"Gone."_s, .detail = {}});
        const auto lines = import("user", "extension,password,login.password\n301,1,2\n302,1,2\n303,1,2\n");
        QCOMPARE(lines.size(), 3);
        QCOMPARE(m_pbx->count(u"pal.createExtension"_s), 1);
        for (const ImportLine& line : lines)
            QCOMPARE(line.error.message, u"Gone."_s);
    }

    void contactsWithoutANumberAreNew()
    {
        const auto lines = import(
            "contact", "aid,phonebook,firstname,info.Middle name\n,Company,Ann,Q\n6636,,Anna,\n99,Company,Bob,\n");
        QCOMPARE(lines.at(0).action, Action::Create);
        QCOMPARE(lines.at(0).id, u"6636"_s);
        // 6636 was not there when the file was read; neither was 99, and the PBX chooses numbers itself.
        QCOMPARE(lines.at(2).action, Action::Refused);
        QCOMPARE(m_pbx->contacts.size(), 1);
        const auto again = import("contact", "aid,firstname\n6636,Anna\n");
        QCOMPARE(again.at(0).action, Action::Update);
        QCOMPARE(m_pbx->contacts.value(6636).value(u"info"_s).toObject().value(u"$firstname"_s).toString(), u"Anna"_s);
        QCOMPARE(m_pbx->contacts.value(6636).value(u"info"_s).toObject().value(u"Middle name"_s).toString(), u"Q"_s);
    }

    void whatCannotBeListedIsReadLineByLine()
    {
        m_pbx->timers.insert(u"201/1"_s, u"PA1WDT"_s);
        const auto timers = import("plan-timer", "extension,number,schedule\n201,1,A1\n201,2,A2\n");
        QCOMPARE(timers.at(0).action, Action::Nothing);
        QCOMPARE(timers.at(1).action, Action::Update);
        QCOMPARE(m_pbx->timers.value(u"201/2"_s), u"PA2WDT"_s);
        const auto push = import(
            "push-registration", "username,service_id,application_id,device_id\n201p1,APNS,app,secret-token\n");
        QCOMPARE(push.at(0).action, Action::Create);
        QCOMPARE(m_pbx->registrations.value(u"201p1"_s).value(u"device_id"_s).toString(), u"secret-token"_s);
    }

    void anExportHasNoSecretsAndCanBeImportedAgain()
    {
        m_pbx->extensions[u"201"_s].insert({{u"password"_s, u"1234"_s}, {u"login.password"_s, u"hunter2"_s},
            {u"email"_s, u"a@b.example,c@d.example"_s}, {u"pnumber2"_s, u"201p2"_s}});
        const auto exported = await(m_engine->exportRecords(r("user")));
        QVERIFY2(exported, qPrintable(exported ? QString() : describe(exported.error())));
        QCOMPARE(exported->records, 2);
        QCOMPARE(m_pbx->count(u"pal.getExtensionProperties"_s), 0);
        const CsvTable table = readCsv(exported->csv);
        QVERIFY(!table.header.contains(u"password"_s));
        QVERIFY(!exported->csv.contains("hunter2"));
        QCOMPARE(table.rows.at(0).cells.at(table.header.indexOf(u"email"_s)), u"a@b.example,c@d.example"_s);
        QCOMPARE(table.rows.at(0).cells.at(table.header.indexOf(u"pnumber2"_s)), u"201p2"_s);
        for (const ImportLine& line : import("user", exported->csv))
            QCOMPARE(line.action, Action::Nothing);
        QVERIFY(m_pbx->changes().isEmpty());
    }

    void anExportReadsWhatTheListLeavesOut()
    {
        m_pbx->contacts.insert(7,
            {{u"aid"_s, 7}, {u"display_name"_s, u"Ann"_s}, {u"phonebook"_s, u"Company"_s}, {u"shared"_s, true},
                {u"info"_s, QJsonObject{{u"$firstname"_s, u"Ann"_s}, {u"Middle name"_s, u"Q"_s}}}});
        const auto exported = await(m_engine->exportRecords(r("contact")));
        QVERIFY(exported);
        const CsvTable table = readCsv(exported->csv);
        QCOMPARE(table.rows.at(0).cells.at(table.header.indexOf(u"firstname"_s)), u"Ann"_s);
        QCOMPARE(table.rows.at(0).cells.at(table.header.indexOf(u"info.Middle name"_s)), u"Q"_s);
        const auto lines = import("contact", exported->csv);
        QCOMPARE(lines.at(0).action, Action::Nothing);
    }

private:
    const Resource& r(const char* name) const { return *m_catalogue->resource(QString::fromLatin1(name)); }

    QList<ImportLine> import(const char* resource, const QByteArray& csv, bool dryRun = false) const
    {
        const auto plan = planImport(r(resource), csv);
        if (!plan)
            qFatal("%s", qPrintable(plan.error().message));
        const auto future = m_engine->importRecords(r(resource), *plan, dryRun);
        await(future);
        return future.results();
    }

    std::shared_ptr<const Catalogue> m_catalogue;
    std::unique_ptr<FakePal> m_pbx;
    std::unique_ptr<AdminEngine> m_engine;
};

QTEST_GUILESS_MAIN(TestBulk)
#include "tst_bulk.moc"
