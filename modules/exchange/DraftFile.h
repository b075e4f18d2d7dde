// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>

#include <cstdio>
#include <filesystem>
#include <string_view>

namespace egret::exchange {

/// A file that is written beside its place and put there when it is whole; gone again otherwise. One thread.
class DraftFile
{
public:
    explicit DraftFile(std::filesystem::path target);
    ~DraftFile();
    DraftFile(const DraftFile &) = delete;
    DraftFile &operator=(const DraftFile &) = delete;

    /// Opens it; where another program writes it, path() alone is needed.
    Outcome open();
    Outcome write(std::string_view text);
    /// Makes it durable and puts it in its place.
    Outcome finish();
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }
    [[nodiscard]] Error failed(const char *what) const;

private:
    std::filesystem::path m_target;
    std::filesystem::path m_path;
    std::FILE *m_file = nullptr;
    bool m_done = false;
};

} // namespace egret::exchange
