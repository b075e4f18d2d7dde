// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>

#include <filesystem>
#include <map>
#include <memory>

namespace egret::search {

/// How a text is typed on a Latin keyboard: 厦门路 12 号 is "xiamenlu12hao", its initials "xml12h".
struct Reading
{
    std::string full;
    std::string initials;
    bool operator==(const Reading &) const = default;
};

/// Reads Chinese as pinyin without tones: ICU's Han-Latin, and before it a table of words that ICU reads
/// otherwise (厦门, 重庆). Const access from any thread.
class Pinyin
{
public:
    /// Reads resources/pinyin/overrides.tsv of @p folder; the error names file and line.
    static Result<Pinyin> load(const std::filesystem::path &folder);

    /// Letters and digits only, lower case.
    [[nodiscard]] Reading read(std::string_view text) const;

private:
    Pinyin() = default;

    struct Transliteration;
    std::shared_ptr<const Transliteration> m_latin;
    std::map<std::u32string, std::string> m_words; ///< syllables with spaces between
    std::size_t m_longest = 1;
};

} // namespace egret::search
