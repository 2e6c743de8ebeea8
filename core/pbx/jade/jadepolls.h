// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <vector>

namespace callboard::jade {

//! Questions that are asked again and again, each in its own measure; the measure may change at any time. A question
//! whose answer has not come is not asked a second time.
class JadePolls : public QObject
{
    Q_OBJECT

public:
    using Ms = std::chrono::milliseconds;

    explicit JadePolls(QObject* parent = nullptr);

    //! `every` is asked before each turn; zero or less: not now, look again in a while.
    void add(const QString& name, std::function<Ms()> every, std::function<void()> ask);
    void start();
    void stop(); //!< forgets every question
    //! The answer came (or will not).
    void done(const QString& name);
    //! As soon as possible.
    void hasten(const QString& name);

private:
    struct Poll
    {
        QString name;
        std::function<Ms()> every;
        std::function<void()> ask;
        qint64 askedMs = 0;
        bool asking = false;
        bool hasty = false;
    };

    void turn();

    std::vector<Poll> m_all;
    QTimer m_timer;
    QElapsedTimer m_time;
};

} // namespace callboard::jade
