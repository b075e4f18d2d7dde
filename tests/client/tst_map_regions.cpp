// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/MapTools.h>
#include <support/OpenCity.h>

#include <QGuiApplication>
#include <QQuickWindow>
#include <QSignalSpy>

#include <cmath>

using namespace egret;
using mapscene::MapCamera;
using mapscene::MapView;
using mapscene::RegionSketch;
using mapscene::RegionTool;

/// Boxes, lassos and circles drawn on the map: what they hold is exact, and is the window's selection.
class TestMapRegions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_city = std::make_unique<test::OpenCity>(71);
        QTRY_VERIFY(m_city->open());
        m_selection = std::make_unique<session::SelectionModel>(*m_city->session, m_history);
        m_filters = std::make_unique<session::FilterModel>(*m_city->session, m_history, nullptr);
        m_window.resize(800, 600);
        m_map = new MapView(m_window.contentItem());
        m_map->setSize({800, 600});
        m_map->setSession(m_city->session.get());
        m_tools = std::make_unique<desk::MapTools>(context(), *m_map, nullptr);
        m_window.show();
        m_window.requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(&m_window));
    }

    void init()
    {
        m_selection->clear();
        m_map->region()->setMode(RegionTool::Mode::Hand);
        m_map->showAll();
        m_map->forceActiveFocus();
    }

    void cleanupTestCase()
    {
        m_tools.reset();
        delete m_map;
        m_filters.reset();
        m_selection.reset();
        m_city.reset();
    }

    void regionsHoldWhatLiesInsideTheirOutline()
    {
        Random random(72);
        MapCamera camera = m_map->camera();
        const points::PointSet &points = *m_city->components();
        for (int round = 0; round < 30; ++round) {
            const QPointF a(random.between(0, 800), random.between(0, 600));
            const QPointF b(random.between(0, 800), random.between(0, 600));
            RegionSketch box(RegionSketch::Shape::Box, a, camera);
            box.moveTo(b, camera);
            RegionSketch circle(RegionSketch::Shape::Circle, a, camera);
            circle.moveTo(b, camera);
            RegionSketch lasso(RegionSketch::Shape::Lasso, a, camera);
            QPolygonF corners{a};
            for (int i = 0; i < 20; ++i) {
                corners.append(QPointF(random.between(0, 800), random.between(0, 600)));
                lasso.moveTo(corners.back(), camera);
            }
            for (std::uint32_t row = 0; row < points.size(); ++row) {
                const geo::WorldPoint at{points.x[row], points.y[row]};
                const QPointF screen = camera.toScreen(at);
                // A unit of the world is far less than a pixel; what is nearer to an edge is left out.
                const QRectF rect = QRectF(a, b).normalized();
                if (!onEdge(rect, screen))
                    QCOMPARE(box.region()->contains(at), rect.contains(screen));
                const double away = geo::distanceMetres(geo::toLonLat(camera.toWorld(a)), geo::toLonLat(at));
                if (std::abs(away - circle.radius()) > 1)
                    QCOMPARE(circle.region()->contains(at), away < circle.radius());
                if (round < 3 && !nearLine(corners, screen))
                    QCOMPARE(lasso.region()->contains(at), corners.containsPoint(screen, Qt::OddEvenFill));
            }
            camera.moveBy({random.between(-5, 5), random.between(-5, 5)});
        }
    }

    void shiftAndDragSelectsABoxWithALiveCount()
    {
        const QPoint a(200, 150);
        const QPoint b(500, 400);
        QTest::mousePress(&m_window, Qt::LeftButton, Qt::ShiftModifier, a);
        drag({300, 200}, Qt::ShiftModifier);
        drag(b, Qt::ShiftModifier);
        QVERIFY(m_map->region()->drawing());
        const std::uint64_t expected = inside(QRectF(a, b));
        QVERIFY(expected > 100);
        QTRY_COMPARE(m_map->region()->count().value_or(0), expected);
        QVERIFY(m_map->region()->text().startsWith(session::grouped(expected)));
        QTest::mouseRelease(&m_window, Qt::LeftButton, Qt::ShiftModifier, b);
        QVERIFY(!m_map->region()->drawing());
        QTRY_COMPARE(std::uint64_t{m_selection->count()}, expected);
        QTRY_VERIFY(m_map->sharp() && m_map->shown()->marked);
        QCOMPARE(std::uint64_t{m_map->shown()->marked->count()}, expected);
        m_history.undo();
        QCOMPARE(m_selection->count(), 0u);
        m_history.redo();
        QCOMPARE(std::uint64_t{m_selection->count()}, expected);
    }

    void lassoIsTakenUpByItsLetterAndEscPutsItDown()
    {
        const MapCamera before = m_map->camera();
        QTest::keyClick(&m_window, Qt::Key_L);
        QCOMPARE(m_map->region()->mode(), RegionTool::Mode::Lasso);
        QTest::mousePress(&m_window, Qt::LeftButton, {}, QPoint(100, 100));
        drag({300, 120});
        drag({200, 300});
        QVERIFY(m_map->region()->drawing());
        QTest::keyClick(&m_window, Qt::Key_Escape); // what is being drawn
        QVERIFY(!m_map->region()->drawing());
        QCOMPARE(m_map->region()->mode(), RegionTool::Mode::Lasso);
        drag({220, 320}); // neither a region nor the map
        QTest::mouseRelease(&m_window, Qt::LeftButton, {}, QPoint(220, 320));
        QCOMPARE(m_selection->count(), 0u);
        QTest::keyClick(&m_window, Qt::Key_Escape); // the tool
        QCOMPARE(m_map->region()->mode(), RegionTool::Mode::Hand);
        QVERIFY(m_map->camera() == before);
        m_selection->combine(m_city->components(), std::vector<std::uint32_t>{1, 2},
                             session::Combine::Replace);
        QSignalSpy picked(m_map, &MapView::picked);
        QTest::keyClick(&m_window, Qt::Key_Escape); // the selection
        QCOMPARE(picked.size(), 1);
    }

    void keysHeldAtTheEndAddTakeAwayAndIntersect()
    {
        const QRectF left(100, 100, 300, 300);
        const QRectF right(250, 100, 300, 300);
        m_map->toggle(RegionTool::Mode::Box);
        drawBox(left, {});
        QTRY_COMPARE(std::uint64_t{m_selection->count()}, inside(left));
        drawBox(right, Qt::ControlModifier);
        const std::uint64_t both = inside(left) + inside(right) - inside(left & right);
        QTRY_COMPARE(std::uint64_t{m_selection->count()}, both);
        drawBox(right, Qt::AltModifier);
        QTRY_COMPARE(std::uint64_t{m_selection->count()}, both - inside(right));
        const QRectF corner(50, 50, 150, 150); // of it only what is in left was selected
        drawBox(corner, Qt::ControlModifier | Qt::AltModifier);
        QTRY_COMPARE(std::uint64_t{m_selection->count()}, inside(corner & left));
    }

