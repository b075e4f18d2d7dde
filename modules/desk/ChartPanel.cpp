// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/ChartPanel.h>
#include <desk/Retranslated.h>
#include <mapscene/MapStyle.h>
#include <mapscene/Theme.h>
#include <session/Card.h>
#include <session/StatusText.h>

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QCursor>
#include <QHBoxLayout>
#include <QHorizontalBarSeries>
#include <QLabel>
#include <QLineSeries>
#include <QToolTip>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace egret::desk {

namespace {

/// Ticks at round numbers, labelled 50万 or 0.5 M; their exact values are in the tool tips.
QCategoryAxis *countAxis(double most)
{
    auto *const axis = new QCategoryAxis;
    const double magnitude = std::pow(10, std::floor(std::log10(std::max(1.0, most))));
    const double step = std::max(1.0,
                                 most / magnitude >= 5       ? magnitude * 2
                                     : most / magnitude >= 2 ? magnitude
                                                             : magnitude / 2);
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setMin(0);
    axis->setMax(most * 1.05 + 1e-9);
    for (double at = 0; at <= most; at += step)
        axis->append(session::shortNumber(static_cast<std::uint64_t>(at)), at);
    return axis;
}

void styleAxis(QAbstractAxis *axis, bool grid)
{
    const mapscene::Tokens &tokens = mapscene::Theme::tokens();
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(11);
    axis->setLabelsFont(font);
    axis->setLabelsColor(tokens.text2);
    axis->setLinePen(QPen(tokens.line, 1));
    axis->setGridLinePen(QPen(tokens.line, 1));
    axis->setGridLineVisible(grid);
}

QChart *freshChart(QChartView &view, const QString &title)
{
    const mapscene::Tokens &tokens = mapscene::Theme::tokens();
    auto *const chart = new QChart;
    chart->setBackgroundBrush(tokens.panel);
    chart->setBackgroundRoundness(0);
    chart->setMargins(QMargins(4, 0, 8, 0));
    chart->legend()->hide();
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(13);
    font.setWeight(QFont::DemiBold);
    chart->setTitleFont(font);
    chart->setTitleBrush(tokens.text);
    chart->setTitle(title);
    QChart *const before = view.chart();
    view.setChart(chart);
    delete before;
    view.setBackgroundBrush(tokens.panel);
    view.setAccessibleName(title);
    return chart;
}

QChartView *chartView(const char *name)
{
    auto *const view = new QChartView;
    view->setObjectName(QLatin1String(name));
    view->setRenderHint(QPainter::Antialiasing);
    view->setFrameShape(QFrame::NoFrame);
    view->setFocusPolicy(Qt::NoFocus);
    return view;
}

} // namespace

ChartPanel::ChartPanel(const DeskContext &context, QWidget *parent) :
    QWidget(parent),
    m_context(context),
    m_classes(chartView("classChart")),
    m_states(chartView("stateChart")),
    m_districts(chartView("districtChart")),
    m_trend(chartView("trendChart")),
    m_share(new QLabel),
    m_scope(new QLabel)
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_pool.setMaxThreadCount(1);
    m_share->setObjectName(QStringLiteral("figure"));
    m_scope->setObjectName(QStringLiteral("hint"));
    m_scope->setWordWrap(true);
    auto *const figure = new QVBoxLayout;
    figure->setContentsMargins(12, 12, 4, 12);
    figure->addWidget(m_share);
    figure->addWidget(m_scope);
    figure->addStretch();
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(figure, 2);
    layout->addWidget(m_classes, 4);
    layout->addWidget(m_states, 3);
    layout->addWidget(m_districts, 3);
    layout->addWidget(m_trend, 4);
    connect(&context.session, &session::CitySession::contentChanged, this, &ChartPanel::count);
    connect(&context.selection, &session::SelectionModel::changed, this, &ChartPanel::count);
    whenTranslated(this, [this] { draw(); });
    count();
}

ChartPanel::~ChartPanel()
{
    ++m_asked;
    m_pool.waitForDone();
}

