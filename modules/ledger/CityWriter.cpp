// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Uuid.h>
#include <ledger/ChunkFiles.h>
#include <ledger/CityWriter.h>
#include <ledger/Schema.h>
#include <points/Chunk.h>
#include <protocol/Documents.h>
#include <sys/file.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace egret::ledger {

namespace {

namespace fs = std::filesystem;

/// A folder beside the target, held by a lock while its maker lives and removed unless kept.
class Draft
{
public:
    explicit Draft(fs::path place) : m_path(std::move(place)) { }
    ~Draft()
    {
        if (!m_kept && m_lock >= 0) {
            std::error_code ignored;
            fs::remove_all(m_path, ignored);
        }
        if (m_lock >= 0)
            ::close(m_lock);
    }
    Draft(const Draft &) = delete;
    Draft &operator=(const Draft &) = delete;

    Outcome make()
    {
        std::error_code ec;
        fs::create_directories(m_path.parent_path(), ec);
        if (!fs::create_directory(m_path, ec) || ec)
            return Error{Error::Code::Unavailable, m_path.string() + ": cannot be made: " + ec.message()};
        m_lock = ::open(m_path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (m_lock < 0 || ::flock(m_lock, LOCK_EX | LOCK_NB) != 0)
            return Error{Error::Code::Unavailable, m_path.string() + ": cannot be locked"};
        return success();
    }

    Outcome moveTo(const fs::path &target)
    {
        if (::rename(m_path.c_str(), target.c_str()) != 0) {
            const bool taken = errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR;
            return Error{taken ? Error::Code::Conflict : Error::Code::Unavailable,
                         target.string() + ": cannot be put in place: " + std::strerror(errno)};
        }
        m_kept = true;
        const int parent = ::open(target.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (parent >= 0) {
            ::fsync(parent);
            ::close(parent);
        }
        return success();
    }

    [[nodiscard]] const fs::path &path() const { return m_path; }

private:
    fs::path m_path;
    int m_lock = -1;
    bool m_kept = false;
};

/// Removes the drafts whose maker is gone: nobody holds their lock.
void removeLeftovers(const fs::path &parent, const std::string &prefix)
{
    std::error_code ec;
    std::vector<fs::path> old;
    for (const fs::directory_entry &entry : fs::directory_iterator(parent, ec)) {
        if (entry.path().filename().string().starts_with(prefix))
            old.push_back(entry.path());
    }
    for (const fs::path &path : old) {
        const int lock = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (lock >= 0 && ::flock(lock, LOCK_EX | LOCK_NB) == 0)
            fs::remove_all(path, ec);
        if (lock >= 0)
            ::close(lock);
    }
}

struct Row
{
    std::string kind;
    std::string district;
    std::string name;
    std::uint64_t rows;
    const Bytes *bytes;
    std::string hash;
};

void addChunks(std::vector<Row> &rows, const std::vector<points::Chunk> &chunks)
{
    for (const points::Chunk &chunk : chunks) {
        std::string name = geo::toText(chunk.key.tile);
        if (chunk.key.part > 0)
            name += "#" + std::to_string(chunk.key.part);
        rows.push_back(
            {chunk.key.kind, chunk.key.district, std::move(name), chunk.rows, &chunk.bytes, chunk.hash});
    }
}

Outcome fill(sqlite::Database &database, const domain::City &city, const std::vector<Row> &rows)
{
    Result<sqlite::Statement> set = database.prepare("INSERT INTO city VALUES (?, ?)");
    if (!set)
        return set.error();
    const std::pair<const char *, std::string> values[] = {
        {"epoch", newUuid()}, {"code", city.code}, {"name", city.name}, {"at", "0"}, {"horizon", "0"}};
    for (const auto &[key, value] : values) {
        const Result<bool> done = set.value().bind(1, key).bind(2, value).step();
        if (!done)
            return done.error();
    }
    Result<sqlite::Statement> add = database.prepare("INSERT INTO chunks VALUES (?, ?, ?, ?, ?, ?, ?)");
    if (!add)
        return add.error();
    std::int64_t place = 0;
    for (const Row &row : rows) {
        add.value().bind(1, row.district).bind(2, row.kind).bind(3, row.name).bind(4, place++);
        add.value()
            .bind(5, static_cast<std::int64_t>(row.rows))
            .bind(6, static_cast<std::int64_t>(row.bytes->size()));
        const Result<bool> done = add.value().bind(7, row.hash).step();
        if (!done)
            return done.error();
    }
    return success();
}

Outcome writeLedger(const fs::path &folder, const domain::City &city, const std::vector<Row> &rows)
{
    Result<sqlite::Database> database = sqlite::Database::open(folder / "ledger.db", true);
    if (!database)
        return database.error();
    if (Outcome migrated = migrate(database.value()); !migrated)
        return migrated;
    if (Outcome filled = database.value().transaction([&] { return fill(database.value(), city, rows); });
        !filled)
        return filled;
    return database.value().execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

} // namespace

Outcome createCity(const fs::path &folder, const CityContent &content, WorkerPool &pool)
{
    std::error_code ec;
    fs::path target = fs::absolute(folder, ec).lexically_normal();
    if (!target.has_filename())
        target = target.parent_path();
    if (fs::exists(target, ec) && !(fs::is_directory(target, ec) && fs::is_empty(target, ec)))
        return Error{Error::Code::Conflict,
                     target.string() + ": already holds something; choose another folder or remove it first"};
    if (content.attributes.size() != content.components.size()
        || content.cameraAttributes.size() != content.cameras.size())
        return Error{Error::Code::Rejected, target.string() + ": attributes and points differ in number"};
    const std::string prefix = "." + target.filename().string() + ".draft-";
    removeLeftovers(target.parent_path(), prefix);
    Draft draft(target.parent_path() / (prefix + newUuid()));
    if (Outcome made = draft.make(); !made)
        return made;

    const std::vector<protocol::Document> documents = protocol::encodeCity(content.city);
    const points::ChunkPairs components =
        points::encodePairs(content.components, content.attributes, "component", pool);
    const points::ChunkPairs cameras =
        points::encodePairs(content.cameras, content.cameraAttributes, "camera", pool);
    std::vector<Row> rows;
    for (const protocol::Document &document : documents)
        rows.push_back(
            {"document", document.district, document.name, document.rows, &document.bytes, document.hash});
    for (const auto *chunks :
         {&components.columns, &cameras.columns, &components.attributes, &cameras.attributes})
        addChunks(rows, *chunks);

    const ChunkFiles files(draft.path());
    for (const Row &row : rows) {
        if (Outcome written = files.write(row.hash, *row.bytes); !written)
            return written;
    }
    if (Outcome written = writeLedger(draft.path(), content.city, rows); !written)
        return written;
    if (Outcome synced = files.sync(); !synced)
        return synced;
    return draft.moveTo(target);
}

} // namespace egret::ledger
