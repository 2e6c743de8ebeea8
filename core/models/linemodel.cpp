// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/linemodel.h"

#include "core/models/modeltext.h"

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kHeaders{
    QT_TRANSLATE_NOOP("callboard::LineModel", "Line"),
    QT_TRANSLATE_NOOP("callboard::LineModel", "State"),
    QT_TRANSLATE_NOOP("callboard::LineModel", "Talker"),
};
static_assert(kHeaders.size() == LineModel::ColumnCount);

} // namespace

LineModel::LineModel(QObject* parent)
    : KeyedRowModel<Line>(parent)
{
}

int LineModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnTitle("callboard::LineModel", kHeaders, section, orientation, role);
}

QVariant LineModel::display(const Line& line, int column) const
{
    switch (column) {
    case LineColumn:
        return line.id.text;
    case StateColumn:
        return line.busy ? tr("busy") : tr("free");
    case TalkerColumn:
        return line.talker;
    default:
        return {};
    }
}

QString LineModel::sentence(const Line& line) const
{
    if (!line.busy)
        return tr("Line %1 is free.").arg(line.id.text);
    return line.talker.isEmpty() ? tr("Line %1 is busy.").arg(line.id.text)
                                 : tr("Line %1 is busy with %2.").arg(line.id.text, line.talker);
}

QVariant LineModel::state(const Line& line) const
{
    return line.busy ? 1 : 0;
}

} // namespace callboard
