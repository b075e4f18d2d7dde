// SPDX-License-Identifier: GPL-3.0-or-later
#include <scenes/Rotation.h>

#include <algorithm>

namespace egret::scenes {

namespace {

constexpr std::int64_t daySeconds = 24 * 60 * 60;

struct Moment
{
    std::int64_t day = 0; ///< since 1970-01-01
    int weekday = 0; ///< 0 is Monday
    int second = 0; ///< of the day
};

Moment momentOf(std::int64_t localSeconds)
{
    Moment moment;
    moment.day = localSeconds / daySeconds - (localSeconds % daySeconds < 0 ? 1 : 0);
    moment.second = static_cast<int>(localSeconds - moment.day * daySeconds);
    moment.weekday = static_cast<int>(((moment.day + 3) % 7 + 7) % 7); // 1970-01-01 was a Thursday
    return moment;
}

bool holds(const Slot &slot, const Moment &moment)
{
    return (slot.days >> moment.weekday & 1) != 0 && moment.second >= slot.from * 60
        && moment.second < slot.until * 60;
}

} // namespace

Turn Rotation::at(std::int64_t localSeconds, const std::function<bool(const std::string &)> &there) const
{
    const Moment now = momentOf(localSeconds);
    const std::int64_t midnight = now.day * daySeconds;
    const auto wanted = [&](const std::string &scene) { return !there || there(scene); };
    const auto current =
        std::find_if(slots.begin(), slots.end(), [&](const Slot &slot) { return holds(slot, now); });
    // Any slot of a higher precedence that begins later today may cut in; midnight may end anything.
    std::int64_t until = midnight + daySeconds;
    for (auto slot = slots.begin(); slot != current; ++slot) {
        if ((slot->days >> now.weekday & 1) != 0 && slot->from * 60 > now.second)
            until = std::min(until, midnight + slot->from * 60);
    }
    if (current == slots.end())
        return {wanted(otherwise) ? otherwise : std::string(), until};
    until = std::min(until, midnight + current->until * 60);

    std::int64_t round = 0;
    std::vector<Stay> stays;
    for (const Stay &stay : current->stays) {
        if (!wanted(stay.scene))
            continue;
        stays.push_back(stay);
        round += stay.seconds;
    }
    if (stays.empty())
        return {wanted(otherwise) ? otherwise : std::string(), until};
    std::int64_t begin = midnight + current->from * 60;
    begin += (localSeconds - begin) / round * round;
    for (const Stay &stay : stays) {
        begin += stay.seconds;
        if (localSeconds < begin)
            return {stay.scene, std::min(until, begin)};
    }
    return {stays.front().scene, until};
}

int readTimeOfDay(FieldReader &fields, const char *key)
{
    const std::string text = fields.text(key);
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() == 5 && digit(0) && digit(1) && text[2] == ':' && digit(3) && digit(4)) {
        const int hours = (text[0] - '0') * 10 + text[1] - '0';
        const int minutes = (text[3] - '0') * 10 + text[4] - '0';
        if (minutes < 60 && hours * 60 + minutes <= 24 * 60)
            return hours * 60 + minutes;
    }
    if (!text.empty())
        fields.refuse(key, "is not a time from 00:00 to 24:00");
    return 0;
}

Rotation readRotation(FieldReader fields, std::vector<Problem> &problems)
{
    Rotation rotation;
    rotation.otherwise = fields.text("otherwise", false);
    int index = 0;
    for (const Json &slotJson : fields.list("slots", 0, 200)) {
        FieldReader slotFields(slotJson, fields.place() + ".slots[" + std::to_string(index++) + "]",
                               problems);
        Slot slot;
        if (slotFields.has("days")) {
            slot.days = 0;
            for (const Json &day : slotFields.list("days", 1, 7)) {
                if (day.is_number_integer() && day.get<int>() >= 1 && day.get<int>() <= 7)
                    slot.days = static_cast<std::uint8_t>(slot.days | 1 << (day.get<int>() - 1));
                else
                    slotFields.refuse("days", "has a member that is not a day from 1 (Monday) to 7");
            }
        }
        slot.from = readTimeOfDay(slotFields, "from");
        slot.until = readTimeOfDay(slotFields, "until");
        if (slot.until <= slot.from)
            slotFields.refuse("until", "is not after from; a slot that passes midnight is two slots");
        int stay = 0;
        for (const Json &stayJson : slotFields.list("scenes", 1, 200)) {
            FieldReader stayFields(stayJson, slotFields.place() + ".scenes[" + std::to_string(stay++) + "]",
                                   problems);
            slot.stays.push_back({stayFields.text("scene"), stayFields.integer("seconds", 5, 24 * 60 * 60)});
        }
        rotation.slots.push_back(std::move(slot));
    }
    return rotation;
}

} // namespace egret::scenes
