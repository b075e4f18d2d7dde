// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <geo/World.h>

#include <QString>

#include <optional>

namespace egret::session {

/// What a card shows or a deep link opens: egret://component/3502030103000123,
/// egret://area/350203001, egret://camera/…, egret://officer/…, egret://unit/…,
/// egret://at/118.1,24.48,16, egret://wall/main; egret://grid/… is another word for area. A link shows and
/// never changes anything: it may come from anywhere. The text of a link is stable: notes and letters keep
/// it.
struct Link
{
    enum class Kind { Component, Area, Camera, Officer, Unit, Place, Wall };
    Kind kind = Kind::Component;
    QString code; ///< empty for a place
    geo::LonLat at; ///< of a place, WGS-84
    double zoom = 0; ///< of a place
    bool operator==(const Link &) const = default;

    [[nodiscard]] QString text() const;
    /// Empty when it is no such link; codes are at most 40 letters, digits, - and _.
    static std::optional<Link> read(const QString &text);
};

} // namespace egret::session
