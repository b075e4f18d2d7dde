// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/ActionRegistry.h>

#include <QSignalSpy>
#include <QTest>

using egret::session::ActionRegistry;

class TestActionRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesAShortcutThatIsTaken_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("firstScope");
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("secondScope");
        QTest::addColumn<bool>("conflict");
        QTest::newRow("same") << "Ctrl+K"
                              << ""
                              << "Ctrl+K"
                              << "" << true;
        QTest::newRow("other spelling") << "Ctrl+Shift+K"
                                        << ""
                                        << "shift+ctrl+k"
                                        << "" << true;
        QTest::newRow("plus key") << "Ctrl++"
                                  << ""
                                  << "ctrl++"
                                  << "" << true;
        QTest::newRow("other key") << "Ctrl+K"
                                   << ""
                                   << "Ctrl+L"
                                   << "" << false;
        QTest::newRow("window and pane") << "Ctrl+C"
                                         << ""
                                         << "Ctrl+C"
                                         << "table" << true;
        QTest::newRow("two panes") << "Ctrl+C"
                                   << "card"
                                   << "Ctrl+C"
                                   << "table" << false;
        QTest::newRow("none") << ""
                              << ""
                              << ""
                              << "" << false;
    }
    void refusesAShortcutThatIsTaken()
    {
        QFETCH(QString, first);
        QFETCH(QString, firstScope);
        QFETCH(QString, second);
        QFETCH(QString, secondScope);
        QFETCH(bool, conflict);
        ActionRegistry registry;
        QVERIFY(registry.add(make(QStringLiteral("a.one"), first, firstScope)).ok());
        const auto added = registry.add(make(QStringLiteral("a.two"), second, secondScope));
        QCOMPARE(!added.ok(), conflict);
        if (conflict)
            QVERIFY(added.error().message.find("a.one") != std::string::npos);
    }

    void refusesTheSameIdTwice()
    {
        ActionRegistry registry;
        QVERIFY(registry.add(make(QStringLiteral("a.one"))).ok());
        QVERIFY(!registry.add(make(QStringLiteral("a.one"))).ok());
    }

    void runsOnlyWhatIsEnabled()
    {
        ActionRegistry registry;
        QVERIFY(registry.add(make(QStringLiteral("a.one"))).ok());
        QSignalSpy changed(&registry, &ActionRegistry::changed);
        registry.setEnabled(QStringLiteral("a.one"), false);
        registry.setEnabled(QStringLiteral("a.one"), false);
        QCOMPARE(changed.size(), 1);
        QVERIFY(!registry.trigger(QStringLiteral("a.one")));
        registry.setEnabled(QStringLiteral("a.one"), true);
        QVERIFY(registry.trigger(QStringLiteral("a.one")));
        QVERIFY(!registry.trigger(QStringLiteral("a.none")));
        QCOMPARE(m_runs, 1);
    }

    void saysItsTextInTheLanguageOfNow()
    {
        ActionRegistry registry;
        QString word = QStringLiteral("&Zoom in …");
        auto action = make(QStringLiteral("map.zoomIn"));
        action.text = [&] { return word; };
        QVERIFY(registry.add(action).ok());
        QCOMPARE(registry.find(action.id)->plainText(), QStringLiteral("Zoom in"));
        word = QStringLiteral("放大(&Z)");
        QCOMPARE(registry.find(action.id)->plainText(), QStringLiteral("放大"));
        QCOMPARE(registry.find(action.id)->group(), QStringLiteral("map"));
    }

private:
    ActionRegistry::Action make(const QString &id, const QString &shortcut = {}, const QString &scope = {})
    {
        ActionRegistry::Action action;
        action.id = id;
        action.text = [id] { return id; };
        action.shortcut = shortcut;
        action.scope = scope;
        action.run = [this] { ++m_runs; };
        return action;
    }

    int m_runs = 0;
};

QTEST_GUILESS_MAIN(TestActionRegistry)

#include "tst_action_registry.moc"
