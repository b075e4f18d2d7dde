// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBuffer>
#include <QObject>

#include <memory>

class QAudioSink;

namespace egret::wall {

/// Plays the sound of an alert. A computer without a sound device shows alerts all the same: that is told
/// in the log once and is no error. The device is looked for when the first alert comes, not before, so
/// that a wall starts without any. GUI thread.
class AlertSound final : public QObject
{
    Q_OBJECT

public:
    explicit AlertSound(QObject *parent = nullptr);
    ~AlertSound() override;

    /// Begins anew when one is playing.
    void play(int level);
    /// Off: play() does nothing.
    void setEnabled(bool on) { m_enabled = on; }

private:
    bool m_enabled = true;
    bool m_told = false;
    std::unique_ptr<QAudioSink> m_sink;
    QBuffer m_samples;
};

} // namespace egret::wall
