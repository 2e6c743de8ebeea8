// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/attendantcallsproxy.h"
#include "tests/ui/support/uiworld.h"
#include "tests/ui/support/widgets.h"
#include "ui/calls/calllistview.h"
#include "ui/calls/callrow.h"
#include "ui/calls/callspanel.h"
#include "ui/calls/groupedgeometry.h"
#include "ui/common/announcer.h"
#include "ui/common/callactions.h"
#include "ui/common/mime.h"

#include <QHoverEvent>
#include <QMimeData>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace callboard;
using namespace callboard::ui;
using namespace Qt::StringLiterals;

class TestCallsPanel : public QObject
{
    Q_OBJECT

    struct Fixture
    {
        UiWorld world;
        CallsPanel panel{world.context};
        CallListView& list = panel.list();

        Fixture()
        {
            panel.resize(300, 500);
            panel.show();
        }
        [[nodiscard]] QModelIndex of(const QString& call) const
        {
            for (int row = 0; row < list.model()->rowCount(); ++row) {
                const QModelIndex index = list.model()->index(row, 0);
                if (list.callAt(index)->id.text == call)
                    return index;
            }
            return {};
        }
        [[nodiscard]] QRect rectOf(const QString& call) const
        {
            list.doItemsLayout();
            return list.visualRect(of(call));
        }
        void hover(const QPoint& at)
        {
            QHoverEvent event(QEvent::HoverMove, at, list.viewport()->mapToGlobal(at), QPoint(-1, -1));
            QCoreApplication::sendEvent(list.viewport(), &event);
        }
        void leave()
        {
            QHoverEvent event(QEvent::HoverLeave, QPoint(-1, -1), QPoint(-1, -1), QPoint(-1, -1));
            QCoreApplication::sendEvent(list.viewport(), &event);
        }
        void end(const QString& call)
        {
            Q_EMIT world.client.callEnded(world.client.callId(call), EndCause{});
            world.models.flush();
        }
    };

private Q_SLOTS:
    void geometryOfGroups()
    {
        GroupedGeometry::Measures m{
            .width = 300, .rowHeight = 50, .headerHeight = 20, .gap = 2, .margin = 8, .bottom = 8};
        const GroupedGeometry g({0, 0, 2}, m);
        QCOMPARE(g.rect(0), QRect(8, 20, 284, 50));
        QCOMPARE(g.rect(1), QRect(8, 72, 284, 50));
        QCOMPARE(g.rect(2), QRect(8, 144, 284, 50));
        QCOMPARE(g.headers().size(), 2);
        QCOMPARE(g.headers().at(0).count, 2);
        QCOMPARE(g.headers().at(1).rect.top(), 124);
        QCOMPARE(g.contentHeight(), 144 + 50 + 8);
        QCOMPARE(g.at({20, 10}), -1);
        QCOMPARE(g.at({20, 20}), 0);
        QCOMPARE(g.at({20, 69}), 0);
        QCOMPARE(g.at({20, 70}), -1);
        QCOMPARE(g.at({2, 30}), -1);
        QCOMPARE(g.in(QRect(0, 60, 10, 20)), std::pair(0, 1));
        QCOMPARE(g.in(QRect(0, 122, 10, 10)), std::pair(0, -1));
        QCOMPARE(GroupedGeometry({0}, m, 30).rect(0).top(), 50);
        QCOMPARE(GroupedGeometry({}, m).contentHeight(), 0);
    }

    void emptyListSaysSo()
    {
        Fixture f;
        QCOMPARE(f.list.model()->rowCount(), 0);
        const QImage image = f.list.viewport()->grab().toImage();
        bool ink = false;
        for (int y = 0; y < image.height() && !ink; ++y) {
            for (int x = 0; x < image.width() && !ink; ++x)
                ink = contrastRatio(image.pixelColor(x, y), f.world.theme.tokens().panel) > 3;
        }
        QVERIFY(ink);
    }

