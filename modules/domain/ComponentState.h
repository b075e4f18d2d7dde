// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace egret::domain {

/// 管理部件状态 of GB/T 47678.5-2026 table 2 (GLBJZT): 完好、破损、丢失、废弃、移除.
enum class ComponentState : std::uint8_t { Intact, Damaged, Missing, Abandoned, Removed, Unknown };
inline constexpr std::size_t componentStateCount = 6;

/// Wire name: "intact", "damaged", "missing", "abandoned", "removed", "unknown".
std::string_view toText(ComponentState state);
/// The standard's word: 完好 …; 未知 for Unknown.
std::string_view chineseName(ComponentState state);
/// Accepts the wire name or the standard's word.
std::optional<ComponentState> componentStateFromText(std::string_view text);

} // namespace egret::domain
