// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Json.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace egret::protocol {

/// A small JSON value that people make and all clients share: a wall scene, what a wall shows. Its kind is
/// the class of objects that permission is given on.
struct SharedDocument
{
    std::string kind;
    std::string id; ///< 1 to 64 of A–Z a–z 0–9 . _ : -
    std::uint64_t revision = 0; ///< goes up by one with each change, also with a removal
    std::string place; ///< code of the area it belongs to; empty: the whole city
    bool removed = false;
    Json body; ///< any JSON, at most 64 KiB as text; null when removed
    std::uint64_t seq = 0; ///< of the event that put it so: the higher is the newer
    std::string time{};
    std::string actor{};
    bool operator==(const SharedDocument &) const = default;
};

inline constexpr std::size_t maxDocumentText = 64 * 1024;

/// Every kind there is.
std::span<const std::string_view> documentKinds();
bool isDocumentKind(std::string_view kind);
bool isDocumentId(std::string_view id);

Json toJson(const SharedDocument &document);
/// Rejected with the field named.
Result<SharedDocument> sharedDocumentFromJson(const Json &json);

/// A page of GET /v1/documents.
struct DocumentPage
{
    std::vector<SharedDocument> items; ///< by kind and id, none of them removed
    std::uint64_t at = 0; ///< last sequence of the log that the page knows
    std::string next; ///< target to continue with; empty: this was the last
};

Result<DocumentPage> documentPageFromJson(std::string_view text);

} // namespace egret::protocol
