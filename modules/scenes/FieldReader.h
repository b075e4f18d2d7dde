// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Json.h>

#include <optional>
#include <string>
#include <vector>

namespace egret::scenes {

/// What is wrong with a document: where (file and field) and why.
struct Problem
{
    std::string place;
    std::string reason;
    bool operator==(const Problem &) const = default;
};

/// Reads the fields of one JSON object, noting every mistake with its place instead of stopping at the
/// first. Both the object and the list of problems must outlive the reader.
class FieldReader
{
public:
    FieldReader(const Json &object, std::string place, std::vector<Problem> &problems);

    /// Text of at most @p limit bytes; a mistake when absent and @p required.
    std::string text(const char *key, bool required = true, std::size_t limit = 400);
    /// A number in [@p least, @p most]; @p otherwise when absent. A mistake when absent and there is no
    /// otherwise, or outside.
    double number(const char *key, double least, double most, std::optional<double> otherwise = {});
    int integer(const char *key, int least, int most);
    int integer(const char *key, int least, int most, int otherwise);
    bool flag(const char *key, bool otherwise);
    /// The members of a list of @p least to @p most; an empty list, with the mistake noted, otherwise.
    std::vector<Json> list(const char *key, std::size_t least, std::size_t most);
    /// A pair of numbers in [@p least, @p most].
    std::pair<double, double> pair(const char *key, double least, double most);
    /// Notes that @p key is wrong because of @p reason.
    void refuse(const std::string &key, const std::string &reason);
    [[nodiscard]] bool has(const char *key) const;
    /// A reader of the object at @p key; of an empty object, with the mistake noted, when it is none.
    FieldReader object(const char *key);
    [[nodiscard]] const std::string &place() const { return m_place; }

private:
    [[nodiscard]] const Json *find(const char *key) const;

    const Json &m_object;
    std::string m_place;
    std::vector<Problem> &m_problems;
};

} // namespace egret::scenes
