// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/RowMapper.h>

#include "Tables.h"

using namespace egret;
using namespace egret::intake;

namespace {

const domain::CodeBook &codes()
{
    static const domain::CodeBook book = domain::CodeBook::load(EGRET_SOURCE_DIR "/resources/codes").value();
    return book;
}

domain::City squareCity()
{
    domain::City city;
    city.code = "990100";
    city.scheme = codes().schemes().front().id;
    domain::Area area;
    area.kind = domain::AreaKind::District;
    area.code = "990101";
    area.shape.rings = {
        {geo::toWorld({10, 20}), geo::toWorld({11, 20}), geo::toWorld({11, 21}), geo::toWorld({10, 21})}};
    city.areas.push_back(area);
    return city;
}

} // namespace

/// A mapping, and behind its first zero byte a table that it is used on: a row is taken or refused with a
/// reason, and what is taken can be put into columns.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const domain::City city = squareCity();
    const std::string_view text = textOf({data, size});
    const std::size_t cut = std::min(text.find('\0'), text.size());
    const Result<Json> json = parseJson(text.substr(0, cut), "mapping");
    if (!json)
        return 0;
    const Result<Mapping> mapping = mappingFromJson(json.value());
    if (!mapping)
        return 0;
    const RowMapper mapper(mapping.value(), city, codes());
    const ByteView table = viewOf(text.substr(std::min(cut + 1, text.size())));
    fuzz::Dripping source(table, SIZE_MAX);
    Result<TableReader> reader = TableReader::open(source, "table", mapping.value().table);
    if (!reader)
        return 0;
    (void)mapper.check(reader.value().columns(), "table");
    MappedRow row;
    Reject reject;
    for (;;) {
        const Result<Block> block = reader.value().next();
        if (!block || block.value().text.empty())
            return 0;
        reader.value().forEachRow(block.value(), mapper.wanted(), [&](const Row &from) {
            if (!mapper.map(from, row, reject)) {
                if (reject.reason.empty())
                    fuzz::broken("refused without a reason");
            } else if (row.district.size() != 6 || row.cls.find(':') == std::string::npos
                       || row.state >= 16) {
                fuzz::broken("taken, but no point");
            }
        });
    }
}
