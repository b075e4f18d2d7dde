// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Day.h>
#include <domain/City.h>
#include <domain/ComponentState.h>
#include <geo/AreaIndex.h>
#include <intake/Mapping.h>

namespace egret::intake {

/// A row that has become a point, with texts in place of indexes. What the mapping does not give is empty.
struct MappedRow
{
    std::uint64_t number = 0;
    geo::WorldPoint at;
    std::string cls; ///< "scheme:code"
    std::string district;
    std::string grid;
    std::string code; ///< verbatim; empty: formed from district, class and serial
    std::uint32_t serial = 0; ///< 0: to be given
    std::uint8_t state = 0;
    Day survey = 0;
    Day change = 0;
    std::string unit;
    std::string place;
    std::string remark;
};

/// Why a row is not taken: the field and the reason, in words for a person.
struct Reject
{
    std::uint64_t number = 0;
    std::string field;
    std::string reason;
    std::string raw; ///< the row, cut at 2,000 bytes
};

/// Applies a mapping to rows. Immutable; any thread.
class RowMapper
{
public:
    /// @p codes takes standard identifiers apart; both must outlive this object.
    RowMapper(const Mapping &mapping, const domain::City &city, const domain::CodeBook &codes);

    /// The columns that the mapping names.
    [[nodiscard]] const Wanted &wanted() const { return m_wanted; }
    /// Rejected when a column of the mapping is not in @p columns.
    [[nodiscard]] Outcome check(const std::vector<std::string> &columns, const std::string &name) const;
    /// True and @p into, or false and @p reject.
    bool map(const Row &row, MappedRow &into, Reject &reject) const;
    /// Only the place, in WGS-84; false and the reason when there is none.
    bool place(const Row &row, geo::LonLat &at, Reject &reject) const;

private:
    struct Slots
    {
        const ValueRule *rule = nullptr;
        std::vector<std::size_t> columns;
    };
    Slots slotsOf(const ValueRule &rule);
    /// The value of a rule; false when a table has no entry for what the columns say.
    static bool valueOf(const Slots &slots, const Row &row, std::string &into);
    bool readDay(const Slots &slots, const Row &row, const char *field, Day &into, Reject &reject) const;

    const Mapping &m_mapping;
    const domain::City &m_city;
    const domain::CodeBook &m_codes;
    Wanted m_wanted;
    std::optional<std::size_t> m_lon;
    std::optional<std::size_t> m_lat;
    std::optional<std::size_t> m_wkt;
    std::optional<std::size_t> m_wkb;
    Slots m_class, m_state, m_code, m_district, m_survey, m_change, m_unit, m_place, m_remark;
    std::vector<std::string> m_districtCodes;
    std::vector<std::string> m_gridCodes;
    geo::AreaIndex m_districts;
    geo::AreaIndex m_grids;
};

} // namespace egret::intake
