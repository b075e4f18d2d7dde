// SPDX-License-Identifier: GPL-3.0-or-later
#include <crypto/Sha256.h>
#include <server/PointJson.h>
#include <support/LiveServer.h>

#include <QTest>

#include <set>

using namespace egret;

class TestRoutes : public QObject
{
    Q_OBJECT

private:
    /// A target for @p path with its captures filled in by something that exists.
    std::string filled(std::string path)
    {
        const points::PointSet &points = m_live->small().components;
        const std::map<std::string, std::string> values{
            {"{hash}", m_live->json("/v1/sync/manifest")["chunks"][0]["hash"]},
            {"{collection}", "grids"},
            {"{fid}", m_live->small().city.areas.back().code},
            {"{kind}", "scene"},
            {"{id}", "a"},
            {"{name}", "main"},
            {"{code}",
             path.starts_with("/v1/areas")         ? "350203"
                 : path.starts_with("/v1/cameras") ? server::codeOf(m_live->small().cameras, 3)
                                                   : server::codeOf(points, 17)}};
        for (const auto &[name, value] : values) {
            if (const std::size_t at = path.find(name); at != std::string::npos)
                path.replace(at, name.size(), value);
        }
        if (path.find("{fid}") != std::string::npos || path.find("/items/") != std::string::npos)
            path = "/ogc/collections/grids/items/" + gridCode();
        if (path == "/v1/changes")
            path += "?since=0&epoch=" + m_live->city().ledger().epoch();
        return path;
    }
    std::string gridCode() const { return m_live->small().components.grids.at(5); }

private Q_SLOTS:
    void initTestCase() { m_live = std::make_unique<test::LiveServer>(); }
    void cleanupTestCase() { m_live.reset(); }

    void everyEndpointAnswersAndIsDocumented()
    {
        const Json scene = {{"command", "document.put"},
                            {"arguments", {{"kind", "scene"}, {"id", "a"}, {"body", Json::object()}}}};
        QCOMPARE(m_live->client().request("POST", "/v1/commands", {}, scene.dump()).value().status, 200);
        const Json report = {{"wall", "main"}, {"output", "a/1"}};
        QCOMPARE(m_live->client().request("POST", "/v1/walls/main/report", {}, report.dump()).value().status,
                 200);
        const Json document = m_live->json("/v1/openapi.json");
        QCOMPARE(textAt(document, "openapi"), std::string("3.0.3"));
        std::set<std::string> inTable;
        for (const protocol::Endpoint &endpoint : protocol::endpoints()) {
            const std::string path(endpoint.path);
            inTable.insert(path);
            QVERIFY2(!endpoint.role.empty() && !endpoint.verb.empty() && !endpoint.objectClass.empty(),
                     path.c_str());
            QVERIFY2(document["paths"].contains(path), path.c_str());
            QCOMPARE(
                textAt(document["paths"][path][endpoint.method == "GET" ? "get" : "post"], "operationId"),
                std::string(endpoint.id));
            for (const std::string_view name : endpoint.parameters)
                QVERIFY2(protocol::findParameter(name) != nullptr, path.c_str());
            if (endpoint.tag == "session" || endpoint.tag == "identity")
                continue; // a demo has no accounts: these answer in tst_access and tst_sign_in
            const http::Response response = m_live->get(filled(path));
            QVERIFY2(response.status == 200, (path + ": " + response.body).c_str());
            const std::string_view type = response.fields.find("Content-Type");
            QVERIFY2(type.starts_with(endpoint.mediaType), (path + " " + std::string(type)).c_str());
            QCOMPARE(m_live->client().request("DELETE", filled(path)).value().status, 405);
            QCOMPARE(m_live->client().request("HEAD", filled(path)).value().status, 200);
        }
        for (const auto &[path, item] : document["paths"].items())
            QVERIFY2(inTable.contains(path), path.c_str());
    }

    void theDocumentInTheTreeIsTheOneServed()
    {
        const auto file =
            readJsonFile(std::filesystem::path(EGRET_SOURCE_DIR) / "resources/openapi/egret-v1.json");
        QVERIFY2(file.ok(), file.ok() ? "" : file.error().message.c_str());
        QVERIFY2(
            file.value() == protocol::openApiDocument(),
            "regenerate it: curl http://127.0.0.1:8080/v1/openapi.json > resources/openapi/egret-v1.json");
    }

