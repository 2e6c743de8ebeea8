// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/validation.h"

#include "core/admin/planschedule.h"
#include "core/admin/sound.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace callboard::admin {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Admin)
};

//! The value in the catalogue's spelling, or what is wrong with it.
struct Judged
{
    QString value;
    QString problem; //!< to be completed with the field's name in %1
};

Judged judgeBool(const Field& field, const QString& value)
{
    const QString lower = value.toLower();
    if (lower == field.trueWord.toLower() || QStringList{u"true"_s, u"yes"_s, u"on"_s, u"1"_s}.contains(lower))
        return {u"true"_s, {}};
    if (lower == field.falseWord.toLower() || QStringList{u"false"_s, u"no"_s, u"off"_s, u"0"_s}.contains(lower))
        return {u"false"_s, {}};
    return {value, Text::tr("%1 must be true or false, not \"%2\".").arg(u"%1"_s, value)};
}

QString rangeText(const Field& field)
{
    const QLocale c = QLocale::c();
    if (field.min && field.max)
        return Text::tr("%1 must be a number from %2 to %3.")
            .arg(u"%1"_s, c.toString(*field.min), c.toString(*field.max));
    if (field.min)
        return Text::tr("%1 must be a number of at least %2.").arg(u"%1"_s, c.toString(*field.min));
    if (field.max)
        return Text::tr("%1 must be a number of at most %2.").arg(u"%1"_s, c.toString(*field.max));
    return Text::tr("%1 must be a number.");
}

Judged judgeNumber(const Field& field, const QString& value)
{
    bool ok = false;
    const qint64 number = value.toLongLong(&ok);
    const auto asDouble = static_cast<double>(number);
    if (!ok || (field.min && asDouble < *field.min) || (field.max && asDouble > *field.max))
        return {value, rangeText(field)};
    return {QString::number(number), {}};
}

Judged judgeEnum(const Field& field, const QString& value)
{
    QStringList allowed;
    for (const Choice& choice : field.choices) {
        if (choice.value.compare(value, Qt::CaseInsensitive) == 0
            || choice.label.compare(value, Qt::CaseInsensitive) == 0)
            return {choice.value, {}};
        allowed << (choice.value == choice.label ? choice.value : u"%1 (%2)"_s.arg(choice.value, choice.label));
    }
    return {value, Text::tr("%1 must be one of %2, not \"%3\".").arg(u"%1"_s, allowed.join(u", "_s), value)};
}

Judged judgeText(const Field& field, FieldType type, const QString& value)
{
    static const QRegularExpression kExtension(u"^[^\\s,;\"]+$"_s);
    static const QRegularExpression kPhone(u"^[+]?[0-9A-Za-z*#().\\-/ ]+$"_s);
    static const QRegularExpression kEmail(u"^[^\\s@,;]+@[^\\s@,;]+$"_s);
    switch (type) {
    case FieldType::Number:
        return judgeNumber(field, value);
    case FieldType::Extension:
        if (!kExtension.match(value).hasMatch())
            return {value, Text::tr("%1 must be an extension without blanks, not \"%2\".").arg(u"%1"_s, value)};
        break;
    case FieldType::Phone:
        if (!kPhone.match(value).hasMatch())
            return {value, Text::tr("%1 must be a phone number, not \"%2\".").arg(u"%1"_s, value)};
        break;
    case FieldType::Email:
        if (!kEmail.match(value).hasMatch())
            return {value, Text::tr("%1 must be an email address, not \"%2\".").arg(u"%1"_s, value)};
        break;
    case FieldType::Regex:
        if (const QRegularExpression pattern(value); !pattern.isValid())
            return {value,
                Text::tr("%1 must be a regular expression: %2 at character %3.")
                    .arg(u"%1"_s, pattern.errorString(), QString::number(pattern.patternErrorOffset() + 1))};
        break;
    default:
        break;
    }
    return {value, {}};
}

Judged judgeList(const Field& field, const QString& value)
{
    QStringList parts;
    for (const QString& part : splitList(value)) {
        const Judged judged = judgeText(field, field.itemType, part);
        if (!judged.problem.isEmpty())
            return {value, judged.problem};
        parts << judged.value;
    }
    return {parts.join(u','), {}};
}

