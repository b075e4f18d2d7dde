// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Resources.h>

#include <cstdlib>

namespace egret {

std::filesystem::path programFolder()
{
    std::error_code problem;
    return std::filesystem::read_symlink("/proc/self/exe", problem).parent_path();
}

Result<std::filesystem::path> resourcesFolder()
{
    std::error_code problem;
    std::filesystem::path wanted;
    if (const char *const named = std::getenv("EGRET_RESOURCES"); named && *named)
        wanted = named;
    const std::filesystem::path installed = programFolder() / ".." / "share" / "egret";
    const std::filesystem::path source = EGRET_SOURCE_RESOURCES;
    for (const std::filesystem::path &candidate : {wanted, installed, source}) {
        if (!candidate.empty() && std::filesystem::exists(candidate / "codes" / "schemes.json", problem))
            return candidate;
        if (!wanted.empty())
            break; // what was named must be it
    }
    return Error{Error::Code::NotFound,
                 "the resources folder is neither "
                     + (wanted.empty() ? "named by EGRET_RESOURCES" : wanted.string()) + " nor "
                     + installed.string() + " nor " + source.string()};
}

} // namespace egret
