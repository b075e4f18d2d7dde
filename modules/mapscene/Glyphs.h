// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>

#include <QPainterPath>
#include <QString>

#include <filesystem>
#include <map>
#include <vector>

namespace egret::mapscene {

/// The pictures of the component classes: outlines in a box of 24 × 24, and which class has which.
/// Immutable after load(), any thread.
class Glyphs
{
public:
    /// Reads glyphs.tsv and class-glyphs.tsv of @p folder (resources/map). Errors name file and row.
    static Result<Glyphs> load(const std::filesystem::path &folder);

    /// The outline for a class of that Chinese name; empty where the category's shape has to do.
    [[nodiscard]] const QPainterPath &of(const std::string &className) const;
    /// Name of the outline, empty for none.
    [[nodiscard]] std::string nameOf(const std::string &className) const;
    [[nodiscard]] std::size_t size() const { return m_outlines.size(); }

private:
    std::map<std::string, QPainterPath> m_outlines;
    std::vector<std::pair<std::string, std::string>> m_words; ///< part of a name → glyph, the first that fits
};

/// An outline of glyphs.tsv; no value when it cannot be read.
std::optional<QPainterPath> outlineFrom(const QString &text);

} // namespace egret::mapscene
