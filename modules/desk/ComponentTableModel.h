// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/RowOrder.h>

#include <QAbstractTableModel>
#include <QHash>

namespace egret::desk {

/// Components as table rows, by row numbers only: nothing is made for a row before it is painted.
/// GUI thread.
class ComponentTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using Rows = std::shared_ptr<const std::vector<std::uint32_t>>;

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows @p rows of @p content; @p total may be larger while the rest is still being sorted.
    void show(const session::MapContentPtr &content, const Rows &rows, std::uint32_t total);
    [[nodiscard]] const session::MapContentPtr &content() const { return m_content; }
    /// The component in table row @p index; no value while it is not known yet.
    [[nodiscard]] std::optional<std::uint32_t> componentAt(int index) const;
    /// Cell text as it is copied and exported: numbers without grouping.
    [[nodiscard]] QString cell(std::uint32_t row, session::Column column) const;
    static QString columnName(session::Column column);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    session::MapContentPtr m_content;
    Rows m_rows;
    std::uint32_t m_total = 0;
    QHash<QString, QString> m_areas; ///< names by code
};

} // namespace egret::desk