private:
    desk::DeskContext context()
    {
        return {*m_city->session, m_actions, m_history, *m_selection, *m_filters, nullptr};
    }

    static bool onEdge(const QRectF &rect, QPointF at)
    {
        return std::min({std::abs(at.x() - rect.left()), std::abs(at.x() - rect.right()),
                         std::abs(at.y() - rect.top()), std::abs(at.y() - rect.bottom())})
            < 0.01;
    }

    static bool nearLine(const QPolygonF &corners, QPointF at)
    {
        for (int i = 0; i < corners.size(); ++i) {
            const QPointF a = corners[i];
            const QPointF d = corners[(i + 1) % corners.size()] - a;
            const double t = std::clamp(
                QPointF::dotProduct(at - a, d) / std::max(1e-9, QPointF::dotProduct(d, d)), 0.0, 1.0);
            const QPointF away = at - a - d * t;
            if (std::hypot(away.x(), away.y()) < 0.05)
                return true;
        }
        return false;
    }

    /// Components whose world places lie in the box of the screen, one by one.
    std::uint64_t inside(const QRectF &rect) const
    {
        const MapCamera &camera = m_map->camera();
        const points::PointSet &points = *m_city->components();
        const auto unit = [&](double from, double pixels) {
            return std::llround(from + pixels * camera.unitsPerPixel());
        };
        const geo::WorldBox box{unit(camera.left(), rect.left()), unit(camera.top(), rect.top()),
                                unit(camera.left(), rect.right()), unit(camera.top(), rect.bottom())};
        std::uint64_t count = 0;
        for (std::uint32_t row = 0; row < points.size(); ++row)
            count += box.contains({points.x[row], points.y[row]}) ? 1 : 0;
        return count;
    }

    void drag(QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent event(QEvent::MouseMove, to, m_window.mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                          modifiers);
        QCoreApplication::sendEvent(&m_window, &event);
    }

    void drawBox(const QRectF &rect, Qt::KeyboardModifiers modifiers)
    {
        QTest::mousePress(&m_window, Qt::LeftButton, modifiers, rect.topLeft().toPoint());
        drag(rect.center().toPoint(), modifiers);
        drag(rect.bottomRight().toPoint(), modifiers);
        QTest::mouseRelease(&m_window, Qt::LeftButton, modifiers, rect.bottomRight().toPoint());
    }

    std::unique_ptr<test::OpenCity> m_city;
    session::ActionRegistry m_actions;
    session::UndoHistory m_history;
    std::unique_ptr<session::SelectionModel> m_selection;
    std::unique_ptr<session::FilterModel> m_filters;
    QQuickWindow m_window;
    MapView *m_map = nullptr;
    std::unique_ptr<desk::MapTools> m_tools;
};

QTEST_MAIN(TestMapRegions)

#include "tst_map_regions.moc"
