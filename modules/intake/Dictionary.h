// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace egret::intake {

/// Numbers for the texts that many rows share: classes, districts, grids, units. intern() from any thread;
/// the numbers depend on who comes first, ranks() do not.
class Dictionary
{
public:
    std::uint32_t intern(std::string_view text);
    [[nodiscard]] std::size_t size() const;

    /// Once nobody interns any more: all texts, sorted, and for each number the place of its text there.
    struct Ranked
    {
        std::vector<std::string> texts;
        std::vector<std::uint32_t> ranks;
    };
    [[nodiscard]] Ranked ranked() const;

private:
    struct Hash : std::hash<std::string_view>
    {
        using is_transparent = void;
    };
    mutable std::mutex m_mutex;
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> m_numbers;
};

/// One thread's way to a Dictionary, which remembers what it was asked last. One thread.
class DictionaryUse
{
public:
    explicit DictionaryUse(Dictionary &dictionary) : m_dictionary(dictionary) { }
    std::uint32_t operator()(const std::string &text);

private:
    struct Known
    {
        bool set = false;
        std::string text;
        std::uint32_t number = 0;
    };
    Dictionary &m_dictionary;
    std::vector<Known> m_known = std::vector<Known>(256);
};

} // namespace egret::intake
