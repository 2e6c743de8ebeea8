// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/rowjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace callboard;

namespace {

const SiteId kSite{u"s"_s};

QJsonObject parsed(const char* json)
{
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(json, &problem);
    Q_ASSERT(problem.error == QJsonParseError::NoError);
    return document.object();
}

QDateTime at(int second)
{
    return {QDate(2026, 3, 1), QTime(9, 30, second, 250), Qt::UTC};
}

} // namespace

//! The rows that scripts rely on, compared with texts written by hand.
class TestRowJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void call()
    {
        Call call;
        call.id = {kSite, u"17"_s};
        call.state = CallState::Talking;
        call.direction = Direction::In;
        call.from = {u"ACME Ltd"_s, u"+49305550101"_s};
        call.to = {QString(), u"200"_s};
        call.since = at(7);
        call.inferred = InferredField::State | InferredField::Legs;
        Leg leg;
        leg.id = {kSite, u"1416"_s};
        leg.extension = u"200"_s;
        leg.state = LegState::Talking;
        call.legs = {leg};
        QCOMPARE(toJson(call), parsed(R"({"id":"17","site":"s","state":"talking","direction":"in",
            "from":{"name":"ACME Ltd","number":"+49305550101"},"to":{"name":null,"number":"200"},
            "since":"2026-03-01T09:30:07.250Z","answeredAt":null,"queue":null,"slot":null,"recording":false,
            "inferred":["state","legs"],"legs":[{"id":"1416","extension":"200","state":"talking"}]})"));
    }

    void extension()
    {
        Extension extension;
        extension.id = {kSite, u"201"_s};
        extension.state = ExtensionState::Idle;
        QCOMPARE(toJson(extension), parsed(R"({"number":"201","site":"s","name":null,"state":"idle","registered":null,
            "dnd":false,"with":null,"since":null,"voicemail":{"new":null,"old":null},"department":null,"inferred":[]})"));
        extension.name = u"Ana Ruiz"_s;
        extension.registered = false;
        extension.voicemailNew = 0;
        extension.voicemailOld = 3;
        extension.with = {u"Bo"_s, u"202"_s};
        const QJsonObject row = toJson(extension);
        QCOMPARE(row.value(u"registered"_s), QJsonValue(false));
        QCOMPARE(row.value(u"with"_s), QJsonValue(u"202"_s));
        QCOMPARE(row.value(u"voicemail"_s).toObject(), parsed(R"({"new":0,"old":3})"));
    }

    void room()
    {
        ConferenceRoom room;
        room.id = {kSite, u"17"_s};
        room.owner = u"201"_s;
        room.startedAt = at(7);
        ConferenceParticipant ana;
        ana.id = u"1"_s;
        ana.party = {u"Ana Ruiz"_s, {}};
        ana.extension = u"201"_s;
        ana.moderator = true;
        ana.muted = true;
        ConferenceParticipant gone;
        gone.id = u"2"_s;
        gone.party = {{}, u"0902"_s};
        gone.presence = ConferenceParticipant::Presence::Left;
        gone.leftAt = at(9);
        room.participants = {ana, gone};
        QCOMPARE(toJson(room), parsed(R"({"room":"17","site":"s","name":null,"owner":"201",
            "startedAt":"2026-03-01T09:30:07.250Z","max":null,"recording":false,"participants":[
            {"id":"1","party":{"name":"Ana Ruiz","number":null},"extension":"201","presence":"present",
             "moderator":true,"muted":true,"held":false,"joinedAt":null,"leftAt":null},
            {"id":"2","party":{"name":null,"number":"0902"},"extension":null,"presence":"left",
             "moderator":false,"muted":false,"held":false,"joinedAt":null,"leftAt":"2026-03-01T09:30:09.250Z"}]})"));
    }

    void aPenaltyIsNotInTheAgentsRow()
    {
        Agent agent;
        agent.penalty = 3;
        QVERIFY(!toJson(agent).contains(u"penalty"_s)); // the row's keys are fixed
    }

    void queueWithWaitingAndAgents()
    {
        Queue queue;
        queue.id = {kSite, u"600"_s};
        queue.name = u"Sales"_s;
        queue.waiting = {{{kSite, u"5"_s}, {u"Ms Ito"_s, u"0301"_s}, at(9), 1}, {{kSite, u"4"_s}, {}, at(2), 0}};
        Agent agent;
        agent.id = {kSite, u"600/201"_s};
        agent.queue = u"600"_s;
        agent.extension = u"201"_s;
        agent.state = AgentState::LoggedOff;
        QCOMPARE(toJson(queue, {agent}), parsed(R"({"queue":"600","site":"s","name":"Sales","waiting":[
            {"call":"5","from":{"name":"Ms Ito","number":"0301"},"since":"2026-03-01T09:30:09.250Z","position":1},
            {"call":"4","from":{"name":null,"number":null},"since":"2026-03-01T09:30:02.250Z","position":null}],
            "agents":[{"queue":"600","extension":"201","name":null,"state":"logged-off","reason":null,"since":null}],
            "longest":"2026-03-01T09:30:02.250Z"})"));
    }

    void parkSlotFree()
    {
        ParkSlot slot;
        slot.id = {kSite, u"701"_s};
        QCOMPARE(toJson(slot), parsed(R"({"slot":"701","site":"s","call":null,"by":null,"since":null})"));
    }

    void everyCapabilityIsNamedOnceAndSaysWhy()
    {
        CapabilitySet set;
        set.allow(Capability::TransferBlind);
        set.deny(Capability::Park, u"No slots."_s);
        const QJsonObject all = toJson(set);
        QCOMPARE(all.size(), kCapabilityCount);
        QCOMPARE(all.value(u"transfer-blind"_s).toObject(), parsed(R"({"can":true})"));
        QCOMPARE(all.value(u"park"_s).toObject(), parsed(R"({"can":false,"why":"No slots."})"));
        for (auto it = all.begin(); it != all.end(); ++it) {
            QCOMPARE(toName(*capabilityFromName(it.key())), it.key());
            const QJsonObject row = it.value().toObject();
            QVERIFY(row.value(u"can"_s).toBool() || !row.value(u"why"_s).toString().isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestRowJson)
#include "tst_rowjson.moc"
