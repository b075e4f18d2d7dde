// SPDX-License-Identifier: GPL-3.0-or-later
#include <city/CityGenerator.h>

#include <QTest>

#include <map>
#include <set>

using namespace egret;

/// Qidong: a town of one district with duty areas made of grids.
class TestDutyAreas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const std::filesystem::path resources = std::filesystem::path(EGRET_SOURCE_DIR) / "resources";
        const auto codes = domain::CodeBook::load(resources / "codes").value();
        const auto pack = city::loadPack(resources / "cities/qidong", codes).value();
        auto made = city::generate(pack, codes, 7, m_pool);
        QVERIFY2(made.ok(), made ? "" : made.error().message.c_str());
        m_city = std::move(made).value();
        for (const domain::Area &area : m_city.city.areas)
            m_areas[area.kind].push_back(area);
    }

    void hasTheCountsOfTheReport()
    {
        QCOMPARE(m_city.components.size(), 103'334U);
        QCOMPARE(m_city.cameras.size(), 31U);
        QCOMPARE(m_areas[domain::AreaKind::Grid].size(), std::size_t{583});
        QCOMPARE(m_areas[domain::AreaKind::DutyArea].size(), std::size_t{25});
        QCOMPARE(m_areas[domain::AreaKind::Street].size(), std::size_t{2});
        QCOMPARE(m_city.city.officers.size(), std::size_t{25});
    }

    void everyGridLiesInOneDutyArea()
    {
        double grids = 0;
        double duty = 0;
        for (const domain::Area &grid : m_areas[domain::AreaKind::Grid]) {
            grids += grid.shape.area();
            int holders = 0;
            for (const domain::Area &area : m_areas[domain::AreaKind::DutyArea])
                holders += area.shape.contains(grid.label) ? 1 : 0;
            QCOMPARE(holders, 1);
        }
        for (const domain::Area &area : m_areas[domain::AreaKind::DutyArea])
            duty += area.shape.area();
        QVERIFY(std::abs(grids - duty) < 1e-6 * grids);
    }

    void everyDutyAreaHasItsOfficer()
    {
        std::set<std::string> served;
        for (const domain::Officer &officer : m_city.city.officers)
            served.insert(officer.dutyArea);
        QCOMPARE(served.size(), std::size_t{25});
        for (const domain::Area &area : m_areas[domain::AreaKind::DutyArea])
            QVERIFY(served.contains(area.code));
    }

    void aCityOfOneDistrictIsNotItsOwnParent()
    {
        QVERIFY(m_areas[domain::AreaKind::District].front().parent.empty());
    }

private:
    WorkerPool m_pool;
    city::GeneratedCity m_city;
    std::map<domain::AreaKind, std::vector<domain::Area>> m_areas;
};

QTEST_GUILESS_MAIN(TestDutyAreas)

#include "tst_duty_areas.moc"
