// SPDX-License-Identifier: GPL-3.0-or-later
#include <benchmark/benchmark.h>
#include <ledger/EventLog.h>
#include <ledger/Schema.h>

#include <filesystem>
#include <unistd.h>

using namespace egret;

namespace {

constexpr int entries = 300'000;

/// A log of records of about 380 bytes.
class BigLog
{
public:
    BigLog() :
        m_folder(std::filesystem::temp_directory_path() / ("egret-bench-log-" + std::to_string(::getpid())))
    {
        std::filesystem::create_directories(m_folder);
        sqlite::Database database =
            std::move(sqlite::Database::open(file(), true, sqlite::Durability::Normal)).value();
        if (!ledger::migrate(database) || !database.execute("INSERT INTO city VALUES ('epoch', 'bench')"))
            std::abort();
        const Outcome filled = database.transaction([&]() -> Outcome {
            for (int i = 0; i < entries; ++i) {
                ledger::LogEntry entry;
                entry.time = "2026-11-25T08:00:00.000+08:00";
                entry.actor = "019abc12-3456-7abc-8def-0123456789ab";
                entry.seat = "Desk 12";
                entry.cause = "case 35020320261125" + std::to_string(i);
                entry.type = "component";
                entry.district = "350203";
                entry.body = R"({"type":"component","n":)" + std::to_string(i) + R"(,"rest":")"
                    + std::string(180, 'x') + R"("})";
                if (const auto seq = ledger::insertEntry(database, std::move(entry)); !seq)
                    return seq.error();
            }
            return success();
        });
        if (!filled)
            std::abort();
    }
    ~BigLog()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    [[nodiscard]] std::filesystem::path file() const { return m_folder / "ledger.db"; }

private:
    std::filesystem::path m_folder;
};

/// What egretctl ledger verify does: every hash computed again.
void VerifyLog(benchmark::State &state)
{
    static const BigLog log;
    for (auto _ : state) {
        sqlite::Database database = std::move(sqlite::Database::open(log.file(), false)).value();
        const auto report = ledger::verifyLog(database, std::nullopt);
        if (!report || !report.value().sound() || report.value().entries != entries)
            state.SkipWithError("the log is not sound");
    }
    state.SetItemsProcessed(state.iterations() * entries); // per second of CPU
}
BENCHMARK(VerifyLog)->Unit(benchmark::kMillisecond);

} // namespace
