// SPDX-License-Identifier: GPL-3.0-or-later
#include <server/CityIndex.h>

#include <algorithm>
#include <array>

namespace egret::server {

namespace {

constexpr std::array<std::string_view, 5> kindNames{"district", "street", "community", "grid", "duty_area"};

template <typename T>
std::vector<const T *> byCode(const std::vector<T> &all)
{
    std::vector<const T *> sorted;
    sorted.reserve(all.size());
    for (const T &one : all)
        sorted.push_back(&one);
    std::stable_sort(sorted.begin(), sorted.end(), [](const T *a, const T *b) { return a->code < b->code; });
    return sorted;
}

} // namespace

std::string_view nameOf(domain::AreaKind kind) { return kindNames[static_cast<std::size_t>(kind)]; }

std::optional<domain::AreaKind> areaKindFromText(std::string_view text)
{
    for (std::size_t i = 0; i < kindNames.size(); ++i) {
        if (kindNames[i] == text)
            return static_cast<domain::AreaKind>(i);
    }
    return std::nullopt;
}

CityIndex::CityIndex(domain::City city) :
    m_city(std::move(city)),
    m_areas(byCode(m_city.areas)),
    m_units(byCode(m_city.units)),
    m_officers(byCode(m_city.officers))
{
    for (const domain::Area *area : m_areas)
        m_areaOf.emplace(area->code, area);
    for (const auto *classes : {&m_city.classes, &m_city.cameraClasses}) {
        for (const domain::ComponentClass &one : *classes)
            m_classOf.emplace(one.key(), &one);
    }
}

const domain::Area *CityIndex::area(std::string_view code) const
{
    const auto found = m_areaOf.find(code);
    return found == m_areaOf.end() ? nullptr : found->second;
}

std::vector<std::string> CityIndex::gridsBelow(const domain::Area &area) const
{
    std::vector<std::string> grids;
    for (const domain::Area *one : m_areas) {
        if (one->kind != domain::AreaKind::Grid)
            continue;
        const domain::Area *above = one;
        for (int level = 0; above != nullptr && level < 8; ++level) {
            if (above == &area) {
                grids.push_back(one->code);
                break;
            }
            above = above->parent.empty() ? nullptr : this->area(above->parent);
        }
    }
    return grids;
}

const domain::ComponentClass *CityIndex::componentClass(std::string_view key) const
{
    const auto found = m_classOf.find(std::string(key));
    return found == m_classOf.end() ? nullptr : found->second;
}

} // namespace egret::server
