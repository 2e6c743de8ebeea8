// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pbx/pbxarguments.h"

#include "core/simulator/scenario.h"

#include <QCoreApplication>

#include <limits>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("callboard-pbx", text);
}

Error wrong(const QString& option, const QString& value, const QString& allowed)
{
    //: %1 is an option such as --port, %2 what was given, %3 what may be given
    return {
        ErrorKind::Invalid, {}, tr("--%1 \"%2\" is not allowed. Allowed: %3.").arg(option, value, allowed), {}, false};
}

template <typename Number>
Result<Number> number(const QCommandLineParser& parser, const QString& option, Number least, Number most)
{
    const QString text = parser.value(option);
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    const bool whole = std::is_floating_point_v<Number> || value == double(qint64(value));
    if (!isNumber || !whole || value < double(least) || value > double(most))
        return unexpected(
            wrong(option, text, tr("a number from %1 to %2").arg(double(least)).arg(double(most), 0, 'f', 0)));
    return Number(value);
}

Result<void> readFaces(const QCommandLineParser& parser, sim::SimulatorOptions& options)
{
    static const QStringList known{u"brekeke"_s, u"pbxware"_s, u"fcm630a"_s, u"jade"_s, u"portasip"_s, u"all"_s};
    options.faces = parser.values(u"face"_s);
    for (const QString& face : std::as_const(options.faces)) {
        if (!known.contains(face))
            return unexpected(wrong(u"face"_s, face, known.join(u", "_s)));
        if (face != "all"_L1 && !sim::hasFace(face))
            return unexpected(Error{ErrorKind::NotSupported, {},
                tr("This build does not serve the face \"%1\". It serves: %2.")
                    .arg(face, sim::faceNames().join(u", "_s)),
                {}, false});
    }
    return {};
}

Result<void> readNumbers(const QCommandLineParser& parser, sim::SimulatorOptions& options)
{
    const auto port = number<quint16>(parser, u"port"_s, 0, 65535);
    const auto extensions = number<int>(parser, u"extensions"_s, 1, 500'000);
    const auto seed = number<quint32>(parser, u"seed"_s, 0, std::numeric_limits<quint32>::max());
    const auto speed = number<double>(parser, u"speed"_s, 0.001, 1000.0);
    const auto rate = number<int>(parser, u"rate"_s, 1, 100'000);
    if (!port)
        return unexpected(port.error());
    if (!extensions)
        return unexpected(extensions.error());
    if (!seed)
        return unexpected(seed.error());
    if (!speed)
        return unexpected(speed.error());
    if (!rate)
        return unexpected(rate.error());
    options.port = *port;
    options.extensions = *extensions;
    options.seed = *seed;
    options.speed = *speed;
    options.rate = *rate;
    return {};
}

} // namespace

void declareOptions(QCommandLineParser& parser)
{
    const auto add
        = [&parser](const QString& name, const QString& text, const QString& value, const QString& fallback) {
              parser.addOption(QCommandLineOption(name, text, value, fallback));
          };
    add(u"face"_s, tr("Protocol to serve: brekeke, pbxware, fcm630a, jade, portasip or all; may be repeated."),
        u"name"_s, u"brekeke"_s);
    add(u"port"_s, tr("Port of the first face on loopback; 0 takes any free one."), u"N"_s, u"0"_s);
    parser.addOption({u"tls"_s, tr("Serve with a self-signed certificate made at start.")});
    parser.addOption({u"no-tls"_s, tr("Serve without encryption (default, but for fcm630a).")});
    add(u"extensions"_s, tr("How many users besides the reception."), u"N"_s, u"40"_s);
    add(u"scenario"_s, tr("What happens by itself: %1.").arg(sim::scenarioNames().join(u", "_s)), u"name"_s, u"none"_s);
    add(u"seed"_s, tr("The same seed gives the same people and the same day."), u"N"_s, u"1"_s);
    add(u"speed"_s, tr("World seconds a second."), u"X"_s, u"1"_s);
    add(u"rate"_s, tr("Events a second in the scenario storm."), u"N"_s, u"50"_s);
    add(u"fault"_s,
        tr("What goes wrong; may be repeated: drop:N% delay:MS duplicate:N% truncate:N% garbage:N% nonutf8:N% "
           "huge:BYTES html:N% toomany:N% notice:N% skew:S expire:S restart:S reject:METHOD tries:N ban:S steal:S "
           "answer:ACTION=CODE."),
        u"spec"_s, {});
    add(u"truth"_s, tr("File to which everything that happens is appended, a JSON line an event."), u"file"_s, {});
    add(u"profile"_s, tr("Answers as the document prints them (seed) or as real systems send them (wire)."), u"name"_s,
        u"seed"_s);
    parser.addOption({u"control"_s, tr("Read commands from standard input, a JSON line each.")});
    parser.addOption({u"manual-time"_s, tr("World time stands still until the command advance.")});
}

Result<PbxArguments> readArguments(const QCommandLineParser& parser)
{
    PbxArguments out;
    if (!parser.positionalArguments().isEmpty())
        return unexpected(Error{ErrorKind::Invalid, {},
            tr("\"%1\" is not an option; see --help.").arg(parser.positionalArguments().first()), {}, false});
    if (const auto faces = readFaces(parser, out.options); !faces)
        return unexpected(faces.error());
    if (const auto numbers = readNumbers(parser, out.options); !numbers)
        return unexpected(numbers.error());
    if (parser.isSet(u"tls"_s) && parser.isSet(u"no-tls"_s))
        return unexpected(wrong(u"no-tls"_s, {}, tr("either --tls or --no-tls")));
    out.options.tls = parser.isSet(u"tls"_s);
    out.options.plain = parser.isSet(u"no-tls"_s);
    out.options.scenario = parser.value(u"scenario"_s);
    if (!sim::scenarioNames().contains(out.options.scenario))
        return unexpected(wrong(u"scenario"_s, out.options.scenario, sim::scenarioNames().join(u", "_s)));
    out.options.profile = parser.value(u"profile"_s);
    if (out.options.profile != "seed"_L1 && out.options.profile != "wire"_L1)
        return unexpected(wrong(u"profile"_s, out.options.profile, u"seed, wire"_s));
    out.options.faults = parser.values(u"fault"_s);
    if (const auto faults = sim::FaultPlan::parse(out.options.faults); !faults)
        return unexpected(faults.error());
    out.options.truthFile = parser.value(u"truth"_s);
    out.options.manualTime = parser.isSet(u"manual-time"_s);
    out.control = parser.isSet(u"control"_s);
    return out;
}

} // namespace callboard
