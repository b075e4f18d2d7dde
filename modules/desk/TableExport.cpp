// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Files.h>
#include <base/Json.h>
#include <desk/ComponentTableModel.h>
#include <desk/TableExport.h>
#include <session/Card.h>
#include <session/ComponentId.h>

namespace egret::desk {

TableExport::TableExport(session::MapContentPtr content) : m_content(std::move(content))
{
    if (!m_content)
        return;
    for (std::size_t i = 0; i < m_content->city->components->classes.size(); ++i)
        m_classes.push_back(session::className(m_content->classAt(i)).toStdString());
    for (std::uint8_t state = 0; state < 16; ++state)
        m_states.push_back(session::stateName(state).toStdString());
    for (const auto column :
         {session::Column::Code, session::Column::Class, session::Column::State, session::Column::District,
          session::Column::Grid, session::Column::Surveyed, session::Column::Changed,
          session::Column::Longitude, session::Column::Latitude})
        m_headings.push_back(ComponentTableModel::columnName(column).toStdString());
}

std::string TableExport::csvCell(const std::string &text)
{
    std::string safe = text;
    if (!safe.empty() && std::string_view("=+-@\t\r").find(safe.front()) != std::string_view::npos)
        safe.insert(safe.begin(), '\'');
    if (safe.find_first_of(",\"\r\n") == std::string::npos)
        return safe;
    std::string quoted = "\"";
    for (const char c : safe) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string TableExport::csv(const std::vector<std::uint32_t> &rows) const
{
    const points::PointSet &set = *m_content->city->components;
    std::string out = "\xEF\xBB\xBF";
    for (std::size_t i = 0; i < m_headings.size(); ++i)
        out += (i ? "," : "") + csvCell(m_headings[i]);
    out += "\r\n";
    char place[64];
    for (const std::uint32_t row : rows) {
        const geo::LonLat at = geo::toLonLat({set.x[row], set.y[row]});
        std::snprintf(place, sizeof place, "%.6f,%.6f\r\n", at.lon, at.lat);
        out += session::identifierOf(set, row).toStdString() + ',' + csvCell(m_classes[set.cls[row]]) + ','
            + csvCell(m_states[set.state[row] & 15]) + ',' + csvCell(set.districts[set.district[row]]) + ','
            + csvCell(set.grid[row] == points::noGrid ? std::string() : set.grids[set.grid[row]]) + ','
            + toText(set.survey[row]) + ',' + toText(set.change[row]) + ',' + place;
    }
    return out;
}

std::string TableExport::geoJson(const std::vector<std::uint32_t> &rows) const
{
    const points::PointSet &set = *m_content->city->components;
    std::string out = "{\"type\":\"FeatureCollection\",\"features\":[";
    bool first = true;
    for (const std::uint32_t row : rows) {
        const geo::LonLat at = geo::toLonLat({set.x[row], set.y[row]});
        Json feature = {
            {"type", "Feature"},
            {"geometry", {{"type", "Point"}, {"coordinates", {at.lon, at.lat}}}},
            {"properties",
             {{"code", session::identifierOf(set, row).toStdString()},
              {"class", set.classes[set.cls[row]]},
              {"name", m_classes[set.cls[row]]},
              {"state", m_states[set.state[row] & 15]},
              {"district", set.districts[set.district[row]]},
              {"grid", set.grid[row] == points::noGrid ? std::string() : set.grids[set.grid[row]]},
              {"surveyed", toText(set.survey[row])},
              {"changed", toText(set.change[row])}}}};
        out += (first ? "\n" : ",\n") + dumped(feature);
        first = false;
    }
    return out + "\n]}\n";
}

Outcome TableExport::write(const std::vector<std::uint32_t> &rows, const std::filesystem::path &file) const
{
    if (!m_content)
        return Error{Error::Code::NotFound, "There is no city to export yet."};
    const std::string text = file.extension() == ".geojson" ? geoJson(rows) : csv(rows);
    return writeFile(file, ByteView(reinterpret_cast<const std::uint8_t *>(text.data()), text.size()));
}

} // namespace egret::desk
