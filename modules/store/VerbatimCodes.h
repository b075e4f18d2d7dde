// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <store/CityCache.h>

namespace egret::store {

/// A component whose identifier is not formed from district, class and serial.
struct KeptCode
{
    std::string text; ///< as it was given
    std::string district;
    std::string cls; ///< key "scheme:code"
    std::uint32_t serial = 0;
    geo::WorldPoint at; ///< where the manifest has it; a change may have moved it since
    bool operator==(const KeptCode &) const = default;
};

struct KeptCodes
{
    std::vector<KeptCode> codes;
    bool complete = true; ///< false while attribute chunks of the city have not arrived yet
};

/// All that the attribute chunks of the cache tell. Decodes every one: seconds for millions of components.
Result<KeptCodes> keptCodes(CityCache &cache, const protocol::Manifest &manifest);

} // namespace egret::store
