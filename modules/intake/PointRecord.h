// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/PointSet.h>

#include <string_view>

namespace egret::intake {

/// A point on its way through an import, with indexes into the import's dictionaries. The views last as
/// long as the bytes that the record was read from.
struct PointRecord
{
    enum Flag : std::uint8_t {
        Held = 1, ///< the city has it already
        Claim = 2, ///< no point: says that an identifier belongs to the point with this code
    };
    std::uint64_t morton = 0;
    std::uint64_t key = 0; ///< of its identifier; 0: it has none, and is new
    std::uint64_t order = 0; ///< of arrival: file and row; 0: of the city
    std::uint32_t serial = 0; ///< 0: to be given
    std::uint16_t cls = 0;
    std::uint16_t unit = 0;
    std::uint16_t grid = points::noGrid;
    Day survey = 0;
    Day change = 0;
    std::uint8_t district = 0;
    std::uint8_t state = 0;
    std::uint8_t flags = 0;
    std::string_view code;
    std::string_view place;
    std::string_view remark;
    bool operator==(const PointRecord &) const = default;
};

/// Appends @p record to @p out; texts beyond 65,535 bytes are cut, which no reader delivers.
void appendRecord(Bytes &out, const PointRecord &record);
/// Reads what appendRecord() wrote at @p at into @p record; returns the bytes used.
std::size_t readRecord(const std::uint8_t *at, PointRecord &record);
/// The bytes of the record at @p at; 0 where fewer than its head, @p available bytes, are there.
std::size_t recordSize(const std::uint8_t *at, std::size_t available);

} // namespace egret::intake
