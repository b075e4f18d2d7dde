// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace egret::control {

/// egretctl ledger …; returns the exit code.
int runLedger(const std::vector<std::string> &words);

inline constexpr const char *ledgerHelp = R"(  ledger verify DIR [--anchors FILE] [--key HEX]
      Recomputes the chain of the event log of the city in DIR and checks every
      signed head, those of FILE as well (DIR/heads.log unless given; better a
      copy kept on another machine). --key: the public key of the server;
      without it the one in DIR/keys. Exit code 1 when anything was altered.
)";

} // namespace egret::control
