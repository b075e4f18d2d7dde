// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <ledger/EventBatch.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace egret::ledger {

namespace {

constexpr std::size_t mostFaults = 20;

using crypto::Digest;

ByteView viewOf(const Digest &digest) { return {digest.data(), digest.size()}; }

/// What the chain begins with and its heads name: the city's first epoch. A restore begins another epoch
/// and goes on with the chain.
Result<std::string> epochOf(sqlite::Database &database)
{
    Result<sqlite::Statement> row =
        database.prepare("SELECT value FROM city WHERE key IN ('chain', 'epoch') ORDER BY key LIMIT 1");
    if (!row)
        return row.error();
    const Result<bool> found = row.value().step();
    if (!found)
        return found.error();
    return row.value().text(0);
}

Digest genesis(const std::string &epoch) { return crypto::sha256(egret::viewOf("egret ledger " + epoch)); }

/// h(i−1) ‖ record i, in @p buffer, hashed.
Digest chained(const Digest &before, const LogEntry &entry, Bytes &buffer)
{
    buffer.assign(before.begin(), before.end());
    ByteWriter writer(buffer);
    writer.u64(entry.seq);
    for (const std::string *field :
         {&entry.time, &entry.actor, &entry.seat, &entry.cause, &entry.type, &entry.district, &entry.body})
        writer.text(*field);
    return crypto::sha256(buffer);
}

constexpr const char *wholeLog =
    "SELECT seq, time, actor, seat, cause, type, district, body, chain FROM events ORDER BY seq";
constexpr const char *foundLog =
    "SELECT seq, time, actor, seat, cause, type, district, body FROM events WHERE seq < ?1 "
    "AND (?2 = '' OR actor = ?2) AND (?3 = '' OR type = ?3) AND (?4 = '' OR time >= ?4) "
    "AND (?5 = '' OR time < ?5) AND (?6 = '' OR instr(body, ?6) > 0 OR instr(cause, ?6) > 0 "
    "OR instr(seat, ?6) > 0) ORDER BY seq DESC LIMIT ?7";

LogEntry entryOf(const sqlite::Statement &row)
{
    return {static_cast<std::uint64_t>(row.integer(0)),
            row.text(1),
            row.text(2),
            row.text(3),
            row.text(4),
            row.text(5),
            row.text(6),
            row.text(7)};
}

constexpr const char *insertion =
    "INSERT INTO events (seq, shard, time, actor, seat, cause, type, district, body, chain) "
    "VALUES (?, '0', ?, ?, ?, ?, ?, ?, ?, ?)";

/// Where the log ends: what the next entry is chained to.
struct End
{
    std::uint64_t seq = 0;
    Digest chain{};
    Bytes buffer;
};

Outcome findEnd(sqlite::Database &database, End &end)
{
    Result<sqlite::Statement> last =
        database.prepare("SELECT seq, chain FROM events ORDER BY seq DESC LIMIT 1");
    if (!last)
        return last.error();
    const Result<bool> any = last.value().step();
    if (!any)
        return any.error();
    if (!any.value()) {
        const Result<std::string> epoch = epochOf(database);
        if (!epoch)
            return epoch.error();
        end.chain = genesis(epoch.value());
        return success();
    }
    const Bytes stored = last.value().blob(1);
    if (stored.size() != end.chain.size())
        return Error{Error::Code::Corrupt,
                     "the event log has no chain at its end; run egretctl ledger verify"};
    std::copy(stored.begin(), stored.end(), end.chain.begin());
    end.seq = static_cast<std::uint64_t>(last.value().integer(0));
    return success();
}

/// Writes @p entry behind @p end, which it becomes.
Outcome append(sqlite::Statement &insert, End &end, LogEntry &entry)
{
    if (entry.time.empty())
        entry.time = toRfc3339(nowMs());
    entry.seq = end.seq + 1;
    const Digest chain = chained(end.chain, entry, end.buffer);
    insert.bind(1, static_cast<std::int64_t>(entry.seq)).bind(2, entry.time).bind(3, entry.actor);
    insert.bind(4, entry.seat).bind(5, entry.cause).bind(6, entry.type).bind(7, entry.district);
    insert.bind(8, entry.body).bind(9, viewOf(chain));
    if (Outcome done = insert.run(); !done)
        return done;
    end.seq = entry.seq;
    end.chain = chain;
    return success();
}

struct Head
{
    std::uint64_t seq = 0;
    std::string chain; ///< hex
    std::string time;
    std::string signature; ///< hex
};

std::string messageOf(const std::string &epoch, const Head &head)
{
    return "egret head " + epoch + " " + std::to_string(head.seq) + " " + head.chain + " " + head.time;
}

std::string lineOf(const std::string &epoch, const Head &head)
{
    return messageOf(epoch, head) + " " + head.signature;
}

/// The parts of a line of signHead(); empty when it is none of this epoch.
std::optional<Head> headOf(const std::string &epoch, std::string_view line)
{
    const std::string prefix = "egret head " + epoch + " ";
    if (!line.starts_with(prefix))
        return std::nullopt;
    line.remove_prefix(prefix.size());
    std::array<std::string, 4> parts;
    for (std::string &part : parts) {
        part = line.substr(0, line.find(' '));
        line.remove_prefix(std::min(line.size(), part.size() + 1));
    }
    Head head{0, parts[1], parts[2], parts[3]};
    const auto [end, ec] = std::from_chars(parts[0].data(), parts[0].data() + parts[0].size(), head.seq);
    return ec == std::errc() && end == parts[0].data() + parts[0].size() ? std::optional(head) : std::nullopt;
}

bool signedBy(const crypto::PublicKey &key, const std::string &epoch, const Head &head)
{
    const Bytes bytes = fromHex(head.signature);
    crypto::Signature signature{};
    if (bytes.size() != signature.size())
        return false;
    std::copy(bytes.begin(), bytes.end(), signature.begin());
    return crypto::verify(key, egret::viewOf(messageOf(epoch, head)), signature);
}

Result<std::vector<Head>> storedHeads(sqlite::Database &database)
{
    Result<sqlite::Statement> rows =
        database.prepare("SELECT seq, chain, time, signature FROM heads ORDER BY seq");
    if (!rows)
        return rows.error();
    std::vector<Head> heads;
    for (;;) {
        const Result<bool> row = rows.value().step();
        if (!row)
            return row.error();
        if (!row.value())
            return heads;
        heads.push_back({static_cast<std::uint64_t>(rows.value().integer(0)), rows.value().text(1),
                         rows.value().text(2), rows.value().text(3)});
    }
}

/// Walks the chain beside the heads that are due.
class Verifier
{
public:
    Verifier(std::string epoch, const std::optional<crypto::PublicKey> &key, std::vector<Head> heads) :
        m_epoch(std::move(epoch)), m_key(key), m_heads(std::move(heads)), m_chain(genesis(m_epoch))
    {
        std::sort(m_heads.begin(), m_heads.end(), [](const Head &a, const Head &b) { return a.seq < b.seq; });
    }

