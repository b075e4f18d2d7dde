// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/LayerTreeModel.h>
#include <mapscene/MapStyle.h>
#include <mapscene/Theme.h>
#include <session/Card.h>
#include <session/StatusText.h>

#include <QFont>
#include <QLocale>
#include <QPixmap>

#include <algorithm>

namespace egret::desk {

namespace {

enum Kind { ComponentsGroup, StateGroup, MapGroup, Category, Class, State, Cameras, Grids };

} // namespace

struct LayerTreeModel::Node
{
    int kind = 0;
    std::size_t index = 0; ///< of the category, class or state
    Node *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Node>> children;
};

LayerTreeModel::LayerTreeModel(const DeskContext &context, QObject *parent) :
    QAbstractItemModel(parent), m_context(context), m_root(std::make_unique<Node>())
{
    connect(&context.session, &session::CitySession::contentChanged, this, &LayerTreeModel::rebuild);
    connect(&context.filters, &session::FilterModel::changed, this, &LayerTreeModel::refresh);
    rebuild();
}

LayerTreeModel::~LayerTreeModel() = default;

LayerTreeModel::Node *LayerTreeModel::add(Node *parent, int kind)
{
    parent->children.push_back(std::make_unique<Node>());
    Node *const node = parent->children.back().get();
    node->kind = kind;
    node->parent = parent;
    node->row = static_cast<int>(parent->children.size()) - 1;
    return node;
}

void LayerTreeModel::rebuild()
{
    m_content = m_context.session.content();
    QString shape;
    if (m_content)
        shape = QString::fromStdString(m_content->city->manifest.epoch) + QLatin1Char(' ')
            + QString::number(m_content->city->components->classes.size());
    if (shape == m_shape) {
        refresh();
        return;
    }
    beginResetModel();
    m_shape = shape;
    m_root = std::make_unique<Node>();
    if (m_content) {
        Node *const components = add(m_root.get(), ComponentsGroup);
        for (std::size_t i = 0; i < m_content->city->city.categories.size(); ++i) {
            Node *const category = add(components, Category);
            category->index = i;
            for (std::size_t c = 0; c < m_content->groupOfClass.size(); ++c) {
                if (m_content->groupOfClass[c] == i && m_content->all.byClass[c] > 0)
                    add(category, Class)->index = c;
            }
        }
        Node *const states = add(m_root.get(), StateGroup);
        for (std::size_t i = 0; i < 6; ++i) {
            if (i < 5 || m_content->all.byState[i] > 0)
                add(states, State)->index = i;
        }
        Node *const map = add(m_root.get(), MapGroup);
        add(map, Cameras);
        add(map, Grids);
    }
    endResetModel();
}

void LayerTreeModel::setInView(const points::Counts &inView)
{
    m_inView = inView;
    refresh();
}

void LayerTreeModel::refresh()
{
    const std::function<void(const QModelIndex &)> tell = [&](const QModelIndex &parent) {
        const int rows = rowCount(parent);
        if (rows == 0)
            return;
        Q_EMIT dataChanged(index(0, 0, parent), index(rows - 1, 2, parent));
        for (int row = 0; row < rows; ++row)
            tell(index(row, 0, parent));
    };
    tell({});
}

LayerTreeModel::Node *LayerTreeModel::nodeOf(const QModelIndex &index)
{
    return static_cast<Node *>(index.internalPointer());
}

QModelIndex LayerTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *const above = parent.isValid() ? nodeOf(parent) : m_root.get();
    if (row < 0 || row >= static_cast<int>(above->children.size()) || column < 0 || column > 2)
        return {};
    return createIndex(row, column, above->children[static_cast<std::size_t>(row)].get());
}

QModelIndex LayerTreeModel::parent(const QModelIndex &index) const
{
    Node *const above = index.isValid() ? nodeOf(index)->parent : nullptr;
    return !above || above == m_root.get() ? QModelIndex() : createIndex(above->row, 0, above);
}

int LayerTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    return static_cast<int>((parent.isValid() ? nodeOf(parent) : m_root.get())->children.size());
}

int LayerTreeModel::columnCount(const QModelIndex &) const { return 3; }

QString LayerTreeModel::nameOf(const Node &node) const
{
    switch (node.kind) {
    case ComponentsGroup: return tr("Components");
    case StateGroup: return tr("State");
    case MapGroup: return tr("Video and areas");
    case Category: {
        const domain::Category &category = m_content->city->city.categories[node.index];
        return QString::fromStdString(QLocale().language() == QLocale::Chinese ? category.name
                                                                               : category.nameEn);
    }
    case Class: return session::className(m_content->classAt(node.index));
    case State: return session::stateName(static_cast<std::uint8_t>(node.index));
    case Cameras: return tr("Cameras");
    default: return tr("Grids and communities");
    }
}

