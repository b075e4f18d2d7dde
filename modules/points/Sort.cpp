// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/SortKeys.h>

#include <algorithm>
#include <array>
#include <mutex>

namespace egret::points {

namespace {

constexpr unsigned digitBits = 11; ///< 2048 streams of a pass fit a core's second-level cache
constexpr unsigned partBits = 32; ///< of a key are sorted at a time, beside the row
constexpr std::size_t digits = std::size_t{1} << digitBits;

/// Part of a key above, the row below.
using Item = std::uint64_t;

/// A stable sort of rows by keys, a digit a pass, the least first; every pass is cut into blocks that
/// count and then scatter beside each other.
class RadixSort
{
public:
    RadixSort(const SortKeys &keys, WorkerPool &pool, const std::atomic<bool> *cancel) :
        m_keys(keys), m_pool(pool), m_cancel(cancel)
    {
    }

    /// False when cancelled.
    bool sort(std::vector<std::uint32_t> &rows)
    {
        m_items.resize(rows.size());
        m_other.resize(rows.size());
        m_blocks = std::clamp<std::size_t>(rows.size() / 65536, 1, std::size_t{m_pool.threads()} * 4);
        forBlocks([&](std::size_t, std::size_t begin, std::size_t end) {
            std::copy(rows.begin() + static_cast<std::ptrdiff_t>(begin),
                      rows.begin() + static_cast<std::ptrdiff_t>(end),
                      m_items.begin() + static_cast<std::ptrdiff_t>(begin));
        });
        for (unsigned part = 0; part < m_keys.bits(); part += partBits)
            sortByPart(part);
        forBlocks([&](std::size_t, std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                rows[i] = static_cast<std::uint32_t>(m_items[i]);
        });
        return !cancelled();
    }

private:
    [[nodiscard]] bool cancelled() const { return m_cancel && m_cancel->load(std::memory_order_relaxed); }

    template <typename Body>
    void forBlocks(Body body)
    {
        m_pool.run(m_blocks, [&](std::size_t block) {
            if (!cancelled())
                body(block, m_items.size() * block / m_blocks, m_items.size() * (block + 1) / m_blocks);
        });
    }

    void sortByPart(unsigned part)
    {
        forBlocks([&](std::size_t, std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                const auto row = static_cast<std::uint32_t>(m_items[i]);
                m_items[i] = Item{m_keys.key(row) >> part} << partBits | row;
            }
        });
        const unsigned bits = std::min(partBits, m_keys.bits() - part);
        for (unsigned digit = 0; digit < bits; digit += digitBits)
            sortByDigit(partBits + digit);
    }

    void sortByDigit(unsigned shift)
    {
        m_offsets.resize(m_blocks);
        forBlocks([&](std::size_t block, std::size_t begin, std::size_t end) {
            std::array<std::uint32_t, digits> counts{};
            for (std::size_t i = begin; i < end; ++i)
                ++counts[(m_items[i] >> shift) % digits];
            m_offsets[block] = counts;
        });
        if (cancelled())
            return;
        std::uint32_t offset = 0;
        for (std::size_t digit = 0; digit < digits; ++digit) {
            const std::uint32_t before = offset;
            for (auto &offsets : m_offsets)
                offset += std::exchange(offsets[digit], offset);
            if (before == 0 && offset == m_items.size())
                return; // all alike in this digit
        }
        forBlocks([&](std::size_t block, std::size_t begin, std::size_t end) {
            auto &offsets = m_offsets[block];
            for (std::size_t i = begin; i < end; ++i)
                m_other[offsets[(m_items[i] >> shift) % digits]++] = m_items[i];
        });
        m_items.swap(m_other);
    }

    const SortKeys &m_keys;
    WorkerPool &m_pool;
    const std::atomic<bool> *m_cancel;
    std::size_t m_blocks = 1;
    std::vector<Item> m_items;
    std::vector<Item> m_other;
    std::vector<std::array<std::uint32_t, digits>> m_offsets;
};

/// Keeps the @p limit least of what it is given, in time proportional to what it is given.
class Least
{
public:
    using Entry = std::pair<std::uint64_t, std::uint32_t>; ///< key, row

    explicit Least(std::size_t limit) : m_limit(limit) { }

    void add(Entry entry)
    {
        if (m_full && !(entry < m_worst))
            return;
        m_entries.push_back(entry);
        if (m_entries.size() >= 2 * m_limit + 1024)
            shrink();
    }

    void shrink()
    {
        if (m_entries.size() <= m_limit)
            return;
        const auto last = m_entries.begin() + static_cast<std::ptrdiff_t>(m_limit - 1);
        std::nth_element(m_entries.begin(), last, m_entries.end());
        m_entries.resize(m_limit);
        m_worst = m_entries.back();
        m_full = true;
    }

    std::vector<Entry> &entries() { return m_entries; }

private:
    std::size_t m_limit;
    std::vector<Entry> m_entries;
    Entry m_worst;
    bool m_full = false;
};

} // namespace

Result<std::vector<std::uint32_t>> sortedRows(const PointSet &points, const Selection &selection,
                                              const SortOrder &order, WorkerPool &pool,
                                              const std::atomic<bool> *cancel)
{
    std::vector<std::uint32_t> rows(selection.count());
    constexpr std::uint32_t step = 64 * 1024;
    pool.run((points.size() + std::size_t{step} - 1) / step, [&](std::size_t job) {
        const auto begin = static_cast<std::uint32_t>(job * step);
        const std::uint32_t end = begin + std::min(step, points.size() - begin);
        std::size_t next = selection.rank(begin);
        selection.forEach({begin, end}, [&](std::uint32_t row) { rows[next++] = row; });
    });
    const SortKeys keys(points, order);
    if (!RadixSort(keys, pool, cancel).sort(rows))
        return Error{Error::Code::Cancelled, "sorting the table was cancelled"};
    return rows;
}

std::vector<std::uint32_t> firstRows(const PointSet &points, const Selection &selection,
                                     const SortOrder &order, std::size_t limit, WorkerPool &pool)
{
    if (limit == 0 || points.size() == 0)
        return {};
    const SortKeys keys(points, order);
    const std::size_t jobs =
        std::clamp<std::size_t>(points.size() / 65536, 1, std::size_t{pool.threads()} * 4);
    Least least(limit);
    std::mutex mutex;
    pool.run(jobs, [&](std::size_t job) {
        Least own(limit);
        const auto begin = static_cast<std::uint32_t>(points.size() * job / jobs);
        const auto end = static_cast<std::uint32_t>(points.size() * (job + 1) / jobs);
        selection.forEach({begin, end}, [&](std::uint32_t row) { own.add({keys.key(row), row}); });
        own.shrink();
        const std::lock_guard lock(mutex);
        for (const Least::Entry &entry : own.entries())
            least.add(entry);
    });
    least.shrink();
    std::sort(least.entries().begin(), least.entries().end());
    std::vector<std::uint32_t> rows;
    for (const Least::Entry &entry : least.entries())
        rows.push_back(entry.second);
    return rows;
}

} // namespace egret::points
