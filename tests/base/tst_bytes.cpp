// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Bytes.h>
#include <base/Random.h>

#include <QTest>

using namespace egret;

class TestBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhatWasWritten()
    {
        Random random(1);
        for (int round = 0; round < 1000; ++round) {
            const std::uint64_t value = random.next() >> random.below(64);
            const auto negative = -static_cast<std::int64_t>(value >> 1);
            Bytes bytes;
            ByteWriter writer(bytes);
            writer.varint(value);
            writer.zigzag(negative);
            writer.u32(static_cast<std::uint32_t>(value));
            writer.text("白鹭");
            ByteReader reader(bytes);
            QCOMPARE(reader.varint(), value);
            QCOMPARE(reader.zigzag(), negative);
            QCOMPARE(reader.u32(), static_cast<std::uint32_t>(value));
            QVERIFY(reader.text() == "白鹭");
            QVERIFY(reader.atEnd() && !reader.failed());
        }
    }

    void saysWhenTheEndIsPassed()
    {
        const Bytes bytes{0xff, 0xff};
        ByteReader reader(bytes);
        QCOMPARE(reader.varint(), std::uint64_t{0});
        QVERIFY(reader.failed());
        ByteReader lengths(bytes);
        QVERIFY(lengths.text().empty());
        QVERIFY(lengths.failed());
        QCOMPARE(lengths.u64(), std::uint64_t{0});
    }

    void refusesWhatIsNotHexadecimal()
    {
        QCOMPARE(toHex(fromHex("00fFa1")), std::string("00ffa1"));
        QVERIFY(fromHex("0g").empty());
        QVERIFY(fromHex("012").empty());
    }
};

QTEST_GUILESS_MAIN(TestBytes)

#include "tst_bytes.moc"
