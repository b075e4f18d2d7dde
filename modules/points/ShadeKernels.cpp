// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/ShadeKernels.h>

#define HWY_WANT_AVX3_DL
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "points/ShadeKernels.cpp"
#include <hwy/foreach_target.h> // compiles this file again for each instruction set
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace egret::points::splat {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using D32 = hn::ScalableTag<std::uint32_t>;
using V32 = hn::Vec<D32>;

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

/// Pixels of which one look-up each is tried at once.
constexpr std::size_t block = 32;

/// Writes @p block pixels if all their counts are few; else nothing, and returns false.
template <typename Counter>
HWY_INLINE bool paintFew(const FewTable &few, const Counter *planes, std::size_t groups, std::uint32_t *image)
{
    const D32 d;
    const int bits = few.bits();
    V32 any = hn::Zero(d);
    for (std::size_t group = 0; group < groups; ++group) {
        for (std::size_t i = 0; i < block; i += hn::Lanes(d))
            any = hn::Or(any, loadCounts(planes + group * planeSize + i));
    }
    if (!hn::AllTrue(d, hn::Eq(hn::ShiftRightSame(any, bits), hn::Zero(d))))
        return false;
    for (std::size_t i = 0; i < block; i += hn::Lanes(d)) {
        V32 index = hn::Zero(d);
        for (std::size_t group = groups; group-- > 0;)
            index = hn::Or(hn::ShiftLeftSame(index, bits), loadCounts(planes + group * planeSize + i));
        hn::StoreU(hn::GatherIndex(d, few.pixels(), hn::BitCast(hn::RebindToSigned<D32>(), index)), d,
                   image + i);
    }
    return true;
}

template <typename Counter>
void paintFrom(const ToneTables &tables, const FewTable &few, const Counter *planes, std::size_t groups,
               std::size_t lines, std::uint32_t *image, std::size_t stride)
{
    constexpr std::size_t side = std::size_t{1} << sideBits;
    std::array<std::uint32_t, block> sums;
    std::array<std::uint32_t, block> colours;
    for (std::size_t line = 0; line < lines; ++line) {
        for (std::size_t i = 0; i < side; i += block) {
            const Counter *const from = planes + line * side + i;
            std::uint32_t *const to = image + line * stride + i;
            if (paintFew(few, from, groups, to))
                continue;
            coloursFrom(tables, from, groups, block, sums.data(), colours.data());
            shade(tables, sums.data(), colours.data(), block, to);
        }
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

void paint16(const ToneTables &tables, const FewTable &few, const std::uint16_t *planes, std::size_t groups,
             std::size_t lines, std::uint32_t *image, std::size_t stride)
{
    paintFrom(tables, few, planes, groups, lines, image, stride);
}

void paint32(const ToneTables &tables, const FewTable &few, const std::uint32_t *planes, std::size_t groups,
             std::size_t lines, std::uint32_t *image, std::size_t stride)
{
    paintFrom(tables, few, planes, groups, lines, image, stride);
}

} // namespace HWY_NAMESPACE
} // namespace egret::points::splat
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace egret::points::splat {

HWY_EXPORT(coloursOf16);
HWY_EXPORT(coloursOf32);
HWY_EXPORT(shade);
HWY_EXPORT(paint16);
HWY_EXPORT(paint32);

FewTable::FewTable(const ToneTables &tables, std::size_t groups) :
    m_bits(static_cast<int>(2 * sideBits / groups)), m_pixels(planeSize)
{
    // A tile whose pixels are all the small counts there are, painted as any other.
    const std::size_t size = std::size_t{1} << (static_cast<std::size_t>(m_bits) * groups);
    const std::size_t mask = (std::size_t{1} << m_bits) - 1;
    std::vector<std::uint16_t> planes(groups * planeSize);
    for (std::size_t group = 0; group < groups; ++group) {
        for (std::size_t i = 0; i < size; ++i)
            planes[group * planeSize + i] =
                static_cast<std::uint16_t>((i >> (static_cast<std::size_t>(m_bits) * group)) & mask);
    }
    std::vector<std::uint32_t> sums(size);
    coloursOf(tables, planes.data(), groups, size, sums.data(), m_pixels.data());
    shade(tables, sums.data(), m_pixels.data(), size, m_pixels.data());
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

void paint(const ToneTables &tables, const FewTable &few, const std::uint16_t *planes, std::size_t groups,
           std::size_t lines, std::uint32_t *image, std::size_t stride)
{
    HWY_DYNAMIC_DISPATCH(paint16)(tables, few, planes, groups, lines, image, stride);
}

void paint(const ToneTables &tables, const FewTable &few, const std::uint32_t *planes, std::size_t groups,
           std::size_t lines, std::uint32_t *image, std::size_t stride)
{
    HWY_DYNAMIC_DISPATCH(paint32)(tables, few, planes, groups, lines, image, stride);
}

} // namespace egret::points::splat
#endif
