// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

#ifdef Q_OS_WIN
#include <QThread>
#include <memory>
#endif

namespace callboard {

//! Lines of standard input as they come, without blocking the event loop. Ends silently at the end of input.
class LineReader : public QObject
{
    Q_OBJECT

public:
    explicit LineReader(QObject* parent = nullptr);
    ~LineReader() override;

Q_SIGNALS:
    void line(const QByteArray& line);

private:
    void take(const QByteArray& bytes);

    QByteArray m_buffer;
#ifdef Q_OS_WIN
    std::unique_ptr<QThread> m_thread;
#endif
};

} // namespace callboard
