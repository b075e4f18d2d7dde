// SPDX-License-Identifier: GPL-3.0-or-later
#include <identity/Masking.h>
#include <server/Masks.h>

namespace egret::server {

domain::Officer shown(const domain::Officer &officer, const Access &access, Purpose purpose)
{
    domain::Officer shown = officer;
    const identity::Place place = placeOf(officer);
    const char *const verb = purpose == Purpose::Export ? "export" : "identify";
    const bool known = access.demo() || access.decide(verb, "officer", place).allowed;
    const bool called = access.demo() || (purpose == Purpose::Export && known) || purpose == Purpose::Reveal;
    if (!known) {
        shown.name = identity::maskedName(officer.name);
        shown.home = identity::maskedPosition(officer.home);
    }
    if (!called)
        shown.phone = identity::maskedPhone(officer.phone);
    return shown;
}

} // namespace egret::server
