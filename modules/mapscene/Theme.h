// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapscene/Tokens.h>

#include <QObject>
#include <qqmlintegration.h>

namespace egret::mapscene {

/// The theme in force, for QML: Theme.c.text. Widgets take their style sheet from the same tokens.
class Theme final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(egret::mapscene::Tokens c READ c NOTIFY changed FINAL)
    Q_PROPERTY(bool dark READ dark NOTIFY changed FINAL)

public:
    explicit Theme(QObject *parent = nullptr) : QObject(parent) { }

    [[nodiscard]] Tokens c() const { return dark() ? Tokens::dark() : Tokens::light(); }
    [[nodiscard]] static bool dark();
    /// Before the first window is made.
    static void setDark(bool dark);

Q_SIGNALS:
    void changed();
};

} // namespace egret::mapscene
