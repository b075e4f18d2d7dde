// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/CitySession.h>
#include <wall/SceneListModel.h>
#include <wall/ScenePlayer.h>
#include <wall/TileValues.h>

#include <QObject>
#include <QPoint>
#include <QRectF>
#include <QSize>
#include <QVariantList>
#include <QVariantMap>
#include <qqmlintegration.h>

namespace egret::wall {

/// What one output of a wall shows: its scenes laid out in pixels, which of them is current, the values,
/// the connection, the clock and the alert. GUI thread.
class WallViewModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made in C++ and handed to the screen")
    Q_PROPERTY(egret::session::CitySession *session READ session CONSTANT FINAL)
    Q_PROPERTY(QSize size READ size CONSTANT FINAL)
    Q_PROPERTY(double bodyPx READ bodyPx CONSTANT FINAL)
    Q_PROPERTY(bool reduceMotion READ reduceMotion CONSTANT FINAL)
    Q_PROPERTY(QVariantList header READ header CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *scenes READ scenes CONSTANT FINAL)
    Q_PROPERTY(QString current READ current NOTIFY played FINAL)
    Q_PROPERTY(QString sceneTitle READ sceneTitle NOTIFY played FINAL)
    Q_PROPERTY(bool blank READ blank NOTIFY played FINAL)
    Q_PROPERTY(QRectF place READ place NOTIFY played FINAL)
    Q_PROPERTY(QString placeTitle READ placeTitle NOTIFY played FINAL)
    Q_PROPERTY(double brightness READ brightness NOTIFY played FINAL)
    Q_PROPERTY(QPoint shift READ shift NOTIFY played FINAL)
    Q_PROPERTY(QVariantMap alert READ alert NOTIFY played FINAL)
    Q_PROPERTY(QVariantMap values READ values NOTIFY changed FINAL)
    Q_PROPERTY(QString city READ city NOTIFY changed FINAL)
    Q_PROPERTY(QString status READ status NOTIFY statusChanged FINAL)
    Q_PROPERTY(int connection READ connection NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString clock READ clock NOTIFY tick FINAL)
    Q_PROPERTY(QString date READ date NOTIFY tick FINAL)
    Q_PROPERTY(int ageSeconds READ ageSeconds NOTIFY tick FINAL)
    Q_PROPERTY(QString asOf READ asOf NOTIFY tick FINAL)

public:
    /// The picture of output @p output of machine @p machine. All references must outlive the view model.
    WallViewModel(session::CitySession &session, ScenePlayer &player, TileValues &values, std::size_t machine,
                  std::size_t output, QObject *parent = nullptr);

    [[nodiscard]] session::CitySession *session() const { return &m_session; }
    [[nodiscard]] QSize size() const { return m_size; }
    /// Height of body text: 20′ from the viewing distance.
    [[nodiscard]] double bodyPx() const { return m_bodyPx; }
    [[nodiscard]] bool reduceMotion() const { return m_player.wall().reduceMotion; }
    /// Rectangles of the header, one for each display of the top row.
    [[nodiscard]] QVariantList header() const { return m_header; }
    /// Rows of name and scene: {name, title, tiles: [{id, kind, title, source, text, style, problem, frame,
    /// home, pieces …}]}
    [[nodiscard]] QAbstractItemModel *scenes() { return &m_scenes; }
    [[nodiscard]] QString current() const { return QString::fromStdString(m_player.scene()); }
    [[nodiscard]] QString sceneTitle() const;
    [[nodiscard]] bool blank() const { return m_player.state().blank; }
    /// West, south and extent in degrees of what the maps show; empty: the whole city.
    [[nodiscard]] QRectF place() const;
    [[nodiscard]] QString placeTitle() const;
    [[nodiscard]] double brightness() const { return m_player.brightness(); }
    [[nodiscard]] QPoint shift() const { return {m_player.shift().first, m_player.shift().second}; }
    /// {level, gravest, text, others}; empty when there is none.
    [[nodiscard]] QVariantMap alert() const;
    [[nodiscard]] QVariantMap values() const { return m_values.all(); }
    [[nodiscard]] QString city() const;
    [[nodiscard]] QString status() const { return m_session.status().text; }
    /// 0 offline, 1 syncing, 2 live.
    [[nodiscard]] int connection() const { return static_cast<int>(m_session.status().connection); }
    [[nodiscard]] QString clock() const;
    [[nodiscard]] QString date() const;
    /// How old the data is; 0 while live, −1 when there never was any.
    [[nodiscard]] int ageSeconds() const;
    [[nodiscard]] QString asOf() const;

Q_SIGNALS:
    void played();
    void changed();
    void statusChanged();
    void tick();

private:
    void layOutScenes();
    void followView();
    [[nodiscard]] QVariantMap describe(const scenes::Scene &scene) const;

    session::CitySession &m_session;
    ScenePlayer &m_player;
    TileValues &m_values;
    std::size_t m_machine;
    std::size_t m_output;
    QSize m_size;
    double m_bodyPx = 55;
    QVariantList m_header;
    SceneListModel m_scenes;
};

} // namespace egret::wall
