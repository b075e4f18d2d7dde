// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/PointRecord.h>

#include <algorithm>
#include <cstring>

namespace egret::intake {

namespace {

struct Head
{
    std::uint64_t morton;
    std::uint64_t key;
    std::uint64_t order;
    std::uint32_t serial;
    std::uint16_t cls;
    std::uint16_t unit;
    std::uint16_t grid;
    std::uint16_t survey;
    std::uint16_t change;
    std::uint16_t code;
    std::uint16_t place;
    std::uint16_t remark;
    std::uint8_t district;
    std::uint8_t state;
    std::uint8_t flags;
    std::uint8_t unused;
};
static_assert(sizeof(Head) == 48);

std::uint16_t sizeOf(std::string_view text)
{
    return static_cast<std::uint16_t>(std::min<std::size_t>(text.size(), 65535));
}

} // namespace

void appendRecord(Bytes &out, const PointRecord &r)
{
    const Head head{
        r.morton, r.key,          r.order,         r.serial,         r.cls,      r.unit,  r.grid,  r.survey,
        r.change, sizeOf(r.code), sizeOf(r.place), sizeOf(r.remark), r.district, r.state, r.flags, 0};
    const std::size_t at = out.size();
    out.resize(at + sizeof head + head.code + head.place + head.remark);
    std::uint8_t *to = out.data() + at;
    std::memcpy(to, &head, sizeof head);
    to += sizeof head;
    for (const auto &[text, size] :
         {std::pair{r.code, head.code}, {r.place, head.place}, {r.remark, head.remark}}) {
        if (size > 0)
            std::memcpy(to, text.data(), size);
        to += size;
    }
}

std::size_t readRecord(const std::uint8_t *at, PointRecord &r)
{
    Head head;
    std::memcpy(&head, at, sizeof head);
    r.morton = head.morton;
    r.key = head.key;
    r.order = head.order;
    r.serial = head.serial;
    r.cls = head.cls;
    r.unit = head.unit;
    r.grid = head.grid;
    r.survey = head.survey;
    r.change = head.change;
    r.district = head.district;
    r.state = head.state;
    r.flags = head.flags;
    const char *text = reinterpret_cast<const char *>(at) + sizeof head;
    r.code = {text, head.code};
    r.place = {text + head.code, head.place};
    r.remark = {text + head.code + head.place, head.remark};
    return sizeof head + head.code + head.place + head.remark;
}

std::size_t recordSize(const std::uint8_t *at, std::size_t available)
{
    if (available < sizeof(Head))
        return 0;
    Head head;
    std::memcpy(&head, at, sizeof head);
    return sizeof head + head.code + head.place + head.remark;
}

} // namespace egret::intake
