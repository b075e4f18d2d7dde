// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/ComponentId.h>
#include <session/RowCarry.h>
#include <session/SelectionModel.h>
#include <session/StatusText.h>

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace egret::session {

/// One move of every version to a newer point set.
struct SelectionModel::Carry
{
    points::PointSetPtr from, to;
    std::vector<Held> versions;
    std::vector<points::Selection> before; ///< copies: the GUI thread owns the versions
    std::vector<points::Selection> after;
    std::optional<std::uint32_t> current;
};

SelectionModel::SelectionModel(CitySession &session, UndoHistory &history, QObject *parent) :
    QObject(parent),
    m_session(session),
    m_history(history),
    m_held(std::make_shared<points::Selection>(noneOf(0)))
{
    connect(&session, &CitySession::contentChanged, this, &SelectionModel::contentChanged);
    contentChanged();
}

SelectionModel::~SelectionModel() = default;

void SelectionModel::contentChanged()
{
    if (m_session.content() && m_session.content()->city->components != m_points && !m_carrying)
        begin();
}

void SelectionModel::begin()
{
    auto carry = std::make_shared<Carry>();
    carry->from = m_points;
    carry->to = m_session.content()->city->components;
    carry->current = m_current;
    std::erase_if(m_versions, [](const auto &version) { return version.expired(); });
    bool any = m_current.has_value();
    for (const auto &version : m_versions)
        carry->versions.push_back(version.lock());
    if (std::find(carry->versions.begin(), carry->versions.end(), m_held) == carry->versions.end())
        carry->versions.push_back(m_held);
    for (const Held &version : carry->versions) {
        carry->before.push_back(*version);
        any = any || version->count() > 0;
    }
    if (!m_points || !any) {
        carry->after.assign(carry->before.size(), noneOf(carry->to->size()));
        took(carry);
        return;
    }
    m_carrying = true;
    QThreadPool::globalInstance()->start([self = QPointer<SelectionModel>(this), carry] {
        const RowCarry rows(*carry->from, *carry->to);
        for (const points::Selection &selection : carry->before)
            carry->after.push_back(rows.carried(selection));
        if (carry->current)
            carry->current = rows.row(*carry->current);
        QMetaObject::invokeMethod(qApp, [self, carry] {
            if (self)
                self->took(carry);
        });
    });
}

void SelectionModel::took(const std::shared_ptr<Carry> &carry)
{
    m_carrying = false;
    m_points = carry->to;
    for (std::size_t i = 0; i < carry->versions.size(); ++i)
        *carry->versions[i] = std::move(carry->after[i]);
    const bool lost = m_current && !carry->current;
    m_current = carry->current;
    Q_EMIT changed();
    if (lost)
        Q_EMIT currentChanged();
    if (m_session.content()->city->components != m_points) {
        begin(); // it changed again meanwhile
        return;
    }
    for (const auto &ask : std::exchange(m_waiting, {}))
        ask();
}

void SelectionModel::combine(const points::PointSetPtr &of, std::span<const std::uint32_t> rows, Combine how)
{
    combine(of, selectionOf(rows, of->size()), how);
}

void SelectionModel::combine(const points::PointSetPtr &of, const points::Selection &with, Combine how)
{
    if (m_carrying) {
        m_waiting.push_back([this, of, with, how] { combine(of, with, how); });
        return;
    }
    if (!m_points)
        return;
    const points::Selection now =
        combined(*m_held, of == m_points ? with : RowCarry(*of, *m_points).carried(with), how);
    if (now == *m_held)
        return;
    const Held before = m_held;
    const Held after = std::make_shared<points::Selection>(now);
    m_versions.push_back(before);
    m_versions.push_back(after);
    hold(after);
    m_history.did(
        {now.count() == 0 ? tr("Select nothing") : tr("Select %1 components").arg(grouped(now.count())),
         [this, before] { hold(before); }, [this, after] { hold(after); }});
}

void SelectionModel::clear()
{
    if (m_points)
        combine(m_points, noneOf(m_points->size()), Combine::Replace);
}

void SelectionModel::hold(const Held &held)
{
    m_held = held;
    Q_EMIT changed();
}

void SelectionModel::setCurrent(const points::PointSetPtr &of, std::optional<std::uint32_t> row)
{
    if (m_carrying) {
        m_waiting.push_back([this, of, row] { setCurrent(of, row); });
        return;
    }
    if (!m_points || !of || (row && *row >= of->size()))
        row.reset();
    if (row && of != m_points)
        row =
            rowOf(*m_points, of->districts[of->district[*row]], of->classes[of->cls[*row]], of->serial[*row]);
    if (row == m_current)
        return;
    m_current = row;
    Q_EMIT currentChanged();
}

} // namespace egret::session
