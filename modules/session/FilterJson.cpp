// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/FilterJson.h>

namespace egret::session {

namespace {

void putTexts(Json &json, const char *key, const std::set<std::string> &texts)
{
    if (!texts.empty())
        json[key] = texts;
}

std::set<std::string> textsAt(const Json &json, const char *key)
{
    std::set<std::string> texts;
    const auto found = json.find(key);
    if (found == json.end() || !found->is_array())
        return texts;
    for (const Json &text : *found) {
        if (text.is_string())
            texts.insert(text.get<std::string>());
    }
    return texts;
}

Day dayAt(const Json &json, const char *key, Day otherwise)
{
    const std::string text = textAt(json, key);
    return text.empty() ? otherwise : dayFromText(text).value_or(otherwise);
}

bool boolAt(const Json &json, const char *key, bool otherwise)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_boolean() ? found->get<bool>() : otherwise;
}

} // namespace

Json toJson(const MapFilter &filter)
{
    const MapFilter fresh;
    Json json = Json::object();
    putTexts(json, "hiddenCategories", filter.hiddenCategories);
    putTexts(json, "hiddenClasses", filter.hiddenClasses);
    putTexts(json, "onlyClasses", filter.onlyClasses);
    if (!filter.hiddenStates.empty())
        json["hiddenStates"] = filter.hiddenStates;
    putTexts(json, "areas", filter.areas);
    const auto putDay = [&](const char *key, Day day, Day usual) {
        if (day != usual)
            json[key] = toText(day);
    };
    putDay("surveyFrom", filter.surveyFrom, fresh.surveyFrom);
    putDay("surveyTo", filter.surveyTo, fresh.surveyTo);
    putDay("changeFrom", filter.changeFrom, fresh.changeFrom);
    putDay("changeTo", filter.changeTo, fresh.changeTo);
    if (filter.cameras != fresh.cameras)
        json["cameras"] = filter.cameras;
    if (filter.grids != fresh.grids)
        json["grids"] = filter.grids;
    putTexts(json, "hiddenLayers", filter.hiddenLayers);
    if (!filter.opacity.empty())
        json["opacity"] = filter.opacity;
    if (!filter.order.empty())
        json["order"] = filter.order;
    return json;
}

MapFilter filterFromJson(const Json &json)
{
    MapFilter filter;
    if (!json.is_object())
        return filter;
    filter.hiddenCategories = textsAt(json, "hiddenCategories");
    filter.hiddenClasses = textsAt(json, "hiddenClasses");
    filter.onlyClasses = textsAt(json, "onlyClasses");
    filter.areas = textsAt(json, "areas");
    filter.hiddenLayers = textsAt(json, "hiddenLayers");
    if (const auto states = json.find("hiddenStates"); states != json.end() && states->is_array()) {
        for (const Json &state : *states) {
            if (state.is_number_unsigned() && state.get<std::uint64_t>() < 16)
                filter.hiddenStates.insert(state.get<std::uint8_t>());
        }
    }
    filter.surveyFrom = dayAt(json, "surveyFrom", filter.surveyFrom);
    filter.surveyTo = dayAt(json, "surveyTo", filter.surveyTo);
    filter.changeFrom = dayAt(json, "changeFrom", filter.changeFrom);
    filter.changeTo = dayAt(json, "changeTo", filter.changeTo);
    filter.cameras = boolAt(json, "cameras", filter.cameras);
    filter.grids = boolAt(json, "grids", filter.grids);
    if (const auto opacity = json.find("opacity"); opacity != json.end() && opacity->is_object()) {
        for (const auto &[layer, value] : opacity->items()) {
            if (value.is_number())
                filter.opacity[layer] = std::clamp(value.get<double>(), 0.0, 1.0);
        }
    }
    if (const auto order = json.find("order"); order != json.end() && order->is_array()) {
        for (const Json &layer : *order) {
            if (layer.is_string())
                filter.order.push_back(layer.get<std::string>());
        }
    }
    return filter;
}

} // namespace egret::session
