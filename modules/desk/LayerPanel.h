// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <desk/LayerTreeModel.h>

#include <QWidget>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTreeView;

namespace egret::desk {

/// The left pane: the layer tree with a search field above it.
class LayerPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit LayerPanel(const DeskContext &context, QWidget *parent = nullptr);

    /// Counts of the admitted components inside the view.
    void setInView(const session::MapContentPtr &content, const points::Counts &inView);
    void retheme() { m_model->refresh(); }
    [[nodiscard]] QTreeView *tree() const { return m_tree; }

private:
    void expandGroups();
    void spanNames(const QModelIndex &parent);

    DeskContext m_context;
    LayerTreeModel *m_model;
    QSortFilterProxyModel *m_found;
    QTreeView *m_tree;
    QLineEdit *m_search;
    QLabel *m_heading;
    QLabel *m_hint;
    QLabel *m_note;
};

} // namespace egret::desk
