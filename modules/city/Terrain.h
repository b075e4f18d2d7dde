// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>
#include <base/WorkerPool.h>
#include <city/CityPack.h>
#include <city/Plane.h>
#include <geo/AreaIndex.h>

namespace egret::city {

/// The ground on which a city is generated: outlines, inner waters, hills and how dense the city is
/// where. Immutable, any thread.
class Terrain
{
public:
    /// @p outlines: the pack's, or real ones in their place.
    Terrain(const CityPack &pack, const std::vector<Outline> &outlines, std::uint64_t seed);

    [[nodiscard]] const Plane &plane() const { return m_plane; }
    /// Index into the pack's districts.
    [[nodiscard]] std::optional<std::uint32_t> district(geo::WorldPoint p) const;
    /// In an inner water of the land (lakes, reservoirs).
    [[nodiscard]] bool lake(geo::WorldPoint p) const { return m_lakes.find(p).has_value(); }
    [[nodiscard]] bool green(geo::WorldPoint p) const { return m_greens.find(p).has_value(); }
    /// How dense the city is, 0 to 1.
    [[nodiscard]] double urban(Metres p) const;
    /// Outlines of the districts as drawn, with the box of them all.
    [[nodiscard]] const std::vector<geo::Polygon> &districtShapes() const { return m_districtShapes; }
    [[nodiscard]] const std::vector<domain::BaseShape> &shapes() const { return m_shapes; }

private:
    struct Centre
    {
        Metres at;
        double radius;
        double strength;
    };

    Plane m_plane;
    std::uint64_t m_seed;
    std::vector<geo::Polygon> m_districtShapes;
    std::vector<std::uint32_t> m_districtOf; ///< shape → index into the pack's districts
    std::vector<domain::BaseShape> m_shapes; ///< waters and greens
    geo::AreaIndex m_districts;
    geo::AreaIndex m_lakes;
    geo::AreaIndex m_greens;
    std::vector<Centre> m_centres;
};

/// District outlines from bare GeoJSON geometries or features in GCJ-02; the file's name is the
/// district's code. The pack's waters and greens stay.
Result<std::vector<Outline>> readBoundaries(const CityPack &pack,
                                            const std::vector<std::filesystem::path> &files);

} // namespace egret::city
