// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <intake/Row.h>

#include <functional>

namespace egret::intake {

/// Cuts JSON text into its elements as it arrives, without holding more than one of them: the members of
/// "features" or of a bare array, otherwise whole values one after another (newline-delimited or not).
class JsonCutter
{
public:
    /// Notes the elements that end within @p text, [begin, end) each. @p text is what the last call left
    /// (from its kept() on) and more behind it.
    void scan(std::string_view text, std::vector<std::pair<std::uint32_t, std::uint32_t>> &elements);
    /// Bytes of the text given to scan() that belong to an element which has not ended begin here.
    [[nodiscard]] std::size_t kept() const { return m_begin ? *m_begin : m_at; }
    /// Tells that the text up to kept() is gone.
    void dropped();
    /// Whether an element, or the array around them, has not ended.
    [[nodiscard]] bool open() const { return m_begin || m_depth > 0 || m_inArray; }

private:
    std::size_t m_at = 0;
    std::optional<std::size_t> m_begin; ///< of the element that is being read
    int m_depth = 0; ///< of brackets, all of them
    int m_base = 0; ///< depth at which elements lie
    bool m_inString = false;
    bool m_escaped = false;
    bool m_inArray = false;
    bool m_scalar = false; ///< the element is a number or word
    std::string m_key; ///< the last string at depth 1 of an outer object, cut at 16 bytes
    bool m_keyEnded = false;
};

/// Reads one element: a feature, a bare geometry, a flat object (its members are columns) or a flat array
/// (columns "1", "2" …). Strings are unescaped into @p scratch, which must not move while the row is used.
void readElement(
    std::string_view text, const Wanted &wanted, std::vector<std::string_view> &fields, std::string &scratch,
    Shape &shape, Row &row,
    const std::function<void(std::string_view column, std::string_view value)> &everyColumn = {});

std::uint64_t forEachJsonRow(const Block &block, const Wanted &wanted,
                             const std::function<void(const Row &)> &visit);

} // namespace egret::intake
