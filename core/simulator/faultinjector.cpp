// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/faultinjector.h"

#include <QDeadlineTimer>

#include <algorithm>

namespace callboard::sim {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHugeEvery = 25;
constexpr int kMostHuge = 256 * 1024 * 1024;
constexpr int kMostSkew = 400 * 86'400;

struct Spec
{
    QLatin1StringView name;
    int FaultPlan::*value;
    int most;
    int fallback; //!< when no value is given; -1: one is needed
    int least = 0;
};
constexpr Spec kSpecs[]
    = {{"drop"_L1, &FaultPlan::dropPercent, 100, -1}, {"delay"_L1, &FaultPlan::delayMs, 600'000, -1},
        {"duplicate"_L1, &FaultPlan::duplicatePercent, 100, -1}, {"truncate"_L1, &FaultPlan::truncatePercent, 100, -1},
        {"garbage"_L1, &FaultPlan::garbagePercent, 100, 5}, {"nonutf8"_L1, &FaultPlan::notUtf8Percent, 100, 5},
        {"huge"_L1, &FaultPlan::hugeBytes, kMostHuge, -1}, {"expire"_L1, &FaultPlan::expireSeconds, 86'400, -1},
        {"restart"_L1, &FaultPlan::restartSeconds, 86'400, -1}, {"html"_L1, &FaultPlan::htmlPercent, 100, 5},
        {"toomany"_L1, &FaultPlan::tooManyPercent, 100, 5}, {"notice"_L1, &FaultPlan::noticePercent, 100, 5},
        {"skew"_L1, &FaultPlan::skewSeconds, kMostSkew, -1, -kMostSkew}, {"tries"_L1, &FaultPlan::loginTries, 1000, -1},
        {"ban"_L1, &FaultPlan::banSeconds, 86'400, -1}, {"steal"_L1, &FaultPlan::stealSeconds, 86'400, -1}};

Error badSpec(const QString& spec)
{
    return {ErrorKind::Invalid, {},
        u"fault \"%1\" is not one of drop:N% delay:MS duplicate:N% truncate:N% garbage:N% nonutf8:N% huge:BYTES "
        "html:N% toomany:N% notice:N% skew:S expire:S restart:S reject:METHOD tries:N ban:S steal:S "
        "answer:ACTION=CODE"_s.arg(spec),
        {}, false};
}

} // namespace

Result<void> FaultPlan::add(const QString& spec)
{
    const QString name = spec.section(u':', 0, 0).trimmed();
    QString value = spec.section(u':', 1).trimmed();
    if (name == "reject"_L1 && !value.isEmpty()) {
        rejects.insert(value);
        return {};
    }
    if (name == "answer"_L1) {
        bool isNumber = false;
        const int code = value.section(u'=', -1).toInt(&isNumber);
        const QString action = value.section(u'=', 0, -2);
        if (!isNumber || action.isEmpty() || code == 0)
            return unexpected(badSpec(spec));
        answers.insert(action, code);
        return {};
    }
    if (value.endsWith(u'%'))
        value.chop(1);
    const auto* found = std::ranges::find(kSpecs, name, [](const Spec& s) { return QString(s.name); });
    if (found == std::end(kSpecs))
        return unexpected(badSpec(spec));
    bool isNumber = false;
    const int number = value.isEmpty() ? found->fallback : value.toInt(&isNumber);
    const bool isGiven = isNumber || (value.isEmpty() && found->fallback >= 0);
    if (!isGiven || number < found->least || number > found->most)
        return unexpected(badSpec(spec));
    this->*(found->value) = number;
    return {};
}

Result<FaultPlan> FaultPlan::parse(const QStringList& specs)
{
    FaultPlan plan;
    for (const QString& spec : specs) {
        if (const auto ok = plan.add(spec); !ok)
            return unexpected(ok.error());
    }
    return plan;
}

FaultInjector::FaultInjector(const FaultPlan& plan, quint32 seed, SendText sendText, SendRaw sendRaw, QObject* parent)
    : QObject(parent)
    , m_plan(plan)
    , m_random(seed)
    , m_sendText(std::move(sendText))
    , m_sendRaw(std::move(sendRaw))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &FaultInjector::flush);
}

bool FaultInjector::hits(int percent)
{
    return percent > 0 && m_random.bounded(100) < percent;
}

void FaultInjector::send(const QString& text)
{
    if (hits(m_plan.dropPercent))
        return;
    QString body = text;
    if (hits(m_plan.truncatePercent))
        body.truncate(m_random.bounded(int(text.size())));
    queue({0, body, {}});
    if (hits(m_plan.duplicatePercent))
        queue({0, body, {}});
    if (hits(m_plan.garbagePercent))
        queue({0, u"]{ \u0001\"not\": json,,"_s, {}});
    if (hits(m_plan.notUtf8Percent))
        queue({0, {}, QByteArrayLiteral("{\"jsonrpc\":\"2.0\",\"x\":\"\xE4\xF6\xFC\xFF\"}")});
    if (m_plan.hugeBytes > 0 && m_sent++ % kHugeEvery == 0)
        queue({0, u"{\"padding\":\""_s + QString(m_plan.hugeBytes, u'x') + u"\"}"_s, {}});
}

void FaultInjector::queue(Frame frame)
{
    if (m_plan.delayMs == 0)
        return deliver(frame);
    frame.due = QDeadlineTimer::current().deadline() + m_plan.delayMs;
    m_waiting.enqueue(frame);
    if (!m_timer.isActive())
        m_timer.start(m_plan.delayMs);
}

void FaultInjector::flush()
{
    const qint64 now = QDeadlineTimer::current().deadline();
    while (!m_waiting.isEmpty() && m_waiting.head().due <= now)
        deliver(m_waiting.dequeue());
    if (!m_waiting.isEmpty())
        m_timer.start(int(m_waiting.head().due - now));
}

void FaultInjector::deliver(const Frame& frame)
{
    if (frame.raw.isEmpty())
        m_sendText(frame.text);
    else
        m_sendRaw(frame.raw);
}

} // namespace callboard::sim
