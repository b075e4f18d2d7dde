// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/Problem.h>
#include <http/RequestCheck.h>
#include <http/Target.h>

#include <algorithm>

namespace egret::http {

namespace {

/// The name in a Host field without its port; empty when the field is malformed.
std::string_view hostName(std::string_view host)
{
    if (host.empty() || host.size() > 255)
        return {};
    std::string_view name = host;
    std::string_view port;
    const std::size_t bracket = host.find(']');
    const std::size_t colon = host.find(':', host.front() == '[' ? bracket : 0);
    if (host.front() == '[' && bracket == std::string_view::npos)
        return {};
    if (colon != std::string_view::npos) {
        name = host.substr(0, colon);
        port = host.substr(colon + 1);
    }
    if (port.size() > 5 || port.find_first_not_of("0123456789") != std::string_view::npos)
        return {};
    const std::string_view legal = host.front() == '['
        ? "[]0123456789abcdefABCDEF:."
        : "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-._";
    return name.find_first_not_of(legal) == std::string_view::npos ? name : std::string_view();
}

} // namespace

std::optional<Response> refusalOf(Request &request, unsigned version, const std::vector<std::string> &hosts)
{
    if (version != 10 && version != 11)
        return problem(505, "only HTTP/1.0 and HTTP/1.1 are spoken here");
    const Fields &fields = request.fields;
    const std::size_t codings = fields.count("Transfer-Encoding");
    const std::size_t lengths = fields.count("Content-Length");
    // Beast takes "4, 4" and twice the same for one length; another server on the way may not.
    if (lengths > 1 || codings > 1 || (codings > 0 && (lengths > 0 || version == 10))
        || fields.find("Content-Length").find_first_not_of("0123456789") != std::string_view::npos)
        return problem(400, "the length of the request body is malformed, or given twice or in two ways");
    if (codings == 1 && !equalsIgnoringCase(fields.find("Transfer-Encoding"), "chunked"))
        return problem(501, "of the transfer codings only 'chunked' is understood");
    const std::string_view host = hostName(fields.find("Host"));
    if (fields.count("Host") != 1 || host.empty())
        return problem(400, "the request needs one valid Host field");
    const bool known = hosts.empty() || std::any_of(hosts.begin(), hosts.end(), [&](const std::string &name) {
                           return equalsIgnoringCase(name, host);
                       });
    if (!known)
        return problem(421, "this server does not answer for host '" + std::string(host) + "'");
    Result<Target> target = parseTarget(request.target);
    if (!target)
        return problem(target.error());
    request.path = std::move(target.value().path);
    request.query = std::move(target.value().query);
    return std::nullopt;
}

} // namespace egret::http
