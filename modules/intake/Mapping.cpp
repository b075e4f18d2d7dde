// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/Mapping.h>

#include <algorithm>
#include <initializer_list>

namespace egret::intake {

namespace {

Error wrong(const std::string &field, const std::string &why)
{
    return {Error::Code::Rejected, "mapping: \"" + field + "\" " + why};
}

Outcome onlyMembers(const Json &object, const std::string &field,
                    std::initializer_list<std::string_view> known)
{
    if (!object.is_object())
        return wrong(field, "is not an object");
    for (const auto &[key, value] : object.items()) {
        if (std::find(known.begin(), known.end(), key) == known.end())
            return wrong(field.empty() ? key : field + "." + key, "is not a member that a mapping can have");
    }
    return success();
}

Outcome readText(const Json &json, const char *key, const std::string &field, std::string &into)
{
    const auto found = json.find(key);
    if (found == json.end())
        return success();
    if (!found->is_string())
        return wrong(field, "is not a text");
    into = found->get<std::string>();
    return success();
}

Outcome readRule(const Json &json, const char *key, ValueRule &rule)
{
    const auto found = json.find(key);
    if (found == json.end())
        return success();
    const std::string field = key;
    if (found->is_string()) { // the short form: a column
        rule.columns = {found->get<std::string>()};
        return success();
    }
    if (Outcome sound =
            onlyMembers(*found, field, {"fixed", "column", "columns", "table", "otherwise", "prefix"});
        !sound)
        return sound;
    if (Outcome read = readText(*found, "fixed", field + ".fixed", rule.fixed); !read)
        return read;
    std::string column;
    if (Outcome read = readText(*found, "column", field + ".column", column); !read)
        return read;
    if (!column.empty())
        rule.columns.push_back(column);
    if (const auto columns = found->find("columns"); columns != found->end()) {
        if (!columns->is_array())
            return wrong(field + ".columns", "is not a list");
        for (const Json &one : *columns) {
            if (!one.is_string())
                return wrong(field + ".columns", "holds something that is not a text");
            rule.columns.push_back(one.get<std::string>());
        }
    }
    if (const auto table = found->find("table"); table != found->end()) {
        if (!table->is_object())
            return wrong(field + ".table", "is not an object");
        for (const auto &[from, to] : table->items()) {
            if (!to.is_string())
                return wrong(field + ".table." + from, "is not a text");
            rule.table[from] = to.get<std::string>();
        }
    }
    std::string otherwise;
    if (found->contains("otherwise")) {
        if (Outcome read = readText(*found, "otherwise", field + ".otherwise", otherwise); !read)
            return read;
        rule.otherwise = otherwise;
    }
    return success();
}

Outcome readSource(const Json &json, TableOptions &table)
{
    const auto source = json.find("source");
    if (source == json.end())
        return success();
    if (Outcome sound = onlyMembers(*source, "source", {"encoding", "separator", "header", "skip"}); !sound)
        return sound;
    std::string text;
    if (Outcome read = readText(*source, "encoding", "source.encoding", text); !read)
        return read;
    if (!text.empty()) {
        table.encoding = encodingFromText(text);
        if (!table.encoding)
            return wrong("source.encoding", "is none of utf-8, gb18030, utf-16le, utf-16be, latin1");
    }
    text.clear();
    if (Outcome read = readText(*source, "separator", "source.separator", text); !read)
        return read;
    if (text.size() > 1 || text == "\"" || text == "\n")
        return wrong("source.separator", "is not a single character");
    if (!text.empty())
        table.separator = text.front();
    if (const auto header = source->find("header"); header != source->end()) {
        if (!header->is_boolean())
            return wrong("source.header", "is neither true nor false");
        table.header = header->get<bool>();
    }
    const std::int64_t skip = integerAt(*source, "skip");
    if (skip < 0 || skip > 1000)
        return wrong("source.skip", "is not a number from 0 to 1000");
    table.skip = static_cast<unsigned>(skip);
    return success();
}

Outcome readPosition(const Json &json, Mapping &mapping)
{
    const auto position = json.find("position");
    if (position == json.end())
        return success();
    if (Outcome sound = onlyMembers(*position, "position", {"lon", "lat", "wkt", "wkb", "unit"}); !sound)
        return sound;
    for (const auto &[key, into] : {std::pair{"lon", &mapping.lon},
                                    {"lat", &mapping.lat},
                                    {"wkt", &mapping.wkt},
                                    {"wkb", &mapping.wkb}}) {
        if (Outcome read = readText(*position, key, std::string("position.") + key, *into); !read)
            return read;
    }
    if (mapping.lon.empty() != mapping.lat.empty())
        return wrong("position", "needs \"lon\" and \"lat\" together");
    mapping.unit = numberAt(*position, "unit", 1);
    if (!(mapping.unit > 0 && mapping.unit <= 1))
        return wrong("position.unit", "is not the degrees in one unit: 1, or 1e-7 …");
    return success();
}

Outcome readClasses(const Json &json, Mapping &mapping)
{
    const auto classes = json.find("classes");
    if (classes == json.end())
        return success();
    if (!classes->is_array())
        return wrong("classes", "is not a list");
    for (const Json &one : *classes) {
        if (Outcome sound = onlyMembers(one, "classes", {"key", "name", "name_en", "category"}); !sound)
            return sound;
        const std::string key = textAt(one, "key");
        const std::size_t colon = key.find(':');
        if (colon == 0 || colon == std::string::npos || key.size() - colon < 3)
            return wrong("classes.key",
                         "is not of the form scheme:code, with two characters of code at least");
        mapping.classes.push_back({key.substr(0, colon), key.substr(colon + 1), textAt(one, "name"),
                                   textAt(one, "name_en"), textAt(one, "category", "other")});
        if (mapping.classes.back().name.empty())
            return wrong("classes.name", "of " + key + " is empty");
    }
    return success();
}

} // namespace

Result<Mapping> mappingFromJson(const Json &json)
{
    if (Outcome sound =
            onlyMembers(json, "",
                        {"schema", "as", "source", "crs", "position", "class", "classes", "state", "code",
                         "district", "survey", "change", "dates", "responsible", "place", "remark", "note"});
        !sound)
        return sound.error();
    if (integerAt(json, "schema") != 1)
        return wrong("schema", "is not 1, the only one that this Egret knows");
    Mapping mapping;
    const std::string as = textAt(json, "as", "components");
    if (as == "cameras")
        mapping.target = Mapping::Target::Cameras;
    else if (as != "components")
        return wrong("as", "is neither components nor cameras");
    const std::optional<geo::Datum> datum = geo::datumFromText(textAt(json, "crs", "wgs84"));
    if (!datum)
        return wrong("crs", "is none of wgs84, cgcs2000, gcj02, bd09");
    mapping.datum = *datum;
    for (const Outcome &read :
         {readSource(json, mapping.table), readPosition(json, mapping), readClasses(json, mapping),
          readRule(json, "class", mapping.cls), readRule(json, "state", mapping.state),
          readRule(json, "code", mapping.code), readRule(json, "district", mapping.district),
          readRule(json, "survey", mapping.survey), readRule(json, "change", mapping.change),
          readRule(json, "responsible", mapping.responsible), readRule(json, "place", mapping.place),
          readRule(json, "remark", mapping.remark)}) {
        if (!read)
            return read.error();
    }
    if (const auto code = json.find("code"); code != json.end() && code->is_object())
        mapping.codePrefix = textAt(*code, "prefix");
    if (mapping.district.otherwise
        && !mapping.district.given()) // by the place, with this for a place in none
        mapping.districtOtherwise = *mapping.district.otherwise;
    if (const auto dates = json.find("dates"); dates != json.end()) {
        if (!dates->is_array())
            return wrong("dates", "is not a list of formats");
        for (const Json &one : *dates) {
            if (!one.is_string())
                return wrong("dates", "holds something that is not a text");
            mapping.dateFormats.push_back(one.get<std::string>());
        }
    }
    return mapping;
}

Result<Mapping> readMapping(const std::filesystem::path &file)
{
    const Result<Json> json = readJsonFile(file, std::size_t{4} << 20);
    if (!json)
        return json.error();
    Result<Mapping> mapping = mappingFromJson(json.value());
    return mapping ? std::move(mapping) : Result<Mapping>(mapping.error().in(file.string()));
}

} // namespace egret::intake
