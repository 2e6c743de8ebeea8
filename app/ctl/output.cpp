// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/output.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace callboard::ctl {

using namespace Qt::StringLiterals;

namespace {

//! Keys in an order that people read; the rest follows alphabetically.
QStringList orderedKeys(const QJsonObject& row)
{
    static const QStringList kFirst{u"id"_s, u"number"_s, u"slot"_s, u"queue"_s, u"mailbox"_s, u"extension"_s,
        u"name"_s, u"state"_s, u"direction"_s, u"from"_s, u"to"_s, u"with"_s, u"since"_s};
    QStringList keys;
    for (const QString& key : kFirst) {
        if (row.contains(key))
            keys << key;
    }
    for (const QString& key : row.keys()) {
        if (!keys.contains(key) && key != "site"_L1)
            keys << key;
    }
    return keys;
}

QString cell(const QJsonValue& value);

QString objectCell(const QJsonObject& object)
{
    if (object.contains(u"name"_s) && object.contains(u"number"_s)) {
        const QString name = object.value(u"name"_s).toString();
        const QString number = object.value(u"number"_s).toString();
        return name.isEmpty() ? number : (number.isEmpty() ? name : name + u" <"_s + number + u'>');
    }
    QStringList parts;
    for (auto it = object.begin(); it != object.end(); ++it)
        parts << it.key() + u'=' + cell(it.value());
    return parts.join(u' ');
}

QString cell(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? QCoreApplication::translate("callboardctl", "yes") : u"-"_s;
    case QJsonValue::Double:
        return QString::number(value.toDouble(), 'g', 15);
    case QJsonValue::Array: {
        QStringList parts;
        for (const QJsonValue& part : value.toArray())
            parts << cell(part);
        return parts.isEmpty() ? u"-"_s : parts.join(u"; "_s);
    }
    case QJsonValue::Object:
        return objectCell(value.toObject());
    case QJsonValue::String:
        break;
    default:
        return u"-"_s;
    }
    const QString text = value.toString();
    const QDateTime time = text.endsWith(u'Z') ? QDateTime::fromString(text, Qt::ISODateWithMs) : QDateTime();
    return time.isValid() ? time.toLocalTime().toString(u"HH:mm:ss"_s) : text;
}

} // namespace

QString tableText(const QList<QJsonObject>& rows)
{
    if (rows.isEmpty())
        return {};
    const QStringList keys = orderedKeys(rows.first());
    QList<QStringList> lines{keys};
    for (const QJsonObject& row : rows) {
        QStringList cells;
        for (const QString& key : keys)
            cells << cell(row.value(key));
        lines << cells;
    }
    QList<qsizetype> widths(keys.size(), 0);
    for (const QStringList& line : lines) {
        for (qsizetype i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths.at(i), line.at(i).size());
    }
    QString text;
    for (const QStringList& line : lines) {
        QString row;
        for (qsizetype i = 0; i < line.size(); ++i)
            row += line.at(i).leftJustified(widths.at(i) + 2);
        text += row.trimmed().isEmpty() ? u"\n"_s : row.remove(QRegularExpression(u"\\s+$"_s)) + u'\n';
    }
    return text;
}

Output::Output(FILE* out, FILE* err, bool json)
    : m_out(out)
    , m_err(err)
    , m_json(json)
{
}

void Output::rows(const QList<QJsonObject>& rows)
{
    if (!m_json) {
        m_out << tableText(rows) << Qt::flush;
        return;
    }
    for (const QJsonObject& row : rows)
        m_out << QJsonDocument(row).toJson(QJsonDocument::Compact) << '\n';
    m_out.flush();
}

void Output::line(const QJsonObject& object)
{
    m_out << QJsonDocument(object).toJson(QJsonDocument::Compact) << '\n' << Qt::flush;
}

void Output::text(const QString& text)
{
    if (!m_json)
        m_out << text << '\n' << Qt::flush;
}

void Output::error(const Error& error)
{
    m_err << "callboardctl: " << describe(error) << '\n' << Qt::flush;
}

} // namespace callboard::ctl
