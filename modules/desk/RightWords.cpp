// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/RightWords.h>
#include <protocol/Endpoints.h>

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <set>

namespace egret::desk {

namespace {

struct Word
{
    const char *key;
    const char *text;
};

constexpr const char *context = "egret::desk::RightWords";

constexpr std::array verbs{
    Word{"read", QT_TRANSLATE_NOOP("egret::desk::RightWords", "see")},
    Word{"write", QT_TRANSLATE_NOOP("egret::desk::RightWords", "change")},
    Word{"reveal", QT_TRANSLATE_NOOP("egret::desk::RightWords", "see unmasked")},
    Word{"use", QT_TRANSLATE_NOOP("egret::desk::RightWords", "use")},
    Word{"end", QT_TRANSLATE_NOOP("egret::desk::RightWords", "end")},
    Word{"sign-in", QT_TRANSLATE_NOOP("egret::desk::RightWords", "begin")},
};

constexpr std::array objects{
    Word{"*", QT_TRANSLATE_NOOP("egret::desk::RightWords", "everything")},
    Word{"area", QT_TRANSLATE_NOOP("egret::desk::RightWords", "districts and grids")},
    Word{"audit", QT_TRANSLATE_NOOP("egret::desk::RightWords", "the log of what was done")},
    Word{"backup", QT_TRANSLATE_NOOP("egret::desk::RightWords", "backups")},
    Word{"camera", QT_TRANSLATE_NOOP("egret::desk::RightWords", "cameras")},
    Word{"city", QT_TRANSLATE_NOOP("egret::desk::RightWords", "the map of the city")},
    Word{"class", QT_TRANSLATE_NOOP("egret::desk::RightWords", "classes of components")},
    Word{"code-table", QT_TRANSLATE_NOOP("egret::desk::RightWords", "code tables")},
    Word{"component", QT_TRANSLATE_NOOP("egret::desk::RightWords", "components")},
    Word{"metrics", QT_TRANSLATE_NOOP("egret::desk::RightWords", "figures of the server")},
    Word{"officer", QT_TRANSLATE_NOOP("egret::desk::RightWords", "grid officers")},
    Word{"role", QT_TRANSLATE_NOOP("egret::desk::RightWords", "roles")},
    Word{"scene", QT_TRANSLATE_NOOP("egret::desk::RightWords", "scenes of the walls")},
    Word{"server", QT_TRANSLATE_NOOP("egret::desk::RightWords", "the state of the server")},
    Word{"session", QT_TRANSLATE_NOOP("egret::desk::RightWords", "sessions")},
    Word{"unit", QT_TRANSLATE_NOOP("egret::desk::RightWords", "responsible units")},
    Word{"user", QT_TRANSLATE_NOOP("egret::desk::RightWords", "users")},
    Word{"wall", QT_TRANSLATE_NOOP("egret::desk::RightWords", "walls")},
};

template <typename Words>
QString worded(const Words &words, const std::string &key)
{
    for (const Word &word : words) {
        if (key == word.key)
            return QCoreApplication::translate(context, word.text);
    }
    return QString::fromStdString(key);
}

template <typename Member>
QStringList known(Member of)
{
    std::set<std::string> texts;
    for (const protocol::Endpoint &endpoint : protocol::endpoints())
        texts.emplace(of(endpoint));
    for (const protocol::Command &command : protocol::commands())
        texts.emplace(of(command));
    QStringList list;
    for (const std::string &text : texts) {
        if (text != protocol::objectByKind)
            list.append(QString::fromStdString(text));
    }
    return list;
}

} // namespace

QString verbInWords(const std::string &verb) { return worded(verbs, verb); }

QString objectInWords(const std::string &object) { return worded(objects, object); }

QString roleInWords(const Json &role)
{
    const std::string name = textAt(role, QLocale().language() == QLocale::Chinese ? "name" : "name_en");
    return QString::fromStdString(name.empty() ? textAt(role, "id") : name);
}

QStringList knownVerbs()
{
    return known([](const auto &one) { return std::string(one.verb); });
}

QStringList knownObjects()
{
    return known([](const auto &one) { return std::string(one.objectClass); });
}

} // namespace egret::desk
