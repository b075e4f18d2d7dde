// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace egret::control {

/// Exit codes of every command.
inline constexpr int succeeded = 0;
inline constexpr int failed = 1;
inline constexpr int misused = 2;

/// "--name value…" options and what stands alone; an option not in @p known is noted in unknown().
class Arguments
{
public:
    Arguments(const std::vector<std::string> &words, const std::vector<std::string> &known,
              const std::vector<std::string> &flags = {})
    {
        const auto in = [](const std::vector<std::string> &list, const std::string &word) {
            return std::find(list.begin(), list.end(), word) != list.end();
        };
        std::string option;
        for (const std::string &word : words) {
            if (word.starts_with("--")) {
                option = in(known, word) ? word : std::string();
                if (!in(known, word) && !in(flags, word))
                    m_unknown = word;
                m_options[word];
            } else if (!option.empty()) {
                m_options[option].push_back(word);
            } else {
                m_rest.push_back(word);
            }
        }
    }

    [[nodiscard]] bool has(const std::string &option) const { return m_options.contains(option); }
    [[nodiscard]] std::vector<std::string> all(const std::string &option) const
    {
        const auto found = m_options.find(option);
        return found == m_options.end() ? std::vector<std::string>() : found->second;
    }
    [[nodiscard]] std::string text(const std::string &option, std::string otherwise = {}) const
    {
        const auto found = m_options.find(option);
        return found == m_options.end() || found->second.empty() ? otherwise : found->second.front();
    }
    /// Empty when the option is there but is not a whole number of at least 0.
    [[nodiscard]] std::optional<std::uint64_t> number(const std::string &option,
                                                      std::uint64_t otherwise) const
    {
        if (!has(option))
            return otherwise;
        const std::string value = text(option);
        std::uint64_t number = 0;
        const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), number);
        return problem == std::errc{} && end == value.data() + value.size() && !value.empty()
            ? std::optional(number)
            : std::nullopt;
    }
    [[nodiscard]] const std::vector<std::string> &rest() const { return m_rest; }
    [[nodiscard]] const std::string &unknown() const { return m_unknown; }

private:
    std::map<std::string, std::vector<std::string>> m_options;
    std::vector<std::string> m_rest;
    std::string m_unknown;
};

/// West, south, east, north out of four words; empty when they are not four numbers.
inline std::optional<std::array<double, 4>> boundsFrom(const std::vector<std::string> &words)
{
    std::array<double, 4> numbers{};
    if (words.size() != numbers.size())
        return std::nullopt;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::string &text = words[i];
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), numbers[i]);
        if (problem != std::errc{} || end != text.data() + text.size())
            return std::nullopt;
    }
    return numbers;
}

} // namespace egret::control
