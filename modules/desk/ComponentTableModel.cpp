// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <desk/ComponentTableModel.h>
#include <mapscene/Theme.h>
#include <session/Card.h>
#include <session/ComponentId.h>

namespace egret::desk {

using session::Column;

void ComponentTableModel::show(const session::MapContentPtr &content, const Rows &rows, std::uint32_t total)
{
    const bool otherCity =
        !m_content || !content || m_content->city->manifest.epoch != content->city->manifest.epoch;
    const bool reset = otherCity || total != m_total;
    if (reset)
        beginResetModel();
    m_content = content;
    m_rows = rows;
    m_total = total;
    if (otherCity) {
        m_areas.clear();
        if (content) {
            for (const domain::Area &area : content->city->city.areas)
                m_areas.insert(QString::fromStdString(area.code), QString::fromStdString(area.name));
        }
    }
    if (reset)
        endResetModel();
    else if (total > 0)
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(total) - 1, session::columnCount - 1));
}

std::optional<std::uint32_t> ComponentTableModel::componentAt(int index) const
{
    if (!m_rows || index < 0 || static_cast<std::size_t>(index) >= m_rows->size())
        return std::nullopt;
    return (*m_rows)[static_cast<std::size_t>(index)];
}

QString ComponentTableModel::cell(std::uint32_t row, Column column) const
{
    const points::PointSet &set = *m_content->city->components;
    const auto day = [](Day value) { return value == 0 ? QString() : QString::fromStdString(toText(value)); };
    const auto grid = [&] {
        return set.grid[row] == points::noGrid ? QString() : QString::fromStdString(set.grids[set.grid[row]]);
    };
    const auto area = [&](const QString &code) { return m_areas.value(code, code); };
    switch (column) {
    case Column::State: return session::stateName(set.state[row]);
    case Column::Class: return session::className(m_content->classOf(row));
    case Column::Code: return session::identifierOf(set, row);
    case Column::District: return area(QString::fromStdString(set.districts[set.district[row]]));
    case Column::Community: return area(grid().left(12));
    case Column::Grid: return grid();
    case Column::Surveyed: return day(set.survey[row]);
    case Column::Changed: return day(set.change[row]);
    case Column::Longitude: return QString::number(geo::toLonLat({set.x[row], set.y[row]}).lon, 'f', 6);
    case Column::Latitude: break;
    }
    return QString::number(geo::toLonLat({set.x[row], set.y[row]}).lat, 'f', 6);
}

QString ComponentTableModel::columnName(Column column)
{
    switch (column) {
    case Column::State: return tr("State");
    case Column::Class: return tr("Class");
    case Column::Code: return tr("Code");
    case Column::District: return tr("District");
    case Column::Community: return tr("Community");
    case Column::Grid: return tr("Grid");
    case Column::Surveyed: return tr("Surveyed");
    case Column::Changed: return tr("Changed");
    case Column::Longitude: return tr("Longitude");
    case Column::Latitude: break;
    }
    return tr("Latitude");
}

void ComponentTableModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, session::columnCount - 1);
    if (m_total > 0)
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_total) - 1, session::columnCount - 1));
}

int ComponentTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_total);
}

int ComponentTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : session::columnCount;
}

QVariant ComponentTableModel::data(const QModelIndex &index, int role) const
{
    const auto row = componentAt(index.row());
    if (!row)
        return role == Qt::DisplayRole && index.column() == 0 ? QVariant(QStringLiteral("…")) : QVariant();
    const auto column = static_cast<Column>(index.column());
    const std::uint8_t state = m_content->city->components->state[*row];
    if (role == Qt::DisplayRole) {
        const QString text = cell(*row, column);
        if (column != Column::State)
            return text.isEmpty() ? QStringLiteral("—") : text;
        // A shape as well as a colour.
        static const char *const shapes[] = {"●", "◇", "△", "○", "⊘", "?"};
        return QString::fromUtf8(shapes[std::min<std::size_t>(state, 5)]) + QLatin1Char(' ') + text;
    }
    if (role == Qt::ForegroundRole && column == Column::State) {
        const mapscene::Tokens &tokens = mapscene::Theme::tokens();
        const QColor colours[] = {tokens.text2, tokens.levelII, tokens.levelIII, tokens.offline,
                                  tokens.offline};
        return state < 5 ? colours[state] : tokens.text3;
    }
    if (role == Qt::TextAlignmentRole && column >= Column::Longitude)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant ComponentTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= session::columnCount)
        return {};
    if (role == Qt::TextAlignmentRole && static_cast<Column>(section) >= Column::Longitude)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter); // as its values
    if (role != Qt::DisplayRole)
        return {};
    return columnName(static_cast<Column>(section));
}

} // namespace egret::desk
