// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exchange/DraftFile.h>
#include <exchange/TableWriter.h>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace egret::exchange {

/// See openTable(). Rows go to temporary files beside the target as they come.
class XlsxTable final : public TableWriter
{
public:
    XlsxTable(const std::filesystem::path &file, TableLayout layout) :
        m_file(file), m_layout(std::move(layout))
    {
    }
    ~XlsxTable() override;
    Outcome begin();
    Outcome row(std::span<const Cell> cells) override;
    Outcome finish() override;

private:
    Outcome addSheet();
    Outcome room() const;
    [[nodiscard]] Error failed(int code) const;

    DraftFile m_file;
    TableLayout m_layout;
    std::string m_folder;
    lxw_workbook *m_book = nullptr;
    lxw_worksheet *m_sheet = nullptr;
    lxw_format *m_heading = nullptr;
    lxw_format *m_day = nullptr;
    std::uint32_t m_row = 0;
    unsigned m_sheets = 0;
    std::string m_text;
};

} // namespace egret::exchange
