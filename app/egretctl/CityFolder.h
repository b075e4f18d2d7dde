// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <intake/CityBase.h>
#include <ledger/Ledger.h>

namespace egret::control {

/// The city's documents of @p manifest.
Result<domain::City> readCity(ledger::Ledger &ledger, const protocol::Manifest &manifest);

/// The points of one kind, and up to which event they are known.
struct HeldCity
{
    intake::CityBase base; ///< reads from the ledger, which must outlive it
    std::uint64_t seq = 0;
};
/// @p kind: "component", with the events that the chunks of @p manifest do not hold yet, or "camera".
Result<HeldCity> readHeld(ledger::Ledger &ledger, const protocol::Manifest &manifest,
                          const std::string &kind);

} // namespace egret::control
