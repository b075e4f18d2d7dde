// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

namespace egret::app {

/// Keeps one desk for each folder of caches: a second start hands its link over to the running one and ends.
/// The door is a local socket that only the same user may open; one that a killed desk left behind is taken
/// away. GUI thread.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    /// @p scope: what there may be one of: desks of the same scope find each other.
    explicit SingleInstance(const QString &scope, QObject *parent = nullptr);

    /// Tells the running desk to come to the front and to open @p link (may be empty). False when none runs.
    [[nodiscard]] bool handOver(const QString &link) const;
    /// Becomes the desk that others find. False when another was faster: hand over to it.
    bool listen();

    static constexpr int linkLimit = 1024; ///< bytes; what is longer is no link
    static constexpr int answerMs = 3000; ///< a desk that says nothing for so long hangs

Q_SIGNALS:
    void arrived(const QString &link);

private:
    void serve();

    QString m_name;
    QLockFile m_lock; ///< a local socket alone can be taken over by who binds its name later
    QLocalServer m_server;
};

} // namespace egret::app
