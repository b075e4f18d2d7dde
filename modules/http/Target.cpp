// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/Target.h>

#include <algorithm>
#include <cstdint>

namespace egret::http {

namespace {

constexpr std::size_t maxParameters = 64;

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool unreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.'
        || c == '_' || c == '~';
}

/// pchar of RFC 3986 §3.3, and "/" and "?" which a query may hold as well.
bool allowed(char c)
{
    return unreserved(c) || std::string_view("!$&'()*+,;=:@/?%").find(c) != std::string_view::npos;
}

Error bad(const std::string &why) { return {Error::Code::Rejected, "the request target " + why}; }

Result<std::string> decoded(std::string_view text, bool query)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && query) {
            out += ' ';
        } else if (text[i] != '%') {
            out += text[i];
        } else {
            const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hexDigit(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return bad("holds an incomplete percent escape");
            const char c = static_cast<char>(high * 16 + low);
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
                return bad("holds an escaped control character");
            if (!query && (c == '/' || c == '\\'))
                return bad("holds an escaped slash");
            out += c;
            i += 2;
        }
    }
    if (!isUtf8(out))
        return bad("is not UTF-8 once decoded");
    return out;
}

} // namespace

bool isUtf8(std::string_view bytes)
{
    for (std::size_t i = 0; i < bytes.size();) {
        const auto lead = static_cast<unsigned char>(bytes[i]);
        std::size_t more = 0;
        std::uint32_t code = lead;
        if (lead >= 0x80) {
            if (lead >= 0xc2 && lead <= 0xdf) {
                more = 1;
                code = lead & 0x1fU;
            } else if (lead >= 0xe0 && lead <= 0xef) {
                more = 2;
                code = lead & 0x0fU;
            } else if (lead >= 0xf0 && lead <= 0xf4) {
                more = 3;
                code = lead & 0x07U;
            } else {
                return false;
            }
        }
        if (i + more >= bytes.size())
            return false;
        for (std::size_t k = 1; k <= more; ++k) {
            const auto next = static_cast<unsigned char>(bytes[i + k]);
            if ((next & 0xc0) != 0x80)
                return false;
            code = (code << 6) | (next & 0x3fU);
        }
        if ((more == 2 && code < 0x800) || (more == 3 && code < 0x10000) || code > 0x10ffff
            || (code >= 0xd800 && code <= 0xdfff))
            return false;
        i += more + 1;
    }
    return true;
}

Result<Target> parseTarget(std::string_view text)
{
    if (text.empty() || text.front() != '/')
        return bad("does not begin with '/'");
    if (!std::all_of(text.begin(), text.end(), allowed))
        return bad("holds a character that must be percent-encoded");
    const std::size_t mark = text.find('?');
    const std::string_view rawPath = text.substr(0, mark);
    Target target;
    Result<std::string> path = decoded(rawPath, false);
    if (!path)
        return path.error();
    target.path = std::move(path).value();
    for (std::size_t begin = 1; begin <= target.path.size();) {
        const std::size_t end = std::min(target.path.find('/', begin), target.path.size());
        const std::string_view segment = std::string_view(target.path).substr(begin, end - begin);
        if (segment == "." || segment == "..")
            return bad("holds a '.' or '..' segment");
        if (segment.empty() && end < target.path.size())
            return bad("holds an empty path segment");
        begin = end + 1;
    }
    std::string_view rest = mark == std::string_view::npos ? std::string_view() : text.substr(mark + 1);
    while (!rest.empty()) {
        const std::size_t end = rest.find('&');
        const std::string_view pair = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        if (pair.empty())
            continue;
        const std::size_t equals = pair.find('=');
        Result<std::string> name = decoded(pair.substr(0, equals), true);
        Result<std::string> value =
            decoded(equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1), true);
        if (!name || !value)
            return !name ? name.error() : value.error();
        for (const auto &[other, ignored] : target.query) {
            if (other == name.value())
                return bad("gives parameter '" + other + "' twice");
        }
        target.query.emplace_back(std::move(name).value(), std::move(value).value());
        if (target.query.size() > maxParameters)
            return bad("has more than 64 parameters");
    }
    return target;
}

std::string percentEncoded(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (unreserved(c)) {
            out += c;
        } else {
            out += '%';
            out += "0123456789ABCDEF"[static_cast<unsigned char>(c) >> 4];
            out += "0123456789ABCDEF"[static_cast<unsigned char>(c) & 15];
        }
    }
    return out;
}

} // namespace egret::http
