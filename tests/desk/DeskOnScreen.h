// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <desk/DeskWindow.h>
#include <desk/Language.h>
#include <mapscene/MapView.h>
#include <mapscene/Theme.h>
#include <support/RealServer.h>

#include <QApplication>
#include <QSettings>
#include <QTest>

namespace egret::test {

/// A desk as egret makes it, against a real server, with everything that it keeps in a folder of its own.
struct DeskOnScreen
{
    explicit DeskOnScreen(const QUrl &server, const QString &languageName = QStringLiteral("en")) :
        session(folder.filePath(QStringLiteral("cache.db"))),
        language(qEnvironmentVariable("EGRET_TEST_QM", QStringLiteral(EGRET_BIN_DIR "/../app/egret"))),
        settings(folder.filePath(QStringLiteral("egret.ini")), QSettings::IniFormat),
        preferences(settings),
        store(std::move(session::DeskStore::open(folder.filePath(QStringLiteral("desk.db")).toStdString()))
                  .value())
    {
        (void)language.use(languageName);
        window = std::make_unique<desk::DeskWindow>(session, language, store.get(), nullptr, &preferences);
        window->resize(1920, 1080);
        window->show();
        session.open();
        if (server.isValid())
            session.connectTo(server, {});
    }
    ~DeskOnScreen() { window.reset(); }

    [[nodiscard]] bool live() const
    {
        return session.content() && session.status().connection == session::Connection::Live;
    }

    QTemporaryDir folder;
    session::CitySession session;
    desk::Language language;
    QSettings settings;
    session::Preferences preferences;
    std::unique_ptr<session::DeskStore> store;
    std::unique_ptr<desk::DeskWindow> window;
};

} // namespace egret::test
