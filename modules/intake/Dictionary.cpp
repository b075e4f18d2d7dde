// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/Dictionary.h>

#include <algorithm>

namespace egret::intake {

std::uint32_t Dictionary::intern(std::string_view text)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_numbers.find(text);
    if (found != m_numbers.end())
        return found->second;
    return m_numbers.emplace(std::string(text), static_cast<std::uint32_t>(m_numbers.size())).first->second;
}

std::size_t Dictionary::size() const
{
    const std::lock_guard lock(m_mutex);
    return m_numbers.size();
}

Dictionary::Ranked Dictionary::ranked() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::pair<std::string_view, std::uint32_t>> order(m_numbers.begin(), m_numbers.end());
    std::sort(order.begin(), order.end());
    Ranked ranked;
    ranked.ranks.resize(order.size());
    for (const auto &[text, number] : order) {
        ranked.ranks[number] = static_cast<std::uint32_t>(ranked.texts.size());
        ranked.texts.emplace_back(text);
    }
    return ranked;
}

std::uint32_t DictionaryUse::operator()(const std::string &text)
{
    Known &known = m_known[std::hash<std::string>()(text) % m_known.size()];
    if (known.set && known.text == text)
        return known.number;
    known = {true, text, m_dictionary.intern(text)};
    return known.number;
}

} // namespace egret::intake
