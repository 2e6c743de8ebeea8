// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later

//! callboardctl admin: arguments in, rows or a clear error out.

#include "app/ctl/admincommands.h"
#include "await.h"
#include "fakepal.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace callboard;
using callboard::ctl::AdminOptions;
using callboard::test::await;
using callboard::test::FakePal;

class TestAdminCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_pbx = std::make_unique<FakePal>();
        m_pbx->extensions = {
            {u"201"_s,
                {{u"type"_s, u"user"_s}, {u"name"_s, u"Ann"_s}, {u"desc"_s, u"Sales"_s},
                    {u"login.password"_s, u"hunter2"_s}, {u"allowjoin"_s, u"true"_s}, {u"maxsessioncount"_s, u"2"_s}}},
            {u"202"_s, {{u"type"_s, u"user"_s}}}};
    }

    void resourcesAndFields()
    {
        const auto all = run({});
        QVERIFY(all);
        QStringList names;
        for (const QJsonValue& row : *all)
            names << row[u"resource"_s].toString();
        for (const char* name : {"user", "ringgroup-sr", "ringgroup-rr", "ivr-aa", "ivr-fm", "ivr-ptn", "ivr-scr",
                 "ivr-fl", "schedule", "conference", "callback", "tenant", "note", "contact", "phonebook", "route",
                 "did", "plan-timer", "push-registration", "options"})
            QVERIFY2(names.contains(QString::fromLatin1(name)), name);
        const auto fields = run({u"user"_s});
        QVERIFY(fields);
        const auto admin = std::ranges::find_if(
            *fields, [](const QJsonValue& row) { return row[u"field"_s].toString() == "maxsessioncount"_L1; });
        QCOMPARE((*admin)[u"max"_s].toInt(), 6);
        QVERIFY(m_pbx->calls.isEmpty());
    }

    void listing()
    {
        const auto rows = run({u"users"_s, u"list"_s});
        QVERIFY(rows);
        QCOMPARE(rows->at(0).toObject(),
            (QJsonObject{
                {u"id"_s, u"201"_s}, {u"extension"_s, u"201"_s}, {u"name"_s, u"Ann"_s}, {u"desc"_s, u"Sales"_s}}));
        const auto some = run({u"user"_s, u"list"_s, u"allowjoin"_s, u"pattern=201"_s});
        QVERIFY(some);
        QCOMPARE(*some, (QJsonArray{QJsonObject{{u"id"_s, u"201"_s}, {u"allowjoin"_s, true}}}));
    }

    void secretsComeOnlyWhenNamed()
    {
        for (const QStringList& words : {QStringList{u"user"_s, u"list"_s}, {u"user"_s, u"get"_s, u"201"_s}})
            QVERIFY(!QJsonDocument(*run(words)).toJson().contains("hunter2"));
        const auto asked = run({u"user"_s, u"get"_s, u"201"_s, u"login.password"_s});
        QCOMPARE(asked->at(0)[u"login.password"_s].toString(), u"hunter2"_s);
    }

    void valuesHaveTheirTypes()
    {
        const auto rows = run({u"user"_s, u"get"_s, u"201"_s});
        QVERIFY(rows);
        const QJsonObject row = rows->first().toObject();
        QCOMPARE(row.value(u"allowjoin"_s), QJsonValue(true));
        QCOMPARE(row.value(u"maxsessioncount"_s), QJsonValue(2));
        QVERIFY(row.contains(u"email"_s));
    }

    void changing()
    {
        const auto dry = run({u"user"_s, u"update"_s, u"201"_s, u"desc=A=B"_s}, {.yes = false, .dryRun = true});
        QCOMPARE(*dry,
            (QJsonArray{QJsonObject{{u"field"_s, u"desc"_s}, {u"before"_s, u"Sales"_s}, {u"after"_s, u"A=B"_s}}}));
        QVERIFY(m_pbx->changes().isEmpty());
        QCOMPARE(*run({u"user"_s, u"update"_s, u"201"_s, u"desc=A=B"_s}), *dry);
        QCOMPARE(m_pbx->extensions.value(u"201"_s).value(u"desc"_s), u"A=B"_s);
        QVERIFY(run({u"callback"_s, u"create"_s, u"extension=950"_s, u"callback.callee=201"_s}));
        QVERIFY(m_pbx->extensions.contains(u"950"_s));
        const auto preview
            = run({u"callback"_s, u"create"_s, u"extension=951"_s}, AdminOptions{.yes = false, .dryRun = true});
        QVERIFY(preview);
        QVERIFY(!m_pbx->extensions.contains(u"951"_s));
    }

    void deletingNeedsYes()
    {
        const auto refused = run({u"user"_s, u"delete"_s, u"201"_s});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Invalid);
        QVERIFY2(
            refused.error().message.contains("user extension \"201\" (Ann)"_L1), qPrintable(refused.error().message));
        QVERIFY(refused.error().message.contains("--yes"_L1));
        QVERIFY(m_pbx->changes().isEmpty());
        QVERIFY(run({u"user"_s, u"delete"_s, u"201"_s}, {.yes = true, .dryRun = true}));
        QVERIFY(m_pbx->changes().isEmpty());
        QCOMPARE(*run({u"user"_s, u"delete"_s, u"201"_s}, {.yes = true, .dryRun = false}),
            (QJsonArray{QJsonObject{{u"deleted"_s, u"201"_s}}}));
        QVERIFY(!m_pbx->extensions.contains(u"201"_s));
        QCOMPARE(run({u"user"_s, u"delete"_s, u"999"_s}, {.yes = true, .dryRun = false}).error().kind, ErrorKind::Pbx);
    }

    void wrongUseIsExplained_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char* name, const char* words, const QString& fault) {
            QTest::newRow(name) << QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts) << fault;
        };
        row("no such resource", "trunk list", u"Resources are: user, ringgroup-sr"_s);
        row("no such verb", "user show 201", u"Verbs are: list, get, create, update, delete"_s);
        row("no id", "user get", u"admin user get ID"_s);
        row("half an id", "route get temp1", u"TEMPLATE/NAME"_s);
        row("no such field", "user get 201 colour", u"no field \"colour\""_s);
        row("no such column", "user list colour", u"Fields are: extension, name"_s);
        row("no such filter", "user list colour=red", u"no field \"colour\""_s);
        row("blind field", "push-message get 1 title", u"never gives \"title\" back"_s);
        row("nothing set", "user update 201", u"Nothing is set"_s);
        row("not k=v", "user update 201 desc", u"\"desc\" is not of the form field=value"_s);
        row("no name", "user update 201 =x", u"no field name"_s);
        row("twice", "user update 201 desc=a desc=b", u"\"desc\" is given twice"_s);
        row("bad value", "user update 201 maxsessioncount=9", u"from -1 to 6"_s);
        row("missing fields", "user create extension=210", u"login.password"_s);
        row("two ids", "user delete 201 202", u"only one"_s);
        row("no file", "import user", u"import RESOURCE FILE.csv"_s);
        row("missing file", "import user /nonexistent/x.csv", u"cannot be read"_s);
        row("unknown resource of a file", "export trunk x.csv", u"Resources are"_s);
    }

    void wrongUseIsExplained()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, fault);
        const auto rows = run(words, {.yes = true, .dryRun = false});
        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, ErrorKind::Invalid);
        QVERIFY2(rows.error().message.contains(fault), qPrintable(rows.error().message));
        QVERIFY(m_pbx->changes().isEmpty());
    }

    void whatThePbxCannotDoIsNotWrongUse()
    {
        QCOMPARE(run({u"tenant"_s, u"list"_s}).error().kind, ErrorKind::NotSupported);
        QCOMPARE(run({u"contact"_s, u"delete"_s, u"1"_s}, {.yes = true, .dryRun = false}).error().kind,
            ErrorKind::NotSupported);
        QCOMPARE(run({u"did"_s, u"create"_s, u"name=x"_s}).error().kind, ErrorKind::NotSupported);
    }

    void files()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(u"users.csv"_s);
        const auto exported = run({u"export"_s, u"user"_s, file});
        QVERIFY2(exported, qPrintable(exported ? QString() : describe(exported.error())));
        QCOMPARE(exported->at(0)[u"records"_s].toInt(), 2);
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QVERIFY(!csv.readAll().contains("hunter2"));
        csv.close();
        QVERIFY(csv.open(QIODevice::WriteOnly));
        csv.write("extension,desc\n201,Support\n203,x\n");
        csv.close();
        const auto imported = run({u"import"_s, u"user"_s, file});
        QVERIFY(imported);
        QCOMPARE(imported->size(), 2);
        QCOMPARE(imported->at(0)[u"action"_s].toString(), u"update"_s);
        QCOMPARE(imported->at(1)[u"action"_s].toString(), u"refused"_s);
        QVERIFY(ctl::importFailed(*imported));
        // Rows that know of no errors are no failures.
        QVERIFY(!ctl::importFailed({QJsonObject{{u"id"_s, u"201"_s}}}));
        QVERIFY(!ctl::importFailed({QJsonObject{{u"line"_s, 2}, {u"error"_s, QJsonValue()}}}));
        QCOMPARE(m_pbx->extensions.value(u"201"_s).value(u"desc"_s), u"Support"_s);
        const auto bad = run({u"export"_s, u"user"_s, dir.filePath(u"none/x.csv"_s)});
        QVERIFY(bad.error().message.contains("cannot be written"_L1));
    }

private:
    Result<QJsonArray> run(const QStringList& words, const AdminOptions& options = {}) const
    {
        return await(ctl::runAdmin(*m_pbx, words, options));
    }

    std::unique_ptr<FakePal> m_pbx;
};

QTEST_GUILESS_MAIN(TestAdminCommands)
#include "tst_admincommands.moc"
