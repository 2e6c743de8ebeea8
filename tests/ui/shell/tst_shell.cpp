// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/shellfixture.h"
#include "ui/common/panelheader.h"
#include "ui/park/parkboard.h"
#include "ui/queues/queuepanel.h"
#include "ui/settings/shortcutspage.h"
#include "ui/shell/paneldock.h"
#include "ui/shell/sitelamp.h"
#include "ui/shell/statusstrip.h"
#include "ui/shell/themesettings.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QDirIterator>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace callboard;
using namespace callboard::ui;
using namespace Qt::StringLiterals;

//! The window as a person uses it: keys, workspaces, layouts, names for screen readers.
class TestShell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answerAndHangUpByKeyWhateverHasFocus();
    void holdKeyHoldsThenResumes();
    void unavailableKeySaysWhyAndSendsNothing();
    void workspacesKeepTheirOwnLayout();
    void startsInTheWorkspaceThatWasLeft();
    void layoutSurvivesARestartAndAReset();
    void layoutFileIsCheckedBeforeItIsUsed();
    void aHiddenPaletteIsQuiet();
    void paletteFindsPeopleCallsAndActions();
    void lampSaysStateAndDroppedRecords();
    void slowCommandShowsAndEnds();
    void everyControlHasAName();
    void tabReachesEveryPanel();
    void escLeavesPages();
    void certificateOfAnOpenSite();
    void removingASiteAsksFirst();
    void keyIsChangedCheckedAndKept();
    void keyIsChangedWithoutTheMouse();
    void keyListCanBeSaved();
    void settingsApplyAtOnce();
    void nothingRunsAModalLoop();
};

void TestShell::answerAndHangUpByKeyWhateverHasFocus()
{
    ShellFixture fixture;
    fixture.populate();
    MainWindow& window = fixture.window();
    fixture.call(u"c1"_s, {u"ACME Ltd"_s, u"+49 30 555 0101"_s});
    auto* field = window.findChild<QLineEdit*>(u"dialField"_s);
    QVERIFY(field);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_F3);
    QCOMPARE(fixture.client.submitted().size(), 1);
    QCOMPARE(fixture.lastCommand().verb, Capability::Answer);
    QCOMPARE(fixture.lastCommand().call, fixture.client.callId(u"c1"_s));
    QCOMPARE(fixture.lastCommand().extension, u"201"_s);

    fixture.call(u"c1"_s, {u"ACME Ltd"_s, u"+49 30 555 0101"_s}, LegState::Talking, 1);
    window.findChild<ParkBoard*>()->setFocus();
    QTest::keyClick(window.focusWidget(), Qt::Key_F4);
    QCOMPARE(fixture.lastCommand().verb, Capability::Hangup);
    QCOMPARE(fixture.lastCommand().extension, u"201"_s);
}

void TestShell::holdKeyHoldsThenResumes()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    fixture.call(u"c1"_s, {u"Ms Ito"_s, {}}, LegState::Talking);
    QTest::keyClick(&window, Qt::Key_F5);
    QCOMPARE(fixture.lastCommand().verb, Capability::Hold);
    fixture.call(u"c1"_s, {u"Ms Ito"_s, {}}, LegState::Held);
    QTest::keyClick(&window, Qt::Key_F5);
    QCOMPARE(fixture.lastCommand().verb, Capability::Resume);
}

void TestShell::unavailableKeySaysWhyAndSendsNothing()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    fixture.client.deny(Capability::Park, u"This PBX has no park slots."_s);
    fixture.call(u"c1"_s, {u"Ms Ito"_s, {}}, LegState::Talking);
    QTest::keyClick(&window, Qt::Key_F8);
    QVERIFY(fixture.client.submitted().isEmpty());
    QVERIFY(fixture.actions.toolTip(action::kPark).contains(u"This PBX has no park slots."_s));
    QVERIFY(!fixture.actions.find(action::kAdministrator)->isEnabled());
}

