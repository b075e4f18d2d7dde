// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Json.h>

#include <map>
#include <mutex>
#include <string>

namespace egret::server {

/// The last report of each output of each wall, with its small picture, in memory only: pictures come twice
/// a second and belong neither into the event log, which never forgets, nor on a disk. Each egretd has a
/// board of its own. Any thread.
class WallBoard
{
public:
    static constexpr std::size_t outputLimit = 256; ///< then the one that was silent longest gives way
    static constexpr std::int64_t forgetMs = 24LL * 3600 * 1000;
    static constexpr std::int64_t watchMs = 5000; ///< so long after a seat asked, walls send pictures

    /// Keeps @p report of @p wall and says whether somebody watches that wall.
    bool put(const std::string &wall, const std::string &output, Json report, std::int64_t now);
    /// All reports with their "age_ms", and "picture_age_ms" where there is one. Pictures are left out unless
    /// @p wall is named, whose alone are told then, and which counts as watched from now on.
    Json list(const std::string &wall, std::int64_t now);

private:
    struct Kept
    {
        Json report;
        std::int64_t time = 0;
        std::string picture; ///< the last one that came
        std::int64_t pictureTime = 0;
    };

    std::mutex m_mutex;
    std::map<std::pair<std::string, std::string>, Kept> m_reports; ///< by wall and output
    std::map<std::string, std::int64_t> m_watched; ///< when a seat asked last, for walls that are there
};

} // namespace egret::server
