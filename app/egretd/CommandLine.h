// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Log.h>
#include <base/Result.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace egret::daemon {

/// What egretd was asked to do.
struct CommandLine
{
    std::filesystem::path data;
    std::string address = "127.0.0.1"; ///< numeric
    std::uint16_t port = 0;
    bool listening = false; ///< --listen was given
    bool demo = false;
    bool plain = false; ///< HTTP without TLS; always so with --demo
    std::filesystem::path certificate; ///< PEM; empty: one of the server's own
    std::filesystem::path key;
    std::vector<std::string> hosts; ///< further names that clients may use
    unsigned threads = 0; ///< 0: as many as there are cores
    std::optional<int> portFd;
    std::optional<int> parentPipe;
    std::optional<int> tokenFd;
    bool exitWithParent = false;
    LogLevel logLevel = LogLevel::Info;
    bool help = false;
    bool version = false;

    [[nodiscard]] bool loopback() const;
    [[nodiscard]] bool tls() const { return !demo && !plain; }

    /// Rejected with a sentence for the person who typed it.
    static Result<CommandLine> parse(int argc, char **argv);
    static const char *helpText();
};

} // namespace egret::daemon
