// SPDX-License-Identifier: GPL-3.0-or-later
#include "Options.h"

#include <crypto/PinnedChain.h>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QStandardPaths>

#include <cstdio>
#include <cstdlib>

namespace egret::app {

namespace {

[[noreturn]] void misuse(const QString &what)
{
    std::fprintf(stderr, "egret: %s; see egret --help\n", qPrintable(what));
    std::exit(2);
}

} // namespace

Options Options::read()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Egret, a native command centre for running a city.\n"
                       "Without --server it runs the demo city with a server of its own."));
    parser.addHelpOption();
    parser.addVersionOption();
    const auto add = [&](const char *name, const char *what, const char *value = nullptr,
                         const char *otherwise = nullptr) {
        const QCommandLineOption option(QString::fromLatin1(name), QString::fromLatin1(what),
                                        QString::fromLatin1(value ? value : ""),
                                        QString::fromLatin1(otherwise ? otherwise : ""));
        parser.addOption(option);
    };
    parser.addPositionalArgument(
        QStringLiteral("link"),
        QStringLiteral("An egret:// link to open, in the desk that runs already if there is one."),
        QStringLiteral("[egret://…]"));
    add("server", "The egretd to sign in to, https://HOST:PORT; http only for this machine.", "URL");
    add("pin", "Key that the server's certificates must lead to, sha256//…; twice for now and next.", "PIN");
    add("data", "Folder for the caches (default: XDG_DATA_HOME/egret).", "DIR");
    add("pack", "City pack of the demo city: xiamen, qidong, ulanhot, chongqing.", "NAME", "xiamen");
    add("offline", "Open what the cache holds and do not connect.");
    add("wall", "Full-screen video wall instead of the desk.", "NAME");
    add("scene", "The scene that the wall begins with.", "NAME");
    add("desk", "The duty desk (the default).");
    add("lang", "zh_CN or en (default: as chosen last, zh_CN at first).", "LANG");
    add("theme", "dark, light or contrast (default: as chosen last, dark at first).", "THEME");
    add("picture", "Write the window to FILE when the city is on it, then quit.", "FILE");
    add("size", "Size of the window, WIDTHxHEIGHT.", "SIZE", "1920x1080");
    add("at", "Where the map looks: LON,LAT,ZOOM.", "PLACE");
    parser.process(*QCoreApplication::instance());

    Options options;
    if (parser.isSet(QStringLiteral("server"))) {
        options.server = QUrl(parser.value(QStringLiteral("server")));
        const QString scheme = options.server.scheme();
        if ((scheme != QStringLiteral("http") && scheme != QStringLiteral("https"))
            || options.server.host().isEmpty() || !options.server.userInfo().isEmpty())
            misuse(QStringLiteral("--server takes https://HOST:PORT"));
    }
    for (const QString &pin : parser.values(QStringLiteral("pin"))) {
        if (!crypto::isPin(pin.toStdString()))
            misuse(QStringLiteral("--pin takes sha256// and 44 characters of Base64, as egretd prints it"));
        options.pins.push_back(pin.toStdString());
    }
    options.data = parser.value(QStringLiteral("data"));
    if (options.data.isEmpty())
        options.data =
            QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/egret");
    options.pack = parser.value(QStringLiteral("pack"));
    if (options.pack.isEmpty() || options.pack.contains(QLatin1Char('/'))
        || options.pack.startsWith(QLatin1Char('.')))
        misuse(QStringLiteral("--pack takes the name of a city pack"));
    options.offline = parser.isSet(QStringLiteral("offline"));
    if (parser.positionalArguments().size() > 1)
        misuse(QStringLiteral("one link at a time"));
    options.link = parser.positionalArguments().value(0);
    if (!options.link.isEmpty() && !options.link.startsWith(QStringLiteral("egret://")))
        misuse(options.link.left(80) + QStringLiteral(" is no egret:// link"));
    options.wall = parser.value(QStringLiteral("wall"));
    options.scene = parser.value(QStringLiteral("scene"));
    options.language = parser.value(QStringLiteral("lang"));
    if (!options.language.isEmpty() && options.language != QStringLiteral("zh_CN")
        && options.language != QStringLiteral("en"))
        misuse(QStringLiteral("--lang takes zh_CN or en"));
    options.theme = parser.value(QStringLiteral("theme"));
    if (!options.theme.isEmpty() && options.theme != QStringLiteral("dark")
        && options.theme != QStringLiteral("light") && options.theme != QStringLiteral("contrast"))
        misuse(QStringLiteral("--theme takes dark, light or contrast"));
    options.picture = parser.value(QStringLiteral("picture"));
    const QStringList size = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
    if (size.size() == 2)
        options.size = QSize(size[0].toInt(), size[1].toInt());
    if (size.size() != 2 || options.size.width() < 320 || options.size.height() < 200
        || options.size.width() > 16384 || options.size.height() > 16384)
        misuse(QStringLiteral("--size takes WIDTHxHEIGHT from 320x200 to 16384x16384"));
    if (parser.isSet(QStringLiteral("at"))) {
        const QStringList at = parser.value(QStringLiteral("at")).split(QLatin1Char(','));
        bool good[3] = {false, false, false};
        if (at.size() == 3) {
            options.lon = at[0].toDouble(&good[0]);
            options.lat = at[1].toDouble(&good[1]);
            options.zoom = at[2].toDouble(&good[2]);
        }
        if (!good[0] || !good[1] || !good[2])
            misuse(QStringLiteral("--at takes LON,LAT,ZOOM"));
    }
    return options;
}

} // namespace egret::app
