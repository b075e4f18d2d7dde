// SPDX-License-Identifier: GPL-3.0-or-later
#include <search/VerbatimIndex.h>
#include <support/RandomPoints.h>

#include <QTest>

#include <algorithm>
#include <set>

using namespace egret;
using namespace egret::search;

class TestVerbatimIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatALookAtEachCodeFinds()
    {
        Random random(41);
        std::vector<VerbatimCode> codes;
        for (std::uint32_t i = 0; i < 800; ++i)
            codes.push_back({randomText(random, 2 + random.below(9)), i});
        const VerbatimIndex index(codes);
        QCOMPARE(index.size(), codes.size());
        for (int round = 0; round < 150; ++round) {
            const std::string &some = codes[random.below(800)].text;
            const std::size_t begin = random.below(static_cast<std::uint32_t>(some.size()));
            const std::string wanted = random.chance(0.7) ? some.substr(begin, 1 + random.below(4))
                                                          : randomText(random, 1 + random.below(4));
            std::multiset<std::pair<std::string, std::uint32_t>> expected;
            for (const VerbatimCode &code : codes) {
                if (lower(code.text).find(lower(wanted)) != std::string::npos)
                    expected.insert({code.text, code.row});
            }
            std::multiset<std::pair<std::string, std::uint32_t>> found;
            int before = 0; // 0 the whole code, 1 begins with it, 2 holds it
            for (const std::uint32_t code : index.holding(wanted, 1'000'000)) {
                const std::string text(index.text(code));
                found.insert({text, index.row(code)});
                const int rank = lower(text) == lower(wanted)  ? 0
                    : lower(text).rfind(lower(wanted), 0) == 0 ? 1
                                                               : 2;
                QVERIFY(rank >= before);
                before = rank;
            }
            QVERIFY(found == expected);
            QCOMPARE(index.holding(wanted, 5).size(), std::min<std::size_t>(5, expected.size()));
        }
    }

    void nothingIsFoundInNothing()
    {
        QVERIFY(VerbatimIndex().holding("a", 9).empty());
        QVERIFY(VerbatimIndex({{"a", 0}}).holding("", 9).empty());
    }

    void takesEightBytesBesideTheText()
    {
        std::vector<VerbatimCode> codes;
        for (std::uint32_t i = 0; i < 100000; ++i)
            codes.push_back({"SY-" + std::to_string(100000 + i), i});
        QVERIFY(VerbatimIndex(codes).memoryBytes() <= 100000 * (9 + 8) + 64);
    }

private:
    static std::string randomText(Random &random, std::uint32_t size)
    {
        std::string text;
        for (std::uint32_t i = 0; i < size; ++i)
            text += "abAB-1"[random.below(6)];
        return text;
    }

    static std::string lower(std::string text)
    {
        for (char &c : text)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        return text;
    }
};

QTEST_GUILESS_MAIN(TestVerbatimIndex)

#include "tst_verbatim_index.moc"
