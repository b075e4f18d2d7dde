// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/CitySession.h>

#include <QObject>
#include <QVariantMap>

namespace egret::wall {

/// What the tiles of a wall show, by source: {value, exact, assumed} for a figure, {rows} of {name, value,
/// part} for rankings and charts, {heads, rows} for tables. Nothing of a person is among them: figures and
/// names of places and classes only. Lives on the GUI thread.
class TileValues final : public QObject
{
    Q_OBJECT

public:
    /// @p session must outlive the values.
    explicit TileValues(session::CitySession &session, QObject *parent = nullptr);

    [[nodiscard]] const QVariantMap &all() const { return m_values; }

Q_SIGNALS:
    void changed();

private:
    void take();

    session::CitySession &m_session;
    QVariantMap m_values;
};

} // namespace egret::wall
