// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>
#include <QUrl>

#include <optional>
#include <string>
#include <vector>

class QCommandLineParser;

namespace egret::app {

/// What egret was asked to do.
struct Options
{
    std::vector<std::string> pins; ///< keys of the server, "sha256//…"
    QUrl server; ///< empty: the demo city's own server
    QString data; ///< folder of the caches
    QString pack; ///< of the demo city
    bool offline = false;
    QString link; ///< egret://… to open; empty: none
    /// Under which the demo city and its cache are kept.
    [[nodiscard]] QString demoName() const
    {
        return pack == QStringLiteral("xiamen") ? QStringLiteral("demo") : QStringLiteral("demo-") + pack;
    }
    QString wall; ///< name of the wall; empty: the desk
    QString scene; ///< what the wall begins with; empty: its last choice, else its rotation
    QString language; ///< "zh_CN" or "en"; empty: as preferred
    QString theme; ///< "dark", "light" or "contrast"; empty: as preferred
    QString picture; ///< write the window to this PNG and quit
    QSize size{1920, 1080};
    std::optional<double> lon, lat, zoom;

    /// Reads the command line; --help, --version and mistakes end the program.
    static Options read();
};

} // namespace egret::app
