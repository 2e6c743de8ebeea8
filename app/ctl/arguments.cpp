// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

namespace callboard::ctl {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(callboardctl)
};

std::unexpected<Error> wrong(const QString& message)
{
    return unexpected(Error{.kind = ErrorKind::Invalid, .code = {}, .message = message, .detail = {}});
}

constexpr auto kNoOptions = ""_L1;

void addOptions(QCommandLineParser& parser)
{
    parser.addOption({u"site"_s,
        Text::tr("A saved profile's name or an address such as brekeke+wss://USER@HOST/pbx/ws."), u"SPEC"_s});
    parser.addOption({u"json"_s, Text::tr("Print JSON, one object a line.")});
    parser.addOption({u"timeout"_s, Text::tr("Give up after S seconds (default 10)."), u"S"_s});
    parser.addOption({u"secret-file"_s,
        Text::tr("Read the password or API key from the first line of FILE, a second one from the second line."),
        u"FILE"_s});
    parser.addOption(
        {u"fingerprint"_s, Text::tr("Accept exactly the certificate with this SHA-256 fingerprint."), u"HEX"_s});
    parser.addOption({u"profile-dir"_s, Text::tr("Read saved profiles from DIR."), u"DIR"_s});
    parser.addOption({u"consult"_s, Text::tr("Talk to the target first.")});
    parser.addOption({u"voicemail"_s, Text::tr("Transfer to the target's mailbox.")});
    parser.addOption({u"as"_s, Text::tr("The extension whose phone listens."), u"EXT"_s});
    parser.addOption({u"reason"_s, Text::tr("Why the agent pauses."), u"R"_s});
    parser.addOption({u"for"_s, Text::tr("Stop watching after S seconds."), u"S"_s});
    parser.addOption({u"yes"_s, Text::tr("Do not ask before a dangerous change.")});
    parser.addOption({u"dry-run"_s, Text::tr("Check everything, change nothing.")});
    parser.addOption({QStringList{u"h"_s, u"help"_s}, Text::tr("Show this help.")});
    parser.addOption({QStringList{u"v"_s, u"version"_s}, Text::tr("Show the version.")});
}

QString helpText()
{
    QString text = Text::tr("callboardctl: the console's core on a terminal") + u"\n\n"_s
        + u"callboardctl --site SPEC [--json] [--timeout S] [--secret-file FILE] [--fingerprint HEX] COMMAND ...\n\n"_s;
    for (const CommandSyntax& command : commandTable()) {
        QString left = u"  "_s + command.name;
        if (!command.arguments.isEmpty())
            left += u' ' + command.arguments;
        text += left.leftJustified(46) + u' ' + Text::tr(command.help) + u'\n';
    }
    text += u'\n' + Text::tr("The password or API key comes from CALLBOARD_SECRET, --secret-file or the keychain.")
        + u'\n' + Text::tr("CALL is a call's id or the extension that it is on.") + u'\n'
        + Text::tr("Exit status: 0 done, 1 refused by the PBX, 2 wrong use, 3 not reachable or login or certificate "
                   "refused, 4 this PBX or login cannot do that, 5 sent but not confirmed in time.")
        + u'\n';
    return text;
}

Result<std::chrono::milliseconds> seconds(const QCommandLineParser& parser, const QString& option)
{
    bool ok = false;
    const double value = parser.value(option).toDouble(&ok);
    if (!ok || value <= 0 || value > 86400)
        return wrong(Text::tr("--%1 takes a number of seconds from 0.001 to 86400, not \"%2\".")
                         .arg(option, parser.value(option)));
    return std::chrono::milliseconds(std::max<qint64>(1, static_cast<qint64>(value * 1000)));
}

//! Options that belong to single commands must not be swallowed silently by others.
Result<void> checkOptions(const QCommandLineParser& parser, const CommandSyntax& syntax)
{
    static const QStringList kOfCommands{
        u"consult"_s, u"voicemail"_s, u"as"_s, u"reason"_s, u"for"_s, u"yes"_s, u"dry-run"_s};
    const QStringList own = QString(syntax.options).split(u' ', Qt::SkipEmptyParts);
    for (const QString& option : kOfCommands) {
        if (parser.isSet(option) && !own.contains(option)) {
            return wrong(own.isEmpty()
                    ? Text::tr("%1 takes no --%2.").arg(syntax.name, option)
                    : Text::tr("%1 takes no --%2; it takes --%3.").arg(syntax.name, option, own.join(u", --"_s)));
        }
    }
    return {};
}

