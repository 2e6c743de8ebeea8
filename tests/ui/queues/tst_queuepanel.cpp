// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/roles.h"
#include "tests/ui/shell/shellfixture.h"
#include "ui/common/mime.h"
#include "ui/queues/queuepanel.h"
#include "ui/supervise/modebanner.h"
#include "ui/supervise/supervisepanel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QTest>

#include <memory>

using namespace callboard;
using namespace callboard::ui;
using namespace Qt::StringLiterals;

namespace {

//! What a mouse would do: enter, move, let go. Qt delivers a drop only to who took the enter.
bool dropAt(QWidget* target, const QPointF& at, QMimeData* data)
{
    QDragEnterEvent enter(at.toPoint(), Qt::MoveAction, data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &enter);
    QDragMoveEvent move(at.toPoint(), Qt::MoveAction, data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &move);
    QDropEvent event(at, Qt::MoveAction, data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &event);
    return move.isAccepted() && event.isAccepted();
}

} // namespace

class TestQueuePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void treeKeepsItsPromises();
    void expandedAndCurrentSurviveChanges();
    void thresholds();
    void enterTakesTheChosenCaller();
    void keyTakesTheLongestWaiting();
    void callerDroppedOnAnotherQueueMoves();
    void agentsPauseWithAReasonAndHaveAPenalty();
    void superviseByKeysAndBanner();
    void superviseSaysWhyNot();
};

void TestQueuePanel::treeKeepsItsPromises()
{
    ShellFixture fixture;
    QueueTree tree(fixture.models);
    QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
    fixture.populate();
    QCOMPARE(tree.rowCount(), 2);
    const QModelIndex sales = tree.index(0, 0);
    QCOMPARE(tree.rowCount(sales), 6); // three callers, three agents
    QCOMPARE(tree.index(0, 0, sales).data().toString(), u"J. Novak"_s);
    QCOMPARE(tree.kindOf(tree.index(3, 0, sales)), QueueTree::Kind::Agent);
    QVERIFY(tree.index(4, 0, sales).data(Qt::ToolTipRole).toString().contains(u"does not say"_s)); // inferred
    QCOMPARE(tree.waitingCount(), 3);
    // The first leaves, the others move up, one agent changes its place.
    Queue queue{QueueId{fixture.client.site(), u"600"_s}, u"Sales"_s, {}, false};
    queue.waiting << QueuedCaller{fixture.client.callId(u"q2"_s), {u"Second"_s, {}}, fixture.ago(9), 1}
                  << QueuedCaller{fixture.client.callId(u"q1"_s), {u"First"_s, {}}, fixture.ago(38), 2};
    Q_EMIT fixture.client.queueChanged(queue);
    fixture.settle();
    QCOMPARE(tree.rowCount(sales), 5);
    QCOMPARE(tree.index(0, 0, sales).data().toString(), u"Second"_s);
    QCOMPARE(tree.longestCaller().row(), 1);
}

void TestQueuePanel::expandedAndCurrentSurviveChanges()
{
    ShellFixture fixture;
    fixture.populate();
    auto* panel = fixture.window().findChild<QueuePanel*>();
    const QModelIndex sales = panel->model()->index(0, 0);
    panel->setExpanded(sales, true);
    panel->setCurrentIndex(panel->model()->index(1, 0, sales));
    const QString chosen = panel->currentIndex().data().toString();
    Queue queue{QueueId{fixture.client.site(), u"600"_s}, u"Sales"_s, {}, false};
    queue.waiting << QueuedCaller{fixture.client.callId(u"q1"_s), {chosen, {}}, fixture.ago(38), 1};
    Q_EMIT fixture.client.queueChanged(queue);
    fixture.settle();
    QVERIFY(panel->isExpanded(panel->model()->index(0, 0)));
    QCOMPARE(panel->currentIndex().data().toString(), chosen);
    QCOMPARE(panel->currentIndex().row(), 0);
}

