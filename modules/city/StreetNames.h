// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Random.h>
#include <city/CityPack.h>

#include <set>

namespace egret::city {

/// Gives every street a name that no other street has, from the pack's lists.
class StreetNames
{
public:
    StreetNames(const CityPack &pack, std::uint64_t seed) : m_pack(pack), m_random(seed, 900) { }

    std::string next(std::uint8_t roadClass);

private:
    const CityPack &m_pack;
    Random m_random;
    std::set<std::string> m_used;
};

} // namespace egret::city
