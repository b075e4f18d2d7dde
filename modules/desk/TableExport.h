// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exchange/TableWriter.h>
#include <session/MapContent.h>

#include <atomic>
#include <functional>

namespace egret::desk {

/// Writes components as a table of the format that the file's ending names: CSV, GeoJSON or XLSX; see
/// exchange::openTable(). Columns hold nothing personal, so nothing is masked. Texts are taken in the
/// language of the moment of construction; write() may then run on any thread.
class TableExport
{
public:
    explicit TableExport(session::MapContentPtr content);
    /// Old file or whole new one. @p progress is told the rows written, now and then; Cancelled when
    /// @p cancelled says so.
    Outcome write(const std::vector<std::uint32_t> &rows, const std::filesystem::path &file,
                  const std::function<void(std::size_t)> &progress = {},
                  const std::atomic<bool> *cancelled = nullptr) const;

private:
    session::MapContentPtr m_content;
    std::vector<std::string> m_classes; ///< names by class index
    std::vector<std::string> m_states;
    std::vector<std::string> m_headings;
};

} // namespace egret::desk
