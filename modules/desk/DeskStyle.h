// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapscene/Tokens.h>

#include <QString>

namespace egret::desk {

/// The widgets' style sheet out of the tokens.
QString styleSheet(const mapscene::Tokens &tokens);
/// @p sheet with the tokens that it names (@accent) as colours.
QString coloured(QString sheet, const mapscene::Tokens &tokens);

} // namespace egret::desk
