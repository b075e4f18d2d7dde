// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QObject>
#include <qqmlintegration.h>

namespace egret::mapscene {

/// The colours of LOOK.md §Tokens, the one source for widgets and QML.
struct Tokens
{
    Q_GADGET
    QML_VALUE_TYPE(tokens)
    Q_PROPERTY(QColor bg MEMBER bg CONSTANT FINAL)
    Q_PROPERTY(QColor panel MEMBER panel CONSTANT FINAL)
    Q_PROPERTY(QColor raised MEMBER raised CONSTANT FINAL)
    Q_PROPERTY(QColor line MEMBER line CONSTANT FINAL)
    Q_PROPERTY(QColor text MEMBER text CONSTANT FINAL)
    Q_PROPERTY(QColor text2 MEMBER text2 CONSTANT FINAL)
    Q_PROPERTY(QColor text3 MEMBER text3 CONSTANT FINAL)
    Q_PROPERTY(QColor accent MEMBER accent CONSTANT FINAL)
    Q_PROPERTY(QColor focus MEMBER focus CONSTANT FINAL)
    Q_PROPERTY(QColor levelIV MEMBER levelIV CONSTANT FINAL)
    Q_PROPERTY(QColor levelIII MEMBER levelIII CONSTANT FINAL)
    Q_PROPERTY(QColor levelII MEMBER levelII CONSTANT FINAL)
    Q_PROPERTY(QColor levelI MEMBER levelI CONSTANT FINAL)
    Q_PROPERTY(QColor normal MEMBER normal CONSTANT FINAL)
    Q_PROPERTY(QColor offline MEMBER offline CONSTANT FINAL)
    Q_PROPERTY(QColor stale MEMBER stale CONSTANT FINAL)

public:
    QColor bg, panel, raised, line, text, text2, text3, accent, focus;
    QColor levelIV, levelIII, levelII, levelI, normal, offline, stale;

    static Tokens dark();
    static Tokens light();
    /// Contrast of two colours by the WCAG 2 formula, 1 to 21.
    static double contrast(const QColor &a, const QColor &b);
};

} // namespace egret::mapscene
