// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/Tokens.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cmath>

namespace egret::mapscene {

namespace {

constexpr Scheme schemes[] = {Scheme::Dark, Scheme::Light, Scheme::HighContrast};

Tokens read(const QJsonObject &colours)
{
    const auto colour = [&](const char *name) {
        return QColor(colours.value(QLatin1String(name)).toString());
    };
    Tokens t;
    t.bg = colour("bg");
    t.panel = colour("panel");
    t.raised = colour("raised");
    t.line = colour("line");
    t.text = colour("text");
    t.text2 = colour("text2");
    t.text3 = colour("text3");
    t.accent = colour("accent");
    t.focus = colour("focus");
    t.levelIV = colour("levelIV");
    t.levelIII = colour("levelIII");
    t.levelII = colour("levelII");
    t.levelI = colour("levelI");
    t.normal = colour("normal");
    t.offline = colour("offline");
    t.stale = colour("stale");
    return t;
}

std::array<Tokens, 3> readAll()
{
    QFile file(QStringLiteral(":/egret/theme/tokens.json"));
    if (!file.open(QFile::ReadOnly))
        qFatal("The theme file is not in the program.");
    const QJsonObject all =
        QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("schemes")).toObject();
    std::array<Tokens, 3> tokens;
    for (const Scheme scheme : schemes)
        tokens[static_cast<std::size_t>(scheme)] = read(all.value(toText(scheme)).toObject());
    return tokens;
}

} // namespace

const Tokens &Tokens::of(Scheme scheme)
{
    static const std::array<Tokens, 3> all = readAll();
    return all[static_cast<std::size_t>(scheme)];
}

QString toText(Scheme scheme)
{
    switch (scheme) {
    case Scheme::Dark: return QStringLiteral("dark");
    case Scheme::Light: return QStringLiteral("light");
    case Scheme::HighContrast: break;
    }
    return QStringLiteral("contrast");
}

std::optional<Scheme> schemeFromText(const QString &text)
{
    for (const Scheme scheme : schemes) {
        if (toText(scheme) == text)
            return scheme;
    }
    return std::nullopt;
}

double Tokens::contrast(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &colour) {
        const auto linear = [](double c) {
            return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
            + 0.0722 * linear(colour.blueF());
    };
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace egret::mapscene
