// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace egret::test {

/// A line to a server that can be held: what is asked beyond a number of chunks gets no answer, or nothing at
/// all does. Lives on the thread of its sessions' owner.
class HeldLine final : public QTcpServer
{
public:
    /// @p chunks: how many are let through; −1: not even the first word is answered.
    HeldLine(QUrl server, int chunks) : m_server(std::move(server)), m_chunks(chunks)
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port for a held line");
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *const near = nextPendingConnection())
                join(*near);
        });
    }
    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort())); }

private:
    void join(QTcpSocket &near)
    {
        auto *const far = new QTcpSocket(&near);
        if (m_chunks < 0)
            return;
        far->connectToHost(m_server.host(), static_cast<quint16>(m_server.port()));
        connect(&near, &QTcpSocket::readyRead, far, [this, &near, far] {
            const QByteArray bytes = near.readAll();
            m_chunks -= static_cast<int>(bytes.count("GET /v1/chunks"));
            if (m_chunks >= 0)
                far->write(bytes);
        });
        connect(far, &QTcpSocket::readyRead, &near, [&near, far] { near.write(far->readAll()); });
        connect(&near, &QTcpSocket::disconnected, &near, &QObject::deleteLater);
    }

    QUrl m_server;
    int m_chunks;
};

} // namespace egret::test
