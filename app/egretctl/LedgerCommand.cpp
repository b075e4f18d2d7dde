// SPDX-License-Identifier: GPL-3.0-or-later
#include "LedgerCommand.h"

#include <base/Files.h>
#include <ledger/EventLog.h>

#include "Arguments.h"
#include <chrono>
#include <cstdio>

namespace egret::control {

namespace {

std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (end > 0)
            lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return lines;
}

/// The key whose signatures count; empty when there is none to be found.
Result<std::optional<crypto::PublicKey>> keyOf(const std::filesystem::path &data, const std::string &hex)
{
    crypto::PublicKey key{};
    if (!hex.empty()) {
        const Bytes bytes = fromHex(hex);
        if (bytes.size() != key.size())
            return Error{Error::Code::Rejected, "--key takes 64 hexadecimal digits"};
        std::copy(bytes.begin(), bytes.end(), key.begin());
        return std::optional(key);
    }
    const std::filesystem::path file = data / "keys" / "ledger.key";
    std::error_code problem;
    if (!std::filesystem::exists(file, problem)) // reading it must not make one
        return std::optional<crypto::PublicKey>();
    const Result<crypto::SigningKey> own = crypto::SigningKey::loadOrCreate(file);
    return own ? Result<std::optional<crypto::PublicKey>>(std::optional(own.value().publicKey()))
               : own.error();
}

Result<ledger::ChainReport> verify(const Arguments &arguments)
{
    const std::filesystem::path data = arguments.rest().front();
    const Result<std::optional<crypto::PublicKey>> key = keyOf(data, arguments.text("--key"));
    if (!key)
        return key.error();
    const std::filesystem::path anchors = arguments.text("--anchors", data / "heads.log");
    const Result<Bytes> kept = readFile(anchors);
    if (!kept && (arguments.has("--anchors") || kept.error().code != Error::Code::NotFound))
        return kept.error();
    Result<sqlite::Database> database = sqlite::Database::open(data / "ledger.db", false);
    if (!database)
        return database.error();
    std::printf("public key: %s\n",
                key.value() ? toHex(*key.value()).c_str() : "none found: signatures are not checked");
    return ledger::verifyLog(database.value(), key.value(),
                             kept ? linesOf(textOf(kept.value())) : std::vector<std::string>());
}

} // namespace

int runLedger(const std::vector<std::string> &words)
{
    const std::vector<std::string> options(words.begin() + (words.empty() ? 0 : 1), words.end());
    // The folder first: what follows an option is its value.
    const Arguments arguments(options, {"--anchors", "--key"});
    if (words.empty() || words.front() != "verify" || arguments.rest().size() != 1
        || !arguments.unknown().empty()) {
        std::fprintf(stderr, "egretctl: usage:\n%s", ledgerHelp);
        return misused;
    }
    const auto begin = std::chrono::steady_clock::now();
    const Result<ledger::ChainReport> report = verify(arguments);
    if (!report) {
        std::fprintf(stderr, "egretctl: %s\n", report.error().message.c_str());
        return failed;
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::printf("%llu entries, %llu signed heads, %.0f entries a second\n",
                static_cast<unsigned long long>(report.value().entries),
                static_cast<unsigned long long>(report.value().heads),
                static_cast<double>(report.value().entries) / std::max(seconds, 1e-9));
    for (const std::string &fault : report.value().faults)
        std::printf("altered: %s\n", fault.c_str());
    std::puts(report.value().sound() ? "the log is sound" : "the log was altered");
    return report.value().sound() ? succeeded : failed;
}

} // namespace egret::control
