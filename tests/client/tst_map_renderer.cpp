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

    /// While the map moves for twenty seconds nothing is named for less than half a second, and what is named
    /// is named where it was.
    void labelsPersistWhileTheMapMoves_data()
    {
        QTest::addColumn<double>("zoom");
        QTest::newRow("districts and streets") << 12.4;
        QTest::newRow("communities") << 14.6;
        QTest::newRow("roads") << 16.2;
    }
    void labelsPersistWhileTheMapMoves()
    {
        QFETCH(double, zoom);
        auto city = std::make_shared<store::CachedCity>(*m_city);
        city->components = std::make_shared<const points::PointSet>();
        addNames(city->city);
        MapRenderer renderer(m_pool);
        RenderRequest request;
        request.content = session::makeContent(city, {}, m_pool);
        request.style = MapStyle::night();
        request.camera.size = {900, 600};
        request.camera.x = city->city.centre.x + (1 << 21);
        request.camera.y = city->city.centre.y + (1 << 21);
        request.camera.zoom = zoom;
        request.margin = 90;
        constexpr int framesPerSecond = 10;
        struct Seen
        {
            int since = 0;
            geo::WorldPoint at;
        };
        std::map<std::uint64_t, Seen> seen;
        std::size_t shown = 0;
        std::size_t stayed = 0;
        std::size_t before = 0;
        for (int frame = 0; frame < 20 * framesPerSecond; ++frame) {
            const double angle = frame * 2 * M_PI / (8 * framesPerSecond);
            request.camera.moveBy({30 * std::cos(angle), 24 * std::sin(angle * 1.7)});
            const RenderedMap map = renderer.render(request);
            std::map<std::uint64_t, Seen> now;
            for (const PlacedLabel &label : map.labels) {
                const auto old = seen.find(label.key);
                now[label.key] = {old == seen.end() ? frame : old->second.since, label.at};
                stayed += old != seen.end() && old->second.at == label.at ? 1 : 0;
            }
            const QRectF inside = QRectF(QPointF(0, 0), map.camera.size).marginsRemoved({40, 40, 40, 40});
            for (const auto &[key, label] : seen) {
                if (!now.contains(key) && inside.contains(map.camera.toScreen(label.at)))
                    QVERIFY2(2 * (frame - label.since) >= framesPerSecond,
                             qPrintable(QStringLiteral("label %1 was seen from frame %2 to %3")
                                            .arg(key)
                                            .arg(label.since)
                                            .arg(frame)));
            }
            before += seen.size();
            shown += now.size();
            seen = now;
        }
        QVERIFY(shown > 400);
        QVERIFY(static_cast<double>(stayed) >= 0.9 * static_cast<double>(before));
    }

    /// The value of each area is what counting its points one by one gives, and it has the colour of its
    /// class.
    void shadesAreExact()
    {
        auto city = std::make_shared<store::CachedCity>(*m_city);
        points::PointSet set = *m_city->components;
        city->city.areas.clear();
        Random random(94);
        for (std::size_t i = 0; i < set.grids.size(); ++i) {
            domain::Area grid;
            grid.kind = domain::AreaKind::Grid;
            grid.code = set.grids[i] = "35020300100" + std::to_string(i / 10) + std::to_string(100 + i);
            const std::uint32_t left = city->city.centre.x + static_cast<std::uint32_t>(i % 8) * 500000;
            const std::uint32_t top = city->city.centre.y + static_cast<std::uint32_t>(i / 8) * 500000;
            grid.shape = {
                {{{left, top}, {left + 490000, top}, {left + 490000, top + 490000}, {left, top + 490000}}}};
            city->city.areas.push_back(grid);
        }
        for (int i = 0; i < 4; ++i) {
            domain::Area community = city->city.areas[static_cast<std::size_t>(i)];
            community.kind = domain::AreaKind::Community;
            community.code = "35020300100" + std::to_string(i);
            city->city.areas.push_back(community);
        }
        city->components = std::make_shared<const points::PointSet>(set);
        session::MapFilter filter;
        filter.hiddenStates = {2};
        const auto content = session::makeContent(city, filter, m_pool);
        MapLook look;
        for (const auto areas : {look::Areas::Grids, look::Areas::Communities}) {
            look.choropleth = areas;
            look.measure = look::Measure::NotIntactShare;
            const AreaShades shares = areaShades(*content, look, m_pool);
            look.measure = look::Measure::Count;
            const AreaShades counts = areaShades(*content, look, m_pool);
            for (std::size_t i = 0; i < city->city.areas.size(); ++i) {
                const domain::Area &area = city->city.areas[i];
                if (static_cast<int>(area.kind) != static_cast<int>(areas)) {
                    QVERIFY(!counts.values[i]);
                    continue;
                }
                int all = 0;
                int intact = 0;
                for (std::uint32_t row = 0; row < set.size(); ++row) {
                    if (set.grid[row] == points::noGrid || set.state[row] == 2
                        || !set.grids[set.grid[row]].starts_with(area.code))
                        continue;
                    ++all;
                    intact += set.state[row] == 0 ? 1 : 0;
                }
                QCOMPARE(*counts.values[i], static_cast<double>(all));
                QCOMPARE(*shares.values[i], 100.0 * (all - intact) / all);
            }
        }
        look.choropleth = look::Areas::Grids;
        RenderRequest request;
        request.content = content;
        request.look = look;
        request.style = MapStyle::of(look);
        request.camera.size = {800, 600};
        request.camera.fit(city->city.box, 0);
        MapRenderer renderer(m_pool);
        const RenderedMap map = renderer.render(request);
        const AreaShades shades = areaShades(*content, look, m_pool);
        QVERIFY(map.shades.breaks == shades.breaks);
        QVERIFY(!map.symbols);
        for (std::size_t i = 0; i < set.grids.size(); ++i) {
            const geo::WorldBox box = city->city.areas[i].shape.box();
            const QPointF middle =
                map.camera.toScreen({static_cast<std::uint32_t>((box.left + box.right) / 2),
                                     static_cast<std::uint32_t>((box.top + box.bottom) / 2)});
            QCOMPARE(map.image.pixel(middle.toPoint()),
                     request.style.stepOf(*shades.classOf(i), shades.breaks.size()).rgb());
        }
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
    /// Names close to each other, so that they fight for room.
    static void addNames(domain::City &city)
    {
        Random random(95);
        const auto place = [&] {
            return geo::WorldPoint{city.centre.x + random.below(1 << 22),
                                   city.centre.y + random.below(1 << 22)};
        };
        for (const auto kind : {domain::AreaKind::Street, domain::AreaKind::Community}) {
            for (int i = 0; i < (kind == domain::AreaKind::Street ? 400 : 6000); ++i) {
                domain::Area area;
                area.kind = kind;
                area.name = "Place " + std::to_string(i);
                area.label = place();
                area.shape = {{{area.label, area.label, area.label}}};
                city.areas.push_back(area);
            }
        }
        for (std::uint32_t i = 0; i < 3000; ++i) {
            domain::Street street{
                i, "Road " + std::to_string(i), static_cast<std::uint8_t>(i % 4), "350203", {}};
            geo::WorldPoint at = place();
            for (int corner = 0; corner < 30; ++corner) {
                street.line.push_back(at);
                at = {at.x + random.below(20000), at.y + random.below(20000) - 8000};
            }
            city.streets.push_back(street);
        }
    }

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
