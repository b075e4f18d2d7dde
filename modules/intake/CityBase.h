// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <intake/PointRecord.h>
#include <points/AttributeTable.h>
#include <points/PointChange.h>
#include <protocol/Manifest.h>

#include <functional>

namespace egret::intake {

/// What a city holds already of the kind that is imported.
struct CityBase
{
    std::string kind = "component"; ///< or "camera"
    std::vector<protocol::ChunkEntry> chunks; ///< of any kind; those of this kind are read
    std::function<Result<Bytes>(std::string_view hash)> read; ///< any thread
    std::vector<points::PointChange> changes; ///< events that the chunks do not hold yet
};

/// One of the city's points with its texts.
struct HeldPoint
{
    points::Attributes attributes;
    std::string_view cls;
    std::string_view district;
    std::string_view grid; ///< empty: none
    PointRecord record; ///< without indexes and texts
    bool removed = false; ///< only its serial is still of interest
};

/// Gives all points of @p base, with its changes applied (the last of each point wins), to @p visit, some
/// thousand at a time, from all workers; ends at the first error that a visit returns.
Outcome forEachHeld(const CityBase &base, WorkerPool &pool,
                    const std::function<Outcome(std::span<const HeldPoint>)> &visit);

} // namespace egret::intake
