// SPDX-License-Identifier: GPL-3.0-or-later
#include <scenes/WallReport.h>

namespace egret::scenes {

WallReport readWallReport(const Json &json, const std::string &place, std::vector<Problem> &problems)
{
    FieldReader fields(json, place, problems);
    WallReport report;
    if (fields.text("schema") != "egret-wall-report/1")
        fields.refuse("schema", "is not egret-wall-report/1, the format that this program reads");
    report.wall = fields.text("wall", true, 64);
    report.title = fields.text("title", false);
    report.titleEn = fields.text("title_en", false);
    report.output = fields.text("output", true, 200);
    const auto [x, y] = fields.pair("part_at", 0, 1);
    const auto [width, height] = fields.pair("part_size", 0, 1);
    report.part = {x, y, width, height};
    report.aspect = fields.number("aspect", 0.01, 100);
    report.revision = static_cast<std::int64_t>(fields.number("revision", 0, 9e15));
    report.scene = fields.text("scene", false, 60);
    report.rotating = fields.flag("rotating", true);
    report.locked = fields.flag("locked", false);
    report.blank = fields.flag("blank", false);
    report.live = fields.flag("live", false);
    report.alert = fields.text("alert", false, 600);
    for (const Json &entryJson : fields.list("scenes", 0, 200)) {
        FieldReader entry(entryJson, place + ".scenes", problems);
        report.scenes.push_back({entry.text("name", true, 60), entry.text("title", false),
                                 entry.text("title_en", false), entry.flag("map", false)});
    }
    report.picture = fields.text("picture", false, WallReport::pictureLimit);
    report.age = static_cast<std::int64_t>(fields.number("age_ms", 0, 9e15, 0));
    report.pictureAge = static_cast<std::int64_t>(fields.number("picture_age_ms", 0, 9e15, 0));
    return report;
}

Json toJson(const WallReport &report)
{
    Json scenes = Json::array();
    for (const WallReport::Entry &entry : report.scenes)
        scenes.push_back(
            {{"name", entry.name}, {"title", entry.title}, {"title_en", entry.titleEn}, {"map", entry.map}});
    Json json = {{"schema", "egret-wall-report/1"},
                 {"wall", report.wall},
                 {"title", report.title},
                 {"title_en", report.titleEn},
                 {"output", report.output},
                 {"part_at", {report.part.x, report.part.y}},
                 {"part_size", {report.part.width, report.part.height}},
                 {"aspect", report.aspect},
                 {"revision", report.revision},
                 {"scene", report.scene},
                 {"rotating", report.rotating},
                 {"locked", report.locked},
                 {"blank", report.blank},
                 {"live", report.live},
                 {"alert", report.alert},
                 {"scenes", std::move(scenes)}};
    if (!report.picture.empty())
        json["picture"] = report.picture;
    return json;
}

} // namespace egret::scenes
