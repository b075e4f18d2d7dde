// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/Router.h>

#include <algorithm>

namespace egret::http {

namespace {

std::vector<std::string> segmentsOf(std::string_view path)
{
    std::vector<std::string> segments;
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
int score(const std::vector<std::string> &pattern, const std::vector<std::string> &path)
{
    if (pattern.size() != path.size())
        return -1;
    int literals = 0;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (isCapture(pattern[i])) {
            if (path[i].empty())
                return -1;
        } else if (pattern[i] == path[i]) {
            ++literals;
        } else {
            return -1;
        }
    }
    return literals;
}

} // namespace

void Router::add(Route route)
{
    m_segments.push_back(segmentsOf(route.pattern));
    m_routes.push_back(std::move(route));
}

Router::Match Router::match(std::string_view method, std::string_view path) const
{
    Match match;
    const std::vector<std::string> segments = segmentsOf(path);
    int best = -1;
    for (const auto &pattern : m_segments)
        best = std::max(best, score(pattern, segments));
    if (best < 0)
        return match;
    const std::string_view wanted = method == "HEAD" ? "GET" : method;
    for (std::size_t i = 0; i < m_routes.size(); ++i) {
        if (score(m_segments[i], segments) != best)
            continue;
        match.allow.push_back(m_routes[i].method);
        if (m_routes[i].method == "GET")
            match.allow.emplace_back("HEAD");
        if (m_routes[i].method != wanted || match.route != nullptr)
            continue;
        match.route = &m_routes[i];
        for (std::size_t k = 0; k < segments.size(); ++k) {
            if (isCapture(m_segments[i][k]))
                match.captures[m_segments[i][k].substr(1, m_segments[i][k].size() - 2)] = segments[k];
        }
    }
    match.allow.emplace_back("OPTIONS");
    return match;
}

} // namespace egret::http
