// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/Link.h>
#include <session/MapContent.h>

#include <optional>
#include <vector>

namespace egret::session {

/// What a card shows of a component, an area, a camera, an officer or a unit: values in order, and
/// what each is related to as links to other cards. A value; made from one content.
struct Card
{
    struct Field
    {
        QString name;
        QString value; ///< — when there is none
        std::optional<Link> link;
    };

    Link subject;
    QString title;
    QString subtitle;
    std::optional<std::uint8_t> state; ///< of a component
    std::vector<Field> fields;
    std::optional<geo::WorldPoint> place;
    std::optional<geo::WorldBox> box; ///< of an area
    std::optional<std::uint32_t> row; ///< of a component
};

/// The card of @p link; empty when the city has no such thing. Counts of areas come from the content's
/// filter-free counts.
std::optional<Card> cardOf(const MapContent &content, const Link &link);
/// The card of the component at @p row.
Card componentCard(const MapContent &content, std::uint32_t row);

/// 完好 … in the present language.
QString stateName(std::uint8_t state);
/// The word for a kind of area.
QString areaKindName(domain::AreaKind kind);
/// Name of a class in the present language; for an unknown code says so.
QString className(const domain::ComponentClass &cls);
/// Name of the area with @p code, the code itself when there is none.
QString areaName(const domain::City &city, std::string_view code);

} // namespace egret::session
