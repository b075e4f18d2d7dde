// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <base/Log.h>
#include <crypto/Secret.h>
#include <session/Seat.h>

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>

namespace egret::session {

namespace {

using Kind = remote::SignInResult::Kind;
constexpr int lookEveryMs = 10000;
constexpr int freeTries = 5; ///< wrong passwords while offline before each one costs time
constexpr std::int64_t waitMs = 60'000;

/// Runs @p work beside the GUI and hands its value to @p take on this thread while @p owner lives.
template <typename Work, typename Take>
void beside(QObject *owner, Work work, Take take)
{
    QThreadPool::globalInstance()->start([self = QPointer<QObject>(owner), work, take]() mutable {
        auto value = work();
        QMetaObject::invokeMethod(QCoreApplication::instance(), [self, take, value] {
            if (self)
                take(value);
        });
    });
}

} // namespace

Seat::Seat(Options options, CitySession &city, QObject *parent) :
    QObject(parent),
    m_options(std::move(options)),
    m_city(city),
    m_known((m_options.folder + QStringLiteral("/people.json")).toStdString(), m_options.cost)
{
    qRegisterMetaType<remote::SignInResult>();
    m_lastName = m_known.last();
    connect(&m_look, &QTimer::timeout, this, &Seat::look);
    m_look.setInterval(lookEveryMs);
    connect(&m_idle, &IdleWatch::idle, this, [this] {
        if (m_state != State::Open)
            return;
        lock();
        Q_EMIT told(tr("Locked because nobody was at this seat."));
    });
    connect(&m_idle, &IdleWatch::active, this, [this] {
        if (m_state == State::Open)
            m_client->noteActivity();
    });
    makeClient();
}

Seat::~Seat() = default;

void Seat::makeClient()
{
    m_client = std::make_unique<remote::SignInClient>(m_options.server);
    connect(m_client.get(), &remote::SignInClient::refreshTokenChanged, this,
            [this](const QByteArray &token) { m_secrets.write(secretKey(), token); });
    connect(m_client.get(), &remote::SignInClient::sessionEnded, this, [this](const QString &message) {
        if (m_options.machine)
            return signInMachine();
        setState(m_state == State::Open || m_state == State::Locked ? State::Locked : State::Asking);
        Q_EMIT told(message);
    });
}

QString Seat::secretKey() const { return m_options.server.shown() + QLatin1Char(' ') + m_options.seat; }

void Seat::begin()
{
    look();
    m_look.start();
}

std::shared_ptr<const domain::City> Seat::cityNow() const
{
    const MapContentPtr &content = m_city.content();
    return content ? std::shared_ptr<const domain::City>(content->city, &content->city->city) : nullptr;
}

void Seat::look()
{
    if (m_options.stayOffline) {
        m_serverProblem = tr("Not connected, as asked for by --offline.");
        Q_EMIT serverChanged();
        return;
    }
    m_client->probe([this](const std::optional<remote::ServerFound> &found, const QString &problem) {
        const bool first = found && !m_server;
        m_server = found;
        m_serverProblem = problem;
        Q_EMIT serverChanged();
        if (!first || m_state != State::Asking)
            return;
        if (!found->accounts) { // a demo server: nobody signs in
            m_city.openCache(m_options.folder + QStringLiteral("/cache.db"));
            m_city.connectTo(m_options.server.url, {});
            setState(State::Open);
        } else if (m_options.machine) {
            signInMachine();
        } else if (!found->firstRun) {
            resumeKept();
        }
    });
}

void Seat::resumeKept()
{
    if (m_signIns > 0)
        return; // who sits here was quicker than the server's first answer
    m_secrets.read(secretKey(), [this](const QByteArray &token) {
        if (token.isEmpty() || m_signIns > 0)
            return;
        m_client->resume(token, [this](const remote::SignInResult &result) {
            if (result.kind != Kind::Done || m_signIns > 0)
                return;
            m_client->rest().get(QStringLiteral("/v1/session"), this, [this](const remote::Answer &answer) {
                if (m_signIns > 0)
                    return; // the client's session is no longer the kept one
                const std::optional<Person> person = Person::fromJson(answer.json());
                if (!person)
                    return m_client->signOut();
                m_person = *person;
                openCity();
                setState(State::Locked); // the session was kept, not the proof of who sits here now
            });
        });
    });
}

void Seat::signInMachine()
{
    std::optional<remote::MachineCredential> credential = remote::MachineCredential::load();
    if (!credential) {
        m_serverProblem =
            tr("This wall has no credential. Put name and password, one a line, into the systemd "
               "credential egret.sign-in of its service.");
        log(LogLevel::Error, "egret", m_serverProblem.toStdString());
        Q_EMIT serverChanged();
        return;
    }
    const QString name = credential->name;
    m_client->signIn(name, std::move(credential->password), {}, m_options.seat,
                     [this, name](const remote::SignInResult &result) {
                         if (result.kind == Kind::Done)
                             return askWho({}, false);
                         log(LogLevel::Error, "egret",
                             "the wall cannot sign in as " + name.toStdString() + ": "
                                 + result.message.toStdString());
                         m_serverProblem = result.message;
                         Q_EMIT serverChanged();
                         QTimer::singleShot(std::max(30, result.retryAfter) * 1000, this, [this] {
                             if (!m_client->signedIn())
                                 signInMachine();
                         });
                     });
}

void Seat::setLockAfter(int ms)
{
    m_options.lockAfterMs = ms;
    setLimit();
}

void Seat::setLimit()
{
    m_idle.setLimit(m_state == State::Open && !m_options.machine && (!m_server || m_server->accounts)
                        ? m_options.lockAfterMs
                        : 0);
}

void Seat::setState(State state)
{
    m_state = state;
    setLimit();
    Q_EMIT stateChanged();
}

void Seat::signIn(const QString &name, std::string password, std::string code)
{
    ++m_signIns;
    if (m_options.stayOffline)
        return openOffline(name, std::move(password), {Kind::Unreachable, false, 0, m_serverProblem});
    m_client->signIn(name, password, std::move(code), m_options.seat,
                     [this, name, password](const remote::SignInResult &result) mutable {
                         took(name, std::move(password), result);
                     });
    crypto::wipe(password);
}

void Seat::took(const QString &name, std::string password, const remote::SignInResult &result)
{
    if (result.kind == Kind::Done)
        return askWho(std::move(password), result.mustChangePassword);
    if (result.kind == Kind::Unreachable)
        return openOffline(name, std::move(password), result);
    if (result.kind == Kind::Refused) { // right here and wrong there: changed or closed meanwhile
        beside(
            this,
            [known = m_known, name, password]() mutable {
                const bool stale = known.check(name, password, nowMs()).ok();
                crypto::wipe(password);
                return stale && known.forget(name).ok();
            },
            [](bool) {});
    }
    crypto::wipe(password);
    Q_EMIT tried(result);
}

void Seat::askWho(std::string password, bool mustChange)
{
    m_client->rest().get(
        QStringLiteral("/v1/session"), this,
        [this, password, mustChange](const remote::Answer &answer) mutable {
            const std::optional<Person> person = Person::fromJson(answer.json());
            if (!person) {
                crypto::wipe(password);
                m_client->signOut();
                Q_EMIT tried(
                    {Kind::Unreachable, false, 0,
                     tr("The server accepted the password and then did not say who you are. Try again.")});
                return;
            }
            m_person = *person;
            m_lastName = person->name;
            if (mustChange) {
                crypto::wipe(password);
                setState(State::Changing);
            } else {
                if (!m_options.machine)
                    remember(std::move(password));
                openCity();
                setState(State::Open);
            }
            Q_EMIT tried({Kind::Done, mustChange, 0, {}});
        });
}

void Seat::remember(std::string password)
{
    beside(
        this,
        [known = m_known, person = m_person, password]() mutable {
            const Outcome kept = known.remember(person, password, nowMs());
            crypto::wipe(password);
            return kept ? std::string() : kept.error().message;
        },
        [](const std::string &problem) {
            if (!problem.empty())
                log(LogLevel::Warning, "egret", problem);
        });
    crypto::wipe(password);
}

void Seat::openOffline(const QString &name, std::string password, const remote::SignInResult &unreachable)
{
    if (nowMs() < m_waitUntil) {
        crypto::wipe(password);
        Q_EMIT tried({Kind::LockedOut, false, static_cast<int>((m_waitUntil - nowMs()) / 1000) + 1, {}});
        return;
    }
    beside(
        this,
        [known = m_known, name, password]() mutable {
            Result<Person> person = known.check(name, password, nowMs());
            crypto::wipe(password);
            return person;
        },
        [this, unreachable](const Result<Person> &person) {
            if (person) {
                m_failures = 0;
                m_person = person.value();
                m_lastName = m_person.name;
                openCity();
                setState(State::Open);
                Q_EMIT tried({Kind::Done, false, 0, {}});
                return;
            }
            remote::SignInResult result = unreachable;
            if (person.error().code == Error::Code::Denied) {
                result = {Kind::Refused, false, 0,
                          tr("The server is away, and this is not the password that was last used here.")};
                if (++m_failures >= freeTries)
                    m_waitUntil = nowMs() + waitMs;
            } else if (person.error().code == Error::Code::Stale) {
                result.message += QLatin1Char('\n')
                    + tr("You last signed in at this seat more than a week ago, so the city kept here stays "
                         "closed "
                         "until the server is back.");
            } else {
                result.message += QLatin1Char('\n')
                    + tr("Without the server, only who has signed in at this seat before can open the city "
                         "kept "
                         "here.");
            }
            Q_EMIT tried(result);
        });
    crypto::wipe(password);
}

void Seat::openCity()
{
    if (m_openFor != m_person.id) {
        m_openFor = m_person.id;
        m_city.openCache(m_options.folder + QLatin1Char('/') + m_person.id + QStringLiteral("/cache.db"));
    }
    if (!m_options.stayOffline)
        m_city.connectTo(m_options.server, m_client->token());
}

void Seat::unlock(std::string password, std::string code)
{
    if (m_state != State::Locked)
        return;
    if (!m_client->signedIn()) {
        signIn(m_person.name, password, std::move(code));
        crypto::wipe(password);
        return;
    }
    m_client->confirm(password, [this, password](const remote::SignInResult &result) mutable {
        if (result.kind == Kind::Done) {
            remember(std::move(password));
            setState(State::Open);
        } else if (result.kind == Kind::Unreachable) {
            return openOffline(m_person.name, std::move(password), result);
        }
        crypto::wipe(password);
        Q_EMIT tried(result);
    });
    crypto::wipe(password);
}

void Seat::changePassword(std::string old, std::string next)
{
    m_client->changePassword(std::move(old), next, [this, next](const remote::SignInResult &result) mutable {
        if (result.kind == Kind::Done && m_state == State::Changing)
            return askWho(std::move(next), false); // with the rights that came with it
        if (result.kind == Kind::Done)
            remember(std::move(next));
        crypto::wipe(next);
        Q_EMIT tried(result);
    });
    crypto::wipe(next);
}

void Seat::firstRun(const Json &body)
{
    m_client->firstRun(body, [this](const remote::SignInResult &result) {
        if (result.kind == Kind::Done && m_server)
            m_server->firstRun = false;
        Q_EMIT tried(result);
        Q_EMIT serverChanged();
    });
}

void Seat::lock()
{
    if (m_state == State::Open && !m_options.machine && (!m_server || m_server->accounts))
        setState(State::Locked);
}

void Seat::signOut()
{
    m_client->signOut();
    m_city.close();
    m_openFor.clear();
    m_person = {};
    setState(State::Asking);
}

void Seat::trust(const std::string &pin)
{
    m_options.server.pins.push_back(pin);
    m_server.reset();
    makeClient();
    look();
}

} // namespace egret::session
