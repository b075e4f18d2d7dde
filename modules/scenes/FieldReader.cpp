// SPDX-License-Identifier: GPL-3.0-or-later
#include <scenes/FieldReader.h>

#include <cmath>

namespace egret::scenes {

namespace {

const Json noObject = Json::object();

/// 40 rather than 40.000000.
std::string plain(double value)
{
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

} // namespace

FieldReader::FieldReader(const Json &object, std::string place, std::vector<Problem> &problems) :
    m_object(object.is_object() ? object : noObject), m_place(std::move(place)), m_problems(problems)
{
    if (!object.is_object())
        m_problems.push_back({m_place, "is not an object"});
}

const Json *FieldReader::find(const char *key) const
{
    const auto found = m_object.find(key);
    return found == m_object.end() ? nullptr : &*found;
}

bool FieldReader::has(const char *key) const { return find(key) != nullptr; }

void FieldReader::refuse(const std::string &key, const std::string &reason)
{
    m_problems.push_back({m_place + "." + key, reason});
}

std::string FieldReader::text(const char *key, bool required, std::size_t limit)
{
    const Json *const value = find(key);
    if (!value) {
        if (required)
            refuse(key, "is missing");
        return {};
    }
    if (!value->is_string()) {
        refuse(key, "is not text");
        return {};
    }
    std::string text = value->get<std::string>();
    if (text.size() > limit) {
        refuse(key, "is longer than " + std::to_string(limit) + " bytes");
        text.clear();
    } else if (required && text.empty()) {
        refuse(key, "is empty");
    }
    return text;
}

double FieldReader::number(const char *key, double least, double most, std::optional<double> otherwise)
{
    const Json *const value = find(key);
    if (!value) {
        if (!otherwise)
            refuse(key, "is missing");
        return otherwise ? *otherwise : least;
    }
    const double number = value->is_number() ? value->get<double>() : std::nan("");
    if (!(number >= least && number <= most)) {
        refuse(key, "is not a number from " + plain(least) + " to " + plain(most));
        return otherwise ? *otherwise : least;
    }
    return number;
}

int FieldReader::integer(const char *key, int least, int most)
{
    const double value = number(key, least, most);
    if (value != std::floor(value))
        refuse(key, "is not a whole number");
    return static_cast<int>(value);
}

int FieldReader::integer(const char *key, int least, int most, int otherwise)
{
    return find(key) ? integer(key, least, most) : otherwise;
}

bool FieldReader::flag(const char *key, bool otherwise)
{
    const Json *const value = find(key);
    if (!value)
        return otherwise;
    if (!value->is_boolean()) {
        refuse(key, "is neither true nor false");
        return otherwise;
    }
    return value->get<bool>();
}

std::vector<Json> FieldReader::list(const char *key, std::size_t least, std::size_t most)
{
    const Json *const value = find(key);
    if (!value && least == 0)
        return {};
    if (!value || !value->is_array()) {
        refuse(key, value ? "is not a list" : "is missing");
        return {};
    }
    if (value->size() < least || value->size() > most) {
        refuse(key,
               "has " + std::to_string(value->size()) + " members, not " + std::to_string(least) + " to "
                   + std::to_string(most));
        return {};
    }
    return {value->begin(), value->end()};
}

std::pair<double, double> FieldReader::pair(const char *key, double least, double most)
{
    const Json *const value = find(key);
    const auto good = [&](const Json &number) {
        return number.is_number() && number.get<double>() >= least && number.get<double>() <= most;
    };
    if (!value || !value->is_array() || value->size() != 2 || !good((*value)[0]) || !good((*value)[1])) {
        refuse(key,
               value ? "is not a pair of numbers from " + plain(least) + " to " + plain(most) : "is missing");
        return {least, least};
    }
    return {(*value)[0].get<double>(), (*value)[1].get<double>()};
}

FieldReader FieldReader::object(const char *key)
{
    const Json *const value = find(key);
    return {value ? *value : noObject, m_place + "." + key, m_problems};
}

} // namespace egret::scenes
