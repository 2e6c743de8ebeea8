// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/catalogue.h"
#include "core/admin/changepreview.h"
#include "core/admin/validation.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace callboard;
using namespace callboard::admin;

class TestValidation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto loaded = Catalogue::load(Brand::Brekeke);
        QVERIFY(loaded);
        m_catalogue = *loaded;
    }

    void oneValue_data()
    {
        QTest::addColumn<QString>("resource");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("accepted"); //!< "!..." = refused with a sentence that has this
        const auto row
            = [](const char* name, const QString& resource, const QString& field, const QString& value,
                  const QString& accepted) { QTest::newRow(name) << resource << field << value << accepted; };
        const QString user = u"user"_s;
        row("bool", user, u"allowjoin"_s, u"true"_s, u"true"_s);
        row("bool, capital", user, u"recording"_s, u"True"_s, u"true"_s);
        row("bool in another word", user, u"allowjoin"_s, u"No"_s, u"false"_s);
        row("bool as a digit", user, u"allowjoin"_s, u"1"_s, u"true"_s);
        row("no bool", user, u"allowjoin"_s, u"maybe"_s, u"!must be true or false, not \"maybe\""_s);
        row("a bool cannot be empty", user, u"allowjoin"_s, u""_s, u"!must be true or false"_s);
        row("lowest number", user, u"maxsessioncount"_s, u"-1"_s, u"-1"_s);
        row("highest number", user, u"maxsessioncount"_s, u" 6 "_s, u"6"_s);
        row("below", user, u"maxsessioncount"_s, u"-2"_s, u"!from -1 to 6"_s);
        row("above", user, u"maxsessioncount"_s, u"7"_s, u"!from -1 to 6"_s);
        row("no number", user, u"maxsessioncount"_s, u"many"_s, u"!from -1 to 6"_s);
        row("no fraction", user, u"recordlength"_s, u"1.5"_s, u"!at least 0"_s);
        row("a number may be cleared", user, u"recordlength"_s, u""_s, u""_s);
        row("enum", user, u"language"_s, u"EN"_s, u"en"_s);
        row("enum by its label", user, u"greetingtype"_s, u"Personal"_s, u"1"_s);
        row("no such choice", user, u"language"_s, u"fr"_s, u"!en (English), ja (Japanese), not \"fr\""_s);
        row("list", user, u"automonitor"_s, u"201; 202 ,203"_s, u"201,202,203"_s);
        row("list with a blank", user, u"automonitor"_s, u"201,20 2"_s, u"!not \"20 2\""_s);
        row("list may be cleared", user, u"automonitor"_s, u""_s, u""_s);
        row("email", user, u"email"_s, u"a@b.example, c@d.example"_s, u"a@b.example,c@d.example"_s);
        row("no email", user, u"email"_s, u"a@b.example,c"_s, u"!email address, not \"c\""_s);
        row("numbers", u"ringgroup-rr"_s, u"ringertimes"_s, u"10,20"_s, u"10,20"_s);
        row("no numbers", u"ringgroup-rr"_s, u"ringertimes"_s, u"10,soon"_s, u"!must be a number"_s);
        row("extension", u"ringgroup-sr"_s, u"noanswerforward"_s, u"201"_s, u"201"_s);
        row("two extensions", u"ringgroup-sr"_s, u"noanswerforward"_s, u"201,202"_s, u"!must be an extension"_s);
        row("regex", u"schedule"_s, u"pln1_ptn2_filtertext"_s, u"^03.*"_s, u"^03.*"_s);
        row("no regex", u"schedule"_s, u"pln1_ptn2_filtertext"_s, u"("_s, u"!must be a regular expression"_s);
        row("schedule", u"schedule"_s, u"pln1_ptn1_timeschedule"_s, u"A62T09001700"_s, u"PA62WDT09001700"_s);
        row("no schedule", u"schedule"_s, u"pln1_ptn1_timeschedule"_s, u"A62T9-17"_s, u"!T must be followed"_s);
        row("phone", user, u"pln1_d_phoneforward"_s, u"+49 (30) 123-45"_s, u"+49 (30) 123-45"_s);
        row("no phone", user, u"pln1_d_phoneforward"_s, u"?"_s, u"!must be a phone number"_s);
        row("read only", user, u"type"_s, u"ivr"_s, u"!cannot be changed"_s);
        row("only at creation", user, u"extension"_s, u"202"_s, u"!can only be set when the record is created"_s);
        row("unknown", user, u"colour"_s, u"red"_s, u"!has no field \"colour\""_s);
        row("hidden", u"route"_s, u"reserved4"_s, u"x"_s, u"!has no field"_s);
        row("a required secret", user, u"password"_s, u""_s, u"!must not be empty"_s);
        row("a value with a placeholder in it", user, u"language"_s, u"%1"_s, u"!language (Language) must be"_s);
        row("priority", u"push-message"_s, u"priority"_s, u"11"_s, u"!from 1 to 10"_s);
    }

    void oneValue()
    {
        QFETCH(QString, resource);
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(QString, accepted);
        const Checked checked = check(*m_catalogue->resource(resource), {{field, value}}, Purpose::Update);
        if (accepted.startsWith(u'!')) {
            QCOMPARE(checked.problems.size(), 1);
            QCOMPARE(checked.problems.first().field, field);
            QVERIFY2(checked.problems.first().message.contains(accepted.mid(1)),
                qPrintable(checked.problems.first().message));
            return;
        }
        QVERIFY2(checked.ok(), qPrintable(toError(checked.problems).message));
        QCOMPARE(checked.values.value(field), accepted);
    }

    void allProblemsAtOnce()
    {
        const Checked checked = check(*m_catalogue->resource(u"user"_s),
            {{u"extension"_s, u"2 1"_s}, {u"language"_s, u"fr"_s}, {u"maxsessioncount"_s, u"9"_s},
                {u"name"_s, u"Ann"_s}},
            Purpose::Create);
        QStringList fields;
        for (const Problem& problem : checked.problems)
            fields << problem.field;
        fields.sort();
        QCOMPARE(fields,
            (QStringList{u"extension"_s, u"language"_s, u"login.password"_s, u"maxsessioncount"_s, u"password"_s}));
        QCOMPARE(toError(checked.problems).message.count(u'\n'), 4);
        QCOMPARE(toError(checked.problems).kind, ErrorKind::Invalid);
    }

    void requiredBecauseOfAnotherField()
    {
        const Resource& push = *m_catalogue->resource(u"push-registration"_s);
        const Record common{{u"username"_s, u"201p1"_s}, {u"application_id"_s, u"app"_s}};
        Record apns = common;
        apns.insert(u"service_id"_s, u"1"_s);
        QCOMPARE(check(push, apns, Purpose::Create).problems.size(), 1);
        QCOMPARE(check(push, apns, Purpose::Create).problems.first().field, u"device_id"_s);
        apns.insert(u"device_id"_s, u"abc"_s);
        QVERIFY(check(push, apns, Purpose::Create).ok());
        Record web = common;
        web.insert(u"service_id"_s, u"Web Push"_s);
        QCOMPARE(check(push, web, Purpose::Create).problems.size(), 4);
    }

    void previewsShowWhatDiffersAndNoSecret()
    {
        const Resource& user = *m_catalogue->resource(u"user"_s);
        const Record current{{u"name"_s, u"Ann"_s}, {u"desc"_s, u"Sales"_s}, {u"admin"_s, u"false"_s}};
        const ChangePreview preview = ChangePreview::of(user, current,
            {{u"name"_s, u"Ann"_s}, {u"desc"_s, u"Support"_s}, {u"admin"_s, u"true"_s},
                {u"login.password"_s, u"hunter2"_s}, {u"email"_s, u"a@b.example"_s}});
        QCOMPARE(preview.fields(), (QStringList{u"desc"_s, u"admin"_s, u"email"_s, u"login.password"_s}));
        QCOMPARE(preview.changes.at(0).before, std::optional(u"Sales"_s));
        QCOMPARE(preview.changes.at(0).after, u"Support"_s);
        QCOMPARE(preview.changes.at(2).before, std::nullopt);
        QCOMPARE(preview.changes.at(3).after, u"***"_s);
        QVERIFY(preview.dangerous());
        QVERIFY(!preview.lines().join(u'\n').contains("hunter2"_L1));
        QCOMPARE(preview.lines().first(), u"Description (desc): \"Sales\" -> \"Support\""_s);
        QVERIFY(!ChangePreview::of(user, current, {{u"desc"_s, u"Support"_s}}).dangerous());
    }

private:
    std::shared_ptr<const Catalogue> m_catalogue;
};

QTEST_GUILESS_MAIN(TestValidation)
#include "tst_validation.moc"
