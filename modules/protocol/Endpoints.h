// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Json.h>

#include <span>
#include <string_view>
#include <vector>

namespace egret::protocol {

/// How the text of a query parameter is checked before a handler sees it.
enum class ParameterKind {
    Text, ///< at most 200 bytes of UTF-8 without control characters
    List, ///< the same, comma-separated, at most 4,000 bytes
    Integer, ///< minimum … maximum
    Flag, ///< true or false
    Box, ///< west,south,east,north in degrees (WGS-84, CGCS2000)
    DayRange, ///< "2026-01-01..2026-06-30"; either side may be empty
    Choice, ///< one of the values
};

/// A query parameter; its name means the same in every path.
struct Parameter
{
    std::string_view name;
    ParameterKind kind = ParameterKind::Text;
    std::string_view summary;
    std::int64_t minimum = 0;
    std::int64_t maximum = 0;
    std::vector<std::string_view> values{};
};

/// One way into the server, as data: routes, permission checks, parameter checks and the OpenAPI
/// document are all made from this table.
struct Endpoint
{
    std::string_view id; ///< operationId
    std::string_view method;
    std::string_view path; ///< "/v1/chunks/{hash}"
    std::string_view role; ///< a role of resources/identity/roles.json that may call it: "anyone", "viewer"
    std::string_view verb; ///< "read", "use", "sign-in"
    std::string_view objectClass; ///< "component", "city", …
    std::string_view summary;
    std::string_view mediaType; ///< of the 200 answer
    std::string_view schema; ///< name in components/schemas; empty: any object or bytes
    std::vector<std::string_view> parameters; ///< names of Parameters; any other is refused
    std::string_view tag;
    std::string_view body{}; ///< schema of the JSON that a POST takes; empty: none
};

/// A command of POST /v1/commands and the permission that it needs.
struct Command
{
    std::string_view name; ///< "user.put"
    std::string_view role;
    std::string_view verb;
    std::string_view objectClass; ///< or objectByKind
    std::string_view summary;
};

/// The class of objects that a command acts on is its argument "kind", one of documentKinds().
inline constexpr std::string_view objectByKind = "{kind}";

std::span<const Command> commands();

std::span<const Endpoint> endpoints();
/// Null when no path takes a parameter of this name.
const Parameter *findParameter(std::string_view name);

/// The OpenAPI 3.0.3 document of the whole table; resources/openapi/egret-v1.json is this text.
Json openApiDocument();

} // namespace egret::protocol
