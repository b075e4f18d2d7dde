// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QVariantMap>

namespace egret::wall {

/// The scenes of one output of a wall, laid out in pixels, by name. When one is added, changed or removed
/// all others stay as they are on the screen. GUI thread.
class SceneListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { NameRole = Qt::UserRole, SceneRole };

    using QAbstractListModel::QAbstractListModel;

    /// @p scenes: {name, title, tiles}, in any order; names are unique.
    void setScenes(QVariantList scenes);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    QVariantList m_scenes; ///< by name
};

} // namespace egret::wall
