// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <http/Message.h>

#include <optional>

namespace egret::http {

/// What Beast's parser leaves to us: framing that two servers could read in two ways, the Host field
/// (one of @p hosts, unless that is empty) and the target, whose path and query it fills in. The
/// answer, if any, refuses the request; the connection must then be closed.
std::optional<Response> refusalOf(Request &request, unsigned version, const std::vector<std::string> &hosts);

} // namespace egret::http
