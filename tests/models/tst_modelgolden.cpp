// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the models say about one small office, as a file that was read by a person. Run with CALLBOARD_UPDATE_GOLDEN=1
// to write it again after a wanted change, and read the difference.
#include "core/models/agentmodel.h"
#include "core/models/callmodel.h"
#include "core/models/chatmessagemodel.h"
#include "core/models/chatroommodel.h"
#include "core/models/conferenceroommodel.h"
#include "core/models/extensionmodel.h"
#include "core/models/livemodels.h"
#include "core/models/mailboxmodel.h"
#include "core/models/parkmodel.h"
#include "core/models/participantmodel.h"
#include "core/models/queuedcallermodel.h"
#include "core/models/queuemodel.h"
#include "core/models/voicemailmessagemodel.h"
#include "tests/support/fakeclient.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

QDateTime at(int second)
{
    return QDateTime::fromMSecsSinceEpoch(1'772'357'400'000 + second * 1000, Qt::UTC);
}

QJsonValue shown(const QVariant& value)
{
    if (value.typeId() == QMetaType::QDateTime)
        return value.toDateTime().isValid() ? QJsonValue(value.toDateTime().toString(Qt::ISODate)) : QJsonValue();
    return QJsonValue::fromVariant(value);
}

QJsonArray rowsOf(const QAbstractItemModel& model)
{
    const QHash<int, QString> roles{{Role::State, u"state"_s}, {Role::Since, u"since"_s}, {Role::Stale, u"stale"_s},
        {Role::Inferred, u"inferred"_s}, {Role::Number, u"number"_s}, {Role::Department, u"department"_s},
        {Role::SearchText, u"searchText"_s}, {Role::AccessibleText, u"sentence"_s}};
    QJsonArray rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QJsonObject json;
        for (auto role = roles.begin(); role != roles.end(); ++role)
            json.insert(*role, shown(model.index(row, 0).data(role.key())));
        QJsonArray cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells.append(shown(model.index(row, column).data()));
        json.insert(u"cells"_s, cells);
        rows.append(json);
    }
    return rows;
}

void fill(FakeClient& client)
{
    Extension ana = client.extension(u"201"_s, u"Ana Ruiz"_s);
    ana.department = u"Front desk"_s;
    ana.registered = true;
    ana.voicemailNew = 2;
    Extension bo = client.extension(u"202"_s, u"Bo Li"_s, ExtensionState::Talking);
    bo.department = u"Sales"_s;
    bo.with = {u"ACME Ltd"_s, u"+49305550101"_s};
    bo.call = client.callId(u"c1"_s);
    bo.since = at(30);
    bo.inferred = InferredField::Since;
    Extension nobody = client.extension(u"203"_s, {}, ExtensionState::Unavailable);
    nobody.registered = false;
    nobody.forwardTo = u"0170"_s;
    for (const Extension& extension : {ana, bo, nobody})
        Q_EMIT client.extensionChanged(extension);
    Call talking = client.incoming(u"c1"_s, {u"ACME Ltd"_s, u"+49305550101"_s}, u"202"_s, LegState::Talking, at(30));
    talking.calledLine = u"+4930100"_s;
    talking.recording = true;
    Call parked = client.incoming(u"c2"_s, {{}, u"0171"_s}, u"201"_s, LegState::Parked, at(40));
    parked.slot = u"701"_s;
    for (const Call& call : {talking, parked})
        Q_EMIT client.callChanged(call);
    ParkSlot used{{client.site(), u"701"_s}, client.callId(u"c2"_s), {}, {{}, u"0171"_s}, u"201"_s, at(40), false};
    ParkSlot free{{client.site(), u"702"_s}, {}, {}, {}, {}, {}, false};
    for (const ParkSlot& slot : {used, free})
        Q_EMIT client.parkSlotChanged(slot);
    Queue queue;
    queue.id = {client.site(), u"801"_s};
    queue.name = u"Sales"_s;
    queue.waiting
        = {{client.callId(u"c3"_s), {u"Ms Ito"_s, u"0902"_s}, at(10), 1}, {client.callId(u"c4"_s), {}, at(20), 2}};
    Q_EMIT client.queueChanged(queue);
    Agent agent;
    agent.id = {client.site(), u"801/202"_s};
    agent.queue = u"801"_s;
    agent.extension = u"202"_s;
    agent.name = u"Bo Li"_s;
    agent.state = AgentState::Paused;
    agent.reason = u"lunch"_s;
    agent.since = at(5);
    agent.penalty = 3;
    Q_EMIT client.agentChanged(agent);
    Mailbox box;
    box.id = {client.site(), u"201"_s};
    box.fresh = 2;
    box.read = 3;
    box.saved = 1;
    Q_EMIT client.mailboxChanged(box);
}

ConferenceParticipant somebody(const QString& id, const Party& party, const QString& extension = {})
{
    ConferenceParticipant participant;
    participant.id = id;
    participant.party = party;
    participant.extension = extension;
    participant.joinedAt = at(50);
    return participant;
}

