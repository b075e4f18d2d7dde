// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Day.h>
#include <base/Json.h>
#include <geo/World.h>
#include <points/PointChange.h>
#include <protocol/SharedDocument.h>

#include <span>
#include <string>

namespace egret::protocol {

/// What an event of the change feed is about.
enum class ChangeKind {
    Component, ///< one component was put or removed
    City, ///< the manifest names other documents or chunks: fetch it again
    Document, ///< a shared document was put or removed
    Other, ///< something that this program does not know: passed over
};

/// One event of the change feed. World coordinates travel as integers ("x", "y") so that nothing is
/// rounded on the way. Of an event that is not about a component only seq, shard, time and actor mean
/// something, and the document where it is about one.
struct ChangeEvent
{
    std::uint64_t seq = 0;
    std::string shard = "0";
    std::string time; ///< RFC 3339 with offset, the server's clock
    std::string actor; ///< who did it
    std::string district;
    std::string cls; ///< "scheme:code"
    std::uint32_t serial = 0;
    bool removed = false;
    geo::WorldPoint at;
    std::string state; ///< wire name of domain::ComponentState
    std::string grid;
    Day survey = 0;
    Day change = 0;
    ChangeKind kind = ChangeKind::Component;
    std::string seat{}; ///< from where; kept in the log, not told in the feed
    std::optional<SharedDocument> document{}; ///< of a Document event
    bool operator==(const ChangeEvent &) const = default;
};

Json toJson(const ChangeEvent &event);
Result<ChangeEvent> changeEventFromJson(const Json &json);
/// What @p events did to the columns, in their order; a state that this program does not know is Unknown.
std::vector<points::PointChange> pointChanges(std::span<const ChangeEvent> events);

/// A page of GET /v1/changes.
struct ChangePage
{
    std::string epoch;
    std::vector<ChangeEvent> changes; ///< ascending by sequence
    std::map<std::string, std::uint64_t> next; ///< the cursor to ask with next
    bool more = false;
    std::string serverTime;
    bool operator==(const ChangePage &) const = default;
};

std::string toJson(const ChangePage &page);
Result<ChangePage> changePageFromJson(std::string_view text);

} // namespace egret::protocol
