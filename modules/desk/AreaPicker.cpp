// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/AreaPicker.h>
#include <identity/Permission.h>

#include <QCompleter>
#include <QLineEdit>

#include <algorithm>
#include <vector>

namespace egret::desk {

namespace {

QString shown(const domain::Area &area)
{
    return QString::fromStdString(area.name.empty() ? area.code : area.name + " · " + area.code);
}

} // namespace

AreaPicker::AreaPicker(const domain::City *city, QWidget *parent) : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(18);
    addItem(tr("The whole city"), QString());
    if (city) {
        std::vector<const domain::Area *> areas;
        for (const domain::Area &area : city->areas) {
            if (area.kind == domain::AreaKind::District || area.kind == domain::AreaKind::Street
                || area.kind == domain::AreaKind::Community)
                areas.push_back(&area);
        }
        std::sort(areas.begin(), areas.end(), [](const domain::Area *a, const domain::Area *b) {
            return a->kind != b->kind ? a->kind < b->kind : a->code < b->code;
        });
        for (const domain::Area *area : areas)
            addItem(shown(*area), QString::fromStdString(identity::placeOfArea(area->code)));
    }
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    connect(this, &QComboBox::currentIndexChanged, this, &AreaPicker::placeChanged);
    // What is no place goes back to the one that was chosen.
    connect(lineEdit(), &QLineEdit::editingFinished, this, [this] {
        const int found = findText(currentText(), Qt::MatchFixedString);
        if (found >= 0)
            setCurrentIndex(found);
        else
            setEditText(itemText(currentIndex()));
    });
}

std::string AreaPicker::place() const { return currentData().toString().toStdString(); }

void AreaPicker::setPlace(const std::string &place)
{
    const QString text = QString::fromStdString(place);
    int found = findData(text);
    if (found < 0) {
        addItem(text, text);
        found = count() - 1;
    }
    setCurrentIndex(found);
}

QString AreaPicker::placeInWords(const domain::City *city, const std::string &place)
{
    if (place.empty())
        return tr("The whole city");
    if (city) {
        for (const domain::Area &area : city->areas) {
            if (area.kind != domain::AreaKind::DutyArea && identity::placeOfArea(area.code) == place)
                return shown(area);
        }
    }
    return QString::fromStdString(place);
}

} // namespace egret::desk
