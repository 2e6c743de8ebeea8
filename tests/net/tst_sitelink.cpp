// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/net/sitelink.h"

#include <QSignalSpy>
#include <QtTest>

using namespace callboard;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

const Error kGone{.kind = ErrorKind::Network, .code = {}, .message = u"gone"_s, .detail = {}, .retryable = true};

} // namespace

//! The life of a connection without the connection.
class TestSiteLink : public QObject
{
    Q_OBJECT

    ManualClock m_clock{1'700'000'000'000};
    std::unique_ptr<SiteLink> m_link;
    QList<LinkStatus> m_seen;
    int m_attempts = 0;

    void goLive()
    {
        QVERIFY(m_link->open());
        m_link->authenticating();
        m_link->synchronising();
        m_link->live();
    }

private Q_SLOTS:
    void init()
    {
        m_seen.clear();
        m_attempts = 0;
        m_link = std::make_unique<SiteLink>(m_clock, Backoff::Plan{milliseconds{10}, milliseconds{40}, 0.0});
        connect(m_link.get(), &SiteLink::changed, this, [this](const LinkStatus& s) { m_seen.append(s); });
        connect(m_link.get(), &SiteLink::attempt, this, [this] {
            ++m_attempts;
            QCOMPARE(m_link->state(), LinkState::Connecting);
        });
    }

    void goesTheWholeWay()
    {
        QCOMPARE(m_link->state(), LinkState::Offline);
        QVERIFY(m_link->open());
        QCOMPARE(m_attempts, 1);
        QCOMPARE(m_link->status().attempt, 1);
        QVERIFY(!m_link->open());
        QCOMPARE(m_attempts, 1);
        m_clock.advanceMs(500);
        m_link->authenticating();
        QVERIFY(!m_link->isLoggedIn());
        QCOMPARE(m_link->status().since, m_clock.now());
        m_link->synchronising();
        QVERIFY(m_link->isLoggedIn());
        m_link->live();
        QVERIFY(m_link->isLoggedIn());
        QCOMPARE(m_link->status().attempt, 0);
        m_link->degraded(kGone);
        QVERIFY(m_link->isLoggedIn());
        QCOMPARE(m_link->status().error, kGone);
        m_link->live();
        QVERIFY(m_link->status().error.message.isEmpty());
        m_link->close();
        QCOMPARE(m_link->state(), LinkState::Offline);
        QVERIFY(m_link->status().error.message.isEmpty());
        for (qsizetype i = 1; i < m_seen.size(); ++i)
            QVERIFY(isLegalTransition(m_seen.at(i - 1).state, m_seen.at(i).state));
        QCOMPARE(m_seen.size(), 7); // one word a state
    }

    void triesAgainLaterAndLater()
    {
        goLive();
        QList<int> waits;
        for (int i = 0; i < 4; ++i) {
            m_link->retry(kGone);
            QCOMPARE(m_link->state(), LinkState::Backoff);
            QCOMPARE(m_link->status().error, kGone);
            waits << static_cast<int>(m_clock.now().msecsTo(m_link->status().nextAttempt));
            QTRY_COMPARE(m_link->state(), LinkState::Connecting);
            QVERIFY(!m_link->status().nextAttempt.isValid());
            // Why we are here is shown until there is better news.
            QCOMPARE(m_link->status().error, kGone);
            QCOMPARE(m_link->status().attempt, i + 1);
        }
        QCOMPARE(waits, (QList<int>{10, 20, 40, 40}));
        m_link->authenticating();
        m_link->synchronising();
        m_link->live();
        m_link->retry(kGone);
        QCOMPARE(m_clock.now().msecsTo(m_link->status().nextAttempt), 10);
    }

    void givingUpIsFinal()
    {
        goLive();
        m_link->retry(kGone);
        m_link->giveUp(kGone);
        QCOMPARE(m_link->state(), LinkState::Offline);
        QCOMPARE(m_link->status().error, kGone);
        QVERIFY(!QSignalSpy(m_link.get(), &SiteLink::attempt).wait(60));
        QCOMPARE(m_attempts, 1);
        QVERIFY(m_link->open());
        QCOMPARE(m_attempts, 2);
    }

    void closingStopsTheAttempts()
    {
        goLive();
        m_link->retry(kGone);
        m_link->close();
        QVERIFY(!QSignalSpy(m_link.get(), &SiteLink::attempt).wait(60));
        QCOMPARE(m_attempts, 1);
        QCOMPARE(m_link->state(), LinkState::Offline);
    }

    void closedWhileAnnounced()
    {
        connect(m_link.get(), &SiteLink::changed, this, [this](const LinkStatus& status) {
            if (status.state == LinkState::Connecting)
                m_link->close();
        });
        m_link->open();
        QCOMPARE(m_attempts, 0);
        QCOMPARE(m_link->state(), LinkState::Offline);
    }

    void countersAreGathered()
    {
        goLive();
        m_seen.clear();
        m_clock.advanceMs(1000);
        for (int i = 0; i < 1000; ++i)
            m_link->heard();
        m_link->measured(7);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"record dropped.*odd.*why"_s));
        m_link->dropped(u"odd"_s, u"why"_s);
        QVERIFY(m_seen.isEmpty());
        QTRY_COMPARE(m_seen.size(), 1);
        QCOMPARE(m_seen.first().lastHeard, m_clock.now());
        QCOMPARE(m_seen.first().latencyMs, 7);
        QCOMPARE(m_seen.first().dropped, 1);
        // A state tells at once, and the counters with it.
        m_link->heard();
        m_link->degraded(kGone);
        QCOMPARE(m_seen.size(), 2);
        QVERIFY(!QSignalSpy(m_link.get(), &SiteLink::changed).wait(250));
        // They start anew with the next opening, not with the next attempt.
        m_link->retry(kGone);
        QCOMPARE(m_link->status().dropped, 1);
        m_link->close();
        m_link->open();
        QCOMPARE(m_link->status().dropped, 0);
    }
};

QTEST_GUILESS_MAIN(TestSiteLink)
#include "tst_sitelink.moc"
