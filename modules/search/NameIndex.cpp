// SPDX-License-Identifier: GPL-3.0-or-later
#include <search/NameIndex.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace egret::search {

namespace {

std::u32string widened(const std::string &ascii) { return {ascii.begin(), ascii.end()}; }

bool begins(const std::u32string &text, const std::u32string &query)
{
    return text.compare(0, query.size(), query) == 0;
}

bool holds(const std::u32string &text, const std::u32string &query)
{
    return text.find(query) != std::u32string::npos;
}

} // namespace

std::u32string folded(std::string_view text)
{
    const icu::UnicodeString wide =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    std::u32string result;
    for (std::int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
        UChar32 c = wide.char32At(i);
        if (c >= 0xff01 && c <= 0xff5e)
            c -= 0xfee0; // full-width letters, digits and marks
        if (!u_isUWhiteSpace(c))
            result.push_back(static_cast<char32_t>(u_foldCase(c, U_FOLD_CASE_DEFAULT)));
    }
    return result;
}

bool beginsWithOneEdit(const std::u32string &text, const std::u32string &query)
{
    const auto [t, q] = std::mismatch(text.begin(), text.end(), query.begin(), query.end());
    if (q == query.end())
        return true;
    const auto restBegins = [&](auto from, auto wanted) {
        return text.end() - from >= query.end() - wanted && std::equal(wanted, query.end(), from);
    };
    return restBegins(t, q + 1) // surplus in the query
        || (t != text.end() && (restBegins(t + 1, q + 1) || restBegins(t + 1, q)));
}

NameIndex::NameIndex(std::vector<Entry> entries, const Pinyin &pinyin) : m_entries(std::move(entries))
{
    m_names.reserve(m_entries.size());
    for (const Entry &entry : m_entries) {
        const Reading reading = pinyin.read(entry.title);
        m_names.push_back(
            {folded(entry.title), widened(reading.full), widened(reading.initials), folded(entry.code)});
    }
}

int NameIndex::score(std::uint32_t entry, const std::u32string &query) const
{
    const Name &name = m_names[entry];
    if (query.empty())
        return 0;
    if (name.title == query || name.code == query)
        return 1000;
    if (name.pinyin == query)
        return 950;
    if (begins(name.title, query))
        return 900;
    if (begins(name.code, query))
        return 850;
    if (name.initials == query)
        return 820;
    if (begins(name.pinyin, query))
        return 800;
    if (begins(name.initials, query))
        return 750;
    if (holds(name.title, query))
        return 700;
    if (query.size() >= 3 && holds(name.pinyin, query))
        return 500;
    if (query.size() >= 3 && holds(name.initials, query))
        return 450;
    // One edit in two characters would make anything of anything.
    if (query.size() >= 3 && beginsWithOneEdit(name.title, query))
        return 300;
    if (query.size() >= 4 && beginsWithOneEdit(name.pinyin, query))
        return 200;
    return 0;
}

std::vector<NameIndex::Match> NameIndex::find(std::string_view query, std::size_t limit,
                                              const std::atomic<bool> *cancel) const
{
    const std::u32string wanted = folded(query);
    std::vector<Match> matches;
    for (std::uint32_t i = 0; i < m_names.size(); ++i) {
        if (i % 1024 == 0 && cancel && cancel->load(std::memory_order_relaxed))
            return {};
        // Of two that match alike the shorter name is the more likely one.
        if (const int worth = score(i, wanted); worth != 0)
            matches.push_back(
                {i, worth * 100 - static_cast<int>(std::min<std::size_t>(99, m_names[i].title.size()))});
    }
    const auto better = [](const Match &a, const Match &b) {
        return a.score != b.score ? a.score > b.score : a.entry < b.entry;
    };
    const auto end = matches.begin() + static_cast<std::ptrdiff_t>(std::min(limit, matches.size()));
    std::partial_sort(matches.begin(), end, matches.end(), better);
    matches.erase(end, matches.end());
    return matches;
}

} // namespace egret::search
