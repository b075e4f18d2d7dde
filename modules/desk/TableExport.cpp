// SPDX-License-Identifier: GPL-3.0-or-later
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

Outcome TableExport::write(const std::vector<std::uint32_t> &rows, const std::filesystem::path &file,
                           const std::function<void(std::size_t)> &progress,
                           const std::atomic<bool> *cancelled) const
{
    if (!m_content)
        return Error{Error::Code::NotFound, "There is no city to export yet."};
    const auto table = exchange::openTable(file, exchange::formatOf(file).value_or(exchange::Format::Csv),
                                           {m_content->city->city.name, m_headings, 7, 8});
    if (!table)
        return table.error();
    const points::PointSet &set = *m_content->city->components;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::uint32_t row = rows[i];
        const geo::LonLat at = geo::toLonLat({set.x[row], set.y[row]});
        const std::string code = session::identifierOf(set, row).toStdString();
        const std::string_view grid =
            set.grid[row] == points::noGrid ? std::string_view() : std::string_view(set.grids[set.grid[row]]);
        const exchange::Cell cells[] = {std::string_view(code),
                                        std::string_view(m_classes[set.cls[row]]),
                                        std::string_view(m_states[set.state[row] & 15]),
                                        std::string_view(set.districts[set.district[row]]),
                                        grid,
                                        exchange::DayCell{set.survey[row]},
                                        exchange::DayCell{set.change[row]},
                                        at.lon,
                                        at.lat};
        if (Outcome written = table.value()->row(cells); !written)
            return written;
        if (i % 4096 != 4095)
            continue;
        if (cancelled && *cancelled)
            return Error{Error::Code::Cancelled, "The export was cancelled; no file was written."};
        if (progress)
            progress(i + 1);
    }
    return table.value()->finish();
}

} // namespace egret::desk