void ChartPanel::count()
{
    const std::uint64_t asked = ++m_asked;
    const auto content = m_context.session.content();
    if (!content)
        return;
    const bool selected =
        m_context.selection.count() > 1 && m_context.selection.points() == content->city->components;
    m_pool.start(
        [this, asked, content, selected, rows = selected ? m_context.selection.rows() : content->components] {
            if (m_asked != asked)
                return;
            auto figures = session::figuresOf(*content, rows, m_context.session.pool());
            QMetaObject::invokeMethod(this, [this, asked, content, selected, figures = std::move(figures)] {
                if (asked != m_asked)
                    return;
                m_content = content;
                m_figures = figures;
                m_ofSelection = selected;
                draw();
            });
        });
}

void ChartPanel::draw()
{
    if (!m_figures || !m_content) {
        m_share->setText(QStringLiteral("—"));
        m_scope->setText(tr("No city yet. Its figures appear here once it has been synced."));
        return;
    }
    const auto share = m_figures->intactShare();
    m_share->setText(share ? QString::number(100 * *share, 'f', 2) + QStringLiteral(" %")
                           : QStringLiteral("—"));
    m_share->setToolTip(tr("of %1 components that stand").arg(session::grouped(m_figures->standing())));
    m_share->setAccessibleName(tr("Intact share %1").arg(m_share->text()));
    m_scope->setText(
        tr("intact") + QLatin1Char('\n')
        + (m_ofSelection ? tr("%1 selected components") : tr("%1 components that the filter admits"))
              .arg(session::grouped(m_figures->counts.total)));
    drawBars(*m_classes, tr("Classes"), classBars());
    drawBars(*m_states, tr("State"), stateBars());
    drawBars(*m_districts, tr("Districts"), districtBars());
    drawTrend();
}

std::vector<ChartPanel::Bar> ChartPanel::classBars() const
{
    const mapscene::MapStyle style =
        mapscene::Theme::dark() ? mapscene::MapStyle::night() : mapscene::MapStyle::day();
    std::vector<Bar> bars;
    for (std::size_t i = 0; i < m_figures->counts.byClass.size(); ++i) {
        if (m_figures->counts.byClass[i] == 0)
            continue;
        const std::size_t group = m_content->groupOfClass[i];
        bars.push_back(
            {session::className(m_content->classAt(i)), m_figures->counts.byClass[i],
             group < style.categories.size() ? style.categories[group] : mapscene::Theme::tokens().text2,
             [key = m_content->city->components->classes[i]](session::MapFilter &filter) {
                 filter.onlyClasses = {key};
             }});
    }
    std::sort(bars.begin(), bars.end(), [](const Bar &a, const Bar &b) { return a.value > b.value; });
    bars.resize(std::min<std::size_t>(bars.size(), 7));
    return bars;
}

std::vector<ChartPanel::Bar> ChartPanel::stateBars() const
{
    const mapscene::Tokens &tokens = mapscene::Theme::tokens();
    const QColor colours[] = {tokens.text3,   tokens.levelII, tokens.levelIII,
                              tokens.offline, tokens.offline, tokens.offline};
    std::vector<Bar> bars;
    for (std::uint8_t state = 0; state < 6; ++state) {
        if (m_figures->counts.byState[state] > 0)
            bars.push_back({session::stateName(state), m_figures->counts.byState[state], colours[state],
                            [state](session::MapFilter &filter) {
                                filter.hiddenStates.clear();
                                for (std::uint8_t other = 0; other < 16; ++other) {
                                    if (other != state)
                                        filter.hiddenStates.insert(other);
                                }
                            }});
    }
    return bars;
}

std::vector<ChartPanel::Bar> ChartPanel::districtBars() const
{
    std::vector<Bar> bars;
    const auto &districts = m_content->city->components->districts;
    for (std::size_t i = 0; i < districts.size(); ++i) {
        if (m_figures->counts.byDistrict[i] > 0)
            bars.push_back({session::areaName(m_content->city->city, districts[i]),
                            m_figures->counts.byDistrict[i], mapscene::Theme::tokens().accent,
                            [code = districts[i]](session::MapFilter &filter) { filter.areas = {code}; }});
    }
    std::sort(bars.begin(), bars.end(), [](const Bar &a, const Bar &b) { return a.value > b.value; });
    bars.resize(std::min<std::size_t>(bars.size(), 8));
    return bars;
}

