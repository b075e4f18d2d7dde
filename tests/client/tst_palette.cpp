// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/CommandPalette.h>
#include <session/ComponentId.h>
#include <support/OpenCity.h>

#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QWidget>

using namespace egret;
using session::Link;

/// What Ctrl+K finds in a city, as a person types it, and where a choice leads.
class TestPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_city = std::make_unique<test::OpenCity>(81);
        QTRY_VERIFY(m_city->open());
        m_selection = std::make_unique<session::SelectionModel>(*m_city->session, m_history);
        m_filters = std::make_unique<session::FilterModel>(*m_city->session, m_history, nullptr);
        session::ActionRegistry::Action action;
        action.id = QStringLiteral("map.all");
        action.text = [] { return QStringLiteral("Whole &city"); };
        action.run = [this] { ++m_ran; };
        QVERIFY(m_actions.add(std::move(action)).ok());
        m_index = std::make_unique<desk::PaletteIndex>(
            desk::DeskContext{*m_city->session, m_actions, m_history, *m_selection, *m_filters, nullptr});
        connect(m_index.get(), &desk::PaletteIndex::linkChosen, this,
                [this](const Link &link) { m_link = link; });
        m_palette = std::make_unique<desk::CommandPalette>(*m_index, &m_parent);
        m_text = m_palette->findChild<QLineEdit *>();
        m_list = m_palette->findChild<QListWidget *>();
        m_parent.show();
        QTRY_VERIFY(m_index->search().ready());
    }

    void init()
    {
        m_link.reset();
        m_palette->summon();
    }

    void cleanupTestCase()
    {
        m_palette.reset();
        m_index.reset();
        m_filters.reset();
        m_selection.reset();
        m_city.reset();
    }

    void findsWhatIsTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("seen");
        QTest::addColumn<Link>("link");
        const points::PointSet &points = m_city->server.components;
        const QString code = session::identifierOf(points, 1234);
        const Link component{Link::Kind::Component, code, {}, 0};
        QTest::newRow("a whole code") << code << code << component;
        QTest::newRow("its last digits") << code.right(9) << code << component;
        const auto attributes = test::randomAttributes(points, 81);
        const auto &[row, kept] = *std::next(attributes.codes.begin(), 7);
        QTest::newRow("a code that is kept verbatim, in small letters")
            << QString::fromStdString(kept).toLower() << QString::fromStdString(kept)
            << Link{Link::Kind::Component, session::identifierOf(points, row), {}, 0};
        QTest::newRow("pinyin of a name") << QStringLiteral("lisi") << QString::fromUtf8("李四")
                                          << Link{Link::Kind::Officer, QStringLiteral("o350203"), {}, 0};
        QTest::newRow("initials of a name") << QStringLiteral("szylj") << QString::fromUtf8("市政园林局")
                                            << Link{Link::Kind::Unit, QStringLiteral("u1"), {}, 0};
        QTest::newRow("an area") << QStringLiteral("350205") << QStringLiteral("350205")
                                 << Link{Link::Kind::Area, QStringLiteral("350205"), {}, 0};
        QTest::newRow("coordinates") << QStringLiteral("118.1, 24.5") << QStringLiteral("118.100000")
                                     << Link{Link::Kind::Place, {}, {118.1, 24.5}, 17};
    }
    void findsWhatIsTyped()
    {
        QFETCH(QString, typed);
        QFETCH(QString, seen);
        QFETCH(Link, link);
        QTest::keyClicks(m_text, typed);
        QTRY_VERIFY(m_list->count() > 0 && m_list->item(0)->text().contains(seen));
        QTest::keyClick(m_text, Qt::Key_Return);
        QTRY_VERIFY(m_link);
        QCOMPARE(m_link->kind, link.kind);
        QCOMPARE(m_link->code, link.code);
        if (link.kind == Link::Kind::Place) {
            QVERIFY(std::abs(m_link->at.lon - link.at.lon) < 1e-6);
            QVERIFY(std::abs(m_link->at.lat - link.at.lat) < 1e-6);
        }
    }

    void enterWaitsForTheAnswerToWhatWasTypedLast()
    {
        const points::PointSet &points = m_city->server.components;
        const QString code = session::identifierOf(points, 77);
        m_text->setText(code);
        QTest::keyClick(m_text, Qt::Key_Return); // before any answer
        QTRY_VERIFY(m_link);
        QCOMPARE(m_link->code, code);
    }

    void commandsAreFoundByTheirText()
    {
        QTest::keyClicks(m_text, QStringLiteral("whole c"));
        QTRY_VERIFY(m_list->count() > 0 && m_list->item(0)->text().contains(QStringLiteral("Whole city")));
        QTest::keyClick(m_text, Qt::Key_Return);
        QTRY_COMPARE(m_ran, 1);
    }

    void nothingFoundSaysWhatCouldBeTyped()
    {
        QTest::keyClicks(m_text, QStringLiteral("zzqqxx"));
        QTRY_VERIFY(m_list->count() == 1 && !m_list->item(0)->flags().testFlag(Qt::ItemIsSelectable));
    }

private:
    std::unique_ptr<test::OpenCity> m_city;
    session::ActionRegistry m_actions;
    session::UndoHistory m_history;
    std::unique_ptr<session::SelectionModel> m_selection;
    std::unique_ptr<session::FilterModel> m_filters;
    std::unique_ptr<desk::PaletteIndex> m_index;
    QWidget m_parent;
    std::unique_ptr<desk::CommandPalette> m_palette;
    QLineEdit *m_text = nullptr;
    QListWidget *m_list = nullptr;
    std::optional<Link> m_link;
    int m_ran = 0;
};

QTEST_MAIN(TestPalette)

#include "tst_palette.moc"
