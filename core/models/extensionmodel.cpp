// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/extensionmodel.h"

#include "core/models/modeltext.h"
#include "core/models/searchtext.h"
#include "core/models/wording.h"

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kHeaders{
    QT_TRANSLATE_NOOP("callboard::ExtensionModel", "Name"),
    QT_TRANSLATE_NOOP("callboard::ExtensionModel", "Number"),
    QT_TRANSLATE_NOOP("callboard::ExtensionModel", "Department"),
    QT_TRANSLATE_NOOP("callboard::ExtensionModel", "State"),
    QT_TRANSLATE_NOOP("callboard::ExtensionModel", "With"),
    QT_TRANSLATE_NOOP("callboard::ExtensionModel", "Since"),
    QT_TRANSLATE_NOOP("callboard::ExtensionModel", "Voicemail"),
};
static_assert(kHeaders.size() == ExtensionModel::ColumnCount);

} // namespace

ExtensionModel::ExtensionModel(QObject* parent)
    : KeyedRowModel<Extension>(parent)
{
}

int ExtensionModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ExtensionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnTitle("callboard::ExtensionModel", kHeaders, section, orientation, role);
}

QVariant ExtensionModel::display(const Extension& extension, int column) const
{
    switch (column) {
    case NameColumn:
        return extension.name.isEmpty() ? extension.number() : extension.name;
    case NumberColumn:
        return extension.number();
    case DepartmentColumn:
        return extension.department;
    case StateColumn:
        return stateWord(extension.state);
    case WithColumn:
        return extension.with.label();
    case SinceColumn:
        return clockText(extension.since);
    case VoicemailColumn:
        return extension.voicemailNew ? QVariant(*extension.voicemailNew) : QVariant();
    default:
        return {};
    }
}

QVariant ExtensionModel::sortValue(const Extension& extension, int column) const
{
    switch (column) {
    case StateColumn:
        return static_cast<int>(extension.state);
    case SinceColumn:
        return extension.since;
    default:
        return display(extension, column);
    }
}

QString ExtensionModel::sentence(const Extension& extension) const
{
    return extensionSentence(extension);
}

QVariant ExtensionModel::state(const Extension& extension) const
{
    return static_cast<int>(extension.state);
}

QDateTime ExtensionModel::since(const Extension& extension) const
{
    return extension.since;
}

QString ExtensionModel::searchText(const Extension& extension) const
{
    return searchFolded({extension.name, extension.number(), extension.department});
}

QString ExtensionModel::department(const Extension& extension) const
{
    return extension.department;
}

QString ExtensionModel::number(const Extension& extension) const
{
    return extension.number();
}

// The hottest model: compares fields rather than the texts made of them.
void ExtensionModel::changedRoles(const Extension& before, const Extension& after, QList<int>& roles) const
{
    if (before.state != after.state || before.registered != after.registered)
        roles << Role::State;
    if (before.since != after.since)
        roles << Role::Since;
    if (before.stale != after.stale)
        roles << Role::Stale;
    if (before.inferred != after.inferred)
        roles << Role::Inferred;
    if (before.name != after.name || before.department != after.department)
        roles << Role::SearchText << Role::Department;
}

} // namespace callboard
