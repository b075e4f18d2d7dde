// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/AlertDialog.h>
#include <desk/CheatSheet.h>
#include <desk/PreferencesDialog.h>
#include <session/Card.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTabBar>

#include "DeskOnScreen.h"
#include <algorithm>
#include <set>

using namespace egret;
using mapscene::Tokens;
using test::DeskOnScreen;
using test::RealServer;

namespace {

constexpr int longMs = 60000;

/// What a person operates.
bool isControl(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QAbstractItemView *>(widget)
        || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QLineEdit *>(widget)
        || qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget)
        || qobject_cast<const QTabBar *>(widget);
}

QStringList nameless(const QWidget *root)
{
    QStringList found;
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        // Parts of a control speak through it.
        const bool part = qobject_cast<QAbstractSpinBox *>(widget->parentWidget())
            || qobject_cast<QComboBox *>(widget->parentWidget())
            || qobject_cast<QLineEdit *>(widget->parentWidget())
            || widget->objectName().startsWith(QStringLiteral("qt_")) || widget->inherits("QHeaderView")
            || widget->inherits("QTableCornerButton") || widget->inherits("QComboBoxListView")
            || widget->inherits("QComboBoxPrivateContainer");
        if (!isControl(widget) || part)
            continue;
        QAccessibleInterface *const access = QAccessible::queryAccessibleInterface(widget);
        if (!access || access->text(QAccessible::Name).trimmed().isEmpty())
            found.append(QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ')
                         + widget->objectName() + QStringLiteral(" in ")
                         + QString::fromLatin1(widget->parentWidget()->metaObject()->className()));
    }
    return found;
}

} // namespace

/// Who cannot see or cannot use a mouse gets on as well.
class TestDeskAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<RealServer>(); }
    void cleanupTestCase() { m_server.reset(); }

    void everyControlHasAName_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("zh_CN") << "zh_CN";
        QTest::newRow("en") << "en";
    }
    void everyControlHasAName()
    {
        QFETCH(QString, language);
        DeskOnScreen desk(m_server->url(), language);
        QTRY_VERIFY_WITH_TIMEOUT(desk.live(), longMs);
        desk.window->walls().show("main", "cockpit"); // so that the pane of walls has a card
        QTRY_VERIFY_WITH_TIMEOUT(desk.window->walls().find("main"), longMs);
        QVERIFY(desk.window->actions().trigger(QStringLiteral("wall.panel")));
        session::MapFilter filter;
        filter.hiddenStates = {0, 2, 3, 4, 5};
        desk.window->filters().apply(filter, QStringLiteral("test")); // so that there are chips
        const session::Card card = session::componentCard(*desk.session.content(), 7);
        desk.window->openLink(card.subject);
        QCoreApplication::processEvents();
        const QStringList missing = nameless(desk.window.get());
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QStringLiteral("; "))));
        const desk::PreferencesDialog preferences(desk.preferences);
        QVERIFY2(nameless(&preferences).isEmpty(),
                 qPrintable(nameless(&preferences).join(QStringLiteral("; "))));
        const desk::AlertDialog alert(desk.window->walls());
        QVERIFY2(nameless(&alert).isEmpty(), qPrintable(nameless(&alert).join(QStringLiteral("; "))));
    }

    /// Tab goes through the window and comes back; nothing holds it.
    void tabGoesRound()
    {
        DeskOnScreen desk(m_server->url());
        QTRY_VERIFY_WITH_TIMEOUT(desk.live(), longMs);
        QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
        QTest::keyClick(desk.window.get(), Qt::Key_F6); // into the table
        QTRY_VERIFY_WITH_TIMEOUT(QApplication::focusWidget(), longMs);
        QWidget *const begin = QApplication::focusWidget();
        std::set<QWidget *> seen;
        for (int i = 0; i < 200; ++i) {
            seen.insert(QApplication::focusWidget());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QVERIFY(QApplication::focusWidget());
            if (QApplication::focusWidget() == begin)
                break;
        }
        QCOMPARE(QApplication::focusWidget(), begin);
        QVERIFY2(seen.size() >= 8, qPrintable(QString::number(seen.size())));
    }

    /// WCAG 2: 4.5 for text on every ground that it stands on, 7 in the high-contrast theme; 3 for what marks
    /// the focus and the state of a control.
    void contrastInAllThemes_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<double>("least");
        QTest::newRow("dark") << static_cast<int>(mapscene::Scheme::Dark) << 4.5;
        QTest::newRow("light") << static_cast<int>(mapscene::Scheme::Light) << 4.5;
        QTest::newRow("contrast") << static_cast<int>(mapscene::Scheme::HighContrast) << 7.0;
    }
    void contrastInAllThemes()
    {
        QFETCH(int, scheme);
        QFETCH(double, least);
        const Tokens &t = Tokens::of(static_cast<mapscene::Scheme>(scheme));
        const auto enough = [&](const QColor &colour, const QColor &ground, double wanted, const char *what) {
            const double found = Tokens::contrast(colour, ground);
            QVERIFY2(found >= wanted,
                     qPrintable(
                         QStringLiteral("%1: %2, needs %3").arg(QLatin1String(what)).arg(found).arg(wanted)));
        };
        for (const QColor &ground : {t.bg, t.panel, t.raised}) {
            enough(t.text, ground, least, "text");
            enough(t.text2, ground, least, "text2");
            enough(t.accent, ground, least, "accent");
            enough(t.focus, ground, 3, "focus");
        }
        enough(t.text3, t.panel, least, "text3 on panel"); // never on bg, LOOK.md
        enough(t.bg, t.accent, least, "the words of a primary button and of what is chosen in a menu");
        // On panels: the wall's tiles and header, the desk's panes.
        for (const auto &[colour, what] :
             {std::pair(t.levelI, "level I"), std::pair(t.levelII, "level II"),
              std::pair(t.levelIII, "level III"), std::pair(t.levelIV, "level IV"),
              std::pair(t.normal, "normal"), std::pair(t.offline, "offline"), std::pair(t.stale, "stale")})
            enough(colour, t.panel, least, what);
        // The wall's header in the colour of a level, with large words.
        for (const QColor &ground : {t.levelI, t.levelII, t.levelIII, t.levelIV})
            enough(t.bg, ground, 4.5, "the header in an alert");
    }

private:
    std::unique_ptr<RealServer> m_server;
};

QTEST_MAIN(TestDeskAccess)

#include "tst_desk_access.moc"
