// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace egret {

/// SplitMix64 finaliser: a good 64-bit mix of @p value.
constexpr std::uint64_t mix64(std::uint64_t value)
{
    value += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

/// A small deterministic generator (SplitMix64, Steele et al. 2014), the same on every machine.
/// Make one per independent thing from a key, so that the order of work does not matter.
class Random
{
public:
    explicit constexpr Random(std::uint64_t seed, std::uint64_t key = 0) : m_state(mix64(seed ^ mix64(key)))
    {
    }

    constexpr std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// 0 … n-1; n must not be 0.
    constexpr std::uint32_t below(std::uint32_t n)
    {
        return static_cast<std::uint32_t>(((next() >> 32) * static_cast<std::uint64_t>(n)) >> 32);
    }
    /// 0 ≤ value < 1.
    constexpr double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    constexpr double between(double low, double high) { return low + (high - low) * unit(); }
    constexpr bool chance(double probability) { return unit() < probability; }

private:
    std::uint64_t m_state;
};

} // namespace egret
