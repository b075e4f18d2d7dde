// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/Endpoints.h>

namespace egret::protocol {

namespace {

using Names = std::vector<std::string_view>;
constexpr std::string_view json = "application/json";
constexpr std::string_view geoJson = "application/geo+json";

const std::vector<Parameter> &parameters()
{
    using enum ParameterKind;
    static const std::vector<Parameter> all{
        {"bbox", Box, "Only what lies in this box: west,south,east,north in degrees"},
        {"class", List, "Class keys (scheme:code) or bare class codes"},
        {"state", List, "intact, damaged, missing, abandoned, removed, unknown"},
        {"district", List, "6-digit district codes"},
        {"area", Text, "Code of a district, street, community, grid or duty area"},
        {"surveyed", DayRange, "Survey day, both ends included"},
        {"changed", DayRange, "Day of the last change, both ends included"},
        {"limit", Integer, "At most so many in one answer", 1, 10000},
        {"offset", Integer, "Skip so many; 'after' of the next link is faster", 0, 4294967295},
        {"after", Text, "Continue behind this place: taken from a next link"},
        {"by",
         Choice,
         "Count by this; unknown: what no code table knows, by scheme and major code",
         0,
         0,
         {"class", "state", "district", "grid", "unknown"}},
        {"kind",
         Choice,
         "Kind of area, or of document",
         0,
         0,
         {"district", "street", "community", "grid", "duty_area", "scene", "wall", "wall-alert"}},
        {"documents", Flag, "With the events of shared documents"},
        {"parent", Text, "Code of the area above"},
        {"shape", Flag, "With the outline as GeoJSON"},
        {"epoch", Text, "Epoch of the manifest that the cursor continues"},
        {"since", Integer, "Last sequence of shard 0 that the caller has", 0, 9223372036854775807},
        {"wait", Integer, "Seconds to wait for something new", 0, 60},
        {"reveal", Flag, "With what is masked otherwise; needs the right and is recorded"},
        {"cause", Text, "Why: the case, alarm or request; kept in the log"},
        {"verb", Text, "Verb of a right"},
        {"object", Text, "Class of objects of a right"},
        {"place", Text, "Code of an area"},
        {"actor", Text, "Id of the user"},
        {"type", Text, "Type of event: component, city, user, session, reveal, ..."},
        {"from", Text, "RFC 3339, inclusive"},
        {"to", Text, "RFC 3339, exclusive"},
        {"text", Text, "Somewhere in the event"},
        {"f", Choice, "Format of the answer; there is only one", 0, 0, {"json"}},
    };
    return all;
}

const Names filter{"bbox", "class", "state", "district", "area", "surveyed", "changed"};

Names with(Names names, std::initializer_list<std::string_view> more)
{
    names.insert(names.end(), more);
    return names;
}

std::vector<Endpoint> makeEndpoints()
{
    const Names paged{"limit", "after"};
    const Names components = with(filter, {"limit", "after"});
    const Names items{"bbox", "limit", "offset", "after", "class", "state", "district", "f"};
    // One line an endpoint.
    // clang-format off
    return {
        {"health", "GET", "/v1/health", "anyone", "read", "server", "Whether the process lives", json, "Status", {}, "server"},
        {"ready", "GET", "/v1/ready", "anyone", "read", "server", "Whether the city is loaded", json, "Status", {}, "server"},
        {"version", "GET", "/v1/version", "anyone", "read", "server", "Name and version", json, "Version", {}, "server"},
        {"metrics", "GET", "/v1/metrics", "system-admin", "read", "metrics", "Figures for Prometheus", "text/plain", "", {}, "server"},
        {"openapi", "GET", "/v1/openapi.json", "viewer", "read", "city", "This document", json, "", {}, "server"},
        {"city", "GET", "/v1/city", "viewer", "read", "city", "The city, its figures and totals", json, "City", {}, "city"},
        {"classes", "GET", "/v1/classes", "viewer", "read", "class", "Classes of components and cameras", json, "List", {}, "city"},
        {"manifest", "GET", "/v1/sync/manifest", "viewer", "read", "city", "The chunks that make up the city, and from where the change feed continues", json, "Manifest", {}, "sync"},
        {"chunk", "GET", "/v1/chunks/{hash}", "viewer", "read", "city", "One immutable chunk", "application/octet-stream", "", {}, "sync"},
        {"changes", "GET", "/v1/changes", "viewer", "read", "city", "Events after a cursor; waits for the next when asked to", json, "ChangePage", {"epoch", "since", "wait", "limit", "documents"}, "sync"},
        {"components", "GET", "/v1/components", "viewer", "read", "component", "Components by box and filter, with the exact count", json, "Page", components, "components"},
        {"componentCount", "GET", "/v1/components/count", "viewer", "read", "component", "The exact count, also by class, state, district or grid", json, "Count", with(filter, {"by"}), "components"},
        {"component", "GET", "/v1/components/{code}", "viewer", "read", "component", "One component with its attributes", json, "Component", {}, "components"},
        {"areas", "GET", "/v1/areas", "viewer", "read", "area", "Areas by kind and parent", json, "Page", with(paged, {"kind", "parent", "shape"}), "city"},
        {"area", "GET", "/v1/areas/{code}", "viewer", "read", "area", "One area with its outline", json, "Area", {}, "city"},
        {"grids", "GET", "/v1/grids", "viewer", "read", "area", "The unit grids", json, "Page", with(paged, {"parent", "shape"}), "city"},
        {"units", "GET", "/v1/units", "viewer", "read", "unit", "Departments and companies that handle cases", json, "Page", with(paged, {"district"}), "city"},
        {"officers", "GET", "/v1/officers", "operator", "read", "officer", "Grid officers; phone numbers masked unless reveal is asked for, which is recorded", json, "Page", with(paged, {"district", "reveal", "cause"}), "city"},
        {"cameras", "GET", "/v1/cameras", "viewer", "read", "camera", "Cameras by box and filter, with the exact count", json, "Page", components, "components"},
        {"camera", "GET", "/v1/cameras/{code}", "viewer", "read", "camera", "One camera with its attributes", json, "Component", {}, "components"},
        {"firstRun", "POST", "/v1/first-run", "anyone", "sign-in", "session", "Makes the three administrators of a new server with the token that egretd printed", json, "Status", {}, "session", "FirstRun"},
        {"signIn", "POST", "/v1/session", "anyone", "sign-in", "session", "Signs in with password and, where there is one, second factor", json, "Tokens", {}, "session", "SignIn"},
        {"refresh", "POST", "/v1/session/refresh", "anyone", "sign-in", "session", "New tokens for a refresh token, which is good once", json, "Tokens", {}, "session", "Refresh"},
        {"signOut", "POST", "/v1/session/end", "viewer", "use", "session", "Signs out; with an id: ends that session of the same person", json, "Status", {}, "session", "SignOut"},
        {"whoAmI", "GET", "/v1/session", "viewer", "use", "session", "Who is signed in, with roles and rights", json, "Session", {}, "session"},
        {"active", "POST", "/v1/session/active", "viewer", "use", "session", "A person is at the seat: the idle time begins anew", json, "Status", {}, "session", "Empty"},
        {"why", "GET", "/v1/session/why", "viewer", "use", "session", "Whether I may do a verb on a class of objects somewhere, and by which rule", json, "Decision", {"verb", "object", "place"}, "session"},
        {"mySessions", "GET", "/v1/session/mine", "viewer", "use", "session", "Where I am signed in", json, "List", {}, "session"},
        {"confirm", "POST", "/v1/session/confirm", "viewer", "use", "session", "Whether this is my password: opens a locked seat; wrong ones count as tries to sign in", json, "Status", {}, "session", "Password"},
        {"changePassword", "POST", "/v1/session/password", "viewer", "use", "session", "Changes the own password; other sessions end", json, "Status", {}, "session", "ChangePassword"},
        {"enrol", "POST", "/v1/session/second-factor", "viewer", "use", "session", "Begins a second factor: secret and recovery codes, told once", json, "Enrolment", {}, "session", "Password"},
        {"users", "GET", "/v1/users", "security-admin", "read", "user", "Users with their grants", json, "List", {}, "identity"},
        {"roles", "GET", "/v1/roles", "security-admin", "read", "role", "Roles with their rights", json, "List", {}, "identity"},
        {"sessions", "GET", "/v1/sessions", "security-admin", "read", "session", "Who is signed in where", json, "List", {}, "identity"},
        {"audit", "GET", "/v1/audit", "audit-admin", "read", "audit", "The event log, newest first", json, "Page", {"limit", "after", "actor", "type", "from", "to", "text"}, "identity"},
        {"documents", "GET", "/v1/documents", "viewer", "read", "city", "Shared documents (wall scenes, …) of the kinds that the caller may read", json, "Documents", with(paged, {"kind"}), "sync"},
        {"document", "GET", "/v1/documents/{kind}/{id}", "viewer", "read", "city", "One shared document", json, "Document", {}, "city"},
        {"walls", "GET", "/v1/walls", "viewer", "read", "wall", "What each output of each wall shows now, as it told last; without pictures", json, "List", {}, "sync"},
        {"wall", "GET", "/v1/walls/{name}", "viewer", "read", "wall", "The outputs of one wall with a small picture; asks the wall to send pictures for five seconds", json, "List", {}, "sync"},
        {"reportWall", "POST", "/v1/walls/{name}/report", "wall", "report", "wall", "A wall tells what it shows; only the last report is kept, in memory. \"watched\" in the answer asks for a picture in the next", json, "WallHeard", {}, "sync", "WallReport"},
        {"command", "POST", "/v1/commands", "viewer", "use", "session", "A verb with arguments; which permission it needs is in x-egret-commands", json, "Result", {}, "identity", "Command"},
        {"cancelCommand", "POST", "/v1/commands/{key}/cancel", "viewer", "use", "session", "Whether the command under this Idempotency-Key was done; if not, it never will be", json, "Cancelled", {}, "identity", "Empty"},
        {"ogcLanding", "GET", "/ogc", "viewer", "read", "city", "OGC API landing page", json, "", {"f"}, "ogc"},
        {"ogcConformance", "GET", "/ogc/conformance", "viewer", "read", "city", "Conformance classes", json, "", {"f"}, "ogc"},
        {"ogcApi", "GET", "/ogc/api", "viewer", "read", "city", "This document, for OGC clients", "application/vnd.oai.openapi+json;version=3.0", "", {"f"}, "ogc"},
        {"ogcCollections", "GET", "/ogc/collections", "viewer", "read", "city", "All collections", json, "", {"f"}, "ogc"},
        {"ogcCollection", "GET", "/ogc/collections/{collection}", "viewer", "read", "city", "One collection", json, "", {"f"}, "ogc"},
        {"ogcItems", "GET", "/ogc/collections/{collection}/items", "viewer", "read", "city", "Features of a collection", geoJson, "", items, "ogc"},
        {"ogcItem", "GET", "/ogc/collections/{collection}/items/{fid}", "viewer", "read", "city", "One feature", geoJson, "", {"f"}, "ogc"},
    };
    // clang-format on
}

} // namespace

std::span<const Endpoint> endpoints()
{
    static const std::vector<Endpoint> all = makeEndpoints();
    return all;
}

std::span<const Command> commands()
{
    static constexpr Command all[] = {
        {"user.put", "security-admin", "write", "user", "Makes or changes a user: {user, password?}"},
        {"session.end", "security-admin", "end", "session", "Ends a session: {id}"},
        {"document.put", "operator", "write", objectByKind,
         "Makes or changes a shared document: {kind, id, body, revision?, place?}; revision: what it must be "
         "now, 0 for none"},
        {"document.delete", "operator", "write", objectByKind,
         "Removes a shared document: {kind, id, revision?}"},
    };
    return all;
}

const Parameter *findParameter(std::string_view name)
{
    for (const Parameter &parameter : parameters()) {
        if (parameter.name == name)
            return &parameter;
    }
    return nullptr;
}

} // namespace egret::protocol
