// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/actionregistry.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextEdit>
#include <QVBoxLayout>

using namespace callboard;
using namespace callboard::ui;
using namespace Qt::StringLiterals;

namespace {

struct Window : QWidget
{
    QLineEdit* line = new QLineEdit(this);
    QTextEdit* text = new QTextEdit(this);
    QPushButton* button = new QPushButton(u"Other"_s, this);

    explicit Window(ActionRegistry& registry)
    {
        auto* layout = new QVBoxLayout(this);
        layout->addWidget(line);
        layout->addWidget(text);
        layout->addWidget(button);
        registry.installOn(this);
        show();
    }
};

} // namespace

class TestActionRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standardActionsHaveNoConflict();
    void keyWorksWhateverHasFocus_data();
    void keyWorksWhateverHasFocus();
    void letterNeverFiresInTextField();
    void conflictIsFoundAndSaid();
    void beginningOfAnotherSequenceIsAConflict();
    void navigationKeysAreRefused();
    void overridesSurviveARoundTrip();
    void unavailableActionSaysWhy();
    void boundButtonFollows();
    void htmlListsEverythingEscaped();
};

void TestActionRegistry::standardActionsHaveNoConflict()
{
    ActionRegistry registry;
    addStandardActions(registry);
    QVERIFY(registry.ids().size() > 30);
    for (const KeyConflict& conflict : registry.conflicts())
        qWarning() << conflict.sentence;
    QVERIFY(registry.conflicts().isEmpty());
    // look.md's keys, spelled out
    QCOMPARE(registry.keys(action::kAnswer), Keys{QKeySequence(Qt::Key_F3)});
    QCOMPARE(registry.keys(action::kHangup), Keys{QKeySequence(Qt::Key_F4)});
    QCOMPARE(registry.keys(action::kHold), Keys{QKeySequence(Qt::Key_F5)});
    QCOMPARE(registry.keys(action::kNextRinging), Keys{QKeySequence(Qt::Key_F6)});
    QCOMPARE(registry.keys(action::kTransfer), Keys{QKeySequence(Qt::Key_F7)});
    QCOMPARE(registry.keys(action::kPark), Keys{QKeySequence(Qt::Key_F8)});
    QCOMPARE(registry.keys(action::kFind), Keys{QKeySequence(Qt::CTRL | Qt::Key_K)});
}

void TestActionRegistry::keyWorksWhateverHasFocus_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("line edit") << 0;
    QTest::newRow("text edit") << 1;
    QTest::newRow("button") << 2;
}

void TestActionRegistry::keyWorksWhateverHasFocus()
{
    QFETCH(int, which);
    ActionRegistry registry;
    addStandardActions(registry);
    Window window(registry);
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QWidget* const widgets[] = {window.line, window.text, window.button};
    widgets[which]->setFocus();
    QSignalSpy fired(registry.find(action::kAnswer), &QAction::triggered);
    QTest::keyClick(widgets[which], Qt::Key_F3);
    QCOMPARE(fired.size(), 1);
}

void TestActionRegistry::letterNeverFiresInTextField()
{
    ActionRegistry registry;
    QAction* answer = registry.add({u"x"_s, u"X"_s, u"C"_s, {QKeySequence(Qt::Key_A)}, {}});
    QAction* upper = registry.add({u"y"_s, u"Y"_s, u"C"_s, {QKeySequence(Qt::SHIFT | Qt::Key_B)}, {}});
    Window window(registry);
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QSignalSpy fired(answer, &QAction::triggered);
    QSignalSpy firedUpper(upper, &QAction::triggered);

    window.line->setFocus();
    QTest::keyClicks(window.line, u"aB"_s);
    QCOMPARE(window.line->text(), u"aB"_s);
    window.text->setFocus();
    QTest::keyClicks(window.text, u"aB"_s);
    QCOMPARE(window.text->toPlainText(), u"aB"_s);
    QCOMPARE(fired.size(), 0);
    QCOMPARE(firedUpper.size(), 0);

    window.button->setFocus();
    QTest::keyClick(window.button, Qt::Key_A);
    QCOMPARE(fired.size(), 1);
}

void TestActionRegistry::conflictIsFoundAndSaid()
{
    ActionRegistry registry;
    addStandardActions(registry);
    const QString problem = registry.problem(action::kPark, QKeySequence(Qt::Key_F3));
    QVERIFY2(problem.contains(u"Answer"_s), qPrintable(problem));
    QVERIFY(registry.problem(action::kAnswer, QKeySequence(Qt::Key_F3)).isEmpty());

    registry.setKeys(action::kPark, {QKeySequence(Qt::Key_F3)});
    QCOMPARE(registry.conflicts().size(), 1);
    QVERIFY(registry.conflicts().constFirst().sentence.contains(u"Park"_s));
    registry.resetKeys(action::kPark);
    QVERIFY(registry.conflicts().isEmpty());
}

