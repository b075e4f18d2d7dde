// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;

namespace egret::desk {

/// Runs @p write now and whenever the language changes, as long as @p widget lives: the one place
/// where a widget's texts are put.
void whenTranslated(QWidget *widget, std::function<void()> write);

} // namespace egret::desk
