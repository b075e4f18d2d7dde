// SPDX-License-Identifier: GPL-3.0-or-later
#include <scenes/WallState.h>

namespace egret::scenes {

namespace {

WallState next(const WallState &now, const std::string &seat)
{
    WallState state = now;
    ++state.revision;
    state.by = seat;
    state.history.push_back({now.scene, now.locked, now.blank, now.view});
    if (state.history.size() > WallState::historyLimit)
        state.history.erase(state.history.begin());
    return state;
}

} // namespace

Result<WallState> WallState::shown(const std::string &sceneName, const std::string &seat) const
{
    if (locked)
        return Error{Error::Code::Conflict, "The wall is locked; unlock it first."};
    WallState state = next(*this, seat);
    state.scene = sceneName;
    if (sceneName.empty())
        state.view.reset(); // the rotation shows the city
    return state;
}

Result<WallState> WallState::looking(const std::string &sceneName, std::optional<WallView> wanted,
                                     const std::string &seat) const
{
    Result<WallState> state = shown(sceneName, seat);
    if (state)
        state.value().view = std::move(wanted);
    return state;
}

WallState WallState::withLock(bool on, const std::string &seat) const
{
    WallState state = next(*this, seat);
    state.locked = on;
    return state;
}

WallState WallState::withBlank(bool on, const std::string &seat) const
{
    WallState state = next(*this, seat);
    state.blank = on;
    return state;
}

Result<WallState> WallState::undone(const std::string &seat) const
{
    if (history.empty())
        return Error{Error::Code::Conflict, "There is nothing to undo on this wall."};
    WallState state = *this;
    ++state.revision;
    state.by = seat;
    const Step step = history.back();
    state.history.pop_back();
    state.scene = step.scene;
    state.locked = step.locked;
    state.blank = step.blank;
    state.view = step.view;
    return state;
}

WallState readWallState(const Json &json, const std::string &place, std::vector<Problem> &problems)
{
    FieldReader fields(json, place, problems);
    WallState state;
    if (fields.text("schema") != "egret-wall-state/1")
        fields.refuse("schema", "is not egret-wall-state/1, the format that this program reads");
    state.revision = static_cast<std::int64_t>(fields.number("revision", 0, 9e15));
    state.scene = fields.text("scene", false, 60);
    state.locked = fields.flag("locked", false);
    state.blank = fields.flag("blank", false);
    state.by = fields.text("by", false, 100);
    const auto viewOf = [&](const Json &object, const std::string &where) {
        const auto found = object.is_object() ? object.find("view") : object.end();
        return found == object.end() ? std::nullopt
                                     : std::optional(readWallView(*found, where + ".view", problems));
    };
    state.view = viewOf(json, place);
    for (const Json &stepJson : fields.list("history", 0, WallState::historyLimit)) {
        FieldReader step(stepJson, place + ".history", problems);
        state.history.push_back({step.text("scene", false, 60), step.flag("locked", false),
                                 step.flag("blank", false), viewOf(stepJson, place + ".history")});
    }
    return state;
}

Json toJson(const WallState &state)
{
    Json history = Json::array();
    for (const WallState::Step &step : state.history) {
        history.push_back({{"scene", step.scene}, {"locked", step.locked}, {"blank", step.blank}});
        if (step.view)
            history.back()["view"] = toJson(*step.view);
    }
    Json json = {{"schema", "egret-wall-state/1"}, {"revision", state.revision}, {"scene", state.scene},
                 {"locked", state.locked},         {"blank", state.blank},       {"by", state.by},
                 {"history", std::move(history)}};
    if (state.view)
        json["view"] = toJson(*state.view);
    return json;
}

} // namespace egret::scenes