void fillTalk(FakeClient& client)
{
    ConferenceRoom room;
    room.id = {client.site(), u"17"_s};
    room.name = u"Board"_s;
    room.owner = u"201"_s;
    room.startedAt = at(0);
    ConferenceParticipant ana = somebody(u"1"_s, {u"Ana Ruiz"_s, {}}, u"201"_s);
    ana.moderator = true;
    ConferenceParticipant bo = somebody(u"2"_s, {u"Bo Li"_s, u"202"_s}, u"202"_s);
    bo.muted = true;
    bo.held = true;
    ConferenceParticipant acme = somebody(u"3"_s, {u"ACME Ltd"_s, u"+49305550101"_s});
    acme.presence = ConferenceParticipant::Presence::Left;
    acme.leftAt = at(60);
    ConferenceParticipant called = somebody(u"4"_s, {}, u"203"_s);
    called.presence = ConferenceParticipant::Presence::Invited;
    called.joinedAt = {};
    room.participants = {ana, bo, acme, called};
    Q_EMIT client.conferenceRoomChanged(room);
    ConferenceRoom empty;
    empty.id = {client.site(), u"18"_s};
    Q_EMIT client.conferenceRoomChanged(empty);

    const ChatPerson boLi{u"7"_s, u"Bo Li"_s, u"bo"_s};
    const ChatPerson eve{u"8"_s, {}, u"eve"_s};
    ChatRoom direct;
    direct.id = {client.site(), u"c1"_s};
    direct.direct = true;
    direct.members = {boLi};
    direct.changedAt = at(1);
    ChatRoom team;
    team.id = {client.site(), u"c2"_s};
    team.name = u"Team"_s;
    team.members = {boLi, eve};
    for (const ChatRoom& chat : {direct, team})
        Q_EMIT client.chatRoomChanged(chat);
    client.said = {{{client.site(), u"m1"_s}, direct.id, boLi, false, u"Are you there?"_s, at(70)},
        {{client.site(), u"m2"_s}, direct.id, {}, true, u"Yes."_s, at(80)}};
    Q_EMIT client.chatMessageArrived(client.said.at(0));
    Q_EMIT client.chatMessageArrived(client.said.at(1));

    VoicemailMessage fresh;
    fresh.id = {client.site(), u"v2"_s};
    fresh.mailbox = u"201"_s;
    fresh.from = {u"ACME Ltd"_s, u"+49305550101"_s};
    fresh.at = at(90);
    fresh.seconds = 65;
    fresh.urgent = true;
    VoicemailMessage old;
    old.id = {client.site(), u"v1"_s};
    old.mailbox = u"201"_s;
    old.heard = true;
    client.voicemail = {fresh, old};
}

} // namespace

class TestModelGolden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        qputenv("TZ", "UTC"); // cells show local time
    }

    void smallOffice()
    {
        LiveModels models;
        FakeClient client;
        models.attach(&client);
        client.open();
        fill(client);
        fillTalk(client);
        models.flush();
        ChatMessageModel messages(models);
        messages.setRoom({client.site(), u"c1"_s});
        VoicemailMessageModel voicemail(models);
        voicemail.setMailbox({client.site(), u"201"_s});
        QTRY_COMPARE(messages.rowCount(), 2);
        QTRY_COMPARE(voicemail.rowCount(), 2);
        const QJsonObject actual{
            {u"extensions"_s, rowsOf(models.extensions())},
            {u"calls"_s, rowsOf(models.calls())},
            {u"parks"_s, rowsOf(models.parks())},
            {u"queues"_s, rowsOf(models.queues())},
            {u"queuedCallers"_s, rowsOf(models.queuedCallers())},
            {u"agents"_s, rowsOf(models.agents())},
            {u"mailboxes"_s, rowsOf(models.mailboxes())},
            {u"rooms"_s, rowsOf(models.rooms())},
            {u"participants"_s, rowsOf(models.participants())},
            {u"chats"_s, rowsOf(models.chats())},
            {u"chatMessages"_s, rowsOf(messages)},
            {u"voicemailMessages"_s, rowsOf(voicemail)},
        };
        QFile file(QStringLiteral(GOLDEN_FILE));
        if (qEnvironmentVariableIsSet("CALLBOARD_UPDATE_GOLDEN")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QJsonDocument(actual).toJson());
            return;
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
        const QJsonObject expected = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(actual.keys(), expected.keys());
        for (const QString& model : actual.keys()) {
            const QJsonArray rows = actual.value(model).toArray();
            const QJsonArray wanted = expected.value(model).toArray();
            QVERIFY2(!wanted.isEmpty(), qPrintable(model));
            QCOMPARE(rows.size(), wanted.size());
            for (qsizetype row = 0; row < rows.size(); ++row)
                QCOMPARE(
                    QJsonDocument(rows.at(row).toObject()).toJson(), QJsonDocument(wanted.at(row).toObject()).toJson());
        }
    }
};

QTEST_GUILESS_MAIN(TestModelGolden)
#include "tst_modelgolden.moc"
