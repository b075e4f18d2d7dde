// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Json.h>
#include <http/Message.h>

namespace egret::http {

/// The one table from our errors to HTTP statuses.
int statusOf(Error::Code code);

/// application/problem+json (RFC 9457). @p extra members (an object) are added: "parameter", "reason".
Response problem(int status, const std::string &detail, const Json &extra = Json::object());
Response problem(const Error &error, const Json &extra = Json::object());

} // namespace egret::http
