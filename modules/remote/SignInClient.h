// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <remote/RestClient.h>

#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace egret::remote {

/// What the server says of itself before anybody has signed in.
struct ServerFound
{
    QString version;
    bool accounts = true; ///< false: --demo, nobody signs in
    bool firstRun = false; ///< no users yet: the three administrators are to be made
};

/// What became of a try to sign in, to unlock or to change a password.
struct SignInResult
{
    enum class Kind {
        Done,
        SecondFactorNeeded, ///< the password was right
        Refused, ///< by the server, whatever was wrong
        LockedOut, ///< too many tries; seconds in retryAfter
        Unreachable, ///< no answer: nothing is known
        Distrusted, ///< the certificate; see ServerLink::distrust()
    };
    Kind kind = Kind::Unreachable;
    bool mustChangePassword = false;
    int retryAfter = 0;
    QString message; ///< in words; empty when done
};

/// Signs one person in at one server and keeps the session alive: the access token is renewed when four
/// fifths of its time are over or as soon as somebody's request was refused, by the refresh token, which is
/// good once. When that is refused the session is over. Nothing secret is written anywhere. Lives on one
/// thread; the token() may be used from others.
class SignInClient final : public QObject
{
    Q_OBJECT

public:
    using Found = std::function<void(const std::optional<ServerFound> &, const QString &problem)>;
    using Take = std::function<void(const SignInResult &)>;

    explicit SignInClient(ServerAddress address, QObject *parent = nullptr);
    ~SignInClient() override;

    /// Asks who answers there. Without an answer the problem is in words.
    void probe(Found found);
    /// @p password and @p code are overwritten when this returns. Gives up what signIn() or resume() began
    /// before: its Take is never called.
    void signIn(const QString &name, std::string password, std::string code, const QString &seat, Take take);
    /// Goes on with a session that was kept: a refresh token from takeover().
    void resume(const QByteArray &refreshToken, Take take);
    /// Ends the session here at once and on the server when it can be reached.
    void signOut();
    /// Whether @p password is that of who is signed in.
    void confirm(std::string password, Take take);
    void changePassword(std::string old, std::string next, Take take);
    /// Makes the administrators of a new server: @p body as POST /v1/first-run takes it.
    void firstRun(Json body, Take take);
    /// Tells the server that a person is at the seat.
    void noteActivity();

    [[nodiscard]] bool signedIn() const { return !m_refresh.empty(); }
    [[nodiscard]] ServerLink &link() { return m_link; }
    [[nodiscard]] RestClient &rest() { return m_rest; }
    [[nodiscard]] const std::shared_ptr<AccessToken> &token() const { return m_token; }

Q_SIGNALS:
    /// To be kept where secrets are kept, or forgotten when empty.
    void refreshTokenChanged(const QByteArray &token);
    /// The server has ended the session; @p message says why.
    void sessionEnded(const QString &message);

private:
    QNetworkReply *enter(const QString &path, const QByteArray &body);
    void take(const Answer &answer);
    void renew();
    void forget();
    /// Reads a refusal; @p refused is the message of a plain one.
    [[nodiscard]] SignInResult resultOf(const Answer &answer, const QString &refused) const;

    ServerLink m_link;
    std::shared_ptr<AccessToken> m_token;
    RestClient m_rest;
    QPointer<QNetworkReply> m_entering; ///< the one way in that is being tried
    QTimer m_due;
    std::string m_refresh;
    bool m_renewing = false;
    bool m_mustChange = false;
};

} // namespace egret::remote

Q_DECLARE_METATYPE(egret::remote::SignInResult)
