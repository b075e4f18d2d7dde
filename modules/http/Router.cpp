// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/Router.h>

#include <algorithm>

namespace egret::http {

namespace {

template <typename Segment>
std::vector<Segment> segmentsOf(std::string_view path)
{
    std::vector<Segment> segments;
    segments.reserve(6);
    if (path.size() > 1 && path.back() == '/') // "/ogc/" is "/ogc"
        path.remove_suffix(1);
    for (std::size_t begin = 1; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        segments.emplace_back(path.substr(begin, end - begin));
        begin = end + 1;
    }
    return segments;
}

bool isCapture(const std::string &segment) { return segment.size() > 2 && segment.front() == '{'; }

/// How many literal segments match; -1 when the path is another one.
int score(const std::vector<std::string> &pattern, const std::vector<std::string_view> &path)
{
    if (pattern.size() != path.size())
        return -1;
    int literals = 0;
    for (std::size_t i = path.size(); i-- > 0;) { // paths differ at their ends
        if (pattern[i] == path[i])
            ++literals;
        else if (!isCapture(pattern[i]) || path[i].empty())
            return -1;
    }
    return literals;
}

} // namespace

void Router::add(Route route)
{
    m_segments.push_back(segmentsOf<std::string>(route.pattern));
    m_routes.push_back(std::move(route));
}

Router::Match Router::match(std::string_view method, std::string_view path) const
{
    Match match;
    const std::vector<std::string_view> segments = segmentsOf<std::string_view>(path);
    int best = -1;
    std::size_t at = 0;
    const std::string_view wanted = method == "HEAD" ? "GET" : method;
    for (std::size_t i = 0; i < m_routes.size(); ++i) {
        const int points = score(m_segments[i], segments);
        if (points < best || points < 0)
            continue;
        if (points > best)
            match.route = nullptr;
        best = points;
        if (m_routes[i].method == wanted && match.route == nullptr) {
            match.route = &m_routes[i];
            at = i;
        }
    }
    if (match.route) {
        for (std::size_t k = 0; k < segments.size(); ++k) {
            if (isCapture(m_segments[at][k]))
                match.captures[m_segments[at][k].substr(1, m_segments[at][k].size() - 2)] = segments[k];
        }
        return match;
    }
    for (std::size_t i = 0; best >= 0 && i < m_routes.size(); ++i) {
        if (score(m_segments[i], segments) != best)
            continue;
        match.allow.push_back(m_routes[i].method);
        if (m_routes[i].method == "GET")
            match.allow.emplace_back("HEAD");
    }
    if (best >= 0)
        match.allow.emplace_back("OPTIONS");
    return match;
}

} // namespace egret::http
