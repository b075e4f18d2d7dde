// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <scenes/WallReport.h>

#include <QImage>
#include <QWidget>

namespace egret::desk {

/// A small live picture of a wall, put together from those of its outputs. GUI thread.
class Miniature final : public QWidget
{
    Q_OBJECT

public:
    explicit Miniature(QWidget *parent = nullptr);

    /// @p words: what stands there when there is no picture yet. Pictures that are as before are not read
    /// anew.
    void setOutputs(const std::vector<scenes::WallReport> &outputs, const QString &words);
    /// Dimmed and hatched: the picture is old.
    void setStale(bool stale);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return {356, heightForWidth(356)}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Part
    {
        std::string text; ///< Base64 that the image was read from
        scenes::Rect at;
        QImage image;
    };

    std::vector<Part> m_parts;
    QString m_words;
    double m_aspect = 16.0 / 9;
    bool m_stale = false;
};

} // namespace egret::desk
