// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Day.h>
#include <scenes/ScenePack.h>
#include <support/RealServer.h>
#include <wall/WallLink.h>
#include <wall/WallViewModel.h>

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>

namespace egret::test {

/// A wall as egret --wall makes it, with a window of a quarter of its pixels and a clock that can be turned.
struct WallOnScreen
{
    WallOnScreen(const RealServer &server, const scenes::ScenePack &pack) :
        WallOnScreen(server.url(), pack, "main")
    {
    }
    /// An empty @p server: none is asked.
    WallOnScreen(const QUrl &server, const scenes::ScenePack &pack, const char *name) :
        session(folder.filePath(QStringLiteral("cache.db"))),
        player(pack.walls.at(name), pack.scenes, folder.filePath(QStringLiteral("wall.json")),
               [this] { return nowMs() + ahead; }),
        values(session),
        link(session, player),
        model(session, player, values, 0, 0)
    {
        engine.addImportPath(QStringLiteral(":/qt/qml"));
        engine.setInitialProperties({{QStringLiteral("model"), QVariant::fromValue(&model)}});
        engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Egret/wall/WallScreen.qml")));
        window = qobject_cast<QQuickWindow *>(engine.rootObjects().value(0));
        if (!window)
            qFatal("the screen of the wall cannot be loaded");
        window->resize(model.size() / 4);
        window->show();
        link.addOutput(0, 0, *window->contentItem());
        session.open();
        if (server.isValid())
            session.connectTo(server, {});
    }
    [[nodiscard]] bool live() const
    {
        return session.content() && session.status().connection == session::Connection::Live;
    }
    /// All tiles of the scenes that were made so far.
    [[nodiscard]] QList<QQuickItem *> tiles() const
    {
        QList<QQuickItem *> found;
        const std::function<void(QQuickItem *)> look = [&](QQuickItem *item) {
            if (item->objectName().startsWith(QStringLiteral("tile-")))
                found.append(item);
            for (QQuickItem *child : item->childItems())
                look(child);
        };
        look(window->contentItem());
        return found;
    }
    /// The item of that name on the screen; null when there is none.
    [[nodiscard]] QQuickItem *item(const QString &name) const
    {
        const std::function<QQuickItem *(QQuickItem *)> look = [&](QQuickItem *root) -> QQuickItem * {
            if (root->objectName() == name)
                return root;
            for (QQuickItem *child : root->childItems()) {
                if (QQuickItem *const found = look(child))
                    return found;
            }
            return nullptr;
        };
        return look(window->contentItem());
    }
    [[nodiscard]] int stale() const
    {
        int count = 0;
        for (const QQuickItem *tile : tiles())
            count += tile->property("stale").toBool() ? 1 : 0;
        return count;
    }

    QTemporaryDir folder;
    std::int64_t ahead = 0;
    session::CitySession session;
    wall::ScenePlayer player;
    wall::TileValues values;
    wall::WallLink link;
    wall::WallViewModel model;
    QQmlApplicationEngine engine;
    QQuickWindow *window = nullptr;
};

} // namespace egret::test
