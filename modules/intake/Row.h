// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <intake/Shape.h>

#include <map>
#include <span>
#include <string>

namespace egret::intake {

/// One row of a table or one feature. The views last until the visit ends.
struct Row
{
    std::uint64_t number = 0; ///< counts from 1 in its file, a header not counted
    std::span<const std::string_view> fields; ///< by slot of Wanted; empty where the row has none
    const Shape *shape = nullptr; ///< of a feature; null: it has none
    std::string_view raw; ///< the row as it stands in the file (decoded)
    const char *problem = nullptr; ///< not null: the row cannot be read, and why
};

/// Which columns a reader is to deliver, and in which slot. Columns without a name are called by their
/// place, from 1: "1", "2" …
struct Wanted
{
    std::map<std::string, std::size_t, std::less<>> slots;
    bool shapes = false; ///< geometries too
    bool shapesOptional = false; ///< a broken one is none, and no problem

    std::size_t slotOf(const std::string &column)
    {
        return slots.try_emplace(column, slots.size()).first->second;
    }
};

/// Rows read together: whole records, so that blocks can be taken apart in parallel.
struct Block
{
    std::string text;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> elements; ///< JSON: [begin, end) of each
    std::uint64_t firstRow = 1;
    bool cutShort = false; ///< the file ends inside the last record
};

} // namespace egret::intake
