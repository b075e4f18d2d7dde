// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <domain/City.h>

#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace egret::server {

/// The records of a city with look-ups by code. Immutable, any thread.
class CityIndex
{
public:
    explicit CityIndex(domain::City city);
    CityIndex(const CityIndex &) = delete;
    CityIndex &operator=(const CityIndex &) = delete;

    [[nodiscard]] const domain::City &city() const { return m_city; }
    [[nodiscard]] const domain::Area *area(std::string_view code) const;
    /// Codes of the unit grids at or below @p area; empty for a duty area, which grids do not name.
    [[nodiscard]] std::vector<std::string> gridsBelow(const domain::Area &area) const;
    /// The class of a key "scheme:code" of a component or camera; null when the city does not list it.
    [[nodiscard]] const domain::ComponentClass *componentClass(std::string_view key) const;

    /// Records of one kind, by code, as every paged list needs them.
    [[nodiscard]] const std::vector<const domain::Area *> &areas() const { return m_areas; }
    [[nodiscard]] const std::vector<const domain::Unit *> &units() const { return m_units; }
    [[nodiscard]] const std::vector<const domain::Officer *> &officers() const { return m_officers; }

private:
    domain::City m_city;
    std::vector<const domain::Area *> m_areas;
    std::vector<const domain::Unit *> m_units;
    std::vector<const domain::Officer *> m_officers;
    std::unordered_map<std::string_view, const domain::Area *> m_areaOf;
    std::unordered_map<std::string, const domain::ComponentClass *> m_classOf;
};

std::string_view nameOf(domain::AreaKind kind);
std::optional<domain::AreaKind> areaKindFromText(std::string_view text);

} // namespace egret::server
