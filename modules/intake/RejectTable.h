// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <intake/RowMapper.h>

#include <cstdio>

namespace egret::intake {

/// Rows that were not taken, as a CSV table: file, row, field, reason, raw. The file is made with the first
/// of them and is gone again unless it was kept.
class RejectTable
{
public:
    explicit RejectTable(std::filesystem::path path) : m_path(std::move(path)) { }
    ~RejectTable();
    RejectTable(const RejectTable &) = delete;
    RejectTable &operator=(const RejectTable &) = delete;

    Outcome add(const std::string &file, const Reject &reject);
    /// Makes the table last; nothing to do when it is empty.
    Outcome keep();
    [[nodiscard]] std::uint64_t rows() const { return m_rows; }
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }
    /// How many by reason.
    [[nodiscard]] const std::map<std::string, std::uint64_t> &reasons() const { return m_reasons; }

private:
    [[nodiscard]] Error failed() const;

    std::filesystem::path m_path;
    std::FILE *m_file = nullptr;
    bool m_kept = false;
    std::uint64_t m_rows = 0;
    std::map<std::string, std::uint64_t> m_reasons;
};

} // namespace egret::intake
