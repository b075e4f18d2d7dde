// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/Documents.h>
#include <protocol/Endpoints.h>
#include <support/People.h>

#include <QTest>

#include <map>
#include <set>

using namespace egret;
using test::LiveServer;
using test::Person;

class TestAccess : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<LiveServer> m_live;

    std::string district(std::size_t i) const { return m_live->small().components.districts.at(i); }

    static http::Response call(Person &person, const protocol::Endpoint &endpoint)
    {
        std::string path(endpoint.path);
        for (std::size_t open = path.find('{'); open != std::string::npos; open = path.find('{'))
            path.replace(open, path.find('}') - open + 1, "x");
        return endpoint.method == "GET" ? person.get(path) : person.post(path, Json::object());
    }

private Q_SLOTS:
    void init() { m_live = std::make_unique<LiveServer>(11, 3000, LiveServer::People::Accounts); }
    void cleanup() { m_live.reset(); }

    /// Every route as every role and as nobody: what roles.json says is what happens.
    void everyRouteAsEveryRole()
    {
        const identity::RoleBook &book = m_live->accounts().directory().roles();
        Person nobody(*m_live, "nobody");
        int refused = 0;
        int answered = 0;
        for (const protocol::Endpoint &endpoint : protocol::endpoints()) {
            const bool open = book.find("anyone")->mayDo(endpoint.verb, endpoint.objectClass);
            QCOMPARE(open, endpoint.role == "anyone");
            const http::Response response = call(nobody, endpoint);
            const bool noSession = textAt(test::jsonOf(response), "rule") == "no-session";
            QVERIFY2(noSession != open && (noSession ? response.status == 401 : response.status != 403),
                     endpoint.id.data());
            QVERIFY2(book.find(endpoint.role)->mayDo(endpoint.verb, endpoint.objectClass),
                     endpoint.id.data());
        }
        // All sign in first: some routes check a password, and an address has a bucket of such tries.
        std::map<std::string, Person> people;
        for (const identity::Role &role : book.roles()) {
            if (role.id != "anyone" && role.id != "newcomer")
                people.emplace(role.id, Person::make(*m_live, "p." + role.id, {{role.id}}));
        }
        for (const identity::Role &role : book.roles()) {
            if (!people.contains(role.id))
                continue;
            Person &person = people.at(role.id);
            for (const protocol::Endpoint &endpoint : protocol::endpoints()) {
                if (endpoint.id == "signOut")
                    continue;
                const bool may = endpoint.role == "anyone" || role.mayDo(endpoint.verb, endpoint.objectClass);
                const http::Response response = call(person, endpoint);
                const bool forbidden = response.status == 403 && test::jsonOf(response).contains("rule");
                QVERIFY2(forbidden == !may,
                         (role.id + " " + std::string(endpoint.id) + " " + std::to_string(response.status))
                             .c_str());
                (forbidden ? refused : answered) += 1;
            }
            for (const protocol::Command &command : protocol::commands()) {
                const bool byKind = command.objectClass == protocol::objectByKind;
                const std::vector<std::string_view> objects = byKind
                    ? std::vector(protocol::documentKinds().begin(), protocol::documentKinds().end())
                    : std::vector{command.objectClass};
                for (const std::string_view object : objects) {
                    const Json arguments = byKind ? Json{{"kind", object}} : Json::object();
                    const http::Response response = person.command(std::string(command.name), arguments);
                    QVERIFY2((response.status == 403) == !role.mayDo(command.verb, object),
                             (role.id + " " + std::string(command.name)).c_str());
                }
            }
        }
        QVERIFY(refused > 50 && answered > 100);
    }

    /// What a role sees of people is what roles.json says: on screens, in exports, and in what can be
    /// filtered.
    void peopleAreMaskedByRole()
    {
        const domain::Officer &officer = m_live->small().city.officers.front();
        const geo::LonLat at = geo::toLonLat(officer.home);
        const auto near = [](double v, double d) { return std::to_string(v + d); };
        // A box of a few metres around the true place.
        const std::string box = near(at.lon, -0.00003) + "," + near(at.lat, -0.00003) + ","
            + near(at.lon, 0.00003) + "," + near(at.lat, 0.00003);
        int masked = 0;
        int plain = 0;
        for (const identity::Role &role : m_live->accounts().directory().roles().roles()) {
            if (!role.mayDo("read", "officer") || !role.mayDo("use", "session"))
                continue;
            Person person = Person::make(*m_live, "m." + role.id, {{role.id}});
            const bool identifies = role.mayDo("identify", "officer");
            const bool exports = role.mayDo("export", "officer");
            const auto check = [&](const std::string &target, bool known, bool called) {
                const std::string text = person.get(target).body;
                QVERIFY2(text.find(officer.code) != std::string::npos, (role.id + " " + text).c_str());
                const auto shows = [&](const std::string &what) {
                    return text.find(what) != std::string::npos;
                };
                QVERIFY2(shows(officer.name) == known, (role.id + " " + text).c_str());
                QVERIFY2(shows("陈*") != known, (role.id + " " + text).c_str());
                QVERIFY2(shows(officer.phone) == called, (role.id + " " + text).c_str());
                QVERIFY2(shows(protocol::toGeoJson(officer.home).dump()) == known,
                         (role.id + " " + text).c_str());
                (known ? plain : masked) += 1;
            };
            check("/v1/officers", identifies, false);
            check("/ogc/collections/officers/items", exports, exports);
            check("/ogc/collections/officers/items/" + officer.code, exports, exports);
            if (role.mayDo("reveal", "officer"))
                check("/v1/officers?reveal=true&cause=call", identifies, true);
            const Json boxed = person.json("/ogc/collections/officers/items?bbox=" + box);
            QCOMPARE(integerAt(boxed, "numberMatched"), std::int64_t{exports ? 1 : 0});
            for (const Json &chunk : person.json("/v1/sync/manifest")["chunks"])
                QVERIFY(!textAt(chunk, "name").starts_with("officers") || role.mayDo("reveal", "officer"));
        }
        QVERIFY(masked > 0 && plain > 0);
        QVERIFY(m_live->accounts().directory().roles().find("wall")->mayDo("read", "officer"));
        QVERIFY(!m_live->accounts().directory().roles().find("wall")->mayDo("identify", "officer"));
    }

    void twoDistrictsAreTwoWorlds()
    {
        Person east = Person::make(*m_live, "east", {{"operator", district(0)}});
        Person west = Person::make(*m_live, "west", {{"operator", district(1)}});
        Person all = Person::make(*m_live, "all", {{"operator"}});
        const auto chunksOf = [](Person &person) {
            std::map<std::string, std::string> chunks; // with a district → hash
            const Json manifest = person.json("/v1/sync/manifest");
            for (const Json &chunk : manifest["chunks"]) {
                if (!textAt(chunk, "district").empty())
                    chunks[textAt(chunk, "hash")] = textAt(chunk, "district");
            }
            return chunks;
        };
        const auto eastern = chunksOf(east);
        const auto western = chunksOf(west);
        QVERIFY(!eastern.empty() && !western.empty());
        QCOMPARE(eastern.size() + western.size(), chunksOf(all).size());
        for (const auto &[hash, at] : eastern) {
            QCOMPARE(at, district(0));
            QVERIFY(!western.contains(hash));
            QCOMPARE(east.get("/v1/chunks/" + hash).status, 200);
            QCOMPARE(west.get("/v1/chunks/" + hash).status, 404);
        }
        // Lists and counts, also when the other district is asked for by name.
        const auto count = [](Person &person, const std::string &query) {
            return integerAt(person.json("/v1/components/count?" + query), "count");
        };
        QCOMPARE(count(east, "") + count(west, ""), std::int64_t{3000});
        QCOMPARE(count(east, "district=" + district(1)), std::int64_t{0});
        QCOMPARE(count(west, "district=" + district(1)), count(west, ""));
        QCOMPARE(integerAt(east.json("/ogc/collections/components/items?limit=1"), "numberMatched"),
                 count(east, ""));
        const Json other = all.json("/v1/components?limit=1&district=" + district(1))["items"].at(0);
        QCOMPARE(east.get("/v1/components/" + textAt(other, "code")).status, 404);
        QCOMPARE(west.get("/v1/components/" + textAt(other, "code")).status, 200);
        const Json grids = east.json("/v1/grids")["items"];
        QVERIFY(!grids.empty());
        for (const Json &grid : grids)
            QVERIFY(textAt(grid, "code").starts_with(district(0)));
        const Json officers = east.json("/v1/officers")["items"];
        QVERIFY(!officers.empty());
        for (const Json &officer : officers)
            QCOMPARE(textAt(officer, "district"), district(0));
    }

    void theFeedTellsEachTheirOwn()
    {
        Person east = Person::make(*m_live, "east", {{"operator", district(0)}});
        Person west = Person::make(*m_live, "west", {{"operator", district(1)}});
        std::map<std::string, int> written;
        for (std::uint32_t row = 0; row < 40; ++row) {
            const auto event = test::eventOf(m_live->small().components, row * 7);
            QVERIFY(m_live->city().ledger().append(event).ok());
            ++written[event.district];
        }
        const std::string target = "/v1/changes?since=0&epoch=" + m_live->city().ledger().epoch();
        std::uint64_t next = 0;
        for (const auto &[person, own] : {std::pair(&east, district(0)), std::pair(&west, district(1))}) {
            const auto page = protocol::changePageFromJson(person->get(target).content()).value();
            QCOMPARE(static_cast<int>(page.changes.size()), written[own]);
            for (const protocol::ChangeEvent &event : page.changes)
                QCOMPARE(event.district, own);
            QVERIFY(next == 0 || next == page.next.at("0")); // the same cursor, though not the same events
            next = page.next.at("0");
        }
        QVERIFY(next >= 40);
    }

    void phoneNumbersAreMaskedUntilAskedForAndThatIsWrittenDown()
    {
        Person duty = Person::make(*m_live, "duty", {{"operator", district(0)}});
        Person leader = Person::make(*m_live, "leader", {{"leader"}});
        Person auditor = Person::make(*m_live, "auditor", {{"audit-admin"}});
        const std::string phone = m_live->small().city.officers.at(0).phone;
        QVERIFY(!phone.empty());
        QVERIFY(duty.get("/v1/officers").content().find(phone) == std::string::npos);
        QVERIFY(duty.get("/ogc/collections/officers/items").content().find(phone) == std::string::npos);
        QCOMPARE(duty.get("/v1/officers?reveal=true").status, 400); // why?
        QCOMPARE(leader.get("/v1/officers?reveal=true&cause=x").status, 403);
        QVERIFY(duty.get("/v1/officers?reveal=true&cause=case-4711").content().find(phone)
                != std::string::npos);
        const Json found = auditor.json("/v1/audit?type=reveal&text=case-4711");
        QCOMPARE(found["items"].size(), std::size_t{1});
        QCOMPARE(textAt(found["items"][0], "actor_name"), std::string("duty"));
        // Officers' documents carry the numbers: only who may reveal them syncs them.
        const auto officerChunks = [](Person &person) {
            const Json manifest = person.json("/v1/sync/manifest");
            return std::count_if(manifest["chunks"].begin(), manifest["chunks"].end(), [](const Json &chunk) {
                return textAt(chunk, "name").starts_with("officers");
            });
        };
        QVERIFY(officerChunks(duty) > 0);
        QCOMPARE(officerChunks(leader), 0);
    }

    void whyMayINotNamesTheRule()
    {
        Person duty = Person::make(*m_live, "duty", {{"operator", district(0)}});
        const auto why = [&](const std::string &query) { return duty.json("/v1/session/why?" + query); };
        QCOMPARE(textAt(why("verb=write&object=component&place=" + district(0)), "rule"),
                 "role:operator@" + district(0));
        QCOMPARE(textAt(why("verb=write&object=component&place=" + district(1)), "rule"),
                 std::string("elsewhere"));
        QCOMPARE(textAt(why("verb=write&object=user"), "rule"), std::string("no-right"));
    }
};

QTEST_GUILESS_MAIN(TestAccess)
#include "tst_access.moc"
