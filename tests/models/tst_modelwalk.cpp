// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Walks every model and proxy with Qt's own checker while a seeded PBX does whatever it likes, and compares what the
// models say with a plain map that was told the same.
#include "core/models/agentmodel.h"
#include "core/models/attendantcallsproxy.h"
#include "core/models/callmodel.h"
#include "core/models/chatroommodel.h"
#include "core/models/conferenceroommodel.h"
#include "core/models/contactmodel.h"
#include "core/models/directorysearch.h"
#include "core/models/extensionmodel.h"
#include "core/models/extensionproxy.h"
#include "core/models/linemodel.h"
#include "core/models/livemodels.h"
#include "core/models/mailboxmodel.h"
#include "core/models/parkmodel.h"
#include "core/models/participantmodel.h"
#include "core/models/queuedcallermodel.h"
#include "core/models/queuemodel.h"
#include "core/models/sitemodel.h"
#include "tests/support/fakeclient.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

template <typename Row> using Reference = QMap<QString, Row>; // "site/text" -> the latest value

//! What a PBX that obeys the contract could say, in random order, remembered the simple way.
struct World
{
    FakeClient& client;
    QRandomGenerator& random;
    Reference<Extension> extensions{};
    Reference<Call> calls{};
    Reference<ParkSlot> parks{};
    Reference<Queue> queues{};
    Reference<Agent> agents{};
    Reference<Mailbox> mailboxes{};
    Reference<Line> lines{};
    Reference<ConferenceRoom> rooms{};
    Reference<ChatRoom> chats{};
    QHash<QString, int> unread{}; // chat -> messages by others since it is there

    int pick(int below) const { return static_cast<int>(random.bounded(below)); }

    void say(const Extension& row)
    {
        extensions[row.id.text] = row;
        Q_EMIT client.extensionChanged(row);
    }
    void say(const Call& row)
    {
        calls[row.id.text] = row;
        Q_EMIT client.callChanged(row);
    }
    void say(const ParkSlot& row)
    {
        parks[row.id.text] = row;
        Q_EMIT client.parkSlotChanged(row);
    }
    void say(const Queue& row)
    {
        queues[row.id.text] = row;
        Q_EMIT client.queueChanged(row);
    }
    void say(const Agent& row)
    {
        agents[row.id.text] = row;
        Q_EMIT client.agentChanged(row);
    }
    void say(const Mailbox& row)
    {
        mailboxes[row.id.text] = row;
        Q_EMIT client.mailboxChanged(row);
    }
    void say(const Line& row)
    {
        lines[row.id.text] = row;
        Q_EMIT client.lineChanged(row);
    }

    void say(const ConferenceRoom& row)
    {
        rooms[row.id.text] = row;
        Q_EMIT client.conferenceRoomChanged(row);
    }
    void say(const ChatRoom& row)
    {
        chats[row.id.text] = row;
        Q_EMIT client.chatRoomChanged(row);
    }

    void changeRoom()
    {
        ConferenceRoom room;
        room.id = {client.site(), u"r%1"_s.arg(pick(3))};
        if (pick(5) == 0) {
            rooms.remove(room.id.text);
            Q_EMIT client.conferenceRoomRemoved(room.id);
            return;
        }
        for (int i = pick(5); i > 0; --i) {
            ConferenceParticipant participant;
            participant.id = QString::number(2 * i + pick(2));
            participant.party.name = pick(2) ? u"Ana"_s : QString();
            participant.presence = static_cast<ConferenceParticipant::Presence>(pick(3));
            participant.muted = pick(2) == 1;
            participant.held = pick(2) == 1;
            room.participants << participant;
        }
        say(room);
    }

