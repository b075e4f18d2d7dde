// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/MapContent.h>

#include <QString>

#include <functional>

namespace egret::desk {

/// One condition of a filter in words, and what takes it away.
struct FilterPart
{
    QString text;
    std::function<void(session::MapFilter &)> away;
};

/// The conditions of the filter that @p content was made with, in the present language.
std::vector<FilterPart> filterParts(const session::MapContent &content);
/// "Street lamp · Damaged · Lianqian · 128": the conditions and the exact count.
QString filterText(const session::MapContent &content);

} // namespace egret::desk
