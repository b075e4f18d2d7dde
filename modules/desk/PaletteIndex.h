// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <desk/DeskContext.h>
#include <desk/SearchIndex.h>

namespace egret::desk {

/// One row of the palette: what it says and what choosing it does.
struct PaletteEntry
{
    QString title;
    QString hint; ///< what kind of thing it is, or its shortcut
    std::function<void()> choose;
};

/// What Ctrl+K finds: commands, components and cameras by code, areas, streets, officers and units by
/// name, pinyin or initials, classes and states to filter by, named filters and coordinates. What is of the
/// city is looked for on a thread beside. GUI thread.
class PaletteIndex final : public QObject
{
    Q_OBJECT

public:
    static constexpr int limit = 12;

    explicit PaletteIndex(const DeskContext &context, QObject *parent = nullptr);
    /// Begins to look; found() follows within milliseconds, unless another text is asked for before. For an
    /// empty one it tells what was chosen lately.
    void ask(const QString &text);
    [[nodiscard]] const SearchIndex &search() const { return m_search; }

Q_SIGNALS:
    /// The best entries for @p text, best first.
    void found(const QString &text, const std::vector<egret::desk::PaletteEntry> &entries);
    void linkChosen(const egret::session::Link &link) const;

private:
    using Entries = std::vector<PaletteEntry>;

    [[nodiscard]] PaletteEntry entryOf(const session::Link &link, const QString &title,
                                       const QString &hint) const;
    [[nodiscard]] PaletteEntry entryOf(const search::Hit &hit) const;
    [[nodiscard]] QString classNameOf(const search::Hit &hit) const;
    [[nodiscard]] QString areaHintOf(const search::Hit &hit) const;
    void answer(const QString &text, const std::vector<search::Hit> &hits);
    void addRecent(Entries &entries) const;
    void addCommands(Entries &entries, const QString &text) const;
    void addFilters(Entries &entries, const QString &text) const;
    void remember(const session::Link &link, const QString &title) const;

    DeskContext m_context;
    SearchIndex m_search;
};

} // namespace egret::desk
