// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/SplatKernels.h>

#include <algorithm>
#include <vector>

namespace egret::points {

/// What is counted in one tile: planes of side × side counters, one a group; of 16 bits as long as no
/// counter can run over, which keeps them in the first cache. One thread.
class TileCounters
{
public:
    void reset(std::size_t groups)
    {
        m_wide = false;
        m_total = 0;
        m_narrow.assign(groups * splat::planeSize, 0);
    }

    /// Adds one to each of @p size counters.
    template <typename Index>
    void add(const Index *counters, std::size_t size)
    {
        m_total += size;
        if (!m_wide && m_total > 0xffff) {
            m_wide = true;
            m_counts.assign(m_narrow.begin(), m_narrow.end());
        }
        if (m_wide)
            std::for_each(counters, counters + size, [this](Index i) { ++m_counts[i]; });
        else
            std::for_each(counters, counters + size, [this](Index i) { ++m_narrow[i]; });
    }

    [[nodiscard]] std::uint64_t total() const { return m_total; }
    /// Calls @p use with the planes, of 16 or 32 bits.
    template <typename Use>
    void with(Use use) const
    {
        if (m_wide)
            use(m_counts.data());
        else
            use(m_narrow.data());
    }

private:
    bool m_wide = false;
    std::uint64_t m_total = 0;
    std::vector<std::uint16_t> m_narrow;
    std::vector<std::uint32_t> m_counts; ///< where wide
};

} // namespace egret::points
