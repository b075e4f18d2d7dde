// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/CitySession.h>
#include <session/SelectionAlgebra.h>
#include <session/UndoHistory.h>

namespace egret::session {

/// The one selection of a window: the same set on the map, in the table, the charts and the export.
/// It survives changes of the city: rows are carried to the new content by identity on a thread
/// beside, and until that is done points() still is the set that rows() belongs to. GUI thread.
class SelectionModel final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    SelectionModel(CitySession &session, UndoHistory &history, QObject *parent = nullptr);
    ~SelectionModel() override;

    /// The components that rows() and current() number; null before the first city.
    [[nodiscard]] const points::PointSetPtr &points() const { return m_points; }
    [[nodiscard]] const points::Selection &rows() const { return *m_held; }
    [[nodiscard]] std::uint32_t count() const { return m_held->count(); }
    /// The one component that the card shows; it need not be selected.
    [[nodiscard]] std::optional<std::uint32_t> current() const { return m_current; }

    /// Joins @p with, rows of @p of, to what is selected; can be undone. Rows of a city that is no
    /// longer shown are carried over first.
    void combine(const points::PointSetPtr &of, const points::Selection &with, Combine how);
    void combine(const points::PointSetPtr &of, std::span<const std::uint32_t> rows, Combine how);
    void clear();
    /// @p row of @p of; no value: none.
    void setCurrent(const points::PointSetPtr &of, std::optional<std::uint32_t> row);

Q_SIGNALS:
    void changed();
    void currentChanged();

private:
    using Held = std::shared_ptr<points::Selection>;
    struct Carry;

    void contentChanged();
    void begin();
    void took(const std::shared_ptr<Carry> &carry);
    void hold(const Held &held);

    CitySession &m_session;
    UndoHistory &m_history;
    points::PointSetPtr m_points;
    Held m_held;
    std::optional<std::uint32_t> m_current;
    std::vector<std::weak_ptr<points::Selection>> m_versions; ///< that can be undone to
    std::vector<std::function<void()>> m_waiting; ///< asked while rows are being carried
    bool m_carrying = false;
};

} // namespace egret::session
