// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <expected>

namespace callboard {

//! A value or the reason why there is none. No exceptions cross our functions.
template <typename T> using Result = std::expected<T, Error>;

using std::unexpected;

} // namespace callboard
