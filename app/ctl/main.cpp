// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/session.h"
#include "core/base/logging.h"

#include <QCoreApplication>
#include <QTimer>

using namespace callboard;

namespace {

QCoro::Task<> runAndQuit(ctl::Session& session)
{
    QCoreApplication::exit(co_await session.run());
}

} // namespace

int main(int argc, char** argv)
{
    installRedactingLogSink();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("callboardctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CALLBOARD_VERSION));
    QCoreApplication::setOrganizationName(QStringLiteral("Callboard"));

    const auto arguments = ctl::parseArguments(QCoreApplication::arguments().mid(1));
    ctl::Output output(stdout, stderr, arguments && arguments->json);
    if (!arguments) {
        output.error(arguments.error());
        return ctl::WrongUse;
    }
    if (arguments->printAndExit) {
        output.text(*arguments->printAndExit);
        return ctl::Done;
    }
    ctl::Session session(*arguments, output);
    QTimer::singleShot(0, &session, [&session] { runAndQuit(session); });
    return QCoreApplication::exec();
}
