// SPDX-License-Identifier: GPL-3.0-or-later
#include <exchange/CsvField.h>
#include <exchange/CsvTable.h>

namespace egret::exchange {

Outcome CsvTable::begin()
{
    if (Outcome opened = m_file.open(); !opened)
        return opened;
    m_line = "\xef\xbb\xbf";
    for (std::size_t i = 0; i < m_layout.columns.size(); ++i) {
        if (i > 0)
            m_line.push_back(',');
        appendCsvField(m_line, m_layout.columns[i], ',', true);
    }
    m_line += "\r\n";
    return m_file.write(m_line);
}

Outcome CsvTable::row(std::span<const Cell> cells)
{
    m_line.clear();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            m_line.push_back(',');
        if (const auto *text = std::get_if<std::string_view>(&cells[i]))
            appendCsvField(m_line, *text, ',', true);
        else if (const auto *number = std::get_if<double>(&cells[i]))
            m_line += placeText(*number);
        else if (const auto *day = std::get_if<DayCell>(&cells[i]); day && day->day != 0)
            m_line += toText(day->day);
    }
    m_line += "\r\n";
    return m_file.write(m_line);
}

} // namespace egret::exchange
