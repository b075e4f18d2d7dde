// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/LayerTreeModel.h>
#include <domain/ComponentState.h>
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

enum Kind {
    ComponentsGroup,
    StateGroup,
    MapGroup,
    LayerGroup, ///< a group of the pack's own layers
    Category,
    Class,
    ClassInDistrict,
    State,
    Cameras,
    CameraKind,
    Grids,
    Still ///< a layer of the pack that nothing can be switched of here: a feed, the base map, none in this
          ///< city
};

} // namespace

struct LayerTreeModel::Node
{
    int kind = 0;
    std::size_t index = 0; ///< of the category, class or state
    std::optional<std::size_t> layer; ///< of the pack's layers
    std::string district;
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
    m_inDistrict.clear();
    if (m_content && !m_content->city->city.layers.empty())
        addPackLayers();
    else if (m_content)
        addByCategory();
    countInDistricts();
    endResetModel();
}

void LayerTreeModel::addByCategory()
{
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

void LayerTreeModel::addPackLayers()
{
    std::map<std::string, Node *> groups{{std::string(), m_root.get()}};
    const std::vector<domain::Layer> &layers = m_content->city->city.layers;
    for (std::size_t i = 0; i < layers.size(); ++i) { // parents come before children
        const auto parent = groups.find(layers[i].parent);
        Node *const above = parent == groups.end() ? m_root.get() : parent->second;
        if (layers[i].source.empty())
            groups[layers[i].id] = add(above, LayerGroup);
        else
            addLayer(layers[i], above);
        above->children.back()->layer = i;
    }
}

void LayerTreeModel::addLayer(const domain::Layer &layer, Node *parent)
{
    const std::size_t colon = layer.source.find(':');
    const std::string type = layer.source.substr(0, colon);
    const std::string what = colon == std::string::npos ? std::string() : layer.source.substr(colon + 1);
    const auto indexOf = [](const std::vector<std::string> &keys, const std::string &code) {
        const auto found = std::find_if(keys.begin(), keys.end(), [&](const std::string &key) {
            return key == code || key.ends_with(":" + code);
        });
        return found == keys.end() ? std::nullopt
                                   : std::optional(static_cast<std::size_t>(found - keys.begin()));
    };
    if (type == "class") {
        const std::size_t at = what.find('@');
        const auto cls = indexOf(m_content->city->components->classes, what.substr(0, at));
        Node *const node = add(parent, !cls ? Still : at == std::string::npos ? Class : ClassInDistrict);
        node->index = cls.value_or(0);
        node->district = at == std::string::npos ? std::string() : what.substr(at + 1);
        if (node->kind == ClassInDistrict)
            m_inDistrict[{node->index, node->district}] = 0;
    } else if (const auto &categories = m_content->city->city.categories; type == "category") {
        const auto found =
            std::find_if(categories.begin(), categories.end(),
                         [&](const domain::Category &category) { return category.id == what; });
        add(parent, found == categories.end() ? Still : Category)->index =
            static_cast<std::size_t>(found - categories.begin());
    } else if (const auto state = domain::componentStateFromText(what); type == "state" && state) {
        add(parent, State)->index = static_cast<std::size_t>(*state);
    } else if (type == "camera") {
        const auto kind = indexOf(m_content->city->cameras->classes, what);
        add(parent, kind ? CameraKind : Still)->index = kind.value_or(0);
    } else {
        add(parent, layer.source == "area:grid" ? Grids : Still);
    }
}

/// How many of a class a district has, for the layers that ask for it; one pass.
void LayerTreeModel::countInDistricts()
{
    if (m_inDistrict.empty())
        return;
    const points::PointSet &set = *m_content->city->components;
    std::vector<std::uint64_t> counts(set.classes.size() * set.districts.size());
    for (std::uint32_t row = 0; row < set.size(); ++row)
        ++counts[set.cls[row] * set.districts.size() + set.district[row]];
    for (auto &[where, count] : m_inDistrict) {
        const auto district = std::find(set.districts.begin(), set.districts.end(), where.second);
        if (district != set.districts.end())
            count = counts[where.first * set.districts.size()
                           + static_cast<std::size_t>(district - set.districts.begin())];
    }
}

std::string LayerTreeModel::inDistrict(const Node &node) const
{
    return m_content->city->components->classes[node.index] + "@" + node.district;
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
    if (node.layer) {
        const domain::Layer &layer = m_content->city->city.layers[*node.layer];
        return QString::fromStdString(
            QLocale().language() == QLocale::Chinese || layer.nameEn.empty() ? layer.name : layer.nameEn);
    }
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

/// Whether something can be switched on and off with @p node.
bool LayerTreeModel::switches(const Node &node)
{
    return node.kind != Still
        && (node.kind != LayerGroup
            || std::any_of(node.children.begin(), node.children.end(),
                           [](const auto &child) { return switches(*child); }));
}

Qt::CheckState LayerTreeModel::checkOf(const Node &node, const session::MapFilter &filter) const
{
    const auto shown = [](bool on) { return on ? Qt::Checked : Qt::Unchecked; };
    const auto hidden = [&](std::size_t cls) {
        const std::string &key = m_content->city->components->classes[cls];
        return filter.hiddenClasses.contains(key)
            || (!filter.onlyClasses.empty() && !filter.onlyClasses.contains(key));
    };
    const auto inHiddenCategory = [&](std::size_t cls) {
        return filter.hiddenCategories.contains(
            m_content->city->city.categories[m_content->groupOfClass[cls]].id);
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
    case Class: {
        if (hidden(node.index) || inHiddenCategory(node.index))
            return Qt::Unchecked;
        const std::string before = m_content->city->components->classes[node.index] + "@";
        const auto some = filter.hiddenInDistricts.lower_bound(before);
        return some != filter.hiddenInDistricts.end() && some->starts_with(before) ? Qt::PartiallyChecked
                                                                                   : Qt::Checked;
    }
    case ClassInDistrict:
        return shown(!hidden(node.index) && !inHiddenCategory(node.index)
                     && !filter.hiddenInDistricts.contains(inDistrict(node)));
    case CameraKind:
        return shown(filter.cameras
                     && !filter.hiddenCameras.contains(m_content->city->cameras->classes[node.index]));
    case State: return shown(!filter.hiddenStates.contains(static_cast<std::uint8_t>(node.index)));
    case Cameras: return shown(filter.cameras);
    case Grids: return shown(filter.grids);
    default: break;
    }
    bool any = false;
    bool all = true;
    for (const auto &child : node.children) {
        if (!switches(*child))
            continue;
        any = any || checkOf(*child, filter) != Qt::Unchecked;
        all = all && checkOf(*child, filter) == Qt::Checked;
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
    case ClassInDistrict: {
        const auto found = m_inDistrict.find({node.index, node.district});
        return &counts == &m_content->all && found != m_inDistrict.end() ? std::optional(found->second)
                                                                         : std::nullopt;
    }
    case LayerGroup: {
        std::uint64_t sum = 0;
        for (const auto &child : node.children) {
            const auto count = child->kind == Class || child->kind == ClassInDistrict
                ? countOf(*child, counts)
                : std::nullopt;
            if (!count && child->kind != Still)
                return std::nullopt; // it would not add up
            sum += count.value_or(0);
        }
        return sum;
    }
    case State: return at(counts.byState);
    default: return std::nullopt;
    }
}

QVariant LayerTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_content)
        return {};
    const Node &node = *nodeOf(index);
    if (role == Qt::FontRole && node.kind <= LayerGroup && node.parent == m_root.get()
        && index.column() == 0) {
        QFont font(QStringLiteral("Noto Sans CJK SC"));
        font.setPixelSize(13);
        font.setWeight(QFont::DemiBold);
        return font;
    }
    if (index.column() == 0) {
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return nameOf(node);
        if (role == Qt::CheckStateRole)
            return switches(node) ? QVariant(checkOf(node, m_context.filters.filter())) : QVariant();
        if (role == Qt::ForegroundRole && !switches(node))
            return mapscene::Theme::tokens().text2;
        if (role == Qt::ToolTipRole)
            return hintOf(node);
        if (role == Qt::DecorationRole
            && (node.kind == Category || node.kind == Cameras || node.kind == CameraKind
                || (node.layer && node.kind == Class))) {
            const mapscene::MapStyle style =
                mapscene::Theme::dark() ? mapscene::MapStyle::night() : mapscene::MapStyle::day();
            const std::size_t group = node.kind == Class ? m_content->groupOfClass[node.index] : node.index;
            const QColor colour = node.kind == Cameras || node.kind == CameraKind ? style.camera
                : group < style.categories.size()                                 ? style.categories[group]
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
        return node.kind == LayerGroup || node.kind == ClassInDistrict ? QVariant() : QStringLiteral("—");
    return index.column() == 1 || role == Qt::ToolTipRole ? session::grouped(*count)
                                                          : session::shortNumber(*count);
}

QString LayerTreeModel::hintOf(const Node &node) const
{
    if (node.kind != Still || !node.layer)
        return nameOf(node);
    const std::string &source = m_content->city->city.layers[*node.layer].source;
    if (source.starts_with("feed:"))
        return tr("%1: waits for its source of data").arg(nameOf(node));
    if (source.starts_with("class:") || source.starts_with("camera:"))
        return tr("%1: this city has none").arg(nameOf(node));
    return tr("%1: a part of the map").arg(nameOf(node));
}

void LayerTreeModel::showClass(session::MapFilter &filter, std::size_t cls, bool on) const
{
    const std::vector<std::string> &classes = m_content->city->components->classes;
    const std::string &key = classes[cls];
    if (!on) {
        filter.hiddenClasses.insert(key);
        return;
    }
    const std::string before = key + "@";
    std::erase_if(filter.hiddenInDistricts, [&](const std::string &one) { return one.starts_with(before); });
    filter.hiddenClasses.erase(key);
    if (!filter.onlyClasses.empty())
        filter.onlyClasses.insert(key);
    // Its category may be off as a whole: then the others stay off one by one.
    const std::size_t group = m_content->groupOfClass[cls];
    if (filter.hiddenCategories.erase(m_content->city->city.categories[group].id) == 0)
        return;
    for (std::size_t other = 0; other < classes.size(); ++other) {
        if (other != cls && m_content->groupOfClass[other] == group)
            filter.hiddenClasses.insert(classes[other]);
    }
}

void LayerTreeModel::show(session::MapFilter &filter, const Node &node, bool on) const
{
    const auto put = [on](auto &hidden, const auto &what) {
        on ? (void)hidden.erase(what) : (void)hidden.insert(what);
    };
    switch (node.kind) {
    case Category: {
        put(filter.hiddenCategories, m_content->city->city.categories[node.index].id);
        for (std::size_t cls = 0; cls < m_content->groupOfClass.size(); ++cls) {
            if (m_content->groupOfClass[cls] != node.index)
                continue;
            filter.hiddenClasses.erase(m_content->city->components->classes[cls]);
            if (on && !filter.onlyClasses.empty())
                filter.onlyClasses.insert(m_content->city->components->classes[cls]);
        }
        break;
    }
    case Class: showClass(filter, node.index, on); break;
    case ClassInDistrict: {
        const std::string &key = m_content->city->components->classes[node.index];
        const bool wasHidden =
            checkOf(node, filter) == Qt::Unchecked && !filter.hiddenInDistricts.contains(inDistrict(node));
        if (on && wasHidden) { // the class was off everywhere: it comes back here alone
            showClass(filter, node.index, true);
            for (const std::string &district : m_content->city->components->districts)
                filter.hiddenInDistricts.insert(key + "@" + district);
        }
        put(filter.hiddenInDistricts, inDistrict(node));
        break;
    }
    case State: put(filter.hiddenStates, static_cast<std::uint8_t>(node.index)); break;
    case Cameras:
        filter.cameras = on;
        filter.hiddenCameras.clear();
        break;
    case CameraKind: {
        const std::vector<std::string> &kinds = m_content->city->cameras->classes;
        if (on && !filter.cameras) // only this kind
            filter.hiddenCameras.insert(kinds.begin(), kinds.end());
        put(filter.hiddenCameras, kinds[node.index]);
        filter.cameras = filter.hiddenCameras.size() < kinds.size();
        break;
    }
    case Grids: filter.grids = on; break;
    default:
        for (const auto &child : node.children)
            show(filter, *child, on);
    }
}

bool LayerTreeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != 0)
        return false;
    if (!switches(*nodeOf(index)))
        return false;
    const bool on = value.toInt() == Qt::Checked;
    session::MapFilter filter = m_context.filters.filter();
    show(filter, *nodeOf(index), on);
    m_context.filters.apply(filter, (on ? tr("Show %1") : tr("Hide %1")).arg(nameOf(*nodeOf(index))));
    return true;
}

Qt::ItemFlags LayerTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() == 0 && switches(*nodeOf(index)) ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace egret::desk