void TestShell::workspacesKeepTheirOwnLayout()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    PanelDock* calls = window.console().dock(u"calls"_s);
    PanelDock* supervise = window.console().dock(u"supervise"_s);
    QVERIFY(calls->isVisible());
    QVERIFY(!supervise->isVisible());
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(supervise->isVisible());
    QVERIFY(!calls->isVisible());
    QCOMPARE(fixture.settings.text(Setting::Workspace), u"supervisor"_s);
    supervise->close();
    QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(calls->isVisible());
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(!calls->isVisible());
    QVERIFY(!supervise->isVisible()); // closed by hand, and that was remembered
}

void TestShell::startsInTheWorkspaceThatWasLeft()
{
    ShellFixture fixture;
    QVERIFY(fixture.settings.set(Setting::Workspace, u"supervisor"_s));
    MainWindow& window = fixture.window();
    QVERIFY(window.console().dock(u"supervise"_s)->isVisible());
    QVERIFY2(!window.console().dock(u"calls"_s)->isVisible(), "the focus must not bring a closed panel back");
    QVERIFY(window.console().dock(u"queues"_s)->isAncestorOf(window.focusWidget()));
}

void TestShell::layoutSurvivesARestartAndAReset()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    window.console().dock(u"parks"_s)->close();
    window.close();
    fixture.shell.reset();
    MainWindow& again = fixture.window();
    QVERIFY(!again.console().dock(u"parks"_s)->isVisible());
    fixture.actions.find(action::kResetLayout)->trigger();
    QTRY_VERIFY(again.console().dock(u"parks"_s)->isVisible());
    QCOMPARE(again.console().dockWidgetArea(again.console().dock(u"parks"_s)), Qt::BottomDockWidgetArea);
}

void TestShell::layoutFileIsCheckedBeforeItIsUsed()
{
    ShellFixture fixture;
    Console& console = fixture.window().console();
    const QJsonObject original = console.exportLayout();
    console.dock(u"calls"_s)->close();
    QVERIFY(console.importLayout(original));
    QTRY_VERIFY(console.dock(u"calls"_s)->isVisible());

    QVERIFY(!console.importLayout({{u"kind"_s, u"recipe"_s}}));
    QJsonObject future = original;
    future.insert(u"version"_s, 99);
    const Result<void> refused = console.importLayout(future);
    QVERIFY(!refused);
    QVERIFY(!refused.error().message.isEmpty());
    QVERIFY(console.dock(u"calls"_s)->isVisible());
}

void TestShell::aHiddenPaletteIsQuiet()
{
    ShellFixture fixture;
    fixture.populate();
    MainWindow& window = fixture.window();
    auto* list = window.findChild<QListView*>(u"commandPaletteList"_s);
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    QTest::keyClick(window.focusWidget(), Qt::Key_Escape);
    QSignalSpy reset(list->model(), &QAbstractItemModel::modelReset);
    QSignalSpy changed(list->model(), &QAbstractItemModel::dataChanged);
    fixture.call(u"c1"_s, {u"Boa Textiles"_s, {}}, LegState::Ringing);
    fixture.settle();
    QCoreApplication::processEvents();
    QCOMPARE(reset.size() + changed.size(), 0);
    // Open again it shows what happened meanwhile.
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(list->model()->index(0, 0).data().toString(), u"Boa Textiles"_s);
}

