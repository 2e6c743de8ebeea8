// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/domain/siteprofile.h"
#include "core/net/pollplan.h"

#include <QPromise>
#include <QSignalSpy>
#include <QtTest>

using namespace callboard;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

//! In a time that stands still; the timer of the plan is not waited for, but for the last test.
class TestPollPlan : public QObject
{
    Q_OBJECT

    ManualClock m_clock{1'000'000};
    std::unique_ptr<PollPlan> m_plan;
    QStringList m_runs;
    QHash<QString, std::shared_ptr<QPromise<Result<void>>>> m_open;

    static Result<void> failure()
    {
        return unexpected(Error{.kind = ErrorKind::Network, .code = {}, .message = u"no"_s, .detail = {}});
    }
    void make(PollPlan::Options options)
    {
        options.jitter = 0;
        m_plan = std::make_unique<PollPlan>(m_clock, options);
    }
    PollTask task(const QString& name, int priority = 0)
    {
        PollTask task;
        task.name = name;
        task.priority = priority;
        task.run = [this, name] {
            m_runs << name;
            auto promise = std::make_shared<QPromise<Result<void>>>();
            promise->start();
            m_open.insert(name, promise);
            return promise->future();
        };
        return task;
    }
    //! The PBX answers; the answer arrives with the next turn of the event loop.
    void answer(const QString& name, const Result<void>& result = {})
    {
        const auto promise = m_open.take(name);
        QVERIFY(promise);
        promise->addResult(result);
        promise->finish();
        QCoreApplication::processEvents();
    }
    //! Lets the time pass in steps; everything is answered at once.
    void pass(int ms, int step = 100)
    {
        for (int passed = 0; passed < ms; passed += step) {
            m_clock.advanceMs(step);
            m_plan->tick();
            for (const QString& name : m_open.keys())
                answer(name);
        }
    }

private Q_SLOTS:
    void init()
    {
        m_runs.clear();
        m_open.clear();
        make({});
    }

    void nothingRunsUnlessStarted()
    {
        m_plan->add(task(u"calls"_s));
        m_plan->tick();
        m_plan->runNow(u"calls"_s);
        QVERIFY(m_runs.isEmpty());
        QCOMPARE(m_plan->nextIn(), -1);
        m_plan->start();
        QCOMPARE(m_runs, (QStringList{u"calls"_s}));
        m_plan->start();
        m_plan->tick();
        QCOMPARE(m_runs.size(), 1);
    }

