// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/JsonRows.h>

namespace egret::intake {

void JsonCutter::dropped()
{
    const std::size_t gone = kept();
    m_at -= gone;
    if (m_begin)
        m_begin = 0;
}

void JsonCutter::scan(std::string_view text, std::vector<std::pair<std::uint32_t, std::uint32_t>> &elements)
{
    const auto end = [&](std::size_t at) {
        elements.emplace_back(static_cast<std::uint32_t>(*m_begin), static_cast<std::uint32_t>(at));
        m_begin.reset();
        m_scalar = false;
    };
    for (; m_at < text.size(); ++m_at) {
        const char c = text[m_at];
        if (m_inString) {
            if (m_escaped) {
                m_escaped = false;
            } else if (c == '\\') {
                m_escaped = true;
            } else if (c == '"') {
                m_inString = false;
                m_keyEnded = true;
                if (m_begin && m_scalar && m_depth == m_base)
                    end(m_at + 1);
                continue;
            }
            if (!m_inArray && m_depth == 1 && m_key.size() < 16)
                m_key.push_back(c);
            continue;
        }
        switch (c) {
        case '"':
            m_inString = true;
            m_key.clear();
            if (!m_begin && m_depth == m_base && (m_inArray || m_depth == 0)) {
                m_begin = m_at;
                m_scalar = true;
            }
            break;
        case '{':
        case '[':
            if (m_scalar && m_begin)
                end(m_at);
            if (c == '[' && !m_inArray && m_depth == 0 && !m_begin) { // a bare array
                m_inArray = true;
                m_base = 1;
            } else if (c == '[' && !m_inArray && m_depth == 1 && m_keyEnded && m_key == "features") {
                m_inArray = true; // what stands before is no element of its own
                m_begin.reset();
                m_base = 2;
            } else if (!m_begin && m_depth == m_base) {
                m_begin = m_at;
            }
            ++m_depth;
            m_keyEnded = false;
            break;
        case '}':
        case ']':
            if (m_scalar && m_begin)
                end(m_at);
            if (m_depth > 0)
                --m_depth;
            if (m_begin && m_depth == m_base) {
                end(m_at + 1);
            } else if (m_inArray && m_depth == m_base - 1) {
                m_inArray = false;
                // The rest of the object around the features: nothing in it is an element.
                m_base = m_depth == 0 ? 0 : -1;
            } else if (m_depth == 0) {
                m_base = 0;
            }
            m_keyEnded = false;
            break;
        case ',':
            if (m_scalar && m_begin)
                end(m_at);
            m_keyEnded = false;
            break;
        case ':': break;
        case ' ':
        case '\t':
        case '\r':
        case '\n':
        case '\x1e':
            if (m_scalar && m_begin)
                end(m_at);
            break;
        default:
            if (!m_begin && m_depth == m_base) {
                m_begin = m_at;
                m_scalar = true;
            }
        }
    }
}

} // namespace egret::intake
