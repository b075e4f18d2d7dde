// SPDX-License-Identifier: GPL-3.0-or-later
#include <scenes/Legibility.h>
#include <scenes/Wall.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace egret::scenes {

namespace {

constexpr double mostMm = 100'000;
constexpr double mostPx = 32'768;

Bezel readBezel(FieldReader fields)
{
    return {fields.number("left", 0, 200, 0), fields.number("top", 0, 200, 0),
            fields.number("right", 0, 200, 0), fields.number("bottom", 0, 200, 0)};
}

Display readDisplay(FieldReader fields)
{
    Display display;
    std::tie(display.px.x, display.px.y) = fields.pair("at_px", 0, mostPx);
    std::tie(display.px.width, display.px.height) = fields.pair("size_px", 1, mostPx);
    std::tie(display.mm.x, display.mm.y) = fields.pair("at_mm", 0, mostMm);
    std::tie(display.mm.width, display.mm.height) = fields.pair("size_mm", 1, mostMm);
    if (fields.has("bezel_mm"))
        display.bezel = readBezel(fields.object("bezel_mm"));
    return display;
}

/// "panels": rows and columns of equal displays side by side, frame to frame, from at_mm on.
std::vector<Display> readPanels(FieldReader fields)
{
    const int columns = fields.integer("columns", 1, 32);
    const int rows = fields.integer("rows", 1, 32);
    const auto [widthPx, heightPx] = fields.pair("size_px", 1, mostPx);
    const auto [widthMm, heightMm] = fields.pair("size_mm", 1, mostMm);
    const Bezel bezel = fields.has("bezel_mm") ? readBezel(fields.object("bezel_mm")) : Bezel{};
    std::pair<double, double> at{0, 0};
    if (fields.has("at_mm"))
        at = fields.pair("at_mm", 0, mostMm);
    std::vector<Display> displays;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            displays.push_back(
                {{column * widthPx, row * heightPx, widthPx, heightPx},
                 {at.first + bezel.left + column * (bezel.left + widthMm + bezel.right),
                  at.second + bezel.top + row * (bezel.top + heightMm + bezel.bottom), widthMm, heightMm},
                 bezel});
        }
    }
    return displays;
}

Output readOutput(FieldReader fields, std::vector<Problem> &problems)
{
    Output output;
    output.name = fields.text("name");
    const auto [width, height] = fields.pair("size_px", 320, mostPx);
    output.width = static_cast<int>(width);
    output.height = static_cast<int>(height);
    if (fields.has("panels")) {
        output.displays = readPanels(fields.object("panels"));
    } else {
        int index = 0;
        for (const Json &display : fields.list("displays", 1, 1024))
            output.displays.push_back(readDisplay(
                {display, fields.place() + ".displays[" + std::to_string(index++) + "]", problems}));
    }
    const Rect picture{0, 0, width, height};
    for (std::size_t i = 0; i < output.displays.size(); ++i) {
        const Display &display = output.displays[i];
        const double across = display.mm.width / display.px.width;
        if (!(display.px.intersected(picture) == display.px))
            fields.refuse("displays[" + std::to_string(i) + "]", "reaches out of the output's picture");
        if (std::abs(across - display.pitch()) > 0.02 * display.pitch())
            fields.refuse("displays[" + std::to_string(i) + "]",
                          "has pixels that are not square: "
                          "size_mm does not fit size_px");
        for (std::size_t other = 0; other < i; ++other) {
            if (!display.px.intersected(output.displays[other].px).empty())
                fields.refuse("displays[" + std::to_string(i) + "]",
                              "covers pixels of displays[" + std::to_string(other) + "]");
        }
    }
    return output;
}

/// Numbers the displays by rows and columns; false when they do not lie in rows and columns.
bool arrange(Wall &wall)
{
    std::vector<Display *> all;
    for (Machine &machine : wall.machines) {
        for (Output &output : machine.outputs) {
            for (Display &display : output.displays)
                all.push_back(&display);
        }
    }
    const auto number = [&all](auto middle, auto half, auto index) {
        std::vector<Display *> sorted = all;
        std::sort(sorted.begin(), sorted.end(),
                  [&](const Display *a, const Display *b) { return middle(*a) < middle(*b); });
        int line = -1;
        double begin = 0;
        for (Display *const display : sorted) {
            if (line < 0 || middle(*display) > begin + half(*display)) {
                ++line;
                begin = middle(*display);
            }
            index(*display) = line;
        }
        return line + 1;
    };
    wall.columns =
        number([](const Display &d) { return d.mm.x + d.mm.width / 2; },
               [](const Display &d) { return d.mm.width / 2; }, [](Display &d) -> int & { return d.column; });
    wall.rows =
        number([](const Display &d) { return d.mm.y + d.mm.height / 2; },
               [](const Display &d) { return d.mm.height / 2; }, [](Display &d) -> int & { return d.row; });
    std::set<std::pair<int, int>> taken;
    for (const Display *const display : all)
        taken.insert({display->column, display->row});
    return taken.size() == all.size() && static_cast<int>(all.size()) == wall.columns * wall.rows;
}

} // namespace

