// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapscene/MapMotion.h>
#include <mapscene/RegionTool.h>
#include <mapscene/RenderQueue.h>
#include <session/CitySession.h>

#include <QQuickItem>
#include <qqmlintegration.h>

namespace egret::mapscene {

/// The map as an item: owns the camera, shows the last image moved and scaled to where it belongs now
/// and asks for a sharper one. The frame never waits for the data. GUI thread, but for updatePaintNode.
///
/// Mouse: drag (and throw), wheel about the cursor, double click to come closer, click to pick, Shift and
/// drag for a box. Touch: drag, throw, pinch. Keyboard: arrows, + and −, Home for the whole city; B, L and C
/// for box, lasso and circle; Esc ends what is being drawn, then its tool, then the selection.
class MapView : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(egret::session::CitySession *session READ session WRITE setSession NOTIFY sessionChanged FINAL)
    Q_PROPERTY(bool night READ night WRITE setNight NOTIFY styleChanged FINAL)
    Q_PROPERTY(double designScale READ designScale WRITE setDesignScale NOTIFY styleChanged FINAL)
    Q_PROPERTY(egret::mapscene::look::Colouring colouring READ colouring WRITE setColouring NOTIFY
                   styleChanged FINAL)
    Q_PROPERTY(egret::mapscene::look::Palette palette READ palette WRITE setPalette NOTIFY styleChanged FINAL)
    Q_PROPERTY(bool interactive MEMBER m_interactive FINAL)
    Q_PROPERTY(double metresPerPixel READ metresPerPixel NOTIFY cameraChanged FINAL)
    Q_PROPERTY(double zoom READ zoom NOTIFY cameraChanged FINAL)
    Q_PROPERTY(QString attribution READ attribution NOTIFY rendered FINAL)
    Q_PROPERTY(QVariantList shadeKey READ shadeKey NOTIFY rendered FINAL)
    Q_PROPERTY(QString shadeTitle READ shadeTitle NOTIFY rendered FINAL)
    Q_PROPERTY(QString objectText READ objectText NOTIFY objectTextChanged FINAL)
    Q_PROPERTY(egret::mapscene::RegionTool *region READ region CONSTANT FINAL)
    Q_PROPERTY(bool empty READ empty NOTIFY rendered FINAL)

public:
    explicit MapView(QQuickItem *parent = nullptr);
    ~MapView() override;

    [[nodiscard]] session::CitySession *session() const { return m_session; }
    void setSession(session::CitySession *session);
    [[nodiscard]] bool night() const { return m_look.night; }
    void setNight(bool night);
    [[nodiscard]] look::Colouring colouring() const { return m_look.colouring; }
    void setColouring(look::Colouring colouring);
    [[nodiscard]] look::Palette palette() const { return m_look.palette; }
    void setPalette(look::Palette palette);
    [[nodiscard]] const MapLook &look() const { return m_look; }
    /// All choices of look at once.
    void setLook(const MapLook &look);
    /// Rings the rows of @p marked (of the present content); they are drawn into the image.
    void mark(std::shared_ptr<const points::Selection> marked);
    [[nodiscard]] double designScale() const { return m_designScale; }
    void setDesignScale(double scale);
    [[nodiscard]] double metresPerPixel() const { return m_camera.metresPerPixel(); }
    [[nodiscard]] double zoom() const { return m_camera.zoom; }
    [[nodiscard]] QString attribution() const;
    /// No city is there yet.
    [[nodiscard]] bool empty() const { return !m_session || !m_session->content(); }

    [[nodiscard]] const MapCamera &camera() const { return m_camera; }
    void setCamera(const MapCamera &camera);
    /// As setCamera(), but on a way that can be followed, within 600 ms; at once with reduced motion.
    void flyTo(const MapCamera &camera);
    /// The image on the screen; null before the first.
    [[nodiscard]] const std::shared_ptr<const RenderedMap> &shown() const { return m_shown; }
    /// Whether the image on the screen is that of the present camera and content.
    [[nodiscard]] bool sharp() const;
    /// Marks a component; no value drops the mark.
    void select(std::optional<std::uint32_t> row);
    /// Rings a place that is no component: a road, coordinates, a camera. Until the next click, Esc or
    /// selected component.
    void pin(std::optional<geo::WorldPoint> place);

    /// The classes of the choropleth on the screen, from low to high, as {colour, text}; empty without one.
    [[nodiscard]] QVariantList shadeKey() const;
    /// What the choropleth tells, and of which areas.
    [[nodiscard]] QString shadeTitle() const;
    /// What the keyboard is on, for screen readers; empty while the arrows move the map.
    /// Whether the arrows go from object to object: Tab then is the map's.
    [[nodiscard]] bool walking() const { return m_focused.has_value(); }
    [[nodiscard]] const QString &objectText() const { return m_objectText; }
    /// What draws boxes, lassos and circles.
    [[nodiscard]] RegionTool *region() { return &m_region; }
    /// Takes the tool up, or puts it down where it is the one in hand.
    void toggle(RegionTool::Mode mode);

    Q_INVOKABLE void zoomIn();
    Q_INVOKABLE void zoomOut();
    Q_INVOKABLE void showAll();

Q_SIGNALS:
    void sessionChanged();
    void styleChanged();
    void cameraChanged();
    void rendered();
    /// A click: the component under it, or none.
    void picked(std::optional<std::uint32_t> row);
    void hovered(egret::geo::WorldPoint at);
    /// The keyboard is on this component, which is not selected by that.
    void focused(std::uint32_t row);
    void objectTextChanged();
    /// A box, lasso or circle was drawn; @p modifiers are the keys held at its end.
    void regionDrawn(const egret::points::RegionPtr &region, Qt::KeyboardModifiers modifiers);

protected:
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *data) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseUngrabEvent() override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void hoverMoveEvent(QHoverEvent *event) override;
    void touchEvent(QTouchEvent *event) override;
    bool event(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;
    /// The camera of the map that this item shows a part of.
    void setWholeCamera(const MapCamera &whole) { m_whole = whole; }

private:
    void ask();
    void moved();
    void contentChanged();
    void took(const std::shared_ptr<const RenderedMap> &map);
    void pickAt(QPointF at);
    void dragBy(QPointF pixels);
    bool walk(const QKeyEvent &event);
    void focusOn(std::optional<std::uint32_t> row);

    session::CitySession *m_session = nullptr;
    MapCamera m_camera;
    std::optional<MapCamera> m_whole;
    bool m_fitted = false; ///< the camera was put on a city once
    MapLook m_look;
    std::shared_ptr<const points::Selection> m_marked;
    double m_designScale = 1;
    bool m_interactive = true;
    std::unique_ptr<RenderQueue> m_queue;
    std::shared_ptr<const RenderedMap> m_shown;
    bool m_newImage = false;
    session::MapContentPtr m_asked;
    std::optional<std::uint32_t> m_selected;
    std::optional<geo::WorldPoint> m_pin;
    RegionTool m_region;
    MapMotion m_motion;
    ThrowGauge m_gauge;
    bool m_pinched = false; ///< during this touch
    std::optional<std::uint32_t> m_focused; ///< by the keyboard
    QString m_objectText;
    QPointF m_pressed;
    QPointF m_last;
    bool m_dragging = false;
    bool m_panning = false; ///< by this press, which did not begin a region
};

} // namespace egret::mapscene
