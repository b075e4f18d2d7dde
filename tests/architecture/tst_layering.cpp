// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using Uses = QHash<QString, QSet<QString>>;

/// Holds the sources against modules/CMakeLists.txt: a module includes its own
/// headers and those of the modules it names after USES, and no others.
class TestLayering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &line : QStringLiteral(EGRET_MODULE_USES).split(QLatin1Char('|'))) {
            QStringList names = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
            const QString module = names.front();
            m_uses.insert(module, QSet<QString>(names.cbegin(), names.cend()));
        }
    }

    void includesOnlyWhatItUses_data()
    {
        QTest::addColumn<QString>("module");
        for (const QString &module : m_uses.keys())
            QTest::newRow(qPrintable(module)) << module;
    }

    void includesOnlyWhatItUses()
    {
        QFETCH(QString, module);
        static const QRegularExpression include(QStringLiteral("#include <([a-z]+)/"));

        QStringList strangers;
        QDirIterator files(QStringLiteral(EGRET_MODULES_DIR "/") + module,
                           {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QFile::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            for (const auto &match : include.globalMatch(text)) {
                const QString other = match.captured(1);
                if (m_uses.contains(other) && !m_uses[module].contains(other))
                    strangers << QStringLiteral("%1 includes <%2/...>").arg(file.fileName(), other);
            }
        }
        QVERIFY2(strangers.isEmpty(), qPrintable(strangers.join(QLatin1Char('\n'))));
    }

private:
    Uses m_uses;
};

QTEST_GUILESS_MAIN(TestLayering)

#include "tst_layering.moc"
