// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <identity/User.h>
#include <session/Seat.h>

#include <QDialog>

#include <memory>
#include <vector>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace egret::desk {

class AreaPicker;
class GrantPreview;

/// Makes a user or changes one: name, where they belong, roles in places and until when, closed or not, a new
/// first password; with a preview of what the person will see. The server decides, and its refusal is shown.
class UserDialog final : public QDialog
{
    Q_OBJECT

public:
    /// @p user: as GET /v1/users gives it, null for a new one. @p roles: "items" of GET /v1/roles. @p city
    /// may be null.
    UserDialog(session::Seat &seat, Json user, Json roles, std::shared_ptr<const domain::City> city,
               QWidget *parent = nullptr);

private:
    /// One role in one place.
    struct Row
    {
        QWidget *widget = nullptr;
        QComboBox *role = nullptr;
        AreaPicker *place = nullptr;
        QCheckBox *ends = nullptr;
        QDateEdit *until = nullptr;
        std::int64_t from = 0;
    };

    void addRow(const identity::Grant &grant);
    void removeRow(QWidget *widget);
    [[nodiscard]] std::vector<identity::Grant> grants() const;
    void showPreview();
    void suggestPassword();
    void submit();
    void say(const QString &text, bool error);

    session::Seat &m_seat;
    Json m_user;
    Json m_roles;
    std::shared_ptr<const domain::City> m_city;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_displayName = nullptr;
    AreaPicker *m_home = nullptr;
    QVBoxLayout *m_rowsLayout = nullptr;
    std::vector<Row> m_rows;
    QCheckBox *m_closed = nullptr;
    QCheckBox *m_setPassword = nullptr;
    QLineEdit *m_password = nullptr;
    QPushButton *m_suggest = nullptr;
    QLineEdit *m_cause = nullptr;
    GrantPreview *m_preview = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_go = nullptr;
};

} // namespace egret::desk
