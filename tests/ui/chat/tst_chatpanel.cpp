// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/chatroommodel.h"
#include "tests/ui/shell/shellfixture.h"
#include "tests/ui/support/widgets.h"
#include "ui/chat/chatdelegates.h"
#include "ui/chat/chatpanel.h"
#include "ui/chat/messagesview.h"
#include "ui/common/announcer.h"
#include "ui/common/panelheader.h"
#include "ui/notify/inlineconfirmer.h"
#include "ui/notify/toast.h"
#include "ui/shell/console.h"
#include "ui/shell/paneldock.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

using namespace callboard;
using namespace callboard::ui;
using namespace Qt::StringLiterals;

namespace {

const ChatPerson kBo{u"7"_s, u"Bo Li"_s, u"bo"_s};
const ChatPerson kEve{u"8"_s, u"Eve Adams"_s, u"eve"_s};

struct Panel
{
    ShellFixture fixture;
    ChatRoomId direct{fixture.client.site(), u"c1"_s};
    ChatRoomId team{fixture.client.site(), u"c2"_s};

    Panel() { fixture.client.people = {kBo, kEve}; }

    ChatMessage message(const ChatRoomId& room, int number, bool own = false) const
    {
        return {{fixture.client.site(), u"%1-%2"_s.arg(room.text).arg(number)}, room, own ? ChatPerson{} : kBo, own,
            u"message %1"_s.arg(number), fixture.ago(10'000 - number)};
    }
    void history(const ChatRoomId& room, int count)
    {
        for (int number = 1; number <= count; ++number)
            fixture.client.said << message(room, number, number % 3 == 0);
    }
    void announceRooms()
    {
        ChatRoom one;
        one.id = direct;
        one.direct = true;
        one.members = {kBo};
        one.changedAt = fixture.ago(60);
        ChatRoom two;
        two.id = team;
        two.name = u"Team"_s;
        two.members = {kBo, kEve};
        two.changedAt = fixture.ago(600);
        for (const ChatRoom& room : {one, two})
            Q_EMIT fixture.client.chatRoomChanged(room);
        fixture.settle();
    }
    ChatPanel& show()
    {
        fixture.window().console().dock(u"chat"_s)->resize(420, 500);
        fixture.actions.find(action::kFocusChat)->trigger();
        fixture.settle();
        return panel();
    }
    ChatPanel& panel() { return *fixture.window().findChild<ChatPanel*>(); }
    QListView& rooms() { return *panel().findChild<QListView*>(u"chatRooms"_s); }
    MessagesView& messages() { return *panel().findChild<MessagesView*>(); }
    QLineEdit& field() { return *panel().findChild<QLineEdit*>(u"chatField"_s); }
    QString said() { return panel().findChild<Announcer*>()->last(); }
    QString badge() { return fixture.window().console().dock(u"chat"_s)->header()->count(); }
};

} // namespace

class TestChatPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownMessagesStandAtTheOtherSide()
    {
        ShellFixture fixture;
        const QRect row(0, 0, 400, 0);
        const auto of = [&](bool own, const QString& text) {
            return MessageGeometry::of(row, fixture.theme, u"Bo Li, 9:30"_s, text, own);
        };
        QVERIFY(of(false, u"hi"_s).bubble.left() < 20);
        QVERIFY(of(true, u"hi"_s).bubble.right() > 380);
        const QString longWord(300, u'x');
        const MessageGeometry wide = of(false, longWord);
        QVERIFY(wide.bubble.right() < 400);
        QVERIFY(wide.height() > of(false, u"hi"_s).height());
        QVERIFY(wide.bubble.contains(wide.text) && wide.bubble.contains(wide.head));
    }

    void writingByKeyboardAlone()
    {
        Panel f;
        f.announceRooms();
        f.history(f.direct, 3);
        f.show();
        QVERIFY(f.rooms().hasFocus());
        QCOMPARE(f.panel().room(), f.direct); // the newest
        QTRY_COMPARE(f.messages().model()->rowCount(), 3);
        QTest::keyClick(&f.rooms(), Qt::Key_Return);
        QVERIFY(f.field().hasFocus());
        QTest::keyClicks(&f.field(), u"Good morning"_s);
        QTest::keyClick(&f.field(), Qt::Key_Return);
        QCOMPARE(f.fixture.lastCommand().verb, Capability::ChatSend);
        QCOMPARE(f.fixture.lastCommand().target, u"c1"_s);
        QCOMPARE(f.fixture.lastCommand().text, u"Good morning"_s);
        QVERIFY(f.field().text().isEmpty());
        QTest::keyClicks(&f.field(), u"   "_s);
        QTest::keyClick(&f.field(), Qt::Key_Return);
        QCOMPARE(f.fixture.client.submitted().size(), 1); // nothing to say
        QCOMPARE(unnamedControls(f.panel()), QStringList());
    }

