// SPDX-License-Identifier: GPL-3.0-or-later
#include <city/StreetNames.h>

namespace egret::city {

std::string StreetNames::next(std::uint8_t roadClass)
{
    static constexpr const char *suffixes[4][3] = {
        {"快速路", "高架", "大道"}, {"大道", "路", "路"}, {"路", "路", "街"}, {"街", "巷", "里"}};
    static constexpr const char *parts[] = {"",   "",   "",   "东", "西", "南", "北", "中", "一",
                                            "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    const auto pick = [&](const char *key) {
        const std::vector<std::string> &list = m_pack.names.at(key);
        return list[m_random.below(static_cast<std::uint32_t>(list.size()))];
    };
    for (int tries = 0;; ++tries) {
        std::string name = pick("street_first") + pick("street_second");
        if (tries > 20)
            name += pick("street_second");
        name += parts[m_random.below(std::size(parts))];
        name += suffixes[roadClass][m_random.below(3)];
        if (m_used.insert(name).second)
            return name;
    }
}

} // namespace egret::city