    void changeChat()
    {
        const ChatRoomId id{client.site(), u"chat%1"_s.arg(pick(4))};
        switch (pick(4)) {
        case 0:
            chats.remove(id.text);
            unread.remove(id.text);
            Q_EMIT client.chatRoomRemoved(id);
            break;
        case 1: {
            ChatRoom room;
            room.id = id;
            room.name = pick(2) ? u"Team"_s : QString();
            say(room);
            break;
        }
        default: {
            ChatMessage message;
            message.id = {client.site(), QString::number(random.generate())};
            message.room = id;
            message.own = pick(3) == 0;
            message.text = u"hello"_s;
            message.at = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + pick(5) * 1000, Qt::UTC);
            unread[id.text] += message.own ? 0 : 1;
            Q_EMIT client.chatMessageArrived(message);
            break;
        }
        }
    }

    Extension randomExtension()
    {
        static const QStringList kNames{u"Ana Ruiz"_s, u"Bo Li"_s, u"Çelik"_s, u""_s, u"Zoë"_s, u"bo li"_s};
        static const QStringList kDepartments{u""_s, u"Sales"_s, u"Support"_s};
        Extension row = client.extension(
            QString::number(200 + pick(40)), kNames.at(pick(6)), static_cast<ExtensionState>(pick(9)));
        row.department = kDepartments.at(pick(3));
        if (pick(2))
            row.registered = pick(2) == 0;
        return row;
    }

    Call randomCall()
    {
        const QDateTime since = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + pick(5) * 1000, Qt::UTC);
        const QString at = pick(2) ? u"201"_s : QString::number(200 + pick(40));
        Call call = client.incoming(u"c%1"_s.arg(pick(30)), {u"Caller %1"_s.arg(pick(5)), u"0301"_s}, at,
            static_cast<LegState>(pick(7)), since);
        if (call.state == CallState::Parked)
            call.slot = QString::number(701 + pick(4));
        return call;
    }

    void changeSomething()
    {
        switch (pick(14)) {
        case 0:
        case 1:
        case 2:
            say(randomExtension());
            break;
        case 3: {
            const ExtensionId id = client.extensionId(QString::number(200 + pick(40)));
            extensions.remove(id.text);
            Q_EMIT client.extensionRemoved(id);
            break;
        }
        case 4:
        case 5:
            say(randomCall());
            break;
        case 6: {
            const CallId id = client.callId(u"c%1"_s.arg(pick(30)));
            calls.remove(id.text);
            Q_EMIT client.callEnded(id, {});
            break;
        }
        case 7:
            changeQueue();
            break;
        case 8: {
            ParkSlot slot;
            slot.id = {client.site(), QString::number(701 + pick(4))};
            if (pick(2))
                slot.call = client.callId(u"c%1"_s.arg(pick(30)));
            slot.by = u"201"_s;
            say(slot);
            break;
        }
        case 9: {
            Mailbox box;
            box.id = {client.site(), QString::number(200 + pick(10))};
            box.fresh = pick(3);
            say(box);
            break;
        }
        case 10: {
            Line line;
            line.id = {client.site(), QString::number(pick(5))};
            line.busy = pick(2) == 1;
            say(line);
            break;
        }
        case 11:
            changeRoom();
            break;
        case 12:
            changeChat();
            break;
        default:
            snapshot();
            break;
        }
    }

    void changeQueue()
    {
        Queue queue;
        queue.id = {client.site(), QString::number(800 + pick(3))};
        for (int i = pick(4); i > 0; --i)
            queue.waiting.append(
                {client.callId(u"q%1-%2"_s.arg(queue.id.text).arg(2 * queue.waiting.size() + pick(2))), {}, {}, i});
        say(queue);
        Agent agent;
        agent.id = {client.site(), queue.id.text + u"/"_s + QString::number(200 + pick(5))};
        agent.state = static_cast<AgentState>(pick(6));
        say(agent);
    }

    template <typename Row> void keepSome(Reference<Row>& rows)
    {
        for (auto it = rows.begin(); it != rows.end();) {
            if (pick(4) == 0) {
                it = rows.erase(it);
            } else {
                say(Row(*it));
                ++it;
            }
        }
    }

    void snapshot()
    {
        Q_EMIT client.snapshotBegun();
        keepSome(extensions);
        keepSome(calls);
        keepSome(parks);
        keepSome(queues);
        keepSome(agents);
        keepSome(mailboxes);
        keepSome(lines);
        keepSome(rooms);
        keepSome(chats);
        Q_EMIT client.snapshotEnded();
    }
};

template <typename Model, typename Row>
void compareRows(const Model& model, const SiteId& site, const Reference<Row>& expected)
{
    Reference<Row> actual;
    for (int row = 0; row < model.rowCount(); ++row) {
        const Row value = model.index(row, 0).data(Role::Value).template value<Row>();
        if (!(value.id.site == site))
            continue;
        QVERIFY2(!actual.contains(value.id.text), "two rows with one id");
        QCOMPARE(model.rowOf(value.id), row);
        actual.insert(value.id.text, value);
    }
    QCOMPARE(actual.keys(), expected.keys());
    QVERIFY(actual == expected);
}

} // namespace

