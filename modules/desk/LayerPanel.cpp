// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/LayerPanel.h>
#include <desk/Retranslated.h>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace egret::desk {

LayerPanel::LayerPanel(const DeskContext &context, QWidget *parent) :
    QWidget(parent),
    m_context(context),
    m_model(new LayerTreeModel(context, this)),
    m_found(new QSortFilterProxyModel(this)),
    m_tree(new QTreeView),
    m_search(new QLineEdit),
    m_heading(new QLabel),
    m_hint(new QLabel),
    m_note(new QLabel)
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_heading->setObjectName(QStringLiteral("heading"));
    m_hint->setObjectName(QStringLiteral("hint"));
    m_note->setObjectName(QStringLiteral("hint"));
    m_note->setWordWrap(true);
    m_tree->setObjectName(QStringLiteral("layers"));
    m_search->setClearButtonEnabled(true);
    m_found->setSourceModel(m_model);
    m_found->setRecursiveFilteringEnabled(true);
    m_found->setAutoAcceptChildRows(true);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_tree->setModel(m_found);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(12);
    m_tree->header()->setMinimumSectionSize(40);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::Fixed);
    m_tree->header()->setSectionResizeMode(2, QHeaderView::Fixed);
    m_tree->setColumnWidth(1, 70);
    m_tree->setColumnWidth(2, 54);
    auto *const top = new QHBoxLayout;
    top->addWidget(m_heading, 1);
    top->addWidget(m_hint);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 4, 12);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(m_search);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_note);
    whenTranslated(this, [this] {
        m_heading->setText(tr("Layers"));
        m_hint->setText(tr("in view / city"));
        m_search->setPlaceholderText(tr("Find a layer"));
        m_search->setAccessibleName(tr("Find a layer"));
        m_tree->setAccessibleName(tr("Layers"));
        m_note->setText(m_context.session.content()
                            ? tr("Brightness: components per pixel, logarithmic")
                            : tr("No city yet. It appears here once it has been synced."));
        m_model->refresh();
    });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_found->setFilterFixedString(text);
        text.isEmpty() ? expandGroups() : m_tree->expandAll();
        spanNames({});
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        expandGroups();
        m_note->setText(tr("Brightness: components per pixel, logarithmic"));
    });
    expandGroups();
}

void LayerPanel::expandGroups()
{
    m_tree->collapseAll();
    for (int row = 0; row < m_found->rowCount(); ++row)
        m_tree->expand(m_found->index(row, 0));
    spanNames({});
}

void LayerPanel::spanNames(const QModelIndex &parent)
{
    // A row without counts has the whole width for its name.
    for (int row = 0; row < m_found->rowCount(parent); ++row) {
        const auto empty = [&](int column) {
            return m_found->index(row, column, parent).data().toString().isEmpty();
        };
        m_tree->setFirstColumnSpanned(row, parent, empty(1) && empty(2));
        spanNames(m_found->index(row, 0, parent));
    }
}

void LayerPanel::setInView(const session::MapContentPtr &content, const points::Counts &inView)
{
    if (content == m_context.session.content()) // else of an older city or filter
        m_model->setInView(inView);
}

} // namespace egret::desk
