// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pbx/linereader.h"

#ifdef Q_OS_WIN
#include <iostream>
#include <string>
#else
#include <QSocketNotifier>
#include <unistd.h>

#include <array>
#endif

namespace callboard {

#ifdef Q_OS_WIN

LineReader::LineReader(QObject* parent)
    : QObject(parent)
    , m_thread(QThread::create([this] {
        for (std::string text; std::getline(std::cin, text);) {
            QMetaObject::invokeMethod(
                this, [this, bytes = QByteArray::fromStdString(text) + '\n'] { take(bytes); }, Qt::QueuedConnection);
        }
    }))
{
    m_thread->start();
}

LineReader::~LineReader()
{
    // A thread that waits for the keyboard cannot be asked to stop.
    if (m_thread->isRunning()) {
        m_thread->terminate();
        m_thread->wait();
    }
}

#else

LineReader::LineReader(QObject* parent)
    : QObject(parent)
{
    auto* notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        std::array<char, 65536> buffer{};
        const ssize_t size = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (size <= 0)
            notifier->setEnabled(false);
        else
            take(QByteArray(buffer.data(), qsizetype(size)));
    });
}

LineReader::~LineReader() = default;

#endif

void LineReader::take(const QByteArray& bytes)
{
    m_buffer += bytes;
    for (qsizetype end = m_buffer.indexOf('\n'); end >= 0; end = m_buffer.indexOf('\n')) {
        const QByteArray text = m_buffer.left(end).trimmed();
        m_buffer.remove(0, end + 1);
        if (!text.isEmpty())
            Q_EMIT line(text);
    }
}

} // namespace callboard
