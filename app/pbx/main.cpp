// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pbx/linereader.h"
#include "app/pbx/pbxarguments.h"
#include "core/base/logging.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace callboard;

namespace {

constexpr int kWrongUse = 2;
constexpr int kCannotServe = 3;

void print(const QJsonObject& line)
{
    const QByteArray text = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(text.constData(), 1, size_t(text.size()), stdout);
    std::fflush(stdout);
}

int complain(const QString& message, int status)
{
    std::fputs(qUtf8Printable(u"callboard-pbx: %1\n"_s.arg(message)), stderr);
    return status;
}

QJsonObject run(sim::SimulatorHost& host, const QByteArray& line)
{
    QJsonParseError problem;
    const QJsonDocument command = QJsonDocument::fromJson(line, &problem);
    if (!command.isObject())
        return {{"error"_L1,
            u"not a JSON object (%1); for example {\"do\":\"call\",\"from\":\"201\",\"to\":\"202\"}"_s.arg(
                problem.errorString())}};
    return host.control(command.object());
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"callboard-pbx"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CALLBOARD_VERSION));
    installRedactingLogSink();

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("callboard-pbx", "A simulated PBX on loopback: one world, real wire protocols."));
    parser.addHelpOption();
    parser.addVersionOption();
    declareOptions(parser);
    if (!parser.parse(QCoreApplication::arguments()))
        return complain(parser.errorText() + u" "_s
                + QCoreApplication::translate("callboard-pbx", "See --help for what is allowed."),
            kWrongUse);
    if (parser.isSet(u"help"_s))
        parser.showHelp();
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    const auto arguments = readArguments(parser);
    if (!arguments)
        return complain(arguments.error().message, kWrongUse);

    sim::SimulatorHost host(arguments->options);
    const auto faces = host.start();
    if (!faces)
        return complain(faces.error().message, faces.error().kind == ErrorKind::Invalid ? kWrongUse : kCannotServe);
    for (const sim::FaceInfo& face : *faces)
        print(face.toJson());

    QObject::connect(&host, &sim::SimulatorHost::quitRequested, &app, &QCoreApplication::quit, Qt::QueuedConnection);
    std::unique_ptr<LineReader> reader;
    if (arguments->control) {
        reader = std::make_unique<LineReader>();
        QObject::connect(
            reader.get(), &LineReader::line, &host, [&host](const QByteArray& line) { print(run(host, line)); });
    }
    return QCoreApplication::exec();
}