Result<void> checkCount(const Arguments& arguments, const CommandSyntax& syntax)
{
    const auto count = arguments.rest.size();
    if (count < syntax.least || (syntax.most >= 0 && count > syntax.most))
        return wrong(Text::tr("Write: callboardctl --site SPEC %1 %2").arg(syntax.name, syntax.arguments).trimmed());
    return {};
}

Result<QString> fingerprintOf(const QString& text)
{
    QString hex = text.toLower();
    hex.remove(u':').remove(u' ');
    static const QRegularExpression kHex(u"^[0-9a-f]{64}$"_s);
    if (!kHex.match(hex).hasMatch())
        return wrong(Text::tr("--fingerprint takes 64 hexadecimal digits (SHA-256), not \"%1\".").arg(text));
    return hex;
}

} // namespace

const QList<CommandSyntax>& commandTable()
{
    static const QList<CommandSyntax> kTable{
        {"capabilities"_L1, ""_L1, 0, 0, kNoOptions,
            QT_TRANSLATE_NOOP("callboardctl", "what this site can do, and why not")},
        {"calls"_L1, ""_L1, 0, 0, kNoOptions, QT_TRANSLATE_NOOP("callboardctl", "the calls")},
        {"extensions"_L1, ""_L1, 0, 0, kNoOptions, QT_TRANSLATE_NOOP("callboardctl", "the extensions")},
        {"parks"_L1, ""_L1, 0, 0, kNoOptions, QT_TRANSLATE_NOOP("callboardctl", "the park slots")},
        {"queues"_L1, ""_L1, 0, 0, kNoOptions, QT_TRANSLATE_NOOP("callboardctl", "the queues with their callers")},
        {"agents"_L1, ""_L1, 0, 0, kNoOptions, QT_TRANSLATE_NOOP("callboardctl", "the agents of the queues")},
        {"mailboxes"_L1, ""_L1, 0, 0, kNoOptions, QT_TRANSLATE_NOOP("callboardctl", "the voicemail counts")},
        {"rooms"_L1, ""_L1, 0, 0, kNoOptions,
            QT_TRANSLATE_NOOP("callboardctl", "the conference rooms and who is in them")},
        {"contacts"_L1, "[TEXT]"_L1, 0, 1, kNoOptions, QT_TRANSLATE_NOOP("callboardctl", "the phonebooks' contacts")},
        {"watch"_L1, "[--for S]"_L1, 0, 0, "for"_L1, QT_TRANSLATE_NOOP("callboardctl", "every change, until stopped")},
        {"dial"_L1, "FROM TO"_L1, 2, 2, kNoOptions,
            QT_TRANSLATE_NOOP("callboardctl", "ring FROM, then connect it with TO")},
        {"answer"_L1, "CALL"_L1, 1, 1, kNoOptions, QT_TRANSLATE_NOOP("callboardctl", "answer a ringing call")},
        {"reject"_L1, "CALL"_L1, 1, 1, kNoOptions, QT_TRANSLATE_NOOP("callboardctl", "reject a ringing call")},
        {"hangup"_L1, "CALL"_L1, 1, 1, kNoOptions, QT_TRANSLATE_NOOP("callboardctl", "hang up")},
        {"hold"_L1, "CALL"_L1, 1, 1, kNoOptions, QT_TRANSLATE_NOOP("callboardctl", "put on hold")},
        {"resume"_L1, "CALL"_L1, 1, 1, kNoOptions, QT_TRANSLATE_NOOP("callboardctl", "take back from hold")},
        {"mute"_L1, "CALL"_L1, 1, 1, kNoOptions, QT_TRANSLATE_NOOP("callboardctl", "mute the extension's side")},
        {"unmute"_L1, "CALL"_L1, 1, 1, kNoOptions, QT_TRANSLATE_NOOP("callboardctl", "unmute the extension's side")},
        {"transfer"_L1, "CALL TO [--consult|--voicemail]"_L1, 2, 2, "consult voicemail"_L1,
            QT_TRANSLATE_NOOP("callboardctl", "give the call to TO")},
        {"complete"_L1, "CALL"_L1, 1, 1, kNoOptions, QT_TRANSLATE_NOOP("callboardctl", "complete a consult transfer")},
        {"take-back"_L1, "CALL"_L1, 1, 1, kNoOptions, QT_TRANSLATE_NOOP("callboardctl", "give up a consult transfer")},
        {"conference"_L1, "CALL"_L1, 1, 1, kNoOptions,
            QT_TRANSLATE_NOOP("callboardctl", "join all three of a consult transfer")},
        {"park"_L1, "CALL [SLOT]"_L1, 1, 2, kNoOptions,
            QT_TRANSLATE_NOOP("callboardctl", "park in SLOT or the next free one")},
        {"unpark"_L1, "SLOT EXT"_L1, 2, 2, kNoOptions,
            QT_TRANSLATE_NOOP("callboardctl", "take a parked call back with EXT")},
        {"pickup"_L1, "CALL EXT"_L1, 2, 2, kNoOptions,
            QT_TRANSLATE_NOOP("callboardctl", "take someone else's ringing or queued call")},
        {"listen"_L1, "CALL --as EXT"_L1, 1, 1, "as"_L1, QT_TRANSLATE_NOOP("callboardctl", "listen to both sides")},
        {"whisper"_L1, "CALL --as EXT"_L1, 1, 1, "as"_L1, QT_TRANSLATE_NOOP("callboardctl", "speak to the agent only")},
        {"barge"_L1, "CALL --as EXT"_L1, 1, 1, "as"_L1, QT_TRANSLATE_NOOP("callboardctl", "speak to both sides")},
        {"record"_L1, "start|stop|pause CALL"_L1, 2, 2, kNoOptions,
            QT_TRANSLATE_NOOP("callboardctl", "record the call")},
        {"agent"_L1, "login|logout|pause|resume QUEUE AGENT [--reason R]"_L1, 3, 3, "reason"_L1,
            QT_TRANSLATE_NOOP("callboardctl", "an agent's part in a queue")},
        {"admin"_L1, "[RESOURCE VERB ...]"_L1, 0, -1, "yes dry-run"_L1,
            QT_TRANSLATE_NOOP("callboardctl", "administration")},
        {"api"_L1, "OPERATION [k=v ...]"_L1, 1, -1, kNoOptions,
            QT_TRANSLATE_NOOP("callboardctl", "any documented operation")},
    };
    return kTable;
}

