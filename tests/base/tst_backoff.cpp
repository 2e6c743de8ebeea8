// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/backoff.h"

#include <QTest>

using callboard::Backoff;
using namespace std::chrono_literals;

class TestBackoff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doublesUpToTheLimit()
    {
        Backoff backoff(Backoff::Plan{.first = 1000ms, .most = 8000ms, .jitter = 0.0});
        QCOMPARE(backoff.next(), 1000ms);
        QCOMPARE(backoff.next(), 2000ms);
        QCOMPARE(backoff.next(), 4000ms);
        QCOMPARE(backoff.next(), 8000ms);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(backoff.next(), 8000ms);
        backoff.reset();
        QCOMPARE(backoff.next(), 1000ms);
    }

    void jitterSpreadsAndStaysInBounds()
    {
        Backoff backoff(Backoff::Plan{.first = 1000ms, .most = 1000ms, .jitter = 0.2}, 7);
        auto least = 1000ms;
        auto most = 1000ms;
        for (int i = 0; i < 200; ++i) {
            const auto wait = backoff.next();
            QVERIFY(wait >= 800ms && wait <= 1200ms);
            least = std::min(least, wait);
            most = std::max(most, wait);
        }
        QVERIFY(least < 900ms);
        QVERIFY(most > 1100ms);
    }
};

QTEST_GUILESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
