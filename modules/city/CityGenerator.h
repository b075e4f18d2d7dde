// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/WorkerPool.h>
#include <city/CityPack.h>
#include <points/AttributeTable.h>

#include <atomic>
#include <functional>

namespace egret::city {

struct GeneratedCity
{
    domain::City city;
    points::PointSet components;
    points::AttributeTable attributes;
    points::PointSet cameras;
    points::AttributeTable cameraAttributes;
};

struct GenerateOptions
{
    std::vector<std::filesystem::path> boundaries; ///< real districts, see readBoundaries()
    std::function<void(std::string_view step, int done, int total)>
        progress; ///< called on the caller's thread
    const std::atomic<bool> *cancelled = nullptr;
};

/// A whole city out of a pack. The same pack and seed give the same city on every machine and with
/// any number of threads: only + − × ÷ and √ on doubles, one random generator for each thing.
/// Cancelled between steps when asked.
Result<GeneratedCity> generate(const CityPack &pack, const domain::CodeBook &codes, std::uint64_t seed,
                               WorkerPool &pool, const GenerateOptions &options = {});

/// SHA-256 (hex) over everything generated.
std::string checksum(const GeneratedCity &city);

} // namespace egret::city
