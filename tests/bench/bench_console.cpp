// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//! The whole console, from the start of the process to its first painted window and to the first painted lamp field
//! with everybody in it. Prints JSON and leaves. Arguments: those of callboard; CALLBOARD_BENCH_EXTENSIONS = how many
//! to wait for.

#include "app/console/consoleapp.h"
#include "core/models/extensionmodel.h"
#include "core/models/livemodels.h"
#include "tests/bench/processstart.h"
#include "ui/blf/blfgrid.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>
#include <QTimer>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

qint64 residentKib()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return -1;
}

class FirstPaints : public QObject
{
public:
    explicit FirstPaints(int wanted)
        : m_wanted(wanted)
    {
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::Paint)
            return false;
        auto* widget = qobject_cast<QWidget*>(watched);
        if (m_windowMs < 0 && widget && widget->isWindow())
            m_windowMs = bench::msSinceProcessStart();
        auto* grid = widget ? qobject_cast<ui::BlfGrid*>(widget->parentWidget()) : nullptr;
        if (m_tilesMs < 0 && grid && grid->model() && grid->model()->rowCount() >= m_wanted) {
            m_tilesMs = bench::msSinceProcessStart();
            // A second for what is still read and freed after the first picture.
            QTimer::singleShot(1000, this, &FirstPaints::report);
        }
        return false;
    }

private:
    void report()
    {
        const QJsonObject result{
            {u"firstPaintMs"_s, m_windowMs}, {u"tilesPaintedMs"_s, m_tilesMs}, {u"residentKiB"_s, residentKib()}};
        QTextStream(stdout) << QJsonDocument(result).toJson(QJsonDocument::Compact) << Qt::endl;
        QCoreApplication::quit();
    }

    int m_wanted;
    double m_windowMs = -1;
    double m_tilesMs = -1;
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const auto options = parseConsoleOptions(QApplication::arguments().mid(1));
    if (!options)
        return 2;
    FirstPaints watch(qEnvironmentVariableIntValue("CALLBOARD_BENCH_EXTENSIONS"));
    application.installEventFilter(&watch);
    ConsoleApp console(*options, application);
    console.start();
    return QApplication::exec();
}
