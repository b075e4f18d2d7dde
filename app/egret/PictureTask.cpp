// SPDX-License-Identifier: GPL-3.0-or-later
#include "PictureTask.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

namespace egret::app {

PictureTask::PictureTask(const Options &options, session::CitySession &session, std::function<bool()> sharp,
                         std::function<QImage()> grab, QObject *parent) :
    QObject(parent),
    m_options(options),
    m_session(session),
    m_mapsSharp(std::move(sharp)),
    m_grab(std::move(grab))
{
    auto *const timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &PictureTask::look);
    timer->start(100);
}

void PictureTask::look()
{
    if (++m_looks > 1200) {
        std::fprintf(stderr, "egret: no city has come within two minutes; no picture was made\n");
        QCoreApplication::exit(1);
        return;
    }
    // Live, or offline by wish: the status line is to say the truth in the picture.
    const bool settled = m_options.offline || m_session.status().connection == session::Connection::Live;
    m_sharp = settled && m_session.content() && m_mapsSharp() ? m_sharp + 1 : 0;
    if (m_sharp < 5)
        return;
    const QImage image = m_grab();
    if (image.isNull() || !image.save(m_options.picture)) {
        std::fprintf(stderr, "egret: %s cannot be written\n", qPrintable(m_options.picture));
        QCoreApplication::exit(1);
        return;
    }
    QCoreApplication::exit(0);
}

} // namespace egret::app