Judged judge(const Field& field, const QString& value)
{
    if (field.maxLength && value.size() > *field.maxLength)
        return {value, Text::tr("%1 can have %n characters at most.", nullptr, *field.maxLength)};
    switch (field.type) {
    case FieldType::Bool:
        return judgeBool(field, value.trimmed());
    case FieldType::Enum:
        return judgeEnum(field, value.trimmed());
    case FieldType::List:
        return judgeList(field, value);
    case FieldType::Audio: {
        if (!sound::toWire(value).isEmpty())
            return {value, {}};
        const Result<QString> read = sound::fromFile(value.trimmed());
        return read ? Judged{*read, {}} : Judged{value, u"%1: "_s + read.error().message};
    }
    case FieldType::Schedule: {
        const PlanSchedule schedule = PlanSchedule::parse(value.trimmed());
        const QStringList problems = schedule.problems();
        if (!problems.isEmpty())
            return {value, u"%1: "_s + problems.join(u' ')};
        return {schedule.completed().toText(), {}};
    }
    case FieldType::Text:
    case FieldType::Secret:
        return {value, {}};
    default:
        return judgeText(field, field.type, value.trimmed());
    }
}

QString emptyProblem(const Field& field)
{
    if (field.type == FieldType::Bool)
        return Text::tr("%1 must be true or false.");
    if (field.type == FieldType::Enum)
        return judgeEnum(field, {}).problem;
    return Text::tr("%1 must not be empty.");
}

//! The sentences hold their own %1 so that a value with "%1" in it is not taken for one.
QString named(QString sentence, const Field& field, const QString& name)
{
    const QString called = u"%1 (%2)"_s.arg(name, field.labelOf(name));
    return sentence.replace(sentence.indexOf("%1"_L1), 2, called);
}

void checkOne(const Field& field, const QString& name, const QString& value, Purpose purpose, Checked& out)
{
    const auto problem = [&](const QString& text) { out.problems << Problem{name, named(text, field, name)}; };
    if (purpose != Purpose::Filter && field.readOnly)
        return problem(Text::tr("%1 cannot be changed; the PBX sets it."));
    if (purpose == Purpose::Update && field.createOnly)
        return problem(Text::tr("%1 can only be set when the record is created."));
    if (value.trimmed().isEmpty()) {
        const bool needsValue = field.required || field.type == FieldType::Bool || field.type == FieldType::Enum;
        if (needsValue && purpose != Purpose::Filter)
            return problem(emptyProblem(field));
        out.values.insert(name, {});
        return;
    }
    const Judged judged = judge(field, value);
    if (!judged.problem.isEmpty())
        return problem(judged.problem);
    out.values.insert(name, judged.value);
}

void checkRequired(const Resource& resource, const Record& values, Checked& out)
{
    const auto missing = [&](const Field& field) {
        if (!values.contains(field.name))
            out.problems << Problem{field.name, named(Text::tr("%1 is missing."), field, field.name)};
    };
    for (const Field& field : resource.fields) {
        if (field.readOnly || field.isFamily())
            continue;
        if (field.required && !field.defaultValue)
            missing(field);
        for (auto it = field.requiredWhen.begin(); it != field.requiredWhen.end(); ++it) {
            if (it.value().contains(out.values.value(it.key())))
                missing(field);
        }
    }
}

} // namespace

Checked check(const Resource& resource, const Record& values, Purpose purpose)
{
    Checked out;
    for (auto it = values.begin(); it != values.end(); ++it) {
        const Field* field = purpose == Purpose::Filter ? resource.filter(it.key()) : nullptr;
        if (!field)
            field = resource.field(it.key());
        if (!field || field->hidden) {
            out.problems << Problem{it.key(), Text::tr("A %1 has no field \"%2\".").arg(resource.singular, it.key())};
            continue;
        }
        checkOne(*field, it.key(), it.value(), purpose, out);
    }
    if (purpose == Purpose::Create)
        checkRequired(resource, values, out);
    return out;
}

Error toError(const QList<Problem>& problems)
{
    QStringList lines;
    for (const Problem& problem : problems)
        lines << problem.message;
    return Error{.kind = ErrorKind::Invalid, .code = {}, .message = lines.join(u'\n'), .detail = {}};
}

} // namespace callboard::admin
