// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Day.h>
#include <geo/World.h>
#include <http/Message.h>
#include <protocol/Endpoints.h>

#include <optional>

namespace egret::server {

struct DayRange
{
    Day from = 0;
    Day to = 0xffff;
};

/// The query parameters of one request, checked against its Endpoint. Borrows the request.
class Query
{
public:
    explicit Query(const http::Request &request) : m_request(request) { }

    /// A problem that names the parameter when one is unknown or malformed.
    [[nodiscard]] std::optional<http::Response> check(const protocol::Endpoint &endpoint) const;

    // Only after check() found nothing.
    [[nodiscard]] bool has(std::string_view name) const { return m_request.parameter(name) != nullptr; }
    [[nodiscard]] std::string text(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> list(std::string_view name) const;
    /// Above the maximum of the parameter it is the maximum.
    [[nodiscard]] std::uint64_t integer(std::string_view name, std::uint64_t otherwise) const;
    [[nodiscard]] bool flag(std::string_view name) const { return text(name) == "true"; }
    /// Two boxes when west > east: the box crosses the antimeridian. None when absent.
    [[nodiscard]] std::vector<geo::WorldBox> boxes(std::string_view name = "bbox") const;
    [[nodiscard]] DayRange days(std::string_view name) const;

private:
    const http::Request &m_request;
};

/// 400 that names @p parameter.
http::Response badParameter(std::string_view parameter, const std::string &why);

} // namespace egret::server
