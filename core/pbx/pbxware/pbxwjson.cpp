// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/pbxware/pbxwjson.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace callboard::pbxware {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostWords = 300;
constexpr qsizetype kMostBefore = 64 * 1024; // how far into a body JSON may begin
constexpr int kMostTries = 16;

QString wordsOf(const QByteArray& bytes)
{
    static const QRegularExpression kTags(u"<[^>]{0,200}>"_s);
    QString text = QString::fromUtf8(bytes.left(kMostBefore));
    text.replace(kTags, u" "_s);
    return text.simplified().left(kMostWords);
}

//! Strictly, then without trailing commas; what follows the JSON is put into `after`.
std::optional<QJsonValue> parsed(const QByteArray& bytes, QByteArray* after)
{
    for (const bool repaired : {false, true}) {
        const QByteArray text = repaired ? withoutTrailingCommas(bytes) : bytes;
        if (repaired && text.size() == bytes.size())
            break;
        QJsonParseError error;
        QJsonDocument document = QJsonDocument::fromJson(text, &error);
        if (error.error == QJsonParseError::GarbageAtEnd && error.offset > 0) {
            *after = text.mid(error.offset);
            document = QJsonDocument::fromJson(text.left(error.offset), &error);
        }
        if (error.error == QJsonParseError::NoError) {
            return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
        }
        after->clear();
    }
    return std::nullopt;
}

bool isPage(const QByteArray& bytes)
{
    const QByteArray start = bytes.left(2048).toLower();
    return start.contains("<html") || start.contains("<!doctype") || start.contains("<body");
}

} // namespace

QByteArray withoutTrailingCommas(const QByteArray& json)
{
    QByteArray out;
    out.reserve(json.size());
    bool inString = false;
    bool escaped = false;
    for (const char c : json) {
        if (inString) {
            inString = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if (c == '"') {
            inString = true;
        } else if (c == '}' || c == ']') {
            qsizetype end = out.size();
            while (end > 0
                && (out.at(end - 1) == ' ' || out.at(end - 1) == '\n' || out.at(end - 1) == '\r'
                    || out.at(end - 1) == '\t'))
                --end;
            if (end > 0 && out.at(end - 1) == ',')
                out.remove(end - 1, 1);
        }
        out.append(c);
    }
    return out;
}

Body readBody(const QByteArray& bytes)
{
    QByteArray text = bytes.trimmed();
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.mid(3).trimmed();
    if (text.isEmpty())
        return {};
    qsizetype at = 0;
    for (int tries = 0; tries < kMostTries; ++tries) {
        while (at < text.size() && text.at(at) != '{' && text.at(at) != '[')
            ++at;
        if (at >= text.size() || at > kMostBefore)
            break;
        QByteArray after;
        if (const auto value = parsed(at == 0 ? text : text.mid(at), &after)) {
            const QByteArray around = text.left(at) + after;
            return {Body::Kind::Json, *value, around.isEmpty() ? QString() : wordsOf(around)};
        }
        ++at;
    }
    QString words = wordsOf(text);
    if (words.size() > 1 && words.startsWith(u'"') && words.endsWith(u'"'))
        words = words.sliced(1, words.size() - 2);
    return {isPage(text) ? Body::Kind::Page : Body::Kind::Text, {}, words};
}

std::optional<QString> errorText(const Body& body)
{
    QJsonValue value = body.value;
    if (value.isArray() && value.toArray().size() == 1)
        value = value.toArray().first();
    const QJsonObject object = value.toObject();
    const auto it = object.constFind("error"_L1);
    if (it == object.constEnd())
        return std::nullopt;
    // A map that happens to have a record called "error" has records of the same kind beside it; none is documented.
    if (it->isObject() || it->isArray()) {
        const QJsonDocument inner = it->isObject() ? QJsonDocument(it->toObject()) : QJsonDocument(it->toArray());
        return QString::fromUtf8(inner.toJson(QJsonDocument::Compact));
    }
    return str(*it);
}

bool saysNoCalls(const Body& body)
{
    constexpr auto kWords = "Live Calls: 0"_L1;
    if (body.words.contains(kWords, Qt::CaseInsensitive))
        return true;
    const auto says = [&](const QString& key, const QJsonValue& value) {
        const bool counted = key.compare("Live Calls"_L1, Qt::CaseInsensitive) == 0 && num(value) == 0.0;
        return counted || str(value).contains(kWords, Qt::CaseInsensitive) || key.contains(kWords, Qt::CaseInsensitive);
    };
    if (body.value.isArray()) {
        const QJsonArray all = body.value.toArray();
        return std::ranges::any_of(all, [&](const QJsonValue& one) { return says({}, one); });
    }
    const QJsonObject object = body.value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (says(it.key(), it.value()))
            return true;
    }
    return false;
}

QList<std::pair<QString, QJsonValue>> keyedMap(const QJsonValue& value)
{
    QList<std::pair<QString, QJsonValue>> out;
    if (value.isArray()) {
        const QJsonArray list = value.toArray();
        for (qsizetype i = 0; i < list.size(); ++i)
            out.append({QString::number(i), list.at(i)});
        return out;
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        out.append({it.key(), it.value()});
    return out;
}

QJsonObject keyedObject(const QJsonValue& value)
{
    if (value.isObject())
        return value.toObject();
    QJsonObject out;
    for (const auto& [key, one] : keyedMap(value))
        out.insert(key, one);
    return out;
}

QString str(const QJsonValue& value)
{
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    return value.toString();
}

bool flag(const QJsonValue& value)
{
    if (value.isBool())
        return value.toBool();
    static const QStringList kTrue{
        u"1"_s, u"true"_s, u"yes"_s, u"on"_s, u"enabled"_s, u"active"_s, u"online"_s, u"permit"_s};
    return kTrue.contains(str(value).trimmed(), Qt::CaseInsensitive);
}

std::optional<double> num(const QJsonValue& value)
{
    if (value.isDouble())
        return value.toDouble();
    bool isNumber = false;
    const double out = value.toString().trimmed().toDouble(&isNumber);
    return isNumber ? std::optional(out) : std::nullopt;
}

QStringList texts(const QJsonValue& value)
{
    if (!value.isArray() && !value.isObject())
        return str(value).split(u',', Qt::SkipEmptyParts);
    QStringList out;
    for (const auto& [key, one] : keyedMap(value))
        out.append(str(one));
    return out;
}

} // namespace callboard::pbxware
