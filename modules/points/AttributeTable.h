// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/PointSet.h>

#include <map>

namespace egret::points {

/// What a card shows beside the columns, row for row with a PointSet (same order). Not held in
/// memory by the client: read chunk by chunk.
struct AttributeTable
{
    std::vector<std::uint16_t> unit; ///< index into units
    std::vector<std::uint32_t> place; ///< index into places: "莲前路 东侧"
    std::vector<std::string> units; ///< codes of responsible units
    std::vector<std::string> places;
    std::map<std::uint32_t, std::string>
        codes; ///< row → identifier that is not district+class+serial, verbatim
    std::map<std::uint32_t, std::string> remarks; ///< row → 备注

    [[nodiscard]] std::size_t size() const { return unit.size(); }
    bool operator==(const AttributeTable &) const = default;
};

/// One row of a decoded attribute chunk.
struct Attributes
{
    std::string unit;
    std::string place;
    std::string code; ///< empty: formed from district, class and serial
    std::string remark;
    bool operator==(const Attributes &) const = default;
};

} // namespace egret::points