const CommandSyntax* findCommand(QStringView name)
{
    for (const CommandSyntax& command : commandTable()) {
        if (name == command.name)
            return &command;
    }
    return nullptr;
}

Result<Arguments> parseArguments(const QStringList& arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QStringList{u"callboardctl"_s} + arguments))
        return wrong(parser.errorText() + u' ' + Text::tr("See callboardctl --help."));

    Arguments out;
    if (parser.isSet(u"help"_s)) {
        out.printAndExit = helpText();
        return out;
    }
    if (parser.isSet(u"version"_s)) {
        out.printAndExit = u"callboardctl " CALLBOARD_VERSION "\n"_s;
        return out;
    }
    out.rest = parser.positionalArguments();
    if (out.rest.isEmpty())
        return wrong(Text::tr("Say what to do: a command is missing. See callboardctl --help."));
    out.command = out.rest.takeFirst();
    const CommandSyntax* syntax = findCommand(out.command);
    if (!syntax) {
        QStringList names;
        for (const CommandSyntax& command : commandTable())
            names << command.name;
        return wrong(Text::tr("\"%1\" is not a command. Commands are: %2.").arg(out.command, names.join(u", "_s)));
    }
    if (const auto checked = checkOptions(parser, *syntax); !checked)
        return unexpected(checked.error());
    if (const auto checked = checkCount(out, *syntax); !checked)
        return unexpected(checked.error());
    out.site = parser.value(u"site"_s);
    if (out.site.isEmpty())
        return wrong(Text::tr("Say which PBX: --site SPEC is missing."));

    out.json = parser.isSet(u"json"_s);
    out.secretFile = parser.value(u"secret-file"_s);
    out.profileDir = parser.value(u"profile-dir"_s);
    out.consult = parser.isSet(u"consult"_s);
    out.voicemail = parser.isSet(u"voicemail"_s);
    if (out.consult && out.voicemail)
        return wrong(Text::tr("--consult and --voicemail exclude each other."));
    out.yes = parser.isSet(u"yes"_s);
    out.dryRun = parser.isSet(u"dry-run"_s);
    out.as = parser.value(u"as"_s);
    if (QString(syntax->options).split(u' ').contains(u"as"_s) && out.as.isEmpty())
        return wrong(Text::tr("%1 needs --as EXT: the extension whose phone listens.").arg(out.command));
    out.reason = parser.value(u"reason"_s);
    if (parser.isSet(u"timeout"_s)) {
        const auto value = seconds(parser, u"timeout"_s);
        if (!value)
            return unexpected(value.error());
        out.timeout = *value;
    }
    if (parser.isSet(u"for"_s)) {
        const auto value = seconds(parser, u"for"_s);
        if (!value)
            return unexpected(value.error());
        out.watchFor = *value;
    }
    if (parser.isSet(u"fingerprint"_s)) {
        const auto hex = fingerprintOf(parser.value(u"fingerprint"_s));
        if (!hex)
            return unexpected(hex.error());
        out.fingerprint = *hex;
    }
    return out;
}

} // namespace callboard::ctl
