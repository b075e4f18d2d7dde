// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

namespace egret::desk {

/// @p text as a QR code (ISO/IEC 18004, error level M) of @p side pixels at most, dark on light with its
/// quiet zone of four modules in either theme, since cameras need it so; null when it is too long.
QImage qrPicture(const QByteArray &text, int side);

} // namespace egret::desk
