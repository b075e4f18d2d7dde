// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/Preferences.h>

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace egret::desk {

/// Shows the preferences and keeps them when accepted.
class PreferencesDialog final : public QDialog
{
    Q_OBJECT

public:
    PreferencesDialog(session::Preferences &preferences, QWidget *parent = nullptr);

    /// As they stand in the dialog.
    [[nodiscard]] session::Preferences::Values values() const;

private:
    session::Preferences &m_preferences;
    QComboBox *m_theme;
    QComboBox *m_language;
    QComboBox *m_coordinates;
    QSpinBox *m_lock;
    QLineEdit *m_position;
    QCheckBox *m_sound;
    QCheckBox *m_motion;
    QCheckBox *m_compact;
};

} // namespace egret::desk
