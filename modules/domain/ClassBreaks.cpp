// SPDX-License-Identifier: GPL-3.0-or-later
#include <domain/ClassBreaks.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace egret::domain {

namespace {

std::vector<double> equalBreaks(const std::vector<double> &sorted, std::size_t classes)
{
    std::vector<double> breaks;
    const double low = sorted.front();
    const double high = sorted.back();
    if (low == high)
        return {high};
    for (std::size_t i = 1; i < classes; ++i)
        breaks.push_back(low + (high - low) * static_cast<double>(i) / static_cast<double>(classes));
    breaks.push_back(high);
    return breaks;
}

std::vector<double> quantileBreaks(const std::vector<double> &sorted, std::size_t classes)
{
    std::vector<double> breaks;
    for (std::size_t i = 1; i <= classes; ++i) {
        const std::size_t last = (sorted.size() * i + classes - 1) / classes;
        const double value = sorted[last == 0 ? 0 : last - 1];
        if (breaks.empty() || value > breaks.back())
            breaks.push_back(value);
    }
    return breaks;
}

/// Sums of squared deviations of ranges of the sorted, distinct, weighted values.
class Deviations
{
public:
    explicit Deviations(const std::vector<double> &values, const std::vector<double> &weights)
    {
        const double middle = values[values.size() / 2]; // near the values, so that squares lose little
        for (std::size_t i = 0; i < values.size(); ++i) {
            const long double v = values[i] - middle;
            m_weights.push_back(m_weights.back() + weights[i]);
            m_sums.push_back(m_sums.back() + weights[i] * v);
            m_squares.push_back(m_squares.back() + weights[i] * v * v);
        }
    }

    [[nodiscard]] double of(std::size_t begin, std::size_t end) const
    {
        const long double sum = m_sums[end] - m_sums[begin];
        const long double deviation =
            m_squares[end] - m_squares[begin] - sum * sum / (m_weights[end] - m_weights[begin]);
        return static_cast<double>(std::max(0.0L, deviation));
    }

private:
    std::vector<long double> m_weights{0};
    std::vector<long double> m_sums{0};
    std::vector<long double> m_squares{0};
};

/// Fills a row of the dynamic programme; the best cut moves right with the end, so that halves suffice.
void fillRow(const Deviations &deviations, const std::vector<double> &before, std::size_t low,
             std::size_t high, std::size_t cutLow, std::size_t cutHigh, std::vector<double> &costs,
             std::vector<std::uint32_t> &cuts)
{
    if (low > high)
        return;
    const std::size_t end = (low + high) / 2;
    double best = INFINITY;
    std::size_t bestCut = cutLow;
    for (std::size_t cut = cutLow; cut <= std::min(cutHigh, end - 1); ++cut) {
        const double cost = before[cut] + deviations.of(cut, end);
        if (cost < best) {
            best = cost;
            bestCut = cut;
        }
    }
    costs[end] = best;
    cuts[end] = static_cast<std::uint32_t>(bestCut);
    fillRow(deviations, before, low, end - 1, cutLow, bestCut, costs, cuts);
    fillRow(deviations, before, end + 1, high, bestCut, cutHigh, costs, cuts);
}

std::vector<double> jenksBreaks(const std::vector<double> &sorted, std::size_t classes)
{
    std::vector<double> values;
    std::vector<double> weights;
    const std::size_t step = (sorted.size() + maxJenksValues - 1) / maxJenksValues;
    for (std::size_t i = 0; i < sorted.size(); i += step) {
        if (!values.empty() && values.back() == sorted[i]) {
            ++weights.back();
        } else {
            values.push_back(sorted[i]);
            weights.push_back(1);
        }
    }
    classes = std::min(classes, values.size());
    const Deviations deviations(values, weights);
    std::vector<double> costs(values.size() + 1, INFINITY);
    for (std::size_t end = 1; end <= values.size(); ++end)
        costs[end] = deviations.of(0, end);
    std::vector<std::vector<std::uint32_t>> cuts(classes, std::vector<std::uint32_t>(values.size() + 1, 0));
    for (std::size_t k = 1; k < classes; ++k) {
        std::vector<double> next(values.size() + 1, INFINITY);
        fillRow(deviations, costs, k + 1, values.size(), k, values.size() - 1, next, cuts[k]);
        costs = std::move(next);
    }
    std::vector<double> breaks(classes);
    std::size_t end = values.size();
    for (std::size_t k = classes; k-- > 0;) {
        breaks[k] = values[end - 1];
        end = cuts[k][end];
    }
    breaks.back() = sorted.back();
    return breaks;
}

} // namespace

std::vector<double> classBreaks(std::vector<double> values, std::size_t classes, BreakMethod method)
{
    std::erase_if(values, [](double value) { return !std::isfinite(value); });
    if (values.empty() || classes == 0)
        return {};
    std::sort(values.begin(), values.end());
    switch (method) {
    case BreakMethod::Equal: return equalBreaks(values, classes);
    case BreakMethod::Quantile: return quantileBreaks(values, classes);
    case BreakMethod::Jenks: return jenksBreaks(values, classes);
    }
    return {};
}

std::size_t classOf(const std::vector<double> &breaks, double value)
{
    const auto found = std::lower_bound(breaks.begin(), breaks.end(), value);
    const auto index = static_cast<std::size_t>(found - breaks.begin());
    return index < breaks.size() || index == 0 ? index : index - 1;
}

} // namespace egret::domain
