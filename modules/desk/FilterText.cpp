// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/FilterText.h>
#include <session/Card.h>
#include <session/StatusText.h>

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace egret::desk {

namespace {

/// Gives the words below their place in the translation files.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(egret::desk::FilterBar)
};

} // namespace

std::vector<FilterPart> filterParts(const session::MapContent &content)
{
    std::vector<FilterPart> parts;
    const session::MapFilter &filter = content.filter;
    for (const domain::Category &category : content.city->city.categories) {
        if (filter.hiddenCategories.contains(category.id))
            parts.push_back(
                {Words::tr("without %1")
                     .arg(QString::fromStdString(QLocale().language() == QLocale::Chinese ? category.name
                                                                                          : category.nameEn)),
                 [id = category.id](session::MapFilter &f) { f.hiddenCategories.erase(id); }});
    }
    if (!filter.onlyClasses.empty()) {
        QStringList names;
        for (std::size_t i = 0; i < content.city->components->classes.size(); ++i) {
            if (filter.onlyClasses.contains(content.city->components->classes[i]))
                names << session::className(content.classAt(i));
        }
        names.removeDuplicates();
        parts.push_back(
            {names.size() > 2 ? Words::tr("%1 classes").arg(names.size()) : names.join(QStringLiteral(", ")),
             [](session::MapFilter &f) { f.onlyClasses.clear(); }});
    }
    if (!filter.hiddenClasses.empty())
        parts.push_back({Words::tr("without %1 classes").arg(filter.hiddenClasses.size()),
                         [](session::MapFilter &f) { f.hiddenClasses.clear(); }});
    if (!filter.hiddenStates.empty()) {
        QStringList names;
        for (std::uint8_t state = 0; state < 6; ++state) {
            if (!filter.hiddenStates.contains(state))
                names << session::stateName(state);
        }
        parts.push_back({names.isEmpty() ? Words::tr("no state") : names.join(QStringLiteral(", ")),
                         [](session::MapFilter &f) { f.hiddenStates.clear(); }});
    }
    for (const std::string &code : filter.areas)
        parts.push_back({session::areaName(content.city->city, code),
                         [code](session::MapFilter &f) { f.areas.erase(code); }});
    return parts;
}

QString filterText(const session::MapContent &content)
{
    QStringList words;
    for (const FilterPart &part : filterParts(content))
        words << part.text;
    if (words.isEmpty())
        words << Words::tr("Components");
    words << session::grouped(content.counts.total);
    return words.join(QStringLiteral(" · "));
}

} // namespace egret::desk