void TestShell::paletteFindsPeopleCallsAndActions()
{
    ShellFixture fixture;
    fixture.populate();
    MainWindow& window = fixture.window();
    fixture.call(u"c1"_s, {u"Boa Textiles"_s, {}}, LegState::Held);
    auto* field = window.findChild<QLineEdit*>(u"commandPaletteField"_s);
    auto* list = window.findChild<QListView*>(u"commandPaletteList"_s);
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, u"bo"_s);
    QStringList names;
    for (int row = 0; row < list->model()->rowCount(); ++row)
        names << list->model()->index(row, 0).data().toString();
    QVERIFY2(names.contains(u"Boa Textiles"_s), qPrintable(names.join(u',')));
    QVERIFY2(names.contains(u"Bo Li"_s), qPrintable(names.join(u',')));

    // A person: Enter calls.
    field->setText(u"Bo Li"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(fixture.lastCommand().verb, Capability::Dial);
    QCOMPARE(fixture.lastCommand().target, u"202"_s);
    QVERIFY(!field->isVisible());

    // An action: Enter does it.
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    field->setText(u"silence this"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(fixture.settings.flag(Setting::ConsoleDnd));

    // Esc: nothing, and the focus goes back.
    auto* dial = window.findChild<QLineEdit*>(u"dialField"_s);
    dial->setFocus();
    const auto before = fixture.client.submitted().size();
    QTest::keyClick(dial, Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(field, u"bo"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QVERIFY(dial->hasFocus());
    QCOMPARE(fixture.client.submitted().size(), before);
}

void TestShell::lampSaysStateAndDroppedRecords()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    auto* lamp = window.findChild<SiteLamp*>(u"siteLamp_head"_s);
    QVERIFY(lamp);
    QVERIFY2(lamp->text().startsWith(u"Head office: live"_s), qPrintable(lamp->text()));
    LinkStatus degraded = fixture.client.link();
    degraded.state = LinkState::Degraded;
    degraded.lastHeard = fixture.ago(12);
    degraded.dropped = 3;
    fixture.client.setLinkStatus(degraded);
    fixture.settle();
    QVERIFY2(lamp->text().contains(u"12 s"_s), qPrintable(lamp->text()));
    QVERIFY2(lamp->toolTip().contains(u"3 record"_s), qPrintable(lamp->toolTip()));
    QSignalSpy reconnect(&window, &MainWindow::reconnectRequested);
    lamp->menu()->actions().constFirst()->trigger();
    QCOMPARE(reconnect.size(), 1);
    QCOMPARE(reconnect.at(0).at(0).value<SiteId>(), fixture.client.site());
}

void TestShell::slowCommandShowsAndEnds()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    fixture.call(u"c1"_s, {u"Ms Ito"_s, {}}, LegState::Talking);
    auto* busy = window.findChild<QLabel*>(u"busyLine"_s);
    fixture.client.holdAnswers();
    QTest::keyClick(&window, Qt::Key_F5);
    QVERIFY(busy->text().isEmpty()); // not for the first 150 ms
    QTRY_VERIFY(!busy->text().isEmpty());
    fixture.client.finishPending();
    QTRY_VERIFY(busy->text().isEmpty());
}

void TestShell::everyControlHasAName()
{
    ShellFixture fixture;
    fixture.populate();
    fixture.call(u"c1"_s, {u"Ms Ito"_s, {}}, LegState::Talking);
    MainWindow& window = fixture.window();
    QStringList nameless;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        // What is hidden by itself gets its name when it is shown; a combo box's popup has the box's.
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy()
            || (widget->isHidden() && widget->parentWidget()->isVisible()) || widget->inherits("QComboBoxListView"))
            continue;
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
        const QString name = face ? face->text(QAccessible::Name) : QString();
        const bool inner = qobject_cast<QAbstractSpinBox*>(widget->parentWidget())
            || qobject_cast<QComboBox*>(widget->parentWidget()) || widget->parentWidget()->inherits("QKeySequenceEdit");
        if (name.isEmpty() && !inner)
            nameless << u"%1 “%2” in “%3”"_s.arg(QString::fromLatin1(widget->metaObject()->className()),
                widget->objectName(), widget->parentWidget()->objectName());
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
}

