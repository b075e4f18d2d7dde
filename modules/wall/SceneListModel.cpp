// SPDX-License-Identifier: GPL-3.0-or-later
#include <wall/SceneListModel.h>

#include <algorithm>

namespace egret::wall {

namespace {

QString nameOf(const QVariant &scene) { return scene.toMap().value(QStringLiteral("name")).toString(); }

} // namespace

void SceneListModel::setScenes(QVariantList scenes)
{
    std::sort(scenes.begin(), scenes.end(),
              [](const QVariant &a, const QVariant &b) { return nameOf(a) < nameOf(b); });
    int row = 0;
    for (const QVariant &scene : std::as_const(scenes)) {
        const QString name = nameOf(scene);
        while (row < m_scenes.size() && nameOf(m_scenes[row]) < name) {
            beginRemoveRows({}, row, row);
            m_scenes.removeAt(row);
            endRemoveRows();
        }
        if (row == m_scenes.size() || nameOf(m_scenes[row]) != name) {
            beginInsertRows({}, row, row);
            m_scenes.insert(row, scene);
            endInsertRows();
        } else if (m_scenes[row] != scene) {
            m_scenes[row] = scene;
            Q_EMIT dataChanged(index(row), index(row), {SceneRole});
        }
        ++row;
    }
    if (row < m_scenes.size()) {
        beginRemoveRows({}, row, static_cast<int>(m_scenes.size()) - 1);
        m_scenes.resize(row);
        endRemoveRows();
    }
}

int SceneListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_scenes.size());
}

QVariant SceneListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_scenes.size())
        return {};
    return role == NameRole ? QVariant(nameOf(m_scenes[index.row()]))
        : role == SceneRole ? m_scenes[index.row()]
                            : QVariant();
}

QHash<int, QByteArray> SceneListModel::roleNames() const
{
    return {{NameRole, "name"}, {SceneRole, "scene"}};
}

} // namespace egret::wall
