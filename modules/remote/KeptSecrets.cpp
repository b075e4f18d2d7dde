// SPDX-License-Identifier: GPL-3.0-or-later
#include <crypto/Secret.h>
#include <remote/KeptSecrets.h>

#include <QFile>
#include <qt6keychain/keychain.h>

namespace egret::remote {

namespace {

QString service() { return QStringLiteral("org.egret.egret"); }

/// Without a session bus there is no keychain to ask, and the library would wait for one.
bool keychainThere() { return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"); }

template <typename Job>
Job *jobFor(const QString &key, QObject *parent)
{
    auto *const job = new Job(service(), parent);
    job->setKey(key);
    job->setInsecureFallback(false);
    job->setAutoDelete(true);
    return job;
}

} // namespace

void KeptSecrets::read(const QString &key, std::function<void(const QByteArray &)> take)
{
    if (!keychainThere())
        return take({});
    auto *const job = jobFor<QKeychain::ReadPasswordJob>(key, this);
    connect(job, &QKeychain::Job::finished, this, [job, take = std::move(take)] {
        take(job->error() == QKeychain::NoError ? job->binaryData() : QByteArray());
    });
    job->start();
}

void KeptSecrets::write(const QString &key, const QByteArray &secret)
{
    if (!keychainThere())
        return;
    if (secret.isEmpty())
        return jobFor<QKeychain::DeletePasswordJob>(key, this)->start();
    auto *const job = jobFor<QKeychain::WritePasswordJob>(key, this);
    job->setBinaryData(secret);
    job->start();
}

std::optional<MachineCredential> MachineCredential::load()
{
    const QString folder = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    QFile file(folder + QStringLiteral("/egret.sign-in"));
    if (folder.isEmpty() || !file.open(QFile::ReadOnly))
        return std::nullopt;
    MachineCredential credential;
    credential.name = QString::fromUtf8(file.readLine(200)).trimmed();
    QByteArray line = file.readLine(300);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    credential.password = line.toStdString();
    line.fill('\0');
    if (credential.name.isEmpty() || credential.password.empty())
        return std::nullopt;
    return credential;
}

} // namespace egret::remote
