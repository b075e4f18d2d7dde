// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/MapRenderer.h>
#include <points/Query.h>
#include <support/FakeServer.h>

#include <QGuiApplication>
#include <QTest>

using namespace egret;
using namespace egret::mapscene;

class TestMapRenderer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto city = std::make_shared<store::CachedCity>();
        city->city = test::tinyCity();
        city->components = std::make_shared<const points::PointSet>(
            test::randomPoints(60000, test::Spread::City, 91, m_pool));
        city->cameras =
            std::make_shared<const points::PointSet>(test::randomPoints(500, test::Spread::City, 92, m_pool));
        m_city = city;
    }

    /// What the legend says is in view is what is in view, whatever is drawn.
    void countsInViewAreExact()
    {
        MapRenderer renderer(m_pool);
        Random random(93);
        for (int round = 0; round < 40; ++round) {
            session::MapFilter filter;
            if (random.chance(0.5))
                filter.hiddenCategories.insert("utility");
            if (random.chance(0.5))
                filter.hiddenStates.insert(static_cast<std::uint8_t>(random.below(6)));
            const RenderRequest request = at(random, session::makeContent(m_city, filter, m_pool));
            const RenderedMap map = renderer.render(request);
            const geo::WorldBox view = request.camera.box();
            std::uint64_t expected = 0;
            for (std::uint32_t row = 0; row < m_city->components->size(); ++row) {
                const points::Point p = m_city->components->at(row);
                const bool utility = p.cls % 2 == 1; // as tinyCity() has it
                if (view.contains(p.at) && !filter.hiddenStates.contains(p.state)
                    && !(utility && !filter.hiddenCategories.empty()))
                    ++expected;
            }
            QCOMPARE(map.inView.total, expected);
            QCOMPARE(map.symbols, expected <= MapRenderer::symbolLimit);
            QCOMPARE(map.image.size(),
                     ((request.camera.size + QSizeF(2 * request.margin, 2 * request.margin))
                      * request.devicePixelRatio)
                         .toSize());
        }
    }

    /// A wall's map lies on many displays: all its parts are density or all are symbols.
    void partsOfOneMapAreDrawnAlike()
    {
        MapRenderer renderer(m_pool);
        RenderRequest whole;
        whole.content = session::makeContent(m_city, {}, m_pool);
        whole.style = MapStyle::night();
        whole.camera.size = {400, 400};
        whole.camera.fit(m_city->city.box, 0);
        whole.camera.zoom -= 3; // all points in the middle
        const RenderedMap map = renderer.render(whole);
        QVERIFY(map.inView.total > MapRenderer::symbolLimit);
        RenderRequest corner = whole;
        corner.camera.size = {40, 40};
        corner.camera.x -= 180 * whole.camera.unitsPerPixel();
        corner.camera.y -= 180 * whole.camera.unitsPerPixel();
        const RenderedMap alone = renderer.render(corner);
        QVERIFY(alone.inView.total <= MapRenderer::symbolLimit);
        QVERIFY(alone.symbols);
        corner.whole = whole.camera;
        QVERIFY(!renderer.render(corner).symbols);
    }

    /// A picture of one point has its colour where the point is and nowhere far off.
    void aPointIsDrawnWhereItIs()
    {
        auto city = std::make_shared<store::CachedCity>(*m_city);
        points::PointSet one;
        one.classes = {"t:1001"};
        one.districts = {"350203"};
        one.append({m_city->city.centre, 0, 0, 0, points::noGrid, 1, 18000, 0});
        city->components = std::make_shared<const points::PointSet>(one);
        RenderRequest request;
        request.content = session::makeContent(city, {}, m_pool);
        request.style = MapStyle::night();
        request.camera.size = {200, 100};
        request.camera.x = m_city->city.centre.x;
        request.camera.y = m_city->city.centre.y;
        request.camera.zoom = 19;
        MapRenderer renderer(m_pool);
        const QImage image = renderer.render(request).image;
        QCOMPARE(image.pixelColor(100, 50), request.style.categories[0]);
        QVERIFY(image.pixelColor(130, 50) != request.style.categories[0]);
    }

    void anEmptyMapIsWater()
    {
        RenderRequest request;
        request.camera.size = {50, 40};
        request.style = MapStyle::day();
        MapRenderer renderer(m_pool);
        QCOMPARE(renderer.render(request).image.pixelColor(25, 20), request.style.background);
    }

private:
    RenderRequest at(Random &random, session::MapContentPtr content)
    {
        RenderRequest request;
        request.content = std::move(content);
        request.camera.size = {static_cast<double>(50 + random.below(400)),
                               static_cast<double>(50 + random.below(300))};
        request.camera.x = m_city->city.centre.x + random.unit() * 4194304;
        request.camera.y = m_city->city.centre.y + random.unit() * 4194304;
        request.camera.zoom = random.between(9, 19);
        request.margin = random.below(60);
        request.devicePixelRatio = random.chance(0.5) ? 2 : 1;
        request.style = MapStyle::night();
        return request;
    }

    WorkerPool m_pool{2};
    std::shared_ptr<const store::CachedCity> m_city;
};

int main(int argc, char *argv[])
{
    QGuiApplication application(argc, argv); // fonts
    TestMapRenderer test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_map_renderer.moc"
