// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>
#include <session/MapContent.h>

#include <QHash>
#include <QString>

#include <filesystem>

namespace egret::desk {

/// Writes components as CSV (UTF-8 with byte order mark, for spreadsheets) or, by the file's ending
/// .geojson, as a GeoJSON FeatureCollection. No cell can become a formula: texts that begin with
/// = + - @, tab or return get an apostrophe before. Texts are taken in the language of the moment of
/// construction; write() may then run on any thread.
class TableExport
{
public:
    explicit TableExport(session::MapContentPtr content);
    /// Old file or whole new one: written beside and put in place at the end.
    Outcome write(const std::vector<std::uint32_t> &rows, const std::filesystem::path &file) const;

    /// @p text as one CSV cell.
    static std::string csvCell(const std::string &text);

private:
    [[nodiscard]] std::string csv(const std::vector<std::uint32_t> &rows) const;
    [[nodiscard]] std::string geoJson(const std::vector<std::uint32_t> &rows) const;

    session::MapContentPtr m_content;
    std::vector<std::string> m_classes; ///< names by class index
    std::vector<std::string> m_states;
    std::vector<std::string> m_headings;
};

} // namespace egret::desk
