// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Random.h>
#include <identity/Permission.h>

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <set>

using namespace egret;
using namespace egret::identity;

namespace {

struct Node
{
    Place place;
    int parent = -1;
};

/// A random organisation tree: each place is its parent's with digits behind, as area codes are.
std::vector<Node> randomTree(Random &random)
{
    std::vector<Node> nodes{{"35", -1}};
    const std::uint32_t size = 5 + random.below(120);
    while (nodes.size() < size) {
        const int parent = static_cast<int>(random.below(static_cast<std::uint32_t>(nodes.size())));
        const std::string digits = std::to_string(10 + random.below(90));
        const Place place = nodes[static_cast<std::size_t>(parent)].place + digits;
        if (std::none_of(nodes.begin(), nodes.end(), [&](const Node &node) { return node.place == place; }))
            nodes.push_back({place, parent});
    }
    return nodes;
}

const std::vector<std::string> verbs{"read", "write", "reveal", "end"};
const std::vector<std::string> objects{"component", "case", "officer", "server"};

std::string randomBook(Random &random)
{
    std::string json =
        R"({"roles": [{"id": "anyone", "name": "任", "name_en": "A", "rights": {"read": ["server"]}})";
    for (int i = 0; i < 6; ++i) {
        json += R"(,{"id": "r)" + std::to_string(i) + R"(", "name": "角", "name_en": "R", "rights": {)";
        const std::string verb = random.chance(0.4) ? "*" : verbs[random.below(4)];
        const std::string object = random.chance(0.4) ? "*" : objects[random.below(4)];
        json += "\"" + verb + "\": [\"" + object + "\"]}}";
    }
    return json + "]}";
}

} // namespace

class TestPermission : public QObject
{
    Q_OBJECT

private:
    static Result<RoleBook> bookOf(const std::string &json)
    {
        QTemporaryDir folder;
        const std::string file = folder.path().toStdString() + "/roles.json";
        std::ofstream(file) << json;
        return RoleBook::load(file);
    }

private Q_SLOTS:
    /// 50 random trees, 100,000 triples: the oracle walks up the tree by parent and knows no prefixes.
    void decisionsEqualBruteForce()
    {
        Random random(20);
        int allowed = 0;
        for (int tree = 0; tree < 50; ++tree) {
            const std::vector<Node> nodes = randomTree(random);
            const RoleBook book = bookOf(randomBook(random)).value();
            const auto size = static_cast<std::uint32_t>(nodes.size());
            for (int i = 0; i < 2000; ++i) {
                Subject subject;
                subject.user = random.chance(0.05) ? "" : "u";
                std::vector<std::pair<Grant, int>> grants;
                for (std::uint32_t g = random.below(6); subject.user == "u" && g > 0; --g) {
                    const int at = random.chance(0.2) ? -1 : static_cast<int>(random.below(size));
                    const Grant grant{"r" + std::to_string(random.below(7)), // r6 is no role
                                      at < 0 ? Place() : nodes[static_cast<std::size_t>(at)].place,
                                      static_cast<std::int64_t>(random.below(3)) * 50,
                                      static_cast<std::int64_t>(1 + random.below(3)) * 60};
                    grants.emplace_back(grant, at);
                    subject.grants.push_back(grant);
                }
                const std::string &verb = verbs[random.below(4)];
                const std::string &object = objects[random.below(4)];
                const int target = static_cast<int>(random.below(size));
                const std::int64_t now = random.below(200);

                bool wanted = verb == "read" && object == "server";
                for (const auto &[grant, at] : grants) {
                    bool below = at < 0;
                    for (int up = target; up >= 0; up = nodes[static_cast<std::size_t>(up)].parent)
                        below = below || up == at;
                    bool right = false;
                    for (const Role &role : book.roles()) {
                        for (const Right &one : role.rights)
                            right = right
                                || (role.id == grant.role && (one.verb == "*" || one.verb == verb)
                                    && (one.object == "*" || one.object == object));
                    }
                    wanted = wanted || (below && right && grant.from <= now && now < grant.to);
                }
                const Place &place = nodes[static_cast<std::size_t>(target)].place;
                const Decision decision = decide(book, subject, verb, object, place, now);
                QCOMPARE(decision.allowed, wanted);
                QVERIFY(!decision.rule.empty());
                const Scope scope = scopeOf(book, subject, verb, object, now);
                QCOMPARE(scope.admits(place), wanted);
                bool anyBelow = false;
                for (const Node &node : nodes)
                    anyBelow = anyBelow || (node.place.starts_with(place) && scope.admits(node.place));
                QCOMPARE(scope.touches(place), anyBelow);
                allowed += wanted ? 1 : 0;
            }
        }
        QVERIFY(allowed > 10'000 && allowed < 90'000); // both answers were tried
    }

