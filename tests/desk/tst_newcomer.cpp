// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/CardPanel.h>
#include <desk/TablePanel.h>
#include <domain/ComponentState.h>
#include <session/ComponentId.h>

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QPushButton>
#include <QTableView>

#include "../wall/WallOnScreen.h"
#include "DeskOnScreen.h"

using namespace egret;
using test::DeskOnScreen;
using test::RealServer;
using test::WallOnScreen;

namespace {

constexpr int longMs = 60000;

} // namespace

/// The first ten minutes of somebody who has never seen Egret, with keys and mouse only.
class TestNewcomer : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<DeskOnScreen> m_desk;
    int m_pictures = 0;

    void find(const QString &text)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_desk->window.get(),
                        Qt::Key_K, Qt::ControlModifier);
        auto *const field = m_desk->window->findChild<QLineEdit *>(QStringLiteral("paletteText"));
        QTRY_VERIFY_WITH_TIMEOUT(field && field->isVisible(), longMs);
        QTest::keyClicks(field, text);
        auto *const list = m_desk->window->findChild<QListWidget *>(QStringLiteral("paletteList"));
        QTRY_VERIFY_WITH_TIMEOUT(list->count() > 0 && list->item(0)->flags() != Qt::NoItemFlags, longMs);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!field->isVisible(), longMs);
        m_desk->window->activateWindow();
        m_desk->window->setFocus();
    }
    /// Chooses the entry of the palette that begins so.
    void findExactly(const QString &text, const QString &entry)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_desk->window.get(),
                        Qt::Key_K, Qt::ControlModifier);
        auto *const field = m_desk->window->findChild<QLineEdit *>(QStringLiteral("paletteText"));
        QTRY_VERIFY_WITH_TIMEOUT(field && field->isVisible(), longMs);
        QTest::keyClicks(field, text);
        auto *const list = m_desk->window->findChild<QListWidget *>(QStringLiteral("paletteList"));
        int steps = 0;
        const auto found = [&] {
            for (steps = 0; steps < list->count() && !list->item(steps)->text().startsWith(entry);)
                ++steps;
            return steps < list->count();
        };
        QTRY_VERIFY_WITH_TIMEOUT(found(), longMs);
        for (int i = 0; i < steps; ++i)
            QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!field->isVisible(), longMs);
        m_desk->window->activateWindow();
        m_desk->window->setFocus();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = {})
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_desk->window.get(), key,
                        with);
    }
    QString filterCount() const
    {
        const auto labels = m_desk->window->findChildren<QLabel *>(QStringLiteral("filterCount"));
        return labels.isEmpty() ? QString() : labels.back()->text();
    }
    void picture(const char *name)
    {
        const QString folder = QStringLiteral(EGRET_BIN_DIR "/../pictures");
        QDir().mkpath(folder);
        QCoreApplication::processEvents();
        QVERIFY(m_desk->window->grab().save(
            QStringLiteral("%1/newcomer-%2-%3.png").arg(folder).arg(++m_pictures).arg(QLatin1String(name))));
    }