class TestModelWalk : public QObject
{
    Q_OBJECT

private:
    static void readEverything(const QAbstractItemModel& model)
    {
        QList<int> roles = model.roleNames().keys();
        roles << Qt::AccessibleTextRole;
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY2(!model.headerData(column, Qt::Horizontal).toString().isEmpty(), model.metaObject()->className());
        for (int row = 0; row < model.rowCount(); ++row) {
            QVERIFY(model.index(row, 0).data(Role::Id).isValid());
            QVERIFY2(!model.index(row, 0).data(Qt::AccessibleTextRole).toString().isEmpty(),
                model.metaObject()->className());
            QCOMPARE(model.index(row, 0).data(Role::AccessibleText), model.index(row, 0).data(Qt::AccessibleTextRole));
            for (int column = 0; column < model.columnCount(); ++column) {
                for (const int role : std::as_const(roles))
                    (void)model.index(row, column).data(role);
            }
        }
    }

private Q_SLOTS:
    void everyModelThroughARandomDay_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void everyModelThroughARandomDay()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        LiveModels models;
        ExtensionProxy extensionProxy;
        extensionProxy.setSourceModel(&models.extensions());
        ExtensionProxy byState;
        byState.setSortKey(ExtensionProxy::SortKey::State);
        byState.setSourceModel(&models.extensions());
        AttendantCallsProxy attendant(models);
        DirectorySearch search(models);
        search.setQuery(u"l"_s);
        const QList<QAbstractItemModel*> all{&models.calls(), &models.extensions(), &models.parks(), &models.queues(),
            &models.queuedCallers(), &models.agents(), &models.mailboxes(), &models.contacts(), &models.lines(),
            &models.sites(), &models.rooms(), &models.participants(), &models.chats(), &extensionProxy, &byState,
            &attendant, &search};
        std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
        std::vector<std::unique_ptr<QSignalSpy>> resets;
        for (QAbstractItemModel* model : all) {
            testers.push_back(std::make_unique<QAbstractItemModelTester>(
                model, QAbstractItemModelTester::FailureReportingMode::Fatal));
            resets.push_back(std::make_unique<QSignalSpy>(model, &QAbstractItemModel::modelReset));
            readEverything(*model); // empty state first
        }
        FakeClient head(FakeClient::profileFor(u"head"_s, u"Head office"_s, u"201"_s));
        FakeClient branch(FakeClient::profileFor(u"branch"_s, u"Branch"_s, u"205"_s));
        models.attach(&head);
        models.attach(&branch);
        attendant.setHomes({{head.site(), u"201"_s}, {branch.site(), u"205"_s}});
        head.open();
        branch.open();
        World worlds[]{{head, random}, {branch, random}};
        for (int step = 0; step < 150; ++step) {
            for (int i = worlds[0].pick(12); i >= 0; --i)
                worlds[worlds[0].pick(2)].changeSomething();
            if (worlds[0].pick(8) == 0)
                attendant.setFrozen(!attendant.isFrozen());
            if (worlds[0].pick(8) == 0)
                extensionProxy.setFilterText(worlds[0].pick(2) ? u"bo"_s : QString());
            if (worlds[0].pick(10) == 0)
                byState.setRegisteredOnly(!byState.registeredOnly());
            models.flush();
            for (const World& world : worlds)
                compareWorld(models, world);
        }
        for (QAbstractItemModel* model : all)
            readEverything(*model);
        models.detach(head.site());
        models.flush();
        QCOMPARE(models.sites().rowCount(), 1);
        QCOMPARE(models.extensions().rowCount(), worlds[1].extensions.size());
        for (const auto& reset : resets)
            QCOMPARE(reset->count(), 0);
    }

    static void compareWorld(const LiveModels& models, const World& world)
    {
        const SiteId site = world.client.site();
        compareRows(models.extensions(), site, world.extensions);
        compareRows(models.calls(), site, world.calls);
        compareRows(models.parks(), site, world.parks);
        compareRows(models.queues(), site, world.queues);
        compareRows(models.agents(), site, world.agents);
        compareRows(models.mailboxes(), site, world.mailboxes);
        compareRows(models.lines(), site, world.lines);
        compareRows(models.rooms(), site, world.rooms);
        Reference<ParticipantRow> inRooms;
        for (const ConferenceRoom& room : world.rooms) {
            for (const ConferenceParticipant& participant : room.participants) {
                const ParticipantId id = participantId(room.id, participant.id);
                inRooms.insert(id.text, {id, room.id, participant, room.stale});
            }
        }
        compareRows(models.participants(), site, inRooms);
        QStringList chats;
        for (int row = 0; row < models.chats().rowCount(); ++row) {
            const ChatRoomRow& chat = models.chats().at(row);
            if (!(chat.id.site == site))
                continue;
            chats << chat.id.text;
            QCOMPARE(chat.room, world.chats.value(chat.id.text));
            QCOMPARE(chat.unread, world.unread.value(chat.id.text));
        }
        chats.sort();
        QCOMPARE(chats, QStringList(world.chats.keys()));
        QSet<QString> waiting;
        for (const Queue& queue : world.queues) {
            for (const QueuedCaller& caller : queue.waiting)
                waiting.insert(caller.call.text);
        }
        QSet<QString> shown;
        for (int row = 0; row < models.queuedCallers().rowCount(); ++row) {
            if (models.queuedCallers().at(row).id.site == site)
                shown.insert(models.queuedCallers().at(row).id.text);
        }
        QCOMPARE(shown, waiting);
    }

    void destroyedClientTakesItsRowsWithIt()
    {
        LiveModels models;
        auto client = std::make_unique<FakeClient>();
        models.attach(client.get());
        Q_EMIT client->extensionChanged(client->extension(u"200"_s, u"Ana"_s));
        models.flush();
        QCOMPARE(models.extensions().rowCount(), 1);
        client.reset();
        models.flush();
        QCOMPARE(models.extensions().rowCount(), 0);
        QCOMPARE(models.sites().rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestModelWalk)
#include "tst_modelwalk.moc"
