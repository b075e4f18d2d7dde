// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/SharedDocument.h>

#include <algorithm>
#include <array>

namespace egret::protocol {

namespace {

/// Add one here and its rights in resources/identity/roles.json.
constexpr std::array<std::string_view, 3> kinds{
    "scene", // a wall scene: layout and tiles
    "wall", // what a wall was told to show
    "wall-alert", // what takes walls over for a while
};

Error rejected(const std::string &what) { return {Error::Code::Rejected, "document: " + what}; }

} // namespace

std::span<const std::string_view> documentKinds() { return kinds; }

bool isDocumentKind(std::string_view kind)
{
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool isDocumentId(std::string_view id)
{
    return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
            || std::string_view("._:-").find(c) != std::string_view::npos;
    });
}

Json toJson(const SharedDocument &document)
{
    Json json = {{"kind", document.kind}, {"id", document.id},     {"revision", document.revision},
                 {"seq", document.seq},   {"time", document.time}, {"actor", document.actor}};
    if (!document.place.empty())
        json["place"] = document.place;
    if (document.removed)
        json["removed"] = true;
    else
        json["body"] = document.body;
    return json;
}

Result<SharedDocument> sharedDocumentFromJson(const Json &json)
{
    SharedDocument document;
    document.kind = textAt(json, "kind");
    document.id = textAt(json, "id");
    if (document.kind.empty() || !isDocumentId(document.id))
        return rejected("\"kind\" or \"id\" is missing or malformed");
    const std::int64_t revision = integerAt(json, "revision", -1);
    const std::int64_t seq = integerAt(json, "seq", -1);
    if (revision < 0 || seq < 0)
        return rejected("\"revision\" or \"seq\" is not a number");
    document.revision = static_cast<std::uint64_t>(revision);
    document.seq = static_cast<std::uint64_t>(seq);
    document.place = textAt(json, "place");
    document.time = textAt(json, "time");
    document.actor = textAt(json, "actor");
    const auto removed = json.find("removed");
    document.removed = removed != json.end() && *removed == Json(true);
    if (const auto body = json.find("body"); !document.removed && body != json.end())
        document.body = *body;
    return document;
}

Result<DocumentPage> documentPageFromJson(std::string_view text)
{
    const Result<Json> json = parseJson(text, "documents");
    if (!json)
        return json.error();
    const auto items = json.value().is_object() ? json.value().find("items") : json.value().end();
    if (items == json.value().end() || !items->is_array())
        return rejected("\"items\" is missing");
    DocumentPage page;
    page.at = static_cast<std::uint64_t>(std::max<std::int64_t>(0, integerAt(json.value(), "at")));
    page.next = textAt(json.value(), "next");
    for (const Json &item : *items) {
        Result<SharedDocument> document = sharedDocumentFromJson(item);
        if (!document)
            return document.error();
        page.items.push_back(std::move(document).value());
    }
    return page;
}

} // namespace egret::protocol
