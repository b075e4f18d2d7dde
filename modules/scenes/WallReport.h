// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <scenes/FieldReader.h>
#include <scenes/Rect.h>

#include <cstdint>

namespace egret::scenes {

/// What one output of a wall says of itself to the seats: which revision of its state it has obeyed, what
/// it shows, and a small picture of it. The server keeps the last one in memory only.
struct WallReport
{
    /// A scene that can be put on the wall.
    struct Entry
    {
        std::string name;
        std::string title;
        std::string titleEn;
        bool map = false; ///< has a map, which can show a view
        bool operator==(const Entry &) const = default;
    };

    std::string wall; ///< name
    std::string title;
    std::string titleEn;
    std::string output; ///< "machine/connector"
    Rect part{0, 0, 1, 1}; ///< of the wall that the output covers; 0 to 1
    double aspect = 16.0 / 9; ///< width of the whole wall by its height
    std::int64_t revision = 0; ///< of the state that it has obeyed
    std::string scene; ///< that is on the screen, by choice or by rotation
    bool rotating = true;
    bool locked = false;
    bool blank = false;
    std::string alert; ///< words of the alert that has the wall; empty: none
    bool live = false; ///< its data is up to date
    std::vector<Entry> scenes; ///< all that it can show, in the order of "next"
    std::string picture; ///< JPEG in Base64; empty: none was asked for
    std::int64_t age = 0; ///< ms since the server got the report; not sent by the wall
    std::int64_t pictureAge = 0; ///< the same of the picture, which may be an older one
    bool operator==(const WallReport &) const = default;

    static constexpr std::size_t pictureLimit = 44 * 1024; ///< bytes of Base64
};

WallReport readWallReport(const Json &json, const std::string &place, std::vector<Problem> &problems);
Json toJson(const WallReport &report);

} // namespace egret::scenes
