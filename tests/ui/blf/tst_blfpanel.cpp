// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/extensionproxy.h"
#include "tests/ui/support/uiworld.h"
#include "tests/ui/support/widgets.h"
#include "ui/blf/blfgrid.h"
#include "ui/blf/blfpanel.h"
#include "ui/blf/tilegroups.h"
#include "ui/common/chipbar.h"
#include "ui/common/drophint.h"
#include "ui/common/mime.h"

#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPaintEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStyledItemDelegate>
#include <QTest>

#include <memory>

using namespace callboard;
using namespace callboard::ui;
using namespace Qt::StringLiterals;

namespace {

class CountingDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter*, const QStyleOptionViewItem&, const QModelIndex& index) const override { rows << index.row(); }
    mutable QList<int> rows;
};

} // namespace

class TestBlfPanel : public QObject
{
    Q_OBJECT

    struct Fixture
    {
        UiWorld world;
        BlfPanel panel{world.context};
        BlfGrid& grid = panel.grid();

        explicit Fixture(int people = 6)
        {
            for (int i = 0; i < people; ++i)
                Q_EMIT world.client.extensionChanged(
                    world.client.extension(QString::number(300 + i), u"Person %1"_s.arg(i, 5, 10, QChar(u'0'))));
            world.models.flush();
            panel.resize(700, 500);
            panel.show();
        }
        [[nodiscard]] QModelIndex at(int row) const { return grid.model()->index(row, 0); }
        [[nodiscard]] QModelIndex of(const QString& number) const
        {
            for (int row = 0; row < grid.model()->rowCount(); ++row) {
                if (grid.targetAt(at(row)).number == number)
                    return at(row);
            }
            return {};
        }
        //! Enters, hovers and drops; returns whether the hover was accepted.
        bool drop(QMimeData* data, const QPoint& where, Qt::KeyboardModifiers keys = {})
        {
            std::unique_ptr<QMimeData> owned(data);
            QDragEnterEvent enter(where, Qt::CopyAction, data, Qt::LeftButton, keys);
            QCoreApplication::sendEvent(grid.viewport(), &enter);
            QDragMoveEvent move(where, Qt::CopyAction, data, Qt::LeftButton, keys);
            QCoreApplication::sendEvent(grid.viewport(), &move);
            hint = grid.window()->findChild<DropHint*>() ? grid.window()->findChild<DropHint*>()->what() : QString();
            const bool accepted = enter.isAccepted() && move.isAccepted();
            QDropEvent dropped(where, Qt::CopyAction, data, Qt::LeftButton, keys);
            if (accepted)
                QCoreApplication::sendEvent(grid.viewport(), &dropped);
            else
                leave();
            return accepted;
        }
        void leave()
        {
            QDragLeaveEvent event;
            QCoreApplication::sendEvent(grid.viewport(), &event);
        }
        QString hint;
    };

private Q_SLOTS:
    void onlyVisibleTilesArePainted()
    {
        Fixture f(10'000);
        auto* counter = new CountingDelegate(&f.grid);
        f.grid.setItemDelegate(counter);
        f.grid.verticalScrollBar()->setValue(f.grid.verticalScrollBar()->maximum() / 2);
        f.grid.viewport()->grab();
        counter->rows.clear();
        f.grid.viewport()->grab();
        const auto [first, last] = f.grid.visibleRows();
        QVERIFY(last - first < 100);
        QCOMPARE(counter->rows.size(), last - first + 1);
        QCOMPARE(counter->rows.first(), first);
        QCOMPARE(counter->rows.last(), last);
    }

    void oneLampRepaintsOneTile()
    {
        Fixture f(200);
        QVERIFY(QTest::qWaitForWindowExposed(&f.panel));
        auto* counter = new CountingDelegate(&f.grid);
        f.grid.setItemDelegate(counter);
        QTRY_VERIFY(!counter->rows.isEmpty());
        f.grid.viewport()->grab();
        QCoreApplication::sendPostedEvents();
        counter->rows.clear();
        f.world.announce(f.world.client.extension(u"303"_s, u"Person 00003"_s, ExtensionState::Talking));
        QTRY_VERIFY(!counter->rows.isEmpty());
        QCOMPARE(QSet<int>(counter->rows.begin(), counter->rows.end()), QSet<int>{3});
        counter->rows.clear();
        // Out of sight: nothing is painted.
        f.world.announce(f.world.client.extension(u"499"_s, u"Person 00199"_s, ExtensionState::Talking));
        QCoreApplication::sendPostedEvents();
        QCOMPARE(counter->rows.size(), 0);
    }

    void plainDropTransfersBlindly()
    {
        Fixture f;
        const Call call = f.world.ring(u"1"_s, u"ACME Ltd"_s, LegState::Talking);
        f.world.announce(f.world.client.extension(u"302"_s, u"Bo Li"_s, ExtensionState::Talking));
        const QPoint at = f.grid.visualRect(f.of(u"302"_s)).center();
        QVERIFY(f.drop(mime::make(mime::DraggedCall{call.id, u"201"_s, u"ACME Ltd"_s}), at));
        QVERIFY2(f.hint.contains(u"ACME Ltd"_s) && f.hint.contains(u"Bo Li (talking)"_s), qPrintable(f.hint));
        QCOMPARE(f.world.client.submitted().size(), 1);
        const Command& command = f.world.client.submitted().first();
        QCOMPARE(command.verb, Capability::TransferBlind);
        QCOMPARE(command.call, call.id);
        QCOMPARE(command.extension, u"201"_s);
        QCOMPARE(command.target, u"302"_s);
        QTRY_COMPARE(f.world.commands.audit().size(), 1);
        QCOMPARE(f.world.commands.audit().last().origin, u"drop"_s);
        QVERIFY2(f.grid.window()->findChild<DropHint*>()->isHidden(), "the hint goes with the drag");
    }

    void shiftDropAsksFirst()
    {
        Fixture f;
        const Call call = f.world.ring(u"1"_s, u"ACME Ltd"_s, LegState::Talking);
        QVERIFY(f.drop(mime::make(mime::DraggedCall{call.id, u"201"_s, u"ACME Ltd"_s}),
            f.grid.visualRect(f.of(u"303"_s)).center(), Qt::ShiftModifier));
        QCOMPARE(f.world.client.submitted().size(), 1);
        QCOMPARE(f.world.client.submitted().first().verb, Capability::TransferConsult);
        QCOMPARE(f.world.client.submitted().first().target, u"303"_s);
    }

    void altDropShowsTheChoices()
    {
        Fixture f;
        const Call call = f.world.ring(u"1"_s, u"ACME Ltd"_s, LegState::Talking);
        QVERIFY(f.drop(mime::make(mime::DraggedCall{call.id, u"201"_s, u"ACME Ltd"_s}),
            f.grid.visualRect(f.of(u"303"_s)).center(), Qt::AltModifier));
        QCOMPARE(f.world.client.submitted().size(), 0);
        auto* menu = f.grid.findChild<QMenu*>(u"dropMenu"_s);
        QVERIFY(menu);
        menu->actions().at(2)->trigger();
        QCOMPARE(f.world.client.submitted().size(), 1);
        QCOMPARE(f.world.client.submitted().first().verb, Capability::TransferVoicemail);
        menu->close();
    }

    void parkedAndQueuedCallsCanBeDropped()
    {
        Fixture f;
        const ParkSlotId slot{f.world.client.site(), u"701"_s};
        QVERIFY(f.drop(mime::make(mime::DraggedPark{slot, u"Ms Berg"_s}), f.grid.visualRect(f.at(1)).center()));
        QCOMPARE(f.world.client.submitted().last().verb, Capability::Unpark);
        QCOMPARE(f.world.client.submitted().last().extension, u"301"_s);
        QVERIFY(f.drop(mime::make(mime::DraggedQueued{f.world.client.callId(u"9"_s), u"Mr Q"_s}),
            f.grid.visualRect(f.at(2)).center()));
        QCOMPARE(f.world.client.submitted().last().verb, Capability::MoveQueued);
        QCOMPARE(f.world.client.submitted().last().target, u"302"_s);
    }

    void whatThePbxCannotDoIsRefusedWithTheReason()
    {
        Fixture f;
        f.world.client.deny(Capability::TransferBlind, u"This PBX has no transfer."_s);
        const Call call = f.world.ring(u"1"_s, u"ACME Ltd"_s, LegState::Talking);
        QVERIFY(!f.drop(
            mime::make(mime::DraggedCall{call.id, u"201"_s, u"ACME Ltd"_s}), f.grid.visualRect(f.at(0)).center()));
        QCOMPARE(f.hint, u"This PBX has no transfer."_s);
        QCOMPARE(f.world.client.submitted().size(), 0);
    }

    void callsOfAnotherPbxAreRefused()
    {
        Fixture f;
        QVERIFY(!f.drop(mime::make(mime::DraggedCall{CallId{SiteId{u"branch"_s}, u"1"_s}, u"201"_s, u"ACME"_s}),
            f.grid.visualRect(f.at(0)).center()));
        QCOMPARE(f.world.client.submitted().size(), 0);
    }

    void foreignDragsAreIgnored()
    {
        Fixture f;
        auto* data = new QMimeData;
        data->setText(u"hello"_s);
        QVERIFY(!f.drop(data, f.grid.visualRect(f.at(0)).center()));
    }

    void keysMoveAndEnterCalls()
    {
        Fixture f(12);
        f.grid.setFocus();
        f.grid.setCurrentIndex(f.at(0));
        QTest::keyClick(&f.grid, Qt::Key_Right);
        QCOMPARE(f.grid.currentIndex().row(), 1);
        QTest::keyClick(&f.grid, Qt::Key_Down);
        QCOMPARE(f.grid.currentIndex().row(), 1 + f.grid.geometryOfTiles().columns());
        QTest::keyClick(&f.grid, Qt::Key_End);
        QCOMPARE(f.grid.currentIndex().row(), 11);
        QCOMPARE(f.world.selection.target().number, u"311"_s);
        QTest::keyClick(&f.grid, Qt::Key_Return);
        QCOMPARE(f.world.client.submitted().size(), 1);
        QCOMPARE(f.world.client.submitted().first().verb, Capability::Dial);
        QCOMPARE(f.world.client.submitted().first().target, u"311"_s);
        QCOMPARE(f.world.client.submitted().first().extension, u"201"_s);
    }

    void enterConnectsColleaguesWhereNothingElseCanBeDialled()
    {
        Fixture f(12);
        f.world.client.deny(Capability::Dial, u"jade's API cannot dial."_s);
        f.grid.setFocus();
        f.grid.setCurrentIndex(f.at(4));
        QTest::keyClick(&f.grid, Qt::Key_Return);
        QCOMPARE(f.world.client.submitted().size(), 1);
        QCOMPARE(f.world.client.submitted().first().verb, Capability::DialColleague);
        QCOMPARE(f.world.client.submitted().first().target, u"304"_s);
        f.world.client.deny(Capability::DialColleague, u"This login cannot."_s);
        QTest::keyClick(&f.grid, Qt::Key_Return);
        QCOMPARE(f.world.client.submitted().size(), 1);
    }

    void enterTransfersTheCallInHand()
    {
        Fixture f;
        const Call call = f.world.ring(u"1"_s, u"ACME Ltd"_s, LegState::Talking);
        f.world.selection.setCall(call.id);
        f.grid.setCurrentIndex(f.at(4));
        QTest::keyClick(&f.grid, Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(f.world.client.submitted().size(), 1);
        QCOMPARE(f.world.client.submitted().first().verb, Capability::TransferBlind);
        QCOMPARE(f.world.client.submitted().first().target, u"304"_s);
    }

    void aRingingCallIsNotGivenAwayByEnter()
    {
        Fixture f;
        f.world.selection.setCall(f.world.ring(u"1"_s, u"ACME Ltd"_s).id);
        f.grid.setCurrentIndex(f.at(4));
        QTest::keyClick(&f.grid, Qt::Key_Return);
        QCOMPARE(f.world.client.submitted().last().verb, Capability::Dial);
    }

    void typingFindsByNameAndNumber()
    {
        Fixture f;
        f.world.person(u"450"_s, u"Zoe Zimmer"_s);
        f.grid.setFocus();
        QTest::keyClicks(&f.grid, u"zim"_s);
        QCOMPARE(f.world.selection.target().number, u"450"_s);
        Fixture other;
        other.world.person(u"450"_s, u"Zoe Zimmer"_s);
        QTest::keyClicks(&other.grid, u"450"_s);
        QCOMPARE(other.world.selection.target().name, u"Zoe Zimmer"_s);
    }

    void filterNarrowsAndEscClears()
    {
        Fixture f;
        auto* filter = f.panel.findChild<QLineEdit*>(u"blfFilter"_s);
        QTest::keyClicks(filter, u"00004"_s);
        QCOMPARE(f.grid.model()->rowCount(), 1);
        QTest::keyClick(filter, Qt::Key_Down);
        QCOMPARE(f.world.selection.target().number, u"304"_s);
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(f.grid.model()->rowCount(), 6);
    }

    void ownGroupIsMadeInPlaceAndArrangedByDragging()
    {
        Fixture f;
        QTest::mouseClick(f.panel.findChild<QWidget*>(u"addGroup"_s), Qt::LeftButton);
        auto* name = f.panel.findChild<QLineEdit*>(u"newGroup"_s);
        QVERIFY(!name->isHidden());
        QTest::keyClicks(name, u"Night"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(f.panel.findChild<ChipBar*>()->current(), u"own:Night"_s);
        TileGroups groups(f.world.settings, &f.panel);
        for (const QString& number : {u"303"_s, u"301"_s, u"305"_s})
            groups.setMember(u"Night"_s, f.world.client.extensionId(number), true);
        QCOMPARE(f.grid.model()->rowCount(), 3);
        QCOMPARE(f.grid.targetAt(f.at(0)).number, u"303"_s);
        // The last one is dropped before the first.
        const QPoint first = f.grid.visualRect(f.at(0)).topLeft() + QPoint(2, 10);
        QVERIFY(f.drop(mime::make(mime::DraggedExtension{f.world.client.extensionId(u"305"_s), u"x"_s}), first));
        QCOMPARE(f.grid.targetAt(f.at(0)).number, u"305"_s);
        QCOMPARE(groups.members(u"Night"_s).first().text, u"305"_s);
        QCOMPARE(f.world.settings.value(Setting::OwnGroups).toMap().value(u"Night"_s).toStringList(),
            QStringList({u"head/305"_s, u"head/303"_s, u"head/301"_s}));
    }

    void arrangedMovesWithinTheList()
    {
        const auto id = [](const char* text) { return ExtensionId{SiteId{u"s"_s}, QString::fromLatin1(text)}; };
        const QList<ExtensionId> abc{id("a"), id("b"), id("c")};
        QCOMPARE(arranged(abc, id("a"), 3), QList<ExtensionId>({id("b"), id("c"), id("a")}));
        QCOMPARE(arranged(abc, id("c"), 0), QList<ExtensionId>({id("c"), id("a"), id("b")}));
        QCOMPARE(arranged(abc, id("b"), 1), abc);
        QCOMPARE(arranged(abc, id("x"), 1), QList<ExtensionId>({id("a"), id("x"), id("b"), id("c")}));
    }

    void sizeIsRemembered()
    {
        Fixture f;
        QTest::mouseClick(f.panel.findChild<QWidget*>(u"tileSizeL"_s), Qt::LeftButton);
        QCOMPARE(f.grid.tileSize(), TileSize::Large);
        QCOMPARE(f.world.settings.text(Setting::TileSize), u"L"_s);
    }

    void reducedMotionStopsThePulse()
    {
        Fixture f;
        f.world.person(u"300"_s, u"Person 00000"_s, ExtensionState::Ringing);
        QVERIFY(QTest::qWaitForWindowExposed(&f.panel));
        QTRY_VERIFY(f.grid.pulse() > 0);
        f.world.theme.setReduceMotion(true);
        QTRY_COMPARE(f.grid.pulse(), 0.0);
    }

    void everythingHasAnAccessibleName()
    {
        Fixture f;
        QCOMPARE(unnamedControls(f.panel), QStringList());
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&f.grid);
        QVERIFY(list);
        QCOMPARE(list->childCount(), 6);
        QVERIFY(list->child(2)->text(QAccessible::Name).contains(u"Person 00002"_s));
        QCOMPARE(list->child(2)->rect().size(), f.grid.visualRect(f.at(2)).size());
    }
};

QTEST_MAIN(TestBlfPanel)
#include "tst_blfpanel.moc"
