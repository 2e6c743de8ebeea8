// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/selection.h"

namespace callboard::ui {

Selection::Selection(QObject* parent)
    : QObject(parent)
{
}

void Selection::setCall(const CallId& call)
{
    if (m_call == call)
        return;
    m_call = call;
    Q_EMIT callChanged(m_call);
}

void Selection::setTarget(const Target& target)
{
    if (m_target == target)
        return;
    m_target = target;
    Q_EMIT targetChanged(m_target);
}

} // namespace callboard::ui
