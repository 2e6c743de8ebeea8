// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/contractsite.h"

#include "app/wiring/clientfactory.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

class Yes final : public Confirmer
{
public:
    QFuture<bool> confirm(const Question&) override { return QtFuture::makeReadyFuture(true); }
};

sim::SimulatorOptions optionsFor(const QString& face, bool tls, const QString& truthFile)
{
    sim::SimulatorOptions options;
    options.faces = {face.section(u' ', 0, 0)};
    options.profile = face.section(u' ', 1).isEmpty() ? u"seed"_s : face.section(u' ', 1);
    options.tls = tls;
    options.extensions = 8;
    options.manualTime = true;
    options.truthFile = truthFile;
    return options;
}

//! Which of a phone's legs the lamp shows, said again here so that the test does not ask the code under test.
int rank(const QString& state)
{
    static const QStringList kOrder{u"queued"_s, u"parked"_s, u"held"_s, u"dialing"_s, u"ringing"_s, u"talking"_s};
    return static_cast<int>(kOrder.indexOf(state));
}

} // namespace

ContractSite::ContractSite(const QString& face, bool tls)
    : m_host(optionsFor(face, tls, m_folder.filePath(u"truth.jsonl"_s)))
    , m_runner(m_clock)
    , m_confirmer(std::make_unique<Yes>())
{
    m_runner.setConfirmer(m_confirmer.get());
    const auto faces = m_host.start();
    if (!faces || faces->isEmpty())
        return;
    const sim::FaceInfo& info = faces->first();
    // As a person would type it: the face's further addresses in the query become options of the profile.
    const auto profile = parseSiteSpec(info.siteSpec());
    if (!profile)
        return;
    m_profile = *profile;
    m_profile.id = SiteId{u"site"_s};
    m_profile.name = u"Head office"_s;
    m_profile.fingerprint = info.fingerprint;
    // What a relay of events tells beside the polls must not be needed: as documented goes without one, as seen with.
    if (!face.contains(u' '))
        m_profile.options.remove(u"relay"_s);
    // World time stands still, the intervals of a client that asks do not.
    m_profile.options.insert(u"pollScale"_s, u"0.05"_s);
    m_profile.voicemailPrefix = u"*9"_s;
    m_profile.parkSlots = {u"701"_s, u"702"_s};
    m_secret = info.password.isEmpty() ? info.apikey : info.password;
    m_secondSecret = info.password.isEmpty() ? info.relayToken : info.apikey;
}

ContractSite::~ContractSite() = default;

void ContractSite::open(const QString& secret)
{
    auto made = makeClient(m_profile, SiteSecrets{secret, m_secondSecret}, m_clock);
    if (!made)
        return;
    m_client = std::move(*made);
    m_models.attach(m_client.get());
    m_runner.attach(m_client.get());
    listen();
    m_client->open();
}

