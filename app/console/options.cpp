// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/options.h"

#include "core/commands/dialplan.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(callboard)
};

std::unexpected<Error> wrong(const QString& message)
{
    return unexpected(Error{.kind = ErrorKind::Invalid, .code = {}, .message = message, .detail = {}});
}

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(Text::tr("Desktop attendant console."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({u"demo"_s,
        Text::tr("Start with the built-in demo PBX (FACE: brekeke, jade, portasip, pbxware or fcm630a, where this "
                 "version has it)."),
        u"FACE"_s});
    parser.addOption({u"site"_s,
        Text::tr("Also connect to SPEC: a saved profile's name or brekeke+wss://USER@HOST/pbx/ws. The password comes "
                 "from CALLBOARD_SECRET or the keychain."),
        u"SPEC"_s});
    parser.addOption({u"workspace"_s, Text::tr("Start in attendant, supervisor or admin."), u"NAME"_s});
    parser.addOption({u"profile-dir"_s, Text::tr("Keep settings and profiles in DIR."), u"DIR"_s});
    parser.addOption({u"screenshot"_s, Text::tr("Save a picture of the window and leave."), u"FILE.png"_s});
    parser.addOption({u"after"_s, Text::tr("Take the picture after S seconds (default 2)."), u"S"_s});
    parser.addOption({u"size"_s, Text::tr("Size of the window, for example 1280x720."), u"WxH"_s});
    parser.addOption({u"minimized"_s, Text::tr("Start in the tray or minimised.")});
    parser.addPositionalArgument(u"URI"_s, Text::tr("A tel:, callto: or sip: link to dial."), u"[URI]"_s);
}

Result<void> readSites(const QCommandLineParser& parser, ConsoleOptions& options)
{
    for (const QString& spec : parser.values(u"site"_s)) {
        if (!spec.contains(u"://"_s)) {
            options.siteNames << spec;
            continue;
        }
        const auto profile = parseSiteSpec(spec);
        if (!profile)
            return unexpected(profile.error());
        options.sites << *profile;
    }
    return {};
}

Result<void> readWindow(const QCommandLineParser& parser, ConsoleOptions& options)
{
    options.workspace = parser.value(u"workspace"_s);
    static const QStringList kWorkspaces{u"attendant"_s, u"supervisor"_s, u"admin"_s};
    if (!options.workspace.isEmpty() && !kWorkspaces.contains(options.workspace)) {
        return wrong(Text::tr("--workspace \"%1\" is not allowed. Allowed: %2.")
                         .arg(options.workspace, kWorkspaces.join(u", "_s)));
    }
    if (parser.isSet(u"size"_s)) {
        static const QRegularExpression kSize(u"^([0-9]{3,5})x([0-9]{3,5})$"_s);
        const auto match = kSize.match(parser.value(u"size"_s));
        if (!match.hasMatch())
            return wrong(Text::tr("--size \"%1\" is not allowed. Write WIDTHxHEIGHT, for example 1280x720.")
                             .arg(parser.value(u"size"_s)));
        options.size = QSize(match.captured(1).toInt(), match.captured(2).toInt());
    }
    if (parser.isSet(u"after"_s)) {
        bool ok = false;
        const double seconds = parser.value(u"after"_s).toDouble(&ok);
        if (!ok || seconds < 0 || seconds > 3600)
            return wrong(Text::tr("--after \"%1\" is not allowed. Allowed: seconds from 0 to 3600.")
                             .arg(parser.value(u"after"_s)));
        options.after = std::chrono::milliseconds(static_cast<qint64>(seconds * 1000));
    }
    return {};
}

} // namespace

Result<ConsoleOptions> parseConsoleOptions(const QStringList& arguments)
{
    // --demo may stand alone; QCommandLineParser has no optional values.
    QStringList given{u"callboard"_s};
    for (const QString& argument : arguments)
        given << (argument == "--demo"_L1 ? u"--demo=brekeke"_s : argument);
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(given))
        return wrong(parser.errorText() + u' ' + Text::tr("See callboard --help."));

    ConsoleOptions options;
    if (parser.isSet(u"help"_s) || parser.isSet(u"version"_s)) {
        options.printAndExit
            = parser.isSet(u"help"_s) ? parser.helpText() : QStringLiteral("callboard " CALLBOARD_VERSION "\n");
        return options;
    }
    if (parser.isSet(u"demo"_s)) {
        options.demo = brandFromName(parser.value(u"demo"_s));
        if (!options.demo) {
            return wrong(Text::tr("--demo \"%1\" is not allowed. Allowed: brekeke, pbxware, fcm630a, jade, portasip.")
                             .arg(parser.value(u"demo"_s)));
        }
    }
    if (const auto read = readSites(parser, options); !read)
        return unexpected(read.error());
    if (const auto read = readWindow(parser, options); !read)
        return unexpected(read.error());
    options.profileDir = parser.value(u"profile-dir"_s);
    options.screenshot = parser.value(u"screenshot"_s);
    options.minimized = parser.isSet(u"minimized"_s);
    const QStringList rest = parser.positionalArguments();
    if (rest.size() > 1)
        return wrong(Text::tr("Only one link can be dialled, not also \"%1\".").arg(rest.at(1)));
    if (!rest.isEmpty()) {
        const auto number = numberFromUri(rest.first());
        if (!number)
            return unexpected(number.error());
        options.number = *number;
        options.uri = rest.first();
    }
    return options;
}

} // namespace callboard
