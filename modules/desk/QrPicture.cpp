// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/QrPicture.h>

#include <qrencode.h>

#include <memory>

namespace egret::desk {

QImage qrPicture(const QByteArray &text, int side)
{
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(text.constData(), 0, QR_ECLEVEL_M), QRcode_free);
    if (!code)
        return {};
    static constexpr int quiet = 4;
    const int modules = code->width + 2 * quiet;
    QImage small(modules, modules, QImage::Format_RGB32);
    small.fill(Qt::white);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if (code->data[y * code->width + x] & 1)
                small.setPixel(x + quiet, y + quiet, qRgb(0, 0, 0));
        }
    }
    const int scale = std::max(1, side / modules);
    return small.scaled(modules * scale, modules * scale, Qt::IgnoreAspectRatio, Qt::FastTransformation);
}

} // namespace egret::desk
