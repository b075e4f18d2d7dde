// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/SelectionAlgebra.h>

namespace egret::session {

points::Selection combined(const points::Selection &held, const points::Selection &with, Combine how)
{
    switch (how) {
    case Combine::Add: return held.united(with);
    case Combine::Remove: return held.without(with);
    case Combine::Intersect: return held.intersected(with);
    case Combine::Replace: break;
    }
    return with;
}

points::Selection selectionOf(std::span<const std::uint32_t> chosen, std::uint32_t rows)
{
    std::vector<std::uint64_t> words((rows + 63) / 64);
    for (const std::uint32_t row : chosen) {
        if (row < rows)
            words[row >> 6] |= std::uint64_t{1} << (row & 63);
    }
    return points::Selection(std::move(words), rows);
}

points::Selection noneOf(std::uint32_t rows) { return selectionOf({}, rows); }

std::vector<std::uint32_t> rowsOf(const points::Selection &selection)
{
    std::vector<std::uint32_t> rows;
    rows.reserve(selection.count());
    selection.forEach({0, selection.rows()}, [&](std::uint32_t row) { rows.push_back(row); });
    return rows;
}

} // namespace egret::session
