// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <scenes/FieldReader.h>

#include <cstdint>
#include <optional>

namespace egret::scenes {

/// Something that takes the wall over for a while. A document of kind "wall-alert".
struct Alert
{
    std::string id;
    std::string wall; ///< name of a wall; empty: every wall
    int level = 4; ///< 1 (Ⅰ, red) to 4 (Ⅳ, blue)
    std::string text;
    std::int64_t from = 0; ///< ms since 1970
    std::int64_t until = 0; ///< the wall returns by itself
    bool sound = true;
    bool operator==(const Alert &) const = default;
};

Alert readAlert(const std::string &id, const Json &json, const std::string &place,
                std::vector<Problem> &problems);
Json toJson(const Alert &alert);

/// Which alert has the wall: the gravest, among equals the newest; once it has it, it keeps it for ten
/// seconds whatever comes, even past its own end while others wait, so that a flood can be read. How many
/// wait, and the gravest level of all, are told at once.
class AlertQueue
{
public:
    static constexpr std::int64_t holdMs = 10'000;

    struct Shown
    {
        Alert alert;
        std::size_t others = 0; ///< further alerts in force
        int gravest = 4; ///< level of the gravest alert in force
        bool fresh = false; ///< took the wall over just now: time for the sound
        bool operator==(const Shown &) const = default;
    };

    /// All alerts of this wall, in force or not.
    void setAlerts(std::vector<Alert> alerts) { m_alerts = std::move(alerts); }
    /// What is shown at @p now (ms); nothing when no alert is in force. To be called as time passes.
    [[nodiscard]] std::optional<Shown> at(std::int64_t now);

private:
    std::vector<Alert> m_alerts;
    std::optional<Alert> m_shown; ///< kept as it was: it may be over or taken back before its time is
    std::int64_t m_since = 0;
};

} // namespace egret::scenes