QString ContractSite::connect(const QString& secret)
{
    open(secret.isEmpty() ? m_secret : secret);
    if (!m_client)
        return u"no client for this face"_s;
    if (!QTest::qWaitFor([&] { return m_client->link().state == LinkState::Live; }, 10'000))
        return toName(m_client->link().state) + u' ' + describe(m_client->link().error);
    m_models.flush();
    return {};
}

QString ContractSite::control(const QJsonObject& command)
{
    m_lastAnswer = m_host.control(command);
    return m_lastAnswer.value(u"error"_s).toString();
}

void ContractSite::pass(int ms)
{
    control({{u"do"_s, u"advance"_s}, {u"ms"_s, ms}});
}

Outcome ContractSite::run(const Command& command)
{
    QFuture<Outcome> future = m_runner.run(command, u"test"_s);
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 15'000))
        return Outcome::failed(
            Error{.kind = ErrorKind::Timeout, .code = {}, .message = u"never ended"_s, .detail = {}});
    return future.result();
}

ExtensionState ContractSite::lamp(const QString& number) const
{
    const Extension* extension = m_models.extensions().find({m_profile.id, number});
    return extension ? extension->state : ExtensionState::Unknown;
}

const Call* ContractSite::callOn(const QString& number, std::optional<LegState> state) const
{
    const CallModel& calls = m_models.calls();
    for (int row = 0; row < calls.rowCount(); ++row) {
        const Call& call = calls.at(row);
        for (const Leg& leg : call.legs) {
            if (leg.extension == number && (!state || leg.state == *state))
                return &call;
        }
    }
    return nullptr;
}

CallId ContractSite::callIdOn(const QString& number, std::optional<LegState> state) const
{
    const Call* call = callOn(number, state);
    return call ? call->id : CallId{};
}

void ContractSite::listen()
{
    m_announced = {};
    m_logFrom = QFileInfo(m_folder.filePath(u"truth.jsonl"_s)).size();
    QObject::connect(m_client.get(), &PbxClient::callChanged, m_client.get(), [this](const Call& call) {
        for (const Leg& leg : call.legs) {
            if (leg.extension.isEmpty())
                continue;
            m_announced.begun[leg.extension].insert(call.id.text);
            if (leg.state == LegState::Talking || leg.state == LegState::Held)
                m_announced.answered[leg.extension].insert(call.id.text);
        }
    });
    QObject::connect(m_client.get(), &PbxClient::legEnded, m_client.get(), [this](const CallId& call, const Leg& leg) {
        if (!leg.extension.isEmpty())
            m_announced.ended[leg.extension].insert(call.text);
    });
}

ContractSite::Story ContractSite::loggedStory() const
{
    Story story;
    QFile file(m_folder.filePath(u"truth.jsonl"_s));
    if (!file.open(QIODevice::ReadOnly) || !file.seek(m_logFrom))
        return story;
    while (!file.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        const QString extension = line.value(u"extension"_s).toString();
        const QString event = line.value(u"event"_s).toString();
        const QString call = line.value(u"call"_s).toString();
        if (extension.isEmpty() || line.value(u"leg"_s).toString().isEmpty() || event.startsWith("queue"_L1)
            || event.startsWith("park-"_L1))
            continue;
        if (event == "ringing"_L1 || event == "dialing"_L1)
            story.begun[extension].insert(call);
        else if (event == "answered"_L1 || event == "connected"_L1)
            story.answered[extension].insert(call);
        else if (event == "ended"_L1)
            story.ended[extension].insert(call);
    }
    return story;
}

QString ContractSite::differenceFromLog() const
{
    const Story logged = loggedStory();
    const auto differ = [](const QString& what, const auto& announced, const auto& truth) {
        for (const QString& extension : announced.keys() + truth.keys()) {
            const auto said = announced.value(extension).size();
            const auto real = truth.value(extension).size();
            if (said != real)
                return u"%1: %2 %3 announced, %4 in the log"_s.arg(extension).arg(said).arg(what).arg(real);
        }
        return QString();
    };
    if (logged.begun.isEmpty())
        return u"nothing is in the log"_s;
    QString difference = differ(u"begun"_s, m_announced.begun, logged.begun);
    if (difference.isEmpty())
        difference = differ(u"answered"_s, m_announced.answered, logged.answered);
    return difference.isEmpty() ? differ(u"ended"_s, m_announced.ended, logged.ended) : difference;
}

QString ContractSite::differenceFromTruth()
{
    m_models.flush();
    control({{u"do"_s, u"state"_s}});
    const QJsonObject state = m_lastAnswer;
    for (const QString& difference : {lampDifference(state), slotDifference(state), queueDifference(state),
             agentDifference(state), mailboxDifference(state), recordingDifference(state)}) {
        if (!difference.isEmpty())
            return difference;
    }
    return {};
}

QHash<QString, QStringList> ContractSite::expectedLamps(const QJsonObject& state) const
{
    QHash<QString, QString> best;
    QSet<QString> holding;
    for (const QJsonValue& call : state.value(u"calls"_s).toArray()) {
        for (const QJsonValue& value : call.toObject().value(u"legs"_s).toArray()) {
            const QJsonObject leg = value.toObject();
            QString& shown = best[leg.value(u"extension"_s).toString()];
            QString own = leg.value(u"state"_s).toString();
            // What a PBX says that does not know of holding; whoever consults has a held leg besides.
            const bool holds = own == "held"_L1 || !leg.value(u"heldCall"_s).toString().isEmpty();
            if (holds && !can(Capability::SeeHeld)) {
                own = u"talking"_s;
                holding.insert(leg.value(u"extension"_s).toString());
            }
            if (rank(own) > rank(shown))
                shown = own;
        }
    }
    QHash<QString, QStringList> lamps;
    for (const auto& [extension, shown] : best.asKeyValueRange()) {
        lamps[extension] = {shown};
        // What it was told itself the console knows all the same.
        if (shown == "talking"_L1 && holding.contains(extension) && can(Capability::Hold))
            lamps[extension].append(u"held"_s);
        if (shown == "parked"_L1 && !can(Capability::SeeParked))
            lamps[extension] = {u"talking"_s, u"held"_s};
    }
    return lamps;
}

QString ContractSite::lampDifference(const QJsonObject& state) const
{
    const QHash<QString, QStringList> expected = expectedLamps(state);
    int seen = 0;
    for (const QJsonValue& value : state.value(u"extensions"_s).toArray()) {
        const QJsonObject extension = value.toObject();
        if (extension.value(u"kind"_s).toString() != "user"_L1)
            continue;
        ++seen;
        const QString number = extension.value(u"number"_s).toString();
        const Extension* shown = m_models.extensions().find({m_profile.id, number});
        if (!shown)
            return number + u" is not shown"_s;
        const QString idle = shown->registered.value_or(true) ? u"idle"_s : u"unavailable"_s;
        const QStringList want = expected.value(number, {idle});
        if (!want.contains(toName(shown->state)))
            return u"%1 shows %2 and is %3"_s.arg(number, toName(shown->state), want.join(u" or "_s));
        if (can(Capability::SeeRegistration) && shown->registered != extension.value(u"registered"_s).toBool())
            return number + u" has the wrong registration"_s;
        if (shown->name != extension.value(u"name"_s).toString())
            return number + u" is called "_s + shown->name;
    }
    return seen == 0 ? u"the world shows nobody"_s : QString();
}

namespace {

QHash<QString, QString> numbersOfLegs(const QJsonObject& state)
{
    QHash<QString, QString> numbers;
    for (const QJsonValue& call : state.value(u"calls"_s).toArray()) {
        for (const QJsonValue& leg : call.toObject().value(u"legs"_s).toArray())
            numbers.insert(leg.toObject().value(u"id"_s).toString(), leg.toObject().value(u"number"_s).toString());
    }
    return numbers;
}

QString difference(const QString& what, QStringList shown, QStringList real)
{
    shown.sort();
    real.sort();
    return shown == real ? QString() : u"%1 shown: %2; real: %3"_s.arg(what, shown.join(u' '), real.join(u' '));
}

} // namespace

QString ContractSite::slotDifference(const QJsonObject& state) const
{
    if (!can(Capability::SeeParked))
        return {};
    const QHash<QString, QString> numbers = numbersOfLegs(state);
    QStringList real;
    for (const QJsonValue& value : state.value(u"parks"_s).toArray()) {
        const QJsonObject parked = value.toObject();
        real << parked.value(u"slot"_s).toString() + u'/' + numbers.value(parked.value(u"leg"_s).toString());
    }
    QStringList shown;
    for (int row = 0; row < m_models.parks().rowCount(); ++row) {
        const ParkSlot& slot = m_models.parks().at(row);
        if (!slot.isFree())
            shown << slot.id.text + u'/' + slot.who.number;
    }
    return difference(u"parked"_s, shown, real);
}

QString ContractSite::queueDifference(const QJsonObject& state) const
{
    if (!can(Capability::SeeQueues))
        return {};
    const QHash<QString, QString> numbers = numbersOfLegs(state);
    QStringList real;
    for (const QJsonValue& value : state.value(u"queues"_s).toArray()) {
        const QJsonObject waiting = value.toObject();
        real << waiting.value(u"queue"_s).toString() + u'/' + numbers.value(waiting.value(u"leg"_s).toString());
    }
    QStringList shown;
    for (int row = 0; row < m_models.queues().rowCount(); ++row) {
        const Queue& queue = m_models.queues().at(row);
        for (const QueuedCaller& caller : queue.waiting)
            shown << queue.id.text + u'/' + caller.from.number;
    }
    return difference(u"waiting"_s, shown, real);
}

QString ContractSite::agentDifference(const QJsonObject& state) const
{
    if (!can(Capability::SeeAgents))
        return {};
    const QHash<QString, QStringList> lamps = expectedLamps(state);
    QHash<QString, bool> registered;
    for (const QJsonValue& value : state.value(u"extensions"_s).toArray())
        registered.insert(
            value.toObject().value(u"number"_s).toString(), value.toObject().value(u"registered"_s).toBool());
    const auto stateOf = [&](const QJsonObject& agent) {
        const QString number = agent.value(u"agent"_s).toString();
        const QString lamp = lamps.value(number).value(0);
        if (lamp == "ringing"_L1)
            return AgentState::Ringing;
        return lamp.isEmpty() ? AgentState::Idle : AgentState::Talking;
    };
    QStringList real;
    for (const QJsonValue& value : state.value(u"agents"_s).toArray()) {
        const QJsonObject agent = value.toObject();
        const QString queue = agent.value(u"queue"_s).toString();
        const QString number = agent.value(u"agent"_s).toString();
        real << queue + u'/' + number;
        const Agent* shown = m_models.agents().find({m_profile.id, queue + u'/' + number});
        if (!shown)
            continue; // said below
        if (agent.value(u"loggedOff"_s).toBool() && shown->state == AgentState::LoggedOff)
            continue;
        const bool isPaused = agent.value(u"paused"_s).toBool() && can(Capability::AgentPause);
        if (isPaused ? shown->state != AgentState::Paused : registered.value(number) && shown->state != stateOf(agent))
            return u"agent %1 shows %2 and is %3"_s.arg(
                real.last(), toName(shown->state), toName(isPaused ? AgentState::Paused : stateOf(agent)));
        if (isPaused && shown->reason != agent.value(u"reason"_s).toString())
            return u"agent %1 is paused for \"%2\", not \"%3\""_s.arg(
                real.last(), agent.value(u"reason"_s).toString(), shown->reason);
        const int penalty = agent.value(u"penalty"_s).toInt();
        if (can(Capability::AgentPenalty) && shown->penalty != penalty)
            return u"agent %1 shows penalty %2 and has %3"_s.arg(real.last())
                .arg(shown->penalty.value_or(-1))
                .arg(penalty);
    }
    // A PBX may show who belongs to a plain ring group as well, of whom the world says nothing.
    QSet<QString> queues;
    for (const QJsonValue& value : state.value(u"agents"_s).toArray())
        queues.insert(value.toObject().value(u"queue"_s).toString());
    QStringList shown;
    for (int row = 0; row < m_models.agents().rowCount(); ++row) {
        if (queues.contains(m_models.agents().at(row).queue))
            shown << m_models.agents().at(row).queue + u'/' + m_models.agents().at(row).extension;
    }
    return difference(u"agents"_s, shown, real);
}

QString ContractSite::mailboxDifference(const QJsonObject& state) const
{
    if (!can(Capability::SeeVoicemail))
        return {};
    for (const QJsonValue& value : state.value(u"extensions"_s).toArray()) {
        const QJsonObject extension = value.toObject();
        if (extension.value(u"kind"_s).toString() != "user"_L1)
            continue;
        const QString number = extension.value(u"number"_s).toString();
        const int real = extension.value(u"voicemail"_s).toObject().value(u"new"_s).toInt();
        const Mailbox* box = m_models.mailboxes().find({m_profile.id, number});
        const int shown = box ? box->fresh.value_or(0) : 0;
        if (shown != real)
            return u"mailbox %1 shows %2 new and has %3"_s.arg(number).arg(shown).arg(real);
    }
    return {};
}

QString ContractSite::recordingDifference(const QJsonObject& state) const
{
    if (!can(Capability::SeeRecording))
        return {};
    QSet<QString> real;
    for (const QJsonValue& call : state.value(u"calls"_s).toArray()) {
        for (const QJsonValue& leg : call.toObject().value(u"legs"_s).toArray()) {
            if (leg.toObject().value(u"recording"_s).toBool())
                real.insert(leg.toObject().value(u"extension"_s).toString());
        }
    }
    QSet<QString> shown;
    for (int row = 0; row < m_models.calls().rowCount(); ++row) {
        for (const Leg& leg : m_models.calls().at(row).legs) {
            if (leg.recording)
                shown.insert(leg.extension);
        }
    }
    return difference(u"recording"_s, shown.values(), real.values());
}

} // namespace callboard
