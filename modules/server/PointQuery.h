// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <identity/Permission.h>
#include <server/Query.h>
#include <server/Snapshot.h>

#include <variant>

namespace egret::server {

/// Which points a request asks for: boxes and filter, resolved against one snapshot. Any thread.
class PointQuery
{
public:
    /// Reads bbox, class, state, district, area, surveyed, changed. A class or district that no
    /// point has selects nothing; a bad state or an area that does not exist is a problem.
    /// Only what @p scope touches, district by district.
    static std::variant<PointQuery, http::Response> from(const Query &query, SnapshotPtr snapshot,
                                                         bool cameras, const identity::Scope &scope,
                                                         WorkerPool &pool);

    [[nodiscard]] const points::PointSet &points() const { return *m_points; }
    [[nodiscard]] std::uint64_t count() const;
    /// Rows in the order of the set, from row @p from on, at most @p limit.
    [[nodiscard]] std::vector<std::uint32_t> rows(std::uint32_t from, std::size_t limit) const;
    [[nodiscard]] points::Counts counts(WorkerPool &pool) const;

    /// The opaque place of @p row for a next link, and the first row behind such a place; empty when
    /// the text is not one. A place stays good when points are added or removed meanwhile.
    [[nodiscard]] std::string placeOf(std::uint32_t row) const;
    [[nodiscard]] std::optional<std::uint32_t> rowBehind(const std::string &place) const;

private:
    PointQuery() = default;

    SnapshotPtr m_snapshot;
    const points::PointSet *m_points = nullptr;
    SelectionCache::Ptr m_selection;
    std::vector<geo::WorldBox> m_boxes; ///< empty: everywhere
};

} // namespace egret::server
