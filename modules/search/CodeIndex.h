// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/PointSet.h>

#include <atomic>

namespace egret::search {

/// The codes of all points of a set: six digits of the district, the class code, the serial padded to six
/// digits. No code is stored: four bytes a point, its row in the order of codes. Const access, any thread.
class CodeIndex
{
public:
    CodeIndex() = default;
    /// The class codes are those of the keys "scheme:code" in the dictionary of classes.
    CodeIndex(points::PointSetPtr points, WorkerPool &pool);

    [[nodiscard]] std::string code(std::uint32_t row) const;
    /// At most @p limit rows whose code begins with the digits @p text, in the order of codes.
    [[nodiscard]] std::vector<std::uint32_t> beginningWith(std::string_view text, std::size_t limit,
                                                           const std::atomic<bool> *cancel = nullptr) const;
    /// Those that hold the digits anywhere.
    [[nodiscard]] std::vector<std::uint32_t> holding(std::string_view text, std::size_t limit,
                                                     const std::atomic<bool> *cancel = nullptr) const;
    [[nodiscard]] const points::PointSet &points() const { return *m_points; }
    [[nodiscard]] std::size_t memoryBytes() const;

private:
    /// The points of one district and class, which are alike but for the serial.
    struct Group
    {
        std::string prefix;
        std::uint32_t begin = 0; ///< into m_rows
        std::uint32_t end = 0;
    };
    using Rows = std::vector<std::uint32_t>;

    void addSerials(const Group &group, std::uint64_t low, std::uint64_t high, std::size_t limit,
                    Rows &rows) const;
    void addSerialPrefix(const Group &group, std::string_view digits, std::size_t limit, Rows &rows) const;
    void addSerialsHolding(const Group &group, std::string_view digits, std::size_t limit, Rows &rows,
                           const std::atomic<bool> *cancel) const;

    points::PointSetPtr m_points = std::make_shared<points::PointSet>();
    Rows m_rows; ///< in the order of prefix, then serial
    std::vector<Group> m_groups; ///< in the order of their prefixes
};

} // namespace egret::search
