// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <desk/DeskContext.h>
#include <mapscene/MapView.h>

namespace egret::desk {

/// Ties the map to the one selection of the window: what a box, lasso or circle holds is selected, found
/// on a thread beside, and what is selected is marked on the map. Offers what the map can look like as
/// actions. GUI thread; both must outlive it.
class MapTools final : public QObject
{
    Q_OBJECT

public:
    MapTools(const DeskContext &context, mapscene::MapView &map, QObject *parent);

    /// How a region joins the selection, by the keys held at its end: none replaces it, Ctrl adds, Alt
    /// takes away, both keep what is in both.
    static session::Combine joinOf(Qt::KeyboardModifiers modifiers);

private:
    void addAction(const char *id, std::function<QString()> text, const char *key,
                   mapscene::RegionTool::Mode mode);
    void addLooks();
    /// An action that @p change makes a choice of the look; checked where that would change nothing.
    void addLook(const char *id, std::function<QString()> text,
                 std::function<void(mapscene::MapLook &)> change);
    void checkLooks();
    void select(const points::RegionPtr &region, Qt::KeyboardModifiers modifiers);
    void mark();

    DeskContext m_context;
    mapscene::MapView &m_map;
    std::vector<std::pair<QString, std::function<void(mapscene::MapLook &)>>> m_looks; ///< by action
};

} // namespace egret::desk
