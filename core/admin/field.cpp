// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/field.h"

#include "core/admin/sound.h"

#include <QJsonArray>

#include <array>

namespace callboard::admin {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kTypeNames{"text"_L1, "number"_L1, "bool"_L1, "enum"_L1, "list"_L1, "extension"_L1, "phone"_L1,
    "email"_L1, "regex"_L1, "schedule"_L1, "secret"_L1, "audio"_L1};
static_assert(kTypeNames.size() == static_cast<size_t>(FieldType::Audio) + 1);

const QRegularExpression& placeholder()
{
    static const QRegularExpression kPlaceholder(u"\\[(n|name)\\]"_s);
    return kPlaceholder;
}

QRegularExpression familyPattern(const QString& text)
{
    QString pattern;
    qsizetype last = 0;
    for (auto it = placeholder().globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        pattern += QRegularExpression::escape(text.mid(last, match.capturedStart() - last));
        pattern += match.captured(1) == "n"_L1 ? u"(0|[1-9][0-9]{0,3})"_s : u"(.+)"_s;
        last = match.capturedEnd();
    }
    if (last == 0)
        return QRegularExpression();
    pattern += QRegularExpression::escape(text.mid(last));
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern));
}

QString filled(const QString& text, const QStringList& parts)
{
    QString out;
    qsizetype last = 0;
    qsizetype index = 0;
    for (auto it = placeholder().globalMatch(text); it.hasNext(); ++index) {
        const auto match = it.next();
        out += text.mid(last, match.capturedStart() - last) + parts.value(index);
        last = match.capturedEnd();
    }
    return out + text.mid(last);
}

bool saysTrue(const QString& text, const QString& word)
{
    return text.compare(word, Qt::CaseInsensitive) == 0 || text.compare("true"_L1, Qt::CaseInsensitive) == 0;
}

bool saysFalse(const QString& text, const QString& word)
{
    return text.compare(word, Qt::CaseInsensitive) == 0 || text.compare("false"_L1, Qt::CaseInsensitive) == 0;
}

QString numberText(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace

QString toName(FieldType type)
{
    return kTypeNames.at(static_cast<size_t>(type));
}

std::optional<FieldType> fieldTypeFromName(QStringView name)
{
    for (size_t i = 0; i < kTypeNames.size(); ++i) {
        if (name == kTypeNames.at(i))
            return static_cast<FieldType>(i);
    }
    return std::nullopt;
}

QStringList splitList(const QString& text)
{
    static const QRegularExpression kSeparator(u"[,;\\n]"_s);
    QStringList parts;
    for (const QString& part : text.split(kSeparator)) {
        if (!part.trimmed().isEmpty())
            parts << part.trimmed();
    }
    return parts;
}

void Field::compile()
{
    family = familyPattern(name);
    familyPath = familyPattern(path);
}

bool Field::matches(const QString& candidate) const
{
    return isFamily() ? family.match(candidate).hasMatch() : candidate == name;
}

QString Field::pathOf(const QString& member) const
{
    if (!isFamily())
        return path;
    return filled(path, family.match(member).capturedTexts().mid(1));
}

QString Field::memberAt(const QString& candidate) const
{
    if (!isFamily())
        return candidate == path || also.contains(candidate) ? name : QString();
    const auto match = familyPath.match(candidate);
    return match.hasMatch() ? filled(name, match.capturedTexts().mid(1)) : QString();
}

QStringList Field::shownNames() const
{
    if (!isFamily())
        return {name};
    if (counts.isEmpty())
        return {};
    QList<QStringList> members{{}};
    for (const int count : counts) {
        QList<QStringList> longer;
        for (const QStringList& member : members) {
            for (int n = 1; n <= count; ++n)
                longer << member + QStringList{QString::number(n)};
        }
        members = longer;
    }
    QStringList names;
    for (const QStringList& member : members)
        names << filled(name, member);
    return names;
}

QString Field::labelOf(const QString& member) const
{
    if (!isFamily())
        return label;
    return label + u' ' + family.match(member).capturedTexts().mid(1).join(u'/');
}

std::optional<QString> Field::fromWire(const QJsonValue& value) const
{
    if (type == FieldType::Audio && value.isObject()) {
        const QString found = sound::fromWire(value.toObject());
        return found.isEmpty() ? std::nullopt : std::optional(found);
    }
    if (value.isNull() || value.isUndefined() || value.isObject())
        return std::nullopt;
    if (value.isArray()) {
        QStringList parts;
        for (const QJsonValue& part : value.toArray())
            parts << part.toVariant().toString();
        return parts.join(u',');
    }
    const QString text = value.isDouble() ? numberText(value.toDouble())
        : value.isBool()                  ? (value.toBool() ? u"true"_s : u"false"_s)
                                          : value.toString();
    if (type == FieldType::Bool) {
        if (saysTrue(text, trueWord))
            return u"true"_s;
        if (saysFalse(text, falseWord))
            return u"false"_s;
    }
    if (type == FieldType::List)
        return splitList(text).join(u',');
    if (type == FieldType::Enum) {
        for (const Choice& choice : choices) {
            if (choice.also.contains(text, Qt::CaseInsensitive))
                return choice.value;
        }
    }
    return text;
}

QJsonValue Field::toWire(const QString& value) const
{
    if (type == FieldType::Audio)
        return sound::toWire(value);
    if (wire == Wire::Array)
        return QJsonArray::fromStringList(splitList(value));
    if (type == FieldType::Bool && !value.isEmpty()) {
        if (wire == Wire::Boolean)
            return value == "true"_L1;
        const QString word = value == "true"_L1 ? trueWord : falseWord;
        return wire == Wire::Number ? QJsonValue(word.toInt()) : QJsonValue(word);
    }
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    if (wire == Wire::Number && isNumber)
        return number;
    return value;
}

QJsonValue Field::toJson(const QString& value) const
{
    if (type == FieldType::Bool && (value == "true"_L1 || value == "false"_L1))
        return value == "true"_L1;
    if (type == FieldType::List)
        return QJsonArray::fromStringList(splitList(value));
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    if (type == FieldType::Number && isNumber)
        return number;
    return value;
}

} // namespace callboard::admin
