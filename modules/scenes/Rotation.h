// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <scenes/FieldReader.h>

#include <cstdint>
#include <functional>
#include <optional>

namespace egret::scenes {

/// One stay of a rotation.
struct Stay
{
    std::string scene;
    int seconds = 60;
    bool operator==(const Stay &) const = default;
};

/// A part of the week with its own round of scenes.
struct Slot
{
    std::uint8_t days = 0x7f; ///< bit 0 is Monday, bit 6 Sunday
    int from = 0; ///< minute of the day
    int until = 24 * 60; ///< minute of the day, at most 24:00; the slot ends before it
    std::vector<Stay> stays;
    bool operator==(const Slot &) const = default;
};

/// What a rotation says of a moment: the scene, and the first second at which that may change.
struct Turn
{
    std::string scene; ///< empty: the rotation has nothing for this moment
    std::int64_t until = 0; ///< local seconds since 1970-01-01
    bool operator==(const Turn &) const = default;
};

/// Which scene a wall shows when nobody chose one: a pure function of the local time, so that all
/// machines of a wall agree without a word. The first slot that holds the moment counts; the round
/// begins when the slot does.
struct Rotation
{
    std::vector<Slot> slots; ///< in order of precedence
    std::string otherwise; ///< the scene outside all slots; may be empty
    bool operator==(const Rotation &) const = default;

    /// @p localSeconds: since 1970-01-01 by the city's clock. Scenes that @p there refuses (unknown,
    /// empty) are passed over; without a function none are.
    [[nodiscard]] Turn at(std::int64_t localSeconds,
                          const std::function<bool(const std::string &)> &there = {}) const;
};

Rotation readRotation(FieldReader fields, std::vector<Problem> &problems);
/// "07:30" as minutes of the day, "24:00" included.
int readTimeOfDay(FieldReader &fields, const char *key);

} // namespace egret::scenes
