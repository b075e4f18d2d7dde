// SPDX-License-Identifier: GPL-3.0-or-later
#include <exchange/XlsxTable.h>

#include <algorithm>
#include <xlsxwriter.h>

namespace egret::exchange {

namespace {

constexpr std::uint32_t lastRow = 1048575;
constexpr std::size_t longestText = 32767; ///< characters, which are at most as many as bytes
constexpr double dayZero = 25569; ///< 1970-01-01 as spreadsheets count
constexpr std::uintmax_t leastRoom = std::uintmax_t{16} << 20;

/// A name that a sheet can have: at most 27 characters, which leaves room for a number, and none of []:*?/
/// and the backslash.
std::string sheetName(const std::string &wanted)
{
    std::string name;
    std::size_t characters = 0;
    for (const char c : wanted) {
        const bool begins = (static_cast<unsigned char>(c) & 0xc0) != 0x80;
        if (begins && ++characters > 27)
            break;
        name.push_back(std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ');
    }
    return name.empty() ? "Table" : name;
}

} // namespace

XlsxTable::~XlsxTable()
{
    if (m_book)
        lxw_workbook_free(m_book);
}

Error XlsxTable::failed(int code) const
{
    return {Error::Code::Unavailable,
            m_file.path().string() + ": cannot be written: " + lxw_strerror(static_cast<lxw_error>(code))};
}

/// The library does not tell when its temporary files find no room, so it is looked after.
Outcome XlsxTable::room() const
{
    std::error_code ec;
    const std::filesystem::space_info space = std::filesystem::space(m_folder, ec);
    if (!ec && space.available < leastRoom)
        return Error{Error::Code::Unavailable,
                     m_file.path().string()
                         + ": less than 16 MiB are left on its disk; free some and export again"};
    return success();
}

Outcome XlsxTable::begin()
{
    m_folder = m_file.path().parent_path().string();
    if (m_folder.empty())
        m_folder = ".";
    if (Outcome opened = m_file.open(); !opened) // whether it can be written at all
        return opened;
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = m_folder.data();
    options.use_zip64 = LXW_TRUE;
    m_book = workbook_new_opt(m_file.path().c_str(), &options);
    if (!m_book)
        return failed(LXW_ERROR_MEMORY_MALLOC_FAILED);
    m_heading = workbook_add_format(m_book);
    format_set_bold(m_heading);
    m_day = workbook_add_format(m_book);
    format_set_num_format(m_day, "yyyy-mm-dd");
    return addSheet();
}

Outcome XlsxTable::addSheet()
{
    if (Outcome enough = room(); !enough)
        return enough;
    ++m_sheets;
    std::string name = sheetName(m_layout.name);
    if (m_sheets > 1)
        name += " " + std::to_string(m_sheets);
    m_sheet = workbook_add_worksheet(m_book, name.c_str());
    if (!m_sheet)
        return failed(LXW_ERROR_PARAMETER_VALIDATION);
    worksheet_freeze_panes(m_sheet, 1, 0);
    for (std::size_t i = 0; i < m_layout.columns.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        worksheet_set_column(m_sheet, column, column, 16, nullptr);
        worksheet_write_string(m_sheet, 0, column, m_layout.columns[i].c_str(), m_heading);
    }
    m_row = 1;
    return success();
}

Outcome XlsxTable::row(std::span<const Cell> cells)
{
    if (m_row > lastRow) {
        if (Outcome added = addSheet(); !added)
            return added;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        lxw_error code = LXW_NO_ERROR;
        if (const auto *text = std::get_if<std::string_view>(&cells[i]); text && !text->empty()) {
            m_text = text->substr(0, longestText);
            while (text->size() > longestText && !m_text.empty() && (m_text.back() & 0xc0) == 0x80)
                m_text.pop_back();
            code = worksheet_write_string(m_sheet, m_row, column, m_text.c_str(), nullptr);
        } else if (const auto *number = std::get_if<double>(&cells[i])) {
            code = worksheet_write_number(m_sheet, m_row, column, *number, nullptr);
        } else if (const auto *day = std::get_if<DayCell>(&cells[i]); day && day->day != 0) {
            code = worksheet_write_number(m_sheet, m_row, column, dayZero + day->day, m_day);
        }
        if (code != LXW_NO_ERROR)
            return failed(code);
    }
    ++m_row;
    return m_row % 4096 == 0 ? room() : success();
}

Outcome XlsxTable::finish()
{
    if (Outcome enough = room(); !enough)
        return enough;
    worksheet_autofilter(m_sheet, 0, 0, std::max(m_row, 2u) - 1,
                         static_cast<lxw_col_t>(m_layout.columns.size() - 1));
    const lxw_error code = workbook_close(m_book); // frees it
    m_book = nullptr;
    return code == LXW_NO_ERROR ? m_file.finish() : Outcome(failed(code));
}

} // namespace egret::exchange
