// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/WallControl.h>

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace egret::desk {

/// Asks for what is to take walls over, and sends it.
class AlertDialog final : public QDialog
{
    Q_OBJECT

public:
    AlertDialog(session::WallControl &control, QWidget *parent = nullptr);

    /// What is asked for now, from @p now (ms) on.
    [[nodiscard]] scenes::Alert alert(std::int64_t now) const;

private:
    session::WallControl &m_control;
    QComboBox *m_wall;
    QComboBox *m_level;
    QLineEdit *m_text;
    QSpinBox *m_minutes;
    QCheckBox *m_sound;
    QPushButton *m_send;
};

} // namespace egret::desk
