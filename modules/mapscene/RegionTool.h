// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapscene/RegionSketch.h>
#include <session/CitySession.h>

#include <QObject>
#include <qqmlintegration.h>

namespace egret::mapscene {

/// Draws regions on the map with the pointer, and counts meanwhile, exactly, how many of the admitted
/// components lie in them. Counting happens on a thread of its own, always for the newest outline; the
/// pointer never waits. GUI thread.
class RegionTool : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the map")
    Q_PROPERTY(Mode mode READ mode WRITE setMode NOTIFY changed FINAL)
    Q_PROPERTY(bool drawing READ drawing NOTIFY changed FINAL)
    Q_PROPERTY(QPointF at READ at NOTIFY changed FINAL)
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)

public:
    /// What a drag does: Hand moves the map, and with Shift draws a box.
    enum class Mode { Hand, Box, Lasso, Circle };
    Q_ENUM(Mode)

    using QObject::QObject;

    [[nodiscard]] Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    [[nodiscard]] bool drawing() const { return m_sketch.has_value(); }
    [[nodiscard]] const std::optional<RegionSketch> &sketch() const { return m_sketch; }
    /// Where the pointer is, in pixels of the map.
    [[nodiscard]] QPointF at() const { return m_at; }
    /// "12,345 components · radius 430 m": what is in the region drawn so far.
    [[nodiscard]] QString text() const;
    /// Of the newest outline that was counted; none before.
    [[nodiscard]] std::optional<std::uint64_t> count() const { return m_count; }

    /// Whether a press with @p modifiers begins a region.
    [[nodiscard]] bool wants(Qt::KeyboardModifiers modifiers) const;
    void begin(QPointF at, const MapCamera &camera);
    void moveTo(QPointF at, const MapCamera &camera, const session::MapContentPtr &content);
    /// Ends the drawing and gives what was drawn; null where that is nothing.
    points::RegionPtr finish();
    /// Drops what is being drawn, or else puts the hand back; false where there was nothing to do.
    bool cancel();

Q_SIGNALS:
    void changed();

private:
    void countNext();

    Mode m_mode = Mode::Hand;
    std::optional<RegionSketch> m_sketch;
    QPointF m_at;
    session::MapContentPtr m_content;
    points::RegionPtr m_waiting; ///< to be counted next
    bool m_counting = false;
    std::optional<std::uint64_t> m_count;
};

} // namespace egret::mapscene
