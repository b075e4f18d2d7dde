// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <remote/ServerLink.h>

namespace egret::remote {

/// What a refusal says, in the language of the person: the server speaks English, and what it is known to
/// say is translated; anything else is shown as it came. For an answer that never came: why.
QString messageOf(const Answer &answer);

} // namespace egret::remote
