// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>

#include <chrono>
#include <cstdio>

namespace egret {

namespace chr = std::chrono;

std::string toText(Day day)
{
    if (day == 0)
        return {};
    const chr::year_month_day date{chr::sys_days{chr::days{day}}};
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

Day dayFromCivil(int year, unsigned month, unsigned day)
{
    const chr::sys_days days = chr::year{year} / static_cast<int>(month) / static_cast<int>(day);
    const auto count = days.time_since_epoch().count();
    return count > 0 && count <= 65535 ? static_cast<Day>(count) : Day{0};
}

std::optional<Day> dayFromText(std::string_view text)
{
    std::string digits;
    if (text.size() == 10 && text[4] == '-' && text[7] == '-')
        digits.append(text.substr(0, 4)).append(text.substr(5, 2)).append(text.substr(8, 2));
    else
        digits = text;
    if (digits.size() != 8)
        return std::nullopt;
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    const chr::year_month_day date = chr::year{value / 10000} / ((value / 100) % 100) / (value % 100);
    if (!date.ok())
        return std::nullopt;
    const Day day = dayFromCivil(value / 10000, static_cast<unsigned>((value / 100) % 100),
                                 static_cast<unsigned>(value % 100));
    return day == 0 ? std::nullopt : std::optional<Day>(day);
}

std::int64_t nowMs()
{
    return chr::duration_cast<chr::milliseconds>(chr::system_clock::now().time_since_epoch()).count();
}

std::string toRfc3339(std::int64_t ms)
{
    constexpr std::int64_t shanghai = 8 * 3600 * 1000;
    const chr::sys_time<chr::milliseconds> time{chr::milliseconds{ms + shanghai}};
    const auto day = chr::floor<chr::days>(time);
    const chr::year_month_day date{day};
    const chr::hh_mm_ss clock{time - day};
    char text[48];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%03d+08:00",
                  static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
                  static_cast<int>(clock.subseconds().count()));
    return text;
}

} // namespace egret