    void aDeadCallIsShownAndLeftAlone()
    {
        Fixture f;
        Call call = f.world.client.incoming(u"1"_s, {u"ACME Ltd"_s, u"030"_s}, u"201"_s, LegState::Ringing);
        call.ghost = true;
        f.world.announce(call);
        QCOMPARE(f.list.model()->rowCount(), 1);
        const QModelIndex row = f.of(u"1"_s);
        QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(u"it ended when the PBX crashed"_s));
        const CallRowContent content = CallRowContent::of(call, u"201"_s, {}, f.world.clock.now(), 0);
        QVERIFY(content.ghost && !content.ringing && content.timer.isEmpty());
        QVERIFY(content.second.contains(u"The PBX still lists this call"_s));
        QVERIFY(rowVerbs(call, u"201"_s).isEmpty());
        QVERIFY(!obviousVerb(call, u"201"_s));
        f.list.setCurrentIndex(row);
        QTest::keyClick(&f.list, Qt::Key_Return);
        QVERIFY(f.world.client.submitted().isEmpty());
    }

    void aNewOutsideCallCanBeLetThrough()
    {
        Fixture f;
        Call call = f.world.client.incoming(u"1"_s, {u"ACME Ltd"_s, u"030"_s}, u"201"_s, LegState::Ringing);
        call.legs.clear();
        call.admitBy = f.world.clock.now().addSecs(12);
        f.world.announce(call);
        QCOMPARE(f.list.model()->rowCount(), 1);
        const CallRowContent content = f.list.contentOf(f.of(u"1"_s));
        QVERIFY(content.admission && content.ringing);
        QCOMPARE(content.timer, u"0:12 left"_s);
        QVERIFY(f.panel.findChild<Announcer*>()->last().contains(u"You can let this call through or turn it away."_s));
        // Its buttons are there without looking for them.
        QVERIFY(!f.rectOf(u"1"_s).isEmpty());
        const QRect refuse = f.list.buttonRect(f.of(u"1"_s), Capability::Refuse);
        QVERIFY(!refuse.isEmpty());
        QVERIFY(!f.list.buttonRect(f.of(u"1"_s), Capability::Admit).isEmpty());
        f.list.setCurrentIndex(f.of(u"1"_s));
        QTest::keyClick(&f.list, Qt::Key_Return);
        QCOMPARE(f.world.client.submitted().size(), 1);
        QCOMPARE(f.world.client.submitted().first(), Command::admission(Capability::Admit, call.id));
        f.world.clock.advanceMs(12'000);
        Q_EMIT f.world.ticker.tick(f.world.clock.nowMs());
        QCOMPARE(f.list.model()->rowCount(), 0);
    }

    void rowSaysWhoAndWhat()
    {
        Fixture f;
        Call call = f.world.client.incoming(
            u"1"_s, {u"ACME Ltd"_s, u"+49 30 555 0101"_s}, u"201"_s, LegState::Held, f.world.ago(62));
        call.calledLine = u"030 555 0"_s;
        call.recording = true;
        f.world.announce(call);
        const CallRowContent content = f.list.contentOf(f.of(u"1"_s));
        QCOMPARE(content.name, u"ACME Ltd"_s);
        QCOMPARE(content.lamp, Lamp::Held);
        QCOMPARE(content.timer, u"1:02"_s);
        QVERIFY(content.second.contains(u"030 555 0"_s) && content.second.contains(u"+49 30 555 0101"_s));
        QVERIFY(content.recording);
        QVERIFY2(content.recall, "held for longer than a minute");
        f.world.settings.set(Setting::HoldRecallSeconds, 0);
        QVERIFY(!f.list.contentOf(f.of(u"1"_s)).recall);
    }

    void everyRowCanBeDragged()
    {
        // A view asks its model first; without the flag no press ever became a drag, whatever startDrag() would do.
        Fixture f;
        f.world.ring(u"1"_s, u"ACME Ltd"_s);
        QVERIFY(f.list.dragEnabled());
        QVERIFY(f.list.model()->flags(f.of(u"1"_s)).testFlag(Qt::ItemIsDragEnabled));
    }

    void aRowUnderThePointerDoesNotMove()
    {
        Fixture f;
        for (int i = 0; i < 4; ++i)
            f.world.ring(u"t%1"_s.arg(i), u"Talker %1"_s.arg(i), LegState::Held, 40 - i);
        const QRect before = f.rectOf(u"t2"_s);
        f.hover(before.center());
        QCOMPARE(f.list.hovered(), f.of(u"t2"_s));
        // Ringing calls belong on top, the neighbours above hang up, one above is answered.
        f.world.ring(u"new1"_s, u"New"_s);
        QCOMPARE(f.rectOf(u"t2"_s), before);
        f.end(u"t0"_s);
        QCOMPARE(f.rectOf(u"t2"_s), before);
        f.world.ring(u"t1"_s, u"Talker 1"_s, LegState::Talking, 1);
        QCOMPARE(f.rectOf(u"t2"_s), before);
        QVERIFY2(f.of(u"new1"_s).row() > f.of(u"t2"_s).row(), "new ones wait below");
        f.leave();
        QCOMPARE(f.of(u"new1"_s).row(), 0);
        QVERIFY(f.rectOf(u"t2"_s) != before);
    }

    void fiftyCallsDoNotFlickerUnderThePointer()
    {
        Fixture f;
        for (int i = 0; i < 50; ++i)
            f.world.ring(u"c%1"_s.arg(i), u"Caller %1"_s.arg(i), LegState::Ringing, 100 - i);
        f.list.scrollTo(f.of(u"c30"_s), QAbstractItemView::PositionAtCenter);
        const QRect before = f.rectOf(u"c30"_s);
        f.hover(before.center());
        for (int i = 0; i < 50; i += 3) {
            if (i == 30)
                continue;
            if (i % 2 == 0)
                f.end(u"c%1"_s.arg(i));
            else
                f.world.ring(u"c%1"_s.arg(i), u"Caller"_s, LegState::Held, 3);
            QCOMPARE(f.rectOf(u"c30"_s), before);
        }
    }

    void enterDoesTheObviousThing_data()
    {
        QTest::addColumn<LegState>("state");
        QTest::addColumn<int>("verb");
        QTest::newRow("ringing") << LegState::Ringing << int(Capability::Answer);
        QTest::newRow("held") << LegState::Held << int(Capability::Resume);
        QTest::newRow("talking: nothing") << LegState::Talking << -1;
    }
    void enterDoesTheObviousThing()
    {
        QFETCH(LegState, state);
        QFETCH(int, verb);
        Fixture f;
        f.world.ring(u"1"_s, u"ACME"_s, state);
        f.list.setFocus();
        f.list.setCurrentIndex(f.of(u"1"_s));
        QTest::keyClick(&f.list, Qt::Key_Return);
        QCOMPARE(f.world.client.submitted().size(), verb < 0 ? 0 : 1);
        if (verb >= 0) {
            QCOMPARE(int(f.world.client.submitted().first().verb), verb);
            QCOMPARE(f.world.client.submitted().first().extension, u"201"_s);
            QCOMPARE(f.world.client.submitted().first().call.text, u"1"_s);
        }
    }

    void doubleClickAnswers()
    {
        Fixture f;
        f.world.ring(u"1"_s, u"ACME"_s);
        const QPoint at = f.rectOf(u"1"_s).topLeft() + QPoint(80, 12);
        QTest::mouseDClick(f.list.viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(f.world.client.submitted().size(), 1);
        QCOMPARE(f.world.client.submitted().first().verb, Capability::Answer);
    }

    void hoverButtonsAct()
    {
        Fixture f;
        f.world.ring(u"1"_s, u"ACME"_s);
        QVERIFY(f.list.buttonRect(f.of(u"1"_s), Capability::Reject).isEmpty());
        f.hover(f.rectOf(u"1"_s).center());
        const QRect reject = f.list.buttonRect(f.of(u"1"_s), Capability::Reject);
        QVERIFY(f.rectOf(u"1"_s).contains(reject));
        QTest::mouseClick(f.list.viewport(), Qt::LeftButton, {}, reject.center());
        QCOMPARE(f.world.client.submitted().size(), 1);
        QCOMPARE(f.world.client.submitted().first().verb, Capability::Reject);
    }

    void aButtonThatCannotDoesNothing()
    {
        Fixture f;
        f.world.client.deny(Capability::Reject, u"No reject here."_s);
        f.world.ring(u"1"_s, u"ACME"_s);
        f.hover(f.rectOf(u"1"_s).center());
        QTest::mouseClick(
            f.list.viewport(), Qt::LeftButton, {}, f.list.buttonRect(f.of(u"1"_s), Capability::Reject).center());
        QCOMPARE(f.world.client.submitted().size(), 0);
    }

    void theKeysFollowTheAnsweredCall()
    {
        Fixture f;
        f.world.ring(u"1"_s, u"First"_s);
        QCOMPARE(f.world.selection.call().text, u"1"_s);
        f.world.ring(u"2"_s, u"Second"_s);
        QCOMPARE(f.world.selection.call().text, u"1"_s);
        f.world.ring(u"2"_s, u"Second"_s, LegState::Talking, 0);
        QCOMPARE(f.world.selection.call().text, u"2"_s);
        QCOMPARE(f.list.currentIndex(), f.of(u"2"_s));
    }

    void whenTheChosenCallEndsNoHeldNeighbourTakesItsPlace()
    {
        Fixture f;
        f.world.ring(u"held"_s, u"Held"_s, LegState::Held);
        f.world.ring(u"talk"_s, u"Talk"_s, LegState::Talking);
        QCOMPARE(f.world.selection.call().text, u"talk"_s);
        f.end(u"talk"_s);
        QVERIFY(f.world.selection.call().isEmpty());
        QVERIFY(!f.list.currentIndex().isValid());
    }

    void nextRingingGoesRound()
    {
        Fixture f;
        f.world.ring(u"a"_s, u"A"_s, LegState::Ringing, 9);
        f.world.ring(u"b"_s, u"B"_s, LegState::Ringing, 5);
        f.world.ring(u"h"_s, u"H"_s, LegState::Held, 50);
        QCOMPARE(f.world.selection.call().text, u"a"_s);
        f.world.actions.find(action::kNextRinging)->trigger();
        QCOMPARE(f.world.selection.call().text, u"b"_s);
        f.world.actions.find(action::kNextRinging)->trigger();
        QCOMPARE(f.world.selection.call().text, u"a"_s);
    }

    void newCallsAndChangesAreAnnounced()
    {
        Fixture f;
        auto* announcer = f.panel.findChild<Announcer*>();
        const QSignalSpy said(announcer, &Announcer::said);
        f.world.ring(u"1"_s, u"ACME Ltd"_s);
        QCOMPARE(said.size(), 1);
        QVERIFY(said.at(0).at(0).toString().contains(u"ACME Ltd"_s));
        f.world.ring(u"1"_s, u"ACME Ltd"_s, LegState::Ringing, 9);
        QCOMPARE(said.size(), 1);
        f.world.ring(u"1"_s, u"ACME Ltd"_s, LegState::Talking, 0);
        QCOMPARE(said.size(), 2);
        QVERIFY(said.at(0) != said.at(1));
    }

    void mimeRoundTrips()
    {
        const CallId id{SiteId{u"head"_s}, u"a/b c"_s};
        const std::unique_ptr<QMimeData> data(mime::make(mime::DraggedCall{id, u"201"_s, u"ACME & Söhne"_s}));
        const auto call = mime::callOf(data.get());
        QVERIFY(call);
        QCOMPARE(call->call, id);
        QCOMPARE(call->extension, u"201"_s);
        QCOMPARE(call->label, u"ACME & Söhne"_s);
        QCOMPARE(data->text(), u"ACME & Söhne"_s);
        QVERIFY(!mime::parkOf(data.get()));
        QMimeData broken;
        broken.setData(QString::fromLatin1(mime::kCall), "only one field");
        QVERIFY(!mime::callOf(&broken));
    }

    void everythingHasAnAccessibleName()
    {
        Fixture f;
        f.world.ring(u"1"_s, u"ACME Ltd"_s);
        QCOMPARE(unnamedControls(f.panel), QStringList());
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&f.list);
        QCOMPARE(list->childCount(), 1);
        QVERIFY(list->child(0)->text(QAccessible::Name).contains(u"ACME Ltd"_s));
    }
};

QTEST_MAIN(TestCallsPanel)
#include "tst_callspanel.moc"
