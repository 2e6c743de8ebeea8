// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/shellfixture.h"
#include "tests/ui/support/widgets.h"
#include "ui/common/mime.h"
#include "ui/notify/inlineconfirmer.h"
#include "ui/rooms/roomspanel.h"
#include "ui/rooms/roomsview.h"
#include "ui/shell/console.h"

#include <QAbstractItemModelTester>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace callboard;
using namespace callboard::ui;
using namespace Qt::StringLiterals;

namespace {

using Presence = ConferenceParticipant::Presence;

ConferenceParticipant person(
    const QString& id, const QString& name, const QString& number, Presence presence = Presence::Present)
{
    ConferenceParticipant participant;
    participant.id = id;
    participant.party = {name, number};
    participant.extension = number;
    participant.presence = presence;
    return participant;
}

ConferenceRoom board(const ShellFixture& fixture)
{
    ConferenceRoom room;
    room.id = {fixture.client.site(), u"17"_s};
    room.name = u"Board"_s;
    room.startedAt = fixture.ago(90);
    ConferenceParticipant ana = person(u"1"_s, u"Ana Ruiz"_s, u"205"_s);
    ana.moderator = true;
    ConferenceParticipant bo = person(u"2"_s, u"Bo Li"_s, u"202"_s);
    bo.muted = true;
    room.participants = {person(u"4"_s, u"Emil Fischer"_s, u"206"_s, Presence::Left),
        person(u"3"_s, u"ACME Ltd"_s, u"+49305550101"_s, Presence::Invited), bo, ana};
    return room;
}

//! What a mouse would do: enter, move, let go.
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

struct Panel
{
    ShellFixture& fixture;
    MainWindow& window;
    RoomsPanel& panel;
    RoomsView& view;

    explicit Panel(ShellFixture& fixture)
        : fixture(fixture)
        , window(fixture.window())
        , panel(*window.findChild<RoomsPanel*>())
        , view(panel.view())
    {
        window.setWorkspace(Workspace::Supervisor);
        announce(board(fixture));
    }
    void announce(const ConferenceRoom& room)
    {
        Q_EMIT fixture.client.conferenceRoomChanged(room);
        fixture.settle();
    }
    [[nodiscard]] QModelIndex room() const { return view.model()->index(0, 0); }
    void choose(int participant)
    {
        view.setFocus();
        view.setCurrentIndex(view.model()->index(participant, 0, room()));
        fixture.settle();
    }
    QPushButton* button(QLatin1StringView action) { return panel.findChild<QPushButton*>(u"button_"_s + action); }
};

} // namespace

class TestRoomsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void treeKeepsItsPromises()
    {
        ShellFixture fixture;
        RoomTree tree(fixture.models);
        QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(tree.rowCount(), 0);
        Q_EMIT fixture.client.conferenceRoomChanged(board(fixture));
        fixture.settle();
        const QPersistentModelIndex room = tree.index(0, 0);
        const auto names = [&] {
            QStringList all;
            for (int row = 0; row < tree.rowCount(room); ++row)
                all << tree.index(row, 0, room).data().toString();
            return all;
        };
        // The moderator, who is in it, who is called, who left.
        QCOMPARE(names(), (QStringList{u"Ana Ruiz"_s, u"Bo Li"_s, u"ACME Ltd"_s, u"Emil Fischer"_s}));
        const QPersistentModelIndex bo = tree.index(1, 0, room);
        ConferenceRoom changed = board(fixture);
        changed.participants[1].presence = Presence::Present; // ACME answers
        changed.participants.removeLast(); // Ana is gone for good
        ConferenceRoom other;
        other.id = {fixture.client.site(), u"18"_s};
        other.name = u"All hands"_s; // comes before Board
        Q_EMIT fixture.client.conferenceRoomChanged(changed);
        Q_EMIT fixture.client.conferenceRoomChanged(other);
        fixture.settle();
        QCOMPARE(room.row(), 1);
        QCOMPARE(names(), (QStringList{u"ACME Ltd"_s, u"Bo Li"_s, u"Emil Fischer"_s}));
        QCOMPARE(bo.data().toString(), u"Bo Li"_s);
        other.name = u"Zero"_s;
        Q_EMIT fixture.client.conferenceRoomChanged(other);
        Q_EMIT fixture.client.conferenceRoomRemoved(changed.id);
        fixture.settle();
        QCOMPARE(tree.rowCount(), 1);
        QVERIFY(!bo.isValid());
    }

    void rowsSayInWordsWhatPeopleDo()
    {
        ShellFixture fixture;
        Panel f(fixture);
        QVERIFY(f.view.isExpanded(f.room()));
        QVERIFY(f.room().data(Qt::AccessibleTextRole).toString().contains(u"Board"_s));
        const auto said
            = [&](int row) { return f.view.model()->index(row, 0, f.room()).data(Qt::AccessibleTextRole).toString(); };
        QVERIFY(said(0).contains(u"moderator"_s));
        QVERIFY(said(1).contains(u"muted"_s));
        QVERIFY(said(2).contains(u"being called"_s));
        QVERIFY(said(3).contains(u"left"_s));
        QCOMPARE(unnamedControls(f.panel), QStringList());
    }

    void participantsByKeyboard()
    {
        ShellFixture fixture;
        Panel f(fixture);
        f.view.setFocus();
        QVERIFY(f.view.currentIndex().isValid()); // where to begin
        f.choose(0);
        QCOMPARE(f.button(action::kRoomMute)->text(), u"Mute"_s);
        QTest::keyClick(&f.view, Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(fixture.lastCommand(), [&] {
            Command wanted = Command::participant(Capability::RoomMute, {fixture.client.site(), u"17"_s}, u"1"_s);
            wanted.details = fixture.lastCommand().details;
            return wanted;
        }());
        QTest::keyClick(&f.view, Qt::Key_Down);
        QCOMPARE(f.button(action::kRoomMute)->text(), u"Unmute"_s);
        QTest::keyClick(&f.view, Qt::Key_Return);
        QCOMPARE(fixture.lastCommand().verb, Capability::RoomUnmute);
        QCOMPARE(fixture.lastCommand().part, u"2"_s);
        QTest::keyClick(&f.view, Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(fixture.lastCommand().verb, Capability::RoomHold);
        ConferenceRoom held = board(fixture);
        held.participants[2].held = true;
        f.announce(held);
        QCOMPARE(f.button(action::kRoomHold)->text(), u"Bring back"_s);
        f.button(action::kRoomHold)->click();
        QCOMPARE(fixture.lastCommand().verb, Capability::RoomResume);
        // Removing asks first, and the safe answer is no.
        const qsizetype before = fixture.client.submitted().size();
        QTest::keyClick(&f.view, Qt::Key_Delete);
        QVERIFY(f.window.findChild<QuestionStrip*>()->isVisible());
        QCOMPARE(fixture.client.submitted().size(), before);
        QTest::keyClick(&f.window, Qt::Key_Escape);
        fixture.settle();
        QCOMPARE(fixture.client.submitted().size(), before);
        f.choose(3); // who left cannot be muted
        QVERIFY(!f.button(action::kRoomMute)->isEnabled());
        QVERIFY(f.button(action::kRoomMute)->toolTip().contains(u"has left"_s));
    }

    void closingTheRoomAsks()
    {
        ShellFixture fixture;
        Panel f(fixture);
        f.view.setFocus();
        f.view.setCurrentIndex(f.room());
        QTest::keyClick(&f.view, Qt::Key_Delete);
        auto* strip = f.window.findChild<QuestionStrip*>();
        QVERIFY(strip->isVisible());
        QVERIFY(fixture.client.submitted().isEmpty());
        Q_EMIT strip->answered(true);
        fixture.settle();
        QCOMPARE(fixture.lastCommand().verb, Capability::RoomClose);
        QCOMPARE(fixture.lastCommand().target, u"17"_s);
    }

    void somebodyIsCalledInByTheSearch()
    {
        ShellFixture fixture;
        fixture.populate();
        Panel f(fixture);
        f.choose(0);
        QTest::keyClick(&f.view, Qt::Key_Insert);
        auto* field = f.window.findChild<QLineEdit*>(u"personPickerField"_s);
        QVERIFY(field && field->hasFocus());
        QTest::keyClicks(field, u"carla"_s);
        auto* footer = f.window.findChild<QLabel*>(u"personPickerFooter"_s);
        QVERIFY2(footer->text().contains(u"Carla Diaz"_s), qPrintable(footer->text()));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(fixture.lastCommand().verb, Capability::RoomAdd);
        QCOMPARE(fixture.lastCommand().target, u"17"_s);
        QCOMPARE(fixture.lastCommand().text, u"203"_s);
        QVERIFY(f.view.hasFocus()); // back where it was
        QTest::keyClick(&f.view, Qt::Key_Insert);
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(fixture.client.submitted().size(), 1);
    }

    void aRoomIsOpenedAndMadeOfACall()
    {
        ShellFixture fixture;
        fixture.populate();
        Panel f(fixture);
        auto* name = f.panel.findChild<QLineEdit*>(u"roomName"_s);
        name->setFocus();
        QTest::keyClicks(name, u"Launch"_s);
        QTest::keyClick(name, Qt::Key_Return);
        auto* field = f.window.findChild<QLineEdit*>(u"personPickerField"_s);
        QTest::keyClicks(field, u"0170 555 0123"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(fixture.lastCommand().verb, Capability::RoomOpen);
        QCOMPARE(fixture.lastCommand().text, u"Launch"_s);
        QCOMPARE(fixture.lastCommand().extension, u"201"_s);
        QVERIFY(!fixture.lastCommand().target.isEmpty());

        QVERIFY(!f.button(action::kRoomFromCall)->isEnabled());
        const Call call = fixture.call(u"c2"_s, {u"Ms Ito"_s, {}}, LegState::Talking);
        fixture.selection.setCall(call.id);
        fixture.settle();
        QTest::keyClick(&f.window, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(fixture.lastCommand().verb, Capability::RoomFromCall);
        QCOMPARE(fixture.lastCommand().call, call.id);
        QVERIFY(!fixture.lastCommand().text.isEmpty());
    }

    void dropsAddPeople()
    {
        ShellFixture fixture;
        fixture.populate();
        Panel f(fixture);
        const QPointF onRoom = f.view.visualRect(f.room()).center();
        const std::unique_ptr<QMimeData> person(
            mime::make(mime::DraggedExtension{fixture.client.extensionId(u"202"_s), u"Bo Li"_s}));
        QVERIFY(dropAt(f.view.viewport(), onRoom, person.get()));
        QCOMPARE(fixture.lastCommand().verb, Capability::RoomAdd);
        QCOMPARE(fixture.lastCommand().text, u"202"_s);
        const Call call = fixture.call(u"c2"_s, {u"Ms Ito"_s, u"+81355500144"_s}, LegState::Talking);
        const std::unique_ptr<QMimeData> dragged(mime::make(mime::DraggedCall{call.id, u"201"_s, u"Ms Ito"_s}));
        QVERIFY(dropAt(f.view.viewport(), onRoom, dragged.get()));
        QCOMPARE(fixture.lastCommand().text, u"+81355500144"_s);
        // Beside the rooms: the call becomes one.
        f.view.collapse(f.room()); // there is room below
        const QPointF beside(20, f.view.viewport()->height() - 4);
        QVERIFY(dropAt(f.view.viewport(), beside, dragged.get()));
        QCOMPARE(fixture.lastCommand().verb, Capability::RoomFromCall);
        const Call nameless = fixture.call(u"c3"_s, {u"Somebody"_s, {}}, LegState::Talking);
        const std::unique_ptr<QMimeData> unknown(mime::make(mime::DraggedCall{nameless.id, u"201"_s, u"?"_s}));
        const qsizetype before = fixture.client.submitted().size();
        QVERIFY(!dropAt(f.view.viewport(), onRoom, unknown.get()));
        QCOMPARE(fixture.client.submitted().size(), before);
    }

    void whatThePbxCannotDoSaysWhy()
    {
        ShellFixture fixture;
        for (const Capability capability : {Capability::SeeRooms, Capability::RoomOpen, Capability::RoomFromCall,
                 Capability::RoomAdd, Capability::RoomMute, Capability::RoomClose})
            fixture.client.deny(capability, u"Brekeke has no conference rooms."_s);
        MainWindow& window = fixture.window();
        window.setWorkspace(Workspace::Supervisor);
        fixture.settle();
        auto* panel = window.findChild<RoomsPanel*>();
        QVERIFY(panel->isVisible());
        const QString note = window.findChild<QLabel*>(u"roomsViewNote"_s)->text();
        QVERIFY2(
            note.contains(u"Brekeke has no conference rooms."_s) && note.contains(u"PortaSIP"_s), qPrintable(note));
        for (const auto action : {action::kRoomOpen, action::kRoomAdd, action::kRoomMute, action::kRoomClose}) {
            auto* button = panel->findChild<QPushButton*>(u"button_"_s + action);
            QVERIFY(!button->isEnabled());
            QVERIFY2(button->toolTip().contains(u"Brekeke has no"_s), qPrintable(button->toolTip()));
        }
    }

    void hiddenForTheAttendant()
    {
        ShellFixture fixture;
        MainWindow& window = fixture.window();
        auto* panel = window.findChild<RoomsPanel*>();
        QVERIFY(!panel->isVisible());
        QTest::keyClick(&window, Qt::Key_5, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(panel->isVisible());
        QVERIFY(panel->view().hasFocus());
    }
};

QTEST_MAIN(TestRoomsPanel)
#include "tst_roomspanel.moc"
