// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/FilterJson.h>
#include <session/FilterModel.h>

namespace egret::session {

FilterModel::FilterModel(CitySession &session, UndoHistory &history, DeskStore *store, QObject *parent) :
    QObject(parent), m_session(session), m_history(history), m_store(store)
{
    const auto draft = store ? store->find("draft", "filter") : std::nullopt;
    if (!draft)
        return;
    if (const auto json = parseJson(draft->value, "the draft of the filter")) {
        m_restored = true;
        m_session.setFilter(filterFromJson(json.value()));
    }
}

void FilterModel::set(const MapFilter &filter)
{
    m_session.setFilter(filter);
    if (m_store) {
        if (filter == MapFilter{})
            m_store->remove("draft", "filter");
        else
            m_store->put("draft", "filter", dumped(toJson(filter)));
    }
    Q_EMIT changed();
}

void FilterModel::apply(const MapFilter &next, const QString &what)
{
    const MapFilter before = filter();
    if (next == before)
        return;
    set(next);
    m_history.did({what, [this, before] { set(before); }, [this, next] { set(next); }});
}

void FilterModel::clear()
{
    MapFilter next;
    next.cameras = filter().cameras;
    next.grids = filter().grids;
    next.hiddenLayers = filter().hiddenLayers;
    next.opacity = filter().opacity;
    next.order = filter().order;
    apply(next, tr("Clear the filter"));
}

QStringList FilterModel::names() const
{
    QStringList names;
    if (m_store) {
        for (const auto &[name, entry] : m_store->all("filter"))
            names.append(QString::fromStdString(name));
    }
    return names;
}

void FilterModel::saveAs(const QString &name)
{
    if (!m_store || name.trimmed().isEmpty())
        return;
    m_store->put("filter", name.trimmed().toStdString(), dumped(toJson(filter())));
    Q_EMIT namesChanged();
}

void FilterModel::use(const QString &name)
{
    const auto entry = m_store ? m_store->find("filter", name.toStdString()) : std::nullopt;
    if (!entry)
        return;
    if (const auto json = parseJson(entry->value, name.toStdString()))
        apply(filterFromJson(json.value()), tr("Filter %1").arg(name));
}

void FilterModel::forget(const QString &name)
{
    if (m_store)
        m_store->remove("filter", name.toStdString());
    Q_EMIT namesChanged();
}

} // namespace egret::session
