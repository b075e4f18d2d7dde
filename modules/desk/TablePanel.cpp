// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/Retranslated.h>
#include <desk/TableExport.h>
#include <desk/TablePanel.h>
#include <points/Query.h>
#include <session/StatusText.h>

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

namespace egret::desk {

namespace {

constexpr int firstScreen = 200; ///< rows that come before the rest is sorted
constexpr int copyLimit = 100000;

} // namespace

TablePanel::TablePanel(const DeskContext &context, QWidget *parent) :
    QWidget(parent),
    m_context(context),
    m_model(new ComponentTableModel(this)),
    m_view(new QTableView),
    m_modes(new QComboBox),
    m_count(new QLabel),
    m_busy(new QLabel),
    m_empty(new QLabel),
    m_export(new QPushButton),
    m_stack(new QStackedWidget),
    m_later(new QTimer(this))
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_pool.setMaxThreadCount(1);
    m_later->setSingleShot(true);
    connect(m_later, &QTimer::timeout, this, &TablePanel::refresh);
    m_modes->setObjectName(QStringLiteral("tableMode"));
    m_view->setObjectName(QStringLiteral("table"));
    m_count->setObjectName(QStringLiteral("tableCount"));
    m_busy->setObjectName(QStringLiteral("muted"));
    m_empty->setObjectName(QStringLiteral("muted"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_view->setModel(m_model);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setMinimumSectionSize(20);
    m_view->verticalHeader()->setDefaultSectionSize(28);
    m_view->horizontalHeader()->setSortIndicatorShown(true);
    m_view->horizontalHeader()->setSortIndicator(static_cast<int>(m_column), Qt::AscendingOrder);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->horizontalHeader()->setStretchLastSection(false); // a number far from the others is not read
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    const int widths[] = {96, 150, 160, 96, 150, 150, 100, 100, 104, 96};
    for (int i = 0; i < session::columnCount; ++i)
        m_view->setColumnWidth(i, widths[i]);
    for (int i = 0; i < 3; ++i)
        m_modes->addItem({});
    m_modes->setCurrentIndex(static_cast<int>(m_mode));
    auto *const bar = new QHBoxLayout;
    bar->setContentsMargins(12, 6, 12, 6);
    bar->setSpacing(8);
    bar->addWidget(m_modes);
    bar->addWidget(m_count);
    bar->addWidget(m_busy);
    bar->addStretch();
    bar->addWidget(m_export);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    layout->addWidget(m_stack, 1);
    whenTranslated(this, [this] { retranslate(); });

    connect(m_modes, &QComboBox::activated, this, [this](int index) { setMode(static_cast<Mode>(index)); });
    connect(m_view->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int section) {
        const auto column = static_cast<session::Column>(section);
        sortBy(column, column == m_column && !m_descending);
    });
    m_view->horizontalHeader()->setSectionsClickable(true);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &now) {
                if (const auto row = m_model->componentAt(now.row()))
                    m_context.selection.setCurrent(m_model->content()->city->components, row);
            });
    connect(m_view, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const auto row = m_model->componentAt(index.row()))
            Q_EMIT flyRequested(*row);
    });
    connect(m_export, &QPushButton::clicked, this, [this] {
        const QString file =
            QFileDialog::getSaveFileName(this, tr("Export the table"), QStringLiteral("components.csv"),
                                         tr("CSV (*.csv);;GeoJSON (*.geojson)"));
        if (!file.isEmpty())
            exportAs(file);
    });
    connect(&context.session, &session::CitySession::contentChanged, this, [this] { m_later->start(0); });
    connect(&context.selection, &session::SelectionModel::changed, this, [this] {
        if (m_mode == Mode::Selected)
            m_later->start(0);
    });
    refresh();
}

TablePanel::~TablePanel()
{
    *m_cancel = true;
    m_pool.waitForDone();
}

void TablePanel::retranslate()
{
    m_modes->setItemText(0, tr("Selected"));
    m_modes->setItemText(1, tr("In view"));
    m_modes->setItemText(2, tr("All that the filter admits"));
    m_modes->setAccessibleName(tr("Which components the table shows"));
    m_view->setAccessibleName(tr("Table of components"));
    m_export->setText(tr("Export …"));
    m_export->setAccessibleName(tr("Export the table"));
    m_model->retranslate();
    refresh();
}

void TablePanel::setMode(Mode mode)
{
    m_mode = mode;
    m_modes->setCurrentIndex(static_cast<int>(mode));
    refresh();
}

void TablePanel::setView(const geo::WorldBox &box)
{
    if (box == m_box)
        return;
    m_box = box;
    if (m_mode == Mode::InView)
        m_later->start(120);
}

