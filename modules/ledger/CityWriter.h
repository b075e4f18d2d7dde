// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <domain/City.h>
#include <points/AttributeTable.h>

#include <filesystem>

namespace egret::ledger {

/// Everything that a new city folder is made of; attributes are row for row with their points.
struct CityContent
{
    const domain::City &city;
    const points::PointSet &components;
    const points::AttributeTable &attributes;
    const points::PointSet &cameras;
    const points::AttributeTable &cameraAttributes;
};

/// Writes a city folder (ledger.db and chunks) with a new random epoch. All or nothing: it is
/// written beside its place and renamed; what a killed run left is removed by the next. Conflict
/// when @p folder already holds something.
Outcome createCity(const std::filesystem::path &folder, const CityContent &content, WorkerPool &pool);

} // namespace egret::ledger
