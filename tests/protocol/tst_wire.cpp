// SPDX-License-Identifier: GPL-3.0-or-later
#include <support/FakeServer.h>

#include <QTest>

#include <algorithm>

using namespace egret;
using namespace egret::protocol;

class TestWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cityComesBackFromItsDocuments()
    {
        const domain::City city = test::tinyCity();
        std::vector<Bytes> documents;
        for (const Document &document : encodeCity(city))
            documents.push_back(document.bytes);
        std::reverse(documents.begin(), documents.end());
        const Result<domain::City> back = decodeCity(documents);
        QVERIFY2(back.ok(), back ? "" : back.error().message.c_str());
        QVERIFY(back.value() == city);
    }

    void aDamagedDocumentIsAnError()
    {
        std::vector<Bytes> documents;
        for (const Document &document : encodeCity(test::tinyCity()))
            documents.push_back(document.bytes);
        Random random(51);
        for (int round = 0; round < 2000; ++round) {
            std::vector<Bytes> damaged = documents;
            Bytes &bytes = damaged[random.below(static_cast<std::uint32_t>(damaged.size()))];
            if (random.chance(0.5))
                bytes.resize(random.below(static_cast<std::uint32_t>(bytes.size())));
            else
                bytes[random.below(static_cast<std::uint32_t>(bytes.size()))] ^=
                    static_cast<std::uint8_t>(1 + random.below(255));
            const Result<domain::City> back = decodeCity(damaged);
            QVERIFY(!back.ok() || back.value() == test::tinyCity());
        }
    }

    void manifestComesBack()
    {
        const test::FakeServer server(52, 800);
        const Result<Manifest> back = manifestFromJson(toJson(server.manifest));
        QVERIFY2(back.ok(), back ? "" : back.error().message.c_str());
        QVERIFY(back.value() == server.manifest);
        QCOMPARE(back.value().rows("component"), std::uint64_t{800});
    }

    void refusesAMalformedManifest_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("named");
        const QByteArray hash(64, 'a');
        QTest::newRow("not JSON") << QByteArray("{") << QByteArray("JSON");
        QTest::newRow("an array") << QByteArray("[]") << QByteArray("epoch");
        QTest::newRow("no cursor") << QByteArray("{\"epoch\":\"e\"}") << QByteArray("at");
        QTest::newRow("negative cursor")
            << QByteArray("{\"epoch\":\"e\",\"at\":{\"0\":-1},\"chunks\":[]}") << QByteArray("\"at\".0");
        QTest::newRow("short hash") << QByteArray("{\"epoch\":\"e\",\"at\":{},\"chunks\":[{\"kind\":\"k\","
                                                  "\"name\":\"n\",\"n\":1,\"bytes\":1,\"hash\":\"ab\"}]}")
                                    << QByteArray("hash");
        QTest::newRow("large chunk") << "{\"epoch\":\"e\",\"at\":{},\"chunks\":[{\"kind\":\"k\",\"name\":"
                                        "\"n\",\"n\":1,\"bytes\":262145,\"hash\":\""
                + hash + "\"}]}" << QByteArray("bytes");
        QTest::newRow("two sizes") << "{\"epoch\":\"e\",\"at\":{},\"chunks\":[{\"kind\":\"k\",\"name\":\"n\","
                                      "\"n\":1,\"bytes\":1,\"hash\":\""
                + hash + "\"},{\"kind\":\"k\",\"name\":\"n\",\"n\":1,\"bytes\":2,\"hash\":\"" + hash
                + "\"}]}" << QByteArray("two sizes");
    }

    void refusesAMalformedManifest()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, named);
        const Result<Manifest> back = manifestFromJson(text.toStdString());
        QVERIFY(!back.ok());
        QVERIFY2(back.error().message.find(named.toStdString()) != std::string::npos,
                 back.error().message.c_str());
    }

    void changesComeBack()
    {
        test::FakeServer server(53, 300);
        Random random(54);
        for (int i = 0; i < 50; ++i)
            server.changeSomething(random);
        ChangePage page{"e", server.feed, {{"0", 50}}, true, "2026-11-21T14:00:00.000+08:00"};
        const Result<ChangePage> back = changePageFromJson(toJson(page));
        QVERIFY2(back.ok(), back ? "" : back.error().message.c_str());
        QVERIFY(back.value() == page);
    }
};

QTEST_GUILESS_MAIN(TestWire)

#include "tst_wire.moc"