    void whatCouldNotBeSentComesBack()
    {
        Panel f;
        f.announceRooms();
        f.show();
        f.fixture.client.answerNext(
            Outcome::failed({.kind = ErrorKind::Pbx, .code = {}, .message = u"The chat is closed."_s, .detail = {}}));
        f.field().setText(u"Hello"_s);
        QTest::keyClick(&f.field(), Qt::Key_Return);
        QTRY_COMPARE(f.field().text(), u"Hello"_s);
    }

    void olderMessagesComeAboveAndNothingMoves()
    {
        Panel f;
        f.announceRooms();
        f.history(f.direct, 120);
        f.show();
        QTRY_COMPARE(f.messages().model()->rowCount(), 50);
        QScrollBar* bar = f.messages().verticalScrollBar();
        QTRY_COMPARE(bar->value(), bar->maximum()); // begins at the end
        QVERIFY(bar->maximum() > 0);
        bar->setValue(0);
        QTRY_COMPARE(f.messages().model()->rowCount(), 100);
        const auto seen = [&] { return f.messages().indexAt(QPoint(10, 20)).data().toString(); };
        QTRY_COMPARE(seen(), u"message 71"_s); // what was at the top is still there
        // Somebody writes while the person reads above: the view stays.
        const int before = bar->value();
        Q_EMIT f.fixture.client.chatMessageArrived(f.message(f.direct, 121));
        f.fixture.settle();
        QTRY_COMPARE(f.messages().model()->rowCount(), 101);
        QCOMPARE(bar->value(), before);
        bar->setValue(bar->maximum());
        Q_EMIT f.fixture.client.chatMessageArrived(f.message(f.direct, 122));
        f.fixture.settle();
        QTRY_COMPARE(bar->value(), bar->maximum()); // at the end it follows
    }

    void newMessagesAreCountedSaidAndShown()
    {
        Panel f;
        f.announceRooms();
        f.show();
        QCOMPARE(f.badge(), QString());
        Q_EMIT f.fixture.client.chatMessageArrived(f.message(f.team, 1));
        f.fixture.settle();
        QCOMPARE(f.badge(), u"1"_s);
        QVERIFY2(f.said().contains(u"Team"_s) && f.said().contains(u"message 1"_s), qPrintable(f.said()));
        const QString before = f.said();
        Q_EMIT f.fixture.client.chatMessageArrived(f.message(f.team, 2, true)); // from another device of one's own
        f.fixture.settle();
        QCOMPARE(f.badge(), u"1"_s);
        QCOMPARE(f.said(), before);
        // The chat that is looked at has nothing unread.
        Q_EMIT f.fixture.client.chatMessageArrived(f.message(f.direct, 3));
        f.fixture.settle();
        QCOMPARE(f.badge(), u"1"_s);
        QVERIFY(f.said().contains(u"message 3"_s));
        f.panel().showRoom(f.team);
        f.fixture.settle();
        QCOMPARE(f.badge(), QString());
    }

    void aMessageWhileThePanelIsHiddenLeadsThere()
    {
        Panel f;
        MainWindow& window = f.fixture.window();
        f.announceRooms();
        QVERIFY(!f.panel().isVisible()); // noise for most attendants
        Q_EMIT f.fixture.client.chatMessageArrived(f.message(f.team, 1));
        f.fixture.settle();
        auto* show = window.findChild<QPushButton*>(u"toastShowChat"_s);
        QVERIFY(show);
        show->click();
        f.fixture.settle();
        QVERIFY(f.panel().isVisible());
        QCOMPARE(f.panel().room(), f.team);
        QCOMPARE(f.fixture.models.chats().unread(), 0);
    }

