// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

#include <mutex>

namespace egret::remote {

/// The access token in force, shared by everything that sends requests for one person: the sync on its
/// thread, the panes on theirs. A request that was refused with 401 asks for renewal once, waits for one of
/// the signals, and is sent again or given up. value(), renewal() and ended() are for any thread; the rest,
/// and the life of the object, belong to the thread of whoever signed in.
class AccessToken final : public QObject
{
    Q_OBJECT

public:
    enum class Kind {
        Renewable, ///< of a session: somebody listens to renewalWanted()
        Fixed, ///< of a demo server: a refusal is final
    };
    explicit AccessToken(Kind kind, QByteArray value = {});
    ~AccessToken() override;

    /// Empty when nobody is signed in.
    [[nodiscard]] QByteArray value() const;
    /// Whether the session is over: nothing needs to be sent until renewed() comes.
    [[nodiscard]] bool ended() const;

    enum class Renewal {
        Newer, ///< there is another token already: send again now
        Wait, ///< renewed(), notRenewed() or endedForGood() will follow
        Never,
    };
    /// What to do with a request that carried @p used and was refused with 401.
    Renewal renewal(const QByteArray &used);

    void renew(QByteArray value);
    /// There was no answer to the question for a new token; the old one is kept.
    void giveUpForNow();
    void end();

Q_SIGNALS:
    void renewalWanted();
    void renewed();
    void notRenewed();
    void endedForGood();

private:
    const Kind m_kind;
    mutable std::mutex m_mutex;
    QByteArray m_value;
    bool m_ended = false;
    bool m_asked = false;
};

} // namespace egret::remote
