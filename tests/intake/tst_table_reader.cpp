// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Random.h>
#include <exchange/CsvField.h>
#include <intake/TableReader.h>

#include <QTest>

using namespace egret;
using namespace egret::intake;
using egret::exchange::appendCsvField;

namespace {

using Table = std::vector<std::vector<std::string>>;

Result<Table> read(const std::string &text, const std::vector<std::string> &columns,
                   const TableOptions &options = {})
{
    const auto source = sourceOf(Bytes(text.begin(), text.end()));
    Result<TableReader> reader = TableReader::open(*source, "test", options);
    if (!reader)
        return reader.error();
    Wanted wanted;
    for (const std::string &column : columns)
        wanted.slotOf(column);
    Table table;
    for (;;) {
        const Result<Block> block = reader.value().next();
        if (!block)
            return block.error();
        if (block.value().text.empty())
            return table;
        reader.value().forEachRow(block.value(), wanted, [&](const Row &row) {
            if (row.problem)
                table.push_back({row.problem});
            else
                table.emplace_back(row.fields.begin(), row.fields.end());
        });
    }
}

std::string shown(const Table &table)
{
    std::string text;
    for (const auto &row : table) {
        for (const std::string &field : row)
            text += "[" + field + "]";
        text += "/";
    }
    return text;
}

} // namespace

class TestTableReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTablesHoweverTheyAreWritten_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("rows");
        QTest::newRow("plain") << QByteArray("a,b\n1,2\n3,4\n") << QByteArray("[1][2]/[3][4]/");
        QTest::newRow("no line end at the end") << QByteArray("a,b\n1,2") << QByteArray("[1][2]/");
        QTest::newRow("CRLF") << QByteArray("a,b\r\n1,2\r\n") << QByteArray("[1][2]/");
        QTest::newRow("CR alone") << QByteArray("a,b\r1,2\r3,4\r") << QByteArray("[1][2]/[3][4]/");
        QTest::newRow("semicolons") << QByteArray("a;b\n1,5;2\n3,5;4\n") << QByteArray("[1,5][2]/[3,5][4]/");
        QTest::newRow("tabs") << QByteArray("a\tb\n1\t2\n") << QByteArray("[1][2]/");
        QTest::newRow("sep=") << QByteArray("sep=|\na|b\n1,1|2\n") << QByteArray("[1,1][2]/");
        QTest::newRow("quotes") << QByteArray("a,b\n\"x,y\",\"say \"\"hi\"\"\"\n")
                                << QByteArray("[x,y][say \"hi\"]/");
        QTest::newRow("line break in quotes")
            << QByteArray("a,b\n\"x\ny\",2\n3,4\n") << QByteArray("[x\ny][2]/[3][4]/");
        QTest::newRow("quote inside a field")
            << QByteArray("a,b\n5\" pipe,2\n3,4\n") << QByteArray("[5\" pipe][2]/[3][4]/");
        QTest::newRow("short and long rows") << QByteArray("a,b\n1\n1,2,3\n") << QByteArray("[1][]/[1][2]/");
        QTest::newRow("blank lines") << QByteArray("a,b\n\n1,2\n\n") << QByteArray("[1][2]/");
        QTest::newRow("UTF-8 with mark") << QByteArray("\xef\xbb\xbf"
                                                       "a,b\n厦,门\n")
                                         << QByteArray("[厦][门]/");
        QTest::newRow("GB18030") << QByteArray("a,b\n\xcf\xc3\xc3\xc5\xca\xd0,\xcb\xbc\xc3\xf7\xc7\xf8\n")
                                 << QByteArray("[厦门市][思明区]/");
        QTest::newRow("UTF-16 LE") << QByteArray("\xff\xfe"
                                                 "a\0,\0b\0\n\0\xa6\x53,\0\x31\0\n\0",
                                                 18)
                                   << QByteArray("[厦][1]/");
        QTest::newRow("UTF-16 BE without mark")
            << QByteArray("\0a\0,\0b\0\n\0x\0,\0y\0\n", 16) << QByteArray("[x][y]/");
        QTest::newRow("unclosed quote")
            << QByteArray("a,b\n1,\"2\n3,4\n")
            << QByteArray("[a quote is opened and never closed: the file ends inside it]/");
        QTest::newRow("records") << QByteArray("[{\"a\":1,\"b\":\"x\\u4e2d\\n\"},{\"b\":null}]")
                                 << QByteArray("[1][x中\n]/[][]/");
        QTest::newRow("newline-delimited") << QByteArray("{\"a\":1}\n{\"a\":2,\"b\":{\"c\":[1]}}\n")
                                           << QByteArray("[1][]/[2][{\"c\":[1]}]/");
        QTest::newRow("features") << QByteArray("{\"x\":{\"features\":[3]},\"features\":[{\"type\":"
                                                "\"Feature\",\"properties\":{\"a\":1,\"b\":\"]}\"},"
                                                "\"geometry\":null}],\"tail\":[1,2]}")
                                  << QByteArray("[1][]}]/");
        QTest::newRow("cut short") << QByteArray(
            "{\"features\":[{\"type\":\"Feature\",\"properties\":{\"a\":1}},{\"type\":\"Fea")
                                   << QByteArray("[1][]/[the file ends in the middle of this feature]/");
    }

    void readsTablesHoweverTheyAreWritten()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, rows);
        const Result<Table> table = read(text.toStdString(), {"a", "b"});
        QVERIFY2(table.ok(), table.ok() ? "" : table.error().message.c_str());
        QCOMPARE(QByteArray::fromStdString(shown(table.value())), rows);
    }

    void readsBackWhatItWrites()
    {
        Random random(11);
        for (int round = 0; round < 300; ++round) {
            Table table;
            std::string text = "a,b,c\n";
            for (std::uint32_t row = 0; row < 1 + random.below(20); ++row) {
                std::vector<std::string> &fields = table.emplace_back();
                for (int column = 0; column < 3; ++column) {
                    static constexpr std::string_view pieces[] = {"\"", ",",  "\n", "\r\n", " ",
                                                                  "x",  "中", "",   "=",    "1"};
                    std::string field = column == 0 ? "k" : "";
                    for (std::uint32_t i = 0; i < random.below(6); ++i)
                        field += pieces[random.below(std::size(pieces))];
                    if (column > 0)
                        text.push_back(',');
                    appendCsvField(text, field);
                    fields.push_back(field);
                }
                text.push_back('\n');
            }
            const Result<Table> again = read(text, {"a", "b", "c"}, {Encoding::Utf8, ',', true, 0});
            QVERIFY(again.ok());
            QCOMPARE(QByteArray::fromStdString(shown(again.value())),
                     QByteArray::fromStdString(shown(table)));
        }
    }

    void refusesARecordWithoutEndInsteadOfHoldingIt()
    {
        class Endless : public ByteSource
        {
        public:
            Result<std::size_t> read(std::span<std::uint8_t> into) override
            {
                std::fill(into.begin(), into.end(), std::uint8_t{'x'});
                m_given += into.size();
                return into.size();
            }
            [[nodiscard]] std::uint64_t consumed() const override { return m_given; }
            std::uint64_t m_given = 0;
        } endless;
        const Result<TableReader> reader = TableReader::open(endless, "endless.csv", {});
        QVERIFY(!reader);
        QCOMPARE(reader.error().code, Error::Code::Limit);
        QVERIFY(endless.consumed() < 2 * longestRecord);
    }

    void findsAPlaceInEveryKindOfGeometry_data()
    {
        QTest::addColumn<QByteArray>("wkt");
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::newRow("point") << QByteArray("POINT (1 2)") << 1.0 << 2.0;
        QTest::newRow("point Z, EWKT") << QByteArray("SRID=4326;POINTZ(1 2 3)") << 1.0 << 2.0;
        QTest::newRow("line") << QByteArray("LINESTRING(0 0,10 0)") << 5.0 << 0.0;
        QTest::newRow("polygon with a hole in the middle")
            << QByteArray("POLYGON((0 0,10 0,10 10,0 10,0 0),(1 1,6 1,6 9,1 9,1 1))") << 8.0 << 5.0;
        QTest::newRow("largest of many")
            << QByteArray("MULTIPOLYGON(((0 0,1 0,1 1,0 1,0 0)),((10 0,14 0,14 4,10 4,10 0)))") << 12.0
            << 2.0;
        QTest::newRow("collection") << QByteArray("GEOMETRYCOLLECTION(POINT EMPTY,POINT(3 4))") << 3.0 << 4.0;
    }

    void findsAPlaceInEveryKindOfGeometry()
    {
        QFETCH(QByteArray, wkt);
        QFETCH(double, x);
        QFETCH(double, y);
        const std::optional<Shape> shape = shapeFromWkt(wkt.toStdString());
        QVERIFY(shape);
        const auto place = shape->representative();
        QVERIFY(place);
        QCOMPARE(place->x, x);
        QCOMPARE(place->y, y);
    }
};

QTEST_GUILESS_MAIN(TestTableReader)

#include "tst_table_reader.moc"
