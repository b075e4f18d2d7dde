// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <ledger/EventLog.h>
#include <ledger/Ledger.h>

#include <set>

namespace egret::ledger {

Result<std::uint64_t> Ledger::publish(const BulkChange &change)
{
    std::set<std::string> known;
    for (const protocol::ChunkEntry &entry : change.base.chunks)
        known.insert(entry.hash);
    std::vector<protocol::ChunkEntry> entries;
    std::vector<std::string> added;
    const ChunkFiles drafts(change.drafts);
    const auto add = [&](protocol::ChunkEntry entry, const Bytes *bytes) -> Outcome {
        if (!known.contains(entry.hash)) {
            added.push_back(entry.hash); // before it is written, so that a failure finds it
            if (Outcome written =
                    bytes ? m_files.write(entry.hash, *bytes) : m_files.adopt(drafts, entry.hash);
                !written)
                return written;
        }
        entries.push_back(std::move(entry));
        return success();
    };
    const auto write = [&]() -> Outcome {
        for (const protocol::Document &document : change.documents) {
            if (Outcome done = add({"document", document.district, document.name, document.rows,
                                    document.bytes.size(), document.hash},
                                   &document.bytes);
                !done)
                return done;
        }
        for (const protocol::ChunkEntry &entry : change.base.chunks) {
            const bool document = entry.kind == "document";
            const bool ofKind = entry.kind == change.kind || entry.kind == change.kind + ".attributes";
            if (document ? change.documents.empty() : change.kind.empty() || !ofKind)
                entries.push_back(entry);
        }
        for (const protocol::ChunkEntry &entry : change.chunks) {
            if (Outcome done = add(entry, nullptr); !done)
                return done;
        }
        return m_files.sync();
    };
    if (Outcome written = write(); !written) {
        removeUnused(added);
        return written.error();
    }

    Result<std::uint64_t> seq = std::uint64_t{0};
    {
        const std::lock_guard lock(m_mutex);
        const Outcome done = m_database.transaction([&]() -> Outcome {
            const Result<protocol::Manifest> present = readManifest();
            if (!present)
                return present.error();
            if (present.value() != change.base)
                return Error{Error::Code::Conflict,
                             "another program has changed this city meanwhile; run the import again"};
            if (Outcome replaced = replaceChunks(entries, nowMs()); !replaced)
                return replaced;
            // Changes that came in meanwhile stay above "at" and lie over the new chunks.
            if (change.kind == "component") {
                if (Outcome set = setValue("at", std::to_string(change.seq)); !set)
                    return set;
            }
            protocol::ChangeEvent event;
            event.kind = protocol::ChangeKind::City;
            event.time = toRfc3339(nowMs());
            event.actor = change.actor;
            Json body = protocol::toJson(event);
            body["chunks"] = added;
            LogEntry entry;
            entry.time = event.time;
            entry.actor = event.actor;
            entry.cause = change.cause;
            entry.type = "city";
            entry.body = dumped(body);
            seq = insertEntry(m_database, std::move(entry));
            return seq ? success() : Outcome(seq.error());
        });
        if (done)
            ++m_compactions;
        else
            seq = done.error();
    }
    if (!seq)
        removeUnused(added);
    return seq;
}

void Ledger::removeUnused(const std::vector<std::string> &hashes)
{
    const std::lock_guard lock(m_mutex);
    Result<sqlite::Statement> used = m_database.prepare(
        "SELECT 1 FROM chunks WHERE hash = ?1 UNION ALL SELECT 1 FROM retired WHERE hash = ?1");
    if (!used)
        return;
    for (const std::string &hash : hashes) {
        const Result<bool> row = used.value().bind(1, hash).step();
        if (row && !row.value())
            m_files.remove(hash);
        used.value().reset();
    }
}

} // namespace egret::ledger
