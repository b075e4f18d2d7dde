// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <domain/CodeScheme.h>
#include <geo/Polygon.h>

#include <cstdint>
#include <string>
#include <vector>

namespace egret::domain {

enum class AreaKind : std::uint8_t { District, Street, Community, Grid, DutyArea };

/// 区 · 街道/镇 · 社区/村 · 单元网格 · 责任网格. Codes: 6, 9, 12, 15 digits.
struct Area
{
    AreaKind kind = AreaKind::Grid;
    std::string code;
    std::string name;
    std::string parent; ///< code of the area above; empty at the top
    std::string district; ///< 6 digits: whose chunk it travels in
    geo::Polygon shape;
    geo::WorldPoint label;
    bool assumed = false; ///< made by the generator, not surveyed
    bool operator==(const Area &) const = default;
};

/// 道路. Classes: 0 expressway, 1 arterial, 2 collector, 3 local.
struct Street
{
    std::uint32_t id = 0;
    std::string name;
    std::uint8_t roadClass = 3;
    std::string district;
    geo::Line line;
    bool operator==(const Street &) const = default;
};

/// What lies under everything else on the map.
struct BaseShape
{
    enum class Kind : std::uint8_t { Land, Water, Green };
    Kind kind = Kind::Land;
    std::string name;
    geo::Polygon shape;
    bool operator==(const BaseShape &) const = default;
};

/// 处置部门.
struct Unit
{
    std::string code;
    std::string name;
    std::string district; ///< empty for a city-level unit
    std::string parent; ///< code of the unit above; empty at the top
    bool operator==(const Unit &) const = default;
};

/// 网格员/采集员.
struct Officer
{
    std::string code;
    std::string name;
    std::string district;
    std::string dutyArea; ///< code of the area that this officer answers for
    std::string phone;
    geo::WorldPoint home; ///< where a shift begins
    bool operator==(const Officer &) const = default;
};

/// Something a pack only names, in its own order: a stage of the workflow, a work group, a system.
struct Named
{
    std::string id;
    std::string name;
    std::string nameEn;
    bool operator==(const Named &) const = default;
};

/// What the map shows as a colour: 公用 交通 市容 园林 其他, in the pack's order.
using Category = Named;

/// 图层: a layer of the map, or a group of them.
struct Layer
{
    std::string id;
    std::string parent; ///< id of a group; empty at the top
    std::string name;
    std::string nameEn;
    /// What it draws: "class:CODE" or "class:CODE@DISTRICT", "category:ID", "state:NAME", "camera:KIND",
    /// "area:KIND", "street:CLASS", "base:KIND", "officers", "units"; "feed:NAME" is a layer that waits
    /// for a source of data; empty: a group.
    std::string source;
    bool shown = false; ///< from the start
    bool operator==(const Layer &) const = default;
};

/// A count that a document gives or that somebody chose.
struct Figure
{
    std::string key;
    std::int64_t value = 0;
    bool assumed = false; ///< no document gives it; shown as such
    std::string source; ///< "S1" …, or the reason for the choice
    bool operator==(const Figure &) const = default;
};

/// Everything of a city but its points: what the records documents carry.
struct City
{
    std::string code; ///< 350200
    std::string name;
    std::string nameEn;
    std::string attribution; ///< where the map's shapes come from; shown on the map
    geo::WorldPoint centre;
    geo::WorldBox box;
    std::string scheme; ///< the code scheme of newly surveyed components
    std::vector<Category> categories;
    std::vector<Figure> figures;
    std::vector<Named> stages; ///< 案卷环节, first to last
    std::vector<Named> groups; ///< 工作组 of the command centre
    std::vector<Named> systems; ///< 应用系统
    int protectionLevel =
        0; ///< 等级保护 (GB/T 22239) that the platform has to meet; 0: the pack does not say
    std::vector<Layer> layers; ///< the layer tree, parents before children; empty: one layer a class
    std::vector<ComponentClass> classes; ///< of the components, every class in use or known
    std::vector<ComponentClass> cameraClasses; ///< kinds of camera
    std::vector<Area> areas; ///< sorted by kind, then code
    std::vector<Street> streets;
    std::vector<BaseShape> base;
    std::vector<Unit> units;
    std::vector<Officer> officers;
    bool operator==(const City &) const = default;
};

} // namespace egret::domain
