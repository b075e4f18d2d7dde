// SPDX-License-Identifier: GPL-3.0-or-later
#include <domain/CodeScheme.h>
#include <domain/ComponentState.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace egret::domain;

class TestCodeBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto book = CodeBook::load(std::filesystem::path(EGRET_SOURCE_DIR) / "resources" / "codes");
        QVERIFY2(book.ok(), book ? "" : book.error().message.c_str());
        m_book = std::move(book).value();
    }

    void holdsTheSchemesSideBySide()
    {
        QCOMPARE(m_book.scheme("gbt47678.5-2026")->classes.size(), std::size_t{153});
        QCOMPARE(m_book.resolve("gbt47678.5-2026:01003").name, std::string("雨水井盖"));
        QCOMPARE(m_book.resolve("gbt30428.2-2013:0103").name, std::string("雨水井盖"));
        QCOMPARE(m_book.resolve("gbt30428.2-2013:0402").category, std::string("greening"));
        QCOMPARE(m_book.mapped("gbt30428.2-2013:0103"), std::optional<std::string>("gbt47678.5-2026:01003"));
        QVERIFY(!m_book.mapped("gbt30428.2-2013:9999"));
    }

    void readsAndWritesIdentifiers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("preferred");
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("cls");
        QTest::newRow("17 digits") << "35020301003000123"
                                   << ""
                                   << "gbt47678.5-2026"
                                   << "01003";
        QTest::newRow("16 digits, 2013") << "3205820102048188"
                                         << "gbt30428.2-2013"
                                         << "gbt30428.2-2013"
                                         << "0102";
        QTest::newRow("16 digits, 2007") << "3205820102048188"
                                         << "cjt214-2007"
                                         << "cjt214-2007"
                                         << "0102";
        QTest::newRow("an extension code is kept") << "3502039998000001"
                                                   << "gbt30428.2-2013"
                                                   << "gbt30428.2-2013"
                                                   << "9998";
    }

    void readsAndWritesIdentifiers()
    {
        QFETCH(QString, text);
        QFETCH(QString, preferred);
        QFETCH(QString, scheme);
        QFETCH(QString, cls);
        const auto code = m_book.parse(text.toStdString(), preferred.toStdString());
        QVERIFY(code);
        QCOMPARE(code->scheme, scheme.toStdString());
        QCOMPARE(code->classCode, cls.toStdString());
        QCOMPARE(m_book.format(*code), text.toStdString());
    }

    void refusesWhatIsNoIdentifier_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "1", "350203010030001234", "3502030103000a23", "３５０２０３０１"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void refusesWhatIsNoIdentifier()
    {
        QFETCH(QString, text);
        QVERIFY(!m_book.parse(text.toStdString()));
    }

    void keepsAnUnknownClass()
    {
        const ComponentClass cls = m_book.resolve("gbt30428.2-2013:9998");
        QVERIFY(!cls.known());
        QCOMPARE(cls.code, std::string("9998"));
        QCOMPARE(cls.category, std::string("other"));
    }

    void namesFileAndRowOfABadTable()
    {
        QTemporaryDir folder;
        const auto write = [&](const char *name, const QByteArray &text) {
            QFile file(folder.filePath(QLatin1String(name)));
            QVERIFY(file.open(QFile::WriteOnly));
            file.write(text);
        };
        write(
            "schemes.json",
            R"({"schemes":[{"id":"x","major_digits":2,"minor_digits":2,"serial_digits":6,"table":"x.tsv"}]})");
        write("x.tsv", "code\tname\tname_en\tsource\n0101\t井盖\t\tX\n0102\t井盖\n");
        const auto book = CodeBook::load(folder.path().toStdString());
        QVERIFY(!book.ok());
        QVERIFY2(book.error().message.find("x.tsv, row 3") != std::string::npos,
                 book.error().message.c_str());
    }

    void statesHaveWireNamesAndTheStandardsWords()
    {
        for (std::size_t i = 0; i < componentStateCount; ++i) {
            const auto state = static_cast<ComponentState>(i);
            QCOMPARE(componentStateFromText(toText(state)), std::optional(state));
            QCOMPARE(componentStateFromText(chineseName(state)), std::optional(state));
        }
        QVERIFY(!componentStateFromText("broken"));
    }

private:
    CodeBook m_book;
};

QTEST_GUILESS_MAIN(TestCodeBook)

#include "tst_code_book.moc"
