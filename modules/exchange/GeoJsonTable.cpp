// SPDX-License-Identifier: GPL-3.0-or-later
#include <exchange/GeoJsonTable.h>

#include <cstdio>

namespace egret::exchange {

namespace {

void appendString(std::string &out, std::string_view text)
{
    out.push_back('"');
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out.push_back('\\');
            out.push_back(c);
        } else if (static_cast<unsigned char>(c) < 0x20) {
            char escaped[8];
            std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(c));
            out += escaped;
        } else {
            out.push_back(c);
        }
    }
    out.push_back('"');
}

} // namespace

Outcome GeoJsonTable::begin()
{
    for (const std::string &column : m_layout.columns)
        appendString(m_keys.emplace_back(), column);
    if (Outcome opened = m_file.open(); !opened)
        return opened;
    return m_file.write("{\"type\":\"FeatureCollection\",\"features\":[");
}

Outcome GeoJsonTable::row(std::span<const Cell> cells)
{
    m_line = m_first ? "\n" : ",\n";
    m_first = false;
    m_line += "{\"type\":\"Feature\",\"geometry\":";
    const double *const lon = m_layout.lon ? std::get_if<double>(&cells[*m_layout.lon]) : nullptr;
    const double *const lat = m_layout.lat ? std::get_if<double>(&cells[*m_layout.lat]) : nullptr;
    if (lon && lat)
        m_line += "{\"type\":\"Point\",\"coordinates\":[" + placeText(*lon) + "," + placeText(*lat) + "]}";
    else
        m_line += "null";
    m_line += ",\"properties\":{";
    bool first = true;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i == m_layout.lon || i == m_layout.lat)
            continue;
        if (!first)
            m_line.push_back(',');
        first = false;
        m_line += m_keys[i] + ":";
        if (const auto *text = std::get_if<std::string_view>(&cells[i]))
            appendString(m_line, *text);
        else if (const auto *number = std::get_if<double>(&cells[i]))
            m_line += placeText(*number);
        else if (const auto *day = std::get_if<DayCell>(&cells[i]); day && day->day != 0)
            appendString(m_line, toText(day->day));
        else
            m_line += "null";
    }
    m_line += "}}";
    return m_file.write(m_line);
}

Outcome GeoJsonTable::finish()
{
    if (Outcome written = m_file.write("\n]}\n"); !written)
        return written;
    return m_file.finish();
}

} // namespace egret::exchange
