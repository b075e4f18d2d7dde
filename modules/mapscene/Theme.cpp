// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/Theme.h>

namespace egret::mapscene {

namespace {

bool isDark = true;

} // namespace

bool Theme::dark() { return isDark; }

void Theme::setDark(bool dark) { isDark = dark; }

} // namespace egret::mapscene
