// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/Seat.h>

#include <QDialog>

#include <memory>

class QLabel;
class QListWidget;

namespace egret::desk {

class AreaPicker;
class GrantPreview;

/// The roles of the server, each with what somebody of that role sees in a place of choice. Deletes itself
/// when closed.
class RolesDialog final : public QDialog
{
    Q_OBJECT

public:
    /// @p city may be null.
    RolesDialog(session::Seat &seat, std::shared_ptr<const domain::City> city, QWidget *parent = nullptr);

private:
    void take(const remote::Answer &answer);
    void showRole();

    std::shared_ptr<const domain::City> m_city;
    Json m_roles = Json::array();
    QListWidget *m_list = nullptr;
    AreaPicker *m_place = nullptr;
    GrantPreview *m_preview = nullptr;
    QLabel *m_state = nullptr;
};

} // namespace egret::desk
