// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/FilterBar.h>
#include <desk/Retranslated.h>
#include <session/Card.h>
#include <session/StatusText.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
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
    const auto &categories = content->city->city.categories;
    for (const domain::Category &category : categories) {
        if (filter.hiddenCategories.contains(category.id))
            addChip(tr("without %1")
                        .arg(QString::fromStdString(
                            QLocale().language() == QLocale::Chinese ? category.name : category.nameEn)),
                    [id = category.id](session::MapFilter &f) { f.hiddenCategories.erase(id); });
    }
    if (!filter.onlyClasses.empty()) {
        QStringList names;
        for (std::size_t i = 0; i < content->city->components->classes.size(); ++i) {
            if (filter.onlyClasses.contains(content->city->components->classes[i]))
                names << session::className(content->classAt(i));
        }
        names.removeDuplicates();
        addChip(names.size() > 2 ? tr("%1 classes").arg(names.size()) : names.join(QStringLiteral(", ")),
                [](session::MapFilter &f) { f.onlyClasses.clear(); });
    }
    if (!filter.hiddenClasses.empty())
        addChip(tr("without %1 classes").arg(filter.hiddenClasses.size()),
                [](session::MapFilter &f) { f.hiddenClasses.clear(); });
    if (!filter.hiddenStates.empty()) {
        QStringList names;
        for (std::uint8_t state = 0; state < 6; ++state) {
            if (!filter.hiddenStates.contains(state))
                names << session::stateName(state);
        }
        addChip(names.isEmpty() ? tr("no state") : names.join(QStringLiteral(", ")),
                [](session::MapFilter &f) { f.hiddenStates.clear(); });
    }
    for (const std::string &code : filter.areas)
        addChip(session::areaName(content->city->city, code),
                [code](session::MapFilter &f) { f.areas.erase(code); });
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
