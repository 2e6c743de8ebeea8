// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/sheet.h"

namespace callboard::ui {

//! What was said in a call, to read, search, copy and save.
class TranscriptReader : public Sheet
{
    Q_OBJECT

public:
    TranscriptReader(const Theme& theme, const QString& about, const QString& text, QWidget* parent);
};

} // namespace callboard::ui
