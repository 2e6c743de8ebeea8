// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <optional>

class QMimeData;

namespace callboard::ui {

//! What is carried while dragging. text/plain always holds the label, so that a drop on a text field does something
//! sensible.
namespace mime {

inline constexpr auto kCall = "application/x-callboard-call";
inline constexpr auto kPark = "application/x-callboard-park";
inline constexpr auto kQueued = "application/x-callboard-queued";
inline constexpr auto kExtension = "application/x-callboard-extension";
inline constexpr auto kLabel = "application/x-callboard-label";

struct DraggedCall
{
    CallId call;
    QString extension; //!< whose leg would be transferred; empty when the home extension has none
    QString label;
};

struct DraggedPark
{
    ParkSlotId slot;
    QString label;
};

struct DraggedQueued
{
    CallId call;
    QString label;
};

struct DraggedExtension
{
    ExtensionId id;
    QString label;
};

// Each gives ownership to the caller (QDrag takes it).
[[nodiscard]] QMimeData* make(const DraggedCall& drag);
[[nodiscard]] QMimeData* make(const DraggedPark& drag);
[[nodiscard]] QMimeData* make(const DraggedQueued& drag);
[[nodiscard]] QMimeData* make(const DraggedExtension& drag);

// nullopt: something else is dragged, or its text is not what make() writes.
[[nodiscard]] std::optional<DraggedCall> callOf(const QMimeData* data);
[[nodiscard]] std::optional<DraggedPark> parkOf(const QMimeData* data);
[[nodiscard]] std::optional<DraggedQueued> queuedOf(const QMimeData* data);
[[nodiscard]] std::optional<DraggedExtension> extensionOf(const QMimeData* data);

} // namespace mime
} // namespace callboard::ui
