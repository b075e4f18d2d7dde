// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace egret::search {

/// An identifier that is not district, class and serial, as it was given, and whose it is.
struct VerbatimCode
{
    std::string text;
    std::uint32_t row = 0; ///< of the component
    bool operator==(const VerbatimCode &) const = default;
};

/// Identifiers that are kept verbatim, found by any part of them, letters of either case alike. Eight
/// bytes each and their text. Const access from any thread.
class VerbatimIndex
{
public:
    VerbatimIndex() = default;
    explicit VerbatimIndex(std::vector<VerbatimCode> codes);

    /// Numbers of at most @p limit codes that hold @p text: the whole code first, then those that begin
    /// with it, then the others.
    [[nodiscard]] std::vector<std::uint32_t> holding(std::string_view text, std::size_t limit,
                                                     const std::atomic<bool> *cancel = nullptr) const;
    [[nodiscard]] std::string_view text(std::uint32_t code) const;
    [[nodiscard]] std::uint32_t row(std::uint32_t code) const { return m_rows[code]; }
    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    [[nodiscard]] std::size_t memoryBytes() const;

private:
    std::string m_texts; ///< one after another, in the order of their lower-case forms
    std::vector<std::uint32_t> m_begins; ///< into m_texts; one more than there are codes
    std::vector<std::uint32_t> m_rows;
};

} // namespace egret::search
