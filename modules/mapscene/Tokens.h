// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QObject>
#include <qqmlintegration.h>

#include <optional>

namespace egret::mapscene {

/// The themes that resources/theme/tokens.json holds.
enum class Scheme { Dark, Light, HighContrast };

/// The colours of LOOK.md §Tokens, the one source for widgets and QML, read from
/// resources/theme/tokens.json, which is compiled in.
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

    static const Tokens &of(Scheme scheme);
    static Tokens dark() { return of(Scheme::Dark); }
    static Tokens light() { return of(Scheme::Light); }
    /// Contrast of two colours by the WCAG 2 formula, 1 to 21.
    static double contrast(const QColor &a, const QColor &b);
};

/// "dark", "light", "contrast": the names in the token file, on the command line and in preferences.
QString toText(Scheme scheme);
std::optional<Scheme> schemeFromText(const QString &text);

} // namespace egret::mapscene