    void neverTwoAtOnce()
    {
        m_plan->add(task(u"calls"_s));
        m_plan->start();
        m_clock.advanceMs(60'000);
        m_plan->tick();
        QCOMPARE(m_runs.size(), 1);
        QCOMPARE(m_plan->nextIn(), -1); // waits for the answer
        answer(u"calls"_s);
        // It was late, so the next one is not at once: half an interval of rest.
        QCOMPARE(m_plan->nextIn(), 500);
    }

    void thePaceFollowsWhatGoesOn()
    {
        m_plan->add(task(u"calls"_s));
        m_plan->start();
        answer(u"calls"_s);
        QCOMPARE(m_plan->pace(), PollPlan::Pace::Fast);
        QCOMPARE(m_plan->nextIn(), 1000);
        m_plan->setAttention(PollPlan::Attention::Visible);
        QCOMPARE(m_plan->nextIn(), 5000);
        m_plan->setAttention(PollPlan::Attention::Hidden);
        QCOMPARE(m_plan->nextIn(), 30'000);
        m_clock.advanceMs(2000);
        m_plan->setCallsLive(true); // overdue by now
        QCOMPARE(m_plan->nextIn(), 0);
        m_plan->tick();
        QCOMPARE(m_runs.size(), 2);
        answer(u"calls"_s);
        QCOMPARE(m_plan->nextIn(), 1000);
        m_plan->setCallsLive(false);
        QCOMPARE(m_plan->nextIn(), 30'000);
    }

    void aTaskMayDecideItsOwnInterval()
    {
        int every = 2000;
        PollTask own = task(u"boards"_s);
        own.fresh = true; // was read just before
        own.every = [&](PollPace pace) { return milliseconds{pace == PollPace::Slow ? 4 * every : every}; };
        m_plan->add(own);
        m_plan->start();
        QVERIFY(m_runs.isEmpty());
        QCOMPARE(m_plan->nextIn(), 2000);
        m_plan->setAttention(PollPlan::Attention::Hidden);
        QCOMPARE(m_plan->nextIn(), 8000);
        every = 0; // not now
        m_plan->reconsider();
        QCOMPARE(m_plan->nextIn(), -1);
        pass(60'000);
        QVERIFY(m_runs.isEmpty());
        m_plan->runNow(u"boards"_s); // but when somebody must know
        QCOMPARE(m_runs.size(), 1);
        answer(u"boards"_s);
        QCOMPARE(m_plan->nextIn(), -1);
        every = 100;
        m_plan->reconsider();
        QCOMPARE(m_plan->nextIn(), 400);
        m_plan->clear();
        QCOMPARE(m_plan->nextIn(), -1);
        QVERIFY(!m_plan->isRunning());
    }

    void intervalsAreScaledAndJittered()
    {
        PollPlan::Options options;
        options.scale = 0.01;
        make(options);
        m_plan->add(task(u"calls"_s));
        m_plan->start();
        answer(u"calls"_s);
        QCOMPARE(m_plan->nextIn(), 10);

        options.scale = 1.0;
        options.jitter = 0.2;
        options.seed = 3;
        m_plan = std::make_unique<PollPlan>(m_clock, options);
        m_plan->add(task(u"calls"_s));
        m_plan->start();
        QSet<qint64> seen;
        for (int i = 0; i < 50; ++i) {
            answer(u"calls"_s);
            const qint64 wait = m_plan->nextIn();
            QVERIFY2(wait >= 800 && wait <= 1201, qPrintable(QString::number(wait)));
            seen.insert(wait);
            m_clock.advanceMs(wait);
            m_plan->tick();
        }
        QVERIFY(seen.size() > 20);
    }

    void theProfileMayScale()
    {
        SiteProfile profile;
        QCOMPARE(PollPlan::scaleOf(profile), 1.0);
        for (const auto& [text, scale] : {std::pair{u"0.05"_s, 0.05}, {u"2"_s, 2.0}, {u"0"_s, 1.0}, {u"-1"_s, 1.0},
                 {u"1000"_s, 1.0}, {u"fast"_s, 1.0}}) {
            profile.options.insert(u"pollScale"_s, text);
            QCOMPARE(PollPlan::scaleOf(profile), scale);
        }
    }

    void errorsMakeItSlower()
    {
        m_plan->add(task(u"calls"_s));
        QSignalSpy finished(m_plan.get(), &PollPlan::finished);
        m_plan->start();
        QList<qint64> waits;
        for (int i = 0; i < 8; ++i) {
            answer(u"calls"_s, failure());
            waits << m_plan->nextIn();
            m_clock.advanceMs(waits.last());
            m_plan->tick();
        }
        QCOMPARE(waits, (QList<qint64>{2000, 4000, 8000, 16'000, 32'000, 60'000, 60'000, 60'000}));
        QCOMPARE(finished.size(), 8);
        QVERIFY(!finished.last().at(1).value<Result<void>>().has_value());
        answer(u"calls"_s);
        QCOMPARE(m_plan->nextIn(), 1000);
        // Slow ones do not get faster by failing.
        m_plan->setAttention(PollPlan::Attention::Hidden);
        m_clock.advanceMs(30'000);
        m_plan->tick();
        answer(u"calls"_s, failure());
        QCOMPARE(m_plan->nextIn(), 60'000);
    }

    void aFutureWithoutAResultIsAnError()
    {
        m_plan->add(task(u"calls"_s));
        m_plan->start();
        m_open.take(u"calls"_s).reset(); // cancels
        QTRY_COMPARE(m_plan->nextIn(), 2000);
    }

    void tooManyRequestsStopsEverything()
    {
        m_plan->add(task(u"calls"_s));
        m_plan->add(task(u"queues"_s));
        m_plan->start();
        m_plan->rateLimited(milliseconds{20'000});
        answer(u"calls"_s, failure());
        answer(u"queues"_s);
        m_plan->runNow(u"queues"_s);
        QCOMPARE(m_runs.size(), 2);
        QCOMPARE(m_plan->nextIn(), 20'000);
        m_clock.advanceMs(19'999);
        m_plan->tick();
        QCOMPARE(m_runs.size(), 2);
        m_clock.advanceMs(1);
        m_plan->tick();
        QCOMPARE(m_runs, (QStringList{u"calls"_s, u"queues"_s, u"queues"_s, u"calls"_s}));
        // Without a time: longer each time, until it works again.
        QList<qint64> waits;
        for (int i = 0; i < 3; ++i) {
            m_plan->rateLimited(std::nullopt);
            for (const QString& name : m_open.keys())
                answer(name, failure());
            m_plan->runNow(u"calls"_s);
            waits << m_plan->nextIn();
            m_clock.advanceMs(waits.last());
            m_plan->tick();
        }
        QCOMPARE(waits, (QList<qint64>{10'000, 20'000, 40'000})); // the 20 s above was the first
        for (const QString& name : m_open.keys())
            answer(name);
        m_plan->rateLimited(std::nullopt);
        m_plan->runNow(u"calls"_s);
        QCOMPARE(m_plan->nextIn(), 5000);
    }

    void afterACommandAtOnce()
    {
        m_plan->add(task(u"calls"_s));
        m_plan->start();
        answer(u"calls"_s);
        m_plan->runNow(u"calls"_s);
        QCOMPARE(m_runs.size(), 2);
        // Under way: the answer may be older than the command, so once more, and once only.
        m_plan->runNow(u"calls"_s);
        m_plan->runNow(u"calls"_s);
        QCOMPARE(m_runs.size(), 2);
        answer(u"calls"_s);
        QCOMPARE(m_runs.size(), 3);
        answer(u"calls"_s);
        QCOMPARE(m_runs.size(), 3);
        m_plan->runNow(u"no such"_s);
        QCOMPARE(m_runs.size(), 3);
    }

    void importantOnesGoFirst()
    {
        m_plan->add(task(u"voicemail"_s, 5));
        m_plan->add(task(u"calls"_s, 0));
        m_plan->add(task(u"queues"_s, 1));
        m_plan->start();
        QCOMPARE(m_runs, (QStringList{u"calls"_s, u"queues"_s, u"voicemail"_s}));
    }

    void theBudgetIsKeptAndShared()
    {
        PollPlan::Options options;
        options.requestsPerMinute = 30;
        make(options);
        for (const QString& name : {u"calls"_s, u"extensions"_s, u"queues"_s})
            m_plan->add(task(name, static_cast<int>(m_runs.size())));
        m_plan->start();
        int most = 0;
        for (int i = 0; i < 3000; ++i) { // five minutes
            pass(100);
            most = std::max(most, m_plan->requestsLastMinute());
        }
        QVERIFY2(most <= 30 && most >= 27, qPrintable(QString::number(most)));
        // 150 in five minutes, evenly: nobody starves and nothing stalls.
        for (const QString& name : {u"calls"_s, u"extensions"_s, u"queues"_s})
            QVERIFY2(m_runs.count(name) > 40, qPrintable(name));
        // Commands count, too, and leave less for the plan.
        m_clock.advanceMs(120'000);
        QCOMPARE(m_plan->requestsLastMinute(), 0);
        m_plan->count(29);
        const qsizetype before = m_runs.size();
        pass(10'000);
        QCOMPARE(m_runs.size() - before, 1);
        QCOMPARE(m_plan->requestsLastMinute(), 30);
        pass(120'000);
        m_plan->setBudget(0);
        const qsizetype free = m_runs.size();
        pass(10'000);
        QVERIFY(m_runs.size() - free >= 27); // three tasks a second
    }

    void whoIsLateRises()
    {
        PollPlan::Options options;
        options.requestsPerMinute = 6;
        make(options);
        m_plan->add(task(u"calls"_s, 0));
        m_plan->add(task(u"rare"_s, 3));
        m_plan->start();
        pass(300'000, 1000);
        QVERIFY(m_runs.count(u"rare"_s) >= 5);
        QVERIFY(m_runs.size() <= 36);
    }

    void stoppingForgetsWhatIsUnderWay()
    {
        m_plan->add(task(u"calls"_s));
        QSignalSpy finished(m_plan.get(), &PollPlan::finished);
        m_plan->start();
        m_plan->stop();
        m_plan->start(); // before the old one ended
        QCOMPARE(m_runs.size(), 1);
        answer(u"calls"_s);
        QCOMPARE(finished.size(), 0);
        QCOMPARE(m_runs.size(), 2);
        answer(u"calls"_s);
        QCOMPARE(finished.size(), 1);
        m_plan->stop();
        m_clock.advanceMs(100'000);
        m_plan->tick();
        QCOMPARE(m_runs.size(), 2);
    }

    void thePlanMayGoWhileItWaits()
    {
        m_plan->add(task(u"calls"_s));
        m_plan->start();
        m_plan.reset();
        answer(u"calls"_s);
        // And from inside what it says.
        make({});
        m_plan->add(task(u"calls"_s));
        connect(
            m_plan.get(), &PollPlan::finished, this, [this] { m_plan.reset(); }, Qt::QueuedConnection);
        m_plan->start();
        answer(u"calls"_s);
        QTRY_VERIFY(!m_plan);
    }

    void runsByItselfInRealTime()
    {
        SystemClock clock;
        PollPlan plan(clock, {.scale = 0.01});
        plan.add(task(u"calls"_s));
        plan.start();
        answer(u"calls"_s);
        QTRY_COMPARE(m_runs.size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestPollPlan)
#include "tst_pollplan.moc"
