// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Files.h>
#include <base/Json.h>

namespace egret {

namespace {

/// Writing and comparing recurse: what is nested deeper than this would end on the stack.
constexpr int deepest = 128;

bool tooDeep(std::string_view text)
{
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            i += c == '\\' ? 1 : 0;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '[' || c == '{') {
            if (++depth > deepest)
                return true;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return false;
}

} // namespace

Result<Json> parseJson(std::string_view text, const std::string &what)
{
    if (tooDeep(text))
        return Error{Error::Code::Rejected,
                     what + ": is nested deeper than " + std::to_string(deepest) + " levels"};
    try {
        return Json::parse(text.begin(), text.end());
    } catch (const Json::exception &problem) {
        return Error{Error::Code::Rejected, what + ": is not valid JSON: " + problem.what()};
    }
}

Result<Json> readJsonFile(const std::filesystem::path &path, std::size_t limit)
{
    const Result<Bytes> bytes = readFile(path, limit);
    if (!bytes)
        return bytes.error();
    return parseJson(textOf(bytes.value()), path.string());
}

std::string dumped(const Json &json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string textAt(const Json &object, const char *key, std::string otherwise)
{
    if (!object.is_object())
        return otherwise;
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : otherwise;
}

std::int64_t integerAt(const Json &object, const char *key, std::int64_t otherwise)
{
    if (!object.is_object())
        return otherwise;
    const auto found = object.find(key);
    return found != object.end() && found->is_number_integer() ? found->get<std::int64_t>() : otherwise;
}

double numberAt(const Json &object, const char *key, double otherwise)
{
    if (!object.is_object())
        return otherwise;
    const auto found = object.find(key);
    return found != object.end() && found->is_number() ? found->get<double>() : otherwise;
}

} // namespace egret