    void take(const LogEntry &entry, const Bytes &stored)
    {
        if (entry.seq != m_last + 1)
            fault("entries " + std::to_string(m_last + 1) + " to " + std::to_string(entry.seq - 1)
                  + " are missing");
        m_last = entry.seq;
        ++m_report.entries;
        const Digest wanted = chained(m_chain, entry, m_buffer);
        if (stored.size() != wanted.size() || !std::equal(wanted.begin(), wanted.end(), stored.begin())) {
            fault("entry " + std::to_string(entry.seq) + " is not what was written");
            // Go on from what stands there, so that one alteration is one fault.
            Digest next{};
            std::copy_n(stored.begin(), std::min(stored.size(), next.size()), next.begin());
            m_chain = next;
        } else {
            m_chain = wanted;
        }
        for (; m_nextHead < m_heads.size() && m_heads[m_nextHead].seq <= m_last; ++m_nextHead)
            checkHead(m_heads[m_nextHead]);
    }

    ChainReport end(std::uint64_t everWritten)
    {
        if (everWritten > m_last)
            fault("the log ends at entry " + std::to_string(m_last) + ", but " + std::to_string(everWritten)
                  + " were written");
        for (; m_nextHead < m_heads.size(); ++m_nextHead)
            fault("the log was cut: entry " + std::to_string(m_heads[m_nextHead].seq)
                  + " was signed and is gone");
        return std::move(m_report);
    }

private:
    void checkHead(const Head &head)
    {
        ++m_report.heads;
        if (head.seq != m_last || head.chain != toHex(viewOf(m_chain)))
            fault("the chain at entry " + std::to_string(head.seq) + " is not the one that was signed");
        if (m_key && !signedBy(*m_key, m_epoch, head))
            fault("the signature at entry " + std::to_string(head.seq) + " is not by this key");
    }

    void fault(std::string what)
    {
        if (m_report.faults.size() < mostFaults)
            m_report.faults.push_back(std::move(what));
    }

    std::string m_epoch;
    std::optional<crypto::PublicKey> m_key;
    std::vector<Head> m_heads;
    std::size_t m_nextHead = 0;
    Digest m_chain;
    std::uint64_t m_last = 0;
    Bytes m_buffer;
    ChainReport m_report;
};

} // namespace

Outcome insertEntries(sqlite::Database &database, std::vector<LogEntry> entries)
{
    End end;
    Result<sqlite::Statement> insert = database.prepare(insertion);
    if (!insert)
        return insert.error();
    if (Outcome found = findEnd(database, end); !found)
        return found;
    for (LogEntry &entry : entries) {
        if (Outcome written = append(insert.value(), end, entry); !written)
            return written;
    }
    return success();
}

Result<std::uint64_t> insertEntry(sqlite::Database &database, LogEntry entry)
{
    End end;
    Result<sqlite::Statement> insert = database.prepare(insertion);
    if (!insert)
        return insert.error();
    if (Outcome found = findEnd(database, end); !found)
        return found.error();
    const Outcome written = append(insert.value(), end, entry);
    return written ? Result<std::uint64_t>(end.seq) : written.error();
}

