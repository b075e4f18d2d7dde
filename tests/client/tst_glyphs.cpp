// SPDX-License-Identifier: GPL-3.0-or-later
#include <domain/CodeScheme.h>
#include <mapscene/Glyphs.h>
#include <mapscene/SymbolLayer.h>

#include <QTest>

#include <set>

using namespace egret;
using mapscene::Glyphs;

class TestGlyphs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto glyphs = Glyphs::load(EGRET_SOURCE_DIR "/resources/map");
        QVERIFY2(glyphs.ok(), glyphs.ok() ? "" : glyphs.error().message.c_str());
        m_glyphs = std::move(glyphs.value());
    }

    void everyClassOfEveryTableHasAGlyph()
    {
        const auto book = domain::CodeBook::load(EGRET_SOURCE_DIR "/resources/codes");
        QVERIFY(book.ok());
        for (const domain::CodeScheme &scheme : book.value().schemes()) {
            for (const domain::ComponentClass &cls : scheme.classes)
                QVERIFY2(!m_glyphs.of(cls.name).isEmpty(), cls.name.c_str());
        }
    }

    /// The covers lie side by side in a street: each must be told from the others.
    void manholesAreToldApart()
    {
        std::set<std::string> names;
        for (const char *name :
             {"供水井盖", "污水井盖", "雨水井盖", "雨水箅子", "电力井盖", "路灯井盖", "通信井盖", "燃气井盖",
              "热力井盖", "电视井盖", "路灯", "行道树", "垃圾箱", "交通护栏"})
            names.insert(m_glyphs.nameOf(name));
        QCOMPARE(names.size(), std::size_t{14});
    }

    void outlinesStayInTheirBox()
    {
        const auto book = domain::CodeBook::load(EGRET_SOURCE_DIR "/resources/codes");
        for (const domain::CodeScheme &scheme : book.value().schemes()) {
            for (const domain::ComponentClass &cls : scheme.classes)
                QVERIFY2(QRectF(-2, -2, 28, 28).contains(m_glyphs.of(cls.name).boundingRect()),
                         cls.name.c_str());
        }
    }

    void badOutlinesAreRefused()
    {
        for (const char *text : {"", "M1", "L1 2 3", "X1 2", "R1 2 3", "M1 2|"})
            QVERIFY2(!mapscene::outlineFrom(QString::fromLatin1(text)), text);
        QVERIFY(mapscene::outlineFrom(QStringLiteral("M1 2L3 4 Z|O5 5 2")).has_value());
    }

    void symbolsGrowWithTheRoomThatEachHas()
    {
        double before = 0;
        for (const std::uint64_t inView : {30000u, 3000u, 300u, 30u, 0u}) {
            const double size = mapscene::SymbolLayer::diameter(inView, {1920, 1080}, 1);
            QVERIFY(size >= before && size >= 4 && size <= 28);
            before = size;
        }
        QCOMPARE(before, 28.0);
    }

private:
    Glyphs m_glyphs;
};

QTEST_GUILESS_MAIN(TestGlyphs)

#include "tst_glyphs.moc"
