// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/CitySession.h>

#include <QWidget>

class QFormLayout;
class QLabel;

namespace egret::desk {

/// Everything the cache knows of one component. Unit and place come from its attribute chunk, read on
/// a thread beside the GUI.
class ComponentCard final : public QWidget
{
    Q_OBJECT

public:
    explicit ComponentCard(session::CitySession &session, QWidget *parent = nullptr);

    /// Shows the component at @p row of the session's content; no value empties the card.
    void show(std::optional<std::uint32_t> row);
    void showMessage(const QString &text);

private:
    void fill(const session::MapContentPtr &content, std::uint32_t row);
    void clear();
    void addField(const QString &name, const QString &value);

    session::CitySession &m_session;
    QLabel *m_title = nullptr;
    QLabel *m_subtitle = nullptr;
    QFormLayout *m_fields = nullptr;
    std::uint64_t m_asked = 0;
};

/// The identifier of a component row: district + class code + serial of six digits.
QString componentCode(const points::PointSet &points, std::uint32_t row);

} // namespace egret::desk