private Q_SLOTS:
    void cleanup() { m_desk.reset(); }

    void tenMinutes()
    {
        RealServer server(21, 6000);
        std::vector<scenes::Problem> problems;
        const scenes::ScenePack pack =
            scenes::readScenePack(EGRET_SOURCE_DIR "/resources/cities/xiamen", problems);
        m_desk = std::make_unique<DeskOnScreen>(server.url(), QStringLiteral("zh_CN"));
        DeskOnScreen &desk = *m_desk;
        WallOnScreen wall(server, pack);
        desk.window->raise();
        desk.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
        QTRY_VERIFY_WITH_TIMEOUT(desk.live() && wall.live(), longMs);

        // A manhole by its code.
        const auto content = desk.session.content();
        const points::PointSet &points = *content->city->components;
        std::uint32_t manhole = 0;
        while (!points.classes[points.cls[manhole]].starts_with("gbt30428.2-2013:0103"))
            ++manhole;
        const QString code = session::identifierOf(points, manhole);
        find(code);
        QVERIFY(desk.window->card()->subject());
        QCOMPARE(desk.window->card()->subject()->code, code);
        QCOMPARE(desk.window->card()->findChild<QLabel *>(QStringLiteral("title"))->text(),
                 QStringLiteral("雨水井盖"));
        picture("manhole");

        // The damaged lamps of one community, and how many they are.
        const std::string community = "350203001002";
        std::uint64_t brute = 0;
        std::set<std::uint16_t> grids;
        for (std::uint32_t row = 0; row < points.size(); ++row) {
            if (points.grid[row] != points::noGrid && points.grids[points.grid[row]].starts_with(community)
                && points.classes[points.cls[row]] == "gbt47678.5-2026:02001"
                && points.state[row] == static_cast<std::uint8_t>(domain::ComponentState::Damaged))
                ++brute;
        }
        QVERIFY(brute > 0);
        findExactly(QStringLiteral("路灯"), QStringLiteral("仅路灯"));
        findExactly(QStringLiteral("破损"), QStringLiteral("仅破损"));
        find(QString::fromStdString(community));
        press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        const QString count = session::grouped(brute);
        QTRY_COMPARE_WITH_TIMEOUT(filterCount(), count, longMs);
        press(Qt::Key_3, Qt::AltModifier); // the table shows the same
        QTRY_COMPARE_WITH_TIMEOUT(
            static_cast<std::uint64_t>(
                desk.window->findChild<QTableView *>(QStringLiteral("table"))->model()->rowCount()),
            brute, longMs);
        picture("damaged-lamps");

        // On the wall: the same filter, so the same count.
        press(Qt::Key_F8);
        QTRY_VERIFY_WITH_TIMEOUT(
            desk.window->walls().find("main") && !desk.window->walls().find("main")->outputs.empty(), longMs);
        auto *const put = desk.window->findChild<QPushButton *>(QStringLiteral("wallView"));
        QTRY_VERIFY_WITH_TIMEOUT(put && put->isVisible() && put->isEnabled(), longMs);
        QTest::mouseClick(put, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(wall.player.view(), longMs);
        QTRY_COMPARE_WITH_TIMEOUT(wall.session.content()->counts.total, brute, longMs);
        QVERIFY2(wall.model.placeTitle().endsWith(count), qPrintable(wall.model.placeTitle()));
        QTRY_VERIFY_WITH_TIMEOUT(desk.window->walls().find("main")->obeyed(), longMs);
        QTRY_VERIFY_WITH_TIMEOUT(desk.window->walls().find("main")->pictureAge() >= 0, longMs);
        QTest::qWait(500); // until the picture shows the view
        picture("on-the-wall");

        // Another language, at once and everywhere.
        find(QStringLiteral("English"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.language.name(), QStringLiteral("en"), longMs);
        QCOMPARE(desk.window->menuBar()->actions().front()->text(), QStringLiteral("&File"));
        QCOMPARE(desk.window->card()->findChild<QLabel *>(QStringLiteral("heading"))->text(),
                 QStringLiteral("Note"));
        picture("english");

        // The cable is out: it says so, and everything is there.
        server.kill();
        QTRY_VERIFY_WITH_TIMEOUT(desk.session.status().connection == session::Connection::Offline, longMs);
        auto *const connection = desk.window->findChild<QLabel *>(QStringLiteral("connection"));
        QTRY_VERIFY_WITH_TIMEOUT(connection->text().startsWith(QStringLiteral("Offline")), longMs);
        press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier); // no filter
        QTRY_COMPARE_WITH_TIMEOUT(desk.session.content()->counts.total, std::uint64_t{points.size()}, longMs);
        find(code);
        QCOMPARE(desk.window->card()->subject()->code, code);
        QTest::mouseClick(desk.window->findChild<QPushButton *>(QStringLiteral("wallNext")), Qt::LeftButton);
        auto *const activity = desk.window->findChild<QListWidget *>(QStringLiteral("activity"));
        QVERIFY(activity && activity->count() > 0);
        picture("offline");
    }
};

QTEST_MAIN(TestNewcomer)

#include "tst_newcomer.moc"
