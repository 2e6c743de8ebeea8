// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/shellfixture.h"
#include "tests/ui/support/widgets.h"
#include "ui/admin/recordfield.h"
#include "ui/admin/recordform.h"
#include "ui/blf/blfgrid.h"
#include "ui/blf/blfpanel.h"
#include "ui/notify/inlineconfirmer.h"
#include "ui/services/servicessheet.h"
#include "ui/services/smssheet.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTest>

using namespace callboard;
using namespace callboard::ui;
using namespace Qt::StringLiterals;
using admin::Catalogue;

namespace {

//! A small PBX that keeps one service of an extension.
constexpr auto kCatalogue = R"({
 "format": 1, "pbx": "test", "title": "Test", "document": "none", "roles": ["user"],
 "answers": {"done": ["ok"], "failed": ["no"]},
 "resources": [
  {"id": "greeting", "title": "Greeting", "singular": "greeting", "help": "What callers hear.", "key": ["ext"],
   "of": "extension",
   "operations": {
    "read": {"call": "test.greeting.get", "params": {"ext": "{ext}"}, "result": {"shape": "object"}, "role": "user"},
    "update": {"call": "test.greeting.set", "params": {"ext": "{ext}", "...": {"$fields": {"except": ["ext"]}}},
     "result": {"shape": "done"}, "role": "user"}},
   "fields": [
    {"name": "ext", "label": "Extension", "type": "text", "help": "The number.", "line": 1, "listed": true,
     "readOnly": true},
    {"name": "text", "label": "Words", "type": "text", "help": "Read aloud.", "line": 1, "maxLength": 12},
    {"name": "on", "label": "On", "type": "bool", "help": "Whether it is played.", "line": 1},
    {"name": "wait", "label": "Wait", "type": "number", "min": 0, "max": 30, "unit": "s", "help": "Before it.",
     "line": 1},
    {"name": "voice", "label": "Voice", "type": "enum", "help": "Who reads.", "line": 1,
     "values": [{"value": "a", "label": "Anna"}, {"value": "b", "label": "Bruno"}]},
    {"name": "pin", "label": "PIN", "type": "secret", "help": "To change it by phone.", "line": 1},
    {"name": "used", "label": "Played so often", "type": "number", "help": "A count.", "line": 1, "readOnly": true}]},
  {"id": "trunk", "title": "Trunks", "singular": "trunk", "help": "Lines.", "key": ["id"],
   "operations": {
    "read": {"call": "test.trunk.get", "params": {"id": "{id}"}, "result": {"shape": "object"}, "role": "user"}},
   "fields": [{"name": "id", "label": "Id", "type": "text", "help": "Its id.", "line": 1, "listed": true}]}]})";

std::shared_ptr<const Catalogue> catalogue()
{
    const auto parsed = Catalogue::parse(kCatalogue);
    if (!parsed)
        qFatal("%s", qPrintable(parsed.error().message));
    return *parsed;
}

admin::Record greeting()
{
    return {{u"ext"_s, u"202"_s}, {u"text"_s, u"Hello"_s}, {u"on"_s, u"true"_s}, {u"wait"_s, u"3"_s},
        {u"voice"_s, u"b"_s}, {u"used"_s, u"7"_s}};
}

struct Form
{
    Theme theme;
    std::shared_ptr<const Catalogue> words = catalogue();
    RecordForm form{theme, words, *words->resource(u"greeting"_s), false};

    Form()
    {
        form.setRecord(greeting());
        form.show();
    }
    template <typename Input> Input& input(const QString& name)
    {
        return *qobject_cast<Input*>(form.field(name)->input());
    }
};

} // namespace

