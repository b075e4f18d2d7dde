// SPDX-License-Identifier: GPL-3.0-or-later
#include <remote/ServerWords.h>

#include <QCoreApplication>

namespace egret::remote {

namespace {

/// In the words of identity and server; a test compares them with what the server says.
[[maybe_unused]] constexpr const char *known[] = {
    QT_TRANSLATE_NOOP("ServerWords", "the password needs at least 10 characters"),
    QT_TRANSLATE_NOOP("ServerWords", "the password may have 200 bytes at most"),
    QT_TRANSLATE_NOOP(
        "ServerWords",
        "the password needs three of: small letters, capital letters, digits, other characters"),
    QT_TRANSLATE_NOOP("ServerWords", "the password may not contain the sign-in name"),
    QT_TRANSLATE_NOOP("ServerWords", "the password is one that many people use"),
    QT_TRANSLATE_NOOP("ServerWords", "the password was used before; the last five may not come again"),
    QT_TRANSLATE_NOOP("ServerWords", "the old password is wrong"),
    QT_TRANSLATE_NOOP("ServerWords", "the password is wrong"),
    QT_TRANSLATE_NOOP("ServerWords", "a new user needs a first password"),
    QT_TRANSLATE_NOOP("ServerWords", "this is not the token that egretd printed, or it was used"),
    QT_TRANSLATE_NOOP("ServerWords", "each of the three administrators has a name of their own"),
    QT_TRANSLATE_NOOP("ServerWords", "nobody grants to themselves"),
    QT_TRANSLATE_NOOP("ServerWords", "sign in first"),
    QT_TRANSLATE_NOOP("ServerWords", "you may not do this"),
    QT_TRANSLATE_NOOP("ServerWords", "you may do this, but not here"),
    QT_TRANSLATE_NOOP("ServerWords", "your grant for this is not valid now"),
    QT_TRANSLATE_NOOP("ServerWords", "user: \"name\" must be 3 to 40 of a-z, 0-9, '.', '_' and '-'"),
    QT_TRANSLATE_NOOP("ServerWords", "user: \"display_name\" must have 1 to 200 bytes"),
};

} // namespace

QString messageOf(const Answer &answer)
{
    if (answer.status == 0)
        return answer.problem;
    const std::string detail = textAt(answer.json(), "detail");
    if (detail.empty())
        return QCoreApplication::translate("ServerWords", "The server answered %1.").arg(answer.status);
    const QString whole = QCoreApplication::translate("ServerWords", detail.c_str());
    // "anna.sec: the password …" of the first run: whom it is about, then what.
    const std::size_t colon = detail.find(": the password");
    if (whole == QString::fromStdString(detail) && colon != std::string::npos)
        return QString::fromStdString(detail.substr(0, colon)) + QStringLiteral(": ")
            + QCoreApplication::translate("ServerWords", detail.c_str() + colon + 2);
    return whole;
}

} // namespace egret::remote
