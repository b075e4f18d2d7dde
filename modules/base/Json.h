// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Bytes.h>
#include <nlohmann/json.hpp>

#include <filesystem>

namespace egret {

using Json = nlohmann::json;

/// Parses UTF-8 JSON, nested at most 128 deep; the error names @p what, the byte and the reason.
Result<Json> parseJson(std::string_view text, const std::string &what);
Result<Json> readJsonFile(const std::filesystem::path &path, std::size_t limit = std::size_t{64} << 20);

/// Compact text; bytes that are not UTF-8 become U+FFFD instead of an exception.
std::string dumped(const Json &json);

/// @p key of @p object as text, or @p otherwise when absent or of another type.
std::string textAt(const Json &object, const char *key, std::string otherwise = {});
/// @p key of @p object as a number, or @p otherwise when absent, of another type or out of range.
std::int64_t integerAt(const Json &object, const char *key, std::int64_t otherwise = 0);
double numberAt(const Json &object, const char *key, double otherwise = 0);

} // namespace egret
