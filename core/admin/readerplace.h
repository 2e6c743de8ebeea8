// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace callboard::admin {

//! While it lives, mistakes are reported as being there.
class ReaderPlace
{
public:
    ReaderPlace(QStringList& stack, const QString& place)
        : m_stack(stack)
    {
        m_stack << place;
    }
    //! By name where there is one, else by number.
    ReaderPlace(QStringList& stack, const QString& list, qsizetype index, const QString& name)
        : ReaderPlace(stack,
            name.isEmpty() ? QStringLiteral("%1[%2]").arg(list).arg(index)
                           : QStringLiteral("%1 \"%2\"").arg(list, name))
    {
    }
    ~ReaderPlace() { m_stack.removeLast(); }
    Q_DISABLE_COPY_MOVE(ReaderPlace)

private:
    QStringList& m_stack;
};

} // namespace callboard::admin
