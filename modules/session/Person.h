// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Json.h>

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace egret::session {

/// Who is signed in, as GET /v1/session tells it. The rights are for hiding what would be refused; the
/// server decides.
struct Person
{
    struct Right
    {
        std::string verb;
        std::string object;
        std::string place; ///< empty: everywhere
        std::string role;
        bool operator==(const Right &) const = default;
    };
    QString id;
    QString name;
    QString displayName;
    QString seat;
    QString session; ///< id
    std::vector<Right> rights;
    bool operator==(const Person &) const = default;

    /// Nothing when @p json is no answer of GET /v1/session.
    static std::optional<Person> fromJson(const Json &json);
    [[nodiscard]] Json toJson() const;
    /// Whether any of the rights allows it, somewhere.
    [[nodiscard]] bool may(std::string_view verb, std::string_view object) const;
    /// "operator" or "operator @ 350203", each once.
    [[nodiscard]] QStringList roles() const;
};

} // namespace egret::session
