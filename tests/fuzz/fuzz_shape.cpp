// SPDX-License-Identifier: GPL-3.0-or-later
#include "Tables.h"
#include <cmath>

using namespace egret;
using namespace egret::intake;

/// Well-known text and binary: no crash, and a place that is found is a number.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text = textOf({data, size});
    const auto check = [](const std::optional<Coordinates> &at) {
        if (at && (std::isnan(at->x) || std::isnan(at->y)))
            fuzz::broken("a place is not a number");
    };
    if (const std::optional<Shape> shape = shapeFromWkt(text))
        check(shape->representative());
    check(pointFromWkb(text));
    return 0;
}
