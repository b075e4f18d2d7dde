// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <intake/Mapping.h>
#include <intake/PointRecord.h>

#include <functional>
#include <unordered_map>

namespace egret::intake {

/// Lets the rows of one stream meet the points that they mean: found by its identifier, a point is changed
/// in what the mapping gives; else it is added. Records come in the order of their arrival, those of the
/// city first. One thread; as much memory as the stream has different points.
class PointResolver
{
public:
    struct Counts
    {
        std::uint64_t imported = 0;
        std::uint64_t updated = 0;
        std::uint64_t unchanged = 0;
    };
    /// Told of rows that cannot be taken: the record, and the code of the point whose identifier it has.
    using Conflict = std::function<void(const PointRecord &, std::string_view owner)>;

    PointResolver(const Mapping &mapping, Conflict conflict) :
        m_mapping(mapping), m_conflict(std::move(conflict))
    {
    }

    void put(const PointRecord &record);
    /// Calls @p visit for each point as it is now; @p touched tells whether it is new or changed.
    void forEach(const std::function<void(const PointRecord &, bool touched)> &visit) const;
    [[nodiscard]] const Counts &counts() const { return m_counts; }
    /// Whether points of the city have left a district, by its number.
    [[nodiscard]] const std::vector<bool> &left() const { return m_left; }

private:
    struct Slot
    {
        std::size_t offset; ///< into m_bytes
        bool touched;
    };
    [[nodiscard]] PointRecord at(const Slot &slot) const;
    std::size_t keep(const PointRecord &record);
    void tidy();

    const Mapping &m_mapping;
    Conflict m_conflict;
    Bytes m_bytes;
    std::size_t m_garbage = 0;
    std::vector<Slot> m_slots;
    std::unordered_multimap<std::uint64_t, std::uint32_t> m_byKey;
    Counts m_counts;
    std::vector<bool> m_left = std::vector<bool>(256);
};

} // namespace egret::intake
