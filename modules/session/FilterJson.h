// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Json.h>
#include <session/MapContent.h>

namespace egret::session {

/// A filter as named filters, drafts and shared links keep it. Fields that are as in a fresh filter
/// are left out.
Json toJson(const MapFilter &filter);
/// Unknown fields and values of another type are passed over.
MapFilter filterFromJson(const Json &json);

} // namespace egret::session
