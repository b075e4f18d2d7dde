// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exchange/DraftFile.h>
#include <exchange/TableWriter.h>

namespace egret::exchange {

/// See openTable().
class GeoJsonTable final : public TableWriter
{
public:
    GeoJsonTable(const std::filesystem::path &file, TableLayout layout) :
        m_file(file), m_layout(std::move(layout))
    {
    }
    Outcome begin();
    Outcome row(std::span<const Cell> cells) override;
    Outcome finish() override;

private:
    DraftFile m_file;
    TableLayout m_layout;
    std::vector<std::string> m_keys; ///< as JSON
    std::string m_line;
    bool m_first = true;
};

} // namespace egret::exchange
