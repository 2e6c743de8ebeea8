// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/changepreview.h"

#include "core/admin/sound.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace callboard::admin {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kMask = "***"_L1;

} // namespace

ChangePreview ChangePreview::of(const Resource& resource, const Record& current, const Record& wanted)
{
    ChangePreview preview;
    for (const Field& field : resource.fields) {
        for (auto it = wanted.begin(); it != wanted.end(); ++it) {
            if (resource.field(it.key()) != &field)
                continue;
            Change change{it.key(), field.labelOf(it.key()), std::nullopt, it.value(), field.dangerous};
            if (field.isSecret()) {
                change.after = it.value().isEmpty() ? QString() : QString(kMask);
                if (current.contains(it.key()))
                    change.before = QString(kMask);
            } else if (field.type == FieldType::Audio) {
                change.after = sound::summary(it.value());
            } else if (!field.blind && current.contains(it.key())) {
                if (current.value(it.key()) == it.value())
                    continue;
                change.before = current.value(it.key());
            }
            preview.changes << change;
        }
    }
    return preview;
}

bool ChangePreview::dangerous() const
{
    return std::ranges::any_of(changes, &Change::dangerous);
}

QStringList ChangePreview::fields() const
{
    QStringList names;
    for (const Change& change : changes)
        names << change.field;
    return names;
}

QStringList ChangePreview::lines() const
{
    QStringList lines;
    for (const Change& change : changes) {
        const QString before
            = change.before ? u"\"%1\""_s.arg(*change.before) : QCoreApplication::translate("Admin", "(not known)");
        lines << u"%1 (%2): %3 -> \"%4\""_s.arg(change.label, change.field, before, change.after);
    }
    return lines;
}

QJsonArray ChangePreview::toJson() const
{
    QJsonArray array;
    for (const Change& change : changes) {
        array.append(QJsonObject{{u"field"_s, change.field},
            {u"before"_s, change.before ? QJsonValue(*change.before) : QJsonValue()}, {u"after"_s, change.after}});
    }
    return array;
}

} // namespace callboard::admin
