// SPDX-License-Identifier: GPL-3.0-or-later
#include <scenes/WallView.h>

namespace egret::scenes {

WallView readWallView(const Json &json, const std::string &place, std::vector<Problem> &problems)
{
    FieldReader fields(json, place, problems);
    WallView view;
    view.west = fields.number("west", -180, 180);
    view.east = fields.number("east", -180, 180);
    view.south = fields.number("south", -90, 90);
    view.north = fields.number("north", -90, 90);
    if (view.east <= view.west || view.north <= view.south)
        fields.refuse("east", "and north do not lie beyond west and south");
    view.title = fields.text("title", false, 400);
    view.filter = Json::object();
    if (fields.has("filter")) {
        if (json["filter"].is_object())
            view.filter = json["filter"];
        else
            fields.refuse("filter", "is not an object");
    }
    return view;
}

Json toJson(const WallView &view)
{
    return {{"west", view.west},   {"south", view.south}, {"east", view.east},
            {"north", view.north}, {"title", view.title}, {"filter", view.filter}};
}

} // namespace egret::scenes
