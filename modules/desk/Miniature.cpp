// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/Miniature.h>
#include <mapscene/Theme.h>

#include <QPainter>

#include <algorithm>

namespace egret::desk {

Miniature::Miniature(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int Miniature::heightForWidth(int width) const
{
    return std::clamp(static_cast<int>(width / m_aspect), 60, 400);
}

void Miniature::setOutputs(const std::vector<scenes::WallReport> &outputs, const QString &words)
{
    m_words = words;
    if (!outputs.empty() && outputs.front().aspect != m_aspect) {
        m_aspect = outputs.front().aspect;
        updateGeometry();
    }
    std::vector<Part> parts;
    for (const scenes::WallReport &report : outputs) {
        if (report.picture.empty())
            continue;
        const auto known = std::find_if(m_parts.begin(), m_parts.end(), [&](const Part &part) {
            return part.at == report.part && part.text == report.picture;
        });
        if (known != m_parts.end())
            parts.push_back(*known);
        else
            parts.push_back(
                {report.picture, report.part,
                 QImage::fromData(QByteArray::fromBase64(QByteArray::fromStdString(report.picture)), "JPG")});
    }
    m_parts = std::move(parts);
    update();
}

void Miniature::setStale(bool stale)
{
    if (stale == m_stale)
        return;
    m_stale = stale;
    update();
}

void Miniature::paintEvent(QPaintEvent *)
{
    const mapscene::Tokens &tokens = mapscene::Theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.fillRect(rect(), tokens.bg);
    bool any = false;
    for (const Part &part : m_parts) {
        any = any || !part.image.isNull();
        painter.drawImage(QRectF(part.at.x * width(), part.at.y * height(), part.at.width * width(),
                                 part.at.height * height()),
                          part.image);
    }
    if (m_stale && any) {
        QColor shade = tokens.bg;
        shade.setAlphaF(0.5F);
        painter.fillRect(rect(), shade);
        QColor hatch = tokens.stale;
        hatch.setAlphaF(0.4F);
        painter.fillRect(rect(), QBrush(hatch, Qt::BDiagPattern));
    }
    if (!any) {
        painter.setPen(tokens.text2);
        painter.drawText(rect().adjusted(12, 8, -12, -8), Qt::AlignCenter | Qt::TextWordWrap, m_words);
    }
    painter.setPen(tokens.line);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace egret::desk
