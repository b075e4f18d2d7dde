// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ledger/EventLog.h>

namespace egret::ledger {

/// Appends @p entries in their order inside the caller's transaction, like insertEntry() for each but with
/// the end of the chain looked up once.
Outcome insertEntries(sqlite::Database &database, std::vector<LogEntry> entries);

} // namespace egret::ledger
