// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/SplatKernels.h>

#define HWY_WANT_AVX3_DL // its look-ups of 128 bytes and its compression of 16-bit lanes
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "points/SplatKernels.cpp"
#include <hwy/cache_control.h>
#include <hwy/foreach_target.h> // compiles this file again for each instruction set
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace egret::points::splat {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using D32 = hn::ScalableTag<std::uint32_t>;
using V32 = hn::Vec<D32>;

#if HWY_TARGET == HWY_SCALAR
// Without vectors the loops over what is left do all the rows.
std::size_t groupsOfWhole(const RowTables &, const std::uint16_t *, const std::uint8_t *,
                          const std::uint8_t *, std::size_t, std::size_t, std::uint8_t *)
{
    return 0;
}

std::size_t rejectWhole(const std::uint64_t *, std::size_t, std::size_t, std::size_t, std::uint8_t *)
{
    return 0;
}

std::size_t placesOfWhole(const Strip &, const Strip &, const std::uint32_t *, const std::uint32_t *,
                          std::size_t, std::uint8_t *)
{
    return 0;
}

std::pair<std::size_t, std::size_t> countersOfWhole(const Strip &, const Strip &, const std::uint32_t *,
                                                    const std::uint32_t *, const std::uint8_t *, std::size_t,
                                                    std::uint32_t *)
{
    return {0, 0};
}
#else

using D64 = hn::Repartition<std::uint64_t, D32>;
using D16 = hn::ScalableTag<std::uint16_t>;
using D8 = hn::ScalableTag<std::uint8_t>;
using V8 = hn::Vec<D8>;
using V16 = hn::Vec<D16>;
using HalfD8 = hn::Rebind<std::uint8_t, D16>;

/// table[index] for each lane, 16 entries a step; 0 beyond @p size rounded up to 16.
HWY_INLINE V8 lookUp(const std::uint8_t *table, std::size_t size, V8 index)
{
    const D8 d;
    V8 result = hn::Zero(d);
    for (std::size_t i = 0; i < size; i += 16) {
        // An index of another step gets its top bit set, which looks up 0.
        const V8 local =
            hn::SaturatedAdd(hn::Xor(index, hn::Set(d, static_cast<std::uint8_t>(i))), hn::Set(d, 0x70));
        result = hn::Or(result, hn::TableLookupBytesOr0(hn::LoadDup128(d, table + i), local));
    }
    return result;
}

#if HWY_TARGET == HWY_AVX3_DL
/// A table of 256 bytes in registers.
class ByteTable
{
public:
    explicit ByteTable(const std::uint8_t *table, std::size_t size) :
        m_a(_mm512_loadu_si512(table)),
        m_b(_mm512_loadu_si512(table + 64)),
        m_c(_mm512_loadu_si512(table + 128)),
        m_d(_mm512_loadu_si512(table + 192)),
        m_small(size <= 128)
    {
    }
    HWY_INLINE V8 operator[](V8 index) const
    {
        const __m512i low = _mm512_permutex2var_epi8(m_a, index.raw, m_b);
        if (m_small)
            return V8{low};
        return V8{_mm512_mask_permutex2var_epi8(low, _mm512_movepi8_mask(index.raw), m_c, m_d)};
    }

private:
    __m512i m_a, m_b, m_c, m_d;
    bool m_small;
};
#else
class ByteTable
{
public:
    explicit ByteTable(const std::uint8_t *table, std::size_t size) : m_table(table), m_size(size) { }
    HWY_INLINE V8 operator[](V8 index) const { return lookUp(m_table, m_size, index); }

private:
    const std::uint8_t *m_table;
    std::size_t m_size;
};
#endif

constexpr std::size_t rowsAhead = 1024;

/// groupsOf() for the rows that whole vectors may be read for; returns their number, or more.
std::size_t groupsOfWhole(const RowTables &tables, const std::uint16_t *cls, const std::uint8_t *state,
                          const std::uint8_t *district, std::size_t rows, std::size_t readable,
                          std::uint8_t *groups)
{
    const D16 d16;
    const D8 d;
    const ByteTable classTable(tables.group.data(), tables.classes);
    const V8 stateTable = hn::LoadDup128(d, tables.state.data());
    std::size_t i = 0;
    for (; i < rows && i + hn::Lanes(d) <= readable; i += hn::Lanes(d)) {
        // The rows of a tile lie in many short runs, which no processor foretells.
        hwy::Prefetch(cls + i + rowsAhead);
        hwy::Prefetch(cls + i + rowsAhead + hn::Lanes(d16));
        hwy::Prefetch(state + i + rowsAhead);
        hwy::Prefetch(district + i + rowsAhead);
        const V8 low = hn::BitCast(d, hn::LoadU(d16, cls + i));
        const V8 high = hn::BitCast(d, hn::LoadU(d16, cls + i + hn::Lanes(d16)));
        V8 group = classTable[hn::ConcatEven(d, high, low)];
        if (!tables.anyState)
            group = hn::Or(group, hn::TableLookupBytes(stateTable, hn::LoadU(d, state + i)));
        if (!tables.anyDistrict)
            group =
                hn::Or(group, lookUp(tables.district.data(), tables.districts, hn::LoadU(d, district + i)));
        hn::StoreU(group, d, groups + i);
    }
    return i;
}

/// rejectUnset() for as many rows as fill vectors; returns their number.
std::size_t rejectWhole(const std::uint64_t *words, std::size_t wordCount, std::size_t bit, std::size_t rows,
                        std::uint8_t *groups)
{
    const D8 d;
    std::size_t i = 0;
    for (; i + hn::Lanes(d) <= rows; i += hn::Lanes(d)) {
        const std::size_t word = (bit + i) >> 6;
        const std::size_t shift = (bit + i) & 63;
        std::uint64_t bits = words[word] >> shift;
        if (shift != 0 && word + 1 < wordCount)
            bits |= words[word + 1] << (64 - shift);
        const auto wanted = hn::LoadMaskBits(d, reinterpret_cast<const std::uint8_t *>(&bits));
        hn::StoreU(hn::IfThenElse(wanted, hn::LoadU(d, groups + i), hn::Set(d, rejected)), d, groups + i);
    }
    return i;
}

HWY_INLINE V32 pixelsOf(V32 units, const FixedPoint &map)
{
    const D32 d;
    const D64 d64;
    const V32 multiplier = hn::Set(d, map.multiplier);
    const auto bias = hn::Set(d64, static_cast<std::uint64_t>(map.bias));
    const V32 odd = hn::BitCast(d, hn::ShiftRight<32>(hn::BitCast(d64, units)));
    const auto evenPixel = hn::ShiftRightSame(hn::Add(hn::MulEven(units, multiplier), bias), map.shift);
    const auto oddPixel = hn::ShiftRightSame(hn::Add(hn::MulEven(odd, multiplier), bias), map.shift);
    return hn::OddEven(hn::BitCast(d, hn::ShiftLeft<32>(oddPixel)), hn::BitCast(d, evenPixel));
}

/// countersOf() for as many rows as fill vectors; returns their number and that of the counters.
std::pair<std::size_t, std::size_t> countersOfWhole(const Strip &x, const Strip &y, const std::uint32_t *xs,
                                                    const std::uint32_t *ys, const std::uint8_t *groups,
                                                    std::size_t rows, std::uint32_t *counters)
{
    const D32 d;
    const hn::Rebind<std::uint8_t, D32> d8;
    const V32 width = hn::Set(d, x.last - x.first);
    const V32 height = hn::Set(d, y.last - y.first);
    std::size_t found = 0;
    std::size_t i = 0;
    for (; i + hn::Lanes(d) <= rows; i += hn::Lanes(d)) {
        const V32 group = hn::PromoteTo(d, hn::LoadU(d8, groups + i));
        const V32 dx = hn::Sub(hn::LoadU(d, xs + i), hn::Set(d, x.first));
        const V32 dy = hn::Sub(hn::LoadU(d, ys + i), hn::Set(d, y.first));
        const auto inside = hn::And(hn::Eq(hn::Min(dx, width), dx), hn::Eq(hn::Min(dy, height), dy));
        const auto wanted = hn::And(hn::Ne(group, hn::Set(d, rejected)), inside);
        if (hn::AllFalse(d, wanted))
            continue;
        const V32 at = hn::Or(hn::Or(pixelsOf(dx, x.map), hn::ShiftLeft<sideBits>(pixelsOf(dy, y.map))),
                              hn::ShiftLeft<2 * sideBits>(group));
        // Not CompressStore, which is microcode on Zen.
        hn::StoreU(hn::Compress(at, wanted), d, counters + found);
        found += hn::CountTrue(d, wanted);
    }
    return {i, found};
}

/// placesOf() for as many rows as fill vectors; returns their number.
std::size_t placesOfWhole(const Strip &x, const Strip &y, const std::uint32_t *xs, const std::uint32_t *ys,
                          std::size_t rows, std::uint8_t *places)
{
    const D32 d;
    const hn::Rebind<std::uint8_t, D32> d8;
    std::size_t i = 0;
    for (; i + hn::Lanes(d) <= rows; i += hn::Lanes(d)) {
        const V32 px = pixelsOf(hn::Sub(hn::LoadU(d, xs + i), hn::Set(d, x.first)), x.map);
        const V32 py = pixelsOf(hn::Sub(hn::LoadU(d, ys + i), hn::Set(d, y.first)), y.map);
        hn::StoreU(hn::DemoteTo(d8, hn::BitCast(hn::RebindToSigned<D32>(), hn::Or(px, hn::ShiftLeft<4>(py)))),
                   d8, places + i);
    }
    return i;
}

template <bool straddles>
std::size_t countersFrom(int x, int y, const std::uint8_t *places, const std::uint8_t *groups,
                         std::size_t rows, std::uint16_t *counters)
{
    const D16 d;
    const HalfD8 d8;
    const V16 left = hn::Set(d, static_cast<std::uint16_t>(x));
    const V16 top = hn::Set(d, static_cast<std::uint16_t>(y));
    std::size_t found = 0;
    for (std::size_t i = 0; i < rows; i += hn::Lanes(d)) {
        const V16 group = hn::PromoteTo(d, hn::LoadU(d8, groups + i));
        const V16 place = hn::PromoteTo(d, hn::LoadU(d8, places + i));
        auto wanted = hn::Ne(group, hn::Set(d, rejected));
        if (i + hn::Lanes(d) > rows)
            wanted = hn::And(wanted, hn::FirstN(d, rows - i));
        const V16 px = hn::Add(hn::And(place, hn::Set(d, 15)), left);
        const V16 py = hn::Add(hn::ShiftRight<4>(place), top);
        if (straddles) {
            const V16 beside = hn::And(hn::Or(px, py), hn::Set(d, static_cast<std::uint16_t>(~63u)));
            wanted = hn::And(wanted, hn::And(hn::Eq(beside, hn::Zero(d)), hn::Ne(place, hn::Set(d, 0xff))));
        }
        const V16 at = hn::Or(hn::Or(px, hn::ShiftLeft<sideBits>(py)), hn::ShiftLeft<2 * sideBits>(group));
        hn::StoreU(hn::Compress(at, wanted), d, counters + found);
        found += hn::CountTrue(d, wanted);
    }
    return found;
}
#endif

void placesOf(const Strip &x, const Strip &y, const std::uint32_t *xs, const std::uint32_t *ys,
              std::size_t rows, std::uint8_t *places)
{
    for (std::size_t i = placesOfWhole(x, y, xs, ys, rows, places); i < rows; ++i)
        places[i] =
            static_cast<std::uint8_t>(x.map.pixel(xs[i] - x.first) | y.map.pixel(ys[i] - y.first) << 4);
}

std::size_t countersAt(int x, int y, bool straddles, const std::uint8_t *places, const std::uint8_t *groups,
                       std::size_t rows, std::uint16_t *counters)
{
#if HWY_TARGET != HWY_SCALAR
    return straddles ? countersFrom<true>(x, y, places, groups, rows, counters)
                     : countersFrom<false>(x, y, places, groups, rows, counters);
#else
    std::size_t found = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        const int px = (places[i] & 15) + x;
        const int py = (places[i] >> 4) + y;
        if (groups[i] == rejected || (straddles && (places[i] == 0xff || ((px | py) & ~63) != 0)))
            continue;
        counters[found++] =
            static_cast<std::uint16_t>(px | py << sideBits | int{groups[i]} << (2 * sideBits));
    }
    return found;
#endif
}

