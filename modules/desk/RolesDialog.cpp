// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/AreaPicker.h>
#include <desk/GrantPreview.h>
#include <desk/Repolish.h>
#include <desk/RightWords.h>
#include <desk/RolesDialog.h>

#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace egret::desk {

RolesDialog::RolesDialog(session::Seat &seat, std::shared_ptr<const domain::City> city, QWidget *parent) :
    QDialog(parent), m_city(std::move(city))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What a role sees"));
    resize(820, 560);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    auto *const sides = new QHBoxLayout;
    sides->setSpacing(20);
    layout->addLayout(sides, 1);
    m_list = new QListWidget;
    m_list->setAccessibleName(tr("Roles"));
    m_list->setMaximumWidth(240);
    sides->addWidget(m_list, 1);
    auto *const right = new QVBoxLayout;
    auto *const form = new QFormLayout;
    form->addRow(tr("Held in"), m_place = new AreaPicker(m_city.get()));
    right->addLayout(form);
    right->addWidget(m_preview = new GrantPreview, 1);
    sides->addLayout(right, 2);
    layout->addWidget(m_state = new QLabel(tr("Loading …")));
    m_state->setObjectName(QStringLiteral("muted"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    auto *const close = new QPushButton(tr("Close"));
    layout->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(&seat, &session::Seat::stateChanged, this, &QDialog::close);
    connect(m_list, &QListWidget::currentRowChanged, this, &RolesDialog::showRole);
    connect(m_place, &AreaPicker::placeChanged, this, &RolesDialog::showRole);
    seat.rest().get(QStringLiteral("/v1/roles"), this,
                    [this](const remote::Answer &answer) { take(answer); });
}

void RolesDialog::take(const remote::Answer &answer)
{
    if (!answer.ok()) {
        m_state->setObjectName(QStringLiteral("error"));
        repolish(m_state);
        return m_state->setText(
            answer.status == 0 ? answer.problem
                               : tr("The server refused the list (%1). Your rights may have changed; sign "
                                    "in again.")
                                     .arg(answer.status));
    }
    const Json page = answer.json();
    m_roles = page.value("items", Json::array());
    for (const Json &role : m_roles)
        m_list->addItem(roleInWords(role));
    m_state->setText(
        tr("Roles are data: resources/identity/roles.json of the server, or the city pack's own."));
    m_list->setCurrentRow(0);
    m_list->setFocus();
}

void RolesDialog::showRole()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= static_cast<int>(m_roles.size()))
        return;
    const std::string id = textAt(m_roles[static_cast<std::size_t>(row)], "id");
    m_preview->preview({{id, id == "anyone" ? std::string() : m_place->place()}}, m_roles, m_city.get());
}

} // namespace egret::desk
