// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exchange/DraftFile.h>
#include <exchange/TableWriter.h>

namespace egret::exchange {

/// See openTable().
class CsvTable final : public TableWriter
{
public:
    CsvTable(const std::filesystem::path &file, TableLayout layout) :
        m_file(file), m_layout(std::move(layout))
    {
    }
    Outcome begin();
    Outcome row(std::span<const Cell> cells) override;
    Outcome finish() override { return m_file.finish(); }

private:
    DraftFile m_file;
    TableLayout m_layout;
    std::string m_line;
};

} // namespace egret::exchange
