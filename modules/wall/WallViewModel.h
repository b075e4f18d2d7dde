// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/CitySession.h>

#include <QObject>
#include <QVariantList>
#include <qqmlintegration.h>

namespace egret::wall {

/// What the wall shows of a city in peacetime: figures, the spread over districts and states, the
/// connection and the clock. Only what the data holds; figures that somebody assumed are marked.
class WallViewModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made in C++ and handed to the screen")
    Q_PROPERTY(QString city READ city NOTIFY changed FINAL)
    Q_PROPERTY(QString status READ status NOTIFY statusChanged FINAL)
    Q_PROPERTY(int connection READ connection NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString clock READ clock NOTIFY tick FINAL)
    Q_PROPERTY(QString date READ date NOTIFY tick FINAL)
    Q_PROPERTY(QVariantList figures READ figures NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList districts READ districts NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList states READ states NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList categories READ categories NOTIFY changed FINAL)

public:
    /// @p session must outlive the view model.
    explicit WallViewModel(session::CitySession &session, QObject *parent = nullptr);

    [[nodiscard]] QString city() const;
    [[nodiscard]] QString status() const { return m_session.status().text; }
    /// 0 offline, 1 syncing, 2 live.
    [[nodiscard]] int connection() const { return static_cast<int>(m_session.status().connection); }
    [[nodiscard]] QString clock() const;
    [[nodiscard]] QString date() const;
    /// [{name, value, exact, assumed}]
    [[nodiscard]] QVariantList figures() const { return m_figures; }
    /// [{name, value, part}]: part of the largest, 0 to 1.
    [[nodiscard]] QVariantList districts() const { return m_districts; }
    [[nodiscard]] QVariantList states() const { return m_states; }
    /// [{name, color}]
    [[nodiscard]] QVariantList categories() const { return m_categories; }

Q_SIGNALS:
    void changed();
    void statusChanged();
    void tick();

private:
    void take();

    session::CitySession &m_session;
    QVariantList m_figures;
    QVariantList m_districts;
    QVariantList m_states;
    QVariantList m_categories;
};

} // namespace egret::wall
