// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <scenes/AlertQueue.h>
#include <scenes/WallReport.h>
#include <scenes/WallState.h>
#include <session/CitySession.h>

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <deque>
#include <functional>

namespace egret::session {

/// The seat's end of the remote control of walls: which walls there are, what each was told and what it
/// says that it shows, and the verbs. A verb writes the wall's shared document under the revision that the
/// seat knows; when another seat was faster it is tried once more on what that seat made. GUI thread.
class WallControl final : public QObject
{
    Q_OBJECT

public:
    static constexpr int pictureMs = 350; ///< between two questions for a miniature
    static constexpr int listMs = 2000; ///< between two questions for all walls
    static constexpr std::int64_t silentMs = 12000; ///< a wall that was not heard for so long is away

    /// One wall as the seat knows it.
    struct Seen
    {
        std::string name;
        std::vector<scenes::WallReport> outputs; ///< empty: it has not reported since the server began
        QElapsedTimer heard; ///< since the reports came; their ages add to it
        scenes::WallState state; ///< what it was told; its revision is that of the document, 0: nothing yet

        /// ms since the wall was heard; −1: never.
        [[nodiscard]] std::int64_t age() const;
        /// ms since the oldest of its pictures was taken; −1: there is none.
        [[nodiscard]] std::int64_t pictureAge() const;
        /// Whether every output has obeyed the last word.
        [[nodiscard]] bool obeyed() const;
    };

    /// @p session must outlive it. @p seat: how the walls' history names this seat.
    WallControl(CitySession &session, QString seat, QObject *parent = nullptr);

    [[nodiscard]] const std::map<std::string, Seen> &walls() const { return m_walls; }
    [[nodiscard]] const Seen *find(const std::string &wall) const;
    /// Whether the server has told which walls there are.
    [[nodiscard]] bool listed() const { return m_listed; }
    /// Whether miniatures are wanted: somebody looks at them.
    void watch(bool on);

    void show(const std::string &wall, const std::string &scene);
    /// The scene @p by places after the one on the screen, in the wall's own order.
    void step(const std::string &wall, int by);
    /// On: the rotation decides again. Off: the scene on the screen stays.
    void setRotating(const std::string &wall, bool on);
    void setLocked(const std::string &wall, bool on);
    void setBlank(const std::string &wall, bool on);
    void undo(const std::string &wall);
    /// Puts @p view on the maps of the wall, in a scene that has one.
    void look(const std::string &wall, const scenes::WallView &view);
    /// Makes @p alert take walls over.
    void alert(const scenes::Alert &alert);

Q_SIGNALS:
    /// Walls, reports, states or pictures are other than before.
    void changed();
    /// A verb was refused or could not be sent; in words.
    void refused(const QString &message);

private:
    using Verb = std::function<Result<scenes::WallState>(const scenes::WallState &)>;
    struct Order
    {
        std::string wall;
        Verb verb;
        bool again = false; ///< it was tried on an older revision before
    };

    void readDocuments();
    void ask();
    void askPictures();
    void take(const Json &items, const std::string &wall);
    void give(const std::string &wall, Verb verb);
    void next();
    void done(Order order, const scenes::WallState &wanted, const remote::Answer &answer);
    void reread(Order order);

    CitySession &m_session;
    QString m_seat;
    std::map<std::string, Seen> m_walls;
    std::map<std::string, std::uint64_t> m_seqs; ///< of the event that each wall's state is from
    std::deque<Order> m_orders;
    QPointer<remote::RestClient> m_sending; ///< the first order is on its way by it
    QTimer m_list;
    QTimer m_pictures;
    std::map<std::string, QPointer<remote::RestClient>> m_asked; ///< by wall; "" is the list
    bool m_watching = false;
    bool m_listed = false;
};

} // namespace egret::session
