// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <base/Files.h>
#include <base/Json.h>
#include <base/Uuid.h>
#include <crypto/Sha256.h>
#include <ledger/Backup.h>
#include <ledger/ChunkFiles.h>
#include <ledger/EventLog.h>

#include <map>

namespace egret::ledger {

namespace {

namespace fs = std::filesystem;

constexpr const char *wordsFile = "backup.json";
constexpr const char *databaseFile = "ledger.db";
constexpr std::size_t fileLimit = std::size_t{1} << 30;

Error failed(const fs::path &path, const char *what, const std::error_code &ec)
{
    return {Error::Code::Unavailable, path.string() + ": " + what + ": " + ec.message()};
}

Result<std::string> valueOf(sqlite::Database &database, const char *key)
{
    Result<sqlite::Statement> row = database.prepare("SELECT value FROM city WHERE key = ?");
    if (!row)
        return row.error();
    const Result<bool> found = row.value().bind(1, key).step();
    if (!found || !found.value())
        return found ? Error{Error::Code::Corrupt, std::string("ledger.db does not say its ") + key}
                     : found.error();
    return row.value().text(0);
}

/// The whole file with the SHA-256 of what is in it.
Result<std::string> hashOf(const fs::path &file)
{
    const Result<Bytes> bytes = readFile(file, fileLimit);
    return bytes ? Result<std::string>(crypto::sha256Hex(bytes.value())) : bytes.error();
}

/// A folder that is given its name once all of it is there, and goes away otherwise.
class Draft
{
public:
    explicit Draft(fs::path place) : m_place(std::move(place)), m_path(m_place.string() + ".part") { }
    ~Draft()
    {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    Draft(const Draft &) = delete;
    Draft &operator=(const Draft &) = delete;

    Outcome begin() const
    {
        std::error_code ec;
        if (fs::exists(m_place, ec))
            return Error{Error::Code::Conflict,
                         m_place.string()
                             + ": is there already; name a folder that is not, or move it away first"};
        fs::remove_all(m_path, ec); // of a run that was killed
        fs::create_directories(m_path, ec);
        if (ec)
            return failed(m_path, "cannot be made", ec);
        fs::permissions(m_path, fs::perms::owner_all, ec);
        return success();
    }
    Outcome finish() const
    {
        if (Outcome synced = ChunkFiles(m_path).sync(); !synced)
            return synced;
        std::error_code ec;
        fs::rename(m_path, m_place, ec);
        return ec ? Outcome(failed(m_place, "cannot be put in place", ec)) : success();
    }
    [[nodiscard]] const fs::path &path() const { return m_path; }

private:
    fs::path m_place;
    fs::path m_path;
};

/// What a city's folder holds beside its database and its chunks: keys, signed heads, certificates.
Result<std::vector<fs::path>> otherFiles(const fs::path &folder)
{
    std::vector<fs::path> files;
    std::error_code ec;
    for (fs::recursive_directory_iterator it(folder, ec), end; !ec && it != end; it.increment(ec)) {
        const fs::path relative = it->path().lexically_relative(folder);
        const std::string name = relative.string();
        if (relative == "chunks")
            it.disable_recursion_pending();
        else if (it->is_regular_file(ec) && !name.starts_with(databaseFile) && name != "server.lock"
                 && name != wordsFile && relative.extension() != ".part")
            files.push_back(relative);
    }
    return ec ? Result<std::vector<fs::path>>(failed(folder, "cannot be read", ec)) : files;
}

Outcome copyFile(const fs::path &from, const fs::path &to)
{
    std::error_code ec;
    fs::create_directories(to.parent_path(), ec);
    fs::copy_file(from, to, ec); // with its permissions
    return ec ? Outcome(failed(from, "cannot be copied", ec)) : success();
}

/// Copies the chunks that @p database names, each checked against its name; adds to the words.
Outcome copyChunks(sqlite::Database &database, const fs::path &from, const fs::path &to, BackupWords &words)
{
    Result<sqlite::Statement> rows = database.prepare("SELECT DISTINCT hash FROM chunks");
    if (!rows)
        return rows.error();
    const ChunkFiles source(from);
    const ChunkFiles target(to);
    for (;;) {
        const Result<bool> row = rows.value().step();
        if (!row || !row.value())
            return row ? success() : Outcome(row.error());
        const std::string hash = rows.value().text(0);
        const Result<Bytes> bytes = source.read(hash);
        if (!bytes)
            return bytes.error().in(from.string());
        if (crypto::sha256Hex(bytes.value()) != hash)
            return Error{Error::Code::Corrupt, source.path(hash).string() + ": is not what its name says"};
        if (Outcome written = target.write(hash, bytes.value()); !written)
            return written;
        ++words.chunks;
        words.bytes += bytes.value().size();
    }
}

/// The key whose signatures count, and the heads that were kept, of the city in @p folder.
Outcome soundLog(sqlite::Database &database, const fs::path &folder)
{
    std::optional<crypto::PublicKey> key;
    std::error_code ec;
    if (fs::exists(folder / "keys" / "ledger.key", ec)) {
        const Result<crypto::SigningKey> own =
            crypto::SigningKey::loadOrCreate(folder / "keys" / "ledger.key");
        if (!own)
            return own.error();
        key = own.value().publicKey();
    }
    const Result<ChainReport> report = verifyLog(database, key);
    if (!report)
        return report.error();
    return report.value().sound()
        ? success()
        : Outcome(Error{Error::Code::Corrupt,
                        folder.string() + ": the log was altered: " + report.value().faults.front()});
}

LogEntry entryOf(const char *type, const std::string &actor, Json body)
{
    LogEntry entry;
    entry.actor = actor;
    entry.type = type;
    body["type"] = type;
    entry.body = dumped(body);
    return entry;
}

Json toJson(const BackupWords &words)
{
    return {{"city", words.city},       {"epoch", words.epoch},   {"time", words.time},
            {"entries", words.entries}, {"chunks", words.chunks}, {"bytes", words.bytes}};
}

Result<Json> readWords(const fs::path &folder)
{
    const Result<Bytes> text = readFile(folder / wordsFile, std::size_t{16} << 20);
    if (!text && text.error().code == Error::Code::NotFound)
        return Error{Error::Code::NotFound, folder.string() + ": holds no backup; egretctl backup makes one"};
    return text ? parseJson(textOf(text.value()), wordsFile) : text.error();
}

/// A new epoch, nobody signed in, and an entry that says so.
Outcome beginAnew(sqlite::Database &database, const BackupWords &words, const std::string &actor)
{
    return database.transaction([&]() -> Outcome {
        const std::string epoch = newUuid();
        if (Outcome kept = database.execute(
                "INSERT OR IGNORE INTO city SELECT 'chain', value FROM city WHERE key = 'epoch'");
            !kept)
            return kept;
        Result<sqlite::Statement> set = database.prepare("UPDATE city SET value = ? WHERE key = 'epoch'");
        if (!set)
            return set.error();
        if (Outcome done = set.value().bind(1, epoch).run(); !done)
            return done;
        if (Outcome out = database.execute("DELETE FROM sessions"); !out)
            return out;
        const Result<std::uint64_t> told = insertEntry(
            database,
            entryOf(
                "restore", actor,
                {{"from", words.epoch}, {"to", epoch}, {"backup", words.time}, {"entries", words.entries}}));
        return told ? success() : Outcome(told.error());
    });
}

} // namespace

Result<BackupWords> backUp(const fs::path &city, const fs::path &folder, const std::string &actor)
{
    const Draft draft(folder);
    if (Outcome begun = draft.begin(); !begun)
        return begun.error();
    // Before the log: heads that were signed of what is not in the copy would be missed in it.
    const Result<std::vector<fs::path>> others = otherFiles(city);
    if (!others)
        return others.error();
    for (const fs::path &file : others.value()) {
        if (Outcome copied = copyFile(city / file, draft.path() / file); !copied)
            return copied.error();
    }
    BackupWords words;
    {
        Result<sqlite::Database> source = sqlite::Database::open(city / databaseFile, false);
        if (!source)
            return source.error();
        // What cannot be written down is not done.
        const Outcome told = source.value().transaction([&]() -> Outcome {
            const Result<std::uint64_t> seq = insertEntry(
                source.value(), entryOf("backup", actor, {{"folder", folder.filename().string()}}));
            return seq ? success() : Outcome(seq.error());
        });
        if (!told)
            return told.error();
        Result<sqlite::Statement> snapshot = source.value().prepare("VACUUM INTO ?");
        if (!snapshot)
            return snapshot.error();
        if (Outcome made = snapshot.value().bind(1, (draft.path() / databaseFile).string()).run(); !made)
            return made.error();
    }
    {
        Result<sqlite::Database> copied = sqlite::Database::open(draft.path() / databaseFile, false);
        if (!copied)
            return copied.error();
        const Result<std::string> code = valueOf(copied.value(), "code");
        const Result<std::string> epoch = valueOf(copied.value(), "epoch");
        const Result<std::int64_t> last = copied.value().integer("SELECT max(seq) FROM events");
        if (!code || !epoch || !last)
            return !code ? code.error() : !epoch ? epoch.error() : last.error();
        words = {code.value(), epoch.value(), toRfc3339(nowMs()), static_cast<std::uint64_t>(last.value())};
        if (Outcome chunks = copyChunks(copied.value(), city, draft.path(), words); !chunks)
            return chunks.error();
        if (Outcome sound = soundLog(copied.value(), draft.path()); !sound)
            return sound.error();
    }
    Json files = Json::object();
    std::vector<fs::path> listed = others.value();
    listed.emplace_back(databaseFile);
    for (const fs::path &file : listed) {
        const Result<std::string> hash = hashOf(draft.path() / file);
        if (!hash)
            return hash.error();
        files[file.string()] = hash.value();
        std::error_code ec;
        words.bytes += fs::file_size(draft.path() / file, ec);
    }
    Json json = toJson(words);
    json["files"] = std::move(files);
    if (Outcome written = writeFile(draft.path() / wordsFile, viewOf(json.dump(1) + "\n")); !written)
        return written.error();
    if (Outcome finished = draft.finish(); !finished)
        return finished.error();
    return words;
}

Result<BackupWords> restoreCity(const fs::path &folder, const fs::path &city, const std::string &actor)
{
    const Result<Json> json = readWords(folder);
    if (!json)
        return json.error();
    const Draft draft(city);
    if (Outcome begun = draft.begin(); !begun)
        return begun.error();
    BackupWords words{textAt(json.value(), "city"), textAt(json.value(), "epoch"),
                      textAt(json.value(), "time"),
                      static_cast<std::uint64_t>(integerAt(json.value(), "entries"))};
    const Json files = json.value().value("files", Json::object());
    if (!files.is_object() || !files.contains(databaseFile))
        return Error{Error::Code::Corrupt, folder.string() + ": " + wordsFile + " names no ledger.db"};
    for (const auto &[name, hash] : files.items()) {
        const fs::path relative = fs::path(name).lexically_normal();
        if (relative.is_absolute() || relative.begin()->string() == "..")
            return Error{Error::Code::Corrupt,
                         folder.string() + ": " + wordsFile + " names a file elsewhere: " + name};
        if (Outcome copied = copyFile(folder / relative, draft.path() / relative); !copied)
            return copied.error();
        const Result<std::string> found = hashOf(draft.path() / relative);
        if (!found)
            return found.error();
        if (Json(found.value()) != hash)
            return Error{Error::Code::Corrupt, (folder / relative).string() + ": is not what was backed up"};
        std::error_code ec;
        words.bytes += fs::file_size(draft.path() / relative, ec);
    }
    {
        Result<sqlite::Database> database = sqlite::Database::open(draft.path() / databaseFile, false);
        if (!database)
            return database.error();
        if (Outcome sound = soundLog(database.value(), draft.path()); !sound)
            return sound.error();
        if (Outcome chunks = copyChunks(database.value(), folder, draft.path(), words); !chunks)
            return chunks.error();
        if (Outcome anew = beginAnew(database.value(), words, actor); !anew)
            return anew.error();
    }
    if (Outcome finished = draft.finish(); !finished)
        return finished.error();
    return words;
}

} // namespace egret::ledger
