// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/Card.h>
#include <support/HeldLine.h>

#include <QDir>
#include <QLabel>
#include <QSet>

#include "../wall/WallOnScreen.h"
#include "DeskOnScreen.h"

using namespace egret;
using mapscene::Scheme;
using test::DeskOnScreen;
using test::HeldLine;
using test::RealServer;
using test::WallOnScreen;

namespace {

constexpr int longMs = 60000;
const char *const states[] = {"live", "empty", "syncing", "busy", "offline", "error"};

} // namespace

/// Pictures of both faces in every state, to be looked at: build/pictures. A few by default, the whole matrix
/// of themes, languages, scales and sizes with EGRET_TEST_LONG.
class TestPictures : public QObject
{
    Q_OBJECT

private:
    QString m_folder;
    bool m_all = false;
    scenes::ScenePack m_pack;

    static void states_data()
    {
        QTest::addColumn<QString>("state");
        for (const char *state : states)
            QTest::newRow(state) << QString::fromLatin1(state);
    }

    void keep(const QImage &image, const QString &name, QSize size)
    {
        QCOMPARE(image.size(), size);
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); y += 7) {
            for (int x = 0; x < image.width(); x += 7)
                colours.insert(image.pixel(x, y));
        }
        QVERIFY2(colours.size() > 5, "there is hardly anything on it");
        QVERIFY(image.save(m_folder + QLatin1Char('/') + name + QStringLiteral(".png")));
    }

    template <typename Face>
    void settle(Face &face, RealServer &server, const QString &state)
    {
        const auto connection = [&] { return face.session.status().connection; };
        if (state == QStringLiteral("live") || state == QStringLiteral("offline")
            || state == QStringLiteral("error"))
            QTRY_VERIFY_WITH_TIMEOUT(face.live(), longMs);
        if (state == QStringLiteral("offline")) {
            server.kill();
            QTRY_VERIFY_WITH_TIMEOUT(connection() == session::Connection::Offline, longMs);
        }
        if (state == QStringLiteral("syncing"))
            QTRY_VERIFY_WITH_TIMEOUT(face.session.status().text.contains(QLatin1Char('%')), longMs);
        if (state == QStringLiteral("busy"))
            QTRY_VERIFY_WITH_TIMEOUT(connection() == session::Connection::Syncing, longMs);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_all = qEnvironmentVariableIntValue("EGRET_TEST_LONG") != 0;
        m_folder = QStringLiteral(EGRET_BIN_DIR "/../pictures");
        QDir().mkpath(m_folder);
        std::vector<scenes::Problem> problems;
        m_pack = scenes::readScenePack(EGRET_SOURCE_DIR "/resources/cities/xiamen", problems);
        QVERIFY(problems.empty());
        // A scene with mistakes that somebody might make.
        scenes::Scene broken = m_pack.scenes.at("peacetime");
        broken.name = "broken";
        broken.tiles[0].kindText = "hologram";
        broken.tiles[1].textMm = 3;
        m_pack.scenes.emplace("broken", broken);
    }

    void theDesk_data() { states_data(); }
    void theDesk()
    {
        QFETCH(QString, state);
        RealServer server(31, 20000);
        const HeldLine some(server.url(), 2);
        const HeldLine none(server.url(), -1);
        const QUrl url = state == QStringLiteral("empty") ? QUrl()
            : state == QStringLiteral("syncing")          ? some.url()
            : state == QStringLiteral("busy")             ? none.url()
                                                          : server.url();
        DeskOnScreen desk(url, QStringLiteral("zh_CN"));
        settle(desk, server, state);
        if (state == QStringLiteral("error")) // no such component, no such link
            desk.window->openLink(QStringLiteral("egret://component/9999999999999999"));
        if (state == QStringLiteral("live") || state == QStringLiteral("offline")) {
            const session::Card card = session::componentCard(*desk.session.content(), 77);
            desk.window->openLink(card.subject);
            desk.window->map()->showAll();
        }
        for (const QString language : {QStringLiteral("zh_CN"), QStringLiteral("en")}) {
            for (const Scheme scheme : {Scheme::Dark, Scheme::Light, Scheme::HighContrast}) {
                const bool usual = language == QStringLiteral("zh_CN") && scheme == Scheme::Dark;
                const bool other = language == QStringLiteral("en") && scheme == Scheme::Light;
                if (!m_all && !usual && !(other && state == QStringLiteral("live")))
                    continue;
                (void)desk.language.use(language);
                desk.window->setScheme(scheme);
                if (desk.session.content())
                    QTRY_VERIFY_WITH_TIMEOUT(desk.window->map()->sharp(), longMs);
                QTest::qWait(100);
                for (const double scale : {1.0, 1.5, 2.0}) {
                    if (!m_all && scale != (usual ? 1.0 : 2.0))
                        continue;
                    QImage image(desk.window->size() * scale, QImage::Format_RGB32);
                    image.setDevicePixelRatio(scale);
                    desk.window->render(&image);
                    keep(image,
                         QStringLiteral("desk-%1-%2-%3-%4x")
                             .arg(state, language, mapscene::toText(scheme))
                             .arg(scale),
                         (QSizeF(1920, 1080) * scale).toSize());
                }
            }
        }
        mapscene::Theme::setScheme(Scheme::Dark);
    }

    void theWall_data() { states_data(); }
    void theWall()
    {
        QFETCH(QString, state);
        RealServer server(31, 20000);
        const HeldLine some(server.url(), 2);
        const HeldLine none(server.url(), -1);
        const QUrl url = state == QStringLiteral("empty") ? QUrl()
            : state == QStringLiteral("syncing")          ? some.url()
            : state == QStringLiteral("busy")             ? none.url()
                                                          : server.url();
        desk::Language words(
            qEnvironmentVariable("EGRET_TEST_QM", QStringLiteral(EGRET_BIN_DIR "/../app/egret")));
        for (const char *name : {"duty", "main", "hall"}) { // 1920×1080, 3840×2160, 7680×2160
            for (const QString language : {QStringLiteral("zh_CN"), QStringLiteral("en")}) {
                const bool usual = language == QStringLiteral("zh_CN") && name[0] == 'm';
                const bool other = language == QStringLiteral("en") && name[0] == 'h';
                if (!m_all && !usual && !(other && state == QStringLiteral("live")))
                    continue;
                (void)words.use(language);
                if (state == QStringLiteral("offline"))
                    server.start();
                WallOnScreen wall(url, m_pack, name);
                settle(wall, server, state);
                if (state == QStringLiteral("error"))
                    wall.player.setState(wall.player.state().shown("broken", "test").value());
                if (state == QStringLiteral("offline")) {
                    wall.ahead += 95 * 60'000;
                    wall.player.tick();
                    QTRY_VERIFY_WITH_TIMEOUT(wall.model.ageSeconds() > 90 * 60, longMs);
                    QTest::qWait(1200); // the tiles look at the age once a second
                }
                for (const Scheme scheme : {Scheme::Dark, Scheme::Light}) {
                    if (!m_all && (scheme == Scheme::Light) != other)
                        continue;
                    mapscene::Theme::setScheme(scheme);
                    for (const double scale : {0.5, 1.0}) { // 1.0: every pixel of the wall
                        if (!m_all && scale != 1.0)
                            continue;
                        const QSize size = (QSizeF(wall.model.size()) * scale).toSize();
                        wall.window->resize(size);
                        QTest::qWait(300);
                        for (auto *const map : wall.window->findChildren<mapscene::MapView *>()) {
                            if (map->isVisible() && !map->empty())
                                QTRY_VERIFY_WITH_TIMEOUT(map->sharp(), longMs);
                        }
                        QTest::qWait(400); // scenes have faded
                        keep(wall.window->grabWindow(),
                             QStringLiteral("wall-%1-%2-%3-%4x%5")
                                 .arg(state, language, mapscene::toText(scheme))
                                 .arg(size.width())
                                 .arg(size.height()),
                             size);
                    }
                }
            }
        }
        mapscene::Theme::setScheme(Scheme::Dark);
    }
};

int main(int argc, char **argv)
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "3600000"); // the whole matrix takes longer than Qt's five minutes
    QApplication app(argc, argv);
    TestPictures test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_pictures.moc"
