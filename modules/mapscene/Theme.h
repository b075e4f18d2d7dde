// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapscene/Tokens.h>

#include <QObject>
#include <qqmlintegration.h>

namespace egret::mapscene {

/// The theme in force, for QML: Theme.c.text. Widgets take their style sheet from the same tokens.
/// It may change while windows are open: every instance (one an engine) then emits changed(). GUI thread.
class Theme final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(egret::mapscene::Tokens c READ c NOTIFY changed FINAL)
    Q_PROPERTY(bool dark READ dark NOTIFY changed FINAL)
    Q_PROPERTY(bool reducedMotion READ reducedMotion NOTIFY changed FINAL)

public:
    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;

    [[nodiscard]] Tokens c() const { return tokens(); }
    [[nodiscard]] static const Tokens &tokens();
    [[nodiscard]] static Scheme scheme();
    /// Whether the ground is dark: the map's night.
    [[nodiscard]] static bool dark();
    /// Nothing moves that need not: no pulse, no cross-fade, no fly-to.
    [[nodiscard]] static bool reducedMotion();
    static void setScheme(Scheme scheme);
    static void setReducedMotion(bool reduced);
    static void setDark(bool dark) { setScheme(dark ? Scheme::Dark : Scheme::Light); }

Q_SIGNALS:
    void changed();
};

} // namespace egret::mapscene
