// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/SplatKernels.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "points/SplatKernels.cpp"
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
                          const std::uint8_t *, std::size_t, std::uint8_t *)
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
using D8 = hn::Rebind<std::uint8_t, D16>;
using V8 = hn::Vec<D8>;

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

/// groupsOf() for as many rows as fill vectors; returns their number.
std::size_t groupsOfWhole(const RowTables &tables, const std::uint16_t *cls, const std::uint8_t *state,
                          const std::uint8_t *district, std::size_t rows, std::uint8_t *groups)
{
    const D16 d16;
    const D8 d;
    std::size_t i = 0;
    for (; i + hn::Lanes(d) <= rows; i += hn::Lanes(d)) {
        V8 group = lookUp(tables.group.data(), tables.classes, hn::TruncateTo(d, hn::LoadU(d16, cls + i)));
        if (!tables.anyState)
            group = hn::Or(group, lookUp(tables.state.data(), 16, hn::LoadU(d, state + i)));
        if (!tables.anyDistrict)
            group =
                hn::Or(group, lookUp(tables.district.data(), tables.districts, hn::LoadU(d, district + i)));
        hn::StoreU(group, d, groups + i);
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
#endif

void groupsOf(const RowTables &tables, const std::uint16_t *cls, const std::uint8_t *state,
              const std::uint8_t *district, std::size_t rows, std::uint8_t *groups)
{
    for (std::size_t i = groupsOfWhole(tables, cls, state, district, rows, groups); i < rows; ++i)
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

HWY_INLINE V32 loadCounts(const std::uint32_t *counts) { return hn::LoadU(D32(), counts); }
HWY_INLINE V32 loadCounts(const std::uint16_t *counts)
{
    return hn::PromoteTo(D32(), hn::LoadU(hn::Rebind<std::uint16_t, D32>(), counts));
}

template <typename Counter>
void coloursFrom(const ToneTables &tables, const Counter *planes, std::size_t groups, std::size_t pixels,
                 std::uint32_t *sums, std::uint32_t *colours)
{
    const D32 d;
    const hn::RebindToSigned<D32> di;
    const hn::RebindToFloat<D32> df;
    for (std::size_t i = 0; i < pixels; i += hn::Lanes(d)) {
        V32 sum = hn::Zero(d);
        for (std::size_t group = 0; group < groups; ++group)
            sum = hn::Add(sum, loadCounts(planes + group * planeSize + i));
        hn::StoreU(sum, d, sums + i);
        const auto empty = hn::Eq(sum, hn::Zero(d));
        if (hn::AllTrue(d, empty)) {
            hn::StoreU(hn::Zero(d), d, colours + i);
            continue;
        }
        auto red = hn::Zero(df);
        auto green = red;
        auto blue = red;
        auto total = red;
        for (std::size_t group = 0; group < groups; ++group) {
            const auto n = hn::ConvertTo(df, hn::BitCast(di, loadCounts(planes + group * planeSize + i)));
            auto weight = hn::Mul(n, hn::Set(df, tables.weights[group]));
            if (tables.emphasis)
                weight = hn::Mul(weight, weight);
            total = hn::Add(total, weight);
            red = hn::Add(red, hn::Mul(hn::Set(df, tables.light[group][0]), weight));
            green = hn::Add(green, hn::Mul(hn::Set(df, tables.light[group][1]), weight));
            blue = hn::Add(blue, hn::Mul(hn::Set(df, tables.light[group][2]), weight));
        }
        total = hn::IfThenElse(hn::RebindMask(df, empty), hn::Set(df, 1.0f), total);
        const auto value = [&](auto light) {
            const auto step = hn::ConvertTo(di, hn::Mul(hn::Div(light, total), hn::Set(df, 4096.0f)));
            const auto inside = hn::Min(step, hn::Set(di, ToneTables::lightSteps));
            return hn::BitCast(d, hn::ConvertTo(di, hn::GatherIndex(df, tables.colour.data(), inside)));
        };
        const V32 colour =
            hn::Or(hn::ShiftLeft<16>(value(red)), hn::Or(hn::ShiftLeft<8>(value(green)), value(blue)));
        hn::StoreU(hn::IfThenZeroElse(empty, colour), d, colours + i);
    }
}

void coloursOf16(const ToneTables &tables, const std::uint16_t *planes, std::size_t groups,
                 std::size_t pixels, std::uint32_t *sums, std::uint32_t *colours)
{
    coloursFrom(tables, planes, groups, pixels, sums, colours);
}

void coloursOf32(const ToneTables &tables, const std::uint32_t *planes, std::size_t groups,
                 std::size_t pixels, std::uint32_t *sums, std::uint32_t *colours)
{
    coloursFrom(tables, planes, groups, pixels, sums, colours);
}

void shade(const ToneTables &tables, const std::uint32_t *sums, const std::uint32_t *colours,
           std::size_t pixels, std::uint32_t *image)
{
    const D32 d;
    const hn::RebindToSigned<D32> di;
    const hn::RebindToFloat<D32> df;
    const V32 full = hn::Set(d, static_cast<std::uint32_t>(tables.opacity.size() - 1));
    const auto half = hn::Set(df, 0.5f);
    for (std::size_t i = 0; i < pixels; i += hn::Lanes(d)) {
        const V32 sum = hn::LoadU(d, sums + i);
        const auto empty = hn::Eq(sum, hn::Zero(d));
        if (hn::AllTrue(d, empty)) {
            hn::StoreU(hn::Zero(d), d, image + i);
            continue;
        }
        const auto alpha = hn::GatherIndex(df, tables.opacity.data(), hn::BitCast(di, hn::Min(sum, full)));
        const V32 colour = hn::LoadU(d, colours + i);
        const auto scaled = [&](V32 channel) {
            const auto value = hn::ConvertTo(df, hn::BitCast(di, hn::And(channel, hn::Set(d, 255))));
            return hn::BitCast(d, hn::ConvertTo(di, hn::Add(hn::Mul(value, alpha), half)));
        };
        const V32 pixel = hn::Or(hn::Or(hn::ShiftLeft<24>(scaled(hn::Set(d, 255))),
                                        hn::ShiftLeft<16>(scaled(hn::ShiftRight<16>(colour)))),
                                 hn::Or(hn::ShiftLeft<8>(scaled(hn::ShiftRight<8>(colour))), scaled(colour)));
        hn::StoreU(hn::IfThenZeroElse(empty, pixel), d, image + i);
    }
}

} // namespace HWY_NAMESPACE
} // namespace egret::points::splat
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace egret::points::splat {

HWY_EXPORT(groupsOf);
HWY_EXPORT(countersOf);
HWY_EXPORT(coloursOf16);
HWY_EXPORT(coloursOf32);
HWY_EXPORT(shade);

void groupsOf(const RowTables &tables, const std::uint16_t *cls, const std::uint8_t *state,
              const std::uint8_t *district, std::size_t rows, std::uint8_t *groups)
{
    HWY_DYNAMIC_DISPATCH(groupsOf)(tables, cls, state, district, rows, groups);
}

std::size_t countersOf(const Strip &x, const Strip &y, const std::uint32_t *xs, const std::uint32_t *ys,
                       const std::uint8_t *groups, std::size_t rows, std::uint32_t *counters)
{
    return HWY_DYNAMIC_DISPATCH(countersOf)(x, y, xs, ys, groups, rows, counters);
}

void coloursOf(const ToneTables &tables, const std::uint16_t *planes, std::size_t groups, std::size_t pixels,
               std::uint32_t *sums, std::uint32_t *colours)
{
    HWY_DYNAMIC_DISPATCH(coloursOf16)(tables, planes, groups, pixels, sums, colours);
}

void coloursOf(const ToneTables &tables, const std::uint32_t *planes, std::size_t groups, std::size_t pixels,
               std::uint32_t *sums, std::uint32_t *colours)
{
    HWY_DYNAMIC_DISPATCH(coloursOf32)(tables, planes, groups, pixels, sums, colours);
}

void shade(const ToneTables &tables, const std::uint32_t *sums, const std::uint32_t *colours,
           std::size_t pixels, std::uint32_t *image)
{
    HWY_DYNAMIC_DISPATCH(shade)(tables, sums, colours, pixels, image);
}

} // namespace egret::points::splat
#endif
