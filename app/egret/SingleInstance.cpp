// SPDX-License-Identifier: GPL-3.0-or-later
#include "SingleInstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QTimer>

namespace egret::app {

namespace {

QString socketOf(const QString &scope)
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (folder.isEmpty())
        folder = QDir::tempPath();
    // A socket's path has room for a hundred letters only.
    const QByteArray hash =
        QCryptographicHash::hash(scope.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return folder + QStringLiteral("/egret-") + QString::fromLatin1(hash);
}

} // namespace

SingleInstance::SingleInstance(const QString &scope, QObject *parent) :
    QObject(parent), m_name(socketOf(scope)), m_lock(m_name + QStringLiteral(".lock"))
{
    m_lock.setStaleLockTime(0); // held while its process lives, however long
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::serve);
}

bool SingleInstance::handOver(const QString &link) const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(answerMs))
        return false;
    socket.write(link.toUtf8().left(linkLimit) + '\n');
    // The desk answers once it has read; one that hangs is no reason to start a second on the same cache.
    socket.waitForReadyRead(answerMs);
    return true;
}

bool SingleInstance::listen()
{
    if (!m_lock.tryLock(0))
        return false;
    QLocalServer::removeServer(m_name); // of a desk that was killed
    return m_server.listen(m_name);
}

void SingleInstance::serve()
{
    while (QLocalSocket *const socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        QTimer::singleShot(answerMs, socket, &QLocalSocket::abort); // who says nothing is not waited for
        const auto read = [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > linkLimit)
                    socket->abort();
                return;
            }
            const QByteArray line = socket->readLine(linkLimit + 2).trimmed();
            socket->write("ok\n");
            socket->flush();
            socket->disconnectFromServer();
            Q_EMIT arrived(QString::fromUtf8(line));
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        read();
    }
}

} // namespace egret::app
