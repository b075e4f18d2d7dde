// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <geo/World.h>

#include <optional>
#include <string>

namespace egret::search {

enum class Kind : std::uint8_t {
    Component,
    Camera,
    Area,
    Street,
    Officer,
    Unit,
    Command,
    Setting,
    Coordinate
};

/// Something with a name that can be found: an area, a street, an officer, a command.
struct Entry
{
    Kind kind = Kind::Area;
    std::string title; ///< what is searched: in Chinese also by pinyin and initials
    std::string subtitle; ///< shown beside, not searched
    std::string code; ///< searched from its beginning; a command's id
    std::optional<geo::WorldPoint> place;
    bool operator==(const Entry &) const = default;
};

/// One line of an answer.
struct Hit
{
    Kind kind = Kind::Area;
    std::string title;
    std::string subtitle;
    std::string code;
    std::optional<geo::WorldPoint> place;
    std::optional<std::uint32_t> row; ///< of the component or camera in its PointSet
    int score = 0; ///< larger is better; comparable within one answer
    bool operator==(const Hit &) const = default;
};

} // namespace egret::search
