// SPDX-License-Identifier: GPL-3.0-or-later
#include <server/Commands.h>

namespace egret::server {

namespace {

bool mayRead(const Access &access, const protocol::SharedDocument &document)
{
    return access.scope("read", document.kind).touches(identity::placeOfArea(document.place));
}

http::Response documents(const Call &call)
{
    const std::string asked = call.query.text("kind");
    std::vector<std::string> kinds;
    for (const std::string_view kind : protocol::documentKinds()) {
        if (asked.empty() ? call.access.decide("read", kind).allowed : asked == kind)
            kinds.emplace_back(kind);
    }
    if (!asked.empty()) {
        if (kinds.empty())
            return badParameter("kind", "is not a kind of document");
        if (const auto decision = call.access.decide("read", asked); !decision.allowed)
            return refusal(decision);
    }
    const std::string after = call.query.text("after");
    const std::size_t slash = after.find('/');
    if (!after.empty() && slash == std::string::npos)
        return badParameter("after", "is not a place from a next link of this server");
    const std::pair<std::string, std::string> place(after.substr(0, slash),
                                                    after.empty() ? "" : after.substr(slash + 1));
    const auto page = call.services.city.documents().list(kinds, place, call.query.integer("limit", 1000));
    if (!page)
        return http::problem(page.error());
    Json items = Json::array();
    for (const protocol::SharedDocument &document : page.value().items) {
        if (mayRead(call.access, document))
            items.push_back(protocol::toJson(document));
    }
    Json json = {{"items", std::move(items)}, {"at", page.value().at}};
    if (!page.value().next.empty())
        json["next"] = nextTarget(call.request, page.value().next);
    return pageResponse(json);
}

http::Response document(const Call &call)
{
    const std::string kind = call.captured("kind");
    if (!protocol::isDocumentKind(kind))
        return http::problem(404, "there is no kind of document " + kind.substr(0, 40));
    if (const auto decision = call.access.decide("read", kind); !decision.allowed)
        return refusal(decision);
    const auto found = call.services.city.documents().find(kind, call.captured("id"));
    if (!found)
        return http::problem(found.error());
    if (!mayRead(call.access, found.value())) // whether it exists elsewhere is not told
        return http::problem(404, "there is no " + kind + " " + call.captured("id").substr(0, 64));
    return jsonResponse(protocol::toJson(found.value()));
}

http::Response write(const CommandCall &command, bool remove)
{
    const Json &arguments = command.arguments;
    protocol::SharedDocument document;
    document.kind = textAt(arguments, "kind");
    document.id = textAt(arguments, "id");
    document.place = textAt(arguments, "place");
    document.removed = remove;
    if (!protocol::isDocumentId(document.id))
        return http::problem(400, "\"id\" is not 1 to 64 letters, digits or . _ : -");
    if (!document.place.empty() && command.call.snapshot->index->area(document.place) == nullptr)
        return http::problem(400, "\"place\" is not the code of an area of this city");
    const auto body = arguments.find("body");
    if (!remove && body == arguments.end())
        return http::problem(400, "\"body\" is missing");
    if (!remove && dumped(*body).size() > protocol::maxDocumentText)
        return http::problem(413, "\"body\" is larger than 64 KiB");
    document.body = remove ? Json() : *body;
    std::optional<std::uint64_t> expected;
    if (arguments.contains("revision")) {
        const std::int64_t revision = integerAt(arguments, "revision", -1);
        if (revision < 0)
            return http::problem(400, "\"revision\" is not the number of a revision");
        expected = static_cast<std::uint64_t>(revision);
    }
    // Where it is and where it goes: both have to be theirs.
    ledger::DocumentStore &store = command.call.services.city.documents();
    const auto old = store.find(document.kind, document.id);
    if (!old && old.error().code != Error::Code::NotFound)
        return http::problem(old.error());
    for (const std::string &place :
         {remove && old ? old.value().place : document.place, old ? old.value().place : document.place}) {
        const auto decision =
            command.call.access.decide("write", document.kind, identity::placeOfArea(place));
        if (!decision.allowed)
            return refusal(decision);
    }
    const auto answer = [](const protocol::SharedDocument &now) {
        return Json{{"status", "ok"},
                    {"kind", now.kind},
                    {"id", now.id},
                    {"revision", now.revision},
                    {"seq", now.seq}};
    };
    const auto written =
        store.write(document, expected, command.entry(),
                    [&](const protocol::SharedDocument &now) { return command.receipt(answer(now)); });
    if (written)
        return jsonResponse(answer(written.value()));
    const bool conflict = written.error().code == Error::Code::Conflict;
    return http::problem(written.error(), conflict ? Json{{"reason", "revision"}} : Json::object());
}

} // namespace

void addDocumentRoutes(Handlers &handlers)
{
    handlers.now["documents"] = documents;
    handlers.now["document"] = document;
}

void addDocumentCommands(CommandTable &table)
{
    table["document.put"] = [](const CommandCall &command) { return write(command, false); };
    table["document.delete"] = [](const CommandCall &command) { return write(command, true); };
}

} // namespace egret::server
