// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/CitySession.h>

#include <QWidget>

class QCheckBox;
class QLabel;
class QVBoxLayout;

namespace egret::desk {

/// Layers and legend: what is on the map, its exact count in view and in the city, and the switches
/// that filter it.
class LegendPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit LegendPanel(session::CitySession &session, QWidget *parent = nullptr);

    /// Counts of the admitted components inside the view.
    void setInView(const session::MapContentPtr &content, const points::Counts &inView);

private:
    struct Row
    {
        QCheckBox *box = nullptr;
        QLabel *count = nullptr;
        QLabel *total = nullptr;
    };

    Row addRow(QVBoxLayout &layout, const QString &name, const QColor &colour, bool checked);
    void rebuild();
    void refresh();

    session::CitySession &m_session;
    QWidget *m_body = nullptr;
    QString m_city; ///< whose rows are shown
    std::vector<Row> m_categories;
    std::vector<std::pair<std::string, Row>> m_unknown; ///< by prefix
    std::vector<Row> m_states;
    Row m_cameras;
    Row m_grids;
    QLabel *m_all = nullptr;
    session::MapContentPtr m_content;
    points::Counts m_inView;
};

} // namespace egret::desk
