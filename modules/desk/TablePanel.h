// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <desk/ComponentTableModel.h>
#include <desk/DeskContext.h>

#include <QThreadPool>
#include <QWidget>

#include <atomic>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTimer;

namespace egret::desk {

/// The table of what is selected, in view or admitted by the filter: exactly the set that map and
/// charts show. Sorting happens beside the GUI; the first screen comes first, and the next click
/// cancels what is under way.
class TablePanel final : public QWidget
{
    Q_OBJECT

public:
    enum class Mode { Selected, InView, All };

    explicit TablePanel(const DeskContext &context, QWidget *parent = nullptr);
    ~TablePanel() override;

    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const { return m_mode; }
    /// The part of the city that the map shows.
    void setView(const geo::WorldBox &box);
    void sortBy(session::Column column, bool descending);
    void setRowHeight(int pixels);
    void copy();
    void exportAs(const QString &file);
    [[nodiscard]] QTableView *view() const { return m_view; }
    [[nodiscard]] std::uint32_t total() const;
    /// Whether rows and order are those last asked for.
    [[nodiscard]] bool settled() const { return m_settled; }
    void retheme() { m_model->retranslate(); }

Q_SIGNALS:
    void flyRequested(std::uint32_t row);
    void reported(const QString &text);

private:
    void refresh();
    void took(std::uint64_t asked, const session::MapContentPtr &content,
              const ComponentTableModel::Rows &rows, std::uint32_t total, bool complete);
    [[nodiscard]] points::Selection wanted(const session::MapContent &content) const;
    void retranslate();

    DeskContext m_context;
    ComponentTableModel *m_model;
    QTableView *m_view;
    QComboBox *m_modes;
    QLabel *m_count;
    QLabel *m_busy;
    QLabel *m_empty;
    QPushButton *m_export;
    QStackedWidget *m_stack;
    QTimer *m_later;
    QThreadPool m_pool;
    std::uint64_t m_asked = 0;
    std::shared_ptr<std::atomic<bool>> m_cancel =
        std::make_shared<std::atomic<bool>>(false); ///< of the newest sort
    Mode m_mode = Mode::All;
    geo::WorldBox m_box = geo::wholeWorld;
    session::Column m_column = session::Column::Code;
    bool m_descending = false;
    bool m_settled = false;
};

} // namespace egret::desk
