// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <server/Access.h>

namespace egret::server {

/// For what somebody asks for records of people.
enum class Purpose {
    Look, ///< on a screen: who may "identify" sees name and place
    Reveal, ///< a look that is in the log: the phone number too
    Export, ///< as a file or to another program: who may "export" gets all of it
};

/// @p officer as @p access may have it: THE place where the server hides personal data. By default a name is
/// cut to its first character, a place is the middle of its cell of 500 m and a phone number keeps its ends;
/// the rights that show more are in the roles. Whatever is filtered by place is filtered by the place that
/// this gives, or a box could find out the true one.
domain::Officer shown(const domain::Officer &officer, const Access &access, Purpose purpose);

} // namespace egret::server
