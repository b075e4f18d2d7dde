// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace egret::intake {

/// Coordinates as a file gives them, in whatever reference system: x or longitude, y or latitude.
struct Coordinates
{
    double x = 0;
    double y = 0;
    bool operator==(const Coordinates &) const = default;
};

using Ring = std::vector<Coordinates>;

/// A geometry of any type as its parts: points, lines, or areas (outer ring first, then its holes).
struct Shape
{
    enum class Kind : std::uint8_t { None, Points, Lines, Areas };
    Kind kind = Kind::None;
    std::vector<std::vector<Ring>> parts; ///< points and lines: one ring a part

    /// One place that stands for the whole: the first point; the middle of the longest line, along it; a
    /// place inside the largest area. Empty when there is none.
    [[nodiscard]] std::optional<Coordinates> representative() const;
};

/// Well-known text, also with Z and M, EMPTY, an SRID before it, and curves (whose control points are
/// taken as corners). Empty when it is none.
std::optional<Shape> shapeFromWkt(std::string_view text);
/// A point as hexadecimal well-known binary, either byte order, also with an SRID as PostGIS writes it.
std::optional<Coordinates> pointFromWkb(std::string_view hex);

} // namespace egret::intake
