// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTranslator>

namespace egret::desk {

/// The language of all texts, numbers and dates; may change while windows are open. GUI thread.
class Language final : public QObject
{
    Q_OBJECT

public:
    /// @p folder: where egret_zh_CN.qm and egret_en.qm are, usually ":/translations".
    explicit Language(QString folder, QObject *parent = nullptr);
    ~Language() override;

    /// "zh_CN" or "en"; false when its translation cannot be loaded: the texts are English then.
    bool use(const QString &name);
    [[nodiscard]] const QString &name() const { return m_name; }

Q_SIGNALS:
    void changed();

private:
    QString m_folder;
    QString m_name;
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace egret::desk
