// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <domain/City.h>

#include <QComboBox>

namespace egret::desk {

/// Chooses a place of the organisation tree: the whole city, a district, a street, a community; by list or by
/// typing a part of its name or code. Places are identity::Place texts.
class AreaPicker final : public QComboBox
{
    Q_OBJECT

public:
    /// @p city may be null: then only the whole city and what is set can be chosen.
    explicit AreaPicker(const domain::City *city, QWidget *parent = nullptr);

    [[nodiscard]] std::string place() const;
    void setPlace(const std::string &place);
    /// The place as people read it: "思明区 · 350203".
    static QString placeInWords(const domain::City *city, const std::string &place);

Q_SIGNALS:
    void placeChanged();
};

} // namespace egret::desk
