// SPDX-License-Identifier: GPL-3.0-or-later
#include <crypto/Sha256.h>
#include <points/Chunk.h>
#include <support/Spreads.h>

using namespace egret;
using namespace egret::points;

class TestChunk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackWhole_data() { test::addSpreads(); }
    void comesBackWhole()
    {
        QFETCH(int, spread);
        WorkerPool pool(2);
        const PointSet points = test::randomPoints(60000, static_cast<test::Spread>(spread), 41, pool);
        const std::vector<Chunk> chunks = encodeColumns(points, "component", pool, 5000);
        std::vector<Bytes> bytes;
        for (const Chunk &chunk : chunks) {
            QVERIFY(chunk.bytes.size() <= maxChunkBytes);
            QCOMPARE(chunk.hash, crypto::sha256Hex(chunk.bytes));
            const Result<DecodedColumns> decoded = decodeColumns(chunk.bytes);
            QVERIFY2(decoded.ok(), decoded ? "" : decoded.error().message.c_str());
            QVERIFY(decoded.value().key == chunk.key);
            QCOMPARE(ChunkKey::parseName(chunk.key.name()),
                     std::optional(std::pair(chunk.key.tile, chunk.key.part)));
            for (std::uint32_t i = 0; i < chunk.rows; ++i)
                QVERIFY(chunk.key.tile.box().contains(
                    {decoded.value().points.x[i], decoded.value().points.y[i]}));
            bytes.push_back(chunk.bytes);
        }
        const Result<PointSet> whole = assemble(bytes, pool);
        QVERIFY2(whole.ok(), whole ? "" : whole.error().message.c_str());
        QVERIFY(whole.value().sorted());
        QCOMPARE(whole.value().checksum(), points.checksum());
    }

    void isTheSameForAnyNumberOfThreads()
    {
        WorkerPool one(1);
        WorkerPool three(3);
        const PointSet points = test::randomPoints(40000, test::Spread::City, 42, one);
        const auto a = encodeColumns(points, "component", one, 3000);
        const auto b = encodeColumns(points, "component", three, 3000);
        QCOMPARE(a.size(), b.size());
        for (std::size_t i = 0; i < a.size(); ++i)
            QCOMPARE(a[i].hash, b[i].hash);
    }

    void attributesFollowTheColumns()
    {
        WorkerPool pool(2);
        const PointSet points = test::randomPoints(30000, test::Spread::City, 43, pool);
        const AttributeTable table = test::randomAttributes(points, 44);
        const auto columns = encodeColumns(points, "component", pool, 4000);
        const auto attributes = encodeAttributes(points, table, "component", pool, 4000);
        QCOMPARE(columns.size(), attributes.size());
        std::size_t rows = 0;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            QVERIFY(attributes[i].key.kind == "component.attributes"
                    && attributes[i].key.tile == columns[i].key.tile);
            const DecodedColumns decoded = decodeColumns(columns[i].bytes).value();
            const DecodedAttributes texts = decodeAttributes(attributes[i].bytes).value();
            QCOMPARE(texts.rows.size(), std::size_t{columns[i].rows});
            for (std::uint32_t k = 0; k < columns[i].rows; k += 17) {
                std::uint32_t row = 0; // the serial is unique in this set
                while (points.serial[row] != decoded.points.serial[k])
                    ++row;
                QCOMPARE(texts.rows[k].unit, table.units[table.unit[row]]);
                QCOMPARE(texts.rows[k].place, table.places[table.place[row]]);
                QCOMPARE(texts.rows[k].code, table.codes.contains(row) ? table.codes.at(row) : std::string());
                QCOMPARE(texts.rows[k].remark,
                         table.remarks.contains(row) ? table.remarks.at(row) : std::string());
            }
            rows += columns[i].rows;
        }
        QCOMPARE(rows, std::size_t{points.size()});
    }

    void damageIsAlwaysAnError()
    {
        WorkerPool pool(1);
        const PointSet points = test::randomPoints(500, test::Spread::City, 45, pool);
        const Bytes sound = encodeColumns(points, "component", pool).front().bytes;
        // Every bit of the chunk, one at a time.
        for (std::size_t bit = 0; bit < sound.size() * 8; ++bit) {
            Bytes damaged = sound;
            damaged[bit / 8] = static_cast<std::uint8_t>(damaged[bit / 8] ^ (1u << (bit % 8)));
            const Result<DecodedColumns> decoded = decodeColumns(damaged);
            QVERIFY2(!decoded.ok(), qPrintable(QStringLiteral("bit %1 changed nothing").arg(bit)));
        }
        for (std::size_t size = 0; size < sound.size(); ++size)
            QVERIFY(!decodeColumns(ByteView(sound).first(size)).ok());
        Bytes longer = sound;
        longer.push_back(0);
        QVERIFY(!decodeColumns(longer).ok());
        QVERIFY(!decodeAttributes(sound).ok());
    }

    void splitsWhatIsTooLarge()
    {
        WorkerPool pool(2);
        const PointSet points = test::randomPoints(120000, test::Spread::OnePlace, 46, pool, 3000);
        const auto chunks = encodeColumns(points, "component", pool, 1000000);
        std::uint32_t rows = 0;
        std::map<std::string, int> names;
        for (const Chunk &chunk : chunks) {
            QVERIFY(chunk.bytes.size() <= maxChunkBytes);
            QCOMPARE(++names[chunk.key.district + chunk.key.name()], 1);
            rows += chunk.rows;
        }
        QCOMPARE(rows, points.size());
    }
};

QTEST_GUILESS_MAIN(TestChunk)

#include "tst_chunk.moc"
