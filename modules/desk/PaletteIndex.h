// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <desk/DeskContext.h>

namespace egret::desk {

/// One row of the palette: what it says and what choosing it does.
struct PaletteEntry
{
    QString title;
    QString hint; ///< what kind of thing it is, or its shortcut
    std::function<void()> choose;
};

/// What Ctrl+K finds: commands, components and cameras by code, areas, officers, units, classes to
/// filter by, named filters and coordinates. GUI thread; an answer takes a few milliseconds.
class PaletteIndex final : public QObject
{
    Q_OBJECT

public:
    static constexpr int limit = 12;

    explicit PaletteIndex(const DeskContext &context, QObject *parent = nullptr);
    /// The best entries for @p text; for an empty one what was chosen lately.
    [[nodiscard]] std::vector<PaletteEntry> find(const QString &text) const;

Q_SIGNALS:
    void linkChosen(const egret::session::Link &link) const;

private:
    [[nodiscard]] PaletteEntry entryOf(const session::Link &link, const QString &title,
                                       const QString &hint) const;
    void addCommands(std::vector<PaletteEntry> &found, const QString &text) const;
    void addCodes(std::vector<PaletteEntry> &found, const QString &text) const;
    void addNames(std::vector<PaletteEntry> &found, const QString &text) const;
    void addFilters(std::vector<PaletteEntry> &found, const QString &text) const;
    void remember(const session::Link &link, const QString &title) const;

    DeskContext m_context;
};

} // namespace egret::desk
