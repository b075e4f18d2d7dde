// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/Message.h>

#include <algorithm>

namespace egret::http {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

} // namespace

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

void Fields::set(std::string name, std::string value)
{
    std::erase_if(m_fields, [&](const auto &field) { return equalsIgnoringCase(field.first, name); });
    add(std::move(name), std::move(value));
}

std::string_view Fields::find(std::string_view name) const
{
    for (const auto &[key, value] : m_fields) {
        if (equalsIgnoringCase(key, name))
            return value;
    }
    return {};
}

std::size_t Fields::count(std::string_view name) const
{
    return static_cast<std::size_t>(std::count_if(m_fields.begin(), m_fields.end(), [&](const auto &field) {
        return equalsIgnoringCase(field.first, name);
    }));
}

const std::string *Request::parameter(std::string_view name) const
{
    for (const auto &[key, value] : query) {
        if (key == name)
            return &value;
    }
    return nullptr;
}

Response textResponse(int status, std::string contentType, std::string body)
{
    Response response;
    response.status = status;
    response.fields.add("Content-Type", std::move(contentType));
    response.body = std::move(body);
    return response;
}

std::string etagOf(std::string_view bytes)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : bytes)
        hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001b3ULL;
    std::string text = "\"";
    for (int shift = 60; shift >= 0; shift -= 4)
        text += "0123456789abcdef"[(hash >> shift) & 15];
    return text + '-' + std::to_string(bytes.size()) + '"';
}

Response withEtag(const Request &request, Response response, const std::string &etag)
{
    response.fields.set("ETag", etag);
    std::string_view rest = request.fields.find("If-None-Match");
    while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        std::string_view one = rest.substr(0, comma);
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        while (!one.empty() && (one.front() == ' ' || one.front() == '\t'))
            one.remove_prefix(1);
        while (!one.empty() && (one.back() == ' ' || one.back() == '\t'))
            one.remove_suffix(1);
        if (one.starts_with("W/")) // weak comparison, RFC 9110 §13.1.2
            one.remove_prefix(2);
        if (one == etag || one == "*") {
            response.status = 304;
            response.body.clear();
            response.sharedBody.reset();
            break;
        }
    }
    return response;
}

std::string_view reasonPhrase(int status)
{
    switch (status) {
    case 200: return "OK";
    case 204: return "No Content";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Status";
    }
}

} // namespace egret::http
