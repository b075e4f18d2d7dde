// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace egret::http {

/// Header fields in the order they came; names compare without regard to case.
class Fields
{
public:
    void add(std::string name, std::string value)
    {
        m_fields.emplace_back(std::move(name), std::move(value));
    }
    /// Replaces every field of this name.
    void set(std::string name, std::string value);
    /// The first field of this name; empty when there is none.
    [[nodiscard]] std::string_view find(std::string_view name) const;
    [[nodiscard]] std::size_t count(std::string_view name) const;
    [[nodiscard]] auto begin() const { return m_fields.begin(); }
    [[nodiscard]] auto end() const { return m_fields.end(); }

private:
    std::vector<std::pair<std::string, std::string>> m_fields;
};

/// Whether two header names, or values without case, are equal (ASCII).
bool equalsIgnoringCase(std::string_view a, std::string_view b);

/// One request as a handler sees it: framing checked, path decoded.
struct Request
{
    std::string method; ///< "GET", …; a HEAD arrives as HEAD and is answered like GET
    std::string target; ///< as sent
    std::string path; ///< percent-decoded, without the query
    std::vector<std::pair<std::string, std::string>> query; ///< decoded, in order
    std::map<std::string, std::string> captures; ///< of the route's {names}
    std::string route; ///< the pattern that matched
    Fields fields;
    std::string body;
    std::string remote; ///< "127.0.0.1:51234"
    /// Turns true when nobody waits for the answer any more.
    std::shared_ptr<const std::atomic<bool>> gone;

    /// The first value of query parameter @p name; null when it is absent.
    [[nodiscard]] const std::string *parameter(std::string_view name) const;
};

struct Response
{
    int status = 200;
    Fields fields;
    std::string body;
    /// When set, the body; shared so that a large answer is held once for many clients.
    std::shared_ptr<const std::string> sharedBody;

    [[nodiscard]] std::string_view content() const { return sharedBody ? *sharedBody : body; }
};

/// Answers a request once; later calls do nothing. Any thread. Dropping every copy without a call
/// answers 500.
using Reply = std::function<void(Response)>;
/// Runs on a handler thread; may keep @p reply and answer later, and must not block for long.
using Handler = std::function<void(const Request &request, Reply reply)>;

Response textResponse(int status, std::string contentType, std::string body);
/// A strong ETag, quoted: "0123…", of @p bytes (FNV-1a 64, for answers built anew each time).
std::string etagOf(std::string_view bytes);
/// Sets the ETag, and turns the answer into 304 when If-None-Match of @p request names it.
Response withEtag(const Request &request, Response response, const std::string &etag);
/// "Not Found" for 404.
std::string_view reasonPhrase(int status);

} // namespace egret::http
