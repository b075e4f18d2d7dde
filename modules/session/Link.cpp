// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/Link.h>

#include <QRegularExpression>
#include <QStringList>

namespace egret::session {

namespace {

const char *const kinds[] = {"component", "area", "camera", "officer", "unit", "at", "wall"};

} // namespace

QString Link::text() const
{
    const QString head = QStringLiteral("egret://%1/").arg(QLatin1String(kinds[static_cast<int>(kind)]));
    if (kind != Kind::Place)
        return head + code;
    return head
        + QStringLiteral("%1,%2,%3").arg(at.lon, 0, 'f', 6).arg(at.lat, 0, 'f', 6).arg(zoom, 0, 'g', 4);
}

std::optional<Link> Link::read(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^egret://([a-z]+)/([\\w.,+-]{1,64})/?$"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    const QRegularExpressionMatch match = form.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const QString kind =
        match.captured(1) == QStringLiteral("grid") ? QStringLiteral("area") : match.captured(1);
    for (int i = 0; i < 7; ++i) {
        if (kind != QLatin1String(kinds[i]))
            continue;
        Link link;
        link.kind = static_cast<Kind>(i);
        if (link.kind != Kind::Place) {
            static const QRegularExpression plain(QStringLiteral("^[\\w-]{1,40}$"));
            if (!plain.match(match.captured(2)).hasMatch())
                return std::nullopt;
            link.code = match.captured(2);
            return link;
        }
        const QStringList parts = match.captured(2).split(QLatin1Char(','));
        bool good[3] = {false, false, false};
        if (parts.size() == 3) {
            link.at = {parts[0].toDouble(&good[0]), parts[1].toDouble(&good[1])};
            link.zoom = parts[2].toDouble(&good[2]);
        }
        if (!good[0] || !good[1] || !good[2] || !(std::abs(link.at.lon) <= 180)
            || !(std::abs(link.at.lat) <= 90) || !(link.zoom >= 0 && link.zoom <= 30))
            return std::nullopt;
        return link;
    }
    return std::nullopt;
}

} // namespace egret::session