class TestServices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFormOfEveryKindOfField()
    {
        Form f;
        QVERIFY(!f.form.field(u"ext"_s)); // the title says whose it is
        QCOMPARE(f.input<QLineEdit>(u"text"_s).text(), u"Hello"_s);
        QVERIFY(f.input<QCheckBox>(u"on"_s).isChecked());
        QCOMPARE(f.input<QComboBox>(u"voice"_s).currentText(), u"Bruno"_s);
        QVERIFY(f.input<QLineEdit>(u"wait"_s).accessibleDescription().contains(u"From 0 to 30 s"_s));
        QCOMPARE(f.input<QLineEdit>(u"pin"_s).echoMode(), QLineEdit::Password);
        QVERIFY(f.input<QLineEdit>(u"pin"_s).placeholderText().contains(u"Unchanged"_s));
        QVERIFY(f.input<QLineEdit>(u"used"_s).isReadOnly());
        QCOMPARE(f.form.changes(), admin::Record());
        const QStringList unnamed = unnamedControls(f.form);
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u", "_s)));
    }

    void onlyWhatWasTouchedAndDiffersIsTold()
    {
        Form f;
        QTest::keyClicks(&f.input<QLineEdit>(u"text"_s), u"!"_s);
        f.input<QCheckBox>(u"on"_s).click();
        f.input<QComboBox>(u"voice"_s).setCurrentIndex(0);
        QCOMPARE(
            f.form.changes(), (admin::Record{{u"text"_s, u"Hello!"_s}, {u"on"_s, u"false"_s}, {u"voice"_s, u"a"_s}}));
        QTest::keyClick(&f.input<QLineEdit>(u"text"_s), Qt::Key_Backspace);
        f.input<QCheckBox>(u"on"_s).click();
        QCOMPARE(f.form.changes(), (admin::Record{{u"voice"_s, u"a"_s}}));
        f.form.setRecord(greeting());
        QCOMPARE(f.form.changes(), admin::Record());
    }

    void whatThePbxDoesNotSayIsNotInvented()
    {
        Form f;
        f.form.setRecord({{u"ext"_s, u"202"_s}});
        QCOMPARE(f.input<QCheckBox>(u"on"_s).checkState(), Qt::PartiallyChecked);
        QCOMPARE(f.input<QComboBox>(u"voice"_s).currentText(), u"(not known)"_s);
        QCOMPARE(f.form.changes(), admin::Record());
        f.input<QCheckBox>(u"on"_s).click();
        QVERIFY(f.form.changes().contains(u"on"_s));
        f.form.setRecord({{u"voice"_s, u"z"_s}}); // a choice that the document does not name
        QCOMPARE(f.input<QComboBox>(u"voice"_s).currentData().toString(), u"z"_s);
    }

    void mistakesShowAtTheirField()
    {
        Form f;
        QTest::keyClicks(&f.input<QLineEdit>(u"text"_s), u" from the switchboard"_s);
        f.input<QLineEdit>(u"wait"_s).selectAll();
        QTest::keyClicks(&f.input<QLineEdit>(u"wait"_s), u"soon"_s);
        QVERIFY(!f.form.validate());
        QVERIFY(!f.form.field(u"text"_s)->problem().isEmpty());
        QVERIFY2(f.form.field(u"wait"_s)->problem().contains(u"30"_s), qPrintable(f.form.field(u"wait"_s)->problem()));
        QVERIFY(f.form.field(u"voice"_s)->problem().isEmpty());
        QCOMPARE(f.input<QLineEdit>(u"text"_s).accessibleDescription(), f.form.field(u"text"_s)->problem());
        f.input<QLineEdit>(u"wait"_s).selectAll();
        QTest::keyClicks(&f.input<QLineEdit>(u"wait"_s), u"5"_s);
        QVERIFY(f.form.field(u"wait"_s)->problem().isEmpty()); // not held against what is typed now
        QCOMPARE(f.form.setProblems({{u"elsewhere"_s, u"No."_s}}), QStringList{u"No."_s});
    }

    void servicesAreReadCheckedAndSaved()
    {
        ShellFixture fixture;
        fixture.populate();
        fixture.client.operationAnswers.insert(u"test.greeting.get"_s,
            QJsonObject{{u"ext"_s, u"202"_s}, {u"text"_s, u"Hello"_s}, {u"on"_s, u"true"_s}, {u"wait"_s, u"3"_s},
                {u"voice"_s, u"b"_s}, {u"used"_s, u"7"_s}});
        fixture.client.operationAnswers.insert(u"test.greeting.set"_s, u"ok"_s);
        auto* sheet = new ServicesSheet(
            fixture.context, fixture.client.extensionId(u"202"_s), u"Bo Li"_s, catalogue(), &fixture.window());
        sheet->show();
        QVERIFY(!sheet->isModal());
        QCOMPARE(sheet->findChild<QListWidget*>(u"servicesList"_s)->count(), 1); // trunks are nobody's service
        auto* go = sheet->findChild<QPushButton*>(u"servicesGo"_s);
        QTRY_VERIFY(sheet->form()->isEnabled());
        QVERIFY(!go->isEnabled()); // nothing to save
        auto* text = qobject_cast<QLineEdit*>(sheet->form()->field(u"text"_s)->input());
        text->selectAll();
        QTest::keyClicks(text, u"Welcome to the house"_s);
        QVERIFY(go->isEnabled());
        go->click();
        QVERIFY(!sheet->form()->field(u"text"_s)->problem().isEmpty()); // too long
        QCOMPARE(fixture.client.invoked.constLast().first, u"test.greeting.get"_s);
        text->selectAll();
        QTest::keyClicks(text, u"Welcome"_s);
        go->click();
        QTRY_COMPARE(go->text(), u"Save"_s);
        QVERIFY2(sheet->message().contains(u"“Hello” → “Welcome”"_s), qPrintable(sheet->message()));
        QTest::keyClicks(text, u"!"_s); // another change: looked at again first
        QVERIFY(go->text() != u"Save"_s);
        go->click();
        QTRY_COMPARE(go->text(), u"Save"_s);
        go->click();
        QTRY_COMPARE(sheet->message(), u"Saved."_s);
        const auto sent = std::ranges::find_if(
            fixture.client.invoked, [](const auto& each) { return each.first == "test.greeting.set"_L1; });
        QVERIFY(sent != fixture.client.invoked.cend());
        QCOMPARE(sent->second, (QJsonObject{{u"ext"_s, u"202"_s}, {u"text"_s, u"Welcome!"_s}})); // nothing else
        const QStringList unnamed = unnamedControls(*sheet);
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u", "_s)));
    }

    void aServiceThatCannotBeReadSaysWhy()
    {
        ShellFixture fixture;
        auto* sheet = new ServicesSheet(
            fixture.context, fixture.client.extensionId(u"202"_s), u"Bo Li"_s, catalogue(), &fixture.window());
        sheet->show();
        QTRY_VERIFY(sheet->message().contains(u"no such operation"_s));
        QVERIFY(!sheet->form()->isEnabled());
        fixture.models.detach(fixture.client.site());
        QTRY_VERIFY(!fixture.window().findChild<ServicesSheet*>() || !sheet->isVisible());
    }

    void keysForTheChosenPerson()
    {
        ShellFixture fixture;
        fixture.populate();
        fixture.window();
        QVERIFY(!fixture.actions.availability(action::kPersonDnd).can); // nobody is chosen
        fixture.selection.setTarget({fixture.client.site(), u"202"_s, u"Bo Li"_s});
        fixture.actions.find(action::kPersonDnd)->trigger();
        QCOMPARE(fixture.lastCommand(), Command::setDnd(fixture.client.extensionId(u"202"_s), true));
        fixture.selection.setTarget({fixture.client.site(), u"204"_s, {}}); // does not want to be disturbed
        fixture.actions.find(action::kPersonDnd)->trigger();
        QCOMPARE(fixture.lastCommand(), Command::setDnd(fixture.client.extensionId(u"204"_s), false));
        QVERIFY(!fixture.actions.availability(action::kPersonForwardEnd).can);
        fixture.actions.find(action::kPersonForward)->trigger();
        auto* field = fixture.window().findChild<QLineEdit*>(u"personPickerField"_s);
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, u"ana"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(fixture.lastCommand().verb, Capability::SetForward);
        QCOMPARE(fixture.lastCommand().extension, u"204"_s);
        QCOMPARE(fixture.lastCommand().target, u"205"_s);
        Extension forwarded = fixture.client.extension(u"204"_s, u"Dieter Eder"_s);
        forwarded.forwardTo = u"205"_s;
        Q_EMIT fixture.client.extensionChanged(forwarded);
        fixture.settle();
        fixture.actions.find(action::kPersonForwardEnd)->trigger();
        QCOMPARE(fixture.lastCommand(), Command::setForward(fixture.client.extensionId(u"204"_s), {}));
        fixture.client.deny(Capability::Services, u"This PBX has no services."_s);
        fixture.settle();
        QCOMPARE(fixture.actions.availability(action::kPersonServices).why, u"This PBX has no services."_s);
    }

    void theLampsMenuActsOnItsOwnPerson()
    {
        ShellFixture fixture;
        fixture.populate();
        auto* lamps = fixture.window().findChild<BlfPanel*>();
        fixture.selection.setTarget({fixture.client.site(), u"202"_s, u"Bo Li"_s});
        QModelIndex ana;
        for (int row = 0; row < lamps->grid().model()->rowCount(); ++row) {
            if (lamps->grid().targetAt(lamps->grid().model()->index(row, 0)).number == u"205"_s)
                ana = lamps->grid().model()->index(row, 0);
        }
        Q_EMIT lamps->grid().customContextMenuRequested(lamps->grid().visualRect(ana).center());
        auto* menu = lamps->findChild<QMenu*>(u"tileMenu"_s);
        QAction* dnd = nullptr;
        for (QAction* each : menu->actions()) {
            if (each->text() == u"Do not disturb"_s)
                dnd = each;
        }
        QVERIFY(dnd && dnd->isEnabled());
        dnd->trigger();
        menu->close();
        QCOMPARE(fixture.lastCommand(), Command::setDnd(fixture.client.extensionId(u"205"_s), true));
    }

    void aTextMessageAsksBeforeItIsSent()
    {
        ShellFixture fixture;
        fixture.populate();
        fixture.selection.setTarget({fixture.client.site(), u"202"_s, u"Bo Li"_s});
        MainWindow& window = fixture.window();
        fixture.actions.find(action::kPersonSms)->trigger();
        auto* sheet = window.findChild<SmsSheet*>();
        auto* to = sheet->findChild<QLineEdit*>(u"smsTo"_s);
        auto* text = sheet->findChild<QPlainTextEdit*>(u"smsText"_s);
        auto* send = sheet->findChild<QPushButton*>(u"smsSend"_s);
        QCOMPARE(to->text(), u"202"_s);
        QVERIFY(!send->isEnabled());
        text->setPlainText(u"Call me back"_s);
        to->setText(u"+49 (170) 555"_s);
        QCOMPARE(unnamedControls(*sheet), QStringList());
        send->click();
        auto* strip = window.findChild<QuestionStrip*>();
        QVERIFY(strip->isVisible());
        QVERIFY(fixture.client.submitted().isEmpty());
        Q_EMIT strip->answered(false);
        QTRY_COMPARE(sheet->message(), u"Not sent."_s);
        send->click();
        Q_EMIT strip->answered(true);
        QTRY_VERIFY(!fixture.client.submitted().isEmpty());
        QCOMPARE(fixture.lastCommand().verb, Capability::SendSms);
        QCOMPARE(fixture.lastCommand().target, u"+49170555"_s);
        QCOMPARE(fixture.lastCommand().text, u"Call me back"_s);
        QTRY_VERIFY(!window.findChild<SmsSheet*>());
    }
};

QTEST_MAIN(TestServices)
#include "tst_services.moc"
