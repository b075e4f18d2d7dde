// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/Selection.h>

#include <span>

namespace egret::session {

/// How a new set of rows joins the one that is selected.
enum class Combine { Replace, Add, Remove, Intersect };

/// @p with joined to @p held; both are of the same rows.
points::Selection combined(const points::Selection &held, const points::Selection &with, Combine how);
inline points::Selection united(const points::Selection &a, const points::Selection &b)
{
    return combined(a, b, Combine::Add);
}

/// The set of @p chosen out of @p rows rows; larger ones are ignored.
points::Selection selectionOf(std::span<const std::uint32_t> chosen, std::uint32_t rows);
/// No row of @p rows.
points::Selection noneOf(std::uint32_t rows);
/// The selected rows in order.
std::vector<std::uint32_t> rowsOf(const points::Selection &selection);

} // namespace egret::session