    void theRuleIsNamed()
    {
        const RoleBook book = RoleBook::load(EGRET_SOURCE_DIR "/resources/identity/roles.json").value();
        Subject subject;
        QCOMPARE(decide(book, subject, "read", "component", "350203", 0).rule, std::string("no-session"));
        QCOMPARE(decide(book, subject, "read", "server", {}, 0).rule, std::string("role:anyone"));
        subject.user = "u";
        subject.grants = {{"operator", "350203", 0, 100}};
        QCOMPARE(decide(book, subject, "write", "component", "350203001", 50).rule,
                 std::string("role:operator@350203"));
        QCOMPARE(decide(book, subject, "write", "component", "350205", 50).rule, std::string("elsewhere"));
        QCOMPARE(decide(book, subject, "write", "component", "350203", 100).rule, std::string("expired"));
        QCOMPARE(decide(book, subject, "write", "user", "350203", 50).rule, std::string("no-right"));
    }

    void codesBecomePlaces()
    {
        QCOMPARE(placeOfArea("350200"), Place("3502"));
        QCOMPARE(placeOfArea("350000"), Place("35"));
        QCOMPARE(placeOfArea("350203"), Place("350203"));
        QCOMPARE(placeOfArea("350203100"), Place("350203100")); // a street whose number ends in 00
    }

    /// The roles that ship: who administers sees no cases and no people of the city, and writes no component.
    void theThreeAdministratorsAreApart()
    {
        const RoleBook book = RoleBook::load(EGRET_SOURCE_DIR "/resources/identity/roles.json").value();
        int administrators = 0;
        for (const Role &role : book.roles()) {
            if (!role.administrator)
                continue;
            ++administrators;
            QVERIFY(!role.mayDo("read", "officer") && !role.mayDo("reveal", "officer"));
            QVERIFY(!role.mayDo("write", "component") && !role.mayDo("write", "case"));
            QCOMPARE(role.mayDo("write", "user"), role.id == "security-admin");
            QCOMPARE(role.mayDo("read", "audit"), role.id == "audit-admin");
        }
        QCOMPARE(administrators, 3);
        QVERIFY(!book.find("wall")->mayDo("write", "component"));
    }

    void aBrokenBookIsRefusedWithItsReason_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("no list") << QByteArray("{}") << QByteArray("\"roles\" is not a list");
        QTest::newRow("no id") << QByteArray(R"({"roles": [{}]})") << QByteArray("no \"id\"");
        QTest::newRow("no object") << QByteArray(R"({"roles": [3]})") << QByteArray("no object");
        QTest::newRow("unknown field")
            << QByteArray(R"({"roles": [{"id": "a", "colour": 1}]})") << QByteArray("\"colour\"");
        QTest::newRow("no rights") << QByteArray(R"({"roles": [{"id": "a", "name": "x", "name_en": "x"}]})")
                                   << QByteArray("\"rights\"");
        QTest::newRow("twice") << QByteArray(
            R"({"roles": [{"id": "a", "name": "x", "name_en": "x", "rights": {"read": ["x"]}},
                                 {"id": "a", "name": "x", "name_en": "x", "rights": {"read": ["x"]}}]})")
                               << QByteArray("stands twice");
        QTest::newRow("no json") << QByteArray("{") << QByteArray("roles.json");
    }
    void aBrokenBookIsRefusedWithItsReason()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QByteArray, reason);
        const auto book = bookOf(json.toStdString());
        QVERIFY(!book.ok());
        QVERIFY2(book.error().message.find(reason.toStdString()) != std::string::npos,
                 book.error().message.c_str());
    }
};

QTEST_GUILESS_MAIN(TestPermission)
#include "tst_permission.moc"
