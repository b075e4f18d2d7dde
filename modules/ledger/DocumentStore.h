// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ledger/EventLog.h>
#include <ledger/Receipt.h>
#include <protocol/SharedDocument.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>

namespace egret::ledger {

/// The shared documents of a city: events of its log, and their present state as a projection in the same
/// ledger.db. Also the receipts of all commands. Any thread; calls are served one after another.
class DocumentStore
{
public:
    /// @p folder holds a city (its Ledger has been opened before, so that the schema is new).
    static Result<std::unique_ptr<DocumentStore>> open(const std::filesystem::path &folder);

    /// NotFound when there is none, or it was removed.
    Result<protocol::SharedDocument> find(const std::string &kind, const std::string &id);
    /// Those that are not removed, of @p kinds, behind kind and id of @p after.
    Result<protocol::DocumentPage> list(const std::vector<std::string> &kinds,
                                        const std::pair<std::string, std::string> &after, std::size_t limit);

    /// What a change answers, and keeps with it when it is to be a receipt.
    using Answer = std::function<Receipt(const protocol::SharedDocument &)>;
    /// Puts or removes the document and writes the event that tells of it: all or nothing. @p expected: the
    /// revision that must be there now, 0 for none. Conflict when it is another one; NotFound when what is to
    /// be removed is not there. Returns the document as it is now.
    Result<protocol::SharedDocument> write(protocol::SharedDocument document,
                                           std::optional<std::uint64_t> expected, LogEntry entry,
                                           const Answer &answer = {});

    Result<std::optional<Receipt>> receipt(const std::string &key);
    /// Takes a key out of use; Conflict when a command was done under it.
    Outcome keep(const Receipt &receipt);
    Outcome forgetReceipts(const std::string &before);

private:
    explicit DocumentStore(sqlite::Database database) : m_database(std::move(database)) { }
    Result<std::optional<protocol::SharedDocument>> read(const std::string &kind, const std::string &id);
    Outcome project(const protocol::SharedDocument &document);

    std::mutex m_mutex;
    sqlite::Database m_database;
};

} // namespace egret::ledger