void TestShell::tabReachesEveryPanel()
{
    ShellFixture fixture;
    fixture.populate();
    fixture.call(u"c1"_s, {u"Ms Ito"_s, {}}, LegState::Talking);
    MainWindow& window = fixture.window();
    QSet<QString> missing{
        u"callList"_s, u"blfGrid"_s, u"dialField"_s, u"parkBoard"_s, u"queuePanel"_s, u"searchField"_s};
    QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier | Qt::ShiftModifier);
    for (int step = 0; step < 120 && !missing.isEmpty(); ++step) {
        QWidget* focused = window.focusWidget();
        QVERIFY(focused);
        missing.remove(focused->objectName());
        QTest::keyClick(focused, Qt::Key_Tab);
    }
    QVERIFY2(missing.isEmpty(), qPrintable(QStringList(missing.values()).join(u", "_s)));
}

void TestShell::escLeavesPages()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    QTest::keyClick(&window, Qt::Key_F1);
    auto* list = window.findChild<QWidget*>(u"shortcutsPage"_s);
    QVERIFY(list->isVisible());
    QTest::keyClick(window.focusWidget(), Qt::Key_Escape);
    QVERIFY(!list->isVisible());
    QVERIFY(window.console().isVisible());
}

void TestShell::certificateOfAnOpenSite()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    CertificateOffer offer;
    offer.site = fixture.client.site();
    offer.host = u"pbx.example.com"_s;
    offer.fingerprint = u"ab12"_s;
    offer.pinned = u"cd34"_s;
    offer.changed = true;
    QSignalSpy accepted(&window, &MainWindow::certificateAccepted);
    window.offerCertificate(offer);
    QVERIFY(!window.console().isVisible());
    QTest::keyClick(window.focusWidget(), Qt::Key_Escape);
    QVERIFY(window.console().isVisible());
    QVERIFY(accepted.isEmpty());
    // The lamp leads back to the open question.
    fixture.window().findChild<SiteLamp*>()->menu()->actions().at(1)->trigger();
    QVERIFY(!window.console().isVisible());
    QWidget* page = window.focusWidget()->parentWidget();
    page->findChild<QAbstractButton*>(u"certificateAsked"_s)->click();
    page->findChild<QAbstractButton*>(u"certificateAccept"_s)->click();
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(accepted.at(0).at(0).value<SiteId>(), fixture.client.site());
    QCOMPARE(accepted.at(0).at(1).toString(), u"ab12"_s);
    // While somebody fills in a form, it waits behind the lamp.
    window.showWelcome();
    window.offerCertificate(offer);
    QVERIFY(window.findChild<FirstStart*>()->isVisible());
}

void TestShell::removingASiteAsksFirst()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    QSignalSpy removed(&window, &MainWindow::removeRequested);
    QAction* remove = window.findChild<SiteLamp*>()->menu()->actions().constLast();
    remove->trigger();
    QTest::keyClick(window.focusWidget(), Qt::Key_Return); // the default
    fixture.settle();
    QVERIFY(removed.isEmpty());
    remove->trigger();
    window.findChild<QPushButton*>(u"questionYes"_s)->click();
    QTRY_COMPARE(removed.size(), 1);
}

void TestShell::keyIsChangedCheckedAndKept()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    fixture.actions.find(action::kShortcuts)->trigger();
    auto* page = window.findChild<ShortcutsPage*>();
    page->choose(action::kPark);
    auto* edit = page->findChild<QKeySequenceEdit*>(u"shortcutEdit"_s);
    auto* set = page->findChild<QPushButton*>(u"shortcutSet"_s);
    edit->setKeySequence(QKeySequence(Qt::Key_F3));
    QVERIFY(!set->isEnabled());
    QVERIFY(page->findChild<QLabel*>(u"shortcutProblem"_s)->text().contains(u"Answer"_s));
    edit->setKeySequence(QKeySequence(u"Ctrl+J"_s));
    QVERIFY(set->isEnabled());
    set->click();
    QCOMPARE(fixture.actions.keys(action::kPark), Keys{QKeySequence(u"Ctrl+J"_s)});

    fixture.shell.reset();
    fixture.actions.setOverrides({});
    MainWindow& again = fixture.window(); // reads the settings
    fixture.call(u"c1"_s, {u"Ms Ito"_s, {}}, LegState::Talking);
    QTest::keyClick(&again, Qt::Key_F8);
    QVERIFY(fixture.client.submitted().isEmpty());
    QTest::keyClick(&again, Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(fixture.lastCommand().verb, Capability::Park);
}