void TestActionRegistry::beginningOfAnotherSequenceIsAConflict()
{
    ActionRegistry registry;
    addStandardActions(registry);
    const QKeySequence chord(u"Ctrl+K, S"_s);
    QVERIFY(!registry.problem(action::kPark, chord).isEmpty());
}

void TestActionRegistry::navigationKeysAreRefused()
{
    ActionRegistry registry;
    addStandardActions(registry);
    for (const int key : {Qt::Key_Tab, Qt::Key_Return, Qt::Key_Space, Qt::Key_Down})
        QVERIFY(!registry.problem(action::kPark, QKeySequence(key)).isEmpty());
    QVERIFY(registry.problem(action::kPark, QKeySequence(Qt::CTRL | Qt::Key_Return)).isEmpty());
}

void TestActionRegistry::overridesSurviveARoundTrip()
{
    ActionRegistry first;
    addStandardActions(first);
    QSignalSpy stored(&first, &ActionRegistry::overridesChanged);
    first.setKeys(action::kAnswer, {QKeySequence(Qt::CTRL | Qt::Key_J), QKeySequence(Qt::Key_F3)});
    first.setKeys(action::kPark, {});
    QCOMPARE(stored.size(), 2);

    ActionRegistry second;
    addStandardActions(second);
    QHash<QString, QString> saved = first.overrides();
    QCOMPARE(saved.size(), 2);
    saved.insert(u"from.the.future"_s, u"F9"_s);
    second.setOverrides(saved);
    QCOMPARE(second.keys(action::kAnswer), first.keys(action::kAnswer));
    QVERIFY(second.keys(action::kPark).isEmpty());
    QVERIFY(second.find(action::kPark)->shortcuts().isEmpty());
    QCOMPARE(second.overrides().value(u"from.the.future"_s), u"F9"_s);
    second.resetAllKeys();
    QCOMPARE(second.keys(action::kAnswer), Keys{QKeySequence(Qt::Key_F3)});
}

void TestActionRegistry::unavailableActionSaysWhy()
{
    ActionRegistry registry;
    addStandardActions(registry);
    Window window(registry);
    QVERIFY(QTest::qWaitForWindowActive(&window));
    registry.setAvailability(action::kAnswer, Availability::no(u"Nothing rings."_s));
    QSignalSpy fired(registry.find(action::kAnswer), &QAction::triggered);
    QTest::keyClick(window.button, Qt::Key_F3);
    QCOMPARE(fired.size(), 0);
    QVERIFY(registry.find(action::kAnswer)->toolTip().contains(u"Nothing rings."_s));
    QVERIFY(registry.find(action::kAnswer)->toolTip().contains(u"F3"_s));
}

void TestActionRegistry::boundButtonFollows()
{
    ActionRegistry registry;
    addStandardActions(registry);
    QPushButton button;
    registry.bind(&button, action::kTransfer);
    QVERIFY(button.toolTip().contains(u"F7"_s));
    QCOMPARE(button.accessibleName(), u"Transfer"_s);
    registry.setKeys(action::kTransfer, {QKeySequence(Qt::CTRL | Qt::Key_T)});
    QVERIFY(button.toolTip().contains(u"Ctrl+T"_s));
    QSignalSpy fired(registry.find(action::kTransfer), &QAction::triggered);
    button.click();
    QCOMPARE(fired.size(), 1);
    registry.setAvailability(action::kTransfer, Availability::no(u"No call."_s));
    QVERIFY(!button.isEnabled());
    QVERIFY(button.toolTip().contains(u"No call."_s));
}

void TestActionRegistry::htmlListsEverythingEscaped()
{
    ActionRegistry registry;
    addStandardActions(registry);
    registry.add({u"odd"_s, u"<b>&"_s, u"Odd"_s, {QKeySequence(Qt::Key_F20)}, {}});
    const QString html = registry.toHtml(u"Keys"_s);
    QVERIFY(html.contains(u"&lt;b&gt;&amp;"_s));
    QVERIFY(html.contains(u"F20"_s));
    const QStringList headings = registry.categories();
    for (const QString& category : headings)
        QVERIFY(html.contains(category.toHtmlEscaped()));
}

QTEST_MAIN(TestActionRegistry)
#include "tst_actionregistry.moc"
