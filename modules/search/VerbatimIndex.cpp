// SPDX-License-Identifier: GPL-3.0-or-later
#include <search/VerbatimIndex.h>

#include <algorithm>

namespace egret::search {

namespace {

constexpr std::uint32_t codesPerLook = 4096; ///< between two looks at whether the answer is still wanted

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), lower);
    return result;
}

bool lessLowered(std::string_view a, std::string_view b)
{
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [](char x, char y) { return lower(x) < lower(y); });
}

/// @p wanted is lower case.
bool equalLowered(std::string_view text, std::string_view wanted)
{
    return text.size() == wanted.size()
        && std::equal(text.begin(), text.end(), wanted.begin(), [](char c, char w) { return lower(c) == w; });
}

bool holdsLowered(std::string_view text, std::string_view wanted)
{
    return std::search(text.begin(), text.end(), wanted.begin(), wanted.end(),
                       [](char c, char w) { return lower(c) == w; })
        != text.end();
}

} // namespace

VerbatimIndex::VerbatimIndex(std::vector<VerbatimCode> codes)
{
    std::sort(codes.begin(), codes.end(),
              [](const VerbatimCode &a, const VerbatimCode &b) { return lessLowered(a.text, b.text); });
    std::size_t bytes = 0;
    for (const VerbatimCode &code : codes)
        bytes += code.text.size();
    m_texts.reserve(bytes);
    m_begins.reserve(codes.size() + 1);
    m_rows.reserve(codes.size());
    for (const VerbatimCode &code : codes) {
        m_begins.push_back(static_cast<std::uint32_t>(m_texts.size()));
        m_texts += code.text;
        m_rows.push_back(code.row);
    }
    m_begins.push_back(static_cast<std::uint32_t>(m_texts.size()));
}

std::string_view VerbatimIndex::text(std::uint32_t code) const
{
    return std::string_view(m_texts).substr(m_begins[code], m_begins[code + 1] - m_begins[code]);
}

std::vector<std::uint32_t> VerbatimIndex::holding(std::string_view text, std::size_t limit,
                                                  const std::atomic<bool> *cancel) const
{
    std::vector<std::uint32_t> found;
    const std::string wanted = lowered(text);
    if (wanted.empty() || m_rows.empty())
        return found;
    const auto codes = static_cast<std::uint32_t>(m_rows.size());
    // Codes that begin alike follow each other, the whole code first.
    std::uint32_t low = 0;
    std::uint32_t high = codes;
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (lessLowered(this->text(middle), wanted))
            low = middle + 1;
        else
            high = middle;
    }
    std::uint32_t end = low;
    while (end < codes && found.size() < limit
           && equalLowered(this->text(end).substr(0, wanted.size()), wanted))
        found.push_back(end++);
    for (std::uint32_t code = 0; code < codes && found.size() < limit; ++code) {
        if (code % codesPerLook == 0 && cancel && *cancel)
            break;
        if ((code < low || code >= end) && holdsLowered(this->text(code), wanted))
            found.push_back(code);
    }
    return found;
}

std::size_t VerbatimIndex::memoryBytes() const
{
    return m_texts.capacity() + m_begins.capacity() * sizeof m_begins[0]
        + m_rows.capacity() * sizeof m_rows[0];
}

} // namespace egret::search
