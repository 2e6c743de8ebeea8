// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/consoleapp.h"
#include "app/console/singleinstance.h"
#include "core/base/logging.h"

#include <QApplication>
#include <QLocale>
#include <QTextStream>
#include <QTranslator>

using namespace callboard;
using namespace Qt::StringLiterals;

int main(int argc, char** argv)
{
    installRedactingLogSink();
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"callboard"_s);
    QApplication::setApplicationDisplayName(u"Callboard"_s);
    QApplication::setApplicationVersion(QStringLiteral(CALLBOARD_VERSION));
    QApplication::setDesktopFileName(u"callboard"_s);

    QTranslator words;
    if (words.load(QLocale(), u"callboard"_s, u"_"_s, u":/i18n"_s) || words.load(u":/i18n/callboard_en"_s))
        QCoreApplication::installTranslator(&words);

    const auto options = parseConsoleOptions(QApplication::arguments().mid(1));
    if (!options) {
        QTextStream(stderr) << "callboard: " << describe(options.error()) << Qt::endl;
        return 2;
    }
    if (options->printAndExit) {
        QTextStream(stdout) << *options->printAndExit << Qt::flush;
        return 0;
    }
    SingleInstance instance(options->profileDir.isEmpty() ? u"default"_s : options->profileDir);
    if (options->screenshot.isEmpty()) {
        if (instance.handOver(options->uri))
            return 0;
        instance.listen();
    }
    ConsoleApp console(*options, application);
    QObject::connect(&instance, &SingleInstance::received, &console, &ConsoleApp::takeMessage);
    console.start();
    return QApplication::exec();
}