const Machine *Wall::machine(const std::string &machineName) const
{
    const auto found = std::find_if(machines.begin(), machines.end(),
                                    [&](const Machine &machine) { return machine.name == machineName; });
    return found == machines.end() ? nullptr : &*found;
}

std::optional<Wall::Seat> Wall::seatAt(int column, int row) const
{
    for (std::size_t m = 0; m < machines.size(); ++m) {
        for (std::size_t o = 0; o < machines[m].outputs.size(); ++o) {
            const std::vector<Display> &displays = machines[m].outputs[o].displays;
            for (std::size_t d = 0; d < displays.size(); ++d) {
                if (displays[d].column == column && displays[d].row == row)
                    return Seat{m, o, d};
            }
        }
    }
    return std::nullopt;
}

const Display &Wall::at(const Seat &seat) const
{
    return machines[seat.machine].outputs[seat.output].displays[seat.display];
}

std::vector<Rect> Wall::bezels() const
{
    std::vector<Rect> all;
    for (const Machine &machine : machines) {
        for (const Output &output : machine.outputs) {
            for (const Display &display : output.displays) {
                const Rect frame = display.frameMm();
                const Bezel &bezel = display.bezel;
                for (const Rect &strip : {Rect{frame.x, frame.y, bezel.left, frame.height},
                                          Rect{display.mm.right(), frame.y, bezel.right, frame.height},
                                          Rect{frame.x, frame.y, frame.width, bezel.top},
                                          Rect{frame.x, display.mm.bottom(), frame.width, bezel.bottom}}) {
                    if (!strip.empty())
                        all.push_back(strip);
                }
            }
        }
    }
    return all;
}

double Wall::bodyMm() const { return textHeightMm(distance, bodyMinutes); }

double Wall::leastMm() const { return textHeightMm(distance, leastMinutes); }

std::pair<double, double> Wall::toMm(const Display &display, double x, double y)
{
    return {display.mm.x + (x - display.px.x) * display.mm.width / display.px.width,
            display.mm.y + (y - display.px.y) * display.mm.height / display.px.height};
}

std::pair<double, double> Wall::toPx(const Display &display, double x, double y)
{
    return {display.px.x + (x - display.mm.x) * display.px.width / display.mm.width,
            display.px.y + (y - display.mm.y) * display.px.height / display.mm.height};
}

Wall readWall(const Json &json, const std::string &place, std::vector<Problem> &problems)
{
    const std::size_t before = problems.size();
    FieldReader fields(json, place, problems);
    Wall wall;
    if (fields.text("schema") != "egret-wall/1")
        fields.refuse("schema", "is not egret-wall/1, the format that this program reads");
    wall.name = fields.text("name", true, 60);
    wall.title = fields.text("title");
    wall.titleEn = fields.text("title_en", false);
    wall.distance = fields.number("viewing_distance_m", 0.5, 100);
    wall.reduceMotion = fields.flag("reduce_motion", false);
    int index = 0;
    for (const Json &machineJson : fields.list("machines", 1, 64)) {
        FieldReader machine(machineJson, place + ".machines[" + std::to_string(index++) + "]", problems);
        Machine read{machine.text("name", true, 100), {}};
        int output = 0;
        for (const Json &outputJson : machine.list("outputs", 1, 16))
            read.outputs.push_back(readOutput(
                {outputJson, machine.place() + ".outputs[" + std::to_string(output++) + "]", problems},
                problems));
        if (wall.machine(read.name))
            machine.refuse("name", "is the name of two machines");
        wall.machines.push_back(std::move(read));
    }
    if (fields.has("pixel_shift")) {
        FieldReader shift = fields.object("pixel_shift");
        wall.shift = {shift.integer("px", 0, 40), shift.integer("minutes", 1, 1440, 10)};
    }
    if (fields.has("night")) {
        FieldReader night = fields.object("night");
        wall.night.from = readTimeOfDay(night, "from");
        wall.night.until = readTimeOfDay(night, "until");
        wall.night.brightness = night.number("brightness", 0.1, 1);
    }
    wall.rotation = readRotation(fields.object("rotation"), problems);
    if (problems.size() == before && !arrange(wall))
        fields.refuse("machines", "have displays that do not lie in rows and columns");
    return wall;
}

} // namespace egret::scenes
