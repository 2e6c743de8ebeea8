// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pbxware/pbxwrequest.h"

#include <QJsonDocument>

#include <cmath>

namespace callboard::sim::pbxw {

using namespace Qt::StringLiterals;

namespace {

QString decoded(QByteArrayView part)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(part.toByteArray().replace('+', ' ')));
}

//! The vendor's own programs spell some arguments otherwise than the document.
QString spelling(const QString& name)
{
    static const QHash<QString, QString> kOther{{u"did2"_s, u"did_2"_s}, {u"cpark_timeout"_s, u"cspark_timeout"_s},
        {u"cpark_dial"_s, u"cspark_dial"_s}, {u"cpark_goto"_s, u"cspark_goto"_s},
        {u"remotecodecs"_s, u"remote_codecs"_s}, {u"ringtonelocal"_s, u"ringtone_local"_s},
        {u"custompresencetime"_s, u"custompresenceetime"_s}};
    return kOther.value(name, name);
}

void take(Request& request, const QString& name, const QString& value)
{
    const qsizetype open = name.indexOf(u'[');
    if (open < 0) {
        request.arguments.insert(spelling(name), value);
        return;
    }
    const QStringList keys = name.mid(open).remove(u' ').split(u']', Qt::SkipEmptyParts);
    const QString base = name.left(open);
    if (base == "keymap"_L1 && keys.size() == 2)
        request.keymap[keys.first().mid(1)].insert(keys.last().mid(1), value);
    else
        request.lists[base].append(value);
}

void takeForm(Request& request, const QByteArray& form)
{
    for (const QByteArray& pair : form.split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        take(request, decoded(equals < 0 ? pair : pair.first(equals)),
            equals < 0 ? QString() : decoded(QByteArrayView(pair).sliced(equals + 1)));
    }
}

QByteArray phpText(const QByteArray& text)
{
    return "s:" + QByteArray::number(text.size()) + ":\"" + text + "\";";
}

//! A key that looks like a number is one in PHP.
QByteArray phpKey(const QString& key)
{
    bool isNumber = false;
    const qlonglong number = key.toLongLong(&isNumber);
    return isNumber && QString::number(number) == key ? "i:" + QByteArray::number(number) + ';' : phpText(key.toUtf8());
}

} // namespace

int Request::number(const QString& name, int fallback) const
{
    bool isNumber = false;
    const int found = text(name).toInt(&isNumber);
    return isNumber ? found : fallback;
}

QStringList Request::list(const QString& name) const
{
    const QString all = text(name);
    return all.isEmpty() ? QStringList() : all.split(u',');
}

Request requestOf(const HttpAsk& ask)
{
    Request request;
    takeForm(request, ask.url.query(QUrl::FullyEncoded).toLatin1());
    if (ask.verb == "POST" && ask.header("content-type").toLower().startsWith("application/x-www-form-urlencoded"))
        takeForm(request, ask.body);
    request.key = request.arguments.take(u"apikey"_s);
    request.php = request.arguments.take(u"apiformat"_s) == "php"_L1;
    request.action = request.arguments.take(u"action"_s);
    constexpr QLatin1StringView kApplication("pbxware."); // pbxware 180
    if (request.action.startsWith(kApplication))
        request.action.remove(0, kApplication.size());
    else if (!request.action.isEmpty())
        request.action.prepend(u"another application: "_s);
    return request;
}

QJsonObject success(const QString& text, QJsonObject further)
{
    further.insert("success"_L1, text);
    return further;
}

QByteArray toJson(const QJsonValue& value, bool trailing)
{
    const QByteArray strict = value.isArray() ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
                                              : QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    if (!trailing)
        return strict;
    QByteArray loose;
    bool inText = false;
    for (qsizetype i = 0; i < strict.size(); ++i) {
        const char c = strict.at(i);
        if (inText && c == '\\') {
            loose += c;
            loose += strict.at(++i);
            continue;
        }
        if (c == '"')
            inText = !inText;
        if (!inText && c == '}' && !loose.endsWith('{'))
            loose += ',';
        loose += c;
    }
    return loose;
}

QByteArray toPhp(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? "b:1;" : "b:0;";
    case QJsonValue::Double: {
        const double number = value.toDouble();
        return std::trunc(number) == number ? "i:" + QByteArray::number(qlonglong(number)) + ';'
                                            : "d:" + QByteArray::number(number, 'g', 15) + ';';
    }
    case QJsonValue::String:
        return phpText(value.toString().toUtf8());
    case QJsonValue::Array: {
        const QJsonArray array = value.toArray();
        QByteArray out = "a:" + QByteArray::number(array.size()) + ":{";
        for (qsizetype i = 0; i < array.size(); ++i)
            out += "i:" + QByteArray::number(i) + ';' + toPhp(array.at(i));
        return out + '}';
    }
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        QByteArray out = "a:" + QByteArray::number(object.size()) + ":{";
        for (auto it = object.begin(); it != object.end(); ++it)
            out += phpKey(it.key()) + toPhp(it.value());
        return out + '}';
    }
    default:
        return "N;";
    }
}

QJsonValue withPhpEmpties(const QJsonValue& value)
{
    if (value.isArray()) {
        QJsonArray out;
        for (const QJsonValue item : value.toArray())
            out << withPhpEmpties(item);
        return out;
    }
    if (!value.isObject())
        return value;
    QJsonObject out = value.toObject();
    if (out.isEmpty())
        return QJsonArray();
    for (auto it = out.begin(); it != out.end(); ++it)
        it.value() = withPhpEmpties(it.value());
    return out;
}

} // namespace callboard::sim::pbxw
