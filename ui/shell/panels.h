// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/console.h"

namespace callboard::ui {

//! The panels of the console, made with this context and fed from its settings. `belowCalls`: strips that belong under
//! the calls. The widgets have no parent yet: the console takes them.
[[nodiscard]] QList<PanelSpec> makePanels(UiContext& context, const QList<QWidget*>& belowCalls);

} // namespace callboard::ui
