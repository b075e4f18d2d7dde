// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Log.h>
#include <wall/AlertSound.h>
#include <wall/AlertTone.h>

#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioSink>
#include <QMediaDevices>

namespace egret::wall {

AlertSound::AlertSound(QObject *parent) : QObject(parent) { }

AlertSound::~AlertSound() = default;

void AlertSound::play(int level)
{
    if (!m_enabled)
        return;
    QAudioFormat format;
    format.setSampleRate(toneRate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (device.isNull() || !device.isFormatSupported(format)) {
        if (!m_told)
            log(LogLevel::Info, "wall",
                "this computer has no sound device; alerts are shown without a sound");
        m_told = true;
        return;
    }
    m_sink.reset(); // before what it reads from
    m_samples.close();
    m_samples.setData(alertTone(level));
    m_samples.open(QIODevice::ReadOnly);
    m_sink = std::make_unique<QAudioSink>(device, format);
    m_sink->start(&m_samples);
}

} // namespace egret::wall
