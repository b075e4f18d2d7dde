// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <base/Log.h>

#include <atomic>
#include <cstdio>
#include <string>

namespace egret {

namespace {

std::atomic<LogLevel> threshold = LogLevel::Info;

} // namespace

void setLogLevel(LogLevel level) { threshold = level; }

void log(LogLevel level, std::string_view part, std::string_view message)
{
    if (level < threshold.load())
        return;
    static constexpr const char *names[] = {"debug", "info", "warning", "error"};
    std::string line = toRfc3339(nowMs());
    line.append(" ").append(names[static_cast<int>(level)]).append(" ").append(part).append(": ");
    for (const char c : message) {
        if (c == '\n')
            line.append("\\n");
        else if (static_cast<unsigned char>(c) >= 0x20)
            line.push_back(c);
    }
    line.push_back('\n');
    std::fwrite(line.data(), 1, line.size(), stderr);
}

} // namespace egret
