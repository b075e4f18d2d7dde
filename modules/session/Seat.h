// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <remote/KeptSecrets.h>
#include <remote/SignInClient.h>
#include <session/CitySession.h>
#include <session/IdleWatch.h>
#include <session/KnownPeople.h>

namespace egret::session {

/// Who sits at this client, from the first question for a name to the lock and the end of the shift. Opens
/// the person's own cache in the city session (what one may see, another may not) and syncs it in their name;
/// while the server is away, whoever has signed in here before opens their cached city by the local verifier.
/// GUI thread.
class Seat final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Asking, ///< nobody is signed in
        Changing, ///< signed in with a password that somebody else chose or that is too old
        Open,
        Locked, ///< the person has left; only they, or the end of the session, open it
    };
    struct Options
    {
        remote::ServerAddress server;
        QString folder; ///< of the caches of this server
        QString seat; ///< how the server's log names it: "desk host" or "wall NAME"
        bool machine = false; ///< a wall: signs in by its systemd credential, is never locked
        bool stayOffline = false; ///< by wish: the server is not asked
        int lockAfterMs = 10 * 60 * 1000; ///< 0: never
        crypto::PasswordCost cost{}; ///< of the local verifier
    };

    Seat(Options options, CitySession &city, QObject *parent = nullptr);
    ~Seat() override;

    /// Looks for the server, then for a kept session or a machine's credential.
    void begin();

    [[nodiscard]] State state() const { return m_state; }
    /// Empty name: nobody.
    [[nodiscard]] const Person &person() const { return m_person; }
    /// Opened by the local verifier: there is no session on the server.
    [[nodiscard]] bool offline() const { return m_state != State::Asking && !m_client->signedIn(); }
    [[nodiscard]] const Options &options() const { return m_options; }
    /// What is known of the server; empty while it does not answer, and then serverProblem() says why.
    [[nodiscard]] const std::optional<remote::ServerFound> &server() const { return m_server; }
    [[nodiscard]] const QString &serverProblem() const { return m_serverProblem; }
    [[nodiscard]] const std::optional<remote::Distrust> &distrust() { return m_client->link().distrust(); }
    [[nodiscard]] remote::RestClient &rest() { return m_client->rest(); }
    [[nodiscard]] const QString &lastName() const { return m_lastName; }
    /// The city as it stands now, for names of places; null while none is there.
    [[nodiscard]] std::shared_ptr<const domain::City> cityNow() const;

    /// Each ends with tried(), and with stateChanged() when it went well.
    void signIn(const QString &name, std::string password, std::string code);
    void unlock(std::string password, std::string code);
    void changePassword(std::string old, std::string next);
    void firstRun(const Json &body);

    void lock();
    /// 0: never by itself.
    void setLockAfter(int ms);
    void signOut();
    /// Knows the server by @p pin from now on, and looks for it again.
    void trust(const std::string &pin);
    void look();

Q_SIGNALS:
    void stateChanged();
    void serverChanged();
    void tried(const egret::remote::SignInResult &result);
    /// Why the seat was locked or emptied by itself.
    void told(const QString &message);

private:
    void makeClient();
    void setState(State state);
    void setLimit();
    void resumeKept();
    void signInMachine();
    void took(const QString &name, std::string password, const remote::SignInResult &result);
    void askWho(std::string password, bool mustChange);
    void openOffline(const QString &name, std::string password, const remote::SignInResult &unreachable);
    void openCity();
    void remember(std::string password);
    [[nodiscard]] QString secretKey() const;

    Options m_options;
    CitySession &m_city;
    KnownPeople m_known;
    remote::KeptSecrets m_secrets;
    IdleWatch m_idle;
    QTimer m_look;
    std::unique_ptr<remote::SignInClient> m_client;
    std::optional<remote::ServerFound> m_server;
    QString m_serverProblem;
    QString m_lastName;
    Person m_person;
    QString m_openFor; ///< id of whose cache is open
    State m_state = State::Asking;
    int m_signIns = 0; ///< that a person began; from the first one on no kept session is taken up
    int m_failures = 0; ///< wrong passwords against the local verifier since the last right one
    std::int64_t m_waitUntil = 0;
};

} // namespace egret::session
