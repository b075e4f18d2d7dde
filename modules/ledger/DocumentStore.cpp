// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <ledger/DocumentStore.h>
#include <protocol/ChangeEvent.h>

#include <algorithm>

namespace egret::ledger {

namespace {

constexpr std::size_t pageBytes = std::size_t{4} << 20;
constexpr const char *columns =
    "SELECT kind, id, revision, place, removed, body, seq, time, actor FROM documents ";

Result<protocol::SharedDocument> documentOf(const sqlite::Statement &row)
{
    protocol::SharedDocument document;
    document.kind = row.text(0);
    document.id = row.text(1);
    document.revision = static_cast<std::uint64_t>(row.integer(2));
    document.place = row.text(3);
    document.removed = row.integer(4) != 0;
    document.seq = static_cast<std::uint64_t>(row.integer(6));
    document.time = row.text(7);
    document.actor = row.text(8);
    if (document.removed)
        return document;
    Result<Json> body = parseJson(row.text(5), document.kind + " " + document.id);
    if (!body)
        return Error{Error::Code::Corrupt, body.error().message};
    document.body = std::move(body).value();
    return document;
}

Error missing(const std::string &kind, const std::string &id)
{
    return {Error::Code::NotFound, "there is no " + kind + " " + id.substr(0, 64)};
}

} // namespace

Result<std::unique_ptr<DocumentStore>> DocumentStore::open(const std::filesystem::path &folder)
{
    Result<sqlite::Database> database = sqlite::Database::open(folder / "ledger.db", false);
    if (!database)
        return database.error();
    return std::unique_ptr<DocumentStore>(new DocumentStore(std::move(database).value()));
}

Result<std::optional<protocol::SharedDocument>> DocumentStore::read(const std::string &kind,
                                                                    const std::string &id)
{
    std::string sql(columns);
    sql += "WHERE kind = ? AND id = ?";
    Result<sqlite::Statement> row = m_database.prepare(sql.c_str());
    if (!row)
        return row.error();
    const Result<bool> found = row.value().bind(1, kind).bind(2, id).step();
    if (!found)
        return found.error();
    if (!found.value())
        return std::optional<protocol::SharedDocument>();
    Result<protocol::SharedDocument> document = documentOf(row.value());
    if (!document)
        return document.error();
    return std::optional(std::move(document).value());
}

Result<protocol::SharedDocument> DocumentStore::find(const std::string &kind, const std::string &id)
{
    const std::lock_guard lock(m_mutex);
    Result<std::optional<protocol::SharedDocument>> found = read(kind, id);
    if (!found)
        return found.error();
    if (!found.value() || found.value()->removed)
        return missing(kind, id);
    return std::move(*found.value());
}

Result<protocol::DocumentPage> DocumentStore::list(const std::vector<std::string> &kinds,
                                                   const std::pair<std::string, std::string> &after,
                                                   std::size_t limit)
{
    const std::lock_guard lock(m_mutex);
    protocol::DocumentPage page;
    // Before the rows: what is written meanwhile comes with the feed as well.
    const Result<std::int64_t> at = m_database.integer("SELECT max(seq) FROM events");
    std::string sql(columns);
    sql += "WHERE (kind, id) > (?, ?) AND removed = 0 ORDER BY kind, id";
    Result<sqlite::Statement> rows = m_database.prepare(sql.c_str());
    if (!at || !rows)
        return !at ? at.error() : rows.error();
    page.at = static_cast<std::uint64_t>(at.value());
    rows.value().bind(1, after.first).bind(2, after.second);
    for (std::size_t bytes = 0;;) {
        if (page.items.size() == limit || bytes > pageBytes) {
            page.next = page.items.back().kind + "/" + page.items.back().id;
            return page;
        }
        const Result<bool> row = rows.value().step();
        if (!row)
            return row.error();
        if (!row.value())
            return page;
        if (std::find(kinds.begin(), kinds.end(), rows.value().text(0)) == kinds.end())
            continue;
        Result<protocol::SharedDocument> document = documentOf(rows.value());
        if (!document)
            return document.error();
        bytes += rows.value().text(5).size();
        page.items.push_back(std::move(document).value());
    }
}

Outcome DocumentStore::project(const protocol::SharedDocument &document)
{
    Result<sqlite::Statement> put =
        m_database.prepare("INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!put)
        return put.error();
    put.value().bind(1, document.kind).bind(2, document.id);
    put.value().bind(3, static_cast<std::int64_t>(document.revision)).bind(4, document.place);
    put.value().bind(5, std::int64_t{document.removed});
    put.value().bind(6, document.removed ? std::string() : dumped(document.body));
    put.value().bind(7, static_cast<std::int64_t>(document.seq)).bind(8, document.time);
    return put.value().bind(9, document.actor).run();
}

Result<protocol::SharedDocument> DocumentStore::write(protocol::SharedDocument document,
                                                      std::optional<std::uint64_t> expected, LogEntry entry,
                                                      const Answer &answer)
{
    const std::lock_guard lock(m_mutex);
    const Outcome done = m_database.transaction([&]() -> Outcome {
        const auto found = read(document.kind, document.id);
        if (!found)
            return found.error();
        const bool there = found.value() && !found.value()->removed;
        if (document.removed && !there)
            return missing(document.kind, document.id);
        const std::uint64_t before = found.value() ? found.value()->revision : 0;
        const std::uint64_t shown = there ? before : 0;
        if (expected && *expected != shown)
            return Error{Error::Code::Conflict,
                         document.kind + " " + document.id
                             + " was changed by somebody else meanwhile (revision " + std::to_string(shown)
                             + "); look again"};
        document.revision = before + 1;
        document.actor = entry.actor;
        if (document.removed) {
            document.place = found.value()->place;
            document.body = nullptr;
        }
        document.time = entry.time = toRfc3339(nowMs());
        protocol::ChangeEvent event;
        event.kind = protocol::ChangeKind::Document;
        event.document = document;
        entry.type = "document";
        entry.district = document.place.substr(0, 6);
        entry.body = dumped(protocol::toJson(event));
        const Result<std::uint64_t> seq = insertEntry(m_database, std::move(entry));
        if (!seq)
            return seq.error();
        document.seq = seq.value();
        if (Outcome put = project(document); !put)
            return put;
        const Receipt receipt = answer ? answer(document) : Receipt();
        return receipt.key.empty() ? success() : insertReceipt(m_database, receipt);
    });
    if (!done)
        return done.error();
    return document;
}

Result<std::optional<Receipt>> DocumentStore::receipt(const std::string &key)
{
    const std::lock_guard lock(m_mutex);
    return findReceipt(m_database, key);
}

Outcome DocumentStore::keep(const Receipt &receipt)
{
    const std::lock_guard lock(m_mutex);
    return m_database.transaction([&] { return insertReceipt(m_database, receipt); });
}

Outcome DocumentStore::forgetReceipts(const std::string &before)
{
    const std::lock_guard lock(m_mutex);
    return m_database.transaction([&] { return dropReceipts(m_database, before); });
}

} // namespace egret::ledger
