// SPDX-License-Identifier: GPL-3.0-or-later
#include <domain/ComponentState.h>

#include <array>

namespace egret::domain {

namespace {

struct Names
{
    std::string_view wire;
    std::string_view chinese;
};

constexpr std::array<Names, componentStateCount> names{{{"intact", "完好"},
                                                        {"damaged", "破损"},
                                                        {"missing", "丢失"},
                                                        {"abandoned", "废弃"},
                                                        {"removed", "移除"},
                                                        {"unknown", "未知"}}};

const Names &namesOf(ComponentState state)
{
    const auto index = static_cast<std::size_t>(state);
    return names[index < names.size() ? index : names.size() - 1];
}

} // namespace

std::string_view toText(ComponentState state) { return namesOf(state).wire; }

std::string_view chineseName(ComponentState state) { return namesOf(state).chinese; }

std::optional<ComponentState> componentStateFromText(std::string_view text)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (text == names[i].wire || text == names[i].chinese)
            return static_cast<ComponentState>(i);
    }
    return std::nullopt;
}

} // namespace egret::domain