Qt::CheckState LayerTreeModel::checkOf(const Node &node) const
{
    const session::MapFilter &filter = m_context.filters.filter();
    const auto shown = [](bool on) { return on ? Qt::Checked : Qt::Unchecked; };
    const auto hidden = [&](std::size_t cls) {
        const std::string &key = m_content->city->components->classes[cls];
        return filter.hiddenClasses.contains(key)
            || (!filter.onlyClasses.empty() && !filter.onlyClasses.contains(key));
    };
    switch (node.kind) {
    case Category:
        if (filter.hiddenCategories.contains(m_content->city->city.categories[node.index].id))
            return Qt::Unchecked;
        for (const auto &child : node.children) {
            if (hidden(child->index))
                return Qt::PartiallyChecked;
        }
        return Qt::Checked;
    case Class:
        return shown(
            !hidden(node.index)
            && !filter.hiddenCategories.contains(m_content->city->city.categories[node.parent->index].id));
    case State: return shown(!filter.hiddenStates.contains(static_cast<std::uint8_t>(node.index)));
    case Cameras: return shown(filter.cameras);
    case Grids: return shown(filter.grids);
    default: break;
    }
    bool any = false;
    bool all = true;
    for (const auto &child : node.children) {
        any = any || checkOf(*child) != Qt::Unchecked;
        all = all && checkOf(*child) == Qt::Checked;
    }
    return all ? Qt::Checked : any ? Qt::PartiallyChecked : Qt::Unchecked;
}

std::optional<std::uint64_t> LayerTreeModel::countOf(const Node &node, const points::Counts &counts) const
{
    if (counts.byClass.size() != m_content->groupOfClass.size())
        return std::nullopt;
    // Counts of a city that is not there yet are empty.
    const auto at = [&node](const std::vector<std::uint32_t> &list) {
        const auto index = static_cast<std::size_t>(node.index);
        return index < list.size() ? std::optional<std::uint64_t>(list[index]) : std::nullopt;
    };
    switch (node.kind) {
    case ComponentsGroup: return counts.total;
    case Category: return m_content->categoryCount(counts, node.index);
    case Class: return at(counts.byClass);
    case State: return at(counts.byState);
    default: return std::nullopt;
    }
}

QVariant LayerTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_content)
        return {};
    const Node &node = *nodeOf(index);
    if (role == Qt::FontRole && node.kind <= MapGroup && index.column() == 0) {
        QFont font(QStringLiteral("Noto Sans CJK SC"));
        font.setPixelSize(13);
        font.setWeight(QFont::DemiBold);
        return font;
    }
    if (index.column() == 0) {
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return nameOf(node);
        if (role == Qt::CheckStateRole)
            return checkOf(node);
        if (role == Qt::DecorationRole && (node.kind == Category || node.kind == Cameras)) {
            const mapscene::MapStyle style =
                mapscene::Theme::dark() ? mapscene::MapStyle::night() : mapscene::MapStyle::day();
            const QColor colour = node.kind == Cameras ? style.camera
                : node.index < style.categories.size() ? style.categories[node.index]
                                                       : QColor(Qt::transparent);
            QPixmap swatch(10, 10);
            swatch.fill(colour);
            return swatch;
        }
        return {};
    }
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole && index.column() == 2)
        return mapscene::Theme::tokens().text2;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (node.kind == Cameras && index.column() == 2)
        return role == Qt::DisplayRole ? session::shortNumber(m_content->city->cameras->size())
                                       : session::grouped(m_content->city->cameras->size());
    const auto count = countOf(node, index.column() == 1 ? m_inView : m_content->all);
    if (node.kind >= Cameras || node.kind == StateGroup || node.kind == MapGroup)
        return {};
    if (!count)
        return QStringLiteral("—");
    return index.column() == 1 || role == Qt::ToolTipRole ? session::grouped(*count)
                                                          : session::shortNumber(*count);
}

bool LayerTreeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != 0)
        return false;
    const bool on = value.toInt() == Qt::Checked;
    session::MapFilter filter = m_context.filters.filter();
    const std::function<void(const Node &)> apply = [&](const Node &node) {
        switch (node.kind) {
        case Category: {
            const std::string &id = m_content->city->city.categories[node.index].id;
            on ? (void)filter.hiddenCategories.erase(id) : (void)filter.hiddenCategories.insert(id);
            for (const auto &child : node.children)
                filter.hiddenClasses.erase(m_content->city->components->classes[child->index]);
            if (on && !filter.onlyClasses.empty()) {
                for (const auto &child : node.children)
                    filter.onlyClasses.insert(m_content->city->components->classes[child->index]);
            }
            break;
        }
        case Class: {
            const std::string &key = m_content->city->components->classes[node.index];
            on ? (void)filter.hiddenClasses.erase(key) : (void)filter.hiddenClasses.insert(key);
            if (on && !filter.onlyClasses.empty())
                filter.onlyClasses.insert(key);
            break;
        }
        case State: {
            const auto state = static_cast<std::uint8_t>(node.index);
            on ? (void)filter.hiddenStates.erase(state) : (void)filter.hiddenStates.insert(state);
            break;
        }
        case Cameras: filter.cameras = on; break;
        case Grids: filter.grids = on; break;
        default:
            for (const auto &child : node.children)
                apply(*child);
        }
    };
    apply(*nodeOf(index));
    m_context.filters.apply(filter, (on ? tr("Show %1") : tr("Hide %1")).arg(nameOf(*nodeOf(index))));
    return true;
}

Qt::ItemFlags LayerTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() == 0 ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace egret::desk
