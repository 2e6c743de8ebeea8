// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QTest>

namespace callboard::test {

//! The future's result, once it is there. A future that never finishes ends the test program.
template <typename T> T await(const QFuture<T>& future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }) || future.resultCount() == 0)
        qFatal("the future did not finish with a result");
    return future.result();
}

} // namespace callboard::test
