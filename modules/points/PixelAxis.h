// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace egret::points {

/// pixel = (unit · multiplier + bias) >> shift for world units counted from the first of a strip.
struct FixedPoint
{
    std::uint32_t multiplier = 0;
    std::int64_t bias = 0;
    int shift = 0;

    [[nodiscard]] std::uint32_t pixel(std::uint32_t unit) const
    {
        return static_cast<std::uint32_t>(
            (std::uint64_t{unit} * multiplier + static_cast<std::uint64_t>(bias)) >> shift);
    }
};

/// The pixels of one side of an image over the units of the world: pixel p holds the units u with
/// floor((u − origin) / unitsPerPixel) = p. Edges are whole units, so who holds a unit is exact at any
/// offset and any zoom.
class PixelAxis
{
public:
    PixelAxis(double origin, double unitsPerPixel, int pixels);

    [[nodiscard]] int pixels() const { return static_cast<int>(m_edges.size()) - 1; }
    /// First unit of the world whose pixel is @p pixel or beyond; 0 … pixels().
    [[nodiscard]] std::int64_t edge(int pixel) const { return m_edges[static_cast<std::size_t>(pixel)]; }
    /// A multiplication that gives the same pixel (less @p begin) as the division for every unit of
    /// the pixels [begin, end), proved at each edge; nothing where none does.
    [[nodiscard]] std::optional<FixedPoint> fixedPoint(int begin, int end) const;
    /// The pixel of a unit that lies in the image.
    [[nodiscard]] int pixelOf(std::uint32_t unit) const;

    static std::int64_t edgeOf(double origin, double unitsPerPixel, int pixel);

private:
    double m_origin;
    double m_unitsPerPixel;
    std::vector<std::int64_t> m_edges;
};

} // namespace egret::points
