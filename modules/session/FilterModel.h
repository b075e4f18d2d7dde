// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/CitySession.h>
#include <session/DeskStore.h>
#include <session/UndoHistory.h>

#include <QStringList>

namespace egret::session {

/// The filter of a window as a person works with it: each change can be undone, filters can be given
/// names, and the one in use is kept as a draft, so that it is there again after a crash. GUI thread.
class FilterModel final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it; @p store may be null: nothing is kept then.
    FilterModel(CitySession &session, UndoHistory &history, DeskStore *store, QObject *parent = nullptr);

    [[nodiscard]] const MapFilter &filter() const { return m_session.filter(); }
    /// Whether the filter came from a draft of an earlier run.
    [[nodiscard]] bool restored() const { return m_restored; }
    void apply(const MapFilter &filter, const QString &what);
    /// Shows everything, keeping layers and their look.
    void clear();

    [[nodiscard]] QStringList names() const;
    void saveAs(const QString &name);
    void use(const QString &name);
    void forget(const QString &name);

Q_SIGNALS:
    void changed();
    void namesChanged();

private:
    void set(const MapFilter &filter);

    CitySession &m_session;
    UndoHistory &m_history;
    DeskStore *m_store;
    bool m_restored = false;
};

} // namespace egret::session
