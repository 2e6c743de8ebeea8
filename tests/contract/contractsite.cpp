// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/contractsite.h"

#include "app/wiring/clientfactory.h"

#include <QJsonArray>
#include <QTest>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

class Yes final : public Confirmer
{
public:
    QFuture<bool> confirm(const Question&) override { return QtFuture::makeReadyFuture(true); }
};

sim::SimulatorOptions optionsFor(const QString& face, bool tls)
{
    sim::SimulatorOptions options;
    options.faces = {face};
    options.tls = tls;
    options.extensions = 8;
    options.manualTime = true;
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
    : m_host(optionsFor(face, tls))
    , m_runner(m_clock)
    , m_confirmer(std::make_unique<Yes>())
{
    m_runner.setConfirmer(m_confirmer.get());
    const auto faces = m_host.start();
    if (!faces || faces->isEmpty())
        return;
    const sim::FaceInfo& info = faces->first();
    if (const auto parsed = parseSiteSpec(info.face + u'+' + info.url)) // what stands in the query are options
        m_profile = *parsed;
    m_profile.id = SiteId{u"site"_s};
    m_profile.name = u"Head office"_s;
    m_profile.brand = brandFromName(info.face).value_or(Brand::Brekeke);
    m_profile.user = info.user;
    m_profile.tenant = info.tenant;
    m_profile.fingerprint = info.fingerprint;
    m_profile.voicemailPrefix = u"*9"_s;
    m_profile.parkSlots = {u"701"_s, u"702"_s};
    m_secret = info.password.isEmpty() ? info.apikey : info.password;
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

QString ContractSite::differenceFromTruth()
{
    m_models.flush();
    control({{u"do"_s, u"state"_s}});
    const QJsonObject state = m_lastAnswer;
    for (const QString& difference : {lampDifference(state), slotDifference(state), queueDifference(state)}) {
        if (!difference.isEmpty())
            return difference;
    }
    return {};
}

QString ContractSite::lampDifference(const QJsonObject& state) const
{
    QHash<QString, QString> expected;
    for (const QJsonValue& call : state.value(u"calls"_s).toArray()) {
        for (const QJsonValue& value : call.toObject().value(u"legs"_s).toArray()) {
            const QJsonObject leg = value.toObject();
            QString& best = expected[leg.value(u"extension"_s).toString()];
            if (rank(leg.value(u"state"_s).toString()) > rank(best))
                best = leg.value(u"state"_s).toString();
        }
    }
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
        const QString want = expected.value(number, idle);
        if (toName(shown->state) != want)
            return u"%1 shows %2 and is %3"_s.arg(number, toName(shown->state), want);
        if (can(Capability::SeeRegistration) && shown->registered != extension.value(u"registered"_s).toBool())
            return number + u" has the wrong registration"_s;
        if (shown->name != extension.value(u"name"_s).toString())
            return number + u" is called "_s + shown->name;
    }
    return seen == 0 ? u"the world shows nobody"_s : QString();
}

QString ContractSite::slotDifference(const QJsonObject& state) const
{
    if (!can(Capability::SeeParked))
        return {};
    QSet<QString> taken;
    for (const QJsonValue& call : state.value(u"calls"_s).toArray()) {
        if (const QString slot = call.toObject().value(u"slot"_s).toString(); !slot.isEmpty())
            taken.insert(slot);
    }
    QSet<QString> shown;
    for (int row = 0; row < m_models.parks().rowCount(); ++row) {
        if (!m_models.parks().at(row).isFree())
            shown.insert(m_models.parks().at(row).id.text);
    }
    return taken == shown ? QString() : u"%1 slots shown, %2 taken"_s.arg(shown.size()).arg(taken.size());
}

QString ContractSite::queueDifference(const QJsonObject& state) const
{
    if (!can(Capability::SeeQueues))
        return {};
    QSet<QString> waiting;
    for (const QJsonValue& call : state.value(u"calls"_s).toArray()) {
        const QJsonObject object = call.toObject();
        if (const QString queue = object.value(u"queue"_s).toString(); !queue.isEmpty())
            waiting.insert(queue + u'/' + object.value(u"id"_s).toString());
    }
    QSet<QString> shown;
    for (int row = 0; row < m_models.queues().rowCount(); ++row) {
        const Queue& queue = m_models.queues().at(row);
        for (const QueuedCaller& caller : queue.waiting)
            shown.insert(queue.id.text + u'/' + caller.call.text);
    }
    return shown.size() == waiting.size()
        ? QString()
        : u"%1 callers shown waiting, %2 wait"_s.arg(shown.size()).arg(waiting.size());
}

} // namespace callboard
