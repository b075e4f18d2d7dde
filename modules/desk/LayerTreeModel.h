// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <desk/DeskContext.h>

#include <QAbstractItemModel>
#include <QColor>

namespace egret::desk {

/// Layers and legend as a tree: categories with their classes, states, cameras, areas; each with its
/// exact count in view and in the city. Checking a box changes the filter. GUI thread.
class LayerTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit LayerTreeModel(const DeskContext &context, QObject *parent = nullptr);
    ~LayerTreeModel() override;

    void setInView(const points::Counts &inView);
    /// Texts, colours and boxes anew.
    void refresh();

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Node;

    void rebuild();
    Node *add(Node *parent, int kind);
    [[nodiscard]] static Node *nodeOf(const QModelIndex &index);
    [[nodiscard]] QString nameOf(const Node &node) const;
    [[nodiscard]] Qt::CheckState checkOf(const Node &node) const;
    [[nodiscard]] std::optional<std::uint64_t> countOf(const Node &node, const points::Counts &counts) const;

    DeskContext m_context;
    session::MapContentPtr m_content;
    QString m_shape; ///< of which city and classes the tree is
    points::Counts m_inView;
    std::unique_ptr<Node> m_root;
};

} // namespace egret::desk