void TestQueuePanel::thresholds()
{
    const WaitThresholds limits{30, 60};
    QCOMPARE(waitLevel(29'999, limits), WaitLevel::Fine);
    QCOMPARE(waitLevel(30'000, limits), WaitLevel::Amber);
    QCOMPARE(waitLevel(60'000, limits), WaitLevel::Red);
    QCOMPARE(waitLevel(3'600'000, {0, 0}), WaitLevel::Fine);
}

void TestQueuePanel::enterTakesTheChosenCaller()
{
    ShellFixture fixture;
    fixture.populate();
    auto* panel = fixture.window().findChild<QueuePanel*>();
    const QModelIndex sales = panel->model()->index(0, 0);
    panel->setFocus();
    panel->setCurrentIndex(sales);
    QTest::keyClick(panel, Qt::Key_Return); // opens
    QVERIFY(panel->isExpanded(sales));
    QVERIFY(fixture.client.submitted().isEmpty());
    QTest::keyClick(panel, Qt::Key_Down);
    QTest::keyClick(panel, Qt::Key_Down);
    QTest::keyClick(panel, Qt::Key_Return);
    QCOMPARE(fixture.lastCommand().verb, Capability::TakeQueued);
    QCOMPARE(fixture.lastCommand().call, fixture.client.callId(u"q1"_s));
    QCOMPARE(fixture.lastCommand().extension, u"201"_s);
}

void TestQueuePanel::keyTakesTheLongestWaiting()
{
    ShellFixture fixture;
    fixture.populate();
    MainWindow& window = fixture.window();
    QTest::keyClick(&window, Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(fixture.lastCommand().verb, Capability::TakeQueued);
    QCOMPARE(fixture.lastCommand().call, fixture.client.callId(u"q0"_s));
}

void TestQueuePanel::callerDroppedOnAnotherQueueMoves()
{
    ShellFixture fixture;
    fixture.populate();
    auto* panel = fixture.window().findChild<QueuePanel*>();
    const QPointF support = panel->visualRect(panel->model()->index(1, 0)).center();
    const std::unique_ptr<QMimeData> data(
        mime::make(mime::DraggedQueued{fixture.client.callId(u"q0"_s), u"J. Novak"_s}));
    QVERIFY(dropAt(panel->viewport(), support, data.get()));
    QCOMPARE(fixture.lastCommand().verb, Capability::MoveQueued);
    QCOMPARE(fixture.lastCommand().target, u"601"_s);
}

void TestQueuePanel::agentsPauseWithAReasonAndHaveAPenalty()
{
    ShellFixture fixture;
    fixture.populate();
    MainWindow& window = fixture.window();
    auto* panel = window.findChild<QueuePanel*>();
    const QModelIndex sales = panel->model()->index(0, 0);
    panel->expand(sales);
    Agent agent = *panel->tree().agentAt(panel->model()->index(3, 0, sales)); // Bo Li, free
    agent.penalty = 2;
    Q_EMIT fixture.client.agentChanged(agent);
    fixture.settle();
    const QModelIndex row = panel->model()->index(3, 0, sales);
    QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(u"Penalty 2"_s));
    panel->setFocus();
    panel->setCurrentIndex(row);
    const auto menuEntry = [&](const QString& text) -> QAction* {
        QContextMenuEvent event(QContextMenuEvent::Keyboard, panel->visualRect(row).center(),
            panel->viewport()->mapToGlobal(panel->visualRect(row).center()));
        QCoreApplication::sendEvent(panel->viewport(), &event);
        const QList<QMenu*> menus = panel->findChildren<QMenu*>(u"queueMenu"_s);
        for (QAction* action : menus.last()->actions()) {
            if (action->text() == text)
                return action;
        }
        return nullptr;
    };
    QAction* pause = menuEntry(u"Pause with a reason…"_s);
    QVERIFY(pause);
    pause->trigger();
    QApplication::activePopupWidget()->close();
    auto* field = window.findChild<QLineEdit*>(u"choicePickerField"_s);
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"Doctor"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(fixture.lastCommand(),
        Command::agent(Capability::AgentPause, {fixture.client.site(), u"600"_s}, u"202"_s, u"Doctor"_s));

    QAction* penalty = menuEntry(u"Penalty 2: change…"_s);
    QVERIFY(penalty);
    penalty->trigger();
    QApplication::activePopupWidget()->close();
    QTest::keyClicks(field, u"many"_s);
    QTest::keyClick(field, Qt::Key_Return); // no number: refused in words, nothing is sent
    QCOMPARE(fixture.client.submitted().size(), 1);
    QVERIFY(window.findChild<QLabel*>(u"choicePickerFooter"_s)->text().contains(u"whole number"_s));
    field->setText(u"7"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(fixture.lastCommand(), Command::agentPenalty({fixture.client.site(), u"600"_s}, u"202"_s, 7));
    fixture.client.deny(Capability::AgentPenalty, u"This PBX has no penalties."_s);
    QAction* denied = menuEntry(u"Penalty 2: change…"_s);
    QVERIFY(denied && !denied->isEnabled());
    QCOMPARE(denied->toolTip(), u"This PBX has no penalties."_s);
    QApplication::activePopupWidget()->close();
}

void TestQueuePanel::superviseByKeysAndBanner()
{
    ShellFixture fixture;
    fixture.populate();
    MainWindow& window = fixture.window();
    window.setWorkspace(Workspace::Supervisor);
    Call call = fixture.client.incoming(u"c4"_s, {u"Blue Harbour"_s, {}}, u"203"_s, LegState::Talking, fixture.ago(60));
    fixture.announce(call);
    fixture.call(u"mine"_s, {u"Ms Ito"_s, {}}, LegState::Talking);
    auto* list = window.findChild<QListView*>(u"superviseList"_s);
    QCOMPARE(list->model()->rowCount(), 1); // not one's own conversation
    list->setFocus();
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_F10);
    QCOMPARE(fixture.lastCommand().verb, Capability::Listen);
    QCOMPARE(fixture.lastCommand().target, u"203"_s);

    Leg own;
    own.id = LegId{fixture.client.site(), u"own"_s};
    own.extension = u"201"_s;
    own.supervising = SuperviseMode::Listen;
    call.legs << own;
    fixture.announce(call);
    auto* banner = window.findChild<ModeBanner*>();
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->explanation(), u"Neither Carla Diaz nor Blue Harbour hears you."_s);
    call.legs.last().supervising = SuperviseMode::Barge;
    fixture.announce(call);
    QCOMPARE(banner->explanation(), u"Carla Diaz and Blue Harbour both hear you."_s);

    QTest::keyClick(list, Qt::Key_F11);
    QCOMPARE(fixture.lastCommand().verb, Capability::Whisper);
    QTest::keyClick(list, Qt::Key_F10, Qt::ShiftModifier);
    QCOMPARE(fixture.lastCommand().verb, Capability::Hangup);
    QCOMPARE(fixture.lastCommand().extension, u"201"_s);
    call.legs.removeLast();
    fixture.announce(call);
    QVERIFY(!banner->isVisible());
}

void TestQueuePanel::superviseSaysWhyNot()
{
    ShellFixture fixture;
    fixture.populate();
    MainWindow& window = fixture.window();
    window.setWorkspace(Workspace::Supervisor);
    fixture.client.deny(Capability::Whisper, u"Your login may not whisper."_s);
    fixture.announce(fixture.client.incoming(u"c4"_s, {u"Blue Harbour"_s, {}}, u"203"_s, LegState::Talking));
    auto* list = window.findChild<QListView*>(u"superviseList"_s);
    list->setCurrentIndex(list->model()->index(0, 0));
    fixture.settle();
    QVERIFY(fixture.actions.find(action::kListen)->isEnabled());
    QVERIFY(!fixture.actions.find(action::kWhisper)->isEnabled());
    QVERIFY(fixture.actions.toolTip(action::kWhisper).contains(u"Your login may not whisper."_s));
}

QTEST_MAIN(TestQueuePanel)
#include "tst_queuepanel.moc"
