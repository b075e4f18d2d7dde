// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <scenes/WallView.h>

namespace egret::scenes {

/// What somebody told a wall to show. A document of kind "wall" whose id is the wall's name; every
/// change makes a new revision, which the wall reports back.
struct WallState
{
    /// What a step of undo brings back.
    struct Step
    {
        std::string scene;
        bool locked = false;
        bool blank = false;
        std::optional<WallView> view{};
        bool operator==(const Step &) const = default;
    };

    std::int64_t revision = 0;
    std::string scene; ///< empty: the rotation decides
    bool locked = false; ///< the scene stays until it is unlocked
    bool blank = false; ///< the wall is black
    std::optional<WallView> view{}; ///< what its maps show; none: the whole city
    std::string by; ///< the seat that changed it last
    std::vector<Step> history; ///< the newest last, at most historyLimit

    static constexpr std::size_t historyLimit = 20;

    /// The verbs. Each gives the next state; a locked wall refuses another scene with Conflict.
    [[nodiscard]] Result<WallState> shown(const std::string &sceneName, const std::string &seat) const;
    [[nodiscard]] Result<WallState> rotating(const std::string &seat) const { return shown({}, seat); }
    /// Puts @p wanted on the maps of @p sceneName; without a view the maps show the whole city again.
    [[nodiscard]] Result<WallState> looking(const std::string &sceneName, std::optional<WallView> wanted,
                                            const std::string &seat) const;
    [[nodiscard]] WallState withLock(bool on, const std::string &seat) const;
    [[nodiscard]] WallState withBlank(bool on, const std::string &seat) const;
    /// Conflict when there is nothing to undo.
    [[nodiscard]] Result<WallState> undone(const std::string &seat) const;

    bool operator==(const WallState &) const = default;
};

WallState readWallState(const Json &json, const std::string &place, std::vector<Problem> &problems);
Json toJson(const WallState &state);

} // namespace egret::scenes
