// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <string>

namespace egret::remote {

/// Where the refresh token outlives the program: the desktop's keychain (Secret Service). Where there is
/// none, nothing is kept and the person is asked again; a file is never the fallback. One thread.
class KeptSecrets final : public QObject
{
    Q_OBJECT

public:
    explicit KeptSecrets(QObject *parent = nullptr) : QObject(parent) { }

    /// @p take is called once: with the secret, or with nothing when there is none or no keychain.
    void read(const QString &key, std::function<void(const QByteArray &)> take);
    /// An empty @p secret deletes the entry.
    void write(const QString &key, const QByteArray &secret);
};

/// Name and password of a machine that signs in by itself.
struct MachineCredential
{
    QString name;
    std::string password;

    /// Reads the systemd credential "egret.sign-in" (LoadCredential=): two lines, name and password. Empty
    /// when CREDENTIALS_DIRECTORY is not set or holds no such credential.
    static std::optional<MachineCredential> load();
};

} // namespace egret::remote
