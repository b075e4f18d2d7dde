// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <scenes/WallReport.h>
#include <session/CitySession.h>
#include <wall/ScenePlayer.h>

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <set>

class QQuickItem;

namespace egret::wall {

/// The wall's end of its remote control. From the shared documents that the session syncs it takes what the
/// wall was told to show, scenes that people made and alerts; to the server it tells what each output shows,
/// at once after every change and every few seconds, with a small picture twice a second while a seat
/// watches. Without a server the wall goes on as it is. GUI thread.
class WallLink final : public QObject
{
    Q_OBJECT

public:
    static constexpr int beatMs = 4000; ///< between two reports when nothing happens
    static constexpr int pictureMs = 400; ///< while somebody watches
    static constexpr int pictureWidth = 480;
    static constexpr int lostMs = 20000; ///< a report that has not come back by then is given up

    /// Both must outlive the link.
    WallLink(session::CitySession &session, ScenePlayer &player, QObject *parent = nullptr);

    /// From now on output @p output of machine @p machine is reported, with pictures of @p screen.
    void addOutput(std::size_t machine, std::size_t output, QQuickItem &screen);
    /// What would be told of an output now, without a picture.
    [[nodiscard]] scenes::WallReport reportOf(std::size_t machine, std::size_t output) const;

private:
    struct Shown
    {
        std::size_t machine = 0;
        std::size_t output = 0;
        QPointer<QQuickItem> screen;
        QPointer<remote::RestClient> through{}; ///< a report is on its way by it, or its picture being made
        QElapsedTimer since{};
        bool again = false; ///< something changed meanwhile

        [[nodiscard]] bool busy() const { return through && since.elapsed() < lostMs; }
    };

    void read(const std::vector<protocol::SharedDocument> &changed);
    void readScenes();
    void readAlerts();
    void tellAll();
    void tell(std::size_t index);
    void post(std::size_t index, const std::string &picture);
    void photograph(std::size_t index);

    session::CitySession &m_session;
    ScenePlayer &m_player;
    std::vector<Shown> m_outputs;
    QTimer m_beat;
    std::set<std::string> m_complained; ///< documents whose mistakes are in the log already
};

} // namespace egret::wall