    void aNewChatIsFoundBySearch()
    {
        Panel f;
        f.show();
        QVERIFY(f.panel().findChild<QLabel*>(u"chatRoomsNote"_s)->isVisible());
        QTest::keyClick(&f.rooms(), Qt::Key_N, Qt::ControlModifier);
        auto* field = f.fixture.window().findChild<QLineEdit*>(u"chatPeoplePickerField"_s);
        auto* list = f.fixture.window().findChild<QListView*>(u"chatPeoplePickerList"_s);
        QVERIFY(field && field->hasFocus());
        QTRY_COMPARE(list->model()->rowCount(), 2);
        QTest::keyClicks(field, u"eve"_s);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(f.fixture.lastCommand().verb, Capability::ChatOpen);
        QCOMPARE(f.fixture.lastCommand().people, QStringList{u"8"_s});
        QVERIFY(f.fixture.lastCommand().text.isEmpty());
        // When the PBX makes it, it is shown.
        f.announceRooms();
        QVERIFY(!f.panel().room().isEmpty());

        // Bo has a chat already: no second one is opened.
        QTest::keyClick(&f.rooms(), Qt::Key_N, Qt::ControlModifier);
        QTest::keyClicks(field, u"bo"_s);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(f.fixture.client.submitted().size(), 1);
        QCOMPARE(f.panel().room(), f.direct);
    }

    void severalPeopleMakeAGroup()
    {
        Panel f;
        f.show();
        QTest::keyClick(&f.rooms(), Qt::Key_N, Qt::ControlModifier);
        auto* field = f.fixture.window().findChild<QLineEdit*>(u"chatPeoplePickerField"_s);
        auto* list = f.fixture.window().findChild<QListView*>(u"chatPeoplePickerList"_s);
        QTRY_COMPARE(list->model()->rowCount(), 2);
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier); // Bo
        QCOMPARE(list->model()->rowCount(), 3); // the group first
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier); // Eve
        QTest::keyClick(field, Qt::Key_Return); // the group
        QCOMPARE(f.fixture.lastCommand().verb, Capability::ChatOpen);
        QCOMPARE(f.fixture.lastCommand().people, (QStringList{u"7"_s, u"8"_s}));
        QVERIFY(f.fixture.lastCommand().text.contains(u"Eve Adams"_s));
    }

    void leavingAsks()
    {
        Panel f;
        f.announceRooms();
        f.show();
        f.panel().showRoom(f.team);
        f.fixture.actions.find(action::kLeaveChat)->trigger();
        auto* strip = f.fixture.window().findChild<QuestionStrip*>();
        QVERIFY(strip->isVisible());
        QVERIFY(f.fixture.client.submitted().isEmpty());
        Q_EMIT strip->answered(true);
        f.fixture.settle();
        QCOMPARE(f.fixture.lastCommand().verb, Capability::ChatLeave);
        Q_EMIT f.fixture.client.chatRoomRemoved(f.team);
        f.fixture.settle();
        QVERIFY(f.panel().room() != f.team);
    }

    void whatThePbxCannotDoSaysWhy()
    {
        Panel f;
        for (const Capability capability : {Capability::Chat, Capability::ChatOpen, Capability::ChatSend})
            f.fixture.client.deny(capability, u"Brekeke has no chat."_s);
        f.show();
        const QString note = f.panel().findChild<QLabel*>(u"chatRoomsNote"_s)->text();
        QVERIFY2(note.contains(u"Brekeke has no chat."_s) && note.contains(u"jade"_s), qPrintable(note));
        QVERIFY(!f.field().isEnabled());
        QVERIFY(!f.fixture.actions.find(action::kNewChat)->isEnabled());
        QVERIFY(f.fixture.actions.toolTip(action::kNewChat).contains(u"Brekeke has no chat."_s));
    }

    void aFailedReadingSaysSo()
    {
        Panel f;
        f.announceRooms();
        f.fixture.client.readError
            = Error{.kind = ErrorKind::Pbx, .code = {}, .message = u"The history is gone."_s, .detail = {}};
        f.show();
        QTRY_COMPARE(f.panel().findChild<QLabel*>(u"chatMessagesNote"_s)->text(), u"The history is gone."_s);
    }
};

QTEST_MAIN(TestChatPanel)
#include "tst_chatpanel.moc"
