// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/LegendPanel.h>
#include <domain/ComponentState.h>
#include <mapscene/MapStyle.h>
#include <mapscene/Theme.h>

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace egret::desk {

namespace {

QString sumText(std::uint64_t value) { return session::grouped(value); }

QFrame *rule()
{
    auto *const line = new QFrame;
    line->setObjectName(QStringLiteral("rule"));
    return line;
}

QLabel *label(const QString &text, const char *name)
{
    auto *const widget = new QLabel(text);
    widget->setObjectName(QLatin1String(name));
    widget->setTextFormat(Qt::PlainText);
    return widget;
}

} // namespace

LegendPanel::LegendPanel(session::CitySession &session, QWidget *parent) : QWidget(parent), m_session(session)
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *const scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_body = new QWidget;
    m_body->setObjectName(QStringLiteral("panel"));
    m_body->setAttribute(Qt::WA_StyledBackground);
    scroll->setWidget(m_body);
    layout->addWidget(scroll);
    connect(&session, &session::CitySession::contentChanged, this, &LegendPanel::rebuild);
    rebuild();
}

LegendPanel::Row LegendPanel::addRow(QVBoxLayout &layout, const QString &name, const QColor &colour,
                                     bool checked)
{
    Row row;
    auto *const line = new QHBoxLayout;
    line->setSpacing(4);
    row.box = new QCheckBox(name);
    row.box->setChecked(checked);
    row.box->setAccessibleName(name);
    if (colour.isValid()) {
        QPixmap swatch(20, 20);
        swatch.setDevicePixelRatio(2);
        swatch.fill(colour);
        row.box->setIcon(QIcon(swatch));
        row.box->setIconSize({10, 10});
    }
    row.count = label({}, "count");
    row.total = label({}, "total");
    row.count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    line->addWidget(row.box, 1);
    line->addWidget(row.count);
    line->addWidget(row.total);
    layout.addLayout(line);
    return row;
}

