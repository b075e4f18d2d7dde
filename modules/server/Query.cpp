// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/Problem.h>
#include <server/Query.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace egret::server {

namespace {

using protocol::ParameterKind;

template <typename T>
std::optional<T> numberOf(std::string_view text)
{
    T value{};
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || ec != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::vector<std::string> pieces(std::string_view text, char by)
{
    std::vector<std::string> all;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(by, begin), text.size());
        all.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return all;
}

std::optional<std::array<double, 4>> boxOf(std::string_view text)
{
    const std::vector<std::string> parts = pieces(text, ',');
    if (parts.size() != 4)
        return std::nullopt;
    std::array<double, 4> box{};
    for (std::size_t i = 0; i < 4; ++i) {
        const std::optional<double> number = numberOf<double>(parts[i]);
        if (!number || !std::isfinite(*number) || std::abs(*number) > (i % 2 == 0 ? 180 : 90))
            return std::nullopt;
        box[i] = *number;
    }
    return box[1] <= box[3] ? std::optional(box) : std::nullopt;
}

std::optional<DayRange> daysOf(std::string_view text)
{
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos)
        return std::nullopt;
    DayRange range;
    const std::string_view from = text.substr(0, dots);
    const std::string_view to = text.substr(dots + 2);
    if (!from.empty()) {
        const std::optional<Day> day = dayFromText(from);
        if (!day)
            return std::nullopt;
        range.from = *day;
    }
    if (!to.empty()) {
        const std::optional<Day> day = dayFromText(to);
        if (!day)
            return std::nullopt;
        range.to = *day;
    }
    return range.from <= range.to ? std::optional(range) : std::nullopt;
}

/// What is wrong with @p text; empty when nothing is.
std::string fault(const protocol::Parameter &parameter, const std::string &text, bool clampAbove)
{
    switch (parameter.kind) {
    case ParameterKind::Text: return text.empty() || text.size() > 200 ? "must have 1 to 200 bytes" : "";
    case ParameterKind::List:
        return text.empty() || text.size() > 4000 ? "must be a list with commas of 1 to 4,000 bytes" : "";
    case ParameterKind::Integer: {
        const std::optional<std::int64_t> number = numberOf<std::int64_t>(text);
        if (!number || *number < parameter.minimum || (*number > parameter.maximum && !clampAbove))
            return "must be an integer from " + std::to_string(parameter.minimum) + " to "
                + std::to_string(parameter.maximum);
        return "";
    }
    case ParameterKind::Flag: return text == "true" || text == "false" ? "" : "must be true or false";
    case ParameterKind::Box:
        return boxOf(text) ? "" : "must be west,south,east,north in degrees, south not above north";
    case ParameterKind::DayRange:
        return daysOf(text) ? "" : "must be two days like 2026-01-01..2026-06-30, either may be left out";
    case ParameterKind::Choice: {
        std::string all;
        for (const std::string_view value : parameter.values) {
            if (value == text)
                return "";
            all += (all.empty() ? "" : ", ") + std::string(value);
        }
        return "must be one of: " + all;
    }
    }
    return "";
}

} // namespace

http::Response badParameter(std::string_view parameter, const std::string &why)
{
    return http::problem(400, "parameter '" + std::string(parameter) + "' " + why,
                         {{"parameter", parameter}});
}

std::optional<http::Response> Query::check(const protocol::Endpoint &endpoint) const
{
    for (const auto &[name, value] : m_request.query) {
        if (std::find(endpoint.parameters.begin(), endpoint.parameters.end(), name)
            == endpoint.parameters.end()) {
            std::string known;
            for (const std::string_view one : endpoint.parameters)
                known += (known.empty() ? "" : ", ") + std::string(one);
            return badParameter(name.substr(0, 100),
                                "is not known here; "
                                    + (known.empty() ? "this path takes none" : "this path takes: " + known));
        }
        const protocol::Parameter *parameter = protocol::findParameter(name);
        // OGC API Features 1.0 §7.15.2: a limit above the maximum is the maximum, not an error.
        const std::string wrong = fault(*parameter, value, endpoint.tag == "ogc" && name == "limit");
        if (!wrong.empty())
            return badParameter(name, wrong);
    }
    return std::nullopt;
}

std::string Query::text(std::string_view name) const
{
    const std::string *value = m_request.parameter(name);
    return value ? *value : std::string();
}

std::vector<std::string> Query::list(std::string_view name) const
{
    const std::string *value = m_request.parameter(name);
    return value ? pieces(*value, ',') : std::vector<std::string>();
}

std::uint64_t Query::integer(std::string_view name, std::uint64_t otherwise) const
{
    const std::string *value = m_request.parameter(name);
    if (value == nullptr)
        return otherwise;
    const std::int64_t maximum = protocol::findParameter(name)->maximum;
    return static_cast<std::uint64_t>(std::min(numberOf<std::int64_t>(*value).value_or(maximum), maximum));
}

std::vector<geo::WorldBox> Query::boxes(std::string_view name) const
{
    const std::string *value = m_request.parameter(name);
    const auto box = value ? boxOf(*value) : std::nullopt;
    if (!box)
        return {};
    const auto [west, south, east, north] = *box;
    if (west <= east)
        return {geo::toWorldBox({west, south}, {east, north})};
    return {geo::toWorldBox({-180, south}, {east, north}), geo::toWorldBox({west, south}, {180, north})};
}

DayRange Query::days(std::string_view name) const
{
    const std::string *value = m_request.parameter(name);
    return value ? daysOf(*value).value_or(DayRange{}) : DayRange{};
}

} // namespace egret::server
