// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Chats, conference rooms and voicemail messages as the models show them.
#include "core/models/chatmessagemodel.h"
#include "core/models/chatroommodel.h"
#include "core/models/conferenceroommodel.h"
#include "core/models/livemodels.h"
#include "core/models/participantmodel.h"
#include "core/models/timeorder.h"
#include "core/models/voicemailmessagemodel.h"
#include "tests/support/fakeclient.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

QDateTime at(int second)
{
    return QDateTime::fromMSecsSinceEpoch(1'772'357'400'000 + second * 1000, Qt::UTC);
}

struct Fixture
{
    LiveModels models;
    FakeClient client;
    ChatRoomId team{client.site(), u"team"_s};

    Fixture()
    {
        models.attach(&client);
        client.open();
        models.flush();
    }

    ChatMessage message(int number, bool own = false) const
    {
        return {{client.site(), u"m%1"_s.arg(number)}, team, {u"7"_s, u"Bo Li"_s, {}}, own, u"message %1"_s.arg(number),
            at(number)};
    }
    void say(int number)
    {
        client.said << message(number);
        Q_EMIT client.chatMessageArrived(message(number));
    }
    void history(int first, int last)
    {
        for (int number = first; number <= last; ++number)
            client.said << message(number);
    }
    void announceTeam()
    {
        ChatRoom room;
        room.id = team;
        room.name = u"Team"_s;
        Q_EMIT client.chatRoomChanged(room);
    }
};

QStringList texts(const QAbstractItemModel& model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all << model.index(row, 0).data().toString();
    return all;
}

QStringList numbered(int first, int last)
{
    QStringList all;
    for (int number = first; number <= last; ++number)
        all << u"message %1"_s.arg(number);
    return all;
}

//! A model under Qt's own checker, in order.
template <typename Model> struct Ordered
{
    Model model;
    TimeOrder order;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    QAbstractItemModelTester orderTester{&order, QAbstractItemModelTester::FailureReportingMode::Fatal};

    Ordered(LiveModels& models, TimeOrder::First first)
        : model(models)
        , order(first)
    {
        order.setSourceModel(&model);
    }
};

} // namespace

class TestTalkModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void olderMessagesComeOnDemandAndInOrder()
    {
        Fixture f;
        f.history(1, 120);
        Ordered<ChatMessageModel> chat(f.models, TimeOrder::First::Oldest);
        QCOMPARE(chat.model.rowCount(), 0);
        chat.model.fetchOlder(); // no room: nothing happens
        QCOMPARE(f.client.readCount(), 0);
        chat.model.setRoom(f.team);
        QVERIFY(chat.model.isFetching());
        QTRY_COMPARE(texts(chat.order), numbered(71, 120));
        QVERIFY(!chat.model.isFetching() && chat.model.hasOlder());
        const QPersistentModelIndex looking = chat.order.index(0, 0);
        chat.model.fetchOlder();
        chat.model.fetchOlder(); // one at a time
        QTRY_COMPARE(texts(chat.order), numbered(21, 120));
        QCOMPARE(looking.row(), 50);
        QCOMPARE(f.client.readCount(), 2);
        chat.model.fetchOlder();
        QTRY_COMPARE(texts(chat.order), numbered(1, 120));
        QVERIFY(!chat.model.hasOlder());
        chat.model.fetchOlder();
        QCOMPARE(f.client.readCount(), 3);
    }

    void aMessageThatIsReadAndPushedIsOneRow()
    {
        Fixture f;
        f.history(1, 3);
        Ordered<ChatMessageModel> chat(f.models, TimeOrder::First::Oldest);
        QSignalSpy arrived(&chat.model, &ChatMessageModel::arrived);
        f.client.holdReads();
        chat.model.setRoom(f.team);
        f.say(4); // pushed before the answer, which has it as well
        f.client.finishReads();
        QTRY_COMPARE(texts(chat.order), numbered(1, 4));
        Q_EMIT f.client.chatMessageArrived(f.message(4)); // repeated
        chat.model.flush();
        QCOMPARE(texts(chat.order), numbered(1, 4));
        QCOMPARE(arrived.count(), 1);
    }

    void messagesOfOtherRoomsAndLateAnswersAreNotShown()
    {
        Fixture f;
        f.history(1, 3);
        Ordered<ChatMessageModel> chat(f.models, TimeOrder::First::Oldest);
        f.client.holdReads();
        chat.model.setRoom(f.team);
        const ChatRoomId other{f.client.site(), u"other"_s};
        chat.model.setRoom(other);
        f.client.finishReads();
        QTRY_VERIFY(!chat.model.isFetching());
        f.say(4);
        QCoreApplication::processEvents();
        chat.model.flush();
        QCOMPARE(chat.model.rowCount(), 0);
        QCOMPARE(chat.model.room(), other);
    }

    void aLostConnectionLeavesNoHole()
    {
        Fixture f;
        f.history(1, 60);
        Ordered<ChatMessageModel> chat(f.models, TimeOrder::First::Oldest);
        chat.model.setRoom(f.team);
        QTRY_COMPARE(texts(chat.order), numbered(11, 60));
        f.history(61, 70); // written while we were away, a few
        Q_EMIT f.client.snapshotBegun();
        Q_EMIT f.client.snapshotEnded();
        QTRY_COMPARE(texts(chat.order), numbered(11, 70));
        QVERIFY(chat.model.hasOlder());
        f.history(71, 300); // many
        Q_EMIT f.client.snapshotBegun();
        Q_EMIT f.client.snapshotEnded();
        QTRY_COMPARE(texts(chat.order), numbered(251, 300));
        QVERIFY(chat.model.hasOlder());
    }

    void aFailedReadingIsToldAndCanBeRepeated()
    {
        Fixture f;
        f.history(1, 2);
        Ordered<ChatMessageModel> chat(f.models, TimeOrder::First::Oldest);
        QSignalSpy failed(&chat.model, &ChatMessageModel::failed);
        f.client.readError = Error{.kind = ErrorKind::Pbx, .code = {}, .message = u"no"_s, .detail = {}};
        chat.model.setRoom(f.team);
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(!chat.model.isFetching());
        f.client.readError.reset();
        chat.model.reload();
        QTRY_COMPARE(texts(chat.order), numbered(1, 2));
    }

    void modelsOutliveClientsWithOpenReadings()
    {
        LiveModels models;
        auto client = std::make_unique<FakeClient>();
        models.attach(client.get());
        client->holdReads();
        ChatMessageModel chat(models);
        VoicemailMessageModel voicemail(models);
        QSignalSpy failed(&chat, &ChatMessageModel::failed);
        chat.setRoom({client->site(), u"team"_s});
        voicemail.setMailbox({client->site(), u"201"_s});
        client.reset();
        QCoreApplication::processEvents();
        QVERIFY(chat.room().isEmpty());
        QVERIFY(!chat.isFetching() && !voicemail.isLoading());
        QCOMPARE(failed.count(), 0); // the site went: that is no failure to tell
    }

    void unreadCountsWhileNobodyLooks()
    {
        Fixture f;
        ChatRoomModel& chats = f.models.chats();
        QSignalSpy unread(&chats, &ChatRoomModel::unreadChanged);
        f.say(1); // before its room is known
        f.models.flush();
        QCOMPARE(chats.rowCount(), 0);
        f.announceTeam();
        f.say(2);
        Q_EMIT f.client.chatMessageArrived(f.message(3, true)); // own
        f.models.flush();
        QCOMPARE(chats.at(0).unread, 2);
        QCOMPARE(chats.at(0).lastText, u"message 3"_s);
        QCOMPARE(chats.unread(), 2);
        QVERIFY(chats.index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"2 unread"_s));

        chats.setLookedAt(f.team);
        f.say(4);
        f.models.flush();
        QCOMPARE(chats.unread(), 0);
        chats.setLookedAt({});
        f.say(5);
        f.models.flush();
        QCOMPARE(chats.unread(), 1);

        // A re-read neither loses nor repeats them.
        Q_EMIT f.client.snapshotBegun();
        f.announceTeam();
        Q_EMIT f.client.snapshotEnded();
        f.models.flush();
        QCOMPARE(chats.unread(), 1);
        Q_EMIT f.client.chatRoomRemoved(f.team);
        f.models.flush();
        QCOMPARE(chats.unread(), 0);
        f.announceTeam();
        f.models.flush();
        QCOMPARE(chats.unread(), 0);
        QCOMPARE(unread.last().at(0).toInt(), 0);
    }

    void roomsAndParticipantsFollowSnapshots()
    {
        Fixture f;
        ConferenceRoom room;
        room.id = {f.client.site(), u"17"_s};
        ConferenceParticipant ana;
        ana.id = u"1"_s;
        ana.party.name = u"Ana"_s;
        ConferenceParticipant bo = ana;
        bo.id = u"2"_s;
        room.participants = {ana, bo};
        Q_EMIT f.client.conferenceRoomChanged(room);
        f.models.flush();
        QCOMPARE(f.models.participants().rowCount(), 2);
        f.client.setState(LinkState::Backoff);
        f.models.flush();
        QVERIFY(f.models.rooms().at(0).stale && f.models.participants().at(0).stale);
        f.client.setState(LinkState::Live);
        Q_EMIT f.client.snapshotBegun();
        room.participants = {bo};
        Q_EMIT f.client.conferenceRoomChanged(room);
        Q_EMIT f.client.snapshotEnded();
        f.models.flush();
        QCOMPARE(f.models.participants().rowCount(), 1);
        QVERIFY(!f.models.participants().at(0).stale);
        Q_EMIT f.client.conferenceRoomRemoved(room.id);
        f.models.flush();
        QCOMPARE(f.models.rooms().rowCount(), 0);
        QCOMPARE(f.models.participants().rowCount(), 0);
    }

    void aMailboxIsReadAgainWhenItsCountsChange()
    {
        Fixture f;
        const MailboxId box{f.client.site(), u"201"_s};
        const auto message = [&](int number) {
            VoicemailMessage made;
            made.id = {f.client.site(), u"v%1"_s.arg(number)};
            made.mailbox = box.text;
            made.from.name = u"message %1"_s.arg(number);
            made.at = at(number);
            return made;
        };
        f.client.voicemail = {message(2), message(1)};
        Ordered<VoicemailMessageModel> voicemail(f.models, TimeOrder::First::Newest);
        voicemail.model.reload(); // no mailbox: nothing happens
        QCOMPARE(f.client.readCount(), 0);
        voicemail.model.setMailbox(box);
        QTRY_COMPARE(texts(voicemail.order), (QStringList{u"message 2"_s, u"message 1"_s}));
        const QPersistentModelIndex chosen = voicemail.order.index(1, 0);
        f.client.voicemail = {message(3), message(1)};
        Mailbox counts;
        counts.id = box;
        counts.fresh = 2;
        Q_EMIT f.client.mailboxChanged(counts);
        QTRY_COMPARE(texts(voicemail.order), (QStringList{u"message 3"_s, u"message 1"_s}));
        QCOMPARE(chosen.data().toString(), u"message 1"_s); // what stays keeps its row
        counts.id.text = u"202"_s;
        Q_EMIT f.client.mailboxChanged(counts);
        QCOMPARE(f.client.readCount(), 2);
        voicemail.model.setMailbox({});
        QCOMPARE(voicemail.order.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestTalkModels)
#include "tst_talkmodels.moc"