void LegendPanel::rebuild()
{
    m_content = m_session.content();
    QString city;
    if (m_content) {
        city = QString::fromStdString(m_content->city->manifest.epoch);
        for (const auto &[prefix, total] : m_content->unknownCounts(m_content->all))
            city += QLatin1Char(' ') + QString::fromStdString(prefix);
    }
    if (!m_body->layout() || city != m_city) {
        m_city = city;
        qDeleteAll(m_body->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
        delete m_body->layout();
        m_categories.clear();
        m_unknown.clear();
        m_states.clear();
        m_cameras = m_grids = {};
        auto *const layout = new QVBoxLayout(m_body);
        layout->setContentsMargins(12, 12, 12, 12);
        layout->setSpacing(2);
        auto *const heading = new QHBoxLayout;
        heading->addWidget(label(tr("Layers"), "heading"), 1);
        heading->addWidget(label(tr("in view / city"), "hint"));
        layout->addLayout(heading);
        layout->addSpacing(8);
        layout->addWidget(rule());
        layout->addSpacing(6);
        if (!m_content) {
            auto *const empty = label(tr("No city yet. It appears here once it has been synced."), "muted");
            empty->setWordWrap(true);
            layout->addWidget(empty);
            layout->addStretch();
            return;
        }
        const domain::City &records = m_content->city->city;
        const bool chinese = QLocale().language() == QLocale::Chinese;
        const mapscene::MapStyle style =
            mapscene::Theme::dark() ? mapscene::MapStyle::night() : mapscene::MapStyle::day();
        auto *const all = new QHBoxLayout;
        all->addWidget(label(tr("Components"), "heading"), 1);
        m_all = label({}, "count");
        all->addWidget(m_all);
        layout->addLayout(all);
        for (std::size_t i = 0; i < records.categories.size(); ++i) {
            const domain::Category &category = records.categories[i];
            Row row = addRow(*layout, QString::fromStdString(chinese ? category.name : category.nameEn),
                             i < style.categories.size() ? style.categories[i] : QColor(),
                             !m_session.filter().hiddenCategories.contains(category.id));
            connect(row.box, &QCheckBox::toggled, this, [this, id = category.id](bool on) {
                session::MapFilter filter = m_session.filter();
                on ? (void)filter.hiddenCategories.erase(id) : (void)filter.hiddenCategories.insert(id);
                m_session.setFilter(filter);
            });
            m_categories.push_back(row);
        }
        // Kept as they came, and told: by scheme and major code, so that somebody can load their table.
        for (const auto &[prefix, total] : m_content->unknownCounts(m_content->all)) {
            const int colon = static_cast<int>(prefix.find(':'));
            const QString text = QString::fromStdString(prefix);
            Row row = addRow(*layout, tr("Unknown %1…").arg(text.mid(colon + 1)), {}, true);
            row.box->setEnabled(false);
            row.box->setToolTip(tr("Codes of %1 that no code table names").arg(text.left(colon)));
            m_unknown.emplace_back(prefix, row);
        }
        layout->addSpacing(6);
        layout->addWidget(rule());
        layout->addSpacing(6);
        layout->addWidget(label(tr("State"), "heading"));
        static const char *const names[] = {QT_TR_NOOP("Intact"), QT_TR_NOOP("Damaged"),
                                            QT_TR_NOOP("Missing"), QT_TR_NOOP("Abandoned"),
                                            QT_TR_NOOP("Removed")};
        for (std::uint8_t state = 0; state < 5; ++state) {
            Row row = addRow(*layout, tr(names[state]), {}, !m_session.filter().hiddenStates.contains(state));
            connect(row.box, &QCheckBox::toggled, this, [this, state](bool on) {
                session::MapFilter filter = m_session.filter();
                on ? (void)filter.hiddenStates.erase(state) : (void)filter.hiddenStates.insert(state);
                m_session.setFilter(filter);
            });
            m_states.push_back(row);
        }
        layout->addSpacing(6);
        layout->addWidget(rule());
        layout->addSpacing(6);
        layout->addWidget(label(tr("Video and areas"), "heading"));
        m_cameras = addRow(*layout, tr("Cameras"), style.camera, m_session.filter().cameras);
        connect(m_cameras.box, &QCheckBox::toggled, this, [this](bool on) {
            session::MapFilter filter = m_session.filter();
            filter.cameras = on;
            m_session.setFilter(filter);
        });
        m_grids = addRow(*layout, tr("Grids and communities"), {}, m_session.filter().grids);
        connect(m_grids.box, &QCheckBox::toggled, this, [this](bool on) {
            session::MapFilter filter = m_session.filter();
            filter.grids = on;
            m_session.setFilter(filter);
        });
        layout->addStretch();
        auto *const density = label(tr("Brightness: components per pixel, logarithmic"), "hint");
        density->setWordWrap(true);
        layout->addWidget(density);
    }
    refresh();
}

void LegendPanel::setInView(const session::MapContentPtr &content, const points::Counts &inView)
{
    if (content != m_session.content())
        return; // of an older city or filter
    m_inView = inView;
    refresh();
}

void LegendPanel::refresh()
{
    if (!m_content || m_categories.empty())
        return;
    const bool seen = m_inView.byClass.size() == m_content->groupOfClass.size();
    const QString none = QStringLiteral("—");
    const auto show = [&](const Row &row, std::uint64_t inView, std::uint64_t total) {
        row.count->setText(seen ? sumText(inView) : none);
        row.total->setText(QStringLiteral("/ ") + session::shortNumber(total));
        row.total->setToolTip(sumText(total));
    };
    m_all->setText((seen ? sumText(m_inView.total) : none) + QStringLiteral(" / ")
                   + session::shortNumber(m_content->all.total));
    m_all->setToolTip(sumText(m_content->all.total));
    for (std::size_t i = 0; i < m_categories.size(); ++i)
        show(m_categories[i], seen ? m_content->categoryCount(m_inView, i) : 0,
             m_content->categoryCount(m_content->all, i));
    const auto unknownAll = m_content->unknownCounts(m_content->all);
    const auto unknownInView = seen ? m_content->unknownCounts(m_inView) : unknownAll;
    const auto at = [](const auto &counts, const std::string &prefix) {
        const auto found = counts.find(prefix);
        return found == counts.end() ? 0 : found->second;
    };
    for (const auto &[prefix, row] : m_unknown)
        show(row, seen ? at(unknownInView, prefix) : 0, at(unknownAll, prefix));
    for (std::size_t i = 0; i < m_states.size(); ++i)
        show(m_states[i], seen ? m_inView.byState[i] : 0, m_content->all.byState[i]);
    m_cameras.count->setText(sumText(m_content->city->cameras->size()));
    const auto &areas = m_content->city->city.areas;
    m_grids.count->setText(sumText(static_cast<std::uint64_t>(std::count_if(
        areas.begin(), areas.end(), [](const auto &a) { return a.kind == domain::AreaKind::Grid; }))));
}

} // namespace egret::desk
