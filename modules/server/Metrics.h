// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <http/Server.h>

#include <array>
#include <mutex>

namespace egret::server {

/// Counts what the server did, for Prometheus. Any thread.
class Metrics
{
public:
    void add(const http::Finished &finished);
    /// Text format 0.0.4, with the given gauges after the counters.
    [[nodiscard]] std::string text(const std::vector<std::pair<std::string, double>> &gauges) const;

private:
    static constexpr std::array<double, 8> bounds{0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60};
    struct Series
    {
        std::uint64_t count = 0;
        std::uint64_t bytes = 0;
        double seconds = 0;
        std::array<std::uint64_t, bounds.size()> buckets{};
    };

    mutable std::mutex m_mutex;
    std::map<std::pair<std::string, int>, Series> m_series; ///< by route and status
};

} // namespace egret::server
