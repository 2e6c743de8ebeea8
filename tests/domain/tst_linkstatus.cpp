// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/linkstatus.h"

#include <QTest>

using callboard::LinkState;

class TestLinkStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheListedTransitionsAreLegal()
    {
        using enum LinkState;
        // Row: from; columns in the order of the enum. Written from the list in the header.
        const bool expected[7][7] = {
            // Off    Conn   Auth   Sync   Live   Degr   Back
            {true, true, false, false, false, false, false}, // Offline
            {true, true, true, false, false, false, true}, // Connecting
            {true, false, true, true, false, false, true}, // Authenticating
            {true, false, false, true, true, true, true}, // Synchronising
            {true, false, false, true, true, true, true}, // Live
            {true, false, false, true, true, true, true}, // Degraded
            {true, true, false, false, false, false, true}, // Backoff
        };
        for (int from = 0; from < 7; ++from) {
            for (int to = 0; to < 7; ++to) {
                QVERIFY2(isLegalTransition(LinkState(from), LinkState(to)) == expected[from][to],
                    qPrintable(toName(LinkState(from)) + QStringLiteral(" -> ") + toName(LinkState(to))));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestLinkStatus)
#include "tst_linkstatus.moc"
