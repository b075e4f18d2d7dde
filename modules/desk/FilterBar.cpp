// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/FilterBar.h>
#include <desk/FilterText.h>
#include <desk/Retranslated.h>
#include <session/StatusText.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace egret::desk {

FilterBar::FilterBar(const DeskContext &context, QWidget *parent) :
    QWidget(parent), m_context(context), m_row(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_row->setContentsMargins(12, 4, 12, 4);
    m_row->setSpacing(8);
    connect(&context.filters, &session::FilterModel::changed, this, &FilterBar::rebuild);
    connect(&context.session, &session::CitySession::contentChanged, this, &FilterBar::rebuild);
    whenTranslated(this, [this] { rebuild(); });
}

void FilterBar::addChip(const QString &text, std::function<void(session::MapFilter &)> away)
{
    auto *const chip = new QPushButton(text + QStringLiteral("  ×"));
    chip->setObjectName(QStringLiteral("chip"));
    chip->setAccessibleName(tr("Take away %1").arg(text));
    connect(chip, &QPushButton::clicked, this, [this, text, away = std::move(away)] {
        session::MapFilter filter = m_context.filters.filter();
        away(filter);
        QMetaObject::invokeMethod(
            this, [this, filter, text] { m_context.filters.apply(filter, tr("Take away %1").arg(text)); },
            Qt::QueuedConnection);
    });
    m_row->addWidget(chip);
}

void FilterBar::rebuild()
{
    while (QLayoutItem *const item = m_row->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    const auto content = m_context.session.content();
    const session::MapFilter &filter = m_context.filters.filter();
    setVisible(content && !filter.admitsAll());
    if (isHidden())
        return;
    auto *const heading = new QLabel(tr("Filter"));
    heading->setObjectName(QStringLiteral("muted"));
    m_row->addWidget(heading);
    for (FilterPart &part : filterParts(*content))
        addChip(part.text, std::move(part.away));
    auto *const count = new QLabel(session::grouped(content->counts.total));
    count->setObjectName(QStringLiteral("filterCount"));
    count->setAccessibleName(tr("%1 components").arg(count->text()));
    m_row->addWidget(count);
    m_row->addStretch();
    auto *const all = new QPushButton(tr("Show all"));
    all->setAccessibleName(all->text());
    connect(all, &QPushButton::clicked, this, [this] {
        QMetaObject::invokeMethod(&m_context.filters, &session::FilterModel::clear, Qt::QueuedConnection);
    });
    m_row->addWidget(all);
}

} // namespace egret::desk
