// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Random.h>
#include <intake/Importer.h>
#include <intake/PieceCutter.h>
#include <points/Chunk.h>

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace egret;
using namespace egret::intake;

namespace {

domain::City squareCity()
{
    domain::City city;
    city.code = "990100";
    city.name = "Square";
    city.scheme = "gbt47678.5-2026";
    for (const auto &[code, west] : {std::pair{"990101", 10.0}, {"990102", 10.5}}) {
        domain::Area area;
        area.kind = domain::AreaKind::District;
        area.code = code;
        area.name = code;
        area.shape.rings = {{geo::toWorld({west, 20}), geo::toWorld({west + 0.5, 20}),
                             geo::toWorld({west + 0.5, 21}), geo::toWorld({west, 21})}};
        city.areas.push_back(area);
    }
    return city;
}

Mapping mapping(const char *text) { return mappingFromJson(parseJson(text, "mapping").value()).value(); }

constexpr const char *byCode =
    R"({"schema":1,"position":{"lon":"x","lat":"y"},"class":"c","code":"id","remark":"r","place":"p"})";

/// A city in memory that tables are imported into.
class Held
{
public:
    explicit Held(std::string folder) : m_folder(std::move(folder))
    {
        m_base.read = [this](std::string_view hash) -> Result<Bytes> {
            return m_files.at(std::string(hash));
        };
    }

    ImportResult import(const std::string &text, const Mapping &how,
                        std::size_t memory = std::size_t{64} << 20, unsigned threads = 2)
    {
        const std::string path = m_folder + "/table.csv";
        std::ofstream(path) << text;
        WorkerPool pool(threads);
        rejects = std::make_unique<RejectTable>(m_folder + "/rejects.csv");
        ImportOptions options;
        options.spill = m_folder;
        options.memory = memory;
        std::mutex mutex;
        options.write = [&](const points::Chunk &chunk) {
            const std::lock_guard lock(mutex);
            m_files[chunk.hash] = chunk.bytes;
            return success();
        };
        Result<ImportResult> done =
            importPoints({path}, how, m_city, m_codes, m_base, *rejects, pool, options);
        if (!done)
            qFatal("%s", done.error().message.c_str());
        const ImportSummary &sum = done.value().summary;
        if (sum.read != sum.imported + sum.updated + sum.unchanged + sum.rejected)
            qFatal("the sum is wrong");
        if (sum.imported + sum.updated > 0)
            m_base.chunks = done.value().chunks;
        m_base.changes.clear();
        return done.value();
    }

    /// All points as lines of text, sorted: "990101 code x y remark".
    [[nodiscard]] std::vector<std::string> points() const
    {
        std::vector<std::string> lines;
        WorkerPool pool(1);
        const Outcome done = forEachHeld(m_base, pool, [&](std::span<const HeldPoint> held) {
            for (const HeldPoint &point : held) {
                const geo::LonLat at = geo::toLonLat(geo::fromMorton(point.record.morton));
                char line[200];
                std::snprintf(line, sizeof line, "%s %s %s#%u %.5f %.5f %s",
                              std::string(point.district).c_str(), point.attributes.code.c_str(),
                              std::string(point.cls).c_str(), point.record.serial, at.lon, at.lat,
                              point.attributes.remark.c_str());
                lines.emplace_back(line);
            }
            return success();
        });
        if (!done)
            qFatal("%s", done.error().message.c_str());
        std::sort(lines.begin(), lines.end());
        return lines;
    }
    [[nodiscard]] const std::vector<protocol::ChunkEntry> &chunks() const { return m_base.chunks; }
    [[nodiscard]] const Bytes &bytes(const std::string &hash) const { return m_files.at(hash); }
    void change(points::PointChange change) { m_base.changes.push_back(std::move(change)); }

    std::unique_ptr<RejectTable> rejects;

private:
    std::string m_folder;
    domain::City m_city = squareCity();
    domain::CodeBook m_codes = domain::CodeBook::load(EGRET_SOURCE_DIR "/resources/codes").value();
    std::map<std::string, Bytes> m_files;
    CityBase m_base;
};

std::string randomTable(std::uint64_t seed, int rows, int identifiers)
{
    Random random(seed);
    std::string text = "id,x,y,c,r,p\n";
    for (int i = 0; i < rows; ++i) {
        const double x = 10 + random.below(10000) * 1e-4;
        const double y = 20 + random.below(10000) * 1e-4;
        text += "k" + std::to_string(random.below(static_cast<std::uint32_t>(identifiers))) + ","
            + std::to_string(x) + "," + std::to_string(y) + ",0100" + std::to_string(1 + random.below(4))
            + ",r" + std::to_string(random.below(7)) + ",p" + std::to_string(random.below(50)) + "\n";
    }
    return text;
}

} // namespace

class TestImporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void comesToTheSameWithLittleMemoryAndManyThreads()
    {
        const std::string first = randomTable(1, 30'000, 20'000);
        const std::string second = randomTable(2, 30'000, 20'000);
        Held roomy(folder());
        Held tight(folder());
        for (const std::string &text : {first, second}) {
            const ImportResult a = roomy.import(text, mapping(byCode), std::size_t{256} << 20, 1);
            const ImportResult b = tight.import(text, mapping(byCode), std::size_t{2} << 20, 3);
            QVERIFY(a.summary == b.summary);
            QVERIFY(a.chunks == b.chunks); // hashes of bytes: all is the same
            QVERIFY(a.summary.updated > 0 && a.summary.imported > 0);
        }
    }

    void letsTheLastRowOfAPointWin()
    {
        Held city(folder());
        std::map<std::string, std::string> last;
        const std::string text = randomTable(3, 5'000, 300);
        std::istringstream rows(text);
        std::string row;
        std::getline(rows, row);
        while (std::getline(rows, row))
            last[row.substr(0, row.find(','))] = row;
        const ImportResult done = city.import(text, mapping(byCode), std::size_t{2} << 20);
        QCOMPARE(done.summary.imported, last.size());
        const std::vector<std::string> points = city.points();
        QCOMPARE(points.size(), last.size());
        for (const auto &[code, line] : last) {
            const std::string remark = line.substr(line.find(",r") + 1, 2);
            QVERIFY2(std::any_of(points.begin(), points.end(),
                                 [&](const std::string &point) {
                                     return point.find(" " + code + " ") != std::string::npos
                                         && point.ends_with(" " + remark);
                                 }),
                     line.c_str());
        }
    }

    void givesEveryPointAnIdentityOfItsOwn()
    {
        Held city(folder());
        (void)city.import(randomTable(4, 20'000, 9'000), mapping(byCode));
        (void)city.import(randomTable(5, 20'000, 19'000), mapping(byCode)); // moves between districts, too
        std::set<std::string> identities;
        for (const std::string &line : city.points()) {
            std::istringstream words(line);
            std::string district;
            std::string code;
            std::string cls;
            words >> district >> code >> cls;
            QVERIFY2(identities.insert(district + cls).second, line.c_str());
        }
    }

    void refusesAnIdentifierThatBelongsToAnother()
    {
        Held city(folder());
        (void)city.import("id,x,y,c,r,p\nown,10.1,20.1,01003,,\n", mapping(byCode));
        QCOMPARE(city.points().front(), std::string("990101 own gbt47678.5-2026:01003#1 10.10000 20.10000 "));
        const ImportResult again = city.import("id,x,y,c,r,p\n99010101003000001,10.2,20.2,01003,,\n"
                                               "99010101003000002,10.2,20.2,01003,,\n",
                                               mapping(byCode));
        QCOMPARE(again.summary.rejected, 1u);
        QCOMPARE(again.summary.imported, 1u);
        QCOMPARE(city.rejects->reasons().begin()->first,
                 std::string("code the identifier belongs to own already"));
    }

    void takesEventsThatTheChunksDoNotHold()
    {
        Held city(folder());
        (void)city.import("id,x,y,c,r,p\na,10.1,20.1,01003,,\nb,10.2,20.1,01003,,\nc,10.7,20.1,01003,,\n",
                          mapping(byCode));
        const std::string cls = "gbt47678.5-2026:01003";
        city.change({"990101", cls, 1, true, {}, 0, {}, 0, 0}); // a is removed
        city.change({"990102", cls, 1, false, geo::toWorld({10.8, 20.5}), 1, {}, 9, 9}); // c has moved
        // Only a row of the first district, but the events of the second must not be lost.
        (void)city.import("id,x,y,c,r,p\nb,10.3,20.1,01003,,\n", mapping(byCode));
        const std::vector<std::string> points = city.points();
        QCOMPARE(points.size(), std::size_t{2});
        QVERIFY2(points[0].starts_with("990101 b gbt47678.5-2026:01003#2 10.30000"), points[0].c_str());
        QVERIFY2(points[1].starts_with("990102 c gbt47678.5-2026:01003#1 10.80000"), points[1].c_str());
    }

    void leavesDistrictsAloneThatDoNotChange()
    {
        Held city(folder());
        (void)city.import("id,x,y,c,r,p\na,10.1,20.1,01003,,\nc,10.7,20.1,01003,,\n", mapping(byCode));
        const auto before = city.chunks();
        (void)city.import("id,x,y,c,r,p\na,10.2,20.1,01003,,\n", mapping(byCode));
        const auto after = city.chunks();
        QCOMPARE(after.size(), before.size());
        for (std::size_t i = 0; i < before.size() && before[i].kind == "component"; ++i)
            QCOMPARE(after[i].hash == before[i].hash, before[i].district == "990102");
    }

    void cutsAttributesWhereItCutsColumns()
    {
        Random random(6);
        std::string text = "id,x,y,c,r,p\n";
        for (int i = 0; i < 12'000; ++i) {
            text += std::to_string(i) + ",10.1,20.1" + std::to_string(i) + ",01003,";
            for (int k = 0; k < 10; ++k) // long remarks that do not compress
                text += std::to_string(random.next());
            text += ",\n";
        }
        Held city(folder());
        (void)city.import(text, mapping(byCode));
        std::map<std::string, std::uint64_t> columns;
        std::map<std::string, std::uint64_t> attributes;
        for (const protocol::ChunkEntry &entry : city.chunks())
            (entry.kind == "component" ? columns : attributes)[entry.district + entry.name] = entry.rows;
        QVERIFY(columns.size() > 4);
        QVERIFY(columns == attributes);
        QCOMPARE(city.points().size(), std::size_t{12'000});
    }

    void holdsAnyNumberOfPointsAtOnePlace()
    {
        std::string text = "id,x,y,c,r,p\n";
        for (int i = 0; i < 40'000; ++i)
            text += std::to_string(i) + ",10.1,20.1,01003,,\n";
        Held city(folder());
        (void)city.import(text, mapping(byCode), std::size_t{1} << 20);
        QCOMPARE(city.points().size(), std::size_t{40'000});
        (void)city.import("id,x,y,c,r,p\n7,10.1,20.2,01003,,\n", mapping(byCode));
        QCOMPARE(city.points().size(), std::size_t{40'000});
    }

    void cutsAStreamAsItCutsASet()
    {
        Random random(7);
        WorkerPool pool(2);
        for (int round = 0; round < 20; ++round) {
            points::PointSet set;
            points::AttributeTable table;
            set.districts = {"990101", "990102", "990103"};
            set.classes = {"a:01", "b:02"};
            table.units = {""};
            table.places = {""};
            SortedRuns runs(std::size_t{512} << 10, folder());
            SortedRuns::Collector collector(runs);
            const std::uint32_t rows = random.below(6000);
            for (std::uint32_t i = 0; i < rows; ++i) {
                // A few dense heaps in a wide field.
                const std::uint32_t spread = random.chance(0.5) ? 1u << 31 : 3;
                PointRecord record;
                record.morton =
                    geo::morton({(1u << 30) + random.below(spread), (1u << 30) + random.below(spread)});
                record.district = static_cast<std::uint8_t>(random.below(3));
                record.cls = static_cast<std::uint16_t>(random.below(2));
                record.serial = i + 1;
                set.append({geo::fromMorton(record.morton), record.cls, 0, record.district, points::noGrid,
                            record.serial, 0, 0});
                QVERIFY(collector.add(record).ok());
            }
            QVERIFY(collector.finish().ok());
            set.sort(pool);
            table.unit.resize(rows);
            table.place.resize(rows);
            std::vector<std::string> expected;
            for (const points::Chunk &chunk : points::encodePairs(set, table, "component", pool, 700).columns)
                expected.push_back(chunk.key.district + chunk.key.name() + chunk.hash);
            SortedRuns::Merge merge(runs);
            const PieceCutter::Texts texts{set.districts, set.classes, {}, {""}};
            const std::vector<bool> wanted(256, true);
            LastSerials serials;
            PieceCutter cutter(merge, texts, wanted, serials, 700);
            std::vector<std::string> found;
            bool sliced = false; // tiles of one unit with too many rows differ: they come in slices
            for (;;) {
                const Result<PointPiece> piece = cutter.next();
                QVERIFY(piece.ok());
                if (piece.value().points.size() == 0)
                    break;
                sliced = sliced || piece.value().firstPart > 0;
                for (const points::Chunk &chunk :
                     points::encodePiece(piece.value().points, piece.value().attributes, "component",
                                         piece.value().tile, piece.value().firstPart)
                         .columns)
                    found.push_back(chunk.key.district + chunk.key.name() + chunk.hash);
            }
            if (!sliced)
                QVERIFY(found == expected);
        }
    }

private:
    [[nodiscard]] std::string folder() const { return m_folder->path().toStdString(); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestImporter)

#include "tst_importer.moc"