void ChartPanel::drawBars(QChartView &view, const QString &title, std::vector<Bar> bars)
{
    QChart *const chart = freshChart(view, title);
    if (bars.empty())
        return;
    std::reverse(bars.begin(), bars.end()); // the largest at the top
    QStringList names;
    double most = 1;
    auto *const series = new QHorizontalBarSeries;
    auto *const set = new QBarSet(title);
    for (const Bar &bar : bars) {
        names << bar.name;
        most = std::max(most, static_cast<double>(bar.value));
        *set << static_cast<double>(bar.value);
    }
    series->append(set);
    set->setColor(bars.back().colour);
    set->setBorderColor(Qt::transparent);
    series->setBarWidth(0.6);
    chart->addSeries(series);
    auto *const categories = new QBarCategoryAxis;
    categories->append(names);
    QCategoryAxis *const counts = countAxis(most);
    chart->addAxis(categories, Qt::AlignLeft);
    chart->addAxis(counts, Qt::AlignBottom);
    series->attachAxis(categories);
    series->attachAxis(counts);
    styleAxis(categories, false);
    styleAxis(counts, true);
    connect(series, &QAbstractBarSeries::hovered, this, [bars](bool on, int index) {
        if (on && index >= 0 && static_cast<std::size_t>(index) < bars.size()) {
            const Bar &bar = bars[static_cast<std::size_t>(index)];
            QToolTip::showText(QCursor::pos(), bar.name + QStringLiteral("  ") + session::grouped(bar.value));
        }
    });
    connect(series, &QAbstractBarSeries::clicked, this, [this, bars](int index) {
        if (index < 0 || static_cast<std::size_t>(index) >= bars.size())
            return;
        session::MapFilter filter = m_context.filters.filter();
        bars[static_cast<std::size_t>(index)].filter(filter);
        // The chart goes with the filter: not from inside its own signal.
        QMetaObject::invokeMethod(
            this,
            [this, filter, name = bars[static_cast<std::size_t>(index)].name] {
                m_context.filters.apply(filter, tr("Only %1").arg(name));
            },
            Qt::QueuedConnection);
    });
}

void ChartPanel::drawTrend()
{
    QChart *const chart = freshChart(*m_trend, tr("Surveyed and changed by month"));
    if (m_figures->surveyed.empty())
        return;
    const mapscene::Tokens &tokens = mapscene::Theme::tokens();
    double most = 1;
    auto *const months = new QCategoryAxis;
    months->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    for (std::size_t i = 0; i < m_figures->surveyed.size(); i += 6) {
        const int month = m_figures->surveyed[i].first;
        months->append(QStringLiteral("%1-%2").arg(month / 12).arg(month % 12 + 1, 2, 10, QLatin1Char('0')),
                       static_cast<double>(i));
    }
    months->setRange(0, static_cast<double>(m_figures->surveyed.size() - 1));
    std::vector<QLineSeries *> lines;
    for (const auto *values : {&m_figures->surveyed, &m_figures->changed}) {
        auto *const line = new QLineSeries;
        const bool first = values == &m_figures->surveyed;
        for (std::size_t i = 0; i < values->size(); ++i) {
            line->append(static_cast<double>(i), static_cast<double>((*values)[i].second));
            most = std::max(most, static_cast<double>((*values)[i].second));
        }
        line->setName(first ? tr("Surveyed") : tr("Changed"));
        line->setPen(QPen(first ? tokens.accent : tokens.levelII, 1.5, first ? Qt::SolidLine : Qt::DashLine));
        connect(line, &QLineSeries::hovered, this, [name = line->name()](const QPointF &at, bool on) {
            if (on)
                QToolTip::showText(QCursor::pos(),
                                   name + QStringLiteral("  ")
                                       + session::grouped(static_cast<std::uint64_t>(std::max(0.0, at.y()))));
        });
        lines.push_back(line);
        chart->addSeries(line);
    }
    QCategoryAxis *const counts = countAxis(most);
    chart->addAxis(months, Qt::AlignBottom);
    chart->addAxis(counts, Qt::AlignLeft);
    styleAxis(months, false);
    styleAxis(counts, true);
    for (QLineSeries *line : lines) {
        line->attachAxis(months);
        line->attachAxis(counts);
    }
    chart->legend()->show();
    chart->legend()->setAlignment(Qt::AlignTop);
    chart->legend()->setLabelColor(tokens.text2);
}

} // namespace egret::desk
