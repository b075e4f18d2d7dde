// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite/Database.h>

namespace egret::ledger {

/// Brings ledger.db to the newest schema: numbered steps, forward only, one transaction each, their
/// text checksummed. Rejected when the file was made by a newer Egret, Corrupt when a step that it
/// has had is not the one this program knows.
Outcome migrate(sqlite::Database &database);

} // namespace egret::ledger