Outcome chainOldEntries(sqlite::Database &database)
{
    const Result<std::int64_t> open = database.integer("SELECT count(*) FROM events WHERE chain IS NULL");
    if (!open || open.value() == 0)
        return open ? success() : Outcome(open.error());
    const Result<std::string> epoch = epochOf(database);
    if (!epoch)
        return epoch.error();
    return database.transaction([&]() -> Outcome {
        Result<sqlite::Statement> rows = database.prepare(wholeLog);
        Result<sqlite::Statement> set = database.prepare("UPDATE events SET chain = ? WHERE seq = ?");
        if (!rows || !set)
            return !rows ? rows.error() : set.error();
        Digest chain = genesis(epoch.value());
        Bytes buffer;
        for (;;) {
            const Result<bool> row = rows.value().step();
            if (!row || !row.value())
                return row ? success() : Outcome(row.error());
            const LogEntry entry = entryOf(rows.value());
            chain = chained(chain, entry, buffer);
            set.value().bind(1, viewOf(chain)).bind(2, static_cast<std::int64_t>(entry.seq));
            if (Outcome done = set.value().run(); !done)
                return done;
        }
    });
}

Result<std::optional<std::string>> signHead(sqlite::Database &database, const crypto::SigningKey &key)
{
    std::optional<std::string> line;
    const Outcome done = database.transaction([&]() -> Outcome {
        const Result<std::string> epoch = epochOf(database);
        Result<sqlite::Statement> last =
            database.prepare("SELECT seq, chain FROM events ORDER BY seq DESC LIMIT 1");
        const Result<std::int64_t> before = database.integer("SELECT max(seq) FROM heads");
        if (!epoch || !last || !before)
            return !epoch ? epoch.error() : !last ? last.error() : before.error();
        const Result<bool> any = last.value().step();
        if (!any || !any.value() || last.value().integer(0) <= before.value())
            return any ? success() : Outcome(any.error());
        Head head{static_cast<std::uint64_t>(last.value().integer(0)),
                  toHex(last.value().blob(1)),
                  toRfc3339(nowMs()),
                  {}};
        const crypto::Signature signature = key.sign(egret::viewOf(messageOf(epoch.value(), head)));
        head.signature = toHex(signature);
        Result<sqlite::Statement> put = database.prepare("INSERT INTO heads VALUES (?, ?, ?, ?)");
        if (!put)
            return put.error();
        put.value().bind(1, static_cast<std::int64_t>(head.seq)).bind(2, head.chain).bind(3, head.time);
        if (Outcome kept = put.value().bind(4, head.signature).run(); !kept)
            return kept;
        line = lineOf(epoch.value(), head);
        return success();
    });
    return done ? Result<std::optional<std::string>>(line) : done.error();
}

Result<ChainReport> verifyLog(sqlite::Database &database, const std::optional<crypto::PublicKey> &key,
                              const std::vector<std::string> &anchors)
{
    const Result<std::string> epoch = epochOf(database);
    Result<std::vector<Head>> heads = storedHeads(database);
    const Result<std::int64_t> written =
        database.integer("SELECT seq FROM sqlite_sequence WHERE name = 'events'");
    if (!epoch || !heads || !written)
        return !epoch ? epoch.error() : !heads ? heads.error() : written.error();
    std::vector<std::string> strange;
    for (const std::string &line : anchors) {
        if (const std::optional<Head> head = headOf(epoch.value(), line))
            heads.value().push_back(*head);
        else
            strange.push_back("a kept head is not of this city's history: " + line.substr(0, 80));
    }
    Verifier verifier(epoch.value(), key, std::move(heads).value());
    Result<sqlite::Statement> rows = database.prepare(wholeLog);
    if (!rows)
        return rows.error();
    for (;;) {
        const Result<bool> row = rows.value().step();
        if (!row)
            return row.error();
        if (!row.value())
            break;
        verifier.take(entryOf(rows.value()), rows.value().blob(8));
    }
    ChainReport report = verifier.end(static_cast<std::uint64_t>(written.value()));
    report.faults.insert(report.faults.end(), strange.begin(), strange.end());
    return report;
}

Result<std::vector<LogEntry>> findEntries(sqlite::Database &database, const LogQuery &query)
{
    Result<sqlite::Statement> rows = database.prepare(foundLog);
    if (!rows)
        return rows.error();
    rows.value().bind(1, static_cast<std::int64_t>(std::min<std::uint64_t>(query.before, INT64_MAX)));
    rows.value().bind(2, query.actor).bind(3, query.type).bind(4, query.from).bind(5, query.to);
    rows.value().bind(6, query.text).bind(7, static_cast<std::int64_t>(query.limit));
    std::vector<LogEntry> entries;
    for (;;) {
        const Result<bool> row = rows.value().step();
        if (!row)
            return row.error();
        if (!row.value())
            return entries;
        entries.push_back(entryOf(rows.value()));
    }
}

} // namespace egret::ledger