void rejectUnset(const std::uint64_t *words, std::size_t wordCount, std::size_t bit, std::size_t rows,
                 std::uint8_t *groups)
{
    for (std::size_t i = rejectWhole(words, wordCount, bit, rows, groups); i < rows; ++i) {
        if (((words[(bit + i) >> 6] >> ((bit + i) & 63)) & 1) == 0)
            groups[i] = rejected;
    }
}

void groupsOf(const RowTables &tables, const std::uint16_t *cls, const std::uint8_t *state,
              const std::uint8_t *district, std::size_t rows, std::size_t readable, std::uint8_t *groups)
{
    for (std::size_t i = groupsOfWhole(tables, cls, state, district, rows, readable, groups); i < rows; ++i)
        groups[i] = static_cast<std::uint8_t>(tables.group[cls[i] & 255] | tables.state[state[i] & 15]
                                              | tables.district[district[i]]);
}

std::size_t countersOf(const Strip &x, const Strip &y, const std::uint32_t *xs, const std::uint32_t *ys,
                       const std::uint8_t *groups, std::size_t rows, std::uint32_t *counters)
{
    auto [i, found] = countersOfWhole(x, y, xs, ys, groups, rows, counters);
    for (; i < rows; ++i) {
        const std::uint32_t dx = xs[i] - x.first;
        const std::uint32_t dy = ys[i] - y.first;
        if (groups[i] != rejected && dx <= x.last - x.first && dy <= y.last - y.first)
            counters[found++] =
                x.map.pixel(dx) | y.map.pixel(dy) << sideBits | std::uint32_t{groups[i]} << (2 * sideBits);
    }
    return found;
}

} // namespace HWY_NAMESPACE
} // namespace egret::points::splat
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace egret::points::splat {

HWY_EXPORT(groupsOf);
HWY_EXPORT(countersOf);
HWY_EXPORT(rejectUnset);
HWY_EXPORT(placesOf);
HWY_EXPORT(countersAt);

void groupsOf(const RowTables &tables, const std::uint16_t *cls, const std::uint8_t *state,
              const std::uint8_t *district, std::size_t rows, std::size_t readable, std::uint8_t *groups)
{
    HWY_DYNAMIC_DISPATCH(groupsOf)(tables, cls, state, district, rows, readable, groups);
}

void rejectUnset(const std::uint64_t *words, std::size_t wordCount, std::size_t bit, std::size_t rows,
                 std::uint8_t *groups)
{
    HWY_DYNAMIC_DISPATCH(rejectUnset)(words, wordCount, bit, rows, groups);
}

void placesOf(const Strip &x, const Strip &y, const std::uint32_t *xs, const std::uint32_t *ys,
              std::size_t rows, std::uint8_t *places)
{
    HWY_DYNAMIC_DISPATCH(placesOf)(x, y, xs, ys, rows, places);
}

std::size_t countersAt(int x, int y, bool straddles, const std::uint8_t *places, const std::uint8_t *groups,
                       std::size_t rows, std::uint16_t *counters)
{
    return HWY_DYNAMIC_DISPATCH(countersAt)(x, y, straddles, places, groups, rows, counters);
}

std::size_t countersOf(const Strip &x, const Strip &y, const std::uint32_t *xs, const std::uint32_t *ys,
                       const std::uint8_t *groups, std::size_t rows, std::uint32_t *counters)
{
    return HWY_DYNAMIC_DISPATCH(countersOf)(x, y, xs, ys, groups, rows, counters);
}

} // namespace egret::points::splat
#endif
