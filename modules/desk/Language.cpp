// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/Language.h>

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace egret::desk {

Language::Language(QString folder, QObject *parent) : QObject(parent), m_folder(std::move(folder)) { }

Language::~Language() = default;

bool Language::use(const QString &name)
{
    if (name == m_name)
        return true;
    m_name = name;
    QLocale::setDefault(QLocale(name == QStringLiteral("zh_CN") ? name : QStringLiteral("en_GB")));
    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_own);
    if (m_qt.load(QStringLiteral("qtbase_") + name, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    const bool loaded = m_own.load(m_folder + QStringLiteral("/egret_") + name + QStringLiteral(".qm"));
    if (loaded)
        QCoreApplication::installTranslator(&m_own);
    Q_EMIT changed();
    return loaded;
}

} // namespace egret::desk