void TestShell::keyIsChangedWithoutTheMouse()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    fixture.actions.find(action::kShortcuts)->trigger();
    auto* page = window.findChild<ShortcutsPage*>();
    auto* filter = page->findChild<QLineEdit*>(u"shortcutsFilter"_s);
    auto* list = page->findChild<QTreeWidget*>(u"shortcutsList"_s);
    QVERIFY(filter->hasFocus());
    QTest::keyClicks(filter, u"park"_s);
    QVERIFY(list->currentItem() && !list->currentItem()->isHidden());
    QTest::keyClick(filter, Qt::Key_Down);
    QVERIFY(list->hasFocus());
    filter->setFocus();
    QTest::keyClick(filter, Qt::Key_Return);
    auto* edit = page->findChild<QKeySequenceEdit*>(u"shortcutEdit"_s);
    QVERIFY(edit->hasFocus() || edit->isAncestorOf(window.focusWidget()));
    page->choose(action::kPark);
    QTest::keyClick(edit, Qt::Key_J, Qt::ControlModifier);
    auto* set = page->findChild<QPushButton*>(u"shortcutSet"_s);
    QTRY_VERIFY(set->isEnabled());
    set->setFocus();
    QTest::keyClick(set, Qt::Key_Space);
    QCOMPARE(fixture.actions.keys(action::kPark), Keys{QKeySequence(u"Ctrl+J"_s)});
}

void TestShell::keyListCanBeSaved()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    fixture.actions.find(action::kShortcuts)->trigger();
    auto* page = window.findChild<ShortcutsPage*>();
    const QString file = fixture.directory.filePath(u"keys.html"_s);
    QVERIFY(page->exportTo(file));
    QFile in(file);
    QVERIFY(in.open(QIODevice::ReadOnly));
    const QString html = QString::fromUtf8(in.readAll());
    QVERIFY(html.contains(u"Answer the ringing call"_s) && html.contains(u">F3<"_s));
    QVERIFY(!page->exportTo(fixture.directory.filePath(u"no/such/folder/keys.html"_s)));
}

void TestShell::settingsApplyAtOnce()
{
    ShellFixture fixture;
    fixture.theme.follow(fixture.settings);
    MainWindow& window = fixture.window();
    fixture.actions.find(action::kSettings)->trigger();
    auto* theme = window.findChild<QComboBox*>(u"appearance/theme"_s);
    QVERIFY(theme->hasFocus());
    theme->setCurrentIndex(theme->findData(u"dark"_s));
    Q_EMIT theme->activated(theme->currentIndex());
    QVERIFY(fixture.theme.tokens().dark);
    QTest::keyClick(&window, Qt::Key_L, Qt::ControlModifier); // the next one
    QCOMPARE(fixture.settings.text(Setting::Theme), u"contrast"_s);
    QCOMPARE(theme->currentData().toString(), u"contrast"_s);
}

void TestShell::nothingRunsAModalLoop()
{
    // A box that must be answered first would hide a ringing call. QDrag::exec() is the only loop that Qt demands.
    QStringList found;
    QDirIterator files(
        QStringLiteral(CALLBOARD_SOURCE_DIR "/ui"), {u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (const QString& line : text.split(u'\n')) {
            if (line.trimmed().startsWith(u"//"_s))
                continue;
            const bool drag = line.contains(u"drag->exec("_s) || line.contains(u"drag.exec("_s);
            if ((line.contains(u"exec("_s) && !drag) || line.contains(u"QMessageBox"_s)
                || line.contains(u"processEvents"_s))
                found << file.fileName() + u": "_s + line.trimmed();
        }
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