void TablePanel::sortBy(session::Column column, bool descending)
{
    m_column = column;
    m_descending = descending;
    m_view->horizontalHeader()->setSortIndicator(static_cast<int>(column),
                                                 descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    refresh();
}

void TablePanel::setRowHeight(int pixels) { m_view->verticalHeader()->setDefaultSectionSize(pixels); }

std::uint32_t TablePanel::total() const { return static_cast<std::uint32_t>(m_model->rowCount()); }

points::Selection TablePanel::wanted(const session::MapContent &content) const
{
    if (m_mode == Mode::All)
        return content.components;
    if (m_mode == Mode::Selected)
        return m_context.selection.points() == content.city->components
            ? m_context.selection.rows()
            : session::noneOf(content.city->components->size());
    return {};
}

void TablePanel::refresh()
{
    const std::uint64_t asked = ++m_asked;
    *m_cancel = true;
    m_cancel = std::make_shared<std::atomic<bool>>(false);
    const session::MapContentPtr content = m_context.session.content();
    m_settled = false;
    if (!content) {
        took(asked, nullptr, nullptr, 0, true);
        return;
    }
    m_busy->setText(tr("Sorting …"));
    m_pool.start([this, asked, cancel = m_cancel, content, base = wanted(*content), box = m_box,
                  mode = m_mode, column = m_column, descending = m_descending] {
        if (*cancel)
            return;
        points::Selection rows = base;
        if (mode == Mode::InView)
            rows =
                session::selectionOf(points::rowsInBox(*content->city->components, content->components, box),
                                     content->city->components->size());
        const std::uint32_t total = rows.count();
        const auto tell = [&](std::vector<std::uint32_t> sorted, bool complete) {
            auto shared = std::make_shared<const std::vector<std::uint32_t>>(std::move(sorted));
            QMetaObject::invokeMethod(this, [this, asked, content, shared, total, complete] {
                took(asked, content, shared, total, complete);
            });
        };
        const points::SortOrder order = session::orderBy(*content, column, descending);
        const points::PointSet &points = *content->city->components;
        WorkerPool &workers = m_context.session.pool();
        if (total > 100000)
            tell(points::firstRows(points, rows, order, firstScreen, workers), false);
        auto sorted = points::sortedRows(points, rows, order, workers, cancel.get());
        if (sorted && !*cancel)
            tell(std::move(sorted).value(), true);
    });
}

void TablePanel::took(std::uint64_t asked, const session::MapContentPtr &content,
                      const ComponentTableModel::Rows &rows, std::uint32_t total, bool complete)
{
    if (asked != m_asked)
        return;
    m_model->show(content, rows, total);
    m_settled = complete;
    m_count->setText(content ? session::grouped(total) : QStringLiteral("—"));
    m_count->setAccessibleName(tr("%1 components in the table").arg(m_count->text()));
    m_busy->setText(complete ? QString() : tr("Sorting …"));
    if (!content)
        m_empty->setText(tr("No city yet. The components appear here once it has been synced."));
    else if (m_mode == Mode::Selected)
        m_empty->setText(tr("Nothing is selected. Click a component on the map."));
    else if (m_mode == Mode::InView)
        m_empty->setText(tr("No component in view. Zoom out, or clear the filter."));
    else
        m_empty->setText(tr("The filter admits no component. Clear it to see all."));
    m_stack->setCurrentIndex(total == 0 ? 1 : 0);
    m_export->setEnabled(total > 0 && complete);
}

void TablePanel::copy()
{
    QString text;
    int copied = 0;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows()) {
        const auto row = m_model->componentAt(index.row());
        if (!row || ++copied > copyLimit)
            continue;
        for (int i = 0; i < session::columnCount; ++i)
            text += m_model->cell(*row, static_cast<session::Column>(i))
                + QLatin1Char(i + 1 < session::columnCount ? '\t' : '\n');
    }
    if (copied > 0)
        QApplication::clipboard()->setText(text);
}

void TablePanel::exportAs(const QString &file)
{
    auto rows = std::make_shared<std::vector<std::uint32_t>>();
    for (int i = 0; i < m_model->rowCount(); ++i) {
        if (const auto row = m_model->componentAt(i))
            rows->push_back(*row);
    }
    auto names = std::make_shared<TableExport>(m_model->content());
    m_busy->setText(tr("Exporting …"));
    m_pool.start([this, rows, names, file] {
        const Outcome done = names->write(*rows, file.toStdString());
        const QString text = done
            ? tr("%1 components written to %2").arg(session::grouped(rows->size()), file)
            : QString::fromStdString(done.error().message);
        QMetaObject::invokeMethod(this, [this, text] {
            m_busy->setText({});
            Q_EMIT reported(text);
        });
    });
}

} // namespace egret::desk