    void everyReferenceInTheDocumentResolves()
    {
        const Json document = protocol::openApiDocument();
        const std::string text = document.dump();
        static constexpr std::string_view prefix = "#/components/schemas/";
        for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at + 1)) {
            const std::string name = text.substr(at + prefix.size(), text.find('"', at) - at - prefix.size());
            QVERIFY2(document["components"]["schemas"].contains(name), name.c_str());
        }
    }

    void namesTheParameterThatIsWrong_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("parameter");
        const auto add = [](const char *target, const char *parameter) {
            QTest::newRow(target) << QString::fromUtf8(target) << QString::fromUtf8(parameter);
        };
        add("/v1/city?x=1", "x");
        add("/v1/components?limit=0", "limit");
        add("/v1/components?limit=10001", "limit");
        add("/v1/components?limit=1e3", "limit");
        add("/v1/components?limit=-1", "limit");
        add("/v1/components?limit=99999999999999999999999", "limit");
        add("/v1/components?bbox=1,2,3", "bbox");
        add("/v1/components?bbox=1,2,3,4,5", "bbox");
        add("/v1/components?bbox=a,b,c,d", "bbox");
        add("/v1/components?bbox=118,25,119,24", "bbox");
        add("/v1/components?bbox=181,24,182,25", "bbox");
        add("/v1/components?bbox=nan,24,119,25", "bbox");
        add("/v1/components?bbox=inf,24,119,25", "bbox");
        add("/v1/components?state=broken", "state");
        add("/v1/components?area=999", "area");
        add("/v1/components?after=zz", "after");
        add("/v1/components?after=00", "after");
        add("/v1/components?surveyed=2026", "surveyed");
        add("/v1/components?surveyed=2026-02-30..2026-03-01", "surveyed");
        add("/v1/components?changed=2026-03-02..2026-03-01", "changed");
        add("/v1/components/count?by=colour", "by");
        add("/v1/areas?kind=country", "kind");
        add("/v1/grids?shape=yes", "shape");
        add("/v1/changes?since=0", "epoch");
        add("/v1/changes?epoch=x", "since");
        add("/v1/changes?epoch=x&since=0&wait=61", "wait");
        add("/ogc/collections/grids/items?class=a", "class");
        add("/ogc/collections/components/items?f=html", "f");
        add("/ogc/collections/components/items?colour=red", "colour");
    }

    void namesTheParameterThatIsWrong()
    {
        QFETCH(QString, target);
        QFETCH(QString, parameter);
        const http::Response response = m_live->get(target.toStdString());
        QCOMPARE(response.status, 400);
        const auto problem = parseJson(response.body, "problem");
        QCOMPARE(textAt(problem.value(), "parameter"), parameter.toStdString());
    }

    void thingsThatAreNotThereAreNotFound()
    {
        for (const char *target : {"/v1/components/3502030103999999", "/v1/components/x", "/v1/areas/1",
                                   "/v1/cameras/1", "/ogc/collections/cats", "/ogc/collections/cats/items",
                                   "/ogc/collections/grids/items/1", "/ogc/collections/grids/items/350203"})
            QVERIFY2(m_live->get(target).status == 404, target);
        QCOMPARE(m_live->get("/v1/chunks/" + std::string(64, 'a')).status, 404);
        QCOMPARE(m_live->get("/v1/chunks/..").status, 400);
    }

    void chunksAreImmutableAndTheirBytesAreTheirName()
    {
        const Json manifest = m_live->json("/v1/sync/manifest");
        for (const Json &entry : manifest["chunks"]) {
            const std::string hash = entry["hash"];
            const http::Response response = m_live->get("/v1/chunks/" + hash);
            QCOMPARE(crypto::sha256Hex(viewOf(response.body)), hash);
            QVERIFY(response.fields.find("Cache-Control").find("immutable") != std::string_view::npos);
        }
    }

    void whatIsKnownIsNotSentAgain()
    {
        for (const char *target :
             {"/v1/city", "/v1/sync/manifest", "/v1/classes", "/v1/openapi.json", "/v1/grids"}) {
            const http::Response first = m_live->get(target);
            http::Fields fields;
            fields.add("If-None-Match", std::string(first.fields.find("ETag")));
            QVERIFY2(m_live->get(target, fields).status == 304, target);
        }
    }

    void aComponentIsFoundByItsCodeWithItsAttributes()
    {
        const test::SmallCity &small = m_live->small();
        for (std::uint32_t row = 0; row < small.components.size(); row += 97) {
            const std::string code = server::codeOf(small.components, row);
            const Json found = m_live->json("/v1/components/" + code);
            QCOMPARE(textAt(found, "code"), code);
            // Two schemes share 0103: the city's own scheme comes first.
            if (textAt(found, "class") != small.components.classes[small.components.cls[row]]) {
                QCOMPARE(textAt(found, "class"), std::string("gbt30428.2-2013:0103"));
                continue;
            }
            QCOMPARE(textAt(found, "unit"), small.attributes.units[small.attributes.unit[row]]);
            QCOMPARE(textAt(found, "place"), small.attributes.places[small.attributes.place[row]]);
            const auto remark = small.attributes.remarks.find(row);
            QCOMPARE(textAt(found, "remark"), remark == small.attributes.remarks.end() ? "" : remark->second);
        }
    }

    void areasAndPeopleArePaged()
    {
        QCOMPARE(integerAt(m_live->json("/v1/grids"), "count"), std::int64_t{32});
        QCOMPARE(integerAt(m_live->json("/v1/areas?kind=community&parent=350203001"), "count"),
                 std::int64_t{4});
        QVERIFY(m_live->json("/v1/areas/350203")["geometry"]["coordinates"].is_array());
        std::set<std::string> seen;
        std::string target = "/v1/areas?limit=7";
        for (int pages = 0; pages < 20 && !target.empty(); ++pages) {
            const Json page = m_live->json(target);
            for (const Json &item : page["items"])
                QVERIFY(seen.insert(item["code"]).second);
            target = textAt(page, "next");
        }
        QCOMPARE(seen.size(), m_live->small().city.areas.size());
        QCOMPARE(integerAt(m_live->json("/v1/units"), "count"), std::int64_t{2});
        QCOMPARE(integerAt(m_live->json("/v1/officers?district=350206"), "count"), std::int64_t{1});
    }

    void metricsCountRequests()
    {
        const std::string text = m_live->get("/v1/metrics").body;
        QVERIFY(text.find("egret_components 6000") != std::string::npos);
        QVERIFY(text.find("egret_http_request_seconds_count{route=\"/v1/city\",status=\"200\"}")
                != std::string::npos);
    }

private:
    std::unique_ptr<test::LiveServer> m_live;
};

QTEST_GUILESS_MAIN(TestRoutes)

#include "tst_routes.moc"
