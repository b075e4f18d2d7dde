// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <desk/DeskContext.h>
#include <session/CityFigures.h>

#include <QThreadPool>
#include <QWidget>

#include <atomic>

class QChartView;
class QLabel;

namespace egret::desk {

/// Charts of what the filter admits, or of the selection where there is one: classes, states,
/// districts, survey and change by month, and the intact share. A click on a bar filters. Counted on
/// a thread beside the GUI.
class ChartPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ChartPanel(const DeskContext &context, QWidget *parent = nullptr);
    ~ChartPanel() override;

    /// Draws again in the present theme and language.
    void draw();
    [[nodiscard]] const std::optional<session::CityFigures> &figures() const { return m_figures; }

private:
    struct Bar
    {
        QString name;
        std::uint64_t value = 0;
        QColor colour;
        std::function<void(session::MapFilter &)> filter;
    };

    void count();
    void drawBars(QChartView &view, const QString &title, std::vector<Bar> bars);
    void drawTrend();
    [[nodiscard]] std::vector<Bar> classBars() const;
    [[nodiscard]] std::vector<Bar> stateBars() const;
    [[nodiscard]] std::vector<Bar> districtBars() const;

    DeskContext m_context;
    session::MapContentPtr m_content;
    std::optional<session::CityFigures> m_figures;
    QChartView *m_classes;
    QChartView *m_states;
    QChartView *m_districts;
    QChartView *m_trend;
    QLabel *m_share;
    QLabel *m_scope;
    QThreadPool m_pool;
    std::atomic<std::uint64_t> m_asked{0};
    bool m_ofSelection = false;
};

} // namespace egret::desk
