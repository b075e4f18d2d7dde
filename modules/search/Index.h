// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <domain/City.h>
#include <search/CodeIndex.h>
#include <search/NameIndex.h>
#include <search/VerbatimIndex.h>

namespace egret::search {

/// Everything of a city that can be found by typing, without a network: components and cameras by code,
/// also by one that is kept verbatim, areas, streets, units and officers by name, what the caller adds
/// (commands, settings), and coordinates. Immutable; find() from any thread.
class Index
{
public:
    /// The points may be null. @p more are entries of the caller, as commands of the desk; @p kept are
    /// codes of components that are not formed from district, class and serial.
    static Index build(const domain::City &city, points::PointSetPtr components, points::PointSetPtr cameras,
                       std::vector<Entry> more, const Pinyin &pinyin, WorkerPool &pool,
                       std::vector<VerbatimCode> kept = {});

    /// The best @p limit hits for what was typed, best first; nothing more once @p cancel is true.
    [[nodiscard]] std::vector<Hit> find(std::string_view query, std::size_t limit,
                                        const std::atomic<bool> *cancel = nullptr) const;
    /// Bytes that the codes take beyond the point sets.
    [[nodiscard]] std::size_t codeBytes() const
    {
        return m_components.memoryBytes() + m_cameras.memoryBytes() + m_kept.memoryBytes();
    }

private:
    void addCodes(const CodeIndex &codes, Kind kind, std::string_view digits, std::size_t limit,
                  const std::atomic<bool> *cancel, std::vector<Hit> &hits) const;
    void addKept(std::string_view text, std::size_t limit, const std::atomic<bool> *cancel,
                 std::vector<Hit> &hits) const;
    [[nodiscard]] std::string classNameOf(const CodeIndex &codes, std::uint32_t row) const;

    NameIndex m_names;
    VerbatimIndex m_kept;
    CodeIndex m_components;
    CodeIndex m_cameras;
    geo::LonLat m_centre;
    std::map<std::string, std::string> m_classNames; ///< by key
};

} // namespace egret::search
