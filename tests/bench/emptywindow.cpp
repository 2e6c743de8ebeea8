// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//! The yardstick of the start-up benchmark: the smallest program with a QMainWindow. Prints the milliseconds from
//! main() to its first painted frame and leaves.

#include <QApplication>
#include <QElapsedTimer>
#include <QMainWindow>
#include <QTimer>

#include <cstdio>

namespace {

class Window : public QMainWindow
{
public:
    explicit Window(const QElapsedTimer& started)
        : m_started(started)
    {
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QMainWindow::paintEvent(event);
        if (m_done)
            return;
        m_done = true;
        std::printf("{\"firstPaintMs\":%lld}\n", static_cast<long long>(m_started.elapsed()));
        std::fflush(stdout);
        QTimer::singleShot(0, qApp, &QCoreApplication::quit);
    }

private:
    const QElapsedTimer& m_started;
    bool m_done = false;
};

} // namespace

int main(int argc, char** argv)
{
    QElapsedTimer started;
    started.start();
    QApplication app(argc, argv);
    Window window(started);
    window.resize(1280, 720);
    window.show();
    return QApplication::exec();
}
