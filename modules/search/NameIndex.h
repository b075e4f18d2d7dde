// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <search/Entry.h>
#include <search/Pinyin.h>

#include <atomic>
#include <vector>

namespace egret::search {

/// Entries found by their names: by what is written, by pinyin, by initials, by the beginning of their
/// code, and with one wrong, missing or surplus character. Const access from any thread.
class NameIndex
{
public:
    NameIndex() = default;
    NameIndex(std::vector<Entry> entries, const Pinyin &pinyin);

    struct Match
    {
        std::uint32_t entry = 0;
        int score = 0;
        bool operator==(const Match &) const = default;
    };
    /// The best @p limit entries, best first; equal ones in the order in which they were given.
    [[nodiscard]] std::vector<Match> find(std::string_view query, std::size_t limit,
                                          const std::atomic<bool> *cancel = nullptr) const;
    [[nodiscard]] const Entry &entry(std::uint32_t index) const { return m_entries[index]; }
    /// What an entry is worth for a query, 0: nothing. What find() ranks by.
    [[nodiscard]] int score(std::uint32_t entry, const std::u32string &query) const;

private:
    struct Name
    {
        std::u32string title; ///< lower case, without blanks
        std::u32string pinyin;
        std::u32string initials;
        std::u32string code;
    };

    std::vector<Entry> m_entries;
    std::vector<Name> m_names;
};

/// Lower case, no blanks, half-width: how titles and queries are compared.
std::u32string folded(std::string_view text);

/// Whether @p text, or its beginning as long as @p query, is @p query but for one edit.
bool beginsWithOneEdit(const std::u32string &text, const std::u32string &query);

} // namespace egret::search
