// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <intake/RowMapper.h>
#include <points/Chunk.h>
#include <points/PointChange.h>

#include <unordered_map>

namespace egret::intake {

/// All points of one kind of a city with their attributes, to be changed row by row and cut into chunks
/// again. About 45 bytes a point and its own texts. One thread.
class PointTable
{
public:
    enum class Effect { Imported, Updated, Unchanged };

    /// Adds the points of one column chunk and of the attribute chunk beside it (empty: it has none).
    Outcome load(ByteView columns, ByteView attributes);
    /// Applies events that the chunks do not hold yet.
    void apply(const points::PointChange &change);
    /// Puts @p row in: found by its identifier, it is changed in what @p mapping gives; else it is added
    /// and, where it has no serial, gets the next one of its district and class. Conflict when its
    /// standard identifier belongs to a point that has another identifier of its own.
    Result<Effect> put(const MappedRow &row, const Mapping &mapping);

    [[nodiscard]] std::size_t size() const { return m_alive; }
    [[nodiscard]] const std::vector<std::string> &classes() const { return m_classes.texts; }
    /// The chunks of everything, @p kind and kind + ".attributes". Limit when the columns cannot hold it.
    [[nodiscard]] Result<std::vector<points::Chunk>> encode(const std::string &kind, WorkerPool &pool) const;

private:
    struct Entry
    {
        geo::WorldPoint at;
        std::uint32_t serial = 0;
        std::uint32_t place = 0;
        std::uint32_t remark = 0;
        std::uint32_t code = 0; ///< into m_codes; 0: none
        std::uint16_t cls = 0;
        std::uint16_t unit = 0;
        std::uint16_t grid = points::noGrid;
        Day survey = 0;
        Day change = 0;
        std::uint8_t district = 0;
        std::uint8_t state = 0;
        bool removed = false;
        bool operator==(const Entry &) const = default;
    };
    struct Dictionary
    {
        std::vector<std::string> texts;
        std::unordered_map<std::string, std::uint32_t> index;
        std::uint32_t intern(const std::string &text)
        {
            const auto [at, isNew] = index.try_emplace(text, static_cast<std::uint32_t>(texts.size()));
            if (isNew)
                texts.push_back(text);
            return at->second;
        }
    };
    [[nodiscard]] static std::uint64_t identity(const Entry &entry)
    {
        return (std::uint64_t{entry.district} << 48) | (std::uint64_t{entry.cls} << 32) | entry.serial;
    }
    void add(Entry entry);
    std::uint32_t nextSerial(const Entry &entry);

    std::vector<Entry> m_entries;
    std::size_t m_alive = 0;
    Dictionary m_classes;
    Dictionary m_districts;
    Dictionary m_grids;
    Dictionary m_units{{""}, {{"", 0}}};
    Dictionary m_places{{""}, {{"", 0}}};
    Dictionary m_remarks{{""}, {{"", 0}}};
    Dictionary m_codes{{""}, {{"", 0}}};
    std::unordered_map<std::uint64_t, std::uint32_t> m_byIdentity;
    std::unordered_map<std::uint32_t, std::uint32_t> m_byCode;
    std::unordered_map<std::uint32_t, std::uint32_t> m_lastSerial; ///< by district and class
};

} // namespace egret::intake
