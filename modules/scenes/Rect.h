// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

namespace egret::scenes {

/// A rectangle in millimetres on the plane of the wall or in pixels of an output; y grows downwards.
struct Rect
{
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    bool operator==(const Rect &) const = default;

    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
    [[nodiscard]] bool empty() const { return !(width > 0 && height > 0); }
    [[nodiscard]] double area() const { return empty() ? 0 : width * height; }
    [[nodiscard]] Rect intersected(const Rect &other) const
    {
        const double left = std::max(x, other.x);
        const double top = std::max(y, other.y);
        return {left, top, std::max(0.0, std::min(right(), other.right()) - left),
                std::max(0.0, std::min(bottom(), other.bottom()) - top)};
    }
    [[nodiscard]] Rect united(const Rect &other) const
    {
        if (empty())
            return other;
        if (other.empty())
            return *this;
        const double left = std::min(x, other.x);
        const double top = std::min(y, other.y);
        return {left, top, std::max(right(), other.right()) - left, std::max(bottom(), other.bottom()) - top};
    }
    [[nodiscard]] Rect shrunk(double by) const
    {
        return {x + by, y + by, std::max(0.0, width - 2 * by), std::max(0.0, height - 2 * by)};
    }
};

} // namespace egret::scenes
