// SPDX-License-Identifier: GPL-3.0-or-later
#include <benchmark/benchmark.h>
#include <mapscene/MapView.h>

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGSimpleTextureNode>
#include <QTimer>

#include "DemoCity.h"
#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>

// Under a display, for software OpenGL:
//   xvfb-run -a -s '-screen 0 1920x1080x24' build/release/bin/bench_map

namespace {

using namespace egret;

constexpr int width = 1920;
constexpr int height = 1080;
constexpr int gapTimerMs = 4;

double percentile(std::vector<double> values, double part)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1,
                           static_cast<std::size_t>(part * static_cast<double>(values.size())))];
}

/// What every map costs at least: one texture as large as the map's image, moved at each frame.
class BareTexture final : public QQuickItem
{
public:
    explicit BareTexture(QQuickItem *parent) : QQuickItem(parent) { setFlag(ItemHasContents); }
    void moveTo(double offset)
    {
        m_offset = offset;
        update();
    }

protected:
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *) override
    {
        auto *node = static_cast<QSGSimpleTextureNode *>(old);
        if (!node) {
            node = new QSGSimpleTextureNode;
            QImage image(width + 324, height + 324, QImage::Format_RGB32);
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    image.setPixel(x, y, qRgb(x & 255, y & 255, (x ^ y) & 255));
            }
            node->setTexture(window()->createTextureFromImage(image, QQuickWindow::TextureIsOpaque));
            node->setOwnsTexture(true);
            node->setFiltering(QSGTexture::Linear);
        }
        node->setRect(m_offset - 162, m_offset / 2 - 162, width + 324, height + 324);
        return node;
    }

private:
    double m_offset = 0;
};

/// Times between frames on the render thread, and between ticks of a short timer on the GUI thread.
class Watch
{
public:
    explicit Watch(QQuickWindow &window) : m_window(window) { }

    /// Runs for @p ms, calling @p step with the seconds gone at each tick.
    void run(int ms, const std::function<void(double)> &step)
    {
        frames.clear();
        gaps.clear();
        QElapsedTimer clock;
        clock.start();
        double lastFrame = -1;
        double lastTick = 0;
        const auto now = [&clock] { return static_cast<double>(clock.nsecsElapsed()) / 1e6; };
        const auto connection = QObject::connect(
            &m_window, &QQuickWindow::frameSwapped, &m_window,
            [&] {
                const double at = now();
                const std::lock_guard lock(m_mutex);
                if (lastFrame >= 0)
                    frames.push_back(at - lastFrame);
                lastFrame = at;
            },
            Qt::DirectConnection);
        QTimer tick;
        tick.setTimerType(Qt::PreciseTimer);
        QObject::connect(&tick, &QTimer::timeout, &tick, [&] {
            const double at = now();
            gaps.push_back(at - lastTick);
            lastTick = at;
            step(at / 1000);
            lastTick = now(); // what the step itself takes is told apart
            steps.push_back(lastTick - at);
        });
        tick.start(gapTimerMs);
        QEventLoop loop;
        QTimer::singleShot(ms, &loop, &QEventLoop::quit);
        loop.exec();
        QObject::disconnect(connection);
        const std::lock_guard lock(m_mutex);
    }

    std::vector<double> frames; ///< ms
    std::vector<double> gaps; ///< ms
    std::vector<double> steps; ///< ms

private:
    QQuickWindow &m_window;
    std::mutex m_mutex;
};

template <typename Done>
bool waitFor(int ms, Done done)
{
    QElapsedTimer clock;
    clock.start();
    while (!done() && clock.elapsed() < ms)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    return done();
}

/// Twenty seconds of pan and zoom over the whole demo city with all layers, at 1920 × 1080.
void PanAndZoom(benchmark::State &state)
{
    // A cache that is there already spares the making of a city.
    QString cache = qEnvironmentVariable("EGRET_BENCH_CACHE");
    std::unique_ptr<bench::DemoCity> demo;
    if (cache.isEmpty()) {
        demo = std::make_unique<bench::DemoCity>();
        cache = QString::fromStdString(demo->folder() + "/cache.db");
        bench::output(std::string(EGRET_BIN_DIR) + "/egretctl sync --server " + demo->url() + " --cache "
                      + cache.toStdString());
    }
    session::CitySession session(cache);
    session.open();
    if (!waitFor(60000, [&] { return session.content() != nullptr; })) {
        state.SkipWithError("no city");
        return;
    }
    session::MapFilter all;
    all.cameras = true;
    session.setFilter(all);
    QQuickWindow window;
    window.resize(width, height);
    BareTexture bare(window.contentItem());
    bare.setSize(QSizeF(width, height));
    window.show();
    waitFor(5000, [&] { return window.isExposed(); });
    Watch watch(window);
    for (auto _ : state) {
        watch.run(5000, [&](double seconds) { bare.moveTo(100 * std::sin(seconds * 3)); });
        const std::vector<double> bareFrames = watch.frames;
        bare.setVisible(false);
        mapscene::MapView map(window.contentItem());
        map.setSize(QSizeF(width, height));
        map.setSession(&session);
        waitFor(60000, [&] { return map.sharp() && session.filter() == all; });
        const mapscene::MapCamera home = map.camera();
        watch.run(20000, [&](double seconds) {
            mapscene::MapCamera camera = home;
            // From the whole city to single symbols and back, twice, while moving over the busiest parts.
            camera.zoom = home.zoom + 3.2 * (1 - std::cos(seconds * 2 * M_PI / 10));
            const double reach = 300 * home.unitsPerPixel();
            camera.x += reach * std::sin(seconds * 0.9) * 0.6;
            camera.y += reach * std::cos(seconds * 0.7) * 0.4;
            map.setCamera(camera);
        });
        const auto over = [](const std::vector<double> &values, double limit) {
            return static_cast<double>(
                std::count_if(values.begin(), values.end(), [limit](double value) { return value > limit; }));
        };
        state.counters["frames"] = static_cast<double>(watch.frames.size());
        state.counters["frame_p50_ms"] = percentile(watch.frames, 0.5);
        state.counters["frame_p95_ms"] = percentile(watch.frames, 0.95);
        state.counters["bare_p50_ms"] = percentile(bareFrames, 0.5);
        state.counters["bare_p95_ms"] = percentile(bareFrames, 0.95);
        state.counters["gap_max_ms"] = percentile(watch.gaps, 1);
        state.counters["gaps_over_16ms"] = over(watch.gaps, 16);
        state.counters["gaps_over_50ms"] = over(watch.gaps, 50);
        state.counters["step_max_ms"] = percentile(watch.steps, 1);
        state.counters["components"] = static_cast<double>(session.content()->city->components->size());
    }
}
BENCHMARK(PanAndZoom)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QSG_RENDER_LOOP"))
        qputenv("QSG_RENDER_LOOP", "threaded"); // as the wall has it; software OpenGL would take the other
    QGuiApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
