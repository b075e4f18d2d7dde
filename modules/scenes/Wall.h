// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <scenes/FieldReader.h>
#include <scenes/Rect.h>
#include <scenes/Rotation.h>

#include <optional>

namespace egret::scenes {

/// What lies around the lit part of one display, in millimetres.
struct Bezel
{
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    bool operator==(const Bezel &) const = default;
};

/// One panel of a wall.
struct Display
{
    Rect px; ///< its part of the output's picture
    Rect mm; ///< its lit part on the plane of the wall
    Bezel bezel;
    int column = 0; ///< its place in the rows and columns of the wall's displays
    int row = 0;
    bool operator==(const Display &) const = default;

    /// Millimetres of one pixel.
    [[nodiscard]] double pitch() const { return mm.height / px.height; }
    /// The display with its bezel.
    [[nodiscard]] Rect frameMm() const
    {
        return {mm.x - bezel.left, mm.y - bezel.top, mm.width + bezel.left + bezel.right,
                mm.height + bezel.top + bezel.bottom};
    }
};

/// One picture that a machine sends to one or more displays.
struct Output
{
    std::string name; ///< of the connector: "HDMI-1"
    int width = 0; ///< pixels
    int height = 0;
    std::vector<Display> displays;
    bool operator==(const Output &) const = default;
};

struct Machine
{
    std::string name; ///< its host name
    std::vector<Output> outputs;
    bool operator==(const Machine &) const = default;
};

/// Moves the picture a little from time to time so that nothing burns in.
struct PixelShift
{
    int pixels = 0; ///< farthest from the middle; 0: off
    int minutes = 10; ///< between two steps
    bool operator==(const PixelShift &) const = default;
};

/// When the wall is darker than by day; minutes of the day, until may be on the next day.
struct NightDim
{
    int from = 0;
    int until = 0;
    double brightness = 1; ///< 1: no dimming
    bool operator==(const NightDim &) const = default;
};

/// A wall of displays, measured in millimetres, and how it is looked at. A document: the city pack has it
/// in walls/NAME.json.
struct Wall
{
    std::string name;
    std::string title;
    std::string titleEn;
    double distance = 6; ///< metres from which it must be readable
    std::vector<Machine> machines;
    int columns = 1; ///< of displays
    int rows = 1;
    PixelShift shift;
    NightDim night;
    bool reduceMotion = false;
    Rotation rotation;
    bool operator==(const Wall &) const = default;

    [[nodiscard]] const Machine *machine(const std::string &machineName) const;
    /// The display at @p column, @p row of the wall; never null for a place inside a sound wall.
    struct Seat
    {
        std::size_t machine = 0;
        std::size_t output = 0;
        std::size_t display = 0;
        bool operator==(const Seat &) const = default;
    };
    [[nodiscard]] std::optional<Seat> seatAt(int column, int row) const;
    [[nodiscard]] const Display &at(const Seat &seat) const;
    /// Every bezel on the wall, as rectangles in millimetres.
    [[nodiscard]] std::vector<Rect> bezels() const;
    /// Height of body text (20′) and the least height of any text (16′) in millimetres.
    [[nodiscard]] double bodyMm() const;
    [[nodiscard]] double leastMm() const;
    /// The strip at the top with the city, the mode and the clock, in millimetres.
    [[nodiscard]] double headerMm() const { return bodyMm() * 140 / 55; }

    /// Where a pixel of @p display lies on the wall, and back.
    static std::pair<double, double> toMm(const Display &display, double x, double y);
    static std::pair<double, double> toPx(const Display &display, double x, double y);
};

/// Reads a wall; every mistake is noted in @p problems with @p place and its field. The wall can be used
/// when there are none. The format is described in resources/cities/README.md.
Wall readWall(const Json &json, const std::string &place, std::vector<Problem> &problems);

} // namespace egret::scenes
