// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the rows of DirectorySearch say.
#include "core/models/directorysearch.h"

#include "core/models/extensionmodel.h"
#include "core/models/livemodels.h"
#include "core/models/wording.h"

namespace callboard {

namespace {

QVariant shown(const DirectoryHit& hit, int column)
{
    switch (column) {
    case DirectorySearch::NameColumn:
        return hit.name.isEmpty() ? hit.number : hit.name;
    case DirectorySearch::NumberColumn:
        return hit.number;
    case DirectorySearch::DetailColumn:
        return hit.detail;
    case DirectorySearch::StateColumn:
        return hit.kind == DirectoryHit::Kind::Extension ? stateWord(hit.state) : QString();
    default:
        return {};
    }
}

QString sentence(const DirectoryHit& hit)
{
    const QString name = shown(hit, DirectorySearch::NameColumn).toString();
    if (hit.kind == DirectoryHit::Kind::Extension)
        return DirectorySearch::tr("%1, extension %2, %3.").arg(name, hit.number, stateWord(hit.state));
    return hit.detail.isEmpty() ? DirectorySearch::tr("%1, number %2.").arg(name, hit.number)
                                : DirectorySearch::tr("%1, number %2, %3.").arg(name, hit.number, hit.detail);
}

} // namespace

QVariant DirectorySearch::data(const QModelIndex& index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid));
    const DirectoryHit& hit = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown(hit, index.column());
    case Qt::ToolTipRole:
        return sentence(hit);
    case Qt::AccessibleTextRole:
    case callboard::Role::AccessibleText:
        return index.column() == 0 ? QVariant(sentence(hit)) : shown(hit, index.column());
    case callboard::Role::Id:
        return QVariant::fromValue(ExtensionId{hit.site, hit.key});
    case callboard::Role::Value:
        return QVariant::fromValue(hit);
    case callboard::Role::Sort:
        return -hit.score;
    case callboard::Role::Site:
        return QVariant::fromValue(hit.site);
    case callboard::Role::SiteName:
        return m_models.extensions().siteBadge(hit.site);
    case callboard::Role::State:
        return static_cast<int>(hit.state);
    case callboard::Role::Since:
        return hit.since;
    case callboard::Role::Stale:
        return hit.stale;
    case callboard::Role::Inferred:
        return 0;
    case callboard::Role::Number:
        return hit.number;
    case callboard::Role::Department:
    case DetailRole:
        return hit.detail;
    case KindRole:
        return static_cast<int>(hit.kind);
    case NameRole:
        return hit.name;
    default:
        return {};
    }
}

} // namespace callboard
