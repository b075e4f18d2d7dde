// SPDX-License-Identifier: GPL-3.0-or-later
#include <server/Metrics.h>

#include <cstdio>

namespace egret::server {

namespace {

std::string numberText(double value)
{
    char text[40];
    std::snprintf(text, sizeof text, "%.9g", value);
    return text;
}

} // namespace

void Metrics::add(const http::Finished &finished)
{
    const double seconds = static_cast<double>(finished.took.count()) * 1e-6;
    const std::lock_guard lock(m_mutex);
    // Routes come from our own table, so that a scanner cannot make this grow.
    Series &series =
        m_series[{finished.route.empty() ? "none" : std::string(finished.route), finished.status}];
    ++series.count;
    series.bytes += finished.bytes;
    series.seconds += seconds;
    for (std::size_t i = 0; i < bounds.size(); ++i)
        series.buckets[i] += seconds <= bounds[i];
}

std::string Metrics::text(const std::vector<std::pair<std::string, double>> &gauges) const
{
    std::string bytes = "# TYPE egret_http_response_bytes_total counter\n";
    std::string seconds = "# TYPE egret_http_request_seconds histogram\n";
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &[key, series] : m_series) {
            const std::string labels =
                "route=\"" + key.first + "\",status=\"" + std::to_string(key.second) + "\"";
            bytes += "egret_http_response_bytes_total{" + labels + "} " + std::to_string(series.bytes) + "\n";
            for (std::size_t i = 0; i < bounds.size(); ++i)
                seconds += "egret_http_request_seconds_bucket{" + labels + ",le=\"" + numberText(bounds[i])
                    + "\"} " + std::to_string(series.buckets[i]) + "\n";
            seconds += "egret_http_request_seconds_bucket{" + labels + ",le=\"+Inf\"} "
                + std::to_string(series.count) + "\negret_http_request_seconds_sum{" + labels + "} "
                + numberText(series.seconds) + "\negret_http_request_seconds_count{" + labels + "} "
                + std::to_string(series.count) + "\n";
        }
    }
    std::string all = bytes + seconds;
    for (const auto &[name, value] : gauges)
        all += "# TYPE " + name + " gauge\n" + name + " " + numberText(value) + "\n";
    return all;
}

} // namespace egret::server
