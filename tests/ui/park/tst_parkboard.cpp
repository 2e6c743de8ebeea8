// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/parkmodel.h"
#include "tests/ui/shell/shellfixture.h"
#include "ui/common/emptynote.h"
#include "ui/common/mime.h"
#include "ui/park/parkboard.h"
#include "ui/park/parkdelegate.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>
#include <QTest>

#include <memory>

using namespace callboard;
using namespace callboard::ui;
using namespace Qt::StringLiterals;

class TestParkBoard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modelKeepsItsPromises();
    void parkAndRetrieveByKey();
    void digitAndEnterRetrieve();
    void dropParksInThatSlot();
    void dropOnUsedSlotIsRefused();
    void announcementGoesToTheClipboard();
    void overdueTileSaysSoWithoutColour();
    void emptyBoardSaysWhy();
};

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

bool drop(ParkBoard& board, int row, QMimeData* data)
{
    return dropAt(board.viewport(), board.visualRect(board.model()->index(row, 0)).center(), data);
}

} // namespace

void TestParkBoard::modelKeepsItsPromises()
{
    ShellFixture fixture;
    ParkBoardModel model(fixture.models);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    fixture.populate();
    QCOMPARE(model.rowCount(), 5); // 701 to 704 and "next free"
    QCOMPARE(model.usedCount(), 1);
    QVERIFY(model.at(4).isNextFree());
    QPersistentModelIndex kept = model.index(3);
    ParkSlot taken;
    taken.id = ParkSlotId{fixture.client.site(), u"700"_s};
    taken.call = fixture.client.callId(u"x"_s);
    taken.since = fixture.ago(100);
    Q_EMIT fixture.client.parkSlotChanged(taken);
    fixture.settle();
    QCOMPARE(model.at(0).id.text, u"700"_s);
    QCOMPARE(model.longestRow(), 0);
    QCOMPARE(kept.row(), 4); // 704 is still what the index points to
    QCOMPARE(model.at(kept.row()).id.text, u"704"_s);
    fixture.client.deny(Capability::Park, u"No."_s);
    fixture.settle();
    QCOMPARE(model.rowCount(), 5); // no "next free" where nobody can park
}

void TestParkBoard::parkAndRetrieveByKey()
{
    ShellFixture fixture;
    fixture.populate();
    MainWindow& window = fixture.window();
    fixture.call(u"c1"_s, {u"Ms Ito"_s, {}}, LegState::Talking);
    QTest::keyClick(&window, Qt::Key_F8);
    QCOMPARE(fixture.lastCommand().verb, Capability::Park);
    QVERIFY(fixture.lastCommand().target.isEmpty()); // the next free one
    QTest::keyClick(&window, Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(fixture.lastCommand().verb, Capability::Unpark);
    QCOMPARE(fixture.lastCommand().target, u"701"_s);
    QCOMPARE(fixture.lastCommand().extension, u"201"_s);
}

void TestParkBoard::digitAndEnterRetrieve()
{
    ShellFixture fixture;
    fixture.populate();
    auto* board = fixture.window().findChild<ParkBoard*>();
    board->setFocus();
    QTest::keyClick(board, Qt::Key_3);
    QVERIFY(fixture.client.submitted().isEmpty()); // 703 is free
    QTest::keyClick(board, Qt::Key_1);
    QCOMPARE(fixture.lastCommand().target, u"701"_s);
    fixture.settle();
    QTest::keyClick(board, Qt::Key_Return);
    QCOMPARE(fixture.client.submitted().size(), 2);
    // Enter on a free slot without a call does nothing.
    board->setCurrentIndex(board->model()->index(2, 0));
    QTest::keyClick(board, Qt::Key_Return);
    QCOMPARE(fixture.client.submitted().size(), 2);
}

void TestParkBoard::dropParksInThatSlot()
{
    ShellFixture fixture;
    fixture.populate();
    auto* board = fixture.window().findChild<ParkBoard*>();
    const std::unique_ptr<QMimeData> data(
        mime::make(mime::DraggedCall{fixture.client.callId(u"c1"_s), u"201"_s, u"Ms Ito"_s}));
    QVERIFY(drop(*board, 2, data.get()));
    QCOMPARE(fixture.lastCommand().verb, Capability::Park);
    QCOMPARE(fixture.lastCommand().target, u"703"_s);
    fixture.settle();
    board->scrollToBottom();
    QVERIFY(drop(*board, 4, data.get()));
    QVERIFY(fixture.lastCommand().target.isEmpty());
}

void TestParkBoard::dropOnUsedSlotIsRefused()
{
    ShellFixture fixture;
    fixture.populate();
    auto* board = fixture.window().findChild<ParkBoard*>();
    const std::unique_ptr<QMimeData> data(
        mime::make(mime::DraggedCall{fixture.client.callId(u"c1"_s), u"201"_s, u"Ms Ito"_s}));
    QVERIFY(!drop(*board, 0, data.get()));
    const std::unique_ptr<QMimeData> foreign(
        mime::make(mime::DraggedCall{CallId{SiteId{u"other"_s}, u"c1"_s}, u"201"_s, {}}));
    QVERIFY(!drop(*board, 2, foreign.get()));
    QVERIFY(fixture.client.submitted().isEmpty());
}

void TestParkBoard::announcementGoesToTheClipboard()
{
    ShellFixture fixture;
    fixture.populate();
    fixture.window();
    fixture.actions.find(action::kAnnounce)->trigger();
    QCOMPARE(QApplication::clipboard()->text(), u"Ms Berg is waiting. Please dial 701."_s);
}

void TestParkBoard::overdueTileSaysSoWithoutColour()
{
    ShellFixture fixture;
    fixture.populate();
    ParkBoardModel model(fixture.models);
    const ParkTileLook fresh = lookOf(model.at(0), fixture.clock.nowMs(), 90);
    QCOMPARE(fresh.waited, u"0:41"_s);
    QCOMPARE(fresh.below, u"by Ana Ruiz"_s);
    QVERIFY(!fresh.overdue);
    fixture.clock.advanceMs(50'000);
    const ParkTileLook late = lookOf(model.at(0), fixture.clock.nowMs(), 90);
    QVERIFY(late.overdue);
    QCOMPARE(late.below, u"waits long"_s);
    QVERIFY(!lookOf(model.at(0), fixture.clock.nowMs(), 0).overdue); // 0: never
}

void TestParkBoard::emptyBoardSaysWhy()
{
    ShellFixture fixture;
    fixture.client.deny(Capability::Park, u"This PBX has no parking."_s);
    fixture.window();
    fixture.settle();
    auto* board = fixture.window().findChild<ParkBoard*>();
    QCOMPARE(board->model()->rowCount(), 0);
    auto* note = board->findChild<EmptyNote*>();
    QTRY_COMPARE(note->text(), u"This PBX has no parking."_s);
    QVERIFY(note->isVisibleTo(board));
    QCOMPARE(board->accessibleDescription(), note->text()); // a screen reader hears it, too
    ParkSlot slot;
    slot.id = {fixture.client.site(), u"701"_s};
    Q_EMIT fixture.client.parkSlotChanged(slot);
    fixture.settle();
    QVERIFY(!note->isVisibleTo(board));
}

QTEST_MAIN(TestParkBoard)
#include "tst_parkboard.moc"
