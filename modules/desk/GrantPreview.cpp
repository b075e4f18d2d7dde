// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/AreaPicker.h>
#include <desk/GrantPreview.h>
#include <desk/RightWords.h>

#include <QLocale>

#include <map>
#include <set>

namespace egret::desk {

namespace {

/// Verb → classes of objects.
using Rights = std::map<std::string, std::set<std::string>>;

Rights rightsOf(const Json &roles, const std::string &id)
{
    Rights rights;
    for (const Json &role : roles) {
        if (textAt(role, "id") != id)
            continue;
        for (const Json &right : role.value("rights", Json::array()))
            rights[textAt(right, "verb")].insert(textAt(right, "object"));
    }
    return rights;
}

QString listed(const std::set<std::string> &objects)
{
    QStringList words;
    for (const std::string &object : objects)
        words.append(objectInWords(object));
    return words.join(QLocale().language() == QLocale::Chinese ? QStringLiteral("、") : QStringLiteral(", "));
}

QString lineOf(const QString &lead, const QString &objects)
{
    return QStringLiteral("<p style='margin:2px 0 2px 12px'><b>%1</b>  %2</p>")
        .arg(lead.toHtmlEscaped(), objects.toHtmlEscaped());
}

} // namespace

GrantPreview::GrantPreview(QWidget *parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setAccessibleName(tr("What this person sees"));
}

void GrantPreview::preview(const std::vector<identity::Grant> &grants, const Json &roles,
                           const domain::City *city)
{
    std::map<std::string, Rights> byPlace;
    Rights all;
    for (const identity::Grant &grant : grants) {
        for (const auto &[verb, objects] : rightsOf(roles, grant.role)) {
            byPlace[grant.place][verb].insert(objects.begin(), objects.end());
            all[verb].insert(objects.begin(), objects.end());
        }
    }
    QString html;
    if (byPlace.empty())
        html += QStringLiteral("<p>%1</p>")
                    .arg(tr("Nothing: without a role, nobody may sign in to the map.").toHtmlEscaped());
    for (const auto &[place, rights] : byPlace) {
        html += QStringLiteral("<h4 style='margin:8px 0 4px 0'>%1</h4>")
                    .arg(AreaPicker::placeInWords(city, place).toHtmlEscaped());
        static constexpr std::pair<const char *, const char *> lines[] = {
            {"read", QT_TR_NOOP("Sees")},
            {"reveal", QT_TR_NOOP("Sees unmasked")},
            {"write", QT_TR_NOOP("Changes")},
            {"end", QT_TR_NOOP("Ends")},
        };
        for (const auto &[verb, lead] : lines) {
            const auto found = rights.find(verb);
            if (found != rights.end())
                html += lineOf(tr(lead), listed(found->second));
        }
    }
    if (!byPlace.empty() && byPlace.count(std::string()) == 0)
        html += QStringLiteral("<p>%1</p>")
                    .arg(tr("Outside of these places: nothing, in lists, on the map and in searches alike.")
                             .toHtmlEscaped());
    std::set<std::string> hidden;
    for (const QString &object : knownObjects()) {
        const std::string text = object.toStdString();
        if (text != "server" && text != "session" && !all["read"].count(text) && !all["read"].count("*"))
            hidden.insert(text);
    }
    if (!byPlace.empty() && !hidden.empty())
        html += QStringLiteral("<h4 style='margin:8px 0 4px 0'>%1</h4>").arg(tr("Not seen").toHtmlEscaped())
            + QStringLiteral("<p style='margin:2px 0 2px 12px'>%1</p>").arg(listed(hidden).toHtmlEscaped());
    setHtml(html);
}

} // namespace egret::desk
