// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//! The yardstick of the start-up benchmark: the smallest program with a QMainWindow. Prints the milliseconds from the
//! start of the process to its first painted frame and leaves.

#include "tests/bench/processstart.h"

#include <QApplication>
#include <QMainWindow>
#include <QTimer>

#include <cstdio>

namespace {

class Window : public QMainWindow
{
protected:
    void paintEvent(QPaintEvent* event) override
    {
        QMainWindow::paintEvent(event);
        if (m_done)
            return;
        m_done = true;
        std::printf("{\"firstPaintMs\":%.1f}\n", callboard::bench::msSinceProcessStart());
        std::fflush(stdout);
        QTimer::singleShot(0, qApp, &QCoreApplication::quit);
    }

private:
    bool m_done = false;
};

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    Window window;
    window.resize(1280, 720);
    window.show();
    return QApplication::exec();
}
